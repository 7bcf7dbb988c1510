//! The eight forests, each fitted on what it will see: the second reading on scores of lines the first had not learnt from.

use super::gold::{Label, Page};
use crate::learn::trees::{Settings, Table, train as fit, train_mean};
use nutgraf::ParagraphKind;
use nutgraf::document::layout::features::{self, Forest};
use nutgraf::document::layout::{self, byline, headline, lead, passes, scores::Scores};
use nutgraf::models::trees::Trees;

/// Parts of the pages left out in turn to get honest first scores.
const PARTS: u64 = 3;

const BODY: Settings = Settings {
    classes: 1,
    rounds: 220,
    depth: 4,
    rate: 0.08,
    lambda: 2.0,
    min_child: 8.0,
    rows: 0.7,
    columns: 0.3,
    seed: 7,
};

/// Most lines are clear after a few trees.
const SKIP: f32 = 0.8;

const LINE: Settings = Settings { rounds: 220, depth: 4, rate: 0.06, min_child: 2.0, lambda: 3.0, ..BODY };

/// The hessians of alternatives are small: most lines clearly are not the headline.
const ONE_OF: Settings = Settings { rounds: 240, depth: 4, rate: 0.055, min_child: 0.4, lambda: 2.0, ..BODY };

/// How many forests choose the headline by their mean: a hundred pages leave much to chance.
const FORESTS: u64 = 2;

/// The bytes of `models/layout.bin`.
pub fn train(pages: &[&Page]) -> Vec<u8> {
    let part = |page: &Page| (page.fold(FOLDING, 0) % PARTS) as usize;
    let without = |p: usize| (0..pages.len()).filter(|&i| part(pages[i]) != p).collect::<Vec<_>>();
    let all: Vec<usize> = (0..pages.len()).collect();
    let parts: Vec<Trees> = (0..PARTS as usize).map(|p| Trees::read(&first(pages, &without(p)))).collect();
    let once: Vec<Scores> = pages.iter().map(|p| layout::first_reading(&p.lines, &p.looks, &parts[part(p)])).collect();
    let nothing = vec![Vec::new(); pages.len()];
    let (titles, headed) = seek(pages, &once, &nothing, &part, &without);
    let twice = read_again(pages, &once, &headed, &part, &without);
    let (_, found) = seek(pages, &twice, &titles, &part, &without);
    let thrice = read_again(pages, &twice, &found, &part, &without);
    let forests = [
        first(pages, &all),
        headlines(pages, &all, &once, &nothing),
        again(pages, &all, &once, &headed),
        headlines(pages, &all, &twice, &titles),
        again(pages, &all, &twice, &found),
        bylines(pages, &thrice),
        standfirsts(pages, &thrice),
        leads(pages, &thrice, &found),
    ];
    let mut file = Vec::new();
    for forest in forests {
        eprint!("{} ", forest.len());
        file.extend((forest.len() as u32).to_le_bytes());
        file.extend(forest);
    }
    file
}

type Part<'a> = &'a dyn Fn(&Page) -> usize;
type Without<'a> = &'a dyn Fn(usize) -> Vec<usize>;

/// The log-odds of all lines to be the headline, and the headline, by forests that have not learnt from the page.
fn seek(
    pages: &[&Page],
    scores: &[Scores],
    before: &[Vec<f32>],
    part: Part,
    without: Without,
) -> (Vec<Vec<f32>>, Vec<Option<usize>>) {
    let parts: Vec<Trees> =
        (0..PARTS as usize).map(|p| Trees::read(&headlines(pages, &without(p), scores, before))).collect();
    let odds: Vec<Vec<f32>> = (0..pages.len())
        .map(|i| headline::odds(&pages[i].lines, &scores[i], &before[i], &parts[part(pages[i])]))
        .collect();
    let found = odds.iter().zip(pages).map(|(o, p)| passes::choose_headline(&p.text, &p.lines, o)).collect();
    (odds, found)
}

/// The next reading of all pages, by forests that have not learnt from the page.
fn read_again(
    pages: &[&Page],
    scores: &[Scores],
    headed: &[Option<usize>],
    part: Part,
    without: Without,
) -> Vec<Scores> {
    let parts: Vec<Trees> =
        (0..PARTS as usize).map(|p| Trees::read(&again(pages, &without(p), scores, headed))).collect();
    (0..pages.len())
        .map(|i| layout::next_reading(&pages[i].lines, &pages[i].looks, &scores[i], headed[i], &parts[part(pages[i])]))
        .collect()
}

/// A seed that deals the sites out in another way than in the outer folds.
const FOLDING: u64 = 997;

/// Each error weighs as many words as the line has, within limits.
fn weight(page: &Page, i: usize) -> f32 {
    let label: Label = page.labels[i];
    // Between headline and body each line tells where the story begins.
    let near = (i.saturating_sub(12)..i).any(|j| page.labels[j].headline) && !page.labels[i.saturating_sub(1)].body;
    let words = page.lines.lines[i].words as f32;
    let weight = page.weight * (0.4 + words / 20.0).min(3.0);
    match label {
        Label { ignore: true, .. } => 0.0,
        Label { headline: true, .. } => 0.3 * weight,
        Label { caption: true, .. } => weight * 3.0,
        _ if near => weight * 2.0,
        _ => weight,
    }
}

/// A standfirst looks like the first paragraph; another forest tells them apart.
fn story(page: &Page, i: usize) -> bool {
    page.labels[i].body || page.labels[i].standfirst
}

/// A table for a forest. The last of its kind, learnt from all pages, prints its most important features.
fn table_for(forest: Forest, is_last: bool) -> Table {
    let names = features::names(forest);
    let mut table = Table::new(names.len());
    table.names = if is_last { names } else { Vec::new() };
    table
}

fn first(pages: &[&Page], chosen: &[usize]) -> Vec<u8> {
    let mut table = table_for(Forest::First, chosen.len() == pages.len());
    let mut row = Vec::new();
    for page in chosen.iter().map(|&i| pages[i]) {
        for i in 0..page.lines.len() {
            row.clear();
            page.looks.append(&page.lines, i, &mut row);
            table.push(&row, story(page, i).into(), weight(page, i));
        }
    }
    table.skip = SKIP;
    fit(&table, &BODY)
}

fn again(pages: &[&Page], chosen: &[usize], scores: &[Scores], headed: &[Option<usize>]) -> Vec<u8> {
    let mut table = table_for(Forest::Second, chosen.len() == pages.len());
    let mut row = Vec::new();
    for (page, scores, headline) in chosen.iter().map(|&i| (pages[i], &scores[i], headed[i])) {
        for i in 0..page.lines.len() {
            row.clear();
            page.looks.append(&page.lines, i, &mut row);
            features::again(&page.lines, scores, headline, i, &mut row);
            table.push(&row, story(page, i).into(), weight(page, i));
        }
    }
    table.skip = SKIP;
    fit(&table, &BODY)
}

fn place(page: &Page) -> Option<features::Place> {
    let kinds: Vec<ParagraphKind> =
        page.labels.iter().map(|l| if l.body { ParagraphKind::Body } else { ParagraphKind::Furniture }).collect();
    features::Place::of(&kinds)
}

fn headlines(pages: &[&Page], chosen: &[usize], scores: &[Scores], before: &[Vec<f32>]) -> Vec<u8> {
    // The forest of the first look is used only as input to the second.
    let is_first = before.iter().all(Vec::is_empty);
    let (rounds, forest) = if is_first { (80, Forest::Title) } else { (ONE_OF.rounds, Forest::Headline) };

    let mut table = table_for(forest, chosen.len() == pages.len());
    let mut row = Vec::new();
    for (group, (page, scores, before)) in chosen.iter().map(|&i| (pages[i], &scores[i], &before[i])).enumerate() {
        if !page.headed && page.set != "plain" {
            continue;
        }
        let weight = if page.set == "plain" { 0.2 } else { page.weight };
        for i in headline::candidates(&page.lines, scores) {
            row.clear();
            features::headline(&page.lines, scores, before, i, &mut row);
            table.push_alternative(&row, page.labels[i].headline.into(), weight, group as u32);
        }
    }
    table.skip = SKIP;
    let forests = if rounds < ONE_OF.rounds { 1 } else { FORESTS };
    train_mean(&table, &Settings { rounds, ..ONE_OF }, forests)
}

fn bylines(pages: &[&Page], scores: &[Scores]) -> Vec<u8> {
    let mut table = table_for(Forest::Byline, true);
    let mut row = Vec::new();
    for (group, (page, scores)) in pages.iter().zip(scores).enumerate() {
        let Some(mut place) = place(page) else { continue };
        if !page.signed && page.set != "plain" {
            continue;
        }
        place.headline = (0..place.first).rev().find(|&i| page.labels[i].headline);
        let weight = if page.set == "plain" { 0.2 } else { page.weight };
        for i in byline::candidates(&page.lines, place) {
            row.clear();
            features::beside(&page.lines, scores, place, i, &mut row);
            table.push_alternative(&row, page.labels[i].byline.into(), weight, group as u32);
        }
    }
    fit(&table, &ONE_OF)
}

/// Where the body begins, below the headline that was found.
fn leads(pages: &[&Page], scores: &[Scores], headed: &[Option<usize>]) -> Vec<u8> {
    let mut table = table_for(Forest::Lead, true);
    let mut row = Vec::new();
    for (group, ((page, scores), &headline)) in pages.iter().zip(scores).zip(headed).enumerate() {
        let candidates = lead::candidates(&page.lines, scores, headline);
        let first = page.labels.iter().position(|l| l.body);
        if first.is_none_or(|f| !candidates.contains(&f) || !lead::may_begin(&page.lines, f)) {
            continue;
        }
        let place = features::Place { headline, first: lead::seeming(scores, &candidates), last: candidates.end };
        // An extractor's body may begin with a caption or a date.
        let weight = match page.set.as_str() {
            "plain" => 0.3,
            set if set.starts_with("news") => page.weight,
            _ => 0.3 * page.weight,
        };
        for i in candidates
            .filter(|&i| !page.labels[i].standfirst && !page.labels[i].ignore && lead::may_begin(&page.lines, i))
        {
            row.clear();
            features::lead(&page.lines, scores, place, i, &mut row);
            table.push_alternative(&row, u8::from(first == Some(i)), weight, group as u32);
        }
    }
    fit(&table, &ONE_OF)
}

fn standfirsts(pages: &[&Page], scores: &[Scores]) -> Vec<u8> {
    let mut table = table_for(Forest::Standfirst, true);
    let mut row = Vec::new();
    for (page, scores) in pages.iter().zip(scores) {
        let Some(h) = (0..page.lines.len())
            .rev()
            .find(|&i| page.labels[i].headline && page.labels[i + 1..].iter().take(60).any(|l| l.body))
        else {
            continue;
        };
        let place = features::Place { headline: Some(h), first: h, last: h };
        for i in headline::below(&page.lines, h) {
            row.clear();
            features::beside(&page.lines, scores, place, i, &mut row);
            let label = page.labels[i];
            // What is neither may be one that nobody marked.
            let weight = if label.standfirst || label.body { page.weight } else { 0.3 * page.weight };
            table.push(&row, label.standfirst.into(), weight);
        }
    }
    fit(&table, &LINE)
}
