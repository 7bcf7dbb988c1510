//! The timeline as a calendar (RFC 5545): a whole-day event for each dated entry.

use super::{Strings, line, title};
use crate::analysis::Analysis;
use crate::calendar::parse_date;
use crate::finish::one_line;
use std::collections::BTreeMap;

pub fn icalendar(text: &str, a: &Analysis, strings: &Strings) -> String {
    let mut out = String::new();
    let mut put = |content: &str| fold(&mut out, content);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put("PRODID:-//nutgraf//timeline//EN");
    put("CALSCALE:GREGORIAN");
    put(&format!("X-WR-CALNAME:{}", escape(&title(text, a, strings))));
    let article = checksum(text.as_bytes());
    let mut same_place: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    for entry in &a.timeline {
        let nth = same_place.entry((entry.sentence, entry.time)).or_default();
        *nth += 1;
        let Some(from) = entry.from.as_deref().and_then(parse_date) else { continue };
        let day = |d: ::time::Date| format!("{:04}{:02}{:02}", d.year(), u8::from(d.month()), d.day());
        put("BEGIN:VEVENT");
        // The same entry keeps its identifier when the reader corrects its date; no other article has it.
        let time = entry.time.map_or(String::new(), |t| t.to_string());
        put(&format!("UID:{article:016x}-{}-{time}-{nth}@nutgraf", entry.sentence));
        // A stamp is required; the article's own day keeps the file the same on every run.
        let stamp = a.document_date.value.as_deref().and_then(parse_date).unwrap_or(from);
        put(&format!("DTSTAMP:{}T000000Z", day(stamp)));
        put(&format!("DTSTART;VALUE=DATE:{}", day(from)));
        let last = entry.to.as_deref().and_then(parse_date).filter(|to| *to >= from).unwrap_or(from);
        if let Some(end) = last.next_day() {
            put(&format!("DTEND;VALUE=DATE:{}", day(end)));
        }
        let source = entry.source.as_ref().map(|s| format!(", {}", strings.fill("source", &[("name", s)])));
        put(&format!("SUMMARY:{}", escape(&format!("{}{}", entry.label, source.unwrap_or_default()))));
        if let Some(sentence) = a.sentences.get(entry.sentence) {
            put(&format!("DESCRIPTION:{}", escape(&line(text, sentence.span))));
        }
        put(if entry.planned { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        put("TRANSP:TRANSPARENT");
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    out
}

/// FNV-1a.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}

fn escape(words: &str) -> String {
    one_line(words).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,")
}

/// Lines are at most 75 bytes; a longer one goes on after a line end and a blank.
fn fold(out: &mut String, content: &str) {
    let mut width = 0;
    for c in content.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn calendar(text: &str) -> String {
        icalendar(text, &analyze(text, &Options::default()), &Strings::default())
    }

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        fold(&mut out, &format!("SUMMARY:{}", "é".repeat(100)));
        assert!(out.lines().all(|l| l.len() <= 75) && out.lines().count() > 2);
    }

    #[test]
    fn events_of_one_day_in_two_articles_have_different_identifiers() {
        let uid = |text| calendar(text).lines().find(|l| l.starts_with("UID:")).map(String::from).expect("an event");
        assert_ne!(uid("The ferry sank on 13 November 2016."), uid("The bank failed on 13 November 2016."));
    }

    #[test]
    fn control_characters_are_left_out() {
        let file = calendar("The ferry\u{1b}[2J sank, they said; on 13 November 2016.");
        assert!(file.contains("SUMMARY") && !file.contains('\u{1b}'), "{file}");
    }
}
