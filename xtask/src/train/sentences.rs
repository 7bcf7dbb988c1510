//! Fits `models/sentences.bin`: which gaps end a sentence, from GUM and EWT.
//!
//! EWT has no training part here: its figures come from five folds, each judged by a model that never saw it.
//! The Wall Street Journal sample may be used for testing only.

use crate::data;
use crate::learn::trees::{self, Settings, Table};
use nutgraf::Span;
use nutgraf::document::clusters::WordClusters as Clusters;
use nutgraf::document::sentences::{Forms, features, nesting, split_by, study};
use nutgraf::document::{TokenKind, Words, paragraphs, tokens};
use nutgraf::models::trees::Trees;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

const FOLDS: usize = 5;

/// Weight of a silver gap; a gold one has 1.
const SILVER_WEIGHT: f32 = 0.3;

#[derive(Deserialize)]
struct Record {
    text: String,
    #[serde(default)]
    sentences: Vec<Chars>,
}

/// A span in code points.
#[derive(Deserialize)]
struct Chars {
    end: usize,
}

struct Article {
    text: String,
    tokens: Vec<tokens::Token>,
    words: Words<'static>,
    word_of: Vec<u32>,
    blocks: Vec<Span>,
    /// Bytes behind the last visible character of each sentence.
    ends: BTreeSet<usize>,
    trust: Trust,
}

/// How far an article's boundaries can be trusted.
#[derive(Clone, Copy)]
enum Trust {
    Gold,
    /// Joined from paragraphs of one sentence each: right but for what may cut a paragraph's inside.
    Silver,
    /// Unmarked: only abbreviations are read, as [`features::reader_would_say`].
    Abbreviations,
}

impl Article {
    fn new(text: String, ends: BTreeSet<usize>, trust: Trust) -> Self {
        let tokens = tokens::tokenize(&text);
        let mut words = Words::new(Clusters::shipped());
        let word_of = tokens.iter().map(|t| words.number(t.span.of(&text))).collect();
        Self { tokens, words, word_of, blocks: paragraphs::segment(&text), text, ends, trust }
    }

    fn forms(&self) -> Forms<'_> {
        Forms { text: &self.text, tokens: &self.tokens, words: &self.words, word_of: &self.word_of }
    }
}

fn gold(data: &Path, file: &str) -> Result<Vec<Article>, String> {
    let records: Vec<Record> = data::read(&data.join("sentences").join(file))?;
    let article = |r: Record| {
        let bytes: Vec<usize> = r.text.char_indices().map(|(i, _)| i).chain([r.text.len()]).collect();
        let ends = r.sentences.iter().map(|s| r.text[..bytes[s.end]].trim_end().len()).collect();
        Article::new(r.text, ends, Trust::Gold)
    };
    Ok(records.into_iter().map(article).collect())
}

/// News that sets one sentence a paragraph, its paragraphs put in a row: boundaries like "… at Acme Inc. Terms were …",
/// which GUM and EWT have few of.
fn silver(data: &Path) -> Result<Vec<Article>, String> {
    let records: Vec<Record> = data::read(&data.join("summary/train/newsroom.jsonl.gz"))?;
    let article = |r: Record| {
        let (mut text, mut ends) = (String::new(), BTreeSet::new());
        for (i, paragraph) in r.text.lines().filter(|l| is_one_sentence(l)).enumerate() {
            text.push_str(match i {
                0 => "",
                _ if i % 5 == 0 => "\n\n",
                _ => " ",
            });
            text.push_str(paragraph.trim());
            ends.insert(text.len());
        }
        Article::new(text, ends, Trust::Silver)
    };
    Ok(records.into_iter().map(article).collect())
}

/// News for its abbreviations: "… of Acme Inc. But", "… in the U.S. Senate".
fn unmarked(data: &Path) -> Result<Vec<Article>, String> {
    let mut articles = Vec::new();
    for file in ["newsroom", "cnndm_val"] {
        let records: Vec<Record> = data::read(&data.join(format!("summary/train/{file}.jsonl.gz")))?;
        articles.extend(records.into_iter().map(|r| Article::new(r.text, BTreeSet::new(), Trust::Abbreviations)));
    }
    Ok(articles)
}

/// Whether a paragraph has one stop only, at its end, and no open quotation.
fn is_one_sentence(paragraph: &str) -> bool {
    let tokens = tokens::tokenize(paragraph);
    let mut places = Vec::new();
    nesting::read(paragraph, &tokens, &mut places);
    let Some(last) = tokens.iter().rposition(|t| t.kind != TokenKind::Quote) else { return false };
    let stop = |t: &tokens::Token| matches!(t.kind, TokenKind::Stop | TokenKind::Ellipsis);
    let ends = matches!(tokens[last].kind, TokenKind::Stop | TokenKind::Abbreviation);
    let begins = paragraph.trim_start_matches(['"', '“', ' ']).starts_with(char::is_uppercase);
    let closed = places.last().is_some_and(|p| p.in_quote == 0);
    (6..60).contains(&tokens.len()) && begins && ends && closed && !tokens[..last].iter().any(stop)
}

fn fit<'a>(articles: impl Iterator<Item = &'a Article>) -> Vec<u8> {
    let mut table = Table::new(features::COUNT);
    for a in articles {
        study(&a.forms(), &a.blocks, |end, features| {
            let ends = a.ends.contains(&end);
            let (label, weight) = match a.trust {
                Trust::Gold => (Some(ends), 1.0),
                Trust::Silver => (if ends { Some(true) } else { features::reader_would_say(features) }, SILVER_WEIGHT),
                Trust::Abbreviations if features::is_abbreviation(features) => {
                    (features::reader_would_say(features), 1.0)
                }
                Trust::Abbreviations => (None, 0.0),
            };
            if let Some(label) = label {
                table.push(features, u8::from(label), weight);
            }
            ends || label == Some(true)
        });
    }
    let settings = Settings { rounds: 100, depth: 4, rate: 0.12, min_child: 3.0, ..Settings::default() };
    trees::train(&table, &settings)
}

/// Right, found and true boundaries that no line break gives away.
#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    truth: usize,
}

impl Tally {
    fn add(&mut self, a: &Article, model: &Trees) {
        let inside = |&end: &usize| {
            let rest = &a.text[end..];
            let white = &rest[..rest.len() - rest.trim_start().len()];
            !rest.trim_start().is_empty() && !white.contains('\n')
        };
        let (_, sentences) = split_by(model, &a.forms(), &a.blocks);
        let found: BTreeSet<usize> = sentences.iter().map(|s| s.span.end).filter(inside).collect();
        let truth: BTreeSet<usize> = a.ends.iter().copied().filter(inside).collect();
        self.right += found.intersection(&truth).count();
        self.found += found.len();
        self.truth += truth.len();
    }

    fn print(&self, name: &str) {
        let (p, r) = (self.right as f64 / self.found as f64, self.right as f64 / self.truth as f64);
        println!("{name:24} P {:.2}  R {:.2}  F1 {:.2}", 100.0 * p, 100.0 * r, 200.0 * p * r / (p + r));
    }
}

fn judge(name: &str, model: &Trees, articles: &[Article]) {
    let mut tally = Tally::default();
    articles.iter().for_each(|a| tally.add(a, model));
    tally.print(name);
}

pub fn run(data: &Path) -> Result<(), String> {
    let (gum, silver, unmarked) = (gold(data, "train/gum.jsonl.gz")?, silver(data)?, unmarked(data)?);
    let (ewt, gum_dev, wsj) =
        (gold(data, "dev/ewt.jsonl.gz")?, gold(data, "dev/gum.jsonl.gz")?, gold(data, "train/wsj.jsonl.gz")?);
    let base = || gum.iter().chain(&silver).chain(&unmarked);

    let alone = Trees::read(&fit(base()));
    judge("without EWT: EWT", &alone, &ewt);
    judge("without EWT: GUM dev", &alone, &gum_dev);
    judge("without EWT: WSJ", &alone, &wsj);
    let mut folds = Tally::default();
    for fold in 0..FOLDS {
        let seen = ewt.iter().enumerate().filter(|(i, _)| i % FOLDS != fold).map(|(_, a)| a);
        let model = Trees::read(&fit(base().chain(seen)));
        ewt.iter().skip(fold).step_by(FOLDS).for_each(|a| folds.add(a, &model));
    }
    folds.print("EWT, five folds");

    let bytes = fit(base().chain(&ewt));
    let model = Trees::read(&bytes);
    judge("GUM dev", &model, &gum_dev);
    judge("WSJ", &model, &wsj);
    println!("models/sentences.bin: {} bytes", bytes.len());
    std::fs::write("models/sentences.bin", bytes).map_err(|e| format!("models/sentences.bin: {e}"))
}
