//! Verbs of saying that report nothing where they stand: corrections before the models run.

use super::atoms::{Atoms, Class};
use crate::document::Document;

/// "who asked not to be named": a wish about the article, not what anybody said in it.
pub fn asks_for_no_name(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let words = atoms.list[cue + 1..].iter().take(3).map(|a| a.span.of(document.text));
    words.eq(["not", "to", "be"])
}

/// "Asked whether she would go, Ana Lima said no": what was asked there is nobody's statement.
pub fn opens_with_question(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    atoms.list[cue].span.of(document.text) == "Asked"
}

/// "a mate reported him to the police": somebody is reported, not something.
pub fn reports_somebody(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let word = |i: usize| atoms.list.get(i).map_or("", |a| a.span.of(document.text));
    matches!(word(cue), "reported" | "reporting" | "report" | "reports")
        && matches!(word(cue + 1), "him" | "me" | "them" | "us")
}

/// "could help scientists estimate how fast", "let people decide": what somebody will be able to do, not what anybody said.
pub fn is_enabled(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let word = |i: usize| atoms.list[i].span.of(document.text);
    let base = !word(cue).ends_with(['s', 'd']);
    let mut before = (cue.saturating_sub(4)..cue).rev().skip_while(|&i| {
        matches!(
            atoms.list[i].class,
            Class::Plural | Class::Lower | Class::Person | Class::Determiner | Class::Possessive
        ) && !ENABLING.contains(&word(i))
    });
    base && before.next().is_some_and(|i| i + 1 < cue && ENABLING.contains(&word(i)))
}

const ENABLING: [&str; 6] = ["help", "helped", "helping", "helps", "let", "lets"];
