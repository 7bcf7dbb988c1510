//! Place in a text → hashed features, the same for trainer and tagger.
//!
//! [`of_word`] gives what hangs on one word and its distance alone, so that the tagger can sum its points once per
//! word; [`of_place`] gives what hangs on the words around and on the rest of the text.

use super::elsewhere::{Elsewhere, Surroundings};
use super::units::{NO_RUN, Reading, Run, Style};
use super::weights::HASH_BITS;
use crate::document::clusters::{Lexicon, PRIORS};
use crate::document::words::{Case, Word, chain};

/// Words looked at: two before to two after.
pub const WINDOW: usize = 5;
const HERE: usize = 2;

/// The hash of value `a` of feature kind `kind`.
#[inline]
fn mix(kind: u32, a: u32) -> u32 {
    let wide = u64::from(a ^ kind.wrapping_mul(0x9e37_79b1)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    ((wide ^ (wide >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> (64 - HASH_BITS)) as u32
}

#[inline]
fn mix2(kind: u32, a: u32, b: u32) -> u32 {
    mix(kind, chain(a, b))
}

fn clusters(word: &Word) -> (u32, u32, u32) {
    let [fine, middle, coarse] = word.clusters;
    (u32::from(fine), u32::from(middle), u32::from(coarse))
}

fn lists(word: &Word) -> u32 {
    u32::from(word.flags & Lexicon::ALL_LISTS)
}

fn prior(word: &Word) -> u32 {
    u32::from(word.flags >> Lexicon::PRIOR_SHIFT) % PRIORS as u32
}

fn case_flags(word: &Word) -> u32 {
    u32::from(word.flags & (Lexicon::SOMETIMES_LOWER | Lexicon::MOSTLY_LOWER)) << 8 | word.case as u32
}

/// What `word` says of the place `at - 2` words before it.
pub fn of_word(word: &Word, at: usize, mut emit: impl FnMut(u32)) {
    let kind = |n: u32| n * WINDOW as u32 + at as u32;
    let (fine, middle, coarse) = clusters(word);
    emit(mix(kind(1), word.lower));
    emit(mix(kind(2), fine));
    emit(mix(kind(3), middle));
    emit(mix(kind(4), coarse));
    emit(mix(kind(5), word.shape));
    if !(HERE - 1..=HERE + 1).contains(&at) {
        return;
    }
    emit(mix(kind(6), word.suffixes[2]));
    emit(mix(kind(7), lists(word)));
    emit(mix2(kind(8), case_flags(word), lists(word)));
    emit(mix2(kind(13), prior(word), word.case as u32));
    if at != HERE {
        return;
    }
    emit(mix(kind(9), word.exact));
    for n in 0..4 {
        if word.prefixes[n] != 0 {
            emit(mix2(kind(10), n as u32, word.prefixes[n]));
        }
        if word.suffixes[n] != 0 && n != 2 {
            emit(mix2(kind(11), n as u32, word.suffixes[n]));
        }
    }
    emit(mix2(kind(12), word.shape, coarse));
    emit(mix2(kind(14), prior(word), middle));
    emit(mix2(kind(15), prior(word), word.suffixes[2]));
}

/// What the surroundings of `unit` say of it.
pub fn of_place(reading: &Reading, rest: &Surroundings, unit: usize, mut emit: impl FnMut(u32)) {
    let here = &reading.units[unit];
    let line = &reading.sentences[here.sentence as usize];
    let style = line.style as u32;
    let word_at = |offset| &reading.words.list[reading.word_number(unit, offset) as usize];
    let (before, word, after) = (word_at(-1), word_at(0), word_at(1));
    let (before2, after2) = (word_at(-2), word_at(2));
    let place = style << 4 | u32::from(here.first) << 3 | u32::from(here.joins_left) << 1 | u32::from(here.joins_right);

    emit(mix(100, style));
    emit(mix2(101, place, word.case as u32));
    emit(mix2(102, place, case_flags(word)));
    emit(mix2(103, before.lower, word.lower));
    emit(mix2(104, word.lower, after.lower));
    let (b, w, a) = (clusters(before), clusters(word), clusters(after));
    emit(mix2(105, b.2, w.2));
    emit(mix2(106, w.2, a.2));
    emit(mix2(107, b.2, a.2));
    emit(mix2(108, b.1, w.1));
    emit(mix2(109, w.1, a.1));
    emit(mix2(110, chain(before.shape, word.shape), after.shape));
    emit(mix2(111, before.lower, word.shape));
    emit(mix2(112, after.lower, word.shape));
    emit(mix2(113, chain(before2.lower, before.lower), word.case as u32));
    emit(mix2(114, chain(after.lower, after2.lower), word.case as u32));
    emit(mix2(115, chain(lists(before), lists(word)), lists(after)));
    let priors = prior(before) << 6 | prior(word) << 3 | prior(after);
    emit(mix2(122, priors, word.case as u32));
    emit(mix2(123, before.lower, prior(word)));
    emit(mix2(124, after.lower, prior(word)));
    if line.early {
        emit(mix2(116, place, word.case as u32));
        emit(mix2(117, word.shape, after.shape));
    }
    if here.joins_left {
        emit(mix(118, before.lower));
        emit(mix2(119, b.1, w.2));
    }
    if here.joins_right {
        emit(mix(120, after.lower));
        emit(mix2(121, a.1, w.2));
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
            emit(mix(170, 0));
            emit(mix(171, last.lower));
            emit(mix(172, clusters(last).1));
        }
    }
}

/// What the capitalised words in a row around `unit` say of it.
fn of_run(reading: &Reading, run: &Run, unit: usize, style: u32, emit: &mut impl FnMut(u32)) {
    let (first, last) = (run.first as usize, run.end as usize - 1);
    let edge = u32::from(unit == first) << 1 | u32::from(unit == last);
    let place = style << 8 | edge << 4 | run.size().min(6);
    let (head, tail) = (reading.word(first), reading.word(last));
    let before = &reading.words.list[reading.word_number(first, -1) as usize];
    let after = &reading.words.list[reading.word_number(last, 1) as usize];
    emit(mix(130, place));
    emit(mix2(131, edge, before.lower));
    emit(mix2(132, edge, after.lower));
    emit(mix2(133, edge, clusters(before).1));
    emit(mix2(134, edge, clusters(after).1));
    emit(mix2(135, clusters(before).2, clusters(after).2));
    if run.size() > 1 {
        emit(mix2(136, edge, head.lower));
        emit(mix2(137, edge, tail.lower));
        emit(mix2(138, edge, clusters(head).1));
        emit(mix2(139, edge, clusters(tail).1));
        emit(mix2(140, place, lists(head) << 8 | lists(tail)));
        emit(mix2(149, place, prior(head) << 8 | prior(tail)));
        emit(mix2(141, edge, tail.suffixes[2]));
        if run.size() < 6 {
            emit(mix(142, phrase(reading, first, last + 1)));
        }
    }
    let (loose_first, loose_end) = (run.loose_first as usize, run.loose_end as usize);
    if loose_end - loose_first > last + 1 - first {
        let side = u32::from(loose_first < first) << 1 | u32::from(loose_end > last + 1);
        let (head, tail) = (reading.word(loose_first), reading.word(loose_end - 1));
        emit(mix2(143, side, head.lower));
        emit(mix2(144, side, tail.lower));
        emit(mix2(145, side, clusters(head).1));
        emit(mix2(146, side, clusters(tail).1));
        emit(mix(147, phrase(reading, loose_first, loose_end)));
    }
    // Names of places that have more than one word.
    for (n, from) in (first..=unit).rev().take(3).enumerate() {
        for end in (unit + 1).max(from + 2)..(from + 4).min(last + 2) {
            let (_, flags) = reading.words.look_up(phrase(reading, from, end));
            if flags & Lexicon::ALL_LISTS != 0 {
                emit(mix2(148, (n as u32) << 4 | (end - unit) as u32, u32::from(flags)));
            }
        }
    }
}

fn phrase(reading: &Reading, from: usize, end: usize) -> u32 {
    (from + 1..end).fold(reading.word(from).lower, |hash, i| chain(hash, reading.word(i).lower))
}

/// What the other places of the word say of `unit`.
fn of_rest(reading: &Reading, elsewhere: &Elsewhere, unit: usize, emit: &mut impl FnMut(u32)) {
    let here = &reading.units[unit];
    let running = reading.sentences[here.sentence as usize].style == Style::Running;
    let capital = elsewhere.capital - u16::from(running && !here.first && elsewhere.capital > 0);
    let counts = u32::from(capital.min(2)) << 4 | u32::from(elsewhere.lower.min(2)) << 2;
    emit(mix2(150, counts, u32::from(here.first) << 1 | u32::from(running)));
    emit(mix2(151, counts, case_flags(reading.word(unit))));
    let own = if here.run == NO_RUN { 1 } else { reading.runs[here.run as usize].size() };
    if let Some(longest) = elsewhere.longest
        && longest.size() > own
    {
        let lower = reading.word(unit).lower;
        let (first, last) = (longest.first as usize, longest.end as usize - 1);
        let (head, tail) = (reading.word(first), reading.word(last));
        let edge = u32::from(head.lower == lower) << 1 | u32::from(tail.lower == lower);
        emit(mix2(152, edge, longest.size()));
        emit(mix2(153, edge, lists(head) << 8 | lists(tail)));
        emit(mix2(154, edge, if edge == 1 { head.lower } else { tail.lower }));
        emit(mix2(155, edge, clusters(if edge == 1 { head } else { tail }).1));
        let before = &reading.words.list[reading.word_number(first, -1) as usize];
        let after = &reading.words.list[reading.word_number(last, 1) as usize];
        emit(mix2(156, edge, clusters(before).1));
        emit(mix2(157, edge, clusters(after).1));
        emit(mix2(158, edge, before.lower));
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
        emit(mix2(160, edge, before.lower));
        emit(mix2(161, edge, after.lower));
        emit(mix2(162, edge, clusters(before).1));
        emit(mix2(163, edge, clusters(after).1));
    }
}
