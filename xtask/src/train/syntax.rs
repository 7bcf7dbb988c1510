//! Fits `models/syntax.bin` from the treebanks EWT and GUM: parts of speech, heads, relations.
//!
//! The parser learns on parts of speech as the tagger finds them in text that it was not fitted on (five folds by document).

use crate::data;
use crate::learn::classes::Learner;
use crate::learn::linear::Random;
use nutgraf::document::nodes::{LEARNT_PARTS, LEARNT_RELATIONS, Node, Part, Relation};
use nutgraf::document::{self, Document};
use nutgraf::models::table::{feature, pair};
use nutgraf::syntax::parser::{self, LEFT, MOVES, NO_HEAD, SHIFT, State};
use nutgraf::syntax::tagger::{self, NO_PART, Place, WINDOW};
use nutgraf::syntax::{Model, labeller, parse_sentences};
use serde::Deserialize;
use std::ops::Range;
use std::path::Path;

const FOLDS: usize = 3;

#[derive(Deserialize)]
struct Record {
    sentences: Vec<GoldSentence>,
}

#[derive(Deserialize)]
struct GoldSentence {
    text: String,
    words: Vec<GoldWord>,
}

/// Form, lemma, UPOS, Penn tag, features, head, relation, start and end in code points.
#[derive(Deserialize)]
#[allow(dead_code)]
struct GoldWord(String, String, String, Option<String>, Option<String>, usize, String, usize, usize);

/// A treebank's document as our tokens, with the right answers.
struct Gold {
    document: Document<'static>,
    sentences: Vec<Range<usize>>,
    nodes: Vec<Node>,
    /// What another parser says of each token, where it was asked: see `xtask/teacher/parser.py`.
    hints: Vec<Hint>,
}

/// Another parser's head (a token of the document), and hashes of its relation and tag.
#[derive(Clone, Copy, Default)]
struct Hint {
    head: u32,
    relation: u32,
    tag: u32,
}

impl Gold {
    /// Reads the hints for the sentences of `documents`, a line a sentence.
    fn add_hints(documents: &mut [Self], path: &Path) -> Result<(), String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        let mut lines = text.lines();
        for gold in documents {
            gold.hints = vec![Hint::default(); gold.document.tokens.len()];
            for range in &gold.sentences {
                let line = lines.next().ok_or("too few hints")?;
                let row: Vec<(u32, String, String)> = serde_json::from_str(line).map_err(|e| e.to_string())?;
                if row.len() != range.len() {
                    return Err("hints of another sentence".into());
                }
                for (token, (head, relation, tag)) in range.clone().zip(row) {
                    let hash = document::words::hash;
                    gold.hints[token] =
                        Hint { head: range.start as u32 + head, relation: hash(&relation), tag: hash(&tag) };
                }
            }
        }
        Ok(())
    }
}

fn part_of(word: &GoldWord) -> Part {
    let penn = word.3.as_deref().unwrap_or("");
    match word.2.as_str() {
        "ADJ" => Part::Adjective,
        "ADP" => Part::Adposition,
        "ADV" => Part::Adverb,
        "AUX" => Part::Auxiliary,
        "CCONJ" => Part::Coordinator,
        "DET" => Part::Determiner,
        "INTJ" => Part::Interjection,
        "NOUN" => Part::Noun,
        "NUM" => Part::Numeral,
        "PART" => Part::Particle,
        "PRON" => Part::Pronoun,
        "PROPN" => Part::ProperNoun,
        "SCONJ" => Part::Subordinator,
        "PUNCT" => Part::Punctuation,
        "SYM" => Part::Symbol,
        "VERB" => match penn {
            "VBD" => Part::PastVerb,
            "VBN" => Part::Participle,
            "VBG" => Part::Gerund,
            "VBP" | "VBZ" => Part::PresentVerb,
            _ => Part::BaseVerb,
        },
        _ => Part::Other,
    }
}

fn relation_of(name: &str) -> Relation {
    let known = |name: &str| Relation::NAMES.iter().position(|n| *n == name).map(|n| Relation::ALL[n]);
    match name {
        "nsubj:outer" => Relation::Subject,
        "csubj:pass" | "csubj:outer" => Relation::ClausalSubject,
        "advcl:relcl" => Relation::RelativeClause,
        _ => known(name).or_else(|| known(name.split(':').next().unwrap_or(name))).unwrap_or(Relation::Dependent),
    }
}

impl Gold {
    fn new(record: Record) -> Self {
        let (mut text, mut spans, mut words) = (String::new(), Vec::new(), Vec::new());
        for sentence in record.sentences {
            let bytes: Vec<usize> = sentence.text.char_indices().map(|(i, _)| i).chain([sentence.text.len()]).collect();
            let base = text.len();
            let placed: Vec<(GoldWord, Range<usize>)> = sentence
                .words
                .into_iter()
                .map(|w| {
                    let range = base + bytes[w.7]..base + bytes[w.8];
                    (w, range)
                })
                .collect();
            text.push_str(&sentence.text);
            spans.push(base..text.len());
            words.push(placed);
            text.push_str("\n\n");
        }
        // Lives as long as the training.
        let document = document::split(Box::leak(text.into_boxed_str()));
        let mut nodes = vec![Node::default(); document.tokens.len()];
        let mut sentences = Vec::new();
        for (span, words) in spans.into_iter().zip(words) {
            let first = document.tokens.partition_point(|t| t.span.start < span.start);
            let end = document.tokens.partition_point(|t| t.span.start < span.end);
            if first == end {
                continue;
            }
            let token_of: Vec<usize> = words
                .iter()
                .map(|(_, range)| document.tokens.partition_point(|t| t.span.end <= range.start).clamp(first, end - 1))
                .collect();
            let mut done = vec![false; end - first];
            for (n, (word, _)) in words.iter().enumerate() {
                let token = token_of[n];
                let head = word.5.checked_sub(1).map(|h| token_of[h]);
                // A token of several words has the head and the part of the word that others do not hang on inside it.
                if head == Some(token) || done[token - first] {
                    continue;
                }
                done[token - first] = true;
                nodes[token] = Node {
                    part: part_of(word),
                    head: head.unwrap_or(token) as u32,
                    relation: if head.is_none() { Relation::Root } else { relation_of(&word.6) },
                    ..Node::default()
                };
            }
            if done.iter().all(|d| *d) && is_tree(&nodes, first..end) {
                sentences.push(first..end);
            }
        }
        Self { document, sentences, nodes, hints: Vec::new() }
    }
}

fn is_tree(nodes: &[Node], range: Range<usize>) -> bool {
    let roots = range.clone().filter(|&t| nodes[t].head as usize == t).count();
    roots == 1
        && range.clone().all(|t| {
            let mut at = t;
            for _ in range.clone() {
                if nodes[at].head as usize == at {
                    return true;
                }
                at = nodes[at].head as usize;
            }
            false
        })
}

fn read(data: &Path, part: &str, name: &str) -> Result<Vec<Gold>, String> {
    let records: Vec<Record> = data::read(&data.join("syntax").join(part).join(format!("{name}.jsonl.gz")))?;
    Ok(records.into_iter().map(Gold::new).collect())
}

fn shuffle<T>(list: &mut [T], random: &mut Random) {
    for i in (1..list.len()).rev() {
        list.swap(i, (random.next() % (i as u64 + 1)) as usize);
    }
}

/// All sentences of some documents, as numbers of both.
fn all(gold: &[&Gold]) -> Vec<(usize, usize)> {
    gold.iter().enumerate().flat_map(|(d, g)| (0..g.sentences.len()).map(move |s| (d, s))).collect()
}

/// What the hints say of a token's part of speech.
fn tag_hints(
    document: &Document,
    hints: &[Hint],
    range: &Range<usize>,
    token: usize,
    before: [u8; 2],
    mut take: impl FnMut(u32),
) {
    let Some(here) = hints.get(token) else { return };
    let at = |t: Option<usize>| t.filter(|t| range.contains(t)).map_or(7, |t| hints[t].tag);
    let mut n = 3000;
    let mut emit = |value: u32| {
        n += 1;
        take(feature(n, value));
    };
    emit(here.tag);
    emit(here.relation);
    emit(pair(here.tag, document.features(token).lower));
    emit(pair(here.tag, here.relation));
    emit(pair(here.tag, before[0].into()));
    emit(pair(here.tag, at(Some(token + 1))));
    emit(pair(here.tag, at(token.checked_sub(1))));
    emit(pair(here.relation, document.features(token).lower));
    emit(pair(here.tag, hints[here.head as usize].tag));
}

/// What the hints say of the next move.
fn move_hints(state: &State, hints: &[Hint], first: u32, mut take: impl FnMut(u32)) {
    if hints.is_empty() {
        return;
    }
    let none = Hint { head: u32::MAX, relation: 5, tag: 5 };
    let deep = |d: usize| state.stack.len().checked_sub(d + 1).map(|at| state.stack[at]);
    let (s, p) = (deep(0), deep(1));
    let b = Some(state.next as u32).filter(|&n| (n as usize) < state.items.len());
    let of = |w: Option<u32>| w.map_or(none, |w| hints[(first + w) as usize]);
    let head = |w: Option<u32>| w.map(|w| hints[(first + w) as usize].head - first).filter(|&h| Some(h) != w);
    let (hs, hp, hb) = (head(s), head(p), head(b));
    let is = |a: Option<u32>, b: Option<u32>| u32::from(a.is_some() && a == b);
    let bits = is(hs, b) | is(hb, s) << 1 | is(hp, s) << 2 | is(hs, p) << 3 | is(hp, b) << 4;
    let far = is(head(hs), b) | is(head(hb), s) << 1 | is(head(hs), p) << 2 | is(head(hp), s) << 3;
    let ahead = u32::from(hs.is_some_and(|h| Some(h) > b)) | u32::from(hb.is_some_and(|h| h < state.next as u32)) << 1;
    let (so, po, bo) = (of(s), of(p), of(b));
    let part = |w: Option<u32>| w.map_or(31, |w| state.items[w as usize].part);
    let three = part(p) << 10 | part(s) << 5 | part(b);
    let all = bits << 6 | far << 2 | ahead;
    let mut n = 4000;
    let mut emit = |value: u32| {
        n += 1;
        take(feature(n, value));
    };
    emit(all);
    emit(pair(all, three));
    emit(pair(bits, pair(so.relation, bo.relation)));
    emit(pair(bits, pair(so.relation, po.relation)));
    emit(pair(all, so.relation));
    emit(pair(all, bo.relation));
    emit(pair(all, po.relation));
    emit(pair(all, pair(so.relation, three)));
    emit(pair(all, pair(bo.relation, three)));
    emit(pair(all, pair(so.tag, bo.tag)));
    emit(pair(all, pair(so.tag, po.tag)));
    emit(pair(far, pair(so.relation, pair(bo.relation, po.relation))));
    emit(pair(all, pair(of(hs).relation, so.relation)));
    emit(pair(all, pair(of(hb).relation, bo.relation)));
    emit(pair(all, s.map_or(0, |s| state.items[s as usize].word)));
    emit(pair(all, b.map_or(0, |s| state.items[s as usize].word)));
}

/// What the hints say of the relation of an arc.
fn relation_hints(hints: &[Hint], token: usize, head: usize, items: [&parser::Item; 2], mut take: impl FnMut(u32)) {
    let (Some(d), Some(h)) = (hints.get(token), hints.get(head)) else { return };
    let same = u32::from(d.head as usize == head) | u32::from(h.head as usize == token) << 1;
    let mut n = 5000;
    let mut emit = |value: u32| {
        n += 1;
        take(feature(n, value));
    };
    emit(pair(d.relation, same));
    emit(pair(d.relation, pair(h.relation, same)));
    emit(pair(d.relation, pair(items[0].part, items[1].part)));
    emit(pair(d.relation, items[0].word));
    emit(pair(d.relation, items[1].word));
    emit(pair(d.relation, pair(d.tag, h.tag)));
    emit(pair(d.relation, pair(hints[d.head as usize].relation, same)));
}

/// Tags a sentence from left to right: `choose` is given each token that its kind does not tell, with its features, and the
/// choices before it are among them.
fn tag_sentence(gold: &Gold, range: &Range<usize>, mut choose: impl FnMut(usize, &[u32]) -> Part) -> Vec<Part> {
    let Gold { document, hints, .. } = gold;
    let capitals = tagger::has_capitals_only(document, range.clone());
    let (mut before, mut verb) = ([NO_PART; 2], 0);
    let mut features = Vec::new();
    let mut next = |token| {
        let part = tagger::told(document, token).unwrap_or_else(|| {
            features.clear();
            for at in 0..WINDOW {
                let number = tagger::number_at(document, range, token, at as isize - 2);
                tagger::of_word(&document.words.list[number as usize], at, |f| features.push(f));
            }
            let place = Place::new(document, range, token, before, capitals, verb);
            tagger::of_place(&place, |f| features.push(f));
            tag_hints(document, hints, range, token, before, |f| features.push(f));
            choose(token, &features)
        });
        verb = tagger::verb_state(verb, document.features(token), part);
        before = [part as u8, before[0]];
        part
    };
    range.clone().map(&mut next).collect()
}

fn tag_epoch(learner: &mut Learner<LEARNT_PARTS>, gold: &[&Gold], random: &mut Random, explore: f32) {
    let mut order = all(gold);
    shuffle(&mut order, random);
    for (d, s) in order {
        tag_sentence(gold[d], &gold[d].sentences[s], |token, features| {
            let right = gold[d].nodes[token].part;
            if right as usize >= LEARNT_PARTS {
                return right;
            }
            let scores = learner.score(features);
            learner.learn(features, &scores, 1 << right as u32, (1 << LEARNT_PARTS) - 1);
            if random.unit() < explore { Part::ALL[best_of(&scores, ANY)] } else { right }
        });
    }
}

fn fit_tagger(gold: &[&Gold], rows: usize, bits: u32, epochs: usize) -> Learner<LEARNT_PARTS> {
    let mut learner = Learner::new(bits);
    learner.l1 = SPARSE;
    let mut random = Random(0x5eed_0001);
    for epoch in 0..epochs {
        tag_epoch(&mut learner, gold, &mut random, if epoch == 0 { 0.0 } else { 0.5 });
    }
    if rows < usize::MAX {
        learner.prune(rows);
    }
    for epoch in 0..epochs + 1 {
        learner.rate = 0.1 * (1.0 - 0.8 * epoch as f32 / epochs as f32);
        tag_epoch(&mut learner, gold, &mut random, if epoch == 0 { 0.3 } else { 0.7 });
    }
    learner
}

fn best_of<const N: usize>(scores: &[f32; N], allowed: u64) -> usize {
    (0..N).filter(|&c| allowed >> c & 1 == 1).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0)
}

const ANY: u64 = u64::MAX;

/// The parts of speech that a tagger finds in the sentences of `gold`.
fn tag_all(learner: &Learner<LEARNT_PARTS>, gold: &Gold) -> Vec<Part> {
    let mut parts = vec![Part::Other; gold.document.tokens.len()];
    for range in &gold.sentences {
        let found = tag_sentence(gold, range, |_, features| Part::ALL[best_of(&learner.score(features), ANY)]);
        parts[range.clone()].copy_from_slice(&found);
    }
    parts
}

/// The syntax that fitted learners find in the sentences of `gold`.
fn decode(fit: &Fit, gold: &Gold) -> Vec<Node> {
    let parts = tag_all(&fit.tags, gold);
    let mut nodes: Vec<Node> = parts.iter().map(|&part| Node { part, ..Node::default() }).collect();
    let (mut features, mut state) = (Vec::new(), State::default());
    for range in &gold.sentences {
        let Lesson { items, .. } = lesson(gold, &parts, range);
        state.clear();
        state.items.extend(&items);
        state.start();
        while !state.is_done() {
            let set = allowed_moves(&state);
            features.clear();
            if set.count_ones() > 1 {
                state.features(|f| features.push(f));
                move_hints(&state, &gold.hints, range.start as u32, |f| features.push(f));
            }
            state.go(best_of(&fit.moves.score(&features), set));
        }
        for (token, &head) in range.clone().zip(&state.heads) {
            nodes[token].head = if head == NO_HEAD { token as u32 } else { range.start as u32 + head };
        }
        let mut links = labeller::links(&gold.document, range, &nodes);
        let mut before = vec![Node::default(); range.start];
        before.extend(&nodes[range.clone()]);
        labeller::each_arc(range, &before, &mut links, |links, at, head, objects| {
            let relation = if items[at].part >= Part::Punctuation as u32 {
                Relation::Punctuation
            } else {
                features.clear();
                labeller::features(&items, links, at, head, objects, |f| features.push(f));
                let both = [&items[at], &items[head]];
                relation_hints(&gold.hints, range.start + at, range.start + head, both, |f| features.push(f));
                Relation::ALL[best_of(&fit.relations.score(&features), ANY)]
            };
            nodes[range.start + at].relation = relation;
        });
        let root = range.clone().find(|&t| nodes[t].head as usize == t).unwrap_or(range.start);
        nodes[root].relation = Relation::Root;
    }
    nodes
}

/// The arcs of the gold that a move would make impossible.
fn cost(state: &State, gold: &[u32], step: usize) -> usize {
    let next = state.next as u32;
    let count = gold.len() as u32;
    let Some(&top) = state.stack.last() else {
        return 0;
    };
    let below = &state.stack[..state.stack.len() - 1];
    let head = gold[top as usize];
    let open_children = |from: u32| (from..count).filter(|&b| gold[b as usize] == top).count();
    match step {
        SHIFT => {
            let children = state.stack.iter().filter(|&&s| gold[s as usize] == next).count();
            let lost_head = below.contains(&gold[next as usize]) || gold[next as usize] == NO_HEAD;
            children + usize::from(lost_head)
        }
        LEFT => {
            let lost = below.last() == Some(&head) || head > next;
            usize::from(lost) + open_children(next)
        }
        _ => {
            let lost = (head != NO_HEAD && head >= next) || (head == NO_HEAD && !below.is_empty());
            usize::from(lost) + open_children(next)
        }
    }
}

/// The moves that are possible, a bit each.
fn allowed_moves(state: &State) -> u64 {
    state.allowed().iter().enumerate().fold(0, |set, (step, &allowed)| set | u64::from(allowed) << step)
}

struct Lesson<'g> {
    items: Vec<parser::Item>,
    heads: Vec<u32>,
    hints: &'g [Hint],
    first: u32,
}

fn parse_epoch(learner: &mut Learner<MOVES>, lessons: &[Lesson], random: &mut Random, explore: f32) -> f64 {
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    shuffle(&mut order, random);
    let mut features = Vec::new();
    let mut kept = Vec::new();
    let mut state = State::default();
    let (mut right, mut all) = (0u32, 0u32);
    for n in order {
        let lesson = &lessons[n];
        state.clear();
        state.items.extend(&lesson.items);
        state.start();
        while !state.is_done() {
            let set = allowed_moves(&state);
            if set.count_ones() == 1 {
                state.go(set.trailing_zeros() as usize);
                continue;
            }
            features.clear();
            state.features(|f| features.push(f));
            move_hints(&state, lesson.hints, lesson.first, |f| features.push(f));
            let scores = learner.score(&features);
            let costs: [usize; MOVES] =
                std::array::from_fn(|m| if set >> m & 1 == 1 { cost(&state, &lesson.heads, m) } else { usize::MAX });
            let least = costs.iter().copied().min().unwrap_or(0);
            let good = (0..MOVES).filter(|&m| costs[m] == least).fold(0u64, |set, m| set | 1 << m);
            if good != set {
                kept.clone_from(&features);
                learner.drop(&mut kept);
                let scores = learner.score(&kept);
                learner.learn(&kept, &scores, good, set);
            }
            let best = best_of(&scores, set);
            all += 1;
            right += u32::from(good >> best & 1 == 1);
            state.go(if random.unit() < explore { best } else { best_of(&scores, good) });
        }
    }
    f64::from(right) / f64::from(all.max(1))
}

fn lesson<'g>(gold: &'g Gold, parts: &[Part], range: &Range<usize>) -> Lesson<'g> {
    Lesson {
        hints: &gold.hints,
        first: range.start as u32,
        items: range.clone().map(|t| parser::item(&gold.document, t, parts[t])).collect(),
        heads: range
            .clone()
            .map(|t| {
                let head = gold.nodes[t].head as usize;
                if head == t { NO_HEAD } else { (head - range.start) as u32 }
            })
            .collect(),
    }
}

const PARSER_RATE: f32 = 0.05;
/// The L1 penalty of tagger and labeller: what it takes away is a fifth of the file and no accuracy.
const SPARSE: f32 = 1e-3;

fn fit_parser(lessons: &[Lesson], rows: usize, bits: u32, epochs: usize) -> Learner<MOVES> {
    let mut learner = Learner::new(bits);
    let mut random = Random(0x5eed_0002);
    learner.dropout = 0.1;
    learner.rate = PARSER_RATE;
    for epoch in 0..epochs {
        let right = parse_epoch(&mut learner, lessons, &mut random, if epoch == 0 { 0.0 } else { 0.9 });
        println!("  moves right {:.2} %", 100.0 * right);
    }
    if rows < usize::MAX {
        learner.prune(rows);
    }
    for epoch in 0..epochs + 1 {
        learner.rate = PARSER_RATE * (1.0 - 0.8 * epoch as f32 / epochs as f32);
        if epoch + 3 == epochs + 1 {
            learner.average();
        }
        let right = parse_epoch(&mut learner, lessons, &mut random, if epoch == 0 { 0.5 } else { 0.9 });
        println!("  moves right {:.2} %", 100.0 * right);
    }
    learner.finish();
    learner
}

fn fit_labeller(gold: &[(&Gold, Vec<Part>)], rows: usize, bits: u32, epochs: usize) -> Learner<LEARNT_RELATIONS> {
    let mut examples: Vec<(Vec<u32>, u32)> = Vec::new();
    for (gold, parts) in gold {
        let mut nodes = gold.nodes.clone();
        nodes.iter_mut().zip(parts).for_each(|(n, &p)| n.part = p);
        for range in &gold.sentences {
            let items: Vec<_> = range.clone().map(|t| parser::item(&gold.document, t, parts[t])).collect();
            let mut links = labeller::links(&gold.document, range, &nodes);
            labeller::each_arc(range, &nodes, &mut links, |links, at, head, objects| {
                let right = gold.nodes[range.start + at].relation as u32;
                if items[at].part >= Part::Punctuation as u32 || right as usize >= LEARNT_RELATIONS {
                    return;
                }
                let mut features = Vec::with_capacity(32);
                labeller::features(&items, links, at, head, objects, |f| features.push(f));
                let both = [&items[at], &items[head]];
                relation_hints(&gold.hints, range.start + at, range.start + head, both, |f| features.push(f));
                examples.push((features, right));
            });
        }
    }
    let mut learner = Learner::<LEARNT_RELATIONS>::new(bits);
    learner.l1 = SPARSE;
    let mut random = Random(0x5eed_0003);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..2 * epochs {
        if epoch == epochs && rows < usize::MAX {
            learner.prune(rows);
        }
        learner.rate = 0.1 * (1.0 - 0.8 * (epoch % epochs) as f32 / epochs as f32);
        shuffle(&mut order, &mut random);
        for &n in &order {
            let (features, right) = &examples[n];
            let scores = learner.score(features);
            learner.learn(features, &scores, 1 << right, (1 << LEARNT_RELATIONS) - 1);
        }
    }
    learner
}

fn figures(name: &str, gold: &[Gold], read: impl Fn(&Gold) -> Vec<Node>) {
    let (mut words, mut tags, mut fine, mut arcs, mut heads, mut labels) = (0, 0, 0, 0, 0, 0);
    let (mut want, mut got, mut hit) = (0, 0, 0);
    let class = |r: Relation| match r {
        Relation::Subject | Relation::PassiveSubject | Relation::ClausalSubject => 1,
        Relation::Object | Relation::IndirectObject => 2,
        _ => 0,
    };
    for gold in gold {
        let nodes = read(gold);
        for range in &gold.sentences {
            for t in range.clone() {
                let (right, found) = (gold.nodes[t], nodes[t]);
                if right.part == Part::Punctuation {
                    continue;
                }
                words += 1;
                tags += usize::from(right.part.upos() == found.part.upos());
                fine += usize::from(right.part == found.part);
                arcs += 1;
                heads += usize::from(right.head == found.head);
                labels += usize::from(right.head == found.head && right.relation == found.relation);
                let (a, b) = (class(right.relation), class(found.relation));
                want += usize::from(a != 0);
                got += usize::from(b != 0);
                hit += usize::from(a != 0 && a == b && right.head == found.head);
            }
        }
    }
    let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
    println!(
        "{name}: UPOS {:.1}, with verb forms {:.1}; heads {:.1}, with relation {:.1}; subjects and objects F1 {:.1}",
        share(tags, words),
        share(fine, words),
        share(heads, arcs),
        share(labels, arcs),
        share(2 * hit, want + got),
    );
}

/// Sizes of the three tables in rows, for trying others: `--rows 16000,30000,8000`.
fn sizes(args: &[String]) -> [usize; 3] {
    let given = args.iter().position(|a| a == "--rows").and_then(|i| args.get(i + 1));
    let mut sizes = [16_000, 40_000, 8_000];
    for (size, given) in sizes.iter_mut().zip(given.iter().flat_map(|g| g.split(','))) {
        *size = given.parse().unwrap_or(*size);
    }
    sizes
}

/// One news text of so many is given to the teacher.
const NEWS_STEP: usize = 3;

fn forms<'d>(document: &'d Document, range: &Range<usize>) -> Vec<&'d str> {
    range.clone().map(|t| document.word(t)).collect()
}

/// Writes the sentences that the teacher is to read: those of the treebanks, and plain news.
fn write_units(data: &Path, folder: &Path) -> Result<(), String> {
    use std::io::Write;
    let say = |e: std::io::Error| e.to_string();
    std::fs::create_dir_all(folder).map_err(say)?;
    for (part, name) in [("train", "ewt"), ("train", "gum"), ("dev", "ewt"), ("dev", "gum")] {
        let mut out =
            std::io::BufWriter::new(std::fs::File::create(folder.join(format!("{part}-{name}.jsonl"))).map_err(say)?);
        for gold in read(data, part, name)? {
            for range in &gold.sentences {
                let line = serde_json::to_string(&forms(&gold.document, range)).map_err(|e| e.to_string())?;
                writeln!(out, "{line}").map_err(say)?;
            }
        }
    }
    let mut out = std::io::BufWriter::new(std::fs::File::create(folder.join("news.jsonl")).map_err(say)?);
    for text in super::entities::silver::texts(data)?.iter().step_by(NEWS_STEP) {
        let document = document::split(text);
        for sentence in &document.sentences {
            let line = serde_json::to_string(&forms(&document, &sentence.tokens)).map_err(|e| e.to_string())?;
            writeln!(out, "{line}").map_err(say)?;
        }
    }
    Ok(())
}

struct Fit {
    tags: Learner<LEARNT_PARTS>,
    moves: Learner<MOVES>,
    relations: Learner<LEARNT_RELATIONS>,
}

/// How large the tables become, in bits and in rows that hold points.
struct Size {
    bits: [u32; 3],
    rows: [usize; 3],
}

/// Fits the three parts; the parser and the labeller learn on parts of speech of text that the tagger was not fitted on.
fn fit(gold: &[&Gold], size: &Size, started: std::time::Instant) -> Fit {
    let say = |what: &str| println!("  {what}: {} s", started.elapsed().as_secs());
    let tags = fit_tagger(gold, size.rows[0], size.bits[0], 3);
    say("tagger");
    let mut parts: Vec<Vec<Part>> = vec![Vec::new(); gold.len()];
    // A document that is read twice is in the same fold both times.
    let first = |g: &Gold| gold.iter().position(|other| std::ptr::eq(*other, g)).unwrap_or(0);
    let folds: Vec<usize> = gold.iter().map(|g| first(g) % FOLDS).collect();
    for fold in 0..FOLDS {
        let others: Vec<&Gold> = gold.iter().zip(&folds).filter(|(_, f)| **f != fold).map(|(g, _)| *g).collect();
        let table = fit_tagger(&others, size.rows[0], size.bits[0], 2);
        for n in (0..gold.len()).filter(|&n| folds[n] == fold) {
            parts[n] = tag_all(&table, gold[n]);
        }
    }
    say("folds");
    let lessons: Vec<Lesson> =
        gold.iter().zip(&parts).flat_map(|(g, p)| g.sentences.iter().map(|range| lesson(g, p, range))).collect();
    let moves = fit_parser(&lessons, size.rows[1], size.bits[1], 6);
    say("parser");
    drop(lessons);
    let labelled: Vec<(&Gold, Vec<Part>)> = gold.iter().copied().zip(parts).collect();
    let relations = fit_labeller(&labelled, size.rows[2], size.bits[2], 4);
    say("labeller");
    Fit { tags, moves, relations }
}

/// Plain news as a parser fitted with hints reads it. What it found is kept in the folder for the next time.
fn silver(data: &Path, folder: &Path, gold: &mut [Gold], started: std::time::Instant) -> Result<Vec<Gold>, String> {
    let mut news = Vec::new();
    for text in super::entities::silver::texts(data)?.into_iter().step_by(NEWS_STEP) {
        let document = document::split(Box::leak(text.into_boxed_str()));
        let sentences = document.sentences.iter().map(|s| s.tokens.clone()).collect();
        let nodes = vec![Node::default(); document.tokens.len()];
        news.push(Gold { document, sentences, nodes, hints: Vec::new() });
    }
    let kept = folder.join("news.nodes");
    if let Ok(bytes) = std::fs::read(&kept) {
        let (rows, _) = bytes.as_chunks::<6>();
        for (node, row) in news.iter_mut().flat_map(|g| &mut g.nodes).zip(rows) {
            let head = u32::from_le_bytes([row[0], row[1], row[2], row[3]]);
            *node = Node {
                part: Part::ALL[usize::from(row[4])],
                relation: Relation::ALL[usize::from(row[5])],
                head,
                ..Node::default()
            };
        }
    } else {
        let (ewt, gum) = gold.split_at_mut(EWT_DOCUMENTS);
        Gold::add_hints(ewt, &folder.join("train-ewt.labels"))?;
        Gold::add_hints(gum, &folder.join("train-gum.labels"))?;
        Gold::add_hints(&mut news, &folder.join("news.labels"))?;
        println!("teacher");
        let everything: Vec<&Gold> = gold.iter().collect();
        let teacher = fit(&everything, &Size { bits: [19, 20, 18], rows: [usize::MAX; 3] }, started);
        for (name, file) in [("EWT", "ewt"), ("GUM", "gum")] {
            let mut dev = read(data, "dev", file)?;
            Gold::add_hints(&mut dev, &folder.join(format!("dev-{file}.labels")))?;
            figures(&format!("teacher {name}"), &dev, |gold| decode(&teacher, gold));
        }
        let mut bytes = Vec::new();
        for text in &mut news {
            text.nodes = decode(&teacher, text);
            for node in &text.nodes {
                bytes.extend(node.head.to_le_bytes());
                bytes.extend([node.part as u8, node.relation as u8]);
            }
        }
        std::fs::write(&kept, bytes).map_err(|e| e.to_string())?;
    }
    gold.iter_mut().chain(&mut news).for_each(|g| g.hints = Vec::new());
    // A line of a word or two, or a very long one, teaches little.
    news.iter_mut().for_each(|g| g.sentences.retain(|range| (4..80).contains(&range.len())));
    println!("news: {} texts, {} s", news.len(), started.elapsed().as_secs());
    Ok(news)
}

/// Documents of the treebank that is read first.
const EWT_DOCUMENTS: usize = 540;

/// Times that the treebanks are read for each time that the news is.
const GOLD_TIMES: usize = 2;

/// A table without the points that are smaller than `least`.
fn thin(bytes: &mut &[u8], least: i8) -> Vec<u8> {
    let (bits, classes) = (u32::from(bytes[0]), usize::from(bytes[1]));
    let sizes: Vec<i8> = bytes[2..18].iter().map(|&b| b as i8).collect();
    let rows = 1usize << bits;
    let held = &bytes[18..18 + rows / 8];
    let used: Vec<usize> = (0..rows).filter(|r| held[r / 8] >> (r % 8) & 1 == 1).collect();
    let length = (used.len() * classes).div_ceil(2);
    let nibbles = &bytes[18 + rows / 8..18 + rows / 8 + length];
    let at = |class: usize, n: usize| {
        let at = class * used.len() + n;
        let nibble = nibbles[at / 2] >> (4 * (at % 2)) & 15;
        if sizes[usize::from(nibble)].abs() < least { 0 } else { nibble }
    };
    let kept: Vec<usize> = (0..used.len()).filter(|&n| (0..classes).any(|c| at(c, n) != 0)).collect();
    let mut out = bytes[..18].to_vec();
    let mut new_held = vec![0u8; rows / 8];
    for &n in &kept {
        new_held[used[n] / 8] |= 1 << (used[n] % 8);
    }
    out.extend(new_held);
    let mut new = vec![0u8; (kept.len() * classes).div_ceil(2)];
    for class in 0..classes {
        for (k, &n) in kept.iter().enumerate() {
            let place = class * kept.len() + k;
            new[place / 2] |= at(class, n) << (4 * (place % 2));
        }
    }
    out.extend(new);
    *bytes = &bytes[18 + rows / 8 + length..];
    out
}

pub fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let option = |name: &str| args.iter().position(|a| a == name).and_then(|at| args.get(at + 1));
    if let Some(folder) = option("--units") {
        return write_units(data, Path::new(folder));
    }
    let dev = [("EWT", read(data, "dev", "ewt")?), ("GUM", read(data, "dev", "gum")?)];
    if let (Some(file), Some(least)) = (option("--thin"), option("--least")) {
        let bytes = std::fs::read(file).map_err(|e| e.to_string())?;
        for least in least.split(';') {
            let least: Vec<i8> = least.split(',').filter_map(|n| n.parse().ok()).collect();
            let mut rest = &bytes[..];
            let parts: Vec<Vec<u8>> = least.iter().map(|&l| thin(&mut rest, l)).collect();
            println!("{least:?}: {:?}", parts.iter().map(|p| crate::size::brotli(p)).collect::<Vec<_>>());
            report(&parts.concat(), &dev);
            std::fs::write(crate::tools::root().join("models/syntax.bin"), parts.concat())
                .map_err(|e| e.to_string())?;
        }
        return Ok(());
    }
    let started = std::time::Instant::now();
    let mut gold = read(data, "train", "ewt")?;
    gold.extend(read(data, "train", "gum")?);
    let count: usize = gold.iter().map(|g| g.sentences.len()).sum();
    println!("{} documents, {count} sentences", gold.len());
    let news = match option("--hints") {
        Some(folder) => silver(data, Path::new(folder), &mut gold, started)?,
        None => Vec::new(),
    };
    let times = if news.is_empty() { 1 } else { GOLD_TIMES };
    let everything: Vec<&Gold> = (0..times).flat_map(|_| &gold).chain(&news).collect();
    let fit = fit(&everything, &Size { bits: [17, 18, 16], rows: sizes(args) }, started);

    let parts = [fit.tags.write(), fit.moves.write(), fit.relations.write()];
    let bytes = parts.concat();
    report(&bytes, &dev);
    std::fs::write(crate::tools::root().join("models/syntax.bin"), &bytes).map_err(|e| e.to_string())
}

/// Prints size and figures of a model.
fn report(bytes: &[u8], dev: &[(&str, Vec<Gold>)]) {
    println!("{} bytes, {} by brotli", bytes.len(), crate::size::brotli(bytes));
    let model = Model::read(bytes);
    for (name, gold) in dev {
        figures(name, gold, |gold| parse_sentences(&gold.document, &gold.sentences, &model));
    }
}
