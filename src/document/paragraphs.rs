//! Text → blocks: a line each, hard-wrapped lines joined.

use crate::span::Span;

/// The blocks of `text` in order, white space at their edges left out; every visible character lies in one.
pub fn segment(text: &str) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            blocks.push(Span::new(start, start + body.len()));
        }
        at += line.len();
    }
    blocks
}
