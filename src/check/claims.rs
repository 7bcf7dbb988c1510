//! What the draft tells in its own words: reported speech that no source has, and claims that lost whose they are.

use super::facts::apart;
use super::quotations::{evidence, polarity, quote_at, speaker};
use super::{Claim, Desk, Paraphrase, PolarityVerdict, SpeakerVerdict};
use crate::analysis::{Polarity, QuoteKind};
use crate::span::Span;
use crate::wording::{self, Word};
use rustc_hash::FxHashMap;

/// Share of what a paraphrase says that a sentence of the source must say.
const TOLD: f32 = 0.5;
/// The same for a claim whose speaker was lost: it must be the same claim.
const SAME_CLAIM: f32 = 0.72;
/// Words that say something in a claim that can be compared. Of so few all must be the same.
const LEAST: usize = 2;

/// The sentences of the sources, with an index of their words.
pub struct Sentences {
    /// Source, span, words.
    list: Vec<(usize, Span, Vec<Word>)>,
    by_stem: FxHashMap<u64, Vec<u32>>,
}

/// Of which so many are read for who says it.
const CLOSEST: usize = 8;

/// Sentences tried for one wording.
const TRIED: usize = 24;

impl Sentences {
    pub fn new(desk: &Desk) -> Self {
        let mut list = Vec::new();
        for (source, read) in desk.sources() {
            for sentence in &read.analysis.sentences {
                list.push((source, sentence.span, wording::words(read.text, sentence.span)));
            }
        }
        let mut by_stem: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, (_, _, words)) in list.iter().enumerate() {
            for word in words.iter().filter(|w| w.is_content()) {
                let places = by_stem.entry(word.stem).or_default();
                if places.last() != Some(&(at as u32)) {
                    places.push(at as u32);
                }
            }
        }
        Self { list, by_stem }
    }

    /// The sentences that say most of `wanted`, best first, each with its share.
    fn closest(&self, wanted: &[Word]) -> Vec<(f32, usize)> {
        // A word of more sentences tells none of them; the time stays linear.
        const OFTEN: usize = 300;
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        for word in wanted.iter().filter(|w| w.is_content()) {
            let places = self.by_stem.get(&word.stem).map_or(&[][..], Vec::as_slice);
            for &at in places.iter().take(OFTEN) {
                *shared.entry(at).or_default() += word.weight;
            }
        }
        let mut near: Vec<(u32, f32)> = shared.into_iter().collect();
        near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut out: Vec<(f32, usize)> = near
            .into_iter()
            .take(TRIED)
            .map(|(at, _)| (wording::overlap(wanted, &self.list[at as usize].2), at as usize))
            .collect();
        out.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        out
    }
}

fn content(words: &[Word]) -> usize {
    words.iter().filter(|w| w.is_content()).count()
}

pub fn paraphrases(desk: &Desk, sentences: &Sentences) -> Vec<Paraphrase> {
    let draft = desk.draft();
    let reported = draft.analysis.quotes.iter().filter(|q| q.kind == QuoteKind::Indirect);
    reported
        .map(|quote| {
            let words = wording::words(draft.text, quote.span);
            let near = sentences.closest(&words);
            let told: Vec<_> = near.into_iter().filter(|(share, _)| *share >= TOLD).collect();
            // Of those that say as much, the one whose speaker is the draft's.
            let best = told.first().map_or(0.0, |(share, _)| *share);
            let judged = told.iter().filter(|(share, _)| *share > best - 0.15).map(|&(_, at)| {
                let (source, span, _) = sentences.list[at];
                (speaker(desk, quote, source, span), source, span)
            });
            let rank = |v: SpeakerVerdict| usize::from(v != SpeakerVerdict::Same);
            let found = judged.min_by_key(|(v, ..)| rank(*v));
            let shown = found.map(|(_, source, span)| evidence(desk, source, span));
            Paraphrase {
                span: quote.span,
                speaker: found.map_or(SpeakerVerdict::Unknown, |(v, ..)| v),
                credited: quote.speaker.as_ref().map(|s| s.name.clone()),
                polarity: shown.as_ref().map_or(PolarityVerdict::Unknown, |f| polarity(quote.polarity, f.polarity)),
                found: shown,
            }
        })
        .collect()
}

/// Plain statements of the draft that a source has only as somebody's words.
pub fn lost(desk: &Desk, sentences: &Sentences) -> Vec<Claim> {
    let draft = desk.draft();
    let mut out = Vec::new();
    let reported = apart(draft.analysis.quotes.iter().map(|q| q.span).collect());
    for sentence in draft.analysis.sentences.iter().filter(|s| s.story) {
        let next = reported.partition_point(|q| q.end <= sentence.span.start);
        if reported.get(next).is_some_and(|q| q.overlaps(sentence.span)) {
            continue;
        }
        let words = wording::words(draft.text, sentence.span);
        if content(&words) < LEAST {
            continue;
        }
        let needed = if content(&words) > LEAST { SAME_CLAIM } else { 0.99 };
        let near: Vec<(f32, usize, Option<Span>)> = sentences
            .closest(&words)
            .into_iter()
            .take(CLOSEST)
            .map(|(share, at)| {
                let (source, span, there) = &sentences.list[at];
                // "Omar Haddad lost nineteen sheep" is “I lost nineteen sheep,” said Omar Haddad.
                let own = without_speaker(desk, *source, *span, &words);
                let said = said_in(desk, *source, *span, &own);
                let share = if said.is_some() { share.max(wording::overlap(&own, there)) } else { share };
                (share, at, said)
            })
            .collect();
        let best = near.iter().map(|(share, ..)| *share).fold(0f32, f32::max);
        if best < needed {
            continue;
        }
        // A source that says it plainly, or nearly as much of it, stands for it.
        let is_plain = near.iter().any(|(share, _, said)| said.is_none() && *share > best - 0.2);
        let claimed = near.iter().filter(|(share, ..)| *share >= needed);
        let claimed = claimed.filter_map(|(_, at, said)| Some((sentences.list[*at].0, (*said)?))).next();
        if let (Some((source, span)), false) = (claimed, is_plain) {
            out.push(Claim { span: sentence.span, found: evidence(desk, source, span) });
        }
    }
    out
}

/// The quote in a sentence of a source that has what `words` say, where it is somebody's claim.
fn said_in(desk: &Desk, source: usize, sentence: Span, words: &[Word]) -> Option<Span> {
    let read = desk.source(source);
    let quote = quote_at(read, sentence)?;
    quote.speaker.as_ref()?;
    let said = wording::words(read.text, quote.span);
    let is_claim = quote.polarity != Polarity::Asked && wording::overlap(words, &said) >= SAME_CLAIM - 0.1;
    is_claim.then_some(quote.span)
}

/// `words` without the name of who speaks in a sentence of a source, unless little is left.
fn without_speaker(desk: &Desk, source: usize, sentence: Span, words: &[Word]) -> Vec<Word> {
    let quote = quote_at(desk.source(source), sentence);
    let name = quote.and_then(|q| q.speaker.as_ref()).map_or("", |s| s.name.as_str());
    let name = wording::words(name, Span::new(0, name.len()));
    let left: Vec<Word> = words.iter().copied().filter(|w| !name.iter().any(|n| n.stem == w.stem)).collect();
    if content(&left) < LEAST { words.to_vec() } else { left }
}
