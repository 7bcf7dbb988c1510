//! What the models see of a line: its look, its neighbours, its place on the page. The trainer calls the same functions.

use super::line::{Ending, Line, Opening};
use super::page::{Page, SIGN_NAMES};
use super::scores::Scores;
use super::vocabulary::{self, Class};
use crate::analysis::ParagraphKind;
use crate::span::Span;
use std::fmt::Debug;
use std::ops::Range;

/// How many neighbours on either side are described one by one.
const NEIGHBOURS: isize = 3;
const WINDOWS: [isize; 3] = [3, 8, 20];
const FIRST_WORDS: [Class; 8] = [
    Class::By,
    Class::Published,
    Class::Credit,
    Class::Related,
    Class::Subscribe,
    Class::Share,
    Class::Author,
    Class::Function,
];
/// How many lines on either side show their log-odds of the last reading.
const SCORES: isize = 4;
/// How many lines on either side count as near.
const NEAR: isize = 10;

/// Takes the features of one row in order, each with its name. A row of numbers drops the names.
pub trait Row {
    fn add(&mut self, name: &'static str, value: f32);
    /// A feature of one neighbour, window or class: `of`.
    fn add_of(&mut self, name: &'static str, of: impl Debug, value: f32);
}

impl Row for Vec<f32> {
    #[inline]
    fn add(&mut self, _: &'static str, value: f32) {
        self.push(value);
    }

    #[inline]
    fn add_of(&mut self, _: &'static str, _: impl Debug, value: f32) {
        self.push(value);
    }
}

/// The names of the features of a row.
pub struct Names(pub Vec<String>);

impl Row for Names {
    fn add(&mut self, name: &'static str, _: f32) {
        self.0.push(name.into());
    }

    fn add_of(&mut self, name: &'static str, of: impl Debug, _: f32) {
        self.0.push(format!("{name} {of:?}"));
    }
}

/// A forest of the model, by what it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forest {
    First,
    Title,
    Second,
    Headline,
    Third,
    Byline,
    Standfirst,
    Lead,
}

/// The forests in the order of the file, and how many features each reads. [`names`] names them.
pub const FEATURES: [(Forest, usize); 8] = [
    (Forest::First, LOOK),
    (Forest::Title, 137),
    (Forest::Second, 196),
    (Forest::Headline, 146),
    (Forest::Third, 196),
    (Forest::Byline, 119),
    (Forest::Standfirst, 119),
    (Forest::Lead, 149),
];
/// Features of [`look`].
const LOOK: usize = 171;

/// The names of the features that a forest reads, in order: `words`, `ending -1`, `prose above 8`.
pub fn names(forest: Forest) -> Vec<String> {
    let lines = ["Crane late", "By Ana Lima", "The crane is late."];
    let lines = lines.map(|l| Line::read(l, Span::new(0, l.len()), 1)).to_vec();
    let odds = vec![0.0; lines.len()];
    let page = Page::new(lines);
    let scores = Scores::new(&page, odds.clone());
    let place = Place { headline: Some(0), first: 2, last: 2 };
    let mut row = Names(Vec::new());
    match forest {
        Forest::First => look(&page, 1, &mut row),
        Forest::Second | Forest::Third => {
            look(&page, 1, &mut row);
            again(&page, &scores, Some(0), 1, &mut row);
        }
        Forest::Title => headline(&page, &scores, &[], 1, &mut row),
        Forest::Headline => headline(&page, &scores, &odds, 1, &mut row),
        Forest::Byline | Forest::Standfirst => beside(&page, &scores, place, 1, &mut row),
        Forest::Lead => lead(&page, &scores, place, 1, &mut row),
    }
    row.0
}

/// What [`look`] says of the lines of a page: the three readings share it.
pub struct Looks {
    rows: Vec<f32>,
}

/// Longest page whose looks are kept, in lines. Of a longer one they are computed again by each reading: memory.
const KEPT: usize = 20_000;

impl Looks {
    pub fn new(page: &Page) -> Self {
        let mut rows = Vec::new();
        if page.len() <= KEPT {
            rows.reserve(page.len() * LOOK);
            (0..page.len()).for_each(|i| look(page, i, &mut rows));
        }
        Self { rows }
    }

    /// Appends the look of line `i` to `row`.
    pub fn append(&self, page: &Page, i: usize, row: &mut Vec<f32>) {
        match self.rows.get(i * LOOK..(i + 1) * LOOK) {
            Some(kept) => row.extend_from_slice(kept),
            None => look(page, i, row),
        }
    }
}

/// The first reading of line `i`: looks and neighbours. Appends to `row`.
pub fn look(page: &Page, i: usize, row: &mut impl Row) {
    let line = &page.lines[i];
    own(line, row);
    let n = page.len() as isize;
    let at = i as isize;
    row.add("gap below", gap_below(page, i));
    row.add("repeats", page.repeats[i].min(4) as f32);
    row.add("topicality", page.topicality(i));
    row.add("place on page", at as f32 / n as f32);
    row.add("lines above", (at as f32).min(100.0));
    row.add("lines below", ((n - at) as f32).min(100.0));
    row.add("lines of page", (n as f32).min(1000.0));
    let all_prose = page.prose_words[page.len()] as f32;
    row.add("share of prose above", page.prose_words[i] as f32 / all_prose.max(1.0));
    row.add("prose words above", (page.prose_words[i] as f32).min(2000.0));
    row.add("prose words below", (all_prose - page.prose_words[i + 1] as f32).min(2000.0));
    row.add("prose share of page", all_prose / page.words[page.len()].max(1) as f32);
    row.add("prose words of page", all_prose.min(3000.0));
    for k in -NEIGHBOURS..=NEIGHBOURS {
        if k != 0 {
            neighbour(page.lines.get((at + k) as usize), k, row);
        }
    }
    row.add("caption signs", caption_signs(page, i));
    // A caption often stands beside its picture's description, which says the same.
    row.add("likeness to -1", if i > 0 { page.likeness(i, i - 1) } else { -2.0 });
    row.add("likeness to +1", if i + 1 < page.len() { page.likeness(i, i + 1) } else { -2.0 });
    // The author's life begins with the name that stands above.
    row.add("likeness of -1", if i > 0 { page.likeness(i - 1, i) } else { -2.0 });
    row.add("likeness of +1", if i + 1 < page.len() { page.likeness(i + 1, i) } else { -2.0 });
    same_line(page, i, row);
    for window in WINDOWS {
        row.add_of("prose above", window, page.prose_in(at - window, at) as f32);
        row.add_of("prose below", window, page.prose_in(at + 1, at + 1 + window) as f32);
    }
    for (sign, name) in SIGN_NAMES.into_iter().enumerate() {
        row.add_of("signs 6 above", name, page.signs_in(sign, at - 6, at) as f32);
        row.add_of("signs 6 below", name, page.signs_in(sign, at + 1, at + 7) as f32);
        row.add_of("signs above", name, page.signs_in(sign, 0, at).min(20) as f32);
    }
    let prose = |j: isize| page.prose_in(j, j + 1) == 1;
    row.add("distance to prose above", (1..=30).find(|&k| prose(at - k)).unwrap_or(31) as f32);
    row.add("distance to prose below", (1..=30).find(|&k| prose(at + k)).unwrap_or(31) as f32);
    let around = (at - NEAR).max(0) as usize..(i + 1 + NEAR as usize).min(page.len());
    let words = page.words[around.end].saturating_sub(page.words[around.start]);
    row.add("mean words around", words as f32 / around.len() as f32);
    row.add("most words around", page.lines[around].iter().map(|l| l.words).max().unwrap_or(0).min(200) as f32);
}

/// Blank lines below line `i`.
fn gap_below(page: &Page, i: usize) -> f32 {
    page.lines.get(i + 1).map_or(9.0, |l| l.gap.min(4) as f32)
}

/// How far the nearest lines above and below are that say exactly the same.
fn same_line(page: &Page, i: usize, row: &mut impl Row) {
    row.add("distance to same line above", page.same_above[i].map_or(99.0, |j| (i - j).min(90) as f32));
    row.add("distance to same line below", page.same_below[i].map_or(99.0, |j| (j - i).min(90) as f32));
}

fn own(line: &Line, row: &mut impl Row) {
    let words = line.words.max(1) as f32;
    row.add("characters", line.chars.min(2000) as f32);
    row.add("words", line.words.min(400) as f32);
    row.add("characters per word", line.chars as f32 / words);
    row.add("share capitalised", line.capitalised as f32 / words);
    row.add("share in capitals", line.shouted as f32 / words);
    row.add("share of numbers", line.numbers as f32 / words);
    row.add("share of function words", line.count(Class::Function) as f32 / words);
    row.add("share of pronouns", line.count(Class::Pronoun) as f32 / words);
    row.add("stops", line.stops.min(10) as f32);
    row.add("commas", line.commas.min(10) as f32);
    row.add("quotation marks", line.quotes.min(10) as f32);
    row.add("bars", line.bars.min(10) as f32);
    row.add("colons", line.colons.min(10) as f32);
    row.add("brackets", line.parentheses.min(10) as f32);
    row.add("inner capitals", line.humps.min(10) as f32);
    row.add("marks", line.marks.min(10) as f32);
    row.add("stops per word", line.stops as f32 / words);
    for class in vocabulary::all().skip(1) {
        row.add_of("count", class, line.count(class).min(5) as f32);
    }
    row.add("site words", furniture(line) as f32);
    row.add("share of site words", furniture(line) as f32 / words);
    row.add("opening", opening(line));
    row.add("ending", ending(line));
    row.add("gap above", line.gap.min(4) as f32);
    for class in FIRST_WORDS {
        row.add_of("opens with", class, flag(line.opens(class)));
    }
    row.add("prose", flag(line.is_prose()));
    row.add("credits a picture", flag(line.credited));
    row.add("shape of a caption", flag(line.captioned));
    row.add("first names", line.named.min(4) as f32);
    row.add("like a byline", flag(is_byline_like(line)));
    row.add("like a date", flag(is_date_like(line)));
    row.add("like a name", flag(is_name_like(line)));
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Words that belong to the site rather than to a story.
pub fn furniture(line: &Line) -> u32 {
    const OF_SITES: [Class; 9] = [
        Class::Reader,
        Class::Share,
        Class::Subscribe,
        Class::Legal,
        Class::Navigation,
        Class::Related,
        Class::Comment,
        Class::Advertisement,
        Class::Network,
    ];
    OF_SITES.iter().map(|&c| line.count(c)).sum()
}

fn opening(line: &Line) -> f32 {
    match line.opening {
        Opening::Other | Opening::Ellipsis => 0.0,
        Opening::Bullet => 1.0,
        Opening::Digit => 2.0,
        Opening::Small => 3.0,
        Opening::Capital => 4.0,
        Opening::Quote => 5.0,
    }
}

fn ending(line: &Line) -> f32 {
    match line.ending {
        Ending::Open => 0.0,
        Ending::Bracket => 1.0,
        Ending::Comma => 2.0,
        Ending::Ellipsis => 3.0,
        Ending::Colon => 4.0,
        Ending::Question => 5.0,
        Ending::Stop => 6.0,
        Ending::Quote => 7.0,
    }
}

/// The line `k` lines further down.
fn neighbour(line: Option<&Line>, k: isize, row: &mut impl Row) {
    let words = line.map_or(1, |l| l.words.max(1)) as f32;
    let mut add = |name, value: fn(&Line, f32) -> f32| row.add_of(name, k, line.map_or(-1.0, |l| value(l, words)));
    add("words of", |l, _| l.words.min(200) as f32);
    add("ending of", |l, _| ending(l));
    add("share of function words of", |l, words| l.count(Class::Function) as f32 / words);
    add("share capitalised of", |l, words| l.capitalised as f32 / words);
    add("share of site words of", |l, words| furniture(l) as f32 / words);
    add("only credits a picture", |l, _| flag(is_credit(l)));
    add("first names of", |l, _| l.named.min(3) as f32);
    add("like a byline", |l, _| flag(is_byline_like(l)));
    add("like a date", |l, _| flag(is_date_like(l)));
    add("like a name", |l, _| flag(is_name_like(l)));
}

/// A line that only credits a picture: "Ana Lima/Example Times", "Image: Tom Roe"
pub fn is_credit(line: &Line) -> bool {
    line.credited && line.words <= 12 && line.stops <= 1
}

/// What speaks for a caption: its own credit, one below or above it, and that it could be one.
fn caption_signs(page: &Page, i: usize) -> f32 {
    let line = &page.lines[i];
    let credit = |j: Option<usize>| j.and_then(|j| page.lines.get(j)).is_some_and(is_credit);
    if !(3..=70).contains(&line.words) {
        return -1.0;
    }
    let sign = |yes: bool, worth: f32| if yes { worth } else { 0.0 };
    sign(line.credited, 4.0)
        + sign(credit(i.checked_add(1)), 2.0)
        + sign(credit(i.checked_sub(1)), 1.0)
        + sign(line.count(Class::Caption) > 0, 0.5)
}

/// The second and third reading: what the last one thought of the lines around. `scores` are its log-odds. Appends to `row`.
pub fn again(page: &Page, scores: &Scores, headline: Option<usize>, i: usize, row: &mut impl Row) {
    let at = i as isize;
    row.add("distance to headline", headline.map_or(-100.0, |h| (at - h as isize).clamp(-60, 120) as f32));
    row.add("likeness of headline", headline.map_or(-2.0, |h| page.likeness(h, i)));
    row.add("mass since headline", headline.map_or(-2.0, |h| scores.mass[i] - scores.mass[h]));
    for k in -SCORES..=SCORES {
        row.add_of("odds of", k, odds_at(scores, at + k));
    }
    let n = page.len();
    let all = scores.mass[n];
    row.add("share of mass above", scores.mass[i] / all.max(1.0));
    row.add("mass below", (all - scores.mass[i + 1]).min(2000.0));
    row.add("mass above", scores.mass[i].min(2000.0));
    row.add("mass of page", all.min(3000.0));
    for window in [5, 15] {
        let from = i.saturating_sub(window);
        let mass = scores.mass[i] - scores.mass[from];
        row.add_of("mass per word above", window, mass / (page.words[i] - page.words[from]).max(1) as f32);
        row.add_of("mass per word below", window, mass_below(page, scores, i, window));
    }
    let likely_above = (1..=40).find(|&k| i >= k && scores.odds[i - k] > 0.0);
    row.add("distance to likely line above", likely_above.unwrap_or(41) as f32);
    let likely_below = (1..=40).find(|&k| i + k < n && scores.odds[i + k] > 0.0);
    row.add("distance to likely line below", likely_below.unwrap_or(41) as f32);
    let (from, to) = scores.core;
    row.add("distance to start of core", (at - from as isize).clamp(-60, 60) as f32);
    row.add("distance to end of core", (at - to as isize).clamp(-60, 60) as f32);
    row.add("topicality by likely lines", scores.topicality(page, i));
}

/// The log-odds of the line at `at`; low where there is none.
fn odds_at(scores: &Scores, at: isize) -> f32 {
    usize::try_from(at).ok().and_then(|j| scores.odds.get(j)).copied().unwrap_or(-8.0)
}

/// Share of the words in some lines below line `i` that are likely to be of the article.
fn mass_below(page: &Page, scores: &Scores, i: usize, window: usize) -> f32 {
    let to = (i + 1 + window).min(page.len());
    (scores.mass[to] - scores.mass[i + 1]) / (page.words[to] - page.words[i + 1]).max(1) as f32
}

/// Where the article was found: its first and last line of body.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub headline: Option<usize>,
    pub first: usize,
    pub last: usize,
}

impl Place {
    /// First and last line of body, where there is one.
    pub fn of(kinds: &[ParagraphKind]) -> Option<Self> {
        let first = kinds.iter().position(|k| k.is_story())?;
        let last = kinds.iter().rposition(|k| k.is_story())?;
        Some(Self { headline: None, first, last })
    }
}

/// Whether line `i` is the headline. `before` are the log-odds of an earlier look for it. Appends to `row`.
pub fn headline(page: &Page, scores: &Scores, before: &[f32], i: usize, row: &mut impl Row) {
    let line = &page.lines[i];
    own(line, row);
    row.add("words besides dates", rest_of_date(line) as f32);
    // The headline is said again: in the page's path, over the comments, among the latest stories.
    let near = i.saturating_sub(ECHO)..(i + 1 + ECHO).min(page.len());
    let (mut above, mut below) = (0.0, 0.0);
    if line.longer_words().len() > 1 {
        for j in near.filter(|&j| j != i && page.lines[j].words <= 50 && page.is_echo(i, j)) {
            *if j < i { &mut above } else { &mut below } += 1.0;
        }
    }
    row.add("echoes above", above);
    row.add("echoes below", below);
    if !before.is_empty() {
        let top = |odds: &[f32]| odds.iter().copied().fold(-9.0f32, f32::max);
        row.add("title odds", before[i]);
        row.add("best title odds above", top(&before[..i]));
        row.add("best title odds below", top(&before[i + 1..]));
        for k in [-2, -1, 1, 2] {
            let rival = usize::try_from(i as isize + k).ok().and_then(|j| before.get(j));
            row.add_of("title odds of", k, rival.copied().unwrap_or(-9.0));
        }
        row.add("best title odds 6 above", top(&before[i.saturating_sub(6)..i]));
        row.add("best title odds 6 below", top(&before[i + 1..(i + 7).min(before.len())]));
    }
    let n = page.len();
    let at = i as isize;
    let spoken_of = scores.spoken_of(page, i);
    row.add("words that likely lines have", spoken_of[0].min(12) as f32);
    row.add("words that likely lines lack", spoken_of[1].min(12) as f32);
    row.add("words that likely lines have and labels lack", spoken_of[2].min(12) as f32);
    let signed = (i + 1..(i + SIGNED).min(n)).find(|&j| is_byline_like(&page.lines[j]));
    row.add("titles before author", signed.map_or(-1.0, |j| (page.titles[j] - page.titles[i + 1]) as f32));
    row.add("lines above", (i as f32).min(60.0));
    row.add("odds", scores.odds[i]);
    row.add("topicality by likely lines", scores.topicality(page, i));
    row.add("topicality", page.topicality(i));
    row.add("repeats", page.repeats[i].min(4) as f32);
    same_line(page, i, row);
    // What is likely to be body begins below, and nothing between looks more like a headline.
    let lead = scores.next[i + 1];
    row.add("distance to likely prose", ((lead - i) as f32).min(60.0));
    row.add("titles before likely prose", (page.titles[lead.min(n)] - page.titles[i + 1]).min(40) as f32);
    row.add("distance to start of core", (at - scores.core.0 as isize).clamp(-60, 20) as f32);
    row.add("share of mass above", scores.mass[i] / scores.mass[n].max(1.0));
    for reach in [6, 16] {
        row.add_of("mass below", reach, (scores.mass[(i + reach).min(n)] - scores.mass[i]).min(500.0));
    }
    let (mut nearest, mut sum, mut to) = (-1.0f32, 0.0, lead);
    for _ in 0..3 {
        if to < n {
            let likeness = page.likeness(i, to);
            nearest = nearest.max(likeness);
            sum += likeness;
            to = scores.next[to + 1];
        }
    }
    row.add("most likeness to likely prose", nearest);
    row.add("likeness to likely prose", sum);
    let below = &page.lines[i + 1..(i + 6).min(n)];
    row.add("distance to byline", below.iter().position(is_byline_like).map_or(9.0, |k| k as f32));
    row.add("distance to date", below.iter().position(is_date_like).map_or(9.0, |k| k as f32));
    row.add("prose 5 above", page.prose_in(at - 5, at) as f32);
    row.add("prose 5 below", page.prose_in(at + 1, at + 6) as f32);
    for k in [-2, -1, 1, 2] {
        neighbour(page.lines.get((at + k) as usize), k, row);
    }
    // A deck says in other words what the headline above it says; a section's name says something else.
    for (side, lines) in [("above", i.saturating_sub(DECK)..i), ("below", i + 1..(i + 1 + DECK).min(n))] {
        row.add_of("likeness to deck", side, lines.clone().map(|j| page.likeness(i, j)).fold(-1.0, f32::max));
        row.add_of("likeness of deck", side, lines.map(|j| page.likeness(j, i)).fold(-1.0, f32::max));
    }
    row.add("gap below", gap_below(page, i));
    let section = i.checked_sub(1).map_or(-1.0, |j| page.lines[j].count(Class::Section).min(3) as f32);
    row.add("section words of -1", section);
    row.add("named above comments", flag(page.commented[i]));
}

/// Whether line `i` is the first of the body, below the headline of `place`, whose `first` is the first line that seems so.
/// Appends to `row`.
pub fn lead(page: &Page, scores: &Scores, place: Place, i: usize, row: &mut impl Row) {
    beside(page, scores, place, i, row);
    let n = page.len();
    let at = i as isize;
    let head = place.headline.map_or(0, |h| h + 1);
    row.add("likeness of headline", place.headline.map_or(-2.0, |h| page.likeness(h, i)));
    row.add("likeness to headline", place.headline.map_or(-2.0, |h| page.likeness(i, h)));
    row.add("caption signs", caption_signs(page, i));
    row.add("likeness of -1", if i > 0 { page.likeness(i - 1, i) } else { -2.0 });
    row.add("likeness to +1", if i + 1 < n { page.likeness(i, i + 1) } else { -2.0 });
    row.add("likeness of +1", if i + 1 < n { page.likeness(i + 1, i) } else { -2.0 });
    for k in [-2, -1, 1, 2, 3] {
        row.add_of("odds of", k, odds_at(scores, at + k));
    }
    // How much seems body from the headline to here, and of what lies below.
    let since = scores.mass[i] - scores.mass[head.min(i)];
    row.add("mass since headline", since.min(300.0));
    row.add("share of mass since headline", since / scores.mass[n].max(1.0));
    for window in [4, 12] {
        row.add_of("mass per word below", window, mass_below(page, scores, i, window));
    }
    row.add("prose since headline", page.prose_in(head as isize, at) as f32);
    row.add("prose 5 below", page.prose_in(at + 1, at + 6) as f32);
    // Authors and dates stand above the body; lines above them are not part of it.
    let above = &page.lines[head.min(i)..i];
    let below = &page.lines[(i + 1).min(n)..(i + 9).min(n)];
    for (name, is) in [("byline", is_byline_like as fn(&Line) -> bool), ("date", is_date_like), ("name", is_name_like)]
    {
        row.add_of("lines since headline like a", name, above.iter().filter(|l| is(l)).count().min(5) as f32);
        row.add_of("distance below to a", name, below.iter().position(is).map_or(9.0, |k| k as f32));
    }
    let byline = above.iter().rev().position(is_byline_like).map_or(30.0, |k| k.min(30) as f32);
    row.add("distance above to a byline", byline);
    let of_site = above.iter().map(|l| furniture(l).min(3)).sum::<u32>();
    row.add("site words since headline", of_site.min(30) as f32);
    row.add("gap below", gap_below(page, i));
    // What sums the story up stands in a block, and names people in full whom the first paragraph names in full again.
    let likely = |j: &usize| scores.odds[*j] > 0.0;
    row.add("likely lines right below", (i + 1..n).take(RUN).take_while(likely).count() as f32);
    row.add("likely lines right above", (head.min(i)..i).rev().take(RUN).take_while(likely).count() as f32);
    row.add("phrases again below", page.phrases_again(i, i + 1..(i + 1 + AGAIN).min(n)).min(6) as f32);
    row.add("phrases again above", page.phrases_again(i, head.min(i)..i).min(6) as f32);
}

/// Whether line `i` names the author of the article at `place`, or is its standfirst. Appends to `row`.
pub fn beside(page: &Page, scores: &Scores, place: Place, i: usize, row: &mut impl Row) {
    let line = &page.lines[i];
    own(line, row);
    let at = i as isize;
    let relative = |to: usize| (at - to as isize).clamp(-40, 40) as f32;
    row.add("distance to first line", relative(place.first));
    row.add("distance to last line", relative(place.last));
    row.add("distance to headline", place.headline.map_or(-50.0, relative));
    row.add("odds", scores.odds[i]);
    row.add("topicality by likely lines", scores.topicality(page, i));
    row.add("repeats", page.repeats[i].min(4) as f32);
    row.add("lines with its first words", page.lines_with_name(i).min(8) as f32);
    // "Written by", "Author of the article:" and the name below.
    let introduced = i.checked_sub(1).map(|j| &page.lines[j]).is_some_and(|l| {
        l.words <= 5
            && (l.last & (1 << Class::By as u8) != 0 || l.ending == Ending::Colon && l.count(Class::Author) > 0)
    });
    row.add("introduced by -1", flag(introduced));
    row.add("opens like a byline", flag(line.opens(Class::By) && is_byline_like(line)));
    row.add("like a byline again", flag(is_byline_like(line)));
    row.add("like a date again", flag(is_date_like(line)));
    let near = |range: Range<usize>, is: fn(&Line) -> bool| {
        flag(page.lines[range.start.min(page.len())..range.end.min(page.len())].iter().any(is))
    };
    for (name, is) in [("byline", is_byline_like as fn(&Line) -> bool), ("date", is_date_like)] {
        row.add_of("3 above have a", name, near(i.saturating_sub(3)..i, is));
        row.add_of("3 below have a", name, near(i + 1..i + 4, is));
    }
    for k in [-2, -1, 1, 2] {
        neighbour(page.lines.get((at + k) as usize), k, row);
    }
}

/// How many lines below the headline may name the author.
const SIGNED: usize = 12;
/// Maximum distance of a deck from its headline, in lines.
const DECK: usize = 3;
/// How many lines of the block above the body are examined, and how many body lines are searched for the same words.
const RUN: usize = 12;
const AGAIN: usize = 12;
/// How many lines to either side are searched for the words of the headline.
const ECHO: usize = 120;

/// Words of a line besides those that say when.
pub fn rest_of_date(line: &Line) -> u32 {
    let when: u32 =
        [Class::Month, Class::Weekday, Class::Published, Class::Ago, Class::Clock].map(|c| line.count(c)).iter().sum();
    line.words.saturating_sub(line.numbers + when)
}

/// "Ana Lima", "Tom van der Roe"
pub fn is_name_like(line: &Line) -> bool {
    const NOT_IN_NAMES: [Class; 6] =
        [Class::Section, Class::Navigation, Class::Share, Class::Related, Class::Network, Class::Subscribe];
    (2..=4).contains(&line.words)
        && line.capitalised + 1 >= line.words
        && line.capitalised >= 2
        && line.numbers == 0
        && line.ending == Ending::Open
        && NOT_IN_NAMES.iter().all(|&c| line.count(c) == 0)
}

/// "Ana Lima, Harbour correspondent", "Ana Lima | Staff Writer"
fn is_name_and_role(line: &Line) -> bool {
    line.last & 1 << Class::Role as u8 != 0
        && line.words <= 10
        && line.commas + line.bars > 0
        && line.capitalised >= 2
        && line.numbers == 0
        && line.count(Class::Function) <= 1
        && line.ending == Ending::Open
}

/// "By Ana Lima", "Posted on Monday by Ana Lima", "Ana Lima, Harbour correspondent"
pub fn is_byline_like(line: &Line) -> bool {
    if is_name_and_role(line) {
        return true;
    }
    // "… at 11:08 a.m." ends in no full stop.
    let timed = line.opens(Class::By) && line.count(Class::Month) > 0 && line.numbers > 1;
    line.words <= 25 && line.capitalised >= 2 && line.count(Class::By) > 0 && (line.ending != Ending::Stop || timed)
}

/// "14 Nov 2016 10:31 GMT", "Updated 3 hours ago"
pub fn is_date_like(line: &Line) -> bool {
    line.words <= 20
        && line.numbers > 0
        && [Class::Month, Class::Weekday, Class::Published, Class::Ago, Class::Clock].iter().any(|&c| line.count(c) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_of_a_forest_has_a_name_of_its_own() {
        for (forest, count) in FEATURES {
            let mut names = names(forest);
            assert_eq!(names.len(), count, "{forest:?}");
            names.sort_unstable();
            let twice = names.windows(2).find(|w| w[0] == w[1]);
            assert_eq!(twice, None, "{forest:?}");
        }
    }

    #[test]
    fn row_has_as_many_numbers_as_names() {
        let lines = ["Crane late", "The crane is late."].map(|l| Line::read(l, Span::new(0, l.len()), 1));
        let page = Page::new(lines.to_vec());
        let mut row = Vec::new();
        look(&page, 1, &mut row);
        assert_eq!(row.len(), LOOK);
    }
}
