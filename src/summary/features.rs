//! What the ranker sees: numbers for each term and for each story sentence. Trainer and ranker call the same functions.
//!
//! The first say how likely a summary needs a word ("ferry": often, early, in the headline), the second how likely it
//! needs a sentence.

use super::coherence;
use super::model::Priors;
use super::surface::{Opener, Surface};
use super::terms::{TermClass, TermCount, Terms};
use crate::document::{Document, TokenKind};
use crate::entities::Entities;

/// What both kinds of features look at.
pub struct Story<'a> {
    pub document: &'a Document<'a>,
    pub terms: &'a Terms,
    pub surfaces: &'a [Surface],
    pub entities: &'a Entities,
}

pub const TERM_FEATURES: usize = 23;
pub const SENTENCE_FEATURES: usize = 71;
/// How long a summary by hand is, in words.
const LENGTH: f32 = 40.0;

/// For each term, the salience of the most salient entity it names.
pub fn term_salience(story: &Story) -> Vec<f32> {
    let mut salience = vec![0.0f32; story.terms.len()];
    for (nth, surface) in story.surfaces.iter().enumerate() {
        let mentions = story.entities.mentions_in(surface.span);
        let mut next = 0;
        for occurrence in story.terms.of(nth) {
            let at = story.document.tokens[occurrence.token as usize].span.start;
            while next < mentions.len() && mentions[next].span.end <= at {
                next += 1;
            }
            if let Some(mention) = mentions.get(next)
                && mention.span.has(at)
                && mention.kind == crate::analysis::MentionKind::Name
            {
                let known = &mut salience[occurrence.term as usize];
                *known = known.max(story.entities.list()[mention.entity].salience.0);
            }
        }
    }
    salience
}

/// The features of `term` for its first (`time` 1) or second (2) place in a summary, into `row`.
pub fn term(story: &Story, term: &TermCount, salience: f32, priors: &Priors, time: u32, row: &mut Vec<f32>) {
    let sentences = story.terms.story.len().max(1) as f32;
    let times = term.times.max(1) as f32;
    let flag = |b: bool| f32::from(u8::from(b));
    let known = |has: bool, text: Option<_>| if text.is_some() { flag(has) } else { -1.0 };
    row.clear();
    row.extend([
        time as f32,
        libm::log1pf(times),
        term.sentences as f32 / sentences,
        (term.first as f32).min(60.0),
        term.first as f32 / sentences,
        (term.last - term.first) as f32 / sentences,
        term.early as f32,
        term.early as f32 / times,
        term.capital as f32 / times,
        known(term.in_headline, story.document.headline.map(|_| ())),
        known(term.in_standfirst, story.document.standfirst.map(|_| ())),
        flag(term.class.stop),
        flag(term.class.number),
        flag(term.class.when),
        flag(term.class.reporting),
        flag(term.class.pronoun),
        f32::from(term.letters),
        sentences.min(100.0),
        salience,
        priors.of(term.form),
        term.place,
        f32::from(term.before),
        times / sentences,
    ]);
    debug_assert_eq!(row.len(), TERM_FEATURES);
}

/// The features of all story sentences, row by row. `coverage` is what the ranker makes of the terms.
pub fn sentences(story: &Story, coverage: &[[f32; 2]]) -> Vec<f32> {
    let count = story.surfaces.len();
    let frame = Frame::new(story, coverage);
    let mut rows = Vec::with_capacity(count * SENTENCE_FEATURES);
    for nth in 0..count {
        frame.sentence(nth, &mut rows);
        debug_assert_eq!(rows.len(), (nth + 1) * SENTENCE_FEATURES);
    }
    rows
}

/// Measures of one sentence that its neighbours look at too.
#[derive(Clone, Copy, Default)]
struct Measure {
    /// Expected ROUGE-like F1 of the sentence alone.
    worth: f32,
    /// Mean coverage of its content words.
    mean: f32,
    /// Cosine with the whole story.
    central: f32,
}

struct Frame<'a> {
    story: &'a Story<'a>,
    coverage: &'a [[f32; 2]],
    measures: Vec<Measure>,
    /// Rank among all sentences, 0 = best, 1 = worst.
    worth_rank: Vec<f32>,
    central_rank: Vec<f32>,
    in_lead: Vec<bool>,
    headline_content: f32,
    standfirst_content: f32,
}

impl<'a> Frame<'a> {
    fn new(story: &'a Story<'a>, coverage: &'a [[f32; 2]]) -> Self {
        let terms = story.terms;
        let content = |t: &TermCount| !t.class.stop;
        let norm: f32 = terms.counts().iter().filter(|t| content(t)).map(|t| t.times as f32 * t.times as f32).sum();
        let measures: Vec<Measure> = (0..story.surfaces.len())
            .map(|nth| {
                let kept = &terms.of(nth)[story.surfaces[nth].skipped..];
                let (mut hits, mut sum, mut n, mut dot) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
                for o in kept {
                    hits += coverage[o.term as usize][0];
                    let t = terms.get(o.term);
                    if content(t) {
                        sum += coverage[o.term as usize][0];
                        n += 1.0;
                        dot += t.times as f32;
                    }
                }
                Measure {
                    worth: 2.0 * hits / (kept.len() as f32 + LENGTH),
                    mean: sum / n.max(1.0),
                    central: dot / libm::sqrtf((n * norm).max(1.0)),
                }
            })
            .collect();
        let mut in_lead = vec![false; terms.len()];
        if !story.surfaces.is_empty() {
            for o in terms.of(0) {
                in_lead[o.term as usize] = true;
            }
        }
        Self {
            story,
            coverage,
            worth_rank: ranks(&measures, |m| m.worth),
            central_rank: ranks(&measures, |m| m.central),
            measures,
            in_lead,
            headline_content: terms.counts().iter().filter(|t| content(t) && t.in_headline).count() as f32,
            standfirst_content: terms.counts().iter().filter(|t| content(t) && t.in_standfirst).count() as f32,
        }
    }

    fn sentence(&self, nth: usize, row: &mut Vec<f32>) {
        let Story { document, terms, surfaces, entities } = *self.story;
        let (surface, count) = (&surfaces[nth], surfaces.len() as f32);
        let kept = &terms.of(nth)[surface.skipped..];
        let words = surface.words.max(1) as f32;
        let flag = |b: bool| f32::from(u8::from(b));

        let index = terms.story[nth];
        let paragraph = &document.paragraphs[document.sentences[index].paragraph];
        let in_paragraph = (index - paragraph.sentences.start) as f32;
        row.extend([
            (nth as f32).min(40.0),
            nth as f32 / count,
            1.0 / (1.0 + nth as f32),
            count.min(120.0),
            (document.sentences[index].paragraph as f32).min(40.0),
            in_paragraph.min(20.0),
            (paragraph.sentences.len() as f32).min(20.0),
            (document.paragraphs.len() as f32).min(60.0),
            words.min(80.0),
        ]);

        let tally = Tally::of(terms, kept, &self.in_lead, nth);
        let content = tally.content.max(1.0);
        row.extend([
            tally.content / words,
            tally.repeated / content,
            tally.often / content,
            tally.fresh / content,
            tally.shared_with_lead / content,
            tally.times / content,
            tally.letters / content,
            tally.headline / content,
            if self.headline_content > 0.0 { tally.headline / self.headline_content } else { -1.0 },
            tally.standfirst / content,
            if self.standfirst_content > 0.0 { tally.standfirst / self.standfirst_content } else { -1.0 },
            tally.capitals / words,
            tally.capitals.min(12.0),
        ]);

        let class = |is: fn(&TermClass) -> bool| kept.iter().filter(|o| is(&terms.get(o.term).class)).count() as f32;
        row.extend([
            class(|c| c.number).min(6.0),
            class(|c| c.when).min(3.0),
            class(|c| c.reporting).min(3.0),
            class(|c| c.modal).min(3.0),
            class(|c| c.pronoun) / words,
            class(|c| c.first_person) / words,
            class(|c| c.connective) / words,
            class(|c| c.demonstrative) / words,
            class(|c| c.stop) / words,
        ]);

        row.extend([
            flag(surface.opener == Opener::Connective),
            flag(surface.opener == Opener::Pronoun),
            flag(surface.opener == Opener::Demonstrative),
            flag(surface.opener == Opener::FirstPerson),
            flag(surface.opener == Opener::Quote),
            surface.quoted as f32 / words,
            flag(surface.quote_runs_in),
            flag(surface.quote_runs_out),
            flag(surface.pronoun_speaks),
            flag(surface.nameless),
            flag(surface.question),
            flag(surface.link_line),
            flag(surface.furniture),
            flag(surface.skipped > 0),
            flag(coherence::leans_back(surface)),
        ]);

        let kinds = |kind: TokenKind| {
            document.tokens[document.sentences[index].tokens.clone()].iter().filter(|t| t.kind == kind).count() as f32
        };
        row.extend([
            kinds(TokenKind::Currency).min(3.0),
            kinds(TokenKind::Dash).min(4.0),
            kinds(TokenKind::Bracket).min(4.0),
            kinds(TokenKind::Punctuation).min(12.0),
            kinds(TokenKind::Url) + kinds(TokenKind::Email) + kinds(TokenKind::Handle) + kinds(TokenKind::Hashtag),
            kinds(TokenKind::Ellipsis),
        ]);

        let names = Names::of(entities, surface, &surfaces[..nth.min(1)]);
        row.extend([names.count.min(8.0), names.salience, names.top, names.main.min(3.0)]);

        let own = self.measures[nth];
        let none = Measure::default();
        let before = nth.checked_sub(1).map_or(none, |i| self.measures[i]);
        let after = self.measures.get(nth + 1).copied().unwrap_or(none);
        let lead = self.measures[0];
        row.extend([
            own.worth,
            own.mean,
            own.central,
            self.worth_rank[nth],
            self.central_rank[nth],
            (self.worth_rank[nth] * count).min(40.0),
            before.worth,
            after.worth,
            own.worth - before.worth,
            own.worth - lead.worth,
            before.mean,
            after.mean,
            self.gain_after_lead(kept),
            self.best_word(kept),
            lead.worth,
        ]);
    }

    /// What the sentence adds when the first sentence is shown already.
    fn gain_after_lead(&self, kept: &[super::terms::Occurrence]) -> f32 {
        let hits: f32 =
            kept.iter().map(|o| self.coverage[o.term as usize][usize::from(self.in_lead[o.term as usize])]).sum();
        2.0 * hits / (kept.len() as f32 + LENGTH)
    }

    fn best_word(&self, kept: &[super::terms::Occurrence]) -> f32 {
        let content = kept.iter().filter(|o| !self.story.terms.get(o.term).class.stop);
        content.map(|o| self.coverage[o.term as usize][0]).fold(0.0, f32::max)
    }
}

/// Counts over the words of one sentence.
#[derive(Default)]
struct Tally {
    content: f32,
    /// Content words that stand in another sentence too; in more than three.
    repeated: f32,
    often: f32,
    /// Content words not seen before.
    fresh: f32,
    shared_with_lead: f32,
    times: f32,
    letters: f32,
    headline: f32,
    standfirst: f32,
    capitals: f32,
}

impl Tally {
    fn of(terms: &Terms, kept: &[super::terms::Occurrence], in_lead: &[bool], nth: usize) -> Self {
        let mut tally = Tally::default();
        for o in kept {
            let t = terms.get(o.term);
            tally.capitals += f32::from(u8::from(t.capital * 2 > t.times));
            if t.class.stop {
                continue;
            }
            let add = |sum: &mut f32, b: bool| *sum += f32::from(u8::from(b));
            tally.content += 1.0;
            add(&mut tally.repeated, t.sentences > 1);
            add(&mut tally.often, t.sentences > 3);
            add(&mut tally.fresh, t.first as usize == nth);
            add(&mut tally.shared_with_lead, in_lead[o.term as usize]);
            add(&mut tally.headline, t.in_headline);
            add(&mut tally.standfirst, t.in_standfirst);
            tally.times += libm::log1pf(t.times as f32);
            tally.letters += f32::from(t.letters);
        }
        tally
    }
}

/// The entities a sentence names.
struct Names {
    count: f32,
    salience: f32,
    top: f32,
    /// How many of the three most salient.
    main: f32,
}

impl Names {
    fn of(entities: &Entities, surface: &Surface, _lead: &[Surface]) -> Self {
        let mut names = Names { count: 0.0, salience: 0.0, top: 0.0, main: 0.0 };
        let mut main = [false; 3];
        for mention in entities.mentions_in(surface.span) {
            if mention.kind != crate::analysis::MentionKind::Name {
                continue;
            }
            let salience = entities.list()[mention.entity].salience.0;
            names.count += 1.0;
            names.salience += salience;
            names.top = names.top.max(salience);
            if let Some(m) = main.get_mut(mention.entity) {
                *m = true;
            }
        }
        names.main = main.iter().filter(|m| **m).count() as f32;
        names
    }
}

/// For each measure, its place among all, from 0 (best) to 1.
fn ranks(measures: &[Measure], value: impl Fn(&Measure) -> f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..measures.len()).collect();
    order.sort_by(|&a, &b| value(&measures[b]).total_cmp(&value(&measures[a])).then(a.cmp(&b)));
    let mut ranks = vec![0.0; measures.len()];
    for (rank, &i) in order.iter().enumerate() {
        ranks[i] = rank as f32 / measures.len() as f32;
    }
    ranks
}
