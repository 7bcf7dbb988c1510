//! Words of the calendar that are names: "Mrs May", "critics of May" beside "Theresa May", the club "Sheffield Wednesday".

use super::Context;
use super::conventions::token_before;
use crate::analysis::{EntityType, Score};
use crate::document::clusters::WordClusters;
use crate::document::words::Case;
use crate::document::{Part, Relation, TokenKind};
use crate::english::{Gender, Tag, TimeWord, first_names};
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// Confidence of a name that only the rest of the text tells.
const FROM_CONTEXT: Score = Score(0.9);

/// Somebody whose surname or first name is a month: all mentions that are no date are theirs.
pub fn people(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let is_month = |token: usize| is_month_of_names(context, token);
    let is_numbered = |token: usize| {
        let next = token + 1;
        next < document.tokens.len() && document.tokens[next].kind == TokenKind::Number
    };
    if !(0..document.tokens.len()).any(is_month) {
        return;
    }
    // "In April Jones left": a verb behind the two words has the surname alone for its subject.
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        let tokens = document.tokens_in(name.span);
        if tokens.len() == 2
            && is_month(tokens.start)
            && token_before(document, name.span).is_some_and(|t| document.features(t).time == Some(TimeWord::In))
            && document.nodes.get(tokens.end).is_some_and(|node| matches!(node.part, Part::PastVerb | Part::Auxiliary))
        {
            name.span.start = document.tokens[tokens.start + 1].span.start;
        }
    }
    // "Theresa May", of which only "Theresa" was found
    for i in 0..names.len() {
        let (name, limit) = (names[i], names.get(i + 1).map_or(usize::MAX, |next| next.span.start));
        let next = document.tokens_in(name.span).end;
        let is_given = || {
            let first = name.span.of(context.text()).rsplit(' ').next().unwrap_or_default();
            first_names::gender(&first.to_lowercase()) != Gender::Unknown
        };
        if name.kind == EntityType::Person
            && next < document.tokens.len()
            && is_month(next)
            && !is_numbered(next)
            && document.tokens[next].span.start < limit
            && document.text[name.span.end..document.tokens[next].span.start] == *" "
            && is_given()
        {
            names[i].span.end = document.tokens[next].span.end;
        }
    }
    let mut surnames: FxHashSet<u32> = FxHashSet::default();
    let mut given: FxHashSet<u32> = FxHashSet::default();
    for name in names.iter().filter(|n| n.kind == EntityType::Person) {
        let tokens = document.tokens_in(name.span);
        let has_title =
            || token_before(document, name.span).is_some_and(|before| document.features(before).is(Tag::Title));
        if tokens.is_empty() || !(tokens.len() > 1 || has_title()) {
            continue;
        }
        if is_month(tokens.end - 1) {
            surnames.insert(document.features(tokens.end - 1).lower);
        } else if is_month(tokens.start) {
            given.insert(document.features(tokens.start).lower);
        }
    }
    // "Mrs May", "his wife June"
    let is_titled = |token: usize| {
        let title = token.checked_sub(1).map(|before| document.features(before));
        title.is_some_and(|word| {
            word.is(Tag::Title) && word.case.is_capital() || word.is(Tag::Kin) && word.case == Case::Lower
        }) && !is_numbered(token)
    };
    for token in (0..document.tokens.len()).filter(|&token| is_month(token) && is_titled(token)) {
        surnames.insert(document.features(token).lower);
    }
    let found: Vec<Span> = (0..document.tokens.len())
        .filter(|&token| {
            let lower = document.features(token).lower;
            let is_owner =
                document.nodes.get(token + 1).is_some_and(|_| document.word(token + 1).starts_with(['\'', '’']));
            is_month(token)
                && (surnames.contains(&lower) || given.contains(&lower) && !is_owner)
                && (is_titled(token) || is_proper(context, token) && !is_dated(context, token))
        })
        .map(|token| document.tokens[token].span)
        .collect();
    add(names, found, EntityType::Person);
}

/// A company whose first word is a month: its mentions by that word alone that are no date.
pub fn companies(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let months: FxHashSet<u32> = (names.iter().filter(|n| n.kind == EntityType::Organization))
        .map(|n| document.tokens_in(n.span))
        .filter(|tokens| tokens.len() > 1 && is_month_of_names(context, tokens.start))
        .filter(|tokens| document.features(tokens.start + 1).case.is_capital())
        .map(|tokens| document.features(tokens.start).lower)
        .collect();
    if months.is_empty() {
        return;
    }
    // "a deal for May"; not "set for May"
    let is_meant = |token: usize| {
        token > 1
            && document.features(token - 1).time == Some(TimeWord::For)
            && !document.features(token - 2).is(Tag::Booked)
    };
    let is_bare = |token: &usize| {
        months.contains(&document.features(*token).lower)
            && is_month_of_names(context, *token)
            && is_proper(context, *token)
            && (is_meant(*token) || !is_dated(context, *token))
    };
    let found = (0..document.tokens.len()).filter(is_bare).map(|token| document.tokens[token].span).collect();
    add(names, found, EntityType::Organization);
}

/// Adds `found`, which stand in text order; a name that is one of them takes the type, one that holds one stays.
fn add(names: &mut Vec<Name>, found: Vec<Span>, kind: EntityType) {
    let count = names.len();
    for span in found {
        let next = names[..count].partition_point(|n| n.span.end <= span.start);
        match names[..count].get(next) {
            Some(name) if name.span == span => names[next].kind = kind,
            Some(name) if name.span.overlaps(span) => {}
            _ => names.push(Name { span, kind, confidence: FROM_CONTEXT }),
        }
    }
    names.sort_by_key(|n| n.span);
}

/// "March", "April", "May", "June", "August", as names are written.
fn is_month_of_names(context: &Context, token: usize) -> bool {
    let word = context.document.features(token);
    let is_full = word.length > 3 || word.time == Some(TimeWord::Month(5));
    matches!(word.time, Some(TimeWord::Month(3..=6 | 8))) && word.case == Case::Initial && is_full
}

fn is_proper(context: &Context, token: usize) -> bool {
    context.document.nodes.get(token).is_none_or(|node| node.part == Part::ProperNoun)
}

/// Whether the words beside the month make a date of it: "in May", "May 3", "the end of May", "planned for May".
fn is_dated(context: &Context, token: usize) -> bool {
    use TimeWord::*;
    let document = context.document;
    let Some(sentence) = document.sentence_at(document.tokens[token].span.start) else { return true };
    let range = document.sentences[sentence].tokens.clone();
    let before = |n: usize| token.checked_sub(n).filter(|&at| at >= range.start);
    let time = |n: usize| before(n).and_then(|at| document.features(at).time);
    let is_number = |at: Option<usize>| at.is_some_and(|at| document.tokens[at].kind == TokenKind::Number);
    let after = Some(token + 1).filter(|&at| at < range.end);
    if is_number(after) || is_number(before(1)) {
        return true;
    }
    let is_month = |n: usize| matches!(time(n), Some(Month(_)));
    match time(1) {
        Some(
            In | Since | Until | By | During | Last | Next | This | From | Early | Late | Mid | Through | Between
            | Each | Every | Following | Previous | Coming | Past | Ordinal(_) | End | Start | Middle(_) | On,
        ) => true,
        // "After May resigned"
        Some(After | Before) => !after.is_some_and(|at| document.nodes.get(at).is_some_and(|node| node.part.is_verb())),
        Some(Of) => {
            is_number(before(2))
                || matches!(
                    time(2),
                    Some(
                        End | Start
                            | Ordinal(_)
                            | Half
                            | Middle(_)
                            | Unit(_)
                            | Units(_)
                            | Weekday(_)
                            | Early
                            | Late
                            | Mid
                    )
                )
        }
        Some(For) => before(2).is_some_and(|at| {
            let word = document.features(at);
            word.is(Tag::Booked) || word.is(Tag::Plan) || word.is(Tag::Spoken)
        }),
        Some(And | Or | To) => is_month(2) || is_month(3),
        _ => is_month(2),
    }
}

/// "Sheffield Wednesday", and "Wednesday" as a subject beside it.
pub fn clubs(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let mut days: FxHashSet<u32> = FxHashSet::default();
    let mut found: Vec<Span> = Vec::new();
    for phrase in document.phrases.iter().filter(|p| p.time == Some(TimeWord::Other)) {
        let (first, end) = (phrase.token as usize, phrase.token as usize + usize::from(phrase.length));
        let Some(last) = end.checked_sub(1).filter(|&last| last < document.tokens.len()) else { continue };
        let word = document.features(first);
        if word.case.is_capital()
            && word.flags & WordClusters::CITY != 0
            && document.features(last).is(Tag::Weekday)
            && document.features(last).case.is_capital()
        {
            found.push(Span::new(document.tokens[first].span.start, document.tokens[last].span.end));
            days.insert(document.features(last).lower);
        }
    }
    if found.is_empty() {
        return;
    }
    names.retain(|n| !found.iter().any(|club| club.covers(n.span)));
    let is_subject = |token: usize| {
        document.nodes.get(token).is_some_and(|node| node.relation == Relation::Subject)
            && token.checked_sub(1).is_none_or(|before| document.features(before).time.is_none())
    };
    let bare = (0..document.tokens.len())
        .filter(|&token| {
            days.contains(&document.features(token).lower)
                && document.features(token).case == Case::Initial
                && is_subject(token)
        })
        .map(|token| document.tokens[token].span);
    let mut all: Vec<Span> = bare.filter(|day| !found.iter().any(|club| club.covers(*day))).collect();
    all.append(&mut found);
    all.sort_unstable();
    add(names, all, EntityType::Organization);
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Organization, Person};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn a_surname_that_is_a_month_is_a_name_wherever_it_is_no_date() {
        check_pass(
            "month-surname",
            "[p Theresa May] spoke in May. “No,” May said. Critics of May left by the end of May.",
            &[("Theresa May", Person), ("May", Person), ("May", Person)],
        );
        check_pass("month-surname", "Mrs May told MPs that the vote was set for May.", &[("May", Person)]);
        check_pass(
            "month-surname",
            "[p Robert] March won. A spokesman for March said so on March 3.",
            &[("Robert March", Person), ("March", Person)],
        );
        check_pass(
            "month-surname",
            "[p April Jones] sang. April bowed. The hall shut last April.",
            &[("April Jones", Person), ("April", Person)],
        );
        check_pass(
            "month-surname",
            "Prime Minister May left. After May resigned, his wife June left after May 3.",
            &[("May", Person), ("May", Person), ("June", Person)],
        );
        check_pass("month-surname", "May was cold, and [p Elena Rossi] left in May.", &[("Elena Rossi", Person)]);
    }

    #[test]
    fn a_company_that_is_called_like_a_month_is_a_name_wherever_it_is_no_date() {
        check_pass(
            "month-company",
            "[o May Stores] grew in May. Analysts see a rescue deal for May. May's chairman left on May 3.",
            &[("May Stores", Organization), ("May", Organization), ("May", Organization)],
        );
        check_pass("month-company", "[o Porto Stores] grew in May. May was cold.", &[("Porto Stores", Organization)]);
    }

    #[test]
    fn a_club_that_is_named_after_a_day_is_a_name() {
        check_pass(
            "day-club",
            "Sheffield Wednesday drew on Wednesday. Wednesday had lost at home.",
            &[("Sheffield Wednesday", Organization), ("Wednesday", Organization)],
        );
    }
}
