//! The phrases an indexer would pick: "bilateral ties", "ferry collision".
//!
//! Candidates are runs of noun-like and adjective-like words inside a sentence; place, frequency and length score them.

use super::terms::Terms;
use crate::analysis::{Keyphrase, Score};
use crate::document::{Document, TokenKind};
use crate::entities::Entities;
use crate::span::Span;
use rustc_hash::FxHashMap;

const MOST: usize = 10;
const LONGEST: usize = 4;

struct Candidate {
    key: Vec<u32>,
    spans: Vec<Span>,
    first: usize,
    score: f32,
}

/// Best first.
pub fn find(document: &Document, terms: &Terms, _entities: &Entities) -> Vec<Keyphrase> {
    let mut candidates = candidates(document, terms);
    for c in &mut candidates {
        let weight: f32 = c
            .key
            .iter()
            .map(|&t| {
                let t = terms.get(t);
                t.times as f32 / (t.times as f32 + 2.0)
            })
            .sum();
        c.score = weight * libm::sqrtf(c.spans.len() as f32) / (1.0 + libm::sqrtf(c.first as f32 / 20.0));
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.first.cmp(&b.first)));
    let top = candidates.first().map_or(1.0, |c| c.score.max(1e-6));
    let mut kept: Vec<Candidate> = Vec::new();
    for c in candidates.into_iter().take(200) {
        if kept.len() == MOST {
            break;
        }
        if !kept.iter().any(|k| holds(&k.key, &c.key) || holds(&c.key, &k.key)) {
            kept.push(c);
        }
    }
    kept.into_iter()
        .map(|c| Keyphrase {
            text: c.spans[0].of(document.text).split_whitespace().collect::<Vec<_>>().join(" "),
            score: Score(c.score / top),
            spans: c.spans,
        })
        .collect()
}

fn candidates(document: &Document, terms: &Terms) -> Vec<Candidate> {
    let mut by_key: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
    let mut list: Vec<Candidate> = Vec::new();
    for nth in 0..terms.story.len() {
        let mut run: Vec<(u32, u32)> = Vec::new();
        let mut close = |run: &mut Vec<(u32, u32)>| {
            if !run.is_empty() && run.len() <= LONGEST {
                let key: Vec<u32> = run.iter().map(|r| r.0).collect();
                let span = Span::new(
                    document.tokens[run[0].1 as usize].span.start,
                    document.tokens[run[run.len() - 1].1 as usize].span.end,
                );
                let at = *by_key.entry(key.clone()).or_insert_with(|| {
                    list.push(Candidate { key, spans: Vec::new(), first: nth, score: 0.0 });
                    list.len() - 1
                });
                list[at].spans.push(span);
            }
            run.clear();
        };
        let mut last = u32::MAX;
        for o in terms.of(nth) {
            let class = terms.get(o.term).class;
            let token = &document.tokens[o.token as usize];
            let apart = last != u32::MAX && o.token != last && o.token != last + 1;
            let same = o.token == last;
            last = o.token;
            let fits = token.kind == TokenKind::Word
                && !class.stop
                && !class.number
                && !class.when
                && !class.reporting
                && looks_nominal(document.word(o.token as usize));
            if apart || !fits {
                close(&mut run);
            }
            if fits && !same {
                run.push((o.term, o.token));
            }
        }
        close(&mut run);
    }
    list
}

/// Neither an adverb nor a bare participle, by its ending.
fn looks_nominal(word: &str) -> bool {
    word.len() > 2 && !["ly", "ed"].iter().any(|e| word.ends_with(e) && word.len() > 4)
}

fn holds(a: &[u32], b: &[u32]) -> bool {
    a.windows(b.len().max(1)).any(|w| w == b)
}
