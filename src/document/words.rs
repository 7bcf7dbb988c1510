//! Word forms → their features, each distinct form read once: "Merkel" → key, tags and lemma of the lexicon, shape `Xx`,
//! `mer-`, `-kel`, cluster.
//!
//! A form is read when it is first met in a text; every later place shares the [`Word`] by number. A stage that wants a class
//! of its own computes it once for each entry of [`Words::list`] and looks it up by [`Document::word_of`](super::Document).

use super::clusters::WordClusters as Clusters;
use crate::english::lexicon::{self, Lexicon};
use crate::english::{Tag, Tags, TimeWord};
use rustc_hash::FxHashMap;

/// One word form of the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The [`lexicon::key`] of the form: the same in any case.
    pub key: u64,
    /// What the lexicon says of it.
    pub tags: Tags,
    /// The key of its base form; its own where the lexicon does not know it.
    pub lemma: u64,
    /// Those of `GRAMMAR` among them, a bit each in that order: it does not change when the lexicon gets further tags.
    pub grammar: u32,
    /// What it is in a time expression.
    pub time: Option<TimeWord>,
    /// The longest phrase of the lexicon that begins with it, in words; 0 where none does.
    pub opens: u8,
    /// Where its parts start in [`Words::parts`], and how many there are: "two-year" has two; 0 where it is one piece.
    pub parts: (u32, u16),
    /// Of the lower-cased form, digits all one, apostrophes straight.
    pub lower: u32,
    pub exact: u32,
    /// Of the pattern with repeats collapsed: "McDonald" → `XxXx`.
    pub shape: u32,
    /// Of the first 1, 2, 3 and 4 letters, lower-cased; 0 where the word is no longer than that.
    pub prefixes: [u32; 4],
    pub suffixes: [u32; 4],
    /// Clusters of like words, fine, middle and coarse; [`Clusters::NO_CLUSTER`] for an unknown word.
    pub clusters: [u16; 3],
    /// [`Clusters`] flags, and [`LINK`].
    pub flags: u16,
    /// How many characters it has.
    pub length: u32,
    pub case: Case,
    pub has_digit: bool,
}

impl Word {
    pub const fn is(&self, tag: Tag) -> bool {
        self.tags.has(tag)
    }

    /// Reads clusters and flags anew.
    fn look_up_clusters(&mut self, clusters: &Clusters) {
        let (cluster, flags) = clusters.look_up(self.lower);
        self.clusters = clusters.levels(cluster);
        self.flags = if self.case == Case::None { 0 } else { flags };
        if matches!(self.case, Case::None | Case::Lower) && self.is(Tag::NameLink) {
            self.flags |= LINK;
        }
    }
}

/// Tags that say something of a word's part of speech, in the order of the bits of [`Word::grammar`].
const GRAMMAR: [Tag; 26] = [
    Tag::Verb,
    Tag::Noun,
    Tag::Base,
    Tag::Third,
    Tag::Past,
    Tag::Participle,
    Tag::Gerund,
    Tag::Plural,
    Tag::According,
    Tag::Adverb,
    Tag::Auxiliary,
    Tag::Be,
    Tag::Conjunction,
    Tag::Coordinator,
    Tag::Determiner,
    Tag::Demonstrative,
    Tag::Modal,
    Tag::Negation,
    Tag::NounOrVerb,
    Tag::Numeral,
    Tag::Possessive,
    Tag::Preposition,
    Tag::Subordinator,
    Tag::Say,
    Tag::Person,
    Tag::Title,
];

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// "plan", "al"
    Lower,
    /// "Plan", "McDonald", "A"
    Initial,
    /// "NATO", "U.S."
    Upper,
    /// "iPhone", "eBay"
    Inner,
}

impl Case {
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Initial | Self::Upper | Self::Inner)
    }
}

/// A piece of a form with hyphens or slashes: its word, and where it lies in the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    pub word: u32,
    pub start: u32,
    pub end: u32,
}

/// The forms met so far.
pub struct Words<'l> {
    clusters: &'l Clusters,
    lexicon: &'static Lexicon,
    numbers: FxHashMap<u64, u32>,
    pub list: Vec<Word>,
    pub parts: Vec<Part>,
}

/// The number of the word that stands before a sentence, and of the one after it.
pub const BEFORE: u32 = 0;
pub const AFTER: u32 = 1;

/// Says where a line may break, and is no letter.
pub const SOFT_HYPHEN: char = '\u{ad}';

/// What joins the parts of a form.
const JOINTS: [char; 5] = ['-', '\u{2010}', '\u{2011}', '–', '/'];

impl<'l> Words<'l> {
    /// Reads by the lexicon of English.
    pub fn new(clusters: &'l Clusters) -> Self {
        Self::with_lexicon(clusters, Lexicon::shared())
    }

    pub fn with_lexicon(clusters: &'l Clusters, lexicon: &'static Lexicon) -> Self {
        let edge =
            |lower| Word { lower, exact: lower, shape: lower, clusters: [Clusters::NO_CLUSTER; 3], ..Word::default() };
        Self {
            clusters,
            lexicon,
            numbers: FxHashMap::default(),
            list: vec![edge(0x5ea1), edge(0x5ea2)],
            parts: Vec::new(),
        }
    }

    /// The lexicon that the words are read by.
    pub const fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Takes clusters and flags from a table that is not shipped yet.
    pub fn use_clusters(&mut self, clusters: &'l Clusters) {
        self.clusters = clusters;
        self.list.iter_mut().skip(AFTER as usize + 1).for_each(|word| word.look_up_clusters(clusters));
    }

    /// Cluster and flags of a phrase by its hash.
    pub fn look_up(&self, phrase: u32) -> (u16, u16) {
        self.clusters.look_up(phrase)
    }

    /// The number of `form`.
    pub fn number(&mut self, form: &str) -> u32 {
        let exact = form.bytes().fold(SEED, lexicon::step);
        if let Some(&n) = self.numbers.get(&exact) {
            return n;
        }
        let n = self.list.len() as u32;
        self.list.push(read(form, fold(exact), self.clusters, self.lexicon));
        self.numbers.insert(exact, n);
        if form.contains(JOINTS) {
            self.list[n as usize].parts = self.split(form);
        }
        n
    }

    /// Reads the parts of "two-year", where it has more than one.
    fn split(&mut self, form: &str) -> (u32, u16) {
        let mut parts = Vec::new();
        let mut from = 0;
        for (at, joint) in form.match_indices(JOINTS) {
            if at > from && at + joint.len() < form.len() {
                parts.push((from, at));
                from = at + joint.len();
            }
        }
        if parts.is_empty() || parts.len() > MAX_PARTS {
            return (0, 0);
        }
        parts.push((from, form.len()));
        let parts: Vec<Part> = parts
            .into_iter()
            .map(|(start, end)| Part { word: self.number(&form[start..end]), start: start as u32, end: end as u32 })
            .collect();
        let first = self.parts.len() as u32;
        self.parts.extend(&parts);
        (first, parts.len() as u16)
    }

    /// The pieces of a word with hyphens or slashes; none where it is one piece.
    pub fn parts_of(&self, word: &Word) -> &[Part] {
        let (first, count) = word.parts;
        &self.parts[first as usize..first as usize + usize::from(count)]
    }
}

/// A form with more pieces ("/////a/a/a…") is read as one.
const MAX_PARTS: usize = 1 << 14;

/// Flag of a word that holds two parts of a name together, beside the flags of [`Clusters`].
pub const LINK: u16 = 1 << 15;

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The hash of a lower-cased word, as [`Word::lower`] has it.
pub fn hash(form: &str) -> u32 {
    fold(form.chars().flat_map(char::to_lowercase).map(plain).fold(SEED, step_char))
}

/// The hash of two words or phrases in a row.
pub const fn chain(first: u32, second: u32) -> u32 {
    (first.rotate_left(5) ^ second).wrapping_mul(0x9e37_79b1)
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        c if c.is_ascii_digit() => '0',
        c => c,
    }
}

fn step_char(hash: u64, c: char) -> u64 {
    if c.is_ascii() {
        lexicon::step(hash, c as u8)
    } else {
        c.encode_utf8(&mut [0; 4]).bytes().fold(hash, lexicon::step)
    }
}

fn read(form: &str, exact: u32, clusters: &Clusters, lexicon: &Lexicon) -> Word {
    // "Wednes\u{ad}day": a soft hyphen only says where a line may break.
    let whole = form.contains(SOFT_HYPHEN).then(|| form.replace(SOFT_HYPHEN, ""));
    let form = whole.as_deref().unwrap_or(form);
    let mut word = Word { exact, ..Word::default() };
    let (mut lower, mut shape) = (SEED, SEED);
    let (mut count, mut last_class) = (0, ' ');
    let (mut uppers, mut lowers, mut starts_upper) = (0, 0, false);
    let mut tail = [0u64; 4];
    for c in form.chars() {
        let class = if c.is_ascii_lowercase() || c.is_lowercase() {
            lowers += 1;
            'x'
        } else if c.is_ascii_uppercase() || c.is_uppercase() {
            uppers += 1;
            starts_upper |= count == 0;
            'X'
        } else if c.is_ascii_digit() {
            '9'
        } else if c.is_alphabetic() {
            'a'
        } else {
            plain(c)
        };
        if class != last_class {
            shape = step_char(shape, class);
            last_class = class;
        }
        let mut last = ' ';
        for l in c.to_lowercase() {
            last = plain(l);
            lower = step_char(lower, last);
        }
        if count < 4 {
            word.prefixes[count] = fold(lower);
        }
        tail.rotate_right(1);
        tail[0] = last as u64;
        count += 1;
    }
    let mut suffix = SEED;
    for (n, &c) in tail.iter().enumerate().take(count) {
        suffix = step_char(suffix, char::from_u32(c as u32).unwrap_or(' '));
        word.suffixes[n] = fold(suffix);
    }
    word.lower = fold(lower);
    word.shape = fold(shape);
    word.case = match (uppers, lowers, starts_upper) {
        (0, 0, _) => Case::None,
        (0, _, _) => Case::Lower,
        (1, 0, true) => Case::Initial,
        (_, 0, _) => Case::Upper,
        (_, _, true) => Case::Initial,
        _ => Case::Inner,
    };
    word.length = count as u32;
    word.key = lexicon::key(form);
    word.lemma = word.key;
    word.has_digit = form.bytes().any(|b| b.is_ascii_digit());
    if !word.has_digit {
        let entry = lexicon.look_up_keyed(form, word.key);
        (word.tags, word.time, word.opens) = (entry.tags, entry.time, entry.opens);
        for (bit, &tag) in GRAMMAR.iter().enumerate() {
            word.grammar |= u32::from(word.is(tag)) << bit;
        }
        word.lemma = if entry.lemma == 0 { word.key } else { entry.lemma };
    }
    word.look_up_clusters(clusters);
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(form: &str) -> Word {
        read(form, 0, Clusters::shipped(), Lexicon::shared())
    }

    #[test]
    fn cases() {
        let check = |form: &str, case: Case| assert_eq!(of(form).case, case, "{form}");
        check("plan", Case::Lower);
        check("McDonald", Case::Initial);
        check("NATO", Case::Upper);
        check("A", Case::Initial);
        check("iPhone", Case::Inner);
        check("12", Case::None);
    }

    #[test]
    fn forms_share_what_they_should() {
        assert_eq!(of("NATO").lower, of("Nato").lower);
        assert_eq!(of("O’Neill").lower, hash("o'neill"));
        assert_eq!(of("Berlin").suffixes[2], of("Dublin").suffixes[2]);
        assert_ne!(of("Berlin").shape, of("BBC").shape);
        assert_eq!(of("1990s").lower, of("1980s").lower);
    }

    #[test]
    fn a_soft_hyphen_is_no_part_of_a_word() {
        let (broken, whole) = (of("Wednes\u{ad}day"), of("Wednesday"));
        assert_eq!((broken.lower, broken.time, broken.case), (whole.lower, whole.time, whole.case));
    }

    #[test]
    fn a_form_with_hyphens_has_parts() {
        let mut words = Words::new(Clusters::shipped());
        let number = words.number("U.S.-led") as usize;
        let parts = words.parts_of(&words.list[number]);
        assert_eq!(parts.iter().map(|p| (p.start, p.end)).collect::<Vec<_>>(), [(0, 4), (5, 8)]);
        let number = words.number("-a-") as usize;
        assert!(words.parts_of(&words.list[number]).is_empty());
    }

    #[test]
    fn a_word_has_the_tags_and_lemma_of_the_lexicon() {
        let word = of("Denied");
        assert!(word.is(Tag::Say) && word.is(Tag::Past) && word.lemma == lexicon::key("deny"));
        assert_eq!(of("Zzyzx").lemma, lexicon::key("zzyzx"));
    }
}
