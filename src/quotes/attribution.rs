//! What reports a marked stretch: a cue, the utterance before it going on, something without a cue, or nothing at all
//! (a title, a nickname, a scare quote).
//!
//! In: a stretch; out: its options with their features, for one softmax. "“No,” he said" → the cue "said";
//! "the so-called “super delegates”" → nothing.

use super::atoms::{Class, NO_RUN, short_key};
use super::clauses;
use super::features::{Features, coarse, mix};
use super::report::Covers;
use super::scene::Scene;
use super::speakers::form;
use crate::document::Word;
use crate::english::Tag;
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Nobody's words: a title, a term, irony.
    Unsaid,
    /// The utterance before goes on.
    GoesOn,
    /// Said, with no cue in sight.
    NoCue,
    /// Reported by the cue at this atom.
    Cue(usize),
}

/// Cues looked at on each side in the same statement, and in the statements beside it.
const SIDE: usize = 5;
const BESIDE: usize = 3;
/// Stretches of so many words show their words.
const FEW: usize = 5;

/// What has been decided before this stretch.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Past {
    /// The stretch attributed last, with its cue.
    pub run: Option<usize>,
    pub cue: Option<usize>,
    /// The stretch just before was attributed.
    pub said: bool,
}

/// The options of `run`.
pub fn options(scene: &Scene, run: usize, past: Past, found: &mut Vec<Choice>) {
    found.clear();
    found.push(Choice::Unsaid);
    found.push(Choice::NoCue);
    if past.run.is_some() {
        found.push(Choice::GoesOn);
    }
    let at = scene.atoms.of_run[run];
    let id = scene.atoms.statement_of[at] as usize;
    let within = &scene.atoms.statements[id].atoms;
    let signature = Some(at + 1).filter(|&s| s == within.end && scene.is_cue(s) && scene.is_signature(s));
    found.extend(signature.map(Choice::Cue));
    let cues = |range: Range<usize>| scene.cues[range].iter().copied().map(Choice::Cue);
    let before = scene.cues_in(&(within.start..at));
    let after = scene.cues_in(&(at + 1..within.end));
    found.extend(cues(before.start.max(before.end.saturating_sub(SIDE))..before.end));
    found.extend(cues(after.start..after.end.min(after.start + SIDE)));
    if id > 0 {
        let earlier = scene.cues_in(&scene.atoms.statements[id - 1].atoms);
        found.extend(cues(earlier.start.max(earlier.end.saturating_sub(BESIDE))..earlier.end));
    }
    if let Some(next) = scene.atoms.statements.get(id + 1)
        && next.paragraph == scene.atoms.statements[id].paragraph
    {
        let later = scene.cues_in(&next.atoms);
        let later = later.start..later.end.min(later.start + 2);
        // "“The library stays open.” Bob Finch nodded.": a full stop inside the marks ends what was said.
        let ended = scene.runs[run].inner.of(scene.document.text).trim_end().ends_with('.');
        // "“It stays open.” Both Lima and Costa admit they fear …": a cue with a clause of its own reports that.
        let says = |cue: usize| scene.says(cue) && clauses::ends(scene, cue, &next.atoms);
        found.extend(cues(later).filter(|c| !ended || matches!(c, Choice::Cue(cue) if says(*cue))));
    }
}

/// Words that show who speaks and to whom: "I", "your".
pub fn is_personal(word: &Word) -> bool {
    word.is(Tag::FirstPerson) || word.is(Tag::SecondPerson)
}

/// The facts about a stretch that all its options share, gathered once.
pub struct View {
    at: usize,
    statement: usize,
    left: u32,
    right: u32,
    left_word: u32,
    right_word: u32,
    /// The words one further out.
    left_second: u32,
    right_second: u32,
    /// Up to five words on the left, the last of which may stand alone before an apposition ("his book, “…”").
    lead: [u32; 5],
    /// The words inside, where they are few.
    inside: Vec<u32>,
    length: u32,
    /// How the words inside begin and end, and what they hold.
    opening: u32,
    ending: u32,
    titled: u32,
    personal: u32,
    verbal: u32,
    alone: u32,
    kind: u32,
    continues: u32,
    /// The nearest cue on the left and on the right, by word and by distance.
    near_left: (u32, u32),
    near_right: (u32, u32),
    shape: u32,
    /// Three steps to each side.
    before: u32,
    after: u32,
    /// The cues whose likeliest content holds this stretch, and the likeliest of them.
    covers: Vec<(usize, u32)>,
    covered: u32,
}

impl View {
    pub fn of(scene: &Scene, run: usize, covers: &Covers) -> Self {
        let (atoms, text) = (&scene.atoms, scene.document.text);
        let at = atoms.of_run[run];
        let statement = atoms.statement_of[at] as usize;
        let within = &atoms.statements[statement].atoms;
        let marked = &scene.runs[run];
        let inner = marked.inner.of(text).trim();
        let (mut words, mut capitals, mut personal, mut verbal) = (0, 0, 0, 0);
        let mut inside = Vec::new();
        for at in scene.document.tokens_in(marked.inner) {
            if !scene.document.tokens[at].kind.is_wordlike() {
                continue;
            }
            let (word, features) = (scene.document.word(at), scene.document.features(at));
            words += 1;
            if words <= FEW {
                inside.push(short_key(features.key));
            }
            if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                capitals += 1;
            }
            personal |= u32::from(is_personal(features));
            verbal |= u32::from(features.is(Tag::Auxiliary));
            if words == 40 {
                break;
            }
        }
        if words > FEW {
            inside.clear();
        }
        let mut lead = [1; 5];
        let words_before = atoms.list[within.start..at].iter().rev().take(12).filter(|a| a.class >= Class::Determiner);
        lead.iter_mut().zip(words_before).for_each(|(slot, a)| *slot = a.hash);
        let near = |cue: Option<&usize>| {
            cue.map_or((0, 9), |&c| (atoms.list[c].hash, coarse(if c < at { at - c - 1 } else { c - at - 1 })))
        };
        let before = scene.cues_in(&(within.start..at));
        let after = scene.cues_in(&(at + 1..within.end));
        let last = inner.trim_end_matches(['’', '”', '\'', '"']).chars().next_back().unwrap_or(' ');
        let first = inner.chars().next().unwrap_or(' ');
        let left = atoms.class(at.wrapping_sub(1), within) as u32;
        let right = atoms.class(at + 1, within) as u32;
        let length = coarse(words);
        let titled = u32::from(capitals * 3 >= words * 2) + u32::from(capitals == words);
        let ending = match last {
            ',' => 1,
            '.' | '…' => 2,
            '?' | '!' => 3,
            ';' | ':' | '—' | '–' => 4,
            _ => 0,
        };
        let opening = if first.is_uppercase() { 2 } else { u32::from(first.is_lowercase()) };
        Self {
            at,
            statement,
            left,
            right,
            left_word: atoms.hash(at.wrapping_sub(1), within),
            right_word: atoms.hash(at + 1, within),
            left_second: atoms.hash(at.wrapping_sub(2), within),
            right_second: atoms.hash(at + 2, within),
            lead,
            inside,
            length,
            opening,
            ending,
            titled,
            personal,
            verbal,
            alone: u32::from(within.len() == 1) + u32::from(left == Class::Edge as u32),
            kind: atoms.statements[statement].kind as u32,
            continues: u32::from(marked.continues) + 2 * u32::from(marked.closed),
            near_left: near(before.clone().next_back().map(|i| &scene.cues[i])),
            near_right: near(after.clone().next().map(|i| &scene.cues[i])),
            before: scene.path(within.start.max(at.saturating_sub(3)), at),
            after: scene.path(at + 1, (at + 4).min(within.end)),
            covered: covers[run].iter().map(|c| c.1 + 1).max().unwrap_or(0),
            covers: covers[run].clone(),
            shape: mix(mix(length.min(5), titled), mix(opening, ending)),
        }
    }
}

/// Describes one option for the softmax.
pub fn describe(scene: &Scene, view: &View, option: Choice, past: Past, out: &mut Features) {
    out.clear();
    match option {
        Choice::Cue(cue) => describe_cue(scene, view, cue, past, out),
        Choice::GoesOn => describe_carry(scene, view, past, out),
        Choice::NoCue | Choice::Unsaid => {
            let side = u32::from(option == Choice::Unsaid) * 100;
            out.add(side + 1, [view.length, view.titled]);
            out.add(side + 2, [view.left]);
            out.add(side + 3, [view.right]);
            out.add(side + 4, [view.left, view.right]);
            out.add(side + 5, [view.left_word]);
            out.add(side + 6, [view.right_word]);
            out.add(side + 7, [view.shape]);
            out.add(side + 8, [view.left, view.shape]);
            out.add(side + 9, [view.right, view.shape]);
            out.add(side + 10, [view.near_left.1, view.near_right.1]);
            out.add(side + 11, [view.near_left.0]);
            out.add(side + 12, [view.near_right.0]);
            out.add(side + 13, [view.near_left.0, view.near_left.1]);
            out.add(side + 14, [view.near_right.0, view.near_right.1]);
            out.add(side + 15, [view.alone, view.kind, view.continues]);
            out.add(side + 16, [view.personal, view.verbal, view.length]);
            out.add(side + 17, [u32::from(past.said), view.alone]);
            out.add(side + 18, [view.opening, view.ending, view.left]);
            out.add(side + 19, [view.kind, view.length]);
            out.add(side + 20, [view.verbal, view.titled, view.left]);
            out.add(side + 21, [view.left_word, view.right]);
            out.add(side + 23, [view.before]);
            out.add(side + 24, [view.after]);
            out.add(side + 25, [view.before, view.length.min(4)]);
            out.add(side + 26, [view.after, view.left]);
            out.add(side + 27, [view.covered]);
            out.add(side + 28, [view.covered, view.shape]);
            out.add(side + 29, [view.covered, view.left, view.right]);
            out.add(side + 30, [view.covered, view.left_word]);
            out.add(side + 22, [view.left, view.opening, view.right, view.length.min(4)]);
            out.add(side + 31, [view.left_second, view.left_word]);
            out.add(side + 32, [view.right_word, view.right_second]);
            out.add(side + 33, [view.left_second, view.left]);
            out.add(side + 34, [view.left_word, view.length.min(4), view.titled]);
            out.add(side + 35, [view.right_word, view.length.min(4), view.titled]);
            out.add(side + 36, [view.left_word, view.right_word]);
            for word in view.lead {
                out.add(side + 37, [word]);
                out.add(side + 38, [word, view.titled, u32::from(view.length < 5)]);
            }
            if let (Some(&start), Some(&end)) = (view.inside.first(), view.inside.last()) {
                out.add(side + 39, [start]);
                out.add(side + 40, [end]);
                out.add(side + 41, [view.inside.iter().fold(0, |h, &w| mix(h, w))]);
                for &word in &view.inside {
                    out.add(side + 42, [word]);
                }
            }
        }
    }
}

fn describe_cue(scene: &Scene, view: &View, cue: usize, past: Past, out: &mut Features) {
    let atoms = &scene.atoms;
    let home = atoms.statement_of[cue] as usize;
    let before = cue < view.at;
    let steps = view.statement as i64 - home as i64;
    let place = (steps.clamp(-2, 2) + 2) as u32 * 2 + u32::from(before);
    let new_paragraph = u32::from(atoms.statements[home].paragraph != atoms.statements[view.statement].paragraph);
    let between = if before { cue + 1..view.at } else { view.at + 1..cue };
    let path = if steps == 0 { scene.path(between.start, between.end) } else { 3 };
    let distance = coarse(between.len());
    let word = atoms.list[cue].hash;
    let form = form(scene, cue);
    let within = &atoms.statements[home].atoms;
    let (previous, following) = (atoms.class(cue.wrapping_sub(1), within), atoms.class(cue + 1, within));
    let (previous, following) = (previous as u32, following as u32);
    let between_cues = scene.cues_in(&between).len().min(4) as u32;
    let runs = scene.count(Class::Run, between.clone(), 3);
    // The neighbour on the far side: a cue that ends its sentence, or that leads on to more.
    let beyond = if before {
        scene.path(cue.saturating_sub(3).max(within.start), cue)
    } else {
        scene.path(cue + 1, (cue + 4).min(within.end))
    };
    let subject = cue.checked_sub(1).and_then(|i| scene.phrase_at(i)).map_or(0, |p| 1 + scene.phrases[p].kind as u32);
    let object = scene.phrase_at(cue + 1).map_or(0, |p| 1 + scene.phrases[p].kind as u32);
    let again = u32::from(past.cue == Some(cue));
    let other_side = if before { view.near_right.1 } else { view.near_left.1 };
    out.add(201, [place, path]);
    out.add(202, [place, path, form]);
    out.add(203, [place, path, word]);
    out.add(204, [place, word]);
    out.add(205, [place, distance, form]);
    out.add(206, [place, between_cues, runs]);
    out.add(207, [place, view.left, view.right]);
    out.add(208, [place, view.left, view.right, view.shape]);
    out.add(209, [place, view.shape, distance]);
    out.add(210, [place, previous, following]);
    out.add(211, [place, form, subject, object]);
    out.add(212, [place, again, between_cues]);
    out.add(213, [place, beyond]);
    out.add(214, [place, beyond, form]);
    out.add(215, [place, other_side, distance]);
    out.add(216, [place, new_paragraph, view.alone, distance]);
    out.add(217, [word, view.left, view.shape]);
    out.add(218, [word, view.length]);
    out.add(219, [place, form, view.ending, view.left]);
    out.add(220, [place, form, view.ending, view.right]);
    out.add(221, [place, view.left_word, form]);
    out.add(222, [place, subject, object, distance]);
    out.add(223, [place, u32::from(cue + 1 == within.end), new_paragraph]);
    out.add(224, [place, scene.count(Class::Comma, between.clone(), 4), distance]);
    out.add(225, [place, scene.count(Class::That, between, 1), view.opening]);
    out.add(226, [place, u32::from(atoms.list[within.end - 1].class == Class::Colon), view.alone]);
    out.add(227, [place, view.continues, u32::from(past.said)]);
    let cover = view.covers.iter().find(|c| c.0 == cue).map_or(0, |c| c.1 + 1);
    out.add(229, [cover, view.covered]);
    out.add(230, [cover, form, u32::from(before)]);
    out.add(231, [cover, place, view.shape]);
    out.add(232, [cover, place, path]);
    out.add(228, [place, view.titled, view.left_word]);
}

fn describe_carry(scene: &Scene, view: &View, past: Past, out: &mut Features) {
    let Some(last) = past.run else { return };
    let atoms = &scene.atoms;
    let from = atoms.of_run[last];
    let steps = view.statement.saturating_sub(atoms.statement_of[from] as usize).min(4) as u32;
    let new_paragraph =
        (atoms.statements[view.statement].paragraph).saturating_sub(scene.runs[last].paragraph).min(3) as u32;
    let path = if steps < 2 { scene.path(from + 1, view.at) } else { 3 };
    let next_to = u32::from(from + 1 == view.at) + 2 * u32::from(past.said);
    let cue_side = past.cue.map_or(0, |c| 1 + u32::from(c < from) + 2 * u32::from(c + 1 < view.at && c > from));
    let opens = u32::from(atoms.list[view.at].run != NO_RUN && scene.runs[last].closed);
    out.add(301, [steps, new_paragraph, view.continues]);
    out.add(302, [steps, path]);
    out.add(303, [new_paragraph, view.alone, next_to]);
    out.add(304, [view.left, view.right, steps]);
    out.add(305, [view.shape, steps]);
    out.add(306, [cue_side, steps, view.alone]);
    out.add(307, [view.near_left.1, view.near_right.1, steps]);
    out.add(308, [view.near_left.0, view.near_left.1]);
    out.add(309, [view.near_right.0, view.near_right.1]);
    out.add(310, [opens, new_paragraph, view.continues, view.alone]);
    out.add(311, [view.left, steps, view.shape]);
    out.add(312, [view.left_word]);
    out.add(313, [cue_side, path]);
    out.add(314, [coarse(view.at.saturating_sub(from)), new_paragraph, view.alone]);
    out.add(315, [view.personal, view.verbal, view.length, steps]);
    out.add(317, [view.covered, steps]);
    out.add(318, [view.after, steps]);
    out.add(316, [u32::from(past.said), view.near_right.1, view.near_right.0]);
}
