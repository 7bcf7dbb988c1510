//! What a name is by the conventions of news, whatever the model thinks of it: "MADRID (AP) –" is a place, "Kent Police" one body.

use super::Name;
use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::span::Span;

/// Last words of a body that is named by its place. Sorted.
const BODIES: [&str; 5] = ["Council", "Ministry", "Parliament", "Police", "University"];

/// What may stand between the two. Sorted.
const BETWEEN: [&str; 5] = ["Borough", "City", "County", "District", "State"];

/// Sets types and ends of `names` (in text order) where a convention says them.
pub fn apply(document: &Document, names: &mut [Name]) {
    let starts: Vec<usize> = names.iter().map(|n| n.span.start).collect();
    for (i, name) in names.iter_mut().enumerate() {
        if document.dateline.is_some_and(|d| d.start == name.span.start) && name.kind == EntityType::Organization {
            *name = Name { kind: EntityType::Place, confidence: Score(1.0), ..*name };
        }
        let free = starts.get(i + 1).copied().unwrap_or(document.text.len());
        if matches!(name.kind, EntityType::Place | EntityType::Organization)
            && let Some(end) = end_of_body(&document.text[name.span.end..free])
        {
            *name =
                Name { span: Span::new(name.span.start, name.span.end + end), kind: EntityType::Organization, ..*name };
        }
    }
}

/// Where the words after a place's name end that make it a body's.
fn end_of_body(after: &str) -> Option<usize> {
    let words = after.strip_prefix(' ')?;
    let first = word(words);
    if BODIES.contains(&first) {
        return Some(1 + first.len());
    }
    let second = word(words.strip_prefix(BETWEEN.into_iter().find(|&b| b == first)?)?.strip_prefix(' ')?);
    BODIES.contains(&second).then_some(2 + first.len() + second.len())
}

fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::super::linking::tests::marked;
    use super::*;
    use crate::document;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        let (text, mut names) = marked(text);
        apply(&document::read(&text, None, &[]), &mut names);
        assert_eq!(names.iter().map(|n| (n.span.of(&text), n.kind)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_dateline_begins_with_a_place() {
        use EntityType::{Organization, Place};
        check("[o PORTO] ([o AP]) – The bridge will stay shut.", &[("PORTO", Place), ("AP", Organization)]);
    }

    #[test]
    fn bodies_named_by_their_place() {
        use EntityType::{Organization, Place};
        check(
            "[l Porto] Police and [l Leeds] City Council met in [l Kent] State Hall, said [l Porto] police.",
            &[("Porto Police", Organization), ("Leeds City Council", Organization), ("Kent", Place), ("Porto", Place)],
        );
    }
}
