//! The timeline as a calendar (RFC 5545): a whole-day event for each entry.

use super::{line, title};
use crate::analysis::Analysis;
use crate::calendar::parse_date;

pub fn icalendar(text: &str, analysis: &Analysis) -> String {
    let mut out = String::new();
    let mut put = |content: &str| fold(&mut out, content);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put("PRODID:-//nutgraf//timeline//EN");
    put(&format!("X-WR-CALNAME:{}", escape(&title(text, analysis))));
    for (i, entry) in analysis.timeline.iter().enumerate() {
        let Some(from) = entry.from.as_deref().and_then(parse_date) else { continue };
        let day = |d: ::time::Date| format!("{:04}{:02}{:02}", d.year(), u8::from(d.month()), d.day());
        put("BEGIN:VEVENT");
        put(&format!("UID:{}-{i}-{}@nutgraf", day(from), entry.sentence));
        // A stamp is required; the article's own day keeps the file the same on every run.
        let stamp = analysis.document_date.value.as_deref().and_then(parse_date).unwrap_or(from);
        put(&format!("DTSTAMP:{}T000000Z", day(stamp)));
        put(&format!("DTSTART;VALUE=DATE:{}", day(from)));
        if let Some(end) = entry.to.as_deref().and_then(parse_date).and_then(|d| d.next_day()) {
            put(&format!("DTEND;VALUE=DATE:{}", day(end)));
        }
        put(&format!("SUMMARY:{}", escape(&entry.label)));
        if let Some(sentence) = analysis.sentences.get(entry.sentence) {
            put(&format!("DESCRIPTION:{}", escape(&line(text, sentence.span))));
        }
        put("TRANSP:TRANSPARENT");
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    out
}

fn escape(words: &str) -> String {
    words.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace(['\n', '\r'], " ").replace('\0', "")
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

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut out = String::new();
        fold(&mut out, &format!("SUMMARY:{}", "é".repeat(100)));
        assert!(out.lines().all(|l| l.len() <= 75) && out.lines().count() > 2);
    }
}
