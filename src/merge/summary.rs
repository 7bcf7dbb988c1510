//! One summary: the sentences that most articles agree on, each fact once.

use super::{Several, StorySentence, StorySummary};
use crate::analysis::Score;
use crate::wording::{self, Word};

/// From this share of shared words on, two sentences say the same.
const SAME_FACT: f32 = 0.5;

struct Candidate {
    article: usize,
    sentence: usize,
    words: Vec<Word>,
    score: f32,
    is_nutgraf: bool,
    also: Vec<usize>,
}

pub fn choose(several: &Several, sentences: usize) -> StorySummary {
    let mut list = candidates(several);
    if list.is_empty() {
        return StorySummary::default();
    }
    // Every other article that says the same is worth as much as a good place in one's own.
    let articles: Vec<usize> = several.ordered().filter(|&at| several.list[at].group == 0).collect();
    let words: Vec<Vec<Vec<Word>>> = articles.iter().map(|&at| story_sentences(several, at)).collect();
    for candidate in &mut list {
        for (&article, told) in articles.iter().zip(&words) {
            if article == candidate.article {
                continue;
            }
            let best = told.iter().map(|there| likeness(&candidate.words, there)).fold(0f32, f32::max);
            candidate.score += best.min(0.8);
            if best >= SAME_FACT {
                candidate.also.push(article);
            }
        }
    }
    // The article published last knows most.
    let last = articles.len().saturating_sub(1);
    let place = |article: usize| articles.iter().position(|&a| a == article).unwrap_or_default();
    for candidate in &mut list {
        candidate.score += 0.15 * place(candidate.article) as f32 / last.max(1) as f32;
    }
    // What somebody said is told among the quotes.
    for candidate in &mut list {
        let read = &several.list[candidate.article];
        let span = read.analysis.sentences[candidate.sentence].span;
        let parts = read.analysis.quotes.iter().flat_map(|q| &q.parts).filter(|part| part.overlaps(span));
        let marked: usize = parts.map(|part| part.end.min(span.end) - part.start.max(span.start)).sum();
        if 2 * marked > span.len() {
            candidate.score -= 0.6;
        }
    }
    let most = list.iter().map(|c| c.score).fold(f32::MIN_POSITIVE, f32::max);
    let by_score = |a: &&Candidate, b: &&Candidate| {
        a.score.total_cmp(&b.score).then(place(b.article).cmp(&place(a.article))).then(b.sentence.cmp(&a.sentence))
    };
    let one = list.iter().filter(|c| c.is_nutgraf).max_by(by_score);
    let mut chosen: Vec<&Candidate> = one.into_iter().collect();
    while chosen.len() < sentences {
        let fresh = |c: &&Candidate| {
            chosen.iter().all(|o| {
                (o.article, o.sentence) != (c.article, c.sentence)
                    && likeness(&c.words, &o.words) < SAME_FACT
                    && wording::overlap(&c.words, &o.words) < 0.65
            })
        };
        let Some(next) = list.iter().filter(fresh).max_by(by_score) else { break };
        chosen.push(next);
    }
    let write = |c: &Candidate| StorySentence {
        article: c.article,
        sentence: c.sentence,
        span: several.list[c.article].analysis.sentences[c.sentence].span,
        also: c.also.clone(),
        score: Score(c.score / most),
    };
    StorySummary { nutgraf: one.map(write), sentences: chosen.into_iter().map(write).collect() }
}

/// What each article's own summary has.
fn candidates(several: &Several) -> Vec<Candidate> {
    let mut out: Vec<Candidate> = Vec::new();
    for article in several.ordered().filter(|&at| several.list[at].group == 0) {
        let read = &several.list[article];
        let summary = &read.analysis.summary;
        for (is_nutgraf, sentence) in
            summary.nutgraf.iter().map(|s| (true, s)).chain(summary.sentences.iter().map(|s| (false, s)))
        {
            if let Some(known) = out.iter().position(|c| c.article == article && c.sentence == sentence.sentence) {
                out[known].is_nutgraf |= is_nutgraf;
                continue;
            }
            out.push(Candidate {
                article,
                sentence: sentence.sentence,
                words: wording::words(read.text, sentence.span),
                score: if is_nutgraf { 0.6 } else { 0.3 },
                is_nutgraf,
                also: Vec::new(),
            });
        }
    }
    out
}

fn story_sentences(several: &Several, article: usize) -> Vec<Vec<Word>> {
    /// News stands at the top; longer articles are compared by their first sentences.
    const MOST: usize = 60;
    let read = &several.list[article];
    let story = read.analysis.sentences.iter().filter(|s| s.story).take(MOST);
    story.map(|s| wording::words(read.text, s.span)).collect()
}

fn likeness(a: &[Word], b: &[Word]) -> f32 {
    let (x, y) = (wording::overlap(a, b), wording::overlap(b, a));
    2.0 * x * y / (x + y).max(0.01)
}
