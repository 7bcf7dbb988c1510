//! The headline: the line above the body that says what the body is about, `Harbour crane late again`; and the standfirst below it.

use super::aside::Aside;
use super::features::{self, Place};
use super::line::{Ending, Line, Opening};
use super::page::Page;
use super::passes::{Choice, Context};
use super::scores::Scores;
use super::vocabulary::Class;
use super::{article, dateline};
use crate::analysis::ParagraphKind;
use crate::models::trees::Trees;
use std::ops::Range;

/// How many lines may be the headline.
const REACH: usize = 250;
/// Maximum share of the likely body above the headline.
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
    let signs = dashed(line) && i.checked_sub(1).is_some_and(|j| is_quote(&page.lines[j]));
    // "[the voice of the harbour]"
    let in_brackets = line.opening == Opening::Other && line.ending == Ending::Bracket && line.parentheses == 1;
    aside || signed || line.opening == Opening::Ellipsis || in_brackets || quoted || signs
}

/// The log-odds of every line that it is the headline; `NEVER` where it is no candidate.
/// `before` are those of an earlier look; empty in the first.
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

const NEVER: f32 = -9.0;

/// The headline's index; of two equally good the later.
pub fn find(page: &Page, odds: &[f32]) -> Option<usize> {
    best(odds.iter().copied().enumerate()).filter(|&(i, score)| score > threshold(page, i)).map(|(i, _)| i)
}

/// The best of some scores; of two equally good the later.
fn best(scores: impl Iterator<Item = (usize, f32)>) -> Option<(usize, f32)> {
    scores.reduce(|top, next| if next.1 >= top.1 { next } else { top })
}

/// Minimum log-odds of a headline. A paste without a headline begins with a sentence.
fn threshold(page: &Page, i: usize) -> f32 {
    let line = &page.lines[i];
    if line.is_prose() && line.ending == Ending::Stop { SENTENCE } else { LEAST }
}

/// Chooses a line that another line names above its comments, unless a third is much likelier.
pub fn choose_commented(choice: &mut Choice) {
    let (page, odds) = (choice.page, choice.odds);
    let commented = (0..odds.len()).filter(|&i| page.commented[i] && odds[i] > NEVER);
    let Some((i, score)) = best(commented.map(|i| (i, odds[i] + COMMENTED))) else { return };
    if score > threshold(page, i) && best(odds.iter().copied().enumerate()).is_none_or(|(_, top)| score >= top) {
        choice.headline = Some(i);
    }
}

/// Where the headline is a path to it, takes the line below it: `Home » News » Harbour crane late` stands above
/// `Harbour crane late`, or `Posted on Monday by Ana Lima - 5 comments on Harbour crane late`.
pub fn leave_path(choice: &mut Choice) {
    choice.headline = choice.headline.map(|i| without_path(choice.page, i));
}

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
        // The path's last word may be cut as well.
        let goes_on = cut && path.len() > 2 && words.len() >= path.len() && words.starts_with(&path[..path.len() - 1]);
        ends || goes_on
    };
    (i + 1..(i + 1 + BELOW).min(page.len())).find(ends_path).unwrap_or(i)
}

/// Words of a paper's name, at most.
const NAMEPLATE: u32 = 4;

/// Where the first line is a paper's name, takes the line below it: `The Lisbon Courier`, `Harbour crane late again`.
pub fn leave_nameplate(choice: &mut Choice) {
    let (page, odds) = (choice.page, choice.odds);
    let Some(name) = choice.headline.filter(|&h| h == 0 && page.len() > 3) else { return };
    let (line, next) = (&page.lines[name], &page.lines[name + 1]);
    let opens = line.span.of(choice.text).split_whitespace().next();
    let definite =
        opens.is_some_and(|w| crate::english::Lexicon::shared().look_up(w).tags.has(crate::english::Tag::Definite));
    let is_name = definite
        && (2..=NAMEPLATE).contains(&line.words)
        && line.capitalised == line.words
        && !matches!(line.ending, Ending::Stop);
    let tells = next.words > NAMEPLATE
        && next.capitalised < next.words
        && !(next.is_prose() && next.ending == Ending::Stop)
        && odds[name + 1] > NEVER;
    if is_name && tells {
        choice.headline = Some(name + 1);
    }
}

/// A sentence that begins with a dateline is the story's first.
pub fn reject_dateline(choice: &mut Choice) {
    let (page, text) = (choice.page, choice.text);
    choice.headline = choice
        .headline
        .filter(|&h| !(page.lines[h].is_prose() && dateline::at_head(page.lines[h].span.of(text)).is_some()));
}

/// Rejects a headline with more than a fifth as much of the story above it as below.
pub fn reject_amid_body(context: &mut Context) {
    let Some(h) = context.headline else { return };
    let (above, below) = (story_words(context, 0..h), story_words(context, h + 1..context.page.len()));
    if above * 5 > below {
        context.headline = None;
        context.kinds[h] = article::body_or_furniture(context.scores.odds[h], context.threshold);
    }
}

fn story_words(context: &Context, lines: Range<usize>) -> u32 {
    lines.filter(|&i| context.kinds[i].is_story()).map(|i| context.page.lines[i].words).sum()
}

/// What stands above the headline is not of this article.
pub fn leave_out_above(context: &mut Context) {
    if let Some(h) = context.headline {
        context.kinds[..h].fill(ParagraphKind::Furniture);
    }
}

/// Finds the standfirst of the headline.
pub fn find_standfirst(context: &mut Context) {
    let Some(h) = context.headline else { return };
    if story_words(context, h + 1..context.page.len()) > 0
        && let Some(s) = standfirst(context.page, context.scores, h, SURE, &context.model.standfirst)
    {
        context.kinds[s] = ParagraphKind::Standfirst;
    }
}

/// How many lines below the headline may be the standfirst, and minimum log-odds of one.
const BELOW: usize = 6;
const SURE: f32 = 0.5;

/// Log-odds bonus for a line that is repeated in "N comments on …".
const COMMENTED: f32 = 6.0;
/// Minimum log-odds of a headline, and of one that is a sentence.
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
