//! Which lines are the article: those the second reading finds likelier body than not.
//!
//! The sequence is in the readings, which see the lines around and the place of the headline; smoothing the path
//! through them once more only lost lines. A paste that is nearly all article gets the benefit of the doubt:
//! `"Why now?" | He did not say.` are short lines, but what else would they be.

use super::page::Page;
use crate::analysis::ParagraphKind;

/// From this share of likely words on, a paste is a plain article.
const PLAIN: f32 = 0.95;
/// Log-odds by which doubtful lines of a plain article are helped.
const BENEFIT: f32 = 2.0;

/// Body or furniture for every line, from its log-odds; headline, standfirst and byline are still among these.
pub fn find(page: &Page, odds: &[f32]) -> Vec<ParagraphKind> {
    let likely: u32 = odds.iter().zip(&page.lines).filter(|(o, _)| **o > 0.0).map(|(_, l)| l.words).sum();
    let plain = likely as f32 >= PLAIN * page.words[page.len()] as f32;
    let least = if plain { -BENEFIT } else { 0.0 };
    odds.iter().map(|&o| if o > least { ParagraphKind::Body } else { ParagraphKind::Furniture }).collect()
}
