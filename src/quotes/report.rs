//! Cues → what they report, as far as the words stand in the cue's own sentence.
//!
//! "Lima said the crane was late" → the cue "said" with "the crane was late". Each atom belongs to one report at most: the
//! surest takes it.

use super::assembly;
use super::atoms::Class;
use super::clauses;
use super::content::{self, Content, View};
use super::passes::{self, Correction};
use super::phrases::Phrase;
use super::said::Said;
use super::scene::Scene;
use super::speakers::{self, Work};
use crate::analysis::{EntityType, MentionKind};
use crate::english::Tag;
use crate::models::linear::{Linear, softmax};
use crate::span::Span;
use crate::trace::Pass;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// A cue with the words it reports.
#[derive(Clone, Debug)]
pub struct Report {
    pub cue: usize,
    pub content: Content,
    pub confidence: f32,
}

/// Below this a cue reports nothing.
const SURE: f32 = 0.5;

/// All reports, in the order of their cues. What the marked stretches have been credited with binds them: a cue that reports
/// a stretch reports one that holds it, and no report holds a stretch of another cue.
pub fn find(scene: &Scene, model: &Linear, said: &[Said], work: &mut Work) -> Vec<Report> {
    let mut cue_of: Vec<Option<usize>> = vec![None; scene.runs.len()];
    let mut first_run: FxHashMap<usize, usize> = FxHashMap::default();
    for s in said {
        cue_of[s.run] = Some(s.cue.unwrap_or(usize::MAX));
        if let Some(cue) = s.cue {
            let at = scene.atoms.of_run[s.run];
            if scene.atoms.statement(cue).atoms.contains(&at) {
                first_run.entry(cue).or_insert(at);
            }
        }
    }
    // The marked stretches that have been credited, as atoms in text order, each with its cue.
    let owned: Vec<(usize, usize)> = (scene.atoms.list.iter().enumerate())
        .filter_map(|(atom, a)| Some((atom, cue_of.get(a.run as usize).copied().flatten()?)))
        .collect();
    let holds_foreign = |range: &Range<usize>, cue: usize| {
        let from = owned.partition_point(|&(atom, _)| atom < range.start);
        owned[from..].iter().take_while(|&&(atom, _)| atom < range.end).any(|&(_, owner)| owner != cue)
    };
    let mut reports = Vec::new();
    let mut found = Vec::new();
    for &cue in scene.cues.iter().filter(|&&c| scene.atoms.list[c].class != Class::Dash) {
        score(scene, model, cue, &mut found, work);
        let nothing = work.scores[0];
        work.scores[0] = 0.0;
        let bound = first_run.get(&cue);
        let within = &scene.atoms.statement(cue).atoms;
        let opens_marks =
            scene.atoms.list[cue].class == Class::Colon && scene.atoms.class(cue + 1, within) == Class::Run;
        for (c, score) in found.iter().zip(&mut work.scores).skip(1) {
            let foreign = c.pieces().any(|piece| holds_foreign(&piece, cue));
            let lacks = bound.is_some_and(|&run| !c.pieces().any(|p| p.contains(&run)));
            // "The judge told him: “…”"
            let backward = opens_marks && matches!(c, Content::Before(_));
            if foreign || lacks || backward {
                *score = 0.0;
            }
        }
        let best = speakers::best(&work.scores);
        let confidence = 1.0 - nothing;
        let told = told_before(scene, cue);
        // "it said [on Friday, blaming the price of wheat]": a scrap without a verb gives way to what the grammar tells.
        let scrap = best > 0
            && bound.is_none()
            && found[best]
                .pieces()
                .all(|piece| assembly::is_scrap(scene, &piece) || clauses::opens_with_time(scene, cue, &piece))
            && by_grammar(scene, cue).is_some();
        if best > 0 && !scrap && (confidence > SURE || bound.is_some()) {
            let mut content = found[best].clone();
            // Name and office of the speaker are no part of what was told.
            if let (Content::Before(range), Some(told)) = (&mut content, &told)
                && range.contains(&told.end)
            {
                range.end = told.end;
            }
            if let Content::After(range) = &mut content {
                *range = shorten(scene, cue, range.clone());
            }
            reports.push(Report { cue, content, confidence });
        } else if let Some((name, content)) = by_grammar(scene, cue)
            && !content.pieces().any(|piece| holds_foreign(&piece, cue))
        {
            let words = |piece: Range<usize>| {
                let list = &scene.atoms.list;
                Span::new(list[piece.start].span.start, list[piece.end - 1].span.end).of(scene.document.text)
            };
            let shown = content.pieces().next().map_or("", words);
            passes::record(scene.document, name, scene.atoms.list[cue].span, shown);
            reports.push(Report { cue, content, confidence: SURE });
        } else if let Some(told) = told
            && !holds_foreign(&told, cue)
        {
            let words = Span::new(scene.atoms.list[told.start].span.start, scene.atoms.list[told.end - 1].span.end);
            passes::record(
                scene.document,
                passes::TWO_NAMES,
                scene.atoms.list[cue].span,
                words.of(scene.document.text),
            );
            reports.push(Report { cue, content: Content::Before(told), confidence: SURE });
        }
    }
    keep_apart(scene, &mut reports);
    reports
}

/// What a cue reports by the grammar of its sentence, and the pass that says so.
fn by_grammar(scene: &Scene, cue: usize) -> Option<(&'static str, Content)> {
    let runs = |pass: &&Pass<Correction>| scene.document.trace.runs(pass.name);
    passes::PASSES.iter().filter(runs).find_map(|pass| match pass.run {
        Correction::Clause(clause) => clause(scene, cue).map(|content| (pass.name, content)),
        _ => None,
    })
}

/// What a pass says that the cue was told.
fn told_before(scene: &Scene, cue: usize) -> Option<Range<usize>> {
    let runs = |pass: &&Pass<Correction>| scene.document.trace.runs(pass.name);
    passes::PASSES.iter().filter(runs).find_map(|pass| match pass.run {
        Correction::Content(told) => told(scene, cue),
        _ => None,
    })
}

/// What a cue reports after the passes that cut it shorter.
fn shorten(scene: &Scene, cue: usize, range: Range<usize>) -> Range<usize> {
    let runs = |pass: &&Pass<Correction>| scene.document.trace.runs(pass.name);
    passes::PASSES.iter().filter(runs).fold(range, |before, pass| match pass.run {
        Correction::Report(cut) => {
            let after = cut(scene, cue, before.clone());
            if after != before {
                let list = &scene.atoms.list;
                let words = |r: &Range<usize>| Span::new(list[r.start].span.start, list[r.end - 1].span.end);
                passes::record(scene.document, pass.name, words(&before), words(&after).of(scene.document.text));
            }
            after
        }
        _ => before,
    })
}

/// "said they were ill[, and 20% of nurses said they would quit]": up to a clause with the same verb of saying and a subject of
/// its own.
pub fn before_next_report(scene: &Scene, cue: usize, range: Range<usize>) -> Range<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    if !scene.says(cue) || range.start <= cue {
        return range;
    }
    let word = |at: usize| document.features(atoms.token(document, at));
    let same = |at: usize| {
        // "Costa said it would help, and he urged them to talk"
        let before = at.checked_sub(1).filter(|&before| atoms.list[before].class == Class::Pronoun);
        let person = before.is_some_and(|before| word(before).is(Tag::Male) || word(before).is(Tag::Female));
        atoms.list[at].class == Class::Speaking
            && word(at).is(Tag::Past) == word(cue).is(Tag::Past)
            && (word(at).lemma == word(cue).lemma || person)
    };
    let joint = scene.cues[scene.cues_in(&range)].iter().filter(|&&at| same(at)).find_map(|&at| {
        let subject = &scene.phrases[scene.phrase_at(at.checked_sub(1)?)?];
        let and = subject.start.checked_sub(1).filter(|and| range.contains(and))?;
        let comma = and.checked_sub(1).filter(|comma| *comma > range.start)?;
        let joins = atoms.list[and].class == Class::Conjunction && atoms.list[comma].class == Class::Comma;
        joins.then_some(comma)
    });
    range.start..joint.unwrap_or(range.end)
}

/// What a cue may have after it where it ends its sentence, in atoms: "told reporters on Monday".
const TAIL: usize = 5;

/// "[Three people drowned], the regional president, Ana Lima, told reporters." – or first the name, then the office.
pub fn before_two_names(scene: &Scene, cue: usize) -> Option<Range<usize>> {
    let atoms = &scene.atoms;
    let within = &atoms.statement(cue).atoms;
    if !matches!(atoms.list[cue].class, Class::Speaking | Class::Telling) || within.end > cue + 1 + TAIL {
        return None;
    }
    // The phrase that ends before the comma at `comma`.
    let before = |comma: usize| {
        let id = scene.phrase_at(comma.checked_sub(1)?)?;
        let phrase = &scene.phrases[id];
        let fits = atoms.class(comma, within) == Class::Comma && phrase.end == comma && phrase.start > within.start;
        fits.then_some(phrase)
    };
    let second = before(cue.checked_sub(1)?)?;
    let first = before(second.start - 1)?;
    let comma = first.start - 1;
    let person =
        |p: &Phrase| p.kind == MentionKind::Name && p.entity.is_some_and(|(_, kind)| kind == EntityType::Person);
    let office = |p: &Phrase| !atoms.list[p.core - 1].capital;
    let named = person(second) && office(first) || person(first) && office(second);
    let told = within.start..comma;
    let says = atoms.list[told.clone()].iter().any(|a| a.class.is_verb());
    (named && says && atoms.class(comma, within) == Class::Comma).then_some(told)
}

/// For each marked stretch, the cues whose likeliest content holds it, with how likely, from 0 to 5.
pub type Covers = Vec<Vec<(usize, u32)>>;

/// A first look, before anything is credited: which cues seem to report which marked stretches.
pub fn covers(scene: &Scene, model: &Linear, work: &mut Work) -> Covers {
    let mut covers: Covers = vec![Vec::new(); scene.runs.len()];
    let mut has_runs = vec![false; scene.atoms.statements.len()];
    for &at in &scene.atoms.of_run {
        has_runs[scene.atoms.statement_of[at] as usize] = true;
    }
    let mut found = Vec::new();
    for &cue in scene.cues.iter().filter(|&&c| has_runs[scene.atoms.statement_of[c] as usize]) {
        score(scene, model, cue, &mut found, work);
        let likely = ((1.0 - work.scores[0]) * 5.0) as u32;
        work.scores[0] = 0.0;
        for atom in found[speakers::best(&work.scores)].pieces().flatten() {
            if let Some(list) = covers.get_mut(scene.atoms.list[atom].run as usize) {
                list.push((cue, likely));
            }
        }
    }
    covers
}

/// The candidates of a cue and how likely each is.
fn score(scene: &Scene, model: &Linear, cue: usize, found: &mut Vec<Content>, work: &mut Work) {
    content::candidates(scene, cue, found);
    let view = View::of(scene, cue);
    work.scores.clear();
    for c in found.iter() {
        content::describe(scene, &view, c, &mut work.features);
        work.scores.push(model.score(&work.features.list));
    }
    softmax(&mut work.scores);
}

/// Takes out reports that share words with a surer one.
fn keep_apart(scene: &Scene, reports: &mut Vec<Report>) {
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|&a, &b| reports[b].confidence.total_cmp(&reports[a].confidence).then(a.cmp(&b)));
    let mut taken = vec![false; scene.atoms.list.len()];
    let mut keep = vec![false; reports.len()];
    for i in order {
        if reports[i].content.pieces().flatten().any(|a| taken[a]) {
            continue;
        }
        keep[i] = true;
        for a in reports[i].content.pieces().flatten() {
            taken[a] = true;
        }
    }
    let mut keep = keep.into_iter();
    reports.retain(|_| keep.next().unwrap_or(false));
}
