//! What a name is by the conventions of news, whatever the model thinks of it: "MADRID (AP) –" is a place, "Kent Police" one body.

mod ends;
mod parts;

use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::document::clusters::Lexicon;
use crate::names::Name;
use crate::span::Span;
use ends::{WEEKDAYS, trimmed, without_last};
use rustc_hash::FxHashSet;

/// Last words of a body that is named by its place. Sorted.
const BODIES: [&str; 5] = ["Council", "Ministry", "Parliament", "Police", "University"];

/// What may stand between the two. Sorted.
const BETWEEN: [&str; 5] = ["Borough", "City", "County", "District", "State"];

/// The word that opens a picture's credit: "Porto Image: Ana Lima".
const CREDITS: [&str; 5] = ["Image", "Photo", "Picture", "Source", "Video"];

/// Letters that an office or honour adds to a person's name: "Ana Lima KC".
pub const HONOURS: [&str; 7] = ["KC", "QC", "MP", "MSP", "MBE", "OBE", "CBE"];

/// What stands before a ship's name.
const SHIPS: [&str; 7] = ["HMAS", "HMCS", "HMS", "INS", "RMS", "USNS", "USS"];

/// What many people are, in capitals.
const CALLINGS: [&str; 8] = ["CEO", "CEOs", "GPs", "MEPs", "MP", "MPs", "MSPs", "VIPs"];

/// "Prince of Wales": the bearer, not the place.
const NOBLES: [&str; 8] = ["Count", "Countess", "Duchess", "Duke", "Earl", "Marquess", "Prince", "Princess"];

const ZONES: [&str; 12] = ["BST", "CEST", "CET", "EDT", "EST", "ET", "GMT", "IST", "PDT", "PST", "PT", "UTC"];

/// Sets types and ends of `names` (in text order) where a convention says them; days of the week are no names.
pub fn apply(document: &Document, lexicon: &Lexicon, names: &mut Vec<Name>) {
    names.retain(|n| {
        let name = n.span.of(document.text);
        !WEEKDAYS.contains(&name)
            && !CALLINGS.contains(&name)
            && !name.starts_with("http")
            && !is_zone(document.text, n.span)
    });
    names.iter_mut().for_each(|n| n.span = trimmed(document.text, lexicon, n));
    parts::split(document.text, lexicon, names);
    let storms: FxHashSet<&str> =
        names.iter().filter(|n| is_storm(document.text, n.span)).map(|n| last_word(n.span.of(document.text))).collect();
    for i in 0..names.len() {
        let free = names.get(i + 1).map_or(document.text.len(), |next| next.span.start);
        let name = &mut names[i];
        if document.text[name.span.end..].starts_with(':') {
            name.span = without_last(document.text, name.span, &CREDITS);
        }
        if let Some(kind) = document.dateline.and_then(|d| in_dateline(document.text, d, name.span)) {
            *name = Name { kind, confidence: Score(1.0), ..*name };
            // "HALDEN, Norway"
            if let Some(place) = name.span.of(document.text).find(',') {
                name.span.end = name.span.start + place;
            }
        }
        if matches!(name.kind, EntityType::Place | EntityType::Organization)
            && let Some(end) = end_of_body(&document.text[name.span.end..free])
        {
            let span = Span::new(name.span.start, name.span.end + end);
            *name = Name { span, kind: EntityType::Organization, ..*name };
        }
        if name.kind == EntityType::Person {
            name.kind = if storms.contains(name.span.of(document.text)) { EntityType::Misc } else { name.kind };
            name.span = without_last(document.text, name.span, &HONOURS);
        }
        let words = name.span.of(document.text);
        if words.split_once(" of ").is_some_and(|(title, of)| NOBLES.contains(&title) && !of.contains(' ')) {
            name.kind = EntityType::Person;
        }
        if SHIPS.contains(&word(words)) {
            name.kind = EntityType::Misc;
        }
    }
}

/// "6.15pm BST": the zone of a time.
fn is_zone(text: &str, name: Span) -> bool {
    let clock =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "am" | "pm" | "a.m." | "p.m.");
    ZONES.contains(&name.of(text)) && clock(word_before(text, name))
}

/// "Storm Ana", "Hurricane Rita", whether or not the first word is taken for a part of the name.
fn is_storm(text: &str, name: Span) -> bool {
    let storm = |word: &str| matches!(word, "Storm" | "Hurricane" | "Typhoon" | "Cyclone");
    storm(word(name.of(text))) || storm(word_before(text, name))
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

fn word_before(text: &str, name: Span) -> &str {
    last_word(text[..name.start].trim_end())
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or(text)
}

/// The letters and digits that `text` begins with.
pub fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::linking::tests::check_names;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, EntityType)]) {
        check_names(text, expected, |document, names| apply(document, Lexicon::shipped(), names));
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
        check("[p Ana Lima KC] left", &[("Ana Lima", Person)]);
    }

    #[test]
    fn two_names_are_two() {
        use EntityType::{Misc, Organization, Place};
        check(
            "[o Halden] and [o Halden's Harbour Office]",
            &[("Halden", Organization), ("Halden", Organization), ("Harbour Office", Organization)],
        );
        check(
            "[o Children's Hospital] [l Porto Image]: Ana Lima",
            &[("Children's Hospital", Organization), ("Porto", Place)],
        );
        check("the [o Labour MP for Porto North]", &[("Labour", Organization), ("Porto North", Place)]);
        check(
            "[o Asda and Morrisons] met [o Marks and Spencer]",
            &[("Asda", Organization), ("Morrisons", Organization), ("Marks and Spencer", Organization)],
        );
        check(
            "[o Greens and the Reds] fled Storm [p Ana]",
            &[("Greens", Organization), ("Reds", Organization), ("Ana", Misc)],
        );
    }

    #[test]
    fn what_stands_beside_a_name_is_no_part_of_it() {
        use EntityType::{Misc, Organization, Person, Place};
        check("at [l Halden stadium]", &[("Halden", Place)]);
        check("the [m 1936 Olympics] and the [m Porto Cup Sunday]", &[("Olympics", Misc), ("Porto Cup", Misc)]);
        check("a [o CEO] told [o MPs] that the [l Duke of Halden]", &[("Duke of Halden", Person)]);
        check("at 6.15pm [o BST], and in [l ET]", &[("ET", Place)]);
        check("said [p Ana (Lima]) and [o UBM plc]", &[("Ana (Lima)", Person), ("UBM plc", Organization)]);
        check(
            "pro-[o Beijing Harbour Party]; [o Ministry of Trade, Bank of Halden]",
            &[
                ("Beijing", Place),
                ("Harbour Party", Organization),
                ("Ministry of Trade", Organization),
                ("Bank of Halden", Organization),
            ],
        );
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
