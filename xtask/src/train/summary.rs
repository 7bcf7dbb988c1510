//! Fits `models/summary.bin`: what a term and a sentence are worth in a summary.
//!
//! Labels: for terms, whether the reference has the word; for sentences, whether the greedy oracle (Nallapati et al. 2017)
//! takes it, and which share of its word pairs the reference has. The sentence forests are trained on what term forests
//! say of articles they have not seen (five folds), and the same folds give the figures for the card.

mod articles;
mod porter;
mod readability;
mod rouge;

use crate::data;
use crate::learn::trees::{self, Settings, Table};
use articles::{Article, Record};
use nutgraf::models::features::ranking as most_important;
use nutgraf::models::trees::{Trees, probability};
use nutgraf::summary::features::{self, SentenceFeatures, TermFeatures};
use nutgraf::summary::model::{Model, PRIOR_UNIT, Priors};
use nutgraf::summary::passes::Active;
use nutgraf::summary::ranking::{self, Ranks};
use nutgraf::summary::selection::{Limit, Tuning};
use rouge::Stems;
use std::collections::BTreeMap;
use std::path::Path;

const TRAIN: &[&str] = &["train/cnndm_val", "train/cnndm_train", "train/newsroom", "train/gum_news"];
const DEV: &[&str] = &["dev/cnndm_val", "dev/newsroom", "dev/bbc"];
/// Development articles are out of all five.
const FOLDS: usize = 5;

const TERMS: Settings = Settings {
    classes: 1,
    rounds: 60,
    depth: 5,
    rate: 0.2,
    lambda: 5.0,
    min_child: 20.0,
    rows: 0.8,
    columns: 0.5,
    seed: 1,
};
const SENTENCES: Settings = Settings {
    classes: 1,
    rounds: 200,
    depth: 3,
    rate: 0.05,
    lambda: 10.0,
    min_child: 10.0,
    rows: 0.6,
    columns: 0.3,
    seed: 1,
};
const PRECISION: Settings = Settings { rounds: 150, rate: 0.06, min_child: 5.0, ..SENTENCES };
/// How many of the most important features are printed.
const SHOWN: usize = 12;
/// Articles that a word must stand in to have a prior of its own.
const COMMON: f32 = 60.0;

pub fn run(data: &Path) -> Result<(), String> {
    let read = |names: &[&'static str]| -> Result<Vec<(&'static str, Vec<Record>)>, String> {
        names.iter().map(|n| Ok((*n, data::read(&data.join("summary").join(format!("{n}.jsonl.gz")))?))).collect()
    };
    let (train, dev) = (read(TRAIN)?, read(DEV)?);
    let mut stems = Stems::default();
    let mut articles: Vec<Article> = Vec::new();
    for (source, records) in train.iter().chain(&dev) {
        for (i, record) in records.iter().enumerate() {
            let fold = if source.starts_with("dev") { FOLDS } else { i % FOLDS };
            articles.push(Article::read(source, fold, record, &mut stems));
        }
    }
    println!("{} articles read", articles.len());

    let term_models: Vec<(Vec<u8>, Vec<u8>)> = (0..=FOLDS).map(|fold| fit_terms(&articles, fold)).collect();
    let coverage: Vec<Vec<[f32; 2]>> = {
        let models: Vec<Model> = term_models.iter().map(|(t, p)| Model::read_terms(&bundle(t, None, p))).collect();
        articles.iter().map(|a| ranking::coverage(&a.story(), &models[a.fold])).collect()
    };
    let rows: Vec<Vec<SentenceFeatures>> =
        articles.iter().zip(&coverage).map(|(a, coverage)| features::sentences(&a.story(), coverage)).collect();
    let forests: Vec<[Vec<u8>; 2]> = (0..=FOLDS).map(|fold| fit_sentences(&articles, &rows, fold)).collect();
    let read: Vec<[Trees; 2]> = forests.iter().map(|f| [Trees::read(&f[0]), Trees::read(&f[1])]).collect();
    let ranks: Vec<Ranks> = (articles.iter().zip(&rows).zip(coverage))
        .map(|((article, rows), coverage)| {
            let ask = |forest: &Trees| rows.iter().map(|f| probability(forest.score(&f.row()))).collect();
            let [scores, precision] = &read[article.fold];
            let editing = rows.iter().map(ranking::edited).collect();
            Ranks { scores: ask(scores), editing, precision: ask(precision), coverage }
        })
        .collect();

    figures(&articles, &ranks);
    let (terms, priors) = &term_models[FOLDS];
    let [scores, precision] = &read[FOLDS];
    for (name, forest, names) in [
        ("terms", &Trees::read(terms), TermFeatures::NAMES),
        ("sentences", scores, SentenceFeatures::NAMES),
        ("share of pairs", precision, SentenceFeatures::NAMES),
    ] {
        println!("most important features, {name}:\n{}", most_important(forest, names, SHOWN));
    }
    let file = bundle(terms, Some(&forests[FOLDS]), priors);
    println!("{} bytes: terms {}, priors {}", file.len(), terms.len(), priors.len());
    std::fs::write("models/summary.bin", &file).map_err(|e| e.to_string())
}

/// The forest over terms and the priors, from all training articles but those of `fold`.
fn fit_terms(articles: &[Article], fold: usize) -> (Vec<u8>, Vec<u8>) {
    let others: Vec<&Article> = articles.iter().filter(|a| a.fold < FOLDS && a.fold != fold).collect();
    let priors = priors(&others);
    let known = Priors::read(&priors);
    let mut table = Table::new(TermFeatures::COUNT);
    for article in others {
        let story = article.story();
        let salience = features::term_salience(&story);
        for (i, count) in article.terms.counts().iter().enumerate() {
            for time in 1..=count.times.min(2) {
                let row = features::term(&story, count, salience[i], &known, time).row();
                table.push(&row, u8::from(article.wanted[i] >= time), 1.0);
            }
        }
    }
    (trees::train(&table, &TERMS), priors)
}

/// The forests over sentences, from all training articles but those of `fold`: oracle, and share of pairs.
fn fit_sentences(articles: &[Article], rows: &[Vec<SentenceFeatures>], fold: usize) -> [Vec<u8>; 2] {
    let (mut oracle, mut precision) = (Table::new(SentenceFeatures::COUNT), Table::new(SentenceFeatures::COUNT));
    for (article, rows) in articles.iter().zip(rows).filter(|(a, _)| a.fold < FOLDS && a.fold != fold) {
        for (nth, row) in rows.iter().map(SentenceFeatures::row).enumerate() {
            oracle.push(&row, u8::from(article.oracle[nth]), 1.0);
            // A share of 0.3 is 0.3 of a positive example and 0.7 of a negative one.
            let share = article.precision[nth];
            precision.push(&row, 0, 1.0 - share);
            if share > 0.0 {
                precision.push(&row, 1, share);
            }
        }
    }
    [trees::train(&oracle, &SENTENCES), trees::train(&precision, &PRECISION)]
}

/// Words that stand in many stories: how their odds to stand in the summary differ from the mean.
fn priors(articles: &[&Article]) -> Vec<u8> {
    let mut seen: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let (mut all, mut hits) = (0.0, 0.0);
    for article in articles {
        for (count, &wanted) in article.terms.counts().iter().zip(&article.wanted).filter(|(c, _)| c.times > 0) {
            let hit = f32::from(u8::from(wanted > 0));
            let entry = seen.entry(count.form as u32).or_insert((0.0, 0.0));
            *entry = (entry.0 + 1.0, entry.1 + hit);
            (all, hits) = (all + 1.0, hits + hit);
        }
    }
    let odds = |p: f32| (p / (1.0 - p)).ln();
    let mean = hits / all;
    let mut bytes = Vec::new();
    for (form, (n, hits)) in seen.into_iter().filter(|(_, (n, _))| *n >= COMMON) {
        let prior = odds((hits + 10.0 * mean) / (n + 10.0)) - odds(mean);
        bytes.extend(form.to_le_bytes());
        bytes.push((prior / PRIOR_UNIT).round().clamp(-127.0, 127.0) as i8 as u8);
    }
    bytes
}

/// The file that [`Model::read`] takes; without sentence forests, that of [`Model::read_terms`].
fn bundle(terms: &[u8], sentences: Option<&[Vec<u8>; 2]>, priors: &[u8]) -> Vec<u8> {
    let stub = || {
        let mut table = Table::new(1);
        table.push(&[0.0], 0, 1.0);
        trees::train(&table, &Settings { rounds: 0, ..SENTENCES })
    };
    let [oracle, precision] = sentences.cloned().unwrap_or_else(|| [stub(), stub()]);
    let lengths = [terms, &oracle, &precision].map(|part| part.len() as u32);
    let header = [[TermFeatures::HASH, SentenceFeatures::HASH].as_slice(), &lengths].concat();
    header.into_iter().flat_map(u32::to_le_bytes).chain([terms, &oracle, &precision, priors].concat()).collect()
}

/// Prints what the card shows: lead, oracle, tunings, and how the chosen summaries read.
fn figures(articles: &[Article], ranks: &[Ranks]) {
    report("lead", articles, |i| (0..articles[i].sentences.len().min(3)).collect());
    report("oracle", articles, |i| (0..articles[i].sentences.len()).filter(|&s| articles[i].oracle[s]).collect());
    for words in [2.0, 5.0, 10.0] {
        for pairs in [0.0, 2.0, 5.0, 10.0] {
            for length in [20.0, 30.0] {
                let tuning = Tuning { words, pairs, length, ..ranking::TUNING };
                let name = format!("words {words} pairs {pairs} length {length}");
                report(&name, articles, |i| choose(&articles[i], &ranks[i], &tuning));
            }
        }
    }
    for margin in [0.0, 0.1, 0.2, 0.4] {
        let tuning = Tuning { margin, ..ranking::TUNING };
        report(&format!("margin {margin}"), articles, |i| choose(&articles[i], &ranks[i], &tuning));
    }
    report("as built", articles, |i| choose(&articles[i], &ranks[i], &ranking::TUNING));
    let dev: Vec<usize> = (0..articles.len()).filter(|&i| articles[i].source == "dev/cnndm_val").take(100).collect();
    let shown = dev.iter().map(|&i| (&articles[i], choose(&articles[i], &ranks[i], &ranking::TUNING)));
    println!("{}", readability::count(shown));
}

fn choose(article: &Article, ranks: &Ranks, tuning: &Tuning) -> Vec<usize> {
    nutgraf::summary::decide(&article.story(), ranks, tuning, Limit::Sentences(3), Active::ALL).chosen
}

/// One line: ROUGE-1, -2, -Lsum and words of each development set, and the mean of the training sets out of fold.
fn report(name: &str, articles: &[Article], choose: impl Fn(usize) -> Vec<usize>) {
    let mut sums: BTreeMap<&str, ([f64; 3], f64, f64)> = BTreeMap::new();
    for (i, article) in articles.iter().enumerate() {
        let chosen = choose(i);
        let score = article.score(&chosen);
        let words: usize = chosen.iter().map(|&s| article.sentences[s].len()).sum();
        let sum = sums.entry(article.source).or_default();
        for (s, x) in sum.0.iter_mut().zip(score) {
            *s += f64::from(x) * 100.0;
        }
        sum.1 += 1.0;
        sum.2 += words as f64;
    }
    print!("{name:32}");
    let mut cross = [0.0; 3];
    for (source, (scores, n, words)) in &sums {
        if matches!(*source, "dev/cnndm_val" | "dev/newsroom") {
            let [one, two, lsum] = scores.map(|s| s / n);
            print!(" {} {one:.2} {two:.2} {lsum:.2} ({:.0} words) |", &source[4..], words / n);
        } else if source.starts_with("train") && *source != "train/gum_news" {
            for (c, s) in cross.iter_mut().zip(scores) {
                *c += s / n / 3.0;
            }
        }
    }
    println!(" train {:.2} {:.2} {:.2} = {:.2}", cross[0], cross[1], cross[2], cross.iter().sum::<f64>() / 3.0);
}
