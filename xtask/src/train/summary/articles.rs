//! Articles with reference summaries, read as the product reads them, with what the learners shall find in them.

use super::rouge::{self, Stems};
use nutgraf::document::Document;
use nutgraf::entities::Entities;
use nutgraf::summary::features::Story;
use nutgraf::summary::passes::Active;
use nutgraf::summary::surface::{self, Surface};
use nutgraf::summary::terms::{self, Terms};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

#[derive(Deserialize)]
pub struct Record {
    pub text: String,
    pub reference: Vec<String>,
}

pub struct Article<'t> {
    pub source: &'static str,
    /// Out of which training it is kept.
    pub fold: usize,
    pub document: Document<'t>,
    pub entities: Entities,
    pub terms: Terms,
    pub surfaces: Vec<Surface>,
    reference: Vec<Vec<u32>>,
    /// Stems of each story sentence.
    pub sentences: Vec<Vec<u32>>,
    /// How often the reference has each term.
    pub wanted: Vec<u32>,
    /// Whether the oracle takes each story sentence.
    pub oracle: Vec<bool>,
    /// The share of each story sentence's neighbouring word pairs that the reference has.
    pub precision: Vec<f32>,
}

impl<'t> Article<'t> {
    pub fn read(source: &'static str, fold: usize, record: &'t Record, stems: &mut Stems) -> Self {
        let document = nutgraf::syntax::read(&record.text, None, &[]);
        let (entities, quotes) = nutgraf::entities::read(&document);
        let terms = Terms::count(&document);
        let surfaces = surface::read(&document, &terms, &entities, &quotes, Active::ALL);
        let reference: Vec<Vec<u32>> = record.reference[0].lines().map(|l| stems.tokens(l)).collect();
        let sentences: Vec<Vec<u32>> = surfaces.iter().map(|s| stems.tokens(s.span.of(&record.text))).collect();
        let wanted = wanted(&document, &terms, &reference, stems);
        let oracle = oracle(&reference, &sentences, &surfaces);
        let precision = precision(&reference, &sentences);
        Self { source, fold, document, entities, terms, surfaces, reference, sentences, wanted, oracle, precision }
    }

    pub fn story(&self) -> Story<'_> {
        Story { document: &self.document, terms: &self.terms, surfaces: &self.surfaces, entities: &self.entities }
    }

    /// ROUGE of the chosen story sentences.
    pub fn score(&self, chosen: &[usize]) -> rouge::Scores {
        let lines: Vec<&[u32]> = chosen.iter().map(|&i| self.sentences[i].as_slice()).collect();
        rouge::score(&self.reference, &lines)
    }
}

fn wanted(document: &Document, terms: &Terms, reference: &[Vec<u32>], stems: &mut Stems) -> Vec<u32> {
    let mut in_reference: HashMap<u32, u32> = HashMap::new();
    for &stem in reference.iter().flatten() {
        *in_reference.entry(stem).or_insert(0) += 1;
    }
    let mut wanted: Vec<Option<u32>> = vec![None; terms.len()];
    let mut lower = String::new();
    for nth in 0..terms.story.len() {
        let (mut part, mut last) = (0, u32::MAX);
        for o in terms.of(nth) {
            part = if o.token == last { part + 1 } else { 0 };
            last = o.token;
            if wanted[o.term as usize].is_none()
                && let Some(word) = terms::parts(document.word(o.token as usize)).nth(part)
            {
                terms::lower(word, &mut lower);
                wanted[o.term as usize] = Some(in_reference.get(&stems.number(&lower)).copied().unwrap_or(0));
            }
        }
    }
    wanted.into_iter().map(Option::unwrap_or_default).collect()
}

/// Adds the sentence that raises ROUGE-1 + ROUGE-2 most, up to three, while it rises.
fn oracle(reference: &[Vec<u32>], sentences: &[Vec<u32>], surfaces: &[Surface]) -> Vec<bool> {
    let reference = reference.concat();
    let mut chosen = vec![false; sentences.len()];
    let (mut text, mut best) = (Vec::new(), 0.0);
    for _ in 0..3 {
        let mut pick = None;
        for (i, sentence) in sentences.iter().enumerate() {
            if chosen[i] || surfaces[i].furniture {
                continue;
            }
            let tried = [text.as_slice(), sentence].concat();
            let value = rouge::grams(&reference, &tried, 1) + rouge::grams(&reference, &tried, 2);
            if value > best {
                (best, pick) = (value, Some(i));
            }
        }
        let Some(i) = pick else { break };
        chosen[i] = true;
        text.extend_from_slice(&sentences[i]);
    }
    chosen
}

fn precision(reference: &[Vec<u32>], sentences: &[Vec<u32>]) -> Vec<f32> {
    let flat = reference.concat();
    let pairs: HashSet<&[u32]> = flat.windows(2).collect();
    let share = |s: &Vec<u32>| s.windows(2).filter(|w| pairs.contains(w)).count() as f32 / s.len().max(1) as f32;
    sentences.iter().map(share).collect()
}
