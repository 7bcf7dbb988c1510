//! Times → timeline: what happened when, oldest first.
//!
//! anchors (which verb or noun a date dates) → subjects (who does it) → clauses (its label) → merging (one entry for one
//! happening). What happened, not which sentence: dates of things, spans, states, comparisons and reports have no entry. The
//! news itself has one without a date word too. Days without a year stand after the others.

mod anchors;
mod clauses;
mod merging;
mod phrases;
mod subjects;
mod tails;

use crate::analysis::{MentionKind, ParagraphKind, Polarity, Quote, QuoteKind, TimelineEntry, TimexType};
use crate::calendar::{Date, add_days, add_months, day_of, iso, month_end};
use crate::document::story::is_story_sentence;
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::time_words::UnitOfTime;
use crate::english::{Lexicon, Tag, Tags, TimeWord, lemma};
use crate::entities::Entities;
use crate::span::Span;
use crate::syntax::verbs::Tense;
use crate::syntax::{phrases as noun_phrases, tree, verbs};
use crate::time::{Times, Timex};
use anchors::{Anchor, Dated};
use clauses::{Clause, Writer};
use std::ops::Range;

/// Window before a date for the words of a comparison, in tokens.
const COMPARED: usize = 16;

/// Maximum number of mentions of one sentence that are looked at.
const WINDOW: usize = 64;

/// Tokens behind a verb in which its own date stands.
const NEAR: usize = 8;

/// Maximum length of the words for a source, in characters.
const SOURCE: usize = 60;

/// Verbs of what may lie ahead although they are past: "announced", "scheduled".
const AHEAD: Tags = Tags::of(&[Tag::Say, Tag::Tell, Tag::Plan, Tag::Booked]);

/// Deeds that the words of one story tell in turn.
const DEEDS: Tags = Tags::of(&[Tag::Arrests, Tag::Dies, Tag::Explodes, Tag::Shoots, Tag::Collides]);

/// Sentences of the story in which a report is news itself.
const OPENING: usize = 3;

/// Days before that of the document on which news may have happened.
const NEWS: i64 = 8;

/// About a year, in days.
const LONG: i64 = 300;

/// A line with a clock time alone is longer than it by at most so many bytes: "21:40 BST".
const ZONE: usize = 6;

/// Posts that are looked at.
const MOST_POSTS: usize = 100;

/// Paragraphs from the time of a post to its first sentence.
const POST: usize = 3;

/// Bytes; a longer one holds a line of signs, which is no word.
const LONGEST_LABEL: usize = 400;

/// Keys of entities stand behind this; those of words are hashes.
const ENTITY: u64 = 1 << 32;

/// An entry in the making.
struct Draft {
    days: Option<(Date, Date)>,
    edtf: String,
    time: Option<usize>,
    label: String,
    /// The word that names the event, and the key of its base form.
    event: Span,
    head: usize,
    verb: u64,
    /// Keys of the content words of the label, and of its nouns for what happens; that of its verb.
    words: Vec<u64>,
    kin: Vec<u64>,
    deed: u64,
    named: Vec<usize>,
    source: Option<String>,
    sentence: usize,
    planned: bool,
    /// Somebody says something.
    is_statement: bool,
    /// Kinds of deeds that other words may tell: "arrested", "taken into custody".
    deeds: Tags,
    /// Without a date word: the day is the document's.
    is_lead: bool,
    /// Told by a noun alone: "the attack on the harbour".
    is_noun: bool,
    /// Says only that something is shown: "an article was published".
    is_light: bool,
    /// Says only that what is told elsewhere took place: "The accident occurred".
    is_bare: bool,
    /// The key of who does it, else of the first content word of the label.
    subject: u64,
}

struct Builder<'d> {
    document: &'d Document<'d>,
    entities: &'d Entities,
    quotes: &'d [Quote],
    writer: Writer<'d>,
    /// The place of each sentence among those of the story; `None` for others.
    places: Vec<Option<usize>>,
}

pub fn build(document: &Document, entities: &Entities, quotes: &[Quote], times: &Times) -> Vec<TimelineEntry> {
    // "current and former ministers" is no date for a label.
    let is_day = |t: &&Timex| t.value != "PRESENT_REF" || document.tokens_in(t.span).len() > 1;
    let dates = times.list.iter().filter(|t| matches!(t.kind, TimexType::Date | TimexType::Time)).filter(is_day);
    // "died three months after being inducted": labels leave the measure out too.
    let lapses = times.list.iter().filter(|t| lapse(document, t).is_some());
    let mut spans: Vec<Span> = dates.chain(lapses).map(|t| t.span).collect();
    spans.sort_unstable_by_key(|s| (s.start, s.end));
    let mut count = 0;
    let places = (0..document.sentences.len()).map(|s| {
        let tells = is_story_sentence(document, s);
        count += usize::from(tells);
        tells.then(|| count - 1)
    });
    let places = places.collect();
    let phrases = phrases::Phrases { document, entities, times: &spans };
    let builder = Builder { document, entities, quotes, writer: Writer { phrases }, places };
    let mut drafts = builder.dated(times);
    if let Some(lead) = builder.lead(&drafts, times) {
        // What is said on it in the next sentences belongs to it.
        drafts.retain(|d| {
            let near = d.sentence > lead.sentence && builder.places[d.sentence].is_some_and(|p| p < OPENING);
            !(near && d.is_statement && builder.is_recent(d.days, 2))
        });
        let at = drafts.partition_point(|d| d.sentence < lead.sentence);
        drafts.insert(at, lead);
    }
    builder.posts(&mut drafts, times);
    builder.lapses(&mut drafts, times);
    let mut drafts = merging::merge(drafts);
    // Dates before the year 1 sort by their number, not by their letters; entries without a day stand last, in text order.
    drafts.sort_by_key(|d| {
        let from = d.days.map(|(from, _)| from);
        (from.is_none(), from, d.to(), d.sentence, d.time)
    });
    drafts.into_iter().filter(|d| d.label.len() < LONGEST_LABEL).map(|draft| builder.entry(draft)).collect()
}

impl Builder<'_> {
    /// An entry for each date that dates a happening, in text order.
    fn dated(&self, times: &Times) -> Vec<Draft> {
        let document = self.document;
        let mut drafts: Vec<Draft> = Vec::new();
        let mut skip = None;
        for (index, time) in times.list.iter().enumerate() {
            if skip == Some(index) || !matches!(time.kind, TimexType::Date | TimexType::Time) {
                continue;
            }
            let Some(sentence) = document.sentence_at(time.span.start) else { continue };
            if self.places[sentence].is_none()
                || self.is_question(sentence)
                || document.dateline.is_some_and(|d| d.covers(time.span))
            {
                continue;
            }
            // "that night in April 2013" is no night of this week.
            let meant_by_next = times.list.get(index + 1).is_some_and(|next| {
                let (here, then) = (document.tokens_in(time.span), document.tokens_in(next.span));
                !here.is_empty()
                    && then.start == here.end + 1
                    && document.features(here.start).is(Tag::Demonstrative)
                    && document.features(here.start).is(Tag::That)
                    && document.nodes[here.end].part == Part::Adposition
            });
            if meant_by_next {
                continue;
            }
            // A time without days has an EDTF only where nothing but the year is missing.
            let Some(mut edtf) = time.edtf.clone() else { continue };
            let mut days = time.days;
            let mut tokens = document.tokens_in(time.span);
            if self.is_heading(sentence, &tokens, days) {
                continue;
            }
            if let Some((from, to)) = days
                && let Some(next) = times.list.get(index + 1)
                && let Some((_, end)) = next.days
                && end >= to
                && next.days.is_some_and(|(start, _)| start >= from)
                && is_range(document, tokens.clone(), document.tokens_in(next.span))
            {
                edtf = format!("{}/{}", start_of(&edtf), end_of(next.edtf.as_deref().unwrap_or("")));
                days = Some((from, end));
                skip = Some(index + 1);
                tokens.end = tokens.end.max(document.tokens_in(next.span).end);
            } else if let Some(whole) = period_to(document, index, times) {
                (days, edtf) = (Some(whole), format!("{}/{}", iso(whole.0), iso(whole.1)));
            } else if is_comparison(document, document.sentences[sentence].tokens.start, tokens.clone(), time) {
                continue;
            }
            let days = days.map(|(from, to)| (from.min(to), from.max(to)));
            if time.approximate && !edtf.contains(['/', 'X']) {
                edtf.push('?');
            }
            let dated = self.meant(tokens, days);
            // "today" in somebody's words is the day of the words.
            let deictic = dated.tokens.clone().any(|t| document.features(t).is(Tag::DeicticDay));
            if deictic && self.is_quoted(time.span) {
                continue;
            }
            // "the quarter ended Sept. 30" is a period.
            let before = dated.tokens.start.checked_sub(1);
            if before.is_some_and(|t| self.writer.phrases.ends_period(t)) {
                continue;
            }
            let told = self.told(&dated, sentence, days).filter(|(clause, _)| !self.is_loose(clause, days));
            let Some((clause, source)) = told else { continue };
            if time.kind == TimexType::Time && self.is_habit(&clause, &dated.tokens) {
                continue;
            }
            // A claim in quotation marks that nobody is known to make.
            let unsigned = |q: &Quote| q.kind == QuoteKind::Direct && q.speaker.is_none();
            if source.is_none() && self.quote(clause.event).is_some_and(unsigned) && self.is_quoted(clause.event) {
                continue;
            }
            let planned = self.is_planned(clause.head, days);
            let draft = self.draft(clause, source, sentence, days, edtf, Some(index), planned);
            // Two dates of one verb: the finer one, unless both are meant ("in 2004 and in 2010").
            let twin = drafts.iter().rev().take(4).position(|d| d.head == draft.head && d.sentence == sentence);
            if let Some(back) = twin {
                let at = drafts.len() - 1 - back;
                let before = drafts[at].time.map(|t| document.tokens_in(times.list[t].span).end);
                let both = before.is_some_and(|b| {
                    b <= dated.tokens.start
                        && dated.tokens.start - b < 8
                        && (b..dated.tokens.start).any(|t| document.features(t).is(Tag::Coordinator))
                });
                if !both || drafts[at].days == draft.days {
                    let length = |d: &Draft| d.days.map_or(i64::MAX, |(from, to)| (to - from).whole_days());
                    if length(&draft) < length(&drafts[at]) {
                        drafts[at] = draft;
                    }
                    continue;
                }
            }
            drafts.push(draft);
        }
        drafts
    }

    /// "is expected to stay, coming out of the north until Tuesday", "prompting the embassy to close": a form in -ing that no label
    /// can turn into a deed.
    fn is_loose(&self, clause: &Clause, days: Option<(Date, Date)>) -> bool {
        let document = self.document;
        let node = document.nodes[clause.head];
        let gerund = node.part == Part::Gerund
            && node.relation != Relation::Conjunct
            && tree::child(document, clause.head, &clauses::HELPERS).is_none();
        let ahead = document.date.value.zip(days).is_some_and(|(today, (from, _))| from > today);
        let makes = tree::child(document, clause.head, &[Relation::OpenComplement]).is_some()
            && tree::child(document, clause.head, &[Relation::Object]).is_some();
        gerund && (ahead || makes && node.relation == Relation::AdverbialClause)
    }

    /// "some pupils get picked up at 5:45 a.m.": what many do at an hour, on no day.
    fn is_habit(&self, clause: &Clause, time: &Range<usize>) -> bool {
        let document = self.document;
        let on_a_day = |t: usize| {
            let word = document.features(t);
            word.is(Tag::Weekday) || word.is(Tag::Month) || word.is(Tag::DeicticDay)
        };
        let many = |subject: usize| {
            let determiner = noun_phrases::determiner(document, subject).map(|d| document.features(d));
            let all = document.nodes[subject].part == Part::Noun && document.features(subject).is(Tag::Plural);
            let some = document.nodes[subject].part == Part::Determiner;
            (all || some) && determiner.is_none_or(|d| !d.is(Tag::Definite) && !d.is(Tag::Demonstrative))
        };
        let group = verbs::group(document, clause.head);
        // "For years people have been tuning in at four."
        let lasts = group.tense == Tense::Perfect && document.nodes[clause.head].part == Part::Gerund;
        let told = lasts || group.tense == Tense::Present && !anchors::is_progressive(document, clause.head);
        told && !time.clone().any(on_a_day)
            && !anchors::is_planned(document, clause.head)
            && subjects::subject(document, clause.head).is_some_and(many)
    }

    fn is_question(&self, sentence: usize) -> bool {
        let mut last = self.document.sentences[sentence].tokens.clone().rev();
        let mark = last.find(|&t| self.document.tokens[t].kind != TokenKind::Quote);
        mark.is_some_and(|t| self.document.word(t) == "?")
    }

    fn meant(&self, tokens: Range<usize>, days: Option<(Date, Date)>) -> Dated {
        let today = self.document.date.value;
        let is_long = days.is_some_and(|(from, to)| (to - from).whole_days() >= LONG);
        let is_over = match (today, days) {
            (Some(today), Some((_, to))) => to < today,
            (None, Some(_)) => true,
            _ => false,
        };
        let is_ahead = match (today, days) {
            (Some(today), Some((from, to))) => from > today || is_long && to > today,
            _ => true,
        };
        let is_vague = days.is_some_and(|(from, to)| (to - from).whole_days() > 3000);
        Dated { tokens, is_long, is_vague, is_over, is_ahead }
    }

    /// The clause or noun that a date dates, with who says so.
    fn told(&self, dated: &Dated, sentence: usize, days: Option<(Date, Date)>) -> Option<(Clause, Option<String>)> {
        let document = self.document;
        match anchors::find(document, dated) {
            Anchor::Verb(verb) => {
                let verb = self.told_by(verb, dated, days);
                let plain = self.only_reports(verb);
                if subjects::subject(document, verb).is_some_and(|s| document.features(s).is(Tag::Negative)) {
                    return None;
                }
                if clauses::is_doubted(document, verb)
                    || self.writer.has_object_before(verb)
                    || !clauses::states(document, verb)
                    || clauses::is_conditional(document, verb)
                    || self.is_unsaid(verb)
                    || self.is_called_off(verb, sentence)
                    || plain && self.places[sentence].is_none_or(|p| p >= OPENING)
                {
                    return None;
                }
                // "had denied manslaughter over the death of Henrik Dahl on 9 February": the day of the death.
                let denied = document.features(verb).is(Tag::Deny) && dated.tokens.start > verb;
                let happened =
                    |&t: &usize| document.features(t).is(Tag::Happening) && document.nodes[t].part == Part::Noun;
                let between = verb + 1..dated.tokens.start.min(verb + COMPARED);
                if let Some(noun) = between.rev().find(|t| denied && happened(t)) {
                    return Some((self.noun(noun)?, None));
                }
                // "announced a change in times next autumn": the day of the change.
                let object = tree::child(document, verb, &[Relation::Object]).filter(|&o| {
                    o > verb
                        && o < dated.tokens.start
                        && document.features(verb).is(Tag::Say)
                        && document.date.value.is_some()
                        && dated.is_ahead
                        && document.nodes[o].part == Part::Noun
                        && !document.features(o).is(Tag::Person)
                        && tree::child(document, o, &[Relation::PossessiveModifier]).is_none()
                });
                if let Some(object) = object.filter(|_| verbs::group(document, verb).tense == Tense::Past) {
                    return Some((self.noun(object)?, self.source(object)));
                }
                if self.is_out_of_time(verb, days) {
                    // "has invited them to a ceremony on 12 March"
                    let near = (verb + 1..dated.tokens.start).rev().take(NEAR);
                    let meant =
                        |&t: &usize| document.features(t).is(Tag::Happening) && document.nodes[t].part == Part::Noun;
                    let noun = anchors::noun_of(document, dated).or_else(|| near.into_iter().find(meant))?;
                    return Some((self.noun(noun)?, self.source(noun)));
                }
                let label = self
                    .writer
                    .clause(verb)
                    .or_else(|| self.noun(anchors::noun_of(document, dated)?))
                    .or_else(|| self.writer.surface(verb, sentence))
                    .or_else(|| self.above(verb, dated))?;
                Some((label, self.source(verb)))
            }
            Anchor::Noun(noun) => {
                let clause = self.noun(noun)?;
                // "estimated that the earthquake will cost millions": that there was one is no claim.
                let known = clause.label.starts_with("The ");
                Some((clause, self.source(noun).filter(|_| !known)))
            }
            Anchor::Report(verb) => self.report(verb, dated, sentence, days),
            Anchor::Nothing => None,
        }
    }

    /// "said at a briefing", "estimated that …"; not "told customers about the fault".
    fn only_reports(&self, verb: usize) -> bool {
        let document = self.document;
        document.features(verb).is(Tag::PlainReport)
            && !verbs::group(document, verb).passive
            && (document.features(verb).is(Tag::State)
                || anchors::content(document, verb).is_some()
                || tree::child(document, verb, &[Relation::Object, Relation::IndirectObject]).is_none())
    }

    /// A noun that says by itself what happened: not "the debate" alone.
    fn noun(&self, noun: usize) -> Option<Clause> {
        let tells = |label: &str| {
            let mut words = label.split(' ');
            let definite = words.next() == Some("The");
            // "the press conference", "the court hearing": which one does not show.
            label.split(' ').count() > if definite && words.all(|w| w.starts_with(char::is_lowercase)) { 3 } else { 2 }
        };
        self.writer.noun(noun).filter(|clause| tells(&clause.label))
    }

    /// The verb that tells the event where the date hangs on one beside it: "The strike, which took place on Sunday, killed
    /// two", "killed two and wounded three last night", "was taken by men wearing masks on Friday".
    fn told_by(&self, verb: usize, dated: &Dated, days: Option<(Date, Date)>) -> usize {
        let document = self.document;
        // "It is hoped the talks on Sunday will succeed"
        if subjects::is_of_it(document, verb)
            && let Some(content) = anchors::content(document, verb)
        {
            return content;
        }
        let node = document.nodes[verb];
        let head = node.head as usize;
        let tense = |v: usize| verbs::group(document, v).tense;
        let over = |v: usize| matches!(tense(v), Tense::Past | Tense::Perfect) && verbs::is_predicate(document, v);
        // Whether another date stands in the clauses there; that of a report around them is none of theirs.
        let dated_too = |range: Range<usize>| {
            let end = range.end.min(range.start + 2 * WINDOW);
            (range.start..end).any(|t| {
                let of_report = || {
                    let up = verbs::governor(document, t);
                    up.is_some_and(|up| up != verb && document.features(up).is(Tag::Say))
                };
                self.writer.phrases.is_time(t) && !dated.tokens.contains(&t) && !of_report()
            })
        };
        if matches!(node.relation, Relation::RelativeClause | Relation::Clause)
            && document.nodes[head].part.is_nominal()
        {
            let above = document.nodes[head].head as usize;
            let is_subject =
                matches!(document.nodes[head].relation, Relation::Subject | Relation::PassiveSubject) && above > verb;
            let light = document.features(head).is(Tag::Happening)
                || document.features(verb).is(Tag::Occur) && !document.features(head).is(Tag::Person);
            if is_subject
                && light
                && over(above)
                && tense(verb) != Tense::Future
                && !document.features(above).is(Tag::Say)
                && !anchors::is_state(document, above)
                && !dated_too(verb..document.nodes[above].end as usize)
            {
                return above;
            }
            // "by gunmen wearing uniforms in August 2016"
            if node.part == Part::Gerund
                && !dated.is_ahead
                && let Some(up) = verbs::governor(document, head)
                && over(up)
                && up < verb
                && !document.features(up).is(Tag::Say)
                && !anchors::is_state(document, up)
                && !dated_too(up..verb)
            {
                return up;
            }
        }
        // "brought the clock he made to school on 14 September"
        if node.relation == Relation::RelativeClause
            && document.nodes[head].part == Part::Noun
            && document.nodes[head].relation == Relation::Object
            && subjects::subject(document, verb).is_some_and(|s| document.nodes[s].start as usize == head + 1)
            && dated.tokens.start > verb + 2
            && !(verb + 1..dated.tokens.start)
                .any(|t| document.nodes[t].part.is_verb() && document.nodes[t].part.is_finite())
            && let Some(up) = verbs::governor(document, head)
            && up < head
            && over(up)
            && !document.features(up).is(Tag::Say)
            && !anchors::is_state(document, up)
        {
            return up;
        }
        // "charged with murder and interfering with a corpse on Thursday": nobody says that it was so.
        let accuses = |t: usize| document.features(t).is(Tag::Accuse) && document.nodes[t].part.is_verb();
        if node.part == Part::Gerund
            && let Some(up) = tree::path(document, verb).skip(1).take(4).find(|&t| accuses(t))
            && up < verb
        {
            return up;
        }
        // "will leave the course starting in 2017"
        let begins = matches!(&*lemma::of(document.word(verb), Part::Gerund), "start" | "begin");
        if node.part == Part::Gerund
            && begins
            && dated.tokens.start > verb
            && dated.tokens.start <= verb + 2
            && let Some(up) = verbs::governor(document, verb)
            && up < verb
            && verbs::is_predicate(document, up)
            && tree::child(document, verb, &[Relation::Subject, Relation::Object]).is_none()
            && !document.features(up).is(Tag::Say)
        {
            return up;
        }
        // "posted an image of Mourinho holding up a shirt on Wednesday"
        let beside = verb.checked_sub(1).is_some_and(|t| {
            document.nodes[t].part.is_nominal() && tree::path(document, t).skip(1).take(COMPARED).any(|up| up == head)
        });
        if node.relation == Relation::AdverbialClause
            && node.part == Part::Gerund
            && beside
            && head + 1 < verb
            && !dated.is_ahead
            && over(head)
            && tree::child(document, head, &[Relation::Object]).is_some()
            && !anchors::is_state(document, head)
            && !dated_too(head..verb)
        {
            return head;
        }
        // "was arrested when she came home on Monday"
        let during = |c: usize| document.features(c).is(Tag::SameTime) && c < verb;
        if node.relation == Relation::AdverbialClause
            && tree::children(document, verb).any(during)
            && days.is_some_and(|(from, to)| from == to)
            && head < verb
            && over(head)
            && !document.features(head).is(Tag::Say)
            && !anchors::is_state(document, head)
            && !dated_too(head..verb)
        {
            return head;
        }
        // "bought a boat, a dinghy called Patience, in 1962"
        let start = dated.tokens.start;
        let apart = start
            .checked_sub(2)
            .is_some_and(|t| document.nodes[start - 1].part == Part::Adposition && document.word(t) == "," && t > verb);
        if apart
            && matches!(node.relation, Relation::Clause | Relation::RelativeClause)
            && let Some(up) = verbs::governor(document, verb)
            && up < verb
            && over(up)
            && !document.features(up).is(Tag::Say)
            && !anchors::is_state(document, up)
            && !dated_too(up..verb)
        {
            return up;
        }
        // … where the tree has the clause between the commas as one beside the verb.
        let refers = |c: usize| c < verb && document.features(c).is(Tag::Relative);
        if node.relation == Relation::AdverbialClause
            && head > verb
            && tree::children(document, verb).any(refers)
            && subjects::subject(document, verb).is_some_and(|s| document.features(s).is(Tag::Happening))
            && over(head)
            && !document.features(head).is(Tag::Say)
            && !anchors::is_state(document, head)
            && !dated_too(verb..document.nodes[head].end as usize)
        {
            return head;
        }
        // "The strike, which took place on Sunday, killed two", where the tree takes the clause between the commas for the main one.
        let light =
            |subject: usize| document.features(verb).is(Tag::Occur) || document.features(subject).is(Tag::Happening);
        if let Some(main) = self.swallowed(verb)
            && subjects::subject(document, verb).is_some_and(light)
            && !dated_too(verb..(main + NEAR).min(document.nodes[main].end as usize))
        {
            return main;
        }
        let is_day = days.is_some_and(|(from, to)| from == to);
        // "14 people were killed and 60 others wounded on Thursday"
        let helped = tree::child(document, verb, &clauses::HELPERS).is_some();
        let counted = |s: usize| tree::child(document, s, &[Relation::Number]).is_some();
        if node.relation == Relation::Conjunct
            && head < verb
            && verbs::group(document, head).passive
            && !helped
            && subjects::may_be_past(document, verb)
            && tree::child(document, verb, &[Relation::Object]).is_none()
            && tree::child(document, verb, &[Relation::Subject, Relation::PassiveSubject]).is_some_and(counted)
            && !dated_too(head..verb)
        {
            return head;
        }
        if node.relation == Relation::Conjunct
            && is_day
            && head < verb
            && over(head)
            && (tense(verb) == tense(head) || tense(verb) == Tense::None)
            && dated.tokens.start > verb
            && tree::child(document, verb, &[Relation::Subject, Relation::PassiveSubject]).is_none()
            && !document.features(head).is(Tag::Say)
            && !anchors::is_state(document, head)
            && !dated_too(head..verb)
        {
            return head;
        }
        verb
    }

    /// The past verb behind the clause of `verb` between commas, hung on it as if it were a part of it.
    fn swallowed(&self, verb: usize) -> Option<usize> {
        const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];
        let document = self.document;
        let refers = |c: usize| {
            c < verb
                && SUBJECTS.contains(&document.nodes[c].relation)
                && (document.features(c).is(Tag::Relative) || document.features(c).is(Tag::That))
        };
        let reduced = document.nodes[verb].relation == Relation::Clause
            && document.nodes[verb].part == Part::Participle
            && verb.checked_sub(1).is_some_and(|before| document.word(before) == ",");
        if !reduced && !tree::children(document, verb).any(refers) {
            return None;
        }
        tree::children(document, verb).filter(|&c| c > verb).find(|&c| {
            let node = document.nodes[c];
            let beside = matches!(node.relation, Relation::AdverbialClause | Relation::Conjunct | Relation::Parataxis);
            let before = (node.start as usize).checked_sub(1).map(|t| document.word(t));
            let own = [Relation::Subject, Relation::PassiveSubject, Relation::Mark, Relation::Coordination];
            let first = tree::children(document, c).next().filter(|&f| f < c).unwrap_or(c);
            beside
                && (matches!(node.part, Part::PastVerb | Part::Participle)
                    || node.part.is_verb() && node.part != Part::Gerund && document.features(c).is(Tag::Past))
                && tree::child(document, c, &own).is_none()
                && (before == Some(",") || [first, node.start as usize].iter().any(|&t| document.word(t) == ","))
                && !document.features(c).is(Tag::Say)
        })
    }

    /// "missed the game … and will be out until December": a past verb has no day to come.
    fn is_out_of_time(&self, verb: usize, days: Option<(Date, Date)>) -> bool {
        let ahead = matches!((self.document.date.value, days), (Some(today), Some((from, _))) if from > today);
        let group = verbs::group(self.document, verb);
        ahead
            && matches!(group.tense, Tense::Past | Tense::Perfect)
            && !anchors::is_planned(self.document, verb)
            && self.document.nodes[verb].part.is_verb()
            && !self.document.features(verb).tags.meets(&AHEAD)
    }

    /// "was due to be freed in May. But …": what was planned and did not come about.
    fn is_called_off(&self, verb: usize, sentence: usize) -> bool {
        let document = self.document;
        let group = verbs::group(document, verb);
        if group.tense != Tense::Past || !anchors::is_planned(document, verb) {
            return false;
        }
        let be = tree::children(document, verb).any(|c| c < verb && document.features(c).is(Tag::Be));
        let end = document.sentences[sentence].tokens.end;
        let contrast = |t: usize| document.features(t).is(Tag::Contrast);
        let inside = (verb + 1..end.min(verb + 2 * WINDOW))
            .any(|t| contrast(t) && document.nodes[t].part == Part::Coordinator && document.word(t - 1) == ",");
        let next = document.sentences.get(sentence + 1);
        be && (inside || next.is_some_and(|s| !s.tokens.is_empty() && contrast(s.tokens.start)))
    }

    /// "Thursday, May 7, 2015 On Tuesday, …", "26 July 2022: …": the day of the text itself before the story.
    fn is_heading(&self, sentence: usize, tokens: &Range<usize>, days: Option<(Date, Date)>) -> bool {
        let document = self.document;
        let Some(next) = document.tokens.get(tokens.end) else { return false };
        document.sentences[sentence].tokens.start == tokens.start
            && tokens.len() > 2
            && days.is_some_and(|(from, to)| from == to && Some(from) == document.date.value)
            && (next.kind == TokenKind::Dash
                || matches!(document.word(tokens.end), ":" | "." | "-")
                || document.features(tokens.end).case.is_capital())
    }

    /// What happened a measured time before or after what has a day: "died three months after being inducted".
    fn lapses(&self, drafts: &mut Vec<Draft>, times: &Times) {
        let document = self.document;
        for (index, time) in times.list.iter().enumerate() {
            let Some((count, unit, later)) = lapse(document, time) else { continue };
            let Some(sentence) = document.sentence_at(time.span.start) else { continue };
            let Some(place) = self.places[sentence] else { continue };
            let tokens = document.tokens_in(time.span);
            let word = tokens.end;
            // The verb or noun behind "after".
            let below = document.nodes[word].head as usize;
            let node = document.nodes[below];
            let is_case = matches!(document.nodes[word].relation, Relation::Mark | Relation::Case);
            if below <= word || !is_case || self.is_quoted(time.span) {
                continue;
            }
            let end = document.tokens[document.nodes[below].end as usize - 1].span.end;
            let other = |t: &Timex| t.span.start < end && t.days.is_some();
            if times.list[index + 1..].iter().take(4).any(other) {
                continue;
            }
            let clause = if verbs::is_predicate(document, below) {
                let group = verbs::group(document, below);
                let told = !group.negated && group.modal.is_none() && !anchors::is_state(document, below);
                if !told || group.tense == Tense::Present || document.features(below).is(Tag::PlainReport) {
                    continue;
                }
                self.writer.clause(below)
            } else if document.features(below).is(Tag::Happening) && node.part == Part::Noun {
                self.noun(below)
            } else {
                None
            };
            let Some(clause) = clause else { continue };
            // The day that is measured from: that of the sentence, else of the news told just before.
            let to = drafts.partition_point(|d| d.sentence <= sentence);
            let near = drafts[..to].iter().rev().take(4).find(|d| {
                let own = d.sentence == sentence && (d.head < word || self.is_recent(d.days, 2));
                let news = d.sentence + 3 >= sentence && self.is_recent(d.days, 2) && !d.planned;
                (own || news) && d.days.is_some_and(|(from, to)| from == to)
            });
            let base = match near {
                Some(draft) => draft.days.map(|(from, _)| from),
                None if place < OPENING => document.date.value,
                None => None,
            };
            let Some(base) = base else { continue };
            // "denied that he had withdrawn them two days before …": what it is measured from has another day.
            let up = verbs::governor(document, word - 1);
            if !later && near.map(|d| d.head) != up {
                continue;
            }
            let back = if later { -count } else { count };
            let Some((days, edtf)) = moved(base, back, unit) else { continue };
            let planned = self.document.date.value.is_some_and(|today| days.0 > today);
            let draft = self.draft(clause, None, sentence, Some(days), edtf, Some(index), planned);
            drafts.insert(to, draft);
        }
    }

    /// The clause around one without a label: "shelved its plans for offering shares".
    fn above(&self, verb: usize, dated: &Dated) -> Option<Clause> {
        let document = self.document;
        let up = verbs::governor(document, verb)?;
        let within = matches!(
            document.nodes[verb].relation,
            Relation::Clause | Relation::OpenComplement | Relation::AdverbialClause | Relation::ClausalComplement
        ) && document.nodes[verb].part != Part::Participle;
        // "prayed with him before he died last year"
        let apart = tree::children(document, verb).any(|c| {
            c < verb
                && matches!(
                    document.features(c).time,
                    Some(TimeWord::Before | TimeWord::After | TimeWord::Until | TimeWord::Since)
                )
        });
        // "although she left in 2014": a clause of its own; not ", the clerk announced on Tuesday".
        let whole = matches!(document.nodes[verb].relation, Relation::Clause | Relation::AdverbialClause)
            && tree::child(document, verb, &[Relation::Subject, Relation::PassiveSubject]).is_some()
            && !document.features(verb).is(Tag::Say);
        // "was beaten on 5 July and died five days later": a deed of its own.
        let joined = verb.checked_sub(1).is_some_and(|t| document.nodes[t].part == Part::Coordinator);
        let sound = within
            && !apart
            && !whole
            && !joined
            && !document.features(up).is(Tag::Say)
            && anchors::is_event(document, up, dated)
            && !clauses::is_doubted(document, up)
            && clauses::states(document, up);
        sound.then(|| self.writer.clause(up)).flatten()
    }

    /// A report with a day: an event where saying is doing something ("announced") or where it is the news.
    fn report(
        &self,
        verb: usize,
        dated: &Dated,
        sentence: usize,
        days: Option<(Date, Date)>,
    ) -> Option<(Clause, Option<String>)> {
        let document = self.document;
        let content = anchors::content(document, verb)?;
        let word = document.features(verb);
        if verbs::group(document, verb).negated || clauses::is_doubted(document, verb) {
            return None;
        }
        let plain = word.is(Tag::PlainReport);
        let is_news = self.places[sentence].is_some_and(|p| p < OPENING) && self.is_recent(days, 2);
        if plain && !is_news {
            return None;
        }
        // "said on Monday that the mine closed in 2014": the mine has a date of its own.
        let whole = tree::subtree(document, content);
        // "its largest sale since 2016" dates nothing that was said to have happened.
        let compares = |t: usize| {
            let before = t.checked_sub(1).map(|b| document.features(b).time);
            matches!(before, Some(Some(TimeWord::Since | TimeWord::Than)))
        };
        let other = whole.clone().any(|t| {
            self.writer.phrases.is_time(t)
                && !dated.tokens.contains(&t)
                && !compares(t)
                && !tree::path(document, t).take(4).any(|u| u == verb)
        });
        let over =
            Dated { tokens: dated.tokens.clone(), is_long: false, is_vague: false, is_over: true, is_ahead: false };
        let happened = anchors::is_event(document, content, &over)
            && matches!(verbs::group(document, content).tense, Tense::Past | Tense::Perfect);
        if plain && happened && !word.is(Tag::Deny) && !word.is(Tag::Ask) {
            if other {
                return None;
            }
            if let Some(clause) = self.writer.clause(content) {
                return Some((clause, self.speaker(verb)));
            }
        }
        let label = self.writer.statement(verb, content);
        let label = label.or_else(|| if happened { self.writer.clause(content) } else { None });
        Some((label?, None))
    }

    /// The news itself where it has no date word, on the day of the document.
    fn lead(&self, drafts: &[Draft], times: &Times) -> Option<Draft> {
        let document = self.document;
        let today = document.date.value?;
        for (sentence, place) in self.places.iter().enumerate() {
            match place {
                Some(place) if *place >= OPENING => return None,
                Some(_) => {}
                None => continue,
            }
            let mut own = drafts.iter().filter(|d| d.sentence == sentence);
            let dated = own.any(|d| self.is_recent(d.days, NEWS));
            let Some((clause, source)) = self.news(sentence, drafts, times) else {
                if dated {
                    return None;
                }
                continue;
            };
            // "A judge has rejected the request. … in a ruling released Thursday": the day told soon after.
            let edtf = format!("{}~", iso(today));
            let mut draft = self.draft(clause, source, sentence, Some((today, today)), edtf, None, false);
            // "has called off its search for two sailors whose yacht capsized on Saturday": the newer of the two.
            if dated && verbs::group(document, draft.head).tense != Tense::Perfect {
                return None;
            }
            draft.is_lead = true;
            if let Some(index) = self.day_soon(&draft, drafts, times, today).filter(|_| !dated)
                && let Some(days) = times.list[index].days
            {
                (draft.days, draft.edtf, draft.time) = (Some(days), iso(days.0), Some(index));
                draft.is_lead = false;
            }
            return Some(draft);
        }
        None
    }

    /// What a sentence tells as news of the day: its main clause, where that has just happened.
    fn news(&self, sentence: usize, drafts: &[Draft], times: &Times) -> Option<(Clause, Option<String>)> {
        let document = self.document;
        let mut own = drafts.iter().filter(|d| d.sentence == sentence);
        let tokens = document.sentences[sentence].tokens.clone();
        let root = tokens
            .clone()
            .find(|&t| document.nodes[t].head as usize == t && document.nodes[t].part != Part::Punctuation)
            .filter(|&t| verbs::is_predicate(document, t));
        let mut root = root.or_else(|| first_clause(document, tokens.clone()))?;
        // "Lima, who directed a film about a town, has died"
        if let Some(main) = self.swallowed(root).filter(|_| verbs::group(document, root).tense != Tense::Perfect) {
            root = main;
        }
        // "While all eyes are on Porto, a crisis is growing in Faro", where the tree has the first verb above the second.
        let line = document.dateline.map_or(tokens.start, |line| document.tokens_in(line).end.max(tokens.start));
        let first = (line..tokens.end).find(|&t| document.tokens[t].kind.is_wordlike())?;
        if document.nodes[first].relation == Relation::Mark && document.nodes[first].head as usize == root {
            root = tree::children(document, root).find(|&c| {
                c > root
                    && matches!(
                        document.nodes[c].relation,
                        Relation::Conjunct | Relation::Parataxis | Relation::AdverbialClause
                    )
                    && tree::child(document, c, &[Relation::Mark]).is_none()
                    && tree::child(document, c, &[Relation::Subject, Relation::PassiveSubject]).is_some()
            })?;
        }
        // "knew to stop that night in April 2013"
        let is_then = |t: usize| self.writer.phrases.is_time(t) && document.features(t).is(Tag::That) && t > root;
        if self.is_question(sentence) || tokens.clone().take(4 * WINDOW).any(is_then) {
            return None;
        }
        // "When Lima was seven, she heard a noise.", "But decades of peace have hidden it.": how it came, not what is new.
        let opening = document.features(first);
        let scene = opening.is(Tag::SameTime) && !document.features(root).is(Tag::Say);
        if scene && verbs::group(document, root).tense == Tense::Past
            || opening.is(Tag::Contrast) && document.nodes[first].part == Part::Coordinator
        {
            return None;
        }
        // "Three singers were killed in 1959. The pilot died, too.": told of then.
        let old = |(_, to): (Date, Date)| document.date.value.is_some_and(|today| (today - to).whole_days() > LONG);
        let then = |d: &Draft| d.sentence + 1 == sentence && d.days.is_some_and(old);
        if verbs::group(document, root).tense == Tense::Past
            && drafts.iter().take(8).any(then)
            && !document.features(root).is(Tag::Say)
        {
            return None;
        }
        let mut verb = root;
        let mut said = false;
        if document.features(root).is(Tag::Say)
            && let Some(content) = anchors::content(document, root)
        {
            (verb, said) = (content, true);
        }
        let now = Dated { tokens: root..root + 1, is_long: false, is_vague: false, is_over: false, is_ahead: false };
        let group = verbs::group(document, verb);
        // "has walked the same streets for 60 years" is no news.
        let span = document.sentences[sentence].span;
        let from = times.list.partition_point(|t| t.span.start < span.start);
        let lasting = matches!(group.tense, Tense::Perfect | Tense::Past)
            && !said
            && times.list[from..].iter().take(8).take_while(|t| t.span.start < span.end).any(|t| {
                let at = document.tokens_in(t.span).start;
                let before =
                    |word: TimeWord| (at.saturating_sub(NEAR)..at).any(|b| document.features(b).time == Some(word));
                // "eight times in the last 24 years"
                let pointed = document
                    .tokens_in(t.span)
                    .any(|w| matches!(document.features(w).time, Some(TimeWord::Last | TimeWord::Past)));
                let long = t.kind == TimexType::Duration && t.value.ends_with('Y');
                // "has been one of the calmest since 1963"
                let years = t.days.is_some_and(|(from, to)| (to - from).whole_days() >= LONG);
                // "in the years since it was found", "in recent seasons"
                let words = document.tokens_in(t.span);
                let still =
                    words.end < document.tokens.len() && document.features(words.end).time == Some(TimeWord::Since);
                let recent = words.into_iter().any(|w| document.features(w).time == Some(TimeWord::Recent));
                long && (before(TimeWord::For) || pointed || still) || recent || years && before(TimeWord::Since)
            });
        let recent = !lasting
            && (matches!(group.tense, Tense::Past | Tense::Perfect)
                || group.tense == Tense::Present && anchors::is_progressive(document, verb) && !said);
        let told = own.any(|d| {
            // "was convicted and sentenced on Thursday"
            let mut path = tree::path(document, d.head).take(4);
            path.any(|t| t == verb) && document.nodes[d.head].relation == Relation::Conjunct || d.head == verb
        });
        if told
            || !recent
            || !anchors::is_event(document, verb, &now)
            || self.writer.has_object_before(verb)
            || clauses::is_doubted(document, verb)
            || self.is_called_off(verb, sentence)
            || self.is_unsaid(verb)
            || self.is_quoted(document.tokens[verb].span)
        {
            return None;
        }
        Some((self.writer.clause(verb)?, self.source(verb)))
    }

    /// The posts of a live blog: each under a line that is a clock time, with its own news.
    fn posts(&self, drafts: &mut Vec<Draft>, times: &Times) {
        let document = self.document;
        let mut posts: Vec<(usize, usize)> = Vec::new();
        for (index, time) in times.list.iter().enumerate().filter(|(_, t)| t.kind == TimexType::Time) {
            let at = document.paragraphs.partition_point(|p| p.span.end <= time.span.start);
            let Some(paragraph) = document.paragraphs.get(at) else { continue };
            let alone = paragraph.span.len() <= time.span.len() + ZONE && paragraph.span.start == time.span.start;
            let day = time.days.filter(|(from, to)| from == to);
            if !alone || day.is_none() {
                continue;
            }
            let from = document.sentences.partition_point(|s| s.span.start < time.span.end);
            let first = (from..document.sentences.len())
                .take_while(|&s| document.sentences[s].paragraph <= at + POST)
                .find(|&s| self.places[s].is_some() && document.kind_of(s) == ParagraphKind::Body);
            if let Some(sentence) = first.filter(|&s| posts.last().is_none_or(|&(_, before)| before < s)) {
                posts.push((index, sentence));
            }
        }
        if posts.len() < 2 {
            return;
        }
        for (index, sentence) in posts.into_iter().take(MOST_POSTS) {
            if drafts.iter().any(|d| d.sentence == sentence) {
                continue;
            }
            let Some((day, _)) = times.list[index].days else { continue };
            let Some((clause, source)) = self.news(sentence, drafts, times) else { continue };
            let draft = self.draft(clause, source, sentence, Some((day, day)), iso(day), Some(index), false);
            let at = drafts.partition_point(|d| d.sentence < sentence);
            drafts.insert(at, draft);
        }
    }

    /// The date of the day of the document or shortly before in the sentences after the opening one, unless it is that of
    /// something else: a poll, a visit.
    fn day_soon(&self, lead: &Draft, drafts: &[Draft], times: &Times, today: Date) -> Option<usize> {
        let document = self.document;
        let after = document.sentences[lead.sentence].span.end;
        let of_another = |index: usize| {
            drafts.iter().find(|d| d.time == Some(index)).is_some_and(|d| {
                let shared = d.words.iter().any(|w| lead.words.contains(w));
                let people = d.named.iter().any(|e| lead.named.contains(e));
                !(d.kin.is_empty() || d.is_statement || d.is_light || d.is_noun || shared || people)
            })
        };
        let from = times.list.partition_point(|t| t.span.start < after);
        let near = times.list[from..].iter().enumerate().take(8);
        near.map(|(i, t)| (from + i, t))
            .take_while(|(_, t)| {
                let place = document.sentence_at(t.span.start).and_then(|s| self.places[s]);
                place.is_none_or(|p| p < OPENING + 2)
            })
            .find(|(index, t)| {
                let told = document.sentence_at(t.span.start).is_some_and(|s| self.places[s].is_some());
                told && t.days.is_some_and(|(a, b)| a == b && b <= today)
                    && self.is_recent(t.days, 2)
                    && !of_another(*index)
            })
            .map(|(index, _)| index)
    }

    /// Whether a date is the document's day or shortly before; any, where the document has none.
    fn is_recent(&self, days: Option<(Date, Date)>, most: i64) -> bool {
        let Some(today) = self.document.date.value else { return true };
        let Some((from, to)) = days else { return false };
        to <= today && add_days(today, -most).is_some_and(|first| from >= first)
    }

    #[allow(clippy::too_many_arguments)]
    fn draft(
        &self,
        clause: Clause,
        source: Option<String>,
        sentence: usize,
        days: Option<(Date, Date)>,
        edtf: String,
        time: Option<usize>,
        planned: bool,
    ) -> Draft {
        let document = self.document;
        let lexicon = document.words.lexicon();
        let mut words: Vec<u64> = Vec::new();
        let verb = key_of(document.word(clause.head), document.nodes[clause.head].part);
        let mut kin = Vec::new();
        let deed = stem(document.word(clause.head));
        let mut deeds = document.features(clause.head).tags.shared(&DEEDS);
        for word in clause.label.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2) {
            let entry = lexicon.look_up(word);
            if entry.tags.has(Tag::Stop) {
                continue;
            }
            words.push(stem(word));
            deeds = deeds.union(entry.tags.shared(&DEEDS));
            if entry.tags.has(Tag::Happening) {
                kin.push(stem(word));
            }
        }
        words.truncate(WINDOW);
        let subject = self.subject_key(clause.head).or(words.first().copied()).unwrap_or_default();
        words.sort_unstable();
        words.dedup();
        let is_statement = document.features(clause.head).is(Tag::Say);
        let deeds = if is_statement { Tags::NONE } else { deeds };
        let clause_head = clause.head;
        let Clause { label, event, head, named } = clause;
        Draft {
            days,
            edtf,
            time,
            label,
            event,
            head,
            verb,
            words,
            kin,
            deed,
            deeds,
            named,
            source,
            sentence,
            planned,
            is_statement,
            is_lead: false,
            is_noun: !verbs::is_predicate(document, clause_head),
            is_light: self.is_light(clause_head),
            is_bare: self.is_bare(clause_head),
            subject,
        }
    }

    /// The key of who does it: the entity, else the noun.
    fn subject_key(&self, head: usize) -> Option<u64> {
        let document = self.document;
        let subject = subjects::subject(document, head).filter(|_| verbs::is_predicate(document, head))?;
        let mention = self.entities.mention_around(document.tokens[subject].span);
        // "the president's son" is not the president.
        let whole = mention.filter(|m| document.tokens_in(m.span).contains(&subject) && m.kind != MentionKind::Nominal);
        Some(whole.map_or_else(|| stem(document.word(subject)), |m| ENTITY + m.entity as u64))
    }

    fn entry(&self, draft: Draft) -> TimelineEntry {
        let span = self.document.sentences[draft.sentence].span;
        let mut entities: Vec<usize> = self.entities.mentions_in(span).iter().take(WINDOW).map(|m| m.entity).collect();
        entities.extend(&draft.named);
        entities.sort_unstable();
        entities.dedup();
        TimelineEntry {
            from: draft.from(),
            to: draft.to(),
            edtf: draft.edtf,
            event: Some(draft.event),
            // "A baker was cleared, according to a baker", "The union Norda will meet, according to Norda" say nothing.
            source: draft.source.filter(|source| {
                let bare = source.trim_start_matches("The ");
                let first: Vec<&str> = draft.label.split(' ').take(bare.split(' ').count() + 2).collect();
                !first.join(" ").contains(bare)
            }),
            label: draft.label,
            sentence: draft.sentence,
            time: draft.time,
            entities,
            planned: draft.planned,
        }
    }

    /// "The accident occurred": a definite noun without more words.
    fn is_bare(&self, verb: usize) -> bool {
        let document = self.document;
        let takes_place = verb + 1 < document.tokens.len()
            && document.word(verb + 1) == "place"
            && *lemma::of(document.word(verb), document.nodes[verb].part) == *"take";
        let occurs = document.features(verb).is(Tag::Happens) || takes_place;
        let subject = subjects::subject(document, verb).filter(|_| occurs);
        subject.is_some_and(|s| {
            s > 0 && document.features(s).is(Tag::Happening) && document.features(s - 1).is(Tag::Definite)
        })
    }

    /// "An article was published": shows what the news tells.
    fn is_light(&self, verb: usize) -> bool {
        let document = self.document;
        let Some(subject) = subjects::subject(document, verb) else { return false };
        let (word, noun) = (document.features(verb), document.features(subject));
        // "The discovery was announced in a journal."
        let told = word.is(Tag::Say)
            && verbs::group(document, verb).passive
            && document.nodes[subject].part == Part::Noun
            && tree::child(document, subject, &[Relation::Determiner])
                .is_some_and(|d| document.features(d).is(Tag::Definite))
            && !noun.is(Tag::Person);
        told || word.is(Tag::Occur) && noun.is(Tag::Spoken)
    }

    /// Whether the event lies ahead: by its date, else by its verb.
    fn is_planned(&self, head: usize, days: Option<(Date, Date)>) -> bool {
        let group = verbs::group(self.document, head);
        match (self.document.date.value, days) {
            (Some(day), Some((from, _))) if from > day => true,
            (Some(day), Some((_, to))) if to < day => false,
            _ => group.tense == Tense::Future || group.tense != Tense::Past && anchors::is_planned(self.document, head),
        }
    }

    /// The quote around a word, the innermost one.
    fn quote(&self, span: Span) -> Option<&Quote> {
        let to = self.quotes.partition_point(|q| q.span.start <= span.start);
        self.quotes[..to].iter().rev().take(8).find(|q| q.span.covers(span))
    }

    fn is_quoted(&self, span: Span) -> bool {
        self.quote(span).is_some_and(|q| q.parts.iter().any(|p| p.covers(span)))
    }

    /// Whether a word stands in what nobody claims: "denied that …", "asked whether …".
    fn is_unsaid(&self, token: usize) -> bool {
        let quote = self.quote(self.document.tokens[token].span);
        quote.is_some_and(|q| q.polarity != Polarity::Affirmed)
    }

    /// Who says that the event at `token` happened.
    fn source(&self, token: usize) -> Option<String> {
        let quote = self.quote(self.document.tokens[token].span)?;
        let speaker = quote.speaker.as_ref()?;
        let name = match speaker.entity {
            Some(entity) => self.entities.list()[entity].name.clone(),
            None => speaker.name.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        let open = !name.contains(' ') && self.writer.phrases.is_open(&name);
        (!open && name.chars().count() <= SOURCE).then_some(name)
    }

    /// The subject of a verb of saying, in the words of the text.
    fn speaker(&self, verb: usize) -> Option<String> {
        let subject = subjects::subject(self.document, verb)?;
        let words = self.writer.phrases.write(self.writer.phrases.noun_phrase(subject, 8), &mut Vec::new());
        let open = !words.contains(' ') && self.writer.phrases.is_open(&words);
        (!open && !words.is_empty() && words.chars().count() <= SOURCE).then_some(words)
    }
}

/// The key of a word's base form.
fn key_of(word: &str, part: Part) -> u64 {
    crate::english::lexicon::key(&lemma::of(word, part))
}

/// The key of the first letters of a word without its ending, so that "explosion" meets "exploded", and "fire" "fired".
fn stem(word: &str) -> u64 {
    const LETTERS: usize = 5;
    let lower = word.to_lowercase();
    let bare =
        ["ings", "ing", "ed", "es", "s", "e"].iter().find_map(|end| lower.strip_suffix(end).filter(|b| b.len() > 2));
    let bare = bare.unwrap_or(&lower);
    let end = bare.char_indices().nth(LETTERS).map_or(bare.len(), |(at, _)| at);
    crate::english::lexicon::key(&bare[..end])
}

fn start_of(edtf: &str) -> &str {
    edtf.split('/').next().unwrap_or(edtf)
}

fn end_of(edtf: &str) -> &str {
    edtf.rsplit('/').next().unwrap_or(edtf)
}

/// "the three months to 31 December": all the days of a period that is told by its last one.
fn period_to(document: &Document, index: usize, times: &Times) -> Option<(Date, Date)> {
    let (time, before) = (&times.list[index], &times.list[index.checked_sub(1)?]);
    let (first, last) = (document.tokens_in(before.span), document.tokens_in(time.span));
    let to = first.end;
    let day = time.days.filter(|(from, to)| (*to - *from).whole_days() < 31).map(|(_, day)| day)?;
    if before.kind != TimexType::Duration || last.start != to + 1 || document.features(to).time != Some(TimeWord::To) {
        return None;
    }
    let months: i64 = before.value.strip_prefix('P')?.strip_suffix('M')?.parse().ok()?;
    let end = (1..=36).contains(&months).then_some(day)?;
    let (year, month) = add_months(end.year(), end.month().into(), -months)?;
    // From the day after the same day of the month: the first of October for the end of December.
    let from = day_of(year, month, end.day()).or_else(|| month_end(year, month)).filter(|_| end.day() < 28);
    let from = from.or_else(|| month_end(year, month))?;
    Some((add_days(from, 1)?, end))
}

/// Whether two dates are the ends of one range: "from 1991 to 1997", "between May and July", "14-16 November".
fn is_range(document: &Document, first: Range<usize>, second: Range<usize>) -> bool {
    let before = first.start.checked_sub(1).and_then(|i| document.features(i).time);
    let mut between = first.end..second.start;
    match (between.next(), between.next()) {
        // Cut out of one token: "2015-16".
        (None, _) => first.start == second.start || first.end == second.start,
        (Some(i), None) => match document.features(i).time {
            Some(TimeWord::To | TimeWord::Until | TimeWord::Through) => before == Some(TimeWord::From),
            Some(TimeWord::And) => before == Some(TimeWord::Between),
            _ => document.tokens[i].kind == TokenKind::Dash || document.word(i) == "-",
        },
        _ => false,
    }
}

/// The first verb of a sentence with a subject and a past of its own, where the tree has none at its root.
fn first_clause(document: &Document, tokens: Range<usize>) -> Option<usize> {
    tokens.take(2 * WINDOW).find(|&t| {
        document.nodes[t].part.is_verb()
            && !matches!(document.nodes[t].relation, Relation::RelativeClause | Relation::ClausalComplement)
            && tree::child(document, t, &[Relation::Subject, Relation::PassiveSubject]).is_some()
            && tree::child(document, t, &[Relation::Mark]).is_none()
            && matches!(verbs::group(document, t).tense, Tense::Past | Tense::Perfect)
    })
}

/// The measure of a time before "after" or "before": how many, of what unit, and whether "after".
fn lapse(document: &Document, time: &Timex) -> Option<(i64, char, bool)> {
    if time.kind != TimexType::Duration {
        return None;
    }
    let tokens = document.tokens_in(time.span);
    let next = tokens.end;
    let same = document.sentence_at(time.span.start)?;
    // "less than six months after": no day.
    let vague =
        tokens.start.checked_sub(1).is_some_and(|before| document.features(before).time == Some(TimeWord::Than));
    if tokens.is_empty() || next >= document.sentences[same].tokens.end || vague {
        return None;
    }
    let later = match document.features(next).time {
        Some(TimeWord::After) => true,
        Some(TimeWord::Before) => false,
        _ => return None,
    };
    let value = time.value.strip_prefix('P')?;
    let (value, is_clock) = match value.strip_prefix('T') {
        Some(rest) => (rest, true),
        None => (value, false),
    };
    let unit = value.chars().last()?;
    let count = &value[..value.len() - unit.len_utf8()];
    // "hours after", "minutes after": the same day.
    if is_clock {
        return matches!(unit, 'H' | 'M').then_some((0, 'D', later)).filter(|_| count.len() < 2);
    }
    let count: i64 = count.parse().ok().filter(|n| (1..200).contains(n) && !time.approximate)?;
    matches!(unit, 'D' | 'W' | 'M' | 'Y').then_some((count, unit, later))
}

/// A day `count` units from `base`, as exact as the unit says.
fn moved(base: Date, count: i64, unit: char) -> Option<((Date, Date), String)> {
    match unit {
        'D' => add_days(base, count).map(|day| ((day, day), iso(day))),
        'W' => {
            let day = add_days(base, 7 * count)?;
            Some(((day, day), format!("{}~", iso(day))))
        }
        'M' | 'Y' => {
            let months = if unit == 'M' { count } else { 12 * count };
            let (year, month) = add_months(base.year(), base.month().into(), months)?;
            let (from, to) = (day_of(year, month, 1)?, month_end(year, month)?);
            Some(((from, to), format!("{}~", &iso(from)[..7])))
        }
        _ => None,
    }
}

/// Whether the date is there for comparison only: "up from $4 million a year earlier", "compared with 2015".
fn is_comparison(document: &Document, sentence: usize, at: Range<usize>, time: &Timex) -> bool {
    let words = time.span.of(document.text);
    let yearly = is_year_before(words);
    let from = sentence.max(at.start.saturating_sub(COMPARED));
    for i in (from..at.start).rev() {
        let word = document.features(i);
        match word.time {
            _ if word.is(Tag::Comparison) => return true,
            Some(TimeWord::Than) if yearly || i + 3 >= at.start => return true,
            Some(TimeWord::From)
                if yearly
                    || i + 1 < at.start && document.tokens[i + 1].kind == TokenKind::Currency
                    // "has fallen to 2.1% from 10% in October 2022"
                    || i + 2 < at.start && i + 5 > at.start && document.nodes[i + 1].part == Part::Numeral =>
            {
                return true;
            }
            _ => match document.word(i) {
                "against" if yearly => return true,
                // "up 30 per cent on the previous year"
                "on" if i + 1 >= at.start || i + 2 >= at.start => {
                    let share = (sentence.max(i.saturating_sub(3))..i).any(|t| document.nodes[t].part == Part::Numeral);
                    if share && time.days.is_some_and(|(from, to)| (to - from).whole_days() >= LONG) {
                        return true;
                    }
                }
                ";" => break,
                // "up from $7 million, after its purchase of a rival this year"
                "," if !yearly && document.nodes.get(i + 1).is_some_and(|n| n.part == Part::Gerund) => break,
                _ => {}
            },
        }
    }
    yearly && !words.starts_with(char::is_uppercase)
}

/// Whether a time is the same one a year before: "a year ago", "the year-earlier period", "the same period".
fn is_year_before(words: &str) -> bool {
    let pieces = words.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_empty());
    let classes: Vec<_> = pieces.map(|piece| Lexicon::shared().look_up(piece).time).collect();
    classes.windows(2).any(|pair| {
        matches!(
            pair,
            [Some(TimeWord::Unit(UnitOfTime::Year)), Some(TimeWord::Ago | TimeWord::Earlier)]
                | [Some(TimeWord::Corresponding | TimeWord::Same | TimeWord::Ago), Some(TimeWord::Period)]
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    /// The entries as `edtf label (event; source)`.
    fn check(text: &str, date: Option<&str>, expected: &[&str]) {
        let analysis = analyze(text, &Options { date: date.and_then(parse_date), ..Options::default() });
        let shown: Vec<String> = analysis
            .timeline
            .iter()
            .map(|e| {
                let event = e.event.map_or("–", |span| span.of(text));
                format!("{} {} ({event}; {})", e.edtf, e.label, e.source.as_deref().unwrap_or("–"))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn an_entry_has_its_event_and_its_source() {
        let text = "The court freed two editors on Sunday, their lawyer warned. The mine will reopen in 2018.";
        let expected =
            ["2016-11-13 The court freed two editors (freed; their lawyer)", "2018 The mine will reopen (reopen; –)"];
        check(text, Some("2016-11-15"), &expected);
    }

    #[test]
    fn news_stands_beside_the_dated_happening_that_it_follows() {
        let text = "The coastguard has called off its search for two sailors whose yacht capsized on Saturday, officials said.";
        let label = "The coastguard has called off its search for two sailors whose yacht capsized";
        check(text, Some("2016-11-15"), &[&format!("2016-11-15~ {label} (called; officials)")]);
        // "Two sailors capsized" would be wrong.
        check("Two sailors whose yacht capsized on Saturday had no radio.", Some("2016-11-15"), &[]);
        // The promise was made then.
        check("The union accused Velora of breaking a promise made in May.", None, &[]);
    }

    #[test]
    fn a_day_without_a_year_stands_last_and_open() {
        let text = "A vote is planned for 9 January, the mayor said. The ferry sank in 2014.";
        let expected = ["2014 The ferry sank (sank; –)", "XXXX-01-09 A vote is planned (planned; the mayor)"];
        check(text, None, &expected);
    }

    #[test]
    fn a_label_never_shows_a_denial_as_a_claim() {
        let labels = |text| {
            let analysis = analyze(text, &Options { date: parse_date("2024-01-22"), ..Options::default() });
            analysis.timeline.iter().map(|e| e.label.clone()).collect::<Vec<_>>().join(" | ")
        };
        for text in [
            "The minister denied on Friday that he had ordered officials to withdraw the warnings.",
            "The minister never said on Friday that he had ordered officials to withdraw the warnings.",
            "The minister was asked on Friday whether he had ordered officials to withdraw the warnings.",
        ] {
            let label = labels(text);
            let doubt = ["denied", "never said", "asked"].iter().any(|d| label.contains(d));
            assert!(doubt || label.is_empty(), "{text}: {label}");
        }
        let label = labels("Police dismissed claims that two men were shot on Sunday.");
        assert!(!label.to_lowercase().starts_with("two men"), "{label}");
    }

    #[test]
    fn comparisons_make_no_entry() {
        check("Profit was up from $4 million a year earlier.", Some("2016-11-15"), &[]);
        let expected = ["2016-11-15~ Sales rose 4% (rose; –)"];
        check("Sales rose 4% compared with 2015.", Some("2016-11-15"), &expected);
    }

    #[test]
    fn two_ends_of_a_range_are_one_entry() {
        let expected = ["2010/2014 The river rose twice (rose; –)"];
        check("The river rose twice between 2010 and 2014.", Some("2016-11-15"), &expected);
    }

    /// The labels with their days.
    fn labels(text: &str, date: &str) -> Vec<String> {
        let analysis = analyze(text, &Options { date: parse_date(date), ..Options::default() });
        analysis.timeline.iter().map(|e| format!("{} {}", e.edtf, e.label)).collect()
    }

    #[test]
    fn event_under_a_noun_is_told() {
        let text =
            "Lima was assigned to the case of Rui Costa, a boy who was injured during the protests in June 2013.";
        assert!(labels(text, "2015-03-31").contains(&"2013-06 Rui Costa was injured during the protests".into()));
    }

    #[test]
    fn day_after_two_verbs_is_that_of_both() {
        let text = "A gunman killed two people and wounded nine at a club in Porto last night.";
        let found = labels(text, "2009-08-02");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("2009-08-01 A gunman killed two people and wounded nine"), "{found:?}");
    }

    #[test]
    fn participle_in_commas_is_passive() {
        let text = "The striker, signed from Porto in August, scored the goal.";
        assert!(labels(text, "2024-10-20").contains(&"2024-08 The striker was signed from Porto".into()));
        let text = "Born in Leeds in 1950, Ms Hall studied law at Durham.";
        assert!(labels(text, "2024-10-20").contains(&"1950 Ms Hall was born in Leeds".into()));
    }

    #[test]
    fn verb_with_a_clause_behind_it_is_active() {
        let text = "The company, which is losing money, confirmed on Monday that it had been contacted by the police.";
        let found = labels(text, "2019-11-20");
        assert!(found.iter().any(|l| l.starts_with("2019-11-18 The company confirmed that")), "{found:?}");
    }

    #[test]
    fn measured_time_after_an_event_gives_it_a_day() {
        let text = "Ana Lima died on Friday. Her death comes a day after her friend Rosa Dias drowned off Porto.";
        assert!(
            labels(text, "2024-11-23").iter().any(|l| l.starts_with("2024-11-21 ") && l.contains("Rosa Dias drowned"))
        );
    }

    #[test]
    fn what_was_called_off_has_no_entry() {
        let text =
            "The bridge fell in 2014. Costa was due to be released in September. But a judge kept him in prison.";
        assert_eq!(labels(text, "2019-11-19").iter().filter(|l| l.contains("due to")).count(), 0);
    }

    #[test]
    fn day_of_the_text_before_the_story_has_no_entry() {
        let text = "Norland begins search\n\nThursday, May 7, 2015 On Tuesday, the Norland government announced a search for a flag.";
        let found = labels(text, "2015-05-07");
        assert_eq!(found, ["2015-05-05 The Norland government announced a search for a flag"]);
    }

    #[test]
    fn posts_of_a_live_blog_have_entries() {
        let text = "Flooding in Porto: live\n\n21:40 BST\n\nSoldiers have closed the lower bridge.\n\n20:10 BST\n\nA \
                    pump failed near the mill.\n\n19:30 BST\n\nFirefighters have rescued an elderly couple from a roof.";
        let found = labels(text, "2024-11-26");
        assert!(found.iter().any(|l| l == "2024-11-26 A pump failed near the mill"), "{found:?}");
        assert!(found.iter().any(|l| l.contains("rescued an elderly couple")), "{found:?}");
    }

    #[test]
    fn a_subject_is_kept_over_a_joint() {
        let text = "Rui Costa, 52, had denied fraud but was found guilty by a jury in August.";
        let found = labels(text, "2024-11-26");
        assert!(found.iter().all(|l| !l.contains("raud was")), "{found:?}");
    }

    #[test]
    fn day_behind_what_is_denied_is_that_of_the_deed() {
        let found = labels(
            "Tomas Berg, 44, had denied manslaughter over the death of Henrik Dahl, a father of three, on 9 February 2023.",
            "2025-03-18",
        );
        assert!(found.contains(&"2023-02-09 The death of Henrik Dahl".into()), "{found:?}");
    }

    #[test]
    fn nobody_is_no_subject() {
        let text = "A mill burnt down in Porto on Sunday. Nobody was hurt in the fire on Sunday.";
        assert!(labels(text, "2024-11-26").iter().all(|l| !l.contains("Nobody")));
    }

    #[test]
    fn two_dates_of_one_sentence_have_two_labels() {
        let found =
            labels("She came to Leeds in 1951 and opened a school in 1960, Ana Lima said of Rosa Dias.", "2024-11-26");
        assert!(found.len() < 2 || found[0][5..] != found[1][5..], "{found:?}");
    }
}
