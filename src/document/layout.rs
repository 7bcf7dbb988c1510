//! Blocks → kinds: headline, standfirst, byline, caption, heading, list, body, furniture.
//!
//! Each paragraph is looked at as a [`Line`] and read three times by a trained model, each time knowing what the last
//! reading thought of the lines around and which of them is the headline. What stands before the article is
//! searched for headline, standfirst and byline: `News | Sport | Harbour crane late | By Ana Lima | The new crane …`.

pub mod another;
pub mod article;
pub mod aside;
pub mod byline;
pub mod credit;
pub mod dateline;
pub mod features;
pub mod headline;
pub mod inside;
pub mod lead;
pub mod line;
pub mod mail;
pub mod model;
pub mod page;
pub mod scores;
pub mod vocabulary;

use super::{Document, date};
use crate::analysis::{ParagraphKind, Warning};
use crate::models::trees::Trees;
use crate::options::KindHint;
use crate::span::Span;
use features::Place;
use line::{Ending, Line};
use model::Model;
use page::Page;
use scores::Scores;
use vocabulary::Class;

/// Labels every paragraph; sets headline, standfirst, byline and dateline.
pub fn label(document: &mut Document, hints: &[KindHint]) {
    label_with(document, hints, Model::committed());
}

/// The same with other weights: for the trainer.
pub fn label_with(document: &mut Document, hints: &[KindHint], model: &Model) {
    let mut lines = lines(document);
    let page = Page::new(lines.split_off(mail::begins(document.text, &lines)));
    let scores = first_reading(&page, &model.first);
    let titles = headline::odds(&page, &scores, &[], &model.title);
    let scores = next_reading(&page, &scores, headline::find(&page, &titles), &model.second);
    let headline = headline::find(&page, &headline::odds(&page, &scores, &titles, &model.headline))
        .filter(|&h| !(page.lines[h].is_prose() && dateline::at_head(page.lines[h].span.of(document.text)).is_some()));
    let scores = next_reading(&page, &scores, headline, &model.third);
    let mut kinds = article::find(&page, &scores.odds);
    if let Some(h) = headline {
        head(&page, &scores, &mut kinds, h, &model.standfirst);
    }
    if !article::is_bare(&page, &scores.odds) {
        aside::leave_out(&page, &mut kinds);
    }
    let below = headline.filter(|&h| kinds[h] == ParagraphKind::Headline);
    lead::set(&page, &scores, below, &mut kinds, (&model.lead, &model.standfirst));
    date_lines(document, &page, &mut kinds);
    if let Some(next) = another::find(&page, &kinds) {
        kinds[next..].fill(ParagraphKind::Furniture);
        document.warnings.push(Warning {
            code: "two-articles",
            message: "There is more than one article in this text: only the first is read.".into(),
        });
    }
    if let Some(mut place) = place(&kinds) {
        place.headline = headline.filter(|&h| kinds[h] == ParagraphKind::Headline);
        if let Some(b) = byline::find(&page, &scores, place, &kinds, &model.byline) {
            kinds[b] = ParagraphKind::Byline;
        }
        inside::refine(&page, &mut kinds);
    }
    judge(document, &page, &mut kinds);
    kinds.splice(0..0, lines.iter().map(|_| ParagraphKind::Furniture));
    for (paragraph, kind) in document.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
    overrule(document, hints);
    settle(document);
}

/// A date line has no more words beside the date.
const DATE_LINE: u32 = 16;

/// "Posted on May 3 by Ana Lima - 5 comments on …" goes on as far as the title does.
const POSTED: u32 = 40;

/// Above the first running text, "By Ana Lima on Monday, November 18th, 2019 at 11:08 a.m." is no body, whatever its look; nor is
/// "Posted on May 3, 2020 in Harbours" there or below the last.
fn date_lines(document: &Document, page: &Page, kinds: &mut [ParagraphKind]) {
    let text = document.text;
    let dated = |line: &Line| !date::shapes::find(line.span.of(text)).is_empty();
    let posted = |line: &Line| line.opens(Class::Published) && line.words <= POSTED && line.ending != Ending::Stop;
    let signed = |line: &Line| {
        let small = (line.count(Class::Function) <= 2 || line.opens(Class::By)) && line.commas <= 4;
        line.words <= DATE_LINE && small
    };
    for (line, kind) in page.lines.iter().zip(&mut *kinds).filter(|(_, k)| **k == ParagraphKind::Body) {
        if !(signed(line) || posted(line)) || !dated(line) {
            break;
        }
        *kind = ParagraphKind::Furniture;
    }
    for (line, kind) in page.lines.iter().zip(kinds).rev().filter(|(_, k)| **k == ParagraphKind::Body) {
        if !posted(line) || !dated(line) {
            break;
        }
        *kind = ParagraphKind::Furniture;
    }
}

/// So few lines are what somebody typed: there is no page around them.
const FEW_LINES: usize = 3;
/// A page with less running text than this has no article.
const FEW_WORDS: u32 = 40;

/// Says where there is no article.
fn judge(document: &mut Document, page: &Page, kinds: &mut [ParagraphKind]) {
    let story: u32 = (0..page.len()).filter(|&i| kinds[i].is_story()).map(|i| page.lines[i].words).sum();
    if page.len() <= FEW_LINES {
        if story == 0 {
            kinds.fill(ParagraphKind::Body);
        }
    } else if story < FEW_WORDS && story * 2 < page.words[page.len()] {
        document.warnings.push(Warning {
            code: "no-article",
            message: "There seems to be no article in this text, only links and labels.".into(),
        });
    }
}

/// Every paragraph as a line.
pub fn lines(document: &Document) -> Vec<Line> {
    let text = document.text;
    let mut end = 0;
    let mut lines = Vec::with_capacity(document.paragraphs.len());
    for paragraph in &document.paragraphs {
        let between = text.get(end..paragraph.span.start).unwrap_or("");
        let gap = between.bytes().filter(|&b| b == b'\n').count().max(between.bytes().filter(|&b| b == b'\r').count());
        lines.push(Line::read(text, paragraph.span, gap as u32));
        end = paragraph.span.end;
    }
    lines
}

/// What the looks of the lines say.
pub fn first_reading(page: &Page, trees: &Trees) -> Scores {
    let mut row = Vec::new();
    let odds = (0..page.len())
        .map(|i| {
            row.clear();
            features::look(page, i, &mut row);
            trees.score(&row)
        })
        .collect();
    Scores::new(page, odds)
}

/// What another reading says, which knows what the last one thought of all lines and of the headline.
pub fn next_reading(page: &Page, scores: &Scores, headline: Option<usize>, trees: &Trees) -> Scores {
    let mut row = Vec::new();
    let odds = (0..page.len())
        .map(|i| {
            row.clear();
            features::look(page, i, &mut row);
            features::again(page, scores, headline, i, &mut row);
            trees.score(&row)
        })
        .collect();
    Scores::new(page, odds)
}

/// Sets headline and standfirst; what stands before is not of this article.
fn head(page: &Page, scores: &Scores, kinds: &mut [ParagraphKind], h: usize, trees: &Trees) {
    let words = |range: std::ops::Range<usize>| -> u32 {
        range.filter(|&i| kinds[i].is_story()).map(|i| page.lines[i].words).sum()
    };
    // A headline in the midst of the body is none.
    let (before, below) = (words(0..h), words(h + 1..page.len()));
    if before * 5 > below {
        return;
    }
    kinds[h] = ParagraphKind::Headline;
    kinds[..h].fill(ParagraphKind::Furniture);
    if below > 0
        && let Some(s) = headline::standfirst(page, scores, h, headline::SURE, trees)
    {
        kinds[s] = ParagraphKind::Standfirst;
    }
}

/// First and last line of body.
pub fn place(kinds: &[ParagraphKind]) -> Option<Place> {
    let first = kinds.iter().position(|k| k.is_story())?;
    let last = kinds.iter().rposition(|k| k.is_story())?;
    Some(Place { headline: None, first, last })
}

fn overrule(document: &mut Document, hints: &[KindHint]) {
    for hint in hints {
        let i = document.paragraphs.partition_point(|p| p.span.end <= hint.at);
        let Some(paragraph) = document.paragraphs.get(i).filter(|p| p.span.has(hint.at)) else { continue };
        if paragraph.kind == hint.kind {
            continue;
        }
        // There is one headline and one standfirst: the reader's takes the place of ours.
        if matches!(hint.kind, ParagraphKind::Headline | ParagraphKind::Standfirst) {
            for other in document.paragraphs.iter_mut().filter(|p| p.kind == hint.kind) {
                other.kind = ParagraphKind::Furniture;
            }
        }
        document.paragraphs[i].kind = hint.kind;
    }
}

/// Sets what follows from the kinds.
fn settle(document: &mut Document) {
    let first = |kind| document.paragraphs.iter().find(|p| p.kind == kind).map(|p| p.span);
    document.headline = first(ParagraphKind::Headline);
    document.standfirst = first(ParagraphKind::Standfirst);
    document.byline = byline::read(document);
    document.dateline = document.paragraphs.iter().find(|p| p.kind == ParagraphKind::Body).and_then(|p| {
        dateline::at_head(p.span.of(document.text)).map(|len| Span::new(p.span.start, p.span.start + len))
    });
}
