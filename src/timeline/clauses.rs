//! The clause that a time hangs on, written as a label: "On Tuesday, after a week of talks, the court freed two editors, their
//! lawyer said." → "The court freed two editors".
//!
//! Subject, verb and what the verb needs, in the words of the text; a pronoun is written as the name it means. Times, what is
//! only attribution, and clauses beside the verb are left out. Where a part that is needed is missing or too long there is no
//! label of this kind.

use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, Tags};
use crate::entities::Entities;
use crate::span::Span;
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// Fewest and most words of a label; a part that does not fit any more is left out where the verb does not need it.
const LEAST: usize = 2;
const MOST: usize = 13;
/// The longest subject or object in tokens that is written whole.
const LONGEST_PHRASE: usize = 9;
/// The longest part beside the verb in tokens: "in the old harbour of Porto".
const LONGEST_PART: usize = 7;
/// Steps from the time up to its verb.
const STEPS: usize = 12;

/// A clause as the timeline shows it.
pub struct Clause {
    pub label: String,
    /// The word that names the event; none where the verb is negated.
    pub event: Option<Span>,
}

/// How a time stands in its sentence.
pub enum Place {
    /// On a verb, here its token.
    Verb(usize),
    /// Inside a noun phrase: "the 1957 film", "his 2016 campaign".
    Noun,
    Unknown,
}

/// What the time at `tokens` hangs on.
pub fn place(document: &Document, tokens: &Range<usize>) -> Place {
    if tokens.is_empty() || tokens.end > document.nodes.len() {
        return Place::Unknown;
    }
    // The word of the expression that all others hang on.
    let head = tree::path(document, tokens.end - 1).take(STEPS).take_while(|t| tokens.contains(t)).last();
    let head = head.unwrap_or(tokens.start);
    let node = document.nodes[head];
    if matches!(node.relation, Relation::Number | Relation::Compound | Relation::Adjective)
        && head < node.head as usize
        && document.nodes[node.head as usize].part.is_nominal()
    {
        return Place::Noun;
    }
    let verb = tree::path(document, head).skip(1).take(STEPS).find(|&t| verbs::is_predicate(document, t));
    let Some(verb) = verb else { return Place::Unknown };
    let mut verb = said(document, verb);
    // "was forced to leave in May", "began selling": the finite verb has the subject.
    for _ in 0..STEPS {
        let (node, head) = (document.nodes[verb], document.nodes[verb].head as usize);
        let own = tree::child(document, verb, &SUBJECTS).is_some();
        if own || node.relation != Relation::OpenComplement || !verbs::is_predicate(document, head) {
            break;
        }
        verb = head;
    }
    Place::Verb(verb)
}

/// "said on Monday that the mine had closed": what was said is the news.
fn said(document: &Document, mut verb: usize) -> usize {
    for _ in 0..STEPS {
        let inner = tree::child(document, verb, &[Relation::ClausalComplement, Relation::Parataxis]);
        match inner {
            Some(inner) if claims(document, verb) && states(document, inner) => verb = inner,
            _ => break,
        }
    }
    verb
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
fn states(document: &Document, verb: usize) -> bool {
    verbs::is_predicate(document, verb)
        && !tree::children(document, verb).any(|c| {
            let word = document.word(c);
            document.nodes[c].relation == Relation::Mark
                && ["whether", "if", "unless"].iter().any(|m| word.eq_ignore_ascii_case(m))
        })
}

/// Whether a clause stands under a verb that denies or asks it, at whatever depth.
fn is_doubted(document: &Document, verb: usize) -> bool {
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

/// The main verb of the sentence around a token.
pub fn main(document: &Document, token: usize) -> Option<usize> {
    document.nodes.get(token)?;
    let root = tree::path(document, token).last()?;
    verbs::is_predicate(document, root).then(|| said(document, root))
}

const SUBJECTS: [Relation; 4] =
    [Relation::Subject, Relation::PassiveSubject, Relation::ClausalSubject, Relation::Expletive];

const PRONOUN: Tags = Tags::of(&[Tag::Nominative, Tag::ThirdPerson, Tag::FirstPerson, Tag::SecondPerson]);

/// Writes labels for one document.
pub struct Writer<'d> {
    pub document: &'d Document<'d>,
    pub entities: &'d Entities,
    /// All times, in text order.
    pub times: &'d [Span],
}

impl Writer<'_> {
    /// The label of the clause of `verb`.
    pub fn clause(&self, verb: usize) -> Option<Clause> {
        let document = self.document;
        if is_doubted(document, verb) || !states(document, verb) {
            return None;
        }
        let relative = matches!(document.nodes[verb].relation, Relation::RelativeClause | Relation::Clause);
        let own = tree::child(document, verb, &SUBJECTS).filter(|&s| {
            // "the ferry that sank"
            let word = document.features(s);
            !(word.is(Tag::Relative) || relative && word.is(Tag::That))
        });
        let subject = match own {
            Some(subject) => subject,
            None if relative => document.nodes[verb].head as usize,
            None => verbs::subject(document, verb)?,
        };
        // "There is a moment": nothing happens.
        if document.nodes[subject].relation == Relation::Expletive
            || tree::child(document, verb, &[Relation::Expletive]).is_some()
        {
            return None;
        }
        let mut words = vec![self.subject(subject)?];
        let mut used = words[0].split(' ').count();
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        let mut verbal = Vec::new();
        self.collect(verb, subject, &mut verbal, &mut parts, 0);
        // A participle that describes a noun has no verb of its own: "a bridge built in 1970".
        let helped = tree::child(document, verb, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_some();
        if document.nodes[verb].relation == Relation::Clause && !helped {
            if document.nodes[verb].part != Part::Participle {
                return None;
            }
            let many = document.features(subject).is(Tag::Plural) || document.word(subject).ends_with('s');
            words.push(if many { "were" } else { "was" }.into());
            used += 1;
        }
        // "The paper reported": without what was said it tells nothing.
        if document.features(verb).is(Tag::Say) && parts.is_empty() {
            return None;
        }
        used += verbal.len();
        let mut kept: Vec<Range<usize>> = verbal.into_iter().map(|t| t..t + 1).collect();
        parts.sort_by_key(|(rank, range)| (*rank, range.start));
        for (rank, range) in parts {
            let count = self.words_in(&range);
            if used + count > MOST {
                if rank == 0 {
                    return None;
                }
                continue;
            }
            used += count;
            kept.push(range);
        }
        kept.sort_by_key(|r| r.start);
        for range in kept {
            let piece = self.piece(range);
            if !piece.is_empty() {
                words.push(piece);
            }
        }
        // "Q: You finished …": a label of a turn is no part of what happened.
        if words.iter().any(|w| w.contains(": ")) {
            return None;
        }
        let label = joined(&words);
        let count = label.split(' ').count();
        (LEAST..=MOST + 2).contains(&count).then(|| Clause {
            label,
            event: (!verbs::group(document, verb).negated).then_some(document.tokens[verb].span),
        })
    }

    /// The verb with its auxiliaries, and the parts around it: rank 0 is needed, higher ranks may be left out.
    fn collect(
        &self,
        verb: usize,
        subject: usize,
        verbal: &mut Vec<usize>,
        parts: &mut Vec<(usize, Range<usize>)>,
        depth: usize,
    ) {
        let document = self.document;
        let copular = !document.nodes[verb].part.is_verb();
        if copular {
            parts.push((0, tree::noun_phrase(document, verb)));
        } else {
            verbal.push(verb);
        }
        for child in tree::children(document, verb) {
            let node = document.nodes[child];
            let whole = tree::subtree(document, child);
            if child == subject || self.is_time(child) {
                continue;
            }
            // What stands in the noun phrase of a copular predicate is written with it.
            if copular
                && matches!(
                    node.relation,
                    Relation::Determiner
                        | Relation::Adjective
                        | Relation::Compound
                        | Relation::NounModifier
                        | Relation::Case
                        | Relation::PossessiveModifier
                        | Relation::Number
                        | Relation::Flat
                )
            {
                continue;
            }
            match node.relation {
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula | Relation::VerbParticle => {
                    verbal.push(child);
                }
                Relation::Adverb if document.features(child).is(Tag::Negation) => verbal.push(child),
                // "is to give", "plans to return"
                Relation::Mark if document.word(child) == "to" => verbal.push(child),
                // "900 jobs, a tenth of its staff": what follows a comma is no second object.
                _ if whole.start > verb && document.word(whole.start - 1) == "," => {}
                Relation::Object | Relation::OpenComplement
                    if tree::child(document, child, &[Relation::Case]).is_some() =>
                {
                    let short = whole.len() <= LONGEST_PART && !self.holds_time(&whole);
                    parts.extend(short.then_some((2, whole)));
                }
                Relation::Adverb if whole.len() == 1 && child > verb => parts.push((3, whole)),
                Relation::Object | Relation::IndirectObject => {
                    parts.push((0, self.phrase(child)));
                }
                Relation::OpenComplement if depth < 2 && whole.len() <= 2 * LONGEST_PHRASE => {
                    if verbs::is_predicate(document, child) || document.nodes[child].part.is_verb() {
                        self.collect(child, subject, verbal, parts, depth + 1);
                    } else {
                        parts.push((0, self.phrase(child)));
                    }
                }
                Relation::Agent | Relation::Oblique if whole.len() <= LONGEST_PART && child > verb => {
                    let rank = if node.relation == Relation::Agent { 1 } else { 2 };
                    if !self.holds_time(&whole) {
                        parts.push((rank, whole));
                    }
                }
                Relation::ClausalComplement if whole.len() <= LONGEST_PHRASE && !self.holds_time(&whole) => {
                    parts.push((1, whole));
                }
                _ => {}
            }
        }
    }

    /// The words of a subject; for a pronoun the name it means.
    fn subject(&self, subject: usize) -> Option<String> {
        let document = self.document;
        let word = document.features(subject);
        let span = document.tokens[subject].span;
        if word.tags.meets(&PRONOUN) && document.nodes[subject].part == Part::Pronoun {
            let mention = self.entities.mentions_in(span).first();
            if mention.is_none() && !word.is(Tag::ThirdPerson) || word.is(Tag::SecondPerson) {
                return None;
            }
            let name = mention.map(|m| self.entities.list()[m.entity].name.clone());
            return Some(name.unwrap_or_else(|| document.word(subject).to_lowercase()));
        }
        if document.nodes[subject].part == Part::Pronoun && !word.is(Tag::Negative) || word.is(Tag::Demonstrative) {
            return None;
        }
        if !document.nodes[subject].part.is_nominal()
            && !matches!(document.nodes[subject].part, Part::Adjective | Part::Determiner)
        {
            return None;
        }
        let mut range = self.phrase(subject);
        // "Ana Lima and Rui Costa met": both are the subject.
        if let Some(other) = tree::child(document, subject, &[Relation::Conjunct])
            && tree::subtree(document, other).end - range.start <= LONGEST_PHRASE
        {
            range.end = range.end.max(tree::noun_phrase(document, other).end);
        }
        let piece = self.piece(range);
        (!piece.is_empty()).then_some(piece)
    }

    /// A noun phrase, shortened where it is long.
    fn phrase(&self, head: usize) -> Range<usize> {
        let document = self.document;
        let range = tree::noun_phrase(document, head);
        if range.len() <= LONGEST_PHRASE {
            // A preposition before it belongs to it.
            return range;
        }
        let near = |t: usize| {
            matches!(
                document.nodes[t].relation,
                Relation::Determiner
                    | Relation::Compound
                    | Relation::Flat
                    | Relation::Adjective
                    | Relation::Number
                    | Relation::PossessiveModifier
                    | Relation::Case
            )
        };
        let mut short = head..head + 1;
        for child in tree::children(document, head).filter(|&c| near(c)) {
            let whole = tree::subtree(document, child);
            if whole.start >= range.start
                && whole.end <= range.end
                && whole.end.max(short.end) - whole.start.min(short.start) <= LONGEST_PHRASE
            {
                short = short.start.min(whole.start)..short.end.max(whole.end);
            }
        }
        short
    }

    /// Whether a token is part of a time.
    fn is_time(&self, token: usize) -> bool {
        let at = self.document.tokens[token].span.start;
        let next = self.times.partition_point(|t| t.end <= at);
        self.times.get(next).is_some_and(|t| t.start <= at)
    }

    fn holds_time(&self, range: &Range<usize>) -> bool {
        range.clone().any(|t| self.is_time(t))
    }

    fn words_in(&self, range: &Range<usize>) -> usize {
        range.clone().filter(|&t| self.document.tokens[t].kind.is_wordlike() && !self.is_time(t)).count()
    }

    /// The words of a stretch, without times in it and without marks.
    fn piece(&self, range: Range<usize>) -> String {
        let document = self.document;
        let mut out = String::new();
        let mut skipped = false;
        let mut depth = 0;
        for token in range.clone() {
            let kind = document.tokens[token].kind;
            let word = document.word(token);
            let time = self.is_time(token);
            // "Tuesday's explosion": the ending goes with the day.
            let ending = kind == TokenKind::Clitic && token > range.start && self.is_time(token - 1);
            if kind == TokenKind::Bracket {
                depth += if matches!(word, "(" | "[" | "{") { 1 } else { -1 };
            }
            // "Tuesday's explosion" → "the explosion"
            if ending && out.is_empty() {
                out.push_str("the");
            }
            // "the storm of 5 December": the small word goes with the day.
            if time
                && token > range.start
                && document.nodes[token - 1].part == Part::Adposition
                && out.ends_with(document.word(token - 1))
            {
                out.truncate(out.len() - document.word(token - 1).len());
                out.truncate(out.trim_end().len());
            }
            if time || ending || kind == TokenKind::Quote || depth > 0 || kind == TokenKind::Bracket {
                skipped = true;
                continue;
            }
            let glued = document.tokens[token].glued && !skipped;
            if !out.is_empty() && !glued {
                out.push(' ');
            }
            out.push_str(word);
            skipped = false;
        }
        if out == "the" {
            return String::new();
        }
        out.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | ' ')).to_owned()
    }
}

/// The pieces in a row, with a capital at the start.
fn joined(pieces: &[String]) -> String {
    let mut out = String::new();
    for piece in pieces {
        if !out.is_empty() && !piece.starts_with(['\'', '’']) && !piece.starts_with("n't") && !piece.starts_with("n’t")
        {
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
