//! Story → candidate phrases: the nouns and adjectives side by side that stand with one noun, up to a noun, and the ends of
//! such runs.
//!
//! "The harbour authority will repair the old stone bridge" has `harbour authority`, `old stone bridge` and `stone bridge`.

use super::doubts;
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
    token: usize,
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
        let verbless = doubts::is_verbless(document, sentence.tokens.clone());
        let mut names = entities
            .mentions_in(sentence.span)
            .iter()
            .filter(|m| m.kind == MentionKind::Name && entities.list()[m.entity].kind == EntityType::Person)
            .peekable();
        let (mut person, mut head, mut half) = (None, None, false);
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
            let parts = within != person || of != head;
            // "Marlow goalkeeper Petr Novak": his role, which stands beside his name, with what stands before it: "Navy Petty Officer".
            let is_role = within.is_none() && names.peek().is_some_and(|m| leads_to(document, token, m.span));
            if is_role && !gap && person.is_none() {
                run.clear();
            }
            let cuts =
                i > 0 && !gap && parts && within.is_none() && person.is_none() && doubts::is_one_name(document, token);
            if cuts && !is_named(document, entities, token) {
                // "Halden Veteran | Affairs Centre": the tree cuts a name, and neither half is a phrase.
                (run, half) = (Vec::new(), true);
            } else if gap || parts {
                found.close(document, &mut run, nth, person, verbless);
                half = false;
            } else if within.is_none() && run.last().is_some_and(|last| doubts::opens_name(document, last.token, token))
            {
                // "In fact | Russia cancels"
                found.close(document, &mut run, nth, person, verbless);
            }
            (person, head) = (within, of);
            match kind(document, token, person.is_some())
                .filter(|_| !is_role && !half)
                .filter(|_| may_be_in_phrase(document, token, terms.get(o.term).class))
            {
                Some(kind) => run.push(Word { term: o.term, token, span, rarity: rarity(document, token), kind }),
                None => {
                    if run.last().is_some_and(|last| doubts::is_cut_before(document, last.token, token)) {
                        run.clear();
                    }
                    found.close(document, &mut run, nth, person, verbless);
                }
            }
        }
        found.close(document, &mut run, nth, person, verbless);
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
    if document.word(token).len() < 2
        || document.is_endless(token)
        || word.is(Tag::TitleAbbreviation)
        || word.is(Tag::Month)
    {
        return None;
    }
    Some(match document.nodes[token].part {
        _ if word.is(Tag::Measure) => Kind::Measure,
        _ if is_name => Kind::Noun,
        Part::Noun | Part::ProperNoun => Kind::Noun,
        // "harmful waste"; not "Fans needed treatment", where a noun before it tells of a verb.
        Part::Participle if doubts::follows_noun(document, token) => return None,
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
    /// Makes candidates of the run and of its ends; a person's name is one candidate. A last word that may be a verb is cut off.
    fn close(&mut self, document: &Document, run: &mut Vec<Word>, nth: usize, person: Option<usize>, verbless: bool) {
        while let [.., before, last] = run[..]
            && person.is_none()
            && doubts::may_be_verb(document, run[0].token, before.token, last.token, verbless)
        {
            run.pop();
        }
        while let Some(last) = run.last()
            && matches!(last.kind, Kind::Modifier | Kind::Measure)
            && !(last.kind == Kind::Measure && is_of_noun(document, run))
        {
            run.pop();
        }
        if person.is_none() && run.first().is_some_and(|first| doubts::is_half_of_pair(document, first.token)) {
            run.clear();
        }
        if !run.is_empty() && run.len() <= MAX_WORDS {
            match person {
                Some(person) => self.add_name(run, nth, person),
                None => {
                    for from in 0..run.len() {
                        if from + 1 < run.len() || !doubts::is_unit(document, run[from].token) {
                            self.add(&run[from..], nth, from > 0);
                        }
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

/// "school start times": a measure that a noun describes.
fn is_of_noun(document: &Document, run: &[Word]) -> bool {
    let [.., before, last] = run else { return false };
    before.kind == Kind::Noun
        && document.nodes[before.token].part == Part::Noun
        && document.nodes[before.token].head as usize == last.token
        && document.features(last.token).is(Tag::Plural)
}

/// Whether a name that the names stage found has a token and the one before it.
fn is_named(document: &Document, entities: &Entities, token: usize) -> bool {
    let both = Span::new(document.tokens[token - 1].span.start, document.tokens[token].span.end);
    entities.mention_around(both).is_some_and(|m| m.kind == MentionKind::Name)
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
