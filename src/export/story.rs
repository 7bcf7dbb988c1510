//! A story told by several articles, as a file: see [`crate::merge`].

use super::blocks::{Block, as_html, as_markdown, aside, bold, plain};
use super::dates::{plain_date, plain_edtf};
use super::icalendar::{Calendar, Event};
use super::{Strings, TYPES, introduced_words, line, polarity};
use crate::analysis::EntityType;
use crate::merge::{
    Agreement, Article, Difference, DifferenceKind, QuoteTelling, Story, StoryEvent, StoryQuote, StorySentence,
};
use crate::offsets::OffsetMap;
use crate::span::Span;

/// The kinds of file that a [`Story`] can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoryFormat {
    /// A report for people, in Markdown.
    Markdown,
    /// The same as a page of its own.
    Html,
    /// The timeline, as iCalendar.
    Ics,
}

impl StoryFormat {
    /// Reads a format as the command line writes it.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "markdown" => Self::Markdown,
            "html" => Self::Html,
            "ics" => Self::Ics,
            _ => return None,
        })
    }
}

/// Writes a story of `articles`, the ones that it was made from, in the order in which they were handed in.
///
/// ```
/// use nutgraf::export::{StoryFormat, Strings, export_story};
/// use nutgraf::{Article, Options, merge};
///
/// let articles = ["Ana Lima was elected mayor of Porto.", "Porto has a new mayor: Ana Lima."].map(Article::new);
/// let story = merge(&articles, &Options::default());
/// assert!(export_story(&articles, &story, StoryFormat::Markdown, &Strings::default()).contains("Ana Lima"));
/// ```
pub fn export_story(articles: &[Article], story: &Story, format: StoryFormat, strings: &Strings) -> String {
    let maps: Vec<OffsetMap> = articles.iter().map(|a| OffsetMap::new(a.text, story.offsets)).collect();
    let told = Told { articles, story, strings, maps };
    match format {
        StoryFormat::Markdown => as_markdown(&told.blocks(), strings.get("footer")),
        StoryFormat::Html => as_html(&told.title(), &told.blocks(), strings.get("footer")),
        StoryFormat::Ics => told.calendar(),
    }
}

struct Told<'a> {
    articles: &'a [Article<'a>],
    story: &'a Story,
    strings: &'a Strings,
    maps: Vec<OffsetMap<'a>>,
}

impl Told<'_> {
    /// The words of `span` in one of the articles.
    fn words(&self, article: usize, span: Span) -> String {
        let (Some(map), Some(own)) = (self.maps.get(article), self.articles.get(article)) else { return String::new() };
        line(own.text, map.to_bytes(span))
    }

    /// A sentence of the summary with the names that a reader needs.
    fn introduced(&self, sentence: &StorySentence) -> String {
        let at = sentence.article;
        let (Some(map), Some(own)) = (self.maps.get(at), self.articles.get(at)) else { return String::new() };
        let mut introduce = sentence.introduce.clone();
        introduce.iter_mut().for_each(|i| i.span = map.to_bytes(i.span));
        introduced_words(own.text, map.to_bytes(sentence.span), &introduce)
    }

    fn name(&self, article: usize) -> &str {
        self.story.sources.get(article).map_or("", |s| &s.name)
    }

    fn names(&self, articles: impl Iterator<Item = usize>) -> String {
        articles.map(|a| self.name(a)).collect::<Vec<_>>().join(", ")
    }

    /// The headline of the newest article of the story.
    fn title(&self) -> String {
        let dated = self.story.sources.iter().enumerate().filter(|(_, s)| s.group == 0);
        let newest = dated.max_by_key(|(nth, s)| (s.date.clone(), std::cmp::Reverse(*nth)));
        let headline = newest.and_then(|(at, _)| Some((at, self.story.articles.get(at)?.headline?)));
        headline.map_or_else(|| self.strings.get("severalArticles").into(), |(at, span)| self.words(at, span))
    }

    fn blocks(&self) -> Vec<Block> {
        let (story, strings) = (self.story, self.strings);
        let mut out = vec![Block::Title(self.title())];
        for source in &story.sources {
            let mut runs = vec![bold(source.name.as_str())];
            if let Some(date) = &source.date {
                runs.push(plain(plain_date(date, strings)));
            }
            out.push(Block::Item(runs));
        }
        out.extend(story.warnings.iter().map(|w| Block::Text(vec![aside(w.message.as_str())])));
        self.summary(&mut out);
        self.timeline(&mut out);
        self.differences(&mut out);
        self.entities(&mut out);
        self.quotes(&mut out);
        out
    }

    fn summary(&self, out: &mut Vec<Block>) {
        if self.story.summary.sentences.is_empty() {
            return;
        }
        out.push(Block::Heading(self.strings.get("summary").into()));
        for sentence in &self.story.summary.sentences {
            let sources = self.names(std::iter::once(sentence.article).chain(sentence.also.iter().copied()));
            out.push(Block::Item(vec![plain(self.introduced(sentence)), aside(sources)]));
        }
    }

    fn timeline(&self, out: &mut Vec<Block>) {
        if self.story.timeline.is_empty() {
            return;
        }
        out.push(Block::Heading(self.strings.get("timeline").into()));
        for event in &self.story.timeline {
            let mut runs = vec![bold(plain_edtf(&event.edtf, self.strings)), plain(self.label(event))];
            runs.extend(event.differences.iter().map(|d| bold(self.difference(d))));
            runs.push(aside(self.names(event.tellings.iter().map(|t| t.article))));
            out.push(Block::Item(runs));
        }
    }

    /// Numbers that differ and stand with no event.
    fn differences(&self, out: &mut Vec<Block>) {
        if self.story.differences.is_empty() {
            return;
        }
        out.push(Block::Heading(self.strings.get("severalDiffer").into()));
        out.extend(self.story.differences.iter().map(|d| Block::Item(vec![plain(self.difference(d))])));
    }

    /// The label, with who says so where each article that tells it names somebody.
    fn label(&self, event: &StoryEvent) -> String {
        let source = |t: &crate::merge::EventTelling| {
            self.story.articles.get(t.article)?.timeline.get(t.entry)?.source.as_deref()
        };
        let sources: Option<Vec<&str>> = event.tellings.iter().map(source).collect();
        let source = sources.and_then(|list| list.first().map(|name| self.strings.fill("source", &[("name", name)])));
        let planned = if event.planned { format!(" ({})", self.strings.get("planned")) } else { String::new() };
        format!("{}{}{planned}", event.label, source.map_or(String::new(), |s| format!(", {s}")))
    }

    /// "47 dead (A) · 44 people (B)"
    fn difference(&self, difference: &Difference) -> String {
        let mut values: Vec<(String, Vec<usize>)> = Vec::new();
        for value in &difference.values {
            let text = match difference.kind {
                DifferenceKind::Date => plain_edtf(&value.text, self.strings),
                DifferenceKind::Number => value.text.clone(),
            };
            match values.iter_mut().find(|(known, _)| *known == text) {
                Some((_, articles)) => articles.push(value.article),
                None => values.push((text, vec![value.article])),
            }
        }
        let told = values.iter().map(|(text, articles)| format!("{text} ({})", self.names(articles.iter().copied())));
        told.collect::<Vec<_>>().join(" · ")
    }

    fn entities(&self, out: &mut Vec<Block>) {
        let all = self.story.sources.iter().filter(|s| s.same_as.is_none()).count();
        let mut heading = Some(Block::Heading(self.strings.get("entities").into()));
        for kind in TYPES {
            if matches!(kind, EntityType::Money | EntityType::Percent) {
                continue;
            }
            let list = self.story.entities.iter().filter(|e| e.kind == kind && e.named);
            let names: Vec<String> = list
                .map(|e| {
                    let mut articles: Vec<usize> = e.members.iter().map(|m| m.article).collect();
                    articles.dedup();
                    // What all have needs no list.
                    if articles.len() == all {
                        e.name.clone()
                    } else {
                        format!("{} ({})", e.name, self.names(articles.into_iter()))
                    }
                })
                .collect();
            if !names.is_empty() {
                out.extend(heading.take());
                let title = self.strings.get(super::markdown::heading_of(kind));
                out.push(Block::Text(vec![bold(format!("{title}:")), plain(names.join("; "))]));
            }
        }
    }

    fn quotes(&self, out: &mut Vec<Block>) {
        if self.story.quotes.is_empty() {
            return;
        }
        out.push(Block::Heading(self.strings.get("quotes").into()));
        let mut last: Option<&str> = None;
        for quote in &self.story.quotes {
            let speaker = quote.speaker.as_deref().unwrap_or_else(|| self.strings.get("unattributed"));
            if last != Some(speaker) {
                out.push(Block::Subheading(speaker.into()));
                last = Some(speaker);
            }
            self.quote(out, quote);
        }
    }

    fn quote(&self, out: &mut Vec<Block>, quote: &StoryQuote) {
        for (nth, telling) in quote.tellings.iter().enumerate() {
            let Some(analysis) = self.story.articles.get(telling.article) else { continue };
            let spans = telling.quotes.iter().filter_map(|&q| analysis.quotes.get(q)).map(|q| q.span);
            let words: Vec<String> = spans.map(|span| self.words(telling.article, span)).collect();
            let words = words.join(" … ");
            let claim = polarity(telling.polarity, self.strings);
            let mut runs: Vec<_> = claim.map(|words| bold(format!("{words}:"))).into_iter().collect();
            let name = aside(self.telling_name(quote, telling));
            match telling.agreement {
                _ if nth == 0 => {
                    runs.extend([plain(words), name]);
                    out.push(Block::Quote(runs));
                }
                Agreement::Same | Agreement::Single => {
                    runs.extend([plain(self.strings.get("wordForWord")), name]);
                    out.push(Block::Item(runs));
                }
                Agreement::Cut | Agreement::Altered => {
                    let key = if telling.agreement == Agreement::Cut { "cutWords" } else { "otherWords" };
                    runs.extend([bold(format!("{}:", self.strings.get(key))), plain(words), name]);
                    out.push(Block::Item(runs));
                }
            }
        }
    }

    /// The article, and whom it credits where that is somebody else.
    fn telling_name(&self, quote: &StoryQuote, telling: &QuoteTelling) -> String {
        let name = self.name(telling.article);
        match &telling.speaker {
            Some(speaker) if telling.entity.is_some() && telling.entity != quote.entity => format!("{name}: {speaker}"),
            _ => name.to_owned(),
        }
    }

    fn calendar(&self) -> String {
        let mut calendar = Calendar::new(&self.title());
        for (nth, event) in self.story.timeline.iter().enumerate() {
            let texts = event.tellings.iter().filter_map(|t| self.articles.get(t.article)).map(|a| a.text);
            let sentences: Vec<String> = event
                .tellings
                .iter()
                .filter_map(|t| {
                    let analysis = self.story.articles.get(t.article)?;
                    let sentence = analysis.sentences.get(analysis.timeline.get(t.entry)?.sentence)?;
                    Some(format!("{}: {}", self.name(t.article), self.words(t.article, sentence.span)))
                })
                .collect();
            calendar.add(&Event {
                text: texts.collect::<Vec<_>>().join("\n").as_str(),
                key: &format!("{nth}-{}", event.edtf),
                from: event.from.as_deref(),
                to: event.to.as_deref(),
                stamp: None,
                summary: &self.label(event),
                description: &sentences.join(" / "),
                planned: event.planned,
            });
        }
        calendar.finish()
    }
}
