//! Times → timeline: what happened when, oldest first.
//!
//! One entry for each date and sentence: "On 4 March the bank failed; on the 6th it was sold." has two. Comparisons ("up
//! from $4 million a year earlier"), furniture and rows of tables tell of no happening.

mod labels;

use crate::analysis::{TimelineEntry, TimexType};
use crate::calendar::iso;
use crate::document::Document;
use crate::document::table_rows::is_table_row;
use crate::entities::Entities;
use crate::time::resolution::{Direction, direction_at};
use crate::time::{Times, Timex};
use labels::label;
use std::ops::Range;

/// How far before a date the words of a comparison may stand, in tokens.
const COMPARED: usize = 16;

/// Of a sentence without end no more than so many mentions and entries are looked at.
const WINDOW: usize = 64;

pub fn build(document: &Document, entities: &Entities, times: &Times) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    // The entries of the sentence at hand start here.
    let (mut first, mut sentence_of_first) = (0, usize::MAX);
    let mut skip = None;
    for (index, time) in times.list.iter().enumerate() {
        if skip == Some(index) || !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        let Some(sentence) = document.sentence_at(time.span.start) else { continue };
        if !document.kind_of(sentence).is_story() || document.dateline.is_some_and(|d| d.covers(time.span)) {
            continue;
        }
        let Some((mut from, mut to)) = time.days else { continue };
        if is_table_row(document, sentence) {
            continue;
        }
        let mut edtf = time.edtf.clone().unwrap_or_else(|| iso(from));
        let tokens = document.tokens_in(time.span);
        if let Some(next) = times.list.get(index + 1)
            && let Some((_, end)) = next.days
            && end >= to
            && range(document, tokens.clone(), document.tokens_in(next.span))
        {
            edtf = format!("{}/{}", start_of(&edtf), end_of(next.edtf.as_deref().unwrap_or("")));
            to = end;
            skip = Some(index + 1);
        } else if no_happening(document, document.sentences[sentence].tokens.start, tokens.clone(), time) {
            continue;
        }
        if from > to {
            (from, to) = (to, from);
        }
        if sentence != sentence_of_first {
            (first, sentence_of_first) = (entries.len(), sentence);
        }
        let label = label(document, sentence, time.span);
        if label.is_empty() {
            continue;
        }
        let (from_day, to_day) = (iso(from), iso(to));
        first = first.max(entries.len().saturating_sub(WINDOW));
        if entries[first..].iter().any(|e| e.from.as_ref() == Some(&from_day) && e.to.as_deref() == Some(&to_day)) {
            continue;
        }
        if time.approximate && !edtf.contains(['/', 'X']) {
            edtf.push('?');
        }
        let mut mentioned: Vec<usize> =
            entities.mentions_in(document.sentences[sentence].span).iter().take(WINDOW).map(|m| m.entity).collect();
        mentioned.sort_unstable();
        mentioned.dedup();
        let planned = match document.date.value {
            Some(day) if from > day => true,
            Some(day) if to < day => false,
            _ => direction_at(document, sentence, time.span) == Direction::Future,
        };
        entries.push(TimelineEntry {
            from: Some(from_day),
            to: Some(to_day),
            edtf,
            label,
            sentence,
            time: Some(index),
            event: None,
            source: None,
            entities: mentioned,
            planned,
        });
    }
    // Dates before the year 1 sort by their number, not by their letters.
    entries.sort_by_key(|e| {
        let days = |t: Option<usize>| times.list[t?].days;
        (days(e.time).map(|(from, _)| from), e.to.clone(), e.sentence, e.time)
    });
    entries
}

fn start_of(edtf: &str) -> &str {
    edtf.split('/').next().unwrap_or(edtf)
}

fn end_of(edtf: &str) -> &str {
    edtf.rsplit('/').next().unwrap_or(edtf)
}

/// Whether two dates are the ends of one range: "from 1991 to 1997", "between May and July", "14-16 November".
fn range(document: &Document, first: Range<usize>, second: Range<usize>) -> bool {
    let before = first.start.checked_sub(1).map_or("", |i| document.word(i));
    let is = |word: &str, other: &str| word.eq_ignore_ascii_case(other);
    let mut between = (first.end..second.start).map(|i| document.word(i));
    match (between.next(), between.next()) {
        // Cut out of one token: "2015-16".
        (None, _) => first.start == second.start || first.end == second.start,
        (Some("to" | "until" | "till" | "through"), None) => is(before, "from"),
        (Some("and"), None) => is(before, "between"),
        (Some("-" | "–" | "—"), None) => true,
        _ => false,
    }
}

/// Whether the date is there for comparison only.
fn no_happening(document: &Document, sentence: usize, at: Range<usize>, time: &Timex) -> bool {
    let word = |i: usize| document.word(i);
    let words = time.span.of(document.text);
    let yearly = ["year ago", "year earlier", "year-ago", "year-earlier", "same period", "ago period"];
    let backward = yearly.iter().any(|y| words.contains(y));
    let from = sentence.max(at.start.saturating_sub(COMPARED));
    for i in (from..at.start).rev() {
        match word(i) {
            "compared" | "Compared" | "versus" | "vs." | "vs" => return true,
            "than" | "from" | "against" if backward => return true,
            "than" if i + 2 >= at.start => return true,
            "from" if i + 1 < at.start && matches!(word(i + 1), "$" | "#" | "£" | "€") => return true,
            ";" => break,
            _ => {}
        }
    }
    backward && !words.starts_with(char::is_uppercase)
}
