//! What a name's part in its sentence says of its type: "Kent won by six wickets", "the gelding Silver Birch", "Erika weakened
//! to a tropical depression".

use super::{Context, insert};
use crate::analysis::{EntityType, Score};
use crate::document::clusters::WordClusters;
use crate::document::{Document, Relation, TokenKind, words};
use crate::english::Tag;
use crate::names::Name;
use crate::span::Span;
use crate::syntax::tree;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The token of `name` that hangs on a word outside it.
pub fn head(document: &Document, name: Span) -> Option<usize> {
    tree::head(document, document.tokens_in(name))
}

/// Whether the noun right before `name` tells what it is: "the gelding Silver Birch", not "the horse Ana Lima bought".
pub fn is_described(document: &Document, name: Span, noun: usize) -> bool {
    let Some(head) = head(document, name) else { return false };
    let (noun_node, name_node) = (document.nodes[noun], document.nodes[head]);
    // "Toy maker Karl Steen lost money": both are read as the subject.
    let is_twin = noun_node.head == name_node.head
        && noun_node.relation == name_node.relation
        && matches!(noun_node.relation, Relation::Subject | Relation::Object);
    is_twin
        || document.tokens_in(name).contains(&(noun_node.head as usize))
        || name_node.head as usize == noun
            && matches!(
                name_node.relation,
                Relation::Flat | Relation::Compound | Relation::Apposition | Relation::NameDescription
            )
}

/// What `name` is to the verb that it hangs on.
fn role(document: &Document, name: Span) -> Option<(Relation, usize)> {
    let node = document.nodes[head(document, name)?];
    Some((node.relation, node.head as usize))
}

/// Gives `kind` to all names that are written like one of `found`.
fn set_type(context: &Context, names: &mut [Name], kind: EntityType, found: &FxHashSet<&str>, from: &[EntityType]) {
    for name in names.iter_mut().filter(|n| from.contains(&n.kind) && found.contains(n.span.of(context.text()))) {
        *name = Name { kind, confidence: Score(name.confidence.0.max(0.9)), ..*name };
    }
}

/// "2-0", "104–98"
fn is_score(form: &str) -> bool {
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    form.split_once(['-', '–']).is_some_and(|(a, b)| is_number(a) && is_number(b))
}

/// The sides of a match: a town or county that wins or loses by the score is its team. Countries stay places.
pub fn sides(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Organization, Person, Place};
    let document = context.document;
    let is_full = |name: &Name| name.kind == Person && name.span.of(context.text()).contains(' ');
    let surnames: FxHashSet<&str> =
        names.iter().filter(|n| is_full(n)).filter_map(|n| n.span.of(context.text()).rsplit(' ').next()).collect();
    let mut teams: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter_mut().filter(|n| matches!(n.kind, Place | Person)) {
        let words = name.span.of(context.text());
        let Some((relation, verb)) = role(document, name.span) else { continue };
        // "lost 3-2 to Dallas"
        let is_other_side = || {
            let to = |child: usize| document.nodes[child].relation == Relation::Case && document.word(child) == "to";
            relation == Relation::Oblique
                && head(document, name.span).is_some_and(|head| tree::children(document, head).any(to))
        };
        if !document.features(verb).is(Tag::Contest)
            || !matches!(relation, Relation::Subject | Relation::Object | Relation::PassiveSubject | Relation::Agent)
                && !is_other_side()
        {
            continue;
        }
        let Some(sentence) = document.sentence_at(name.span.start) else { continue };
        let tokens = document.sentences[sentence].tokens.clone();
        let scores = tokens.clone().filter(|&t| is_score(document.word(t))).count();
        let is_of_game = |t: usize| document.features(t).is(Tag::TeamGame);
        // "Leeds", "Halden", "NSW"; teams of countries are called places.
        let is_town = context.only_token(name.span).is_some_and(|word| {
            let may_be = word.flags & WordClusters::CITY != 0 || word.clusters[0] == WordClusters::NO_CLUSTER;
            let is_short = word.case == words::Case::Upper && word.length <= 3;
            word.flags & WordClusters::COUNTRY == 0 && (may_be && word.case == words::Case::Initial || is_short)
        });
        let is_dateline = document.text[name.span.end..].starts_with(':');
        match name.kind {
            Place
                if is_town
                    && !is_dateline
                    && (scores == 1 || tokens.clone().any(is_of_game) || has_margin(document, tokens.clone())) =>
            {
                *name = Name { kind: Organization, confidence: Score(name.confidence.0.max(0.9)), ..*name };
            }
            Person if !words.contains(' ') && !surnames.contains(words) && has_margin(document, tokens) => {
                teams.insert(words);
            }
            _ => {}
        }
    }
    if !teams.is_empty() {
        set_type(context, names, Organization, &teams, &[Person]);
    }
}

/// "by six wickets", "by an innings": only teams win so.
fn has_margin(document: &Document, tokens: Range<usize>) -> bool {
    tokens.clone().any(|by| {
        document.word(by) == "by"
            && (by + 2..tokens.end.min(by + 4)).any(|unit| {
                // "runs" is more often a verb.
                document.features(unit).is(Tag::TeamGame) || document.word(unit) == "runs"
            })
    })
}

/// "Thunder beat the Heat" is two teams, "Heat 104-98" one.
pub fn matches(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let text = context.text();
    let mut all: Vec<Name> = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        let tokens = document.tokens_in(name.span);
        let is_amount = matches!(name.kind, EntityType::Money | EntityType::Percent);
        if tokens.len() < 2 || is_amount {
            all.push(name);
            continue;
        }
        let verb = tokens.clone().skip(1).find(|&t| {
            let word = document.features(t);
            word.is(Tag::Contest)
                && word.case == words::Case::Lower
                && document.nodes.get(t).is_some_and(|node| node.part.is_verb())
        });
        let mut ranges = vec![tokens.clone()];
        if let Some(verb) = verb {
            ranges = vec![tokens.start..verb, verb + 1..tokens.end];
        }
        let is_split = ranges.len() > 1;
        for range in ranges {
            let is_small = |t: usize| !document.features(t).case.is_capital();
            let mut range = range;
            while is_split && range.start < range.end && is_small(range.start) {
                range.start += 1;
            }
            if range.len() > 1 && is_score(document.word(range.end - 1)) {
                range.end -= 1;
            }
            if range.is_empty() {
                continue;
            }
            let span = match (is_split, range == tokens) {
                (false, true) => name.span,
                _ => Span::new(document.tokens[range.start].span.start, document.tokens[range.end - 1].span.end),
            };
            let kind = match is_split && range.len() == 1 {
                true => EntityType::Organization,
                false => name.kind,
            };
            if span.of(text).starts_with(|c: char| c.is_alphanumeric()) || !is_split {
                all.push(Name { span, kind, ..name });
            }
        }
    }
    *names = all;
}

/// Horses, ships and spacecraft: "the gelding Silver Birch", "The yacht, Marta, sank", "rode Double Ross to victory".
pub fn bearers(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Person, Place};
    let document = context.document;
    let is_bearer = |token: usize| {
        let word = document.features(token);
        word.is(Tag::Bearer) && !word.is(Tag::Plural) && word.case != words::Case::Upper
    };
    let mut found: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|n| matches!(n.kind, Person | Place | Organization)) {
        let tokens = document.tokens_in(name.span);
        let before = |n: usize| tokens.start.checked_sub(n);
        let is_named = before(1).is_some_and(|noun| is_bearer(noun) && is_described(document, name.span, noun))
            || before(2).is_some_and(|noun| {
                is_bearer(noun)
                    && document.word(noun + 1) == ","
                    && tokens.end < document.tokens.len()
                    && document.word(tokens.end) == ","
                    && head(document, name.span).is_some_and(|head| {
                        let node = document.nodes[head];
                        node.relation == Relation::Apposition && node.head as usize == noun
                    })
            });
        let is_ridden = || {
            name.kind == Person
                && role(document, name.span).is_some_and(|(relation, verb)| {
                    relation == Relation::Object && document.features(verb).is(Tag::Mount)
                })
        };
        if is_named || is_ridden() {
            found.insert(name.span.of(context.text()));
        }
    }
    if !found.is_empty() {
        set_type(context, names, Misc, &found, &[Person, Place, Organization]);
    }
    insert(mounts(document, names), names);
}

/// "saddled Silver Anchor": what somebody rides, where no name was found.
fn mounts(document: &Document, names: &[Name]) -> Vec<Name> {
    let capital = |token: usize| {
        document.features(token).case == words::Case::Initial && document.tokens[token].kind == TokenKind::Word
    };
    let mut found = Vec::new();
    for verb in (0..document.nodes.len()).filter(|&t| document.features(t).is(Tag::Mount)) {
        if !document.nodes[verb].part.is_verb() {
            continue;
        }
        let Some(object) = tree::child(document, verb, &[Relation::Object]).filter(|&o| o > verb && capital(o)) else {
            continue;
        };
        let first = (verb + 1..=object).rev().take_while(|&t| capital(t)).last().unwrap_or(object);
        let last = (object..document.nodes.len()).take_while(|&t| capital(t)).last().unwrap_or(object);
        let span = tree::span(document, first..last + 1);
        let at = names.partition_point(|n| n.span.end <= span.start);
        let free = names.get(at).is_none_or(|n| n.span.start >= span.end);
        if free && last > first {
            found.push(Name { span, kind: EntityType::Misc, confidence: Score(0.8) });
        }
    }
    found
}

/// Storms without the word before them: "The storm, Gabriel, moved north", "Erika made landfall".
pub fn storms(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let is_storm = |token: usize| document.features(token).is(Tag::Storm);
    if !(0..document.tokens.len()).any(is_storm) {
        return;
    }
    let mut found: FxHashSet<&str> = FxHashSet::default();
    for name in names.iter().filter(|n| n.kind == EntityType::Person && !n.span.of(context.text()).contains(' ')) {
        let tokens = document.tokens_in(name.span);
        let is_apposed = tokens.start >= 2
            && document.word(tokens.start - 1) == ","
            && is_storm(tokens.start - 2)
            && tokens.end < document.tokens.len()
            && document.word(tokens.end) == ",";
        let moves = || {
            role(document, name.span).is_some_and(|(relation, verb)| {
                let of_storms = |token: usize| document.features(token).is(Tag::StormAct);
                relation == Relation::Subject
                    && (of_storms(verb)
                        || tree::children(document, verb)
                            .any(|child| document.nodes[child].relation == Relation::Object && of_storms(child)))
            })
        };
        if is_apposed || moves() {
            found.insert(name.span.of(context.text()));
        }
    }
    if !found.is_empty() {
        set_type(context, names, EntityType::Misc, &found, &[EntityType::Person]);
    }
}

/// "Commodus reigned from 177": who reigns is a person, also where the tagger found no name.
pub fn rulers(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Person, Place};
    let document = context.document;
    let is_verb = |token: usize| {
        document.features(token).is(Tag::Reign) && document.nodes.get(token).is_some_and(|node| node.part.is_verb())
    };
    let mut found: FxHashSet<&str> = FxHashSet::default();
    let mut missed: Vec<Name> = Vec::new();
    for verb in (0..document.tokens.len()).filter(|&token| is_verb(token) && document.word(token).starts_with("reign"))
    {
        let Some(subject) = tree::child(document, verb, &[Relation::Subject]) else { continue };
        let span = document.tokens[subject].span;
        if document.features(subject).case != words::Case::Initial || document.tokens[subject].kind != TokenKind::Word {
            continue;
        }
        let next = names.partition_point(|n| n.span.end <= span.start);
        match names.get(next) {
            Some(name) if name.span == span => {
                found.insert(span.of(context.text()));
            }
            Some(name) if name.span.overlaps(span) => {}
            _ if document.features(subject).flags & WordClusters::MOSTLY_LOWER == 0
                && document.features(subject).tags.is_empty() =>
            {
                missed.push(Name { span, kind: Person, confidence: Score(0.9) });
            }
            _ => {}
        }
    }
    set_type(context, names, Person, &found, &[Misc, Organization, Place]);
    insert(missed, names);
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn sides_of_a_match_are_teams() {
        let kent = ("Kent", Organization);
        check_pass("side-of-match", "[p Kent] won by six wickets.", &[kent]);
        check_pass("side-of-match", "[l Kent] beat [l Essex] by ten wickets.", &[kent, ("Essex", Organization)]);
        check_pass("side-of-match", "[l Halden] lost 2-0 on Sunday.", &[("Halden", Organization)]);
        check_pass("side-of-match", "[l Norway] beat [l Sweden] 3-1.", &[("Norway", Place), ("Sweden", Place)]);
        check_pass("side-of-match", "[p Lima] won by 200 votes.", &[("Lima", Person)]);
        check_pass("side-of-match", "[p Lima] beat [p Reed] 6-3 6-4.", &[("Lima", Person), ("Reed", Person)]);
        check_pass("side-of-match", "Police in [l Kent] won praise.", &[("Kent", Place)]);
    }

    #[test]
    fn names_end_before_verbs_of_a_match_and_scores() {
        check_pass(
            "match",
            "The [m Thunder beat the Heat] and the [m Magic 104-98] slept.",
            &[("Thunder", Organization), ("Heat", Organization), ("Magic", Misc)],
        );
        check_pass("match", "[m Beauty and the Beast] opened", &[("Beauty and the Beast", Misc)]);
    }

    #[test]
    fn horses_and_ships_are_no_people() {
        check_pass("bearer", "The gelding [p Silver Birch] won.", &[("Silver Birch", Misc)]);
        check_pass("bearer", "The yacht, [p Marta], sank. [p Marta] was old.", &[("Marta", Misc), ("Marta", Misc)]);
        check_pass(
            "bearer",
            "Jockey [p Ann Pratt] rode [p Double Ross] to victory.",
            &[("Ann Pratt", Person), ("Double Ross", Misc)],
        );
        check_pass("bearer", "The horse trainer [p Ann Pratt] left.", &[("Ann Pratt", Person)]);
    }

    #[test]
    fn storms_are_told_by_what_they_do() {
        check_pass("storm-act", "The storm, [p Gabriel], moved. [p Gabriel] died.", &[("Gabriel", Misc); 2]);
        check_pass("storm-act", "The hurricane came. [p Erika] made landfall.", &[("Erika", Misc)]);
        check_pass("storm-act", "The storm came. [p Erika] slept.", &[("Erika", Person)]);
    }

    #[test]
    fn who_reigns_is_a_person() {
        check_pass("ruler", "Commodus reigned from 177.", &[("Commodus", Person)]);
        check_pass("ruler", "[l Aldric] reigned in peace.", &[("Aldric", Person)]);
        check_pass("ruler", "Silence reigned in the hall.", &[]);
    }
}
