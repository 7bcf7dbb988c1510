//! The quotes stage: document and entities in; what was said, by whom, with which cue, out.
//!
//! marks (where quotation marks pair) → scene: atoms, phrases and cues (the text as a speaker finder reads it) → said: which
//! stretches were said, by attribution (what reports them) and speakers (who is credited) → report: content (what each cue
//! reports) → assembly: quotes as the contract has them, with names.

pub mod assembly;
pub mod atoms;
pub mod attribution;
pub mod content;
pub mod cues;
pub mod features;
pub mod marks;
pub mod names;
pub mod phrases;
pub mod report;
pub mod said;
pub mod scene;
pub mod speakers;
pub mod vocabulary;

use crate::analysis::Quote;
use crate::document::Document;
use crate::entities::Entities;
use crate::model::linear::Linear;
use scene::Scene;
use speakers::Work;
use std::sync::LazyLock;

/// The trained rankers, one per question.
pub struct Models {
    runs: Linear,
    speakers: Linear,
    contents: Linear,
}

static MODELS: LazyLock<Models> = LazyLock::new(|| {
    let bytes = include_bytes!("../models/quotes.bin");
    let (runs, rest) = Linear::read(bytes).expect("models/quotes.bin is whole");
    let (speakers, rest) = Linear::read(rest).expect("models/quotes.bin is whole");
    let (contents, _) = Linear::read(rest).expect("models/quotes.bin is whole");
    Models { runs, speakers, contents }
});

/// All quotes, in text order.
pub fn find(document: &Document, entities: &Entities) -> Vec<Quote> {
    let scene = Scene::read(document, entities);
    let mut work = Work::default();
    let said = said::find(&scene, &MODELS, &mut work);
    let reports = report::find(&scene, &MODELS.contents, &said, &mut work);
    assembly::assemble(&scene, &MODELS, &reports, &said, &mut work)
}

/// A short text of the tests, every line of it body text.
#[cfg(test)]
fn read_body(text: &str) -> Document<'_> {
    use crate::{KindHint, ParagraphKind};
    let lines = text.match_indices('\n').map(|(i, _)| i + 1);
    let hints: Vec<_> = std::iter::once(0).chain(lines).map(|at| KindHint { at, kind: ParagraphKind::Body }).collect();
    crate::document::read(text, None, &hints)
}
