//! Document → names with types: "Angela Merkel met Goldman Sachs in Berlin" → person, organization, place.
//!
//! A capitalised run is a name; its type comes from a title before it, a known first name, an organisation word, a known place.

use super::{Gender, Name, countries, first_names};
use crate::analysis::{EntityType, Score};
use crate::document::{Document, TokenKind};
use crate::span::Span;
use rustc_hash::{FxHashMap, FxHashSet};

#[rustfmt::skip]
const ORGANIZATION_WORDS: &[&str] = &[
    "agency", "airlines", "army", "association", "bank", "church", "college", "commission", "committee", "company", "congress",
    "corp", "council", "court", "department", "foundation", "fund", "group", "inc", "institute", "ltd", "ministry",
    "nations", "news", "organization", "parliament", "party", "plc", "police", "press", "senate", "service", "times", "union", "university",
];
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "chancellor", "dr", "gov", "king", "lord", "minister", "miss", "mr", "mrs", "ms", "pope", "president", "prof",
    "professor", "queen", "rep", "sen", "senator", "sir",
];
#[rustfmt::skip]
const TIME_WORDS: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "may", "monday",
    "november", "october", "saturday", "september", "sunday", "thursday", "tuesday", "wednesday",
];

/// The names of `document` in text order, never overlapping.
pub fn tag(document: &Document) -> Vec<Name> {
    let mut small: FxHashSet<&str> = FxHashSet::default();
    for i in 0..document.tokens.len() {
        if document.word(i).starts_with(char::is_lowercase) {
            small.insert(document.word(i));
        }
    }
    let mut known: FxHashMap<String, EntityType> = FxHashMap::default();
    let mut names: Vec<Name> = Vec::new();
    for sentence in &document.sentences {
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            let start = i;
            while i < sentence.tokens.end && i < start + 8 && is_capital(document, i) {
                i += 1;
            }
            if i == start {
                i += 1;
                continue;
            }
            let mut first = start;
            while first < i {
                let word = plain(document.word(first));
                let opens = first == sentence.tokens.start && small.contains(word.as_str());
                if !opens
                    && TITLES.binary_search(&word.as_str()).is_err()
                    && TIME_WORDS.binary_search(&word.as_str()).is_err()
                {
                    break;
                }
                first += 1;
            }
            if first == i {
                continue;
            }
            let span = Span::new(document.tokens[first].span.start, document.tokens[i - 1].span.end);
            let titled = first > 0 && TITLES.binary_search(&plain(document.word(first - 1)).as_str()).is_ok();
            let words: Vec<String> = (first..i).map(|t| plain(document.word(t))).collect();
            let last = words.last().cloned().unwrap_or_default();
            let kind = known.get(&last).copied().unwrap_or_else(|| guess(&words, titled, span.of(document.text)));
            known.insert(last, kind);
            names.push(Name { span, kind, confidence: Score(0.5) });
        }
    }
    names
}

fn guess(words: &[String], titled: bool, text: &str) -> EntityType {
    let whole = words.join(" ");
    if titled {
        EntityType::Person
    } else if words.iter().any(|w| ORGANIZATION_WORDS.binary_search(&w.as_str()).is_ok()) {
        EntityType::Organization
    } else if countries::capital_of(&whole).is_some() || countries::usual_name(&whole).is_some() {
        EntityType::Place
    } else if countries::country_of(&whole).is_some() {
        EntityType::Misc
    } else if words.len() > 1 && first_names::gender(&words[0]) != Gender::Unknown {
        EntityType::Person
    } else if !text.contains(char::is_lowercase) || words.len() > 1 {
        EntityType::Organization
    } else {
        EntityType::Place
    }
}

fn plain(word: &str) -> String {
    word.replace('.', "").to_lowercase()
}

fn is_capital(document: &Document, i: usize) -> bool {
    let wordy = matches!(document.tokens[i].kind, TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial);
    wordy && document.word(i).starts_with(char::is_uppercase) && document.word(i) != "I"
}
