//! What common words are, counted over news: verbs ("descend"), words that are both ("strike"), participles that work as
//! nouns or adjectives ("meeting", "armed"), and how common a word is.
//!
//! `lexicon.txt` has a word a line, sorted, with its tags: `v` verb, `a` noun and verb, `n` nominal participle, then 1 (in
//! one story of eighty) to 5 (in one of five).

use super::super::terms::hash;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const WORDS: &str = include_str!("lexicon.txt");

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Unknown,
    Verb,
    NounOrVerb,
    NominalParticiple,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Entry {
    pub part: Part,
    /// 0 = rare, 5 = in every fifth story.
    pub common: u8,
}

pub struct Lexicon(FxHashMap<u64, Entry>);

impl Lexicon {
    /// Read once.
    pub fn shared() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            Self(WORDS.lines().filter_map(|l| l.split_once(' ')).map(|(w, t)| (hash(w), entry(t))).collect())
        })
    }

    /// `word` is lower case.
    pub fn get(&self, word: &str) -> Entry {
        self.0.get(&hash(word)).copied().unwrap_or_default()
    }
}

fn entry(tags: &str) -> Entry {
    let mut entry = Entry::default();
    for tag in tags.bytes() {
        match tag {
            b'v' => entry.part = Part::Verb,
            b'a' => entry.part = Part::NounOrVerb,
            b'n' => entry.part = Part::NominalParticiple,
            digit => entry.common = digit - b'0',
        }
    }
    entry
}

/// After these a word that is both is a verb: "to strike", "they claim".
pub const BEFORE_VERBS: &[&str] = &["did", "he", "i", "not", "nt", "she", "t", "they", "to", "we", "you"];

/// Before these it was one: "claims the prize".
pub const OBJECT_OPENERS: &[&str] = &[
    "a", "an", "her", "him", "his", "how", "it", "its", "that", "the", "their", "them", "this", "whether", "why", "you",
];

/// Heads of "last year", "some time", "per cent".
#[rustfmt::skip]
pub const MEASURES: &[&str] = &[
    "afternoon", "cent", "day", "days", "decade", "decades", "early", "evening", "hour", "hours", "inside", "late",
    "minute", "minutes", "moment", "month", "months", "morning", "night", "outside", "overnight", "percent", "time",
    "times", "week", "weekend", "weeks", "year", "years",
];

/// Not adverbs.
pub const NOUNS_IN_LY: &[&str] = &[
    "ally", "anomaly", "assembly", "bully", "family", "fly", "homily", "italy", "july", "monopoly", "rally", "reply",
    "supply",
];

/// They stand before names and say nothing alone.
pub const TITLES: &[&str] = &[
    "capt", "ch", "col", "det", "dr", "gen", "gov", "insp", "lt", "mr", "mrs", "ms", "prof", "rep", "rev", "sen",
    "sgt", "st", "supt",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lists_are_sorted_and_unique() {
        for list in [BEFORE_VERBS, OBJECT_OPENERS, MEASURES, NOUNS_IN_LY, TITLES] {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{list:?}");
        }
    }

    #[test]
    fn the_list_is_sorted_and_unique() {
        let words: Vec<&str> = WORDS.lines().map(|l| l.split_once(' ').map_or(l, |(w, _)| w)).collect();
        assert!(words.windows(2).all(|w| w[0] < w[1]), "{:?}", words.windows(2).find(|w| w[0] >= w[1]));
    }

    #[test]
    fn words_have_their_parts() {
        let lexicon = Lexicon::shared();
        assert_eq!(lexicon.get("evacuate").part, Part::Verb);
        assert_eq!(lexicon.get("meeting").part, Part::NominalParticiple);
        assert_eq!(lexicon.get("bridge").part, Part::Unknown);
    }
}
