//! Tokens of a sentence → parts of speech, left to right: each choice sees the two before it.
//!
//! What a word says of its own place and of the places around it is summed once per distinct word (as Honnibal 2013 does
//! for his perceptron tagger).

use crate::document::nodes::{LEARNT_PARTS, Node, Part};
use crate::document::words::{AFTER, BEFORE, Word};
use crate::document::{Document, TokenKind};
use crate::english::Tag;
use crate::models::table::{Table, feature, pair};
use std::ops::Range;

/// Words looked at: two before to two after.
pub const WINDOW: usize = 5;
const HERE: usize = 2;

/// Room for the points of the classes: a whole number of vectors.
pub const WIDTH: usize = 24;

pub type Sums = [i16; WIDTH];

/// What `word` says of the place `at - 2` words before it.
pub fn of_word(word: &Word, at: usize, mut take: impl FnMut(u32)) {
    let base = 32 * at as u32;
    let mut emit = |template: u32, value: u32| take(feature(base + template, value));
    let [fine, middle, coarse] = word.clusters.map(u32::from);
    emit(0, word.lower);
    emit(1, middle);
    emit(2, word.grammar);
    emit(3, pair(word.case as u32, coarse));
    if !(HERE - 1..=HERE + 1).contains(&at) {
        return;
    }
    emit(4, word.suffixes[2]);
    emit(5, fine);
    emit(6, word.shape);
    if at != HERE {
        return;
    }
    emit(7, word.suffixes[0]);
    emit(8, word.suffixes[1]);
    emit(9, word.suffixes[3]);
    emit(10, word.prefixes[1]);
    emit(11, word.prefixes[2]);
    emit(12, word.exact);
    emit(13, pair(word.case as u32, word.suffixes[2]));
    emit(14, pair(word.grammar, word.suffixes[1]));
    emit(15, pair(u32::from(word.flags), word.case as u32));
    emit(16, word.lemma as u32);
}

/// What the words around and the two choices before say of a place.
pub fn of_place(place: &Place, mut take: impl FnMut(u32)) {
    let mut emit = |template: u32, value: u32| take(feature(200 + template, value));
    let (one, two) = (place.before[0] as u32, place.before[1] as u32);
    let [before, here, after, after2] = place.words;
    let first = u32::from(place.first) | u32::from(place.capitals) << 1;
    let both = one << 8 | two;
    emit(0, one);
    emit(1, both);
    emit(2, pair(one, here.lower));
    emit(3, pair(both, here.clusters[1].into()));
    emit(4, pair(one, here.suffixes[2]));
    emit(5, pair(one, after.lower));
    emit(6, pair(pair(one, here.grammar), after.grammar));
    emit(7, pair(pair(one, here.clusters[2].into()), after.clusters[2].into()));
    emit(8, pair(both, here.grammar));
    emit(9, pair(first, here.case as u32));
    emit(10, pair(first, pair(here.case as u32, here.clusters[1].into())));
    emit(11, pair(before.lower, here.lower));
    emit(12, pair(here.lower, after.lower));
    emit(13, pair(here.lower, after.clusters[1].into()));
    emit(14, pair(pair(after.clusters[2].into(), after2.clusters[2].into()), here.clusters[2].into()));
    emit(15, pair(pair(one, here.case as u32), after.case as u32));
    emit(16, pair(before.clusters[1].into(), here.clusters[1].into()));
    emit(17, pair(here.clusters[1].into(), after.clusters[1].into()));
    emit(18, pair(both, here.lower));
    emit(19, pair(both, here.suffixes[1]));
    emit(20, pair(place.verb.into(), here.suffixes[1]));
    emit(21, pair(place.verb.into(), pair(here.grammar, one)));
}

/// Where the tagger stands.
pub struct Place<'w> {
    /// The word before, here, after, and after that.
    pub words: [&'w Word; 4],
    /// The last choice and the one before it; [`NO_PART`] before the sentence.
    pub before: [u8; 2],
    pub first: bool,
    /// The sentence has no small letters to speak of, or every word has a capital.
    pub capitals: bool,
    /// What kind of verb or auxiliary came last in the clause, and a bit for "a word between": see [`verb_state`].
    pub verb: u8,
}

pub const NO_PART: u8 = Part::ALL.len() as u8;

/// What the kind of token tells already.
pub fn told(document: &Document, token: usize) -> Option<Part> {
    Some(match document.tokens[token].kind {
        TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Quote | TokenKind::Dash | TokenKind::Bracket => {
            Part::Punctuation
        }
        TokenKind::Currency | TokenKind::Emoji => Part::Symbol,
        TokenKind::Punctuation => match document.word(token) {
            "&" => Part::Coordinator,
            "%" | "+" | "=" | "#" | "*" | "<" | ">" | "@" | "^" | "~" => Part::Symbol,
            _ => Part::Punctuation,
        },
        _ => return None,
    })
}

/// Whether most words of a sentence have a capital, so that capitals say little.
pub fn has_capitals_only(document: &Document, range: Range<usize>) -> bool {
    let (mut capitals, mut words) = (0, 0);
    for token in range {
        let case = document.features(token).case;
        words += usize::from(case != crate::document::words::Case::None);
        capitals += usize::from(case.is_capital());
    }
    words > 1 && 10 * capitals >= 7 * words
}

/// What [`Place::verb`] is behind `token`.
pub fn verb_state(state: u8, word: &Word, part: Part) -> u8 {
    match part {
        Part::Auxiliary => 1 + u8::from(word.is(Tag::Be)) + 2 * u8::from(word.is(Tag::Modal)),
        Part::Particle if word.is(Tag::Negation) => state,
        Part::Adverb => state,
        part if part.is_verb() => 8 + part as u8,
        Part::Punctuation | Part::Coordinator | Part::Subordinator => 0,
        _ => state | 64,
    }
}

/// Tags the sentences of a document; keeps what each distinct word adds.
pub struct Tagger<'d, 't> {
    document: &'d Document<'t>,
    table: &'d Table<WIDTH>,
    places: Vec<u32>,
    sums: Vec<[Sums; WINDOW]>,
}

impl<'d, 't> Tagger<'d, 't> {
    pub fn new(document: &'d Document<'t>, table: &'d Table<WIDTH>) -> Self {
        Self { document, table, places: vec![u32::MAX; document.words.list.len()], sums: Vec::new() }
    }

    fn add(&mut self, number: u32, at: usize, total: &mut Sums) {
        let number = number as usize;
        if self.places[number] == u32::MAX {
            self.places[number] = self.sums.len() as u32;
            let word = &self.document.words.list[number];
            let table = self.table;
            self.sums.push(std::array::from_fn(|at| {
                let mut sums = [0; WIDTH];
                let mut met = table.met();
                of_word(word, at, |feature| met.note(feature));
                met.add_to(&mut sums);
                sums
            }));
        }
        let sums = &self.sums[self.places[number] as usize][at];
        total.iter_mut().zip(sums).for_each(|(a, b)| *a += b);
    }

    pub fn tag(&mut self, range: Range<usize>, nodes: &mut [Node]) {
        let document = self.document;
        let capitals = has_capitals_only(document, range.clone());
        let mut before = [NO_PART; 2];
        let mut verb = 0;
        for token in range.clone() {
            let part = told(document, token).unwrap_or_else(|| {
                let mut sums = [0; WIDTH];
                for at in 0..WINDOW {
                    self.add(number_at(document, &range, token, at as isize - HERE as isize), at, &mut sums);
                }
                let place = Place::new(document, &range, token, before, capitals, verb);
                let mut met = self.table.met();
                of_place(&place, |feature| met.note(feature));
                met.add_to(&mut sums);
                Part::ALL[best(&sums[..LEARNT_PARTS])]
            });
            nodes[token].part = part;
            verb = verb_state(verb, document.features(token), part);
            before = [part as u8, before[0]];
        }
    }
}

impl<'w> Place<'w> {
    pub fn new(
        document: &'w Document,
        range: &Range<usize>,
        token: usize,
        before: [u8; 2],
        capitals: bool,
        verb: u8,
    ) -> Self {
        let word = |by| &document.words.list[number_at(document, range, token, by) as usize];
        Self { words: [word(-1), word(0), word(1), word(2)], before, first: token == range.start, capitals, verb }
    }
}

/// The number of the word `by` tokens from `token` in the sentence.
pub fn number_at(document: &Document, range: &Range<usize>, token: usize, by: isize) -> u32 {
    match token.checked_add_signed(by) {
        Some(at) if range.contains(&at) => document.word_of[at],
        Some(at) if at >= range.end => AFTER,
        _ => BEFORE,
    }
}

/// The class with the most points, the first of equals.
#[inline]
pub fn best<Points: Copy + PartialOrd>(sums: &[Points]) -> usize {
    let mut best = 0;
    for (class, &points) in sums.iter().enumerate() {
        if points > sums[best] {
            best = class;
        }
    }
    best
}
