//! The headline: the line before the body that says what the body tells, `Harbour crane late again`; and the standfirst below it.

use super::features;
use super::line::Line;
use super::page::Page;
use super::scores::Scores;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;
use crate::model::trees::Trees;

/// So many lines are looked at.
const REACH: usize = 250;
/// The headline stands before so much of what is likely body.
const SHARE: f32 = 0.4;

/// The lines that may be the headline.
pub fn candidates<'a>(page: &'a Page, scores: &Scores) -> impl Iterator<Item = usize> + 'a {
    let all = scores.mass[page.len()];
    let end = scores.mass.partition_point(|&m| m <= all * SHARE).min(page.len());
    let end = end.max(2).min(page.len()).saturating_sub(1);
    (end.saturating_sub(REACH)..end).filter(|&i| (2..=40).contains(&page.lines[i].words))
}

/// The headline's index; of two equally good the later.
pub fn find(page: &Page, scores: &Scores, trees: &Trees) -> Option<usize> {
    let mut row = Vec::new();
    let mut top: Option<(f32, usize)> = None;
    for i in candidates(page, scores) {
        row.clear();
        features::headline(page, scores, i, &mut row);
        let score = trees.score(&row);
        if top.is_none_or(|(s, _)| score >= s) {
            top = Some((score, i));
        }
    }
    top.filter(|&(score, _)| score > LEAST).map(|(_, i)| i)
}

/// Log-odds below this: the text has no headline.
const LEAST: f32 = -3.5;

/// The standfirst's index: a sentence or so, between headline and body.
pub fn standfirst(lines: &[Line], kinds: &[ParagraphKind], headline: usize) -> Option<usize> {
    let body = kinds.iter().position(|&k| k == ParagraphKind::Body)?;
    (headline + 1..body.min(headline + 4)).find(|&i| {
        let line = &lines[i];
        line.words >= 7 && line.count(Class::Credit) == 0 && line.count(Class::Function) * 6 >= line.words
    })
}
