//! Said stretches and reports → quotes as the contract has them: direct, mixed and indirect, cut at line ends.
//!
//! "He wants a “long” talk" is one mixed quote of the words "a “long” talk" with one part.

use super::Models;
use super::atoms::{Class, NO_RUN};
use super::credit::{self, SpeakerKind, SpeakerPhrase};
use super::cue;
use super::passes::{self, Correction};
use super::report::Report;
use super::said::Said;
use super::scene::Scene;
use super::speakers::{self, Context, Work};
use super::{Found, clauses, transcript};
use crate::analysis::{Cue, ParagraphKind, Polarity, Quote, QuoteKind, Score, Speaker};
use crate::document::layout::dateline;
use crate::document::{Part, Relation};
use crate::english::{Tag, lexicon};
use crate::span::Span;
use crate::syntax::{tree, verbs};
use crate::trace::Pass;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// All quotes in text order.
pub fn assemble(scene: &Scene, models: &Models, reports: &[Report], said: &[Said], work: &mut Work) -> Vec<Found> {
    let mut by_run: Vec<Option<usize>> = vec![None; scene.runs.len()];
    for (i, s) in said.iter().enumerate() {
        by_run[s.run] = Some(i);
    }
    let mut by_cue: FxHashMap<usize, usize> = FxHashMap::default();
    for (i, s) in said.iter().enumerate() {
        by_cue.extend(s.cue.map(|c| (c, i)));
    }
    let mut placed = vec![false; said.len()];
    let mut quotes: Vec<Found> = Vec::with_capacity(said.len() + reports.len());
    let mut fresh = said.last().map_or(0, |s| s.utterance + 1);
    let mut last = None;
    let turns = transcript::turns(scene);
    let turn_of = |span: Span| {
        let turn = turns.partition_point(|t| t.words.end <= span.start);
        (turn < turns.len() && turns[turn].words.start < span.end).then_some(turn)
    };
    for report in reports {
        // A stretch this cue reports gives its speaker; one that another cue reports bars the piece it stands in.
        let runs = |piece: &Range<usize>| -> Vec<usize> {
            piece.clone().map(|a| scene.atoms.list[a].run).filter(|&r| r != NO_RUN).map(|r| r as usize).collect()
        };
        let mine = |s: &Said| s.cue == Some(report.cue);
        let pieces: Vec<Range<usize>> =
            (report.content.pieces()).filter_map(|piece| trim(scene, cut(scene, report.cue, piece))).collect();
        let fits = |piece: &Range<usize>| runs(piece).iter().filter_map(|&r| by_run[r]).all(|i| mine(&said[i]));
        let in_turn = turn_of(scene.atoms.list[report.cue].span).is_some();
        if in_turn || !pieces.iter().all(fits) {
            continue;
        }
        let (speaker, sure, label, utterance) = match by_cue.get(&report.cue).map(|&i| said[i]) {
            Some(s) => (s.speaker, s.confidence, s.label, s.utterance),
            None => {
                let context = Context { last, no_entities: false };
                let (speaker, sure) = speakers::choose(scene, &models.speakers, report.cue, context, work);
                fresh += 1;
                let speaker = speaker.or_else(|| speakers::subject_of(scene, report.cue));
                (speaker, sure * report.confidence, None, fresh - 1)
            }
        };
        last = speaker.or(last);
        // "[The museum], Lima said, [would close]": a subject whose verb stands behind the cue.
        let (first, second) = (pieces.first().cloned(), pieces.get(1).cloned());
        let halves = first.zip(second).filter(|(first, second)| is_subject_of(scene, first, second));
        for piece in pieces.into_iter().filter(|p| turn_of(scene.atoms.list[p.start].span).is_none()) {
            let inside: Vec<usize> = runs(&piece).into_iter().filter(|&r| by_run[r].is_some()).collect();
            // A marked stretch alone is a quote of its own, or nobody's words.
            if piece.len() == 1 && (!inside.is_empty() || scene.atoms.list[piece.start].run != NO_RUN) {
                continue;
            }
            let kind = if inside.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
            if kind == QuoteKind::Indirect && halves.is_none() && says_nothing(scene, &piece) {
                continue;
            }
            for &run in &inside {
                placed[by_run[run].unwrap_or(0)] = true;
            }
            let span = Span::new(scene.atoms.list[piece.start].span.start, scene.atoms.list[piece.end - 1].span.end);
            let parts = inside.iter().map(|&r| scene.runs[r].span).collect();
            push(
                scene,
                &mut quotes,
                Draft { span, kind, parts, utterance, speaker, label, cue: Some(report.cue), sure },
            );
        }
    }
    let mut parts: Vec<Vec<Span>> = vec![Vec::new(); turns.len()];
    for (s, placed) in said.iter().zip(&mut placed) {
        if let Some(turn) = turn_of(scene.runs[s.run].span) {
            parts[turn].push(scene.runs[s.run].span);
            *placed = true;
        }
    }
    for (turn, parts) in turns.iter().zip(parts) {
        let kind = if parts.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
        let (span, label) = (turn.words, Some(turn.label));
        push(
            scene,
            &mut quotes,
            Draft { span, kind, parts, utterance: fresh, speaker: None, label, cue: None, sure: 1.0 },
        );
        fresh += 1;
    }
    for (s, _) in said.iter().zip(placed).filter(|(_, placed)| !placed) {
        let span = scene.runs[s.run].span;
        let (kind, parts) = (QuoteKind::Direct, vec![span]);
        let (utterance, speaker, label, cue, sure) = (s.utterance, s.speaker, s.label, s.cue, s.confidence);
        push(scene, &mut quotes, Draft { span, kind, parts, utterance, speaker, label, cue, sure });
    }
    quotes.sort_by_key(|found| (found.quote.span.start, found.quote.span.end));
    for pass in passes::PASSES.iter().filter(|pass| scene.document.trace.runs(pass.name)) {
        if let Correction::Quotes(correct) = pass.run {
            correct(scene, &mut quotes);
        }
    }
    quotes
}

/// Whether a stretch before a cue is a noun phrase, and the one behind it begins with the verb: "[The museum] … [would close]".
fn is_subject_of(scene: &Scene, first: &Range<usize>, second: &Range<usize>) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    let part = |atom: usize| document.nodes[atoms.token(document, atom)].part;
    let finite = |atom: usize| part(atom).is_finite();
    let opens = matches!(
        atoms.list[first.start].class,
        Class::Determiner
            | Class::Possessive
            | Class::Capital
            | Class::Pronoun
            | Class::Plural
            | Class::Lower
            | Class::Person
    );
    opens && !first.clone().any(finite) && second.clone().take(2).any(finite)
}

/// Maximum number of pulled lines that are compared with the quotes, and their minimum length in words.
const PULLED_LINES: usize = 8;
const PULLED_WORDS: usize = 4;

/// “We won the council tonight” over a part of the story that quotes it in full: a line pulled out for show is no second quote.
pub fn leave_out_pulled(scene: &Scene, quotes: &mut Vec<Found>) {
    let text = scene.document.text;
    let words = |span: Span| span.of(text).trim_matches(|c: char| !c.is_alphanumeric());
    let alone = |q: &Quote| {
        let at = scene.document.paragraphs.partition_point(|p| p.span.end <= q.span.start);
        let paragraph = scene.document.paragraphs.get(at).map_or("", |p| words(p.span));
        q.cue.is_none() && q.kind == QuoteKind::Direct && paragraph == words(q.span)
    };
    let lines = quotes.iter().enumerate().filter(|(_, found)| {
        alone(&found.quote) && found.quote.span.of(text).split_whitespace().nth(PULLED_WORDS - 1).is_some()
    });
    let pulled: Vec<usize> = lines
        .map(|(i, _)| i)
        .take(PULLED_LINES)
        .filter(|&i| {
            let line = words(quotes[i].quote.span);
            quotes
                .iter()
                .map(|found| &found.quote)
                .any(|q| (q.cue.is_some() || q.speaker.is_some() && !alone(q)) && q.span.of(text).contains(line))
        })
        .collect();
    for i in pulled.into_iter().rev() {
        passes::record(scene.document, passes::PULLED, quotes[i].quote.span, "");
        quotes.remove(i);
    }
}

/// A piece after the passes that cut it shorter.
fn cut(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    let runs = |pass: &&Pass<Correction>| scene.document.trace.runs(pass.name);
    passes::PASSES.iter().filter(runs).fold(piece, |before, pass| match pass.run {
        Correction::Piece(cut) if !before.is_empty() => {
            let after = cut(scene, cue, before.clone());
            if after != before {
                let words = |piece: &Range<usize>| {
                    let list = &scene.atoms.list;
                    Span::new(list[piece.start].span.start, list[piece.end.max(piece.start + 1) - 1].span.end)
                };
                passes::record(scene.document, pass.name, words(&before), words(&after).of(scene.document.text));
            }
            after
        }
        _ => before,
    })
}

/// `tells [me] the deal is off`: without the pronoun that the cue has as its object.
pub fn without_object(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    let document = scene.document;
    let token = scene.atoms.token(document, piece.start);
    let told = piece.start == cue + 1
        && piece.len() > 1
        && document.features(token).is(Tag::ObjectPronoun)
        && scene.atoms.list[cue].class != Class::According
        && matches!(document.nodes[token].relation, Relation::Object | Relation::IndirectObject)
        && document.nodes[token].head as usize == scene.atoms.token(document, cue);
    if told { piece.start + 1..piece.end } else { piece }
}

/// "admitted the man had been hurt [but freed him]": up to a verb that stands beside the cue's.
pub fn before_next_verb(scene: &Scene, cue: usize, piece: Range<usize>) -> Range<usize> {
    let document = scene.document;
    let token_of = |atom: usize| scene.atoms.token(document, atom);
    let verb = token_of(cue);
    if piece.start <= cue || !document.nodes[verb].part.is_verb() {
        return piece;
    }
    let first = token_of(piece.start);
    let next = tree::children(document, verb).find(|&child| {
        let node = document.nodes[child];
        child > first
            && node.relation == Relation::Conjunct
            && node.part == Part::PastVerb
            && tree::child(document, child, &[Relation::Coordination]).is_some()
            && tree::child(document, child, &[Relation::Subject, Relation::PassiveSubject]).is_none()
    });
    // "had been hurt but freed him": beside a passive verb an active one with an object goes with the cue.
    let hurt = || {
        let passive = |&c: &usize| {
            document.nodes[c].relation == Relation::ClausalComplement && verbs::group(document, c).passive && c > verb
        };
        let inner = tree::children(document, verb).find(passive)?;
        tree::children(document, inner).find(|&child| {
            let part = document.nodes[child].part;
            document.nodes[child].relation == Relation::Conjunct
                && matches!(part, Part::PastVerb | Part::Participle)
                && tree::child(document, child, &[Relation::Coordination]).is_some()
                && tree::child(document, child, &[Relation::Object]).is_some()
                && tree::child(document, child, &[Relation::Subject, Relation::PassiveSubject, Relation::Auxiliary])
                    .is_none()
        })
    };
    // "said the boy had been let down but jailed him": after a past perfect a plain past goes with the cue.
    let plain = || {
        let (start, end) = (first, token_of(piece.end - 1) + 1);
        let perfect = (start..end).find(|&t| document.word(t) == "had" && document.nodes[t].part == Part::Auxiliary)?;
        (perfect + 1..end).find(|&t| {
            document.nodes[t - 1].part == Part::Coordinator
                && matches!(document.nodes[t].part, Part::PastVerb | Part::Participle)
                && document.features(t).is(Tag::Past)
                && tree::child(document, t, &[Relation::Object]).is_some_and(|o| o > t)
        })
    };
    if let Some(verb) = plain() {
        let end = piece.clone().find(|&atom| token_of(atom) + 1 >= verb && scene.atoms.list[atom].run == NO_RUN);
        let marked = |end: usize| piece.clone().skip(end - piece.start).any(|a| scene.atoms.list[a].run != NO_RUN);
        if let Some(end) = end.filter(|&end| end > piece.start + 1 && !marked(end)) {
            return piece.start..end;
        }
    }
    let Some(from) = next.or_else(hurt).map(|child| tree::subtree(document, child).start) else { return piece };
    match piece.clone().find(|&atom| token_of(atom) >= from && scene.atoms.list[atom].run == NO_RUN) {
        Some(end)
            if end > piece.start + 1
                && !piece.clone().skip(end - piece.start).any(|a| scene.atoms.list[a].run != NO_RUN) =>
        {
            piece.start..end
        }
        _ => piece,
    }
}

/// "a show of being “strong”": a word or two in marks that nobody is credited with and nothing reports.
pub fn leave_out_terms(scene: &Scene, quotes: &mut Vec<Found>) {
    let document = scene.document;
    let alone = |found: &Found| {
        let quote = &found.quote;
        quote.kind == QuoteKind::Direct && quote.cue.is_none() && quote.speaker.is_none()
    };
    // In a headline it was often said below.
    let in_story = |at: usize| {
        let paragraph = document.paragraphs.partition_point(|p| p.span.end <= at);
        document.paragraphs.get(paragraph).is_some_and(|p| p.kind == ParagraphKind::Body && p.span.start < at)
    };
    quotes.retain(|found| {
        let span = found.quote.span;
        let words = span.of(document.text);
        let ends = words
            .trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ',' | '?' | '!' | '.'))
            .ends_with([',', '?', '!', '.']);
        let term = alone(found) && !ends && words.split_whitespace().nth(2).is_none() && in_story(span.start);
        if term {
            passes::record(document, passes::TERMS, span, "");
        }
        !term
    });
}

/// "I'd say it is better", "We'll ask how she lives": what the authors themselves think or plan, outside marks.
pub fn leave_out_own_words(scene: &Scene, quotes: &mut Vec<Found>) {
    let document = scene.document;
    quotes.retain(|found| {
        let (quote, Some(speaker)) = (&found.quote, &found.speaker) else { return true };
        let Some(cue) = quote.cue.as_ref().filter(|_| quote.kind == QuoteKind::Indirect) else { return true };
        let first = |token: usize| document.features(token).is(Tag::FirstPerson);
        let own = speaker.kind == SpeakerKind::Pronoun && document.tokens_in(speaker.span).all(first);
        let told = document.tokens_in(cue.span).any(|t| document.features(t).is(Tag::Past));
        if own && !told {
            passes::record(document, passes::OWN_WORDS, quote.span, "");
        }
        !own || told
    });
}

/// "The parents are accused of putting it off": words without marks that nobody is credited with. In marks they stay, without a
/// cue that is no plain "said".
pub fn leave_out_uncredited(scene: &Scene, quotes: &mut Vec<Found>) {
    let document = scene.document;
    let says = |cue: &Cue| document.tokens_in(cue.span).any(|t| document.features(t).is(Tag::SayOften));
    quotes.retain_mut(|found| {
        let quote = &mut found.quote;
        if quote.speaker.is_some() {
            return true;
        }
        let Some(cue) = &quote.cue else { return true };
        if quote.kind != QuoteKind::Indirect {
            if !says(cue) {
                quote.cue = None;
            }
            return true;
        }
        passes::record(document, passes::UNCREDITED, quote.span, "");
        false
    });
}

/// Leaves out the punctuation at both ends.
fn trim(scene: &Scene, piece: Range<usize>) -> Option<Range<usize>> {
    let edge = |i: usize| {
        matches!(scene.atoms.list[i].class, Class::Comma | Class::Colon | Class::Semicolon | Class::Dash | Class::Stop)
    };
    let (mut start, mut end) = (piece.start, piece.end);
    while start < end && edge(start) {
        start += 1;
    }
    while start < end && edge(end - 1) {
        end -= 1;
    }
    (start < end).then_some(start..end)
}

/// Whether a pass says that words without marks say nothing.
fn says_nothing(scene: &Scene, piece: &Range<usize>) -> bool {
    let list = &scene.atoms.list;
    let span = Span::new(list[piece.start].span.start, list[piece.end - 1].span.end);
    passes::is_vetoed(
        scene.document,
        span,
        |pass| matches!(pass, Correction::NoContent(says_nothing) if says_nothing(scene, piece)),
    )
}

/// Whether words without marks hold no clause: "to comment", "for an inquiry" and "state television".
pub fn has_no_clause(scene: &Scene, piece: &Range<usize>) -> bool {
    let within = &scene.atoms.statement(piece.start).atoms;
    let first = scene.atoms.list[piece.start].span.of(scene.document.text);
    // What "that" opens before a subject is a clause, whatever its verb looks like: "that it depends on Taiwan".
    let clause = first == "that"
        && matches!(
            scene.atoms.class(piece.start + 1, within),
            Class::Capital | Class::Determiner | Class::Possessive | Class::Pronoun | Class::Title | Class::Person
        );
    let document = scene.document;
    let has_verb = || {
        piece.clone().any(|a| {
            let atom = &scene.atoms.list[a];
            let part = document.nodes[scene.atoms.token(document, a)].part;
            // "a smaller-than-expected profit": no verb, no clause.
            let finite = part == Part::Auxiliary || part.is_verb();
            finite && !atom.span.of(document.text).contains('-') || atom.run != NO_RUN
        })
    };
    // "say the team's lead obscures doubts", whose verb looks like a noun
    let long = piece.len() > SHORT_PHRASE
        && is_behind_say(scene, piece)
        && matches!(
            scene.atoms.list[piece.start].class,
            Class::Capital | Class::Determiner | Class::Possessive | Class::Title | Class::Person | Class::Plural
        );
    !clause && (matches!(first, "to" | "for") || !has_verb() && !long)
}

/// A noun phrase behind "said" is no longer than this, in atoms: "said nothing of the sort".
const SHORT_PHRASE: usize = 5;

/// Whether a stretch stands behind a form of "say", which takes clauses and no things.
fn is_behind_say(scene: &Scene, piece: &Range<usize>) -> bool {
    let within = &scene.atoms.statement(piece.start).atoms;
    let before = piece.start.checked_sub(1).filter(|b| within.contains(b) && scene.atoms.list[*b].run == NO_RUN);
    before.is_some_and(|b| {
        let token = scene.atoms.token(scene.document, b);
        scene.document.features(token).lemma == lexicon::key("say") && scene.document.nodes[token].part.is_verb()
    })
}

/// "said [before he died]": when it was said, not what.
pub fn is_adverbial(scene: &Scene, piece: &Range<usize>) -> bool {
    let document = scene.document;
    let first = scene.atoms.token(document, piece.start);
    let clause = document.nodes[first].head as usize;
    let verb = document.nodes[clause].head as usize;
    let word = document.features(first);
    document.nodes[first].relation == Relation::Mark
        && document.nodes[clause].relation == Relation::AdverbialClause
        && verb < first
        && document.features(verb).is(Tag::SayOften)
        && !document.features(verb).is(Tag::Ask)
        && !word.is(Tag::Condition)
        && !word.is(Tag::That)
        && piece.clone().all(|a| scene.atoms.list[a].run == NO_RUN)
}

/// Whether a stretch is a scrap: no clause, or a phrase of time or place.
pub fn is_scrap(scene: &Scene, piece: &Range<usize>) -> bool {
    has_no_clause(scene, piece) || is_thing(scene, piece)
}

/// "read the script for a drama, which …", "announced a recall of trucks": a thing, not a statement, is the cue's object.
pub fn is_thing(scene: &Scene, piece: &Range<usize>) -> bool {
    let document = scene.document;
    let token_of = |atom: usize| scene.atoms.token(document, atom);
    let (first, end) = (token_of(piece.start), token_of(piece.end - 1) + 1);
    if piece.clone().any(|a| scene.atoms.list[a].run != NO_RUN) && piece.len() < 3 {
        return false;
    }
    // "Republicans said the findings raised questions": what follows "said" is a clause, whatever the parser took it for.
    let has_verb = || {
        piece.clone().skip(1).any(|a| {
            let part = document.nodes[token_of(a)].part;
            scene.atoms.list[a].run == NO_RUN && (part == Part::Auxiliary || part.is_verb())
        })
    };
    let top = tree::path(document, first).take_while(|t| (first..end).contains(t)).last().unwrap_or(first);
    let node = document.nodes[top];
    if node.relation == Relation::Object && is_behind_say(scene, piece) && has_verb() {
        return false;
    }
    let cue = node.head as usize;
    let clause = |c: usize| {
        let complement = matches!(document.nodes[c].relation, Relation::ClausalComplement | Relation::OpenComplement);
        complement && (first..end).contains(&c) && document.nodes[c].part.is_verb() && !clauses::is_aside(document, c)
    };
    // "urged voters to stay", "said after the vote he would go": the cue has a clause as well.
    let takes_clause = cue < first && tree::children(document, cue).any(clause);
    if takes_clause || cue < first && document.features(cue).is(Tag::Claims) && has_own_clause(scene, piece) {
        return false;
    }
    let outside = !(first..end).contains(&(node.head as usize));
    outside
        && (node.head as usize) < first
        && matches!(node.relation, Relation::Object | Relation::Oblique)
        && matches!(node.part, Part::Noun | Part::ProperNoun)
        && tree::child(document, top, &[Relation::Copula, Relation::Auxiliary]).is_none()
}

/// "acknowledged funding was short": a finite verb behind a noun, in no relative clause.
fn has_own_clause(scene: &Scene, piece: &Range<usize>) -> bool {
    let document = scene.document;
    // "the vital wicket of Costa, who was caught by Hale": a verb between commas belongs to the aside.
    let within = &scene.atoms.statement(piece.start).atoms;
    let opens =
        |a: usize| scene.atoms.class(a, within) == Class::Comma && scene.atoms.class(a + 1, within) == Class::Relative;
    let mut aside = false;
    let mut outside = piece.clone();
    outside.next();
    let outside = outside.filter(|&a| {
        aside = if aside { scene.atoms.list[a].class != Class::Comma } else { opens(a) };
        !aside
    });
    let mut plain = outside.filter(|&a| scene.atoms.list[a].run == NO_RUN);
    plain.any(|a| {
        let token = scene.atoms.token(document, a);
        let Some(before) = token.checked_sub(1) else { return false };
        let node = document.nodes[token];
        let head = if node.part == Part::Auxiliary { node.head as usize } else { token };
        let finite = matches!(node.part, Part::Auxiliary | Part::PastVerb | Part::PresentVerb);
        let relative = document.nodes[head].relation == Relation::RelativeClause;
        let behind_noun = document.nodes[before].part.is_nominal() && !document.features(before).is(Tag::Relative);
        finite && behind_noun && !relative && !document.features(before).is(Tag::That)
    })
}

struct Draft {
    span: Span,
    kind: QuoteKind,
    parts: Vec<Span>,
    utterance: usize,
    speaker: Option<usize>,
    label: Option<Span>,
    cue: Option<usize>,
    sure: f32,
}

/// "LEEDS (Reuters) - [The mill will shut], its owner said": the dateline is nobody's word.
fn behind_dateline(scene: &Scene, span: Span) -> Span {
    let document = scene.document;
    let of_story = document.dateline.filter(|d| d.start <= span.start && span.start < d.end);
    let of_brief = || {
        let at = document.paragraphs.partition_point(|p| p.span.end <= span.start);
        let paragraph = document.paragraphs.get(at).filter(|p| p.span.start == span.start)?;
        let length = dateline::at_head(paragraph.span.of(document.text))?;
        Some(Span::new(span.start, span.start + length))
    };
    let Some(line) = of_story.or_else(of_brief) else { return span };
    let first = document.tokens.partition_point(|t| t.span.start < line.end);
    match document.tokens.get(first) {
        Some(token) if token.span.end <= span.end => Span::new(token.span.start, span.end),
        _ => span,
    }
}

/// Adds a quote with the words that are credited, cut at line ends (a paragraph may be hard-wrapped).
fn push(scene: &Scene, quotes: &mut Vec<Found>, draft: Draft) {
    let text = scene.document.text;
    let label = draft.label.map(credit::label);
    let speaker: Option<SpeakerPhrase> = label.or_else(|| draft.speaker.map(|p| credit::phrase(scene, p)));
    let speaker = speaker.filter(|s| !scene.document.has_endless(s.span));
    for span in lines(text, behind_dateline(scene, draft.span)) {
        let parts: Vec<Span> = draft.parts.iter().flat_map(|&p| lines(text, p)).filter(|p| span.covers(*p)).collect();
        let kind = if draft.kind == QuoteKind::Mixed && parts.is_empty() { QuoteKind::Indirect } else { draft.kind };
        let (cue, polarity) = match draft.cue {
            Some(atom) => {
                let (span, polarity) = cue::expression(scene, atom, &cue::Content { span, kind, parts: &parts });
                (Some(Cue { span, text: span.of(text).into() }), polarity)
            }
            None => (None, Polarity::Affirmed),
        };
        let quote = Quote {
            span,
            kind,
            parts,
            utterance: draft.utterance,
            speaker: speaker.map(|s| Speaker { span: s.span, name: s.span.of(text).into(), entity: None }),
            cue,
            polarity,
            confidence: Score(draft.sure),
        };
        quotes.push(Found { quote, speaker });
    }
}

/// The lines of a span, white space at their edges left out.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::with_capacity(1);
    let mut at = span.start;
    for line in span.of(text).split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + line.len() - line.trim_start().len();
            found.push(Span::new(start, start + body.len()));
        }
        at += line.len();
    }
    found
}
