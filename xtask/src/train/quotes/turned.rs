//! The same article with other quotation marks, character for character, so that the gold's offsets stay right.

use nutgraf::Span;

/// How a text may be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marks {
    /// As published: “curly” or "straight".
    Published,
    /// ‘single’ outside, “double” inside.
    British,
    /// "straight", apostrophes too.
    Straight,
    /// «guillemets» outside.
    Guillemets,
}

pub const ALL: [Marks; 4] = [Marks::Published, Marks::British, Marks::Straight, Marks::Guillemets];

impl Marks {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::British => "british",
            Self::Straight => "straight",
            Self::Guillemets => "guillemets",
        }
    }
}

/// `text` with other marks; `outer` are its outermost stretches, each with the words between its marks. `None` where nothing
/// would change.
pub fn turn(text: &str, outer: &[(Span, Span)], marks: Marks) -> Option<String> {
    match marks {
        Marks::Published => None,
        Marks::Straight => text.contains('“').then(|| text.chars().map(straighten).collect()),
        Marks::British => turn_outer(text, outer, ['‘', '’'], true),
        Marks::Guillemets => turn_outer(text, outer, ['«', '»'], false),
    }
}

const fn straighten(c: char) -> char {
    match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        _ => c,
    }
}

fn turn_outer(text: &str, outer: &[(Span, Span)], marks: [char; 2], nested: bool) -> Option<String> {
    let mut turned = String::with_capacity(text.len());
    let mut at = 0;
    for (span, inner) in outer {
        let is_double = |s: &str| matches!(s, "“" | "”" | "\"");
        let opening = &text[span.start..inner.start];
        if !is_double(opening) {
            continue;
        }
        turned.push_str(&text[at..span.start]);
        turned.push(marks[0]);
        let body = inner.of(text);
        turned.push_str(&if nested { turn_nested(body) } else { body.to_string() });
        let closing = &text[inner.end..span.end];
        if is_double(closing) {
            turned.push(marks[1]);
        } else {
            turned.push_str(closing);
        }
        at = span.end;
    }
    turned.push_str(&text[at..]);
    (at > 0).then_some(turned)
}

/// ‘no’ → “no”
fn turn_nested(body: &str) -> String {
    let mut chars: Vec<char> = body.chars().collect();
    let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric());
    let mut at = 0;
    while at < chars.len() {
        let free = at == 0 || chars[at - 1].is_whitespace() || matches!(chars[at - 1], '(' | '[' | '—' | '–' | '-');
        if matches!(chars[at], '‘' | '\'') && free && word(chars.get(at + 1)) {
            let close = (at + 2..chars.len()).find(|&i| matches!(chars[i], '’' | '\'') && !word(chars.get(i + 1)));
            if let Some(close) = close {
                (chars[at], chars[close]) = ('“', '”');
                at = close;
            }
        }
        at += 1;
    }
    chars.into_iter().collect()
}
