//! Who wrote it: `By Ana Lima and Tom Roe, Political Editor` has two names.

use super::line::{Ending, Line};
use super::vocabulary::Class;
use crate::analysis::{Byline, ParagraphKind};
use crate::document::Document;
use crate::span::Span;

/// The lines near headline and body that name the author.
pub fn find(_text: &str, lines: &[Line], kinds: &[ParagraphKind]) -> Option<usize> {
    let body = kinds.iter().position(|&k| k == ParagraphKind::Body)?;
    let from = kinds.iter().position(|&k| k == ParagraphKind::Headline).unwrap_or(body).saturating_sub(4);
    (from..body).filter(|&i| kinds[i] == ParagraphKind::Furniture).find(|&i| {
        let line = &lines[i];
        line.opens(Class::By) && (2..=25).contains(&line.words) && line.ending != Ending::Stop && line.capitalised > 1
    })
}

/// The byline with its names, from the paragraphs labelled so.
pub fn read(document: &Document) -> Option<Byline> {
    let span = document.paragraphs.iter().find(|p| p.kind == ParagraphKind::Byline)?.span;
    Some(Byline { span, names: names(document.text, span) })
}

fn names(text: &str, span: Span) -> Vec<String> {
    let line = span.of(text);
    let line = line.get(..3).filter(|by| by.eq_ignore_ascii_case("by ")).map_or(line, |_| &line[3..]);
    line.split([',', '|', '·', '•', '/', ';'])
        .next()
        .unwrap_or("")
        .split(" and ")
        .map(str::trim)
        .filter(|name| !name.is_empty() && name.chars().next().is_some_and(char::is_uppercase))
        .map(str::to_owned)
        .collect()
}
