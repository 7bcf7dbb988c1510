//! Words whose place tells more than the lexicon does: a verb beside a marked stretch reports it, whatever it means, and a
//! word inside a person's name is no verb and no month.
//!
//! "“Enough,” snapped the judge", "“We will act now,” the note began", "“No,” May said".

use super::atoms::{Atoms, Class};
use crate::analysis::EntityType;
use crate::document::quotation::Marked;
use crate::document::{Document, Part};
use crate::english::Tag;
use crate::names::Entities;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// Maximum number of atoms from a marked stretch to the verb behind its subject: "“…,” the mother of the boy would say".
const SUBJECT: usize = 9;

/// Gives the words beside marked stretches, and those inside names, the class that their place tells. Tells for each stretch
/// the verb that its place makes a cue.
pub fn read_places(document: &Document, atoms: &mut Atoms, runs: &[Marked], names: &Entities) -> Vec<Option<usize>> {
    let mut placed = vec![None; runs.len()];
    names_are_capitals(document, atoms, names);
    surnames_are_capitals(document, atoms, names);
    for (run, marked) in runs.iter().enumerate() {
        let at = atoms.of_run[run];
        let within = atoms.statement(at).atoms.clone();
        if !asks_for_a_verb(document, marked) || !opens(atoms, at, &within) {
            continue;
        }
        let verb =
            inverted(document, atoms, at + 1, &within).or_else(|| behind_subject(document, atoms, at + 1, &within));
        if let Some(verb) = verb {
            atoms.list[verb].class = Class::Telling;
        }
        placed[run] = verb.or_else(|| known_beside(atoms, at + 1, &within));
    }
    placed
}

/// "“Not again,” [groaned] Ms Lund": a verb of saying with its subject behind it.
fn known_beside(atoms: &Atoms, from: usize, within: &Range<usize>) -> Option<usize> {
    let at = from + usize::from(atoms.class(from, within) == Class::Comma);
    let known = matches!(atoms.class(at, within), Class::Speaking | Class::Telling);
    (known && opens_subject(atoms, at + 1, within)).then_some(at)
}

fn opens_subject(atoms: &Atoms, at: usize, within: &Range<usize>) -> bool {
    matches!(
        atoms.class(at, within),
        Class::Determiner | Class::Possessive | Class::Capital | Class::Title | Class::Person
    )
}

/// "Theresa May", "March said": no auxiliary and no month inside a person's name.
fn names_are_capitals(document: &Document, atoms: &mut Atoms, names: &Entities) {
    let mut at = 0;
    for name in names.mentions() {
        if names.list()[name.entity].kind != EntityType::Person {
            continue;
        }
        at += atoms.list[at..].partition_point(|a| a.span.end <= name.span.start);
        for atom in atoms.list[at..].iter_mut().take_while(|a| a.span.start < name.span.end) {
            if atom.capital && matches!(atom.class, Class::Auxiliary | Class::Day | Class::Speaking | Class::Telling) {
                let part = document.tokens_in(atom.span).next().map(|t| document.nodes[t].part);
                let is_verb = part.is_some_and(Part::is_verb) && !matches!(atom.class, Class::Auxiliary | Class::Day);
                if !is_verb {
                    atom.class = Class::Capital;
                }
            }
        }
    }
}

/// "Theresa May flew in. … May said", "Ed Read spoke. … Read said": the surname of somebody named in full, before a verb of saying.
fn surnames_are_capitals(document: &Document, atoms: &mut Atoms, names: &Entities) {
    let people = names.list().iter().filter(|e| e.kind == EntityType::Person);
    let surnames: FxHashSet<&str> = people.filter_map(|e| e.name.rsplit_once(' ')).map(|(_, last)| last).collect();
    for at in 0..atoms.list.len().saturating_sub(1) {
        let (atom, next) = (&atoms.list[at], &atoms.list[at + 1]);
        let month = atom.capital && matches!(atom.class, Class::Auxiliary | Class::Day);
        let verb = atom.capital && matches!(atom.class, Class::Speaking | Class::Telling);
        // "Read said", "Read told", "Read, who works in Leeds", "Read's office"
        let behind_name = verb && matches!(next.class, Class::Telling | Class::Comma | Class::Clitic);
        let says = next.class == Class::Speaking || behind_name;
        if (month || verb) && says && !next.capital && surnames.contains(atom.span.of(document.text)) {
            atoms.list[at].class = Class::Capital;
        }
    }
}

/// "“We won,”", "“Why?”": words that go on behind the marks. A full stop ends them.
fn asks_for_a_verb(document: &Document, run: &Marked) -> bool {
    let inner = run.inner.of(document.text).trim_end_matches(['’', '”', '\'', '"', ' ']);
    let comma_behind = document.text[run.span.end..].starts_with(',');
    run.closed && (inner.ends_with([',', '?', '!', '—', '–', '-', '…']) || comma_behind)
}

/// Whether a marked stretch opens its statement, or stands behind another sentence.
fn opens(atoms: &Atoms, at: usize, within: &Range<usize>) -> bool {
    at == within.start || matches!(atoms.list[at - 1].class, Class::Stop | Class::Colon | Class::Sign)
}

/// "“…,” [snapped] the judge"
fn inverted(document: &Document, atoms: &Atoms, from: usize, within: &Range<usize>) -> Option<usize> {
    let at = from + usize::from(atoms.class(from, within) == Class::Comma);
    (opens_subject(atoms, at + 1, within) && is_open_verb(document, atoms, at, within)).then_some(at)
}

/// "“…,” the note [began]."
fn behind_subject(document: &Document, atoms: &Atoms, from: usize, within: &Range<usize>) -> Option<usize> {
    let mut at = from + usize::from(atoms.class(from, within) == Class::Comma);
    let first = at;
    while at < first + SUBJECT {
        if at > first && is_used_to(document, atoms, at, within) {
            return Some(at + 2);
        }
        match atoms.class(at, within) {
            _ if at > first && is_open_verb(document, atoms, at, within) => break,
            Class::Pronoun if at == first => {}
            Class::Determiner | Class::Possessive | Class::Capital | Class::Title | Class::Person => {}
            Class::Clitic | Class::Auxiliary | Class::Adverb | Class::Number if at > first => {}
            Class::Plural | Class::Lower | Class::Past | Class::Gerund => {}
            // "the note began"
            Class::Speaking | Class::Telling
                if at > first && document.nodes[atoms.token(document, at)].part == Part::Noun => {}
            Class::Preposition if at > first && atoms.list[at].span.of(document.text) == "of" => {}
            _ => return None,
        }
        at += 1;
    }
    if !is_open_verb(document, atoms, at, within) {
        return None;
    }
    // "“The Tin Boat,” she knew that …" has more to say.
    let ends = matches!(
        atoms.class(at + 1, within),
        Class::Stop
            | Class::Comma
            | Class::Edge
            | Class::Preposition
            | Class::Adverb
            | Class::Subordinator
            | Class::Run
    );
    ends.then_some(at)
}

/// "used to growl"
fn is_used_to(document: &Document, atoms: &Atoms, at: usize, within: &Range<usize>) -> bool {
    let word = |atom: usize| within.contains(&atom).then(|| atoms.list[atom].span.of(document.text));
    let verb = || document.nodes[atoms.token(document, at + 2)].part == Part::BaseVerb;
    word(at) == Some("used") && word(at + 1) == Some("to") && within.contains(&(at + 2)) && verb()
}

/// A verb of the statement with a form of its own that the lexicon does not know as one of saying.
fn is_open_verb(document: &Document, atoms: &Atoms, at: usize, within: &Range<usize>) -> bool {
    if !within.contains(&at) {
        return false;
    }
    let atom = &atoms.list[at];
    let open = matches!(atom.class, Class::Past | Class::Lower | Class::Plural | Class::Gerund | Class::Adverb);
    let token = atoms.token(document, at);
    let part = document.nodes[token].part;
    let before_is_auxiliary = at > 0 && atoms.list[at - 1].class == Class::Auxiliary;
    let finite = matches!(part, Part::PastVerb | Part::PresentVerb)
        || matches!(part, Part::BaseVerb | Part::Participle) && before_is_auxiliary;
    open && !atom.capital && finite && !document.features(token).is(Tag::Auxiliary)
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[track_caller]
    fn check(text: &str, cue: &str, speaker: &str) {
        let analysis = analyze(text, &Options::default());
        let found: Vec<(&str, &str)> = analysis
            .quotes
            .iter()
            .map(|q| {
                let cue = q.cue.as_ref().map_or("", |c| c.text.as_str());
                (cue, q.speaker.as_ref().map_or("", |s| s.name.as_str()))
            })
            .collect();
        assert_eq!(found, [(cue, speaker)], "{text}");
    }

    #[test]
    fn verb_beside_marks_reports() {
        check("“We must change or close,” the letter began.", "began", "the letter");
        check("“There goes the queen,” children would giggle as she passed.", "would giggle", "children");
        check("“The river took it all,” wept Ana Lima.", "wept", "Ana Lima");
    }

    #[test]
    fn verb_with_an_object_reports_nothing() {
        let text = "When she heard the song “Cold Water,” Ana Lima wept.";
        assert!(analyze(text, &Options::default()).quotes.is_empty());
    }

    #[test]
    fn a_text_may_end_in_the_subject() {
        for text in ["“We won,” the note", "“We won,” the note of the", "“We won,” ", "“We won,” they"]
        {
            analyze(text, &Options::default());
        }
    }

    #[test]
    fn surname_that_is_a_verb_of_saying_speaks() {
        let text = "Sergeant Ed Read led the search. Read said two army planes crossed the bay on Monday. Read added that it was cold.";
        let analysis = analyze(text, &Options::default());
        let found: Vec<_> = analysis
            .quotes
            .iter()
            .map(|q| (q.span.of(text), q.speaker.as_ref().map_or("", |s| s.name.as_str())))
            .collect();
        let expected = [("two army planes crossed the bay on Monday", "Ed Read"), ("that it was cold", "Ed Read")];
        assert_eq!(found, expected);
    }

    #[test]
    fn surname_may_is_no_auxiliary() {
        check("Theresa May met the unions. “I will not sign it,” May said.", "said", "Theresa May");
    }
}
