//! Quotation marks → the stretches they enclose, marks included.

use crate::document::Document;
use crate::span::Span;

/// Stretches in marks, in text order; none crosses a paragraph.
pub fn pair(document: &Document) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in &document.paragraphs {
        let mut open = None;
        for (i, c) in paragraph.span.of(document.text).char_indices() {
            let at = paragraph.span.start + i;
            match (c, open) {
                ('“', _) | ('"', None) => open = Some(at),
                ('”' | '"', Some(start)) => {
                    found.push(Span::new(start, at + c.len_utf8()));
                    open = None;
                }
                _ => {}
            }
        }
    }
    found
}
