//! The tree of a sentence: children, heads, the words that hang on a word.

use crate::document::{Document, NO_NODE, Node, Relation};
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

/// The first child in one of these relations. Asked in hundreds of places: a copy in each would cost readers kilobytes.
#[inline(never)]
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
    fn what_hangs_on_a_word_is_one_stretch() {
        let document = read("Police in Leeds said a man had died.");
        let police = at(&document, "Police");
        assert_eq!(span(&document, subtree(&document, police)).of(document.text), "Police in Leeds");
    }
}
