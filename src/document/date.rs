//! The document date as the text shows it: "Published 14 Nov 2016 10:31 GMT". Never invented.
//!
//! A full date counts where publishers put it: in short lines around headline and byline, in the dateline, in a line
//! that says "Published" after the end. The first day published is taken before the day of an update.

pub use crate::calendar::shapes;

use super::{Document, DocumentDate};
use crate::analysis::{DateSource, ParagraphKind};
use crate::span::Span;

/// So many paragraphs before the headline, or before the body where there is none, are looked at.
const BEFORE: usize = 6;
/// So many between headline and body.
const BETWEEN: usize = 60;
/// So many after the first of the body, where they are none of it.
const PAST: usize = 12;
/// So many after the last of the article.
const AFTER: usize = 6;
/// A line with a date has no more bytes than this.
const LONGEST: usize = 220;
/// A line that is all about its date has few other words.
const OTHER_WORDS: usize = 9;

/// What the words before a date call it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Published,
    None,
    Updated,
    /// Copyright, an event, another text: no date of publication.
    Other,
}

const PUBLISHED: [&str; 8] =
    ["created", "filed", "first published", "issued", "posted", "published", "publication", "released"];
const UPDATED: [&str; 6] = ["amended", "changed", "edited", "modified", "reviewed", "updated"];
const OTHER: [&str; 9] =
    ["accessed", "born", "copyright", "deadline", "effective", "expires", "released on dvd", "until", "©"];

struct Candidate {
    label: Label,
    /// How far from where it should stand.
    distance: usize,
    date: crate::calendar::Date,
    span: Span,
    source: DateSource,
}

/// The day the article was published, where the text says so.
pub fn find(document: &Document) -> DocumentDate {
    let paragraphs = &document.paragraphs;
    let is = |kind| paragraphs.iter().position(|p| p.kind == kind);
    let body = paragraphs.iter().position(|p| p.kind.is_story()).unwrap_or(paragraphs.len());
    let headline = is(ParagraphKind::Headline).filter(|&h| h < body);
    let from = headline.unwrap_or(body).saturating_sub(BEFORE);
    let mut candidates = Vec::new();
    let from = from.max(body.saturating_sub(BETWEEN));
    // What seems to be the first paragraph may be a standfirst: day and author stand between it and the next.
    let second = paragraphs.iter().skip(body + 1).take(PAST).position(|p| p.kind.is_story()).unwrap_or(PAST);
    for (i, paragraph) in paragraphs.iter().enumerate().take(body + 2 + second.max(1)).skip(from) {
        if paragraph.kind.is_story() {
            continue;
        }
        // After the headline the nearest line is the best; what stands before it is a second choice.
        let distance = match headline {
            Some(h) if i >= h => i - h,
            Some(h) => (h - i) * 2 + 4,
            None => body.abs_diff(i),
        };
        collect(document, i, distance, false, &mut candidates);
    }
    if let Some(found) = choose(candidates) {
        return found;
    }
    if let Some(found) = dateline(document, body) {
        return found;
    }
    let mut candidates = Vec::new();
    let last = paragraphs.iter().rposition(|p| p.kind.is_story()).unwrap_or(0);
    for i in last + 1..(last + 1 + AFTER).min(paragraphs.len()) {
        collect(document, i, i - last, true, &mut candidates);
    }
    candidates.retain(|c| matches!(c.label, Label::Published));
    choose(candidates).map(|found| DocumentDate { source: DateSource::Inferred, ..found }).unwrap_or_default()
}

fn choose(candidates: Vec<Candidate>) -> Option<DocumentDate> {
    let best = candidates.into_iter().filter(|c| c.label != Label::Other).min_by_key(|c| {
        // An unlabelled date is the day of publication unless one that says so stands near.
        let label = match c.label {
            Label::Published => 0,
            Label::None => 2,
            _ => 12,
        };
        (label + c.distance, c.span.start)
    })?;
    Some(DocumentDate { value: Some(best.date), source: best.source, span: Some(best.span) })
}

/// The dates of a line that is there for its date or its author.
fn collect(document: &Document, i: usize, distance: usize, after: bool, into: &mut Vec<Candidate>) {
    let paragraph = &document.paragraphs[i];
    let line = paragraph.span.of(document.text);
    if line.len() > LONGEST || !line.bytes().any(|b| b.is_ascii_digit()) {
        return;
    }
    let shown = shapes::find(line);
    let Some(first) = shown.first() else { return };
    let byline = paragraph.kind == ParagraphKind::Byline || starts_with_by(line);
    let labelled = label(&line[..first.start]);
    let other = other_words(line, &shown);
    if !byline && labelled == Label::None && other > OTHER_WORDS {
        return;
    }
    if matches!(paragraph.kind, ParagraphKind::Headline | ParagraphKind::Standfirst) {
        return;
    }
    let sentence = line.ends_with('.') && !line.ends_with(".m.") && other > 4;
    let quotation = line.starts_with(['—', '–', '"', '“', '‘']);
    if !byline
        && (sentence || quotation || has_any(line, &["photo", "image", "credit", "getty", "(ap)", "©", "@"]))
        && !after
    {
        return;
    }
    let mut end = 0;
    for date in &shown {
        let before = &line[end..date.start];
        end = date.end;
        // Few words in a line with neither author nor label: the more of them, the less it is a date line.
        let doubt = if byline || labelled != Label::None { 0 } else { other / 2 };
        into.push(Candidate {
            label: label(before),
            distance: distance + doubt,
            date: date.date,
            span: Span::new(paragraph.span.start + date.start, paragraph.span.start + date.end),
            source: DateSource::Byline,
        });
    }
}

fn starts_with_by(line: &str) -> bool {
    line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "))
}

fn has_any(line: &str, words: &[&str]) -> bool {
    let low = line.to_lowercase();
    words.iter().any(|w| low.contains(w))
}

/// What the words before a date say of it.
fn label(before: &str) -> Label {
    let low = before.to_lowercase();
    let last = |words: &[&str]| words.iter().filter_map(|w| low.rfind(w)).max();
    let found = [(last(&PUBLISHED), Label::Published), (last(&UPDATED), Label::Updated), (last(&OTHER), Label::Other)];
    found
        .into_iter()
        .filter_map(|(at, label)| Some((at?, label)))
        .max_by_key(|(at, _)| *at)
        .map_or(Label::None, |f| f.1)
}

/// Words of a line that are no part of a date or a clock time.
fn other_words(line: &str, shown: &[shapes::Shown]) -> usize {
    let mut count = 0;
    let mut at = 0;
    for part in shown.iter().map(|s| (s.start, s.end)).chain([(line.len(), line.len())]) {
        count +=
            line[at..part.0].split_whitespace().filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 2).count();
        at = part.1;
    }
    count
}

/// "RIYADH, 14 November 2016 (AFP) –", "December 28, 2014: …" at the head of the body.
fn dateline(document: &Document, body: usize) -> Option<DocumentDate> {
    let span = document.paragraphs.get(body)?.span;
    let text = span.of(document.text);
    let mut head = text.len().min(80);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let shown = *shapes::find(&text[..head]).first()?;
    let inside = document.dateline.is_some_and(|d| span.start + shown.end <= d.end);
    let alone = shown.start == 0 && text[shown.end..].trim_start().starts_with([':', '–', '—', '-', '|']);
    (inside || alone).then(|| DocumentDate {
        value: Some(shown.date),
        source: DateSource::Dateline,
        span: Some(Span::new(span.start + shown.start, span.start + shown.end)),
    })
}

#[cfg(test)]
mod tests {
    use crate::calendar::iso;

    fn check(head: &str, expected: Option<&str>) {
        let body = "The new crane of Porto harbour will not be delivered before the spring, the board said on Tuesday.\n\n\
                    Its chairman, Pal Moe, said that the board would look at hiring another one until the new one is there.";
        let text = format!("Harbour crane late again, board says\n\n{head}\n\n{body}");
        let document = crate::document::read(&text, None, &[]);
        assert_eq!(document.date.value.map(iso).as_deref(), expected, "{head}");
    }

    #[test]
    fn the_day_of_publication() {
        check("March 1, 2008", Some("2008-03-01"));
        check("By Ana Lima | 2 Nov 2016", Some("2016-11-02"));
        check("Published 14 Nov 2016 10:31 GMT. Updated 15 Nov 2016", Some("2016-11-14"));
        check("Updated: 15 Nov 2016\nPosted: 14 Nov 2016", Some("2016-11-14"));
    }

    #[test]
    fn never_invented() {
        check("Updated 3 hours ago", None);
        check("Nov 14", None);
        check("Copyright 14 Nov 2016", None);
        check("The harbour in a file photo of 14 Nov 2016.", None);
    }
}
