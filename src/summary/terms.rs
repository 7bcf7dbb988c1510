//! Sentences → terms: lower-cased words with their endings cut off, numbered and counted once for all later steps.
//!
//! "The ministers' hopes" and "the minister hoped" share `minister` and `hop`.

use crate::analysis::ParagraphKind;
use crate::document::{Document, Paragraph};
use crate::english::{Tag, Tags};
use rustc_hash::FxHashMap;

/// In capitals it is no pronoun.
const COUNTRY: &str = "US";

/// One number for all forms of a word.
pub type TermId = u32;

/// A word at its place.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence {
    pub term: TermId,
    /// Index into [`Document::tokens`].
    pub token: u32,
}

/// The classes of a word, by word lists and by its letters.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermClass {
    pub stop: bool,
    pub connective: bool,
    pub demonstrative: bool,
    pub pronoun: bool,
    pub first_person: bool,
    pub reporting: bool,
    pub modal: bool,
    pub when: bool,
    pub number: bool,
}

/// Counts over the story, for one term.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermCount {
    pub class: TermClass,
    /// Occurrences in story sentences.
    pub times: u32,
    /// Story sentences that have it.
    pub sentences: u32,
    /// The first of them, counted among story sentences.
    pub first: u32,
    /// Occurrences that have a capital and do not open their sentence.
    pub capital: u32,
    /// Occurrences in the first three story sentences.
    pub early: u32,
    /// Sum of 1 / (1 + n) over its places in the n-th story sentence.
    pub place: f32,
    /// How many words stand before it in the sentence that has it first.
    pub before: u16,
    /// Bytes of the form seen first, at most 255.
    pub letters: u8,
    /// The [`hash`] of the form seen first, before its ending was cut off.
    pub form: u64,
    pub in_headline: bool,
    pub in_standfirst: bool,
    /// The last story sentence that has it.
    pub last: u32,
}

/// The words of the story, sentence by sentence.
pub struct Terms {
    /// Indices into [`Document::sentences`] of the story's sentences, in order.
    pub story: Vec<usize>,
    occurrences: Vec<Occurrence>,
    /// Where each story sentence's occurrences start; one more at the end.
    starts: Vec<u32>,
    counts: Vec<TermCount>,
}

impl Terms {
    /// Counts all words of the story; headline and standfirst only mark theirs.
    pub fn count(document: &Document) -> Self {
        let mut forms = Forms::new(document);
        let story = story(document);
        let mut occurrences = Vec::with_capacity(document.tokens.len());
        let mut starts = Vec::with_capacity(story.len() + 1);
        let mut counts: Vec<TermCount> = Vec::new();
        for (nth, &sentence) in story.iter().enumerate() {
            starts.push(occurrences.len() as u32);
            let tokens = document.sentences[sentence].tokens.clone();
            for token in tokens.clone() {
                for at in forms.parts_of(token, &mut counts) {
                    let Part { term, capital } = forms.parts[at];
                    let count = &mut counts[term as usize];
                    if count.times == 0 {
                        count.first = nth as u32;
                        let before = occurrences.len() - starts[nth] as usize;
                        count.before = before.min(999) as u16;
                    }
                    count.place += 1.0 / (1.0 + nth as f32);
                    if count.times == 0 || count.last != nth as u32 {
                        count.sentences += 1;
                    }
                    count.times += 1;
                    count.last = nth as u32;
                    count.early += u32::from(nth < 3);
                    count.capital += u32::from(token > tokens.start && capital);
                    occurrences.push(Occurrence { term, token: token as u32 });
                }
            }
        }
        starts.push(occurrences.len() as u32);
        for (span, standfirst) in [(document.headline, false), (document.standfirst, true)] {
            let Some(span) = span else { continue };
            for token in document.tokens_in(span) {
                for at in forms.parts_of(token, &mut counts) {
                    let count = &mut counts[forms.parts[at].term as usize];
                    if standfirst {
                        count.in_standfirst = true;
                    } else {
                        count.in_headline = true;
                    }
                }
            }
        }
        Self { story, occurrences, starts, counts }
    }

    /// The words of the `nth` story sentence.
    pub fn of(&self, nth: usize) -> &[Occurrence] {
        &self.occurrences[self.starts[nth] as usize..self.starts[nth + 1] as usize]
    }

    pub fn get(&self, term: TermId) -> &TermCount {
        &self.counts[term as usize]
    }

    /// How many different terms there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    pub fn counts(&self) -> &[TermCount] {
        &self.counts
    }
}

/// The story's sentences. Where the layout stage found no story at all, long paragraphs of furniture take its place.
fn story(document: &Document) -> Vec<usize> {
    let of = |fits: &dyn Fn(&Paragraph) -> bool| -> Vec<usize> {
        let kept = document.paragraphs.iter().filter(|p| fits(p));
        kept.flat_map(|p| p.sentences.clone()).filter(|&i| document.tells[i]).collect()
    };
    if document.paragraphs.iter().any(|p| p.kind.is_story()) {
        of(&|p| p.kind.is_story())
    } else {
        of(&|p| p.kind == ParagraphKind::Furniture && p.sentences.len() > 2 && p.tokens.len() > 60)
    }
}

/// The runs of letters and digits in a token: "long-lasting" has two.
pub fn parts(token: &str) -> impl Iterator<Item = &str> {
    token.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty())
}

/// A run of letters and digits in a word form.
#[derive(Clone, Copy)]
struct Part {
    term: TermId,
    capital: bool,
}

/// Words seen so far. Each distinct form is split, lower-cased and stemmed once.
struct Forms<'a> {
    document: &'a Document<'a>,
    /// For each word of the document, where its parts are in `parts`; none where it was not met yet.
    words: Vec<Option<(u32, u32)>>,
    parts: Vec<Part>,
    forms: FxHashMap<u64, TermId>,
    stems: FxHashMap<u64, TermId>,
    buffer: String,
}

impl<'a> Forms<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        Self {
            document,
            words: vec![None; document.words.list.len()],
            parts: Vec::new(),
            forms: FxHashMap::default(),
            stems: FxHashMap::default(),
            buffer: String::new(),
        }
    }

    /// Where the parts of a token are in `self.parts`.
    fn parts_of(&mut self, token: usize, counts: &mut Vec<TermCount>) -> std::ops::Range<usize> {
        let word = self.document.word_of[token] as usize;
        let (from, to) = match self.words[word] {
            Some(read) => read,
            None => {
                let from = self.parts.len() as u32;
                let (form, whole) = (self.document.word(token), &self.document.words.list[word]);
                for part in parts(form) {
                    let tags = if part == form { whole.tags } else { self.document.words.lexicon().look_up(part).tags };
                    let term = self.number(part, &tags, counts);
                    self.parts.push(Part { term, capital: part.starts_with(char::is_uppercase) });
                }
                let read = (from, self.parts.len() as u32);
                self.words[word] = Some(read);
                read
            }
        };
        from as usize..to as usize
    }

    fn number(&mut self, part: &str, tags: &Tags, counts: &mut Vec<TermCount>) -> TermId {
        lower(part, &mut self.buffer);
        let form = hash(&self.buffer);
        if let Some(&known) = self.forms.get(&form) {
            return known;
        }
        let class = classify(part, tags);
        let letters = self.buffer.len().min(255) as u8;
        if !class.stop {
            cut_ending(&mut self.buffer);
        }
        // A stop word and a cut word that look alike ("use", "used") stay apart.
        let stem = hash(&self.buffer) ^ u64::from(class.stop);
        let id = *self.stems.entry(stem).or_insert_with(|| {
            counts.push(TermCount { class, letters, form, ..TermCount::default() });
            (counts.len() - 1) as TermId
        });
        self.forms.insert(form, id);
        id
    }
}

/// `word` in lower case, in `buffer`.
pub fn lower(word: &str, buffer: &mut String) {
    buffer.clear();
    if word.is_ascii() {
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
    } else {
        buffer.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// A 64-bit hash of a word (FNV-1a), the same on every machine.
pub fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

fn classify(part: &str, tags: &Tags) -> TermClass {
    const DATES: Tags = Tags::of(&[Tag::Month, Tag::Weekday, Tag::DeicticDay]);
    const REPORTING: Tags = Tags::of(&[Tag::SayOften, Tag::According]);
    let modal = tags.has(Tag::Modal);
    TermClass {
        stop: tags.has(Tag::Stop),
        connective: tags.has(Tag::Connective),
        demonstrative: tags.has(Tag::Demonstrative),
        pronoun: tags.has(Tag::ThirdPerson),
        first_person: tags.has(Tag::FirstPerson) && part != COUNTRY,
        reporting: tags.meets(&REPORTING),
        modal,
        // "May" is more often a verb.
        when: tags.meets(&DATES) && !modal,
        number: part.starts_with(|c: char| c.is_ascii_digit()) || tags.has(Tag::NumberWord),
    }
}

/// Cuts plural and verb endings, roughly: "cities" → `city`, "hoping" → `hop`, "hope" → `hop`.
pub fn cut_ending(word: &mut String) {
    if word.len() < 4 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return;
    }
    if word.ends_with("ies") && word.len() > 4 {
        word.truncate(word.len() - 3);
        word.push('y');
        return;
    }
    if word.ends_with('s') && !(word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) {
        word.pop();
    }
    for ending in ["ing", "ed"] {
        let keep = word.len().saturating_sub(ending.len());
        if keep >= 3 && word.ends_with(ending) && word[..keep].bytes().any(|b| b"aeiouy".contains(&b)) {
            word.truncate(keep);
            let bytes = word.as_bytes();
            let last = bytes[bytes.len() - 1];
            if bytes[bytes.len() - 2] == last && !b"lsz".contains(&last) {
                word.pop();
            }
            break;
        }
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_cut() {
        let check = |form: &str, stem: &str| {
            let mut word = form.to_string();
            cut_ending(&mut word);
            assert_eq!(word, stem, "{form}");
        };
        check("cities", "city");
        check("hoped", "hop");
        check("hopes", "hop");
        check("running", "run");
        check("passed", "pass");
        check("crisis", "crisis");
        check("gas", "gas");
        check("the", "the");
    }

    #[test]
    fn forms_share_a_term() {
        let document = crate::summary::story("The minister hoped for peace. Ministers hope.");
        let terms = Terms::count(&document);
        assert_eq!(terms.story.len(), 2);
        let first: Vec<TermId> = terms.of(0).iter().map(|o| o.term).collect();
        let second: Vec<TermId> = terms.of(1).iter().map(|o| o.term).collect();
        assert_eq!(second, first[1..3]);
        assert_eq!(terms.get(second[0]).sentences, 2);
    }
}
