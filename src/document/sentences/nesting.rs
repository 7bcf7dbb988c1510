//! Quotations and brackets around each token: which marks open and which close, and how long one has been open.
//!
//! Straight marks say nothing by themselves: `the case. "I won," he said` is read by the blanks around the mark,
//! and where these leave it open by what was opened before in the block.

use super::super::{Token, TokenKind};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// No mark or bracket.
    #[default]
    Neither,
    Opens,
    Closes,
}

/// One token's place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    pub side: Side,
    /// Tokens since the double quotation mark that is open behind this token; 0 where none is.
    pub in_quote: u16,
    /// Tokens since the bracket that is open behind this token; 0 where none is.
    pub in_bracket: u16,
}

/// Reads one block's `tokens` and appends their places.
pub fn read(text: &str, tokens: &[Token], places: &mut Vec<Place>) {
    let (mut quote, mut single, mut bracket) = (0u16, false, 0u16);
    for (i, token) in tokens.iter().enumerate() {
        let mut side = Side::Neither;
        quote = quote.saturating_add(u16::from(quote > 0));
        bracket = bracket.saturating_add(u16::from(bracket > 0));
        match token.kind {
            TokenKind::Bracket => {
                side = match token.span.of(text) {
                    "(" | "[" | "{" | "（" | "【" => Side::Opens,
                    _ => Side::Closes,
                };
                bracket = u16::from(side == Side::Opens);
            }
            TokenKind::Quote => {
                let mark = token.span.of(text);
                let next_glued = tokens.get(i + 1).is_some_and(|t| t.glued);
                let one = matches!(mark, "'" | "‘" | "’" | "`" | "‚" | "‛");
                let open = if one { single } else { quote > 0 };
                side = match mark {
                    "“" | "‘" | "„" | "``" | "‚" | "‛" | "`" => Side::Opens,
                    "”" | "’" => Side::Closes,
                    _ if token.glued && !next_glued => Side::Closes,
                    "''" => Side::Closes,
                    _ if next_glued && !token.glued => Side::Opens,
                    _ if open => Side::Closes,
                    _ => Side::Opens,
                };
                if one {
                    single = side == Side::Opens;
                } else {
                    quote = u16::from(side == Side::Opens);
                }
            }
            _ => {}
        }
        places.push(Place { side, in_quote: quote, in_bracket: bracket });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tokens::tokenize;

    /// `<` for marks that open, `>` for those that close.
    fn check(text: &str, expected: &str) {
        let mut places = Vec::new();
        read(text, &tokenize(text), &mut places);
        let sides = |p: &Place| match p.side {
            Side::Neither => None,
            Side::Opens => Some('<'),
            Side::Closes => Some('>'),
        };
        assert_eq!(places.iter().filter_map(sides).collect::<String>(), expected, "{text}");
    }

    #[test]
    fn straight_marks_are_paired() {
        check("\"No,\" she said. \"Never (again).\"", "<><<>>");
        check("He left. \" \"I won\" she said", "<<>");
        check("the end. \" He", "<");
        check("\"the end. \" He", "<>");
        check("``Yes,'' he said. ‘No’", "<><>");
    }
}
