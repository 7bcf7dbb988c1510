//! Several articles → one story: one list of names, who said what side by side, one timeline, one summary.
//!
//! Each article keeps its own [`Analysis`]; whatever is joined points at an article and a place in its analysis. The order in
//! which articles are handed in changes numbers only, never what is joined.

mod differences;
mod entities;
mod events;
mod numbers;
mod quotes;
mod relation;
mod summary;

pub(crate) use entities::{Joined, join as join_entities};
pub(crate) use numbers::whole_numbers;

use crate::analysis::{Analysis, EntityType, Introduction, Polarity, Score, Warning, Word};
use crate::document::Document;
use crate::offsets::OffsetMap;
use crate::options::Date;
use crate::options::{OffsetUnit, Options};
use crate::span::Span;
use crate::trace::Trace;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;

/// One article of several.
///
/// ```
/// use nutgraf::{Article, Date};
///
/// let article = Article::new("The bridge opened on Monday.").with_date(Date::new(2016, 11, 15)).with_source("Evening Post".to_string());
/// assert_eq!(article.source.as_deref(), Some("Evening Post"));
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Article<'t> {
    /// The article as it was handed in; spans count in it.
    pub text: &'t str,
    /// The day it was published, where the caller knows it.
    pub date: Option<Date>,
    /// Who published it, or the name of its file.
    pub source: Option<String>,
}

impl<'t> Article<'t> {
    /// An article of which nothing but the text is known.
    pub const fn new(text: &'t str) -> Self {
        Self { text, date: None, source: None }
    }

    /// Sets the day it was published.
    #[must_use]
    pub fn with_date(mut self, date: impl Into<Option<Date>>) -> Self {
        self.date = date.into();
        self
    }

    /// Sets who published it, or the name of its file.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Option<String>>) -> Self {
        self.source = source.into();
        self
    }
}

/// Several articles as one story. See [`merge`].
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Story {
    /// The version of the format: 2.
    pub schema_version: u32,
    /// Program and version: `nutgraf 0.2.0`.
    pub generator: Word,
    /// The unit that all spans count, each in the text of its own article.
    pub offsets: OffsetUnit,
    /// As handed in, in that order.
    pub sources: Vec<StorySource>,
    /// The analysis of each article, in the same order.
    pub articles: Vec<Analysis>,
    /// What the story is about.
    pub summary: StorySummary,
    /// Told by most articles first.
    pub entities: Vec<StoryEntity>,
    /// By speaker, in the order of [`Self::entities`].
    pub quotes: Vec<StoryQuote>,
    /// Oldest first.
    pub timeline: Vec<StoryEvent>,
    /// Where the articles do not agree, beside what stands with an event.
    pub differences: Vec<Difference>,
    /// What could not be joined well.
    pub warnings: Vec<Warning>,
}

/// What is known of an article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct StorySource {
    /// What the caller calls it, else its headline, else "Article 2".
    pub name: String,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The article that has the same text: this one is counted with it.
    pub same_as: Option<usize>,
    /// Articles of one number tell one story; 0 is the largest group. Nothing is joined across groups.
    pub group: usize,
}

/// What the story is about.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct StorySummary {
    /// The one sentence to print as the news.
    pub nutgraf: Option<StorySentence>,
    /// Each fact once, the most told first.
    pub sentences: Vec<StorySentence>,
}

/// A sentence of one article.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct StorySentence {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Index into the sentences of its analysis.
    pub sentence: usize,
    /// In the text of its article.
    #[serde(flatten)]
    pub span: Span,
    /// Other articles with a sentence that says the same.
    pub also: Vec<usize>,
    /// Who is meant, where no sentence before says so. `entity` is an index into the entities of its article.
    pub introduce: Vec<Introduction>,
    /// How much of the story it carries.
    pub score: Score,
}

/// A person, body, place or other name of the story.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct StoryEntity {
    /// Its index in [`Story::entities`].
    pub id: usize,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// The fullest form in the articles.
    pub name: String,
    /// Whether an article names it.
    pub named: bool,
    /// How much the story is about it.
    pub salience: Score,
    /// The entities that it is in the articles, in their order.
    pub members: Vec<Member>,
}

/// An entity of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Member {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Index into the entities of its analysis.
    pub entity: usize,
}

/// One utterance, as one or more articles have it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct StoryQuote {
    /// Index into [`Story::entities`].
    pub entity: Option<usize>,
    /// Who is credited, in words.
    pub speaker: Option<String>,
    /// The least agreement of its tellings.
    pub agreement: Agreement,
    /// The fullest telling first.
    pub tellings: Vec<QuoteTelling>,
}

/// How far the articles agree on the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Agreement {
    /// One article has it.
    Single,
    /// Word for word the same, as [`wording`](crate::wording) compares.
    Same,
    /// An article has only a part of it.
    Cut,
    /// Words differ.
    Altered,
}

/// A quote as one article has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct QuoteTelling {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Indices into the quotes of its analysis.
    pub quotes: Vec<usize>,
    /// Index into [`Story::entities`]: whom this article credits.
    pub entity: Option<usize>,
    /// Whom this article credits, in words.
    pub speaker: Option<String>,
    /// How far it agrees with the first telling.
    pub agreement: Agreement,
    /// What this article claims about it.
    pub polarity: Polarity,
    /// What differs from the first telling.
    pub changes: Vec<Change>,
}

/// Words here, words there; either may be empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Change {
    /// In the one text.
    pub here: String,
    /// In the other.
    pub there: String,
}

/// What happened, as one or more articles tell it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct StoryEvent {
    /// First day, `YYYY-MM-DD`; `None` where no article tells the year.
    pub from: Option<String>,
    /// Last day, inclusive.
    pub to: Option<String>,
    /// Extended Date/Time Format.
    pub edtf: String,
    /// A short statement that stands alone.
    pub label: String,
    /// A plan or a future event.
    pub planned: bool,
    /// Indices into [`Story::entities`].
    pub entities: Vec<usize>,
    /// In the order of publication.
    pub tellings: Vec<EventTelling>,
    /// Where its tellings do not agree.
    pub differences: Vec<Difference>,
}

/// An entry of one article’s timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct EventTelling {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Index into the timeline of its analysis.
    pub entry: usize,
}

/// Where the articles do not agree: "47 dead" here, "44 dead" there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Difference {
    /// What differs.
    pub kind: DifferenceKind,
    /// What each telling has.
    pub values: Vec<Value>,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DifferenceKind {
    /// A count or a sum.
    Number,
    /// A day.
    Date,
}

/// What one article has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Value {
    /// Index into [`Story::articles`].
    pub article: usize,
    /// Its words.
    pub text: String,
}

/// A place of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the article, in the order in which they were handed in.
    pub article: usize,
    /// Where it begins, in the unit that the options ask for.
    pub start: usize,
}

/// What a reader sets right in a story. See [`merge_with`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoryCorrection {
    /// Two entities are one; each is told by a place where it is mentioned.
    Join {
        /// A mention of the one.
        at: Place,
        /// A mention of the other.
        with: Place,
    },
    /// What the article of this place calls so is nobody of the other articles.
    Apart {
        /// A mention of it.
        at: Place,
    },
    /// An entity has another name.
    Rename {
        /// A mention of it.
        at: Place,
        /// What it is called.
        name: String,
    },
    /// A quote is somebody else’s.
    Speaker {
        /// Where it begins.
        at: Place,
        /// A mention of the speaker, where an article has one.
        who: Option<Place>,
        /// The speaker in words, where none has.
        name: Option<String>,
    },
    /// An event is none; all its tellings go.
    Drop {
        /// Where the sentence begins by which an article tells it, or the words that name it.
        at: Place,
    },
}

/// An article that was read, with offsets in bytes.
pub(crate) struct Read<'t> {
    pub text: &'t str,
    pub analysis: Analysis,
    pub document: Document<'t>,
    pub offsets: OffsetMap<'t>,
    pub name: String,
    pub same_as: Option<usize>,
    pub group: usize,
}

/// All articles, and the order in which they are read: by day, then by text.
pub(crate) struct Several<'t> {
    pub list: Vec<Read<'t>>,
    pub order: Vec<usize>,
}

/// Whether an article has no words.
pub(crate) fn is_empty(read: &Read) -> bool {
    !read.text.contains(char::is_alphanumeric)
}

/// Whether it seems to be in another language.
pub(crate) fn is_strange(read: &Read) -> bool {
    read.analysis.warnings.iter().any(|w| w.code == "not-english")
}

impl<'t> Several<'t> {
    pub fn read(articles: &[Article<'t>], options: &Options) -> Self {
        let list: Vec<Read> = articles
            .iter()
            .enumerate()
            .map(|(nth, article)| {
                let offsets = OffsetMap::new(article.text, options.offsets);
                let own = Options { date: article.date.or(options.date), hints: Vec::new(), ..options.clone() };
                let (analysis, document) = crate::read(article.text, &own, &offsets, Trace::new(&own.without, false));
                let headline = || analysis.headline.map(|span| crate::finish::one_line(span.of(article.text)));
                let given = article.source.as_deref().map(crate::finish::one_line).filter(|name| !name.is_empty());
                let name = given.or_else(headline).unwrap_or_else(|| format!("Article {}", nth + 1));
                Read { text: article.text, analysis, document, offsets, name, same_as: None, group: 0 }
            })
            .collect();
        let mut order: Vec<usize> = (0..list.len()).collect();
        // A day that is known goes before none.
        let key = |at: usize| (list[at].analysis.document_date.value.clone().ok_or(()), list[at].text);
        order.sort_by(|&a, &b| match (key(a), key(b)) {
            ((Ok(x), s), (Ok(y), t)) => x.cmp(&y).then(s.cmp(t)),
            ((Ok(_), _), _) => std::cmp::Ordering::Less,
            (_, (Ok(_), _)) => std::cmp::Ordering::Greater,
            ((_, s), (_, t)) => s.cmp(t),
        });
        let mut several = Self { list, order };
        relation::mark(&mut several);
        several
    }

    /// The articles that count, in order: the same text is read once.
    pub fn ordered(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied().filter(|&at| self.list[at].same_as.is_none())
    }

    pub fn related(&self, a: usize, b: usize) -> bool {
        self.list[a].group == self.list[b].group
    }
}

/// Reads several articles and joins what they have in common.
///
/// Total, and the same for every order of the articles. Time grows with the texts, and with the square of what they have in
/// common.
///
/// ```
/// use nutgraf::{Article, Options, merge};
///
/// let told = ["Ana Lima was elected mayor of Porto on Sunday.", "Porto has a new mayor: Ana Lima won on Sunday."];
/// let articles = told.map(|text| Article::new(text));
/// let story = merge(&articles, &Options::default());
/// assert_eq!(story.articles.len(), 2);
/// ```
pub fn merge(articles: &[Article], options: &Options) -> Story {
    merge_with(articles, options, &[])
}

/// As [`merge`], with what a reader has set right. A correction whose place has nothing of its kind changes nothing.
///
/// ```
/// use nutgraf::{Article, Options, Place, StoryCorrection, merge_with};
///
/// let articles = ["Ana Lima was elected mayor of Porto.", "Porto has a new mayor: Ana Lima."].map(Article::new);
/// let rename = StoryCorrection::Rename { at: Place { article: 0, start: 0 }, name: "Ana Lima Reis".into() };
/// let story = merge_with(&articles, &Options::default(), &[rename]);
/// assert!(story.entities.iter().any(|e| e.name == "Ana Lima Reis" && e.members.len() == 2));
/// ```
pub fn merge_with(articles: &[Article], options: &Options, corrections: &[StoryCorrection]) -> Story {
    join(Several::read(articles, options), options, corrections)
}

fn join(several: Several, options: &Options, corrections: &[StoryCorrection]) -> Story {
    let joined = entities::join(&several, corrections);
    let quotes = quotes::join(&several, &joined, corrections);
    let mut timeline = events::join(&several, &joined, corrections);
    let differences = differences::find(&several, &mut timeline);
    let mut summary = summary::choose(
        &several,
        &joined,
        options.sentences,
        differences.iter().chain(timeline.iter().flat_map(|e| &e.differences)),
    );
    let warnings = relation::warnings(&several);

    let all = summary.nutgraf.iter_mut().chain(&mut summary.sentences);
    for sentence in all {
        let offsets = &several.list[sentence.article].offsets;
        offsets.convert_span(&mut sentence.span);
        sentence.introduce.iter_mut().for_each(|i| offsets.convert_span(&mut i.span));
    }
    let sources = several
        .list
        .iter()
        .map(|read| StorySource {
            name: read.name.clone(),
            date: read.analysis.document_date.value.clone(),
            same_as: read.same_as,
            group: read.group,
        })
        .collect();
    let articles = several
        .list
        .into_iter()
        .map(|mut read| {
            read.offsets.convert(&mut read.analysis);
            read.analysis
        })
        .collect();
    Story {
        schema_version: 2,
        generator: crate::analysis::GENERATOR,
        offsets: options.offsets,
        sources,
        articles,
        summary,
        entities: joined.list,
        quotes,
        timeline,
        differences,
        warnings,
    }
}
