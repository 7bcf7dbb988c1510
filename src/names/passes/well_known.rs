//! Well-known names whose words mislead: "Kraft Heinz" and "Milton Keynes" are not people.
//!
//! `english/names/well_known.txt` was written for this project: organizations (`o`) and places (`l`) whose names mean nothing
//! else, spelt as newspapers spell them.

use super::{Context, first_word};
use crate::analysis::{EntityType, Score};
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const LIST: &str = include_str!("../../english/names/well_known.txt");

fn entries() -> impl DoubleEndedIterator<Item = (EntityType, &'static str)> {
    LIST.lines().filter_map(|line| line.split_once(' ')).map(|(kind, name)| match kind {
        "o" => (EntityType::Organization, name),
        _ => (EntityType::Place, name),
    })
}

/// Names by their first letters and digits, the longest first.
fn by_first_word() -> &'static Known {
    static NAMES: OnceLock<Known> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Known::default();
        // From the end of the sorted list, so that a name comes before those that it begins with.
        for entry in entries().rev() {
            names.entry(first_word(entry.1)).or_default().push(entry);
        }
        names
    })
}

type Known = FxHashMap<&'static str, Vec<(EntityType, &'static str)>>;

/// Adds the known names of the text; where a name found before is longer than a known one, the longer one stays.
pub fn apply(context: &Context, names: &mut Vec<Name>) {
    let text = context.text();
    let mut found: Vec<Name> = Vec::new();
    for token in &context.document.tokens {
        let start = token.span.start;
        if found.last().is_some_and(|n| n.span.end > start) {
            continue;
        }
        let Some(known) = by_first_word().get(first_word(token.span.of(text))) else { continue };
        let rest = &text[start..];
        let ends_word = |name: &str| !rest[name.len()..].starts_with(char::is_alphanumeric);
        if let Some(&(kind, name)) = known.iter().find(|(_, name)| rest.starts_with(name) && ends_word(name)) {
            found.push(Name { span: Span::new(start, start + name.len()), kind, confidence: Score(1.0) });
        }
    }
    if found.is_empty() {
        return;
    }
    found.retain(|f| overlapping(names, f.span).iter().all(|n| f.span.covers(n.span)));
    names.retain(|n| overlapping(&found, n.span).is_empty());
    names.append(&mut found);
    names.sort_by_key(|n| n.span);
}

/// Those of `names` that overlap `span`.
fn overlapping(names: &[Name], span: Span) -> &[Name] {
    let from = names.partition_point(|n| n.span.end <= span.start);
    let to = names.partition_point(|n| n.span.start < span.end);
    &names[from..to.max(from)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::passes::tests::check_pass;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        check_pass("well-known", text, expected);
    }

    #[test]
    fn known_names_have_their_type_unless_part_of_a_longer_name() {
        use EntityType::{Misc, Organization, Person, Place};
        check("said [p Kraft Heinz] of Qantas", &[("Kraft Heinz", Organization), ("Qantas", Organization)]);
        check("[p McDonald]'s and [p Ana McDonald]'s dog", &[("McDonald's", Organization), ("Ana McDonald", Person)]);
        check("in [p Milton Keynes]", &[("Milton Keynes", Place)]);
        check("Airbuses and the [m Airbus A380]", &[("Airbus A380", Misc)]);
    }

    #[test]
    fn the_list_is_sorted_and_unique() {
        let names: Vec<&str> = entries().map(|(_, name)| name).collect();
        assert!(names.windows(2).all(|w| w[0] < w[1]), "{:?}", names.windows(2).find(|w| w[0] >= w[1]));
    }
}
