//! The features of the ranker: values for each term and for each story sentence. Trainer and ranker call the same functions.
//!
//! Those of a term say how likely a summary needs a word ("ferry": often, early, in the headline); those of a sentence say how
//! likely a summary needs the sentence.

use super::coherence;
use super::model::Priors;
use super::roles;
use super::surface::{Opener, Surface};
use super::terms::{Occurrence, TermCount, Terms};
use crate::analysis::MentionKind;
use crate::document::{Document, TokenKind};
use crate::entities::Entities;
use crate::models::features::features;

/// What both kinds of features are computed from.
#[derive(Clone, Copy)]
pub struct Story<'a> {
    pub document: &'a Document<'a>,
    pub terms: &'a Terms,
    pub surfaces: &'a [Surface],
    pub entities: &'a Entities,
}

features! {
    /// What the ranker knows of a term. "Share" is a part of all story sentences, or of the term's places.
    pub struct TermFeatures {
        /// 1 for its first place in a summary, 2 for its second.
        time,
        log_times,
        sentence_share,
        /// The first story sentence that has it.
        first,
        first_share,
        /// From its first to its last sentence.
        spread_share,
        /// Places in the first three story sentences.
        early,
        early_share,
        capital_share,
        /// -1 where there is no headline.
        in_headline,
        /// -1 where there is no standfirst.
        in_standfirst,
        stop_word,
        number,
        /// Names a day or month.
        date,
        reporting,
        pronoun,
        letters,
        story_sentences,
        /// Of the most salient entity that it names.
        salience,
        /// How much more often than others the word stands in summaries, in log-odds.
        prior,
        /// The sum of 1 / (1 + n) over its places, n being the number of the sentence.
        weighted_places,
        /// Words before it in its first sentence.
        words_before,
        times_per_sentence,
    }
}

features! {
    /// What the ranker knows of a story sentence. Content words are no stop words.
    pub struct SentenceFeatures {
        position,
        position_share,
        position_inverse,
        story_sentences,
        paragraph,
        position_in_paragraph,
        paragraph_sentences,
        paragraphs,
        words,

        content_per_word,
        /// Content words that stand in another sentence too.
        repeated_share,
        /// Content words of more than three sentences.
        frequent_share,
        /// Content words that no sentence before has.
        new_share,
        shared_with_lead_share,
        mean_log_times,
        mean_letters,
        in_headline_share,
        headline_covered,
        in_standfirst_share,
        standfirst_covered,
        capitals_per_word,
        capitals,

        numbers,
        dates,
        reporting_verbs,
        modals,
        pronouns_per_word,
        first_person_per_word,
        connectives_per_word,
        demonstratives_per_word,
        stop_words_per_word,

        opens_with_connective,
        opens_with_pronoun,
        opens_with_demonstrative,
        opens_with_first_person,
        opens_with_quote,
        quoted_per_word,
        quote_runs_in,
        quote_runs_out,
        pronoun_speaks,
        nameless,
        question,
        link_line,
        furniture,
        has_agency_prefix,
        leans_back,

        currency_signs,
        dashes,
        brackets,
        punctuation,
        addresses,
        ellipses,

        names,
        salience_sum,
        salience_best,
        /// How many of the three most salient entities it names.
        main_entities,

        /// The expected ROUGE-like F1 of the sentence alone.
        worth,
        mean_coverage,
        /// The cosine with the whole story.
        centrality,
        worth_rank_share,
        centrality_rank_share,
        worth_rank,
        worth_before,
        worth_after,
        worth_over_before,
        worth_over_lead,
        mean_coverage_before,
        mean_coverage_after,
        gain_after_lead,
        best_coverage,
        lead_worth,

        tells_past,
        tells_perfect,
        tells_present,
        tells_future,
        tells_possible,
        passive,
        reports,
        denies,
        state,
        subject_named,
        subject_pronoun,
        subject_person,
        verbless,
        sums,
        people_counted,
        happenings,
        reasons_given,
        asides,
        pronouns_unexplained,
    }
}

/// The number of [`TermFeatures::time`].
pub const TIME: usize = 0;
/// How many words a reference summary has.
const REFERENCE_WORDS: f32 = 40.0;

fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}

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
                && mention.kind == MentionKind::Name
            {
                let best = &mut salience[occurrence.term as usize];
                *best = best.max(story.entities.list()[mention.entity].salience.0);
            }
        }
    }
    salience
}

/// The features of `term` for its first place in a summary (`time` 1) or its second (2).
pub fn term(story: &Story, term: &TermCount, salience: f32, priors: &Priors, time: u32) -> TermFeatures {
    let sentences = story.terms.story.len().max(1) as f32;
    let times = term.times.max(1) as f32;
    let flag_if = |exists: bool, value: bool| if exists { flag(value) } else { -1.0 };
    TermFeatures {
        time: time as f32,
        log_times: libm::log1pf(times),
        sentence_share: term.sentences as f32 / sentences,
        first: (term.first as f32).min(60.0),
        first_share: term.first as f32 / sentences,
        spread_share: (term.last - term.first) as f32 / sentences,
        early: term.early as f32,
        early_share: term.early as f32 / times,
        capital_share: term.capital as f32 / times,
        in_headline: flag_if(story.document.headline.is_some(), term.in_headline),
        in_standfirst: flag_if(story.document.standfirst.is_some(), term.in_standfirst),
        stop_word: flag(term.class.stop),
        number: flag(term.class.number),
        date: flag(term.class.when),
        reporting: flag(term.class.reporting),
        pronoun: flag(term.class.pronoun),
        letters: f32::from(term.letters),
        story_sentences: sentences.min(100.0),
        salience,
        prior: priors.of(term.form),
        weighted_places: term.place,
        words_before: f32::from(term.before),
        times_per_sentence: times / sentences,
    }
}

/// The features of all story sentences. `coverage` is the ranker's score of each term.
pub fn sentences(story: &Story, coverage: &[[f32; 2]]) -> Vec<SentenceFeatures> {
    let frame = Frame::new(story, coverage);
    (0..story.surfaces.len()).map(|nth| frame.sentence(nth)).collect()
}

/// Measures of one sentence that the features of its neighbours use too.
#[derive(Clone, Copy, Default)]
struct Measure {
    worth: f32,
    /// Mean coverage of its content words.
    mean: f32,
    central: f32,
}

struct Frame<'a> {
    story: &'a Story<'a>,
    coverage: &'a [[f32; 2]],
    measures: Vec<Measure>,
    /// Rank among all sentences, 0 = best, 1 = worst.
    worth_rank: Vec<f32>,
    central_rank: Vec<f32>,
    /// For each term, whether the first sentence has it.
    in_lead: Vec<bool>,
    /// Content terms of headline and standfirst.
    headline_content: f32,
    standfirst_content: f32,
}

impl<'a> Frame<'a> {
    fn new(story: &'a Story<'a>, coverage: &'a [[f32; 2]]) -> Self {
        let terms = story.terms;
        let content = || terms.counts().iter().filter(|t| !t.class.stop);
        let norm: f32 = content().map(|t| t.times as f32 * t.times as f32).sum();
        let measures: Vec<Measure> = (0..story.surfaces.len())
            .map(|nth| {
                let kept = &terms.of(nth)[story.surfaces[nth].skipped..];
                let (mut hits, mut sum, mut n, mut dot) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
                for o in kept {
                    hits += coverage[o.term as usize][0];
                    let t = terms.get(o.term);
                    if !t.class.stop {
                        sum += coverage[o.term as usize][0];
                        n += 1.0;
                        dot += t.times as f32;
                    }
                }
                Measure {
                    worth: 2.0 * hits / (kept.len() as f32 + REFERENCE_WORDS),
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
            headline_content: content().filter(|t| t.in_headline).count() as f32,
            standfirst_content: content().filter(|t| t.in_standfirst).count() as f32,
        }
    }

    fn sentence(&self, nth: usize) -> SentenceFeatures {
        let Story { document, terms, surfaces, entities } = *self.story;
        let (surface, count) = (&surfaces[nth], surfaces.len() as f32);
        let kept = &terms.of(nth)[surface.skipped..];
        let words = surface.words.max(1) as f32;
        let index = terms.story[nth];
        let sentence = &document.sentences[index];
        let paragraph = &document.paragraphs[sentence.paragraph];
        let tally = Tally::of(terms, kept, &self.in_lead, nth);
        let content = tally.content.max(1.0);
        let covered = |hits: f32, all: f32| if all > 0.0 { hits / all } else { -1.0 };
        let signs = Signs::of(document, sentence.tokens.clone());
        let names = Names::of(entities, surface);
        let role = roles::read(document, entities, surface, sentence.tokens.clone());
        let own = self.measures[nth];
        let before = nth.checked_sub(1).map_or(Measure::default(), |i| self.measures[i]);
        let after = self.measures.get(nth + 1).copied().unwrap_or_default();
        let lead = self.measures[0];
        SentenceFeatures {
            position: (nth as f32).min(40.0),
            position_share: nth as f32 / count,
            position_inverse: 1.0 / (1.0 + nth as f32),
            story_sentences: count.min(120.0),
            paragraph: (sentence.paragraph as f32).min(40.0),
            position_in_paragraph: ((index - paragraph.sentences.start) as f32).min(20.0),
            paragraph_sentences: (paragraph.sentences.len() as f32).min(20.0),
            paragraphs: (document.paragraphs.len() as f32).min(60.0),
            words: words.min(80.0),

            content_per_word: tally.content / words,
            repeated_share: tally.repeated / content,
            frequent_share: tally.frequent / content,
            new_share: tally.new / content,
            shared_with_lead_share: tally.shared_with_lead / content,
            mean_log_times: tally.log_times / content,
            mean_letters: tally.letters / content,
            in_headline_share: tally.headline / content,
            headline_covered: covered(tally.headline, self.headline_content),
            in_standfirst_share: tally.standfirst / content,
            standfirst_covered: covered(tally.standfirst, self.standfirst_content),
            capitals_per_word: tally.capitals / words,
            capitals: tally.capitals.min(12.0),

            numbers: tally.numbers.min(6.0),
            dates: tally.dates.min(3.0),
            reporting_verbs: tally.reporting.min(3.0),
            modals: tally.modals.min(3.0),
            pronouns_per_word: tally.pronouns / words,
            first_person_per_word: tally.first_person / words,
            connectives_per_word: tally.connectives / words,
            demonstratives_per_word: tally.demonstratives / words,
            stop_words_per_word: tally.stop_words / words,

            opens_with_connective: flag(surface.opener == Opener::Connective),
            opens_with_pronoun: flag(surface.opener == Opener::Pronoun),
            opens_with_demonstrative: flag(surface.opener == Opener::Demonstrative),
            opens_with_first_person: flag(surface.opener == Opener::FirstPerson),
            opens_with_quote: flag(surface.opener == Opener::Quote),
            quoted_per_word: surface.quoted as f32 / words,
            quote_runs_in: flag(surface.quote_runs_in),
            quote_runs_out: flag(surface.quote_runs_out),
            pronoun_speaks: flag(surface.pronoun_speaks),
            nameless: flag(surface.nameless),
            question: flag(surface.question),
            link_line: flag(surface.link_line),
            furniture: flag(surface.furniture),
            has_agency_prefix: flag(surface.skipped > 0),
            leans_back: flag(coherence::leans_back(surface)),

            currency_signs: signs.currency.min(3.0),
            dashes: signs.dashes.min(4.0),
            brackets: signs.brackets.min(4.0),
            punctuation: signs.punctuation.min(12.0),
            addresses: signs.addresses,
            ellipses: signs.ellipses,

            names: names.count.min(8.0),
            salience_sum: names.salience,
            salience_best: names.best,
            main_entities: names.main.min(3.0),

            worth: own.worth,
            mean_coverage: own.mean,
            centrality: own.central,
            worth_rank_share: self.worth_rank[nth],
            centrality_rank_share: self.central_rank[nth],
            worth_rank: (self.worth_rank[nth] * count).min(40.0),
            worth_before: before.worth,
            worth_after: after.worth,
            worth_over_before: own.worth - before.worth,
            worth_over_lead: own.worth - lead.worth,
            mean_coverage_before: before.mean,
            mean_coverage_after: after.mean,
            gain_after_lead: self.gain_after_lead(kept),
            best_coverage: self.best_coverage(kept),
            lead_worth: lead.worth,

            tells_past: flag(role.past),
            tells_perfect: flag(role.perfect),
            tells_present: flag(role.present),
            tells_future: flag(role.future),
            tells_possible: flag(role.open),
            passive: flag(role.passive),
            reports: flag(role.reports),
            denies: flag(role.denies),
            state: flag(role.state),
            subject_named: flag(role.subject_named),
            subject_pronoun: flag(role.subject_pronoun),
            subject_person: flag(role.subject_person),
            verbless: flag(role.verbless),
            sums: role.sums.min(4.0),
            people_counted: role.people.min(3.0),
            happenings: role.happenings.min(4.0),
            reasons_given: role.reasons.min(4.0),
            asides: role.asides.min(4.0),
            pronouns_unexplained: role.leans.min(3.0),
        }
    }

    /// What the sentence adds when the first sentence is shown already.
    fn gain_after_lead(&self, kept: &[Occurrence]) -> f32 {
        let hits: f32 =
            kept.iter().map(|o| self.coverage[o.term as usize][usize::from(self.in_lead[o.term as usize])]).sum();
        2.0 * hits / (kept.len() as f32 + REFERENCE_WORDS)
    }

    fn best_coverage(&self, kept: &[Occurrence]) -> f32 {
        let content = kept.iter().filter(|o| !self.story.terms.get(o.term).class.stop);
        content.map(|o| self.coverage[o.term as usize][0]).fold(0.0, f32::max)
    }
}

/// Counts over the words of one sentence.
#[derive(Default)]
struct Tally {
    content: f32,
    repeated: f32,
    frequent: f32,
    new: f32,
    shared_with_lead: f32,
    log_times: f32,
    letters: f32,
    headline: f32,
    standfirst: f32,
    capitals: f32,
    numbers: f32,
    dates: f32,
    reporting: f32,
    modals: f32,
    pronouns: f32,
    first_person: f32,
    connectives: f32,
    demonstratives: f32,
    stop_words: f32,
}

impl Tally {
    fn of(terms: &Terms, kept: &[Occurrence], in_lead: &[bool], nth: usize) -> Self {
        let mut tally = Self::default();
        for o in kept {
            let t = terms.get(o.term);
            tally.capitals += flag(t.capital * 2 > t.times);
            tally.numbers += flag(t.class.number);
            tally.dates += flag(t.class.when);
            tally.reporting += flag(t.class.reporting);
            tally.modals += flag(t.class.modal);
            tally.pronouns += flag(t.class.pronoun);
            tally.first_person += flag(t.class.first_person);
            tally.connectives += flag(t.class.connective);
            tally.demonstratives += flag(t.class.demonstrative);
            if t.class.stop {
                tally.stop_words += 1.0;
                continue;
            }
            tally.content += 1.0;
            tally.repeated += flag(t.sentences > 1);
            tally.frequent += flag(t.sentences > 3);
            tally.new += flag(t.first as usize == nth);
            tally.shared_with_lead += flag(in_lead[o.term as usize]);
            tally.headline += flag(t.in_headline);
            tally.standfirst += flag(t.in_standfirst);
            tally.log_times += libm::log1pf(t.times as f32);
            tally.letters += f32::from(t.letters);
        }
        tally
    }
}

/// Counts over the tokens of one sentence that are no words.
#[derive(Default)]
struct Signs {
    currency: f32,
    dashes: f32,
    brackets: f32,
    punctuation: f32,
    addresses: f32,
    ellipses: f32,
}

impl Signs {
    fn of(document: &Document, tokens: std::ops::Range<usize>) -> Self {
        let mut signs = Self::default();
        for token in &document.tokens[tokens] {
            match token.kind {
                TokenKind::Currency => signs.currency += 1.0,
                TokenKind::Dash => signs.dashes += 1.0,
                TokenKind::Bracket => signs.brackets += 1.0,
                TokenKind::Punctuation => signs.punctuation += 1.0,
                TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag => signs.addresses += 1.0,
                TokenKind::Ellipsis => signs.ellipses += 1.0,
                _ => {}
            }
        }
        signs
    }
}

/// The entities that a sentence names.
#[derive(Default)]
struct Names {
    count: f32,
    salience: f32,
    best: f32,
    main: f32,
}

impl Names {
    fn of(entities: &Entities, surface: &Surface) -> Self {
        let mut names = Self::default();
        // Entities are sorted by salience.
        let mut main = [false; 3];
        for mention in entities.mentions_in(surface.span).iter().filter(|m| m.kind == MentionKind::Name) {
            let salience = entities.list()[mention.entity].salience.0;
            names.count += 1.0;
            names.salience += salience;
            names.best = names.best.max(salience);
            if let Some(named) = main.get_mut(mention.entity) {
                *named = true;
            }
        }
        names.main = main.iter().filter(|named| **named).count() as f32;
        names
    }
}

/// For each measure, its rank among all, from 0 (best) to 1.
fn ranks(measures: &[Measure], value: impl Fn(&Measure) -> f32) -> Vec<f32> {
    let mut order: Vec<usize> = (0..measures.len()).collect();
    order.sort_by(|&a, &b| value(&measures[b]).total_cmp(&value(&measures[a])).then(a.cmp(&b)));
    let mut ranks = vec![0.0; measures.len()];
    for (rank, &i) in order.iter().enumerate() {
        ranks[i] = rank as f32 / measures.len() as f32;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_the_first_term_feature() {
        assert_eq!(TermFeatures::NAMES[TIME], "time");
    }
}
