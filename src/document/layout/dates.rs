//! Lines that only say when and by whom: `Posted on May 3, 2020 in Harbours`.

use super::line::{Ending, Line};
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;
use crate::document::date::shapes;

/// Maximum number of words of a dated byline.
const BYLINE: u32 = 16;
/// Maximum number of words of "Posted on May 3 by Ana Lima - 5 comments on …", which may repeat the title.
const POSTED: u32 = 40;

/// Dated bylines and "Posted on …" before the first body paragraph, even if the model calls them body.
pub fn leave_out_above(context: &mut Context) {
    let (lines, text) = (&context.page.lines, context.text);
    let is_date = |&i: &usize| (is_signed(&lines[i]) || is_posted(&lines[i])) && is_dated(&lines[i], text);
    let dates: Vec<usize> = context.lines_of(ParagraphKind::Body).take_while(is_date).collect();
    dates.into_iter().for_each(|i| context.kinds[i] = ParagraphKind::Furniture);
}

/// "Posted on …" after the last body paragraph.
pub fn leave_out_below(context: &mut Context) {
    let (lines, text) = (&context.page.lines, context.text);
    let is_date = |&i: &usize| is_posted(&lines[i]) && is_dated(&lines[i], text);
    let dates: Vec<usize> = context.lines_of(ParagraphKind::Body).rev().take_while(is_date).collect();
    dates.into_iter().for_each(|i| context.kinds[i] = ParagraphKind::Furniture);
}

fn is_dated(line: &Line, text: &str) -> bool {
    !shapes::find(line.span.of(text)).is_empty()
}

fn is_posted(line: &Line) -> bool {
    line.opens(Class::Published) && line.words <= POSTED && line.ending != Ending::Stop
}

/// "By Ana Lima on Monday, November 18th, 2019 at 11:08 a.m."
fn is_signed(line: &Line) -> bool {
    let small = (line.count(Class::Function) <= 2 || line.opens(Class::By)) && line.commas <= 4;
    line.words <= BYLINE && small
}
