//! Heads → relations: what each word is to its head.

use super::parser::Item;
use super::tagger::best;
use crate::document::Document;
use crate::document::nodes::{LEARNT_RELATIONS, Node, Part, Relation};
use crate::english::Tag;
use crate::models::table::{Table, feature, pair};
use std::ops::Range;

/// What the labeller knows of a word beside its [`Item`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Links {
    /// Its first and last child, [`NONE`] without.
    first: u32,
    last: u32,
    /// Its last child before it, and the first behind it.
    before: u32,
    behind: u32,
    /// A form of "be" hangs on it.
    be: bool,
    /// An adposition hangs on it: its word.
    case: u32,
    /// A word that opens a clause hangs on it.
    mark: u32,
    /// Nouns and pronouns behind it that hang on it without an adposition, so far.
    objects: u8,
}

const NONE: u32 = u32::MAX;

/// Room for the points of the classes: a whole number of vectors.
pub const WIDTH: usize = 40;

/// The links of the words of a sentence, by number in it.
pub fn links(document: &Document, range: &Range<usize>, nodes: &[Node]) -> Vec<Links> {
    let none = Links { first: NONE, last: NONE, before: NONE, behind: NONE, ..Links::default() };
    let mut links = vec![none; range.len()];
    for token in range.clone() {
        let head = nodes[token].head as usize;
        if head == token || nodes[token].part == Part::Punctuation {
            continue;
        }
        let n = (token - range.start) as u32;
        let word = document.features(token);
        let of = &mut links[head - range.start];
        of.last = n;
        if of.first == NONE {
            of.first = n;
        }
        if token < head {
            of.before = n;
        } else if of.behind == NONE {
            of.behind = n;
        }
        match nodes[token].part {
            Part::Adposition if of.case == 0 => of.case = word.lower,
            Part::Subordinator | Part::Particle if of.mark == 0 => of.mark = word.lower,
            Part::Auxiliary => of.be |= word.is(Tag::Be),
            _ => {}
        }
    }
    links
}

/// The features of the arc from `token` to its head.
pub fn features(
    items: &[Item],
    links: &[Links],
    at: usize,
    head: usize,
    objects_before: u8,
    mut take: impl FnMut(u32),
) {
    let get = |n: u32| items.get(n as usize).map_or(31, |i| i.part);
    let (d, h) = (items[at], items[head]);
    let (dl, hl) = (links[at], links[head]);
    let right = u32::from(at > head);
    let distance = match at.abs_diff(head) {
        d @ 0..=3 => d as u32,
        4..=6 => 4,
        _ => 5,
    };
    let arc = d.part << 6 | h.part << 1 | right;
    let near = |n: Option<usize>| n.and_then(|n| items.get(n)).map_or(31, |i| i.part);
    let (left, next) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let mut n = 2000;
    let mut emit = |value: u32| {
        n += 1;
        take(feature(n, value));
    };
    emit(arc);
    emit(pair(arc, distance));
    emit(pair(arc, left << 5 | next));
    emit(pair(d.word, h.part << 1 | right));
    emit(pair(h.word, d.part << 1 | right));
    emit(pair(d.word, right));
    emit(pair(d.word, h.word));
    emit(pair(d.cluster, pair(h.cluster, right)));
    emit(pair(d.cluster, h.part << 1 | right));
    emit(pair(h.cluster, d.part << 1 | right));
    emit(pair(dl.case, arc));
    emit(pair(dl.case, pair(h.word, right)));
    emit(pair(dl.case, pair(d.cluster, h.part)));
    emit(pair(dl.mark, arc));
    emit(pair(dl.mark, pair(h.word, d.part)));
    let first = get(dl.first);
    emit(pair(arc, first << 5 | get(dl.last)));
    emit(pair(arc, get(hl.first) << 5 | get(hl.last)));
    emit(pair(arc, u32::from(hl.be) << 1 | u32::from(dl.be)));
    emit(pair(h.grammar, arc));
    emit(pair(d.grammar, arc));
    emit(pair(d.grammar, pair(h.grammar, right)));
    let place = u32::from(hl.before == at as u32) | u32::from(hl.behind == at as u32) << 1;
    emit(pair(arc, place << 2 | u32::from(objects_before)));
    emit(pair(h.word, pair(arc, u32::from(objects_before) << 1 | u32::from(dl.case != 0))));
    emit(pair(arc, pair(u32::from(hl.be), dl.case)));
    emit(pair(items.get(dl.first as usize).map_or(0, |i| i.word), arc));
    emit(pair(arc, pair(near(head.checked_sub(1)), near(Some(head + 1)))));
    emit(pair(h.cluster, pair(arc, place)));
    emit(pair(left, pair(near(at.checked_sub(2)), arc)));
    emit(pair(items.get(at.wrapping_sub(1)).map_or(0, |i| i.word), arc));
}

/// Walks the arcs of a sentence in text order: number of the word, number of its head, and how many bare nouns hang on
/// that head between them.
pub fn each_arc(
    range: &Range<usize>,
    nodes: &[Node],
    links: &mut [Links],
    mut visit: impl FnMut(&[Links], usize, usize, u8),
) {
    for token in range.clone() {
        let head = nodes[token].head as usize;
        if head == token {
            continue;
        }
        let (at, head) = (token - range.start, head - range.start);
        let objects = if at > head { links[head].objects } else { 0 };
        visit(links, at, head, objects);
        if at > head && nodes[token].part.is_nominal() && links[at].case == 0 {
            links[head].objects = (objects + 1).min(2);
        }
    }
}

/// Fills in the relations of a sentence whose words are `items`.
pub fn label(document: &Document, range: Range<usize>, items: &[Item], table: &Table<WIDTH>, nodes: &mut [Node]) {
    let mut links = links(document, &range, nodes);
    let mut relations = vec![Relation::Root; range.len()];
    each_arc(&range, nodes, &mut links, |links, at, head, objects| {
        relations[at] = if items[at].part >= Part::Punctuation as u32 {
            Relation::Punctuation
        } else {
            let mut sums = [0; WIDTH];
            let mut met = table.met();
            features(items, links, at, head, objects, |feature| met.note(feature));
            met.add_to(&mut sums);
            Relation::ALL[best(&sums[..LEARNT_RELATIONS])]
        };
    });
    for (token, relation) in range.zip(relations) {
        nodes[token].relation = relation;
    }
}
