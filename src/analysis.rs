//! The finished analysis: the types behind the JSON that every door gives out.
//!
//! Field names and order are the public contract (`schemaVersion` 2); [`Serialize`] writes them as `camelCase`.

use crate::options::OffsetUnit;
use crate::span::Span;
#[cfg(not(target_arch = "wasm32"))]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number from 0 to 1, written with three decimals so that the native build and the .wasm print the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Score(#[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 0.0, max = 1.0)))] pub f32);

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let thousandths = (f64::from(self.0.clamp(0.0, 1.0)) * 1000.0).round();
        serializer.serialize_f64(thousandths / 1000.0)
    }
}

/// One of a few words that the library itself writes: a language, a reason, the code of a warning.
// An alias, because serde would otherwise borrow the word from the JSON.
pub type Word = &'static str;

/// Program and version: `nutgraf 0.2.0`.
pub(crate) const GENERATOR: Word = concat!("nutgraf ", env!("CARGO_PKG_VERSION"));

/// The words that may stand in an analysis that is read back.
const WORDS: [Word; 19] = [
    GENERATOR,
    "en",
    "und",
    "lead",
    "central",
    "headline",
    "names",
    "numbers",
    "quote",
    "happened",
    "context",
    "empty",
    "not-english",
    "no-document-date",
    "two-articles",
    "no-article",
    "short-text",
    "weekday-mismatch",
    "impossible-date",
];

/// Any other word becomes the empty one.
fn read_word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    let word = String::deserialize(deserializer)?;
    Ok(WORDS.iter().find(|w| **w == word).copied().unwrap_or_default())
}

fn read_words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Word>, D::Error> {
    let words = Vec::<String>::deserialize(deserializer)?;
    Ok(words.iter().filter_map(|word| WORDS.iter().find(|w| *w == word).copied()).collect())
}

/// All that is found in one text. See [`analyze`](crate::analyze).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    pub schema_version: u32,
    /// Program and version: `nutgraf 0.2.0`.
    #[serde(deserialize_with = "read_word")]
    pub generator: Word,
    /// The unit that all spans count.
    pub offsets: OffsetUnit,
    /// `en`, or `und` where the text does not look like English.
    #[serde(deserialize_with = "read_word")]
    pub language: Word,
    pub document_date: DocumentDate,
    pub headline: Option<Span>,
    pub standfirst: Option<Span>,
    pub byline: Option<Byline>,
    pub stats: Stats,
    pub paragraphs: Vec<Paragraph>,
    pub sentences: Vec<Sentence>,
    pub summary: Summary,
    /// Most salient first.
    pub entities: Vec<Entity>,
    pub quotes: Vec<Quote>,
    pub times: Vec<Time>,
    /// Oldest first.
    pub timeline: Vec<TimelineEntry>,
    pub warnings: Vec<Warning>,
}

/// The day the article was published: relative times are read from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct DocumentDate {
    /// `YYYY-MM-DD`.
    pub value: Option<String>,
    pub source: DateSource,
    pub span: Option<Span>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum DateSource {
    Given,
    Byline,
    Dateline,
    Inferred,
    #[default]
    None,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Byline {
    #[serde(flatten)]
    pub span: Span,
    pub names: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// In the caller's offset unit.
    pub characters: usize,
    pub words: usize,
    pub sentences: usize,
    pub paragraphs: usize,
    /// At 238 words a minute (Brysbaert 2019), article only.
    pub reading_seconds: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum ParagraphKind {
    Headline,
    Standfirst,
    Byline,
    Caption,
    Heading,
    List,
    Body,
    Furniture,
}

impl ParagraphKind {
    /// Running text of the article: what summary, key phrases and timeline read.
    pub const fn is_story(self) -> bool {
        matches!(self, Self::Body | Self::List)
    }

    /// Reads a kind as the JSON writes it.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "headline" => Self::Headline,
            "standfirst" => Self::Standfirst,
            "byline" => Self::Byline,
            "caption" => Self::Caption,
            "heading" => Self::Heading,
            "list" => Self::List,
            "body" => Self::Body,
            "furniture" => Self::Furniture,
            _ => return None,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Paragraph {
    #[serde(flatten)]
    pub span: Span,
    pub kind: ParagraphKind,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Sentence {
    #[serde(flatten)]
    pub span: Span,
    /// Index into [`Analysis::paragraphs`].
    pub paragraph: usize,
    /// Whether it is a sentence of the story itself: no caption, credit, bare dateline or note.
    pub story: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Summary {
    /// In text order.
    pub sentences: Vec<SummarySentence>,
    /// Best first.
    pub keyphrases: Vec<Keyphrase>,
    /// The one sentence that says what the story is about, shown as "In one sentence".
    pub nutgraf: Option<SummarySentence>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct SummarySentence {
    /// Index into [`Analysis::sentences`].
    pub sentence: usize,
    #[serde(flatten)]
    pub span: Span,
    pub score: Score,
    #[serde(deserialize_with = "read_words")]
    pub reasons: Vec<Word>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Keyphrase {
    pub text: String,
    pub score: Score,
    pub spans: Vec<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    Person,
    Organization,
    Place,
    /// Nationalities, events, works, laws.
    Misc,
    Money,
    Percent,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Entity {
    /// Its index in [`Analysis::entities`].
    pub id: usize,
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form in the text.
    pub name: String,
    /// Whether the text names it; else `name` is its best description.
    pub named: bool,
    /// Whether it is mentioned in the story itself, not only in menus, related headlines or credits.
    pub story: bool,
    pub salience: Score,
    /// In text order.
    pub mentions: Vec<Mention>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MentionKind {
    /// "Mr Trump" (the span leaves the title out)
    Name,
    /// "the president-elect"
    Nominal,
    /// "he"
    Pronoun,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Mention {
    #[serde(flatten)]
    pub span: Span,
    pub kind: MentionKind,
    pub confidence: Score,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// All words stand in quotation marks; the span includes the marks.
    Direct,
    /// Some do; the span is the whole reported content.
    Mixed,
    /// None do.
    Indirect,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Quote {
    #[serde(flatten)]
    pub span: Span,
    pub kind: QuoteKind,
    /// The marked stretches, marks included; none for indirect speech.
    pub parts: Vec<Span>,
    /// Fragments of one utterance share this number.
    pub utterance: usize,
    pub speaker: Option<Speaker>,
    pub cue: Option<Cue>,
    pub polarity: Polarity,
    pub confidence: Score,
}

/// What the reporting words claim about the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Polarity {
    /// "said that …"
    #[default]
    Affirmed,
    /// "denied that …", "rejected claims that …"
    Denied,
    /// "did not say …", "never said …"
    Unsaid,
    /// "asked whether …"
    Asked,
}

/// Who is credited with a quote: the words beside it, and whom they stand for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Speaker {
    #[serde(flatten)]
    pub span: Span,
    pub name: String,
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
}

/// The whole reporting expression: "said", "did not say", "went on", "according to".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Cue {
    #[serde(flatten)]
    pub span: Span,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

/// A time expression, as TIMEX3 of TimeML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Time {
    #[serde(flatten)]
    pub span: Span,
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 `value`.
    pub value: String,
    pub approximate: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct TimelineEntry {
    /// First day, `YYYY-MM-DD`; `None` where neither text nor document date tells the year.
    pub from: Option<String>,
    /// Last day, inclusive; `None` = still open.
    pub to: Option<String>,
    /// Extended Date/Time Format.
    pub edtf: String,
    pub label: String,
    /// The words that name the event: "telephoned", "annexation".
    pub event: Option<Span>,
    /// Who says so, where it is a claim.
    pub source: Option<String>,
    /// Index into [`Analysis::sentences`].
    pub sentence: usize,
    /// Index into [`Analysis::times`]; `None` where the day is the document's.
    pub time: Option<usize>,
    /// Indices into [`Analysis::entities`].
    pub entities: Vec<usize>,
    /// A plan or a future event, as the text tells it.
    pub planned: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(JsonSchema))]
pub struct Warning {
    #[serde(deserialize_with = "read_word")]
    pub code: Word,
    pub message: String,
}

/// Reads a type whose span is flattened. By the derived reader each of them would first keep all fields aside, which is
/// several times the code in the .wasm.
macro_rules! read_with_span {
    ($($name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty),* $(,)? })*) => {
        $(impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Deserialize)]
                struct Flat {
                    start: usize,
                    end: usize,
                    $($(#[$attribute])* $field: $kind,)*
                }
                let flat = Flat::deserialize(deserializer)?;
                Ok(Self { span: Span::new(flat.start, flat.end), $($field: flat.$field),* })
            }
        })*
    };
}

read_with_span! {
    Byline { names: Vec<String> }
    Paragraph { kind: ParagraphKind }
    Sentence { paragraph: usize, story: bool }
    SummarySentence { sentence: usize, score: Score, #[serde(deserialize_with = "read_words")] reasons: Vec<Word> }
    Mention { kind: MentionKind, confidence: Score }
    Quote { kind: QuoteKind, parts: Vec<Span>, utterance: usize, speaker: Option<Speaker>, cue: Option<Cue>, polarity: Polarity, confidence: Score }
    Speaker { name: String, entity: Option<usize> }
    Cue { text: String }
    Time { #[serde(rename = "type")] kind: TimexType, value: String, approximate: bool }
}
