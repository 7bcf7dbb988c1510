//! All that the speaker finder knows of a text before it decides anything: marked stretches, atoms, phrases, cues.
//!
//! In: document and names; out: a [`Scene`], with the questions the features ask of it ("what stands between?").

use super::atoms::{self, Atoms, Class};
use super::features::mix;
use super::passes::{self, Correction};
use super::phrases::{self, Phrase};
use super::placed;
use crate::analysis::MentionKind;
use crate::document::Document;
use crate::document::quotation::{self as marks, Marked};
use crate::english::Tag;
use crate::names::Entities;
use std::ops::Range;

pub struct Scene<'a> {
    pub document: &'a Document<'a>,
    /// Names only.
    pub names: &'a Entities,
    pub runs: Vec<Marked>,
    /// The verb of each stretch that its place makes a cue.
    pub placed: Vec<Option<usize>>,
    pub atoms: Atoms,
    pub phrases: Vec<Phrase>,
    /// Atoms that may report speech, in order.
    pub cues: Vec<usize>,
    /// The phrase of each atom, or `NO_PHRASE`.
    phrase_of: Vec<u32>,
}

const NO_PHRASE: u32 = u32::MAX;
/// Maximum steps between two atoms that a path describes.
const SIGHT: usize = 9;

/// "“We won.” — Ana Lima", also on a line of its own: a dash between a marked stretch and a name.
fn signs(atoms: &Atoms, phrases: &[Phrase], phrase_of: &[u32], i: usize) -> bool {
    let name = |&p: &u32| p != NO_PHRASE && phrases[p as usize].kind == MentionKind::Name;
    let paragraph = |at: usize| atoms.statement(at).paragraph;
    let opens =
        || atoms.statement(i).atoms.start == i && (paragraph(i) == paragraph(i - 1) || is_marked_alone(atoms, i - 1));
    atoms.list[i].class == Class::Dash
        && i > 0
        && atoms.list[i - 1].class == Class::Run
        && phrase_of.get(i + 1).is_some_and(name)
        && atoms.statement_of[i + 1] == atoms.statement_of[i]
        && (atoms.statement_of[i - 1] == atoms.statement_of[i] || opens())
}

/// Whether the paragraph of a marked stretch is marked words alone. "“He lied,” Lima said. “He did.”" over "- Ken Hill" has its speaker.
fn is_marked_alone(atoms: &Atoms, run: usize) -> bool {
    let here = atoms.statement_of[run] as usize;
    let paragraph = atoms.statements[here].paragraph;
    let of_paragraph = atoms.statements[..=here].iter().rev().take_while(|s| s.paragraph == paragraph);
    let mut all = of_paragraph.take(MOST_SENTENCES).flat_map(|s| &atoms.list[s.atoms.clone()]);
    all.all(|a| matches!(a.class, Class::Run | Class::Stop | Class::Sign))
}

/// Sentences of a paragraph that are looked through for words outside marks.
const MOST_SENTENCES: usize = 40;

/// Maximum number of atoms before the colon behind a score.
const SCORE_LINE: usize = 12;

/// "Opinion: Our town should sell the mill": a section of the paper before its colon.
fn is_behind_section(document: &Document, atoms: &Atoms, colon: usize) -> bool {
    let first = atoms.statement(colon).atoms.start;
    // "Porto 2-1 Braga: late goal lifts hosts"
    let before = document.text[atoms.list[first].span.start..atoms.list[colon].span.start].trim_end();
    let is_score = |word: &str| {
        let sides = word.split_once(['-', '–']);
        sides.is_some_and(|(a, b)| {
            [a, b].iter().all(|s| matches!(s.len(), 1..=3) && s.bytes().all(|c| c.is_ascii_digit()))
        })
    };
    if colon - first <= SCORE_LINE && before.split(' ').any(is_score) {
        return true;
    }
    first + 1 == colon && document.features(atoms.token(document, first)).is(Tag::PageSection)
}

/// Whether a pass says that the cue reports nothing.
fn is_vetoed(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    passes::is_vetoed(
        document,
        atoms.list[cue].span,
        |pass| matches!(pass, Correction::NoCue(vetoes) if vetoes(document, atoms, cue)),
    )
}

impl<'a> Scene<'a> {
    pub fn read(document: &'a Document, names: &'a Entities) -> Self {
        let runs = marks::pair(document);
        let mut atoms = atoms::read(document, &runs);
        let placed = placed::read_places(document, &mut atoms, &runs, names);
        let phrases = phrases::chunk(document, &atoms, names);
        let mut phrase_of = vec![NO_PHRASE; atoms.list.len()];
        for (id, phrase) in phrases.iter().enumerate() {
            phrase_of[phrase.start..phrase.end].fill(id as u32);
        }
        let cues = (0..atoms.list.len())
            .filter(|&i| {
                let class = atoms.list[i].class;
                (class.is_cue() && phrase_of[i] == NO_PHRASE && !is_vetoed(document, &atoms, i))
                    || class == Class::Colon
                        && !is_behind_section(document, &atoms, i)
                        && !is_vetoed(document, &atoms, i)
                    || signs(&atoms, &phrases, &phrase_of, i)
            })
            .collect();
        Self { document, names, runs, placed, atoms, phrases, cues, phrase_of }
    }

    /// The cues among the atoms of `range`, as a range of [`Scene::cues`].
    pub fn cues_in(&self, range: &Range<usize>) -> Range<usize> {
        self.cues.partition_point(|&c| c < range.start)..self.cues.partition_point(|&c| c < range.end)
    }

    /// The phrases that start among the atoms of `range`, as a range of [`Scene::phrases`].
    pub fn phrases_in(&self, range: &Range<usize>) -> Range<usize> {
        self.phrases.partition_point(|p| p.start < range.start)..self.phrases.partition_point(|p| p.start < range.end)
    }

    pub fn phrase_at(&self, atom: usize) -> Option<usize> {
        self.phrase_of.get(atom).filter(|&&p| p != NO_PHRASE).map(|&p| p as usize)
    }

    /// What stands between two atoms (exclusive), as one hash: classes, a phrase as one step, brackets stepped over.
    pub fn path(&self, from: usize, to: usize) -> u32 {
        let mut hash = 17;
        let mut steps = 0;
        let mut at = from;
        while at < to {
            if steps == SIGHT {
                return mix(hash, 99);
            }
            let class = self.atoms.list[at].class;
            if class == Class::Opener {
                let near = (to).min(at + 12);
                if let Some(close) = (at..near).find(|&i| self.atoms.list[i].class == Class::Closer) {
                    at = close + 1;
                    continue;
                }
            }
            if let Some(id) = self.phrase_at(at) {
                hash = mix(hash, 50 + self.phrases[id].kind as u32 / 2);
                at = self.phrases[id].end.max(at + 1);
            } else {
                hash = mix(hash, class as u32);
                at += 1;
                // A run of open-class words is one step.
                while at < to && class >= Class::Past && self.atoms.list[at].class == class {
                    at += 1;
                }
            }
            steps += 1;
        }
        hash
    }

    /// What follows a cue up to four steps on.
    pub fn after_path(&self, cue: usize, within: &Range<usize>) -> u32 {
        self.path(cue + 1, (cue + 5).min(within.end).max(cue + 1))
    }

    /// The atom that holds a token outside marks, or the marked stretch around it.
    pub fn atom_at(&self, token: usize) -> Option<usize> {
        let start = self.document.tokens[token].span.start;
        let at = self.atoms.list.partition_point(|a| a.span.end <= start);
        self.atoms.list.get(at).filter(|a| a.span.start <= start).map(|_| at)
    }

    /// Whether an atom is one of the cues.
    pub fn is_cue(&self, atom: usize) -> bool {
        self.cues.binary_search(&atom).is_ok()
    }

    /// Whether a cue is one of the most frequent verbs of saying.
    pub fn says(&self, cue: usize) -> bool {
        self.document.features(self.atoms.token(self.document, cue)).is(Tag::SayOften)
    }

    /// Whether `cue` is the dash between a marked stretch and the name that signs it.
    pub fn is_signature(&self, cue: usize) -> bool {
        self.atoms.list[cue].class == Class::Dash
    }

    /// How many atoms of `class` stand between, at most `cap`.
    pub fn count(&self, class: Class, range: Range<usize>, cap: usize) -> u32 {
        let end = range.end.min(range.start + 200);
        self.atoms.list[range.start..end.max(range.start)].iter().filter(|a| a.class == class).count().min(cap) as u32
    }
}
