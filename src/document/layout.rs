//! Blocks → kinds: headline, standfirst, byline, caption, heading, list, body, furniture.
//!
//! Each paragraph is looked at as a [`Line`](line::Line) and scored; the article is the one stretch of the page that reads
//! best as running text, and what stands before it is searched for headline, standfirst and byline:
//! `News | Sport | Harbour crane late | By Ana Lima | The new crane …`.

pub mod article;
pub mod byline;
pub mod dateline;
pub mod headline;
pub mod line;
pub mod vocabulary;

use super::Document;
use crate::analysis::ParagraphKind;
use crate::options::KindHint;
use crate::span::Span;
use line::Line;

/// Labels every paragraph; sets headline, standfirst, byline and dateline.
pub fn label(document: &mut Document, hints: &[KindHint]) {
    let lines = lines(document);
    let mut kinds = article::find(&lines);
    if let Some(h) = headline::find(&lines, &kinds) {
        kinds[h] = ParagraphKind::Headline;
        if let Some(s) = headline::standfirst(&lines, &kinds, h) {
            kinds[s] = ParagraphKind::Standfirst;
        }
    }
    if let Some(b) = byline::find(document.text, &lines, &kinds) {
        kinds[b] = ParagraphKind::Byline;
    }
    for (paragraph, kind) in document.paragraphs.iter_mut().zip(kinds) {
        paragraph.kind = kind;
    }
    overrule(document, hints);
    settle(document);
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
