//! Builds `models/entities.lexicon.bin`: word clusters, lists of names, and how often a word has a small letter.

use crate::data;
use flate2::read::GzDecoder;
use nutgraf::document;
use nutgraf::document::clusters::{BUCKET_BITS, CLUSTERS, WordClusters};
use nutgraf::document::words::{self, Case};
use nutgraf::names::tagger::units::Reading;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::{BufRead, BufReader};
use std::path::Path;

#[derive(Deserialize)]
struct Text {
    text: String,
}

/// Texts whose small and capital letters are counted.
const COUNTED: [&str; 7] = [
    "ner/train/open_gmb",
    "ner/train/open_redocred",
    "ner/train/open_wikigold",
    "quotes/train/polnear",
    "summary/train/cnndm_val",
    "summary/train/newsroom",
    "summary/train/bbc",
];
const COUNTED_RESTRICTED: [&str; 2] = ["ner/train/restricted_conll2003", "ner/train/restricted_worldwide"];

#[derive(Clone, Copy)]
struct Entry {
    cluster: u16,
    flags: u16,
    prior: u8,
}

const NO_WORD: Entry = Entry { cluster: WordClusters::NO_CLUSTER, flags: 0, prior: 0 };

/// The bytes that `WordClusters::read` takes, with clusters for the `words` commonest words; `priors` holds for words, by hash,
/// how often they were no name and each of the types; one that is met `often` has a row without a cluster.
pub fn build(
    data: &Path,
    open_only: bool,
    words: usize,
    priors: &BTreeMap<u32, [f32; 5]>,
    often: f32,
) -> Result<Vec<u8>, String> {
    let lists = data.join("lexicons");
    let mut entries: BTreeMap<(usize, u8), Entry> = BTreeMap::new();
    let mut put = |hash: u32, cluster: Option<u16>, flags: u16| {
        let entry = entries.entry(WordClusters::key(hash)).or_insert(NO_WORD);
        if let Some(cluster) = cluster
            && entry.cluster == WordClusters::NO_CLUSTER
        {
            entry.cluster = cluster;
        }
        entry.flags |= flags;
    };
    let mut levels = vec![0u8; 2 * CLUSTERS];
    let mut known = std::collections::HashSet::new();
    for row in rows(&lists.join("glove_clusters_80k.tsv.gz"))?.iter().take(words) {
        let number = |n: usize| row[n].parse::<u16>().map_err(|e| e.to_string());
        let fine = number(1)?;
        if usize::from(fine) < CLUSTERS {
            levels[2 * usize::from(fine)] = number(2)? as u8;
            levels[2 * usize::from(fine) + 1] = number(3)? as u8;
        }
        known.insert(row[0].clone());
        put(words::hash(&row[0]), Some(fine), 0);
    }
    let name = |form: &str| {
        let parts: Vec<u32> = form.split([' ', '-']).filter(|p| !p.is_empty()).map(words::hash).collect();
        parts[1..].iter().fold(parts[0], |a, &b| words::chain(a, b))
    };
    for row in rows(&lists.join("cities15000.tsv.gz"))? {
        let population: u32 = row[2].parse().unwrap_or(0);
        if population >= 40_000 || known.contains(&row[0].to_lowercase()) {
            put(name(&row[0]), None, WordClusters::CITY);
        }
    }
    for row in rows(&lists.join("countries_states.tsv.gz"))? {
        put(name(&row[0]), None, WordClusters::COUNTRY);
        if row.len() > 2 && !row[2].is_empty() {
            put(name(&row[2]), None, WordClusters::CITY);
        }
    }
    for row in rows(&lists.join("us_first_names.tsv.gz"))? {
        let share = |n: usize| row[n].parse::<f32>().unwrap_or(0.0);
        let (male, female) = (share(1), share(2));
        let flags = if male * 10.0 > female { WordClusters::MALE } else { 0 }
            | if female * 10.0 > male { WordClusters::FEMALE } else { 0 };
        put(name(&row[0]), None, flags);
    }
    for (n, row) in rows(&lists.join("us_last_names.tsv.gz"))?.iter().enumerate() {
        if n < 5_000 || (n < 40_000 && known.contains(&row[0].to_lowercase())) {
            put(name(&row[0]), None, WordClusters::SURNAME);
        }
    }
    let mut counts: HashMap<u32, [u32; 2]> = HashMap::new();
    for file in COUNTED.iter().chain(COUNTED_RESTRICTED.iter().filter(|_| !open_only)) {
        count(&data.join(format!("{file}.jsonl.gz")), &mut counts)?;
    }
    for (hash, [lower, capital]) in counts {
        let share = f64::from(lower) / f64::from((lower + capital).max(1));
        let flag = match () {
            _ if lower >= 3 && share > 0.85 => WordClusters::MOSTLY_LOWER,
            _ if lower >= 2 && share > 0.1 => WordClusters::SOMETIMES_LOWER,
            _ => continue,
        };
        if let Some(entry) = entries.get_mut(&WordClusters::key(hash)) {
            entry.flags |= flag;
        }
    }
    for (&hash, counts) in priors {
        let (all, prior) = (counts.iter().sum::<f32>(), prior(counts));
        if all >= often && (2..6).contains(&prior) {
            entries.entry(WordClusters::key(hash)).or_insert(NO_WORD);
        }
        if let Some(entry) = entries.get_mut(&WordClusters::key(hash)) {
            entry.prior = prior;
        }
    }
    for (hash, prior) in known_names() {
        let entry = entries.entry(WordClusters::key(hash)).or_insert(NO_WORD);
        if entry.prior == 0 {
            entry.prior = prior;
        }
    }
    println!("lexicon: {} rows", entries.len());
    Ok(write(&levels, &entries))
}

/// The words of `known.txt` by hash, each with its prior.
fn known_names() -> Vec<(u32, u8)> {
    let (mut list, mut prior) = (Vec::new(), 0);
    for line in include_str!("known.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match ["person", "organization", "place", "misc"].iter().position(|&kind| kind == line) {
            Some(kind) => prior = 2 + kind as u8,
            None => list.extend(line.split(' ').map(|word| (words::hash(word), prior))),
        }
    }
    list
}

/// One of [`PRIORS`].
fn prior(counts: &[f32; 5]) -> u8 {
    let all: f32 = counts.iter().sum();
    let most = (0..5).fold(0, |a, b| if counts[b] > counts[a] { b } else { a });
    match () {
        _ if all < 1.5 => 0,
        _ if counts[most] >= 0.65 * all => 1 + most as u8,
        _ if counts[2] + counts[3] >= 0.75 * all => 6,
        _ => 7,
    }
}

fn write(levels: &[u8], entries: &BTreeMap<(usize, u8), Entry>) -> Vec<u8> {
    let mut buckets = vec![0u8; 1 << BUCKET_BITS];
    let mut columns: [Vec<u8>; 4] = Default::default();
    for (&(bucket, rest), entry) in entries {
        buckets[bucket] += 1;
        columns[0].push(rest);
        columns[1].push(entry.prior << 2 | (entry.cluster >> 8) as u8);
        columns[2].push(entry.cluster as u8);
        columns[3].push(entry.flags as u8);
    }
    let mut bytes = levels.to_vec();
    bytes.extend(buckets);
    columns.iter().for_each(|c| bytes.extend(c));
    bytes
}

/// How often each word stands with a small and with a capital letter inside sentences.
fn count(path: &Path, counts: &mut HashMap<u32, [u32; 2]>) -> Result<(), String> {
    for text in data::read::<Text>(path)? {
        let document = document::read(&text.text, None, &[]);
        let reading = Reading::new(&document);
        for (i, unit) in reading.units.iter().enumerate() {
            let word = reading.word(i);
            match word.case {
                Case::Lower => counts.entry(word.lower).or_default()[0] += 1,
                Case::Initial if !unit.first => counts.entry(word.lower).or_default()[1] += 1,
                _ => {}
            }
        }
    }
    Ok(())
}

fn rows(path: &Path) -> Result<Vec<Vec<String>>, String> {
    let file = std::fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = BufReader::new(GzDecoder::new(file)).lines();
    let rows: Result<Vec<String>, _> = lines.collect();
    Ok(rows
        .map_err(|e| e.to_string())?
        .iter()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split('\t').map(String::from).collect())
        .collect())
}
