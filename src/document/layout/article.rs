//! Which lines are the article: those that the last reading finds likelier body than not.
//!
//! The sequence of lines is in the readings, which see the lines around and the place of the headline; smoothing the path
//! through them once more only lost lines.

use super::features;
use super::line::Line;
use super::page::Page;
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;
use crate::english::patterns;

/// Minimum share of likely words in a plain article.
const PLAIN: f32 = 0.95;
/// Log-odds from which doubtful lines of a plain article are body.
const DOUBTFUL: f32 = -2.0;
/// How many of the first lines may show author and day.
const HEAD: usize = 30;
/// A paste of at most this many lines is what somebody typed: there is no page around it.
pub const FEW_LINES: usize = 3;

pub const fn body_or_furniture(odds: f32, threshold: f32) -> ParagraphKind {
    if odds > threshold { ParagraphKind::Body } else { ParagraphKind::Furniture }
}

/// Nearly all of it is likely.
fn is_plain(page: &Page, odds: &[f32]) -> bool {
    let likely: u32 = odds.iter().zip(&page.lines).filter(|(o, _)| **o > 0.0).map(|(_, l)| l.words).sum();
    likely as f32 >= PLAIN * page.words[page.len()] as f32
}

/// A plain article that nothing shows to be part of a page.
pub fn is_bare(page: &Page, odds: &[f32]) -> bool {
    is_plain(page, odds) && !is_signed(page)
}

/// Has a line for its author or its day near its head: part of a page.
fn is_signed(page: &Page) -> bool {
    let signs = |l: &Line| {
        l.words <= 16
            && (l.opens(Class::By) && features::is_byline_like(l) || l.words <= 8 && features::is_date_like(l))
    };
    page.lines.iter().take(HEAD).any(signs)
}

/// `"Why now?" | He did not say.` are short lines, but in a paste that is nearly all article they are part of it.
pub fn keep_doubtful(context: &mut Context) {
    if !is_plain(context.page, &context.scores.odds) {
        return;
    }
    context.threshold = DOUBTFUL;
    for (kind, &odds) in context.kinds.iter_mut().zip(&context.scores.odds) {
        if *kind == ParagraphKind::Furniture {
            *kind = body_or_furniture(odds, DOUBTFUL);
        }
    }
}

/// A caption by its shape, or one that talks like a caption above a picture's credit.
pub fn find_captions(context: &mut Context) {
    let lines = &context.page.lines;
    let is_caption = |i: usize| {
        let line = &lines[i];
        let above_credit = || lines.get(i + 1).is_some_and(features::is_credit);
        line.captioned || ((5..=50).contains(&line.words) && line.count(Class::Caption) > 0 && above_credit())
    };
    replace_body(context, is_caption, ParagraphKind::Caption);
    find_above_dateline(context);
}

/// "A train stands in the station of Leeds, Britain, May 26, 2020." above "LEEDS (Reuters) - …": what stands between headline
/// and dateline and ends in a full date, also in a plain article.
fn find_above_dateline(context: &mut Context) {
    let raw = |i: usize| context.page.lines[i].span.of(context.text);
    let first = (0..context.page.lines.len().min(HEAD)).find(|&i| patterns::DATELINE_OPENS.matches(raw(i)));
    let Some(first) = first else { return };
    let captions: Vec<usize> = (1..first)
        .filter(|&i| context.kinds[i] == ParagraphKind::Body && patterns::FULL_DATE_ENDS.matches(raw(i)))
        .filter(|&i| context.page.lines[i].words > 4)
        .collect();
    for i in captions {
        context.kinds[i] = ParagraphKind::Caption;
    }
}

pub fn leave_out_disclosures(context: &mut Context) {
    let lines = &context.page.lines;
    replace_body(context, |i| is_disclosure(&lines[i]), ParagraphKind::Furniture);
}

fn replace_body(context: &mut Context, is_other: impl Fn(usize) -> bool, other: ParagraphKind) {
    if context.is_bare {
        return;
    }
    for (i, kind) in context.kinds.iter_mut().enumerate() {
        if *kind == ParagraphKind::Body && is_other(i) {
            *kind = other;
        }
    }
}

/// "Products are chosen independently. Purchases through our links may earn us a commission."
pub fn is_disclosure(line: &Line) -> bool {
    let signs = line.count(Class::Disclosure) + line.count(Class::Legal);
    line.words <= 70
        && line.count(Class::Disclosure) >= 3
        && signs * 6 >= line.words
        && (line.count(Class::Reader) + line.count(Class::Pronoun) > 0 || line.words <= 16)
}

pub fn keep_few_lines(context: &mut Context) {
    if context.page.len() <= FEW_LINES && !context.kinds.iter().any(|k| k.is_story()) {
        context.kinds.fill(ParagraphKind::Body);
    }
}
