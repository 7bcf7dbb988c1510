//! The quotes stage: document and names in; what was said, with which cue, and the words that are credited, out. Whom these
//! words mean is decided by the mentions stage, with the quotes known.
//!
//! marks (where quotation marks pair) → scene: atoms, phrases and cues (the text as a speaker finder reads it; placed: what the
//! place of a word tells) → said: which
//! stretches were said, by attribution (what reports them), a second look (with the whole article in view) and speakers (who is
//! credited) → report: content (what each cue
//! reports; clauses: what the grammar says it reports) → assembly: quotes as the contract has them, each with its whole cue and its credited phrase.

pub mod assembly;
pub mod atoms;
pub mod attribution;
pub mod clauses;
pub mod content;
pub mod credit;
pub mod cue;
pub mod cue_vetoes;
pub mod features;
pub mod passes;
pub mod phrases;
pub mod placed;
pub mod report;
pub mod said;
pub mod scene;
pub mod second_look;
pub mod speakers;
pub mod transcript;

use crate::analysis::Quote;
use crate::document::Document;
use crate::models::linear::Linear;
use crate::models::trees::Trees;
use crate::names::Entities;
use crate::span::Span;
pub use credit::{SpeakerKind, SpeakerPhrase};
pub use passes::passes;
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

/// One quote, and the words that are credited with it.
#[derive(Clone, Debug)]
pub struct Found {
    /// Its speaker has no entity yet, and the credited words for a name.
    pub quote: Quote,
    pub speaker: Option<SpeakerPhrase>,
}

/// All that was said.
#[derive(Default)]
pub struct Quotes {
    /// In text order.
    pub list: Vec<Found>,
    /// The stretches in quotation marks, in text order, said by anybody or not.
    pub marked: Vec<Span>,
}

/// All quotes of `document`, of which the names are known.
pub fn find(document: &Document, names: &Entities) -> Quotes {
    find_with(document, names, &MODELS)
}

/// As [`find`], by other models.
pub fn find_with(document: &Document, names: &Entities, models: &Models) -> Quotes {
    let scene = Scene::read(document, names);
    let mut work = Work::default();
    let said = said::find(&scene, models, &mut work);
    let reports = report::find(&scene, &models.contents, &said, &mut work);
    let list = assembly::assemble(&scene, models, &reports, &said, &mut work);
    Quotes { list, marked: scene.runs.iter().map(|r| r.span).collect() }
}

/// A short text of the tests, every line of it body text.
#[cfg(test)]
pub(crate) fn read_body(text: &str) -> Document<'_> {
    use crate::{KindHint, ParagraphKind};
    let lines = text.match_indices('\n').map(|(i, _)| i + 1);
    let hints: Vec<_> = std::iter::once(0).chain(lines).map(|at| KindHint { at, kind: ParagraphKind::Body }).collect();
    crate::syntax::read(text, None, &hints)
}
