//! Which words a cue reports: "Lima said [the crane was late], but nobody came".
//!
//! In: a cue; out: the stretches of its statement that could be its content (after it, before it, on both sides) with their
//! features, for one softmax with "nothing". Stretches begin and end where clauses do, and never cut through marks.

use super::atoms::{Atoms, Class};
use super::features::{Features, coarse, mix};
use super::scene::Scene;
use super::speakers::form;
use std::ops::Range;

/// What a cue may report, as ranges of atoms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Nothing,
    After(Range<usize>),
    Before(Range<usize>),
    /// "The crane, she said, was late"
    Around(Range<usize>, Range<usize>),
}

impl Content {
    /// The stretches, in text order.
    pub fn pieces(&self) -> impl Iterator<Item = Range<usize>> + use<> {
        let (first, second) = match self {
            Self::Nothing => (None, None),
            Self::After(a) | Self::Before(a) => (Some(a.clone()), None),
            Self::Around(a, b) => (Some(a.clone()), Some(b.clone())),
        };
        first.into_iter().chain(second)
    }
}

/// A look ahead for places to begin, and how many places to begin and to end are tried.
const AHEAD: usize = 16;
const STARTS: usize = 5;
const ENDS: usize = 7;
/// Content is at most this many atoms long.
const LONGEST: usize = 120;
/// What follows a cue in the midst of its content, in atoms. No sentence is so long; a page of commas and colons is, and
/// would take time that grows with the square of its length.
const LONGEST_AROUND: usize = 500;

/// What `cue` may report; "nothing" comes first.
pub fn candidates(scene: &Scene, cue: usize, found: &mut Vec<Content>) {
    found.clear();
    found.push(Content::Nothing);
    let atoms = &scene.atoms;
    let within = &atoms.statement(cue).atoms;
    let last = last_word(atoms, within);
    let mut starts: Vec<usize> = Vec::with_capacity(STARTS);
    let mut begin = |at: usize| {
        if at < last && starts.len() < STARTS && !starts.contains(&at) {
            starts.push(at);
        }
    };
    begin(cue + 1);
    if let Some(object) = scene.phrase_at(cue + 1) {
        begin(scene.phrases[object].end);
    }
    for at in cue + 1..last.min(cue + AHEAD) {
        match atoms.list[at].class {
            Class::Comma | Class::Colon => begin(at + 1),
            Class::That | Class::Subordinator | Class::Run => begin(at),
            _ => {}
        }
    }
    let ends = ends_after(atoms, cue + 1, last);
    for &start in &starts {
        found.extend(ends.iter().filter(|&&e| e > start).map(|&e| Content::After(start..e)));
    }
    // Before the cue: up to its subject, or to a comma.
    let (mut heads, mut tails) = (Vec::with_capacity(4), Vec::with_capacity(4));
    let from = within.start.max(cue.saturating_sub(LONGEST));
    for at in (from..cue).rev() {
        if tails.len() == 3 {
            break;
        }
        let boundary = matches!(atoms.list[at].class, Class::Comma | Class::Dash)
            || atoms.list[at].class == Class::Run && atoms.class(at + 1, within) != Class::Comma;
        if boundary {
            tails.push(if atoms.list[at].class == Class::Run { at + 1 } else { at });
        }
    }
    heads.push(from);
    for at in from..cue {
        if heads.len() == 4 {
            break;
        }
        if matches!(
            atoms.list[at].class,
            Class::Comma | Class::Conjunction | Class::Dash | Class::Semicolon | Class::Colon
        ) {
            heads.push(at + 1);
        }
    }
    let subject = cue.checked_sub(1).and_then(|i| scene.phrase_at(i)).map(|p| scene.phrases[p].start);
    tails.extend(subject.filter(|s| !tails.contains(s)));
    for &tail in &tails {
        found.extend(heads.iter().filter(|&&h| h < tail).map(|&h| Content::Before(h..tail)));
    }
    // Around: the clause goes on after a comma.
    let resume = (cue + 1..last.min(cue + AHEAD)).find(|&i| atoms.list[i].class == Class::Comma).map(|i| i + 1);
    if let (Some(resume), Some(&tail)) = (resume.filter(|&r| r < last), tails.first()) {
        for &head in heads.iter().take(2).filter(|&&h| h < tail) {
            found.push(Content::Around(head..tail, resume..last.min(resume + LONGEST_AROUND)));
        }
    }
}

/// The end of the words of a statement: before its full stop.
fn last_word(atoms: &Atoms, within: &Range<usize>) -> usize {
    let mut last = within.end;
    while last > within.start && matches!(atoms.list[last - 1].class, Class::Stop) {
        last -= 1;
    }
    last
}

/// Where clauses that begin at `from` may end: the first few boundaries, and the end.
fn ends_after(atoms: &Atoms, from: usize, last: usize) -> Vec<usize> {
    let mut ends = Vec::with_capacity(ENDS + 1);
    let limit = last.min(from + LONGEST);
    for at in from + 1..limit {
        if ends.len() == ENDS {
            break;
        }
        let boundary = match atoms.list[at].class {
            Class::Comma | Class::Semicolon | Class::Dash | Class::Conjunction | Class::Subordinator | Class::Colon => {
                true
            }
            Class::Stop | Class::Run | Class::Opener | Class::Closer => true,
            Class::Gerund => atoms.list[at - 1].class != Class::Preposition,
            _ => atoms.list[at - 1].class == Class::Run,
        };
        if boundary && ends.last() != Some(&at) {
            ends.push(at);
        }
    }
    ends.push(limit.max(from));
    ends
}

/// The facts about a cue that all its candidates share.
pub struct View {
    cue: usize,
    within: Range<usize>,
    last: usize,
    word: u32,
    form: u32,
    left: u32,
    right: u32,
    left_word: u32,
    right_word: u32,
    before: u32,
    after: u32,
    subject: u32,
    kind: u32,
}

impl View {
    pub fn of(scene: &Scene, cue: usize) -> Self {
        let atoms = &scene.atoms;
        let statement = atoms.statement(cue);
        let within = statement.atoms.clone();
        let phrase = |p: Option<usize>| p.map_or(0, |p| 1 + scene.phrases[p].kind as u32);
        Self {
            cue,
            last: last_word(atoms, &within),
            word: atoms.list[cue].hash,
            form: form(scene, cue),
            left: atoms.class(cue.wrapping_sub(1), &within) as u32,
            right: atoms.class(cue + 1, &within) as u32,
            left_word: atoms.hash(cue.wrapping_sub(1), &within),
            right_word: atoms.hash(cue + 1, &within),
            before: scene.path(within.start.max(cue.saturating_sub(3)), cue),
            after: scene.path(cue + 1, (cue + 4).min(within.end)),
            subject: phrase(cue.checked_sub(1).and_then(|i| scene.phrase_at(i))) * 4 + phrase(scene.phrase_at(cue + 1)),
            kind: statement.kind as u32,
            within,
        }
    }
}

/// Describes one candidate for the softmax.
pub fn describe(scene: &Scene, view: &View, content: &Content, out: &mut Features) {
    out.clear();
    let side = match content {
        Content::Nothing => 0,
        Content::After(_) => 1,
        Content::Before(_) => 2,
        Content::Around(..) => 3,
    };
    out.add(401, [side, view.word]);
    out.add(402, [side, view.form]);
    out.add(403, [side, view.left, view.right]);
    out.add(404, [side, view.left, view.form]);
    out.add(405, [side, view.right, view.form]);
    out.add(406, [side, view.left_word]);
    out.add(407, [side, view.right_word]);
    out.add(408, [side, view.before, view.form]);
    out.add(409, [side, view.after, view.form]);
    out.add(410, [side, view.subject, view.form]);
    out.add(411, [side, view.word, view.left]);
    out.add(412, [side, view.word, view.right]);
    out.add(413, [side, view.word, view.right_word]);
    out.add(414, [side, view.kind, view.form]);
    out.add(415, [side, view.word, view.left_word]);
    out.add(416, [side, view.right_word, view.form]);
    match content {
        Content::Nothing => {}
        Content::After(range) => {
            describe_start(scene, view, side, range, out);
            describe_end(scene, view, side, range, out);
            describe_inside(scene, view, side, range, out);
        }
        Content::Before(range) => {
            describe_head(scene, view, side, range, out);
            describe_inside(scene, view, side, range, out);
        }
        Content::Around(before, after) => {
            describe_head(scene, view, side, before, out);
            describe_start(scene, view, side, after, out);
            describe_inside(scene, view, side, after, out);
        }
    }
}

fn describe_start(scene: &Scene, view: &View, side: u32, range: &Range<usize>, out: &mut Features) {
    let atoms = &scene.atoms;
    let gap = scene.path(view.cue + 1, range.start);
    let steps = coarse(range.start - view.cue - 1);
    let lead = if range.start == view.cue + 1 { 70 } else { atoms.list[range.start - 1].class as u32 };
    let (first, second) = (atoms.list[range.start].class as u32, atoms.class(range.start + 1, &view.within) as u32);
    let phrase = scene.phrase_at(range.start).map_or(0, |p| 1 + scene.phrases[p].kind as u32);
    let verb = scene.phrase_at(range.start).map_or(99, |p| atoms.class(scene.phrases[p].end, &view.within) as u32);
    out.add(421, [side, gap]);
    out.add(422, [side, gap, view.form]);
    out.add(423, [side, gap, view.word]);
    out.add(424, [side, lead, steps]);
    out.add(425, [side, lead, view.word]);
    out.add(426, [side, lead, first, second]);
    out.add(427, [side, lead, first, view.form]);
    out.add(428, [side, lead, phrase, verb]);
    out.add(429, [side, lead, atoms.list[range.start].hash]);
    out.add(430, [side, view.word, first]);
    out.add(431, [side, view.word, phrase, verb]);
    out.add(432, [side, lead, view.right]);
    out.add(433, [side, view.form, mix(lead, phrase), verb]);
}

fn describe_end(scene: &Scene, view: &View, side: u32, range: &Range<usize>, out: &mut Features) {
    let atoms = &scene.atoms;
    let whole = u32::from(range.end == view.last);
    let stop = atoms.class(range.end, &view.within) as u32;
    let word = atoms.hash(range.end, &view.within);
    let next = atoms.class(range.end + 1, &view.within) as u32;
    let next_word = atoms.hash(range.end + 1, &view.within);
    let rest = coarse(view.last.saturating_sub(range.end));
    let length = coarse(range.len());
    let next_phrase = scene.phrase_at(range.end + 1).filter(|_| range.end + 1 < view.within.end);
    let then = next_phrase.map_or(99, |p| atoms.class(scene.phrases[p].end, &view.within) as u32);
    let tail = atoms.list[range.end - 1].class as u32;
    out.add(441, [side, whole, stop]);
    out.add(442, [side, stop, word]);
    out.add(443, [side, stop, next]);
    out.add(444, [side, stop, next_word]);
    out.add(445, [side, stop, word, next]);
    out.add(446, [side, whole, length]);
    out.add(447, [side, rest, stop]);
    out.add(448, [side, stop, next, then]);
    out.add(449, [side, tail, stop]);
    out.add(450, [side, view.word, stop]);
    out.add(451, [side, length, stop]);
    out.add(452, [side, stop, word, then]);
}

fn describe_head(scene: &Scene, view: &View, side: u32, range: &Range<usize>, out: &mut Features) {
    let atoms = &scene.atoms;
    let gap = scene.path(range.end, view.cue);
    let lead = if range.start == view.within.start { 70 } else { atoms.list[range.start - 1].class as u32 };
    let first = atoms.list[range.start].class as u32;
    let stop = atoms.list[range.end].class as u32;
    let beyond = atoms.class(view.cue + 1, &view.within) as u32;
    let tail = atoms.list[range.end - 1].class as u32;
    let ends = u32::from(view.last <= view.cue + 4);
    out.add(461, [side, gap]);
    out.add(462, [side, gap, view.form]);
    out.add(463, [side, gap, view.word]);
    out.add(464, [side, gap, beyond, ends]);
    out.add(465, [side, lead, first]);
    out.add(466, [side, lead, atoms.list[range.start].hash]);
    out.add(467, [side, stop, tail]);
    out.add(468, [side, coarse(view.cue - range.end), stop]);
    out.add(469, [side, lead, stop, ends]);
    out.add(470, [side, beyond, ends, view.form]);
    out.add(471, [side, scene.after_path(view.cue, &view.within), view.form]);
}

fn describe_inside(scene: &Scene, view: &View, side: u32, range: &Range<usize>, out: &mut Features) {
    let length = coarse(range.len());
    let runs = scene.count(Class::Run, range.clone(), 3);
    let end = range.end.min(range.start + 80);
    let verbs = scene.atoms.list[range.start..end].iter().filter(|a| a.class.is_verb()).count().min(3) as u32;
    let auxiliary = scene.count(Class::Auxiliary, range.clone(), 1);
    let cues = scene.cues_in(range).len().min(2) as u32;
    let only = u32::from(range.len() == 1);
    let edges = u32::from(scene.atoms.list[range.start].class == Class::Run) * 2
        + u32::from(scene.atoms.list[range.end - 1].class == Class::Run);
    out.add(481, [side, length, view.form]);
    out.add(482, [side, runs, only, edges]);
    out.add(483, [side, verbs, auxiliary, length]);
    out.add(484, [side, verbs, view.word]);
    out.add(485, [side, cues, view.form]);
    out.add(486, [side, runs, edges, view.word]);
    out.add(487, [side, runs, edges, mix(view.right, view.form)]);
    out.add(488, [side, length, view.word]);
}
