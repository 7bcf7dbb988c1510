//! Quotation marks → the outermost stretches they enclose, marks included.
//!
//! Every mark is read with its neighbours: white space and punctuation say whether a straight mark opens or closes and
//! whether a single one is an apostrophe. "‘The nurses’ strike is “over”,’ she said" has one outer stretch.

use crate::analysis::ParagraphKind;
use crate::document::Document;
use crate::span::Span;

/// One outermost stretch in quotation marks; it lies in one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The marks included.
    pub span: Span,
    /// The words between the marks.
    pub inner: Span,
    pub paragraph: usize,
    /// It has a closing mark.
    pub closed: bool,
    /// It goes on from the stretch before it: that one was left open and this paragraph opens anew.
    pub continues: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// A mark with what its neighbours let it be.
#[derive(Clone, Copy, Debug)]
struct Mark {
    at: usize,
    len: usize,
    family: Family,
    opens: bool,
    closes: bool,
    /// A closing mark that might be a possessive or an elision ("the nurses’ strike", "runnin’ late").
    doubtful: bool,
    /// The shape alone says what it is (“ ” ‘).
    curly: bool,
}

/// Marks nested deeper than this are read as text.
const DEEPEST: usize = 64;

/// The outermost stretches in marks of `document`, in text order. Furniture is left out.
pub fn pair(document: &Document) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    let mut marks = Vec::new();
    let mut left_open = false;
    for (i, paragraph) in document.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        marks.clear();
        read_marks(document.text, paragraph.span, &mut marks);
        let first = found.len();
        pair_paragraph(document.text, paragraph.span, i, &mut marks, left_open, &mut found);
        if let Some(stretch) = found.get_mut(first) {
            stretch.continues = left_open && stretch.span.start == paragraph.span.start;
        }
        left_open = found.len() > first && found.last().is_some_and(|m| !m.closed);
    }
    found
}

/// All marks of one paragraph that are no apostrophes, primes or ditto signs.
fn read_marks(text: &str, paragraph: Span, marks: &mut Vec<Mark>) {
    let body = paragraph.of(text);
    let may_be_mark = |b: &u8| matches!(b, b'"' | b'\'' | b'`') || *b >= 0xC2;
    let mut from = 0;
    while let Some(i) = body.as_bytes()[from..].iter().position(may_be_mark).map(|i| from + i) {
        let mut chars = body[i..].chars();
        let Some(c) = chars.next() else { break };
        let mut rest = chars.as_str();
        let mut after = chars.next();
        let twin = matches!(c, '\'' | '`' | '‘' | '’') && after == Some(c);
        if twin {
            rest = chars.as_str();
            after = chars.next();
        }
        from = body.len() - rest.len();
        let before = body[..i].chars().next_back();
        if let Some(mark) = classify(c, twin, before, after, rest) {
            marks.push(Mark { at: paragraph.start + i, len: from - i, ..mark });
        }
    }
}

fn classify(c: char, twin: bool, before: Option<char>, after: Option<char>, rest: &str) -> Option<Mark> {
    let free_left = before.is_none_or(|b| b.is_whitespace() || is_opener(b) || is_dash(b) || b == '/');
    let free_right = after.is_none_or(|a| a.is_whitespace() || is_dash(a) || (!a.is_alphanumeric() && !is_opener(a)));
    let words_meet = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    let mark =
        |family, opens, closes, curly| Some(Mark { at: 0, len: 0, family, opens, closes, doubtful: false, curly });
    match c {
        '“' | '„' | '‟' => mark(Family::Double, true, !free_left && free_right, true),
        '”' => mark(Family::Double, free_left && !free_right, true, true),
        '«' => mark(Family::Angle, true, !free_left && free_right, true),
        '»' => mark(Family::Angle, free_left && !free_right, true, true),
        '`' | '‘' if twin => mark(Family::Double, true, false, true),
        '\'' | '’' if twin => mark(Family::Double, free_left && !free_right, !free_left || free_right, false),
        // 6'2", 12" pipes
        '"' if before.is_some_and(|b| b.is_ascii_digit()) && !free_left && free_right => {
            Some(Mark { doubtful: true, ..mark(Family::Double, false, true, false)? })
        }
        '"' => mark(Family::Double, !free_right || free_left, !free_left || free_right, false),
        _ if words_meet => None,
        '‘' | '`' | '‚' => mark(Family::Single, free_left && !free_right, false, c == '‘'),
        '\'' | '’' => {
            if free_left && after.is_some_and(|a| !a.is_whitespace()) && !is_elision(rest) {
                mark(Family::Single, c == '\'' && !free_right || opens_content(after), false, false)
            } else if !free_left && free_right {
                let doubtful = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_whitespace);
                Some(Mark { doubtful, ..mark(Family::Single, false, true, false)? })
            } else {
                None
            }
        }
        _ => None,
    }
}

const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '[' | '{' | '“' | '„' | '«' | '‘' | '"' | '\'' | '`' | '$' | '£' | '€' | '…' | '#' | '@' | '¿' | '¡'
    )
}

const fn is_dash(c: char) -> bool {
    matches!(c, '–' | '—' | '―' | '-')
}

fn opens_content(after: Option<char>) -> bool {
    after.is_some_and(|a| a.is_alphanumeric() || is_opener(a))
}

/// Words that begin with an apostrophe: "’90s", "’em", "’til".
const ELISIONS: &[&str] = &["bout", "cause", "em", "n", "neath", "round", "til", "tis", "twas", "twere"];

fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let decade = word.len() <= 3 && word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    decade || (word.len() < 6 && ELISIONS.contains(&word.to_ascii_lowercase().as_str()))
}

fn pair_paragraph(
    text: &str,
    paragraph: Span,
    index: usize,
    marks: &mut [Mark],
    left_open: bool,
    found: &mut Vec<Marked>,
) {
    settle_doubts(text, marks);
    let mut closers_left = [0_usize; 3];
    for m in marks.iter().filter(|m| m.closes) {
        closers_left[m.family as usize] += 1;
    }
    let mut open: Vec<Mark> = Vec::new();
    let mut pairs: Vec<(Mark, Span)> = Vec::new();
    for m in marks.iter() {
        if m.closes {
            closers_left[m.family as usize] -= 1;
        }
        let same = open.iter().rposition(|o| o.family == m.family);
        if m.closes && (same.is_some() || !m.opens) {
            if let Some(depth) = same {
                pairs.push((open[depth], Span::new(open[depth].at, m.at + m.len)));
                open.truncate(depth);
            }
            continue;
        }
        if !m.opens || open.len() == DEEPEST {
            continue;
        }
        // The same kind opens again though too few closing marks are left for both: the first was never closed.
        if let Some(depth) = same
            && m.family != Family::Single
            && open[depth].curly == m.curly
            && (!m.curly || closers_left[m.family as usize] <= depth)
        {
            let end = sentence_end(text, open[depth].at + open[depth].len, m.at);
            pairs.push((open[depth], Span::new(open[depth].at, end)));
            open.truncate(depth);
        }
        // A single mark with nothing to close it is an apostrophe, unless a quote runs on over the paragraph's end.
        let runs_on = m.at == paragraph.start && (m.curly || left_open);
        if m.family == Family::Single && closers_left[Family::Single as usize] == 0 && !runs_on {
            continue;
        }
        open.push(*m);
    }
    // A single mark may be left open only by a quote over paragraphs.
    open.retain(|m| m.family != Family::Single || (m.curly || left_open) && m.at == paragraph.start);
    if let Some(m) = open.first() {
        pairs.push((*m, Span::new(m.at, paragraph.end)));
    }
    pairs.sort_by_key(|(_, s)| (s.start, std::cmp::Reverse(s.end)));
    let mut reached = 0;
    for (mark, span) in pairs {
        if span.start < reached || span.end <= mark.at + mark.len {
            continue;
        }
        let closer = marks.binary_search_by_key(&span.end, |m| m.at + m.len).ok().map(|i| marks[i]);
        let closer = closer.filter(|m| m.at > mark.at && m.closes);
        let (closed, width) = (closer.is_some(), closer.map_or(0, |m| m.len));
        let inner = Span::new(mark.at + mark.len, span.end - width);
        if inner.of(text).contains(char::is_alphanumeric) {
            found.push(Marked { span, inner, paragraph: index, closed, continues: false });
            reached = span.end;
        }
    }
}

/// Decides possessives and primes: a doubtful closing mark stands back when a surer one follows before the next opening.
fn settle_doubts(text: &str, marks: &mut [Mark]) {
    let mut surer = [false; 3];
    for i in (0..marks.len()).rev() {
        let m = marks[i];
        let family = m.family as usize;
        if m.doubtful {
            let plural = text[..m.at].ends_with(['s', 'S', 'n']) || m.family == Family::Double;
            if surer[family] && plural {
                marks[i].closes = false;
            }
            surer[family] = true;
        } else if m.opens {
            surer[family] = m.closes && surer[family];
        } else if m.closes {
            surer[family] = true;
        }
    }
}

/// Where the sentence that runs from `from` ends, at latest before `to`.
fn sentence_end(text: &str, from: usize, to: usize) -> usize {
    let body = &text[from..to];
    let stop = body.char_indices().find(|&(i, c)| {
        matches!(c, '.' | '!' | '?') && body[i + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
    });
    stop.map_or(from + body.trim_end().len(), |(i, c)| from + i + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotes::read_body;

    fn check(text: &str, expected: &[&str]) {
        let document = read_body(text);
        let found: Vec<&str> = pair(&document).iter().map(|m| m.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn curly_and_straight() {
        check("“We will vote,” she said, “and win.”", &["“We will vote,”", "“and win.”"]);
        check("\"We will vote,\" she said, \"and win.\"", &["\"We will vote,\"", "\"and win.\""]);
        check("He sang (\"Hey\") and left—\"now\"—for home.", &["\"Hey\"", "\"now\""]);
        check("She called it “unfair\" and left.", &["“unfair\""]);
        check("``I came,'' he said. ''I saw.''", &["``I came,''", "''I saw.''"]);
    }

    #[test]
    fn single_marks_beside_apostrophes() {
        check("‘I don’t know,’ she said.", &["‘I don’t know,’"]);
        check("'I don't know,' she said.", &["'I don't know,'"]);
        check("'The nurses' strike isn't over,' she said.", &["'The nurses' strike isn't over,'"]);
        check("The nurses' strike of the '90s, the dogs' and the cats'.", &[]);
        check("It’s rock ’n’ roll for the dogs’ owners.", &[]);
        check("He called them ‘losers’ and ‘liars’.", &["‘losers’", "‘liars’"]);
    }

    #[test]
    fn guillemets_either_way() {
        check("«We will vote», she said.", &["«We will vote»"]);
        check("»We will vote«, she said.", &["»We will vote«"]);
        check("« We will vote », she said.", &["« We will vote »"]);
    }

    #[test]
    fn nested_marks_belong_to_the_outer_quote() {
        check("“He said ‘no’ to me,” she said.", &["“He said ‘no’ to me,”"]);
        check("‘The “deal” is off,’ she said.", &["‘The “deal” is off,’"]);
        check("“They say “wait” again,” she said.", &["“They say “wait” again,”"]);
    }

    #[test]
    fn a_missing_mark_ends_with_its_paragraph() {
        check("“We will vote, she said.\nNobody came.", &["“We will vote, she said."]);
        check("“It began.\n“It ended,” she said.", &["“It began.", "“It ended,”"]);
        check("It was a \"mess. He left. A \"farce\" followed.", &["\"mess.", "\"farce\""]);
    }

    #[test]
    fn feet_and_inches_are_no_marks() {
        check("He is 6'2\" tall and the board 12\" wide.", &[]);
        check("\"He is 6'2\" tall,\" she said.", &["\"He is 6'2\" tall,\""]);
    }

    #[test]
    fn a_quote_over_paragraphs_continues() {
        let text = "“One.\n“Two.\n“Three,” he said.\n“Four.”";
        let document = read_body(text);
        let chain: Vec<bool> = pair(&document).iter().map(|m| m.continues).collect();
        assert_eq!(chain, [false, true, true, false]);
    }

    #[test]
    fn elisions_are_sorted() {
        assert!(ELISIONS.is_sorted());
    }

    #[test]
    fn any_number_of_marks() {
        for mark in ["\"", "“", "‘", "'", "«", "a “b ", "'a ", "``", "\" "] {
            pair(&read_body(&mark.repeat(10_000)));
        }
        let deep = "“".repeat(50) + "deep" + &"”".repeat(50);
        assert_eq!(pair(&read_body(&deep)).len(), 1);
    }
}
