//! The tree of a sentence: children, the words that hang on a word, noun phrases.

use crate::document::{Document, NO_NODE, Node, Part, Relation};
use crate::english::Tag;
use crate::span::Span;
use std::ops::Range;

/// Fills in children and extents from the heads of a sentence. The parser's trees are projective, so what hangs on a word
/// is one stretch.
pub fn link(range: Range<usize>, nodes: &mut [Node]) {
    for token in range.clone() {
        let node = &mut nodes[token];
        (node.first, node.next, node.start, node.end) = (NO_NODE, NO_NODE, token as u32, token as u32 + 1);
    }
    for token in range.clone().rev() {
        let head = nodes[token].head as usize;
        if head != token {
            nodes[token].next = nodes[head].first;
            nodes[head].first = token as u32;
        }
    }
    // From the root down, so that the way back meets every word after all that hang on it.
    let mut order: Vec<u32> = Vec::with_capacity(range.len());
    order.extend(range.clone().filter(|&t| nodes[t].head as usize == t).map(|t| t as u32));
    let mut at = 0;
    while at < order.len() {
        let mut child = nodes[order[at] as usize].first;
        while child != NO_NODE {
            order.push(child);
            child = nodes[child as usize].next;
        }
        at += 1;
    }
    for &token in order.iter().rev() {
        let Node { head, start, end, .. } = nodes[token as usize];
        let head = &mut nodes[head as usize];
        head.start = head.start.min(start);
        head.end = head.end.max(end);
    }
}

/// Most words looked at on one word, or above it. A sentence that people write has fewer; in a page of "in 1999 in 1999 …"
/// every question would walk over all of it.
const MOST: usize = 100;

/// The words that hang on `token`, in text order.
pub fn children<'d>(document: &'d Document, token: usize) -> impl Iterator<Item = usize> + 'd {
    let first = document.nodes[token].first;
    std::iter::successors((first != NO_NODE).then_some(first as usize), |&child| {
        let next = document.nodes[child].next;
        (next != NO_NODE).then_some(next as usize)
    })
    .take(MOST)
}

/// The first child in one of these relations.
pub fn child(document: &Document, token: usize, relations: &[Relation]) -> Option<usize> {
    children(document, token).find(|&c| relations.contains(&document.nodes[c].relation))
}

/// `token`, its head, its head's head, … up to the root.
pub fn path<'d>(document: &'d Document, token: usize) -> impl Iterator<Item = usize> + 'd {
    std::iter::successors(Some(token), |&at| {
        let head = document.nodes[at].head as usize;
        (head != at).then_some(head)
    })
    .take(MOST)
}

/// The token of a stretch that hangs on a word outside it, or on none; `None` where there is no tree.
pub fn head(document: &Document, tokens: Range<usize>) -> Option<usize> {
    let is_head = |&token: &usize| {
        let node = document.nodes.get(token);
        node.is_some_and(|node| node.head as usize == token || !tokens.contains(&(node.head as usize)))
    };
    tokens.clone().find(is_head)
}

/// All tokens that hang on `token`, itself among them.
pub fn subtree(document: &Document, token: usize) -> Range<usize> {
    document.nodes[token].start as usize..document.nodes[token].end as usize
}

/// The span of the words of `tokens`.
pub fn span(document: &Document, tokens: Range<usize>) -> Span {
    Span::new(document.tokens[tokens.start].span.start, document.tokens[tokens.end - 1].span.end)
}

/// Whether words in this relation stand with a noun before it: "the two old harbour" of "the two old harbour cranes".
pub const fn goes_before_noun(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Determiner
            | Relation::Adjective
            | Relation::Compound
            | Relation::Number
            | Relation::PossessiveModifier
            | Relation::NounModifierUnmarked
            | Relation::NameDescription
            | Relation::Flat
            | Relation::Fixed
    )
}

/// The noun phrase of the head `token` without what follows it in clauses, appositions and lists: "the mayor of Porto" for
/// "the mayor of Porto, who …". A short "of" or "for" phrase stays with it.
pub fn noun_phrase(document: &Document, token: usize) -> Range<usize> {
    let mut range = token..token + 1;
    // From the head outwards, as each part must touch what is there.
    let (mut around, behind): (Vec<usize>, Vec<usize>) = children(document, token).partition(|&c| c < token);
    around.reverse();
    around.extend(behind);
    for child in around {
        let (node, tree) = (document.nodes[child], subtree(document, child));
        let joins = if child < token {
            goes_before_noun(node.relation)
                || (node.relation == Relation::Punctuation && range.start < token)
                || (node.relation == Relation::Adverb && !document.features(child).is(Tag::Negation))
        } else {
            match node.relation {
                Relation::Flat | Relation::Compound | Relation::Number | Relation::Adjective => {
                    node.first == NO_NODE || node.relation == Relation::Flat
                }
                Relation::NounModifier => {
                    let case = children(document, child).find(|&c| document.nodes[c].relation == Relation::Case);
                    tree.len() <= MOST_OF && case.is_some_and(|c| matches!(document.word(c), "of" | "for"))
                }
                _ => false,
            }
        };
        // "Ruiz, a Democrat": what follows a comma is something else.
        let joins = joins && (child < token || !(token..tree.start).any(|t| document.word(t) == ","));
        if joins && tree.start <= range.end && tree.end >= range.start {
            range = range.start.min(tree.start)..range.end.max(tree.end);
        }
    }
    // A mark or a small word at its edge is no part of it.
    while range.start < token && document.nodes[range.start].part == Part::Punctuation {
        range.start += 1;
    }
    while range.end > token + 1 && document.nodes[range.end - 1].part == Part::Punctuation {
        range.end -= 1;
    }
    range
}

/// An "of" phrase of more words is left out.
const MOST_OF: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Document<'_> {
        crate::syntax::read(text, None, &[])
    }

    fn at(document: &Document, word: &str) -> usize {
        (0..document.tokens.len()).find(|&t| document.word(t) == word).expect("the word is there")
    }

    #[test]
    fn a_noun_phrase_ends_before_its_clause() {
        let document = read("The mayor of Porto, who sued the paper, said nothing.");
        let phrase = noun_phrase(&document, at(&document, "mayor"));
        assert_eq!(span(&document, phrase).of(document.text), "The mayor of Porto");
    }

    #[test]
    fn what_hangs_on_a_word_is_one_stretch() {
        let document = read("Police in Leeds said a man had died.");
        let police = at(&document, "Police");
        assert_eq!(span(&document, subtree(&document, police)).of(document.text), "Police in Leeds");
    }
}
