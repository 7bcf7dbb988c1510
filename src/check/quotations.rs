//! Marked quotations of the draft: exact, altered, or in no source; by the right speaker.

use super::{Change, Desk, Evidence, PolarityVerdict, Quotation, SpeakerVerdict, Verdict};
use crate::analysis::{EntityType, MentionKind, Polarity, Quote, Speaker};
use crate::english::Tag;
use crate::finish::one_line;
use crate::merge::{Joined, Read, Several};
use crate::span::Span;
use crate::wording::{self, Found, Piece, Stream, Word};
use rustc_hash::{FxHashMap, FxHashSet};

/// The words of a source: all of them, and those in quotation marks alone, so that words around a cue lie side by side.
pub struct Source {
    all: Stream,
    marked: Stream,
    /// The marked stretches, each with its quote.
    parts: Vec<(Span, usize)>,
}

impl Source {
    pub fn new(read: &Read) -> Self {
        let all = wording::words(read.text, Span::new(0, read.text.len()));
        let quotes = read.analysis.quotes.iter().enumerate();
        let mut parts: Vec<(Span, usize)> =
            quotes.flat_map(|(nth, q)| q.parts.iter().map(move |&part| (part, nth))).collect();
        parts.sort();
        let mut marked = Vec::new();
        let mut end = 0;
        for (part, _) in &parts {
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
        !self.parts_in(span).is_empty()
    }

    /// The marked stretches that `span` touches. None lies in another, or nearly none.
    fn parts_in(&self, span: Span) -> &[(Span, usize)] {
        let from = self.parts.partition_point(|(part, _)| part.end <= span.start);
        let to = self.parts.partition_point(|(part, _)| part.start < span.end);
        &self.parts[from..to.max(from)]
    }

    /// Whether the words found are of one utterance: words of two are put together only with an ellipsis between them, and
    /// words of two people never.
    fn is_one_utterance(&self, read: &Read, span: Span, found: &Found) -> bool {
        /// Bytes of a cue, with who speaks and where.
        const CUE: usize = 100;
        self.parts_in(span).windows(2).all(|two| {
            let (a, b) = (&read.analysis.quotes[two[0].1], &read.analysis.quotes[two[1].1]);
            let who = |q: &Quote| q.speaker.as_ref().map(|s| (s.entity, s.entity.is_none().then(|| s.name.clone())));
            let same_speaker = a.speaker.is_none() || b.speaker.is_none() || who(a) == who(b);
            // Only a cue stands between: “No,” said Lima. “Never.”
            let between = two[0].0.end..two[1].0.start.max(two[0].0.end);
            let cue = between.len() <= CUE && !read.text[between].contains('\n');
            a.utterance == b.utterance || same_speaker && (found.dropped || cue)
        })
    }
}

/// A quotation that is no more like its source than this is not in it.
const ALTERED: f32 = 0.57;
/// Of what it says, so much must be there.
const KEPT: f32 = 0.45;
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
    let (exact, put_together) = exact(desk, &pieces);
    let (verdict, places) = if !exact.is_empty() {
        (Verdict::Exact, exact)
    } else if !put_together.is_empty() {
        (Verdict::Altered, put_together)
    } else {
        let close = closest(desk, &pieces);
        (if close.is_empty() { Verdict::Missing } else { Verdict::Altered }, close)
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

/// All places with the very words; beside them those where they are of several utterances.
fn exact(desk: &Desk, pieces: &[Piece]) -> (Vec<Place>, Vec<Place>) {
    let mut out: Vec<Place> = Vec::new();
    let mut put_together: Vec<Place> = Vec::new();
    for (at, source) in desk.sources.iter().enumerate() {
        for stream in [&source.marked, &source.all] {
            for found in stream.find(pieces) {
                let words = &stream.words[found.from..found.to];
                let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
                let read = desk.source(at);
                if !source.is_one_utterance(read, span, &found) {
                    put_together.push(Place { source: at, span, changes: left_out(read, source, span), score: 1.0 });
                } else if !out.iter().any(|p| p.source == at && p.span == span) {
                    out.push(Place { source: at, span, changes: Vec::new(), score: 1.0 });
                }
            }
        }
    }
    (out, put_together)
}

/// What stands between the utterances of `span`, where it is short.
fn left_out(read: &Read, source: &Source, span: Span) -> Vec<Change> {
    const SHORT: usize = 160;
    let between = source.parts_in(span).windows(2).filter_map(|two| {
        let apart = read.analysis.quotes[two[0].1].utterance != read.analysis.quotes[two[1].1].utterance;
        let gap = (two[0].0.end < two[1].0.start).then(|| Span::new(two[0].0.end, two[1].0.start));
        gap.filter(|gap| apart && gap.len() <= SHORT)
    });
    let words = between.map(|gap| one_line(gap.of(read.text))).filter(|words| !words.is_empty());
    words.map(|there| Change { here: String::new(), there }).collect()
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
            let weight = |words: &mut dyn Iterator<Item = &Word>| words.map(|w| w.weight).sum::<f32>();
            let kept = weight(&mut found.pairs.iter().map(|&(i, _)| &wanted[i]));
            // All that says something, or three words in four: "It will surely last" for "It will last".
            let is_kept = found.content == content || found.pairs.len() * 4 >= wanted.len() * 3;
            if found.score < ALTERED || found.content < needed || !is_kept && kept < KEPT * weight(&mut wanted.iter()) {
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
    /// Quotes that begin before a place and may reach it: one inside another.
    const REACH: usize = 24;
    let quotes = &read.analysis.quotes;
    let to = quotes.partition_point(|q| q.span.start < span.end);
    let inside = quotes[..to].iter().rev().take_while(|q| q.span.start >= span.start).count();
    let near = &quotes[to - inside.min(4 * REACH) - REACH.min(to - inside)..to];
    let shared = |q: &&Quote| q.span.end.min(span.end).saturating_sub(q.span.start.max(span.start));
    let best = near.iter().max_by_key(|q| (shared(q), q.speaker.is_some()))?;
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
    let known = |article: usize, speaker: &Speaker| {
        let read = &desk.several.list[article];
        let is_name =
            speaker.entity.is_some_and(|e| desk.joined.of(article, e).is_some_and(|e| desk.joined.list[e].named));
        let words = speaker.span.of(read.text);
        let titled = desk.joined.titled(&desk.several, article, speaker.span);
        let named = is_name.then(|| desk.joined.of(article, speaker.entity?)).flatten();
        // "The spokeswoman" is whom the sources call so, whoever spoke last in the draft.
        let called = desk.people.described(words).filter(|_| is_description(read, speaker.span));
        let held = || desk.joined.holder(&desk.several, article, speaker.span);
        // Of a source the links are as good.
        let linked = if article == 0 { called.or(named) } else { named.or(called) };
        titled.or(linked).or_else(held).or_else(|| desk.people.described(&speaker.name))
    };
    let (a, b) = (known(0, here), known(source + 1, there));
    // "The spokeswoman" may be whom the source names, if it calls her so.
    let words = here.span.of(desk.draft().text);
    if b.is_some_and(|b| is_description(desk.draft(), here.span) && desk.people.may_be(words, b)) {
        return SpeakerVerdict::Same;
    }
    match (a, b) {
        (Some(a), Some(b)) if a == b => SpeakerVerdict::Same,
        (Some(a), Some(b)) => {
            // "Lima" may be Ana Lima where two Limas are known.
            let (a, b) = (&desk.joined.list[a].name, &desk.joined.list[b].name);
            let tail = a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"));
            if tail { SpeakerVerdict::Unknown } else { SpeakerVerdict::Other }
        }
        _ if same_words(&here.name, &there.name) => SpeakerVerdict::Same,
        _ => SpeakerVerdict::Unknown,
    }
}

/// "the captain", not "Captain Boateng" or "he".
fn is_description(read: &Read, span: Span) -> bool {
    let tokens = read.document.tokens_in(span);
    let first = read.document.tokens.get(tokens.start).map(|_| read.document.features(tokens.start));
    tokens.len() > 1 && first.is_some_and(|word| word.is(Tag::Determiner) || word.is(Tag::Definite))
}

/// A word beside more names than this tells nobody.
const OFTEN: usize = 300;

/// The people of all texts, by what is said beside their names.
pub struct People {
    /// For each name or noun that stands for somebody: who, and the stems around it.
    list: Vec<(usize, FxHashSet<u64>)>,
    by_stem: FxHashMap<u64, Vec<u32>>,
}

impl People {
    pub fn new(several: &Several, joined: &Joined) -> Self {
        /// Words between a name and what is said of it.
        const NEAR: usize = 9;
        let mut list: Vec<(usize, FxHashSet<u64>)> = Vec::new();
        for (article, read) in several.list.iter().enumerate() {
            let people = || read.analysis.entities.iter().filter(|e| e.kind == EntityType::Person && e.named);
            let mut names: Vec<Span> =
                people().flat_map(|e| &e.mentions).filter(|m| m.kind == MentionKind::Name).map(|m| m.span).collect();
            names.sort();
            for entity in people() {
                let Some(person) = joined.of(article, entity.id) else { continue };
                for mention in &entity.mentions {
                    let words = match mention.kind {
                        // Whom the draft means by "the mayor" is what is asked.
                        MentionKind::Nominal if article == 0 => continue,
                        MentionKind::Nominal => wording::words(read.text, mention.span),
                        MentionKind::Name => around(read, &names, mention.span, NEAR),
                        MentionKind::Pronoun => continue,
                    };
                    list.push((person, words.iter().filter(|w| w.is_content()).map(|w| w.stem).collect()));
                }
            }
        }
        list.sort_by_key(|(person, _)| *person);
        let mut by_stem: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, (_, stems)) in list.iter().enumerate() {
            for &stem in stems {
                by_stem.entry(stem).or_default().push(at as u32);
            }
        }
        Self { list, by_stem }
    }

    /// Whether a description stands beside a name of this person.
    fn may_be(&self, description: &str, person: usize) -> bool {
        let words = wording::words(description, Span::new(0, description.len()));
        let wanted: Vec<u64> = words.iter().filter(|w| w.is_content()).map(|w| w.stem).collect();
        let from = self.list.partition_point(|(who, _)| *who < person);
        let own = self.list[from..].iter().take_while(|(who, _)| *who == person);
        !wanted.is_empty() && own.take(OFTEN).any(|(_, stems)| wanted.iter().all(|stem| stems.contains(stem)))
    }

    /// The one person beside whose name a description stands: "the captain", where a source has "Kwame Boateng, the captain".
    fn described(&self, description: &str) -> Option<usize> {
        let words = wording::words(description, Span::new(0, description.len()));
        let wanted: Vec<u64> = words.iter().filter(|w| w.is_content()).map(|w| w.stem).collect();
        let places = |stem: &u64| self.by_stem.get(stem).map_or(&[][..], Vec::as_slice);
        let rarest = places(wanted.iter().min_by_key(|stem| places(stem).len())?);
        if rarest.len() > OFTEN {
            return None;
        }
        let fits = |at: &&u32| wanted.iter().all(|stem| self.list[**at as usize].1.contains(stem));
        let mut fitting = rarest.iter().filter(fits).map(|&at| self.list[at as usize].0);
        let first = fitting.next()?;
        fitting.all(|other| other == first).then_some(first)
    }
}

/// The words of a name and around it, up to the next name of a sentence. `names` are those of people, in text order.
fn around(read: &Read, names: &[Span], name: Span, near: usize) -> Vec<Word> {
    let document = &read.document;
    let Some(sentence) = document.sentence_at(name.start).map(|s| document.sentences[s].span) else {
        return Vec::new();
    };
    let before = names[..names.partition_point(|n| n.start < name.start)].last();
    let after = names.get(names.partition_point(|n| n.start < name.end));
    let from = before.map_or(sentence.start, |n| n.end.max(sentence.start)).min(name.start);
    let to = after.map_or(sentence.end, |n| n.start.min(sentence.end)).max(name.end);
    let mut words = wording::words(read.text, Span::new(from, name.start));
    words.drain(..words.len().saturating_sub(near));
    words.extend(wording::words(read.text, name));
    words.extend(wording::words(read.text, Span::new(name.end, to)).into_iter().take(near));
    words
}

/// Speakers who are no name: "police" and "the police", "the engineer" and "the council's own engineer".
fn same_words(a: &str, b: &str) -> bool {
    let words = |name: &str| {
        let all = wording::words(name, Span::new(0, name.len()));
        all.into_iter().filter(|w| w.is_content()).map(|w| w.stem).collect::<Vec<u64>>()
    };
    let (a, b) = (words(a), words(b));
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !few.is_empty() && few.last() == many.last() && few.iter().all(|w| many.contains(w))
}
