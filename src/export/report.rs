//! A report of one article for a person at a terminal.

use super::dates::plain_edtf;
use super::markdown::heading_of;
use super::{
    Strings, TYPES, by_speaker, introduced, names, polarity, shown, speaker_words, title, topics, utterance_words,
};
use crate::analysis::{Analysis, Quote};
use crate::finish::one_line;
use std::fmt::Write;

/// Most names of one type that are shown.
const NAMES: usize = 12;

/// Plain text: summary, names, quotes, timeline, warnings. Holds no control characters but line ends.
///
/// ```
/// use nutgraf::{Options, analyze, export::report};
///
/// let text = "Ana Lima was elected mayor of Porto on Sunday.";
/// assert!(report(text, &analyze(text, &Options::default())).contains("Ana Lima"));
/// ```
pub fn report(text: &str, a: &Analysis) -> String {
    let strings = Strings::default();
    let mut out = title(text, a, &strings);
    let date = a.document_date.value.as_deref().unwrap_or("no date");
    let authors = a.byline.as_ref().map_or(String::new(), |b| format!(", by {}", one_line(&b.names.join(" and "))));
    // Writing to a String cannot fail.
    let _ = writeln!(out, "\n{date}{authors}, {} words", a.stats.words);
    let nutgraf = a.summary.nutgraf.as_ref();
    section(&mut out, "In one sentence", nutgraf.iter().map(|s| shown(text, s)));
    let others = a.summary.sentences.iter().filter(|s| nutgraf.is_none_or(|one| one.sentence != s.sentence));
    section(&mut out, "Summary", others.map(|s| shown(text, s)));
    section(&mut out, "Key phrases", topics(a).map(|k| one_line(&k.text)));
    let names = names(a);
    for kind in TYPES {
        let list = names.iter().filter(|(e, _)| e.kind == kind).take(NAMES);
        section(&mut out, strings.get(heading_of(kind)), list.map(|(e, count)| format!("{} ({count})", introduced(e))));
    }
    let utterances = by_speaker(&a.quotes);
    let said = utterances.iter().flat_map(|s| {
        let who = one_line(speaker_words(s.name, &strings));
        let strings = &strings;
        s.utterances
            .iter()
            .map(move |parts| format!("{who}{}: {}", claim(parts[0], strings), utterance_words(text, parts)))
    });
    section(&mut out, "Quotes", said);
    let entries = a.timeline.iter().map(|t| {
        let source = t.source.as_ref().map_or(String::new(), |s| format!(", according to {}", one_line(s)));
        let planned = if t.planned { " (planned)" } else { "" };
        format!("{}: {}{source}{planned}", one_line(&plain_edtf(&t.edtf, &strings)), one_line(&t.label))
    });
    section(&mut out, "Timeline", entries);
    section(&mut out, "Notes", a.warnings.iter().map(|w| one_line(&w.message)));
    out
}

/// How the text claims a quote: ` (denied, “has denied claims”)`.
fn claim(quote: &Quote, strings: &Strings) -> String {
    let cue = quote.cue.as_ref().map(|c| format!("“{}”", one_line(&c.text)));
    let parts: Vec<String> = polarity(quote.polarity, strings).map(String::from).into_iter().chain(cue).collect();
    if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
}

fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    for (i, line) in lines.enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n{heading}");
        }
        let _ = writeln!(out, "  {line}");
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn terminal_escapes_do_not_reach_the_terminal() {
        let text = "Mayor\u{1b}]0;pwned\u{7} quits\n\n“We\u{1b}[2J left,” said Ana\u{202e} Lima on 14 November 2016.\u{9b}31m\n";
        let report = super::report(text, &analyze(text, &Options::default()));
        assert!(report.chars().all(|c| c == '\n' || !crate::finish::is_hidden(c)), "{report:?}");
    }
}
