//! What the rest of the text tells of a word: "Simmons" is a person because "Phil Simmons" stands further up.
//!
//! Counts of its capitals and small letters, the places where it stands, the longest name it is part of, and what an
//! acronym stands for.

use super::units::{NO_RUN, Reading, Run, Style};
use crate::document::words::{Case, Word};
use rustc_hash::FxHashMap;

/// One capitalised word of the text, all its places together.
#[derive(Clone, Copy, Debug)]
pub struct Elsewhere {
    pub lower: u16,
    /// Capitalised where a plain word would not be.
    pub capital: u16,
    /// Its first places; `count` of them.
    pub places: [u32; PLACES],
    pub count: u8,
    /// The longest run it is part of.
    pub longest: Option<Run>,
}

/// How many places are looked at for one word.
pub const PLACES: usize = 4;

/// The capitalised words of a text and its acronyms.
#[derive(Default)]
pub struct Surroundings {
    words: FxHashMap<u32, Elsewhere>,
    acronyms: FxHashMap<u32, Run>,
}

impl Surroundings {
    pub fn new(reading: &Reading) -> Self {
        let mut all = Self::default();
        for (i, unit) in reading.units.iter().enumerate() {
            let word = reading.word(i);
            if word.case.is_capital() {
                let entry = all.words.entry(word.lower).or_insert(Elsewhere {
                    lower: 0,
                    capital: 0,
                    places: [0; PLACES],
                    count: 0,
                    longest: None,
                });
                let style = reading.sentences[unit.sentence as usize].style;
                if !unit.first && style == Style::Running {
                    entry.capital = entry.capital.saturating_add(1);
                }
                if style == Style::Running && usize::from(entry.count) < PLACES {
                    entry.places[usize::from(entry.count)] = i as u32;
                    entry.count += 1;
                }
                if unit.run != NO_RUN && style == Style::Running {
                    let run = reading.runs[unit.run as usize];
                    if run.size() <= 5 && entry.longest.is_none_or(|longest| longest.size() < run.size()) {
                        entry.longest = Some(run);
                    }
                }
            }
        }
        for unit in &reading.units {
            let word = &reading.words.list[unit.word as usize];
            if word.case == Case::Lower
                && let Some(entry) = all.words.get_mut(&word.lower)
            {
                entry.lower = entry.lower.saturating_add(1);
            }
        }
        all.read_acronyms(reading);
        all
    }

    pub fn of(&self, word: &Word) -> Option<&Elsewhere> {
        self.words.get(&word.lower)
    }

    /// What the unit may be short for.
    pub fn expansion(&self, reading: &Reading, unit: usize) -> Option<&Run> {
        let span = reading.span(unit..unit + 1);
        let letters = span.of(reading.text).chars().filter(|c| c.is_alphabetic());
        (span.len() <= 12).then(|| self.acronyms.get(&initials(letters))).flatten()
    }

    fn read_acronyms(&mut self, reading: &Reading) {
        for run in &reading.runs {
            let letters = |from: u32, end: u32| {
                let capitals = (from as usize..end as usize).filter(|&i| reading.word(i).case.is_capital());
                initials(capitals.filter_map(|i| reading.text[reading.units[i].start as usize..].chars().next()))
            };
            if (2..=7).contains(&run.size()) {
                self.acronyms.entry(letters(run.first, run.end)).or_insert(*run);
            }
            if run.first == run.loose_first && run.loose_end > run.end {
                let long = Run { first: run.loose_first, end: run.loose_end, ..*run };
                self.acronyms.entry(letters(long.first, long.end)).or_insert(long);
            }
        }
    }
}

fn initials(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(7, |hash, c| crate::document::words::chain(hash, c as u32))
}
