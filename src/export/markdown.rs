//! Markdown, as one pastes it into a note or a wiki.

use super::{TYPES, line, speaker, title};
use crate::analysis::Analysis;
use std::fmt::Write;

pub fn markdown(text: &str, analysis: &Analysis) -> String {
    let mut out = format!("# {}\n", escape(&title(text, analysis)));
    if let Some(date) = &analysis.document_date.value {
        let _ = writeln!(out, "\n{date}");
    }
    section(&mut out, "Summary", analysis.summary.sentences.iter().map(|s| escape(&line(text, s.span))));
    section(&mut out, "Key phrases", analysis.summary.keyphrases.iter().map(|k| escape(&k.text)));
    for (kind, heading) in TYPES {
        let names = analysis.entities.iter().filter(|e| e.kind == kind);
        section(&mut out, heading, names.map(|e| format!("{} ({})", escape(&e.name), e.mentions.len())));
    }
    let quotes = analysis.quotes.iter();
    section(
        &mut out,
        "Who said what",
        quotes.map(|q| format!("**{}**: {}", escape(speaker(q)), escape(&line(text, q.span)))),
    );
    section(&mut out, "Timeline", analysis.timeline.iter().map(|t| format!("**{}**: {}", t.edtf, escape(&t.label))));
    section(&mut out, "Notes", analysis.warnings.iter().map(|w| escape(&w.message)));
    out
}

fn section(out: &mut String, heading: &str, items: impl Iterator<Item = String>) {
    for (i, item) in items.enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n## {heading}\n");
        }
        let _ = writeln!(out, "- {item}");
    }
}

/// The article's words must not turn into markup.
fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
