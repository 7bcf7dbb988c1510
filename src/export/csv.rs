//! One table of everything found, for a spreadsheet (RFC 4180).

use super::speaker;
use crate::analysis::Analysis;
use crate::offsets::OffsetMap;
use crate::options::OffsetUnit;
use crate::span::Span;

/// Columns: `part, start, end, text, name, detail, from, to`. Offsets are printed in `unit`.
pub fn csv(text: &str, analysis: &Analysis, unit: OffsetUnit) -> String {
    let mut table = Table { text, offsets: OffsetMap::new(text, unit), out: String::new() };
    table.out.push_str("part,start,end,text,name,detail,from,to\r\n");
    for s in &analysis.summary.sentences {
        table.row("summary", s.span, "", &s.reasons.join(" "), "", "");
    }
    for k in &analysis.summary.keyphrases {
        for &span in &k.spans {
            table.row("keyphrase", span, &k.text, "", "", "");
        }
    }
    for e in &analysis.entities {
        for m in &e.mentions {
            let kind = format!("{:?} {:?}", e.kind, m.kind).to_lowercase();
            table.row("mention", m.span, &e.name, &kind, "", "");
        }
    }
    for q in &analysis.quotes {
        table.row("quote", q.span, speaker(q), q.cue.as_ref().map_or("", |c| &c.text), "", "");
    }
    for t in &analysis.times {
        table.row("time", t.span, "", &t.value, "", "");
    }
    for t in &analysis.timeline {
        let span = t.time.and_then(|i| analysis.times.get(i)).map_or(Span::default(), |time| time.span);
        table.row("timeline", span, &t.label, &t.edtf, t.from.as_deref().unwrap_or(""), t.to.as_deref().unwrap_or(""));
    }
    table.out
}

struct Table<'t> {
    text: &'t str,
    offsets: OffsetMap<'t>,
    out: String,
}

impl Table<'_> {
    fn row(&mut self, part: &str, span: Span, name: &str, detail: &str, from: &str, to: &str) {
        let (start, end) = (self.offsets.to_unit(span.start), self.offsets.to_unit(span.end));
        let text = span.of(self.text);
        for (i, cell) in [part, &start.to_string(), &end.to_string(), text, name, detail, from, to].iter().enumerate() {
            if i > 0 {
                self.out.push(',');
            }
            self.cell(cell);
        }
        self.out.push_str("\r\n");
    }

    fn cell(&mut self, words: &str) {
        // A cell that begins like a formula is run by spreadsheets: the article is not to be trusted.
        let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula || words.contains(['"', ',', '\n', '\r']) {
            self.out.push('"');
            if formula {
                self.out.push('\'');
            }
            self.out.push_str(&words.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn marks_commas_and_formulas_are_quoted() {
        let text = "“Yes, now,” said Ana Lima. =1+1 is no sum.";
        let table = csv(text, &analyze(text, &Options::default()), OffsetUnit::Byte);
        assert!(table.starts_with("part,start,end"));
        assert!(table.lines().all(|l| !l.contains(",=")), "{table}");
    }
}
