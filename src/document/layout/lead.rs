//! Where the body begins: below the headline stand `In short: the crane is late.`, a picture's caption, the author's life and
//! `We may earn a commission`, all of which read like a first paragraph; one line of them is it.

use super::aside::Aside;
use super::features::{self, Place};
use super::line::{Ending, Line, Opening};
use super::page::Page;
use super::scores::Scores;
use super::vocabulary::Class;
use super::{article, headline};
use crate::analysis::ParagraphKind;
use crate::models::trees::Trees;

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

/// What begins no body, whatever it looks like.
pub fn may_begin(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    !line.captioned
        && !matches!(line.aside, Some(Aside::Link | Aside::Invitation | Aside::Topics))
        && !is_teaser(line)
        && !is_life(page, i)
        && !article::is_disclosure(line)
}

/// "Two people have been diagnosed with the plague,...": another story's first words, or this one's.
fn is_teaser(line: &Line) -> bool {
    line.ending == Ending::Ellipsis && (6..=30).contains(&line.words) && line.quotes == 0
}

/// An author's life stands at most so far below the name.
const SIGNED: usize = 12;

/// "Ana Lima is a writer who has covered harbours since 2014.", below "By Ana Lima"
fn is_life(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let words = line.longer_words();
    let named = |l: &Line| {
        let known = |k: usize| words.get(k).is_some_and(|w| l.longer_words().contains(w));
        // A short first name is none of the longer words.
        known(0) && (known(1) || line.named > 0)
    };
    let signed = |l: &Line| l.words <= 12 && (features::is_byline_like(l) || features::is_name_like(l)) && named(l);
    line.words >= 6
        && line.opening == Opening::Capital
        && line.count(Class::Author) + line.count(Class::Life) + line.count(Class::Role) > 0
        && page.lines[i.saturating_sub(SIGNED)..i].iter().any(signed)
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
    let (mut best, mut now, mut asides) = (None, None, Vec::new());
    for i in candidates {
        let other = matches!(kinds[i], ParagraphKind::Standfirst | ParagraphKind::Caption);
        if other {
            continue;
        }
        if !may_begin(page, i) {
            asides.push(i);
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
    let begin = if first > seeming && score <= rival + LATER { seeming } else { first };
    for i in asides {
        if i < begin && kinds[i].is_story() {
            kinds[i] = ParagraphKind::Furniture;
        }
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
