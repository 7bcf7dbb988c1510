//! Tables for a spreadsheet (RFC 4180): everything with its place, or one table each of names, quotes and the timeline.
//!
//! Every cell stands in quotation marks and on one line. A cell that begins like a formula gets an apostrophe before it, also
//! after a semicolon: where that is the separator, a spreadsheet cuts cells there.

use super::{Strings, line, names as story_names, polarity, touches};
use crate::analysis::{Analysis, MentionKind};
use crate::finish::one_line;
use crate::offsets::OffsetMap;
use crate::options::OffsetUnit;
use crate::span::Span;
use std::collections::BTreeSet;

/// Everything found, a row for each place in the text. Offsets are printed in `unit`.
pub fn everything(text: &str, a: &Analysis, unit: OffsetUnit) -> String {
    let mut table = Table::new(&["part", "start", "end", "text", "name", "detail", "polarity", "from", "to"]);
    let offsets = OffsetMap::new(text, unit);
    let mut row = |part: &str, span: Span, rest: [&str; 5]| {
        let (start, end) = (offsets.to_unit(span.start).to_string(), offsets.to_unit(span.end).to_string());
        let [name, detail, polarity, from, to] = rest;
        table.row(&[part, &start, &end, &line(text, span), name, detail, polarity, from, to]);
    };
    if let Some(one) = &a.summary.nutgraf {
        row("nutgraf", one.span, ["", &one.reasons.join(" "), "", "", ""]);
    }
    for s in &a.summary.sentences {
        row("summary", s.span, ["", &s.reasons.join(" "), "", "", ""]);
    }
    for k in &a.summary.keyphrases {
        for &span in &k.spans {
            row("keyphrase", span, [&k.text, "", "", "", ""]);
        }
    }
    for e in a.entities.iter().filter(|e| e.story) {
        for m in &e.mentions {
            row("mention", m.span, [&e.name, &format!("{:?} {:?}", e.kind, m.kind).to_lowercase(), "", "", ""]);
        }
    }
    for q in &a.quotes {
        let speaker = q.speaker.as_ref().map_or("", |s| &s.name);
        let cue = q.cue.as_ref().map_or("", |c| &c.text);
        row("quote", q.span, [speaker, cue, &format!("{:?}", q.polarity).to_lowercase(), "", ""]);
    }
    for t in &a.times {
        row("time", t.span, ["", &t.value, "", "", ""]);
    }
    for t in &a.timeline {
        let time = t.time.and_then(|i| a.times.get(i)).map(|time| time.span);
        let span = time.or(t.event).or_else(|| a.sentences.get(t.sentence).map(|s| s.span)).unwrap_or_default();
        row("timeline", span, [&t.label, &t.edtf, "", t.from.as_deref().unwrap_or(""), t.to.as_deref().unwrap_or("")]);
    }
    table.out
}

pub fn names(text: &str, a: &Analysis) -> String {
    let mut table = Table::new(&["name", "type", "named", "mentions", "salience", "also", "role"]);
    let lines = super::article_lines(a);
    for (e, count) in story_names(a) {
        let others = e.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun && touches(&lines, m.span));
        let mut seen = BTreeSet::from([e.name.clone()]);
        let also: Vec<_> = others.map(|m| line(text, m.span)).filter(|words| seen.insert(words.clone())).collect();
        table.row(&[
            &e.name,
            &format!("{:?}", e.kind).to_lowercase(),
            yes_or_no(e.named),
            &count.to_string(),
            &format!("{:.3}", e.salience.0),
            &also.join("; "),
            e.role.as_ref().map_or("", |r| &r.text),
        ]);
    }
    table.out
}

pub fn quotes(text: &str, a: &Analysis, unit: OffsetUnit) -> String {
    let mut table = Table::new(&["speaker", "cue", "polarity", "kind", "quote", "confidence", "start", "end"]);
    let (offsets, english) = (OffsetMap::new(text, unit), Strings::default());
    for q in &a.quotes {
        table.row(&[
            q.speaker.as_ref().map_or("", |s| &s.name),
            q.cue.as_ref().map_or("", |c| &c.text),
            polarity(q.polarity, &english).unwrap_or("affirmed"),
            &format!("{:?}", q.kind).to_lowercase(),
            &line(text, q.span),
            &format!("{:.3}", q.confidence.0),
            &offsets.to_unit(q.span.start).to_string(),
            &offsets.to_unit(q.span.end).to_string(),
        ]);
    }
    table.out
}

pub fn timeline(text: &str, a: &Analysis) -> String {
    let mut table = Table::new(&["from", "to", "edtf", "label", "source", "planned", "entities", "sentence", "words"]);
    for t in &a.timeline {
        let entities: Vec<&str> = t.entities.iter().filter_map(|&id| a.entities.get(id)).map(|e| &*e.name).collect();
        table.row(&[
            t.from.as_deref().unwrap_or(""),
            t.to.as_deref().unwrap_or(""),
            &t.edtf,
            &t.label,
            t.source.as_deref().unwrap_or(""),
            yes_or_no(t.planned),
            &entities.join("; "),
            &a.sentences.get(t.sentence).map_or(String::new(), |s| line(text, s.span)),
            &t.time.and_then(|i| a.times.get(i)).map_or(String::new(), |time| line(text, time.span)),
        ]);
    }
    table.out
}

const fn yes_or_no(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

struct Table {
    out: String,
}

impl Table {
    fn new(columns: &[&str]) -> Self {
        let mut table = Self { out: String::new() };
        table.row(columns);
        table
    }

    fn row(&mut self, cells: &[&str]) {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.cell(cell);
        }
        self.out.push_str("\r\n");
    }

    fn cell(&mut self, words: &str) {
        let words = one_line(words);
        self.out.push('"');
        let mut may_start_formula = true;
        for c in words.chars() {
            let starts_formula = matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
            if may_start_formula && starts_formula {
                self.out.push('\'');
            }
            if c == '"' {
                self.out.push('"');
            }
            self.out.push(c);
            may_start_formula = c == ';' || (may_start_formula && matches!(c, ' ' | '"'));
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn cell(words: &str) -> String {
        let mut table = Table { out: String::new() };
        table.cell(words);
        table.out
    }

    #[test]
    fn formula_is_no_formula_with_either_separator() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("“a;=1+1;@x”"), "\"“a;'=1+1;'@x”\"");
        assert_eq!(cell("a; \"-2"), "\"a; \"\"'-2\"");
        assert_eq!(cell("a\n=b\u{202e}\u{1b}[2J"), "\"a =b[2J\"");
        assert_eq!(cell("well-known"), "\"well-known\"");
    }

    #[test]
    fn every_table_has_as_many_cells_in_each_row_as_columns() {
        let sample = include_str!("../../www/samples/politics.txt");
        let text = &format!("{sample}\n“It's; 5\"\n=1+1,” said Ana Lima, who \"said\" it on 14 May 2013.\n");
        let analysis = analyze(text, &Options::default());
        let tables = [
            everything(text, &analysis, OffsetUnit::Byte),
            names(text, &analysis),
            quotes(text, &analysis, OffsetUnit::Byte),
            timeline(text, &analysis),
        ];
        for table in tables {
            let columns = table.lines().next().map_or(0, |head| head.split("\",\"").count());
            assert!(table.lines().count() > 1, "{table}");
            for row in table.lines() {
                assert_eq!(row.split("\",\"").count(), columns, "{row}");
            }
        }
    }
}
