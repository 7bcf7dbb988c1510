//! The trained ranker: each candidate's features go through boosted trees; the best wins if it is good enough.

use super::candidates::{Question, Slot};
use super::classes::Class;
use super::discourse::Discourse;
use super::features::View;
use super::resolve::Chooser;
use crate::analysis::Score;
use crate::models::trees::{Trees, probability};
use std::sync::OnceLock;

/// Least log-odds at which a candidate is taken, by [`Slot`].
const LEAST: [f32; 8] = [0.4, 0.2, 0.2, 0.1, 0.3, 0.4, 0.6, 0.5];

/// The same for "the president-elect" where one person was called so.
const LEAST_OF_ROLE: f32 = -0.5;

/// Chooses by trees.
pub struct Ranker<'t>(pub &'t Trees);

impl Ranker<'static> {
    pub fn shipped() -> Self {
        static TREES: OnceLock<Trees> = OnceLock::new();
        Self(TREES.get_or_init(|| Trees::read(include_bytes!("../../models/joining.bin"))))
    }
}

impl Chooser for Ranker<'_> {
    fn choose(&mut self, discourse: &Discourse, question: &Question, candidates: &[usize]) -> Option<(usize, Score)> {
        let view = View::new(discourse, question, candidates);
        let rows: Vec<_> = candidates.iter().enumerate().map(|(rank, &entity)| view.features(entity, rank)).collect();
        let one_role = question.slot == Slot::Person && view.fitting_nouns == 1;
        let least = LEAST[question.slot as usize];
        let (nth, score) = self.0.best(&rows, if one_role { LEAST_OF_ROLE } else { least })?;
        if score < least && !view.in_roles(candidates[nth]) {
            return None;
        }
        Some((candidates[nth], Score(probability(score))))
    }
}

/// "It is clear that", "it was hard to", "it rained": means nothing for sure.
pub fn is_dummy_it(discourse: &Discourse, i: usize) -> bool {
    if discourse.classes[i] != Class::It {
        return false;
    }
    let word = |n: usize| discourse.classes.get(i + n).map_or("", |_| discourse.document.word(i + n));
    match discourse.near(i, 1) {
        Class::Be | Class::Possessive => {
            let at = 2 + usize::from(discourse.near(i, 2) == Class::Adverb);
            discourse.near(i, at as isize) == Class::Word && matches!(word(at + 1), "that" | "to" | "for")
        }
        _ => matches!(word(1), "rained" | "rains" | "snowed" | "snows" | "hailed"),
    }
}

/// "it is … that", "it was clear": an "it" that means nothing named.
pub fn pleonastic(discourse: &Discourse, i: usize) -> f32 {
    if discourse.classes[i] != Class::It
        || !matches!(discourse.near(i, 1), Class::Be | Class::Modal | Class::Possessive)
    {
        return 0.0;
    }
    let ahead = (2..9).map(|n| discourse.near(i, n)).take_while(|c| *c != Class::Mark);
    let that = ahead.clone().any(|c| c == Class::Clause);
    let to = (2..9).any(|n| discourse.classes.get(i + n).is_some() && discourse.document.word(i + n) == "to");
    1.0 + if that { 2.0 } else { 0.0 } + if to { 1.0 } else { 0.0 }
}
