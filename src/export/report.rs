//! A report of one article for a person at a terminal.

use super::{TYPES, line, speaker, title};
use crate::analysis::Analysis;
use std::fmt::Write;

/// Plain text: summary, names, quotes, timeline, warnings.
pub fn report(text: &str, analysis: &Analysis) -> String {
    let mut out = title(text, analysis);
    let date = analysis.document_date.value.as_deref().unwrap_or("no date");
    let authors = analysis.byline.as_ref().map_or(String::new(), |b| format!(", by {}", b.names.join(" and ")));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{date}{authors}, {} words", analysis.stats.words);
    section(&mut out, "Summary", analysis.summary.sentences.iter().map(|s| line(text, s.span)));
    section(&mut out, "Key phrases", analysis.summary.keyphrases.iter().map(|k| k.text.clone()));
    for (kind, heading) in TYPES {
        let names = analysis.entities.iter().filter(|e| e.kind == kind);
        section(&mut out, heading, names.take(12).map(|e| format!("{} ({})", e.name, e.mentions.len())));
    }
    section(&mut out, "Quotes", analysis.quotes.iter().map(|q| format!("{}: {}", speaker(q), line(text, q.span))));
    let when = |from: &str, to: Option<&str>| match to {
        Some(to) if to == from => from.to_string(),
        to => format!("{from} to {}", to.unwrap_or("…")),
    };
    section(
        &mut out,
        "Timeline",
        analysis
            .timeline
            .iter()
            .map(|t| format!("{}: {}", when(t.from.as_deref().unwrap_or(&t.edtf), t.to.as_deref()), t.label)),
    );
    section(&mut out, "Notes", analysis.warnings.iter().map(|w| w.message.clone()));
    out
}

fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    for (i, line) in lines.enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n{heading}");
        }
        let _ = writeln!(out, "  {line}");
    }
}
