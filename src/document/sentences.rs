//! Tokens and blocks → paragraphs and sentences: "He met Gov. Lee. She smiled." has two.
//!
//! Gaps where a sentence may end are found by rule ([`gaps`]), described by numbers ([`features`]) and judged by
//! boosted trees (`models/sentences.bin`). A sentence never crosses a block.

pub mod evidence;
pub mod features;
pub mod gaps;
pub mod labels;
pub mod nesting;

use super::{Paragraph, Sentence, Token, Words};
use crate::analysis::ParagraphKind;
use crate::models::trees::Trees;
use crate::span::Span;
use evidence::Evidence;
use features::{Block, Features};
use std::ops::Range;
use std::sync::LazyLock;

static MODEL: LazyLock<Trees> = LazyLock::new(|| Trees::read(include_bytes!("../../models/sentences.bin")));

/// The tokens of a text with the features of their forms.
#[derive(Clone, Copy)]
pub struct Forms<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub words: &'a Words<'static>,
    /// For each token the number of its form in [`Words::list`].
    pub word_of: &'a [u32],
}

/// Cuts each block into sentences. Every token comes to lie in one sentence; kinds are all `Body` until the layout stage.
pub fn split(forms: &Forms, blocks: &[Span]) -> (Vec<Paragraph>, Vec<Sentence>) {
    split_by(&MODEL, forms, blocks)
}

/// The same by another model: for trainers.
pub fn split_by(model: &Trees, forms: &Forms, blocks: &[Span]) -> (Vec<Paragraph>, Vec<Sentence>) {
    let tokens = forms.tokens;
    let (mut paragraphs, mut sentences) = (Vec::with_capacity(blocks.len()), Vec::new());
    let sentence = |tokens: &[Token], range: Range<usize>, paragraph: usize| Sentence {
        span: Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end),
        paragraph,
        tokens: range,
    };
    each_block(forms, blocks, |range, at, block| {
        let first_sentence = sentences.len();
        let mut start = range.start;
        // The quoting marks of a mail (">") before the block do not belong to it.
        let shown = tokens[range.clone()]
            .iter()
            .find(|t| t.span.start >= at)
            .map_or(tokens[start].span.start, |t| t.span.start);
        block.walk(
            |_, features| model.score(features),
            |last| {
                let end = range.start + last + 1;
                sentences.push(sentence(tokens, start..end, paragraphs.len()));
                start = end;
            },
        );
        sentences.push(sentence(tokens, start..range.end, paragraphs.len()));
        // "LISBON (Reuters) -" is no sentence.
        if sentences.len() > first_sentence + 1 && is_dateline(forms, sentences[first_sentence].tokens.clone()) {
            let from = sentences[first_sentence].tokens.start;
            sentences.remove(first_sentence);
            sentences[first_sentence].tokens.start = from;
            sentences[first_sentence].span.start = tokens[from].span.start;
        }
        // They do not make a sentence of their own either.
        let from = sentences[first_sentence].tokens.start;
        let others = &sentences[first_sentence..sentences.len() - 1];
        let marks = others.iter().take_while(|s| s.span.end <= shown).count();
        sentences.drain(first_sentence..first_sentence + marks);
        sentences[first_sentence].tokens.start = from;
        let opening = &mut sentences[first_sentence].span;
        let shown = if shown < opening.end { shown } else { opening.start };
        opening.start = shown;
        paragraphs.push(Paragraph {
            span: Span::new(shown, tokens[range.end - 1].span.end),
            kind: ParagraphKind::Body,
            sentences: first_sentence..sentences.len(),
            tokens: range,
        });
    });
    sentences.shrink_to_fit();
    (paragraphs, sentences)
}

/// A place with its agency and a dash: "LISBON/PORTO (Reuters) -".
fn is_dateline(forms: &Forms, range: Range<usize>) -> bool {
    const LONGEST: usize = 12;
    let words = || range.clone().map(|t| forms.tokens[t].span.of(forms.text));
    let dash = words().next_back().is_some_and(|w| matches!(w, "-" | "–" | "—" | "--"));
    let mut bracket = words().skip_while(|w| *w != "(");
    let agency = bracket.nth(1).is_some_and(|w| w.starts_with(char::is_uppercase));
    let place = words().next().is_some_and(|w| w.len() > 2 && !w.contains(char::is_lowercase));
    dash && agency && place && range.len() <= LONGEST
}

/// Shows a trainer every gap: the byte offset where the sentence would end, and its features. `truth` answers for both.
pub fn study(forms: &Forms, blocks: &[Span], mut truth: impl FnMut(usize, &Features) -> bool) {
    each_block(forms, blocks, |_, _, block| {
        let judge = |last: usize, f: &Features| if truth(block.tokens[last].span.end, f) { 1.0 } else { -1.0 };
        block.walk(judge, |_| {});
    });
}

/// Calls `work` with the tokens of each block that has any, and where it begins.
fn each_block(forms: &Forms, blocks: &[Span], mut work: impl FnMut(Range<usize>, usize, Block)) {
    let Forms { text, tokens, words, word_of } = *forms;
    let evidence = Evidence::gather(text, tokens);
    let mut places = Vec::new();
    let mut next = 0;
    // Marks after the last block, such as a mail's bare ">", make a block of their own.
    let ends = blocks.iter().copied().chain([Span::new(text.len(), text.len())]);
    for Span { start, end } in ends {
        let first = next;
        next += tokens[first..].partition_point(|t| t.span.start < end);
        if first == next {
            continue;
        }
        places.clear();
        nesting::read(text, &tokens[first..next], &mut places);
        let block = Block {
            text,
            tokens: &tokens[first..next],
            words: &words.list,
            word_of: &word_of[first..next],
            places: &places,
            evidence: &evidence,
        };
        work(first..next, start, block);
    }
}
