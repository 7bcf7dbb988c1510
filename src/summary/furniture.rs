//! Lines that came along with the story where line breaks were lost: "E-mail to a friend .", "Watch the full interview »".
//!
//! Whole paragraphs are the layout stage's business; this looks at single sentences.

use crate::document::{Document, TokenKind};

/// How such lines begin, lower case.
#[rustfmt::skip]
const BEGINNINGS: &[&str] = &[
    "(ap photo", "(photo", "all rights reserved", "by .", "by:", "click here", "copyright", "correction:", "cnn's ",
    "e-mail to a friend", "editor's note", "editor’s note", "email to a friend", "follow ", "for more on", "hide caption",
    "image copyright", "last updated", "like us on", "listen to", "loading", "more:", "more on ", "photo:", "photos:",
    "published:", "read:", "read more", "related:", "scroll down", "see also", "share this", "sign up", "tap to",
    "updated:", "video:", "watch:", "watch the", "watch video", "©",
];

/// What such lines have somewhere, lower case.
#[rustfmt::skip]
const INSIDE: &[&str] = &[
    "all rights reserved", "click here", "contributed to this report", "contributed to this story",
    "getty images", "if you like this story", "material may not be published", "most popular stories", "read more:",
    "scroll down for video", "sign up for",
];

/// Whether story sentence `sentence` is none of the story.
pub fn is_furniture(document: &Document, sentence: usize, buffer: &mut String) -> bool {
    let sentence = &document.sentences[sentence];
    let text = sentence.span.of(document.text);
    // A furniture line is short; a phrase deep inside a long sentence proves nothing.
    let head = text.char_indices().nth(240).map_or(text, |(at, _)| &text[..at]);
    super::terms::lower(head, buffer);
    if BEGINNINGS.iter().any(|b| buffer.starts_with(b)) && sentence.tokens.len() < 40 {
        return !buffer.starts_with("cnn's ") && !buffer.starts_with("follow ") || sentence.tokens.len() < 16;
    }
    if INSIDE.iter().any(|i| buffer.contains(i)) {
        return true;
    }
    let tokens = &document.tokens[sentence.tokens.clone()];
    let words = tokens.iter().filter(|t| t.kind.is_wordlike()).count();
    let letters = tokens.iter().any(|t| matches!(t.kind, TokenKind::Word | TokenKind::Abbreviation));
    words == 0 || !letters || text.contains('»') && !text.contains('«') && text.ends_with(['.', '»'])
}

/// Whether the full stop stands apart, as in "Craddock faces his toughest test .": a link line of a flattened page.
pub fn stop_stands_apart(document: &Document, sentence: usize) -> bool {
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    tokens.len() > 1 && tokens.last().is_some_and(|t| t.kind == TokenKind::Stop && !t.glued)
}
