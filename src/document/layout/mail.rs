//! A mail that passes an article on: `Hi Ana, have you seen this? | > Harbour crane late | > The new crane …` is read from
//! where the article begins; the greeting is not the headline.

use super::line::Line;

/// Minimum share of a mail's words in the article that it passes on.
const MOST: f32 = 0.6;
/// How many lines at the head of a paste may show that it is a mail.
const HEAD: usize = 12;
/// Minimum run of header lines; one "Date:" alone may be ordinary text.
const FIELDS: usize = 2;

/// The first line of the article that a mail passes on; 0 where the paste is no such mail.
pub fn begins(text: &str, lines: &[Line]) -> usize {
    let all: u32 = lines.iter().map(|l| l.words).sum();
    let most = |words: u32| words as f32 >= MOST * all as f32;
    if !lines.iter().take(HEAD).any(|l| l.mailed || is_quoted(text, l)) {
        return 0;
    }
    // Below the head of the mail that was passed on, or of the only one.
    let headed = lines
        .windows(FIELDS)
        .rposition(|w| w.iter().all(|l| l.mailed))
        .map(|i| i + FIELDS)
        .filter(|&i| i < lines.len() && most(lines[i..].iter().map(|l| l.words).sum()))
        .unwrap_or(0);
    let mut quoted = (headed..lines.len()).filter(|&i| is_quoted(text, &lines[i])).peekable();
    let first = quoted.peek().copied();
    first.filter(|_| most(quoted.map(|i| lines[i].words).sum())).unwrap_or(headed)
}

/// "> Harbour crane late"
fn is_quoted(text: &str, line: &Line) -> bool {
    let before = &text[..line.span.start];
    let start = before.rfind(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(0);
    before[start..].trim_start().starts_with('>')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document;
    use crate::document::layout::lines;

    const BODY: &str =
        "The new crane of Porto harbour will not be delivered before the spring, the board said on Tuesday.";

    fn check(text: &str, first: &str) {
        let document = document::split(text);
        let lines = lines(&document);
        let from = begins(text, &lines);
        assert_eq!(lines[from].span.of(text), first, "{text}");
    }

    #[test]
    fn article_in_a_mail_begins_below_the_greeting() {
        let article = format!("Crane late\n\n{BODY}\n\n{BODY}");
        check(&article, "Crane late");
        let quoted = article.lines().map(|l| format!("> {l}\n")).collect::<String>();
        check(&format!("From: Tom\nTo: Ana\n\nHi Ana,\n\nhave you seen this?\n\n{quoted}"), "Crane late");
        check(&format!("Hi Ana,\n\n{quoted}"), "Crane late");
        check(&format!("Hi Ana\n\nBegin forwarded message:\n\nFrom: Tom\nSubject: crane\n\n{article}"), "Crane late");
        check(&format!("{BODY}\n\nDate: 14 November\n\n{BODY}"), BODY);
        check(&format!("{article}\n\n{BODY}\n\n> {BODY}"), "Crane late");
    }
}
