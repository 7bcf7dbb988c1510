//! Reads an English news article and finds its summary, entities, quotes and timeline.
//!
//! The stages stand below in the order the text flows through them. Each is a plain function over what earlier stages
//! made and never reaches back. [`analyze`] is the one door, total over every string.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod analysis;
#[doc(hidden)]
pub mod calendar;
mod check;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod english;
#[doc(hidden)]
pub mod entities;
pub mod export;
mod finish;
#[doc(hidden)]
pub mod mentions;
mod merge;
#[doc(hidden)]
pub mod models;
#[doc(hidden)]
pub mod names;
mod offsets;
mod options;
#[doc(hidden)]
pub mod quotes;
mod span;
#[doc(hidden)]
pub mod summary;
#[doc(hidden)]
pub mod syntax;
#[doc(hidden)]
pub mod time;
#[doc(hidden)]
pub mod timeline;
mod trace;
pub mod wording;

pub use analysis::*;
pub use check::*;
pub use merge::*;
pub use options::{Date, KindHint, OffsetUnit, Options, parse_date, parse_day};
pub use span::Span;
use trace::Trace;
pub use trace::{Decision, Pass, PassInfo};

/// Reads one article.
///
/// Total: every string has an analysis; what cannot be read well comes back with a [`Warning`].
/// Time and memory grow linearly with the text.
///
/// ```
/// use nutgraf::{analyze, Options};
///
/// let analysis = analyze("Ana Lima was elected mayor of Porto on Sunday.", &Options::default());
/// assert_eq!(analysis.sentences.len(), 1);
/// ```
pub fn analyze(text: &str, options: &Options) -> Analysis {
    let offsets = offsets::OffsetMap::new(text, options.offsets);
    let (mut analysis, _) = read(text, options, &offsets, Trace::new(&options.without, false));
    offsets.convert(&mut analysis);
    analysis
}

/// The tokens of a text with lemma, part of speech, head and relation, one a line, in CoNLL-U (Universal Dependencies). The
/// last column has where the token stands (`start_char`, `end_char`, in the unit that `options` asks for), and the entity
/// and the quote that it is part of: `Entity=B-0-person`, `Quote=I-2-direct`.
///
/// ```
/// use nutgraf::{Options, conllu};
///
/// let table = conllu("Ana Lima won.", &Options::default());
/// assert!(table.contains("1\tAna\tAna\tPROPN"));
/// ```
pub fn conllu(text: &str, options: &Options) -> String {
    let offsets = offsets::OffsetMap::new(text, options.offsets);
    let (analysis, document) = read(text, options, &offsets, Trace::new(&options.without, false));
    export::conllu(&document, &analysis, &offsets)
}

/// Which passes decided what, in the order in which they ran. Spans count what `options` asks for.
///
/// ```
/// use nutgraf::{Options, explain};
///
/// let decisions = explain("Ana Lima was elected mayor of Porto.", &Options::default());
/// assert!(decisions.iter().any(|d| d.stage == "names"));
/// ```
pub fn explain(text: &str, options: &Options) -> Vec<Decision> {
    let offsets = offsets::OffsetMap::new(text, options.offsets);
    let (_, document) = read(text, options, &offsets, Trace::new(&options.without, true));
    let mut decisions = document.trace.into_decisions();
    for decision in &mut decisions {
        offsets.convert_span(&mut decision.span);
    }
    decisions
}

/// The passes of all stages, in the order in which they run.
///
/// ```
/// assert!(nutgraf::passes().iter().any(|pass| pass.stage == "quotes"));
/// ```
pub fn passes() -> Vec<PassInfo> {
    document::layout::passes::infos()
        .chain(names::passes())
        .chain(quotes::passes())
        .chain(mentions::passes())
        .chain(summary::passes())
        .collect()
}

/// The JSON Schema of an [`Analysis`], as every door writes it. Needs the feature `schema`.
///
/// ```
/// assert_eq!(nutgraf::json_schema()["title"], "Analysis");
/// ```
#[cfg(feature = "schema")]
pub fn json_schema() -> serde_json::Value {
    schema_of::<Analysis>("analysis")
}

/// The JSON Schema of a [`Story`]. Needs the feature `schema`.
///
/// ```
/// assert_eq!(nutgraf::story_schema()["title"], "Story");
/// ```
#[cfg(feature = "schema")]
pub fn story_schema() -> serde_json::Value {
    schema_of::<Story>("story")
}

/// The JSON Schema of a [`Check`]. Needs the feature `schema`.
///
/// ```
/// assert_eq!(nutgraf::check_schema()["title"], "Check");
/// ```
#[cfg(feature = "schema")]
pub fn check_schema() -> serde_json::Value {
    schema_of::<Check>("check")
}

#[cfg(feature = "schema")]
fn schema_of<T: schemars::JsonSchema>(name: &str) -> serde_json::Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.root_schema_for::<T>();
    schema.insert("$id".into(), format!("urn:nutgraf:{name}:{}", env!("CARGO_PKG_VERSION")).into());
    schema.to_value()
}

/// The analysis, which counts bytes, and what it was made from.
fn read<'t>(
    text: &'t str,
    options: &Options,
    offsets: &offsets::OffsetMap,
    trace: Trace,
) -> (Analysis, document::Document<'t>) {
    let hints: Vec<_> = options.hints.iter().map(|h| KindHint { at: offsets.to_byte(h.at), kind: h.kind }).collect();

    let mut document = syntax::read_with(text, options.date.map(|day| day.0), &hints, trace);
    let names = names::find(&document);
    let quotes = quotes::find(&document, &names);
    let mentions = mentions::resolve(&document, names, &quotes);
    let entities = entities::rank(&document, mentions);
    let quotes = entities::credit(quotes, &entities);
    let times = time::find(&document, &entities);
    let timeline = timeline::build(&document, &entities, &quotes, &times);
    let (summary, warnings) = summary::summarize(&document, &entities, &quotes, options);

    let mut analysis = assemble(&mut document, entities, quotes, times, timeline, summary);
    finish::put_story_entities_first(&mut analysis);
    finish::remove_hidden_characters(&mut analysis);
    analysis.warnings.extend(warnings);
    (analysis, document)
}

fn assemble(
    document: &mut document::Document,
    entities: entities::Entities,
    quotes: Vec<Quote>,
    times: time::Times,
    timeline: Vec<TimelineEntry>,
    summary: Summary,
) -> Analysis {
    let words = document.story_words();
    let story: Vec<bool> =
        (0..document.sentences.len()).map(|s| document::story::is_story_sentence(document, s)).collect();
    let mut warnings = std::mem::take(&mut document.warnings);
    warnings.extend(times.warnings);
    Analysis {
        schema_version: 2,
        generator: crate::analysis::GENERATOR,
        offsets: OffsetUnit::Byte,
        language: document.language.code(),
        headline: document.headline,
        standfirst: document.standfirst,
        byline: document.byline.take(),
        stats: Stats {
            characters: document.text.len(),
            words,
            sentences: document.sentences.len(),
            paragraphs: document.paragraphs.len(),
            // Silent reading of English non-fiction, Brysbaert 2019.
            reading_seconds: words * 60 / 238,
        },
        document_date: DocumentDate {
            value: document.date.value.map(calendar::iso),
            source: document.date.source,
            span: document.date.span,
        },
        paragraphs: document.paragraphs.iter().map(|p| Paragraph { span: p.span, kind: p.kind }).collect(),
        sentences: document
            .sentences
            .iter()
            .zip(story)
            .map(|(s, story)| Sentence { span: s.span, paragraph: s.paragraph, story })
            .collect(),
        summary,
        entities: entities.into_list(),
        quotes,
        times: times
            .list
            .into_iter()
            .map(|t| Time { span: t.span, kind: t.kind, value: t.value, approximate: t.approximate })
            .collect(),
        timeline,
        warnings,
    }
}
