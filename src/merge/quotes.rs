//! The same utterance in several articles: word for word, cut, or with other words.

use super::entities::Joined;
use super::{Agreement, Change, QuoteTelling, Several, StoryCorrection, StoryQuote};
use crate::analysis::Polarity;
use crate::finish::one_line;
use crate::span::Span;
use crate::wording::{self, Word};
use rustc_hash::FxHashMap;

/// Likeness from which two utterances are one with other words.
const SAME_UTTERANCE: f32 = 0.56;
/// Marked words of nobody: fewer are a word that a reporter keeps at a distance.
const LEAST_UNCREDITED: usize = 3;
/// A stem in more utterances than this tells nothing.
const OFTEN: usize = 60;

/// One utterance of one article.
struct Utterance {
    article: usize,
    quotes: Vec<usize>,
    speaker: Option<String>,
    entity: Option<usize>,
    polarity: Polarity,
    words: Vec<Word>,
    /// Where a sentence or a marked stretch begins.
    breaks: Vec<usize>,
    marked: bool,
}

pub fn join(several: &Several, joined: &Joined, corrections: &[StoryCorrection]) -> Vec<StoryQuote> {
    let mut list: Vec<Utterance> = Vec::new();
    for article in several.ordered() {
        list.extend(utterances(several, joined, article));
    }
    for correction in corrections {
        correct(several, joined, &mut list, correction);
    }
    list.retain(|u| u.speaker.is_some() || !u.marked || u.words.len() >= LEAST_UNCREDITED);
    let groups = group(several, &list);
    let mut out: Vec<(usize, StoryQuote)> = groups
        .into_iter()
        .map(|group| (group.first().copied().unwrap_or_default(), story_quote(several, joined, &list, group)))
        .collect();
    // By speaker, those who are nobody's last, in text order.
    out.sort_by_key(|(first, quote)| (quote.entity.unwrap_or(usize::MAX), quote.speaker.clone(), *first));
    out.into_iter().map(|(_, quote)| quote).collect()
}

/// Sets a speaker as the reader says.
fn correct(several: &Several, joined: &Joined, list: &mut [Utterance], correction: &StoryCorrection) {
    let StoryCorrection::Speaker { at, who, name } = correction else { return };
    let Some(read) = several.list.get(at.article) else { return };
    let start = read.offsets.to_byte(at.start);
    let covers = |&q: &usize| read.analysis.quotes[q].span.start <= start && start < read.analysis.quotes[q].span.end;
    let Some(utterance) = list.iter_mut().find(|u| u.article == at.article && u.quotes.iter().any(covers)) else {
        return;
    };
    utterance.entity = who.and_then(|place| joined.at(several, place));
    utterance.speaker = utterance.entity.map(|e| joined.list[e].name.clone()).or_else(|| name.as_deref().map(one_line));
}

fn utterances(several: &Several, joined: &Joined, article: usize) -> Vec<Utterance> {
    let read = &several.list[article];
    let mut out: Vec<Utterance> = Vec::new();
    let mut last = None;
    for (at, quote) in read.analysis.quotes.iter().enumerate() {
        if last != Some(quote.utterance) {
            out.push(Utterance {
                article,
                quotes: Vec::new(),
                speaker: None,
                entity: None,
                polarity: quote.polarity,
                words: Vec::new(),
                breaks: Vec::new(),
                marked: false,
            });
        }
        last = Some(quote.utterance);
        let Some(utterance) = out.last_mut() else { continue };
        utterance.quotes.push(at);
        utterance.marked |= !quote.parts.is_empty();
        let whole = [quote.span];
        for &span in if quote.parts.is_empty() { &whole[..] } else { &quote.parts } {
            let words = wording::words(read.text, span);
            if words.is_empty() {
                continue;
            }
            utterance.breaks.push(utterance.words.len());
            let ends = words
                .windows(2)
                .enumerate()
                .filter(|(_, two)| read.text[two[0].span.end..two[1].span.start].contains(['.', '!', '?']));
            utterance.breaks.extend(ends.map(|(at, _)| utterance.words.len() + at + 1));
            utterance.words.extend(words);
        }
        if let (None, Some(speaker)) = (&utterance.speaker, &quote.speaker) {
            utterance.speaker = Some(one_line(&speaker.name));
            utterance.entity = joined.speaker(several, article, speaker);
        }
    }
    out
}

/// Utterances that are one, each group in the order of the articles.
fn group(several: &Several, list: &[Utterance]) -> Vec<Vec<usize>> {
    let mut by_stem: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut group_of: Vec<usize> = Vec::new();
    for (at, utterance) in list.iter().enumerate() {
        let mut shared: FxHashMap<usize, f32> = FxHashMap::default();
        let content: Vec<&Word> = utterance.words.iter().filter(|w| w.is_content()).collect();
        for word in &content {
            for &other in by_stem.get(&word.stem).map_or(&[][..], Vec::as_slice) {
                *shared.entry(other).or_default() += word.weight;
            }
        }
        let mut near: Vec<(usize, f32)> = shared.into_iter().collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut best: Option<(f32, usize)> = None;
        for (other, _) in near.into_iter().take(12) {
            let known = &list[other];
            if known.article == utterance.article
                || !several.related(known.article, utterance.article)
                || groups[group_of[other]].iter().any(|&o| list[o].article == utterance.article)
                || !speakers_fit(known, utterance) && !are_long_and_alike(known, utterance)
            {
                continue;
            }
            let likeness = likeness(known, utterance);
            if likeness >= SAME_UTTERANCE && best.is_none_or(|(score, _)| likeness > score) {
                best = Some((likeness, other));
            }
        }
        let group = best.map_or_else(
            || {
                groups.push(Vec::new());
                groups.len() - 1
            },
            |(_, other)| group_of[other],
        );
        groups[group].push(at);
        group_of.push(group);
        for word in content {
            let places = by_stem.entry(word.stem).or_default();
            if places.len() < OFTEN && places.last() != Some(&at) {
                places.push(at);
            }
        }
    }
    groups
}

/// Two known people are two; somebody and nobody may be one.
fn speakers_fit(a: &Utterance, b: &Utterance) -> bool {
    match (a.entity, b.entity) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Nearly the same words in marks, credited to two people: one of the articles is wrong, or one speaker quotes the other.
fn are_long_and_alike(a: &Utterance, b: &Utterance) -> bool {
    const LONG: usize = 7;
    const ALIKE: f32 = 0.85;
    let (few, many) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    a.marked
        && b.marked
        && few.words.len() >= LONG
        && wording::align(&few.words, &many.words).is_some_and(|m| m.score >= ALIKE && m.content > 2)
}

/// Whether one has all words of the other side by side.
fn is_part(few: &[Word], many: &[Word]) -> bool {
    many.windows(few.len().max(1)).any(|here| here.iter().zip(few).all(|(a, b)| a.form == b.form))
}

fn likeness(a: &Utterance, b: &Utterance) -> f32 {
    /// Words that are one utterance where one person says them in order.
    const RUN: usize = 4;
    let (few, many) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    if a.marked
        && b.marked
        && a.entity.is_some()
        && a.entity == b.entity
        && few.words.len() >= RUN
        && few.words.iter().any(Word::is_content)
        && is_part(&few.words, &many.words)
    {
        return 0.95;
    }
    let Some(found) = wording::align(&few.words, &many.words) else { return 0.0 };
    let content = few.words.iter().filter(|w| w.is_content()).count();
    if found.content < 2 && few.words.len() != many.words.len() {
        return 0.0;
    }
    // A part of a longer utterance is the same utterance.
    let score = if found.content == content && content > 2 { found.score.max(0.9) } else { found.score };
    let polarities = a.polarity == b.polarity;
    if a.marked && b.marked || polarities && score > 0.75 { score } else { 0.0 }
}

fn story_quote(several: &Several, joined: &Joined, list: &[Utterance], mut group: Vec<usize>) -> StoryQuote {
    // The fullest in marks first.
    group.sort_by_key(|&at| (!list[at].marked, std::cmp::Reverse(list[at].words.len()), at));
    let first = &list[group[0]];
    let known = group.iter().map(|&at| &list[at]).find(|u| u.entity.is_some());
    let entity = known.and_then(|u| u.entity);
    let speaker =
        entity.map(|e| joined.list[e].name.clone()).or_else(|| group.iter().find_map(|&at| list[at].speaker.clone()));
    let tellings: Vec<QuoteTelling> =
        group.iter().enumerate().map(|(nth, &at)| telling(several, first, &list[at], nth == 0)).collect();
    let agreement = match tellings.len() {
        1 => Agreement::Single,
        _ => tellings.iter().map(|t| t.agreement).max().unwrap_or(Agreement::Same),
    };
    StoryQuote { entity, speaker, agreement, tellings }
}

fn telling(several: &Several, first: &Utterance, own: &Utterance, is_first: bool) -> QuoteTelling {
    let (here, there) = (several.list[own.article].text, several.list[first.article].text);
    let mut changes = Vec::new();
    let mut agreement = Agreement::Same;
    if !is_first && let Some(found) = wording::align(&own.words, &first.words) {
        let words = |text: &str, span: Option<Span>| span.map_or(String::new(), |s| one_line(s.of(text)));
        // Of an utterance an article may have only some sentences: those it has are compared.
        let mut pairs = found.pairs.iter().map(|&(_, at)| at);
        let ends = (pairs.next().unwrap_or_default(), pairs.next_back().map_or(1, |at| at + 1));
        let is_break = |at: usize| at == first.words.len() || first.breaks.contains(&at);
        if !(is_break(ends.0) && is_break(ends.1.max(ends.0 + 1))) {
            agreement = Agreement::Cut;
        }
        for (mine, other) in wording::changes(&own.words, &first.words, &found) {
            // Whole sentences between the ones it has are left out, not cut.
            let whole = other.is_some_and(|span| {
                let at = |place: usize| first.words.iter().position(|w| w.span.start == place);
                let end = first.words.iter().position(|w| w.span.end == span.end).map(|at| at + 1);
                at(span.start).is_some_and(is_break) && end.is_some_and(is_break)
            });
            agreement = if mine.is_some() {
                Agreement::Altered
            } else if whole {
                agreement
            } else {
                agreement.max(Agreement::Cut)
            };
            changes.push(Change { here: words(here, mine), there: words(there, other) });
        }
    }
    QuoteTelling {
        article: own.article,
        quotes: own.quotes.clone(),
        entity: own.entity,
        speaker: own.speaker.clone(),
        agreement,
        polarity: own.polarity,
        changes,
    }
}
