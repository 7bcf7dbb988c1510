//! Where articles do not agree on a number: the toll of the day, and what sentences that say the same count.

use super::events::Roots;
use super::numbers::{self, Count, Counter};
use super::{Difference, DifferenceKind, Several, StoryEvent};
use crate::wording::{self, Word};

/// From this likeness on two sentences tell the same.
const SAME_STATEMENT: f32 = 0.4;
/// Names aside: "turned down the bid of Calder Marine" is not "recommended the bid of Calder Marine".
const SAME_WORDS: f32 = 0.3;
/// News stands at the top: this many sentences of an article are compared.
const MOST: usize = 60;

/// A sentence with counts.
struct Counted {
    article: usize,
    sentence: usize,
    words: Roots,
    /// Without those of names.
    plain: Roots,
    counts: Vec<Count>,
}

/// Puts each difference with the event whose sentence counts; gives back those that stand with none.
pub fn find(several: &Several, events: &mut [StoryEvent]) -> Vec<Difference> {
    let mut rest = Vec::new();
    let groups: std::collections::BTreeSet<usize> = several.list.iter().map(|read| read.group).collect();
    for group in groups {
        let articles: Vec<usize> = several.ordered().filter(|&at| several.list[at].group == group).collect();
        if articles.len() < 2 {
            continue;
        }
        let sentences: Vec<Counted> = articles.iter().flat_map(|&at| counted(several, at)).collect();
        let mut found = tolls(&sentences);
        statements(&sentences, &mut found);
        close(&sentences, &mut found);
        for difference in found {
            if let Some(difference) = attach(several, events, &sentences, difference) {
                rest.push(difference);
            }
        }
    }
    rest
}

fn counted(several: &Several, article: usize) -> Vec<Counted> {
    let read = &several.list[article];
    let counter = Counter::new(several, article);
    let story = read.analysis.sentences.iter().enumerate().filter(|(_, s)| s.story).take(MOST);
    story
        .map(|(sentence, s)| {
            let words = wording::words(read.text, s.span);
            let plain: Vec<Word> = words.iter().copied().filter(|w| !counter.is_named(w.span)).collect();
            (sentence, Roots::new(&words), Roots::new(&plain))
        })
        .map(|(sentence, words, plain)| Counted {
            article,
            sentence,
            words,
            plain,
            counts: counter.of_sentence(sentence),
        })
        .filter(|s| !s.counts.is_empty())
        .collect()
}

/// The first count of the dead and of the hurt in each article.
fn tolls(sentences: &[Counted]) -> Vec<Difference> {
    let mut first: Vec<Count> = Vec::new();
    for sentence in sentences {
        for count in sentence.counts.iter().filter(|c| c.is_toll()) {
            if !first.iter().any(|known| known.is_same_thing(count) && known.article() == count.article()) {
                first.push(count.clone());
            }
        }
    }
    numbers::differences(&first)
}

/// Counts of one thing in sentences that tell the same.
fn statements(sentences: &[Counted], found: &mut Vec<Difference>) {
    for (nth, first) in sentences.iter().enumerate() {
        // The most like it in each other article.
        let mut like: Vec<&Counted> = vec![first];
        let mut article = first.article;
        let mut best: Option<(f32, &Counted)> = None;
        for other in &sentences[nth + 1..] {
            if other.article == first.article {
                continue;
            }
            if other.article != article {
                like.extend(best.take().map(|(_, b)| b));
                article = other.article;
            }
            let likeness = first.words.dice(&other.words);
            if likeness >= SAME_STATEMENT
                && first.plain.dice(&other.plain) >= SAME_WORDS
                && best.is_none_or(|(most, _)| likeness > most)
            {
                best = Some((likeness, other));
            }
        }
        like.extend(best.map(|(_, b)| b));
        if like.len() < 2 {
            continue;
        }
        let counts: Vec<Count> = like.iter().flat_map(|s| s.counts.iter().filter(|c| !c.is_toll()).cloned()).collect();
        add(numbers::differences(&counts), found);
    }
}

/// Counts of one thing that are close and not equal, in sentences with something in common: 410 and 420 million euros.
fn close(sentences: &[Counted], found: &mut Vec<Difference>) {
    const IN_COMMON: f32 = 0.12;
    /// Of sums more, names aside: a second offer is no other figure for the first.
    const SUMS_IN_COMMON: f32 = 0.2;
    let has = |article: usize, count: &Count| {
        let own = sentences.iter().filter(|s| s.article == article).flat_map(|s| &s.counts);
        own.into_iter().any(|c| c.is_same_thing(count) && c.has_value_of(count))
    };
    for (nth, first) in sentences.iter().enumerate() {
        for other in sentences[nth + 1..].iter().filter(|o| o.article != first.article) {
            for (a, b) in first.counts.iter().flat_map(|a| other.counts.iter().map(move |b| (a, b))) {
                if a.is_toll() || !numbers::are_close(a, b) || has(b.article(), a) || has(a.article(), b) {
                    continue;
                }
                if first.words.dice(&other.words) < IN_COMMON
                    || a.is_sum() && first.plain.dice(&other.plain) < SUMS_IN_COMMON
                {
                    continue;
                }
                add(numbers::differences(&[a.clone(), b.clone()]), found);
            }
        }
    }
}

/// Keeps the differences that are not known yet.
fn add(new: Vec<Difference>, found: &mut Vec<Difference>) {
    for difference in new {
        let is_known = |d: &Difference| difference.values.iter().any(|v| d.values.contains(v));
        if !found.iter().any(is_known) {
            found.push(difference);
        }
    }
}

/// The event that tells most of it; the difference itself where none does.
fn attach(
    several: &Several,
    events: &mut [StoryEvent],
    sentences: &[Counted],
    difference: Difference,
) -> Option<Difference> {
    let of_it = |c: &&Count| difference.values.iter().any(|v| v.article == c.article() && v.text == c.text());
    let is_toll = sentences.iter().flat_map(|s| &s.counts).filter(of_it).any(Count::is_toll);
    let has = |article: usize, text: &str| difference.values.iter().any(|v| v.article == article && v.text == text);
    let counts = |article: usize, sentence: usize| {
        let here = sentences.iter().filter(|s| s.article == article && s.sentence == sentence);
        here.flat_map(|s| &s.counts).any(|c| has(article, c.text()))
    };
    // An event that says the number itself goes before one whose sentence has it.
    let told = |event: &StoryEvent| {
        let each = event.tellings.iter().map(|t| {
            let entry = &several.list[t.article].analysis.timeline[t.entry];
            let says = difference.values.iter().any(|v| v.article == t.article && says(&entry.label, &v.text));
            if says { 2 } else { usize::from(counts(t.article, entry.sentence)) }
        });
        let all: Vec<usize> = each.collect();
        (all.iter().any(|n| *n > 1), all.iter().sum::<usize>())
    };
    let best = events.iter_mut().filter(|e| !e.planned).map(|e| (told(e), e)).filter(|(told, _)| told.1 > 0);
    let Some(((is_said, _), event)) = best.rev().max_by_key(|(told, e)| (*told, e.tellings.len())) else {
        return Some(difference);
    };
    // The dead and the hurt of one day are recalled in sentences about another.
    if is_toll && !is_said && event.tellings.len() < 2 {
        return Some(difference);
    }
    if difference.kind == DifferenceKind::Number && !event.differences.contains(&difference) {
        event.differences.push(difference);
    }
    None
}

/// Whether a label has the words of a count.
fn says(label: &str, count: &str) -> bool {
    label.to_lowercase().contains(&count.to_lowercase())
}
