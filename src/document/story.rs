//! Which sentences tell the story: summary, key phrases, timeline and the marks of an [`Analysis`](crate::Analysis) all ask here.
//!
//! The layout stage decides about whole paragraphs. Where the line breaks of a page were lost, lines of the page stand inside
//! paragraphs of the body ("E-mail to a friend .", "Watch the full interview »"); they tell nothing, and neither do rows of
//! tables and datelines.

use super::table_rows::is_table_row;
use super::{Document, TokenKind};

/// How a line of the page begins, in small letters.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "(ap photo", "(photo", "all rights reserved", "by .", "by:", "click here", "copyright", "correction:", "cnn's ",
    "e-mail to a friend", "editor's note", "editor’s note", "email to a friend", "follow ", "for more on", "hide caption",
    "image copyright", "last updated", "like us on", "listen to", "loading", "more:", "more on ", "photo:", "photos:",
    "published:", "read:", "read more", "related:", "scroll down", "see also", "share this", "sign up", "tap to",
    "updated:", "video:", "watch:", "watch the", "watch video", "©",
];

/// Beginnings that open sentences of the story too: a line of the page is shorter.
const SHORT_BEGINNINGS: &[&str] = &["cnn's ", "follow "];

/// What a line of the page has at the start of a word, in small letters.
#[rustfmt::skip]
const PHRASES: &[&str] = &[
    "all rights reserved", "click here", "contributed to this report", "contributed to this story",
    "getty images", "if you like this story", "material may not be published", "most popular stories", "read more:",
    "scroll down for video", "sign up for",
];

/// The maximum tokens of a line with one of [`BEGINNINGS`], and of one with one of [`SHORT_BEGINNINGS`].
const MAX_TOKENS: usize = 39;
const MAX_TOKENS_SHORT: usize = 15;
/// Only the first characters of a sentence are searched: a phrase deep inside a long sentence proves nothing.
const MAX_SEARCHED: usize = 240;
/// A quotation is expected to open at most this many sentences before it closes.
const MAX_QUOTED: usize = 8;

/// Whether `sentence` tells the story.
pub fn is_story_sentence(document: &Document, sentence: usize) -> bool {
    document.kind_of(sentence).is_story() && tells(document, sentence)
}

/// Whether `sentence` reads like a part of a story, whatever its paragraph is: neither a dateline alone, nor a line of the page,
/// nor a row of a table.
pub fn tells(document: &Document, sentence: usize) -> bool {
    let is_dateline = document.dateline.is_some_and(|d| d.covers(document.sentences[sentence].span));
    !is_dateline && !is_page_line(document, sentence) && !is_table_row(document, sentence)
}

fn is_page_line(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let text = sentence.span.of(document.text);
    let head = text.char_indices().nth(MAX_SEARCHED).map_or(text, |(at, _)| &text[..at]).as_bytes();
    let count = sentence.tokens.len();
    if count <= MAX_TOKENS && BEGINNINGS.iter().any(|b| starts_with(head, b)) {
        return count <= MAX_TOKENS_SHORT || !SHORT_BEGINNINGS.iter().any(|b| starts_with(head, b));
    }
    if has_phrase(head) {
        return true;
    }
    let tokens = &document.tokens[sentence.tokens.clone()];
    let letters = tokens.iter().any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Abbreviation));
    !letters || is_link(document, number)
}

/// A link ends with "»" that closes no quotation: neither this sentence nor one shortly before has "«".
fn is_link(document: &Document, sentence: usize) -> bool {
    let span = document.sentences[sentence].span;
    let text = span.of(document.text);
    if !text.ends_with(['.', '»']) || !text.contains('»') {
        return false;
    }
    let from = document.sentences[sentence.saturating_sub(MAX_QUOTED)].span.start;
    !document.text[from..span.end].contains('«')
}

fn has_phrase(head: &[u8]) -> bool {
    let mut in_word = false;
    head.iter().enumerate().any(|(at, byte)| {
        let starts = byte.is_ascii_alphanumeric() && !in_word;
        in_word = byte.is_ascii_alphanumeric();
        let first = byte.to_ascii_lowercase();
        starts && PHRASES.iter().any(|p| p.as_bytes()[0] == first && starts_with(&head[at..], p))
    })
}

/// Whether `text` begins with `phrase`, which is in small letters.
fn starts_with(text: &[u8], phrase: &str) -> bool {
    text.get(..phrase.len()).is_some_and(|head| head.eq_ignore_ascii_case(phrase.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the first sentence of `text` tells the story.
    fn check(text: &str, expected: bool) {
        let document = crate::summary::story(text);
        assert_eq!(is_story_sentence(&document, 0), expected, "{text}");
    }

    #[test]
    fn line_of_the_page_inside_the_body_is_no_story() {
        check("E-mail to a friend .", false);
        check("READ MORE: Two ferries collide", false);
        check("Follow Ana Lima on Twitter.", false);
        check("Rui Costa contributed to this report.", false);
        check("Watch the full interview »", false);
        check("Company\tSales\tYear", false);
    }

    #[test]
    fn last_sentence_of_a_quotation_in_guillemets_is_story() {
        let document =
            crate::summary::story("Clinton said: «They may believe it. I don’t buy that.» The vote is on Sunday.");
        assert!((0..document.sentences.len()).all(|s| is_story_sentence(&document, s)));
    }

    #[test]
    fn sentence_that_only_resembles_a_page_line_is_story() {
        check("Two ferries collided off Malta.", true);
        check("Follow the river for ten miles and you come to the old bridge that Ana Lima built in 1920.", true);
        check("The copyright belongs to Ana Lima.", true);
    }
}
