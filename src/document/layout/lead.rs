//! Where the body begins: below the headline stand `In short: the crane is late.`, a picture's caption, the author's life and
//! `We may earn a commission`, all of which read like a first paragraph; one line of them is it.

use super::features::{self, Place};
use super::page::Page;
use super::scores::Scores;
use super::{article, headline};
use crate::analysis::ParagraphKind;
use crate::model::trees::Trees;

/// So many lines below the headline are looked at, until so much of the body has passed.
const REACH: usize = 80;
const SHARE: f32 = 0.3;
/// By so much likelier a later line must be for the lines before it to be left out, and an earlier one to be added.
const LATER: f32 = 0.3;
const EARLIER: f32 = 0.0;
/// What is left out may be the standfirst after all.
const DOUBTFUL: f32 = -1.0;

/// The lines that may be the first of the body.
pub fn candidates(page: &Page, scores: &Scores, headline: Option<usize>) -> std::ops::Range<usize> {
    let n = page.len();
    let from = headline.map_or(0, |h| h + 1).min(n);
    let enough = scores.mass[from] + (scores.mass[n] - scores.mass[from]) * SHARE;
    let end = scores.mass.partition_point(|&m| m <= enough).min(n);
    from..end.min(from + REACH)
}

/// The first line from the headline on that seems to be body.
pub fn seeming(scores: &Scores, candidates: &std::ops::Range<usize>) -> usize {
    candidates.clone().find(|&i| scores.odds[i] > 0.0).unwrap_or(candidates.start)
}

/// Begins the body where it most likely begins.
pub fn set(
    page: &Page,
    scores: &Scores,
    headline: Option<usize>,
    kinds: &mut [ParagraphKind],
    (lead, standfirst): (&Trees, &Trees),
) {
    if article::is_bare(page, &scores.odds) {
        return;
    }
    let candidates = candidates(page, scores, headline);
    let place = Place { headline, first: seeming(scores, &candidates), last: candidates.end };
    let mut row = Vec::new();
    let (mut best, mut now) = (None, None);
    for i in candidates {
        let other = matches!(kinds[i], ParagraphKind::Standfirst | ParagraphKind::Caption);
        if other || kinds[i] == ParagraphKind::Furniture && article::is_disclosure(&page.lines[i]) {
            continue;
        }
        row.clear();
        features::lead(page, scores, place, i, &mut row);
        let score = lead.score(&row);
        if now.is_none() && kinds[i].is_story() {
            now = Some((score, i));
        }
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, i));
        }
    }
    let (Some((score, first)), Some((rival, seeming))) = (best, now) else { return };
    if first < seeming && score > rival + EARLIER {
        kinds[first] = ParagraphKind::Body;
    }
    if first > seeming && score > rival + LATER {
        kinds[seeming..first].iter_mut().filter(|k| k.is_story()).for_each(|k| *k = ParagraphKind::Furniture);
        if let Some(h) = headline
            && !kinds.contains(&ParagraphKind::Standfirst)
            && let Some(s) = headline::standfirst(page, scores, h, DOUBTFUL, standfirst).filter(|&s| s < first)
        {
            kinds[s] = ParagraphKind::Standfirst;
        }
    }
}
