//! The finished analysis: the types behind the JSON that every door gives out.
//!
//! Field names and order are the public contract (`schemaVersion` 2); [`Serialize`] writes them as `camelCase`.

use crate::options::OffsetUnit;
use crate::span::Span;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A number from 0 to 1, written with three decimals so that the native build and the .wasm print the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub struct Score(#[cfg_attr(feature = "schema", schemars(range(min = 0.0, max = 1.0)))] pub f32);

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
const WORDS: [Word; 24] = [
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
    "address",
    "code",
    "chat",
    "recipe",
    "mixed-columns",
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Analysis {
    /// The version of the format: 2.
    pub schema_version: u32,
    /// Program and version: `nutgraf 0.2.0`.
    #[serde(deserialize_with = "read_word")]
    pub generator: Word,
    /// The unit that all spans count.
    pub offsets: OffsetUnit,
    /// `en`, or `und` where the text does not look like English.
    #[serde(deserialize_with = "read_word")]
    pub language: Word,
    /// When the article was published.
    pub document_date: DocumentDate,
    /// Its title.
    pub headline: Option<Span>,
    /// The summary under the title.
    pub standfirst: Option<Span>,
    /// Who wrote it.
    pub byline: Option<Byline>,
    /// How long it is.
    pub stats: Stats,
    /// In text order.
    pub paragraphs: Vec<Paragraph>,
    /// In text order.
    pub sentences: Vec<Sentence>,
    /// What it is about.
    pub summary: Summary,
    /// Most salient first.
    pub entities: Vec<Entity>,
    /// In text order.
    pub quotes: Vec<Quote>,
    /// In text order.
    pub times: Vec<Time>,
    /// Oldest first.
    pub timeline: Vec<TimelineEntry>,
    /// What could not be read well.
    pub warnings: Vec<Warning>,
}

/// The day the article was published: relative times are read from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct DocumentDate {
    /// `YYYY-MM-DD`.
    pub value: Option<String>,
    /// Where it comes from.
    pub source: DateSource,
    /// Where the text says it.
    pub span: Option<Span>,
}

/// Where the document date comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DateSource {
    /// From the caller.
    Given,
    /// From a line that gives author or day.
    Byline,
    /// From the place and day before the first sentence.
    Dateline,
    /// From dates of the text itself.
    Inferred,
    /// It is not known.
    #[default]
    None,
}

/// The line that names the authors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Byline {
    /// The whole line.
    #[serde(flatten)]
    pub span: Span,
    /// The authors, without "By".
    pub names: Vec<String>,
}

/// How long the text is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Stats {
    /// In the caller's offset unit.
    pub characters: usize,
    /// Words of the article itself.
    pub words: usize,
    /// All sentences.
    pub sentences: usize,
    /// All paragraphs.
    pub paragraphs: usize,
    /// At 238 words a minute (Brysbaert 2019), article only.
    pub reading_seconds: usize,
}

/// What a paragraph is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum ParagraphKind {
    /// The title.
    Headline,
    /// The summary that stands under the title.
    Standfirst,
    /// Author or day.
    Byline,
    /// What describes a picture.
    Caption,
    /// A title inside the article.
    Heading,
    /// An item of a list.
    List,
    /// Running text.
    Body,
    /// No part of the article: menus, credits, related headlines.
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

/// A paragraph of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Paragraph {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// A sentence of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Index into [`Analysis::paragraphs`].
    pub paragraph: usize,
    /// Whether it is a sentence of the story itself: no caption, credit, bare dateline or note.
    pub story: bool,
}

/// What the article is about.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Summary {
    /// In text order.
    pub sentences: Vec<SummarySentence>,
    /// Best first.
    pub keyphrases: Vec<Keyphrase>,
    /// The one sentence that says what the story is about, shown as "In one sentence".
    pub nutgraf: Option<SummarySentence>,
}

/// A sentence that was chosen.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct SummarySentence {
    /// Index into [`Analysis::sentences`].
    pub sentence: usize,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// How much of the story it carries.
    pub score: Score,
    /// Why it was chosen: `lead`, `central`, `headline`, `names`, `numbers`, `quote`, `happened`, `context`.
    #[serde(deserialize_with = "read_words")]
    pub reasons: Vec<Word>,
    /// Who is meant, where no sentence shown before says so. In text order.
    pub introduce: Vec<Introduction>,
}

/// Words of a shown sentence that need a name beside them: `he` is shown as `he [Rui Costa]`, `Lima` as `[Ana] Lima`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Introduction {
    /// The words in the text.
    #[serde(flatten)]
    pub span: Span,
    /// What to show in their place.
    pub text: String,
    /// Index into [`Analysis::entities`].
    pub entity: usize,
}

/// A noun phrase that tells the topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Keyphrase {
    /// The phrase as it is best written.
    pub text: String,
    /// How well it tells the topic.
    pub score: Score,
    /// Where it stands, in text order.
    pub spans: Vec<Span>,
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum EntityType {
    /// A human being, also one of fiction.
    Person,
    /// Companies, parties, agencies, teams.
    Organization,
    /// Countries, towns, rivers, buildings.
    Place,
    /// Nationalities, events, works, laws.
    Misc,
    /// A sum.
    Money,
    /// A share of a hundred.
    Percent,
}

/// Somebody or something that the text speaks of, with all its mentions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Entity {
    /// Its index in [`Analysis::entities`].
    pub id: usize,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form in the text.
    pub name: String,
    /// Whether the text names it; else `name` is its best description.
    pub named: bool,
    /// Whether it is mentioned in the story itself, not only in menus, related headlines or credits.
    pub story: bool,
    /// How much the article is about it.
    pub salience: Score,
    /// The words by which the text introduces it; `None` where it does not.
    #[serde(default)]
    pub role: Option<Role>,
    /// In text order.
    pub mentions: Vec<Mention>,
}

/// Who somebody is, in the words of the text: "a crane operator", "Mayor".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Role {
    /// Where they stand.
    #[serde(flatten)]
    pub span: Span,
    /// The words, to be shown beside the name.
    pub text: String,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum MentionKind {
    /// "Mr Trump" (the span leaves the title out)
    Name,
    /// "the president-elect"
    Nominal,
    /// "he"
    Pronoun,
}

/// A place where an entity is mentioned.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Mention {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// How it refers.
    pub kind: MentionKind,
    /// How sure the reading is.
    pub confidence: Score,
}

/// How words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum QuoteKind {
    /// All words stand in quotation marks; the span includes the marks.
    Direct,
    /// Some do; the span is the whole reported content.
    Mixed,
    /// None do.
    Indirect,
}

/// What somebody said, as the text reports it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Quote {
    /// All of the content.
    #[serde(flatten)]
    pub span: Span,
    /// How it is reported.
    pub kind: QuoteKind,
    /// The marked stretches, marks included; none for indirect speech.
    pub parts: Vec<Span>,
    /// Fragments of one utterance share this number.
    pub utterance: usize,
    /// Who is credited; `None` where nobody is.
    pub speaker: Option<Speaker>,
    /// The reporting expression; `None` where there is none.
    pub cue: Option<Cue>,
    /// What the reporting words claim about it.
    pub polarity: Polarity,
    /// How sure the reading is.
    pub confidence: Score,
}

/// What the reporting words claim about the content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
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
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Speaker {
    /// The words beside the quote.
    #[serde(flatten)]
    pub span: Span,
    /// The fullest name of whom they stand for.
    pub name: String,
    /// Index into [`Analysis::entities`].
    pub entity: Option<usize>,
}

/// The whole reporting expression: "said", "did not say", "went on", "according to".
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Cue {
    /// From its first word to its last.
    #[serde(flatten)]
    pub span: Span,
    /// Its words as the text has them.
    pub text: String,
}

/// The type of a TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum TimexType {
    /// A day or a longer part of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that come again.
    Set,
}

/// A time expression, as TIMEX3 of TimeML.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Time {
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// Its type.
    #[serde(rename = "type")]
    pub kind: TimexType,
    /// TIMEX3 `value`.
    pub value: String,
    /// "about", "around", "nearly".
    pub approximate: bool,
}

/// What happened, or is planned, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct TimelineEntry {
    /// First day, `YYYY-MM-DD`; `None` where neither text nor document date tells the year.
    pub from: Option<String>,
    /// Last day, inclusive; `None` = still open.
    pub to: Option<String>,
    /// Extended Date/Time Format.
    pub edtf: String,
    /// A short statement that stands alone.
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

/// What could not be read well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Warning {
    /// A word for programs: `no-document-date`.
    #[serde(deserialize_with = "read_word")]
    pub code: Word,
    /// A sentence for people.
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
    SummarySentence { sentence: usize, score: Score, #[serde(deserialize_with = "read_words")] reasons: Vec<Word>, #[serde(default)] introduce: Vec<Introduction> }
    Introduction { text: String, entity: usize }
    Mention { kind: MentionKind, confidence: Score }
    Quote { kind: QuoteKind, parts: Vec<Span>, utterance: usize, speaker: Option<Speaker>, cue: Option<Cue>, polarity: Polarity, confidence: Score }
    Speaker { name: String, entity: Option<usize> }
    Cue { text: String }
    Role { text: String }
    Time { #[serde(rename = "type")] kind: TimexType, value: String, approximate: bool }
}
