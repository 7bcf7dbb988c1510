//! What the lines between headline and end are, beside running text: captions, headings, lists.
//! `The crane in 2014. Photo: A. Lima` is a caption; `What happens next` between two paragraphs is a heading.

use super::line::{Ending, Line, Opening};
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;
use std::ops::Range;

/// Maximum number of words of a heading, and of an item of a list without bullets.
const HEADING: u32 = 14;
const ITEM: u32 = 30;

/// From the first line that is not furniture to the last of the story.
fn extent(kinds: &[ParagraphKind]) -> Range<usize> {
    let last = kinds.iter().rposition(|k| k.is_story());
    let first = kinds.iter().position(|&k| k != ParagraphKind::Furniture);
    last.map_or(0..0, |last| first.unwrap_or(0)..last + 1)
}

/// Furniture amid the body that looks like a caption.
pub fn find_captions(context: &mut Context) {
    for i in extent(&context.kinds) {
        if context.kinds[i] == ParagraphKind::Furniture && is_caption(&context.page.lines[i]) {
            context.kinds[i] = ParagraphKind::Caption;
        }
    }
}

/// Body lines that begin with a bullet.
pub fn find_items(context: &mut Context) {
    for i in extent(&context.kinds) {
        if context.kinds[i] == ParagraphKind::Body && is_item(&context.page.lines[i]) {
            context.kinds[i] = ParagraphKind::List;
        }
    }
}

/// Unmarked items come three in a row; a single short line before running text is a heading.
pub fn find_lists_and_headings(context: &mut Context) {
    let (lines, kinds) = (&context.page.lines, &mut context.kinds);
    let short = |i: usize, kinds: &[ParagraphKind]| {
        let line = &lines[i];
        kinds[i].is_story()
            && !line.is_prose()
            && line.words <= ITEM
            && matches!(line.ending, Ending::Open | Ending::Bracket | Ending::Question | Ending::Comma)
    };
    let Range { start: mut i, end: last } = extent(kinds);
    while i < last {
        let end = (i..last).find(|&j| !short(j, kinds)).unwrap_or(last);
        let (kind, longest) = if end - i >= 3 {
            (ParagraphKind::List, ITEM)
        } else if end < last && lines[end].is_prose() {
            (ParagraphKind::Heading, HEADING)
        } else {
            (ParagraphKind::Body, 0)
        };
        for j in i..end {
            if kinds[j] == ParagraphKind::Body && lines[j].words <= longest {
                kinds[j] = kind;
            }
        }
        i = end + 1;
    }
}

fn is_caption(line: &Line) -> bool {
    let credited = line.count(Class::Credit) > 0 || line.count(Class::Agency) > 0;
    (credited && line.words >= 2 && line.words <= 80)
        || (line.words >= 8 && line.is_prose() && line.count(Class::Caption) > 0)
}

/// "• Wash your hands", "- No fees": a bullet and a space, not a dash of speech.
fn is_item(line: &Line) -> bool {
    line.opening == Opening::Bullet && line.words <= 2 * ITEM
}
