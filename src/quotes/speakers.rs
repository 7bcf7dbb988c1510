//! Who is credited: a ranker over the noun phrases around a cue (or around a marked stretch that has none), and "nobody".
//!
//! In: an anchor atom; out: its candidates with their features, best phrase by trained weights.
//! "“No,” said a spokesman for Ms. Lima, who met him" → the spokesman.

use super::atoms::Class;
use super::credit;
use super::features::{Features, coarse, mix};
use super::passes::{self, Correction};
use super::phrases::Phrase;
use super::scene::Scene;
use crate::analysis::{EntityType, MentionKind};
use crate::document::{Part, Relation};
use crate::models::linear::Linear;
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// How many phrases before and after the anchor are looked at, and in the statement before.
const BEFORE: usize = 8;
const AFTER: usize = 5;
const EARLIER: usize = 4;

/// What is known besides the text.
#[derive(Clone, Copy, Default)]
pub struct Context {
    /// The phrase credited last.
    pub last: Option<usize>,
    /// Learn without entities: they may be wrong.
    pub no_entities: bool,
}

/// The phrases that may be credited at `anchor`, nearest statement first; "nobody" is `None` and comes first.
pub fn candidates(scene: &Scene, anchor: usize, found: &mut Vec<Option<usize>>) {
    found.clear();
    found.push(None);
    let id = scene.atoms.statement_of[anchor] as usize;
    let statement = &scene.atoms.statements[id];
    let before = scene.phrases_in(&(statement.atoms.start..anchor));
    let after = scene.phrases_in(&(anchor + 1..statement.atoms.end));
    found.extend(before.clone().rev().take(BEFORE).map(Some));
    // "Work in 2008 suggested": a number says nothing.
    found.retain(|p| p.is_none_or(|p| !is_number(scene, p)));
    // The subject of a long sentence stays in sight.
    if before.len() > BEFORE {
        found.push(Some(before.start));
    }
    found.extend(after.take(AFTER).map(Some));
    if id > 0 {
        let earlier = scene.phrases_in(&scene.atoms.statements[id - 1].atoms);
        found.extend(earlier.clone().take(2).map(Some));
        found.extend(earlier.clone().rev().take(earlier.len().saturating_sub(2).min(EARLIER - 2)).map(Some));
    }
    if id + 1 < scene.atoms.statements.len() && scene.atoms.list[anchor].class == Class::Run {
        found.extend(scene.phrases_in(&scene.atoms.statements[id + 1].atoms).take(2).map(Some));
    }
    found.retain(|p| p.is_none_or(|p| !is_adverb(scene, p)));
}

/// Whether a phrase is an adverb at the head of a sentence: "[Eventually] the talks came down to money".
fn is_adverb(scene: &Scene, phrase: usize) -> bool {
    let phrase = &scene.phrases[phrase];
    let part = || scene.document.nodes[scene.atoms.token(scene.document, phrase.start)].part;
    phrase.end == phrase.start + 1
        && phrase.entity.is_none()
        && phrase.kind != MentionKind::Pronoun
        && part() == Part::Adverb
}

/// Whether a phrase is a number or a word of a date: "[Last] month the auditor warned".
fn is_number(scene: &Scene, phrase: usize) -> bool {
    let phrase = &scene.phrases[phrase];
    let document = scene.document;
    let first = scene.atoms.token(document, phrase.start);
    let dates = phrase.end == phrase.start + 1
        && phrase.entity.is_none()
        && document.nodes[first].part == Part::Adjective
        && document.features(first).time.is_some();
    dates || scene.atoms.list[phrase.start..phrase.end].iter().all(|a| matches!(a.class, Class::Number | Class::Day))
}

/// Describes one candidate for the ranker.
pub fn describe(scene: &Scene, anchor: usize, candidate: Option<usize>, context: Context, out: &mut Features) {
    out.clear();
    let atoms = &scene.atoms;
    let within = &atoms.statement(anchor).atoms;
    let cue = &atoms.list[anchor];
    let word = if cue.class == Class::Run { 7 } else { cue.hash };
    let form = form(scene, anchor);
    let (left, right) = (atoms.class(anchor.wrapping_sub(1), within) as u32, atoms.class(anchor + 1, within) as u32);
    let Some(id) = candidate else {
        out.add(1, [form]);
        out.add(2, [word]);
        out.add(3, [left, right]);
        out.add(4, [form, left]);
        out.add(5, [form, right]);
        out.add(6, [(anchor - within.start).min(3) as u32, form]);
        out.add(7, [scene.phrases_in(&(within.start..anchor)).len().min(3) as u32, form]);
        out.add(8, [atoms.hash(anchor.wrapping_sub(1), within), form]);
        out.add(9, [u32::from(context.last.is_some()), form]);
        return;
    };
    let phrase = &scene.phrases[id];
    let same = within.contains(&phrase.start);
    let before = phrase.end <= anchor;
    let between: Range<usize> = if before { phrase.end..anchor } else { anchor + 1..phrase.start };
    let near = place(same, before);
    let path = if same { scene.path(between.start, between.end) } else { 5 };
    let distance = coarse(between.len());
    let rank = scene.phrases_in(&between).len().min(6) as u32;
    let kind = phrase.kind as u32;
    let home = &atoms.statement(phrase.start).atoms;
    let previous = atoms.class(phrase.start.wrapping_sub(1), home) as u32;
    let previous_word = atoms.hash(phrase.start.wrapping_sub(1), home);
    let following = atoms.class(phrase.end, home) as u32;
    let following_word = atoms.hash(phrase.end, home);
    let head = if phrase.kind == MentionKind::Name { 3 } else { atoms.list[phrase.core - 1].hash };
    let opens = u32::from(phrase.start == home.start);
    let entity = phrase.entity.filter(|_| !context.no_entities);
    let sort = entity.map_or(9, |(_, t)| sort(t));
    let mentions = entity.map_or(0, |(e, _)| coarse(scene.names.list()[e].mentions.len()));
    let last = match context.last {
        None => 0,
        Some(l) if l == id => 1,
        Some(l) if entity.is_some() && scene.phrases[l].entity.map(|e| e.0) == entity.map(|e| e.0) => 2,
        Some(l) if atoms.list[scene.phrases[l].core - 1].hash == atoms.list[phrase.core - 1].hash => 3,
        Some(_) => 4,
    };
    out.add(20, [near, path]);
    out.add(21, [near, path, form]);
    out.add(22, [near, path, word]);
    out.add(23, [near, path, kind]);
    out.add(24, [near, distance, kind]);
    out.add(25, [near, rank, kind]);
    out.add(26, [near, rank, form]);
    out.add(27, [near, rank.min(2), word]);
    out.add(28, [near, kind, sort]);
    out.add(29, [head]);
    out.add(30, [head, near]);
    out.add(31, [near, previous]);
    out.add(32, [near, following]);
    out.add(33, [near, previous_word]);
    out.add(34, [near, following_word]);
    out.add(35, [near, opens, kind]);
    out.add(36, [near, left, right, rank.min(2)]);
    out.add(37, [near, form, left, rank.min(2)]);
    out.add(38, [near, form, right, rank.min(2)]);
    out.add(39, [near, scene.count(Class::Comma, between.clone(), 4), scene.count(Class::Run, between.clone(), 2)]);
    out.add(40, [near, mentions, kind]);
    out.add(41, [near, last, form]);
    out.add(42, [last, kind]);
    out.add(43, [near, previous, following]);
    out.add(44, [near, sort, rank.min(3), form]);
    out.add(45, [near, verbs(scene, &between)]);
    out.add(46, [near, opens, verbs(scene, &between), form]);
    out.add(47, [near, previous, kind, rank.min(2)]);
    out.add(48, [sort, kind, atoms.list[phrase.start].class as u32]);
    out.add(49, [near, distance, right]);
    out.add(50, [near, u32::from(atoms.list[phrase.end - 1].spoken), kind]);
}

/// Before or after, in the anchor's statement or another one.
const fn place(same: bool, before: bool) -> u32 {
    (same as u32) * 2 + before as u32
}

/// A verb by its kind and ending, or what else the anchor is.
pub fn form(scene: &Scene, anchor: usize) -> u32 {
    let atom = &scene.atoms.list[anchor];
    let word = atom.span.of(scene.document.text);
    let ending = match atom.class {
        Class::Speaking | Class::Telling if word.ends_with("ing") => 1,
        Class::Speaking | Class::Telling if word.ends_with('s') => 2,
        Class::Speaking | Class::Telling if word.ends_with("ed") => 3,
        _ => 0,
    };
    mix(atom.class as u32, ending)
}

/// How many verbs stand between, by class, at most three.
fn verbs(scene: &Scene, between: &Range<usize>) -> u32 {
    let end = between.end.min(between.start + 60);
    let count = scene.atoms.list[between.start..end.max(between.start)].iter().filter(|a| a.class.is_verb()).count();
    count.min(3) as u32
}

const fn sort(kind: EntityType) -> u32 {
    kind as u32
}

/// The best candidate and how sure the ranker is.
pub fn choose(scene: &Scene, model: &Linear, anchor: usize, context: Context, work: &mut Work) -> (Option<usize>, f32) {
    candidates(scene, anchor, &mut work.phrases);
    work.scores.clear();
    for i in 0..work.phrases.len() {
        describe(scene, anchor, work.phrases[i], context, &mut work.features);
        work.scores.push(model.score(&work.features.list));
    }
    crate::models::linear::softmax(&mut work.scores);
    let best = best(&work.scores);
    (work.phrases[best].map(|p| correct(scene, anchor, p)), work.scores[best])
}

/// The phrase after the passes that may choose another.
fn correct(scene: &Scene, anchor: usize, chosen: usize) -> usize {
    let (document, atoms) = (scene.document, &scene.atoms);
    passes::PASSES.iter().filter(|pass| document.trace.runs(pass.name)).fold(chosen, |before, pass| match pass.run {
        Correction::Speaker(choose) => {
            let after = choose(scene, anchor, before);
            if after != before {
                let words = scene.phrases[after].span(atoms).of(document.text);
                passes::record(document, pass.name, scene.phrases[before].span(atoms), words);
            }
            after
        }
        _ => before,
    })
}

/// The head of the cue's subject, where the ranker took a name or noun inside it: "Police in Leeds said", "a source close to
/// Ed Hale said", "Lima's family said".
pub fn head_of_subject(scene: &Scene, anchor: usize, chosen: usize) -> usize {
    let (document, atoms) = (scene.document, &scene.atoms);
    let token_of = |atom: usize| atoms.token(document, atom);
    let verb = token_of(anchor);
    if let Some(person) = person_described(scene, anchor, chosen) {
        return person;
    }
    if !matches!(atoms.list[anchor].class, Class::Speaking | Class::Telling) || !document.nodes[verb].part.is_verb() {
        return chosen;
    }
    let Some(subject) = verbs::subject(document, verb) else { return before_agent(scene, anchor, chosen) };
    let of = |phrase: &Phrase| token_of(phrase.start)..token_of(phrase.end - 1) + 1;
    let this = of(&scene.phrases[chosen]);
    if this.contains(&subject) {
        return chosen;
    }
    // From the chosen words up to the subject: a name in apposition or beside its title is the subject too.
    let mut inside = false;
    for at in tree::path(document, this.end - 1) {
        if at == subject || at == verb {
            break;
        }
        match document.nodes[at].relation {
            Relation::Apposition | Relation::Conjunct | Relation::Parataxis if !inside => return chosen,
            Relation::NounModifier
            | Relation::PossessiveModifier
            | Relation::RelativeClause
            | Relation::Clause
            | Relation::AdverbialClause
            | Relation::Agent
            | Relation::Oblique
            | Relation::NounModifierUnmarked => inside = true,
            Relation::Root => return chosen,
            _ => {}
        }
    }
    // "The union that represents guards at Norline said", where the parser gave the verb two subjects.
    let second = || document.nodes[this.end - 1].head != document.nodes[subject].head && subject < this.start;
    let covered = tree::subtree(document, subject).contains(&this.start) || second();
    if !inside || !covered {
        return chosen;
    }
    let within = &atoms.statement(anchor).atoms;
    let near = scene.phrases_in(within).rev().take(NEAR_SUBJECT);
    near.into_iter().find(|&p| of(&scene.phrases[p]).contains(&subject)).unwrap_or(chosen)
}

/// "[A person] familiar with the matter said": whom an adjective with its phrase describes.
fn person_described(scene: &Scene, anchor: usize, chosen: usize) -> Option<usize> {
    let person = chosen.checked_sub(1).filter(|_| scene.phrases[chosen].end == anchor)?;
    (credit::described_by(scene, person) == Some(chosen)).then_some(person)
}

/// The phrase that is the subject of an active cue, where the ranker credits nobody.
pub fn subject_of(scene: &Scene, cue: usize) -> Option<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let verb = atoms.token(document, cue);
    let active = matches!(atoms.list[cue].class, Class::Speaking | Class::Telling)
        && document.nodes[verb].part.is_verb()
        && !verbs::group(document, verb).passive;
    let subject = verbs::subject(document, verb).filter(|_| active)?;
    let phrase = scene.phrase_at(scene.atom_at(subject)?)?;
    atoms.statement(cue).atoms.contains(&scene.phrases[phrase].start).then_some(phrase)
}

/// "[Researchers at Kelby] led by Ann Pratt said": the phrase that the participle describes.
fn before_agent(scene: &Scene, anchor: usize, chosen: usize) -> usize {
    let (atoms, this) = (&scene.atoms, &scene.phrases[chosen]);
    let within = &atoms.statement(anchor).atoms;
    let by = this.start.wrapping_sub(1);
    let agent = this.end == anchor
        && atoms.class(by, within) == Class::Preposition
        && atoms.list[by].span.of(scene.document.text) == "by"
        && this.start >= within.start + 3;
    let described = |p: usize| {
        let phrase = &scene.phrases[p];
        let verbs = atoms.list[phrase.end..by].iter().filter(|a| a.class.is_verb() || a.class == Class::Lower).count();
        phrase.start == within.start && phrase.end < by && verbs <= 1
    };
    let first = scene.phrases_in(within).start;
    if agent && first < chosen && described(first) { first } else { chosen }
}

/// "[Vass] and her colleagues found": where the second of two is told by the first, the first speaks.
pub fn first_of_two(scene: &Scene, _: usize, chosen: usize) -> usize {
    let (atoms, this) = (&scene.atoms, &scene.phrases[chosen]);
    let Some(first) = chosen.checked_sub(1).map(|p| &scene.phrases[p]) else { return chosen };
    let joined = first.end + 1 == this.start
        && atoms.list[first.end].class == Class::Conjunction
        && atoms.list[first.end].span.of(scene.document.text) == "and";
    let owned = atoms.list[this.start].class == Class::Possessive
        && this.kind == MentionKind::Nominal
        && first.kind != MentionKind::Pronoun;
    if joined && owned { chosen - 1 } else { chosen }
}

/// Whoever stands before "who", where no name does: "a man who lives next door told the Times".
pub fn before_relative(scene: &Scene, _: usize, chosen: usize) -> usize {
    let (atoms, this) = (&scene.atoms, &scene.phrases[chosen]);
    if atoms.list[this.start].class != Class::Relative {
        return chosen;
    }
    let near = chosen.checked_sub(1).filter(|&p| {
        let before = &scene.phrases[p];
        before.end == this.start && before.kind == MentionKind::Nominal
    });
    near.unwrap_or(chosen)
}

/// The noun before an aside that ends right before the cue: see [`verbs::before_aside`].
pub fn before_aside(scene: &Scene, anchor: usize, chosen: usize) -> usize {
    let (document, atoms) = (scene.document, &scene.atoms);
    let Some(noun) = verbs::before_aside(document, atoms.token(document, anchor)) else { return chosen };
    let end = document.tokens[noun].span.end;
    let ends = |p: &usize| atoms.list[scene.phrases[*p].end - 1].span.end == end;
    let before = scene.phrases.partition_point(|p| p.start < anchor);
    (before.saturating_sub(CLAUSE)..before).rev().find(ends).unwrap_or(chosen)
}

/// Phrases of a statement that are looked through for the subject.
const NEAR_SUBJECT: usize = 64;

/// How far before its cue a subject with its clause may begin, in phrases.
const CLAUSE: usize = 6;

/// The subject of the main clause, where the ranker took a word of the clause beside it: "a colleague who worked on the review
/// said", "one of them, who had served under Lima, said".
pub fn main_subject(scene: &Scene, anchor: usize, chosen: usize) -> usize {
    let atoms = &scene.atoms;
    if !matches!(atoms.list[anchor].class, Class::Speaking | Class::Telling) {
        return chosen;
    }
    let within = &atoms.statement(anchor).atoms;
    let this = &scene.phrases[chosen];
    let is_who = |p: &Phrase| atoms.list[p.start].class == Class::Relative;
    if this.end > anchor || !within.contains(&this.start) {
        return chosen;
    }
    // "a pensioner who [lives opposite] told": a verb that was read as a noun.
    if let Some(who) =
        chosen.checked_sub(1).filter(|&p| is_who(&scene.phrases[p]) && scene.phrases[p].end == this.start)
    {
        let person = who.checked_sub(1).filter(|&p| {
            let phrase = &scene.phrases[p];
            phrase.end == scene.phrases[who].start && within.contains(&phrase.start)
        });
        if this.end == anchor {
            return person.unwrap_or(chosen);
        }
    }
    let verbal = |range: Range<usize>| atoms.list[range].iter().any(|a| a.class.is_verb());
    let before = |who: usize, gap: usize| {
        let subject = who.checked_sub(1)?;
        let p = &scene.phrases[subject];
        (p.end + gap == scene.phrases[who].start && within.contains(&p.start)).then_some(subject)
    };
    if is_who(this) {
        let closed = atoms.class(anchor - 1, within) == Class::Comma && verbal(this.end..anchor);
        let opened = this.start > within.start && atoms.class(this.start - 1, within) == Class::Comma;
        return if closed && opened { before(chosen, 1).unwrap_or(chosen) } else { chosen };
    }
    if this.end != anchor || this.start == within.start || atoms.list[this.start - 1].class != Class::Preposition {
        return chosen;
    }
    let near = (chosen.saturating_sub(CLAUSE)..chosen).rev();
    let who = near.take_while(|&p| within.contains(&scene.phrases[p].start)).find(|&p| is_who(&scene.phrases[p]));
    let Some(who) = who else { return chosen };
    let clause = scene.phrases[who].end..this.start;
    let barred = atoms.list[clause.clone()].iter().any(|a| {
        matches!(a.class, Class::Comma | Class::Run | Class::Dash | Class::Semicolon | Class::Colon | Class::That)
    });
    if barred || !verbal(clause) { chosen } else { before(who, 0).unwrap_or(chosen) }
}

/// Buffers used again and again.
#[derive(Default)]
pub struct Work {
    pub features: Features,
    pub scores: Vec<f32>,
    pub phrases: Vec<Option<usize>>,
}

/// The first of the highest scores.
pub fn best(scores: &[f32]) -> usize {
    (1..scores.len()).fold(0, |b, i| if scores[i] > scores[b] { i } else { b })
}
