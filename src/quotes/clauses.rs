//! What a cue reports by the grammar of its sentence, where the ranker found nothing.
//!
//! "Police said [the road was shut]", "[The road is shut], police said late on Monday, warning of ice".

use super::atoms::Class;
use super::content::Content;
use super::scene::Scene;
use crate::document::{Document, Part, Relation};
use crate::english::{Tag, TimeWord};
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// Maximum number of atoms between a cue and its clause: "told a meeting in Leeds on Monday that".
const GAP: usize = 12;
/// Maximum number of atoms behind a cue that ends its sentence: "said late on Monday in a statement".
const TAIL: usize = 10;

/// The clause behind a cue that is its complement: "said [that the road was shut]".
pub fn behind(scene: &Scene, cue: usize) -> Option<Content> {
    let (document, atoms) = (scene.document, &scene.atoms);
    if !matches!(atoms.list[cue].class, Class::Speaking | Class::Telling) {
        return None;
    }
    let verb = atoms.token(document, cue);
    let node = document.nodes[verb];
    if !node.part.is_verb() || verbs::group(document, verb).passive {
        return None;
    }
    let subject = verbs::subject(document, verb).filter(|&s| s < verb)?;
    let own =
        |c: &usize| *c > verb && document.nodes[*c].relation == Relation::ClausalComplement && !is_aside(document, *c);
    // "rejected the allegation that he had paid"
    let of_noun = || {
        let word = document.features(verb);
        let noun = tree::children(document, verb).find(|&c| {
            c > verb && document.nodes[c].relation == Relation::Object && document.features(c).is(Tag::Spoken)
        });
        let clause = noun.filter(|_| word.is(Tag::Deny)).and_then(|noun| {
            tree::child(document, noun, &[Relation::Clause, Relation::RelativeClause, Relation::ClausalComplement])
        });
        clause.filter(|&c| document.features(tree::subtree(document, c).start).is(Tag::That))
    };
    let Some(complement) = tree::children(document, verb).find(own).or_else(of_noun) else {
        return doing(scene, cue, verb);
    };
    if tree::child(document, complement, &[Relation::Subject, Relation::PassiveSubject]).is_none() {
        return doing(scene, cue, verb);
    }
    let words = tree::subtree(document, complement);
    let marked = document.features(words.start).is(Tag::That);
    let plain = atoms.list[cue].class == Class::Speaking;
    let denies = marked && document.features(verb).is(Tag::Deny);
    if words.start <= verb || !(plain || denies || marked && is_somebody(scene, subject)) {
        return None;
    }
    let (start, end) = (scene.atom_at(words.start)?, scene.atom_at(words.end - 1)? + 1);
    let within = &atoms.statement(cue).atoms;
    (start > cue && start <= cue + GAP && end <= within.end && start < end).then_some(Content::After(start..end))
}

/// Whether the clause of a verb opens on a comma and "who" or "which": "claimed the wicket of Hale, who was [caught]".
pub fn is_aside(document: &Document, verb: usize) -> bool {
    let subject = tree::child(document, verb, &[Relation::Subject, Relation::PassiveSubject]);
    subject.is_some_and(|s| document.features(s).is(Tag::Relative) && s > 0 && document.word(s - 1) == ",")
}

/// What somebody is said to have done, in a clause without a subject: "denies [having met her]", "accused them of [lying]".
fn doing(scene: &Scene, cue: usize, verb: usize) -> Option<Content> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let word = document.features(verb);
    let denies = word.is(Tag::Deny) && word.is(Tag::Say);
    let is_of = |token: usize| document.word(token) == "of";
    let object = || tree::child(document, verb, &[Relation::Object]).is_some_and(|o| o > verb);
    let thing = tree::child(document, verb, &[Relation::Object]);
    let below = thing.into_iter().flat_map(|thing| tree::children(document, thing));
    let clause = tree::children(document, verb).chain(below).filter(|&c| c > verb).find_map(|c| {
        let words = tree::subtree(document, c);
        let beside = matches!(document.nodes[c].relation, Relation::AdverbialClause | Relation::Clause);
        let marked = beside && is_of(words.start);
        let start = match document.nodes[c].relation {
            Relation::ClausalComplement | Relation::OpenComplement if denies => words.start,
            _ if marked && object() && word.is(Tag::Say) => words.start + 1,
            _ => return None,
        };
        let first = document.features(start);
        (first.is(Tag::Gerund) || first.is(Tag::Perfect)).then_some(start..words.end)
    })?;
    let (start, end) = (scene.atom_at(clause.start)?, scene.atom_at(clause.end - 1)? + 1);
    let within = &atoms.statement(cue).atoms;
    let fits = start > cue && start <= cue + GAP && end <= within.end && start + 1 < end && !scene.is_cue(start);
    fits.then_some(Content::After(start..end))
}

/// Whether an atom outside marks is a finite verb.
fn is_finite(scene: &Scene, atom: usize) -> bool {
    let token = || scene.atoms.token(scene.document, atom);
    scene.atoms.list[atom].class != Class::Run && scene.document.nodes[token()].part.is_finite()
}

/// "As Professor Lund explains, [bees need mud]", "[bees need mud], as she put it": the clause beside "as somebody says".
pub fn beside_as(scene: &Scene, cue: usize) -> Option<Content> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let within = &atoms.statement(cue).atoms;
    if atoms.list[cue].class != Class::Speaking || !ends(scene, cue, within) {
        return None;
    }
    let subject = &scene.phrases[scene.phrase_at(cue.checked_sub(1).filter(|&a| a >= within.start)?)?];
    let at = subject.start.checked_sub(1).filter(|&a| a >= within.start)?;
    if !atoms.list[at].span.of(document.text).eq_ignore_ascii_case("as") {
        return None;
    }
    let finite = |a: usize| is_finite(scene, a);
    let free = |told: &Range<usize>| {
        let bars = |a: usize| matches!(atoms.list[a].class, Class::Run | Class::Colon) || atoms.list[a].class.is_cue();
        !told.clone().any(bars)
    };
    if at == within.start {
        let comma = (cue + 1..within.end).find(|&a| atoms.list[a].class == Class::Comma)?;
        let end = (comma + 1..within.end).rev().find(|&a| atoms.list[a].class != Class::Stop)? + 1;
        let told = comma + 1..end;
        (free(&told) && told.clone().any(finite)).then_some(Content::After(told))
    } else {
        let comma = at.checked_sub(1).filter(|&c| c > within.start && atoms.list[c].class == Class::Comma)?;
        let told = within.start..comma;
        let ends = (cue + 1..within.end).all(|a| atoms.list[a].class != Class::Comma);
        let opens = matches!(
            atoms.list[told.start].class,
            Class::Subordinator | Class::Conjunction | Class::Relative | Class::Gerund | Class::Run
        );
        (ends && free(&told) && !opens && told.clone().any(finite)).then_some(Content::Before(told))
    }
}

/// "[The storm killed 12], officials said late on Monday, and …": whether a stretch begins with the time of saying.
pub fn opens_with_time(scene: &Scene, cue: usize, piece: &Range<usize>) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    if piece.start != cue + 1 {
        return false;
    }
    let mut day = false;
    for at in piece.clone().take(MOST_OF_TIME) {
        match atoms.list[at].class {
            Class::Comma => return day,
            Class::Day => day = true,
            Class::Adverb | Class::Preposition | Class::Number | Class::Determiner => {}
            Class::Lower if !document.nodes[atoms.token(document, at)].part.is_verb() => {}
            _ => return false,
        }
    }
    false
}

/// "warned that [the drug, made by a Danish firm, would be dear]": a clause has a verb, also behind what stands between commas.
pub fn to_its_verb(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    const BETWEEN: usize = 14;
    let (document, atoms) = (scene.document, &scene.atoms);
    let within = atoms.statement(cue).atoms.clone();
    let class = |at: usize| atoms.class(at, &within);
    let finite = |at: usize| {
        let part = || document.nodes[atoms.token(document, at)].part;
        class(at) != Class::Run && (class(at) == Class::Auxiliary || part().is_finite())
    };
    let that = class(piece.start) == Class::That || piece.start > 0 && class(piece.start - 1) == Class::That;
    // "that the lamp was broken and that the firm, which runs the port, had known": the last of them.
    let joined = |at: &usize| class(*at) == Class::That && class(*at - 1) == Class::Conjunction;
    let last = (piece.start + 1..piece.end).rev().find(joined).unwrap_or(piece.start);
    // "Organisers say the fair, which opens in May with a race, will be small"
    let says = piece.start == cue + 1 && class(cue) == Class::Speaking && opens_subject(class(piece.start));
    if !(that || says) || piece.start <= cue || class(piece.end) != Class::Comma || (last..piece.end).any(finite) {
        return piece;
    }
    let closing = (piece.end + 1..within.end).take(BETWEEN).find(|&at| class(at) == Class::Comma);
    let Some(verb) = closing.and_then(|comma| (comma + 1..within.end).take(3).find(|&at| finite(at))) else {
        return piece;
    };
    let ends = |at: &usize| matches!(class(*at), Class::Comma | Class::Semicolon | Class::Stop | Class::Run);
    piece.start..(verb..within.end).find(ends).unwrap_or(within.end)
}

/// "to report that he'd ‘slowly’ [left the house ‘twice’]": words in marks before the verb do not end a clause.
pub fn verb_behind_marks(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let within = atoms.statement(cue).atoms.clone();
    let class = |at: usize| atoms.class(at, &within);
    let part = |at: usize| document.nodes[atoms.token(document, at)].part;
    let marked = class(piece.end - 1) == Class::Run && piece.len() > 2;
    let verb = |at: usize| {
        matches!(part(at), Part::PastVerb | Part::Participle) || matches!(class(at), Class::Past | Class::Telling)
    };
    let fits = piece.start > cue
        && marked
        && class(piece.end - 2) == Class::Auxiliary
        && within.contains(&piece.end)
        && class(piece.end) != Class::Run
        && verb(piece.end);
    if !fits {
        return piece;
    }
    // Up to the end of the verb's clause by the tree, or to the next boundary.
    let token = atoms.token(document, piece.end);
    let clause = tree::subtree(document, token);
    let inside = clause.start >= atoms.token(document, piece.start);
    let by_tree = scene.atom_at(clause.end - 1).filter(|_| inside).map_or(within.end, |last| last + 1);
    let ends = |at: &usize| {
        matches!(
            class(*at),
            Class::Comma | Class::Semicolon | Class::Stop | Class::Conjunction | Class::Dash | Class::Subordinator
        )
    };
    let limit = by_tree.max(piece.end + 1).min(within.end).min(piece.end + LONGEST_TAIL);
    let end = (piece.end..limit).find(ends).unwrap_or(limit);
    if (piece.end..end).any(|at| scene.is_cue(at) && class(at) == Class::Speaking) { piece } else { piece.start..end }
}

/// What follows words in marks before the next boundary, in atoms.
const LONGEST_TAIL: usize = 40;

const fn opens_subject(class: Class) -> bool {
    matches!(
        class,
        Class::Determiner
            | Class::Possessive
            | Class::Capital
            | Class::That
            | Class::Title
            | Class::Person
            | Class::Plural
            | Class::Number
    )
}

/// "said [on Tuesday] it had agreed": without the time of saying, where a clause follows it.
pub fn without_time(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    if piece.start != cue + 1 {
        return piece;
    }
    let mut at = piece.start;
    let time = |at: usize| document.features(atoms.token(document, at)).time;
    let late = |at: usize| {
        use TimeWord::{Earlier, Early, In, Last, Late, On};
        matches!(time(at), Some(Earlier | Early | In | Last | Late | On))
    };
    while at < piece.end && at < piece.start + 2 && late(at) {
        at += 1;
    }
    let day = at;
    while at < piece.end && at < day + 4 {
        let part = matches!(time(at), Some(TimeWord::Part(_)));
        match atoms.list[at].class {
            Class::Day => {}
            Class::Number if at > day => {}
            _ if part && at > day => {}
            _ => break,
        }
        at += 1;
    }
    let opens = |at: usize| {
        matches!(
            atoms.list[at].class,
            Class::Pronoun
                | Class::Determiner
                | Class::That
                | Class::Capital
                | Class::Possessive
                | Class::Plural
                | Class::Person
        )
    };
    let finite = |a: usize| is_finite(scene, a);
    let clause = at > day && at < piece.end && opens(at) && (at..piece.end).any(finite);
    if clause { at..piece.end } else { piece }
}

/// A time of saying has at most so many atoms: "late on Monday night".
const MOST_OF_TIME: usize = 6;

/// Whether a subject can speak: a person, a body, a document, a pronoun.
fn is_somebody(scene: &Scene, subject: usize) -> bool {
    let word = scene.document.features(subject);
    let tags = [Tag::Person, Tag::Body, Tag::Speaks, Tag::Spoken, Tag::SubjectPronoun, Tag::TitleBeforeName];
    scene.document.nodes[subject].part == Part::ProperNoun || tags.into_iter().any(|tag| word.is(tag))
}

/// The sentence before a cue that has nothing behind it: "[The road is shut], police said late on Monday".
pub fn before(scene: &Scene, cue: usize) -> Option<Content> {
    let atoms = &scene.atoms;
    let within = &atoms.statement(cue).atoms;
    if atoms.list[cue].class != Class::Speaking || !ends(scene, cue, within) {
        return None;
    }
    let mut at = cue.checked_sub(1).filter(|&a| a >= within.start)?;
    while matches!(atoms.class(at, within), Class::Auxiliary | Class::Adverb) {
        at = at.checked_sub(1)?;
    }
    // "[A spark set off the fire], said Ana Lima, a spokeswoman": the subject stands behind.
    let behind = atoms.list[cue - 1].class == Class::Comma && scene.phrase_at(cue + 1).is_some();
    if behind {
        let told = within.start..cue - 1;
        return is_statement(scene, &told).then_some(Content::Before(told));
    }
    let subject = &scene.phrases[scene.phrase_at(at)?];
    let comma = subject.start.checked_sub(1).filter(|&c| c > within.start && atoms.class(c, within) == Class::Comma)?;
    let told = within.start..comma;
    is_statement(scene, &told).then_some(Content::Before(told))
}

/// Whether a stretch before a cue is a sentence that may have been said.
fn is_statement(scene: &Scene, told: &Range<usize>) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    if told.is_empty() {
        return false;
    }
    let first = atoms.list[told.start].class;
    let opens_clause = matches!(
        first,
        Class::Subordinator | Class::Preposition | Class::Conjunction | Class::Relative | Class::Gerund | Class::Run
    );
    if opens_clause || atoms.list[told.clone()].iter().any(|a| matches!(a.class, Class::Run | Class::Colon)) {
        return false;
    }
    let predicate = |a: usize| {
        let token = atoms.token(document, a);
        matches!(document.nodes[token].part, Part::PastVerb | Part::PresentVerb)
            || document.nodes[token].part.is_verb() && document.features(token).is(Tag::Past)
            || document.nodes[token].part == Part::Auxiliary && !document.features(token).is(Tag::Noun)
    };
    told.clone().skip(1).any(predicate)
}

/// Whether nothing is said behind a cue: times and places up to a comma or to the end.
pub fn ends(scene: &Scene, cue: usize, within: &Range<usize>) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    for at in cue + 1..(cue + 2 + TAIL).min(within.end + 1) {
        let class = atoms.class(at, within);
        match class {
            Class::Edge | Class::Stop | Class::Comma | Class::Semicolon => return true,
            Class::Run | Class::Colon | Class::That | Class::Subordinator | Class::Pronoun | Class::Relative => {
                return false;
            }
            _ => {
                let part = document.nodes[atoms.token(document, at)].part;
                if class.is_cue()
                    || matches!(part, Part::PastVerb | Part::PresentVerb | Part::BaseVerb | Part::Auxiliary)
                {
                    return false;
                }
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = analyze(text, &Options::default());
        let found: Vec<(&str, &str)> = analysis
            .quotes
            .iter()
            .map(|q| (q.span.of(text), q.speaker.as_ref().map_or("", |s| s.name.as_str())))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentence_before_a_bare_cue_was_said() {
        check("The fire began in a barn, police said late on Sunday.", &[("The fire began in a barn", "police")]);
        check(
            "Halden Foods closed nine shops, it said on Friday, blaming the price of wheat.",
            &[("Halden Foods closed nine shops", "Halden Foods")],
        );
    }

    #[test]
    fn what_somebody_denies_or_is_accused_of_was_said() {
        check("Ana Lima denies having met the builder.", &[("having met the builder", "Ana Lima")]);
        check("The union accused the builders of hiding the bills.", &[("hiding the bills", "The union")]);
    }

    #[test]
    fn clause_beside_as_somebody_says_was_said() {
        check("As Professor Lima explains, crabs also need sand.", &[("crabs also need sand", "Lima")]);
    }

    #[test]
    fn time_of_saying_is_not_said() {
        check("The firm said on Tuesday it had sold two yards.", &[("it had sold two yards", "The firm")]);
        check(
            "The storm sank 12 boats, officials said late Monday, and more rain is due.",
            &[("The storm sank 12 boats", "officials")],
        );
    }

    #[test]
    fn sentence_before_an_inverted_cue_was_said() {
        check(
            "A candle burned down the old mill, said Meg Ford, a spokeswoman for the city.",
            &[("A candle burned down the old mill", "Meg Ford")],
        );
    }

    #[test]
    fn a_clause_goes_on_behind_an_aside() {
        check(
            "Organisers say this year's Harbour Fair, which opens on Friday with the old film Home to Home, will be small.",
            &[(
                "this year's Harbour Fair, which opens on Friday with the old film Home to Home, will be small",
                "Organisers",
            )],
        );
    }

    #[test]
    fn adverbs_behind_a_cue_are_not_said() {
        check("The mayor left the hall, and the treasurer said nothing on Monday.", &[]);
    }
}
