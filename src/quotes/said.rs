//! Marked stretches → those that somebody said, each with its cue and its speaker, decided one after the other.
//!
//! "“We won,” said Lima. “Go home.”" → two stretches, one utterance, one speaker.

use super::Models;
use super::atoms::{Atom, Class};
use super::attribution::{self, Choice, Past, View};
use super::passes::{self, Correction};
use super::report::{self, Covers};
use super::scene::Scene;
use super::second_look::{self, First};
use super::speakers::{self, Context, Work};
use crate::analysis::{EntityType, MentionKind, ParagraphKind};
use crate::document::words::Case;
use crate::document::{Document, Part, Relation};
use crate::english::{Tag, lexicon};
use crate::models::linear::{Linear, softmax};
use crate::models::trees::probability;
use crate::span::Span;
use crate::syntax::{tree, verbs};
use crate::trace::Pass;

/// A marked stretch that somebody said.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub run: usize,
    pub cue: Option<usize>,
    /// The phrase that is credited.
    pub speaker: Option<usize>,
    /// The name before the colon inside the marks, as transcripts have it: it overrules `speaker`.
    pub label: Option<Span>,
    pub utterance: usize,
    pub confidence: f32,
}

/// Decides for each marked stretch in turn whether it was said, with which cue and by whom.
pub fn find(scene: &Scene, models: &Models, work: &mut Work) -> Vec<Said> {
    let covers = report::covers(scene, &models.contents, work);
    let looks = look(scene, &models.runs, &covers, work);
    let first: Vec<First> = looks.iter().enumerate().map(|(run, l)| l.first(scene.atoms.of_run[run])).collect();
    let rows = second_look::describe(scene, &first, &covers);
    let (mut said, mut past, mut last) = (Vec::<Said>::new(), Past::default(), None);
    for (run, mut look) in looks.into_iter().enumerate() {
        if look.past != past {
            look = Look::at(scene, &models.runs, &covers, run, past, work);
        }
        let likely = probability(models.said.score(&rows[run]));
        let best = look.best();
        let narrated = narrated(scene, run, look.options[best]).filter(|_| !look.is_certain());
        let placed = look.placed.is_some() && look.placed == Some(best);
        past.said = look.is_certain() || (likely > 0.5 || narrated.is_some() || placed) && !is_vetoed(scene, run);
        if !past.said {
            continue;
        }
        let (label, signed) = (look.label, look.signed.is_some());
        let sure = if look.is_certain() || narrated.is_some() {
            1.0
        } else {
            likely * look.p[best] / (1.0 - look.p[0]).max(f32::MIN_POSITIVE)
        };
        let context = Context { last, no_entities: false };
        let mut take = |anchor| speakers::choose(scene, &models.speakers, anchor, context, work);
        let next = said.last().map_or(0, |s| s.utterance + 1);
        let before = said.last().filter(|_| label.is_none());
        let (cue, (speaker, credit), label, utterance) = match (look.options[best], before) {
            _ if narrated.is_some() => (None, (narrated, NARRATED), None, next),
            (Choice::GoesOn, Some(s)) => (s.cue, (s.speaker, s.confidence), s.label, s.utterance),
            (Choice::Cue(cue), Some(s)) if s.cue == Some(cue) && !signed => {
                (s.cue, (s.speaker, s.confidence), s.label, s.utterance)
            }
            (Choice::Cue(cue), _) if signed => (Some(cue), (scene.phrase_at(cue + 1), 1.0), None, next),
            (Choice::Cue(cue), _) if label.is_none() => {
                let (speaker, credit) = take(cue);
                (Some(cue), (speaker.or_else(|| speakers::subject_of(scene, cue)), credit), None, next)
            }
            _ if label.is_some() => (None, (None, 1.0), label, next),
            _ => {
                let (speaker, credit) = take(scene.atoms.of_run[run]);
                (None, (speaker.filter(|&phrase| can_speak(scene, run, phrase)), credit), None, next)
            }
        };
        said.push(Said { run, cue, speaker, label, utterance, confidence: sure * credit });
        last = speaker.or(last);
        past.run = Some(run);
        past.cue = cue;
    }
    said
}

/// Whether a phrase may speak where no cue says so: somebody named, "she", "the mayor", "the council", and not "the boats".
fn can_speak(scene: &Scene, run: usize, phrase: usize) -> bool {
    const SPEAKS: [Tag; 6] = [Tag::Person, Tag::Body, Tag::Speaks, Tag::Title, Tag::Calling, Tag::Spoken];
    let this = &scene.phrases[phrase];
    let head = scene.document.features(scene.atoms.token(scene.document, this.core - 1));
    // "“It was dark.” Rui Costa said the boats had left": a sentence of its own that is told of somebody else.
    let ended = scene.runs[run].inner.of(scene.document.text).trim_end().ends_with('.');
    if ended && this.start >= scene.atoms.statement(scene.atoms.of_run[run]).atoms.end {
        return false;
    }
    this.kind != MentionKind::Nominal || SPEAKS.into_iter().any(|tag| head.is(tag))
}

/// How sure it is that the subject of the sentence before speaks.
const NARRATED: f32 = 0.6;

/// Whom a pass credits with a marked stretch that has no cue of its own.
fn narrated(scene: &Scene, run: usize, choice: Choice) -> Option<usize> {
    let runs = |pass: &&Pass<Correction>| scene.document.trace.runs(pass.name);
    let found = passes::PASSES.iter().filter(runs).find_map(|pass| match pass.run {
        Correction::Narrated(subject) => subject(scene, run, choice).map(|phrase| (pass.name, phrase)),
        _ => None,
    });
    let (name, phrase) = found?;
    let words = scene.phrases[phrase].span(&scene.atoms).of(scene.document.text);
    passes::record(scene.document, name, scene.runs[run].span, words);
    Some(phrase)
}

/// "Alice Moreno turned to the crowd. “The library stays open.”": the subject of the sentence before, where the marked
/// stretch is a sentence or a paragraph of its own.
pub fn subject_before(scene: &Scene, run: usize, choice: Choice) -> Option<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let at = atoms.of_run[run];
    let id = atoms.statement_of[at] as usize;
    let here = &atoms.statements[id];
    let alone = atoms.list[here.atoms.clone()].iter().all(|a| matches!(a.class, Class::Run | Class::Stop));
    let earlier = matches!(choice, Choice::Cue(cue)
        if cue < at && (here.atoms.contains(&cue) || atoms.list[cue].class != Class::Telling));
    if !alone || earlier || here.kind != ParagraphKind::Body || !is_sentence(scene, run) {
        return None;
    }
    let before = atoms.statements.get(id.checked_sub(1)?)?;
    let tells = |a: &Atom| matches!(a.class, Class::Run | Class::Speaking | Class::According | Class::Colon);
    if before.kind == ParagraphKind::Heading || atoms.list[before.atoms.clone()].iter().any(tells) {
        return None;
    }
    let last = document.tokens_in(atoms.list[before.atoms.end - 1].span).start;
    let root = tree::path(document, last).last()?;
    let subject = verbs::subject(document, root)?;
    let phrase = scene.phrase_at(scene.atom_at(subject)?)?;
    let this = &scene.phrases[phrase];
    let word = document.features(subject);
    let person = match this.kind {
        MentionKind::Pronoun => word.is(Tag::Male) || word.is(Tag::Female),
        _ => match this.entity {
            Some((_, kind)) => kind == EntityType::Person,
            None => word.is(Tag::Person),
        },
    };
    person.then_some(phrase)
}

/// Whether the words in marks are a sentence: a capital, a finite verb, an end.
fn is_sentence(scene: &Scene, run: usize) -> bool {
    let (document, marked) = (scene.document, &scene.runs[run]);
    let inner = marked.inner.of(document.text).trim();
    let finite = |t: usize| document.nodes[t].part.is_finite();
    inner.starts_with(char::is_uppercase)
        && inner.ends_with(['.', '?', '!', '…'])
        && document.tokens_in(marked.inner).take(MOST_LOOKED_AT).any(finite)
}

/// Words of a marked stretch that are looked through for a verb.
const MOST_LOOKED_AT: usize = 40;

/// "In the words of Jo Bell, “…”": the cue.
fn words_of(scene: &Scene, run: usize) -> Option<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let at = atoms.of_run[run];
    let within = &atoms.statement(at).atoms;
    let comma = at.checked_sub(1).filter(|&c| within.contains(&c))?;
    if !matches!(atoms.list[comma].class, Class::Comma | Class::Colon) {
        return None;
    }
    let phrase = &scene.phrases[scene.phrase_at(comma.checked_sub(1)?)?];
    let cue = phrase.start.checked_sub(1).filter(|&c| within.contains(&c) && phrase.end == comma)?;
    let token = atoms.token(document, cue);
    let credits = atoms.list[cue].class == Class::According && !document.features(token).is(Tag::According);
    credits.then_some(cue)
}

/// Whether a pass says that a marked stretch is nobody's words.
fn is_vetoed(scene: &Scene, run: usize) -> bool {
    passes::is_vetoed(
        scene.document,
        scene.runs[run].span,
        |pass| matches!(pass, Correction::NotSaid(vetoes) if vetoes(scene, run)),
    )
}

/// "the drama “The Long Love”", "known as “fracking”", "goes by the name “Peaches”": a title or a term in marks.
pub fn is_title_or_term(scene: &Scene, run: usize) -> bool {
    let (document, atoms) = (scene.document, &scene.atoms);
    let at = atoms.of_run[run];
    let within = &atoms.statement(at).atoms;
    if at == within.start {
        return false;
    }
    let words: Vec<usize> =
        document.tokens_in(scene.runs[run].inner).filter(|&t| document.tokens[t].kind.is_wordlike()).collect();
    let before = document.tokens_in(atoms.list[at - 1].span);
    let Some(last) = before.last().filter(|_| atoms.list[at - 1].class != Class::Run) else { return false };
    let word = document.word(last).to_lowercase();
    // "known as", "called", "by the name", "nicknamed"
    let called = matches!(word.as_str(), "named" | "titled" | "entitled" | "nicknamed" | "name" | "nickname")
        || word == "called" && document.nodes[last].relation == Relation::Clause
        || word == "as" && is_known_as(document, last);
    // "Doctors call the condition “brain fog”": a term has no article, as an opinion has.
    let named = || {
        let node = document.nodes[last];
        let verb = node.head as usize;
        let opens = words.first().map(|&t| document.features(t));
        let bare = opens.is_some_and(|w| w.case == Case::Lower && !w.is(Tag::Determiner) && !w.is(Tag::Adverb));
        node.relation == Relation::Object
            && document.features(verb).lemma == lexicon::key("call")
            && document.nodes[verb].part == Part::PresentVerb
            && bare
            && words.iter().any(|&t| document.nodes[t].part == Part::Noun)
    };
    let called = called || words.len() <= SHORT_TERM && named();
    if called && words.len() <= TERM {
        return true;
    }
    // "the drama “The Long Love”", "the “Looking for Dick” project": every word but the small ones has a capital.
    let small = |t: usize| document.word(t).len() <= 4 && document.features(t).case == Case::Lower;
    let title = words.len() > 1
        && words.iter().all(|&t| document.features(t).case.is_capital() || small(t))
        && words.iter().filter(|&&t| document.features(t).case.is_capital()).count() > 1;
    let noun_behind = at + 1 < within.end
        && atoms.list[at + 1].class != Class::Run
        && document.nodes[atoms.token(document, at + 1)].part == Part::Noun;
    let part = document.nodes[last].part;
    // "a way to describe “The Long Love”"
    let infinitive = part == Part::BaseVerb && last > 0 && document.word(last - 1) == "to";
    let joins = infinitive
        || part == Part::Noun && !document.features(last).is(Tag::Person)
        || part == Part::Determiner && noun_behind;
    // "songs like “Cold Water”"
    let example = word == "like" || word == "as" && last > 0 && document.word(last - 1).eq_ignore_ascii_case("such");
    title && words.len() <= TITLE && (joins || example)
}

/// "known as", "known to her friends as"
fn is_known_as(document: &Document, last: usize) -> bool {
    let near = (last.saturating_sub(KNOWN_TO)..last).rev();
    let mut near = near.take_while(|&t| document.tokens[t].kind.is_wordlike());
    near.any(|t| [lexicon::key("know"), lexicon::key("refer")].contains(&document.features(t).lemma))
}

/// Words between "known" and its "as".
const KNOWN_TO: usize = 5;

/// Longest term and title in words.
const TERM: usize = 4;
const SHORT_TERM: usize = 3;
const TITLE: usize = 8;

/// What the ranker makes of one stretch, after what it makes of those before.
struct Look {
    past: Past,
    options: Vec<Choice>,
    /// How likely each option is.
    p: Vec<f32>,
    /// A name that signs the words or stands over them leaves no doubt.
    label: Option<Span>,
    signed: Option<usize>,
    /// The verb that its place makes a cue.
    placed: Option<usize>,
}

impl Look {
    fn at(scene: &Scene, model: &Linear, covers: &Covers, run: usize, past: Past, work: &mut Work) -> Self {
        let mut options = Vec::new();
        attribution::options(scene, run, past, &mut options);
        let view = View::of(scene, run, covers);
        let mut p = Vec::with_capacity(options.len());
        for &option in &options {
            attribution::describe(scene, &view, option, past, &mut work.features);
            p.push(model.score(&work.features.list));
        }
        softmax(&mut p);
        let signature = scene.atoms.of_run[run] + 1;
        let signed = options.iter().position(|&o| o == Choice::Cue(signature) && scene.is_signature(signature));
        let words = words_of(scene, run);
        let signed = signed.or_else(|| options.iter().position(|&o| Some(o) == words.map(Choice::Cue)));
        let label = transcript_label(scene.document.text, scene.runs[run].inner);
        let placed = scene.placed[run].and_then(|verb| options.iter().position(|&o| o == Choice::Cue(verb)));
        Self { past, options, p, label, signed, placed }
    }

    const fn is_certain(&self) -> bool {
        self.label.is_some() || self.signed.is_some()
    }

    /// The best option if the stretch was said.
    fn best(&self) -> usize {
        self.signed.or(self.placed).unwrap_or_else(|| 1 + speakers::best(&self.p[1..]))
    }

    fn first(&self, at: usize) -> First {
        let of = |choice| self.options.iter().position(|&o| o == choice).map_or(0.0, |i| self.p[i]);
        let cues = self.options.iter().zip(&self.p).filter_map(|(o, &p)| match *o {
            Choice::Cue(cue) => Some((p, cue)),
            _ => None,
        });
        let (cue, distance) =
            cues.fold((0.0, 0.0), |best, (p, cue)| if p > best.0 { (p, cue as f32 - at as f32) } else { best });
        let unsaid = self.p[0].clamp(1e-6, 1.0 - 1e-6);
        First {
            odds: libm::logf((1.0 - unsaid) / unsaid),
            cue,
            goes_on: of(Choice::GoesOn),
            no_cue: of(Choice::NoCue),
            distance,
        }
    }
}

/// The ranker's reading of every stretch, one after the other.
fn look(scene: &Scene, model: &Linear, covers: &Covers, work: &mut Work) -> Vec<Look> {
    let mut past = Past::default();
    let mut looks = Vec::with_capacity(scene.runs.len());
    for run in 0..scene.runs.len() {
        let look = Look::at(scene, model, covers, run, past, work);
        past.said = look.p[0] < 0.5 || look.is_certain();
        if past.said {
            past.cue = match look.options[look.best()] {
                Choice::GoesOn => past.cue,
                Choice::Cue(cue) => Some(cue),
                Choice::NoCue | Choice::Unsaid => None,
            };
            past.run = Some(run);
        }
        looks.push(look);
    }
    looks
}

/// The facts for the second look at every stretch, for the trainer.
pub fn facts(scene: &Scene, model: &Linear, covers: &Covers) -> Vec<[f32; second_look::FEATURES]> {
    let looks = look(scene, model, covers, &mut Work::default());
    let first: Vec<First> = looks.iter().enumerate().map(|(run, l)| l.first(scene.atoms.of_run[run])).collect();
    second_look::describe(scene, &first, covers)
}

/// "PENCE: We will win" → "PENCE".
pub fn transcript_label(text: &str, inner: Span) -> Option<Span> {
    let words = inner.of(text);
    let start = words.len() - words.trim_start().len();
    let colon = words.char_indices().take(40).find(|&(_, c)| c == ':')?.0;
    let name = words.get(start..colon)?;
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    // "McCAIN", "O’REILLY"
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    (capitals >= 3 && small <= 1 && !name.contains(char::is_numeric))
        .then(|| Span::new(inner.start + start, inner.start + colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_name_the_speaker_before_a_colon() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(transcript_label(text, Span::new(0, text.len())).map(|s| s.of(text)), expected);
        };
        check("LIMA: We won.", Some("LIMA"));
        check("McCREA: No.", Some("McCREA"));
        check("One thing: we won.", None);
        check("We won.", None);
    }
}
