//! Parts of speech → heads, by a greedy transition parser: arc-hybrid (Kuhlmann 2011), trained with a dynamic oracle
//! (Goldberg & Nivre 2013).
//!
//! A stack and the words ahead. [`SHIFT`] takes the next word onto the stack; [`LEFT`] makes the next word the head of the
//! top; [`RIGHT`] makes the second of the stack the head of the top. Each word is shifted once and gets its head once.

use super::tagger::best;
use crate::document::Document;
use crate::document::clusters::{PRIORS, WordClusters};
use crate::document::nodes::{Node, Part, Relation};
use crate::models::table::{FEW, SmallTable, feature, pair};
use std::ops::Range;

pub const MOVES: usize = FEW;
pub const SHIFT: usize = 0;
pub const LEFT: usize = 1;
pub const RIGHT: usize = 2;

/// What the parser sees of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Item {
    /// Part of speech, kinds of punctuation told apart.
    pub part: u32,
    pub word: u32,
    pub cluster: u32,
    pub grammar: u32,
}

const NOTHING: Item = Item { part: 31, word: 0x51ed, cluster: 0x1fff, grammar: 0 };
const ROOT: Item = Item { part: 30, word: 0x5107, cluster: 0x1ffe, grammar: 0 };

pub fn item(document: &Document, token: usize, part: Part) -> Item {
    let word = document.features(token);
    let kind = match (part, document.word(token)) {
        (Part::Punctuation, "," | "，") => 21,
        (Part::Punctuation, ":" | ";") => 22,
        (Part::Punctuation, ")" | "]" | "}") => 23,
        (Part::Punctuation, "(" | "[" | "{") => 24,
        (Part::Punctuation, _) => match document.tokens[token].kind {
            crate::document::TokenKind::Quote => 25,
            crate::document::TokenKind::Dash => 26,
            _ => 20,
        },
        (part, _) => part as u32,
    };
    let lists = u32::from(word.flags & (WordClusters::ALL_LISTS | (PRIORS as u16 - 1) << WordClusters::PRIOR_SHIFT));
    let grammar = if part == Part::ProperNoun { pair(lists, 7) } else { word.grammar };
    Item { part: kind, word: word.lower, cluster: word.clusters[1].into(), grammar }
}

/// No word: below the stack, behind the sentence.
const NONE: u32 = u32::MAX;

/// Where the parser stands in a sentence.
#[derive(Clone, Debug, Default)]
pub struct State {
    pub items: Vec<Item>,
    /// Numbers of words in the sentence; the root stands below them and is `NONE`.
    pub stack: Vec<u32>,
    /// The first word ahead.
    pub next: usize,
    pub heads: Vec<u32>,
    leftmost: Vec<u32>,
    rightmost: Vec<u32>,
    lefts: Vec<u8>,
    rights: Vec<u8>,
}

/// The head of a sentence's root.
pub const NO_HEAD: u32 = NONE;

impl State {
    pub fn clear(&mut self) {
        self.items.clear();
    }

    /// Starts on the words of [`Self::items`].
    pub fn start(&mut self) {
        let count = self.items.len();
        self.stack.clear();
        self.next = 0;
        for list in [&mut self.heads, &mut self.leftmost, &mut self.rightmost] {
            list.clear();
            list.resize(count, NONE);
        }
        for list in [&mut self.lefts, &mut self.rights] {
            list.clear();
            list.resize(count, 0);
        }
    }

    pub const fn is_done(&self) -> bool {
        self.next == self.items.len() && self.stack.is_empty()
    }

    /// The moves that are possible. Only the last word of the stack goes to the root, when nothing is ahead.
    pub const fn allowed(&self) -> [bool; MOVES] {
        let ahead = self.next < self.items.len();
        let depth = self.stack.len();
        [ahead, ahead && depth > 0, depth > 1 || (depth == 1 && !ahead)]
    }

    pub fn go(&mut self, step: usize) {
        match step {
            SHIFT => {
                self.stack.push(self.next as u32);
                self.next += 1;
            }
            LEFT => {
                if let Some(top) = self.stack.pop() {
                    let head = self.next;
                    self.heads[top as usize] = head as u32;
                    // The last that comes from the left stands furthest out.
                    self.leftmost[head] = top;
                    self.lefts[head] = self.lefts[head].saturating_add(1);
                }
            }
            _ => {
                if let Some(top) = self.stack.pop()
                    && let Some(&head) = self.stack.last()
                {
                    self.heads[top as usize] = head;
                    self.rightmost[head as usize] = top;
                    self.rights[head as usize] = self.rights[head as usize].saturating_add(1);
                }
            }
        }
    }

    fn item(&self, at: u32) -> Item {
        self.items.get(at as usize).copied().unwrap_or(NOTHING)
    }

    fn deep(&self, depth: usize) -> u32 {
        self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at])
    }

    /// The features of where it stands.
    #[inline]
    pub fn features(&self, mut take: impl FnMut(u32)) {
        let (s, p, q) = (self.deep(0), self.deep(1), self.deep(2));
        let below = |at: u32, depth: usize| if self.stack.len() == depth { ROOT } else { self.item(at) };
        let (s0, s1, s2) = (below(s, 0), below(p, 1), below(q, 2));
        let b = if self.next < self.items.len() { self.next as u32 } else { NONE };
        let ahead = |by: usize| self.items.get(self.next + by).copied().unwrap_or(NOTHING);
        let (b0, b1, b2, b3) = (ahead(0), ahead(1), ahead(2), ahead(3));
        let child = |list: &[u32], at: u32| list.get(at as usize).copied().unwrap_or(NONE);
        let count = |list: &[u8], at: u32| u32::from(list.get(at as usize).copied().unwrap_or(0)).min(3);
        let (sl, sr) = (self.item(child(&self.leftmost, s)), self.item(child(&self.rightmost, s)));
        let (pl, pr) = (self.item(child(&self.leftmost, p)), self.item(child(&self.rightmost, p)));
        let bl = self.item(child(&self.leftmost, b));
        let sv = count(&self.lefts, s) << 2 | count(&self.rights, s);
        let pv = count(&self.lefts, p) << 2 | count(&self.rights, p);
        let bv = count(&self.lefts, b);
        let distance = match (self.next as u32).wrapping_sub(s) {
            d @ 0..=4 => d,
            5..=7 => 5,
            8..=12 => 6,
            _ => 7,
        };
        let gap = match s.wrapping_sub(p) {
            d @ 0..=3 => d,
            4..=6 => 4,
            _ => 5,
        };
        let mut n = 1000;
        let mut emit = |value: u32| {
            n += 1;
            take(feature(n, value));
        };
        let (st, pt, qt, bt, ct, dt) = (s0.part, s1.part, s2.part, b0.part, b1.part, b2.part);
        let three = |a: u32, b: u32, c: u32| a << 10 | b << 5 | c;
        let sb = st << 5 | bt;
        let psb = three(pt, st, bt);
        emit(three(st, bt, ct));
        emit(pair(three(st, bt, ct), dt));
        emit(pair(psb, ct));
        emit(pair(psb, qt << 5 | ct));
        emit(psb);
        emit(pair(three(qt, pt, st), bt));
        emit(sb << 3 | distance);
        emit(pair(s0.word, st));
        emit(pair(b0.word, bt));
        emit(pair(s1.word, pt));
        emit(pair(b1.word, ct));
        emit(pair(s0.word, bt));
        emit(pair(s0.word, bt << 5 | ct));
        emit(pair(b0.word, st));
        emit(pair(b0.word, pt << 5 | st));
        emit(pair(s0.word, b0.word));
        emit(pair(s1.word, s0.word));
        emit(pair(s1.word, st << 5 | bt));
        emit(pair(s1.word, pair(s0.word, bt)));
        emit(pair(s0.word, pt << 5 | bt));
        emit(pair(b1.word, sb));
        emit(pair(s0.cluster, b0.cluster));
        emit(pair(s0.cluster, pair(b0.cluster, b1.part)));
        emit(pair(s1.cluster, s0.cluster));
        emit(pair(s1.cluster, pair(s0.cluster, bt)));
        emit(pair(s0.cluster, bt << 5 | pt));
        emit(pair(b0.cluster, st << 5 | pt));
        emit(pair(s1.cluster, st << 5 | bt));
        emit(pair(s0.word, distance << 5 | bt));
        emit(pair(b0.word, distance << 5 | st));
        emit(pair(three(st, bt, sl.part), 1));
        emit(pair(three(st, bt, sr.part), 2));
        emit(pair(three(st, bt, bl.part), sl.part));
        emit(pair(three(pt, st, sr.part), bt));
        emit(pair(three(pt, st, sl.part), bt));
        emit(pair(three(pt, st, pr.part), bt));
        emit(pair(three(pt, st, pl.part), bt));
        emit(pair(sl.word, sb));
        emit(pair(sl.word, pt << 5 | st));
        emit(pair(sl.word, pair(s1.word, st)));
        emit(pair(sr.word, sb));
        emit(pair(bl.word, sb));
        emit(pair(pr.word, pt << 5 | st));
        emit(pair(sb, sv));
        emit(pair(psb, sv << 4 | pv));
        emit(pair(sb, bv << 4 | sv));
        emit(pair(pt << 5 | st, gap << 4 | pv));
        emit(pair(s0.word, sv));
        emit(pair(s1.word, pv << 5 | st));
        emit(pair(s0.grammar, b0.grammar));
        emit(pair(s0.grammar, bt));
        emit(pair(b0.grammar, st));
        emit(pair(s1.grammar, st << 5 | bt));
        emit(pair(three(bt, ct, dt), b3.part << 5 | st));
        emit(pair(sl.cluster, pair(s1.cluster, st)));
        emit(pair(s1.grammar, pair(s0.grammar, bt)));
        emit(pair(s0.grammar, pair(b0.grammar, ct)));
        emit(pair(sl.word, pair(s1.word, s0.word)));
        emit(pair(sl.word, pair(bt, pair(pt, s1.word))));
        emit(pair(three(pt, st, bt), pair(pl.part, pr.part)));
        emit(pair(three(qt, pt, st), pair(gap, sl.part)));
        emit(pair(three(st, bt, ct), pair(sl.word, pt)));
    }
}

/// Parses sentences; keeps its lists for the next one.
pub struct Parser<'m> {
    table: &'m SmallTable,
    state: State,
}

impl<'m> Parser<'m> {
    pub fn new(table: &'m SmallTable) -> Self {
        Self { table, state: State::default() }
    }

    /// Fills in the heads of the sentence `range`, whose words are `items`.
    pub fn parse(&mut self, items: &[Item], range: Range<usize>, nodes: &mut [Node]) {
        let state = &mut self.state;
        state.clear();
        state.items.extend(items);
        state.start();
        while !state.is_done() {
            let allowed = state.allowed();
            let step = if allowed.iter().filter(|&&a| a).count() == 1 {
                allowed.iter().position(|&a| a).unwrap_or(SHIFT)
            } else {
                let mut sums = self.table.sums();
                state.features(|feature| sums.add(feature));
                let mut points = sums.points();
                for (points, allowed) in points.iter_mut().zip(allowed) {
                    *points = if allowed { *points } else { i32::MIN };
                }
                best(&points)
            };
            state.go(step);
        }
        for (token, &head) in range.clone().zip(&state.heads) {
            let root = head == NO_HEAD;
            nodes[token].head = if root { token as u32 } else { range.start as u32 + head };
            nodes[token].relation = if root { Relation::Root } else { Relation::Dependent };
        }
    }
}
