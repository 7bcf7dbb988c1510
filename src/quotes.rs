//! The quotes stage: document and entities in; what was said, by whom, with which cue, out.
//!
//! marks (where quotation marks pair) → scene: atoms, phrases and cues (the text as a speaker finder reads it) → said: which
//! stretches were said, by attribution (what reports them), a second look (with the whole article in view) and speakers (who is
//! credited) → report: content (what each cue
//! reports) → assembly: quotes as the contract has them, with names.

pub mod assembly;
pub mod atoms;
pub mod attribution;
pub mod content;
pub mod features;
pub mod names;
pub mod phrases;
pub mod report;
pub mod said;
pub mod scene;
pub mod second_look;
pub mod speakers;
pub mod transcript;

use crate::analysis::Quote;
use crate::document::Document;
use crate::entities::Entities;
use crate::models::linear::Linear;
use crate::models::trees::Trees;
use scene::Scene;
use speakers::Work;
use std::sync::LazyLock;

/// The trained rankers, one per question.
pub struct Models {
    runs: Linear,
    speakers: Linear,
    contents: Linear,
    said: Trees,
}

impl Models {
    /// Reads a model file.
    ///
    /// # Panics
    /// On a damaged file: models are part of the program.
    pub fn read(bytes: &'static [u8]) -> Self {
        let (runs, rest) = Linear::read(bytes).expect("the quotes' model is whole");
        let (speakers, rest) = Linear::read(rest).expect("the quotes' model is whole");
        let (contents, rest) = Linear::read(rest).expect("the quotes' model is whole");
        Self { runs, speakers, contents, said: Trees::read(rest) }
    }
}

static MODELS: LazyLock<Models> = LazyLock::new(|| Models::read(include_bytes!("../models/quotes.bin")));

/// All quotes, in text order.
pub fn find(document: &Document, entities: &Entities) -> Vec<Quote> {
    find_with(document, entities, &MODELS)
}

/// As [`find`], by other models.
pub fn find_with(document: &Document, entities: &Entities, models: &Models) -> Vec<Quote> {
    let scene = Scene::read(document, entities);
    let mut work = Work::default();
    let said = said::find(&scene, models, &mut work);
    let reports = report::find(&scene, &models.contents, &said, &mut work);
    assembly::assemble(&scene, models, &reports, &said, &mut work)
}

/// A short text of the tests, every line of it body text.
#[cfg(test)]
pub(crate) fn read_body(text: &str) -> Document<'_> {
    use crate::{KindHint, ParagraphKind};
    let lines = text.match_indices('\n').map(|(i, _)| i + 1);
    let hints: Vec<_> = std::iter::once(0).chain(lines).map(|at| KindHint { at, kind: ParagraphKind::Body }).collect();
    crate::document::read(text, None, &hints)
}
