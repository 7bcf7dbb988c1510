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

/// That somebody would not speak is told for fairness and tells nothing, where it is all that the sentence tells: how such a
/// sentence goes, and what it has besides.
const REFUSALS: &[(&str, &str)] = &[
    (" declined to comment", ""),
    (" did not immediately respond to ", "comment"),
    (" did not immediately respond to ", "request"),
    (" did not respond to ", "comment"),
    (" did not respond to ", "request"),
    (" could not be reached", "comment"),
    (" could not immediately be reached", ""),
];

/// A refusal alone has at most this many tokens.
const REFUSAL: usize = 16;

/// Whether story sentence `sentence` is none of the story.
pub fn is_furniture(document: &Document, sentence: usize, buffer: &mut String) -> bool {
    if crate::document::table_rows::is_table_row(document, sentence) {
        return true;
    }
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
    let refuses = REFUSALS.iter().any(|(a, b)| buffer.contains(a) && buffer.contains(b));
    if refuses && sentence.tokens.len() <= REFUSAL && !buffer.contains(" but ") {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_alone_is_no_news() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_furniture(&crate::summary::story(text), 0, &mut String::new()), expected, "{text}");
        };
        check("Lima declined to comment.", true);
        check("The ministry did not immediately respond to a request for comment.", true);
        check("Lima declined to comment but will leave the board in May.", false);
        check("Police did not respond to the first call.", false);
        check("Lima declined the prize.", false);
    }
}
