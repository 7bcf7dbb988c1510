//! Fits the second look at names: `models/review.bin`.
//!
//! `cargo xtask train review [--folds DIR] [--silver FILE] [--data DIR] [--weights DIR] [--out DIR]`. In `DIR/0`, `DIR/1` … lie
//! taggers that have not seen a part of the texts (`cargo xtask train entities --fold N --out DIR/N`), so that what they say of that
//! part is as doubtful as what the shipped tagger says of new texts; without `--folds` they are fitted first. `--silver` takes what a
//! teacher says of plain news. `--weights` names the folder of a tagger that is not built in yet.

use super::entities::corpus::{self, FOLDS, Record};
use super::entities::silver::{self, Said};
use super::entities::{examples, export, number, option};
use crate::learn::trees::{Settings, Table, train_mean};
use nutgraf::document::Document;
use nutgraf::document::clusters::WordClusters;
use nutgraf::models::trees::Trees;
use nutgraf::names::passes::{self, Context};
use nutgraf::names::review::evidence::Evidence;
use nutgraf::names::review::features::Row;
use nutgraf::names::review::{CLASSES, choose};
use nutgraf::names::tagger::candidates::Candidate;
use nutgraf::names::tagger::lattice::{Odds, is_open};
use nutgraf::names::tagger::units::Reading;
use nutgraf::names::tagger::weights::Weights;
use nutgraf::names::tagger::{self, TYPES};
use nutgraf::syntax;
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A tagger from a folder.
struct Tagger {
    weights: Weights,
    odds: Odds,
    lexicon: &'static WordClusters,
}

impl Tagger {
    fn read(folder: &Path) -> Result<Self, String> {
        let bytes = |name: &str| -> Result<&'static [u8], String> {
            let path = folder.join(name);
            Ok(std::fs::read(&path).map_err(|e| format!("{}: {e}", path.display()))?.leak())
        };
        let weights = Weights::read(bytes("entities.bin")?);
        let odds = Odds::new(&weights.transitions);
        let lexicon = Box::leak(Box::new(WordClusters::read(bytes("entities.lexicon.bin")?)));
        Ok(Self { weights, odds, lexicon })
    }

    fn document<'t>(&self, text: &'t str) -> Document<'t> {
        let mut document = syntax::read(text, None, &[]);
        document.words.use_clusters(self.lexicon);
        document
    }
}

pub fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let folds = match option(args, "--folds") {
        Some(folds) => folds.to_owned(),
        None => fit_folds(data, args)?,
    };
    let mut table: Option<Table> = None;
    let silver = match option(args, "--silver") {
        Some(labels) => silver::labelled(data, Path::new(labels))?,
        None => Vec::new(),
    };
    let weight = number(args, "--silver-weight", 0.7);
    for fold in 0..FOLDS {
        let tagger = Tagger::read(&Path::new(&folds).join(fold.to_string()))?;
        for record in corpus::held_out(data, fold)? {
            add(&mut table, &tagger, &record, 1.0);
            if record.only.is_empty() {
                let weight = number(args, "--piece-weight", 0.3);
                record.pieces().iter().for_each(|piece| add(&mut table, &tagger, piece, weight));
            }
        }
        for (text, said) in silver.iter().skip(fold).step_by(FOLDS) {
            add_likely(&mut table, &tagger, text, said, weight);
        }
    }
    let mut table = table.ok_or("no candidates")?;
    table.skip = number(args, "--skip", 0.0);
    println!("{} candidates, {} features", table.labels.len(), table.features);
    let settings = Settings {
        classes: CLASSES,
        rounds: number(args, "--rounds", 70),
        depth: number(args, "--depth", 4),
        rate: number(args, "--rate", 0.18),
        lambda: number(args, "--lambda", 2.0),
        min_child: number(args, "--child", 5.0),
        rows: 0.7,
        columns: 0.4,
        seed: 1,
    };
    let started = std::time::Instant::now();
    let mut bytes = train_mean(&table, &settings, number(args, "--forests", 2));
    println!("{:.0} s, {} bytes, {} brotli", started.elapsed().as_secs_f32(), bytes.len(), export::brotli_size(&bytes));
    let out = Path::new(option(args, "--out").unwrap_or("models"));
    std::fs::create_dir_all(out).map_err(|e| e.to_string())?;
    let tagger = Tagger::read(Path::new(option(args, "--weights").unwrap_or("models")))?;
    lean_to_names(&mut bytes, number(args, "--lean", LEAN));
    std::fs::write(out.join("review.bin"), &bytes).map_err(|e| e.to_string())?;
    let trees = Trees::read(&bytes);
    for (name, records) in &corpus::dev(data)? {
        println!("{name}: {}", score(records, &tagger, &trees));
    }
    Ok(())
}

/// Fits a tagger for each fold; where they lie.
fn fit_folds(data: &Path, args: &[String]) -> Result<String, String> {
    let folder = "target/folds";
    for fold in 0..FOLDS {
        let mut own = vec!["--fold".to_owned(), fold.to_string(), "--out".to_owned(), format!("{folder}/{fold}")];
        if let Some(labels) = option(args, "--silver") {
            own.extend(["--silver".to_owned(), labels.to_owned()]);
        }
        super::entities::run(data, &own)?;
    }
    Ok(folder.to_owned())
}

/// Lowers the score of no name from which the trees start: gold leaves out names that it has elsewhere, and readers miss a name
/// more than they mind one too many.
fn lean_to_names(file: &mut [u8], lean: f32) {
    let at = BASE_SCORES + 4 * (CLASSES - 1);
    if let Some(base) = file.get_mut(at..at + 4) {
        let score = f32::from_le_bytes([base[0], base[1], base[2], base[3]]) - lean;
        base.copy_from_slice(&score.to_le_bytes());
    }
}

/// Where the file of a forest has the scores that it starts from.
const BASE_SCORES: usize = 12;

/// Adds the doubtful candidates of a text that people labelled.
fn add(table: &mut Option<Table>, tagger: &Tagger, record: &Record, weight: f32) {
    let document = tagger.document(&record.text);
    let reading = Reading::new(&document);
    let gold = spans(&examples::gold(record, &reading));
    add_rows(table, tagger, &document, &reading, |candidate, push| {
        let span = reading.span(candidate.first as usize..candidate.end as usize);
        if record.counts(span) {
            push(class(candidate, &gold), weight);
        }
    });
}

/// Adds those of a text that a teacher labelled: for each class that it holds possible, a row.
fn add_likely(table: &mut Option<Table>, tagger: &Tagger, text: &str, said: &Said, weight: f32) {
    let document = tagger.document(text);
    let reading = Reading::new(&document);
    add_rows(table, tagger, &document, &reading, |candidate, push| {
        let (first, last) = (candidate.first as usize, candidate.end as usize - 1);
        let mut rest = 1.0;
        for kind in 0..TYPES.len() {
            let label = |unit: usize| match (unit == first, unit == last) {
                (true, true) => 4,
                (true, false) => 1,
                (false, false) => 2,
                (false, true) => 3,
            };
            let least = (first..=last).map(|unit| said[unit][4 * kind + label(unit)]).min().unwrap_or(0);
            let likely = f32::from(least) / 255.0;
            rest -= likely;
            if likely > LEAST {
                push(kind as u8, weight * likely);
            }
        }
        if rest > LEAST {
            push(CLASSES as u8 - 1, weight * rest);
        }
    });
}

/// What [`lean_to_names`] takes away, in log-odds.
const LEAN: f32 = 0.3;
/// A class that a teacher holds less likely is no row.
const LEAST: f32 = 0.1;

/// Adds the doubtful candidates of a text, in the classes and with the weights that `label` gives.
fn add_rows(
    table: &mut Option<Table>,
    tagger: &Tagger,
    document: &Document,
    reading: &Reading,
    label: impl Fn(&Candidate, &mut dyn FnMut(u8, f32)),
) {
    let candidates = tagger::candidates_with(reading, &tagger.weights, &tagger.odds);
    let evidence = Evidence::new(reading, &candidates);
    let mut row = Row::default();
    for (i, candidate) in candidates.iter().enumerate().filter(|(i, _)| evidence.is_doubtful(*i)) {
        row.names = table.is_none().then(Vec::new);
        row.fill(document, reading, &evidence, i);
        let table = table.get_or_insert_with(|| {
            let mut table = Table::new(row.values().len());
            table.names = row.names.take().unwrap_or_default();
            table
        });
        label(candidate, &mut |class, weight| table.push(row.values(), class, weight));
    }
}

/// The names of a text by their units, with their types.
fn spans(labels: &[u8]) -> HashMap<(u32, u32), u8> {
    let (mut found, mut start) = (HashMap::new(), 0);
    for (unit, &label) in labels.iter().enumerate().filter(|(_, l)| **l != 0) {
        let label = usize::from(label);
        let (kind, position) = nutgraf::names::tagger::lattice::parts(label);
        if matches!(position, 0 | 3) {
            start = unit;
        }
        if !is_open(label) {
            found.insert((start as u32, unit as u32 + 1), kind as u8);
        }
    }
    found
}

fn class(candidate: &Candidate, gold: &HashMap<(u32, u32), u8>) -> u8 {
    gold.get(&(candidate.first, candidate.end)).copied().unwrap_or(CLASSES as u8 - 1)
}

/// F1 of all types and without misc: of the tagger, after the second look, and each of them after the passes; and of the extents.
fn score(records: &[Record], tagger: &Tagger, trees: &Trees) -> String {
    let mut tallies = [[[0usize; 3]; 5]; 4];
    let (mut seen, mut doubtful) = (0, 0);
    for record in records {
        let document = tagger.document(&record.text);
        let reading = Reading::new(&document);
        let candidates = tagger::candidates_with(&reading, &tagger.weights, &tagger.odds);
        let evidence = Evidence::new(&reading, &candidates);
        seen += candidates.len();
        doubtful += (0..candidates.len()).filter(|&i| evidence.is_doubtful(i)).count();
        let tagged = tagger::tag_with(&reading, &tagger.weights, &tagger.odds);
        let chosen = choose(&document, &reading, &candidates, trees);
        let context = Context { document: &document, reading: &reading };
        let corrected = [&tagged, &chosen].map(|names| {
            let mut names = names.clone();
            passes::apply_with(&context, &mut names);
            names
        });
        let gold: HashSet<_> = record.names.iter().map(|(s, k)| (s.start, s.end, *k)).collect();
        let extents: HashSet<_> = gold.iter().map(|g| (g.0, g.1)).collect();
        for (tally, names) in tallies.iter_mut().zip([&tagged, &corrected[0], &chosen, &corrected[1]]) {
            gold.iter().for_each(|g| tally[g.2][2] += 1);
            for name in names {
                let Some(kind) = TYPES.iter().position(|t| *t == name.kind) else { continue };
                tally[kind][1] += 1;
                tally[kind][0] += usize::from(gold.contains(&(name.span.start, name.span.end, kind)));
                tally[4][0] += usize::from(extents.contains(&(name.span.start, name.span.end)));
            }
        }
    }
    let f1 = |hit: usize, found: usize, gold: usize| 200.0 * hit as f64 / (found + gold).max(1) as f64;
    let line = |(name, tally): (&str, &[[usize; 3]; 5])| {
        let sum = |n: usize, kinds: std::ops::Range<usize>| tally[kinds].iter().map(|t| t[n]).sum::<usize>();
        let of = |kinds: std::ops::Range<usize>| f1(sum(0, kinds.clone()), sum(1, kinds.clone()), sum(2, kinds));
        let each: Vec<String> = (0..4).map(|k| format!("{:.1}", of(k..k + 1))).collect();
        let extents = f1(tally[4][0], sum(1, 0..4), sum(2, 0..4));
        format!("\n  {name:<20}{:.2} / {:.2}  {}  extents {extents:.2}", of(0..4), of(0..3), each.join(" "))
    };
    let names = ["tagger", "tagger, passes", "review", "review, passes"];
    let lines: String = names.into_iter().zip(&tallies).map(line).collect();
    format!("{seen} candidates, {doubtful} doubtful{lines}")
}
