//! Scores → the chosen set: the best sentences that together say most and repeat least.
//!
//! A beam search over sets. A set is worth the scores of its sentences and the story's words it covers, each word once,
//! against its length. Sentences that need others bring them along; flawed ones come in only when nothing else is left.

use super::coherence::{Block, Flaw};
use super::terms::Terms;
use rustc_hash::FxHashMap;

/// How long the summary may be.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    Sentences(usize),
    Words(usize),
}

/// What the search weighs, for each story sentence and term.
pub struct Worth<'a> {
    /// The ranker's probability of each story sentence.
    pub scores: &'a [f32],
    /// Words of each story sentence.
    pub words: &'a [u32],
    /// Where each sentence's occurrences start to count (an agency's prefix does not).
    pub skipped: &'a [usize],
    /// How likely a summary has each term a first and a second time.
    pub coverage: &'a [[f32; 2]],
    /// The share of each sentence's neighbouring word pairs that a summary has.
    pub precision: &'a [f32],
    pub tuning: Tuning,
}

/// Set by cross-validation in the trainer.
#[derive(Clone, Copy, Debug)]
pub struct Tuning {
    /// Weight of covered words, and of covered pairs of words, against scores.
    pub words: f32,
    pub pairs: f32,
    /// How many words a summary by hand would have.
    pub length: f32,
    /// How much more than the lead a set must be worth to be shown in its place.
    pub margin: f32,
}

impl Limit {
    /// The most sentences that can fit.
    fn most(self) -> usize {
        match self {
            Limit::Sentences(n) => n,
            Limit::Words(n) => (n / 4).clamp(1, MOST),
        }
    }
}

const BEAM: usize = 8;
/// The one sentence that must be there although it is too long.
const OVER_BUDGET: f32 = 10.0;
/// No summary is longer, whatever the budget.
const MOST: usize = 60;

#[derive(Clone, Default)]
struct State {
    /// Story sentences, sorted.
    chosen: Vec<u32>,
    scores: f32,
    words: u32,
    hits: f32,
    pair_hits: f32,
    penalty: f32,
    seen: Vec<u8>,
}

impl State {
    fn value(&self, tuning: &Tuning) -> f32 {
        let share = |hits: f32| 2.0 * hits / (self.words as f32 + tuning.length);
        self.scores + tuning.words * share(self.hits) + tuning.pairs * share(self.pair_hits) - self.penalty
    }
}

fn penalty(flaw: Flaw) -> f32 {
    match flaw {
        Flaw::None => 0.0,
        Flaw::Dangling => 100.0,
        Flaw::Broken => 1000.0,
        Flaw::Furniture => f32::INFINITY,
    }
}

/// The chosen story sentences, in order.
pub fn choose(terms: &Terms, blocks: &[Block], worth: &Worth, candidates: &[usize], limit: Limit) -> Vec<usize> {
    let most = limit.most();
    let local = Local::new(terms, blocks, worth, candidates);
    let start = State { seen: vec![0; local.coverage.len()], ..State::default() };
    let (mut beam, mut best): (Vec<State>, Option<State>) = (vec![start], None);
    for _ in 0..most {
        let mut next: Vec<State> = Vec::new();
        for state in &beam {
            for &candidate in candidates {
                let Some(grown) = grow(state, &blocks[candidate], &local, worth, limit) else { continue };
                if !next.iter().any(|s| s.chosen == grown.chosen) {
                    next.push(grown);
                }
            }
        }
        next.sort_by(|a, b| {
            // Blocks of different sizes compete a sentence at a time.
            let each = |s: &State| s.value(&worth.tuning);
            each(b).total_cmp(&each(a)).then_with(|| a.chosen.cmp(&b.chosen))
        });
        for state in &next {
            if is_better(state, best.as_ref(), worth, limit) {
                best = Some(state.clone());
            }
        }
        next.retain(|s| !is_full(s, limit));
        next.truncate(BEAM);
        if next.is_empty() {
            break;
        }
        beam = next;
    }
    let best = best.unwrap_or_default();
    match lead(blocks, &local, worth, limit) {
        Some(lead) if best.value(&worth.tuning) < lead.value(&worth.tuning) + worth.tuning.margin => lead,
        _ => best,
    }
    .chosen
    .into_iter()
    .map(|i| i as usize)
    .collect()
}

/// The first sentences, where they stand well and are as many as asked for: what a news story is safest told by.
fn lead(blocks: &[Block], local: &Local, worth: &Worth, limit: Limit) -> Option<State> {
    let Limit::Sentences(n) = limit else { return None };
    let start = State { seen: vec![0; local.coverage.len()], ..State::default() };
    let lead = (0..n).try_fold(start, |state, i| {
        let known = blocks.get(i)?.flaw == Flaw::None && local.terms.contains_key(&(i as u32));
        if !known || (blocks[i].first..=blocks[i].last).all(|i| state.chosen.contains(&(i as u32))) {
            return known.then_some(state);
        }
        grow(&state, &blocks[i], local, worth, limit)
    })?;
    (lead.chosen.len() == n).then_some(lead)
}

fn is_full(state: &State, limit: Limit) -> bool {
    match limit {
        Limit::Sentences(n) => state.chosen.len() >= n,
        Limit::Words(n) => state.words as usize >= n,
    }
}

/// More sentences beat fewer where a number was asked; then the value decides.
fn is_better(state: &State, best: Option<&State>, worth: &Worth, limit: Limit) -> bool {
    let Some(best) = best else { return true };
    let (a, b) = (state.value(&worth.tuning), best.value(&worth.tuning));
    match limit {
        Limit::Sentences(_) if state.chosen.len() != best.chosen.len() => state.chosen.len() > best.chosen.len(),
        // Flawed sentences don't fill a budget.
        Limit::Words(_) if state.penalty == best.penalty && state.chosen.len() != best.chosen.len() => {
            state.chosen.len() > best.chosen.len()
        }
        _ => a > b,
    }
}

/// What each sentence would be worth as the only one.
pub fn alone(terms: &Terms, worth: &Worth, nth: usize) -> f32 {
    let kept = terms.of(nth)[worth.skipped[nth]..].iter();
    let state = State {
        scores: worth.scores[nth],
        words: worth.words[nth],
        hits: kept.map(|o| worth.coverage[o.term as usize][0]).sum(),
        pair_hits: worth.precision[nth] * worth.words[nth] as f32,
        ..State::default()
    };
    state.value(&worth.tuning)
}

/// The story sentences worth looking at, best first.
pub fn candidates(blocks: &[Block], scores: &[f32], limit: Limit) -> Vec<usize> {
    let key = |i: usize| scores[i] - penalty(blocks[i].flaw);
    let mut all: Vec<usize> = (0..blocks.len()).filter(|&i| blocks[i].flaw != Flaw::Furniture).collect();
    all.sort_by(|&a, &b| key(b).total_cmp(&key(a)).then(a.cmp(&b)));
    all.truncate(3 * limit.most() + 16);
    all
}

/// All sentences that the blocks of `candidates` have, in order.
pub fn members(blocks: &[Block], candidates: &[usize]) -> Vec<usize> {
    let mut members: Vec<usize> = candidates.iter().flat_map(|&c| blocks[c].first..=blocks[c].last).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The terms and pairs of the candidates, numbered densely.
#[derive(Default)]
struct Local {
    coverage: Vec<[f32; 2]>,
    terms: FxHashMap<u32, Vec<u32>>,
}

impl Local {
    fn new(terms: &Terms, blocks: &[Block], worth: &Worth, candidates: &[usize]) -> Self {
        let mut numbers = FxHashMap::default();
        let mut local = Local::default();
        for sentence in members(blocks, candidates) {
            let kept = &terms.of(sentence)[worth.skipped[sentence]..];
            let list = kept.iter().map(|o| {
                *numbers.entry(o.term).or_insert_with(|| {
                    local.coverage.push(worth.coverage[o.term as usize]);
                    (local.coverage.len() - 1) as u32
                })
            });
            local.terms.insert(sentence as u32, list.collect());
        }
        local
    }
}

/// `state` with the missing sentences of `block`, if that keeps within the limit.
fn grow(state: &State, block: &Block, local: &Local, worth: &Worth, limit: Limit) -> Option<State> {
    let fresh: Vec<u32> =
        (block.first as u32..=block.last as u32).filter(|i| state.chosen.binary_search(i).is_err()).collect();
    let words: u32 = fresh.iter().map(|&i| worth.words[i as usize]).sum();
    let fits = match limit {
        Limit::Sentences(n) => state.chosen.len() + fresh.len() <= n,
        Limit::Words(n) => (state.words + words) as usize <= n || state.chosen.is_empty() && fresh.len() == 1,
    };
    if fresh.is_empty() || !fits {
        return None;
    }
    let mut grown = state.clone();
    grown.penalty += penalty(block.flaw);
    grown.words += words;
    if let Limit::Words(n) = limit
        && grown.words as usize > n
    {
        grown.penalty += OVER_BUDGET;
    }
    for &i in &fresh {
        grown.scores += worth.scores[i as usize];
        for &term in &local.terms[&i] {
            let seen = &mut grown.seen[term as usize];
            if let Some(gain) = local.coverage[term as usize].get(usize::from(*seen)) {
                grown.hits += gain;
                *seen += 1;
            }
        }
        grown.pair_hits += worth.precision[i as usize] * worth.words[i as usize] as f32;
        let at = grown.chosen.partition_point(|&c| c < i);
        grown.chosen.insert(at, i);
    }
    Some(grown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::{coherence, surface};

    fn chosen(text: &str, scores: &[f32], limit: Limit) -> Vec<usize> {
        let document = crate::summary::story(text);
        let terms = Terms::count(&document);
        let surfaces = surface::read(&document, &terms, &[]);
        let words: Vec<u32> = surfaces.iter().map(|s| s.words).collect();
        let coverage = vec![[0.5, 0.1]; terms.len()];
        let tuning = Tuning { words: 1.0, pairs: 0.0, length: 40.0, margin: 0.0 };
        let precision = vec![0.0; scores.len()];
        let skipped = vec![0; scores.len()];
        let worth =
            Worth { scores, words: &words, skipped: &skipped, coverage: &coverage, precision: &precision, tuning };
        let blocks = coherence::blocks(&surfaces, 3);
        choose(&terms, &blocks, &worth, &candidates(&blocks, scores, limit), limit)
    }

    const STORY: &str = "Two ferries collided off Malta on Monday. Two ferries collided off Malta on Monday, police said. \
                         Nobody was hurt in the crash. But he was fined.";

    #[test]
    fn what_was_said_is_not_repeated() {
        assert_eq!(chosen(STORY, &[0.9, 0.8, 0.75, 0.1], Limit::Sentences(2)), [0, 2]);
    }

    #[test]
    fn all_are_taken_when_few_are_left() {
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.8, 0.1], Limit::Sentences(10)), [0, 1, 2, 3]);
    }

    #[test]
    fn a_leaning_sentence_does_not_stand_alone() {
        assert_eq!(chosen(STORY, &[0.1, 0.1, 0.5, 0.9], Limit::Sentences(2)), [2, 3]);
    }

    #[test]
    fn a_budget_takes_at_least_one() {
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.5, 0.1], Limit::Words(3)), [0]);
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.8, 0.1], Limit::Words(14)), [0, 2]);
    }
}
