//! What a name is by the conventions of news: "MADRID (AP) –" opens with a place, "Kent Police" is one body.

use super::edges::without_last;
use super::{Context, first_word};
use crate::analysis::{EntityType, Score};
use crate::document::Document;
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// Last words of a body that is named by its place.
const BODIES: [&str; 5] = ["Council", "Ministry", "Parliament", "Police", "University"];

/// What may stand between the place and the body.
const AREAS: [&str; 5] = ["Borough", "City", "County", "District", "State"];

/// The word that opens a picture's credit: "Porto Image: Ana Lima".
const CREDITS: [&str; 5] = ["Image", "Photo", "Picture", "Source", "Video"];

/// Letters that an office or honour adds to a person's name: "Ana Lima KC".
pub const HONOURS: [&str; 7] = ["KC", "QC", "MP", "MSP", "MBE", "OBE", "CBE"];

/// What stands before a ship's name.
const SHIPS: [&str; 7] = ["HMAS", "HMCS", "HMS", "INS", "RMS", "USNS", "USS"];

const NOBLES: [&str; 8] = ["Count", "Countess", "Duchess", "Duke", "Earl", "Marquess", "Prince", "Princess"];

pub fn picture_credit(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| context.text()[n.span.end..].starts_with(':')) {
        name.span = without_last(context.text(), name.span, &CREDITS);
    }
}

/// The place that opens a dateline, without its country ("HALDEN, Norway"), and the agency in its brackets.
pub fn dateline(context: &Context, names: &mut Vec<Name>) {
    let text = context.text();
    let Some(dateline) = context.document.dateline else { return };
    for name in names.iter_mut().filter(|n| dateline.covers(n.span)) {
        let in_brackets = text[..name.span.start].ends_with('(') && text[name.span.end..].starts_with(')');
        let kind = match (name.span.start == dateline.start, in_brackets) {
            (true, _) => EntityType::Place,
            (_, true) => EntityType::Organization,
            _ => continue,
        };
        *name = Name { kind, confidence: Score(1.0), ..*name };
        if let Some(place) = name.span.of(text).find(',') {
            name.span.end = name.span.start + place;
        }
    }
}

/// "Kent Police", "Leeds City Council": the body's word follows the place and is not part of the next name.
pub fn local_body(context: &Context, names: &mut Vec<Name>) {
    for i in 0..names.len() {
        let next = names.get(i + 1).map_or(context.text().len(), |next| next.span.start);
        let name = &mut names[i];
        if matches!(name.kind, EntityType::Place | EntityType::Organization)
            && let Some(length) = body_at(&context.text()[name.span.end..next])
        {
            name.span.end += length;
            name.kind = EntityType::Organization;
        }
    }
}

/// The length of the words that make a body of the place before them.
fn body_at(after: &str) -> Option<usize> {
    let words = after.strip_prefix(' ')?;
    let first = first_word(words);
    if BODIES.contains(&first) {
        return Some(1 + first.len());
    }
    let area = AREAS.into_iter().find(|&area| area == first)?;
    let second = first_word(words.strip_prefix(area)?.strip_prefix(' ')?);
    BODIES.contains(&second).then_some(2 + first.len() + second.len())
}

/// All mentions of the storm are meant: "Storm Ana … Ana moved north".
pub fn storm(context: &Context, names: &mut Vec<Name>) {
    let is_storm = |word: &str| matches!(word, "Storm" | "Hurricane" | "Typhoon" | "Cyclone");
    let storms: FxHashSet<&str> = names
        .iter()
        .filter(|n| is_storm(first_word(n.span.of(context.text()))) || is_storm(word_before(context.document, n.span)))
        .map(|n| n.span.of(context.text()))
        .map(|words| words.rsplit(' ').next().unwrap_or(words))
        .collect();
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        if storms.contains(name.span.of(context.text())) {
            name.kind = EntityType::Misc;
        }
    }
}

pub fn honour(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        name.span = without_last(context.text(), name.span, &HONOURS);
    }
}

pub fn noble(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        let of = name.span.of(context.text()).split_once(" of ");
        if of.is_some_and(|(title, land)| NOBLES.contains(&title) && !land.contains(' ')) {
            name.kind = EntityType::Person;
        }
    }
}

pub fn ship(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        if SHIPS.contains(&first_word(name.span.of(context.text()))) {
            name.kind = EntityType::Misc;
        }
    }
}

/// The token before `name` in its sentence; empty where there is none.
pub fn word_before<'t>(document: &Document<'t>, name: Span) -> &'t str {
    let Some(sentence) = document.sentence_at(name.start) else { return "" };
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    let before = tokens.partition_point(|t| t.span.end <= name.start);
    tokens[..before].last().map_or("", |token| token.span.of(document.text))
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn dateline_opens_with_a_place_and_names_an_agency() {
        check_pass(
            "place-in-dateline",
            "[o PORTO] ([l AP]) – The bridge will stay shut.",
            &[("PORTO", Place), ("AP", Organization)],
        );
    }

    #[test]
    fn label_of_a_credit_is_cut() {
        check_pass("picture-credit", "[l Porto Image]: Ana Lima", &[("Porto", Place)]);
    }

    #[test]
    fn bodies_named_by_their_place() {
        check_pass(
            "local-body",
            "[l Porto] Police and [l Leeds] City Council met in [l Kent] State Hall, said [l Porto] police.",
            &[("Porto Police", Organization), ("Leeds City Council", Organization), ("Kent", Place), ("Porto", Place)],
        );
    }

    #[test]
    fn every_mention_of_a_storm_is_misc() {
        check_pass(
            "storm",
            "Storm [p Ana] came. [p Ana] left. [p Eva] slept.",
            &[("Ana", Misc), ("Ana", Misc), ("Eva", Person)],
        );
    }

    #[test]
    fn letters_of_honour_are_cut_and_nobles_are_people() {
        check_pass("honour", "[p Ana Lima KC] left", &[("Ana Lima", Person)]);
        check_pass("noble", "the [l Duke of Halden]", &[("Duke of Halden", Person)]);
        check_pass("ship", "the [o HMS Halden]", &[("HMS Halden", Misc)]);
    }
}
