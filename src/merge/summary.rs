//! One summary: the sentences that most articles agree on, each fact once, whoever is meant by name.

use super::{Difference, Joined, Several, StorySentence, StorySummary};
use crate::analysis::{Introduction, Score};
use crate::document::Document;
use crate::english::{Gender, Tag};
use crate::entities::Entities;
use crate::span::Span;
use crate::summary::Shown;
use crate::syntax::tree;
use crate::wording::{self, Word};
use rustc_hash::FxHashMap;

/// From this share of shared words on, two sentences say the same.
const SAME_FACT: f32 = 0.5;
/// What a number that was corrected later costs.
const OLD: f32 = 0.5;

/// A sentence as it is compared.
struct Statement {
    words: Vec<Word>,
    /// The root of its main verb.
    verb: Option<u64>,
    negated: bool,
    /// Its numbers in figures.
    figures: Vec<u64>,
}

impl Statement {
    fn new(text: &str, document: &Document, span: Span) -> Self {
        let tokens = document.tokens_in(span);
        let words = wording::words(text, span);
        let verb = tree::head(document, tokens.clone()).map(|t| document.tokens[t].span);
        Self {
            verb: verb.and_then(|span| wording::words(text, span).first().map(|w| w.root)),
            negated: tokens.clone().any(|t| document.features(t).is(Tag::Negation)),
            figures: words
                .iter()
                .filter(|w| w.span.of(text).bytes().any(|b| b.is_ascii_digit()))
                .map(|w| w.form)
                .collect(),
            words,
        }
    }

    /// Whether both say the same: nearly the same words, the main verb of one among them, no number that the other has not.
    fn is_same(&self, other: &Self) -> bool {
        /// Words that say something which both have.
        const SHARED: usize = 4;
        let has = |w: &&Word| w.is_content() && other.words.iter().any(|o| o.stem == w.stem);
        let verb = |a: &Self, b: &Self| a.verb.is_some_and(|verb| b.words.iter().any(|w| w.root == verb));
        let differ = |a: &Self, b: &Self| a.figures.iter().any(|f| !b.figures.contains(f));
        likeness(&self.words, &other.words) >= SAME_FACT
            && self.words.iter().filter(has).count() >= SHARED
            && (verb(self, other) || verb(other, self))
            && self.negated == other.negated
            && !(differ(self, other) && differ(other, self))
    }
}

struct Candidate {
    article: usize,
    sentence: usize,
    statement: Statement,
    score: f32,
    is_nutgraf: bool,
    also: Vec<usize>,
}

pub fn choose<'d>(
    several: &Several,
    joined: &Joined,
    sentences: usize,
    differences: impl Iterator<Item = &'d Difference>,
) -> StorySummary {
    let mut list = candidates(several);
    if list.is_empty() {
        return StorySummary::default();
    }
    // Every other article that says the same is worth as much as a good place in one's own.
    let articles: Vec<usize> = several.ordered().filter(|&at| several.list[at].group == 0).collect();
    let words: Vec<Vec<Statement>> = articles.iter().map(|&at| story_sentences(several, at)).collect();
    for candidate in &mut list {
        for (&article, told) in articles.iter().zip(&words) {
            if article == candidate.article {
                continue;
            }
            let best = told.iter().map(|s| likeness(&candidate.statement.words, &s.words)).fold(0f32, f32::max);
            candidate.score += best.min(0.8);
            if told.iter().any(|there| candidate.statement.is_same(there)) {
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
    // A number that a later article corrects is no news.
    let mut old: Vec<(usize, &str)> = Vec::new();
    for difference in differences {
        let latest = difference.values.iter().max_by_key(|v| place(v.article));
        let stale =
            difference.values.iter().filter(|v| latest.is_some_and(|l| l.text.to_lowercase() != v.text.to_lowercase()));
        old.extend(stale.map(|v| (v.article, v.text.as_str())));
    }
    for candidate in &mut list {
        let words = several.list[candidate.article].analysis.sentences[candidate.sentence].span;
        let words = crate::finish::one_line(words.of(several.list[candidate.article].text));
        if old.iter().any(|(article, text)| *article == candidate.article && words.contains(text)) {
            candidate.score -= OLD;
        }
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
                    && likeness(&c.statement.words, &o.statement.words) < SAME_FACT
                    && wording::overlap(&c.statement.words, &o.statement.words) < 0.65
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
        introduce: Vec::new(),
        score: Score(c.score.max(0.0) / most),
    };
    let mut summary =
        StorySummary { nutgraf: one.map(write), sentences: chosen.into_iter().map(write).collect::<Vec<_>>() };
    introduce(several, joined, &mut summary.sentences);
    if let Some(nutgraf) = &mut summary.nutgraf {
        introduce(several, joined, std::slice::from_mut(nutgraf));
    }
    summary
}

/// Names whoever is meant by "he" or a bare surname, and was not named in a sentence before.
fn introduce(several: &Several, joined: &Joined, sentences: &mut [StorySentence]) {
    let mut own: FxHashMap<usize, Entities> = FxHashMap::default();
    for sentence in sentences.iter() {
        own.entry(sentence.article).or_insert_with(|| {
            let mut list = several.list[sentence.article].analysis.entities.clone();
            for entity in &mut list {
                // "Solheim", whom another article calls Ingrid Solheim.
                if let Some(id) = joined.of(sentence.article, entity.id)
                    && joined.list[id].name.ends_with(&format!(" {}", entity.name))
                {
                    entity.name.clone_from(&joined.list[id].name);
                }
            }
            let genders = vec![Gender::Unknown; list.len()];
            Entities::new(list, genders)
        });
    }
    let mut met: Vec<usize> = Vec::new();
    for sentence in sentences {
        let article = sentence.article;
        let Some(entities) = own.get(&article) else { continue };
        let mut shown = Shown::new(&several.list[article].document, entities);
        let known = |e: &usize| joined.of(article, *e).is_some_and(|id| met.contains(&id));
        shown.meet((0..entities.list().len()).filter(known));
        let mut told: Vec<Introduction> = shown.next(sentence.sentence, sentence.span);
        met.extend(shown.met().iter().filter_map(|&e| joined.of(article, e)));
        told.retain(|i| sentence.span.covers(i.span));
        sentence.introduce = told;
    }
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
                statement: Statement::new(read.text, &read.document, sentence.span),
                score: if is_nutgraf { 0.6 } else { 0.3 },
                is_nutgraf,
                also: Vec::new(),
            });
        }
    }
    out
}

fn story_sentences(several: &Several, article: usize) -> Vec<Statement> {
    /// News stands at the top; longer articles are compared by their first sentences.
    const MOST: usize = 60;
    let read = &several.list[article];
    let story = read.analysis.sentences.iter().filter(|s| s.story).take(MOST);
    story.map(|s| Statement::new(read.text, &read.document, s.span)).collect()
}

fn likeness(a: &[Word], b: &[Word]) -> f32 {
    let (x, y) = (wording::overlap(a, b), wording::overlap(b, a));
    2.0 * x * y / (x + y).max(0.01)
}
