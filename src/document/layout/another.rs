//! A second article pasted below the first: `… she said. | Ferry runs aground | By Tom Roe | A ferry with …`.

use super::features::{is_byline_like, is_date_like};
use super::line::{Ending, Line};
use super::page::Page;
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::{ParagraphKind, Warning};
use rustc_hash::FxHashSet;

/// Minimum number of words of running text in either article.
const WHOLE: u32 = 100;
/// Maximum share of the second article's longer words that also occur in the first.
const SHARED: f32 = 0.25;

/// Leaves out a second article, and warns.
pub fn leave_out(context: &mut Context) {
    let Some(start) = find(context.page, &context.kinds) else { return };
    context.kinds[start..].fill(ParagraphKind::Furniture);
    context.warnings.push(Warning {
        code: "two-articles",
        message: "There seem to be two articles here. The first one was read.".into(),
    });
}

/// The line where a second article begins.
fn find(page: &Page, kinds: &[ParagraphKind]) -> Option<usize> {
    let first = kinds.iter().position(|k| k.is_story())?;
    let last = kinds.iter().rposition(|k| k.is_story())?;
    let start = (first..last).find(|&i| {
        page.prose_words[i] - page.prose_words[first] >= WHOLE
            && page.prose_words[last + 1] - page.prose_words[i] >= WHOLE
            && is_head(page, i)
    })?;
    let known: FxHashSet<u32> = page.lines[first..start].iter().flat_map(|l| l.longer_words()).copied().collect();
    let (mut all, mut shared) = (0u32, 0u32);
    for word in page.lines[start..=last].iter().flat_map(|l| l.longer_words()) {
        all += 1;
        shared += u32::from(known.contains(word));
    }
    ((shared as f32) < SHARED * all as f32).then_some(start)
}

/// A title, then a byline or a date, then running text; and not under "Related".
fn is_head(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let title =
        (3..=20).contains(&line.words) && line.ending != Ending::Stop && line.count(Class::By) == 0 && !line.credited;
    let related = page.lines[i.saturating_sub(3)..=i].iter().any(|l| l.words <= 6 && l.count(Class::Related) > 0);
    if !title || related {
        return false;
    }
    let signs = |l: &Line| {
        l.words <= 12
            && l.marks == 0
            && ((is_byline_like(l) && l.opens(Class::By)) || (is_date_like(l) && l.words <= 8))
    };
    (i + 1..(i + 3).min(page.len())).find(|&j| signs(&page.lines[j])).is_some_and(|j| {
        page.lines[i..j].iter().all(|l| !l.is_prose() && l.marks == 0)
            && page.prose_in(j as isize + 1, j as isize + 5) >= 2
    })
}
