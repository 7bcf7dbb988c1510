//! The timeline as a calendar (RFC 5545): a whole-day event for each dated entry.

use super::{Strings, line, title};
use crate::analysis::Analysis;
use crate::calendar::parse_date;
use crate::finish::one_line;
use std::collections::BTreeMap;

pub fn icalendar(text: &str, a: &Analysis, strings: &Strings) -> String {
    let mut calendar = Calendar::new(&title(text, a, strings));
    let mut same_place: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    for entry in &a.timeline {
        let nth = same_place.entry((entry.sentence, entry.time)).or_default();
        *nth += 1;
        let time = entry.time.map_or(String::new(), |t| t.to_string());
        let source = entry.source.as_ref().map(|s| format!(", {}", strings.fill("source", &[("name", s)])));
        let sentence = a.sentences.get(entry.sentence).map(|s| line(text, s.span));
        calendar.add(&Event {
            text,
            // The same entry keeps its identifier when the reader corrects its date.
            key: &format!("{}-{time}-{nth}", entry.sentence),
            from: entry.from.as_deref(),
            to: entry.to.as_deref(),
            stamp: a.document_date.value.as_deref(),
            summary: &format!("{}{}", entry.label, source.unwrap_or_default()),
            description: sentence.as_deref().unwrap_or_default(),
            planned: entry.planned,
        });
    }
    calendar.finish()
}

/// A calendar that is being written.
pub struct Calendar(String);

/// What a calendar tells of one event.
pub struct Event<'a> {
    /// The article: no event of another has its identifier.
    pub text: &'a str,
    /// What tells the events of one article apart.
    pub key: &'a str,
    /// Days, `YYYY-MM-DD`; an event without a first day is left out.
    pub from: Option<&'a str>,
    pub to: Option<&'a str>,
    /// The day the article was published.
    pub stamp: Option<&'a str>,
    pub summary: &'a str,
    pub description: &'a str,
    pub planned: bool,
}

impl Calendar {
    pub fn new(title: &str) -> Self {
        let mut calendar = Self(String::new());
        calendar.put("BEGIN:VCALENDAR");
        calendar.put("VERSION:2.0");
        calendar.put("PRODID:-//nutgraf//timeline//EN");
        calendar.put("CALSCALE:GREGORIAN");
        calendar.put(&format!("X-WR-CALNAME:{}", escape(title)));
        calendar
    }

    fn put(&mut self, content: &str) {
        fold(&mut self.0, content);
    }

    pub fn add(&mut self, event: &Event) {
        let Some(from) = event.from.and_then(parse_date) else { return };
        let day = |d: ::time::Date| format!("{:04}{:02}{:02}", d.year(), u8::from(d.month()), d.day());
        self.put("BEGIN:VEVENT");
        self.put(&format!("UID:{:016x}-{}@nutgraf", checksum(event.text.as_bytes()), event.key));
        // A stamp is required; the article's own day keeps the file the same on every run.
        let stamp = event.stamp.and_then(parse_date).unwrap_or(from);
        self.put(&format!("DTSTAMP:{}T000000Z", day(stamp)));
        self.put(&format!("DTSTART;VALUE=DATE:{}", day(from)));
        let last = event.to.and_then(parse_date).filter(|to| *to >= from).unwrap_or(from);
        if let Some(end) = last.next_day() {
            self.put(&format!("DTEND;VALUE=DATE:{}", day(end)));
        }
        self.put(&format!("SUMMARY:{}", escape(event.summary)));
        if !event.description.is_empty() {
            self.put(&format!("DESCRIPTION:{}", escape(event.description)));
        }
        self.put(if event.planned { "STATUS:TENTATIVE" } else { "STATUS:CONFIRMED" });
        self.put("TRANSP:TRANSPARENT");
        self.put("END:VEVENT");
    }

    pub fn finish(mut self) -> String {
        self.put("END:VCALENDAR");
        self.0
    }
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
        let file = calendar("The old\u{1b}[2J ferry sank on 13 November 2016.");
        assert!(file.contains("SUMMARY") && !file.contains('\u{1b}'), "{file}");
    }
}
