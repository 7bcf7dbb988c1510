//! Fits `models/quotes.bin`: three softmax rankers over hashed features, in this order:
//! what reports a marked stretch, who is credited at a cue, which words a cue reports.
//!
//! The library reads the training texts, so that the rankers see tokens, sentences and names as they will be.

mod folds;
mod turned;

use crate::data;
use crate::learn::linear::{Choice as Example, Random, Settings, fit};
use crate::learn::trees::{self, Table};
use nutgraf::Span;
use nutgraf::document::Document;
use nutgraf::document::quotation;
use nutgraf::models::linear::Linear;
use nutgraf::names::{self, Entities};
use nutgraf::quotes::atoms::Class;
use nutgraf::quotes::attribution::{self, Choice, Past, View};
use nutgraf::quotes::content::{self, Content};
use nutgraf::quotes::features::Features;
use nutgraf::quotes::report::{self, Covers};
use nutgraf::quotes::said;
use nutgraf::quotes::scene::Scene;
use nutgraf::quotes::second_look;
use nutgraf::quotes::speakers::{self, Context, Work};
use nutgraf::syntax;
use serde::Deserialize;
use std::path::Path;
use turned::Marks;

#[derive(Clone, Deserialize)]
struct Record {
    id: String,
    text: String,
    date: Option<String>,
    quotes: Vec<GoldQuote>,
}

#[derive(Clone, Deserialize)]
struct GoldQuote {
    attr: String,
    start: usize,
    end: usize,
    source: Option<GoldSpan>,
    cue: Option<GoldSpan>,
    #[serde(default)]
    parts: Vec<[usize; 2]>,
    speech: Option<bool>,
}

#[derive(Clone, Deserialize)]
struct GoldSpan {
    start: usize,
    end: usize,
    #[serde(default)]
    fragments: Vec<[usize; 2]>,
}

/// A gold fragment in bytes.
struct Gold {
    attr: String,
    span: Span,
    parts: Vec<Span>,
    source: Option<Vec<Span>>,
    cue: Option<Vec<Span>>,
    speech: bool,
}

/// An article read once, as the library will read it, with its gold.
struct Article {
    id: String,
    marks: Marks,
    text: &'static str,
    document: Document<'static>,
    names: Entities,
    gold: Vec<Gold>,
    /// The line of the file, its text turned.
    record: serde_json::Value,
}

impl Article {
    fn scene(&self) -> Scene<'_> {
        Scene::read(&self.document, &self.names)
    }
}

/// `cargo xtask train quotes` fits on every article; with `--folds` four models each answer for the quarter they have not
/// seen, and the answers stand in `target/quotes/` beside the gold.
pub fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let folds = args.iter().any(|a| a == "--folds");
    let lines: Vec<serde_json::Value> = data::read(&data.join("quotes/train/polnear.jsonl.gz"))?;
    // Texts live as long as the program: documents borrow them.
    let articles: Vec<Vec<Article>> =
        lines.into_iter().enumerate().map(|(i, line)| read(i, line, folds)).collect::<Result<_, _>>()?;
    if folds {
        return folds::answer(&articles);
    }
    let all: Vec<(usize, &Article)> = numbered(&articles, |_| true);
    let model = learn(&all);
    std::fs::write("models/quotes.bin", &model).map_err(|e| e.to_string())?;
    println!("{} bytes", model.len());
    Ok(())
}

/// The articles whose number will do, each with its number, turned ones beside it.
fn numbered(articles: &[Vec<Article>], mut keep: impl FnMut(usize) -> bool) -> Vec<(usize, &Article)> {
    let kept = articles.iter().enumerate().filter(|(i, _)| keep(*i));
    kept.flat_map(|(i, list)| list.iter().map(move |a| (i, a))).collect()
}

/// Reads one article as published and with other marks: with `all` marks, or with the one kind that its number gets.
fn read(number: usize, line: serde_json::Value, all: bool) -> Result<Vec<Article>, String> {
    let published = read_one(line, Marks::Published)?;
    let outer: Vec<(Span, Span)> = quotation::pair(&published.document).iter().map(|m| (m.span, m.inner)).collect();
    let mut found = vec![published];
    for (i, marks) in turned::ALL.into_iter().enumerate().skip(1) {
        let line = &found[0].record;
        if let Some(text) = turned::turn(found[0].text, &outer, marks)
            && (all || is_learnt(number, i))
        {
            let mut line = line.clone();
            line["text"] = text.into();
            found.push(read_one(line, marks)?);
        }
    }
    Ok(found)
}

/// Whether article `number` is learnt from in its turned form `marks` too.
fn is_learnt(number: usize, marks: usize) -> bool {
    number % 3 + 1 == marks
}

fn read_one(line: serde_json::Value, marks: Marks) -> Result<Article, String> {
    let record: Record = serde_json::from_value(line.clone()).map_err(|e| e.to_string())?;
    let text: &'static str = record.text.clone().leak();
    let date = record.date.as_deref().and_then(|d| nutgraf::calendar::parse_date(d.get(..10).unwrap_or(d)));
    let document = syntax::read(text, date, &[]);
    let names = names::find(&document);
    let gold = read_gold(&record);
    Ok(Article { id: record.id, marks, text, document, names, gold, record: line })
}

/// Articles are learnt from with what models say of them that have not seen them: contents in halves, stretches in thirds.
/// The folds of a cross-validation cut across.
const fn part(number: usize, parts: usize) -> usize {
    number / folds::FOLDS % parts
}

/// Words are many and articles few: what is learnt of single ones must stand up without half of the others.
const RUNS: Settings = Settings { bits: 16, epochs: 10, rate: 0.08, l2: 1e-5, least: 2, dropout: 0.5 };
const OTHERS: Settings = Settings { bits: 16, epochs: 8, rate: 0.08, l2: 1e-5, least: 4, dropout: 0.3 };

const TREES: trees::Settings = trees::Settings {
    classes: 1,
    rounds: 160,
    depth: 4,
    rate: 0.05,
    lambda: 5.0,
    min_child: 2.0,
    rows: 0.8,
    columns: 0.4,
    seed: 1,
};

/// The whole model: contents, then stretches and speakers, then the second look.
fn learn(articles: &[(usize, &Article)]) -> Vec<u8> {
    println!("contents");
    let mut halves = [Vec::new(), Vec::new()];
    for (i, article) in articles.iter().filter(|(_, a)| a.marks == Marks::Published) {
        learn_contents(&article.scene(), &article.gold, &mut halves[part(*i, 2)]);
    }
    let blind: Vec<Linear> = [&halves[1], &halves[0]].into_iter().map(|half| table(fit(half, &OTHERS))).collect();
    let contents = fit(&halves.into_iter().flatten().collect::<Vec<_>>(), &OTHERS);
    let mut sets = Sets::default();
    let mut parts = Vec::new();
    let mut random = Random(7_777_777);
    let mut covers = Vec::new();
    for (i, article) in articles {
        let (scene, gold) = (article.scene(), &article.gold);
        covers.push(report::covers(&scene, &blind[part(*i, 2)], &mut Work::default()));
        learn_runs(&scene, gold, &covers[covers.len() - 1], &mut sets, &mut random);
        parts.resize(sets.runs.len(), part(*i, THIRDS));
        if article.marks == Marks::Published {
            learn_cues(&scene, gold, &mut sets, &mut random);
        }
    }
    println!("marked stretches");
    let blind: Vec<Linear> = (0..THIRDS)
        .map(|third| {
            let seen = sets.runs.iter().zip(&parts).filter(|(_, p)| **p != third).map(|(e, _)| e);
            table(fit(seen, &RUNS))
        })
        .collect();
    let mut model = fit(&sets.runs, &RUNS);
    println!("speakers");
    model.extend(fit(&sets.speakers, &OTHERS));
    model.extend(contents);
    println!("second look");
    let mut table = Table::new(second_look::FEATURES);
    for ((i, article), covers) in articles.iter().zip(&covers) {
        let scene = article.scene();
        let rows = said::facts(&scene, &blind[part(*i, THIRDS)], covers);
        for (run, row) in scene.runs.iter().zip(rows) {
            table.push(&row, u8::from(gold_of(&article.gold, run.span).is_some()), 1.0);
        }
    }
    let forest = trees::train(&table, &TREES);
    println!("{} bytes of trees; without a right candidate: {} speakers", forest.len(), sets.hopeless);
    model.extend(forest);
    model
}

const THIRDS: usize = 3;

fn table(bytes: Vec<u8>) -> Linear {
    Linear::read(bytes.leak()).expect("just written").0
}

#[derive(Default)]
struct Sets {
    runs: Vec<Example>,
    speakers: Vec<Example>,
    hopeless: usize,
}

fn read_gold(record: &Record) -> Vec<Gold> {
    let mut bytes: Vec<usize> = record.text.char_indices().map(|(i, _)| i).collect();
    bytes.push(record.text.len());
    let span = |a: usize, b: usize| Span::new(bytes[a], bytes[b]);
    let pieces = |s: &GoldSpan| match s.fragments.as_slice() {
        [] => vec![span(s.start, s.end)],
        list => list.iter().map(|f| span(f[0], f[1])).collect(),
    };
    let quotes = record.quotes.iter().map(|q| Gold {
        attr: q.attr.clone(),
        span: span(q.start, q.end),
        parts: q.parts.iter().map(|p| span(p[0], p[1])).collect(),
        source: q.source.as_ref().map(pieces),
        cue: q.cue.as_ref().map(pieces),
        speech: q.speech != Some(false),
    });
    quotes.collect()
}

/// The gold fragment one of whose parts is this stretch.
fn gold_of(gold: &[Gold], run: Span) -> Option<&Gold> {
    gold.iter().find(|g| {
        g.parts.iter().any(|p| {
            let shared = p.end.min(run.end).saturating_sub(p.start.max(run.start));
            shared * 2 > p.len().max(run.len())
        })
    })
}

fn touches(spans: &[Span], span: Span) -> bool {
    spans.iter().any(|s| s.overlaps(span))
}

fn learn_runs(scene: &Scene, gold: &[Gold], covers: &Covers, sets: &mut Sets, random: &mut Random) {
    let mut past = Past::default();
    let mut before: Option<&Gold> = None;
    let mut last_phrase = None;
    let mut options = Vec::new();
    let mut features = Features::default();
    for run in 0..scene.runs.len() {
        let fragment = gold_of(gold, scene.runs[run].span);
        attribution::options(scene, run, past, &mut options);
        let mut right: Vec<bool> = options
            .iter()
            .map(|o| match (o, fragment) {
                (Choice::Unsaid, None) => true,
                (Choice::GoesOn, Some(g)) => before.is_some_and(|b| b.attr == g.attr),
                (Choice::Cue(c), Some(g)) => g.cue.as_ref().is_some_and(|cue| touches(cue, scene.atoms.list[*c].span)),
                _ => false,
            })
            .collect();
        let no_cue = !right.contains(&true);
        if no_cue {
            right[1] = true;
        }
        let view = View::of(scene, run, covers);
        let mut candidates = Vec::new();
        for &option in &options {
            attribution::describe(scene, &view, option, past, &mut features);
            candidates.push(features.list.clone());
        }
        let cue = options.iter().zip(&right).find_map(|(o, r)| match o {
            Choice::Cue(c) if *r => Some(*c),
            _ => None,
        });
        sets.runs.push(Example { candidates, right, weight: 1.0 });
        past.said = fragment.is_some();
        if let Some(g) = fragment {
            let same = before.is_some_and(|b| b.attr == g.attr);
            past.run = Some(run);
            past.cue = cue.or(past.cue.filter(|_| same));
            if let Some(dash) = cue.filter(|&c| scene.atoms.list[c].class == Class::Dash) {
                learn_speaker(scene, dash, g, last_phrase, sets, random);
            }
            if no_cue {
                learn_speaker(scene, scene.atoms.of_run[run], g, last_phrase, sets, random);
            }
            last_phrase = phrase_of(scene, g).or(last_phrase);
            before = fragment;
        }
    }
}

fn phrase_of(scene: &Scene, gold: &Gold) -> Option<usize> {
    let source = gold.source.as_ref()?.first()?;
    let at = scene.atoms.list.partition_point(|a| a.span.end <= source.start);
    (at..(at + 8).min(scene.atoms.list.len()))
        .filter_map(|i| scene.phrase_at(i))
        .find(|&p| scene.phrases[p].span(&scene.atoms).overlaps(*source))
}

/// The cue atom of a gold fragment: the surest word of its phrase.
fn cue_of(scene: &Scene, gold: &Gold) -> Option<usize> {
    let spans = gold.cue.as_ref()?;
    let inside = |c: &&usize| touches(spans, scene.atoms.list[**c].span);
    let first = spans.iter().map(|s| s.start).min()?;
    let from = scene.cues.partition_point(|&c| scene.atoms.list[c].span.end <= first);
    let near = &scene.cues[from..(from + 8).min(scene.cues.len())];
    let rank = |c: &&usize| match scene.atoms.list[**c].class {
        Class::Speaking => 0,
        Class::According => 1,
        Class::Telling => 2,
        _ => 3,
    };
    near.iter().filter(inside).min_by_key(rank).copied()
}

fn learn_cues(scene: &Scene, gold: &[Gold], sets: &mut Sets, random: &mut Random) {
    let mut seen = Vec::new();
    let mut last = None;
    for g in gold {
        if seen.contains(&&g.attr) {
            continue;
        }
        seen.push(&g.attr);
        if let Some(cue) = cue_of(scene, g) {
            learn_speaker(scene, cue, g, last, sets, random);
        }
        if g.speech {
            last = phrase_of(scene, g).or(last);
        }
    }
}

fn learn_speaker(scene: &Scene, anchor: usize, g: &Gold, last: Option<usize>, sets: &mut Sets, random: &mut Random) {
    let mut phrases = Vec::new();
    speakers::candidates(scene, anchor, &mut phrases);
    let right: Vec<bool> = phrases
        .iter()
        .map(|p| match (p, &g.source) {
            (None, None) => true,
            (Some(p), Some(source)) => touches(source, scene.phrases[*p].span(&scene.atoms)),
            _ => false,
        })
        .collect();
    if !right.contains(&true) {
        sets.hopeless += 1;
        return;
    }
    let context = Context { last, no_entities: random.unit() < 0.3 };
    let mut features = Features::default();
    let mut candidates = Vec::new();
    for &p in &phrases {
        speakers::describe(scene, anchor, p, context, &mut features);
        candidates.push(features.list.clone());
    }
    sets.speakers.push(Example { candidates, right, weight: if g.speech { 1.0 } else { 0.4 } });
}

/// A content counts as right from this overlap with the gold on, if no candidate does better.
const NEAR: f32 = 0.5;

fn learn_contents(scene: &Scene, gold: &[Gold], examples: &mut Vec<Example>) {
    let mut by_cue: Vec<(usize, &Gold)> = Vec::new();
    for g in gold {
        by_cue.extend(cue_of(scene, g).map(|c| (c, g)));
    }
    let mut found = Vec::new();
    let mut features = Features::default();
    for &cue in scene.cues.iter().filter(|&&c| scene.atoms.list[c].class != Class::Dash) {
        let span = scene.atoms.list[cue].span;
        let fragments: Vec<&Gold> = by_cue.iter().filter(|(c, _)| *c == cue).map(|(_, g)| *g).collect();
        let part_of_other = gold.iter().any(|g| g.cue.as_ref().is_some_and(|c| touches(c, span)));
        if fragments.iter().any(|g| !g.speech) || fragments.is_empty() && part_of_other {
            continue;
        }
        content::candidates(scene, cue, &mut found);
        let within = &scene.atoms.statement(cue).atoms;
        let inside = |i: usize| {
            let s = scene.atoms.list[i].span;
            scene.atoms.list[i].class != Class::Stop
                && fragments
                    .iter()
                    .any(|g| s.end.min(g.span.end).saturating_sub(s.start.max(g.span.start)) * 2 > s.len())
        };
        let wanted: Vec<usize> = within.clone().filter(|&i| inside(i)).collect();
        let fit = |content: &Content| {
            let atoms: Vec<usize> = content.pieces().flatten().collect();
            let shared = atoms.iter().filter(|a| wanted.binary_search(a).is_ok()).count();
            shared as f32 / (atoms.len() + wanted.len() - shared).max(1) as f32
        };
        let fits: Vec<f32> = found.iter().map(fit).collect();
        let top = fits.iter().copied().fold(0.0, f32::max);
        if !wanted.is_empty() && top < NEAR {
            continue;
        }
        let right: Vec<bool> = if wanted.is_empty() {
            found.iter().map(|c| *c == Content::Nothing).collect()
        } else {
            fits.iter().map(|&f| f >= top * 0.98).collect()
        };
        let view = content::View::of(scene, cue);
        let mut candidates = Vec::new();
        for c in &found {
            content::describe(scene, &view, c, &mut features);
            candidates.push(features.list.clone());
        }
        examples.push(Example { candidates, right, weight: 1.0 });
    }
}
