//! What a sentence needs beside it to be understood: "But she lost." needs the sentence before it.
//!
//! Surfaces in; for each story sentence the block that must be shown together, and its flaw, out.

use super::passes::Active;
use super::surface::{Opener, Surface};

/// The story sentences (both ends included) that must be shown together with one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub first: usize,
    pub last: usize,
    pub flaw: Flaw,
}

/// What remains wrong with a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    None,
    /// It opens on something that is not shown.
    Dangling,
    /// It cuts a quotation, or is a link line.
    Broken,
    /// It is never chosen.
    Furniture,
}

/// Whether `surface` needs the sentence before it.
pub fn leans_back(surface: &Surface) -> bool {
    opens_on_something(surface) || is_orphan_quote(surface)
}

fn opens_on_something(surface: &Surface) -> bool {
    surface.elliptic
        || surface.others
        || matches!(surface.opener, Opener::Connective | Opener::Demonstrative)
        || !surface.explained && (surface.opener == Opener::Pronoun || surface.pronoun_speaks && surface.nameless)
}

/// Whether a block needs the sentence before it. A quotation over several sentences has its speaker in one of them.
fn block_leans_back(block: &[Surface], active: Active) -> bool {
    active.opener && opens_on_something(&block[0])
        || active.orphan_quote && is_orphan_quote(&block[0]) && !block.iter().any(|s| s.reports)
}

/// Nearly all of it is quoted, and no speaker is named.
pub fn is_orphan_quote(surface: &Surface) -> bool {
    surface.quoted > 0 && surface.quoted * 5 >= surface.words * 3 && !surface.reports
}

/// A sentence of fewer words says nothing alone ("Labour leaders cheered."), unless it opens the story; one of the next ones
/// may be a little shorter, but not "She was 88."
const MIN_WORDS: u32 = 6;
const FIRST_SENTENCES: usize = 3;

/// The block of each story sentence. A block has at most `longest` sentences before the search for one stops.
pub fn blocks(surfaces: &[Surface], active: Active, longest: usize) -> Vec<Block> {
    (0..surfaces.len()).map(|nth| block(surfaces, active, nth, longest.max(1))).collect()
}

fn block(surfaces: &[Surface], active: Active, nth: usize, longest: usize) -> Block {
    let alone = |flaw| Block { first: nth, last: nth, flaw };
    let is_furniture = |s: &Surface| active.refusal && s.furniture;
    let is_link = |s: &Surface| active.link_line && s.link_line;
    let runs_in = |nth: usize| active.split_quote && surfaces[nth].quote_runs_in;
    let runs_out = |nth: usize| active.split_quote && surfaces[nth].quote_runs_out;
    if is_furniture(&surfaces[nth]) {
        return alone(Flaw::Furniture);
    }
    if is_link(&surfaces[nth]) {
        return alone(Flaw::Broken);
    }
    let (mut first, mut last) = (nth, nth);
    while last - first < longest {
        if last + 1 < surfaces.len() && runs_out(last) {
            last += 1;
        } else if first > 0 && (runs_in(first) || block_leans_back(&surfaces[first..=last], active)) {
            first -= 1;
        } else {
            break;
        }
    }
    let members = &surfaces[first..=last];
    let whole = last - first < longest
        && !runs_in(first)
        && !runs_out(last)
        && !members.iter().any(|s| is_furniture(s) || is_link(s))
        && (first == 0 || !block_leans_back(members, active));
    let least = match nth {
        0 => 0,
        1..FIRST_SENTENCES => MIN_WORDS - 2,
        _ => MIN_WORDS,
    };
    let short = active.short_sentence && first == last && surfaces[nth].words < least;
    if whole && !short {
        return Block { first, last, flaw: Flaw::None };
    }
    alone(if runs_in(nth) || runs_out(nth) { Flaw::Broken } else { Flaw::Dangling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::{surface, terms::Terms};

    fn found(text: &str, longest: usize) -> Vec<(usize, usize, Flaw)> {
        let document = crate::summary::story(text);
        let terms = Terms::count(&document);
        let surfaces = surface::read(&document, &terms, &crate::entities::Entities::default(), &[], Active::ALL);
        blocks(&surfaces, Active::ALL, longest).iter().map(|b| (b.first, b.last, b.flaw)).collect()
    }

    #[test]
    fn connective_or_pronoun_brings_the_sentence_before() {
        let text = "Ana Lima stood for mayor of Porto. But she lost by ten votes. She will not try again.";
        assert_eq!(found(text, 3), [(0, 0, Flaw::None), (0, 1, Flaw::None), (0, 2, Flaw::None)]);
        assert_eq!(found(text, 2)[2], (2, 2, Flaw::Dangling));
    }

    #[test]
    fn quote_of_a_pronoun_brings_the_sentence_before() {
        let text = "Ana Lima opened the old bridge on Monday. “This bridge is safe,” she said.";
        assert_eq!(found(text, 3)[1], (0, 1, Flaw::None));
    }

    #[test]
    fn short_sentence_stands_alone_only_where_the_story_opens() {
        let text = "Lima won today. Costa lost by two votes. The count took six hours. Labour leaders cheered.";
        assert_eq!([found(text, 1)[0].2, found(text, 1)[3].2], [Flaw::None, Flaw::Dangling]);
    }

    #[test]
    fn quotation_over_two_sentences_is_one_block() {
        let text = "Ana Lima spoke. “The vote was close. We lost,” Lima said. The count goes on.";
        assert_eq!(found(text, 3)[1], (1, 2, Flaw::None));
        assert_eq!(found(text, 1)[1], (1, 1, Flaw::Broken));
    }
}
