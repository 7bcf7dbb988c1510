//! A date and its sentence → the happening it dates: the verb or the noun that it hangs on by syntax.
//!
//! "The court freed two editors on Sunday." → "freed"; "Tuesday's explosion" → the noun; "the 1957 film", "for the first time
//! since 2001", "It has 40 shops this year" → none: they date a thing, a span or a state.

use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, Tags, TimeWord};
use crate::syntax::{tree, verbs, verbs::Tense};
use std::ops::Range;

/// Steps from a word up to its verb.
const STEPS: usize = 12;

/// What a date dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The verb of a clause, or its noun or adjective ("is due").
    Verb(usize),
    /// A verb of saying: the date is the day of the words.
    Report(usize),
    /// A noun for what happens: "the explosion on Tuesday".
    Noun(usize),
    /// No happening.
    Nothing,
}

/// How a date is meant.
pub struct Dated {
    pub tokens: Range<usize>,
    /// A year or longer.
    pub is_long: bool,
    /// A decade or longer.
    pub is_vague: bool,
    /// Lies behind the day of the document as a whole.
    pub is_over: bool,
    /// Lies ahead of the day of the document.
    pub is_ahead: bool,
}

/// What the date at `tokens` dates.
pub fn find(document: &Document, dated: &Dated) -> Anchor {
    let tokens = &dated.tokens;
    if tokens.is_empty() || tokens.end > document.nodes.len() {
        return Anchor::Nothing;
    }
    let head = head_of(document, tokens);
    let before = tokens.start.checked_sub(1).filter(|&t| document.nodes[t].start as usize <= t);
    let preposition = before.map(|t| document.features(t));
    let class = preposition.and_then(|w| w.time);
    match class {
        // "since 1989, when it crushed the protests"; "has been suspended since May" began then.
        Some(TimeWord::Since) => {
            let told = tree::child(document, head, &[Relation::RelativeClause, Relation::AdverbialClause]);
            return match told {
                Some(verb) => happening(document, verb, dated),
                None => began(document, head, dated),
            };
        }
        Some(TimeWord::Than) => return Anchor::Nothing,
        // "rose 12% from 2019": what it is compared with; not "from 2019 to 2021".
        Some(TimeWord::From) if dated.is_long && is_compared(document, tokens) => return Anchor::Nothing,
        // "were born after 1975": some other year.
        Some(TimeWord::After | TimeWord::Before) if dated.is_long && dated.is_over => return Anchor::Nothing,
        // "the Water Act of 2014"
        Some(TimeWord::Of) if dated.is_long && is_named(document, tokens.start) => return Anchor::Nothing,
        // "He was mayor until 2010.", "A fair will run until 30 June."
        Some(TimeWord::Until) if dated.is_over && dated.is_long || dated.is_ahead => return Anchor::Nothing,
        // "lived in London from 1968, when the tanks came"
        _ => {
            let from = class == Some(TimeWord::From);
            if let Some(verb) = told_by_when(document, head, tokens.end, from) {
                return happening(document, verb, dated);
            }
        }
    }
    // "connecting it to the September 11, 2001, attacks": the day of the attacks.
    let comma = usize::from(document.tokens.get(tokens.end).is_some_and(|_| document.word(tokens.end) == ","));
    let noun = (tokens.end + comma < document.nodes.len()).then_some(tokens.end + comma);
    let owned =
        before.is_some_and(|t| document.nodes[t].part == Part::Determiner && document.features(t).is(Tag::Definite));
    if let Some(noun) = noun.filter(|&n| {
        owned
            && dated.is_over
            && tokens.len() > 1
            && document.nodes[n].part == Part::Noun
            && document.features(n).is(Tag::Happening)
    }) {
        let anchor = of_noun(document, noun, dated);
        let argument = |v: usize| is_argument(document, noun, v);
        return match anchor {
            Anchor::Verb(verb) if !argument(verb) || document.nodes[noun].relation == Relation::Oblique => {
                Anchor::Noun(noun)
            }
            anchor => anchor,
        };
    }
    // "the 1961 Lincoln convertible"
    let model = |t: usize| {
        let run = (t..document.nodes.len()).take_while(|&t| document.nodes[t].part.is_nominal()).last();
        document.nodes[t].part == Part::ProperNoun
            && run.is_some_and(|last| !document.features(last).is(Tag::Happening))
    };
    if owned && dated.is_long && tokens.len() == 1 && comma == 0 && noun.is_some_and(model) {
        return Anchor::Nothing;
    }
    // "payable Dec. 7": what it will be then.
    let quality = before.is_some_and(|t| {
        document.nodes[t].part == Part::Adjective
            && document.nodes[t].relation != Relation::Root
            && tree::child(document, t, &[Relation::Copula]).is_none()
            && preposition.is_some_and(|w| w.time.is_none())
            && document.nodes[head].head as usize == t
    });
    if quality {
        return Anchor::Nothing;
    }
    let node = document.nodes[head];
    let parent = node.head as usize;
    if preposition.is_some_and(|w| w.is(Tag::Comparison)) || is_of_other_day(document, tokens.start) {
        // "ahead of Friday's election"
        let owns = node.relation == Relation::PossessiveModifier && parent > head;
        return match happening_noun(document, parent).filter(|_| owns) {
            Some(noun) => Anchor::Noun(noun),
            None => Anchor::Nothing,
        };
    }
    if parent == head {
        // "In August 2022, a mattress burned": the day taken for the head of the sentence, and what happened for its name.
        let beside = tree::child(document, head, &[Relation::Apposition])
            .filter(|&n| n > tokens.end && document.word(tokens.end) == "," && document.nodes[n].part == Part::Noun);
        let happened = beside.and_then(|noun| tree::child(document, noun, &[Relation::Clause])).filter(|&v| {
            let participle = matches!(document.nodes[v].part, Part::Participle | Part::PastVerb);
            participle && tree::child(document, v, &[Relation::Agent]).is_none()
        });
        if let Some(verb) = happened {
            return happening(document, verb, dated);
        }
        // "The vote is on Sunday": the date is the predicate.
        return match verbs::subject(document, head) {
            Some(subject) if document.features(subject).is(Tag::Happening) => Anchor::Noun(subject),
            _ => Anchor::Nothing,
        };
    }
    // "The first televised ceremony was in 1953": whatever it is, it happened then.
    let is = tree::child(document, head, &[Relation::Copula]).filter(|&c| parent < c && c < head);
    if let Some(is) = is
        && document.nodes[parent].part == Part::Noun
        && !document.features(parent).is(Tag::Person)
        && !document.features(is).is(Tag::Negation)
        && matches!(class, Some(TimeWord::In | TimeWord::On))
    {
        return Anchor::Noun(parent);
    }
    // "a video from last week", "cast a shadow ahead of the final this weekend"
    let from_noun = class == Some(TimeWord::From)
        && !dated.is_long
        && !dated.is_ahead
        && tokens.start > 1
        && document.nodes[tokens.start - 2].part == Part::Noun
        && !(tokens.start..document.nodes.len().min(tokens.end + 2)).any(|t| {
            document.nodes[t].part == Part::Adposition
                && (t < tokens.end || document.features(t).time == Some(TimeWord::To))
        })
        && document.nodes.get(tokens.end).is_none_or(|n| n.part != Part::Adposition);
    let ahead = |t: usize| {
        document.word(t) == "ahead"
            && document.features(t + 1).time == Some(TimeWord::Of)
            && t + 2 < tokens.start
            && !(t..tokens.start).any(|t| document.nodes[t].part.is_verb() || document.word(t) == ",")
    };
    if from_noun || !dated.is_long && (tokens.start.saturating_sub(STEPS)..tokens.start).any(ahead) {
        return Anchor::Nothing;
    }
    // "Lima, who owns the port, on Friday sent a letter": the day stands right before its verb.
    let next = tokens.end;
    let right_before = next < document.nodes.len()
        && document.nodes[next].part == Part::PastVerb
        && parent < tokens.start
        && (document.nodes[parent].part.is_verb() || verbs::is_predicate(document, parent))
        && matches!(class, Some(TimeWord::On | TimeWord::In));
    // Not "the couple who married in 2011 told".
    if right_before && tokens.start > 1 && document.word(tokens.start - 2) == "," {
        return happening(document, next, dated);
    }
    let is_for = class == Some(TimeWord::For);
    // "The vote, due on 9 May, was put off": another day than that of the verb.
    let aside = tokens.start.checked_sub(3).filter(|&t| {
        let plain = document.word(t) == "," || document.nodes[t].part.is_nominal() && document.word(t + 1) == "due";
        plain && is_booked(document, t + 1) && matches!(document.nodes[t + 1].part, Part::Adjective | Part::Participle)
    });
    if aside.is_some() && matches!(class, Some(TimeWord::On | TimeWord::In | TimeWord::For)) {
        return Anchor::Nothing;
    }
    // "three times in the year before the accident": another year than this one.
    let unit = |t: usize| matches!(document.features(t).time, Some(TimeWord::Unit(_)));
    let beside = tokens.end + 1 < document.nodes.len()
        && (document.features(tokens.end).time != Some(TimeWord::Following) || unit(tokens.end - 1))
        && matches!(document.features(tokens.end).time, Some(TimeWord::Before | TimeWord::After | TimeWord::Following))
        && matches!(document.nodes[tokens.end + 1].part, Part::Determiner | Part::Pronoun | Part::Noun);
    if beside && owned_by_article(document, tokens) {
        return Anchor::Nothing;
    }
    // "planned for 9 January", whatever the parser hangs the day on.
    let booked = tokens.start.checked_sub(2).filter(|&t| is_for && is_booked(document, t));
    if let Some(verb) = booked.filter(|&t| document.nodes[t].part.is_verb()) {
        return happening(document, verb, dated);
    }
    // "safeguarded until 2047"
    if class == Some(TimeWord::Until) && dated.is_ahead && dated.is_long {
        return Anchor::Nothing;
    }
    if is_for && !is_booked(document, parent) {
        return Anchor::Nothing;
    }
    if !document.nodes[parent].part.is_nominal() || verbs::is_predicate(document, parent) {
        return governed(document, head, dated);
    }
    let first = parent < head;
    let noun = if first { parent } else { outer_noun(document, parent) };
    // "the theft of a 17th-century globe": only what follows the date's noun may be far from it.
    if let Some(found) = happening_noun(document, noun).filter(|&n| first || n == noun) {
        return of_noun(document, found, dated);
    }
    if !first && is_opening(document, tokens, noun) {
        return governed(document, noun, dated);
    }
    if !first {
        // "the 1957 film", "Friday's newspaper"; not "shelved its plans on Friday after …", whatever the tree says.
        let on = matches!(class, Some(TimeWord::On | TimeWord::In));
        return match verb_before(document, tokens.start).filter(|_| on && !dated.is_long) {
            Some(verb) => happening(document, verb, dated),
            None => Anchor::Nothing,
        };
    }
    // "won the title in 2010", hung on the title: the verb is meant where it is over.
    let anchor = governed(document, noun, dated);
    match anchor {
        Anchor::Verb(verb) if dated.is_long => {
            let tense = verbs::group(document, verb).tense;
            let past = dated.is_over && matches!(tense, Tense::Past | Tense::None);
            let ahead =
                dated.is_ahead && (matches!(tense, Tense::Future | Tense::Conditional) || is_planned(document, verb));
            let fits = (past || ahead) && is_argument(document, noun, verb);
            if fits { anchor } else { Anchor::Nothing }
        }
        _ => anchor,
    }
}

/// "the year", "the month": a period that only what stands behind it tells.
fn owned_by_article(document: &Document, tokens: &Range<usize>) -> bool {
    let first = |t: usize| document.features(t).is(Tag::Definite);
    let bare = |t: usize| document.nodes[t].part == Part::Noun;
    let (start, last) = (tokens.start, tokens.end - 1);
    let article = first(start) && tokens.len() == 2 || tokens.len() == 1 && start > 0 && first(start - 1);
    article && bare(last)
}

/// "12% | from 2019", "up £3m from 2019"
fn is_compared(document: &Document, tokens: &Range<usize>) -> bool {
    let Some(amount) = tokens.start.checked_sub(2) else { return false };
    let goes_on = document
        .tokens
        .get(tokens.end)
        .is_some_and(|_| matches!(document.features(tokens.end).time, Some(TimeWord::To | TimeWord::Until)));
    let percent = document.word(amount).starts_with('%') || document.features(amount).is(Tag::Percent);
    !goes_on
        && (percent
            || document.nodes[amount].part == Part::Numeral
            || document.tokens[amount].kind == TokenKind::Number)
}

/// Whether a year belongs to a name: "the Clean Water Act of 2014".
fn is_named(document: &Document, year: usize) -> bool {
    year.checked_sub(3).is_some_and(|t| {
        let capital = |t: usize| document.features(t).case.is_capital() && document.nodes[t].part == Part::ProperNoun;
        capital(t) && capital(t + 1)
    })
}

/// The verb of the clause that says what happened on a day: "from 1968, when the tanks came".
fn told_by_when(document: &Document, head: usize, end: usize, from: bool) -> Option<usize> {
    // Whatever the tree hangs the clause on.
    let when = end + 1;
    if from && when < document.nodes.len() && document.word(end) == "," && document.features(when).is(Tag::SameTime) {
        let verb = document.nodes[when].head as usize;
        return Some(verb).filter(|&v| v > when && document.nodes[v].part.is_verb());
    }
    let verb = tree::child(document, head, &[Relation::RelativeClause, Relation::AdverbialClause, Relation::Clause])?;
    let when = tree::children(document, verb).find(|&c| c < verb && document.features(c).is(Tag::SameTime));
    when.filter(|_| verb > head && document.nodes[verb].part.is_verb()).map(|_| verb)
}

/// The passive verb that a date after "since" hangs on: what it tells began on that day.
fn began(document: &Document, head: usize, dated: &Dated) -> Anchor {
    let Some(verb) = verbs::governor(document, head).filter(|_| !dated.is_long) else { return Anchor::Nothing };
    let group = verbs::group(document, verb);
    let been = tree::child(document, verb, &[Relation::PassiveAuxiliary]).is_some();
    let fits = group.passive && been && !group.negated && matches!(group.tense, Tense::Perfect | Tense::Past);
    if fits && document.nodes[head].head as usize == verb { Anchor::Verb(verb) } else { Anchor::Nothing }
}

/// The noun for what happens that a date hangs on, where its verb gives no label.
pub fn noun_of(document: &Document, dated: &Dated) -> Option<usize> {
    let head = head_of(document, &dated.tokens);
    let parent = document.nodes.get(head)?.head as usize;
    if parent == head || !document.nodes[parent].part.is_nominal() {
        return None;
    }
    let noun = if parent < head { parent } else { outer_noun(document, parent) };
    happening_noun(document, noun)
}

/// The noun itself, or the one it belongs to: "the collapse of the firm in 2002".
fn happening_noun(document: &Document, noun: usize) -> Option<usize> {
    let happens = |n: usize| document.features(n).is(Tag::Happening) || is_action(document, n);
    let mut at = noun;
    for _ in 0..4 {
        if happens(at) {
            return Some(at);
        }
        let node = document.nodes[at];
        let up = node.head as usize;
        if node.relation != Relation::NounModifier || up >= at || !document.nodes[up].part.is_nominal() {
            return None;
        }
        at = up;
    }
    None
}

/// The word of an expression that all its others hang on.
fn head_of(document: &Document, tokens: &Range<usize>) -> usize {
    tree::path(document, tokens.end - 1).take(STEPS).take_while(|t| tokens.contains(t)).last().unwrap_or(tokens.start)
}

/// "as of Wednesday", "up from 2015", "ahead of 2015": another day than that of the verb.
fn is_of_other_day(document: &Document, start: usize) -> bool {
    let Some(of) = start.checked_sub(1).filter(|&t| document.features(t).time == Some(TimeWord::Of)) else {
        return false;
    };
    of.checked_sub(1).is_some_and(|t| {
        matches!(document.features(t).time, Some(TimeWord::As)) || document.nodes[t].part == Part::Adverb
    })
}

fn is_booked(document: &Document, word: usize) -> bool {
    const BOOKED: Tags = Tags::of(&[Tag::Booked, Tag::Plan, Tag::Happening]);
    document.features(word).tags.meets(&BOOKED)
}

/// "Yesterday Governor Lima toured the town": a day that opens its sentence dates the verb.
fn is_opening(document: &Document, tokens: &Range<usize>, noun: usize) -> bool {
    let first =
        document.sentence_at(document.tokens[tokens.start].span.start).map(|s| document.sentences[s].tokens.start);
    let adverb =
        document.features(tokens.start).is(Tag::DeicticDay) || document.features(tokens.start).is(Tag::Weekday);
    first == Some(tokens.start)
        && adverb
        && tokens.len() == 1
        && document.nodes[noun].start as usize <= tokens.start
        && document.tokens.get(tokens.end).is_some_and(|t| !t.glued)
}

/// "the November 2015 Paris attacks": the noun at the end.
fn outer_noun(document: &Document, noun: usize) -> usize {
    let mut at = noun;
    for _ in 0..STEPS {
        let node = document.nodes[at];
        let up = node.head as usize;
        let inside = matches!(node.relation, Relation::Compound | Relation::Flat | Relation::PossessiveModifier);
        if !inside || up <= at || !document.nodes[up].part.is_nominal() {
            break;
        }
        at = up;
    }
    at
}

/// "the signing of the treaty", "the construction of the stadium"
fn is_action(document: &Document, noun: usize) -> bool {
    const ENDINGS: [&str; 2] = ["tion", "ction"];
    let word = document.word(noun);
    let of = tree::children(document, noun).any(|c| {
        c > noun
            && document.nodes[c].relation == Relation::NounModifier
            && tree::child(document, c, &[Relation::Case])
                .is_some_and(|case| document.features(case).time == Some(TimeWord::Of))
    });
    of && document.nodes[noun].part == Part::Noun && word.len() > 7 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// Whether a noun belongs to a verb itself: its subject, object, or what stands with it by a preposition of place.
fn is_argument(document: &Document, noun: usize, verb: usize) -> bool {
    let mut node = document.nodes[noun];
    // "between the new flag and the old one"
    if node.relation == Relation::Conjunct {
        node = document.nodes[node.head as usize];
    }
    node.head as usize == verb
        && matches!(
            node.relation,
            Relation::Subject | Relation::PassiveSubject | Relation::Object | Relation::Agent | Relation::Oblique
        )
}

/// The event of a noun that happens: the clause it is subject or object of where that is over too ("Tuesday's explosion
/// killed two"), else the noun itself.
fn of_noun(document: &Document, noun: usize, dated: &Dated) -> Anchor {
    // "a disrupted planned attack" was none.
    if dated.is_over && tree::children(document, noun).any(|c| c < noun && document.features(c).is(Tag::Plan)) {
        return Anchor::Nothing;
    }
    let node = document.nodes[noun];
    let verb = node.head as usize;
    let carries =
        matches!(node.relation, Relation::Subject | Relation::PassiveSubject | Relation::Object | Relation::Agent)
            || node.relation == Relation::Oblique && is_during(document, noun);
    let first = matches!(node.relation, Relation::Subject | Relation::PassiveSubject);
    if !carries || verb == noun || !verbs::is_predicate(document, verb) {
        return Anchor::Noun(noun);
    }
    match happening(document, verb, dated) {
        Anchor::Verb(verb) => {
            let tense = verbs::group(document, verb).tense;
            let near = matches!(tense, Tense::Past | Tense::Perfect | Tense::None)
                || matches!(tense, Tense::Future | Tense::Conditional) && dated.is_ahead;
            if near && (first || !document.features(verb).is(Tag::PlainReport)) {
                Anchor::Verb(verb)
            } else {
                Anchor::Noun(noun)
            }
        }
        Anchor::Report(verb) if first => Anchor::Verb(verb),
        _ if dated.is_long && !first && verbs::group(document, verb).tense == Tense::Perfect => Anchor::Nothing,
        _ => Anchor::Noun(noun),
    }
}

/// "in Friday's raid", "during the debate on Monday"
fn is_during(document: &Document, noun: usize) -> bool {
    tree::child(document, noun, &[Relation::Case]).is_some_and(|case| {
        matches!(document.features(case).time, Some(TimeWord::In | TimeWord::At | TimeWord::During | TimeWord::On))
    })
}

/// The event of the verb above `word`.
fn governed(document: &Document, word: usize, dated: &Dated) -> Anchor {
    let Some(verb) = tree::path(document, word).skip(1).take(STEPS).find(|&t| verbs::is_predicate(document, t)) else {
        return Anchor::Nothing;
    };
    let mut verb = beside(document, &dated.tokens).unwrap_or(verb);
    // "according to a statement released on Thursday": the day of what it tells.
    let node = document.nodes[verb];
    // "according to figures released on 3 April"
    let according = |c: usize| document.features(c).is(Tag::According);
    let spoken = document.features(node.head as usize).is(Tag::Spoken);
    let source = tree::path(document, node.head as usize).take(3).any(|t| tree::children(document, t).any(according));
    if node.relation == Relation::Clause && !spoken && source {
        return Anchor::Nothing;
    }
    // "the quarter ended Sept. 29", "the year ending in May"
    let unit = matches!(document.features(node.head as usize).time, Some(TimeWord::Unit(_) | TimeWord::Units(_)));
    if node.relation == Relation::Clause && unit {
        return Anchor::Nothing;
    }
    // "accused it of breaking a promise made in May": the day of the promise, not of what was done with it.
    if node.relation == Relation::Clause && spoken && document.nodes[node.head as usize].relation == Relation::Object {
        return Anchor::Nothing;
    }
    if node.relation == Relation::Clause
        && spoken
        && node.part == Part::Participle
        && let Some(up) = verbs::governor(document, node.head as usize)
    {
        verb = main(document, up);
    }
    happening(document, verb, dated)
}

/// The finite verb with a subject before `at`, with no other clause between them.
fn verb_before(document: &Document, at: usize) -> Option<usize> {
    let found = (at.saturating_sub(STEPS)..at).rev().find(|&t| {
        let word = document.features(t);
        document.nodes[t].part.is_verb() && document.nodes[t].part != Part::Gerund
            || word.is(Tag::OpensClause)
            || word.is(Tag::Relative)
            || document.nodes[t].part == Part::Punctuation
    })?;
    let finite = matches!(document.nodes[found].part, Part::PastVerb | Part::Participle);
    (finite && tree::child(document, found, &[Relation::Subject, Relation::PassiveSubject]).is_some()).then_some(found)
}

/// The verb of the main clause above one that is a relative clause: "freed" over "who had been held".
fn main(document: &Document, verb: usize) -> usize {
    let mut at = verb;
    for _ in 0..STEPS {
        let node = document.nodes[at];
        let inside = matches!(node.relation, Relation::RelativeClause | Relation::Clause);
        match verbs::governor(document, at) {
            Some(up) if inside => at = up,
            _ => break,
        }
    }
    at
}

/// "…, police said on Monday": the verb of saying beside the date, wherever the parser hangs it.
fn beside(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let mut at = tokens.start.checked_sub(1)?;
    if document.nodes[at].part == Part::Adposition {
        at = at.checked_sub(1)?;
    }
    let last = document.nodes.get(tokens.end - 1)?;
    let same = (last.head as usize).abs_diff(at) < 2 * STEPS;
    let says = document.features(at).is(Tag::Say) && document.nodes[at].part == Part::PastVerb;
    // "…, who had been held since 2016, were released Tuesday"
    let helped = tree::child(document, at, &[Relation::Auxiliary, Relation::PassiveAuxiliary]).is_some();
    let bare = at + 1 == tokens.start && document.nodes[at].part == Part::Participle && helped;
    (same && (says || bare)).then_some(at)
}

/// The finite verb that has the subject: "was forced to leave in May", "began selling".
fn finite(document: &Document, mut verb: usize) -> usize {
    const SUBJECTS: [Relation; 3] = [Relation::Subject, Relation::PassiveSubject, Relation::ClausalSubject];
    for _ in 0..STEPS {
        let (node, head) = (document.nodes[verb], document.nodes[verb].head as usize);
        let own = tree::child(document, verb, &SUBJECTS).is_some();
        if own {
            break;
        }
        let leans = match node.relation {
            Relation::OpenComplement => true,
            // "extended their offers to acquire the maker", "agreed on creating a fund"
            Relation::AdverbialClause | Relation::Clause | Relation::ClausalComplement => leans(document, verb),
            // "was convicted and sentenced": the first of them, where they share all.
            _ => false,
        };
        let up = if verbs::is_predicate(document, head) { Some(head) } else { verbs::governor(document, head) };
        match up {
            Some(up) if leans && up != verb => verb = up,
            _ => break,
        }
    }
    verb
}

/// Whether a clause is no event of its own: "to acquire the maker", "on creating a fund".
fn leans(document: &Document, verb: usize) -> bool {
    let node = document.nodes[verb];
    let mark = tree::child(document, verb, &[Relation::Mark, Relation::Case]);
    match (node.part, mark) {
        (Part::BaseVerb, mark) => mark.is_some_and(|m| document.word(m).eq_ignore_ascii_case("to")),
        (Part::Gerund, Some(mark)) => {
            let word = document.features(mark);
            document.nodes[mark].end as usize <= verb
                && !word.is(Tag::OpensClause)
                && !matches!(word.time, Some(TimeWord::After | TimeWord::Before | TimeWord::Since))
        }
        _ => false,
    }
}

fn happening(document: &Document, verb: usize, dated: &Dated) -> Anchor {
    let inner = verb;
    // "the festival, to be held in June": the day of the festival.
    let mark = tree::child(document, inner, &[Relation::Mark]).filter(|&m| m < inner && m > 1);
    if let Some(to) = mark.filter(|&m| document.features(m).time == Some(TimeWord::To) && document.word(m - 1) == ",")
        && verbs::group(document, inner).passive
    {
        let happens = document.features(to - 2).is(Tag::Happening);
        return if happens { Anchor::Noun(to - 2) } else { Anchor::Nothing };
    }
    let mut verb = finite(document, verb);
    // "accused the leaders of ordering the assassination of two men in 1992": the year is that of the deed.
    if inner != verb && dated.is_over && dated.is_long && document.nodes[inner].part == Part::Gerund {
        let deed = tree::child(document, inner, &[Relation::Object]);
        if let Some(deed) = deed.filter(|&d| document.features(d).is(Tag::Happening)) {
            return Anchor::Noun(deed);
        }
    }
    // "urges people not to back the party in 2026"
    if inner != verb && dated.is_ahead && verbs::group(document, inner).negated {
        return Anchor::Nothing;
    }
    // "following a conference in 2010" is no verb.
    if document.features(verb).time == Some(TimeWord::Following)
        && let Some(up) = verbs::governor(document, verb)
    {
        verb = finite(document, up);
    }
    // "since records began in the 1850s"
    let since = |m: usize| document.features(m).time == Some(TimeWord::Since);
    if dated.is_vague && tree::child(document, verb, &[Relation::Mark]).is_some_and(since) {
        return Anchor::Nothing;
    }
    if document.features(verb).is(Tag::Say) && says(document, verb) {
        return Anchor::Report(verb);
    }
    if is_event(document, verb, dated) { Anchor::Verb(verb) } else { Anchor::Nothing }
}

/// Whether a verb of saying has what is said: a clause, or words around it.
fn says(document: &Document, verb: usize) -> bool {
    content(document, verb).is_some()
}

/// The predicate of what is said.
pub fn content(document: &Document, verb: usize) -> Option<usize> {
    let below = tree::child(document, verb, &[Relation::ClausalComplement, Relation::Parataxis]);
    let node = document.nodes[verb];
    // "…, the mayor said"
    let apart = (node.start as usize).checked_sub(1).is_some_and(|t| document.nodes[t].part == Part::Punctuation);
    let above = (node.relation == Relation::Parataxis && apart).then_some(node.head as usize);
    // "While it had no link to the deal, Costa answered their questions": beside it, not said.
    let beside = |c: usize| {
        let mark = tree::child(document, c, &[Relation::Mark]);
        c < verb && mark.is_some_and(|m| !document.features(m).is(Tag::That))
    };
    // "told the paper that he had met the families, who were convinced": the clause of "who" is not what is told.
    let of_who = |c: usize| {
        let who = tree::child(document, c, &[Relation::Subject, Relation::PassiveSubject]);
        who.is_some_and(|s| s > 0 && document.features(s).is(Tag::Relative) && document.word(s - 1) == ",")
    };
    below.or(above).filter(|&c| c != verb && verbs::is_predicate(document, c) && !beside(c) && !of_who(c))
}

/// Whether a clause tells what happened or will happen, not what is, might be or is not.
#[allow(clippy::nonminimal_bool)]
pub fn is_event(document: &Document, verb: usize, dated: &Dated) -> bool {
    let group = verbs::group(document, verb);
    if group.negated || group.modal.is_some() && !matches!(group.tense, Tense::Future) && !is_would(document, &group) {
        return false;
    }
    let looks_ahead = !dated.is_over && (group.tense == Tense::Future || is_planned(document, verb));
    let is_state = !document.nodes[verb].part.is_verb() || is_state(document, verb);
    match group.tense {
        _ if looks_ahead => true,
        // "The rate was 7.2 percent in January."
        Tense::Past if is_state && !document.nodes[verb].part.is_verb() && dated.is_over && !dated.is_long => true,
        _ if is_state && !group.passive => false,
        // "The sides meet again on Saturday."
        Tense::Present => dated.is_ahead || is_progressive(document, verb) && !dated.is_over,
        Tense::Future => !dated.is_over,
        Tense::Conditional => !dated.is_over,
        // "have dropped an inquiry into a claim made in 2010": another year than that of the verb.
        Tense::Perfect => !dated.is_long,
        Tense::Past | Tense::None => true,
    }
}

fn is_would(document: &Document, group: &verbs::VerbGroup) -> bool {
    group.modal.is_some_and(|m| document.word(m) == "would")
}

pub fn is_state(document: &Document, verb: usize) -> bool {
    let word = document.features(verb);
    word.is(Tag::State) || word.is(Tag::Perfect)
}

/// "is teaming up", "was watching"
pub fn is_progressive(document: &Document, verb: usize) -> bool {
    document.nodes[verb].part == Part::Gerund
}

/// "is due to open", "plans to return", "is expected to end"
pub fn is_planned(document: &Document, verb: usize) -> bool {
    const AHEAD: Tags = Tags::of(&[Tag::Plan, Tag::Booked, Tag::Future]);
    // "a record set in October"
    let next = document.tokens.get(verb + 1).map_or("", |_| document.word(verb + 1));
    let done = document.word(verb) == "set" && matches!(next, "in" | "on" | "by" | "at" | "last");
    document.features(verb).tags.meets(&AHEAD) && !done
        || tree::children(document, verb).any(|c| {
            document.nodes[c].relation == Relation::OpenComplement
                && tree::children(document, c).any(|m| document.features(m).time == Some(TimeWord::To))
        })
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    /// The entries as `edtf label`.
    fn entries(text: &str) -> Vec<String> {
        let analysis = analyze(text, &Options { date: parse_date("2024-08-14"), ..Options::default() });
        analysis.timeline.iter().map(|e| format!("{} {}", e.edtf, e.label)).collect()
    }

    #[test]
    fn year_behind_a_deed_under_an_accusation_is_that_of_the_deed() {
        let found = entries("Costa accused the generals of ordering the murder of two judges in 1992.");
        assert!(found.iter().any(|e| e.starts_with("1992 The murder of two judges")), "{found:?}");
        assert!(!found.iter().any(|e| e.contains("1992 Costa")), "{found:?}");
    }

    #[test]
    fn end_of_a_state_has_no_entry() {
        let found = entries("Lima lived in Leeds until 2010. She opened a shop in 2012.");
        assert_eq!(found.iter().filter(|e| e.starts_with("2010")).count(), 0, "{found:?}");
    }

    #[test]
    fn day_under_preparing_is_that_of_the_plan() {
        let found = entries("The yard is preparing to launch a second ferry in 2027.");
        assert!(found.iter().any(|e| e.starts_with("2027 ")), "{found:?}");
    }
}
