//! Sentences beside the story inside its paragraphs: captions glued to the lead, credits, bare datelines, signatures of posts,
//! clocks of a live blog, notes.
//!
//! "FILE PHOTO: Ana Lima arrives in Porto, May 26, 2020. REUTERS/Rui Costa", "LISBON (Reuters) -", "(Porto Police)",
//! "— Ana Lima (@lima) November 20, 2019", "16:42 GMT". Each is known by its shape, and some by the syntax, where it is there.

use super::{Document, Part, Sentence, TokenKind};
use crate::english::{Tag, TimeWord, patterns};

/// The longest of each kind, in tokens.
const DATELINE: usize = 14;
const BRACKET: usize = 14;
const CAPTION: usize = 60;
const CLOCK: usize = 5;
const LABEL: usize = 6;
const SIGNATURE: usize = 24;
/// Sentences of a paragraph that a credit at its end makes captions.
const CAPTIONED: usize = 4;
/// Sentences at the beginning of a text among which a line without a verb is a caption.
const OPENING: usize = 6;

/// Paragraphs above the story that are looked through.
const MENU: usize = 200;

/// Whether `sentence` is beside the story.
pub fn is_aside(document: &Document, sentence: usize) -> bool {
    let found = &document.sentences[sentence];
    is_bare_dateline(document, found)
        || is_in_brackets(document, found)
        || is_signature(document, found)
        || is_clock(document, found)
        || is_address(document, found)
        || is_caption(document, sentence)
        || super::scenes::is_scene(document, sentence)
        || is_captioned(document, sentence)
        || is_verbless(document, sentence)
        || is_posted(document, sentence)
        || is_in_note(document, sentence)
}

fn words(document: &Document, sentence: &Sentence) -> usize {
    sentence.tokens.clone().filter(|&t| document.tokens[t].kind.is_wordlike()).count()
}

fn has_verb(document: &Document, sentence: &Sentence) -> bool {
    document.nodes.is_empty() || sentence.tokens.clone().any(|t| document.nodes[t].part.is_finite())
}

/// "LISBON (Reuters) -", "Indianapolis –"
fn is_bare_dateline(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    if tokens.len() < 2 || tokens.len() > DATELINE {
        return false;
    }
    let last = tokens.end - 1;
    let dash = document.tokens[last].kind == TokenKind::Dash || matches!(document.word(last), "-" | "--" | "—" | "–");
    // "(CNN) --"
    let bracket = usize::from(document.word(tokens.start) == "(");
    let opens = document.features(tokens.start + bracket).case.is_capital();
    let small = tokens
        .clone()
        .filter(|&t| document.tokens[t].kind == TokenKind::Word && !document.features(t).case.is_capital());
    dash && opens && small.count() <= 1
}

/// "(Porto Police Dept.)", "(Published Monday, Nov. 18, 2019)", "($1 = 0.9 euros)"
fn is_in_brackets(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let first = tokens.start;
    let mut last = tokens.end - 1;
    if document.word(first) != "(" || tokens.len() > CAPTION {
        return false;
    }
    if document.tokens[last].kind == TokenKind::Stop && last > first {
        last -= 1;
    }
    if document.word(last) != ")" {
        return false;
    }
    let rate =
        document.tokens[first + 1].kind == TokenKind::Currency && tokens.clone().any(|t| document.word(t) == "=");
    let finite = !document.nodes.is_empty()
        && tokens
            .clone()
            .any(|t| document.nodes[t].part.is_finite() && document.features(t).case == super::words::Case::Lower);
    let note = tokens.clone().take(8).any(|t| {
        document.word(t).eq_ignore_ascii_case("reporting") || document.word(t).eq_ignore_ascii_case("editing")
    });
    rate || note || tokens.len() <= BRACKET && !finite && !document.nodes.is_empty()
}

/// "— Ana Lima (@lima) November 20, 2019"
fn is_signature(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let dash =
        document.tokens[tokens.start].kind == TokenKind::Dash || matches!(document.word(tokens.start), "-" | "--");
    dash && tokens.len() <= SIGNATURE && tokens.clone().any(|t| document.tokens[t].kind == TokenKind::Handle)
}

/// What a post says, in the paragraph whose next line signs it.
fn is_posted(document: &Document, sentence: usize) -> bool {
    let paragraph = document.sentences[sentence].paragraph;
    let end = document.paragraphs[paragraph].sentences.end;
    let short = document.paragraphs[paragraph].sentences.len() <= CAPTIONED;
    short
        && document
            .sentences
            .get(end)
            .is_some_and(|next| next.paragraph == paragraph + 1 && is_signature(document, next))
}

/// "16:42 GMT", "10.30am"
fn is_clock(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let digits = tokens.clone().any(|t| document.features(t).has_digit);
    digits
        && tokens.len() <= CLOCK
        && tokens.clone().all(|t| {
            let word = document.features(t);
            word.has_digit
                || word.is(Tag::TimeZone)
                || matches!(word.time, Some(TimeWord::Meridiem(_) | TimeWord::Part(_)))
                || !document.tokens[t].kind.is_wordlike()
        })
        && tokens.clone().any(|t| {
            document.word(t).contains([':', '.']) && document.features(t).has_digit
                || document.features(t).is(Tag::TimeZone)
        })
}

/// "Online:", "Imax: www.imax.com"
fn is_address(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let last = tokens.end - 1;
    let label = tokens.len() <= 3 && document.word(last) == ":";
    let address = tokens.len() <= LABEL
        && tokens.clone().any(|t| matches!(document.tokens[t].kind, TokenKind::Url | TokenKind::Email));
    label || address && !has_verb(document, sentence)
}

/// "FILE PHOTO: Ana Lima arrives …", "… in Porto. REUTERS/Rui Costa"
fn is_caption(document: &Document, sentence: usize) -> bool {
    let text = document.sentences[sentence].span.of(document.text);
    if document.sentences[sentence].tokens.len() > 2 * CAPTION {
        return false;
    }
    if patterns::PHOTO_LABEL.matches(text) || patterns::AGENCY_AND_NAME.matches(text) {
        return true;
    }
    // The label stands as a sentence of its own before it, or the credit behind it.
    let paragraph = document.sentences[sentence].paragraph;
    let near = |other: usize| document.sentences.get(other).filter(|s| s.paragraph == paragraph);
    let before = sentence
        .checked_sub(1)
        .and_then(near)
        .is_some_and(|s| words(document, s) <= 4 && patterns::PHOTO_LABEL.matches(s.span.of(document.text)));
    let after = near(sentence + 1)
        .is_some_and(|s| s.tokens.len() <= BRACKET && patterns::AGENCY_AND_NAME.matches(s.span.of(document.text)));
    before || after
}

/// "Ana Lima, left, and Rui Costa are wanted for robberies. (Porto Police)": a credit in brackets ends a caption.
fn is_captioned(document: &Document, sentence: usize) -> bool {
    let paragraph = document.sentences[sentence].paragraph;
    let all = document.paragraphs[paragraph].sentences.clone();
    if all.len() < 2 || all.len() > CAPTIONED || sentence + 1 == all.end || document.nodes.is_empty() {
        return false;
    }
    let last = &document.sentences[all.end - 1];
    let names = last.tokens.clone().any(|t| document.features(t).case.is_capital());
    let figures = last.tokens.clone().any(|t| document.features(t).has_digit);
    last.tokens.len() <= BRACKET && names && !figures && is_in_brackets(document, last)
}

/// "Skaters on the Great Lake in 2008.", a line of its own before the story has begun.
fn is_verbless(document: &Document, sentence: usize) -> bool {
    let found = &document.sentences[sentence];
    let paragraph = &document.paragraphs[found.paragraph];
    let first = document
        .paragraphs
        .iter()
        .take(MENU)
        .position(|p| p.kind.is_story())
        .map_or(0, |p| document.paragraphs[p].sentences.start);
    if document.nodes.is_empty()
        || sentence >= first + OPENING
        || paragraph.sentences.len() != 1
        || found.tokens.len() > CAPTION
    {
        return false;
    }
    let tokens = found.tokens.clone();
    let verbal = tokens.clone().any(|t| document.nodes[t].part.is_verb() || document.nodes[t].part == Part::Auxiliary);
    let root = tokens.clone().find(|&t| document.nodes[t].head as usize == t);
    let named =
        tokens.clone().skip(1).any(|t| document.features(t).case.is_capital() || document.features(t).has_digit);
    let closed = document.tokens[tokens.end - 1].kind == TokenKind::Stop;
    let noun = root.is_some_and(|t| document.nodes[t].part.is_nominal());
    !verbal && noun && named && closed && words(document, found) > 3
}

/// The rest of a paragraph that opens as a note: "Editor's note: Ben Chase wrote … Chase studied …"
fn is_in_note(document: &Document, sentence: usize) -> bool {
    let paragraph = &document.paragraphs[document.sentences[sentence].paragraph];
    let first = paragraph.sentences.start;
    let text = document.sentences[first].span.of(document.text);
    let own = document.sentences[sentence].span.of(document.text);
    patterns::NOTE.matches(text) || patterns::CLOSING_NOTE.matches(own) || patterns::WROTE.matches(own)
}

#[cfg(test)]
mod tests {
    use crate::summary::check_story as check;

    #[test]
    fn a_credit_makes_its_paragraph_a_caption() {
        check("Ed Hale, right, and Jo Bell are wanted for two thefts. (Dover Police)", &[false, false]);
        check("(Published Monday, Nov. 18, 2019)", &[false]);
        check("Profit rose by a third. (The firm had warned in May that it would fall.)", &[true, true]);
    }

    #[test]
    fn a_post_and_its_signature_are_no_story() {
        check("I cannot thank him enough.\n— Jo Bell (@jobell) May 4, 2018", &[false, false]);
    }

    #[test]
    fn a_dateline_alone_is_no_story() {
        check("(CNN) --\nThe ice of the lake broke on Friday.", &[false, true]);
        check("(Lake Post) -\nThe ice of the lake broke on Friday.", &[false, true]);
    }

    #[test]
    fn a_line_before_the_story_without_a_verb_is_a_caption() {
        check("Skaters on the Great Lake in 2008.\nThe ice of the lake broke on Friday.", &[false, true]);
    }
}
