//! A verb → its clause written as a label: "On Tuesday, after a week of talks, the court freed two editors, their lawyer
//! said." → "The court freed two editors".
//!
//! Subject, verb and what the verb needs, in the words of the text; names in full, also for pronouns. Dates, attribution and
//! clauses beside the verb are left out. What the verb does not need goes where the label would grow too long; where the rest
//! is still too long its phrases are shortened at their joints. A clause without a subject has no label.

use super::phrases::{Phrases, possessive};
use super::subjects::{self, subject};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Lexicon, Tag, Tags, TimeWord, lemma};
use crate::span::Span;
use crate::syntax::verbs::Tense;
use crate::syntax::{phrases, tree, verbs};
use std::ops::Range;

/// Most words of a label.
pub const MOST: usize = 14;
/// Fewest words of a label.
const LEAST: usize = 2;
/// The longest phrase in tokens that is tried first, its subject up to the verb, and the shorter ones after it.
const PHRASES: [usize; 5] = [10, 9, 7, 5, 3];
/// Steps up or down the tree.
pub const STEPS: usize = 12;

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

pub const SUBJECTS: [Relation; 3] = [Relation::Subject, Relation::PassiveSubject, Relation::ClausalSubject];

pub const HELPERS: [Relation; 3] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula];

const PRONOUN: Tags = Tags::of(&[Tag::Nominative, Tag::ThirdPerson, Tag::FirstPerson, Tag::SecondPerson]);

/// Whether a clause stands under a verb that denies or asks it, at whatever depth.
pub fn is_doubted(document: &Document, verb: usize) -> bool {
    let mut below = verb;
    // "would not exist without Bethan Lloyd, who died in March": that she died is no part of what is not so.
    let start = document.nodes[verb].start as usize;
    let comma = [start.checked_sub(1), Some(start)].into_iter().flatten().any(|t| document.word(t) == ",");
    let who =
        tree::child(document, verb, &SUBJECTS).is_some_and(|s| document.features(s).is(Tag::Relative) && s < verb);
    if document.nodes[verb].relation == Relation::RelativeClause && comma && who {
        return false;
    }
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
        let open = verbs::is_predicate(document, below) && !states(document, below);
        let doubted = of_noun || inside && (open || denied());
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
    // "without going into detail"
    let without = |c: usize| c < verb && document.word(c).eq_ignore_ascii_case("without");
    verbs::is_predicate(document, verb)
        && !tree::children(document, verb).any(without)
        && !tree::children(document, verb).any(|c| {
            document.nodes[c].relation == Relation::Mark
                && (document.features(c).is(Tag::Condition) || document.word(c).eq_ignore_ascii_case("whether"))
        })
}

/// "If | nominee Ana Lima wins", wherever the tree hangs the "if": it stands before the subject.
pub fn is_conditional(document: &Document, verb: usize) -> bool {
    let Some(subject) = subject(document, verb).filter(|&s| s < verb) else { return false };
    let mut before = subject;
    for _ in 0..STEPS {
        let Some(at) = before.checked_sub(1) else { return false };
        if document.features(at).is(Tag::Condition) {
            return !tree::path(document, verb).skip(1).take(STEPS).any(|up| up < at);
        }
        if !document.nodes[at].part.is_nominal()
            && !matches!(document.nodes[at].part, Part::Adjective | Part::Determiner)
        {
            return false;
        }
        before = at;
    }
    false
}

/// "According to the ministry over 300 pilgrims died": where the subject begins behind the source, which is no part of it.
fn behind_source(document: &Document, start: usize, end: usize) -> Option<usize> {
    if start < 2 || !is_to(document, start - 1) || !document.features(start - 2).is(Tag::According) {
        return Some(start);
    }
    let new = |t: &usize| matches!(document.nodes[*t].part, Part::Numeral | Part::Determiner | Part::Adverb);
    let over = |t: &usize| document.nodes.get(*t + 1).is_some_and(|n| n.part == Part::Numeral);
    (start + 1..end).find(|t| new(t) || over(t))
}

/// Writes labels for one document.
pub struct Writer<'d> {
    pub phrases: Phrases<'d>,
}

impl Writer<'_> {
    /// The label of the clause of `verb`.
    pub fn clause(&self, verb: usize) -> Option<Clause> {
        if subjects::is_of_owned(self.phrases.document, verb) {
            return None;
        }
        PHRASES.iter().find_map(|&most| {
            let mut named = Vec::new();
            let words = self.words(verb, most, MOST, &mut named, 0)?;
            self.finished(&words, verb, named)
        })
    }

    /// The words around a verb as they stand, where its tree gives no clause: from the start of the sentence or the last joint
    /// before the verb to the first joint after it.
    pub fn surface(&self, verb: usize, sentence: usize) -> Option<Clause> {
        const BEFORE: usize = 9;
        let document = self.phrases.document;
        let helped = tree::child(document, verb, &HELPERS).is_some();
        let open = match document.nodes[verb].part {
            Part::Gerund | Part::BaseVerb => !helped,
            // "a settlement hammered out in 1998"
            Part::Participle => {
                let reduced = document.nodes[verb].relation == Relation::Clause && !subjects::is_main(document, verb);
                !helped && (reduced || !self.is_active(verb))
            }
            _ => false,
        };
        if open || document.features(verb).is(Tag::Say) || subjects::is_of_owned(document, verb) {
            return None;
        }
        // "snow, which farmers rely on in summer"
        let hides = |s: usize| !self.phrases.is_time(s) && self.object_before(verb, s) == Some(None);
        if subject(document, verb).is_some_and(hides) {
            return None;
        }
        let tokens = document.sentences[sentence].tokens.clone();
        let mark = |t: usize| document.tokens[t].kind != TokenKind::Word && !document.tokens[t].kind.is_wordlike();
        let opens = |t: usize| {
            let word = document.features(t);
            word.is(Tag::OpensClause) || word.is(Tag::That) || word.is(Tag::Relative) || word.is(Tag::Subordinator)
        };
        let mut start = tokens.start.max(verb.saturating_sub(BEFORE));
        if start > tokens.start {
            // A word inside a phrase is no beginning.
            start = verb;
        }
        if let Some(joint) = (tokens.start.max(verb.saturating_sub(BEFORE))..verb).rev().find(|&t| {
            let whole = matches!(document.tokens[t].kind, TokenKind::Currency | TokenKind::Clitic);
            (mark(t) && !whole || opens(t)) && verb - t > 1
        }) {
            // "In August, that lead was 7 points": leans on the text before it.
            if document.nodes[joint].part == Part::Determiner {
                return None;
            }
            start = self.list_start(joint + 1, joint + 1, verb);
        }
        while start < verb
            && (self.phrases.is_time(start)
                || document.nodes[start].part == Part::Adposition && self.phrases.is_time(start + 1))
        {
            start += 1;
        }
        // "many of us who grew up"
        if (start..verb).any(|t| self.means_another(t, verb) || self.speaks(t, verb)) || verb > start && opens(verb - 1)
        {
            return None;
        }
        let subject = (start..verb).any(|t| document.nodes[t].part.is_nominal() && !self.phrases.is_time(t));
        let other = (start..verb).any(|t| {
            matches!(document.nodes[t].part, Part::PastVerb | Part::PresentVerb | Part::Gerund | Part::Participle)
        });
        if start == tokens.start && document.features(start).is(Tag::According) && is_to(document, start + 1) {
            start = behind_source(document, start + 2, verb)?;
        }
        let opening = document.nodes.get(start).map(|n| n.part);
        // "to abandon rules he proposed in May"
        if is_to(document, start) {
            return None;
        }
        if !subject
            || other
            || matches!(opening, Some(Part::Adposition | Part::Adverb | Part::Coordinator | Part::BaseVerb))
        {
            return None;
        }
        // "Robert Marsh, 17, turned": by name; "Marsh, freed last week, said": not by itself.
        let mut named = Vec::new();
        let aged = subjects::name_with_age(document, verb);
        let comma = verb > start && document.word(verb - 1) == ",";
        if comma && aged.is_none()
            || document.features(start).is(Tag::Possessive) && document.features(start).is(Tag::Clause)
        {
            return None;
        }
        let who = aged.map(|name| self.phrases.write(name, &mut named));
        if who.is_some() {
            start = verb;
        }
        let whole = |t: usize| matches!(document.tokens[t].kind, TokenKind::Currency | TokenKind::Clitic);
        let end = (verb + 1..tokens.end)
            .find(|&t| {
                // "the trend predicted for this year | is"
                let other =
                    document.nodes[t].part.is_finite() && !tree::path(document, t).take(STEPS).any(|u| u == verb);
                mark(t) && !whole(t) && !self.phrases.is_time(t) || opens(t) || other
            })
            .unwrap_or(tokens.end);
        let mut end = end;
        loop {
            while end > verb + 1 && (!self.phrases.may_end(end) || self.phrases.is_cut(end, verb)) {
                end -= 1;
            }
            let mut named = named.clone();
            let rest = self.phrases.write(start..end, &mut named);
            let label = joined(&[who.clone().unwrap_or_default(), rest]);
            if count(&label) <= MOST {
                let fits = count(&label) > LEAST && self.is_sound(&label) && !self.is_unfinished(verb, &label);
                return fits.then(|| Clause { label, event: document.tokens[verb].span, head: verb, named });
            }
            // Shorter by its last prepositional phrase.
            end = (verb + 2..end).rev().find(|&t| document.nodes[t].part == Part::Adposition)?;
        }
    }

    /// The label of a noun that happens: "the assassination of three exiled leaders in a restaurant".
    pub fn noun(&self, noun: usize) -> Option<Clause> {
        let document = self.phrases.document;
        let mut named = Vec::new();
        let mut phrase = self.phrases.noun_phrase(noun, MOST);
        // "[at] the festival", "[including] the deaths"
        let case = document.nodes[phrase.start];
        let including = document.word(phrase.start) == "including";
        if phrase.start < noun && (case.part == Part::Adposition || case.relation == Relation::Case || including) {
            phrase.start += 1;
        }
        // "The first ceremony | was in 1953"
        if let Some(is) = (noun + 1..phrase.end).find(|&t| document.nodes[t].relation == Relation::Copula) {
            phrase.end = is;
        }
        // "weak sales in December | and across the holiday period"
        let joint = (noun + 2..phrase.end.saturating_sub(1)).find(|&t| {
            document.nodes[t].part == Part::Coordinator
                && self.phrases.is_time(t - 1)
                && document.nodes[t + 1].part == Part::Adposition
        });
        phrase.end = joint.unwrap_or(phrase.end);
        // "[Lima, 68,] underwent surgery": a verb that was taken for an adjective.
        let first = document.features(phrase.start);
        let verb = phrase.start < noun && first.is(Tag::Past) && !first.is(Tag::Participle) && !first.is(Tag::Noun);
        let owner = match verb {
            true => self.phrases.write(subjects::name_with_age(document, phrase.start)?, &mut named) + " ",
            false => String::new(),
        };
        // "the death of Ana Lima, also in 2013"
        while phrase.end > noun + 1
            && (document.nodes[phrase.end - 1].part == Part::Adverb || document.word(phrase.end - 1) == ",")
        {
            phrase.end -= 1;
        }
        if self.phrases.is_cut(phrase.end, noun) {
            return None;
        }
        let label = owner + &self.phrases.write(phrase, &mut named);
        let label = joined(&[label]);
        let count = label.split(' ').count();
        let fits = (LEAST..=MOST + 2).contains(&count) && !self.phrases.is_open(&label) && !is_cut_at_date(&label);
        fits.then(|| Clause { label, event: document.tokens[noun].span, head: noun, named })
    }

    /// The label of a statement that is news itself: who says it, and what.
    pub fn statement(&self, verb: usize, content: usize) -> Option<Clause> {
        let document = self.phrases.document;
        if content > verb && tree::subtree(document, verb).contains(&content) {
            // "The charity said the snapshot, although small": what is said has lost its verb.
            let whole = |label: &str| label.split([' ', ',']).any(|word| word == document.word(content));
            return self.clause(verb).filter(|clause| whole(&clause.label));
        }
        // "…, a lawmaker told CNN": whom it was told to would be lost.
        if document.features(verb).is(Tag::Tell)
            && tree::child(document, verb, &[Relation::Object, Relation::IndirectObject]).is_some()
        {
            return None;
        }
        PHRASES.iter().skip(2).find_map(|&most| {
            let mut named = Vec::new();
            let speaker = subject(document, verb)?;
            let mut words = vec![self.subject(speaker, verb, most, &mut named, 0)?, document.word(verb).to_owned()];
            let used: usize = words.iter().map(|w| count(w)).sum();
            let inner = self.words(content, most.min(5), (MOST + 1).checked_sub(used)?, &mut named, 1)?;
            let first = subject(document, content).map(|s| self.phrases.noun_phrase(s, most.min(5)).start);
            let is_name = first.is_some_and(|t| document.nodes[t].part == Part::ProperNoun || self.phrases.is_name(t));
            // "Prime Minister Jon Dahl" keeps its capital.
            let next = first.is_some_and(|t| document.features(t + 1).case.is_capital());
            let is_capital = next && first.is_some_and(|t| document.features(t).case.is_capital());
            let mut inner = joined(&inner);
            if !is_name && !is_capital {
                inner = lowered(&inner);
            }
            words.push(inner);
            self.finished(&words, verb, named)
        })
    }

    fn finished(&self, words: &[String], verb: usize, mut named: Vec<usize>) -> Option<Clause> {
        let mut label = joined(words);
        // "studied physics, graduating": a last word that has lost its own.
        if let Some((rest, last)) = label.rsplit_once(", ")
            && last.ends_with("ing")
            && !last.contains(' ')
        {
            label.truncate(rest.len());
        }
        named.sort_unstable();
        named.dedup();
        // "Data showed": what they showed is missing.
        let document = self.phrases.document;
        let bare = count(&label) < 3 && {
            let word = document.features(verb);
            word.is(Tag::Say) || word.is(Tag::Tell)
        };
        let sound = count(&label) >= LEAST
            && !bare
            && !self.is_unfinished(verb, &label)
            && self.is_sound(&label)
            && !label.contains(": ");
        sound.then(|| Clause { label, event: self.phrases.document.tokens[verb].span, head: verb, named })
    }

    /// Whether a label stands by itself: it opens on no pronoun or ending, and has no "you", "we": whose they are does not show.
    fn is_sound(&self, label: &str) -> bool {
        let lexicon = self.phrases.document.words.lexicon();
        let personal = |w: &str| {
            let tags = lexicon.look_up(w).tags;
            w.starts_with(char::is_lowercase) && (tags.has(Tag::SecondPerson) || tags.has(Tag::FirstPerson))
        };
        // "the mine"
        let article = |w: &str| lexicon.look_up(w).tags.has(Tag::Determiner);
        let words = || label.split(' ');
        let leans = words().zip(std::iter::once("").chain(words())).any(|(w, before)| personal(w) && !article(before));
        // "The game finally be a reality": a helper is lost.
        let helps = |w: &str| w.eq_ignore_ascii_case("to") || lexicon.look_up(w).tags.has(Tag::Auxiliary) && w != "be";
        if words().skip(1).any(|w| w == "be") && !words().any(helps) {
            return false;
        }
        !label.starts_with(['\'', '’']) && !self.phrases.is_open(label) && !leans && !is_cut_at_date(label)
    }

    /// "The office projected": what it projected stands in a clause that is left out.
    fn is_unfinished(&self, verb: usize, label: &str) -> bool {
        let document = self.phrases.document;
        let word = document.features(verb);
        let says = word.is(Tag::Say) || word.is(Tag::Tell);
        let content = tree::child(document, verb, &[Relation::ClausalComplement]).is_some_and(|c| c > verb);
        // "ruled that …", wherever the tree hangs the clause
        let that = |c: usize| c > verb && self.phrases.that_of(c).is_some();
        // "Sales have failed to help, a survey has found"
        let start = subject(document, verb).map_or(verb, |s| document.nodes[s].start as usize);
        let fronted = || {
            let before = start.checked_sub(2).filter(|_| document.word(start - 1) == ",");
            before.is_some_and(|t| document.tokens[t].kind.is_wordlike()) && count(label) < 8
        };
        let open = says && (content || fronted()) || tree::children(document, verb).any(that);
        // "appeared | as if it might", "told his audience:"
        let next = (verb + 1..document.nodes.len()).find(|&t| !self.phrases.is_time(t));
        let if_ = next.is_some_and(|t| {
            document.features(t).time == Some(TimeWord::As)
                || says && document.features(t).is(Tag::That) && document.nodes[t].part != Part::Determiner
                || document.nodes[t].part == Part::Adverb
                    && t + 1 < document.nodes.len()
                    && document.features(t + 1).time == Some(TimeWord::As)
        });
        let sentence = document.sentence_at(document.tokens[verb].span.start);
        let quotes = word.is(Tag::Tell)
            && tree::child(document, verb, &[Relation::ClausalComplement, Relation::OpenComplement]).is_none()
            && sentence.is_some_and(|s| {
                let last = document.sentences[s].tokens.clone().next_back();
                last.is_some_and(|t| document.word(t) == ":")
            });
        // "…, researchers reported in a journal"
        let bare = tree::child(document, verb, &[Relation::Object]).is_none() && !verbs::group(document, verb).passive;
        let told_before = word.is(Tag::PlainReport) && bare && !content && fronted();
        // "“…,” Costa told reporters", "…, police said in a statement"
        let quoted = start.checked_sub(1).is_some_and(|t| document.tokens[t].kind == TokenKind::Quote);
        let comma = start > 1
            && document.word(start - 1) == ","
            && document.tokens[start - 2].kind.is_wordlike()
            && !self.phrases.is_time(start - 2);
        let passive = verbs::group(document, verb).passive;
        // What was said is not told after the verb.
        let behind = label.split_once(document.word(verb)).and_then(|(_, rest)| rest.split_whitespace().next());
        let goes_on_so = behind.is_none_or(|w| document.words.lexicon().look_up(w).tags.has(Tag::Preposition));
        let told_before = told_before
            || says && !content && !passive && (quoted || comma && word.is(Tag::Tell)) && count(label) < 6
            || comma && bare && !content && word.is(Tag::PlainReport) && count(label) < MOST && goes_on_so;
        // "than Costa did in 2008"
        let does = document.nodes[verb].part == Part::Auxiliary || word.is(Tag::Auxiliary);
        // "insisted that the Able Act": its verb is lost.
        let lexicon = document.words.lexicon();
        let tells = |w: &str| {
            let tags = lexicon.look_up(w).tags;
            tags.has(Tag::Past) || tags.has(Tag::Third) || tags.has(Tag::Auxiliary)
        };
        let lost =
            says && label.split_once(" that ").is_some_and(|(_, rest)| !rest.split(' ').any(tells) && count(rest) < 6);
        if lost {
            return true;
        }
        label.ends_with(document.word(verb)) && (open || if_ || does) || quotes || told_before
    }

    /// The words of a clause in at most `budget` words, its subject in at most `most` tokens.
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
        // "President Bush today denounced": the day taken for the last word of the name.
        let named_before =
            |&c: &usize| c < subject && document.nodes[c].part == Part::ProperNoun && !self.phrases.is_time(c);
        let subject = match self.phrases.is_time(subject) {
            true => tree::children(document, subject).filter(named_before).last()?,
            false => subject,
        };
        if self.means_another(subject, verb) || self.speaks(subject, verb) {
            return None;
        }
        // ", given weak sales": a preposition. "First elected in 1959, her roles included …": hers, not the roles'.
        let given = document.word(verb) == "given" && verb > 0 && document.word(verb - 1) == ",";
        let loose = subjects::is_fronted(document, verb)
            && subject > verb
            && tree::child(document, subject, &[Relation::PossessiveModifier])
                .is_some_and(|o| document.nodes[o].part == Part::Pronoun);
        // "Rui Costa (pictured, in 2010)"
        let bracket = verb > 0 && document.word(verb - 1) == "(" && document.nodes[verb].part != Part::PresentVerb;
        if given || loose || bracket {
            return None;
        }
        // "that the stadium -- which held 11,000 but dropped to 750 -- would close": the mayor did not drop.
        if document.nodes[verb].relation == Relation::Conjunct && self.is_in_aside(subject, verb) {
            return None;
        }
        let (helpers, start) = self.verb(verb, subject)?;
        let who = self.subject(subject, start, most, named, depth)?;
        // "Thanou, 30, and her compatriot Kenteris | were suspended": half of the subject is lost.
        let one = document.nodes[subject].part == Part::ProperNoun && self.phrases.is_person(subject)
            || phrases::apposition(document, subject).is_some_and(|a| self.phrases.is_person(a));
        if one && document.word(start) == "were" && !who.contains(" and ") && !who.contains(',') {
            return None;
        }
        let mut words = vec![who];
        words.extend(helpers);
        let object = self.object_before(verb, subject);
        if object == Some(None) {
            return None;
        }
        if let Some(Some(object)) = object {
            let next = document.nodes.get(verb + 1).filter(|n| n.relation == Relation::VerbParticle);
            words.push(self.phrases.write(start..verb + 1 + usize::from(next.is_some()), named));
            words.push(lowered(&self.phrases.write(self.phrases.noun_phrase(object, most), named)));
            return (words.iter().map(|w| count(w)).sum::<usize>() <= budget).then_some(words);
        }
        // "what she showed on Monday": what the verb takes is told by a pronoun.
        let takes = |c: usize| matches!(document.nodes[c].relation, Relation::Object | Relation::PassiveSubject);
        let refers = |c: usize| {
            document.features(c).is(Tag::Relative) && (takes(c) || SUBJECTS.contains(&document.nodes[c].relation))
        };
        let first = document.nodes[subject].start as usize;
        if tree::children(document, verb).any(|c| c < first && first < verb && refers(c)) {
            return None;
        }
        // "chose the 8th of August", "spent the weekend": the object is the date.
        let object = tree::child(document, verb, &[Relation::Object]).filter(|&o| o > verb);
        let is_definite = |o: usize| document.features(document.nodes[o].start as usize).is(Tag::Definite);
        let right_behind = |o: usize| document.nodes[o].start as usize == verb + 1;
        if object.is_some_and(|o| self.phrases.is_time(o) && (is_definite(o) || right_behind(o))) {
            return None;
        }
        let used: usize = words.iter().map(|w| count(w)).sum();
        let tail = self.phrases.tail(verb, start, subject, budget.checked_sub(used)?, named);
        // "Costa quitting in 2003": nothing but the date stands behind the verb.
        let ends = |t: usize| {
            document.tokens.get(t).is_none_or(|token| token.kind == TokenKind::Stop || document.word(t) == ",")
        };
        let tail = tail.or_else(|| (start > verb && ends(self.phrases.behind_dates(start))).then(String::new))?;
        // "Born in Porto in 1928, she …"
        let opens = start == verb && document.features(verb).case.is_capital() && document.nodes[verb].part.is_verb();
        // "she'd been asked" with her name
        let tail = match document.tokens[start].kind {
            TokenKind::Clitic if start == subject + 1 && document.nodes[subject].part == Part::Pronoun => {
                let (_, rest) = tail.split_once(' ')?;
                format!("{} {rest}", written_out(document.word(start), verbs::group(document, verb).tense)?)
            }
            _ => tail,
        };
        words.push(if opens { lowered(&tail) } else { tail });
        Some(words)
    }

    /// "plans for an electric ferry it ordered in 2022", "the fund that she set up": the noun that a clause without an object
    /// tells of; not "the day he died", "the house he lived in".
    ///
    /// `Some(None)` where there is such a noun that no label can show.
    fn object_before(&self, verb: usize, subject: usize) -> Option<Option<usize>> {
        let document = self.phrases.document;
        let object = document.nodes[verb].head as usize;
        let own = tree::children(document, verb)
            .any(|c| c > verb && matches!(document.nodes[c].relation, Relation::Object | Relation::ClausalComplement));
        let determiner = tree::child(document, object, &[Relation::Determiner]);
        let first = document.nodes[subject].start as usize;
        // "what she showed on Monday"
        let is_relative = document.nodes[verb].relation == Relation::RelativeClause;
        if is_relative && first == object + 1 && document.features(object).is(Tag::Subordinator) {
            return Some(None);
        }
        // "the same one Costa enjoyed in 2008"
        if is_relative
            && first == object + 1
            && !own
            && matches!(document.nodes[object].part, Part::Numeral | Part::Pronoun)
        {
            return Some(None);
        }
        // "the corps, which Kennedy established", "the votes that they received"
        let before = first.checked_sub(1).filter(|&t| t > 0 && !own && document.nodes[verb].part.is_verb());
        let opens = before.is_some_and(|t| {
            let word = document.features(t);
            let noun = document.nodes[t - 1].part == Part::Noun || document.word(t - 1) == ",";
            let which =
                word.is(Tag::Relative) && !document.features(t).is(Tag::SameTime) && document.word(t) != "where";
            let that = word.is(Tag::That)
                && document.nodes[t - 1].part == Part::Noun
                && !document.features(t - 1).is(Tag::Spoken);
            let group = verbs::group(document, verb);
            noun && (which || that) && !group.passive && tree::child(document, verb, &[Relation::Copula]).is_none()
        });
        let bare = (verb + 1..document.nodes.len()).find(|&t| !self.phrases.is_time(t));
        let ends = bare.is_none_or(|t| {
            let part = document.nodes[t].part;
            matches!(part, Part::Punctuation | Part::Adposition) || is_to(document, t)
        });
        if opens && ends && first < subject + 1 && subject < verb {
            let shown = document.nodes[object].part == Part::Noun && object + 2 == first && is_relative;
            if !shown || document.word(first - 1) == "which" {
                return Some(None);
            }
        }
        let that = first == object + 2 && document.features(object + 1).is(Tag::That);
        let noun = document.features(object);
        let is_when = self.phrases.is_time(object) || noun.time.is_some() || noun.is(Tag::Place);
        let particle = |t: usize| document.nodes[t].relation == Relation::VerbParticle;
        let dated = |t: usize| self.phrases.is_time(t) || self.phrases.is_time((t + 1).min(document.nodes.len() - 1));
        let helped = tree::child(document, verb, &[Relation::PassiveAuxiliary, Relation::Copula]).is_some();
        let gap = is_relative
            && matches!(
                document.nodes[verb].part,
                Part::PastVerb | Part::PresentVerb | Part::Participle | Part::BaseVerb
            )
            && document.nodes[object].part == Part::Noun
            && (first == object + 1 && document.word(first) != "," || that)
            && subject < verb
            && !is_when
            && !helped;
        // "the house he lived in until 2001"
        let next = (verb + 1..document.nodes.len()).find(|&t| !particle(t));
        let phrase = |t: usize| {
            let part = document.nodes[(t + 1).min(document.nodes.len() - 1)].part;
            part.is_nominal() || matches!(part, Part::Determiner | Part::Adjective)
        };
        let stranded = next.is_some_and(|t| document.nodes[t].part == Part::Adposition && !dated(t) && !phrase(t));
        let article = determiner.map(|d| document.features(d));
        let shown = article.is_some_and(|d| d.is(Tag::Definite) || d.is(Tag::Indefinite)) && !stranded;
        let tells = document.nodes[verb].part == Part::PastVerb;
        (gap && !own && !document.features(verb).is(Tag::Say)).then_some(Some(object).filter(|_| shown && tells))
    }

    /// "contrary to the images | the world saw last night": a clause whose object stands right before it, whatever the tree makes
    /// of it.
    pub fn has_object_before(&self, verb: usize) -> bool {
        let document = self.phrases.document;
        let Some(subject) = subject(document, verb).filter(|&s| s < verb && !self.phrases.is_time(s)) else {
            return false;
        };
        let first = document.nodes[subject].start as usize;
        let noun = |t: usize| {
            document.nodes[t].part == Part::Noun && !self.phrases.is_time(t) && !document.features(t).is(Tag::Spoken)
        };
        let own = tree::children(document, verb)
            .any(|c| c > verb && matches!(document.nodes[c].relation, Relation::Object | Relation::ClausalComplement));
        let next = (verb + 1..document.nodes.len()).find(|&t| !self.phrases.is_time(t));
        let ends = next.is_none_or(|t| {
            let word = document.features(t);
            document.nodes[t].part == Part::Punctuation || word.is(Tag::That) || word.is(Tag::Relative)
        });
        document.nodes[verb].part == Part::PastVerb
            && document.nodes[first].part == Part::Determiner
            && first.checked_sub(1).is_some_and(noun)
            && !own
            && ends
    }

    /// "Costa told police that she had been beaten before she died": whoever speaks has not died.
    fn speaks(&self, subject: usize, verb: usize) -> bool {
        let document = self.phrases.document;
        // "It was reposted, Deadline reported."
        let thing = document.features(subject).is(Tag::Neuter);
        if !(document.features(verb).is(Tag::Dies) || thing) || document.nodes[subject].part != Part::Pronoun {
            return false;
        }
        let Some(who) = self.phrases.entities.mention_around(document.tokens[subject].span) else { return false };
        tree::path(document, verb).skip(1).take(STEPS).any(|up| {
            let speaker = || verbs::subject(document, up).filter(|&s| s < up);
            // "The company said it was sold": it may be itself.
            if thing && up < verb {
                return false;
            }
            let reports = document.features(up).is(Tag::Say) || document.features(up).is(Tag::Tell);
            reports
                && speaker().is_some_and(|s| {
                    let said = self.phrases.entities.mention_around(document.tokens[s].span);
                    said.is_some_and(|m| m.entity == who.entity)
                })
        })
    }

    /// "he had been robbed by Lima": the pronoun is not Lima, whoever it was taken for.
    fn means_another(&self, subject: usize, verb: usize) -> bool {
        let document = self.phrases.document;
        // "Conceived by Richard Brand, the company": a name is nobody else.
        if document.nodes[subject].part == Part::ProperNoun {
            return false;
        }
        let entities = self.phrases.entities;
        let Some(owner) = entities.mention_around(document.tokens[subject].span) else { return false };
        let whole = tree::span(document, verb..document.nodes[verb].end as usize);
        let own = |c: usize| {
            let name = entities.name_around(document.tokens[c].span);
            name.is_some_and(|n| n.entity == owner.entity && whole.covers(n.span))
        };
        tree::children(document, verb).any(|c| {
            c > verb
                && matches!(
                    document.nodes[c].relation,
                    Relation::Agent | Relation::Object | Relation::Oblique | Relation::IndirectObject
                )
                && own(c)
        })
    }

    /// Words that go before the tail, and where the tail starts: helpers that the verb shares with the one before it ("was
    /// convicted and sentenced"), or what makes a form without tense a past ("sought" for "seeking").
    fn verb(&self, verb: usize, subject: usize) -> Option<(Vec<String>, usize)> {
        let document = self.phrases.document;
        let node = document.nodes[verb];
        let many = document.features(subject).is(Tag::Plural)
            || phrases::conjuncts(document, subject)
                .any(|c| (subject.min(c)..c).any(|t| document.nodes[t].part == Part::Coordinator))
            || document.nodes[subject].part == Part::Noun
                && document.word(subject).ends_with('s')
                && lemma::of(document.word(subject), Part::Noun).len() < document.word(subject).len();
        let was = if many { "were" } else { "was" };
        let is_helper = |c: &usize| {
            HELPERS.contains(&document.nodes[*c].relation)
                && *c < verb
                && document.nodes[*c].part != Part::Numeral
                && !document.features(*c).is(Tag::That)
        };
        if let Some(first) = tree::children(document, verb).find(is_helper) {
            // "figure to be beaten": only wanted or thought.
            if first > 0 && is_to(document, first - 1) && !self.phrases.is_time(first) {
                return None;
            }
            // "after being sacked", "having left"
            let past = match document.word(first).to_lowercase().as_str() {
                "being" => Some(was),
                "having" => Some("had"),
                _ => None,
            };
            // "will finally be a reality", whatever the tree hangs "will" on
            let mut at = first;
            while at > subject + 1 && matches!(document.nodes[at - 1].part, Part::Adverb | Part::Auxiliary) {
                at -= 1;
            }
            let first = if document.nodes[at].part == Part::Auxiliary { at } else { first };
            // "ordered that flags be lowered"
            if document.word(first) == "be" && first + 1 == verb {
                let that = tree::child(document, verb, &[Relation::Mark]);
                that.filter(|&t| document.features(t).is(Tag::That))?;
                return Some((vec![if many { "are to" } else { "is to" }.into()], first));
            }
            return Some(match past {
                Some(past) => (vec![past.into()], first + 1),
                None => (Vec::new(), first),
            });
        }
        let open = matches!(node.relation, Relation::Clause | Relation::AdverbialClause);
        let alone = || Some((if self.is_active(verb) { Vec::new() } else { vec![was.into()] }, verb));
        let reduced = node.head as usize + 1 == verb
            && tree::child(document, verb, &[Relation::Object]).is_none()
            && tree::children(document, node.head as usize).any(|c| self.phrases.is_finite_one(c, verb));
        if node.part == Part::PastVerb && subjects::is_fronted(document, verb)
            || reduced
            || subjects::is_aside(document, subject, verb)
        {
            return Some((vec![was.into()], verb));
        }
        match node.part {
            Part::Participle | Part::Gerund | Part::BaseVerb if node.relation == Relation::Conjunct => {
                let head = node.head as usize;
                let same = document.nodes[head].part == node.part;
                if node.part == Part::Participle {
                    // "a steamer built in 1906 and another launched in 1943"
                    let before = verb.checked_sub(1).map(|t| document.nodes[t].part);
                    if matches!(before, Some(Part::Determiner | Part::Pronoun)) {
                        return None;
                    }
                    // "was named for two ships, one built in 1906 and a second built in 1943": nothing is shared with "named".
                    if subjects::subject(document, head).is_some_and(|s| s != subject) {
                        return alone();
                    }
                }
                // "dared to leave and face her past": only wanted.
                if node.part == Part::BaseVerb && tree::children(document, head).any(|c| is_to(document, c) && c < head)
                {
                    return None;
                }
                // "with Lima retiring and Costa quitting"
                if node.part == Part::Gerund && tree::child(document, verb, &SUBJECTS).is_some_and(|s| s < verb) {
                    return Some((vec![Lexicon::past(&lemma::of(document.word(verb), Part::Gerund))], verb + 1));
                }
                if node.part == Part::Gerund && !same {
                    return None;
                }
                let shared = tree::children(document, head).filter(|&c| HELPERS.contains(&document.nodes[c].relation));
                Some((shared.filter(|_| same).map(|c| document.word(c).to_owned()).collect(), verb))
            }
            // "a bridge built in 1970"
            Part::Participle if open && tree::child(document, verb, &SUBJECTS).is_none() => alone(),
            // "her shortcoming", "accused of gun smuggling": a noun.
            Part::Gerund
                if subject + 1 == verb
                    && document.nodes[subject].part == Part::Noun
                    && !many
                    && tree::child(document, subject, &[Relation::Determiner]).is_none() =>
            {
                None
            }
            Part::Gerund if verb > 0 && document.tokens[verb - 1].kind == TokenKind::Clitic => None,
            // "a “white hat” hacking competition"
            Part::Gerund
                if document.nodes[subject].part == Part::Noun
                    && tree::child(document, subject, &[Relation::Determiner])
                        .is_some_and(|d| document.features(d).is(Tag::Indefinite))
                    && (subject + 1..verb).all(|t| document.tokens[t].kind == TokenKind::Quote)
                    && document
                        .nodes
                        .get(verb + 1)
                        .is_some_and(|n| n.part == Part::Noun && document.features(verb + 1).is(Tag::Happening)) =>
            {
                None
            }
            // "has another race before resuming training": not yet.
            Part::Gerund if self.is_still_ahead(verb) => None,
            Part::Gerund if node.relation != Relation::OpenComplement => {
                Some((vec![Lexicon::past(&lemma::of(document.word(verb), Part::Gerund))], verb + 1))
            }
            // "helped Costa build a bridge"
            Part::BaseVerb
                if tree::child(document, verb, &SUBJECTS).is_some_and(|s| s < verb)
                    && document.features(node.head as usize).is(Tag::Enable)
                    && verbs::group(document, node.head as usize).tense == Tense::Past =>
            {
                Some((vec![Lexicon::past(&lemma::of(document.word(verb), Part::BaseVerb))], verb + 1))
            }
            // "to give up": what is only wanted is no event.
            Part::BaseVerb => None,
            _ => Some((Vec::new(), verb)),
        }
    }

    /// "has another race before resuming training": what comes before lies ahead itself.
    fn is_still_ahead(&self, verb: usize) -> bool {
        let document = self.phrases.document;
        let before =
            tree::children(document, verb).any(|c| c < verb && document.features(c).time == Some(TimeWord::Before));
        let finite = tree::path(document, verb)
            .skip(1)
            .take(STEPS)
            .find(|&t| verbs::is_predicate(document, t) && verbs::group(document, t).tense != Tense::None);
        before && finite.is_some_and(|t| matches!(verbs::group(document, t).tense, Tense::Present | Tense::Future))
    }

    /// Where the phrase around a beginning without an article starts: "the recently announced phone" for "phone".
    fn whole_start(&self, start: usize) -> usize {
        let document = self.phrases.document;
        let mut at = start;
        for _ in 0..4 {
            let Some(before) = at.checked_sub(1) else { return start };
            let part = document.nodes[before].part;
            if part == Part::Determiner {
                return if at < start { before } else { start };
            }
            // "Red Music's back catalogue"
            let owner = document.nodes[before].head as usize;
            if at < start
                && document.nodes[before].relation == Relation::Case
                && owner < before
                && document.tokens[before].kind == TokenKind::Clitic
            {
                return document.nodes[owner].start as usize;
            }
            if !matches!(part, Part::Adverb | Part::Adjective | Part::Participle) || document.word(before) == "," {
                return start;
            }
            at = before;
        }
        start
    }

    /// "The company, which …, confirmed on Monday that …": a past that the tree has as a participle. It has an object or a
    /// clause behind it, or is the only verb that the sentence can have.
    fn is_active(&self, verb: usize) -> bool {
        let document = self.phrases.document;
        if !subjects::may_be_past(document, verb) || tree::child(document, verb, &[Relation::Agent]).is_some() {
            return false;
        }
        let Some(sentence) = document.sentence_at(document.tokens[verb].span.start) else { return false };
        let tokens = document.sentences[sentence].tokens.clone();
        let small = |t: usize| {
            self.phrases.is_time(t)
                || document.nodes[t].part == Part::Adverb
                || document.nodes[t].part == Part::Adposition && t + 1 < tokens.end && self.phrases.is_time(t + 1)
        };
        let next = (verb + 1..tokens.end.min(verb + STEPS)).find(|&t| !small(t));
        let takes = next.is_some_and(|t| {
            let part = document.nodes[t].part;
            document.features(t).is(Tag::That) && part != Part::Pronoun
                || document.tokens[t].kind == TokenKind::Currency
                || matches!(part, Part::Determiner | Part::ProperNoun | Part::Noun)
                || document.features(t).is(Tag::Possessive)
                // "posted net income of 8.6 million"; not "elected vice president"
                || part == Part::Adjective
                    && document.nodes[document.nodes[t].head as usize].part == Part::Noun
                    && document.nodes[t].head as usize > t
                    && !document.features(document.nodes[t].head as usize).is(Tag::Person)
        });
        let root = tokens.clone().take(4 * MOST).find(|&t| document.nodes[t].head as usize == t);
        // "Construction on the arena, named simply the Dome, started in 2007 but was delayed"
        let helped = |c: usize| {
            c > verb
                && document.nodes[c].relation == Relation::Conjunct
                && tree::child(document, c, &[Relation::PassiveAuxiliary]).is_some()
        };
        // "apologized to the chairman and said that"
        let told = |c: usize| {
            document.nodes[c].relation == Relation::Conjunct
                && document.nodes[c].part == Part::PastVerb
                && !document.features(c).is(Tag::Participle)
        };
        if tree::children(document, verb).any(told) {
            return true;
        }
        let goes_on =
            [verb, document.nodes[verb].head as usize].into_iter().any(|at| tree::children(document, at).any(helped));
        // "Baltic Ferries, founded in 1987, has 1,200 employees"
        let other = || tokens.clone().take(4 * MOST).any(|t| t != verb && document.nodes[t].part.is_finite());
        let headless = root.is_some_and(|r| r != verb && !document.nodes[r].part.is_verb()) && !other();
        // "after a crane collapsed onto a ship"
        let noun = document.nodes[verb].head as usize;
        let next = document.tokens.get(verb + 1).and_then(|_| document.features(verb + 1).time);
        let top = subjects::top_of_clause(document, verb);
        let through = top.is_some()
            || next == Some(TimeWord::Through)
            || document.nodes[verb].relation == Relation::Clause
                && tree::child(document, noun, &[Relation::Case]).is_some_and(|case| {
                    let word = document.features(case);
                    case < noun && matches!(word.time, Some(TimeWord::After | TimeWord::Before))
                });
        takes
            || headless
            || goes_on
            || through
            || subjects::is_main(document, verb)
            || subjects::before_dashes(document, verb).is_some()
    }

    /// Where a name begins that the tree has cut: "the Harbour Peace and | Safety Act".
    fn whole_name(&self, start: usize) -> usize {
        let document = self.phrases.document;
        let Some(name) = self.phrases.entities.name_around(document.tokens[start].span) else { return start };
        let first = document.tokens_in(name.span).start;
        if first >= start {
            return start;
        }
        let article = first.checked_sub(1).filter(|&t| document.nodes[t].part == Part::Determiner);
        article.unwrap_or(first)
    }

    /// "The United States and | the Soviet Union conferred": where the first half of a subject begins that the tree has cut, after
    /// the sentence's start or a comma.
    fn first_half(&self, start: usize, verb: usize) -> usize {
        let document = self.phrases.document;
        let joint = start.checked_sub(1).filter(|&t| {
            document.nodes[t].part == Part::Coordinator && document.features(t).time == Some(TimeWord::And)
        });
        let Some(joint) = joint.filter(|_| !matches!(document.word(verb), "was" | "is" | "has")) else { return start };
        let Some(sentence) = document.sentence_at(document.tokens[start].span.start) else { return start };
        let low = document.sentences[sentence].tokens.start.max(joint.saturating_sub(STEPS));
        let part = |t: usize| document.nodes[t].part;
        let plain = |t: &usize| {
            part(*t).is_nominal() && part(*t) != Part::Pronoun && !self.phrases.is_time(*t)
                || matches!(part(*t), Part::Determiner | Part::Adjective)
        };
        let Some(first) = (low..joint).rev().take_while(plain).last() else { return start };
        let opens = first == document.sentences[sentence].tokens.start || document.word(first - 1) == ",";
        if opens { first } else { start }
    }

    /// Whether a verb stands between two dashes and its subject before them.
    fn is_in_aside(&self, subject: usize, verb: usize) -> bool {
        let document = self.phrases.document;
        let is_dash = |t: &usize| document.tokens[*t].kind == TokenKind::Dash || document.word(*t) == "--";
        let Some(open) = (subject..verb).rev().take(2 * STEPS).find(is_dash) else { return false };
        let Some(sentence) = document.sentence_at(document.tokens[verb].span.start) else { return false };
        let end = document.sentences[sentence].tokens.end.min(verb + 2 * STEPS);
        open > subject + 1
            && (verb..end).any(|t| is_dash(&t))
            && (subject..open).filter(|t| is_dash(t)).count() % 2 == 0
    }

    /// "The earthquake early Saturday", "The 4:22 a.m. (1922 GMT) quake": an article that the tree hangs on another word.
    fn has_lost_article(&self, subject: usize, start: usize) -> bool {
        let document = self.phrases.document;
        let node = document.nodes[subject];
        if node.part != Part::Noun || phrases::determiner(document, subject).is_some() || start > subject {
            return false;
        }
        let passed = |t: &usize| self.phrases.is_time(*t) || document.tokens[*t].kind == TokenKind::Bracket;
        let before = (0..start).rev().take(STEPS).find(|t| !passed(t));
        before.is_some_and(|t| {
            document.nodes[t].part == Part::Determiner
                && document.features(t).is(Tag::Definite)
                && document.nodes[t].head as usize != subject
        })
    }

    /// "The library, | pool and halls will close": where a list begins that opens the sentence and that the tree has cut.
    fn list_start(&self, start: usize, subject: usize, verb: usize) -> usize {
        let document = self.phrases.document;
        let Some(sentence) = document.sentence_at(document.tokens[start].span.start) else { return start };
        let first = document.sentences[sentence].tokens.start;
        let comma = |t: usize| document.word(t) == ",";
        let joined = (subject + 1..verb.min(subject + STEPS)).any(|t| document.nodes[t].part == Part::Coordinator);
        if !joined || start < first + 2 || start - first > STEPS || !comma(start - 1) {
            return start;
        }
        let plain = |t: usize| {
            let part = document.nodes[t].part;
            part.is_nominal() && part != Part::Pronoun && !self.phrases.is_time(t)
                || matches!(part, Part::Determiner | Part::Adjective)
                || comma(t) && !comma(t + 1)
        };
        let one = matches!(document.word(verb), "was" | "is" | "has");
        if (first..start).all(plain) && !one && document.nodes[first].part != Part::Adjective { first } else { start }
    }

    /// Where a subject ends whose words go on up to its verb, wherever the tree hangs them: "the talks [between the Ruizes and
    /// Ms Marsh] have", "Lopez[, White and Adel] were".
    fn whole_end(&self, subject: usize, range: &Range<usize>, verb: usize, most: usize) -> usize {
        let document = self.phrases.document;
        let gap = range.end..verb.min(document.nodes.len());
        if gap.is_empty() {
            return range.end;
        }
        let nominal = |t: usize| document.nodes[t].part.is_nominal() && document.nodes[t].part != Part::Pronoun;
        // "A Fullerton, California, police officer": a town before the noun that it belongs to.
        let comma = |t: usize| document.word(t) == ",";
        let name = |t: usize| document.nodes[t].part == Part::ProperNoun;
        if document.features(range.start).is(Tag::Indefinite) && name(range.end - 1) && comma(range.end) {
            let state = (range.end + 1..gap.end).find(|&t| !name(t)).filter(|&t| t > range.end + 1 && comma(t));
            let nouns = state.map(|c| (c + 1..gap.end).take_while(|&t| document.nodes[t].part == Part::Noun).count());
            if let (Some(state), Some(nouns @ 1..)) = (state, nouns) {
                return state + 1 + nouns;
            }
        }
        let small = |t: usize| {
            let part = document.nodes[t].part;
            matches!(part, Part::Determiner | Part::Adjective | Part::Adposition | Part::Coordinator)
                || document.word(t) == ","
                || document.tokens[t].kind == TokenKind::Clitic
        };
        let joint = |t: usize| document.nodes[t].part == Part::Coordinator;
        let plain = gap.clone().find(|&t| !nominal(t) && !small(t)).unwrap_or(gap.end);
        if verb - range.start > STEPS {
            return range.end;
        }
        // "two Coast Guard C130 [Hercules planes] searched"
        if gap.len() <= 3 && gap.clone().all(|t| nominal(t) && document.nodes[t].part != Part::Numeral) {
            return gap.end;
        }
        let several = matches!(document.word(verb), "were" | "have" | "are") && !subjects::is_many(document, subject);
        let first = document.nodes[gap.start].part;
        let listed = first == Part::Coordinator || document.word(gap.start) == ",";
        if several && (listed || first == Part::Adposition) && (gap.start..plain).any(joint) {
            let last = (gap.start..plain).rev().find(|&t| nominal(t));
            return last.filter(|&l| (gap.start..l).any(joint)).map_or(range.end, |l| l + 1);
        }
        // "The head of Lloyd's of London, the insurance market, has"
        let comma =
            gap.clone().find(|&t| document.word(t) == ",").filter(|&c| c > gap.start && nominal(c - 1) && c < plain);
        if let Some(comma) = comma.filter(|_| first == Part::Adposition && most == PHRASES[0]) {
            return comma;
        }
        let whole = plain == gap.end && first == Part::Adposition && nominal(gap.end - 1);
        if whole && most == PHRASES[0] { gap.end } else { range.end }
    }

    /// The words of a subject whose verb begins at `verb`; for a pronoun the name it means.
    fn subject(
        &self,
        subject: usize,
        verb: usize,
        most: usize,
        named: &mut Vec<usize>,
        depth: usize,
    ) -> Option<String> {
        let document = self.phrases.document;
        let node = document.nodes[subject];
        let word = document.features(subject);
        if node.part == Part::Pronoun && word.tags.meets(&PRONOUN) {
            let words = self.phrases.write(subject..subject + 1, named);
            // "she and her husband, Jan Weiss, were": both.
            let other = phrases::conjuncts(document, subject)
                .next()
                .filter(|&c| c > subject + 1 && c < verb && document.features(subject + 1).time == Some(TimeWord::And));
            if let Some(other) = other.filter(|_| !self.phrases.is_open(&words)) {
                let end = self.phrases.noun_phrase(other, most).end;
                return Some(format!("{words} {}", self.phrases.write(subject + 1..end, named)));
            }
            if depth == 0
                && self.phrases.is_open(&words)
                && let Some(speaker) = self.speaker_of(subject)
            {
                return self.subject(speaker, speaker + 1, most, named, depth + 1);
            }
            // Inside a label a pronoun may lean on the name before it.
            return (depth > 0 || !self.phrases.is_open(&words)).then_some(words);
        }
        if node.part == Part::Pronoun && !word.is(Tag::Negative)
            || word.is(Tag::Demonstrative)
            || word.is(Tag::Reflexive)
            || !node.part.is_nominal() && !matches!(node.part, Part::Adjective | Part::Determiner)
            || document.tokens[subject].kind == TokenKind::Punctuation
        {
            return None;
        }
        // "The suspect, Ed Hale, was convicted": by name.
        let by_name =
            phrases::apposition(document, subject).filter(|&a| node.part == Part::Noun && self.phrases.is_person(a));
        // "Dunn, a minister until winning power": by name, too.
        let above = node.head as usize;
        let by_name = by_name.or_else(|| {
            let apposed = node.relation == Relation::Apposition && above < subject && node.part == Part::Noun;
            (apposed && document.nodes[above].part == Part::ProperNoun).then_some(above)
        });
        let mut range = self.phrases.noun_phrase(by_name.unwrap_or(subject), most.min(PHRASES[1]));
        range.start = self.whole_start(range.start);
        range.start = behind_source(document, range.start, range.end)?;
        // "in 2003 a scandal erupted"
        let dated = |at: usize| document.nodes[at].part == Part::Adposition && self.phrases.is_time(at + 1);
        if range.start + 1 < subject && dated(range.start) {
            range.start = (range.start + 1..subject).find(|&t| !self.phrases.is_time(t)).unwrap_or(subject);
        }
        // "HONG KONG (AP) - Imax and the studio are …": the dateline taken for the subject.
        if let Some(line) = document.dateline.filter(|line| line.covers(document.tokens[subject].span)) {
            let behind = document.tokens_in(line).end;
            range = behind..document.nodes[subject].end as usize;
            if range.is_empty() || range.len() > most {
                return None;
            }
        }
        // "a man whose house was allegedly a factory": an adverb of the verb is no part of its subject.
        let first = &document.nodes[range.start];
        if first.part == Part::Adverb
            && document.word(range.start).ends_with("ly")
            && !matches!(document.nodes[first.head as usize].part, Part::Numeral | Part::Adjective)
        {
            return None;
        }
        let first = &document.nodes[range.start];
        if range.start < subject && first.relation == Relation::Case && document.word(range.start).ends_with("ing") {
            return None;
        }
        // "neither of the officers", "none of the plans"
        let of = range.start.checked_sub(1).filter(|&t| document.features(t).time == Some(TimeWord::Of));
        if of.and_then(|t| t.checked_sub(1)).is_some_and(|t| document.features(t).is(Tag::Negative)) {
            return None;
        }
        // "Those left homeless by the fire": the label leans on "those".
        let those = range.start.checked_sub(1).filter(|&t| {
            document.nodes[t].part == Part::Pronoun
                && document.features(t).is(Tag::Demonstrative)
                && document.nodes[range.start].part.is_verb()
                && document.features(range.start).is(Tag::Participle)
        });
        range.start = those.unwrap_or(range.start);
        // "Meanwhile, monks gathered"
        if range.len() > 2 && document.nodes[range.start].part == Part::Adverb && document.word(range.start + 1) == ","
        {
            range.start += 2;
        }
        // "In London, Robey Warshaw is advising": the place is no part of the name.
        let comma = range.clone().skip(1).take(4).find(|&t| document.word(t) == ",");
        let opens = range.start.checked_sub(1).is_some_and(|t| document.nodes[t].part == Part::Adposition);
        if let Some(comma) =
            comma.filter(|&c| opens && c + 1 < range.end && document.nodes[c + 1].part == Part::ProperNoun)
        {
            range.start = comma + 1;
        }
        range.start = self.whole_name(range.start);
        range.start = self.first_half(range.start, verb);
        range.start = self.list_start(range.start, subject, verb);
        // "Its | winning streak": what a pronoun owns loses its owner.
        let own = (document.nodes[subject].start as usize).min(range.start);
        let possessive_word = document.features(own).is(Tag::Possessive) && own < range.start;
        if possessive_word && by_name.is_none() && document.nodes[own].relation == Relation::PossessiveModifier {
            return None;
        }
        range.end = self.whole_end(subject, &range, verb, most);
        // "The vote[, due on Friday,] was put off"
        let due = (subject + 1..range.end).find(|&t| document.word(t) == ",").filter(|&c| {
            let small =
                |t: usize| matches!(document.nodes[t].part, Part::Adjective | Part::Adposition | Part::Participle);
            c + 1 < range.end && (c + 1..range.end).all(|t| small(t) || self.phrases.is_time(t))
        });
        range.end = due.unwrap_or(range.end);
        // "The forecast [for Sunday, for cool weather,] will prove right": what hangs on the day goes with it.
        let behind_day = (subject + 2..range.end).find(|&t| document.word(t) == "," && self.phrases.is_time(t - 1));
        if let Some(comma) = behind_day
            .filter(|&c| c + 1 < range.end && matches!(document.nodes[c + 1].part, Part::Adposition | Part::Adverb))
        {
            let day = (subject + 1..comma).rev().take_while(|&t| self.phrases.is_time(t)).last().unwrap_or(comma);
            let case = usize::from(document.nodes[day - 1].part == Part::Adposition && day > subject + 1);
            range.end = day - case;
        }
        // "Norda | Truck Corp."
        let name = range.end.checked_sub(1).and_then(|t| self.phrases.entities.name_around(document.tokens[t].span));
        let whole = name.map(|m| document.tokens_in(m.span).end).filter(|&end| end > range.end && end <= verb);
        range.end = whole.unwrap_or(range.end);
        // "the social and | political were installed"
        let bare = document.nodes[range.start].part != Part::Determiner;
        if node.part == Part::Adjective && bare && !range.clone().any(|t| document.nodes[t].part.is_nominal()) {
            return None;
        }
        // "$27 billion"
        let sign = range.start.checked_sub(1).filter(|&t| document.tokens[t].kind == TokenKind::Currency);
        range.start = sign.unwrap_or(range.start);
        // "Visiting Rovers, whose manager resigned": "Rovers' manager"
        let first = document.features(range.start);
        if first.is(Tag::Possessive) && first.is(Tag::Clause) {
            let name = range.start.checked_sub(1 + usize::from(document.word(range.start - 1) == ","))?;
            if document.nodes[name].part != Part::ProperNoun {
                return None;
            }
            let mut start = name;
            while start > 0 && document.nodes[start - 1].part == Part::ProperNoun {
                start -= 1;
            }
            let owner = self.phrases.write(start..name + 1, named);
            return Some(format!("{} {}", possessive(owner), self.phrases.write(range.start + 1..range.end, named)));
        }
        // "the country's | Interior Ministry"
        let of_owner = by_name.is_none()
            && depth == 0
            && range.start.checked_sub(1).is_some_and(|t| document.tokens[t].kind == TokenKind::Clitic)
            && document.nodes[range.start - 1].relation == Relation::Case;
        let first_token = range.start;
        let words = match self.phrases.owner(range.clone(), named).filter(|_| depth == 0) {
            Some(name) => name,
            None => {
                let owned = self.phrases.with_owner(range.clone(), named).filter(|_| depth == 0);
                owned.unwrap_or_else(|| self.phrases.write(range, named))
            }
        };
        let words =
            if self.has_lost_article(subject, first_token) { format!("The {}", lowered(&words)) } else { words };
        // "Seven of them"
        if depth == 0
            && (first_token..subject + 3).any(|t| {
                t < document.tokens.len()
                    && t < verb
                    && document.features(t).is(Tag::Accusative)
                    && document.nodes[t].part == Part::Pronoun
                    && t > 0
                    && document.features(t - 1).time == Some(TimeWord::Of)
            })
        {
            return None;
        }
        let open = self.phrases.is_open(&words) && depth == 0;
        let words = if of_owner && !words.is_empty() { format!("The {words}") } else { words };
        (!words.is_empty() && !open).then_some(words)
    }
}

impl Writer<'_> {
    /// "The bridge fell. It was rebuilt.": the subject of the sentence before, where both are things.
    fn thing_before(&self, pronoun: usize) -> Option<usize> {
        let document = self.phrases.document;
        let sentence = document.sentence_at(document.tokens[pronoun].span.start)?;
        let here = &document.sentences[sentence];
        let before = document.sentences.get(sentence.checked_sub(1)?)?;
        if here.tokens.start != pronoun
            || before.paragraph != here.paragraph
            || !document.features(pronoun).is(Tag::Neuter)
        {
            return None;
        }
        let root = before.tokens.clone().find(|&t| document.nodes[t].head as usize == t)?;
        let thing = subject(document, root)?;
        let word = document.features(thing);
        let fits = document.nodes[thing].part == Part::Noun
            && !word.is(Tag::Person)
            && !word.is(Tag::Plural)
            && !document.word(thing).ends_with('s');
        fits.then_some(thing)
    }

    /// "First Security said it hopes to …": who speaks is meant by a pronoun that nothing else explains.
    fn speaker_of(&self, pronoun: usize) -> Option<usize> {
        let document = self.phrases.document;
        if !document.features(pronoun).is(Tag::ThirdPerson) || self.phrases.is_mention(pronoun) {
            return None;
        }
        if let Some(thing) = self.thing_before(pronoun) {
            return Some(thing);
        }
        let verb = document.nodes[pronoun].head as usize;
        let above = document.nodes[verb].head as usize;
        let said =
            document.nodes[verb].relation == Relation::ClausalComplement && document.features(above).is(Tag::Say);
        let speaker = said.then(|| subject(document, above)).flatten()?;
        // "The bank said it had failed"; "they" whom officials speak of are others.
        let one = document.features(pronoun).is(Tag::Neuter) && !document.features(speaker).is(Tag::Plural);
        (one && document.nodes[speaker].part != Part::Pronoun).then_some(speaker)
    }
}

/// "'d" → "had" or "would". None for what a name cannot have: "'m".
fn written_out(clitic: &str, tense: Tense) -> Option<&'static str> {
    Some(match (clitic.trim_start_matches(['\'', '’']), tense) {
        ("ve", _) => "have",
        ("re", _) => "are",
        ("m", _) | (_, Tense::None) => return None,
        (_, Tense::Perfect) => "has",
        (_, Tense::Future) => "will",
        (_, Tense::Conditional) => "would",
        (_, Tense::Past) => "had",
        (_, Tense::Present) => "is",
    })
}

/// "The shroud dated to", "The first ceremony was, with a host": what is missing is a date.
fn is_cut_at_date(label: &str) -> bool {
    let ends = [" to", " not", " in part"].iter().any(|end| label.ends_with(end));
    ends || label.contains(" was,") || label.contains(" were,")
}

/// With a small first letter.
fn lowered(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().collect::<String>() + chars.as_str(),
        None => String::new(),
    }
}

pub fn is_to(document: &Document, token: usize) -> bool {
    document.word(token).eq_ignore_ascii_case("to")
}

pub fn count(words: &str) -> usize {
    words.split(' ').filter(|w| !w.is_empty()).count()
}

/// The pieces in a row, with a capital at the start.
pub fn joined(pieces: &[String]) -> String {
    let mut out = String::new();
    for piece in pieces.iter().filter(|p| !p.is_empty()) {
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

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    fn labels(text: &str) -> Vec<String> {
        let analysis = analyze(text, &Options { date: parse_date("2024-08-14"), ..Options::default() });
        analysis.timeline.into_iter().map(|e| e.label).collect()
    }

    #[test]
    fn forecast_without_its_words_is_no_label() {
        let text = "Porto lost its ferry on Monday. It was sold on Tuesday. It sailed off on Friday. The weather office \
                    projected that 2025 will be the third warmest year.";
        assert!(labels(text).iter().all(|l| l != "The weather office projected"), "{:?}", labels(text));
    }

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert!(labels(text).iter().any(|l| l == expected), "{:?}", labels(text));
    }

    #[test]
    fn who_means_the_name_before_it() {
        check(
            "Lena Marsh has dismissed questions about the wisdom of a tour of areas under the control of President \
             Adel Karim, who was deposed by rebels last year.",
            "President Adel Karim was deposed by rebels",
        );
    }

    #[test]
    fn clause_without_a_form_belongs_to_the_sentence() {
        check(
            "Rui Costa was named coach on Tuesday. Costa had been out of work since being sacked by Porto City in \
             March 2023. The club told players to sign contracts after reaching a settlement with the tax office last \
             year.",
            "The club reached a settlement with the tax office",
        );
    }

    #[test]
    fn clause_without_a_pronoun_has_its_object_before_it() {
        check(
            "Norda Lines lost money on Monday. Norda Lines shelved plans for an electric ferry it ordered in 2022 from a \
             yard in Poland.",
            "Norda Lines ordered an electric ferry",
        );
        check(
            "Lena Marsh spoke on Monday of the charity that she set up in 2001, which has raised a million.",
            "Lena Marsh set up the charity",
        );
    }

    #[test]
    fn whole_subject_goes_with_its_verb() {
        check(
            "Costa, Marsh and Adel were arrested on Monday at a warehouse in Porto.",
            "Costa, Marsh and Adel were arrested at a warehouse in Porto",
        );
        check(
            "The dispute between the Ruizes and Ms. Marsh has ended on Monday as an unexpected and possibly costly defeat \
             for the club.",
            "The dispute between the Ruizes and Ms. Marsh has ended",
        );
        check(
            "It will be hard, said Councillor Paul Dunn of Old Harbour, who endorsed Ms. Marsh on Tuesday.",
            "Councillor Paul Dunn of Old Harbour endorsed Ms. Marsh",
        );
        check(
            "Depositors at a small island bank queued up on Monday to empty their accounts, a day after the lender was \
             bailed out.",
            "Depositors at a small island bank queued up to empty their accounts",
        );
        check(
            "Divers came to help after a violent storm ripped through the port of Dunn in 2021.",
            "A violent storm ripped through the port of Dunn",
        );
        check(
            "The quay was shut after a crane collapsed onto a ferry on Monday, the harbour office said.",
            "A crane collapsed onto a ferry",
        );
    }

    #[test]
    fn label_ends_with_its_clause() {
        check(
            "Relatives of the 40 people killed in Sunday's ferry fire in Porto continued to arrive on Tuesday.",
            "The 40 people were killed in the ferry fire in Porto",
        );
        check(
            "The board ruled last month that only the boy's father has the right to speak for him.",
            "The board ruled that only the boy's father has the right to speak",
        );
    }

    #[test]
    fn label_ends_on_no_half_phrase() {
        check("The knife was found on Friday in a bag of a heavily guarded, four-storey house.", "The knife was found");
        check("Norda Lines will report results from its fourth quarter this month.", "Norda Lines will report results");
    }

    #[test]
    fn news_stands_in_the_main_clause() {
        let text = "While all eyes have focused on the strike in Porto, a second ferry firm has collapsed in Faro.";
        assert_eq!(labels(text), ["A second ferry firm has collapsed in Faro"]);
    }

    #[test]
    fn subject_is_whom_the_verb_belongs_to() {
        check(
            "Prime Minister Paul Dunn, a monarchist himself, promised to put the question to a vote next year.",
            "Prime Minister Paul Dunn promised to put the question to a vote",
        );
        check(
            "The first try to rob the bank failed, but a second attempt last month succeeded, which led to the arrests.",
            "A second attempt succeeded",
        );
        check(
            "Los Angeles (CNN)Mayor Lena Marsh knew the ferry was late on Monday. She unveiled a rescue plan on Tuesday.",
            "Lena Marsh unveiled a rescue plan",
        );
    }

    #[test]
    fn subject_stands_whatever_is_told_between() {
        for (text, label) in [
            (
                "A Fullerton, California, police officer charged with murder was freed from jail on Monday after posting a bond.",
                "A Fullerton, California, police officer was freed from jail",
            ),
            (
                "Police said the victim, 26, was driving home on Friday when a gang stopped her.",
                "The victim was driving home",
            ),
            ("Suspect Robert Marsh, 17, turned himself in Sunday night.", "Robert Marsh turned himself in"),
            (
                "PORTO (Reuters) -- Len Marsh, freed last week from a Georgia prison, said he is glad he rejected a plea deal.",
                "Len Marsh was freed from a Georgia prison",
            ),
            (
                "Visiting Rovers, whose manager John Marsh surprisingly resigned on Thursday, took the lead in the 20th minute.",
                "Rovers' manager John Marsh resigned",
            ),
            (
                "In London, Robey Warshaw, a firm founded in 2014 by two bankers, is advising Norda Lines.",
                "Robey Warshaw was founded by two bankers",
            ),
            (
                "Marsh thanked Vice President Rui Costa and his late son Ben Costa, the former attorney general, who died of \
                 cancer last year.",
                "Ben Costa died of cancer",
            ),
            (
                "Eight years ago, Costa was on the brink of ending the race for the nomination, having won 11 victories in February.",
                "Costa had won 11 victories",
            ),
            (
                "It was sailing through the Senate when the chamber's small number of Democrats decided late Monday to mount a \
                 filibuster.",
                "The chamber's small number of Democrats decided to mount a filibuster",
            ),
            (
                "On Tuesday, the United States and Soviet Union conferred in Geneva.",
                "The United States and Soviet Union conferred in Geneva",
            ),
            (
                "The Harbour Peace and Safety Act (HR 3127), which passed last month, urges the mayor to act.",
                "The Harbour Peace and Safety Act passed",
            ),
        ] {
            check(text, label);
        }
    }

    #[test]
    fn what_is_wrong_of_somebody_is_no_label() {
        let none = |text: &str, label: &str| {
            assert!(labels(text).iter().all(|l| !l.contains(label)), "{:?}", labels(text));
        };
        none("On Friday, the secretive state, without going into detail, said that Fowle had been held.", "went into");
        none("And if nominee Ana Marsh wins in November, she could name him again in 2026.", "wins");
        none("Unlike in 1994, the public now dislikes the party as much or more than it does its rivals.", "dislikes");
        none(
            "Mayor Dunn talked of terror, connecting the attack in Porto to the September 11, 2001, attacks.",
            "connected",
        );
        none("That's the possible impact of what happened in Michigan on Tuesday.", "impact");
        none("She even won a higher share of the vote than Barack Obama did in 2008.", "did");
        none("Voters in 2016 gave only two-thirds of the votes that they gave eight years ago.", "they");
        none("As the 1961 Lincoln Continental convertible rolled down Elm Street, three shots rang out.", "onvertible");
        none("Kit Marsh told police that Riley had been beaten before she died on July 24.", "Marsh died");
        none("The lender said it had a loss of $92.2 million for the quarter ended Sept. 30.", "ended");
        none("The storm is expected to dump rain on Porto and Faro before making landfall Monday.", "made landfall");
        none(
            "The results could matter, according to a poll of 400 voters released on Friday by Dunn Decisions.",
            "voters were",
        );
    }

    fn wrong(text: &str, label: &str) {
        assert!(labels(text).iter().all(|l| !l.contains(label)), "{:?}", labels(text));
    }

    #[test]
    fn no_happening_is_made_up() {
        let denied = "While many have criticised the force, neither of the officers shot last week were from the town.";
        wrong(denied, "The officers");
        wrong("A porter was held over an inquiry into gun smuggling at Porto airport in May.", "Gun smuggled");
        wrong("Despite Dunn's shortcoming in the vote on Tuesday, his friends are full of hope.", "Dunn's");
        wrong("The Clean Harbour Act of 2014 pays for quays.", "The Clean");
        wrong("Dunn knew to stop the car that night in April 2013.", "Dunn knew to stop the car that");
    }

    #[test]
    fn what_stands_between_commas_does_nothing() {
        check(
            "Clara Weiss, who runs the Lindau Medical Center's Integrated Care Clinic, on Dec. 18 sent an email to her staff.",
            "Clara Weiss sent an email to her staff",
        );
        check("Otto Brandt, who owns the port, sold it in May 2009.", "Otto Brandt sold it");
    }

    #[test]
    fn a_list_is_one_subject() {
        check(
            "The library, recreation center and dining halls will close on Friday.",
            "The library, recreation center and dining halls will close",
        );
        check(
            "Clara Weiss won in 2010. On 3 March 2014 she and her husband, Jan Weiss, were able to bring the boy home.",
            "Clara Weiss and her husband were able to bring the boy home",
        );
        check(
            "Weiss said two Coast Guard C130 Hercules planes conducted searches Thursday.",
            "Two Coast Guard C130 Hercules planes conducted searches",
        );
    }

    #[test]
    fn who_belongs_to_a_group_does_what_who_does() {
        check(
            "Costa met Rui Dias, a member of the Orma tribe who ruled Norland from 1978 to 2002.",
            "Rui Dias ruled Norland",
        );
    }

    #[test]
    fn each_deed_of_a_sentence_has_its_own_day() {
        let found = labels("Karl Thomas was beaten by police on July 5 and died five days later.");
        assert_eq!(found, ["Karl Thomas was beaten by police", "Karl Thomas died"]);
        check(
            "At least 14 people were killed and 60 others wounded on Thursday when a bomb went off.",
            "At least 14 people were killed and 60 others wounded",
        );
    }

    #[test]
    fn a_subject_is_whole_whatever_it_wears() {
        check(
            "Several thousand teachers wearing red surrounded the town hall on Tuesday.",
            "Several thousand teachers surrounded the town hall",
        );
        wrong(
            "It explored the physical and more recently the social and political installed in Porto in 2000.",
            "political were",
        );
    }

    #[test]
    fn a_description_between_commas_does_nothing() {
        check(
            "In July, Dora Ruhm, the leader of the Norland group Harbour Emirate, released a video statement.",
            "Dora Ruhm released a video statement",
        );
        check("Snow had a session scheduled later Friday.", "A session was scheduled");
    }

    #[test]
    fn a_subject_keeps_its_article_and_its_owner() {
        check("The earthquake early Saturday triggered a small tsunami.", "The earthquake triggered a small tsunami");
        check("Red Music's back catalogue was re-released in 2000.", "Red Music's back catalogue was re-released");
    }

    #[test]
    fn nobody_does_what_others_do() {
        wrong(
            "Mayor Ana Lima said the stadium -- the home of the Rovers that held 11,000 but dropped to 750 Wednesday night -- would close.",
            "Lima dropped",
        );
        check(
            "A man named as a suspect in the shooting of a police officer last week was captured in Faro on Tuesday.",
            "A man was captured in Faro",
        );
        check(
            "David Hicks was charged with murder and interfering with a corpse on Thursday.",
            "David Hicks was charged with murder and interfering with a corpse",
        );
        check(
            "More than 60 were injured after the roof of a cement factory collapsed Thursday in Porto.",
            "The roof of a cement factory collapsed in Porto",
        );
        wrong("National Rail said services to and from Porto would be disrupted tomorrow.", "Rail would be");
        wrong("Norda has said a court will decide whether to block the auction on Thursday.", "Norda will decide");
        check("The mayor ordered that flags be lowered through Sunday.", "Flags are to be lowered");
    }

    #[test]
    fn a_day_that_opens_a_sentence_is_that_of_its_deed() {
        check(
            "In August 2022, a mattress burned in a cabin and no one was hurt.",
            "A mattress burned in a cabin and no one was hurt",
        );
    }

    #[test]
    fn what_which_means_is_left_open_where_two_may_be_meant() {
        wrong(
            "Okafor set out on September 4 in an attempt to break the record for a solo crossing, which was set in 2018 by Elin Borg.",
            "attempt was set",
        );
    }

    #[test]
    fn whoever_stands_nearest_is_not_always_meant() {
        check(
            "Franken, the alum and star of “Otto Saves His Family,” was sworn into his seat in 2009.",
            "Franken was sworn into his seat",
        );
        check(
            "Shares in Norda, the Porto company founded by Rui Costa, fell 15% on Friday.",
            "Shares in Norda fell 15%",
        );
        check(
            "The office wrote to thousands of people from Norland, Eritrea and Yemen who applied before last summer.",
            "Thousands of people from Norland, Eritrea and Yemen applied",
        );
        check(
            "Mohamed brought the clock he made to school on September 14.",
            "Mohamed brought the clock he made to school",
        );
        check(
            "Patti Marsh has been made director of the Harbour festival, to be held at the South Bank in June.",
            "The Harbour festival",
        );
    }

    #[test]
    fn a_form_in_ing_is_no_plan() {
        wrong("The winds are expected to stay strong, coming out of the north, at least through Tuesday.", "came out");
        wrong(
            "Mayor Ana Lima used her veto to strike out part of a law the board of supervisors approved Tuesday that had cost millions.",
            "supervisors approved",
        );
    }

    #[test]
    fn an_it_that_means_nothing_is_no_subject() {
        check(
            "It is hoped the forecast for Sunday, for cool weather, will prove accurate.",
            "The forecast will prove accurate",
        );
    }

    #[test]
    fn what_has_no_day_or_no_end_has_no_label() {
        assert!(labels("Contrary to the images the world saw last night, the town is calm.").is_empty());
        assert!(labels("As it is now, some pupils get picked up at 5:45 a.m.").is_empty());
    }

    #[test]
    fn question_is_no_event() {
        assert!(labels("Has Len Marsh sacked the whole team on Monday?").is_empty());
    }

    #[test]
    fn particle_of_a_verb_stays() {
        check(
            "Olu Bankole, who took over in 2019, said on Monday that the museum was short of money.",
            "Olu Bankole took over",
        );
    }

    #[test]
    fn office_that_speaks_of_itself_is_nobody_else() {
        let text = "Norda Lines cut 300 jobs on Monday. Norda Lines lost money. The ministry of transport said it had been \
                    told of the plans on Sunday.";
        assert!(labels(text).iter().all(|l| !l.starts_with("Norda Lines had been told")), "{:?}", labels(text));
    }

    #[test]
    fn source_is_no_part_of_the_subject() {
        check(
            "According to the Health Ministry over 120 people were injured in the crush on Sunday.",
            "Over 120 people were injured in the crush",
        );
    }

    #[test]
    fn name_before_an_age_is_the_subject() {
        check(
            "Helen Marsh, head of the museum, resigned on Friday. Marsh, 68, underwent extensive surgery for lung cancer \
             in June 2015 followed by months of rest, which she said had made her more aware of her age.",
            "Helen Marsh underwent extensive surgery for lung cancer",
        );
    }

    #[test]
    fn both_sides_of_talks_are_one_subject() {
        check(
            "Negotiations between the club and the agent's lawyers ended on Monday.",
            "Negotiations between the club and the agent's lawyers ended",
        );
    }

    #[test]
    fn age_means_whom_the_sentence_before_is_about() {
        let text = "Rui Costa, who denies the theft, hid in the old harbour for a year. The 48-year-old sailor was \
                    arrested in April.";
        assert!(labels(text).iter().any(|l| l.starts_with("Rui Costa was arrested")), "{:?}", labels(text));
    }

    #[test]
    fn subjects_stand_where_the_tree_hangs_others() {
        check("On Tuesday, figures showed Norway's economy grew by 9.5% in 2023.", "Norway's economy grew by 9.5%");
        check(
            "The gunman claimed to belong to Red Star in Tunisia, a group that in December pledged allegiance to Norda.",
            "Red Star in Tunisia pledged allegiance to Norda",
        );
        check(
            "A comprehensive deal including technical annexes is supposed to be concluded by September 30.",
            "A comprehensive deal is supposed to be concluded",
        );
        check(
            "And in February, the country's Interior Ministry closed the port.",
            "The Interior Ministry closed the port",
        );
        wrong("First elected to the parliament in 1959, her cabinet roles included defence.", "roles were elected");
        wrong("It called on the judge, Lord Harrow, to abandon guidelines he proposed in May.", "To abandon");
    }

    #[test]
    fn what_a_verb_needs_is_kept_and_what_has_lost_its_date_is_left_out() {
        check(
            "The altarpiece is to undergo a full, five-year-long restoration treatment beginning in September 2025.",
            "The altarpiece is to undergo a full, five-year-long restoration treatment",
        );
        check("A study published in 2010 estimated that temperatures will rise.", "A study was published");
        check("Work is due to begin in September and to last until the end of 2027.", "Work is due to begin");
        check("The first televised ceremony was in 1953, with Bob Crane as the host.", "The first televised ceremony");
        wrong("Experts said the shroud dated to between AD 1260 and 1390.", "dated to");
        wrong("The figure was welcomed, given weak retail sales in December and across the period.", "was given");
    }

    #[test]
    fn day_of_a_plan_in_an_aside_is_none_of_the_verb() {
        check(
            "The parties had asked for a delay of the vote, due on Oct. 13, last week.",
            "The parties had asked for a delay of the vote",
        );
        assert!(labels("The vote, due on Friday, was put off.").iter().all(|l| !l.contains("due was")));
        wrong(
            "Two died in May, police said. The firm was fined on Monday. Managers were told of it in the year before the crash.",
            "Managers",
        );
        check("In 2021 Costa beat the mayor.", "Costa beat the mayor");
        check(
            "Lima said the book would not exist without her teacher, Ruth Hall, who died in March.",
            "Ruth Hall died",
        );
    }

    #[test]
    fn each_half_of_a_sentence_has_its_own_subject_and_date() {
        let text = "Costa won the state in 2008 and Dunn won a recount over the nominee, Ruth Hall, in 2012.";
        check(text, "Costa won the state");
        check(text, "Dunn won a recount over the nominee");
        check(
            "The advance showed the growing power the Dunns have enjoyed since taking over Porto in May.",
            "The Dunns took over Porto",
        );
        check(
            "Since the party took control of Porto in 1949 there have been violent clashes.",
            "The party took control of Porto",
        );
        check(
            "Costa went on to attack the department's assertion, put forth in May, that Dunn gave three commands.",
            "The department's assertion was put forth",
        );
        wrong("Hall, 30, and her compatriot Rui Costa were suspended by the club in May.", "Costa were");
        wrong("Costa went back in 2013 and said his journey through the country is not over yet.", "is not");
        wrong("Rui Costa (pictured, in 2010), a scholar, was detained in May.", "pictured");
    }
}
