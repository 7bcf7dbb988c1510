//! What a name is by the conventions of news: "MADRID (AP) –" opens with a place, "Kent Police" is one body.

use super::Context;
use crate::analysis::{EntityType, Score};
use crate::document::{Document, Word};
use crate::english::Tag;
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashSet;

pub fn picture_credit(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| context.text()[n.span.end..].starts_with(':')) {
        name.span = context.without_last(name.span, Tag::CreditLabel);
    }
}

/// The place that opens a dateline, without its country ("HALDEN, Norway"), and the agency in its brackets.
pub fn dateline(context: &Context, names: &mut Vec<Name>) {
    let text = context.text();
    let Some(dateline) = context.document.dateline else { return };
    // "OSLO World temperatures": the place ends with the dateline.
    for name in names.iter_mut().filter(|n| n.span.start == dateline.start && n.span.end > dateline.end) {
        name.span.end = dateline.end;
    }
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
            && let Some(end) = end_of_body(context, name.span.end, next)
        {
            name.span.end = end;
            name.kind = EntityType::Organization;
        }
    }
}

/// Where the words end that make a body of the place before `start`, one blank apart; no later than `limit`.
fn end_of_body(context: &Context, start: usize, limit: usize) -> Option<usize> {
    let document = context.document;
    let next = |start: usize| {
        let token = document.tokens.partition_point(|t| t.span.start < start);
        let span = document.tokens.get(token)?.span;
        let follows = span.end <= limit && &document.text[start..span.start] == " ";
        follows.then(|| (span.end, document.features(token)))
    };
    let (end, first) = next(start)?;
    if first.is(Tag::LocalBody) {
        return Some(end);
    }
    let (end, second) = next(end).filter(|_| first.is(Tag::LocalArea))?;
    second.is(Tag::LocalBody).then_some(end)
}

/// All mentions of the storm are meant: "Storm Ana … Ana moved north".
pub fn storm(context: &Context, names: &mut Vec<Name>) {
    let is_storm = |word: &Word| word.is(Tag::Storm) && word.case.is_capital() && !word.is(Tag::Plural);
    let is_after_storm = |name: Span| {
        token_before(context.document, name).is_some_and(|token| is_storm(context.document.features(token)))
    };
    let storms: FxHashSet<&str> = names
        .iter()
        .filter(|n| context.first_token(n.span).is_some_and(is_storm) || is_after_storm(n.span))
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
        name.span = context.without_last(name.span, Tag::Honour);
    }
}

pub fn noble(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        let is_noble = context.first_token(name.span).is_some_and(|word| word.is(Tag::Noble));
        let of = name.span.of(context.text()).split_once(" of ");
        if is_noble && of.is_some_and(|(title, land)| !title.contains(' ') && !land.contains(' ')) {
            name.kind = EntityType::Person;
        }
    }
}

pub fn ship(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        if context.first_token(name.span).is_some_and(|word| word.is(Tag::ShipPrefix)) {
            name.kind = EntityType::Misc;
        }
    }
}

/// The token before `name` in its sentence.
pub fn token_before(document: &Document, name: Span) -> Option<usize> {
    let tokens = document.sentences[document.sentence_at(name.start)?].tokens.clone();
    let before = document.tokens[tokens.clone()].partition_point(|t| t.span.end <= name.start);
    before.checked_sub(1).map(|before| tokens.start + before)
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
