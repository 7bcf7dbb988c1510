//! What the lines between headline and end are, beside running text: captions, headings, lists.
//! `The crane in 2014. Photo: A. Lima` is a caption; `What happens next` between two paragraphs is a heading.

use super::line::{Ending, Line, Opening};
use super::page::Page;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;

/// A heading has no more words, nor has an item of a list that is not marked as one.
const HEADING: u32 = 14;
const ITEM: u32 = 30;

/// Tells apart what so far is only body or furniture.
pub fn refine(page: &Page, kinds: &mut [ParagraphKind]) {
    let Some(last) = kinds.iter().rposition(|&k| k == ParagraphKind::Body) else { return };
    let first = kinds.iter().position(|&k| k != ParagraphKind::Furniture).unwrap_or(0);
    for (kind, line) in kinds.iter_mut().zip(&page.lines).take(last + 1).skip(first) {
        match kind {
            ParagraphKind::Furniture if is_caption(line) => *kind = ParagraphKind::Caption,
            ParagraphKind::Body if is_item(line) => *kind = ParagraphKind::List,
            _ => {}
        }
    }
    // Unmarked items come three in a row; a single short line before running text is a heading.
    let short = |i: usize| {
        let line = &page.lines[i];
        matches!(kinds[i], ParagraphKind::Body | ParagraphKind::List)
            && !line.is_prose()
            && line.words <= ITEM
            && matches!(line.ending, Ending::Open | Ending::Bracket | Ending::Question | Ending::Comma)
    };
    let mut changes = Vec::new();
    let mut i = first;
    while i <= last {
        let mut end = i;
        while end <= last && short(end) {
            end += 1;
        }
        if end - i >= 3 {
            changes.extend((i..end).map(|j| (j, ParagraphKind::List)));
        } else if end > i && end <= last && page.lines[end].is_prose() {
            changes.extend((i..end).filter(|&j| page.lines[j].words <= HEADING).map(|j| (j, ParagraphKind::Heading)));
        }
        i = end + 1;
    }
    for (i, kind) in changes {
        if kinds[i] == ParagraphKind::Body {
            kinds[i] = kind;
        }
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
