//! Sentences that a summary never shows although they belong to the story: that somebody would not comment is reported for
//! fairness and says nothing, where it is all that the sentence says.

use crate::document::{Document, TokenKind};
use crate::english::patterns;

/// The maximum number of tokens of a sentence that is only a refusal.
const MAX_TOKENS: usize = 24;

/// Whether `sentence` is only a refusal to comment.
pub fn is_refusal(document: &Document, sentence: usize) -> bool {
    let sentence = &document.sentences[sentence];
    let text = sentence.span.of(document.text);
    sentence.tokens.len() <= MAX_TOKENS && patterns::REFUSAL.matches(text) && !text.contains(" but ")
}

/// Whether the full stop is set apart, as in "Craddock faces his toughest test .": a link line of a page without line breaks.
pub fn stop_stands_apart(document: &Document, sentence: usize) -> bool {
    let tokens = &document.tokens[document.sentences[sentence].tokens.clone()];
    tokens.len() > 1 && tokens.last().is_some_and(|t| t.kind == TokenKind::Stop && !t.glued)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_that_is_only_a_refusal_is_found() {
        let check = |text: &str, expected: bool| {
            assert_eq!(is_refusal(&crate::summary::story(text), 0), expected, "{text}");
        };
        check("Lima declined to comment.", true);
        check("The ministry did not immediately respond to a request for comment.", true);
        check("The harbour office, which oversees the guard, declined comment on the reported arrests.", true);
        check("Lima declined to comment but will leave the board in May.", false);
        check("Police did not respond to the first call.", false);
        check("Lima declined the prize.", false);
    }
}
