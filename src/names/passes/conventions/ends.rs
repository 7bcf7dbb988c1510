//! A name without what only stands beside it: "Kosevo stadium", "1936 Olympics", "Det Insp Ana Lima".

use crate::analysis::EntityType;
use crate::document::clusters::Lexicon;
use crate::document::words;
use crate::names::Name;
use crate::span::Span;

/// Short titles, which are no part of a name.
const TITLES: [&str; 24] = [
    "Adm", "Brig", "Capt", "Ch", "Cllr", "Col", "Cpl", "Det", "Dr", "Gen", "Gov", "Insp", "Lt", "Maj", "Mr", "Mrs",
    "Ms", "Prof", "Rep", "Rev", "Sen", "Sgt", "Sir", "Supt",
];

pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The span of `name` itself, with the bracket that it opens.
pub fn trimmed(text: &str, lexicon: &Lexicon, name: &Name) -> Span {
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

/// The name without its last word, where that is one of `words`.
pub fn without_last(text: &str, name: Span, words: &[&str]) -> Span {
    match name.of(text).rsplit_once(' ') {
        Some((own, last)) if words.contains(&last) => Span::new(name.start, name.start + own.len()),
        _ => name,
    }
}
