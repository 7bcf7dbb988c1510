//! Annotated pages and plain articles, a label for each of their lines.

use crate::data;
use nutgraf::Span;
use nutgraf::document;
use nutgraf::document::layout;
use serde::Deserialize;
use std::path::Path;

/// A text with its lines and their labels.
pub struct Page {
    pub id: String,
    pub set: String,
    pub site: String,
    pub text: String,
    pub lines: layout::page::Page,
    pub looks: layout::features::Looks,
    pub labels: Vec<Label>,
    /// Whether headline and byline are known.
    pub headed: bool,
    pub signed: bool,
    pub weight: f32,
}

#[derive(Clone, Copy, Default)]
pub struct Label {
    pub body: bool,
    pub headline: bool,
    pub standfirst: bool,
    pub byline: bool,
    pub caption: bool,
    pub ignore: bool,
}

impl Page {
    /// Texts of one site are in one fold; another seed deals the sites out in another way.
    pub fn fold(&self, folds: u64, seed: u64) -> u64 {
        let hash = self.site.bytes().fold(5381 + seed, |h, b| h.wrapping_mul(33) ^ u64::from(b));
        (hash >> 3) % folds
    }
}

#[derive(Deserialize)]
struct Record {
    id: String,
    site: String,
    text: String,
    gold: Gold,
}

#[derive(Deserialize)]
struct Gold {
    headline: Option<Place>,
    standfirst: Option<Place>,
    byline: Option<Place>,
    #[serde(default)]
    authors: Vec<String>,
    body: Vec<Place>,
    #[serde(default)]
    captions: Vec<Place>,
    #[serde(default)]
    ignore: Vec<Place>,
}

#[derive(Clone, Copy, Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

const SETS: [&str; 4] = ["news_select_all", "news_careful", "snapshots_select_all", "snapshots_careful"];

pub fn pages(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for set in SETS {
        let records: Vec<Record> = data::read(&data.join(format!("layout/dev/{set}.jsonl.gz")))?;
        pages.extend(records.into_iter().map(|r| page(r, set)));
    }
    Ok(pages)
}

fn lines(text: &str) -> layout::page::Page {
    layout::page::Page::new(layout::lines(&document::split(text)))
}

fn page(record: Record, set: &str) -> Page {
    let bytes: Vec<usize> = record.text.char_indices().map(|(i, _)| i).chain([record.text.len()]).collect();
    let span = |p: &Place| Span::new(bytes[p.start], bytes[p.end]);
    let gold = &record.gold;
    let lines = lines(&record.text);
    let spans = |places: &[Place]| places.iter().map(span).collect::<Vec<_>>();
    let (body, captions, ignore) = (spans(&gold.body), spans(&gold.captions), spans(&gold.ignore));
    let one = |place: &Option<Place>| place.as_ref().map(span);
    let (headline, standfirst, byline) = (one(&gold.headline), one(&gold.standfirst), one(&gold.byline));
    let headline_hash = lines.lines.iter().find(|l| headline.is_some_and(|h| h.overlaps(l.span))).map(|l| l.hash);
    let labels = lines
        .lines
        .iter()
        .map(|l| {
            let covered = |spans: &[Span]| {
                let i = spans.partition_point(|s| s.end <= l.span.start);
                spans.get(i).is_some_and(|s| s.overlaps(l.span))
            };
            let here = |span: Option<Span>| span.is_some_and(|s| s.overlaps(l.span));
            let body = covered(&body);
            // The scorer takes any line that names an author as well.
            let text = l.span.of(&record.text);
            let named = byline.is_some()
                && text.len() < 120
                && gold.authors.iter().any(|a| a.len() > 4 && text.to_lowercase().contains(&a.to_lowercase()));
            Label {
                body,
                headline: Some(l.hash) == headline_hash,
                standfirst: here(standfirst),
                byline: here(byline) || (named && !body && Some(l.hash) != headline_hash),
                caption: covered(&captions),
                ignore: covered(&ignore),
            }
        })
        .collect();
    Page {
        id: record.id,
        set: set.into(),
        site: record.site,
        headed: headline.is_some(),
        signed: byline.is_some(),
        weight: if set.starts_with("news") { 1.0 } else { 0.6 },
        text: record.text,
        looks: layout::features::Looks::new(&lines),
        lines,
        labels,
    }
}

#[derive(Deserialize)]
struct Plain {
    id: String,
    text: String,
}

/// Files of plain articles, how many of each to learn from, and whether their first line is a headline.
const PLAIN: [(&str, usize, bool); 7] = [
    ("summary/train/bbc", 130, true),
    ("summary/train/cnndm_train", 50, false),
    ("summary/train/newsroom", 250, false),
    ("summary/train/gum_news", 20, true),
    ("quotes/train/polnear", 250, true),
    ("ner/train/restricted_worldwide", 80, false),
    ("time/train/timebank", 60, false),
];

/// Plain articles, every second one with single line ends.
pub fn plain(data: &Path) -> Result<Vec<Page>, String> {
    let mut pages = Vec::new();
    for (set, count, headed) in PLAIN {
        let records: Vec<Plain> = data::read(&data.join(format!("{set}.jsonl.gz")))?;
        let step = (records.len() / count).max(1);
        for (i, record) in records.into_iter().step_by(step).enumerate() {
            let text = if i % 2 == 1 { record.text.replace("\n\n", "\n") } else { record.text };
            let lines = lines(&text);
            let labels = (0..lines.len())
                .map(|i| Label {
                    body: !headed || i > 0,
                    headline: headed && i == 0,
                    // Extractors leave captions in.
                    ignore: lines.lines[i].captioned,
                    ..Label::default()
                })
                .collect();
            pages.push(Page {
                site: format!("{set}{}", i / 10),
                id: record.id,
                set: "plain".into(),
                headed,
                signed: false,
                weight: 1.0,
                text,
                looks: layout::features::Looks::new(&lines),
                lines,
                labels,
            });
        }
    }
    Ok(pages)
}

/// Pages with another article in the place of theirs: the surroundings stay, so that furniture is learnt with more than one
/// story.
pub fn transplant(pages: &[Page], plain: &[Page]) -> Vec<Page> {
    let donors: Vec<&Page> = plain
        .iter()
        .filter(|p| p.headed && p.labels.first().is_some_and(|l| l.headline) && p.lines.len() > 6)
        .collect();
    let hosts = pages.iter().filter(|p| p.headed && p.labels.iter().filter(|l| l.body).count() > 4);
    hosts
        .enumerate()
        .filter_map(|(i, host)| {
            // A stride without a common factor deals out all donors before one comes twice.
            let donor = donors.get(i * 37 % donors.len().max(1))?;
            Some(grafted(host, donor))
        })
        .collect()
}

fn grafted(host: &Page, donor: &Page) -> Page {
    let (mut text, mut pieces): (String, Vec<(Span, Label)>) = (String::new(), Vec::new());
    let mut put = |line: &str, gap: u32, label: Label| {
        text.extend(std::iter::repeat_n('\n', if pieces.is_empty() { 0 } else { gap.max(1) as usize }));
        let start = text.len();
        text.push_str(line);
        pieces.push((Span::new(start, text.len()), label));
    };
    let line = |page: &Page, i: usize| page.lines.lines[i].span.of(&page.text).to_string();
    let body = host.labels.iter().filter(|l| l.body).count();
    let paragraphs = donor.lines.len() - 1;
    let (mut seen, mut given) = (0, 0);
    for (i, &label) in host.labels.iter().enumerate() {
        let gap = host.lines.lines[i].gap;
        if label.headline {
            put(&line(donor, 0), gap, label);
        } else if label.body {
            seen += 1;
            while given < paragraphs * seen / body {
                given += 1;
                put(&line(donor, given), gap, label);
            }
        } else if !label.standfirst {
            put(&line(host, i), gap, label);
        }
    }
    let lines = lines(&text);
    let labels = lines
        .lines
        .iter()
        .map(|l| {
            let i = pieces.partition_point(|(s, _)| s.end <= l.span.start);
            pieces.get(i).filter(|(s, _)| s.overlaps(l.span)).map_or(Label::default(), |(_, label)| *label)
        })
        .collect();
    Page {
        id: host.id.clone(),
        set: host.set.clone(),
        site: host.site.clone(),
        headed: true,
        signed: host.signed,
        weight: host.weight * 0.5,
        text,
        looks: layout::features::Looks::new(&lines),
        lines,
        labels,
    }
}
