//! Notes on one page, as a reporter takes them to a meeting: the sentence, five quotations word for word with their places,
//! the dates, and what is open.

use super::dates::{plain_date, plain_edtf};
use super::markdown::escape;
use super::{Strings, line, manner, polarity, shown, speaker_introduced, speaker_of, speaker_words, title};
use crate::analysis::{Analysis, ParagraphKind, Quote, QuoteKind};
use crate::finish::one_line;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Quotations on the page.
const QUOTES: usize = 5;
/// Dates on the page.
const DATES: usize = 8;
/// Open questions on the page.
const OPEN: usize = 6;
/// Below this it is unsure who said it, as on the page of the browser.
const UNSURE: f32 = 0.6;

pub fn notes(text: &str, a: &Analysis, strings: &Strings) -> String {
    // Writing to a String cannot fail.
    let mut out = format!("# {}\n", escape(&title(text, a, strings)));
    if let Some(day) = &a.document_date.value {
        let _ = writeln!(out, "\n{}", escape(&strings.fill("publishedOn", &[("date", &plain_date(day, strings))])));
    }
    if let Some(one) = &a.summary.nutgraf {
        let _ = writeln!(out, "\n**{}:** {}", strings.get("inOneSentence"), escape(&shown(text, one)));
    }
    let chosen = choose(a);
    for (i, quote) in chosen.iter().enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n## {}\n", strings.get("quotes"));
        }
        let claim = polarity(quote.polarity, strings).map_or(String::new(), |p| format!("**{p}:** "));
        let (words, who) = (escape(&line(text, quote.span)), escape(&speaker_introduced(quote, a, strings)));
        let how = escape(&manner(quote, strings));
        let _ = writeln!(out, "- {claim}{words} – {who} ({how}{})", place(a, quote, strings));
    }
    for (i, entry) in a.timeline.iter().filter(|e| e.from.is_some()).take(DATES).enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n## {}\n", strings.get("timeline"));
        }
        let date = escape(&one_line(&plain_edtf(&entry.edtf, strings)));
        let source = entry.source.as_ref().map(|s| strings.fill("source", &[("name", &one_line(s))]));
        let facts: Vec<String> =
            source.into_iter().chain(entry.planned.then(|| strings.get("planned").to_string())).collect();
        let facts = if facts.is_empty() { String::new() } else { format!(" ({})", escape(&facts.join(", "))) };
        let _ = writeln!(out, "- **{date}** {}{facts}", escape(&one_line(&entry.label)));
    }
    for (i, question) in open(text, a, strings).iter().take(OPEN).enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n## {}\n", strings.get("openQuestions"));
        }
        let _ = writeln!(out, "- {}", escape(question));
    }
    let _ = writeln!(out, "\n---\n\n{}", strings.get("footer"));
    out
}

/// Word for word before in part, sure before unsure, each speaker once before one speaks again; in text order.
fn choose(a: &Analysis) -> Vec<&Quote> {
    let mut spoken: BTreeMap<&str, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &Quote)> = Vec::new();
    for quote in a.quotes.iter().filter(|q| q.speaker.is_some() && q.confidence.0 >= UNSURE) {
        let again = spoken.entry(speaker_of(quote)).or_default();
        let kind = match quote.kind {
            QuoteKind::Direct => 0,
            QuoteKind::Mixed => 1,
            QuoteKind::Indirect => 2,
        };
        ranked.push((kind + *again, quote));
        *again += 1;
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    let mut chosen: Vec<&Quote> = ranked.into_iter().take(QUOTES).map(|(_, q)| q).collect();
    chosen.sort_by_key(|q| q.span);
    chosen
}

/// ", paragraph 3"
fn place(a: &Analysis, quote: &Quote, strings: &Strings) -> String {
    let story = a.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Furniture);
    let nth = story.clone().position(|p| p.span.covers(quote.span));
    nth.map_or(String::new(), |n| format!(", {}", strings.fill("paragraph", &[("n", &(n + 1).to_string())])))
}

/// What a reader should ask before this is printed: who said what nobody is credited with, what is unsure, which dates wait.
fn open(text: &str, a: &Analysis, strings: &Strings) -> Vec<String> {
    let mut found = Vec::new();
    if a.document_date.value.is_none() {
        found.push(strings.get("openDay").to_string());
    }
    for quote in &a.quotes {
        let words = || short(&line(text, quote.span));
        match &quote.speaker {
            None => found.push(strings.fill("openSpeaker", &[("words", &words())])),
            Some(_) if quote.confidence.0 < UNSURE => {
                let who = one_line(speaker_words(speaker_of(quote), strings));
                found.push(strings.fill("openUnsure", &[("words", &words()), ("who", &who)]));
            }
            Some(_) => {}
        }
    }
    for entry in a.timeline.iter().filter(|e| e.from.is_none()) {
        found.push(
            strings
                .fill("openYear", &[("date", &plain_edtf(&entry.edtf, strings)), ("words", &one_line(&entry.label))]),
        );
    }
    found
}

/// The first words of a long quote.
fn short(words: &str) -> String {
    const MOST: usize = 70;
    let bare = words.trim_matches(|c| matches!(c, '"' | '“' | '”'));
    match bare.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", bare[..end].trim_end()),
        None => bare.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::export::tests::denial;
    use crate::export::{Format, Strings, export_as};
    use crate::{Options, analyze};

    #[test]
    fn a_page_with_the_sentence_quotes_with_places_dates_and_what_is_open() {
        let text = include_str!("../../www/samples/politics.txt");
        let notes = export_as(text, &analyze(text, &Options::default()), Format::Notes, &Strings::default());
        assert!(notes.contains("**In one sentence:**"), "{notes}");
        assert!(notes.contains(", paragraph "), "{notes}");
        assert!(notes.split_whitespace().count() < 500, "{notes}");
    }

    #[test]
    fn a_quote_of_nobody_and_a_missing_day_are_open() {
        let (text, mut analysis) = denial();
        analysis.quotes[0].speaker = None;
        let notes = export_as(text, &analysis, Format::Notes, &Strings::default());
        assert!(notes.contains("When was this published?"), "{notes}");
        assert!(notes.contains("Who said “that she took money from the builders”?"), "{notes}");
    }
}
