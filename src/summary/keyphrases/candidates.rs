//! Story → candidate phrases: maximal runs of noun-like and adjective-like words that end with a noun, and the ends of such
//! runs.
//!
//! "The harbour authority will repair the old stone bridge" has `harbour authority`, `old stone bridge` and `stone bridge`.

use crate::analysis::{EntityType, MentionKind};
use crate::document::words::Word as Known;
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::Tag;
use crate::entities::Entities;
use crate::span::Span;
use crate::summary::terms::{TermClass, TermId, Terms, lower};
use crate::syntax::tree;
use rustc_hash::FxHashMap;

/// The maximum number of words in a phrase: longer runs are lists or tables.
pub const MAX_WORDS: usize = 5;
/// By how much each step of commonness lowers the rarity of a word.
const COMMONNESS: f32 = 0.15;

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
    token: u32,
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
pub fn find(document: &Document, terms: &Terms, entities: &Entities) -> Vec<Candidate> {
    let mut found = Found::default();
    let mut run: Vec<Word> = Vec::new();
    let mut forms = Forms::new(document);
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
            let form = forms.get(o.token as usize);
            let class = terms.get(o.term).class;
            while names.next_if(|m| m.span.end <= token.span.start).is_some() {}
            let within = names.peek().filter(|m| m.span.has(token.span.start)).map(|m| m.entity);
            let gap = i > 0 && occurrences[i - 1].token + 1 != o.token;
            if gap || within != person {
                found.close(&mut run, nth, person);
            }
            person = within;
            let refused = match person {
                None => is_no_part(document, o.token as usize, !run.is_empty()),
                Some(_) => Refused::No,
            };
            if refused == Refused::Before {
                found.close(&mut run, nth, person);
            }
            let kind = form.kind.filter(|_| refused != Refused::Out);
            match kind.filter(|_| may_be_in_phrase(token.kind, class)) {
                Some(kind) if !(wants_verb && kind == Kind::NounOrVerb) => {
                    run.push(Word { term: o.term, token: o.token, span: token.span, rarity: form.rarity, kind });
                    wants_verb = false;
                }
                kind => {
                    // "claims the prize": what stands before a determiner was a verb.
                    if form.opens_object && ends_with_verb(&run, &mut forms) {
                        run.pop();
                    }
                    found.close(&mut run, nth, person);
                    wants_verb = kind.is_none() && (class.modal || form.before_verb);
                }
            }
        }
        found.close(&mut run, nth, person);
    }
    found.list
}

/// What the syntax says of a word in a phrase.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Refused {
    No,
    /// It opens another phrase: "samples | last week".
    Before,
    /// It is in none: "twice", "jailing her".
    Out,
}

fn is_no_part(document: &Document, token: usize, follows: bool) -> Refused {
    let Some(node) = document.nodes.get(token) else { return Refused::No };
    let first = node.start as usize == token && opens_sentence(document, token);
    let small = !document.features(token).case.is_capital() || document.nodes[token].part == Part::Gerund;
    match node.part {
        // "Clearing it took an hour", "Born in Porto, …"
        Part::Gerund
            if first
                || document
                    .tokens
                    .get(token + 1)
                    .is_some_and(|_| document.features(token + 1).is(Tag::ObjectPronoun)) =>
        {
            Refused::Out
        }
        Part::Participle if first && node.relation != Relation::Adjective => Refused::Out,
        Part::Adverb | Part::PastVerb | Part::PresentVerb | Part::BaseVerb | Part::Adposition | Part::Coordinator
            if small =>
        {
            Refused::Out
        }
        // "jailing her", not "a meeting", "sentencing hearing"
        Part::Gerund
            if tree::children(document, token).any(|c| {
                matches!(document.nodes[c].relation, Relation::Object | Relation::Subject | Relation::Auxiliary)
            }) =>
        {
            Refused::Out
        }
        Part::Adjective if small && follows && document.nodes[token - 1].part == Part::Noun => Refused::Before,
        // "the Evening Post | last week"
        Part::Adjective if small && follows && document.features(token).time.is_some() => Refused::Before,
        _ => Refused::No,
    }
}

/// Whether a token is the first of its sentence.
fn opens_sentence(document: &Document, token: usize) -> bool {
    let sentence = document.sentence_at(document.tokens[token].span.start);
    sentence.is_some_and(|s| document.sentences[s].tokens.start == token)
}

/// Whether the last word before an object is its verb: "claims" the prize, the drug "slows" the damage.
fn ends_with_verb(run: &[Word], forms: &mut Forms) -> bool {
    let Some((last, before)) = run.split_last() else { return false };
    let Some(previous) = before.last() else { return last.kind == Kind::NounOrVerb };
    last.kind == Kind::NounOrVerb
        || last.kind == Kind::Noun
            && forms.get(last.token as usize).is_unknown_in_s
            && !forms.get(previous.token as usize).ends_in_s
}

/// What phrases need to know of a word form.
#[derive(Clone, Copy)]
struct Form {
    /// None where it is in no phrase.
    kind: Option<Kind>,
    /// Words of news say less than words of this story.
    rarity: f32,
    opens_object: bool,
    before_verb: bool,
    ends_in_s: bool,
    /// It ends in "s", and the lexicon does not know it as it is written.
    is_unknown_in_s: bool,
}

/// The word forms of the story, each looked up once.
struct Forms<'a> {
    document: &'a Document<'a>,
    /// By number of the word.
    read: Vec<Option<Form>>,
    buffer: String,
}

impl<'a> Forms<'a> {
    fn new(document: &'a Document<'a>) -> Self {
        Self { document, read: vec![None; document.words.list.len()], buffer: String::new() }
    }

    fn get(&mut self, token: usize) -> Form {
        let word = self.document.word_of[token] as usize;
        if let Some(form) = self.read[word] {
            return form;
        }
        let form = self.read(self.document.word(token), &self.document.words.list[word]);
        self.read[word] = Some(form);
        form
    }

    fn read(&mut self, word: &str, known: &Known) -> Form {
        lower(word, &mut self.buffer);
        let has_capital = word.starts_with(char::is_uppercase);
        let common = commonness(known);
        // A common word with a capital is part of a name.
        let common = if has_capital { common / 2 } else { common };
        let part = part(known);
        let ends_in_s = word.ends_with('s');
        Form {
            kind: kind(word, &self.buffer, part, known),
            rarity: 1.0 - COMMONNESS * f32::from(common),
            opens_object: known.is(Tag::ObjectOpener),
            before_verb: known.is(Tag::BeforeVerb),
            ends_in_s,
            is_unknown_in_s: ends_in_s && (has_capital || part == InNews::Unknown),
        }
    }
}

/// What a word is in news, where it is common enough to have been counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum InNews {
    Unknown,
    Verb,
    NounOrVerb,
    NominalParticiple,
}

fn part(word: &Known) -> InNews {
    if word.is(Tag::MostlyVerb) {
        InNews::Verb
    } else if word.is(Tag::NounOrVerb) {
        InNews::NounOrVerb
    } else if word.is(Tag::NominalParticiple) {
        InNews::NominalParticiple
    } else {
        InNews::Unknown
    }
}

/// How common a word is in news: 0 = rare, 5 = in every fifth story.
fn commonness(word: &Known) -> u8 {
    let steps = [Tag::Common1, Tag::Common2, Tag::Common3, Tag::Common4, Tag::Common5];
    steps.iter().rposition(|&tag| word.is(tag)).map_or(0, |step| step as u8 + 1)
}

fn may_be_in_phrase(token: TokenKind, class: TermClass) -> bool {
    matches!(token, TokenKind::Word | TokenKind::Abbreviation)
        && !(class.stop || class.number || class.when || class.reporting)
}

fn kind(word: &str, lower: &str, part: InNews, known: &Known) -> Option<Kind> {
    if word.len() < 2 || known.is(Tag::TitleAbbreviation) {
        return None;
    }
    if known.is(Tag::Measure) {
        return Some(Kind::Measure);
    }
    if word.starts_with(char::is_uppercase) && part != InNews::Verb {
        return Some(Kind::Noun);
    }
    let ends = |endings: &[&str]| endings.iter().any(|e| lower.len() > e.len() + 2 && lower.ends_with(e));
    match part {
        InNews::Verb => None,
        InNews::NounOrVerb => Some(Kind::NounOrVerb),
        InNews::NominalParticiple if lower.ends_with("ed") => Some(Kind::Modifier),
        InNews::NominalParticiple => Some(Kind::Noun),
        InNews::Unknown if ends(&["ly"]) && !known.is(Tag::NounInLy) => None,
        InNews::Unknown if lower.contains('-') && ends(&["ed", "ing"]) => Some(Kind::Modifier),
        InNews::Unknown if ends(&["ed", "ing"]) => None,
        InNews::Unknown if ends(&["ous", "ful", "ible", "able", "less", "ical", "ish", "ular"]) => Some(Kind::Modifier),
        InNews::Unknown => Some(Kind::Noun),
    }
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
