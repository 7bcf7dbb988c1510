//! Rows of a table that was pasted as lines: "Company Sales 2024 Net income Stores", "Halley 1986 3.1".
//!
//! They are not sentences, so summary and timeline leave them out.

use super::{Document, TokenKind};
use crate::english::Tag;

/// Maximum number of tokens of a row, and of a row without tabs.
const LONGEST: usize = 120;
const LONGEST_PLAIN: usize = 16;

/// Whether `sentence` is a row of a table.
pub fn is_table_row(document: &Document, sentence: usize) -> bool {
    match cells(document, sentence) {
        Row::None => false,
        Row::Sure => true,
        // One short line with a number may be a heading, "Storm kills 12": it is a row only if its neighbour is one too.
        Row::Likely => {
            let beside = [sentence.wrapping_sub(1), sentence + 1];
            beside.iter().any(|&s| s < document.sentences.len() && cells(document, s) != Row::None)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    None,
    Likely,
    Sure,
}

fn cells(document: &Document, sentence: usize) -> Row {
    let sentence = &document.sentences[sentence];
    let tokens = &document.tokens[sentence.tokens.clone()];
    let ends = tokens.last().is_none_or(|t| matches!(t.kind, TokenKind::Stop | TokenKind::Quote | TokenKind::Ellipsis));
    if ends || tokens.len() > LONGEST || !is_line(document.text, sentence.span.start, sentence.span.end) {
        return Row::None;
    }
    let tabs = sentence.span.of(document.text).bytes().filter(|&b| b == b'\t').count();
    if tabs > 0 && tokens.len() <= 6 * (tabs + 1) {
        return Row::Sure;
    }
    if tokens.len() > LONGEST_PLAIN {
        return Row::None;
    }
    let figures = tokens.iter().filter(|t| matches!(t.kind, TokenKind::Number | TokenKind::Currency)).count();
    // A sentence, however short, has small words or a verb; a chronology opens with its year.
    let says = tokens.iter().zip(sentence.tokens.clone()).any(|(t, token)| {
        let word = t.span.of(document.text);
        t.kind == TokenKind::Dash
            || t.kind == TokenKind::Clitic
            || matches!(word, ":" | ";")
            || word.len() > 4 && word.ends_with("ed")
            || document.features(token).is(Tag::Stop)
    });
    let opens_with_figure = tokens[0].kind == TokenKind::Number;
    if figures == 0 || says || figures == 1 && opens_with_figure {
        Row::None
    } else if 2 * figures >= tokens.len() {
        Row::Sure
    } else {
        Row::Likely
    }
}

/// Whether nothing but white space stands before and after on its line.
fn is_line(text: &str, start: usize, end: usize) -> bool {
    let blank = |c: char| c.is_whitespace() && c != '\n';
    let before = text[..start].trim_end_matches(blank);
    let after = text[end..].trim_start_matches(blank);
    (before.is_empty() || before.ends_with('\n')) && (after.is_empty() || after.starts_with('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<bool> {
        let document = super::super::read(text, None, &[]);
        (0..document.sentences.len()).map(|s| is_table_row(&document, s)).collect()
    }

    #[test]
    fn table_rows_differ_from_sentences_and_headings() {
        assert_eq!(
            rows("Sales fell in 2024.\n\nShop Sales 2024 Net income\nLima 12.4 3.1\nCosta 9.8 2.2"),
            [false, true, true, true]
        );
        assert_eq!(rows("Comet\tYear\tDistance\nHalley\t1986\t0.4"), [true, true]);
        assert_eq!(rows("Storm kills 12\n\nThe storm came on Monday."), [false, false]);
        assert_eq!(rows("1998 Moves to Porto\n2004 Marries Rui Costa"), [false, false]);
    }
}
