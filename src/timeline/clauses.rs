//! A verb → its clause written as a label: "On Tuesday, after a week of talks, the court freed two editors, their lawyer
//! said." → "The court freed two editors".
//!
//! Subject, verb and what the verb needs, in the words of the text; names in full, also for pronouns. Dates, attribution and
//! clauses beside the verb are left out. What the verb does not need goes where the label would grow too long; where the rest
//! is still too long its phrases are shortened at their joints. A clause without a subject has no label.

use super::phrases::Phrases;
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Lexicon, Tag, Tags, TimeWord, lemma};
use crate::span::Span;
use crate::syntax::verbs::Tense;
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// Most words of a label.
pub const MOST: usize = 12;
/// Fewest words of a label.
const LEAST: usize = 2;
/// The longest phrase in tokens that is tried first, and the shorter ones after it.
const PHRASES: [usize; 4] = [9, 7, 5, 3];
/// Steps up or down the tree.
const STEPS: usize = 12;
/// Clauses inside clauses are followed no deeper.
const DEEPEST: usize = 2;

/// A clause as the timeline shows it.
#[derive(Clone)]
pub struct Clause {
    pub label: String,
    /// The word that names the event.
    pub event: Span,
    pub head: usize,
    /// The entities named in the label.
    pub named: Vec<usize>,
}

const SUBJECTS: [Relation; 3] = [Relation::Subject, Relation::PassiveSubject, Relation::ClausalSubject];

const PRONOUN: Tags = Tags::of(&[Tag::Nominative, Tag::ThirdPerson, Tag::FirstPerson, Tag::SecondPerson]);

/// Whether a clause stands under a verb that denies or asks it, at whatever depth.
pub fn is_doubted(document: &Document, verb: usize) -> bool {
    let mut below = verb;
    tree::path(document, verb).skip(1).take(STEPS).any(|up| {
        let inside = matches!(
            document.nodes[below].relation,
            Relation::ClausalComplement
                | Relation::OpenComplement
                | Relation::Clause
                | Relation::AdverbialClause
                | Relation::Oblique
        );
        // "dismissed claims that …", "rumours that …": whether it is so stands open.
        let says = document.features(up).is(Tag::Say);
        let of_noun = document.nodes[below].relation == Relation::Clause
            && document.nodes[up].part == Part::Noun
            && tree::child(document, below, &[Relation::Mark]).is_some()
            && (says || document.features(up).is(Tag::Spoken));
        let denied = || {
            let denies = says && !claims(document, up) || verbs::group(document, up).negated;
            verbs::is_predicate(document, up) && denies
        };
        let doubted = of_noun || inside && (!states(document, below) || denied());
        below = up;
        doubted
    })
}

/// Whether a verb says that what hangs on it is so: not "denied", "asked", "did not say".
fn claims(document: &Document, verb: usize) -> bool {
    const OTHERWISE: Tags = Tags::of(&[Tag::Deny, Tag::Ask, Tag::Withhold]);
    let word = document.features(verb);
    let says = document.phrase_at(verb).map_or(word.tags, |p| p.tags);
    word.is(Tag::Say)
        && !says.meets(&OTHERWISE)
        && !word.tags.meets(&OTHERWISE)
        && !verbs::group(document, verb).negated
}

/// Whether a clause states something: not "whether he knew", "if it rains".
pub fn states(document: &Document, verb: usize) -> bool {
    verbs::is_predicate(document, verb)
        && !tree::children(document, verb).any(|c| {
            document.nodes[c].relation == Relation::Mark
                && (document.features(c).is(Tag::Condition) || document.word(c).eq_ignore_ascii_case("whether"))
        })
}

/// The subject of a verb, also of one without a finite form: "after seeking refuge", "the man accused of it".
pub fn subject(document: &Document, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..STEPS {
        let relative = matches!(document.nodes[at].relation, Relation::RelativeClause | Relation::Clause);
        let own = tree::child(document, at, &SUBJECTS).filter(|&s| {
            // "the ferry that sank"
            let word = document.features(s);
            !(word.is(Tag::Relative) || relative && word.is(Tag::That))
        });
        if own.is_some() {
            return own;
        }
        let node = document.nodes[at];
        let head = node.head as usize;
        if relative && document.nodes[head].part.is_nominal() {
            return Some(head);
        }
        let open = verbs::group(document, at).tense == Tense::None;
        match node.relation {
            Relation::Conjunct | Relation::OpenComplement | Relation::Parataxis => at = head,
            Relation::AdverbialClause | Relation::ClausalComplement if open => at = head,
            _ => return None,
        }
        if !verbs::is_predicate(document, at) {
            return None;
        }
    }
    None
}

/// A part of a label: where it stands, its words' place, and how much the verb needs it (0: it does).
struct Piece {
    rank: u8,
    at: usize,
    what: What,
}

enum What {
    Tokens(Range<usize>),
    /// A preposition and its noun phrase.
    Prepositional(Range<usize>, Range<usize>),
    /// A clause inside: its verb.
    Clause(usize),
    /// A form of the verb that the text has otherwise: "sought" for "seeking".
    Form(String),
}

/// Writes labels for one document.
pub struct Writer<'d> {
    pub phrases: Phrases<'d>,
}

impl Writer<'_> {
    /// The label of the clause of `verb`.
    pub fn clause(&self, verb: usize) -> Option<Clause> {
        let document = self.phrases.document;
        PHRASES.iter().find_map(|&most| {
            let mut named = Vec::new();
            let words = self.words(verb, most, MOST, &mut named, 0)?;
            let label = joined(&words);
            if self.phrases.is_open(&label) || label.contains(": ") {
                return None;
            }
            named.sort_unstable();
            named.dedup();
            let long = label.split(' ').count() >= LEAST;
            long.then(|| Clause { label, event: document.tokens[verb].span, head: verb, named })
        })
    }

    /// The label of a noun that happens: "the assassination of three exiled leaders in a restaurant".
    pub fn noun(&self, noun: usize) -> Option<Clause> {
        let document = self.phrases.document;
        let mut named = Vec::new();
        let label = self.phrases.write(self.phrases.noun_phrase(noun, MOST), &mut named);
        let label = joined(&[label]);
        let count = label.split(' ').count();
        let fits = (LEAST..=MOST + 2).contains(&count) && !self.phrases.is_open(&label);
        fits.then(|| Clause { label, event: document.tokens[noun].span, head: noun, named })
    }

    /// The label of a statement that is news itself: who says it, and what.
    pub fn statement(&self, verb: usize, content: usize) -> Option<Clause> {
        let document = self.phrases.document;
        PHRASES.iter().skip(1).find_map(|&most| {
            let mut named = Vec::new();
            let speaker = subject(document, verb)?;
            let mut parts = Vec::new();
            let mut words = vec![self.subject(speaker, most, &mut named, 0)?];
            self.helpers(verb, speaker, &mut parts)?;
            for part in &parts {
                words.push(self.piece(part, most, MOST, &mut named, 0)?);
            }
            words.push(document.word(verb).to_owned());
            let used: usize = words.iter().map(|w| count(w)).sum();
            let inner = Piece { rank: 0, at: content, what: What::Clause(content) };
            words.push(self.piece(&inner, most, (MOST + 1).checked_sub(used)?, &mut named, 0)?);
            let label = joined(&words);
            named.sort_unstable();
            named.dedup();
            (!self.phrases.is_open(&label)).then(|| Clause { label, event: document.tokens[verb].span, head: verb, named })
        })
    }

    /// The words of a clause in at most `budget` words, in phrases of at most `most` tokens.
    fn words(
        &self,
        verb: usize,
        most: usize,
        budget: usize,
        named: &mut Vec<usize>,
        depth: usize,
    ) -> Option<Vec<String>> {
        let document = self.phrases.document;
        if tree::child(document, verb, &[Relation::Expletive]).is_some() {
            return None;
        }
        let subject = subject(document, verb)?;
        if document.nodes[subject].relation == Relation::Expletive {
            return None;
        }
        let mut words = vec![self.subject(subject, most, named, depth)?];
        let mut parts: Vec<Piece> = Vec::new();
        self.helpers(verb, subject, &mut parts)?;
        self.collect(verb, subject, most, &mut parts, depth);
        parts.sort_by_key(|p| (p.rank, p.at));
        let mut used = count(&words[0]);
        let mut kept: Vec<(usize, String)> = Vec::new();
        for part in parts {
            let mut told = named.clone();
            let Some(piece) = self.piece(&part, most, budget.saturating_sub(used), &mut told, depth) else {
                if part.rank == 0 && matches!(part.what, What::Clause(_)) {
                    return None;
                }
                continue;
            };
            let more = count(&piece);
            if used + more > budget {
                if part.rank == 0 {
                    return None;
                }
                continue;
            }
            if piece.is_empty() {
                continue;
            }
            used += more;
            *named = told;
            kept.push((part.at, piece));
        }
        kept.sort_by_key(|(at, _)| *at);
        words.extend(kept.into_iter().map(|(_, piece)| piece));
        Some(words)
    }

    fn piece(&self, part: &Piece, most: usize, room: usize, named: &mut Vec<usize>, depth: usize) -> Option<String> {
        match &part.what {
            What::Tokens(range) => Some(self.phrases.write(range.clone(), named)),
            What::Prepositional(preposition, phrase) => {
                let words = self.phrases.write(phrase.clone(), named);
                if words.is_empty() {
                    return None;
                }
                Some(format!("{} {words}", self.phrases.write(preposition.clone(), named)))
            }
            What::Clause(verb) => {
                let document = self.phrases.document;
                let words = self.words(*verb, most.min(5), room, named, depth + 1)?;
                let that = tree::children(document, *verb).find(|&c| {
                    document.nodes[c].relation == Relation::Mark && document.features(c).is(Tag::That)
                });
                let marked = that.filter(|_| words.iter().map(|w| count(w)).sum::<usize>() < room);
                let first = subject(document, *verb).map(|s| self.phrases.noun_phrase(s, most.min(5)).start);
                let is_name = first.is_some_and(|t| document.nodes[t].part == Part::ProperNoun || self.phrases.is_name(t));
                let mut clause = words.join(" ");
                if !is_name && let Some(c) = clause.chars().next() {
                    clause = c.to_lowercase().collect::<String>() + &clause[c.len_utf8()..];
                }
                Some(marked.map_or(clause.clone(), |t| format!("{} {clause}", document.word(t))))
            }
            What::Form(form) => Some(form.clone()),
        }
    }

    /// Auxiliaries of the verb's own, those it shares with the verb before it ("was convicted and sentenced"), or what makes
    /// a form without tense a past.
    fn helpers(&self, verb: usize, subject: usize, parts: &mut Vec<Piece>) -> Option<()> {
        const HELPERS: [Relation; 3] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];
        let document = self.phrases.document;
        let node = document.nodes[verb];
        let mut form = |at: usize, form: &str| parts.push(Piece { rank: 0, at, what: What::Form(form.into()) });
        let many = document.features(subject).is(Tag::Plural)
            || tree::child(document, subject, &[Relation::Conjunct]).is_some()
            || document.nodes[subject].part == Part::Noun && document.word(subject).ends_with('s');
        let was = if many { "were" } else { "was" };
        let own: Vec<usize> =
            tree::children(document, verb).filter(|&c| HELPERS.contains(&document.nodes[c].relation)).collect();
        if let Some(&first) = own.first() {
            // "after being sacked", "having left"
            let opens = document.word(first).to_lowercase();
            let opening = match opens.as_str() {
                "being" => Some(was),
                "having" => Some("had"),
                _ => None,
            };
            for helper in own {
                match opening {
                    Some(past) if helper == first => form(helper, past),
                    _ => form(helper, document.word(helper)),
                }
            }
            return Some(());
        }
        match node.part {
            Part::Participle | Part::Gerund | Part::BaseVerb if node.relation == Relation::Conjunct => {
                let head = node.head as usize;
                let same = document.nodes[head].part == node.part;
                let shared = tree::children(document, head).filter(|&c| HELPERS.contains(&document.nodes[c].relation));
                for helper in shared.filter(|_| same) {
                    form(verb, document.word(helper));
                }
            }
            Part::Participle => form(verb, was),
            Part::BaseVerb => {
                // "to give up": what is only wanted is no event.
                return None;
            }
            _ => {}
        }
        Some(())
    }

    /// The verb and the parts around it.
    fn collect(&self, verb: usize, subject: usize, most: usize, parts: &mut Vec<Piece>, depth: usize) {
        let document = self.phrases.document;
        let node = document.nodes[verb];
        let copular = !node.part.is_verb();
        let helped = parts.iter().any(|p| matches!(p.what, What::Form(_)));
        let mut add = |rank: u8, at: usize, what: What| parts.push(Piece { rank, at, what });
        if copular {
            add(0, verb, What::Tokens(self.phrases.noun_phrase(verb, most)));
        } else if node.part == Part::Gerund && !helped && node.relation != Relation::OpenComplement {
            let base = lemma::of(document.word(verb), Part::Gerund);
            add(0, verb, What::Form(Lexicon::past(&base)));
        } else {
            add(0, verb, What::Tokens(verb..verb + 1));
        }
        let own = self.phrases.noun_phrase(verb, most);
        let mut obliques = 0;
        let mut inner = Vec::new();
        for child in tree::children(document, verb) {
            let (node, whole) = (document.nodes[child], tree::subtree(document, child));
            if child == subject || self.phrases.is_time(child) || copular && own.contains(&child) {
                continue;
            }
            // "900 jobs, a tenth of its staff": what follows a comma is no second object.
            if whole.start > verb + 1 && document.word(whole.start - 1) == "," && node.relation != Relation::OpenComplement {
                continue;
            }
            let case = tree::children(document, child)
                .take_while(|&c| document.nodes[c].relation == Relation::Case)
                .last()
                .map(|last| whole.start..last + 1);
            match node.relation {
                Relation::VerbParticle => add(0, child, What::Tokens(child..child + 1)),
                Relation::Adverb if document.features(child).is(Tag::Negation) => {
                    add(0, child, What::Tokens(child..child + 1));
                }
                Relation::Adverb if child > verb && whole.len() == 1 && document.nodes[child].part == Part::Adverb => {
                    add(4, child, What::Tokens(whole));
                }
                Relation::Object | Relation::IndirectObject if case.is_none() => {
                    add(0, child, What::Tokens(self.phrases.noun_phrase(child, most)));
                }
                Relation::OpenComplement if depth < DEEPEST && !(self.phrases.document.nodes[child].part.is_verb()) => {
                    let phrase = self.phrases.noun_phrase(child, most);
                    match case {
                        Some(case) => add(1, child, What::Prepositional(case, phrase)),
                        None => add(0, child, What::Tokens(phrase)),
                    }
                }
                Relation::OpenComplement if depth < DEEPEST => {
                    inner.push(child);
                }
                Relation::Agent | Relation::Oblique | Relation::Object if child > verb => {
                    let Some(case) = case else { continue };
                    let features = document.features(case.start);
                    // "in a statement", "according to the police": who says so is no part of it.
                    if features.is(Tag::According) || document.features(child).is(Tag::Spoken) && !document.features(child).is(Tag::Happening) {
                        continue;
                    }
                    let aside = matches!(features.time, Some(TimeWord::After | TimeWord::Before | TimeWord::Since | TimeWord::Until));
                    obliques += 1;
                    let rank = if node.relation == Relation::Agent { 1 } else if aside { 3 } else { 1 + u8::from(obliques > 1) };
                    let phrase = self.phrases.noun_phrase(child, most);
                    add(rank, child, What::Prepositional(case, phrase));
                }
                Relation::ClausalComplement if child > verb && depth < DEEPEST => {
                    let needs = document.features(verb).is(Tag::Say) || document.features(verb).is(Tag::PlainReport);
                    add(u8::from(!needs), child, What::Clause(child));
                }
                _ => {}
            }
        }
        for child in inner {
            for helper in tree::children(document, child) {
                let node = document.nodes[helper];
                let small = matches!(node.relation, Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula)
                    || node.relation == Relation::Mark && document.features(helper).time == Some(TimeWord::To);
                if small {
                    parts.push(Piece { rank: 0, at: helper, what: What::Tokens(helper..helper + 1) });
                }
            }
            self.collect(child, subject, most, parts, depth + 1);
        }
    }

    /// The words of a subject; for a pronoun the name it means.
    fn subject(&self, subject: usize, most: usize, named: &mut Vec<usize>, depth: usize) -> Option<String> {
        let document = self.phrases.document;
        let node = document.nodes[subject];
        let word = document.features(subject);
        if node.part == Part::Pronoun && word.tags.meets(&PRONOUN) {
            let words = self.phrases.write(subject..subject + 1, named);
            // Inside a label a pronoun may lean on the name before it.
            return (depth > 0 || !self.phrases.is_open(&words)).then_some(words);
        }
        if node.part == Part::Pronoun && !word.is(Tag::Negative)
            || word.is(Tag::Demonstrative)
            || !node.part.is_nominal() && !matches!(node.part, Part::Adjective | Part::Determiner)
            || document.tokens[subject].kind == TokenKind::Punctuation
        {
            return None;
        }
        let words = self.phrases.write(self.phrases.noun_phrase(subject, most), named);
        let open = self.phrases.is_open(&words) && depth == 0;
        (!words.is_empty() && !open).then_some(words)
    }
}

fn count(words: &str) -> usize {
    words.split(' ').filter(|w| !w.is_empty()).count()
}

/// The pieces in a row, with a capital at the start.
pub fn joined(pieces: &[String]) -> String {
    let mut out = String::new();
    for piece in pieces.iter().filter(|p| !p.is_empty()) {
        if !out.is_empty() && !piece.starts_with(['\'', '’']) && !piece.starts_with("n't") && !piece.starts_with("n’t") {
            out.push(' ');
        }
        out.push_str(piece);
    }
    let mut chars = out.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
        None => out,
    }
}
