//! Where the body begins: below the headline stand `In short: the crane is late.`, a picture's caption, the author's life and
//! `We may earn a commission`, all of which read like a first paragraph; one line of them is it.

use super::aside::Aside;
use super::features::{self, Place};
use super::line::{Ending, Line, Opening};
use super::page::Page;
use super::passes::Context;
use super::scores::Scores;
use super::vocabulary::Class;
use super::{article, headline};
use crate::analysis::ParagraphKind;

/// How many lines below the headline may begin the body, and maximum share of the likely body above the first line.
const REACH: usize = 80;
const SHARE: f32 = 0.3;
/// Margin in log-odds before the start of the body is moved down, which drops lines.
const LATER: f32 = 0.3;
/// Minimum log-odds of a standfirst among the lines that are dropped.
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

/// Whether line `i` may begin a body: not a caption, a link, a teaser or an author's life.
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

/// How many lines below the name an author's life may stand.
const SIGNED: usize = 12;

/// "Ana Lima is a writer who has covered harbours since 2014.", below "By Ana Lima"
fn is_life(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let words = line.longer_words();
    let named = |l: &Line| {
        let known = |k: usize| words.get(k).is_some_and(|w| l.longer_words().contains(w));
        // A short first name is not among the longer words.
        known(0) && (known(1) || line.named > 0)
    };
    let signed = |l: &Line| l.words <= 12 && (features::is_byline_like(l) || features::is_name_like(l)) && named(l);
    line.words >= 6
        && line.opening == Opening::Capital
        && line.count(Class::Author) + line.count(Class::Life) + line.count(Class::Role) > 0
        && page.lines[i.saturating_sub(SIGNED)..i].iter().any(signed)
}

/// Begins the body where it most likely begins.
pub fn choose(context: &mut Context) {
    if context.is_bare {
        return;
    }
    let (page, scores, headline) = (context.page, context.scores, context.headline);
    let candidates = candidates(page, scores, headline);
    let place = Place { headline, first: seeming(scores, &candidates), last: candidates.end };
    let mut row = Vec::new();
    let (mut best, mut current) = (None, None);
    for i in candidates.filter(|&i| !is_elsewhere(context.kinds[i]) && may_begin(page, i)) {
        row.clear();
        features::lead(page, scores, place, i, &mut row);
        let score = context.model.lead.score(&row);
        if current.is_none() && context.kinds[i].is_story() {
            current = Some((score, i));
        }
        if best.is_none_or(|(s, _)| score > s) {
            best = Some((score, i));
        }
    }
    let (Some((score, first)), Some((rival, seeming))) = (best, current) else { return };
    if first < seeming && score > rival {
        context.kinds[first] = ParagraphKind::Body;
    }
    if first > seeming && score > rival + LATER {
        let above = &mut context.kinds[seeming..first];
        above.iter_mut().filter(|k| k.is_story()).for_each(|k| *k = ParagraphKind::Furniture);
        if let Some(h) = headline
            && !context.kinds.contains(&ParagraphKind::Standfirst)
            && let Some(s) = headline::standfirst(page, scores, h, DOUBTFUL, &context.model.standfirst)
            && s < first
        {
            context.kinds[s] = ParagraphKind::Standfirst;
        }
    }
}

/// Leaves out lines that can't begin a body, above the first that can.
pub fn leave_out_asides(context: &mut Context) {
    if context.is_bare {
        return;
    }
    let candidates = candidates(context.page, context.scores, context.headline);
    let is_first = |&i: &usize| context.kinds[i].is_story() && may_begin(context.page, i);
    let Some(first) = candidates.clone().find(is_first) else { return };
    for kind in context.kinds[candidates.start..first].iter_mut().filter(|k| k.is_story()) {
        *kind = ParagraphKind::Furniture;
    }
}

fn is_elsewhere(kind: ParagraphKind) -> bool {
    matches!(kind, ParagraphKind::Standfirst | ParagraphKind::Caption)
}
