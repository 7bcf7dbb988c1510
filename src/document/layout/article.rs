//! Which lines are the article: those the second reading finds likelier body than not.
//!
//! The sequence is in the readings, which see the lines around and the place of the headline; smoothing the path
//! through them once more only lost lines. A paste that is nearly all article gets the benefit of the doubt:
//! `"Why now?" | He did not say.` are short lines, but what else would they be.

use super::features;
use super::line::Line;
use super::page::Page;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;

/// From this share of likely words on, a paste is a plain article.
const PLAIN: f32 = 0.95;
/// Log-odds by which doubtful lines of a plain article are helped.
const BENEFIT: f32 = 2.0;

/// Author and day stand among so many first lines.
const HEAD: usize = 30;

/// Body or furniture for every line, from its log-odds; headline, standfirst and byline are still among these.
pub fn find(page: &Page, odds: &[f32]) -> Vec<ParagraphKind> {
    let least = if is_plain(page, odds) { -BENEFIT } else { 0.0 };
    let mut kinds: Vec<_> =
        odds.iter().map(|&o| if o > least { ParagraphKind::Body } else { ParagraphKind::Furniture }).collect();
    if !is_bare(page, odds) {
        for (i, kind) in kinds.iter_mut().enumerate().filter(|(_, k)| **k == ParagraphKind::Body) {
            if is_caption(page, i) {
                *kind = ParagraphKind::Caption;
            } else if is_disclosure(&page.lines[i]) {
                *kind = ParagraphKind::Furniture;
            }
        }
    }
    kinds
}

/// Nearly all of it is likely.
fn is_plain(page: &Page, odds: &[f32]) -> bool {
    let likely: u32 = odds.iter().zip(&page.lines).filter(|(o, _)| **o > 0.0).map(|(_, l)| l.words).sum();
    likely as f32 >= PLAIN * page.words[page.len()] as f32
}

/// A plain article that nothing shows to be part of a page: nothing of it may be lost.
pub fn is_bare(page: &Page, odds: &[f32]) -> bool {
    is_plain(page, odds) && !is_signed(page)
}

/// Has a line for its author or its day near its head: no plain text, but part of a page.
fn is_signed(page: &Page) -> bool {
    let signs = |l: &Line| {
        l.words <= 16
            && (l.opens(Class::By) && features::is_byline_like(l) || l.words <= 8 && features::is_date_like(l))
    };
    page.lines.iter().take(HEAD).any(signs)
}

/// A caption by its shape, or one that talks like a caption above a picture's credit.
fn is_caption(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let above_credit = || page.lines.get(i + 1).is_some_and(features::is_credit);
    line.captioned || ((5..=50).contains(&line.words) && line.count(Class::Caption) > 0 && above_credit())
}

/// "Products are chosen independently. Purchases through our links may earn us a commission."
pub fn is_disclosure(line: &Line) -> bool {
    let telling = line.count(Class::Disclosure) + line.count(Class::Legal);
    line.words <= 70
        && line.count(Class::Disclosure) >= 3
        && telling * 6 >= line.words
        && (line.count(Class::Reader) + line.count(Class::Pronoun) > 0 || line.words <= 16)
}
