//! An analysis as a file to keep. The command line and the page both write their files here.
//!
//! In: the text, its analysis with byte offsets, and the [`Strings`] that stand around the article's own words. Whatever
//! comes out shows each quote with its cue and, where the text does not affirm it, its polarity: "the mayor has denied …"
//! must not read as the mayor's claim.

mod blocks;
mod checked;
mod conllu;
mod csv;
mod dates;
mod html;
mod icalendar;
mod markdown;
mod notes;
mod report;
mod story;
mod strings;

pub use checked::{CheckFormat, export_check};
pub(crate) use conllu::conllu;
pub use report::report;
pub use story::{StoryFormat, export_story};
pub use strings::Strings;

use crate::analysis::{Analysis, Entity, EntityType, Keyphrase, ParagraphKind, Polarity, Quote, SummarySentence};
use crate::english::{Lexicon, Tag, Tags};
use crate::finish::one_line;
use crate::offsets::OffsetMap;
use crate::options::OffsetUnit;
use crate::span::Span;
use std::collections::BTreeMap;

/// The key phrases without people, who have a list of their own.
fn topics(a: &Analysis) -> impl Iterator<Item = &Keyphrase> {
    let mentions = || a.entities.iter().filter(|e| e.kind == EntityType::Person).flat_map(|e| &e.mentions);
    a.summary.keyphrases.iter().filter(move |k| !k.spans.first().is_some_and(|s| mentions().any(|m| m.span.covers(*s))))
}

/// The kinds of file that an analysis can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// A report for people, in Markdown.
    Markdown,
    /// Notes on one page, in Markdown: the sentence, five quotations, dates, open questions.
    Notes,
    /// A page of its own: the article with marks, and what was found.
    Html,
    /// What was found, as one `<div>` for a template.
    HtmlFragment,
    /// Everything found, one row for each place in the text.
    Csv,
    /// One row for each name.
    NamesCsv,
    /// One row for each quote.
    QuotesCsv,
    /// One row for each entry of the timeline.
    TimelineCsv,
    /// iCalendar.
    Ics,
}

impl Format {
    /// All, with the names that the command line knows.
    pub const ALL: [(&'static str, Self); 9] = [
        ("markdown", Self::Markdown),
        ("notes", Self::Notes),
        ("html", Self::Html),
        ("html-fragment", Self::HtmlFragment),
        ("csv", Self::Csv),
        ("names-csv", Self::NamesCsv),
        ("quotes-csv", Self::QuotesCsv),
        ("timeline-csv", Self::TimelineCsv),
        ("ics", Self::Ics),
    ];

    /// Reads a format as the command line writes it.
    ///
    /// ```
    /// use nutgraf::export::Format;
    ///
    /// assert_eq!(Format::parse("ics"), Some(Format::Ics));
    /// ```
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}

/// Writes an analysis of `text`, whose offsets count any unit, in `format`. Offsets in tables keep that unit.
pub fn export_as(text: &str, analysis: &Analysis, format: Format, strings: &Strings) -> String {
    let unit = analysis.offsets;
    if unit == OffsetUnit::Byte {
        return write(text, analysis, unit, format, strings);
    }
    let mut in_bytes = analysis.clone();
    OffsetMap::new(text, unit).restore(&mut in_bytes);
    write(text, &in_bytes, unit, format, strings)
}

fn write(text: &str, analysis: &Analysis, unit: OffsetUnit, format: Format, strings: &Strings) -> String {
    match format {
        Format::Markdown => markdown::markdown(text, analysis, strings),
        Format::Notes => notes::notes(text, analysis, strings),
        Format::Html => html::html(text, analysis, strings),
        Format::HtmlFragment => html::fragment(text, analysis, strings),
        Format::Csv => csv::everything(text, analysis, unit),
        Format::NamesCsv => csv::names(text, analysis),
        Format::QuotesCsv => csv::quotes(text, analysis, unit),
        Format::TimelineCsv => csv::timeline(text, analysis),
        Format::Ics => icalendar::icalendar(text, analysis, strings),
    }
}

const TYPES: [EntityType; 6] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
    EntityType::Misc,
    EntityType::Money,
    EntityType::Percent,
];

/// The words of `span` on one line.
fn line(text: &str, span: Span) -> String {
    one_line(span.of(text))
}

/// A name with its role: "Rob Hale, a crane operator".
fn introduced(entity: &Entity) -> String {
    match &entity.role {
        Some(role) => format!("{}, {}", one_line(&entity.name), one_line(&role.text)),
        None => one_line(&entity.name),
    }
}

/// As [`introduced`], for who is credited with a quote.
fn speaker_introduced(quote: &Quote, a: &Analysis, strings: &Strings) -> String {
    let name = speaker_of(quote);
    let entity = quote.speaker.as_ref().and_then(|s| a.entities.get(s.entity?)).filter(|e| e.name == name);
    entity.map_or_else(|| one_line(speaker_words(name, strings)), introduced)
}

/// The words of a sentence of the summary on one line, with the names of whom it means.
///
/// ```
/// use nutgraf::{Options, analyze, export::shown};
///
/// let text = "Ana Lima won the vote in Porto on Sunday.";
/// let analysis = analyze(text, &Options::default());
/// assert_eq!(shown(text, &analysis.summary.sentences[0]), text);
/// ```
pub fn shown(text: &str, sentence: &SummarySentence) -> String {
    introduced_words(text, sentence.span, &sentence.introduce)
}

/// The words of `span` with the names that a reader needs.
fn introduced_words(text: &str, span: Span, introduce: &[crate::Introduction]) -> String {
    let mut out = String::new();
    let mut at = span.start;
    for introduction in introduce.iter().filter(|i| i.span.end <= span.end) {
        if introduction.span.start >= at {
            out.push_str(Span::new(at, introduction.span.start).of(text));
            out.push_str(&introduction.text);
            at = introduction.span.end;
        }
    }
    out.push_str(Span::new(at, span.end).of(text));
    one_line(&out)
}

/// The article's own title, or what to call one without.
fn title(text: &str, analysis: &Analysis, strings: &Strings) -> String {
    analysis.headline.map_or_else(|| strings.get("article").into(), |span| line(text, span))
}

/// The lines of the article; all lines where none is.
fn article_lines(analysis: &Analysis) -> Vec<Span> {
    let lines: Vec<_> =
        analysis.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Furniture).map(|p| p.span).collect();
    if lines.is_empty() { analysis.paragraphs.iter().map(|p| p.span).collect() } else { lines }
}

/// Whether `span` touches one of `lines`, which are in text order.
fn touches(lines: &[Span], span: Span) -> bool {
    let next = lines.partition_point(|line| line.end <= span.start);
    lines.get(next).is_some_and(|line| line.start < span.end)
}

/// The names of the article, each with the number of its mentions there.
fn names(analysis: &Analysis) -> Vec<(&Entity, usize)> {
    let lines = article_lines(analysis);
    let count = |e: &Entity| e.mentions.iter().filter(|m| touches(&lines, m.span)).count();
    analysis.entities.iter().filter(|e| e.story).map(|e| (e, count(e))).filter(|(_, n)| *n > 0).collect()
}

/// Stands for speakers whom the text only points at: "she" in one place need not be "she" in another.
const UNNAMED: &str = "?";

fn speaker_of(quote: &Quote) -> &str {
    const POINTING: Tags = Tags::of(&[Tag::Nominative, Tag::Determiner]);
    let points = |name: &str| Lexicon::shared().look_up(name).tags.meets(&POINTING);
    match &quote.speaker {
        None => "",
        Some(s) if s.entity.is_none() && points(&s.name) => UNNAMED,
        Some(s) => &s.name,
    }
}

/// How a reader should see what [`speaker_of`] tells.
fn speaker_words<'a>(name: &'a str, strings: &'a Strings) -> &'a str {
    match name {
        "" => strings.get("unattributed"),
        UNNAMED => strings.get("unnamed"),
        name => name,
    }
}

/// What one speaker said: utterances in text order, each with its parts.
struct Said<'a> {
    name: &'a str,
    utterances: Vec<Vec<&'a Quote>>,
}

/// Those who are quoted most come first; quotes without a named speaker, then those without any, come last.
fn by_speaker(quotes: &[Quote]) -> Vec<Said<'_>> {
    let mut all: Vec<Said> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut utterances: BTreeMap<(&str, usize), usize> = BTreeMap::new();
    for quote in quotes {
        let name = speaker_of(quote);
        let place = *places.entry(name).or_insert(all.len());
        if place == all.len() {
            all.push(Said { name, utterances: Vec::new() });
        }
        let said = &mut all[place].utterances;
        let nth = *utterances.entry((name, quote.utterance)).or_insert(said.len());
        if nth == said.len() {
            said.push(Vec::new());
        }
        said[nth].push(quote);
    }
    let rank = |name: &str| match name {
        "" => 2,
        UNNAMED => 1,
        _ => 0,
    };
    all.sort_by_key(|s| (rank(s.name), std::cmp::Reverse(s.utterances.len())));
    all
}

/// "denied" and the like; nothing where the text affirms the quote.
fn polarity(polarity: Polarity, strings: &Strings) -> Option<&str> {
    match polarity {
        Polarity::Affirmed => None,
        Polarity::Denied => Some(strings.get("polarity-denied")),
        Polarity::Unsaid => Some(strings.get("polarity-unsaid")),
        Polarity::Asked => Some(strings.get("polarity-asked")),
    }
}

/// "in other words, “has denied claims”"
fn manner(quote: &Quote, strings: &Strings) -> String {
    let kind = strings.get(match quote.kind {
        crate::QuoteKind::Direct => "quote-direct",
        crate::QuoteKind::Mixed => "quote-mixed",
        crate::QuoteKind::Indirect => "quote-indirect",
    });
    match &quote.cue {
        Some(cue) => format!("{kind}, “{}”", one_line(&cue.text)),
        None => kind.into(),
    }
}

fn utterance_words(text: &str, parts: &[&Quote]) -> String {
    parts.iter().map(|q| line(text, q.span)).collect::<Vec<_>>().join(" … ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cue, Options, analyze};

    /// An article whose only quote the mayor denies.
    pub(super) fn denial() -> (&'static str, Analysis) {
        let text = "Mayor answers critics\n\nMayor Ana Lima said on Monday that she took money from the builders.\n";
        let mut analysis = analyze(text, &Options::default());
        assert_eq!(analysis.quotes.len(), 1);
        analysis.quotes[0].polarity = Polarity::Denied;
        let span = analysis.quotes[0].cue.as_ref().expect("a cue").span;
        analysis.quotes[0].cue = Some(Cue { span, text: "has denied claims".into() });
        (text, analysis)
    }

    #[test]
    fn denial_is_shown_as_one_in_every_format_with_quotes() {
        let (text, analysis) = denial();
        let english = Strings::default();
        for format in [Format::Markdown, Format::Html, Format::Csv, Format::QuotesCsv] {
            let file = export_as(text, &analysis, format, &english);
            assert!(file.contains("has denied claims"), "{format:?}: {file}");
            assert!(file.replace("has denied", "").contains("denied"), "{format:?}: {file}");
        }
        let report = report(text, &analysis);
        assert!(report.contains("Ana Lima (denied, “has denied claims”): "), "{report}");
    }

    #[test]
    fn export_is_the_same_for_every_offset_unit() {
        let text = "Bürgermeisterin öffnet 😀 Brücke\n\n“Wir müssen,” said Ana Müller on 14 November 2016. She left.\n";
        let export = |offsets| {
            let analysis = analyze(text, &Options { offsets, ..Options::default() });
            [Format::Markdown, Format::Html, Format::TimelineCsv, Format::Ics]
                .map(|format| export_as(text, &analysis, format, &Strings::default()))
        };
        assert_eq!(export(OffsetUnit::Byte), export(OffsetUnit::Utf16));
    }

    #[test]
    fn names_of_menus_are_left_out() {
        let text = "Home\nGlasgow\nShare\nMayor opens bridge in Portsmouth\n\nBy Jo Berg\n\nMayor Alice Walker opened the harbour \
                    bridge on Monday, two years after the old one was closed. Walker thanked the 300 workers who had built it.\n";
        let mut analysis = analyze(text, &Options::default());
        for entity in &mut analysis.entities {
            entity.story = entity.name != "Glasgow";
        }
        for format in [Format::Markdown, Format::NamesCsv, Format::Csv] {
            let file = export_as(text, &analysis, format, &Strings::default());
            assert!(file.contains("Walker") && !file.contains("Glasgow"), "{format:?}: {file}");
        }
    }
}
