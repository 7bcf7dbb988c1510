//! Two wordings side by side: where words of one text stand in another, and what was changed.
//!
//! What counts as the same words: capitals, apostrophes, marks, dashes, hyphens, other punctuation, blanks and line ends make
//! no difference. A number keeps its commas and points. `[…]`, `…` and `(…)` stand for words that were left out, `[the mayor]`
//! for words that were put in for others, `[w]e` for "We", and `[sic]` for nothing.

use crate::english::{Lexicon, Tag};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// A word as wordings are compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Word {
    /// A hash of the folded form.
    pub form: u64,
    /// A hash of the form without its ending.
    pub stem: u64,
    /// A hash of the first letters of that: "elected" and "election" share it.
    pub root: u64,
    /// A hash of this word and the next as one, where a hyphen joins them: "lay-off" is "layoff"; else 0.
    pub joined: u64,
    /// How much it says: little for "the", most for a word that is rare in news.
    pub weight: f32,
    /// Where it stands.
    pub span: Span,
}

impl Word {
    /// Whether it says something of its own.
    pub fn is_content(&self) -> bool {
        self.weight > CONTENT
    }
}

/// A piece of a quotation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Piece {
    /// A word that was said.
    Word(Word),
    /// Words were left out here, or others put in: at most so many.
    Gap(usize),
}

/// An ellipsis leaves out a few sentences at most.
const ELLIPSIS: usize = 80;
const BRACKET: usize = 8;

/// How many letters of a stem its relatives share.
const ROOT: usize = 5;

/// Words above this weight say something of their own.
const CONTENT: f32 = 0.5;

/// The words of `span`.
pub fn words(text: &str, span: Span) -> Vec<Word> {
    let mut out = Vec::new();
    read(text, span, false, |piece| {
        if let Piece::Word(word) = piece {
            out.push(word);
        }
    });
    out
}

/// The words of a quotation and its gaps.
pub fn pieces(text: &str, span: Span) -> Vec<Piece> {
    let mut out = Vec::new();
    read(text, span, true, |piece| out.push(piece));
    out
}

fn read(text: &str, span: Span, gaps: bool, mut take: impl FnMut(Piece)) {
    let mut form = String::new();
    let mut start = span.start;
    let mut end = span.start;
    let all = span.of(text);
    let mut skip = 0;
    // The word before a hyphen waits for the one behind it.
    let mut hyphened: Option<(Word, String)> = None;
    let mut take = |piece: Piece, form: &str, is_before_hyphen: bool| {
        if let Some((mut word, start)) = hyphened.take() {
            if matches!(piece, Piece::Word(_)) {
                word.joined = crate::summary::terms::hash(&(start + form));
            }
            take(Piece::Word(word));
        }
        match piece {
            Piece::Word(word) if is_before_hyphen => hyphened = Some((word, form.to_owned())),
            piece => take(piece),
        }
    };
    for (i, c) in all.char_indices() {
        let at = span.start + i;
        if at < skip {
            continue;
        }
        let rest = &all[i + c.len_utf8()..];
        let next = rest.chars().next();
        let joins = match c {
            '\'' | '’' | '‘' | 'ʼ' => !form.is_empty() && next.is_some_and(char::is_alphanumeric),
            // "2,500", "3.5", "U.S."
            ',' => form.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit()),
            '.' => is_inner_stop(&form, next),
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => continue,
            c => c.is_alphanumeric() || is_accent(c),
        };
        if joins {
            if form.is_empty() {
                start = at;
            }
            // "3.5" keeps its point, "U.S." does not.
            let is_point = c == '.' && form.ends_with(|c: char| c.is_ascii_digit());
            if c != '.' && !matches!(c, '\'' | '’' | '‘' | 'ʼ') || is_point {
                form.extend(c.to_lowercase());
            }
            end = at + c.len_utf8();
            continue;
        }
        if gaps && matches!(c, '[' | '(') {
            let close = if c == '[' { ']' } else { ')' };
            let inside = rest.find(close).filter(|&n| n <= 80).map(|n| &rest[..n]);
            if let Some(inside) = inside {
                let after = at + c.len_utf8() + inside.len() + 1;
                let behind = text[after..span.end].chars().next();
                let plain = inside.trim();
                let is_letter = c == '[' && plain.chars().count() <= 2 && plain.chars().all(char::is_alphabetic);
                if is_letter && behind.is_some_and(char::is_alphabetic) {
                    if form.is_empty() {
                        start = at;
                    }
                    form.extend(plain.chars().flat_map(char::to_lowercase));
                    end = after;
                    skip = after;
                    continue;
                }
                let left_out = plain.is_empty() || plain.chars().all(|c| matches!(c, '.' | '…' | ' '));
                if c == '[' || left_out {
                    finish(&mut form, start, end, false, &mut take);
                    if left_out {
                        take(Piece::Gap(ELLIPSIS), "", false);
                    } else if !plain.eq_ignore_ascii_case("sic") {
                        take(Piece::Gap(BRACKET), "", false);
                    }
                    skip = after;
                    continue;
                }
            }
        }
        let is_hyphen = matches!(c, '-' | '‐' | '‑') && next.is_some_and(char::is_alphabetic);
        finish(&mut form, start, end, is_hyphen, &mut take);
        if !gaps {
            continue;
        }
        if c == '…' {
            take(Piece::Gap(ELLIPSIS), "", false);
        } else if c == '.' {
            let dots = all[i..].chars().take_while(|c| matches!(c, '.' | ' ' | '\u{a0}')).collect::<String>();
            if dots.matches('.').count() >= 3 {
                take(Piece::Gap(ELLIPSIS), "", false);
                skip = at + dots.trim_end().len();
            }
        }
    }
    finish(&mut form, start, end, false, &mut take);
}

/// A full stop inside a number or an abbreviation of single letters.
fn is_inner_stop(form: &str, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    if form.ends_with(|c: char| c.is_ascii_digit()) {
        return next.is_ascii_digit();
    }
    let letters = form.chars().count();
    (1..=3).contains(&letters) && next.is_alphabetic() && form.chars().all(char::is_alphabetic)
}

const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn finish(
    form: &mut String,
    start: usize,
    end: usize,
    is_before_hyphen: bool,
    take: &mut impl FnMut(Piece, &str, bool),
) {
    if form.is_empty() {
        return;
    }
    take(Piece::Word(word(form, Span::new(start, end))), form, is_before_hyphen);
    form.clear();
}

/// The word of a folded form.
fn word(form: &str, span: Span) -> Word {
    let entry = Lexicon::shared().look_up(form);
    let mut stem = form.to_owned();
    crate::summary::terms::cut_ending(&mut stem);
    // "sank" and "sink", "said" and "say" share a base form in the lexicon.
    let base = (entry.lemma != 0).then(|| Lexicon::shared().base(entry.lemma)).flatten();
    if let Some(base) = base {
        stem = base.to_owned();
        crate::summary::terms::cut_ending(&mut stem);
    }
    Word {
        form: crate::summary::terms::hash(form),
        stem: crate::summary::terms::hash(&stem),
        root: crate::summary::terms::hash(stem.char_indices().nth(ROOT).map_or(&stem, |(end, _)| &stem[..end])),
        joined: 0,
        weight: weight(form, &entry.tags),
        span,
    }
}

fn weight(form: &str, tags: &crate::english::Tags) -> f32 {
    const LITTLE: [Tag; 9] = [
        Tag::Stop,
        Tag::Determiner,
        Tag::Auxiliary,
        Tag::Be,
        Tag::Modal,
        Tag::Preposition,
        Tag::ThirdPerson,
        Tag::FirstPerson,
        Tag::Connective,
    ];
    if form.bytes().any(|b| b.is_ascii_digit()) {
        return 1.2;
    }
    if form.chars().count() == 1 || LITTLE.iter().any(|&t| tags.has(t)) {
        return 0.2;
    }
    let common =
        [(Tag::Common5, 0.6), (Tag::Common4, 0.75), (Tag::Common3, 0.9), (Tag::Common2, 1.0), (Tag::Common1, 1.15)];
    common.iter().find(|(tag, _)| tags.has(*tag)).map_or(1.3, |(_, weight)| *weight)
}

/// A run of words with an index: the words of a text, or only those in quotation marks.
pub struct Stream {
    /// In text order.
    pub words: Vec<Word>,
    index: FxHashMap<u64, Vec<u32>>,
    /// Whether some words are joined by hyphens.
    hyphened: bool,
}

/// More places of one word than this are not tried: every sentence has "the".
const PLACES: usize = 400;

impl Stream {
    /// Makes the index.
    pub fn new(words: Vec<Word>) -> Self {
        let mut index: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (at, word) in words.iter().enumerate() {
            for form in [Some(word.form), Some(word.joined).filter(|&joined| joined != 0)].into_iter().flatten() {
                let places = index.entry(form).or_default();
                if places.len() < PLACES {
                    places.push(at as u32);
                }
            }
        }
        Self { hyphened: words.iter().any(|w| w.joined != 0), words, index }
    }

    fn places(&self, form: u64) -> &[u32] {
        self.index.get(&form).map_or(&[], Vec::as_slice)
    }

    /// All places where the words of `pieces` stand in order, with nothing between them but what a gap allows.
    pub fn find(&self, pieces: &[Piece]) -> Vec<Found> {
        let (segments, gaps) = segments(pieces);
        let Some(first) = segments.first() else { return Vec::new() };
        self.find_segment(first).into_iter().filter_map(|from| self.follow(&segments, &gaps, from)).collect()
    }

    fn follow(&self, segments: &[Vec<Word>], gaps: &[usize], from: usize) -> Option<Found> {
        let mut end = self.has(&segments[0], from)?;
        let mut dropped = false;
        for (segment, &gap) in segments[1..].iter().zip(gaps) {
            let (next, after) = (end..=end + gap).find_map(|at| Some((at, self.has(segment, at)?)))?;
            dropped |= next > end;
            end = after;
        }
        Some(Found { from, to: end, dropped })
    }

    /// Where the words of a segment end that begin at `at`. "lay-off" and "layoff" are one word.
    fn has(&self, segment: &[Word], at: usize) -> Option<usize> {
        let (mut i, mut j) = (0, at);
        while let Some(wanted) = segment.get(i) {
            let here = self.words.get(j)?;
            let one_for_two = |one: &Word, two: &Word| two.joined != 0 && two.joined == one.form;
            (i, j) = if wanted.form == here.form {
                (i + 1, j + 1)
            } else if one_for_two(here, wanted) && i + 1 < segment.len() {
                (i + 2, j + 1)
            } else if one_for_two(wanted, here) {
                (i + 1, j + 2)
            } else {
                return None;
            };
        }
        (j <= self.words.len()).then_some(j)
    }

    /// Where all words of a segment stand, by its rarest word.
    fn find_segment(&self, segment: &[Word]) -> Vec<usize> {
        let hyphened = segment.iter().any(|w| w.joined != 0);
        // A word beside a hyphen may stand there as a part of another.
        let is_whole = |i: usize| segment[i].joined == 0 && (i == 0 || segment[i - 1].joined == 0);
        let rarest = (0..segment.len()).filter(|&i| is_whole(i)).min_by_key(|&i| self.places(segment[i].form).len());
        let Some(offset) = rarest else {
            let forms = segment.first().map(|w| [w.form, w.joined]);
            let mut starts: Vec<usize> =
                forms.iter().flatten().flat_map(|&form| self.places(form)).map(|&at| at as usize).collect();
            starts.sort_unstable();
            starts.retain(|&at| self.has(segment, at).is_some());
            return starts;
        };
        let slack = if hyphened || self.hyphened { 2 } else { 0 };
        let mut starts: Vec<usize> = self
            .places(segment[offset].form)
            .iter()
            .flat_map(|&at| (at as usize).saturating_sub(offset + slack)..=(at as usize + slack).saturating_sub(offset))
            .collect();
        starts.dedup();
        starts.sort_unstable();
        starts.dedup();
        starts.retain(|&at| self.has(segment, at).is_some());
        starts
    }

    /// The stretch that is most like `wanted`, whose words may differ.
    pub fn closest(&self, wanted: &[Word]) -> Option<Match> {
        const WIDTH: usize = 12;
        let mut votes: FxHashMap<usize, f32> = FxHashMap::default();
        for (i, word) in wanted.iter().enumerate() {
            let places = self.places(word.form);
            if places.len() >= PLACES / 4 {
                continue;
            }
            for &at in places {
                let diagonal = (at as usize + wanted.len() - i) / WIDTH;
                *votes.entry(diagonal).or_default() += word.weight;
                *votes.entry(diagonal + 1).or_default() += word.weight;
            }
        }
        let mut best: Vec<(usize, f32)> = votes.into_iter().collect();
        best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut found: Option<Match> = None;
        for (diagonal, _) in best.into_iter().take(4) {
            let start = (diagonal * WIDTH).saturating_sub(wanted.len() + WIDTH);
            let end = (diagonal * WIDTH + wanted.len() / 2 + 2 * WIDTH).min(self.words.len());
            let Some(window) = self.words.get(start..end) else { continue };
            let Some(mut here) = align(wanted, window) else { continue };
            // The same words in another order.
            let shuffled = 0.9 * shuffled(wanted, window);
            if shuffled > here.score {
                here.score = shuffled;
                here.content = wanted.iter().filter(|w| w.is_content()).count();
            }
            here.pairs.iter_mut().for_each(|(_, at)| *at += start);
            if found.as_ref().is_none_or(|f| here.score > f.score) {
                found = Some(here);
            }
        }
        found
    }
}

/// The words of `pieces` between gaps, and how many words each gap may stand for.
fn segments(pieces: &[Piece]) -> (Vec<Vec<Word>>, Vec<usize>) {
    let mut segments: Vec<Vec<Word>> = vec![Vec::new()];
    let mut gaps = Vec::new();
    for piece in pieces {
        match (piece, segments.last_mut()) {
            (Piece::Word(word), Some(last)) => last.push(*word),
            (Piece::Gap(width), Some(last)) if !last.is_empty() => {
                gaps.push(*width);
                segments.push(Vec::new());
            }
            _ => {}
        }
    }
    if segments.last().is_some_and(Vec::is_empty) {
        segments.pop();
        gaps.pop();
    }
    (segments, gaps)
}

/// Words found as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the first word in the stream.
    pub from: usize,
    /// Index behind the last.
    pub to: usize,
    /// An ellipsis stands for words here.
    pub dropped: bool,
}

/// How two runs of words lie side by side.
#[derive(Clone, Debug)]
pub struct Match {
    /// The words that are the same: index in the first run, index in the second.
    pub pairs: Vec<(usize, usize)>,
    /// 0 to 1: how much of what the words say is the same.
    pub score: f32,
    /// The same words that say something of their own.
    pub content: usize,
}

/// Longer runs are compared by their beginnings.
const LONGEST: usize = 600;

/// The longest common run of words, by weight.
pub fn align(first: &[Word], second: &[Word]) -> Option<Match> {
    let (first, second) = (&first[..first.len().min(LONGEST)], &second[..second.len().min(LONGEST)]);
    let width = second.len() + 1;
    let mut best = vec![0f32; (first.len() + 1) * width];
    let same = |a: &Word, b: &Word| a.form == b.form;
    for (i, a) in first.iter().enumerate().rev() {
        for (j, b) in second.iter().enumerate().rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            let take = if same(a, b) { a.weight + best[(i + 1) * width + j + 1] + 0.01 } else { 0.0 };
            best[i * width + j] = skip.max(take);
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < first.len() && j < second.len() {
        let here = best[i * width + j];
        if same(&first[i], &second[j]) && here == first[i].weight + best[(i + 1) * width + j + 1] + 0.01 {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if here == best[(i + 1) * width + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    trim(&mut pairs, first);
    let (&(_, from), &(_, to)) = (pairs.first()?, pairs.last()?);
    let weight = |words: &[Word]| words.iter().map(|w| w.weight).sum::<f32>();
    let matched: f32 = pairs.iter().map(|&(i, _)| first[i].weight).sum();
    let (recall, precision) = (matched / weight(first).max(0.01), matched / weight(&second[from..=to]).max(0.01));
    let content = pairs.iter().filter(|&&(i, _)| first[i].is_content()).count();
    Some(Match { score: 2.0 * recall * precision / (recall + precision).max(0.01), pairs, content })
}

/// How much of `wanted` stands in one stretch of the same length, in any order; 0 unless nearly all does.
fn shuffled(wanted: &[Word], there: &[Word]) -> f32 {
    const NEARLY_ALL: f32 = 0.9;
    const MOST_SHUFFLED: usize = 60;
    if wanted.len() > MOST_SHUFFLED {
        return 0.0;
    }
    let all: f32 = wanted.iter().map(|w| w.weight).sum();
    let mut best = 0f32;
    for from in 0..there.len().saturating_sub(wanted.len().saturating_sub(1)) {
        let mut left: Vec<u64> = there[from..from + wanted.len()].iter().map(|w| w.form).collect();
        let mut met = 0.0;
        for word in wanted {
            if let Some(at) = left.iter().position(|form| *form == word.form) {
                left.swap_remove(at);
                met += word.weight;
            }
        }
        best = best.max(met / all.max(0.01));
    }
    if best >= NEARLY_ALL { best } else { 0.0 }
}

/// A "the" far from the rest is chance.
fn trim(pairs: &mut Vec<(usize, usize)>, words: &[Word]) {
    const FAR: usize = 4;
    let little = |pair: (usize, usize)| !words[pair.0].is_content();
    while let [.., before, last] = pairs[..]
        && little(last)
        && last.1 - before.1 > FAR
    {
        pairs.pop();
    }
    while let [first, second, ..] = pairs[..]
        && little(first)
        && second.1 - first.1 > FAR
    {
        pairs.remove(0);
    }
}

/// What differs between two runs that were aligned: stretches of the first and the second, either may be empty.
pub fn changes(first: &[Word], second: &[Word], found: &Match) -> Vec<(Option<Span>, Option<Span>)> {
    let span = |words: &[Word]| Some(Span::new(words.first()?.span.start, words.last()?.span.end));
    let mut out = Vec::new();
    let Some(&(_, from)) = found.pairs.first() else { return out };
    let (mut i, mut j) = (0, from);
    for &(a, b) in found.pairs.iter().chain([&(first.len(), usize::MAX)]) {
        let other = if b == usize::MAX { None } else { span(&second[j..b]) };
        let one = span(&first[i..a]);
        if one.is_some() || other.is_some() {
            out.push((one, other));
        }
        if b != usize::MAX {
            (i, j) = (a + 1, b + 1);
        }
    }
    out
}

/// How much of what `wanted` says stands among `there`, 0 to 1, in any order, endings aside.
pub fn overlap(wanted: &[Word], there: &[Word]) -> f32 {
    let stems: rustc_hash::FxHashSet<u64> = there.iter().map(|w| w.stem).collect();
    let content = || wanted.iter().filter(|w| w.is_content());
    let all: f32 = content().map(|w| w.weight).sum();
    let met: f32 = content().filter(|w| stems.contains(&w.stem)).map(|w| w.weight).sum();
    if all == 0.0 { 0.0 } else { met / all }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Span {
        Span::new(0, text.len())
    }

    fn stream(text: &str) -> Stream {
        Stream::new(words(text, all(text)))
    }

    fn is_there(quote: &str, text: &str) -> bool {
        !stream(text).find(&pieces(quote, all(quote))).is_empty()
    }

    #[test]
    fn marks_dashes_and_blanks_make_no_difference() {
        let text = "“We’ll go – now,” she said.\n\n“It’s a well-known risk.";
        assert!(is_there("We'll go now", text));
        assert!(is_there("\"it's a well known\u{a0}risk\"", text));
        assert!(!is_there("We will go now", text));
        assert!(is_there("There will be no lay-offs here", "There will be no layoffs here."));
        assert!(is_there("no layoffs here, we re-opened it", "no lay-offs here, we reopened it"));
    }

    #[test]
    fn brackets_and_dots_stand_for_words() {
        let text = "We told the council that the bridge must be shut, and it was not.";
        assert!(is_there("[W]e told [them] that the bridge … was not", text));
        assert!(is_there("told the council [...] must be shut", text));
        assert!(is_there("the bridge [sic] must be shut", text));
        assert!(!is_there("the bridge [sic] was not", text));
        assert!(!is_there("was not … the bridge", text));
    }

    #[test]
    fn numbers_keep_their_points() {
        assert!(is_there("2,500 homes", "about 2,500 homes"));
        assert!(!is_there("25 homes", "about 2.5 homes"));
    }

    #[test]
    fn a_changed_word_is_told() {
        let (quote, text) = ("the bridge was never safe", "He said the old bridge was always safe, and left.");
        let (wanted, stream) = (words(quote, all(quote)), stream(text));
        let found = stream.closest(&wanted).expect("a match");
        assert!(found.score > 0.6, "{found:?}");
        let told: Vec<_> = changes(&wanted, &stream.words, &found)
            .into_iter()
            .map(|(a, b)| (a.map_or("", |s| s.of(quote)), b.map_or("", |s| s.of(text))))
            .collect();
        assert_eq!(told, [("", "old"), ("never", "always")]);
    }
}
