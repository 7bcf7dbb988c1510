//! Text → blocks: a line each, hard-wrapped lines joined.
//!
//! Mail and PDF copies break their lines at a fixed width, so that a line goes on in the next one:
//! `The mayor said on` / `Monday she would go.` A run of lines is taken for wrapped where most lines are about equally long
//! and go on in lower case; inside it a line is joined to the next unless it stopped short.

use crate::span::Span;

/// Minimum and maximum width of wrapped text, in characters: narrower are lists of links, wider are paragraphs.
const NARROWEST: usize = 30;
const WIDEST: usize = 110;
/// Room at the end of a line, in characters, that a longer first word of the next line may leave unused.
const SLACK: usize = 4;

/// One line without its white space and quoting marks ("> ").
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    chars: usize,
    /// Nothing but a line end stands between it and the line before.
    follows: bool,
    quoted: bool,
}

/// The blocks of `text` in order, white space at their edges left out; every visible character lies in one,
/// mail quoting marks aside.
pub fn segment(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let mut blocks: Vec<Span> = Vec::with_capacity(lines.len());
    let mut wrapped_width = None;
    let mut at = 0;
    while at < lines.len() {
        let mut end = at + 1;
        while end < lines.len() && lines[end].follows && lines[end].quoted == lines[at].quoted {
            end += 1;
        }
        let run = &lines[at..end];
        wrapped_width = width(text, run).or(wrapped_width);
        match wrapped_width {
            Some(width) if run.len() > 1 => join(text, run, width, &mut blocks),
            _ => blocks.extend(run.iter().map(|l| l.span)),
        }
        at = end;
    }
    blocks
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut follows) = (0, false);
    for raw in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let start = at;
        at += raw.len();
        if raw == "\n" && text[..start].ends_with('\r') {
            continue;
        }
        let unquoted = raw.trim_start_matches([' ', '\t', '>']);
        let quoted = raw.trim_start().starts_with('>');
        let line = if quoted { unquoted } else { raw };
        let body = line.trim();
        if body.is_empty() {
            follows = false;
            continue;
        }
        let start = start + (raw.len() - line.trim_start().len());
        let chars = if body.len() > 4 * WIDEST { body.len() } else { body.chars().count() };
        lines.push(Line { span: Span::new(start, start + body.len()), chars, follows, quoted });
        follows = true;
    }
    lines
}

/// The width at which a run of lines was wrapped, if it was.
fn width(text: &str, run: &[Line]) -> Option<usize> {
    if run.len() < 3 {
        return None;
    }
    let widest = run.iter().map(|l| l.chars).max()?;
    if !(NARROWEST..=WIDEST).contains(&widest) {
        return None;
    }
    let pairs = run.len() - 1;
    let goes_on = run.windows(2).filter(|w| goes_on(text, w[0], w[1])).count();
    let full = run[..pairs].iter().filter(|l| l.chars * 4 >= widest * 3).count();
    (goes_on * 5 >= pairs * 2 && full * 5 >= pairs * 3).then_some(widest)
}

/// "… the mayor of" / "the city": no stop, then a small letter.
fn goes_on(text: &str, line: Line, next: Line) -> bool {
    !ends_sentence(line.span.of(text)) && next.span.of(text).starts_with(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', '»']).ends_with(['.', '!', '?', ':', '…'])
}

fn join(text: &str, run: &[Line], width: usize, blocks: &mut Vec<Span>) {
    let mut block = run[0].span;
    for pair in run.windows(2) {
        let (line, next) = (pair[0], pair[1]);
        let next_text = next.span.of(text);
        let word = next_text.split_whitespace().next().map_or(0, |w| w.chars().take(WIDEST).count());
        let full = line.chars + 1 + word + SLACK > width;
        let item = next_text.starts_with(['•', '·', '*', '–', '—', '●', '▪']);
        if line.chars <= width && !item && (full || goes_on(text, line, next)) {
            block.end = next.span.end;
        } else {
            blocks.push(block);
            block = next.span;
        }
    }
    blocks.push(block);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let blocks: Vec<_> = segment(text).into_iter().map(|b| b.of(text).replace('\n', "|")).collect();
        assert_eq!(blocks, expected);
    }

    #[test]
    fn a_line_is_a_block() {
        check("One.\n\n  Two. \r\nThree\rFour", &["One.", "Two.", "Three", "Four"]);
        check("Home\nWorld\nUK politics\nthe latest\nShare", &["Home", "World", "UK politics", "the latest", "Share"]);
        check(" \n\t\n", &[]);
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let text = "The harbour board met on Tuesday to hear that the new crane, which\n\
                    was ordered two years ago, will not be delivered before the spring.\n\
                    Its chairman, Pal Moe, said the board would look at hiring another\n\
                    one.\n\nFishermen were not\nimpressed.";
        check(
            text,
            &[
                "The harbour board met on Tuesday to hear that the new crane, which|was ordered two years ago, will \
                 not be delivered before the spring.|Its chairman, Pal Moe, said the board would look at hiring \
                 another|one.",
                "Fishermen were not|impressed.",
            ],
        );
    }

    #[test]
    fn mail_quoting_is_left_out_at_the_edges() {
        check("> One line.\n>\n> > Another.\n", &["One line.", "Another."]);
    }
}
