//! The quotes stage: document and entities in; what was said, by whom, with which cue, out.
//!
//! marks (where quotation marks pair) → atoms, phrases and cues (the text as a speaker finder reads it) → attribution
//! (what reports each marked stretch, if anything) → speakers (who is credited).

pub mod atoms;
pub mod attribution;
pub mod cues;
pub mod features;
pub mod marks;
pub mod phrases;
pub mod scene;
pub mod speakers;
pub mod vocabulary;

use crate::analysis::{Cue, Quote, QuoteKind, Score, Speaker};
use crate::document::Document;
use crate::entities::Entities;
use crate::model::linear::{Linear, softmax};
use attribution::{Choice, Past, View};
use scene::Scene;
use speakers::{Context, Work};
use std::sync::LazyLock;

struct Models {
    runs: Linear,
    speakers: Linear,
}

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let bytes = include_bytes!("../models/quotes.bin");
    let (runs, rest) = Linear::read(bytes).expect("models/quotes.bin is whole");
    let (speakers, _) = Linear::read(rest).expect("models/quotes.bin is whole");
    Models { runs, speakers }
});

/// A marked stretch that somebody said.
struct Said {
    run: usize,
    cue: Option<usize>,
    speaker: Option<usize>,
    utterance: usize,
    confidence: f32,
}

/// All quotes, in text order.
pub fn find(document: &Document, entities: &Entities) -> Vec<Quote> {
    let scene = Scene::read(document, entities);
    let said = attribute(&scene);
    said.iter()
        .map(|s| {
            let span = scene.runs[s.run].span;
            Quote {
                span,
                kind: QuoteKind::Direct,
                parts: vec![span],
                utterance: s.utterance,
                speaker: s.speaker.map(|p| credit(&scene, p)),
                cue: s.cue.map(|c| {
                    let span = scene.atoms.list[c].span;
                    Cue { span, text: span.of(document.text).into() }
                }),
                confidence: Score(s.confidence),
            }
        })
        .collect()
}

fn credit(scene: &Scene, phrase: usize) -> Speaker {
    let span = scene.phrases[phrase].span(&scene.atoms);
    let entity = scene.phrases[phrase].entity.map(|(e, _)| e);
    let name =
        entity.map_or_else(|| span.of(scene.document.text).to_string(), |e| scene.entities.list()[e].name.clone());
    Speaker { span, name, entity }
}

/// Decides for each marked stretch in turn whether it was said, with which cue and by whom.
fn attribute(scene: &Scene) -> Vec<Said> {
    let (mut said, mut past, mut last) = (Vec::<Said>::new(), Past::default(), None);
    let (mut options, mut work) = (Vec::new(), Work::default());
    for run in 0..scene.runs.len() {
        attribution::options(scene, run, past, &mut options);
        let view = View::of(scene, run);
        let mut p: Vec<f32> = Vec::with_capacity(options.len());
        for &option in &options {
            attribution::describe(scene, &view, option, past, &mut work.features);
            p.push(MODELS.runs.score(&work.features.list));
        }
        softmax(&mut p);
        past.said = p[0] < 0.5;
        if !past.said {
            continue;
        }
        p[0] = 0.0;
        let best = speakers::best(&p);
        let context = Context { last, no_entities: false };
        let mut take = |anchor| speakers::choose(scene, &MODELS.speakers, anchor, context, &mut work);
        let next = said.last().map_or(0, |s| s.utterance + 1);
        let (cue, (speaker, sure), utterance) = match (options[best], said.last()) {
            (Choice::GoesOn, Some(s)) => (s.cue, (s.speaker, s.confidence), s.utterance),
            (Choice::Cue(cue), Some(s)) if s.cue == Some(cue) => (s.cue, (s.speaker, s.confidence), s.utterance),
            (Choice::Cue(cue), _) => (Some(cue), take(cue), next),
            _ => (None, take(scene.atoms.of_run[run]), next),
        };
        said.push(Said { run, cue, speaker, utterance, confidence: p[best] * sure });
        last = speaker.or(last);
        past.run = Some(run);
        past.cue = cue;
    }
    said
}

/// A short text of the tests, every line of it body text.
#[cfg(test)]
fn read_body(text: &str) -> Document<'_> {
    use crate::{KindHint, ParagraphKind};
    let lines = text.match_indices('\n').map(|(i, _)| i + 1);
    let hints: Vec<_> = std::iter::once(0).chain(lines).map(|at| KindHint { at, kind: ParagraphKind::Body }).collect();
    crate::document::read(text, None, &hints)
}
