//! Marked stretches → those that somebody said, each with its cue and its speaker, decided one after the other.
//!
//! "“We won,” said Lima. “Go home.”" → two stretches, one utterance, one speaker.

use super::Models;
use super::attribution::{self, Choice, Past, View};
use super::report;
use super::scene::Scene;
use super::speakers::{self, Context, Work};
use crate::model::linear::softmax;

/// A marked stretch that somebody said.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub run: usize,
    pub cue: Option<usize>,
    /// The phrase that is credited.
    pub speaker: Option<usize>,
    pub utterance: usize,
    pub confidence: f32,
}

/// Decides for each marked stretch in turn whether it was said, with which cue and by whom.
pub fn find(scene: &Scene, models: &Models, work: &mut Work) -> Vec<Said> {
    let (mut said, mut past, mut last) = (Vec::<Said>::new(), Past::default(), None);
    let (mut options, mut p) = (Vec::new(), Vec::new());
    let covers = report::covers(scene, &models.contents, work);
    for run in 0..scene.runs.len() {
        attribution::options(scene, run, past, &mut options);
        let view = View::of(scene, run, &covers);
        p.clear();
        for &option in &options {
            attribution::describe(scene, &view, option, past, &mut work.features);
            p.push(models.runs.score(&work.features.list));
        }
        softmax(&mut p);
        past.said = p[0] < 0.5;
        if !past.said {
            continue;
        }
        p[0] = 0.0;
        let best = speakers::best(&p);
        let context = Context { last, no_entities: false };
        let mut take = |anchor| speakers::choose(scene, &models.speakers, anchor, context, work);
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
