//! Blocks → kinds: headline, standfirst, byline, caption, heading, list, body, furniture.
//!
//! Each paragraph becomes a [`Line`] and is read three times by a trained model; each reading knows what the last one thought
//! of the lines around and which of them is the headline. Named passes then correct the answer ([`mod@passes`]):
//! `News | Sport | Harbour crane late | By Ana Lima | The new crane …`.

pub mod another;
pub mod article;
pub mod aside;
pub mod byline;
pub mod credit;
pub mod dateline;
pub mod dates;
pub mod features;
pub mod headline;
pub mod inside;
pub mod lead;
pub mod line;
pub mod mail;
pub mod model;
pub mod page;
pub mod passes;
pub mod scores;
pub mod vocabulary;

use super::Document;
use super::clusters::WordClusters;
use super::words::{self, Case};
use crate::analysis::{ParagraphKind, Warning};
use crate::models::trees::Trees;
use crate::options::KindHint;
use crate::span::Span;
use crate::trace::PassInfo;
use features::Looks;
use line::Line;
use model::Model;
use page::Page;
use passes::Context;
use scores::Scores;
use std::ops::Range;

/// Labels every paragraph; sets headline, standfirst, byline and dateline.
pub fn label(document: &mut Document, hints: &[KindHint]) {
    label_with(document, hints, Model::committed());
}

/// The same with other weights: for the trainer.
pub fn label_with(document: &mut Document, hints: &[KindHint], model: &Model) {
    let count = document.paragraphs.len();
    label_page(document, 0..count.min(MOST_LINES), model);
    for start in (MOST_LINES..count).step_by(MOST_LINES) {
        let range = start..count.min(start + MOST_LINES);
        label_page(document, range.clone(), model);
        // There is one headline, and it stands in the first of them.
        for paragraph in &mut document.paragraphs[range] {
            paragraph.kind = match paragraph.kind {
                ParagraphKind::Headline => ParagraphKind::Heading,
                ParagraphKind::Standfirst | ParagraphKind::Byline => ParagraphKind::Body,
                kind => kind,
            };
        }
    }
    overrule(document, hints);
    settle(document);
}

/// Longest page in lines: an archive of longer texts is read page by page, so that memory stays small.
const MOST_LINES: usize = 50_000;

fn label_page(document: &mut Document, range: Range<usize>, model: &Model) {
    let (text, trace) = (document.text, &document.trace);
    let mut lines = lines_of(document, range.clone());
    let start = passes::start(text, &lines, trace);
    // Nothing is kept of what stands above.
    if start > 0 {
        lines.drain(..start);
    }
    let page = Page::new(lines);
    let looks = Looks::new(&page);
    let scores = first_reading(&page, &looks, &model.first);
    let titles = headline::odds(&page, &scores, &[], &model.title);
    let title = passes::headline(text, &page, &titles, trace, false);
    let scores = next_reading(&page, &looks, &scores, title, &model.second);
    let titles = headline::odds(&page, &scores, &titles, &model.headline);
    let headline = passes::headline(text, &page, &titles, trace, true);
    let scores = next_reading(&page, &looks, &scores, headline, &model.third);
    let mut context = Context::new(text, &page, &scores, headline, model);
    passes::correct(&mut context, trace);
    let Context { kinds, warnings, .. } = context;
    if range.start == 0 {
        document.warnings.extend(warnings);
        document.warnings.extend(judge(&page, &kinds));
    }
    let (above, below) = document.paragraphs[range].split_at_mut(start);
    for (paragraph, kind) in below.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
    for paragraph in above {
        paragraph.kind = ParagraphKind::Furniture;
    }
}

/// The corrections of the models' answers, in the order in which they run.
pub fn passes() -> impl Iterator<Item = PassInfo> {
    passes::infos()
}

/// Minimum running text of a page with an article, in words.
const FEW_WORDS: u32 = 40;

/// Warns where there is no article.
fn judge(page: &Page, kinds: &[ParagraphKind]) -> Option<Warning> {
    let story: u32 = page.lines.iter().zip(kinds).filter(|(_, k)| k.is_story()).map(|(l, _)| l.words).sum();
    (page.len() > article::FEW_LINES && story < FEW_WORDS && story * 2 < page.words[page.len()]).then(|| Warning {
        code: "no-article",
        message: "No article was found in this text: it looks like a menu or a list.".into(),
    })
}

/// Every paragraph as a line.
pub fn lines(document: &Document) -> Vec<Line> {
    lines_of(document, 0..document.paragraphs.len())
}

fn lines_of(document: &Document, range: Range<usize>) -> Vec<Line> {
    let text = document.text;
    let mut end = range.start.checked_sub(1).map_or(0, |before| document.paragraphs[before].span.end);
    let mut lines = Vec::with_capacity(range.len());
    for paragraph in &document.paragraphs[range] {
        let between = text.get(end..paragraph.span.start).unwrap_or("");
        let gap = between.bytes().filter(|&b| b == b'\n').count().max(between.bytes().filter(|&b| b == b'\r').count());
        lines.push(Line::read(text, paragraph.span, gap as u32));
        end = paragraph.span.end;
    }
    lines
}

/// What the looks of the lines say.
pub fn first_reading(page: &Page, looks: &Looks, trees: &Trees) -> Scores {
    read(page, looks, trees, |_, _| {})
}

/// What another reading says, which knows what the last one thought of all lines and of the headline.
pub fn next_reading(page: &Page, looks: &Looks, scores: &Scores, headline: Option<usize>, trees: &Trees) -> Scores {
    read(page, looks, trees, |i, row| features::again(page, scores, headline, i, row))
}

fn read(page: &Page, looks: &Looks, trees: &Trees, more: impl Fn(usize, &mut Vec<f32>)) -> Scores {
    let mut row = Vec::new();
    let odds = (0..page.len())
        .map(|i| {
            row.clear();
            looks.append(page, i, &mut row);
            more(i, &mut row);
            trees.score(&row)
        })
        .collect();
    Scores::new(page, odds)
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
        let marked = dateline::at_head(p.span.of(document.text));
        let length = marked.or_else(|| unmarked_dateline(document, p.span))?;
        Some(Span::new(p.span.start, p.span.start + length))
    });
}

/// "OSLO World temperatures may rise": how many bytes of a paragraph are a city in capitals before a word that has one capital.
fn unmarked_dateline(document: &Document, paragraph: Span) -> Option<usize> {
    let tokens = document.tokens_in(paragraph);
    let end = tokens.clone().take(4).find(|&t| document.features(t).case != Case::Upper)?;
    if end == tokens.start || document.features(end).case != Case::Initial {
        return None;
    }
    let place = Span::new(paragraph.start, document.tokens[end - 1].span.end);
    let shown = place.of(document.text);
    let is_city = document.words.look_up(words::hash(shown)).1 & WordClusters::CITY != 0;
    (shown.len() > 3 && is_city && shown.chars().all(|c| c.is_uppercase() || c == ' ')).then_some(place.len())
}
