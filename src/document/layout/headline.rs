//! The headline: the line before the body that says what the body tells, `Harbour crane late again`; and the standfirst below it.

use super::line::{Ending, Line};
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;

/// So many lines before the body are looked at.
const REACH: usize = 40;

/// The headline's index.
pub fn find(lines: &[Line], kinds: &[ParagraphKind]) -> Option<usize> {
    let body = kinds.iter().position(|&k| k == ParagraphKind::Body)?;
    let from = body.saturating_sub(REACH);
    let mut top: Option<(f32, usize)> = None;
    for i in from..=body {
        let score = score(lines, i, body);
        if score > 0.0 && top.is_none_or(|(s, _)| score > s) {
            top = Some((score, i));
        }
    }
    top.map(|(_, i)| i)
}

fn score(lines: &[Line], i: usize, body: usize) -> f32 {
    let line = &lines[i];
    if line.words < 3 || line.words > 30 || (i == body && line.ending == Ending::Stop) {
        return -1.0;
    }
    let words = line.words as f32;
    let furniture: u32 =
        [Class::Share, Class::Subscribe, Class::Legal, Class::Navigation, Class::Credit, Class::Published]
            .iter()
            .map(|&c| line.count(c))
            .sum();
    let mut score = 1.0 + (words.min(10.0) - 5.0) * 0.3 - 3.0 * furniture as f32 / words - line.bars as f32 * 0.5;
    score -= (body - i) as f32 * 0.1;
    if line.ending == Ending::Stop {
        score -= 1.0;
    }
    if lines[..body].iter().filter(|l| l.hash == line.hash).count() > 1 {
        score += 1.0;
    }
    score + 2.0 * overlap(line, lines, body)
}

/// The share of a line's longer words that the body's first lines have too.
fn overlap(line: &Line, lines: &[Line], body: usize) -> f32 {
    let own = &line.content[..usize::from(line.content_len)];
    if own.is_empty() {
        return 0.0;
    }
    let lead = &lines[body..(body + 6).min(lines.len())];
    let shared = own
        .iter()
        .filter(|w| lead.iter().any(|l| l.span != line.span && l.content[..usize::from(l.content_len)].contains(w)))
        .count();
    shared as f32 / own.len() as f32
}

/// The standfirst's index: a sentence or so, between headline and body.
pub fn standfirst(lines: &[Line], kinds: &[ParagraphKind], headline: usize) -> Option<usize> {
    let body = kinds.iter().position(|&k| k == ParagraphKind::Body)?;
    (headline + 1..body.min(headline + 4)).find(|&i| {
        let line = &lines[i];
        line.words >= 7 && line.count(Class::Credit) == 0 && line.count(Class::Function) * 6 >= line.words
    })
}
