//! Tokens and blocks → paragraphs and sentences: "He met Gov. Lee. She smiled." has two.

use super::{Paragraph, Sentence, Token, TokenKind};
use crate::analysis::ParagraphKind;
use crate::span::Span;

/// Cuts each block into sentences. Every token comes to lie in one sentence; kinds are all `Body` until the layout stage.
pub fn split(text: &str, tokens: &[Token], blocks: &[Span]) -> (Vec<Paragraph>, Vec<Sentence>) {
    let (mut paragraphs, mut sentences) = (Vec::with_capacity(blocks.len()), Vec::new());
    let mut next = 0;
    for &block in blocks {
        let first = next;
        while next < tokens.len() && tokens[next].span.start < block.end {
            next += 1;
        }
        if first == next {
            continue;
        }
        let first_sentence = sentences.len();
        let mut start = first;
        for i in first..next {
            if i + 1 == next || ends_sentence(text, tokens, i) {
                let span = Span::new(tokens[start].span.start, tokens[i].span.end);
                sentences.push(Sentence { span, paragraph: paragraphs.len(), tokens: start..i + 1 });
                start = i + 1;
            }
        }
        paragraphs.push(Paragraph {
            span: Span::new(tokens[first].span.start, tokens[next - 1].span.end),
            kind: ParagraphKind::Body,
            sentences: first_sentence..sentences.len(),
            tokens: first..next,
        });
    }
    (paragraphs, sentences)
}

fn ends_sentence(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else { return true };
    let closes = |t: &Token| matches!(t.span.of(text), "\"" | "”" | "’" | ")" | "'" | "»");
    let stop = tokens[i].kind == TokenKind::Stop
        || (closes(&tokens[i]) && tokens[i].glued && i > 0 && tokens[i - 1].kind == TokenKind::Stop);
    stop && !next.glued && next.span.of(text).chars().next().is_some_and(|c| !c.is_lowercase())
}
