//! What a name is by the conventions of news, whatever the model thinks of it: "MADRID (AP) –" is a place, "Kent Police" one body.

use super::Name;
use super::lexicon::Lexicon;
use super::words;
use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::span::Span;

/// Last words of a body that is named by its place. Sorted.
const BODIES: [&str; 5] = ["Council", "Ministry", "Parliament", "Police", "University"];

/// What may stand between the two. Sorted.
const BETWEEN: [&str; 5] = ["Borough", "City", "County", "District", "State"];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Sets types and ends of `names` (in text order) where a convention says them; days of the week are no names.
pub fn apply(document: &Document, lexicon: &Lexicon, names: &mut Vec<Name>) {
    names.retain(|n| !WEEKDAYS.contains(&n.span.of(document.text)));
    let starts: Vec<usize> = names.iter().map(|n| n.span.start).collect();
    let mut of: Vec<Name> = Vec::new();
    for (i, name) in names.iter_mut().enumerate() {
        if let Some(kind) = document.dateline.and_then(|d| in_dateline(document.text, d, name.span)) {
            *name = Name { kind, confidence: Score(1.0), ..*name };
        }
        let free = starts.get(i + 1).copied().unwrap_or(document.text.len());
        if matches!(name.kind, EntityType::Place | EntityType::Organization)
            && let Some(end) = end_of_body(&document.text[name.span.end..free])
        {
            let span = Span::new(name.span.start, name.span.end + end);
            *name = Name { span, kind: EntityType::Organization, ..*name };
        }
        if name.kind == EntityType::Person
            && let Some((person, rest)) = of_where(document.text, name.span)
        {
            name.span = person;
            let (_, flags) = lexicon.look_up(words::hash(word(rest.of(document.text))));
            let is_place = flags & (Lexicon::CITY | Lexicon::COUNTRY) != 0;
            let kind = if is_place { EntityType::Place } else { EntityType::Organization };
            of.push(Name { span: rest, kind, ..*name });
        }
    }
    if !of.is_empty() {
        names.append(&mut of);
        names.sort_by_key(|n| n.span);
    }
}

/// What a name in the dateline is: the place that opens it, the agency in its brackets.
fn in_dateline(text: &str, dateline: Span, name: Span) -> Option<EntityType> {
    if !dateline.covers(name) {
        return None;
    }
    let bracket = text[dateline.start..name.start].ends_with('(') && text[name.end..].starts_with(')');
    match (name.start == dateline.start, bracket) {
        (true, _) => Some(EntityType::Place),
        (_, true) => Some(EntityType::Organization),
        _ => None,
    }
}

/// "Ana Lima of Halden Foods" as its person and where they are from; nobody of one name ("Joan of Arc").
fn of_where(text: &str, name: Span) -> Option<(Span, Span)> {
    let (person, rest) = name.of(text).split_once(" of ")?;
    let full = person.contains(' ') && !person.contains(['"', '“', '‘', '\'', '’']);
    (full && rest.starts_with(char::is_uppercase)).then(|| {
        (Span::new(name.start, name.start + person.len()), Span::new(name.end - rest.len(), name.end))
    })
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
        apply(&document::read(&text, None, &[]), Lexicon::shipped(), &mut names);
        assert_eq!(names.iter().map(|n| (n.span.of(&text), n.kind)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_dateline_begins_with_a_place() {
        use EntityType::{Organization, Place};
        check("[o PORTO] ([l AP]) – The bridge will stay shut.", &[("PORTO", Place), ("AP", Organization)]);
    }

    #[test]
    fn people_end_before_where_they_are_from() {
        use EntityType::{Organization, Person, Place};
        check("said [p Ana Lima of Halden Foods]", &[("Ana Lima", Person), ("Halden Foods", Organization)]);
        check("said [p Ana Lima of Lisbon]", &[("Ana Lima", Person), ("Lisbon", Place)]);
        check("[p Joan of Arc] on [m Monday]", &[("Joan of Arc", Person)]);
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
