//! A draft held against its sources: is each quotation there, word for word, by the right speaker; has each paraphrase a
//! source; is a claim still somebody's claim; are days, sums, numbers and names known.
//!
//! "Exact" folds what [`wording`](crate::wording) says: capitals, marks, dashes, blanks, brackets, ellipses. Nothing else.

mod claims;
mod facts;
mod quotations;

use crate::analysis::{Polarity, Warning, Word};
use crate::merge::{self, Article, Change, Read, Several};
use crate::options::{OffsetUnit, Options};
use crate::span::Span;
#[cfg(feature = "schema")]
use schemars::JsonSchema;
use serde::Serialize;

/// What a draft says, held against its sources. See [`check`].
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Check {
    /// The version of the format: 2.
    pub schema_version: u32,
    /// Program and version: `nutgraf 0.2.0`.
    pub generator: Word,
    /// The unit that all spans count, each in its own text.
    pub offsets: OffsetUnit,
    /// Names of the sources, in the order in which they were handed in.
    pub sources: Vec<String>,
    /// What stands in quotation marks, in text order.
    pub quotations: Vec<Quotation>,
    /// What is reported in other words, in text order.
    pub paraphrases: Vec<Paraphrase>,
    /// Plain statements of the draft that are somebody's words in a source.
    pub claims: Vec<Claim>,
    /// Days, sums, numbers and names that no source has.
    pub facts: Vec<Fact>,
    /// How many of all these want a look.
    pub problems: usize,
    /// What makes the check worth less: a text that is empty, twice there, or not in English.
    pub warnings: Vec<Warning>,
}

/// A marked quotation of the draft.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Quotation {
    /// In the draft, marks included.
    #[serde(flatten)]
    pub span: Span,
    /// Whether a source has these words.
    pub verdict: Verdict,
    /// Whether the draft credits whom the source credits.
    pub speaker: SpeakerVerdict,
    /// Whom the draft credits.
    pub credited: Option<String>,
    /// Whether the draft claims what the source claims.
    pub polarity: PolarityVerdict,
    /// Where a source has it, or what comes closest.
    pub found: Option<Evidence>,
    /// What differs: words of the draft, words of the source.
    pub changes: Vec<Change>,
}

/// Whether a source has the words of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Verdict {
    /// The same words in the same order.
    Exact,
    /// Some words differ.
    Altered,
    /// In no source.
    Missing,
}

/// Whether draft and source credit the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum SpeakerVerdict {
    /// They do.
    Same,
    /// The source has another name for it.
    Other,
    /// Draft or source names nobody, or nobody that can be compared.
    Unknown,
}

/// Whether draft and source claim the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum PolarityVerdict {
    /// They do.
    Kept,
    /// Said here, denied there; or the other way round.
    Turned,
    /// It cannot be told.
    Unknown,
}

/// Where a source has it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Evidence {
    /// Index into [`Check::sources`].
    pub source: usize,
    /// In the text of that source.
    #[serde(flatten)]
    pub span: Span,
    /// Its words.
    pub text: String,
    /// Whom the source credits.
    pub speaker: Option<String>,
    /// What the source claims about it.
    pub polarity: Option<Polarity>,
}

/// What the draft reports in its own words.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Paraphrase {
    /// In the draft.
    #[serde(flatten)]
    pub span: Span,
    /// The best sentence of a source; `None` where none says it.
    pub found: Option<Evidence>,
    /// Whether the draft credits whom the source credits.
    pub speaker: SpeakerVerdict,
    /// Whom the draft credits.
    pub credited: Option<String>,
    /// Whether the draft claims what the source claims.
    pub polarity: PolarityVerdict,
}

/// A plain statement of the draft that is somebody’s words in a source.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Claim {
    /// The draft's sentence.
    #[serde(flatten)]
    pub span: Span,
    /// Where the source has it, and who says so there.
    pub found: Evidence,
}

/// A day, sum, number or name that no source has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[non_exhaustive]
pub struct Fact {
    /// In the draft.
    #[serde(flatten)]
    pub span: Span,
    /// What it is.
    pub kind: FactKind,
    /// Its words.
    pub text: String,
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum FactKind {
    /// A day, month or year.
    Date,
    /// A sum of money, or a share of a hundred.
    Sum,
    /// A count.
    Number,
    /// A name.
    Name,
}

impl Quotation {
    /// Whether somebody should look at it.
    pub fn is_problem(&self) -> bool {
        self.verdict != Verdict::Exact
            || self.speaker == SpeakerVerdict::Other
            || self.polarity == PolarityVerdict::Turned
    }
}

impl Paraphrase {
    /// Whether somebody should look at it.
    pub fn is_problem(&self) -> bool {
        self.found.is_none() || self.speaker == SpeakerVerdict::Other || self.polarity == PolarityVerdict::Turned
    }
}

/// Draft and sources as they were read; the draft is the first of `several`.
struct Desk<'t> {
    several: Several<'t>,
    joined: merge::Joined,
    sources: Vec<quotations::Source>,
    people: quotations::People,
}

impl<'t> Desk<'t> {
    fn draft(&self) -> &Read<'t> {
        &self.several.list[0]
    }

    /// The sources with their index among [`Check::sources`].
    fn sources(&self) -> impl Iterator<Item = (usize, &Read<'t>)> {
        self.several.list[1..].iter().enumerate()
    }

    fn source(&self, at: usize) -> &Read<'t> {
        &self.several.list[at + 1]
    }
}

/// Holds `draft` against `sources`.
///
/// Total. Time grows with the texts.
///
/// ```
/// use nutgraf::{Article, Options, check};
///
/// let article = |text| Article::new(text);
/// let source = article("“We will rebuild the pier,” Mayor Ana Lima said on Monday.");
/// let draft = article("“We will sell the pier,” said Ana Lima.");
/// let found = check(&draft, &[source], &Options::default());
/// assert_eq!(found.quotations[0].changes[0].here, "sell");
/// ```
pub fn check(draft: &Article, sources: &[Article], options: &Options) -> Check {
    let all: Vec<Article> = std::iter::once(draft).chain(sources).cloned().collect();
    let mut several = Several::read(&all, options);
    // The draft is about what its sources are about, and counts even where it is one of them.
    let warnings = warnings(&several);
    for read in &mut several.list {
        (read.group, read.same_as) = (0, None);
    }
    let joined = merge::join_entities(&several, &[]);
    let people = quotations::People::new(&several, &joined);
    let sources = several.list[1..].iter().map(quotations::Source::new).collect();
    let desk = Desk { several, joined, sources, people };

    let mut quotations = quotations::check(&desk);
    let sentences = claims::Sentences::new(&desk);
    let mut paraphrases = claims::paraphrases(&desk, &sentences);
    let mut claims = claims::lost(&desk, &sentences);
    let mut facts = facts::unknown(&desk);
    let problems = quotations.iter().filter(|q| q.is_problem()).count()
        + paraphrases.iter().filter(|p| p.is_problem()).count()
        + claims.len()
        + facts.len();

    let here = |span: &mut Span| desk.draft().offsets.convert_span(span);
    quotations.iter_mut().for_each(|q| here(&mut q.span));
    paraphrases.iter_mut().for_each(|p| here(&mut p.span));
    claims.iter_mut().for_each(|c| here(&mut c.span));
    facts.iter_mut().for_each(|f| here(&mut f.span));
    let evidence = quotations.iter_mut().filter_map(|q| q.found.as_mut());
    let evidence = evidence.chain(paraphrases.iter_mut().filter_map(|p| p.found.as_mut()));
    for found in evidence.chain(claims.iter_mut().map(|c| &mut c.found)) {
        desk.source(found.source).offsets.convert_span(&mut found.span);
    }
    Check {
        schema_version: 2,
        generator: crate::analysis::GENERATOR,
        offsets: options.offsets,
        sources: desk.sources().map(|(_, read)| read.name.clone()).collect(),
        quotations,
        paraphrases,
        claims,
        facts,
        problems,
        warnings,
    }
}

fn warnings(several: &Several) -> Vec<Warning> {
    let (draft, sources) = (&several.list[0], &several.list[1..]);
    let mut out = Vec::new();
    let mut warn = |code: &'static str, message: String| out.push(Warning { code, message });
    if merge::is_empty(draft) {
        warn("empty-draft", "The draft has no text.".into());
    }
    if sources.iter().all(merge::is_empty) {
        warn("no-sources", "No source has any text: nothing can be found in them.".into());
    }
    for (nth, source) in sources.iter().enumerate() {
        if merge::is_empty(source) {
            warn("empty-source", format!("{} has no text.", source.name));
        } else if draft.same_as == Some(nth + 1) || source.same_as == Some(0) {
            warn("draft-is-source", format!("The draft has the same text as {}.", source.name));
        }
    }
    let strange = several.list.iter().enumerate().filter(|(_, read)| merge::is_strange(read));
    for (nth, read) in strange {
        let name = if nth == 0 { "The draft" } else { &read.name };
        warn("not-english", format!("{name} is not in English: what is found there is a guess."));
    }
    out
}
