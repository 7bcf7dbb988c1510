//! Fits `models/joining.bin`: which entity a pronoun or noun phrase means.
//!
//! Every question the library asks of a dev text of `data/coref` is answered by the gold; each candidate is a row,
//! the candidates of a question alternatives of which one or none is right.
//! Texts are read twice, with the gold's names and with the tagger's. Thresholds come from five-fold cross-validation.

use crate::data;
use crate::joining::{self, Record, bytes_of};
use crate::learn::trees::{Settings, Table, train};
use nutgraf::document::Document;
use nutgraf::entities;
use nutgraf::mentions::features::{FEATURES, View};
use nutgraf::mentions::ranker::Ranker;
use nutgraf::mentions::{Chooser, Discourse, Question, resolve_with};
use nutgraf::models::trees::Trees;
use nutgraf::names::{self, Name};
use nutgraf::quotes;
use nutgraf::syntax;
use nutgraf::{Score, Span};
use std::collections::HashMap;
use std::path::Path;

/// File and how much its texts count: the product reads news.
const FILES: &[(&str, f32)] = &[("gum_news", 1.0), ("meantime", 1.0), ("newsfair", 1.0), ("gum_other", 0.5)];
const FOLDS: usize = 5;
const SLOTS: [&str; 8] = ["he", "she", "it", "they", "person", "organization", "place", "thing"];
const SETTINGS: Settings = Settings {
    classes: 1,
    rounds: 300,
    depth: 4,
    rate: 0.04,
    lambda: 3.0,
    min_child: 3.0,
    rows: 0.7,
    columns: 0.4,
    seed: 4,
};

/// One candidate of one question.
struct Row {
    question: usize,
    features: [f32; FEATURES],
    right: bool,
}

/// One pronoun or noun phrase.
struct Asked {
    fold: usize,
    slot: usize,
    weight: f32,
    news: bool,
    /// The gold links it to an entity.
    linked: bool,
}

#[derive(Default)]
struct Questions {
    asked: Vec<Asked>,
    rows: Vec<Row>,
}

/// Answers from the gold and takes notes.
struct Oracle<'a> {
    /// Gold chain of each entity.
    chains: Vec<Option<usize>>,
    /// Start of a gold pronoun, or of a gold nominal's head → chain.
    gold: &'a HashMap<usize, usize>,
    judged: &'a dyn Fn(Span) -> bool,
    fold: usize,
    weight: f32,
    news: bool,
    out: &'a mut Questions,
}

impl Chooser for Oracle<'_> {
    fn choose(&mut self, discourse: &Discourse, question: &Question, candidates: &[usize]) -> Option<(usize, Score)> {
        let at = discourse.document.tokens[question.token].span;
        let chain = self.gold.get(&at.start).copied();
        let right = |e: &usize| chain.is_some() && self.chains[*e] == chain;
        let answer = candidates.iter().copied().find(right);
        if (self.judged)(at) {
            let view = View::new(discourse, question, candidates);
            let number = self.out.asked.len();
            self.out.asked.push(Asked {
                fold: self.fold,
                slot: question.slot as usize,
                weight: self.weight,
                news: self.news,
                linked: chain.is_some(),
            });
            for (rank, entity) in candidates.iter().enumerate() {
                let features = view.features(*entity, rank);
                self.out.rows.push(Row { question: number, features, right: right(entity) });
            }
        }
        answer.map(|e| (e, Score(1.0)))
    }
}

fn ask(record: &Record, document: &Document, names: &[Name], fold: usize, file: (&str, f32), out: &mut Questions) {
    let bytes = bytes_of(&record.text);
    let span = |(start, end): (usize, usize)| Span::new(bytes[start], bytes[end]);
    let mut gold = HashMap::new();
    let mut gold_names: Vec<(Span, usize)> = Vec::new();
    for (chain, c) in record.chains.iter().enumerate() {
        gold_names.extend(c.anchors.iter().map(|&a| (span(a), chain)));
        for m in &c.mentions {
            if m.kind == "name" {
                gold_names.push((span((m.start, m.end)), chain));
            } else {
                gold.insert(bytes[m.head.0], chain);
            }
        }
    }
    gold_names.sort();
    let joined = names::join(document, names);
    let chains = joined
        .list()
        .iter()
        .map(|entity| {
            let mut votes: Vec<usize> = Vec::new();
            for mention in &entity.mentions {
                votes.extend(gold_names.iter().filter(|(s, _)| s.overlaps(mention.span)).map(|&(_, c)| c).next());
            }
            votes.sort();
            votes.iter().copied().max_by_key(|v| votes.iter().filter(|w| *w == v).count())
        })
        .collect();
    let region = record.region.map_or(Span::new(0, record.text.len()), span);
    let ignore: Vec<Span> = record.ignore.iter().map(|&s| span(s)).collect();
    let judged = |at: Span| region.covers(at) && !ignore.iter().any(|i| i.overlaps(at));
    let mut oracle =
        Oracle { chains, gold: &gold, judged: &judged, fold, weight: file.1, news: file.0 != "gum_other", out };
    let quotes = quotes::find(document, &joined);
    resolve_with(document, joined, &quotes, &mut oracle);
}

fn fit(questions: &Questions, leave_out: usize) -> Vec<u8> {
    let mut table = Table::new(FEATURES);
    for row in &questions.rows {
        let asked = &questions.asked[row.question];
        if asked.fold != leave_out {
            table.push_alternative(&row.features, u8::from(row.right), asked.weight, row.question as u32);
        }
    }
    train(&table, &SETTINGS)
}

/// The best candidate of each question: its score, and whether it is right.
fn best(questions: &Questions, trees: &[Trees]) -> Vec<Option<(f32, bool)>> {
    let mut best: Vec<Option<(f32, bool)>> = questions.asked.iter().map(|_| None).collect();
    for row in &questions.rows {
        let score = trees[questions.asked[row.question].fold].score(&row.features);
        if best[row.question].is_none_or(|(known, _)| known < score) {
            best[row.question] = Some((score, row.right));
        }
    }
    best
}

/// Writes what the whole stage makes of each text with the trees that have not seen it, for `score_joining.py`.
fn predict(data: &Path, trees: &[Trees]) -> Result<(), String> {
    let (mut found, mut given) = (String::new(), String::new());
    for file in FILES {
        for (number, record) in data::read::<Record>(&joining_path(data, file.0))?.iter().enumerate() {
            let document = syntax::read(&record.text, None, &[]);
            let mut ranker = Ranker(&trees[number % FOLDS]);
            for (out, names) in [(&mut given, joining::names(record)), (&mut found, names::tag(&document))] {
                out.push_str(&joining::prediction(record, &entities::join_with(&document, &names, &mut ranker)));
                out.push('\n');
            }
        }
    }
    println!("cross-validated predictions: target/joining.tagger.jsonl, target/joining.gold.jsonl");
    std::fs::write("target/joining.tagger.jsonl", found).map_err(|e| e.to_string())?;
    std::fs::write("target/joining.gold.jsonl", given).map_err(|e| e.to_string())
}

fn joining_path(data: &Path, name: &str) -> std::path::PathBuf {
    data.join(format!("coref/dev/{name}.jsonl.gz"))
}

pub fn run(data: &Path) -> Result<(), String> {
    let mut questions = Questions::default();
    for file in FILES {
        for (number, record) in data::read::<Record>(&joining_path(data, file.0))?.iter().enumerate() {
            let document = syntax::read(&record.text, None, &[]);
            for names in [joining::names(record), names::tag(&document)] {
                ask(record, &document, &names, number % FOLDS, *file, &mut questions);
            }
        }
    }
    println!("{} questions, {} candidates", questions.asked.len(), questions.rows.len());
    let trees: Vec<Trees> = (0..FOLDS).map(|fold| Trees::read(&fit(&questions, fold))).collect();
    let best = best(&questions, &trees);
    println!("least log-odds: precision/recall on news by five-fold cross-validation, the earlier answers given");
    for (slot, name) in SLOTS.iter().enumerate() {
        print!("{name:>12}");
        for least in [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5] {
            let (mut right, mut given, mut gold) = (0, 0, 0);
            for (asked, best) in questions.asked.iter().zip(&best) {
                if asked.slot != slot || !asked.news {
                    continue;
                }
                gold += usize::from(asked.linked);
                if let Some((_, is_right)) = best.filter(|(score, _)| *score >= least) {
                    given += 1;
                    right += usize::from(is_right);
                }
            }
            let share = |n: usize, of: usize| 100.0 * n as f32 / of.max(1) as f32;
            print!("  {least:+}: {:.0}/{:.0}", share(right, given), share(right, gold));
        }
        println!();
    }
    predict(data, &trees)?;
    let bytes = fit(&questions, FOLDS);
    println!("models/joining.bin: {} bytes", bytes.len());
    std::fs::write("models/joining.bin", bytes).map_err(|e| e.to_string())
}
