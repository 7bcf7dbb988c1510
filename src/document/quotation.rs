//! Quotation marks → the outermost stretches they enclose, marks included.
//!
//! Every mark is read with its neighbours: white space and punctuation say whether a straight mark opens or closes and
//! whether a single one is an apostrophe. "‘The nurses’ strike is “over”,’ she said" has one outer stretch.

use crate::analysis::ParagraphKind;
use crate::document::Document;
use crate::english::{Lexicon, Tag, Tags};
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
    let (mut left_open, mut dangles) = (false, false);
    for (i, paragraph) in document.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        marks.clear();
        read_marks(document.text, paragraph.span, &mut marks);
        let next = document.paragraphs[i + 1..].iter().find(|p| p.kind != ParagraphKind::Furniture);
        let goes_on = next.is_some_and(|p| p.span.of(document.text).starts_with(['“', '"', '«', '‘', '\'', '`']));
        let goes_on_single = next.is_some_and(|p| opens_single(p.span.of(document.text)));
        let first = found.len();
        let around = Around { left_open, goes_on, goes_on_single };
        let opener = dangles.then(|| stands_before(document.text, paragraph.span, &marks)).flatten();
        dangles = dangling(document.text, paragraph.span, &marks);
        if let Some(end) = opener {
            found.push(end.of(document, i));
            marks.retain(|m| m.at >= end.end);
        }
        mend_mixed(document.text, paragraph.span, &mut marks);
        pair_paragraph(document, i, &mut marks, around, &mut found);
        if let Some(stretch) = found.get_mut(first) {
            stretch.continues = left_open && stretch.span.start == paragraph.span.start;
        }
        left_open = found.len() > first && found.last().is_some_and(|m| !m.closed);
    }
    found
}

/// What the paragraphs on both sides say.
#[derive(Clone, Copy)]
struct Around {
    /// The one before left a quote open.
    left_open: bool,
    /// The one after begins with a mark.
    goes_on: bool,
    /// The one after begins with a single mark that opens.
    goes_on_single: bool,
}

/// "'Tenants need a roof", no elision: "'90s".
fn opens_single(paragraph: &str) -> bool {
    let rest = paragraph.strip_prefix(['\'', '‘', '’', '`']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || is_opener(c)) && !is_elision(rest))
}

/// "“We won,” Lima said. “" at the end of its line: the mark belongs to the words on the next line.
fn dangling(text: &str, paragraph: Span, marks: &[Mark]) -> bool {
    let Some(last) = marks.last().filter(|m| m.at + m.len == paragraph.end && m.family != Family::Single) else {
        return false;
    };
    let spaced = text[paragraph.start..last.at].ends_with(char::is_whitespace);
    let open = marks[..marks.len() - 1].iter().filter(|m| m.family == last.family).count() % 2 == 0;
    spaced && last.opens && open && last.at > paragraph.start
}

/// Where the words end that a mark on the line before opens.
struct Opened {
    end: usize,
    width: usize,
}

impl Opened {
    fn of(&self, document: &Document, index: usize) -> Marked {
        let span = Span::new(document.paragraphs[index].span.start, self.end);
        let inner = Span::new(span.start, span.end - self.width);
        Marked { span, inner, paragraph: index, closed: self.width > 0, continues: true }
    }
}

/// The words at the start of a paragraph that a mark on the line before opens: up to the closing mark, or all of them.
fn stands_before(text: &str, paragraph: Span, marks: &[Mark]) -> Option<Opened> {
    let first = marks.iter().find(|m| m.family != Family::Single);
    let words = |end: usize| text[paragraph.start..end].contains(char::is_alphanumeric);
    match first {
        None => words(paragraph.end).then_some(Opened { end: paragraph.end, width: 0 }),
        Some(m) if m.closes && m.at > paragraph.start && (!m.opens || m.at + m.len == paragraph.end) => {
            words(m.at).then_some(Opened { end: m.at + m.len, width: m.len })
        }
        Some(_) => None,
    }
}

/// All marks of one paragraph that are no apostrophes, primes or ditto signs.
fn read_marks(text: &str, paragraph: Span, marks: &mut Vec<Mark>) {
    let body = paragraph.of(text);
    // ‘‘ opens only where ’’ or '' can close.
    let last_twin = body.rfind("''").max(body.rfind("’’")).unwrap_or(0);
    let may_be_mark = |b: &u8| matches!(b, b'"' | b'\'' | b'`') || *b >= 0xC2;
    let mut from = 0;
    while let Some(i) = body.as_bytes()[from..].iter().position(may_be_mark).map(|i| from + i) {
        let mut chars = body[i..].chars();
        let Some(c) = chars.next() else { break };
        let mut rest = chars.as_str();
        let twin = matches!(c, '\'' | '`' | '‘' | '’') && chars.next() == Some(c);
        let twin = twin && (!matches!(c, '`' | '‘') || i < last_twin);
        if twin {
            rest = chars.as_str();
        }
        from = body.len() - rest.len();
        let mut back = body[..i].chars().rev();
        let (before, earlier) = (back.next(), back.next());
        // "“yes,” ’ he said": space set between closing marks
        let spaced = before.is_some_and(char::is_whitespace) && matches!(earlier, Some('”' | '’' | '"' | '\''));
        if let Some(mark) = classify(c, twin, if spaced { earlier } else { before }, rest) {
            marks.push(Mark { at: paragraph.start + i, len: from - i, ..mark });
        }
    }
}

/// `before` is the character on the left, `rest` what stands on the right.
fn classify(c: char, twin: bool, before: Option<char>, rest: &str) -> Option<Mark> {
    let after = rest.chars().next();
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
        '‘' if is_elision(rest) => None,
        // ".’‘Yes": no space between
        '‘' => mark(Family::Single, opens_content(after), false, true),
        '`' | '‚' => mark(Family::Single, free_left && !free_right, false, false),
        '\'' | '’' => {
            let inside = before.is_some_and(|b| !b.is_whitespace());
            if free_left && after.is_some_and(|a| !a.is_whitespace()) && !is_elision(rest) {
                mark(Family::Single, c == '\'' && !free_right || opens_content(after), inside && free_right, false)
            } else if inside && (!free_left || after.is_none_or(char::is_whitespace)) {
                // ",’she said": no space after
                let opens = c == '\'' && !free_right;
                let doubtful = may_be_possessive(before, rest);
                Some(Mark { doubtful, ..mark(Family::Single, opens, true, false)? })
            } else {
                None
            }
        }
        _ => None,
    }
}

/// "the nurses’ strike", "runnin’ late", and not "the ‘yes’ was" or "the ‘deals’ of":
fn may_be_possessive(before: Option<char>, rest: &str) -> bool {
    let Some(next) = rest.strip_prefix(char::is_whitespace) else { return false };
    let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let small = Lexicon::shared().look_up(word).tags.meets(&SMALL_WORDS);
    matches!(before, Some('s' | 'S' | 'n' | 'x' | 'z')) && !word.is_empty() && !(small && word == word.to_lowercase())
}

/// What follows a closing mark rather than a possessive.
const SMALL_WORDS: Tags = Tags::of(&[
    Tag::Auxiliary,
    Tag::Preposition,
    Tag::Conjunction,
    Tag::Subordinator,
    Tag::Determiner,
    Tag::SubjectPronoun,
    Tag::Say,
]);

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

/// Words that begin with an apostrophe, "’em", and decades, "’90s".
fn is_elision(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let decade = word.len() <= 3 && word.len() >= 2 && word.as_bytes()[..2].iter().all(u8::is_ascii_digit);
    decade || Lexicon::shared().look_up(word).tags.has(Tag::ElidedAfterMark)
}

fn pair_paragraph(document: &Document, index: usize, marks: &mut [Mark], around: Around, found: &mut Vec<Marked>) {
    let (text, paragraph) = (document.text, document.paragraphs[index].span);
    // "said: 'From feeding goats …": a single mark that the next paragraph goes on from.
    let runs_over = |m: &Mark| {
        let before = text[paragraph.start..m.at].trim_end();
        m.opens && around.goes_on_single && (before.is_empty() || before.ends_with([':', ',']) || m.curly)
    };
    let runs_over_from = marks
        .iter()
        .rfind(|m| m.family == Family::Single && m.opens && (!m.closes || m.doubtful))
        .filter(|m| runs_over(m))
        .map(|m| m.at);
    settle_doubts(text, marks, runs_over_from);
    let level = Level::of(marks);
    let mut closers_left = marks.iter().filter(|m| m.closes && m.family == Family::Single).count();
    let mut open: Vec<(usize, Mark)> = Vec::new();
    let mut pairs: Vec<(Mark, Span)> = Vec::new();
    for (i, m) in marks.iter().enumerate() {
        if m.closes && m.family == Family::Single {
            closers_left -= 1;
        }
        let same = open.iter().rposition(|(_, o)| o.family == m.family);
        if m.closes && (same.is_some() || !m.opens) {
            if let Some(depth) = same {
                pairs.push((open[depth].1, Span::new(open[depth].1.at, m.at + m.len)));
                open.truncate(depth);
            }
            continue;
        }
        if !m.opens || open.len() == DEEPEST {
            continue;
        }
        // The same kind opens again, and too few marks close for both: the first was never closed.
        if let Some(depth) = same
            && m.family != Family::Single
            && open[depth].1.curly == m.curly
            && !level.closes_later(open[depth].0, i)
            && !(around.goes_on && open[depth].1.at == paragraph.start)
        {
            let (_, o) = open[depth];
            pairs.push((o, Span::new(o.at, sentence_end(document, index, o.at + o.len, m.at))));
            open.truncate(depth);
        }
        // A single mark with nothing to close it is an apostrophe, unless a quote runs on over the paragraph's end.
        let runs_on = m.at == paragraph.start && (m.curly || around.left_open) || runs_over_from == Some(m.at);
        if m.family == Family::Single && closers_left == 0 && !runs_on {
            continue;
        }
        open.push((i, *m));
    }
    // A single mark may be left open only by a quote over paragraphs.
    open.retain(|(_, m)| {
        let runs_on = (m.curly || around.left_open) && m.at == paragraph.start || runs_over_from == Some(m.at);
        m.family != Family::Single || runs_on
    });
    if let Some((_, m)) = open.first() {
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

/// "“It is done.' Nobody came.", "'It is done.” Nobody came.": a mark of another kind closes what is not closed before the same
/// kind opens again. It becomes a mark of the kind that it closes.
///
/// A stretch is read anew only behind its closing mark, where no mark of the first kind stands: time stays linear.
fn mend_mixed(text: &str, paragraph: Span, marks: &mut [Mark]) {
    let (mut open, mut closing, mut inside): (Option<Family>, Option<usize>, usize) = (None, None, 0);
    let mut i = 0;
    while i <= marks.len() {
        let m = marks.get(i).copied();
        let same = m.filter(|m| Some(m.family) == open);
        match (open, m) {
            (Some(family), _) if m.is_none() || same.is_some_and(|m| !m.closes) => {
                if let Some(at) = closing.take() {
                    marks[at] = Mark { family, opens: false, closes: true, doubtful: false, ..marks[at] };
                    open = None;
                    i = at + 1;
                    continue;
                }
                (open, inside) = (same.map(|m| m.family), 0);
            }
            (Some(_), Some(m)) if same.is_some() && !m.doubtful => (open, closing) = (None, None),
            (Some(_), Some(_)) if same.is_some() => {}
            (Some(_), Some(m)) if m.opens && !m.closes => inside += 1,
            (Some(_), Some(m)) if m.closes && inside > 0 => inside -= 1,
            (Some(family), Some(m)) if m.closes && closing.is_none() && ends_sentence(text, paragraph, &m) => {
                closing = Some(i).filter(|_| family != Family::Angle && m.family != Family::Angle);
            }
            (None, Some(m)) if m.opens && !m.closes => (open, inside) = (Some(m.family), 0),
            _ => {}
        }
        i += 1;
    }
}

/// Whether a mark stands behind punctuation, and before a new sentence or, behind a comma, a word: ".' Nobody came", ",' she said".
fn ends_sentence(text: &str, paragraph: Span, mark: &Mark) -> bool {
    let rest = &text[mark.at + mark.len..paragraph.end];
    let next = rest.trim_start().chars().next();
    let spaced = rest.starts_with(char::is_whitespace);
    match text[paragraph.start..mark.at].chars().next_back() {
        Some('.' | '…') => next.is_none_or(|c| spaced && (c.is_uppercase() || is_opener(c))),
        Some(',' | '?' | '!') => next.is_none_or(|c| spaced && c.is_alphanumeric()),
        _ => false,
    }
}

/// How deep the marks of each family stand, by shape alone.
struct Level {
    /// Of its family, before each mark.
    before: Vec<i32>,
    /// The lowest that its family comes to from each mark on.
    lowest: Vec<i32>,
}

impl Level {
    fn of(marks: &[Mark]) -> Self {
        let mut now = [0; 3];
        let mut before = Vec::with_capacity(marks.len());
        for m in marks {
            let level = &mut now[m.family as usize];
            before.push(*level);
            // A mark that may do both closes what is open.
            *level += if m.closes && (*level > 0 || !m.opens) { -1 } else { i32::from(m.opens) };
        }
        let mut lowest = vec![0; marks.len()];
        for (i, m) in marks.iter().enumerate().rev() {
            let least = &mut now[m.family as usize];
            *least = (*least).min(before[i]);
            lowest[i] = *least;
        }
        Self { before, lowest }
    }

    /// Whether a mark after `from` closes what `opening` opened.
    fn closes_later(&self, opening: usize, from: usize) -> bool {
        self.lowest[from] <= self.before[opening]
    }
}

/// Decides possessives and primes: a doubtful closing mark stands back when a sure one follows before the next opening, or when
/// the mark before it, at `runs_over_from`, is closed in a later paragraph.
fn settle_doubts(text: &str, marks: &mut [Mark], runs_over_from: Option<usize>) {
    let mut sure = [false; 3];
    sure[Family::Single as usize] = runs_over_from.is_some();
    for i in (0..marks.len()).rev() {
        let m = marks[i];
        let family = m.family as usize;
        if m.doubtful {
            let plural = text[..m.at].ends_with(['s', 'S', 'n', 'x', 'z']) || m.family == Family::Double;
            if sure[family] && plural {
                marks[i].closes = false;
            }
        } else if m.opens {
            sure[family] = m.closes && sure[family];
        } else if m.closes {
            sure[family] = true;
        }
    }
}

/// Where the sentence of `paragraph` that goes on at `from` ends, at latest before `to`.
fn sentence_end(document: &Document, paragraph: usize, from: usize, to: usize) -> usize {
    let sentences = &document.sentences[document.paragraphs[paragraph].sentences.clone()];
    let end = sentences.get(sentences.partition_point(|s| s.span.end <= from)).map_or(to, |s| s.span.end);
    from + document.text[from..end.clamp(from, to)].trim_end().len()
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
        check("Those voting ‘yes’ were more than the rules’ makers.", &["‘yes’"]);
        check("The ‘workers’ rights’ were new.", &["‘workers’ rights’"]);
        check("‘I never–’ she said. ‘Well…’ he said.", &["‘I never–’", "‘Well…’"]);
        check("‘They say “no,” ’ she said. ‘I don’t.’", &["‘They say “no,” ’", "‘I don’t.’"]);
        check("‘We won in ‘08,’she said.‘Ask ‘em.’", &["‘We won in ‘08,’", "‘Ask ‘em.’"]);
        check("He is ‘‘odd.’ She is ‘fine,’ he said.", &["‘odd.’", "‘fine,’"]);
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
        check("\"They say \"wait\" again,\" she said.", &["\"They say \"wait\" again,\""]);
    }

    #[test]
    fn a_missing_mark_ends_with_its_paragraph() {
        check("“We will vote, she said.\nNobody came.", &["“We will vote, she said."]);
        check("“It began.\n“It ended,” she said.", &["“It began.", "“It ended,”"]);
        check("It was a \"mess. He left. A \"farce\" followed.", &["\"mess.", "\"farce\""]);
        check("“A mess. He left. A “farce” came. A “joke” too.", &["“A mess.", "“farce”", "“joke”"]);
        check("\"The \"deal\" is off. Go.\n\"Go home,\" she said.", &["\"The \"deal\" is off. Go.", "\"Go home,\""]);
    }

    #[test]
    fn a_mark_of_another_kind_closes_what_is_left_open() {
        check(
            "'It is late,' she said. “The file is gone, and we don’t know why.' Nobody came. 'It is lost,' he said.",
            &["'It is late,'", "“The file is gone, and we don’t know why.'", "'It is lost,'"],
        );
        check("'The file is gone.” Nobody came. “It is lost,” he said.", &["'The file is gone.”", "“It is lost,”"]);
        check("\"The file is gone,' she said. \"It is lost,\" he said.", &["\"The file is gone,'", "\"It is lost,\""]);
        check(
            "“He said ‘no.’ The boys’ team lost.\n“It won later.”",
            &["“He said ‘no.’ The boys’ team lost.", "“It won later.”"],
        );
        check("'The nurses' strike is lost,' she said. “It is.”", &["'The nurses' strike is lost,'", "“It is.”"]);
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
    fn any_number_of_marks() {
        for mark in ["\"", "“", "‘", "'", "«", "a “b ", "'a ", "``", "\" "] {
            pair(&read_body(&mark.repeat(10_000)));
        }
        let deep = "“".repeat(50) + "deep" + &"”".repeat(50);
        assert_eq!(pair(&read_body(&deep)).len(), 1);
    }
}
