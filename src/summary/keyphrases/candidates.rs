//! Story → candidate phrases: the nouns and adjectives side by side that stand with one noun, up to a noun, and the ends of
//! such runs.
//!
//! "The harbour authority will repair the old stone bridge" has `harbour authority`, `old stone bridge` and `stone bridge`.

use crate::analysis::{EntityType, MentionKind};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::Tag;
use crate::entities::Entities;
use crate::span::Span;
use crate::summary::terms::{TermClass, TermId, Terms};
use crate::syntax::phrases;
use rustc_hash::FxHashMap;

/// The maximum number of words in a phrase: longer runs are lists or tables.
pub const MAX_WORDS: usize = 5;
/// By how much each step of commonness lowers the rarity of a word.
const COMMONNESS: f32 = 0.12;

pub struct Candidate {
    pub key: Vec<TermId>,
    /// For each word of `key`: 1 = rare in news.
    pub rarity: Vec<f32>,
    /// The place whose words are shown: the first, or the longest name of a person.
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

/// What a word of a phrase can do in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Can end a phrase.
    Noun,
    /// Only before a noun: "harmful", "damaged".
    Modifier,
    /// "year": ends no phrase that says anything.
    Measure,
}

/// All candidates, in order of first place.
pub fn find(document: &Document, terms: &Terms, entities: &Entities) -> Vec<Candidate> {
    let mut found = Found::default();
    let mut run: Vec<Word> = Vec::new();
    for nth in 0..terms.story.len() {
        let sentence = &document.sentences[terms.story[nth]];
        let mut names = entities
            .mentions_in(sentence.span)
            .iter()
            .filter(|m| m.kind == MentionKind::Name && entities.list()[m.entity].kind == EntityType::Person)
            .peekable();
        let (mut person, mut head) = (None, None);
        let occurrences = terms.of(nth);
        for (i, o) in occurrences.iter().enumerate() {
            if i > 0 && occurrences[i - 1].token == o.token {
                continue;
            }
            let token = o.token as usize;
            let span = document.tokens[token].span;
            while names.next_if(|m| m.span.end <= span.start).is_some() {}
            let within = names.peek().filter(|m| m.span.has(span.start)).map(|m| m.entity);
            // A person's name is one phrase; elsewhere a phrase ends where another noun takes over.
            let of = if within.is_some() { None } else { Some(phrases::head(document, token)) };
            let gap = i > 0 && occurrences[i - 1].token + 1 != o.token;
            if gap || within != person || of != head {
                found.close(&mut run, nth, person);
            }
            (person, head) = (within, of);
            // "Marlow goalkeeper Petr Novak": his role, which stands beside his name.
            let is_role = person.is_none() && names.peek().is_some_and(|m| leads_to(document, token, m.span));
            match kind(document, token, person.is_some())
                .filter(|_| !is_role)
                .filter(|_| may_be_in_phrase(document, token, terms.get(o.term).class))
            {
                Some(kind) => run.push(Word { term: o.term, span, rarity: rarity(document, token), kind }),
                None => found.close(&mut run, nth, person),
            }
        }
        found.close(&mut run, nth, person);
    }
    found.list
}

/// Whether a title or a noun for people leads to the name at `name`, with no more than another title between.
fn leads_to(document: &Document, token: usize, name: Span) -> bool {
    let is_title = |t: usize| document.features(t).is(Tag::Title) || document.features(t).is(Tag::Person);
    let start = document.tokens_in(name).start;
    is_title(token)
        && token < start
        && start - token < 3
        && (token + 1..start).all(|t| is_title(t) || document.nodes[t].part == Part::ProperNoun)
}

/// Words of news say less than words of this story: 1 = rare in news. A common word with a capital is part of a name.
fn rarity(document: &Document, token: usize) -> f32 {
    let word = document.features(token);
    let steps = [Tag::Common1, Tag::Common2, Tag::Common3, Tag::Common4, Tag::Common5];
    let common = steps.iter().rposition(|&tag| word.is(tag)).map_or(0, |step| step as u8 + 1);
    let common = if word.case.is_capital() { common / 2 } else { common };
    1.0 - COMMONNESS * f32::from(common)
}

fn may_be_in_phrase(document: &Document, token: usize, class: TermClass) -> bool {
    matches!(document.tokens[token].kind, TokenKind::Word | TokenKind::Abbreviation)
        && !(class.stop || class.number || class.when || class.reporting)
}

fn kind(document: &Document, token: usize, is_name: bool) -> Option<Kind> {
    let word = document.features(token);
    if document.word(token).len() < 2 || document.is_endless(token) || word.is(Tag::TitleAbbreviation) {
        return None;
    }
    Some(match document.nodes[token].part {
        _ if word.is(Tag::Measure) => Kind::Measure,
        _ if is_name => Kind::Noun,
        Part::Noun | Part::ProperNoun => Kind::Noun,
        // "growing concern"; not "is putting pressure on"
        Part::Gerund if !opens_phrase(document, token) => return None,
        Part::Adjective | Part::Participle | Part::Gerund if phrases::head(document, token) != token => Kind::Modifier,
        _ => return None,
    })
}

/// Whether what stands before a word lets a noun phrase begin or go on there: an article, a preposition, an adjective.
fn opens_phrase(document: &Document, token: usize) -> bool {
    let before = token.checked_sub(1).map(|t| document.nodes[t].part);
    // "rule out closing branches"
    let particle = token > 0 && document.nodes[token - 1].relation == Relation::VerbParticle;
    !particle && matches!(before, Some(Part::Determiner | Part::Adposition | Part::Adjective | Part::Coordinator))
        || token > 0 && document.nodes[token - 1].relation == Relation::PossessiveModifier
}

#[derive(Default)]
struct Found {
    list: Vec<Candidate>,
    by_key: FxHashMap<Vec<TermId>, usize>,
    by_person: FxHashMap<usize, usize>,
}

impl Found {
    /// Makes candidates of the run and of its ends; a person's name is one candidate.
    fn close(&mut self, run: &mut Vec<Word>, nth: usize, person: Option<usize>) {
        while run.last().is_some_and(|w| matches!(w.kind, Kind::Modifier | Kind::Measure)) {
            run.pop();
        }
        if !run.is_empty() && run.len() <= MAX_WORDS {
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
        let mut key = [0; MAX_WORDS];
        key.iter_mut().zip(words).for_each(|(k, w)| *k = w.term);
        if let Some(&at) = self.by_key.get(&key[..words.len()]) {
            let known = &mut self.list[at];
            known.part &= part;
            known.spans.push(span(words));
        } else {
            self.by_key.insert(key[..words.len()].to_vec(), self.list.len());
            self.list.push(Candidate { part, ..Candidate::new(words, nth, false) });
        }
    }

    /// Adds a person's name: "Lima" is another place of "Ana Lima".
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

fn span(words: &[Word]) -> Span {
    Span::new(words[0].span.start, words[words.len() - 1].span.end)
}

impl Candidate {
    fn new(words: &[Word], first: usize, name: bool) -> Self {
        let span = span(words);
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
