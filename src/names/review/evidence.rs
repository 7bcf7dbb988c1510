//! What an article says of a candidate's words elsewhere: how likely the tagger holds "Marlow" for each type at its other
//! places, the last word of longer names ("Ana Marlow"), their first word ("Marlow Steel"), and their initials.

use crate::document::words::{Case, chain};
use crate::english::Tag;
use crate::names::tagger::candidates::Candidate;
use crate::names::tagger::units::Reading;
use rustc_hash::FxHashMap;

/// Sum of the probabilities of each type over some candidates.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    pub of_type: [f32; 4],
    pub count: u32,
}

impl Sum {
    fn add(&mut self, candidate: &Candidate) {
        self.of_type.iter_mut().zip(candidate.likely).for_each(|(sum, likely)| *sum += likely);
        self.count += 1;
    }

    /// The sum without one of its candidates.
    fn without(mut self, candidate: &Candidate) -> Self {
        self.of_type.iter_mut().zip(candidate.likely).for_each(|(sum, likely)| *sum = (*sum - likely).max(0.0));
        self.count -= 1;
        self
    }

    pub fn all(&self) -> f32 {
        self.of_type.iter().sum()
    }
}

/// Keys of a candidate's words.
#[derive(Clone, Copy)]
struct Keys {
    whole: u32,
    first: u32,
    last: u32,
    initials: u32,
}

/// All candidates of an article, by their words.
pub struct Evidence<'c> {
    pub candidates: &'c [Candidate],
    keys: Vec<Keys>,
    whole: FxHashMap<u32, Sum>,
    /// Of candidates with more than one word, by their last and first.
    last: FxHashMap<u32, Sum>,
    first: FxHashMap<u32, Sum>,
    /// The same by the initials of their capitalised words; and acronyms by their letters.
    initials: FxHashMap<u32, Sum>,
    acronyms: FxHashMap<u32, Sum>,
    /// The candidates that are names rather than not, in text order, not overlapping.
    pub likely: Vec<u32>,
    /// For each candidate the number of likely ones that end before it begins.
    before: Vec<u32>,
    pub overall: Sum,
    /// How often each word stands with a small letter and with a capital, by its lower-cased form.
    cases: FxHashMap<u32, [u16; 2]>,
    /// The shares of words of games and of prices among all, and of words with digits.
    pub topics: [f32; 3],
}

impl<'c> Evidence<'c> {
    pub fn new(reading: &Reading, candidates: &'c [Candidate]) -> Self {
        let mut all = Self {
            candidates,
            keys: Vec::with_capacity(candidates.len()),
            whole: FxHashMap::default(),
            last: FxHashMap::default(),
            first: FxHashMap::default(),
            initials: FxHashMap::default(),
            acronyms: FxHashMap::default(),
            likely: Vec::new(),
            before: Vec::with_capacity(candidates.len()),
            overall: Sum::default(),
            cases: FxHashMap::default(),
            topics: [0.0; 3],
        };
        all.count_words(reading);
        for candidate in candidates {
            let keys = keys(reading, candidate);
            all.keys.push(keys);
            all.overall.add(candidate);
            all.whole.entry(keys.whole).or_default().add(candidate);
            if candidate.count() > 1 {
                all.last.entry(keys.last).or_default().add(candidate);
                all.first.entry(keys.first).or_default().add(candidate);
                all.initials.entry(keys.initials).or_default().add(candidate);
            } else if keys.initials != 0 {
                all.acronyms.entry(keys.initials).or_default().add(candidate);
            }
        }
        let mut end = 0;
        for (i, candidate) in candidates.iter().enumerate() {
            if candidate.all() > 0.5 && candidate.first >= end {
                all.likely.push(i as u32);
                end = candidate.end;
            }
        }
        for candidate in candidates {
            let before = all.likely.partition_point(|&l| candidates[l as usize].end <= candidate.first);
            all.before.push(before as u32);
        }
        all
    }

    fn count_words(&mut self, reading: &Reading) {
        let mut counts = vec![0u16; reading.words.list.len()];
        for unit in &reading.units {
            let count = &mut counts[unit.word as usize];
            *count = count.saturating_add(1);
        }
        for (word, &count) in reading.words.list.iter().zip(&counts).filter(|(_, count)| **count > 0) {
            if word.case != Case::None {
                let of_case = &mut self.cases.entry(word.lower).or_default()[usize::from(word.case.is_capital())];
                *of_case = of_case.saturating_add(count);
            }
            let is_of = [
                word.is(Tag::TeamGame) || word.is(Tag::Contest),
                word.is(Tag::MarketMove) || word.is(Tag::Results) || word.is(Tag::Currency),
                word.has_digit,
            ];
            for (topic, _) in self.topics.iter_mut().zip(is_of).filter(|(_, is)| *is) {
                *topic += f32::from(count) / reading.units.len() as f32;
            }
        }
    }

    /// How often the candidate's first and last words stand in the article with a small letter and with a capital.
    pub fn cases(&self, i: usize) -> [[u16; 2]; 2] {
        let Keys { first, last, .. } = self.keys[i];
        [first, last].map(|key| self.cases.get(&key).copied().unwrap_or_default())
    }

    /// The same words at other places.
    pub fn elsewhere(&self, i: usize) -> Sum {
        self.whole[&self.keys[i].whole].without(&self.candidates[i])
    }

    /// Longer names that end with the candidate's last word, and those that begin with its first.
    pub fn longer(&self, i: usize) -> [Sum; 2] {
        let own = &self.candidates[i];
        let of = |map: &FxHashMap<u32, Sum>, key| {
            let sum = map.get(key).copied().unwrap_or_default();
            if own.count() > 1 { sum.without(own) } else { sum }
        };
        [of(&self.last, &self.keys[i].last), of(&self.first, &self.keys[i].first)]
    }

    /// The last and first word of a longer candidate where they stand alone.
    pub fn alone(&self, i: usize) -> [Sum; 2] {
        let Keys { first, last, .. } = self.keys[i];
        match self.candidates[i].count() {
            1 => [Sum::default(); 2],
            _ => [last, first].map(|key| self.whole.get(&key).copied().unwrap_or_default()),
        }
    }

    /// What an acronym stands for, or the acronym of a longer candidate.
    pub fn acronym(&self, i: usize) -> Sum {
        let map = if self.candidates[i].count() > 1 { &self.acronyms } else { &self.initials };
        map.get(&self.keys[i].initials).copied().unwrap_or_default()
    }

    /// The likely names before and after a candidate.
    pub fn beside(&self, i: usize) -> [Option<&Candidate>; 2] {
        let before = self.before[i] as usize;
        let end = self.candidates[i].end;
        let at = |n: usize| self.likely.get(n).map(|&l| &self.candidates[l as usize]);
        let after = (before..self.likely.len()).find(|&n| at(n).is_some_and(|c| c.first >= end));
        [before.checked_sub(1).and_then(at), after.and_then(at)]
    }

    /// Candidates that overlap number `i`: how likely those that hold all of it are, those inside it, and others.
    pub fn rivals(&self, i: usize) -> [f32; 3] {
        let own = &self.candidates[i];
        let mut sums = [0.0; 3];
        let mut see = |other: &Candidate| {
            if other.first < own.end && own.first < other.end {
                let kind = match (
                    other.first <= own.first && other.end >= own.end,
                    other.first >= own.first && other.end <= own.end,
                ) {
                    (true, _) => 0,
                    (_, true) => 1,
                    _ => 2,
                };
                sums[kind] += other.all();
            }
        };
        self.candidates[..i].iter().rev().take(REACH).for_each(&mut see);
        self.candidates[i + 1..].iter().take_while(|c| c.first < own.end).take(REACH).for_each(&mut see);
        sums
    }

    /// Whether the tagger is less than sure, or something in the article speaks against it.
    pub fn is_doubtful(&self, i: usize) -> bool {
        let own = &self.candidates[i];
        let kind = own.best();
        let agrees = |sum: &Sum| sum.of_type[kind] >= AGREES * sum.all();
        own.likely[kind] < SURE
            || !agrees(&self.elsewhere(i))
            || !self.longer(i).iter().all(agrees)
            || !agrees(&self.acronym(i))
    }
}

/// A candidate that is this sure, with nothing in the article against it, is taken as the tagger has it.
const SURE: f32 = 0.99;
/// The share of the type that what the article says elsewhere must have.
const AGREES: f32 = 0.9;

/// How many candidates on each side are looked through for those that overlap.
const REACH: usize = 12;

fn keys(reading: &Reading, candidate: &Candidate) -> Keys {
    let units = candidate.first as usize..candidate.end as usize;
    let lower = |i: usize| reading.word(i).lower;
    let initials = match candidate.count() {
        1 if reading.word(units.start).case == Case::Upper => {
            letters(reading.span(units.clone()).of(reading.text).chars().filter(|c| c.is_alphabetic()))
        }
        1 => 0,
        _ => {
            let capitals = units.clone().filter(|&i| reading.word(i).case.is_capital());
            letters(capitals.filter_map(|i| reading.text[reading.units[i].start as usize..].chars().next()))
        }
    };
    Keys {
        whole: (units.start + 1..units.end).fold(lower(units.start), |hash, i| chain(hash, lower(i))),
        first: lower(units.start),
        last: lower(units.end - 1),
        initials,
    }
}

fn letters(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(7, |hash, c| chain(hash, c as u32))
}
