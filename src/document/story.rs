//! Which sentences tell the story: summary, key phrases, timeline and the marks of an [`Analysis`](crate::Analysis) all ask here.
//!
//! The layout stage decides about whole paragraphs. Where the line breaks of a page were lost, lines of the page stand inside
//! paragraphs of the body ("E-mail to a friend .", "Watch the full interview »"); they tell nothing, and neither do rows of
//! tables and datelines.

use super::table_rows::is_table_row;
use super::{Document, Sentence, TokenKind};
use crate::english::{Tag, Tags, patterns};

/// The maximum tokens of a line of the page, and of one whose beginning opens sentences of the story too.
const MAX_TOKENS: usize = 39;
const MAX_TOKENS_SHORT: usize = 15;
/// Only the first bytes of a sentence are searched: a phrase deep inside a long sentence proves nothing.
const MAX_SEARCHED: usize = 240;
/// A quotation is expected to open at most this many sentences before it closes.
const MAX_QUOTED: usize = 8;

/// Whether `sentence` tells the story.
pub fn is_story_sentence(document: &Document, sentence: usize) -> bool {
    document.kind_of(sentence).is_story() && document.tells[sentence]
}

/// Whether `sentence` reads like a part of a story, whatever its paragraph is: neither a dateline alone, nor a line of the page,
/// nor a row of a table. The syntax stage asks once, for [`Document::tells`].
pub fn tells(document: &Document, sentence: usize) -> bool {
    let is_dateline = document.dateline.is_some_and(|d| d.covers(document.sentences[sentence].span));
    !is_dateline
        && !is_page_line(document, sentence)
        && !is_table_row(document, sentence)
        && !super::asides::is_aside(document, sentence)
}

fn is_page_line(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let text = sentence.span.of(document.text);
    let count = sentence.tokens.len();
    if count <= MAX_TOKENS && patterns::PAGE_LINE.matches(text)
        || count <= MAX_TOKENS_SHORT && patterns::SHORT_PAGE_LINE.matches(text)
        || has_phrase(document, sentence)
    {
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

const OF_PAGES: Tags = Tags::of(&[Tag::PagePhrase, Tag::ContributorNote]);

/// "Scroll down for video", or "Read more:", at the head of the sentence.
fn has_phrase(document: &Document, sentence: &Sentence) -> bool {
    let from = document.phrases.partition_point(|p| (p.token as usize) < sentence.tokens.start);
    let is_near = |token: usize| document.tokens[token].span.start < sentence.span.start + MAX_SEARCHED;
    document.phrases[from..]
        .iter()
        .take_while(|p| (p.token as usize) < sentence.tokens.end && is_near(p.token as usize))
        .any(|p| {
            let after = p.token as usize + usize::from(p.length);
            let before_colon = after < sentence.tokens.end && document.word(after) == ":";
            p.tags.meets(&OF_PAGES) || p.tags.has(Tag::LinkLabel) && before_colon
        })
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
