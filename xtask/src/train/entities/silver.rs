//! Plain news for a teacher to label: its texts, and every text's units as the teacher reads them.

use super::corpus::Record;
use super::examples;
use crate::data;
use nutgraf::document;
use nutgraf::document::clusters::WordClusters;
use nutgraf::names::tagger::units::Reading;
use nutgraf::names::tagger::weights::LABELS;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufWriter, Write};
use std::path::Path;

#[derive(Deserialize)]
struct Text {
    text: String,
}

/// News without labels of names that count; none of it is in a test set of names.
const FILES: [&str; 8] = [
    "summary/train/cnndm_train",
    "summary/train/cnndm_val",
    "summary/train/newsroom",
    "summary/train/bbc",
    "quotes/train/polnear",
    "keyphrases/train/kpcrowd",
    "time/train/timebank",
    "ner/train/open_gmb",
];

/// Shorter texts are lone sentences.
const SHORTEST: usize = 400;
/// Of longer texts the rest is left out.
const LONGEST: usize = 8_000;

/// The texts, in one order.
pub fn texts(data: &Path) -> Result<Vec<String>, String> {
    let mut texts = Vec::new();
    for file in FILES {
        for Text { mut text } in data::read::<Text>(&data.join(format!("{file}.jsonl.gz")))? {
            if text.len() > LONGEST {
                let end = text[..text.floor_char_boundary(LONGEST)].rfind('\n').unwrap_or(0);
                text.truncate(end);
            }
            if text.len() >= SHORTEST {
                texts.push(text);
            }
        }
    }
    Ok(texts)
}

/// What a teacher said of the units of a text: how likely it holds each label, in 1/255.
pub type Said = Vec<[u8; LABELS]>;

/// The texts with what a teacher said of them.
pub fn labelled(data: &Path, labels: &Path) -> Result<Vec<(String, Said)>, String> {
    let bytes = std::fs::read(labels).map_err(|e| format!("{}: {e}", labels.display()))?;
    let mut rest: &[[u8; LABELS]] = bytes.as_chunks().0;
    let mut list = Vec::new();
    for text in texts(data)? {
        let document = document::read(&text, None, &[]);
        let count = Reading::new(&document).units.len();
        let (own, others) = rest.split_at_checked(count).ok_or("the teacher read other texts")?;
        list.push((text, own.to_vec()));
        rest = others;
    }
    Ok(list)
}

/// For each capitalised word of `texts`, by hash, how often it was no name and each of the types.
pub fn priors(texts: &[String], labels: &[[u8; LABELS]]) -> BTreeMap<u32, [f32; 5]> {
    let mut counts = BTreeMap::new();
    let mut next = 0;
    for text in texts {
        let document = document::read(text, None, &[]);
        let reading = Reading::new(&document);
        for (i, likely) in labels[next..].iter().take(reading.units.len()).enumerate() {
            let word = reading.word(i);
            if word.case.is_capital() {
                let counts: &mut [f32; 5] = counts.entry(word.lower).or_default();
                for (label, &said) in likely.iter().enumerate() {
                    counts[label.div_ceil(4)] += f32::from(said) / 255.0;
                }
            }
        }
        next += reading.units.len();
    }
    counts
}

/// A document as the teacher reads it.
#[derive(Serialize)]
struct Units<'t> {
    words: Vec<&'t str>,
    /// Bit 0: first of its sentence; bit 1: first of its line; bit 2: no space before it; bit 3: the tagger looks at it.
    flags: Vec<u8>,
    /// Empty where nobody knows.
    labels: Vec<u8>,
}

/// Writes a line of units for each record; labels where `labelled`.
pub fn write_units<'r>(
    path: &Path,
    records: impl Iterator<Item = &'r Record>,
    lexicon: &'static WordClusters,
    labelled: bool,
) -> Result<(), String> {
    let say = |e: std::io::Error| format!("{}: {e}", path.display());
    let mut out = BufWriter::new(std::fs::File::create(path).map_err(say)?);
    let mut count = 0;
    for record in records {
        let mut document = document::read(&record.text, None, &[]);
        document.words.use_clusters(lexicon);
        let reading = Reading::new(&document);
        let mut end = 0;
        let (mut words, mut flags) = (Vec::new(), Vec::new());
        for line in &reading.sentences {
            for i in line.units.clone() {
                let unit = &reading.units[i];
                let (from, to) = (unit.start as usize, unit.end as usize);
                let gap = &record.text[end..from];
                let new_line = end == 0 || gap.contains('\n');
                words.push(&record.text[from..to]);
                flags.push(
                    u8::from(i == line.units.start)
                        | u8::from(new_line) << 1
                        | u8::from(gap.is_empty()) << 2
                        | u8::from(unit.active) << 3,
                );
                end = to;
            }
        }
        count += words.len();
        let labels = if labelled { examples::gold(record, &reading) } else { Vec::new() };
        serde_json::to_writer(&mut out, &Units { words, flags, labels }).map_err(|e| e.to_string())?;
        out.write_all(b"\n").map_err(say)?;
    }
    println!("{}: {count} units", path.display());
    Ok(())
}
