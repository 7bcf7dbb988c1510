//! What a name is by the conventions of news, whatever the model thinks of it: "MADRID (AP) –" is a place, "Kent Police" one body.

use super::Name;
use super::lexicon::Lexicon;
use super::words;
use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::span::Span;
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

/// Short titles, which are no part of a name.
const TITLES: [&str; 24] = [
    "Adm", "Brig", "Capt", "Ch", "Cllr", "Col", "Cpl", "Det", "Dr", "Gen", "Gov", "Insp", "Lt", "Maj", "Mr", "Mrs",
    "Ms", "Prof", "Rep", "Rev", "Sen", "Sgt", "Sir", "Supt",
];

/// What many people are, in capitals.
const CALLINGS: [&str; 8] = ["CEO", "CEOs", "GPs", "MEPs", "MP", "MPs", "MSPs", "VIPs"];

/// "Prince of Wales": the bearer, not the place.
const NOBLES: [&str; 8] = ["Count", "Countess", "Duchess", "Duke", "Earl", "Marquess", "Prince", "Princess"];

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

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
    split(document.text, lexicon, names);
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
        if name.kind != EntityType::Person
            && name
                .span
                .of(document.text)
                .split_once(" of ")
                .is_some_and(|(title, of)| NOBLES.contains(&title) && !of.contains(' '))
        {
            name.kind = EntityType::Person;
        }
        if name.kind != EntityType::Misc && SHIPS.contains(&word(name.span.of(document.text))) {
            name.kind = EntityType::Misc;
        }
    }
}

/// "6.15pm BST": the zone of a time.
fn is_zone(text: &str, name: Span) -> bool {
    let clock =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "am" | "pm" | "a.m." | "p.m.");
    ZONES.contains(&name.of(text)) && text[..name.start].trim_end().rsplit(' ').next().is_some_and(clock)
}

/// The name without what only stands beside it: "Kosevo stadium", "1936 Olympics", "Porto Cup Sunday"; with the bracket that it opens.
fn trimmed(text: &str, lexicon: &Lexicon, name: &Name) -> Span {
    let mut span = name.span;
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    if let Some((first, rest)) = span.of(text).split_once(' ')
        && name.kind == EntityType::Misc
        && is_year(first)
        && rest.starts_with(char::is_uppercase)
    {
        span.start = span.end - rest.len();
    }
    while let Some((first, rest)) = span.of(text).split_once(' ')
        && name.kind == EntityType::Person
        && TITLES.contains(&first.trim_end_matches('.'))
    {
        span.start = span.end - rest.len();
    }
    // "Speaker Mark Lima, R-Ohio"
    if name.kind == EntityType::Place && ["D-", "I-", "R-"].iter().any(|party| span.of(text).starts_with(party)) {
        span.start += 2;
    }
    span = without_last(text, span, &WEEKDAYS);
    while let Some((own, last)) = span.of(text).rsplit_once(' ')
        && last != "plc"
        && last.bytes().all(|b| b.is_ascii_lowercase())
        && lexicon.look_up(words::hash(last)).1 & (Lexicon::MOSTLY_LOWER | Lexicon::SOMETIMES_LOWER) != 0
        && own.contains(char::is_uppercase)
    {
        span.end = span.start + own.len();
    }
    for (open, close) in [('(', ')'), ('[', ']')] {
        let opened = span.of(text).rfind(open).is_some_and(|at| !span.of(text)[at..].contains(close));
        span.end += usize::from(opened && text[span.end..].starts_with(close));
    }
    span
}

/// Takes apart what is two names: "Ana Lima of Halden Foods", "Labour MP for Porto North", "Asda and Morrisons".
fn split(text: &str, lexicon: &Lexicon, names: &mut Vec<Name>) {
    // Owners are rare, and only they are looked for among the names.
    let any_owned = names.iter().any(|n| owner(n.span.of(text)).is_some());
    let alone: FxHashSet<&str> = names.iter().filter(|_| any_owned).map(|n| n.span.of(text)).collect();
    let mut seconds: Vec<Name> = Vec::new();
    for name in names.iter_mut() {
        let words = name.span.of(text);
        let known = |name: &str| lexicon.look_up(words::hash(name)).1;
        let place_or = |other, name: &str| match known(word(name)) & (Lexicon::CITY | Lexicon::COUNTRY) {
            0 => other,
            _ => EntityType::Place,
        };
        let found = match name.kind {
            EntityType::Person => of_where(words).map(|(a, b)| (a, b, place_or(EntityType::Organization, b))),
            EntityType::Organization | EntityType::Misc => {
                let is_body = |name: &str| known(name) >> Lexicon::PRIOR_SHIFT == ORGANIZATION;
                let owns = |name: &&str| alone.contains(name) || is_body(word(name));
                let one_body = |name: &str| !name.contains(' ') && is_body(name);
                let seat = || words.split_once(" MP for ").map(|(a, b)| (a, b, EntityType::Place));
                let owned = || owner(words).filter(|(a, _)| owns(a));
                let both =
                    || words.split_once(" and ").filter(|(a, b)| b.starts_with("the ") || one_body(a) && one_body(b));
                let both = || both().map(|(a, b)| (a, b.strip_prefix("the ").unwrap_or(b)));
                let list = || words.split_once(", ").filter(|(_, b)| !b.contains(" and ") && !b.ends_with('.'));
                let list = || list().filter(|_| name.kind == EntityType::Organization);
                let side = || words.split_once(' ').filter(|_| is_sided(text, name.span));
                let two = owned().or_else(both).or_else(list).or_else(side).map(|(a, b)| (a, b, name.kind));
                seat().or(two)
            }
            _ => None,
        };
        if let Some((first, second, kind)) = found.filter(|(_, b, _)| word(b).contains(char::is_uppercase)) {
            seconds.push(Name { span: Span::new(name.span.end - second.len(), name.span.end), kind, ..*name });
            name.kind = if is_sided(text, name.span) { place_or(name.kind, first) } else { name.kind };
            name.span.end = name.span.start + first.len();
        }
    }
    if !seconds.is_empty() {
        names.append(&mut seconds);
        names.sort_by_key(|n| n.span);
    }
}

/// "pro-Beijing Harbour Party", where the model takes the last three words for a name.
fn is_sided(text: &str, name: Span) -> bool {
    ["pro-", "Pro-", "anti-", "Anti-"].iter().any(|side| text[..name.start].ends_with(side))
}

/// The prior of words that are mostly organizations: see [`PRIORS`](super::lexicon::PRIORS).
const ORGANIZATION: u16 = 3;

/// "Ana Lima of Halden Foods" as its person and where they are from; nobody of one name ("Joan of Arc").
fn of_where(name: &str) -> Option<(&str, &str)> {
    name.split_once(" of ").filter(|(person, _)| person.contains(' ') && !person.contains(['"', '“', '‘', '\'', '’']))
}

/// "Halden's Harbour Office" as who owns it and what is owned.
fn owner(name: &str) -> Option<(&str, &str)> {
    ["'s ", "’s ", "' ", "’ "].iter().find_map(|mark| name.split_once(mark))
}

/// "Storm Ana", "Hurricane Rita", whether or not the first word is taken for a part of the name.
fn is_storm(text: &str, name: Span) -> bool {
    let storm = |word: &str| matches!(word, "Storm" | "Hurricane" | "Typhoon" | "Cyclone");
    storm(word(name.of(text))) || text[..name.start].trim_end().rsplit(' ').next().is_some_and(storm)
}

/// The name without its last word, where that is one of `words`.
fn without_last(text: &str, name: Span, words: &[&str]) -> Span {
    match name.of(text).rsplit_once(' ') {
        Some((own, last)) if words.contains(&last) => Span::new(name.start, name.start + own.len()),
        _ => name,
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

fn last_word(name: &str) -> &str {
    name.rsplit(' ').next().unwrap_or(name)
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
