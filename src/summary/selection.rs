//! Scores → the chosen set: the sentences that together say most and repeat least.
//!
//! A beam search over sets. The value of a set is the scores of its sentences plus the words of the story that it covers,
//! each counted once, relative to its length. A sentence that needs others is added together with them; a flawed one is
//! added only when no other is left.

use super::coherence::{Block, Flaw};
use super::terms::Terms;
use std::ops::Range;

/// How long the summary may be.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    Sentences(usize),
    Words(usize),
}

/// What the value of a set is computed from, for each story sentence and term.
pub struct Worth<'a> {
    /// The ranker's probability of each story sentence.
    pub scores: &'a [f32],
    /// Words of each story sentence.
    pub words: &'a [u32],
    /// How many occurrences of each sentence belong to an agency's prefix, which does not count.
    pub skipped: &'a [usize],
    /// The probability that a summary has each term once and twice.
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
    /// How many words a reference summary has.
    pub length: f32,
    /// A set replaces the lead where its value is higher by at least this; minus infinity: always.
    pub margin: f32,
}

impl Limit {
    /// The maximum number of sentences that fit.
    fn max_sentences(self) -> usize {
        match self {
            Limit::Sentences(n) => n,
            Limit::Words(n) => (n / 4).clamp(1, MAX_SENTENCES),
        }
    }
}

/// How many sets each step of the search keeps.
const BEAM: usize = 8;
/// The penalty of a single sentence that is longer than the word budget.
const OVER_BUDGET: f32 = 10.0;
/// The maximum number of sentences, whatever the word budget.
const MAX_SENTENCES: usize = 60;

/// A set of sentences.
#[derive(Clone, Default)]
struct State {
    /// Story sentences, sorted.
    chosen: Vec<u32>,
    /// A hash of `chosen`.
    key: u64,
    totals: Totals,
}

/// What the value of a set is computed from.
#[derive(Clone, Copy, Default)]
struct Totals {
    scores: f32,
    words: u32,
    hits: f32,
    pair_hits: f32,
    penalty: f32,
}

impl Totals {
    fn value(&self, tuning: &Tuning) -> f32 {
        let share = |hits: f32| 2.0 * hits / (self.words as f32 + tuning.length);
        self.scores + tuning.words * share(self.hits) + tuning.pairs * share(self.pair_hits) - self.penalty
    }
}

/// A set with the missing sentences of a block, before the search decides whether to keep it.
struct Growth {
    /// The place of the set in the beam.
    parent: usize,
    /// The block, of which the set may have a part already.
    first: u32,
    last: u32,
    /// How many sentences the grown set has.
    size: usize,
    key: u64,
    totals: Totals,
    value: f32,
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
    let mut search = Search::new(terms, blocks, worth, candidates, limit);
    let best = search.best(candidates);
    let chosen = match search.lead() {
        Some(lead) if best.totals.value(&worth.tuning) < lead.totals.value(&worth.tuning) + worth.tuning.margin => lead,
        _ => best,
    }
    .chosen;
    chosen.into_iter().map(|i| i as usize).collect()
}

/// The search, with the terms of the candidates numbered densely.
struct Search<'a> {
    blocks: &'a [Block],
    worth: &'a Worth<'a>,
    limit: Limit,
    coverage: Vec<[f32; 2]>,
    /// The sentences of all candidates' blocks, sorted.
    members: Vec<usize>,
    /// For each of `members`, where its terms are in `terms`.
    starts: Vec<Range<usize>>,
    terms: Vec<u32>,
    /// For each term, how often the set at hand has it; at most 2, the coverage knows no more.
    seen: Vec<u8>,
    /// The terms whose number in `seen` a growth has raised.
    raised: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(terms: &Terms, blocks: &'a [Block], worth: &'a Worth<'a>, candidates: &[usize], limit: Limit) -> Self {
        let mut numbers = vec![u32::MAX; terms.len()];
        let mut search = Self {
            blocks,
            worth,
            limit,
            coverage: Vec::new(),
            members: members(blocks, candidates),
            starts: Vec::new(),
            terms: Vec::new(),
            seen: Vec::new(),
            raised: Vec::new(),
        };
        for &sentence in &search.members {
            let start = search.terms.len();
            for occurrence in &terms.of(sentence)[worth.skipped[sentence]..] {
                let number = &mut numbers[occurrence.term as usize];
                if *number == u32::MAX {
                    *number = search.coverage.len() as u32;
                    search.coverage.push(worth.coverage[occurrence.term as usize]);
                }
                search.terms.push(*number);
            }
            search.starts.push(start..search.terms.len());
        }
        search.seen = vec![0; search.coverage.len()];
        search
    }

    /// The best set that the beam search finds.
    fn best(&mut self, candidates: &[usize]) -> State {
        let mut beam = vec![State::default()];
        let mut best: Option<State> = None;
        for _ in 0..self.limit.max_sentences() {
            let mut next: Vec<Growth> = Vec::new();
            let mut keys: Vec<u64> = Vec::new();
            for (parent, state) in beam.iter().enumerate() {
                self.see(state);
                for &candidate in candidates {
                    let Some(growth) = self.grow(parent, state, candidate) else { continue };
                    // Two ways may lead to one set: the first stays.
                    if !keys.contains(&growth.key) {
                        keys.push(growth.key);
                        next.push(growth);
                    }
                }
            }
            next.sort_by(|a, b| {
                let by_value = b.value.total_cmp(&a.value);
                by_value.then_with(|| set(&beam[a.parent], a).cmp(&set(&beam[b.parent], b)))
            });
            for growth in &next {
                if is_better(growth.size, &growth.totals, best.as_ref(), self.worth, self.limit) {
                    best = Some(state(&beam, growth));
                }
            }
            let grown = next.iter().map(|growth| state(&beam, growth));
            beam = grown.filter(|s| !is_full(s, self.limit)).take(BEAM).collect();
            if beam.is_empty() {
                break;
            }
        }
        best.unwrap_or_default()
    }

    /// The first sentences, as many as asked for, where none of them is flawed: the safest summary of a news story.
    fn lead(&mut self) -> Option<State> {
        let Limit::Sentences(n) = self.limit else { return None };
        let mut lead = State::default();
        for i in 0..n {
            let block = self.blocks.get(i)?;
            if block.flaw != Flaw::None || self.members.binary_search(&i).is_err() {
                return None;
            }
            if (block.first..=block.last).all(|i| lead.chosen.contains(&(i as u32))) {
                continue;
            }
            self.see(&lead);
            let growth = self.grow(0, &lead, i)?;
            lead = state(std::slice::from_ref(&lead), &growth);
        }
        (lead.chosen.len() == n).then_some(lead)
    }

    fn terms_of(&self, sentence: u32) -> Range<usize> {
        match self.members.binary_search(&(sentence as usize)) {
            Ok(at) => self.starts[at].clone(),
            Err(_) => 0..0,
        }
    }

    /// Counts in `seen` the terms of `state`.
    fn see(&mut self, state: &State) {
        self.seen.fill(0);
        for &sentence in &state.chosen {
            for at in self.terms_of(sentence) {
                let seen = &mut self.seen[self.terms[at] as usize];
                *seen = (*seen + 1).min(2);
            }
        }
    }

    /// `state`, whose terms are counted in `seen`, with the missing sentences of the block of `candidate`, if that keeps within
    /// the limit.
    fn grow(&mut self, parent: usize, state: &State, candidate: usize) -> Option<Growth> {
        let (block, worth) = (self.blocks[candidate], self.worth);
        let missing = |i: &u32| state.chosen.binary_search(i).is_err();
        let fresh = || (block.first as u32..=block.last as u32).filter(missing);
        let count = fresh().count();
        let words: u32 = fresh().map(|i| worth.words[i as usize]).sum();
        let fits = match self.limit {
            Limit::Sentences(n) => state.chosen.len() + count <= n,
            Limit::Words(n) => (state.totals.words + words) as usize <= n || state.chosen.is_empty() && count == 1,
        };
        if count == 0 || !fits {
            return None;
        }
        let mut totals = state.totals;
        let mut key = state.key;
        totals.penalty += penalty(block.flaw);
        totals.words += words;
        if let Limit::Words(n) = self.limit
            && totals.words as usize > n
        {
            totals.penalty += OVER_BUDGET;
        }
        for i in fresh() {
            key ^= mix(i);
            totals.scores += worth.scores[i as usize];
            for at in self.terms_of(i) {
                let term = self.terms[at];
                let seen = &mut self.seen[term as usize];
                if let Some(gain) = self.coverage[term as usize].get(usize::from(*seen)) {
                    totals.hits += gain;
                    *seen += 1;
                    self.raised.push(term);
                }
            }
            totals.pair_hits += worth.precision[i as usize] * worth.words[i as usize] as f32;
        }
        for term in self.raised.drain(..) {
            self.seen[term as usize] -= 1;
        }
        let value = totals.value(&worth.tuning);
        let size = state.chosen.len() + count;
        Some(Growth { parent, first: block.first as u32, last: block.last as u32, size, key, totals, value })
    }
}

/// The sentences of a growth, sorted.
fn set(parent: &State, growth: &Growth) -> Vec<u32> {
    let mut chosen = parent.chosen.clone();
    chosen.extend((growth.first..=growth.last).filter(|i| parent.chosen.binary_search(i).is_err()));
    chosen.sort_unstable();
    chosen
}

fn state(beam: &[State], growth: &Growth) -> State {
    State { chosen: set(&beam[growth.parent], growth), key: growth.key, totals: growth.totals }
}

/// A 64-bit number for a sentence, as a hash of sets needs it (SplitMix64).
fn mix(sentence: u32) -> u64 {
    let mut x = (u64::from(sentence) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

fn is_full(state: &State, limit: Limit) -> bool {
    match limit {
        Limit::Sentences(n) => state.chosen.len() >= n,
        Limit::Words(n) => state.totals.words as usize >= n,
    }
}

/// More sentences are better than fewer; among sets of one size the value decides.
fn is_better(size: usize, totals: &Totals, best: Option<&State>, worth: &Worth, limit: Limit) -> bool {
    let Some(best) = best else { return true };
    let (a, b) = (totals.value(&worth.tuning), best.totals.value(&worth.tuning));
    match limit {
        Limit::Sentences(_) if size != best.chosen.len() => size > best.chosen.len(),
        // Flawed sentences are not added to fill a budget.
        Limit::Words(_) if totals.penalty == best.totals.penalty && size != best.chosen.len() => {
            size > best.chosen.len()
        }
        _ => a > b,
    }
}

/// The value of the set that has only the story sentence `nth`.
pub fn value_alone(terms: &Terms, worth: &Worth, nth: usize) -> f32 {
    let kept = terms.of(nth)[worth.skipped[nth]..].iter();
    let totals = Totals {
        scores: worth.scores[nth],
        words: worth.words[nth],
        hits: kept.map(|o| worth.coverage[o.term as usize][0]).sum(),
        pair_hits: worth.precision[nth] * worth.words[nth] as f32,
        penalty: 0.0,
    };
    totals.value(&worth.tuning)
}

/// The story sentences that the search tries, best first.
pub fn candidates(blocks: &[Block], scores: &[f32], limit: Limit) -> Vec<usize> {
    let key = |i: usize| scores[i] - penalty(blocks[i].flaw);
    let mut all: Vec<usize> = (0..blocks.len()).filter(|&i| blocks[i].flaw != Flaw::Furniture).collect();
    all.sort_by(|&a, &b| key(b).total_cmp(&key(a)).then(a.cmp(&b)));
    all.truncate(3 * limit.max_sentences() + 16);
    all
}

/// All sentences that the blocks of `candidates` have, in order.
fn members(blocks: &[Block], candidates: &[usize]) -> Vec<usize> {
    let mut members: Vec<usize> = candidates.iter().flat_map(|&c| blocks[c].first..=blocks[c].last).collect();
    members.sort_unstable();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::passes::Active;
    use crate::summary::{coherence, surface};

    fn chosen(text: &str, scores: &[f32], limit: Limit) -> Vec<usize> {
        let document = crate::summary::story(text);
        let terms = Terms::count(&document);
        let surfaces = surface::read(&document, &terms, &crate::entities::Entities::default(), &[], Active::ALL);
        let words: Vec<u32> = surfaces.iter().map(|s| s.words).collect();
        let coverage = vec![[0.5, 0.1]; terms.len()];
        let tuning = Tuning { words: 1.0, pairs: 0.0, length: 40.0, margin: 0.0 };
        let precision = vec![0.0; scores.len()];
        let skipped = vec![0; scores.len()];
        let worth =
            Worth { scores, words: &words, skipped: &skipped, coverage: &coverage, precision: &precision, tuning };
        let blocks = coherence::blocks(&surfaces, Active::ALL, 3);
        choose(&terms, &blocks, &worth, &candidates(&blocks, scores, limit), limit)
    }

    const STORY: &str = "Two ferries collided off Malta on Monday. Two ferries collided off Malta on Monday, police said. \
                         Nobody was hurt in the crash. But he was fined.";

    #[test]
    fn sentence_that_repeats_another_is_left_out() {
        assert_eq!(chosen(STORY, &[0.9, 0.8, 0.75, 0.1], Limit::Sentences(2)), [0, 2]);
    }

    #[test]
    fn limit_above_count_takes_all() {
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.8, 0.1], Limit::Sentences(10)), [0, 1, 2, 3]);
    }

    #[test]
    fn dangling_sentence_brings_the_one_before() {
        assert_eq!(chosen(STORY, &[0.1, 0.1, 0.5, 0.9], Limit::Sentences(2)), [2, 3]);
    }

    #[test]
    fn word_budget_takes_at_least_one_sentence() {
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.5, 0.1], Limit::Words(3)), [0]);
        assert_eq!(chosen(STORY, &[0.9, 0.1, 0.8, 0.1], Limit::Words(14)), [0, 2]);
    }
}
