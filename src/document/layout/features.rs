//! What the models see of a line: its look, its neighbours, its place on the page. The trainer calls the same functions.

use super::line::{Ending, Line, Opening};
use super::page::{Page, SIGNS};
use super::scores::Scores;
use super::vocabulary::{CLASSES, Class};
use crate::analysis::ParagraphKind;

/// A neighbour is looked at as far as this on either side.
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
/// Scores of the first reading are looked at as far as this on either side.
const SCORES: isize = 4;
/// So much running text is near, and what lies beyond is the rest of the page.
const NEAR: isize = 10;

/// The first reading of line `i`: looks and neighbours. Appends to `row`.
pub fn look(page: &Page, i: usize, row: &mut Vec<f32>) {
    let line = &page.lines[i];
    own(line, row);
    let n = page.len() as isize;
    let at = i as isize;
    row.push(page.lines.get(i + 1).map_or(9.0, |l| l.gap.min(4) as f32));
    row.push(page.repeats[i].min(4) as f32);
    row.push(page.topicality(i));
    row.push(at as f32 / n as f32);
    row.push((at as f32).min(100.0));
    row.push(((n - at) as f32).min(100.0));
    row.push((n as f32).min(1000.0));
    let all_prose = page.prose_words[page.len()] as f32;
    row.push(page.prose_words[i] as f32 / all_prose.max(1.0));
    row.push((page.prose_words[i] as f32).min(2000.0));
    row.push((all_prose - page.prose_words[i + 1] as f32).min(2000.0));
    row.push(all_prose / page.words[page.len()].max(1) as f32);
    row.push(all_prose.min(3000.0));
    for k in -NEIGHBOURS..=NEIGHBOURS {
        if k != 0 {
            neighbour(page.lines.get((at + k) as usize), row);
        }
    }
    row.push(caption_signs(page, i));
    // A caption often stands beside its picture's description, which says the same.
    row.push(if i > 0 { page.likeness(i, i - 1) } else { -2.0 });
    row.push(if i + 1 < page.len() { page.likeness(i, i + 1) } else { -2.0 });
    // The author's life begins with the name that stands above.
    row.push(if i > 0 { page.likeness(i - 1, i) } else { -2.0 });
    row.push(if i + 1 < page.len() { page.likeness(i + 1, i) } else { -2.0 });
    row.push(page.said_before[i].map_or(99.0, |j| (i - j).min(90) as f32));
    row.push(page.said_again[i].map_or(99.0, |j| (j - i).min(90) as f32));
    for window in WINDOWS {
        row.push(page.prose_in(at - window, at) as f32);
        row.push(page.prose_in(at + 1, at + 1 + window) as f32);
    }
    for sign in 0..SIGNS {
        row.push(page.signs_in(sign, at - 6, at) as f32);
        row.push(page.signs_in(sign, at + 1, at + 7) as f32);
        row.push(page.signs_in(sign, 0, at).min(20) as f32);
    }
    let prose = |j: isize| page.prose_in(j, j + 1) == 1;
    row.push((1..=30).find(|&k| prose(at - k)).unwrap_or(31) as f32);
    row.push((1..=30).find(|&k| prose(at + k)).unwrap_or(31) as f32);
    let around = (at - NEAR).max(0) as usize..(i + 1 + NEAR as usize).min(page.len());
    row.push(page.words[around.end].saturating_sub(page.words[around.start]) as f32 / around.len() as f32);
    row.push(page.lines[around].iter().map(|l| l.words).max().unwrap_or(0).min(200) as f32);
}

fn own(line: &Line, row: &mut Vec<f32>) {
    let words = line.words.max(1) as f32;
    row.push(line.chars.min(2000) as f32);
    row.push(line.words.min(400) as f32);
    row.push(line.chars as f32 / words);
    for share in [line.capitalised, line.shouted, line.numbers, line.count(Class::Function), line.count(Class::Pronoun)]
    {
        row.push(share as f32 / words);
    }
    for count in
        [line.stops, line.commas, line.quotes, line.bars, line.colons, line.parentheses, line.humps, line.marks]
    {
        row.push(count.min(10) as f32);
    }
    row.push(line.stops as f32 / words);
    for &count in &line.classes[1..CLASSES] {
        row.push(f32::from(count.min(5)));
    }
    row.push(furniture(line) as f32);
    row.push(furniture(line) as f32 / words);
    row.push(opening(line));
    row.push(ending(line));
    row.push(line.gap.min(4) as f32);
    for class in FIRST_WORDS {
        row.push(f32::from(u8::from(line.opens(class))));
    }
    row.push(f32::from(u8::from(line.is_prose())));
    row.push(f32::from(u8::from(line.credited)));
    row.push(f32::from(u8::from(line.captioned)));
    row.push(line.named.min(4) as f32);
    for is in [is_byline_like, is_date_like, is_name_like] {
        row.push(f32::from(u8::from(is(line))));
    }
}

/// How many of its words belong to the site rather than to a story.
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

fn neighbour(line: Option<&Line>, row: &mut Vec<f32>) {
    let Some(line) = line else {
        row.extend([-1.0; 10]);
        return;
    };
    let words = line.words.max(1) as f32;
    row.push(line.words.min(200) as f32);
    row.push(ending(line));
    row.push(line.count(Class::Function) as f32 / words);
    row.push(line.capitalised as f32 / words);
    row.push(furniture(line) as f32 / words);
    row.push(f32::from(u8::from(is_credit(line))));
    row.push(line.named.min(3) as f32);
    for is in [is_byline_like, is_date_like, is_name_like] {
        row.push(f32::from(u8::from(is(line))));
    }
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

/// The second reading: what the first one thought of the lines around. `scores` are its log-odds. Appends to `row`.
pub fn again(page: &Page, scores: &Scores, headline: Option<usize>, i: usize, row: &mut Vec<f32>) {
    let at = i as isize;
    row.push(headline.map_or(-100.0, |h| (at - h as isize).clamp(-60, 120) as f32));
    row.push(headline.map_or(-2.0, |h| page.likeness(h, i)));
    row.push(headline.map_or(-2.0, |h| scores.mass[i] - scores.mass[h]));
    for k in -SCORES..=SCORES {
        row.push(usize::try_from(at + k).ok().and_then(|j| scores.odds.get(j)).copied().unwrap_or(-8.0));
    }
    let n = page.len();
    let all = scores.mass[n];
    row.push(scores.mass[i] / all.max(1.0));
    row.push((all - scores.mass[i + 1]).min(2000.0));
    row.push(scores.mass[i].min(2000.0));
    row.push(all.min(3000.0));
    for window in [5, 15] {
        let (from, to) = (i.saturating_sub(window), (i + 1 + window).min(n));
        row.push((scores.mass[i] - scores.mass[from]) / (page.words[i] - page.words[from]).max(1) as f32);
        row.push((scores.mass[to] - scores.mass[i + 1]) / (page.words[to] - page.words[i + 1]).max(1) as f32);
    }
    // Lines since the last likely one, and to the next.
    row.push((1..=40).find(|&k| i >= k && scores.odds[i - k] > 0.0).unwrap_or(41) as f32);
    row.push((1..=40).find(|&k| i + k < n && scores.odds[i + k] > 0.0).unwrap_or(41) as f32);
    let (from, to) = scores.core;
    row.push((at - from as isize).clamp(-60, 60) as f32);
    row.push((at - to as isize).clamp(-60, 60) as f32);
    row.push(scores.topicality(page, i));
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
pub fn headline(page: &Page, scores: &Scores, before: &[f32], i: usize, row: &mut Vec<f32>) {
    let line = &page.lines[i];
    own(line, row);
    row.push(rest_of_date(line) as f32);
    // The headline is said again: in the page's path, over the comments, among the latest stories.
    let near = i.saturating_sub(ECHO)..(i + 1 + ECHO).min(page.len());
    let (mut above, mut below) = (0.0, 0.0);
    for j in near.filter(|&j| j != i && page.lines[j].words <= 50 && line.longer_words().len() > 1) {
        let echo = f32::from(u8::from(page.likeness(i, j) > 0.75));
        *if j < i { &mut above } else { &mut below } += echo;
    }
    row.extend([above, below]);
    if !before.is_empty() {
        let top = |odds: &[f32]| odds.iter().copied().fold(-9.0f32, f32::max);
        row.extend([before[i], top(&before[..i]), top(&before[i + 1..])]);
        let rival = |k: isize| usize::try_from(i as isize + k).ok().and_then(|j| before.get(j)).copied();
        row.extend([-2, -1, 1, 2].map(|k| rival(k).unwrap_or(-9.0)));
        row.extend([top(&before[i.saturating_sub(6)..i]), top(&before[i + 1..(i + 7).min(before.len())])]);
    }
    let n = page.len();
    let at = i as isize;
    row.extend(scores.spoken_of(page, i).map(|count| count.min(12) as f32));
    // How many lines like titles stand between it and the author.
    let signed = (i + 1..(i + SIGNED).min(n)).find(|&j| is_byline_like(&page.lines[j]));
    row.push(signed.map_or(-1.0, |j| (page.titles[j] - page.titles[i + 1]) as f32));
    row.push((i as f32).min(60.0));
    row.push(scores.odds[i]);
    row.push(scores.topicality(page, i));
    row.push(page.topicality(i));
    row.push(page.repeats[i].min(4) as f32);
    row.push(page.said_before[i].map_or(99.0, |j| (i - j).min(90) as f32));
    row.push(page.said_again[i].map_or(99.0, |j| (j - i).min(90) as f32));
    // What is likely to be body begins below, and nothing between looks more like a headline.
    let lead = scores.next[i + 1];
    row.push(((lead - i) as f32).min(60.0));
    row.push((page.titles[lead.min(n)] - page.titles[i + 1]).min(40) as f32);
    row.push((at - scores.core.0 as isize).clamp(-60, 20) as f32);
    let share = |mass: f32| mass / scores.mass[n].max(1.0);
    row.push(share(scores.mass[i]));
    for reach in [6, 16] {
        row.push((scores.mass[(i + reach).min(n)] - scores.mass[i]).min(500.0));
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
    row.push(nearest);
    row.push(sum);
    let below = &page.lines[i + 1..(i + 6).min(n)];
    row.push(below.iter().position(is_byline_like).map_or(9.0, |k| k as f32));
    row.push(below.iter().position(is_date_like).map_or(9.0, |k| k as f32));
    row.push(page.prose_in(at - 5, at) as f32);
    row.push(page.prose_in(at + 1, at + 6) as f32);
    for k in [-2, -1, 1, 2] {
        neighbour(page.lines.get((at + k) as usize), row);
    }
    // A deck says in other words what the headline above it says; a section's name says something else.
    let beside = [i.saturating_sub(DECK)..i, i + 1..(i + 1 + DECK).min(n)];
    for lines in beside {
        row.push(lines.clone().map(|j| page.likeness(i, j)).fold(-1.0, f32::max));
        row.push(lines.map(|j| page.likeness(j, i)).fold(-1.0, f32::max));
    }
    row.push(page.lines.get(i + 1).map_or(9.0, |l| l.gap.min(4) as f32));
    row.push(i.checked_sub(1).map_or(-1.0, |j| page.lines[j].count(Class::Section).min(3) as f32));
    row.push(f32::from(u8::from(page.commented[i])));
}

/// Whether line `i` is the first of the body, below the headline of `place`, whose `first` is the first line that seems so.
/// Appends to `row`.
pub fn lead(page: &Page, scores: &Scores, place: Place, i: usize, row: &mut Vec<f32>) {
    beside(page, scores, place, i, row);
    let n = page.len();
    let at = i as isize;
    let head = place.headline.map_or(0, |h| h + 1);
    row.push(place.headline.map_or(-2.0, |h| page.likeness(h, i)));
    row.push(place.headline.map_or(-2.0, |h| page.likeness(i, h)));
    row.push(caption_signs(page, i));
    row.push(if i > 0 { page.likeness(i - 1, i) } else { -2.0 });
    row.push(if i + 1 < n { page.likeness(i, i + 1) } else { -2.0 });
    row.push(if i + 1 < n { page.likeness(i + 1, i) } else { -2.0 });
    for k in [-2, -1, 1, 2, 3] {
        row.push(usize::try_from(at + k).ok().and_then(|j| scores.odds.get(j)).copied().unwrap_or(-8.0));
    }
    // How much seems body from the headline to here, and of what lies below.
    row.push((scores.mass[i] - scores.mass[head.min(i)]).min(300.0));
    row.push((scores.mass[i] - scores.mass[head.min(i)]) / scores.mass[n].max(1.0));
    for reach in [4, 12] {
        let to = (i + 1 + reach).min(n);
        row.push((scores.mass[to] - scores.mass[i + 1]) / (page.words[to] - page.words[i + 1]).max(1) as f32);
    }
    row.push(page.prose_in(head as isize, at) as f32);
    row.push(page.prose_in(at + 1, at + 6) as f32);
    // Authors and dates stand above the body, and what stands above them is none of it.
    let above = &page.lines[head.min(i)..i];
    let below = &page.lines[(i + 1).min(n)..(i + 9).min(n)];
    for is in [is_byline_like, is_date_like, is_name_like] {
        row.push(above.iter().filter(|l| is(l)).count().min(5) as f32);
        row.push(below.iter().position(is).map_or(9.0, |k| k as f32));
    }
    row.push(above.iter().rev().position(is_byline_like).map_or(30.0, |k| k.min(30) as f32));
    row.push(above.iter().map(|l| furniture(l).min(3)).sum::<u32>().min(30) as f32);
    row.push(page.lines.get(i + 1).map_or(9.0, |l| l.gap.min(4) as f32));
    // What sums the story up stands in a block, and names people in full whom the first paragraph names in full again.
    let likely = |j: &usize| scores.odds[*j] > 0.0;
    row.push((i + 1..n).take(RUN).take_while(likely).count() as f32);
    row.push((head.min(i)..i).rev().take(RUN).take_while(likely).count() as f32);
    row.push(page.phrases_again(i, i + 1..(i + 1 + AGAIN).min(n)).min(6) as f32);
    row.push(page.phrases_again(i, head.min(i)..i).min(6) as f32);
}

/// Whether line `i` names the author of the article at `place`, or is its standfirst. Appends to `row`.
pub fn beside(page: &Page, scores: &Scores, place: Place, i: usize, row: &mut Vec<f32>) {
    let line = &page.lines[i];
    own(line, row);
    let at = i as isize;
    let relative = |to: usize| (at - to as isize).clamp(-40, 40) as f32;
    row.push(relative(place.first));
    row.push(relative(place.last));
    row.push(place.headline.map_or(-50.0, relative));
    row.push(scores.odds[i]);
    row.push(scores.topicality(page, i));
    row.push(page.repeats[i].min(4) as f32);
    row.push(page.said_of(i).min(8) as f32);
    // "Written by", "Author of the article:" and the name below.
    let introduced = i.checked_sub(1).map(|j| &page.lines[j]).is_some_and(|l| {
        l.words <= 5
            && (l.last & (1 << Class::By as u8) != 0 || l.ending == Ending::Colon && l.count(Class::Author) > 0)
    });
    row.push(f32::from(u8::from(introduced)));
    row.push(f32::from(u8::from(line.opens(Class::By) && is_byline_like(line))));
    row.push(f32::from(u8::from(is_byline_like(line))));
    row.push(f32::from(u8::from(is_date_like(line))));
    let near = |range: std::ops::Range<usize>, is: &dyn Fn(&Line) -> bool| {
        f32::from(u8::from(page.lines[range.start.min(page.len())..range.end.min(page.len())].iter().any(is)))
    };
    for is in [is_byline_like, is_date_like] {
        row.push(near(i.saturating_sub(3)..i, &is));
        row.push(near(i + 1..i + 4, &is));
    }
    for k in [-2, -1, 1, 2] {
        neighbour(page.lines.get((at + k) as usize), row);
    }
}

/// An author is looked for so many lines below the headline.
const SIGNED: usize = 12;
/// Decks stand so near the headline.
const DECK: usize = 3;
/// A block above the body is looked at as far as this, and what it says is listened for so far below.
const RUN: usize = 12;
const AGAIN: usize = 12;
/// So many lines to either side the headline is listened for.
const ECHO: usize = 120;

/// How many words of a line say more than when.
pub fn rest_of_date(line: &Line) -> u32 {
    let when: u32 =
        [Class::Month, Class::Weekday, Class::Published, Class::Ago, Class::Clock].map(|c| line.count(c)).iter().sum();
    line.words.saturating_sub(line.numbers + when)
}

/// "Ana Lima", "Tom van der Roe"
pub fn is_name_like(line: &Line) -> bool {
    const NONE_OF: [Class; 6] =
        [Class::Section, Class::Navigation, Class::Share, Class::Related, Class::Network, Class::Subscribe];
    (2..=4).contains(&line.words)
        && line.capitalised + 1 >= line.words
        && line.capitalised >= 2
        && line.numbers == 0
        && line.ending == Ending::Open
        && NONE_OF.iter().all(|&c| line.count(c) == 0)
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
