//! Whether a marked stretch was said, judged again with the whole article in view.
//!
//! In: what the ranker thought of every stretch, one after the other; out: for each the facts that boosted trees weigh: its
//! shape and place, what the ranker thought of its neighbours, and where else its words stand. "“Genocide”" in a headline was
//! said if the same word was said below it.

use super::atoms::short_key;
use super::attribution::is_personal;
use super::features::mix;
use super::report::Covers;
use super::scene::Scene;
use crate::analysis::ParagraphKind;
use crate::english::Tag;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What the ranker thought of one stretch.
#[derive(Clone, Copy, Debug, Default)]
pub struct First {
    /// That it was said, in log-odds.
    pub odds: f32,
    /// Of the likeliest cue, of going on, of no cue: how likely.
    pub cue: f32,
    pub goes_on: f32,
    pub no_cue: f32,
    /// Atoms from the stretch to the likeliest cue; negative before it.
    pub distance: f32,
}

pub const FEATURES: usize = 44;
/// Stretches of so many words are looked for elsewhere, and so many or fewer are short.
const PHRASE: usize = 6;
const SHORT: usize = 3;

/// Sum, count and the two lowest of some stretches, to leave one of them out again.
#[derive(Clone, Copy)]
struct Others {
    sum: f32,
    count: usize,
    lowest: [f32; 2],
}

impl Others {
    const NONE: Self = Self { sum: 0.0, count: 0, lowest: [f32::INFINITY; 2] };

    fn add(&mut self, odds: f32) {
        self.sum += odds;
        self.count += 1;
        if odds < self.lowest[0] {
            self.lowest = [odds, self.lowest[0]];
        } else if odds < self.lowest[1] {
            self.lowest[1] = odds;
        }
    }

    /// The mean of all but the one at `odds`, which may be none of them.
    fn mean_without(&self, odds: Option<f32>) -> f32 {
        let count = self.count - usize::from(odds.is_some());
        if count == 0 { f32::NAN } else { (self.sum - odds.unwrap_or(0.0)) / count as f32 }
    }

    fn least_without(&self, odds: f32) -> f32 {
        let least = if odds <= self.lowest[0] { self.lowest[1] } else { self.lowest[0] };
        if least == f32::INFINITY { f32::NAN } else { least }
    }
}

/// The words of a stretch, counted.
#[derive(Default)]
struct Shape {
    words: usize,
    capitals: usize,
    personal: bool,
    verbs: usize,
    asks: bool,
    /// Of all its words, if they are few.
    phrase: Option<u32>,
}

/// One row of [`FEATURES`] facts a stretch.
pub fn describe(scene: &Scene, first: &[First], covers: &Covers) -> Vec<[f32; FEATURES]> {
    let (runs, text) = (&scene.runs, scene.document.text);
    let shapes: Vec<Shape> = runs.iter().map(|r| shape(scene, scene.document.tokens_in(r.inner))).collect();
    let elsewhere = Elsewhere::of(scene, &shapes);
    let (mut all, mut short) = (Others::NONE, Others::NONE);
    let mut same: FxHashMap<u32, Others> = FxHashMap::default();
    let mut openings: FxHashMap<char, usize> = FxHashMap::default();
    let opening = |run: usize| text[runs[run].span.start..].chars().next().unwrap_or(' ');
    for (run, (f, shape)) in first.iter().zip(&shapes).enumerate() {
        all.add(f.odds);
        if shape.words <= SHORT {
            short.add(f.odds);
        }
        if let Some(phrase) = shape.phrase {
            same.entry(phrase).or_insert(Others::NONE).add(f.odds);
        }
        *openings.entry(opening(run)).or_default() += 1;
    }
    let paragraphs = scene.document.paragraphs.len().max(1) as f32;
    let count = runs.len() as f32;
    let mut rows = Vec::with_capacity(runs.len());
    for group in runs.chunk_by(|a, b| a.paragraph == b.paragraph) {
        let from = rows.len();
        let mut here = Others::NONE;
        first[from..from + group.len()].iter().for_each(|f| here.add(f.odds));
        for (i, run) in group.iter().enumerate() {
            let at = from + i;
            let (f, shape) = (&first[at], &shapes[at]);
            let paragraph = scene.document.paragraphs[run.paragraph].span;
            let inner = run.inner.of(text).trim_end();
            let mark = opening(at);
            let statement = scene.atoms.statement(scene.atoms.of_run[at]);
            let near = |other: Option<&First>| other.map_or(f32::NAN, |f| f.odds);
            let twins = shape.phrase.and_then(|p| same.get(&p));
            let (everywhere, headline) = shape.phrase.map_or((0, false), |p| elsewhere.find(p));
            let is_short = shape.words <= SHORT;
            rows.push([
                f.odds,
                f.cue,
                f.goes_on,
                f.no_cue,
                f.distance.abs(),
                f.distance.clamp(-1.0, 1.0),
                covers[at].iter().map(|c| c.1 + 1).max().unwrap_or(0) as f32,
                shape.words as f32,
                run.inner.len() as f32,
                shape.capitals as f32,
                shape.capitals as f32 / shape.words.max(1) as f32,
                flag(shape.personal),
                shape.verbs as f32,
                flag(shape.asks),
                flag(inner.ends_with([',', '.'])),
                flag(inner.ends_with(',')),
                statement.kind as u32 as f32,
                run.paragraph as f32,
                run.paragraph as f32 / paragraphs,
                flag(run.continues),
                flag(run.closed),
                (run.span.start - paragraph.start) as f32,
                paragraph.end.saturating_sub(run.span.end) as f32,
                paragraph.len() as f32,
                group.len() as f32,
                i as f32,
                count,
                at as f32 / count,
                all.mean_without(Some(f.odds)),
                all.least_without(f.odds),
                short.mean_without(is_short.then_some(f.odds)),
                short.count as f32,
                short.count as f32 / count,
                here.mean_without(Some(f.odds)),
                here.least_without(f.odds),
                near(i.checked_sub(1).map(|_| &first[at - 1])),
                near(first.get(at + 1).filter(|_| i + 1 < group.len())),
                twins.map_or(1, |t| t.count) as f32,
                twins.map_or(f32::NAN, |t| t.mean_without(Some(f.odds))),
                everywhere.saturating_sub(twins.map_or(1, |t| t.count)) as f32,
                flag(headline),
                flag(matches!(mark, '‘' | '\'' | '’' | '`' | '‚')),
                openings[&mark] as f32 / count,
                flag(mark == '"'),
            ]);
        }
    }
    rows
}

fn flag(yes: bool) -> f32 {
    f32::from(u8::from(yes))
}

fn shape(scene: &Scene, tokens: Range<usize>) -> Shape {
    let mut shape = Shape::default();
    let mut phrase = 0;
    for at in tokens {
        let (word, features) = (scene.document.word(at), scene.document.features(at));
        if !scene.document.tokens[at].kind.is_wordlike() {
            shape.asks |= matches!(word, "?" | "!");
            continue;
        }
        shape.words += 1;
        shape.capitals += usize::from(word.starts_with(char::is_uppercase));
        shape.personal |= is_personal(features);
        shape.verbs += usize::from(features.is(Tag::Auxiliary));
        if shape.words <= PHRASE {
            phrase = mix(phrase, short_key(features.key));
        }
        if shape.words == 40 {
            break;
        }
    }
    shape.phrase = (1..=PHRASE).contains(&shape.words).then_some(phrase);
    shape
}

/// How often the words of short stretches stand anywhere in the text, and whether in a headline.
struct Elsewhere(FxHashMap<u32, (usize, bool)>);

impl Elsewhere {
    fn of(scene: &Scene, shapes: &[Shape]) -> Self {
        let mut found: FxHashMap<u32, (usize, bool)> =
            shapes.iter().filter_map(|s| s.phrase).map(|p| (p, (0, false))).collect();
        let mut lengths = [false; PHRASE + 1];
        for shape in shapes.iter().filter(|s| s.phrase.is_some()) {
            lengths[shape.words] = true;
        }
        if found.is_empty() {
            return Self(found);
        }
        let mut words: Vec<u32> = Vec::new();
        for paragraph in scene.document.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Furniture) {
            words.clear();
            let tokens = scene.document.tokens_in(paragraph.span);
            let wordlike = tokens.filter(|&t| scene.document.tokens[t].kind.is_wordlike());
            words.extend(wordlike.map(|t| short_key(scene.document.features(t).key)));
            for at in 0..words.len() {
                let mut phrase = 0;
                for (n, &word) in words[at..].iter().take(PHRASE).enumerate() {
                    phrase = mix(phrase, word);
                    if lengths[n + 1]
                        && let Some((count, headline)) = found.get_mut(&phrase)
                    {
                        *count += 1;
                        *headline |= paragraph.kind == ParagraphKind::Headline;
                    }
                }
            }
        }
        Self(found)
    }

    fn find(&self, phrase: u32) -> (usize, bool) {
        self.0.get(&phrase).copied().unwrap_or_default()
    }
}
