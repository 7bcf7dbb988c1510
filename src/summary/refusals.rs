//! Sentences that a summary never shows although they belong to the story: that somebody would not comment is reported for
//! fairness and says nothing, where it is all that the sentence says.

use crate::document::{Document, TokenKind};

/// What a refusal contains, and what it contains besides.
const REFUSALS: &[(&str, &str)] = &[
    (" declined to comment", ""),
    (" did not immediately respond to ", "comment"),
    (" did not immediately respond to ", "request"),
    (" did not respond to ", "comment"),
    (" did not respond to ", "request"),
    (" could not be reached", "comment"),
    (" could not immediately be reached", ""),
];

/// The maximum number of tokens of a sentence that is only a refusal.
const MAX_TOKENS: usize = 16;

/// Whether `sentence` is only a refusal to comment.
pub fn is_refusal(document: &Document, sentence: usize, buffer: &mut String) -> bool {
    let sentence = &document.sentences[sentence];
    if sentence.tokens.len() > MAX_TOKENS {
        return false;
    }
    super::terms::lower(sentence.span.of(document.text), buffer);
    REFUSALS.iter().any(|(a, b)| buffer.contains(a) && buffer.contains(b)) && !buffer.contains(" but ")
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
            assert_eq!(is_refusal(&crate::summary::story(text), 0, &mut String::new()), expected, "{text}");
        };
        check("Lima declined to comment.", true);
        check("The ministry did not immediately respond to a request for comment.", true);
        check("Lima declined to comment but will leave the board in May.", false);
        check("Police did not respond to the first call.", false);
        check("Lima declined the prize.", false);
    }
}
