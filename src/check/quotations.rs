//! Marked quotations of the draft: exact, altered, or in no source; by the right speaker.

use super::{Change, Desk, Evidence, PolarityVerdict, Quotation, SpeakerVerdict, Verdict};
use crate::analysis::{EntityType, MentionKind, Polarity, Quote};
use crate::finish::one_line;
use crate::merge::Read;
use crate::span::Span;
use crate::wording::{self, Piece, Stream, Word};

/// The words of a source: all of them, and those in quotation marks alone, so that words around a cue lie side by side.
pub struct Source {
    all: Stream,
    marked: Stream,
    /// The marked stretches.
    parts: Vec<Span>,
}

impl Source {
    pub fn new(read: &Read) -> Self {
        let all = wording::words(read.text, Span::new(0, read.text.len()));
        let mut parts: Vec<Span> = read.analysis.quotes.iter().flat_map(|q| q.parts.iter().copied()).collect();
        parts.sort();
        let mut marked = Vec::new();
        let mut end = 0;
        for part in &parts {
            let from = part.start.max(end);
            if from < part.end {
                marked.extend(wording::words(read.text, Span::new(from, part.end)));
                end = part.end;
            }
        }
        Self { all: Stream::new(all), marked: Stream::new(marked), parts }
    }

    /// Whether the very words stand in it.
    pub fn has(&self, pieces: &[Piece]) -> bool {
        !self.all.find(pieces).is_empty()
    }

    fn is_marked(&self, span: Span) -> bool {
        self.parts.iter().any(|part| part.overlaps(span))
    }
}

/// A quotation that is no more like its source than this is not in it.
const ALTERED: f32 = 0.57;
/// Words that say something which it must share with it; a shorter one shares all but one.
const SHARED: usize = 3;

/// Where a quotation stands in a source.
struct Place {
    source: usize,
    span: Span,
    changes: Vec<Change>,
    score: f32,
}

pub fn check(desk: &Desk) -> Vec<Quotation> {
    let draft = desk.draft();
    // Fragments of one utterance lie side by side in the source: each is looked for by itself, then where the others are.
    let quotes = draft.analysis.quotes.iter().filter(|q| !q.parts.is_empty());
    quotes.flat_map(|quote| quote.parts.iter().map(|&part| one(desk, quote, part))).collect()
}

fn one(desk: &Desk, quote: &Quote, part: Span) -> Quotation {
    let draft = desk.draft();
    let pieces = wording::pieces(draft.text, part);
    let exact = exact(desk, &pieces);
    let (verdict, places) = if exact.is_empty() {
        let close = closest(desk, &pieces);
        (if close.is_empty() { Verdict::Missing } else { Verdict::Altered }, close)
    } else {
        (Verdict::Exact, exact)
    };
    // The place whose speaker is the draft's, else one in marks, else the first.
    let judged: Vec<(SpeakerVerdict, &Place)> =
        places.iter().map(|p| (speaker(desk, quote, p.source, p.span), p)).collect();
    let rank = |v: SpeakerVerdict| match v {
        SpeakerVerdict::Same => 0,
        SpeakerVerdict::Other => 1,
        SpeakerVerdict::Unknown => 2,
    };
    let best = judged.iter().min_by_key(|(v, place)| {
        (rank(*v), !desk.sources[place.source].is_marked(place.span), place.source, place.span.start)
    });
    let found = best.map(|(_, place)| evidence(desk, place.source, place.span));
    Quotation {
        span: part,
        verdict,
        speaker: best.map_or(SpeakerVerdict::Unknown, |(v, _)| *v),
        credited: quote.speaker.as_ref().map(|s| s.name.clone()),
        polarity: polarity(quote.polarity, found.as_ref().and_then(|f| f.polarity)),
        changes: best.map_or_else(Vec::new, |(_, place)| place.changes.clone()),
        found,
    }
}

pub fn polarity(here: Polarity, there: Option<Polarity>) -> PolarityVerdict {
    match there {
        None => PolarityVerdict::Unknown,
        Some(there) if there == here => PolarityVerdict::Kept,
        Some(_) => PolarityVerdict::Turned,
    }
}

/// All places with the very words.
fn exact(desk: &Desk, pieces: &[Piece]) -> Vec<Place> {
    let mut out: Vec<Place> = Vec::new();
    for (at, source) in desk.sources.iter().enumerate() {
        for stream in [&source.marked, &source.all] {
            for found in stream.find(pieces) {
                let words = &stream.words[found.from..found.to];
                let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
                if !out.iter().any(|p| p.source == at && p.span == span) {
                    out.push(Place { source: at, span, changes: Vec::new(), score: 1.0 });
                }
            }
        }
    }
    out
}

/// The place that is most like it, if it is like it enough.
fn closest(desk: &Desk, pieces: &[Piece]) -> Vec<Place> {
    let wanted: Vec<Word> =
        pieces.iter().filter_map(|p| if let Piece::Word(word) = p { Some(*word) } else { None }).collect();
    let content = wanted.iter().filter(|w| w.is_content()).count();
    let needed = SHARED.min(content.saturating_sub(1)).max(1);
    let mut best: Option<Place> = None;
    for (at, source) in desk.sources.iter().enumerate() {
        let text = desk.source(at).text;
        // Words in marks are the likelier original.
        for (stream, bonus) in [(&source.marked, 0.05), (&source.all, 0.0)] {
            let Some(found) = stream.closest(&wanted) else { continue };
            if found.score < ALTERED || found.content < needed {
                continue;
            }
            let score = found.score + bonus;
            if best.as_ref().is_some_and(|b| b.score >= score) {
                continue;
            }
            let changes = wording::changes(&wanted, &stream.words, &found)
                .into_iter()
                .map(|(here, there)| Change {
                    here: here.map_or(String::new(), |s| one_line(s.of(desk.draft().text))),
                    there: there.map_or(String::new(), |s| one_line(s.of(text))),
                })
                .collect();
            let word = |pair: Option<&(usize, usize)>| pair.map(|&(_, at)| stream.words[at].span);
            let (Some(first), Some(last)) = (word(found.pairs.first()), word(found.pairs.last())) else { continue };
            best = Some(Place { source: at, span: Span::new(first.start, last.end), changes, score });
        }
    }
    best.into_iter().collect()
}

/// The quote of a source that has most of `span`.
pub fn quote_at<'r>(read: &'r Read, span: Span) -> Option<&'r Quote> {
    let shared = |q: &&Quote| q.span.end.min(span.end).saturating_sub(q.span.start.max(span.start));
    let best = read.analysis.quotes.iter().max_by_key(|q| (shared(q), q.speaker.is_some()))?;
    (shared(&best) > 0).then_some(best)
}

pub fn evidence(desk: &Desk, source: usize, span: Span) -> Evidence {
    let read = desk.source(source);
    let quote = quote_at(read, span);
    Evidence {
        source,
        span,
        text: one_line(span.of(read.text)),
        speaker: quote.and_then(|q| q.speaker.as_ref()).map(|s| s.name.clone()),
        polarity: quote.map(|q| q.polarity),
    }
}

/// Whether the draft's quote is credited to whom the source credits at `span`.
pub fn speaker(desk: &Desk, quote: &Quote, source: usize, span: Span) -> SpeakerVerdict {
    let read = desk.source(source);
    let (Some(here), Some(there)) = (&quote.speaker, quote_at(read, span).and_then(|q| q.speaker.as_ref())) else {
        return SpeakerVerdict::Unknown;
    };
    if same_words(&here.name, &there.name) {
        return SpeakerVerdict::Same;
    }
    let who = |article: usize, entity: Option<usize>, name: &str| {
        let known = entity.and_then(|e| desk.joined.of(article, e)).filter(|&e| desk.joined.list[e].named);
        known.or_else(|| described(desk, name))
    };
    match (who(0, here.entity, &here.name), who(source + 1, there.entity, &there.name)) {
        (Some(a), Some(b)) if a == b => SpeakerVerdict::Same,
        (Some(a), Some(b)) => {
            // "Lima" may be Ana Lima where two Limas are known.
            let (a, b) = (&desk.joined.list[a].name, &desk.joined.list[b].name);
            let tail = a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"));
            if tail { SpeakerVerdict::Unknown } else { SpeakerVerdict::Other }
        }
        _ => SpeakerVerdict::Unknown,
    }
}

/// The one person beside whose name a description stands: "the captain", where a source has "Kwame Boateng, the captain".
fn described(desk: &Desk, description: &str) -> Option<usize> {
    /// Words between a name and what is said of it.
    const NEAR: usize = 9;
    let content = |words: Vec<Word>| words.into_iter().filter(|w| w.is_content()).collect::<Vec<Word>>();
    let wanted = content(wording::words(description, Span::new(0, description.len())));
    if wanted.is_empty() {
        return None;
    }
    let mut fitting: Vec<usize> = Vec::new();
    for (article, read) in desk.several.list.iter().enumerate() {
        for entity in read.analysis.entities.iter().filter(|e| e.kind == EntityType::Person && e.named) {
            let Some(person) = desk.joined.of(article, entity.id).filter(|p| !fitting.contains(p)) else { continue };
            let fits = entity.mentions.iter().any(|mention| {
                let by_noun = mention.kind == MentionKind::Nominal
                    && covers(&content(wording::words(read.text, mention.span)), &wanted);
                by_noun || mention.kind == MentionKind::Name && covers(&around(read, mention.span, NEAR), &wanted)
            });
            if fits {
                fitting.push(person);
            }
        }
    }
    if let [one] = fitting[..] { Some(one) } else { None }
}

fn covers(there: &[Word], wanted: &[Word]) -> bool {
    wanted.iter().all(|w| there.iter().any(|t| t.stem == w.stem))
}

/// The words around a name, up to the next name of a sentence.
fn around(read: &Read, name: Span, near: usize) -> Vec<Word> {
    let document = &read.document;
    let Some(sentence) = document.sentence_at(name.start).map(|s| document.sentences[s].span) else {
        return Vec::new();
    };
    let is_person = |e: &&crate::Entity| e.kind == EntityType::Person && e.named;
    let others = read.analysis.entities.iter().filter(is_person).flat_map(|e| &e.mentions);
    let others: Vec<Span> = others
        .filter(|m| m.kind == MentionKind::Name && m.span != name && sentence.covers(m.span))
        .map(|m| m.span)
        .collect();
    let from = others.iter().map(|o| o.end).filter(|&end| end <= name.start).max().unwrap_or(sentence.start);
    let to = others.iter().map(|o| o.start).filter(|&start| start >= name.end).min().unwrap_or(sentence.end);
    let mut words = wording::words(read.text, Span::new(from.max(sentence.start), name.start));
    words.drain(..words.len().saturating_sub(near));
    words.extend(wording::words(read.text, Span::new(name.end, to)).into_iter().take(near));
    words
}

/// Speakers who are no name: "police" and "the police".
fn same_words(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        let all = wording::words(name, Span::new(0, name.len()));
        all.into_iter().filter(|w| w.is_content()).map(|w| w.stem).collect::<Vec<u64>>()
    };
    let (a, b) = (words(a), words(b));
    !a.is_empty() && a.len() == b.len() && a.iter().all(|w| b.contains(w))
}
