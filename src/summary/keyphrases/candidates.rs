//! Story → candidate phrases: maximal runs of noun-like and adjective-like words, ends on a noun, and their ends.
//!
//! "The harbour authority will repair the old stone bridge" has `harbour authority` and `old stone bridge`, and with it
//! `stone bridge`.

use super::lexicon::{BEFORE_VERBS, Lexicon, MEASURES, NOUNS_IN_LY, OBJECT_OPENERS, Part, TITLES};
use crate::analysis::{EntityType, MentionKind};
use crate::document::{Document, TokenKind};
use crate::entities::Entities;
use crate::span::Span;
use crate::summary::terms::{TermClass, TermId, Terms, lower};
use crate::summary::words::in_list;
use rustc_hash::FxHashMap;

/// Longer runs are lists or tables.
const LONGEST: usize = 5;
/// How much less each step of commonness makes a word weigh.
const COMMONNESS: f32 = 0.15;

pub struct Candidate {
    pub key: Vec<TermId>,
    /// For each word of `key`, 1 = rare in news.
    pub rarity: Vec<f32>,
    /// The place whose words are shown: the first, or a person's fullest name.
    pub shown: Span,
    pub spans: Vec<Span>,
    /// The first story sentence that has it.
    pub first: usize,
    /// Seen only inside longer runs.
    pub part: bool,
    /// A person's name.
    pub name: bool,
    pub score: f32,
}

/// A word of a run.
#[derive(Clone, Copy)]
struct Word {
    term: TermId,
    span: Span,
    rarity: f32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Can end a phrase.
    Noun,
    /// Only before a noun: "harmful", "damaged".
    Modifier,
    /// "strike": a verb where the words around say so.
    NounOrVerb,
    /// "year": ends no phrase that says anything.
    Measure,
}

/// All candidates, in order of first place.
pub fn find(document: &Document, terms: &Terms, entities: &Entities, lexicon: &Lexicon) -> Vec<Candidate> {
    let mut found = Found::default();
    let mut run: Vec<Word> = Vec::new();
    let mut buffer = String::new();
    for nth in 0..terms.story.len() {
        let sentence = &document.sentences[terms.story[nth]];
        let mut names = entities
            .mentions_in(sentence.span)
            .iter()
            .filter(|m| m.kind == MentionKind::Name && entities.list()[m.entity].kind == EntityType::Person)
            .peekable();
        let mut person = None;
        let mut wants_verb = false;
        let occurrences = terms.of(nth);
        for (i, o) in occurrences.iter().enumerate() {
            if i > 0 && occurrences[i - 1].token == o.token {
                continue;
            }
            let token = document.tokens[o.token as usize];
            let word = document.word(o.token as usize);
            let class = terms.get(o.term).class;
            lower(word, &mut buffer);
            while names.next_if(|m| m.span.end <= token.span.start).is_some() {}
            let within = names.peek().filter(|m| m.span.has(token.span.start)).map(|m| m.entity);
            let gap = i > 0 && occurrences[i - 1].token + 1 != o.token;
            if gap || within != person {
                found.close(&mut run, nth, person);
            }
            person = within;
            match kind(token.kind, word, &buffer, class, lexicon) {
                Some(kind) if !(wants_verb && kind == Kind::NounOrVerb) => {
                    let rarity = rarity(word, lexicon.get(&buffer).common);
                    run.push(Word { term: o.term, span: token.span, rarity, kind });
                    wants_verb = false;
                }
                kind => {
                    // "claims the prize": what stands before a determiner was a verb.
                    if in_list(OBJECT_OPENERS, &buffer) && ends_on_verb(document.text, &run, lexicon) {
                        run.pop();
                    }
                    found.close(&mut run, nth, person);
                    wants_verb = kind.is_none() && (class.modal || in_list(BEFORE_VERBS, &buffer));
                }
            }
        }
        found.close(&mut run, nth, person);
    }
    found.list
}

/// Whether what stands last before an object is its verb: "claims" the prize, the drug "slows" the damage.
fn ends_on_verb(text: &str, run: &[Word], lexicon: &Lexicon) -> bool {
    let Some((last, before)) = run.split_last() else { return false };
    let word = last.span.of(text);
    let unknown = || !before.is_empty() && word.ends_with('s') && lexicon.get(word).part == Part::Unknown;
    last.kind == Kind::NounOrVerb
        || last.kind == Kind::Noun && unknown() && !before[before.len() - 1].span.of(text).ends_with('s')
}

/// Words of news say less than words of this story.
fn rarity(word: &str, common: u8) -> f32 {
    // A common word with a capital is part of a name.
    let common = if word.starts_with(char::is_uppercase) { common / 2 } else { common };
    1.0 - COMMONNESS * f32::from(common)
}

fn kind(token: TokenKind, word: &str, lower: &str, class: TermClass, lexicon: &Lexicon) -> Option<Kind> {
    if !matches!(token, TokenKind::Word | TokenKind::Abbreviation)
        || class.stop
        || class.number
        || class.when
        || class.reporting
        || word.len() < 2
        || in_list(TITLES, lower.trim_end_matches('.'))
    {
        return None;
    }
    if in_list(MEASURES, lower) {
        return Some(Kind::Measure);
    }
    if word.starts_with(char::is_uppercase) && lexicon.get(lower).part != Part::Verb {
        return Some(Kind::Noun);
    }
    let ends = |endings: &[&str]| endings.iter().any(|e| lower.len() > e.len() + 2 && lower.ends_with(e));
    match lexicon.get(lower).part {
        Part::Verb => None,
        Part::NounOrVerb => Some(Kind::NounOrVerb),
        Part::NominalParticiple if lower.ends_with("ed") => Some(Kind::Modifier),
        Part::NominalParticiple => Some(Kind::Noun),
        Part::Unknown if ends(&["ly"]) && !in_list(NOUNS_IN_LY, lower) => None,
        Part::Unknown if lower.contains('-') && ends(&["ed", "ing"]) => Some(Kind::Modifier),
        Part::Unknown if ends(&["ed", "ing"]) => None,
        Part::Unknown if ends(&["ous", "ful", "ible", "able", "less", "ical", "ish", "ular"]) => Some(Kind::Modifier),
        Part::Unknown => Some(Kind::Noun),
    }
}

#[derive(Default)]
struct Found {
    list: Vec<Candidate>,
    by_key: FxHashMap<Vec<TermId>, usize>,
    by_person: FxHashMap<usize, usize>,
}

impl Found {
    /// Takes the run, and its ends as parts, as candidates; a person's name whole.
    fn close(&mut self, run: &mut Vec<Word>, nth: usize, person: Option<usize>) {
        while run.last().is_some_and(|w| matches!(w.kind, Kind::Modifier | Kind::Measure)) {
            run.pop();
        }
        if !run.is_empty() && run.len() <= LONGEST {
            match person {
                Some(person) => self.add_name(run, nth, person),
                None => {
                    for from in 0..run.len() {
                        self.add(&run[from..], nth, from > 0);
                    }
                }
            }
        }
        run.clear();
    }

    fn add(&mut self, words: &[Word], nth: usize, part: bool) {
        let candidate = Candidate::new(words, nth, false);
        let at = *self.by_key.entry(candidate.key.clone()).or_insert(self.list.len());
        if at == self.list.len() {
            self.list.push(Candidate { part, ..candidate });
        } else {
            self.list[at].part &= part;
            self.list[at].spans.push(candidate.shown);
        }
    }

    /// "Lima" is another place of "Ana Lima".
    fn add_name(&mut self, words: &[Word], nth: usize, person: usize) {
        let candidate = Candidate::new(words, nth, true);
        let at = *self.by_person.entry(person).or_insert(self.list.len());
        let Some(known) = self.list.get_mut(at) else { return self.list.push(candidate) };
        known.spans.push(candidate.shown);
        if candidate.key.len() > known.key.len() {
            (known.key, known.rarity, known.shown) = (candidate.key, candidate.rarity, candidate.shown);
        }
    }
}

impl Candidate {
    fn new(words: &[Word], first: usize, name: bool) -> Self {
        let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
        Self {
            key: words.iter().map(|w| w.term).collect(),
            rarity: words.iter().map(|w| w.rarity).collect(),
            shown: span,
            spans: vec![span],
            first,
            part: false,
            name,
            score: 0.0,
        }
    }
}
