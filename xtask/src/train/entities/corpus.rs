//! Annotated documents, and copies of some with headlines in capitals.

use crate::data;
use nutgraf::Span;
use nutgraf::document;
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<Entity>,
    #[serde(default)]
    no_misc: bool,
}

#[derive(Deserialize)]
struct Entity {
    start: usize,
    end: usize,
    r#type: String,
}

/// A document with its names, in bytes.
#[derive(Clone)]
pub struct Record {
    pub text: String,
    /// Place and type (0 to 3), in text order.
    pub names: Vec<(Span, usize)>,
    pub no_misc: bool,
    /// Sentences outside these are context only; empty = all count.
    pub only: Vec<Span>,
}

impl Record {
    /// A text that nobody has labelled.
    pub const fn plain(text: String) -> Self {
        Self { text, names: Vec::new(), no_misc: false, only: Vec::new() }
    }

    /// Pieces of two sentences, as somebody may paste them: what stands before and after them is not known.
    pub fn pieces(&self) -> Vec<Self> {
        let document = document::read(&self.text, None, &[]);
        let sentences = document.sentences.chunks_exact(2).step_by(PIECE_EVERY);
        let spans = sentences.map(|pair| Span::new(pair[0].span.start, pair[1].span.end));
        spans
            .map(|span| {
                let own = self.names.iter().filter(|(name, _)| span.covers(*name));
                let shift = |name: Span| Span::new(name.start - span.start, name.end - span.start);
                Self {
                    text: span.of(&self.text).to_owned(),
                    names: own.map(|&(name, kind)| (shift(name), kind)).collect(),
                    no_misc: self.no_misc,
                    only: Vec::new(),
                }
            })
            .collect()
    }

    /// Whether what stands at `span` is learnt from.
    pub fn counts(&self, span: Span) -> bool {
        self.only.is_empty() || self.only.iter().any(|o| o.overlaps(span))
    }
}

const OPEN: [&str; 4] = ["open_wikigold", "open_redocred", "open_wnut17", "open_crossner_politics"];
/// How many of them help beside the restricted sets; tweets and lone sentences do harm there.
const OPEN_BESIDE: usize = 2;
const RESTRICTED: [&str; 2] = ["restricted_conll2003", "restricted_worldwide"];
/// News of today from all over the world, nearest to what readers paste.
const COUNTS_TWICE: &str = "restricted_worldwide";
const DEV: [&str; 2] = ["conll2003_testa", "worldwide_dev"];

/// Training documents, `part` of each file, without those of a fold.
pub fn train(data: &Path, open_only: bool, part: f64, fold: Option<usize>) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for name in files(open_only) {
        let mut list = read(&data.join("ner/train").join(format!("{name}.jsonl.gz")))?;
        list.truncate((list.len() as f64 * part) as usize);
        if let Some(fold) = fold {
            let count = list.len();
            let mut number = 0..;
            list.retain(|_| number.next().is_some_and(|n| fold_of(name, n, count) != fold));
        }
        if name == COUNTS_TWICE {
            records.extend(list.iter().cloned());
        }
        records.append(&mut list);
    }
    add_copies(&mut records);
    Ok(records)
}

/// The documents of a fold, each once.
pub fn held_out(data: &Path, fold: usize) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for name in files(false) {
        let list = read(&data.join("ner/train").join(format!("{name}.jsonl.gz")))?;
        let count = list.len();
        let own = list.into_iter().enumerate().filter(|(n, _)| fold_of(name, *n, count) == fold);
        records.extend(own.map(|(_, record)| record));
    }
    add_copies(&mut records);
    Ok(records)
}

fn files(open_only: bool) -> Vec<&'static str> {
    match open_only {
        true => OPEN.to_vec(),
        false => RESTRICTED.iter().chain(&OPEN[..OPEN_BESIDE]).copied().collect(),
    }
}

/// One pair of sentences in so many is a piece.
const PIECE_EVERY: usize = 4;

/// Parts of the training texts that a tagger may leave out.
pub const FOLDS: usize = 3;

/// The fold of document number `n`. Reuters tells a story again and again: its files are cut into runs.
fn fold_of(file: &str, n: usize, count: usize) -> usize {
    if file == RESTRICTED[0] { n * FOLDS / count } else { n % FOLDS }
}

fn add_copies(records: &mut Vec<Record>) {
    let copies: Vec<Record> = records.iter().enumerate().filter_map(|(i, record)| recased(record, i)).collect();
    records.extend(copies);
}

pub fn dev(data: &Path) -> Result<Vec<(&'static str, Vec<Record>)>, String> {
    DEV.iter().map(|name| Ok((*name, read(&data.join("ner/dev").join(format!("{name}.jsonl.gz")))?))).collect()
}

fn read(path: &Path) -> Result<Vec<Record>, String> {
    Ok(data::read::<Line>(path)?.into_iter().map(record).collect())
}

fn record(line: Line) -> Record {
    let bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let kind = |name: &str| ["person", "organization", "place", "misc"].iter().position(|&k| k == name);
    let mut names: Vec<_> = line
        .entities
        .iter()
        .filter_map(|e| Some((Span::new(bytes[e.start], bytes[e.end]), kind(&e.r#type)?)))
        .collect();
    names.sort();
    Record { text: line.text, names, no_misc: line.no_misc, only: Vec::new() }
}

/// A copy of every third document, its first sentence and a few others written as headlines are.
fn recased(record: &Record, i: usize) -> Option<Record> {
    if !i.is_multiple_of(3) || record.text.len() < 400 {
        return None;
    }
    let document = document::read(&record.text, None, &[]);
    let capitals = i.is_multiple_of(2);
    let only: Vec<Span> =
        document.sentences.iter().enumerate().filter(|(s, _)| s % 6 == 0).map(|(_, s)| s.span).collect();
    let mut text = String::with_capacity(record.text.len());
    let mut at = 0;
    for span in &only {
        text.push_str(&record.text[at..span.start]);
        let sentence = span.of(&record.text);
        for word in sentence.split_inclusive([' ', '\n', '-']) {
            let small =
                matches!(word.trim(), "a" | "an" | "and" | "at" | "by" | "for" | "in" | "of" | "on" | "the" | "to");
            for (n, c) in word.chars().enumerate() {
                text.push(if capitals || (n == 0 && !small) { upper(c) } else { c });
            }
        }
        at = span.end;
    }
    text.push_str(&record.text[at..]);
    Some(Record { text, names: record.names.clone(), no_misc: record.no_misc, only })
}

/// The capital of `c` where it is as long.
fn upper(c: char) -> char {
    let mut all = c.to_uppercase();
    match (all.next(), all.next()) {
        (Some(u), None) if u.len_utf8() == c.len_utf8() => u,
        _ => c,
    }
}
