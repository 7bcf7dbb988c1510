//! Cues → what they report, as far as the words stand in the cue's own sentence.
//!
//! "Lima said the crane was late" → the cue "said" with "the crane was late". Each atom belongs to one report at most: the
//! surest takes it.

use super::content::{self, Content, View};
use super::scene::Scene;
use super::speakers::{self, Work};
use crate::model::linear::{Linear, softmax};

/// A cue with the words it reports.
#[derive(Clone, Debug)]
pub struct Report {
    pub cue: usize,
    pub content: Content,
    pub confidence: f32,
}

/// Below this a cue reports nothing.
const SURE: f32 = 0.5;

/// All reports, in the order of their cues.
pub fn find(scene: &Scene, model: &Linear, work: &mut Work) -> Vec<Report> {
    let mut reports = Vec::new();
    let mut found = Vec::new();
    for &cue in &scene.cues {
        content::candidates(scene, cue, &mut found);
        let view = View::of(scene, cue);
        work.scores.clear();
        for c in &found {
            content::describe(scene, &view, c, &mut work.features);
            work.scores.push(model.score(&work.features.list));
        }
        softmax(&mut work.scores);
        let confidence = 1.0 - work.scores[0];
        if confidence > SURE {
            work.scores[0] = 0.0;
            let best = speakers::best(&work.scores);
            reports.push(Report { cue, content: found[best].clone(), confidence });
        }
    }
    keep_apart(scene, &mut reports);
    reports
}

/// Takes out reports that share words with a surer one.
fn keep_apart(scene: &Scene, reports: &mut Vec<Report>) {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|&a, &b| reports[b].confidence.total_cmp(&reports[a].confidence).then(a.cmp(&b)));
    let mut taken = vec![false; scene.atoms.list.len()];
    let mut keep = vec![false; reports.len()];
    for i in order {
        if reports[i].content.pieces().flatten().any(|a| taken[a]) {
            continue;
        }
        keep[i] = true;
        for a in reports[i].content.pieces().flatten() {
            taken[a] = true;
        }
    }
    let mut keep = keep.into_iter();
    reports.retain(|_| keep.next().unwrap_or(false));
}
