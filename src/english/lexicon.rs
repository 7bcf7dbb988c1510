//! Forms → what is known of them: "denied" is the past of `deny`, a verb of saying.
//!
//! The data files of `lexicon/`, packed by the build script, are spelt out once. An entry in small letters matches any case; an
//! entry with a capital matches only as it is written. A form that two entries share ("claims") has the tags of both.

use super::inflect;
use super::tags::{NAMES, Tag};
use super::time_words::TimeWord;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

const WORDS: usize = NAMES.len().div_ceil(64);

/// A set of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tags([u64; WORDS]);

impl Tags {
    pub const NONE: Self = Self([0; WORDS]);

    pub const fn of(tags: &[Tag]) -> Self {
        let mut set = Self::NONE;
        let mut i = 0;
        while i < tags.len() {
            set.add(tags[i]);
            i += 1;
        }
        set
    }

    pub const fn add(&mut self, tag: Tag) {
        self.0[tag as usize / 64] |= 1 << (tag as usize % 64);
    }

    pub const fn has(&self, tag: Tag) -> bool {
        self.0[tag as usize / 64] & 1 << (tag as usize % 64) != 0
    }

    /// Whether they share a tag.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }

    /// The tags that both have.
    pub fn shared(&self, other: &Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] & other.0[i]))
    }

    /// Their numbers, in order.
    pub fn numbers(&self) -> impl Iterator<Item = u64> + use<> {
        let words = self.0;
        (0..64 * WORDS as u64).filter(move |&n| words[n as usize / 64] >> (n % 64) & 1 == 1)
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::NONE
    }

    /// The tags that either has.
    pub fn union(self, other: Self) -> Self {
        Self(std::array::from_fn(|i| self.0[i] | other.0[i]))
    }
}

/// What the lexicon says of a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub tags: Tags,
    /// What it is in a time expression.
    pub time: Option<TimeWord>,
    /// The key of its base form: "denied" has that of "deny". 0 where the form is unknown.
    pub lemma: u64,
    /// Entries of several words begin with this one, the longest of so many words; 0 where none does.
    pub opens: u8,
}

/// All entries by the [`key`] of their form.
pub struct Lexicon {
    entries: FxHashMap<u64, Entry>,
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
pub const fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The key of a form in any case. Curly apostrophes count as straight ones.
pub fn key(form: &str) -> u64 {
    form.chars().flat_map(char::to_lowercase).fold(SEED, |hash, c| match c {
        '’' | '‘' => step(hash, b'\''),
        c if c.is_ascii() => step(hash, c as u8),
        c => c.encode_utf8(&mut [0; 4]).bytes().fold(hash, step),
    })
}

/// The key of a form as it is written.
pub fn exact_key(form: &str) -> u64 {
    form.bytes().fold(SEED ^ 1, step)
}

/// The key of several words from the keys of each.
pub const fn chain(first: u64, second: u64) -> u64 {
    (first.rotate_left(7) ^ second).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Lexicon {
    /// The lexicon of English, read once.
    pub fn shared() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| Self::unpack(PACKED))
    }

    /// The base form of a lemma's key.
    pub fn base(&self, lemma: u64) -> Option<&'static str> {
        static BASES: OnceLock<FxHashMap<u64, &'static str>> = OnceLock::new();
        let bases = BASES.get_or_init(|| {
            let rows = PACKED.lines().filter_map(|line| line.split_once('\t'));
            rows.flat_map(|(_, words)| words.split('|'))
                .filter_map(|row| row.split(' ').next())
                .map(|base| (key(base), base))
                .collect()
        });
        bases.get(&lemma).copied()
    }

    fn unpack(packed: &'static str) -> Self {
        let mut lexicon = Self { entries: FxHashMap::default() };
        lexicon.entries.reserve(16_384);
        let mut verbs: FxHashMap<&str, &str> = FxHashMap::default();
        let mut nouns: FxHashMap<&str, &str> = FxHashMap::default();
        for line in packed.lines() {
            let (head, words) = line.split_once('\t').unwrap_or_default();
            let words = words.split('|');
            let pairs = words.clone().filter_map(|row| row.split_once(' '));
            match head.as_bytes() {
                [b'i'] => verbs.extend(pairs),
                [b'j'] => nouns.extend(pairs),
                [kind, ..] => lexicon.add_group(*kind, &head[1..], words, &verbs, &nouns),
                [] => {}
            }
        }
        // Irregular verbs that no file lists are verbs all the same.
        for (base, forms) in packed
            .lines()
            .next()
            .and_then(|l| l.split_once('\t'))
            .into_iter()
            .flat_map(|(_, rows)| rows.split('|').filter_map(|row| row.split_once(' ')))
        {
            lexicon.add_verb(base, Some(forms), Tags::NONE);
        }
        lexicon
    }

    fn add_group<'w>(
        &mut self,
        kind: u8,
        head: &str,
        words: impl Iterator<Item = &'w str>,
        verbs: &FxHashMap<&str, &str>,
        nouns: &FxHashMap<&str, &str>,
    ) {
        let (numbers, time) = head.split_once(';').unwrap_or_default();
        let mut tags = Tags::NONE;
        for number in numbers.split(',').filter_map(|n| n.parse::<usize>().ok()) {
            tags.0[number / 64] |= 1 << (number % 64);
        }
        let time = TimeWord::parse(time);
        for word in words {
            let lemma = key(word);
            match kind {
                b'v' => self.add_verb(word, verbs.get(word.split(' ').next().unwrap_or(word)).copied(), tags),
                b'n' => {
                    self.add(word, lemma, tags.union(Tags::of(&[Tag::Noun])), time);
                    self.add(&plural(word, nouns), lemma, tags.union(Tags::of(&[Tag::Noun, Tag::Plural])), time);
                }
                b'p' => {
                    for (form, _) in inflect::verb(word, verbs.get(word).copied()) {
                        self.add(&form, 0, tags, None);
                    }
                }
                b'm' => {
                    self.add(word, 0, tags, None);
                    self.add(&plural(word, nouns), 0, tags, None);
                }
                _ => self.add(word, lemma, tags, time),
            }
        }
    }

    /// The past of a verb by its base form: "seek" → "sought".
    pub fn past(base: &str) -> String {
        static IRREGULAR: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
        let irregular = IRREGULAR.get_or_init(|| {
            let rows = PACKED.lines().next().and_then(|l| l.split_once('\t')).map_or("", |(_, rows)| rows);
            rows.split('|').filter_map(|row| row.split_once(' ')).collect()
        });
        let forms = inflect::verb(base, irregular.get(base).copied());
        forms.into_iter().find(|(_, tag)| *tag == Tag::Past).map_or_else(|| base.to_owned(), |(form, _)| form)
    }

    fn add_verb(&mut self, base: &str, irregular: Option<&str>, tags: Tags) {
        for (form, tag) in inflect::verb(base, irregular) {
            self.add(&form, key(base), tags.union(Tags::of(&[Tag::Verb, tag])), None);
        }
    }

    fn add(&mut self, form: &str, lemma: u64, tags: Tags, time: Option<TimeWord>) {
        let mut words = form.split(' ');
        let first = words.next().map_or(0, key);
        let (mut whole, mut count) = (first, 1);
        for word in words {
            whole = chain(whole, key(word));
            count += 1;
        }
        if count > 1 {
            let opener = self.entries.entry(first).or_default();
            opener.opens = opener.opens.max(count);
        } else if form.contains(char::is_uppercase) {
            whole = exact_key(form);
        }
        let entry = self.entries.entry(whole).or_default();
        entry.tags = entry.tags.union(tags);
        entry.time = entry.time.or(time);
        // The first file that has the form gives the lemma.
        if entry.lemma == 0 {
            entry.lemma = lemma;
        }
    }

    /// What is known of a form. `by_key` is its [`key`], `exact` its [`exact_key`] where it has a capital.
    pub fn by_key(&self, by_key: u64, exact: Option<u64>) -> Entry {
        let mut entry = self.entries.get(&by_key).copied().unwrap_or_default();
        if let Some(written) = exact.and_then(|exact| self.entries.get(&exact)) {
            entry.tags = entry.tags.union(written.tags);
            entry.lemma = if entry.lemma == 0 { written.lemma } else { entry.lemma };
        }
        entry
    }

    /// What is known of a form; "Rep." is known as "Rep".
    pub fn look_up(&self, form: &str) -> Entry {
        self.look_up_keyed(form, key(form))
    }

    /// As [`look_up`](Self::look_up), for a caller that has the form's [`key`].
    pub fn look_up_keyed(&self, form: &str, by_key: u64) -> Entry {
        let of = |form: &str, by_key| self.by_key(by_key, form.contains(char::is_uppercase).then(|| exact_key(form)));
        let entry = of(form, by_key);
        match form.strip_suffix('.') {
            Some(bare) if entry.lemma == 0 && entry.opens == 0 => of(bare, key(bare)),
            _ => entry,
        }
    }

    /// All entries, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &Entry)> {
        self.entries.iter().map(|(key, entry)| (*key, entry))
    }

    /// The tags of a word or a phrase, which is written with one blank between words.
    pub fn tags_of(&self, phrase: &str) -> Tags {
        if !phrase.contains(' ') {
            return self.look_up(phrase).tags;
        }
        let chained = phrase.split(' ').map(key).reduce(chain).unwrap_or_default();
        self.phrase(chained).map_or(Tags::NONE, |entry| entry.tags)
    }

    /// What is known of several words, from the chain of their keys.
    pub fn phrase(&self, chained: u64) -> Option<&Entry> {
        self.entries.get(&chained)
    }
}

fn plural(noun: &str, irregular: &FxHashMap<&str, &str>) -> String {
    if let Some(&given) = irregular.get(noun) {
        return given.into();
    }
    // "policewoman", "ex-wife"
    let ending = irregular.iter().find(|(end, _)| end.len() > 2 && noun.ends_with(*end) && noun.len() > end.len() + 1);
    match ending {
        Some((end, given)) if !end.contains("foot") => format!("{}{given}", &noun[..noun.len() - end.len()]),
        _ => inflect::plural(noun),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(form: &str) -> Vec<&'static str> {
        let entry = Lexicon::shared().look_up(form);
        super::super::tags::ALL.iter().filter(|t| entry.tags.has(**t)).map(|t| NAMES[*t as usize]).collect()
    }

    #[test]
    fn a_form_has_the_tags_of_its_lemma_and_its_own() {
        assert!(tags("denied").contains(&"say") && tags("denied").contains(&"past"));
        assert!(tags("Ministries").contains(&"body") && tags("Ministries").contains(&"plural"));
        assert_eq!(Lexicon::shared().look_up("denied").lemma, key("deny"));
        assert!(tags("spokeswomen").contains(&"female"));
    }

    #[test]
    fn a_form_of_two_entries_has_the_tags_of_both() {
        let claims = tags("claims");
        assert!(claims.contains(&"spoken") && claims.contains(&"say"), "{claims:?}");
    }

    #[test]
    fn an_entry_with_a_capital_matches_as_written() {
        assert!(tags("USD").contains(&"currency_code") && !tags("usd").contains(&"currency_code"));
    }

    #[test]
    fn abbreviations_match_with_and_without_full_stop() {
        assert!(tags("Rep.").contains(&"title") && tags("Rep").contains(&"title"));
    }

    #[test]
    fn phrases_inflect_their_first_word() {
        let chained = |words: &str| words.split(' ').map(key).reduce(chain).expect("two words");
        let phrase = |words: &str| Lexicon::shared().phrase(chained(words)).is_some_and(|e| e.tags.has(Tag::Say));
        assert!(phrase("double down") && phrase("doubled down") && phrase("went on") && phrase("put it this way"));
        assert!(!phrase("went off"));
    }

    #[test]
    fn no_form_is_unknown_and_tagged() {
        assert_eq!(Lexicon::shared().look_up("zzyzx"), Entry::default());
    }
}
