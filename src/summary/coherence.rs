//! What a sentence needs beside it to be understood: "But she lost." needs the sentence before it.
//!
//! Surfaces in; for each story sentence the block that must be shown together, and what is wrong with it alone, out.

use super::surface::{Opener, Surface};

/// The stretch of story sentences (both ends included) that one of them brings along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub first: usize,
    pub last: usize,
    /// What remains wrong with it; 0 = reads well.
    pub flaw: Flaw,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    None,
    /// Opens on something that is not shown.
    Dangling,
    /// Cuts a quote, or is a link line.
    Broken,
    /// Not of the story: never chosen.
    Furniture,
}

/// Whether `surface` leans on the sentence before it.
pub fn leans_back(surface: &Surface) -> bool {
    opens_on_something(surface) || is_orphan_quote(surface)
}

fn opens_on_something(surface: &Surface) -> bool {
    surface.elliptic
        || matches!(surface.opener, Opener::Connective | Opener::Pronoun | Opener::Demonstrative)
        || surface.pronoun_speaks && surface.nameless
}

/// A quote over several sentences is credited once.
fn block_leans_back(block: &[Surface]) -> bool {
    opens_on_something(&block[0]) || is_orphan_quote(&block[0]) && !block.iter().any(|s| s.reports)
}

/// Nearly all of it is quoted, and nobody is credited.
pub fn is_orphan_quote(surface: &Surface) -> bool {
    surface.quoted > 0 && surface.quoted * 5 >= surface.words * 3 && !surface.reports
}

/// Fewer words say nothing by themselves, "Labour leaders cheered.", but where they open the story: "They won. …"
const TELLING: u32 = 6;
const OPENING: usize = 3;

/// The block of each story sentence, at most `longest` sentences long.
pub fn blocks(surfaces: &[Surface], longest: usize) -> Vec<Block> {
    (0..surfaces.len()).map(|nth| block(surfaces, nth, longest.max(1))).collect()
}

fn block(surfaces: &[Surface], nth: usize, longest: usize) -> Block {
    let alone = |flaw| Block { first: nth, last: nth, flaw };
    if surfaces[nth].furniture {
        return alone(Flaw::Furniture);
    }
    if surfaces[nth].link_line {
        return alone(Flaw::Broken);
    }
    let (mut first, mut last) = (nth, nth);
    while last - first < longest {
        if last + 1 < surfaces.len() && surfaces[last].quote_runs_out {
            last += 1;
        } else if first > 0 && (surfaces[first].quote_runs_in || block_leans_back(&surfaces[first..=last])) {
            first -= 1;
        } else {
            break;
        }
    }
    let members = &surfaces[first..=last];
    let whole = last - first < longest
        && !surfaces[first].quote_runs_in
        && !surfaces[last].quote_runs_out
        && !members.iter().any(|s| s.furniture || s.link_line)
        && (first == 0 || !block_leans_back(members));
    let short = first == last && nth >= OPENING && surfaces[nth].words < TELLING;
    if whole && !short {
        return Block { first, last, flaw: Flaw::None };
    }
    alone(if surfaces[nth].quote_runs_in || surfaces[nth].quote_runs_out { Flaw::Broken } else { Flaw::Dangling })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::summary::{surface, terms::Terms};

    fn found(text: &str, longest: usize) -> Vec<(usize, usize, Flaw)> {
        let document = crate::summary::story(text);
        let terms = Terms::count(&document);
        let surfaces = surface::read(&document, &terms, &[]);
        blocks(&surfaces, longest).iter().map(|b| (b.first, b.last, b.flaw)).collect()
    }

    #[test]
    fn a_leaning_sentence_brings_the_one_before() {
        let text = "Ana Lima stood for mayor of Porto. But she lost by ten votes. She will not try again.";
        assert_eq!(found(text, 3), [(0, 0, Flaw::None), (0, 1, Flaw::None), (0, 2, Flaw::None)]);
        assert_eq!(found(text, 2)[2], (2, 2, Flaw::Dangling));
    }

    #[test]
    fn she_who_speaks_is_named_before() {
        let text = "Ana Lima opened the old bridge on Monday. “This bridge is safe,” she said.";
        assert_eq!(found(text, 3)[1], (0, 1, Flaw::None));
    }

    #[test]
    fn the_shortest_sentences_stand_alone_only_where_the_story_opens() {
        let text = "Lima won today. Costa lost by two votes. The count took six hours. Labour leaders cheered.";
        assert_eq!([found(text, 1)[0].2, found(text, 1)[3].2], [Flaw::None, Flaw::Dangling]);
    }

    #[test]
    fn a_quote_stays_whole() {
        let text = "Ana Lima spoke. “The vote was close. We lost,” Lima said. The count goes on.";
        assert_eq!(found(text, 3)[1], (1, 2, Flaw::None));
        assert_eq!(found(text, 1)[1], (1, 1, Flaw::Broken));
    }
}
