//! Place in a text → hashed features, the same for trainer and tagger: in "told Merkel" the template `WordBeforeAndShape`
//! has the value ("told", `Xx`).
//!
//! [`of_word`] gives the features of one word at its distance, so that the tagger can sum their points once per word;
//! [`of_place`] gives those of the words around and of the rest of the text.

use super::elsewhere::{Elsewhere, Surroundings};
use super::templates::Template as T;
use super::units::{NO_RUN, Reading, Run, Style};
use super::weights::HASH_BITS;
use crate::document::clusters::{PRIORS, WordClusters};
use crate::document::words::{Case, Word, chain};

/// Words looked at: two before to two after.
pub const WINDOW: usize = 5;
const HERE: usize = 2;

/// The hash of a template's value.
#[inline]
fn mix(template: u8, value: u32) -> u32 {
    let wide = u64::from(value ^ u32::from(template).wrapping_mul(0x9e37_79b1)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    ((wide ^ (wide >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> (64 - HASH_BITS)) as u32
}

fn clusters(word: &Word) -> (u32, u32, u32) {
    let [fine, middle, coarse] = word.clusters;
    (u32::from(fine), u32::from(middle), u32::from(coarse))
}

fn lists(word: &Word) -> u32 {
    u32::from(word.flags & WordClusters::ALL_LISTS)
}

fn prior(word: &Word) -> u32 {
    u32::from(word.flags >> WordClusters::PRIOR_SHIFT) % PRIORS as u32
}

fn case_flags(word: &Word) -> u32 {
    u32::from(word.flags & (WordClusters::SOMETIMES_LOWER | WordClusters::MOSTLY_LOWER)) << 8 | word.case as u32
}

/// What `word` says of the place `at - 2` words before it.
pub fn of_word(word: &Word, at: usize, mut take: impl FnMut(T, u32)) {
    let mut emit = |template: T, value| take(template, mix(template.number(at), value));
    let (fine, middle, coarse) = clusters(word);
    emit(T::Word, word.lower);
    emit(T::FineCluster, fine);
    emit(T::MiddleCluster, middle);
    emit(T::CoarseCluster, coarse);
    emit(T::Shape, word.shape);
    if !(HERE - 1..=HERE + 1).contains(&at) {
        return;
    }
    emit(T::Suffix3, word.suffixes[2]);
    emit(T::Lists, lists(word));
    emit(T::CaseAndLists, chain(case_flags(word), lists(word)));
    emit(T::PriorAndCase, chain(prior(word), word.case as u32));
    if at != HERE {
        return;
    }
    emit(T::ExactForm, word.exact);
    for n in 0..4 {
        if word.prefixes[n] != 0 {
            emit(T::Prefix, chain(n as u32, word.prefixes[n]));
        }
        if word.suffixes[n] != 0 && n != 2 {
            emit(T::Suffix, chain(n as u32, word.suffixes[n]));
        }
    }
    emit(T::ShapeAndCluster, chain(word.shape, coarse));
    emit(T::PriorAndCluster, chain(prior(word), middle));
    emit(T::PriorAndSuffix3, chain(prior(word), word.suffixes[2]));
}

/// What the surroundings of `unit` say of it.
pub fn of_place(reading: &Reading, rest: &Surroundings, unit: usize, mut take: impl FnMut(T, u32)) {
    let mut emit = |template: T, value| take(template, mix(template.number(0), value));
    let here = &reading.units[unit];
    let line = &reading.sentences[here.sentence as usize];
    let style = line.style as u32;
    let word_at = |offset| &reading.words.list[reading.word_number(unit, offset) as usize];
    let (before, word, after) = (word_at(-1), word_at(0), word_at(1));
    let (before2, after2) = (word_at(-2), word_at(2));
    let place = style << 4 | u32::from(here.first) << 3 | u32::from(here.joins_left) << 1 | u32::from(here.joins_right);

    emit(T::Style, style);
    emit(T::PositionAndCase, chain(place, word.case as u32));
    emit(T::PositionAndCaseFlags, chain(place, case_flags(word)));
    emit(T::WordBeforeAndWord, chain(before.lower, word.lower));
    emit(T::WordAndWordAfter, chain(word.lower, after.lower));
    let (b, w, a) = (clusters(before), clusters(word), clusters(after));
    emit(T::CoarseClustersBeforeAndHere, chain(b.2, w.2));
    emit(T::CoarseClustersHereAndAfter, chain(w.2, a.2));
    emit(T::CoarseClustersAround, chain(b.2, a.2));
    emit(T::MiddleClustersBeforeAndHere, chain(b.1, w.1));
    emit(T::MiddleClustersHereAndAfter, chain(w.1, a.1));
    emit(T::ThreeShapes, chain(chain(before.shape, word.shape), after.shape));
    emit(T::WordBeforeAndShape, chain(before.lower, word.shape));
    emit(T::WordAfterAndShape, chain(after.lower, word.shape));
    emit(T::TwoWordsBefore, chain(chain(before2.lower, before.lower), word.case as u32));
    emit(T::TwoWordsAfter, chain(chain(after.lower, after2.lower), word.case as u32));
    emit(T::ThreeLists, chain(chain(lists(before), lists(word)), lists(after)));
    let priors = prior(before) << 6 | prior(word) << 3 | prior(after);
    emit(T::ThreePriors, chain(priors, word.case as u32));
    emit(T::WordBeforeAndPrior, chain(before.lower, prior(word)));
    emit(T::WordAfterAndPrior, chain(after.lower, prior(word)));
    if line.early {
        emit(T::EarlyPositionAndCase, chain(place, word.case as u32));
        emit(T::EarlyShapes, chain(word.shape, after.shape));
    }
    if here.joins_left {
        emit(T::JoinedWordBefore, before.lower);
        emit(T::JoinedClustersBefore, chain(b.1, w.2));
    }
    if here.joins_right {
        emit(T::JoinedWordAfter, after.lower);
        emit(T::JoinedClustersAfter, chain(a.1, w.2));
    }
    if here.run != NO_RUN {
        of_run(reading, &reading.runs[here.run as usize], unit, style, &mut emit);
    }
    if word.case.is_capital()
        && let Some(elsewhere) = rest.of(word)
    {
        of_rest(reading, elsewhere, unit, &mut emit);
        if word.case == Case::Upper
            && let Some(run) = rest.expansion(reading, unit)
        {
            let last = reading.word(run.end as usize - 1);
            emit(T::Acronym, 0);
            emit(T::AcronymLastWord, last.lower);
            emit(T::AcronymLastCluster, clusters(last).1);
        }
    }
}

/// What the capitalised words in a row around `unit` say of it.
fn of_run(reading: &Reading, run: &Run, unit: usize, style: u32, emit: &mut impl FnMut(T, u32)) {
    let (first, last) = (run.first as usize, run.end as usize - 1);
    let edge = u32::from(unit == first) << 1 | u32::from(unit == last);
    let place = style << 8 | edge << 4 | run.size().min(6);
    let (head, tail) = (reading.word(first), reading.word(last));
    let before = &reading.words.list[reading.word_number(first, -1) as usize];
    let after = &reading.words.list[reading.word_number(last, 1) as usize];
    emit(T::RunPosition, place);
    emit(T::RunWordBefore, chain(edge, before.lower));
    emit(T::RunWordAfter, chain(edge, after.lower));
    emit(T::RunClusterBefore, chain(edge, clusters(before).1));
    emit(T::RunClusterAfter, chain(edge, clusters(after).1));
    emit(T::RunClustersAround, chain(clusters(before).2, clusters(after).2));
    if run.size() > 1 {
        emit(T::RunFirstWord, chain(edge, head.lower));
        emit(T::RunLastWord, chain(edge, tail.lower));
        emit(T::RunFirstCluster, chain(edge, clusters(head).1));
        emit(T::RunLastCluster, chain(edge, clusters(tail).1));
        emit(T::RunLists, chain(place, lists(head) << 8 | lists(tail)));
        emit(T::RunPriors, chain(place, prior(head) << 8 | prior(tail)));
        emit(T::RunSuffix3, chain(edge, tail.suffixes[2]));
        if run.size() < 6 {
            emit(T::RunPhrase, phrase(reading, first, last + 1));
        }
    }
    let (loose_first, loose_end) = (run.loose_first as usize, run.loose_end as usize);
    if loose_end - loose_first > last + 1 - first {
        let side = u32::from(loose_first < first) << 1 | u32::from(loose_end > last + 1);
        let (head, tail) = (reading.word(loose_first), reading.word(loose_end - 1));
        emit(T::LooseRunFirstWord, chain(side, head.lower));
        emit(T::LooseRunLastWord, chain(side, tail.lower));
        emit(T::LooseRunFirstCluster, chain(side, clusters(head).1));
        emit(T::LooseRunLastCluster, chain(side, clusters(tail).1));
        emit(T::LooseRunPhrase, phrase(reading, loose_first, loose_end));
    }
    // Names of places that have more than one word.
    for (n, from) in (first..=unit).rev().take(3).enumerate() {
        for end in (unit + 1).max(from + 2)..(from + 4).min(last + 2) {
            let (_, flags) = reading.words.look_up(phrase(reading, from, end));
            if flags & WordClusters::ALL_LISTS != 0 {
                emit(T::ListedPhrase, chain((n as u32) << 4 | (end - unit) as u32, u32::from(flags)));
            }
        }
    }
}

fn phrase(reading: &Reading, from: usize, end: usize) -> u32 {
    (from + 1..end).fold(reading.word(from).lower, |hash, i| chain(hash, reading.word(i).lower))
}

/// What the other places of the word say of `unit`.
fn of_rest(reading: &Reading, elsewhere: &Elsewhere, unit: usize, emit: &mut impl FnMut(T, u32)) {
    let here = &reading.units[unit];
    let running = reading.sentences[here.sentence as usize].style == Style::Running;
    let capital = elsewhere.capital - u16::from(running && !here.first && elsewhere.capital > 0);
    let counts = u32::from(capital.min(2)) << 4 | u32::from(elsewhere.lower.min(2)) << 2;
    emit(T::CountsAndPosition, chain(counts, u32::from(here.first) << 1 | u32::from(running)));
    emit(T::CountsAndCase, chain(counts, case_flags(reading.word(unit))));
    let own = if here.run == NO_RUN { 1 } else { reading.runs[here.run as usize].size() };
    if let Some(longest) = elsewhere.longest
        && longest.size() > own
    {
        let lower = reading.word(unit).lower;
        let (first, last) = (longest.first as usize, longest.end as usize - 1);
        let (head, tail) = (reading.word(first), reading.word(last));
        let edge = u32::from(head.lower == lower) << 1 | u32::from(tail.lower == lower);
        emit(T::LongestRunSize, chain(edge, longest.size()));
        emit(T::LongestRunLists, chain(edge, lists(head) << 8 | lists(tail)));
        emit(T::LongestRunWord, chain(edge, if edge == 1 { head.lower } else { tail.lower }));
        emit(T::LongestRunCluster, chain(edge, clusters(if edge == 1 { head } else { tail }).1));
        let before = &reading.words.list[reading.word_number(first, -1) as usize];
        let after = &reading.words.list[reading.word_number(last, 1) as usize];
        emit(T::LongestRunClusterBefore, chain(edge, clusters(before).1));
        emit(T::LongestRunClusterAfter, chain(edge, clusters(after).1));
        emit(T::LongestRunWordBefore, chain(edge, before.lower));
    }
    for &place in &elsewhere.places[..usize::from(elsewhere.count)] {
        let place = place as usize;
        if place == unit {
            continue;
        }
        let (mut first, mut last) = (place, place);
        if let Some(run) = reading.runs.get(reading.units[place].run as usize) {
            (first, last) = (run.first as usize, run.end as usize - 1);
        }
        let before = &reading.words.list[reading.word_number(first, -1) as usize];
        let after = &reading.words.list[reading.word_number(last, 1) as usize];
        let edge = u32::from(first == place) << 1 | u32::from(last == place);
        emit(T::ElsewhereWordBefore, chain(edge, before.lower));
        emit(T::ElsewhereWordAfter, chain(edge, after.lower));
        emit(T::ElsewhereClusterBefore, chain(edge, clusters(before).1));
        emit(T::ElsewhereClusterAfter, chain(edge, clusters(after).1));
    }
}
