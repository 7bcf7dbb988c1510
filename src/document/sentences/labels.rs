//! Labels that run into the sentence behind them: "LONDON, Nov 14 (Reuters) – The prime minister …",
//! "NEW ACCOUNT: Acme said …". They say where or about what, and are cut off as a sentence of their own.

use super::super::TokenKind;
use super::features::Block;
use super::nesting::Side;

/// Maximum length of a label, in tokens.
const LONGEST: usize = 14;

/// Minimum number of lower-case words in the sentence after a label.
const SMALL_WORDS: usize = 3;

impl Block<'_> {
    /// Whether the tokens from `start` to the dash or colon at `end` are a label.
    pub fn is_label(&self, start: usize, end: usize) -> bool {
        if end == start || end - start > LONGEST || end + 2 >= self.tokens.len() {
            return false;
        }
        match self.tokens[end].kind {
            TokenKind::Dash => start == 0 && self.is_place(end) && self.sentence_follows(end + 1),
            TokenKind::Punctuation => {
                self.tokens[end].span.of(self.text) == ":" && self.shouts(start, end) && self.sentence_follows(end + 1)
            }
            _ => false,
        }
    }

    /// "LONDON, Nov 14 (Reuters)": names, figures and brackets, no small word.
    fn is_place(&self, end: usize) -> bool {
        let names = self.tokens[..end].iter().enumerate().all(|(i, t)| match t.kind {
            TokenKind::Word => self.capital(t.span.start) && !self.is_opener(i),
            TokenKind::Abbreviation | TokenKind::Initial => self.capital(t.span.start),
            TokenKind::Number | TokenKind::Date | TokenKind::Clock | TokenKind::Bracket | TokenKind::Clitic => true,
            TokenKind::Punctuation => matches!(t.span.of(self.text), "," | "/" | "&"),
            _ => false,
        });
        names && self.places[end - 1].in_bracket == 0 && self.capital(self.tokens[0].span.start)
    }

    /// "NEW ACCOUNT": capitals throughout.
    fn shouts(&self, start: usize, end: usize) -> bool {
        let words = &self.tokens[start..end];
        let capitals = words.iter().all(|t| {
            matches!(t.kind, TokenKind::Word | TokenKind::Abbreviation)
                && !t.span.of(self.text).chars().any(char::is_lowercase)
        });
        capitals && words.len() < 7 && words.iter().map(|t| t.span.len()).sum::<usize>() > 3
    }

    fn sentence_follows(&self, next: usize) -> bool {
        let token = &self.tokens[next];
        let begins = match token.kind {
            TokenKind::Word | TokenKind::Abbreviation | TokenKind::Initial => self.capital(token.span.start),
            TokenKind::Number | TokenKind::Currency => true,
            TokenKind::Quote => self.places[next].side == Side::Opens,
            _ => false,
        };
        begins && self.tokens[next..].iter().take(40).filter(|t| self.is_small_word(t)).nth(SMALL_WORDS - 1).is_some()
    }

    pub fn capital(&self, at: usize) -> bool {
        self.text[at..].chars().next().is_some_and(char::is_uppercase)
    }
}

#[cfg(test)]
mod tests {
    /// `|` stands where the text is cut.
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let document = crate::document::split(&text);
        let found: Vec<_> = document.sentences.iter().map(|s| s.span.of(&text)).collect();
        let expected: Vec<_> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_dateline_is_no_sentence() {
        check("LONDON, Nov 14 (Reuters) – The prime minister flew home on Monday to meet her cabinet.");
        check("Porto, Portugal -- |Voters went to the polls in large numbers.");
        check("Ana Lima – who won the seat – and the mayor spoke in the town hall.");
    }

    #[test]
    fn a_name_with_police_does_not_end_a_sentence() {
        check("Paul Hartley of Greater Manchester Police described Lee as “a kind and gentle man” on Monday.");
    }

    #[test]
    fn a_run_in_heading_is_a_sentence_of_its_own() {
        check("NEW ACCOUNT: |Acme said it won the account for the town.");
        check("Two things: He left, and he left early in the morning.");
    }
}
