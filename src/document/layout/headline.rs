//! The headline: the line before the body that says what the body tells, `Harbour crane late again`; and the standfirst below it.

use super::aside::Aside;
use super::features::{self, Place};
use super::line::{Ending, Line, Opening};
use super::page::Page;
use super::scores::Scores;
use super::vocabulary::Class;
use crate::models::trees::Trees;

/// So many lines are looked at.
const REACH: usize = 250;
/// The headline stands before so much of what is likely body.
const SHARE: f32 = 0.4;

/// The lines that may be the headline.
pub fn candidates<'a>(page: &'a Page, scores: &Scores) -> impl Iterator<Item = usize> + 'a {
    let all = scores.mass[page.len()];
    let end = scores.mass.partition_point(|&m| m <= all * SHARE).min(page.len());
    let end = end.max(2).min(page.len()).saturating_sub(1);
    (end.saturating_sub(REACH)..end).filter(|&i| {
        let line = &page.lines[i];
        (2..=40).contains(&line.words)
            && features::rest_of_date(line) > 1
            && !line.captioned
            && !line.mailed
            && !is_note(line)
            && !is_of_another(page, i)
    })
}

/// "This article is more than 3 months old", "This story was last updated two years ago on …"
fn is_note(line: &Line) -> bool {
    line.words <= 12
        && line.numbers > 0
        && line.count(Class::Age) > 1
        && line.count(Class::Related) > 0
        && line.count(Class::Function) > 1
}

/// "Read more: …", "Sign up …", "… and the ferry is late too" below the headline, "Ana Lima | Staff writer | 5 days ago",
/// somebody's words and below them "— Ana Lima".
fn is_of_another(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let aside = match line.aside {
        Some(Aside::Link | Aside::List) => true,
        Some(Aside::Invitation) => line.words <= 12,
        _ => false,
    };
    let signed = line.bars > 0 && line.count(Class::Role) > 0 && line.count(Class::Ago) > 0 && line.words <= 12;
    let is_quote =
        |l: &Line| l.opening == Opening::Quote && l.quotes == 2 && matches!(l.ending, Ending::Stop | Ending::Quote);
    let dashed =
        |l: &Line| l.opening == Opening::Bullet && l.capitalised >= 2 && l.words <= 20 && l.ending != Ending::Stop;
    let quoted = is_quote(line) && page.lines.get(i + 1).is_some_and(dashed);
    let says = dashed(line) && i.checked_sub(1).is_some_and(|j| is_quote(&page.lines[j]));
    // "[the voice of the harbour]"
    let in_brackets = line.opening == Opening::Other && line.ending == Ending::Bracket && line.parentheses == 1;
    aside || signed || line.opening == Opening::Ellipsis || in_brackets || quoted || says
}

/// The log-odds of every line that it is the headline; [`NEVER`] where it is no candidate.
/// `before` are those of an earlier look, or nothing.
pub fn odds(page: &Page, scores: &Scores, before: &[f32], trees: &Trees) -> Vec<f32> {
    let mut row = Vec::new();
    let mut odds = vec![NEVER; page.len()];
    for i in candidates(page, scores) {
        row.clear();
        features::headline(page, scores, before, i, &mut row);
        odds[i] = trees.score(&row);
    }
    odds
}

pub const NEVER: f32 = -9.0;

/// The headline's index; of two equally good the later.
pub fn find(page: &Page, odds: &[f32]) -> Option<usize> {
    let mut top: Option<(f32, usize)> = None;
    for (i, &score) in odds.iter().enumerate() {
        let score = if page.commented[i] && score > NEVER { score + COMMENTED } else { score };
        if top.is_none_or(|(s, _)| score >= s) {
            top = Some((score, i));
        }
    }
    // A paste without a headline begins with a sentence.
    let sentence = |l: &Line| l.is_prose() && l.ending == Ending::Stop;
    let least = |i: usize| if sentence(&page.lines[i]) { SENTENCE } else { LEAST };
    top.filter(|&(score, i)| score > least(i)).map(|(_, i)| without_path(page, i))
}

/// The headline itself where `i` is the path to it: `Home » News » Harbour crane late` stands above `Harbour crane late`, or
/// `Posted on Monday by Ana Lima - 5 comments on Harbour crane late`.
fn without_path(page: &Page, i: usize) -> usize {
    let line = &page.lines[i];
    // "Harbour crane late in the ..." stands above the whole of it.
    let cut = line.ending == Ending::Ellipsis;
    let may_be = cut
        || line.bars > 0
        || [Class::Navigation, Class::Section, Class::Published, Class::Comment].iter().any(|&c| line.opens(c));
    if !may_be {
        return i;
    }
    let path = line.longer_words();
    let ends_path = |j: &usize| {
        let words = page.lines[*j].longer_words();
        let ends = words.len() > 1 && words.len() < path.len() && path.ends_with(words);
        // Its last word may be cut as well.
        let goes_on = cut && path.len() > 2 && words.len() >= path.len() && words.starts_with(&path[..path.len() - 1]);
        ends || goes_on
    };
    (i + 1..(i + 1 + BELOW).min(page.len())).find(ends_path).unwrap_or(i)
}

/// A standfirst stands so many lines below at most, and is told from the body by such log-odds.
const BELOW: usize = 6;
pub const SURE: f32 = 0.5;

/// By so much likelier is a line that another names above its comments.
const COMMENTED: f32 = 6.0;
/// The score of having none.
const LEAST: f32 = -2.0;
const SENTENCE: f32 = 1.0;

/// The lines that may be the standfirst of the headline `h`.
pub fn below(page: &Page, h: usize) -> impl Iterator<Item = usize> + '_ {
    (h + 1..(h + 1 + BELOW).min(page.len())).filter(|&i| (4..=70).contains(&page.lines[i].words))
}

/// The standfirst's index: a sentence or so between headline and body, by log-odds of `least`.
pub fn standfirst(page: &Page, scores: &Scores, h: usize, least: f32, trees: &Trees) -> Option<usize> {
    let place = Place { headline: Some(h), first: h, last: h };
    let mut row = Vec::new();
    let mut top: Option<(f32, usize)> = None;
    for i in below(page, h) {
        row.clear();
        features::beside(page, scores, place, i, &mut row);
        let score = trees.score(&row);
        if top.is_none_or(|(s, _)| score > s) {
            top = Some((score, i));
        }
    }
    top.filter(|&(score, _)| score > least).map(|(_, i)| i)
}
