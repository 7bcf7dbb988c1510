//! The verb and what follows it as a label shows them: without dates and asides, up to the end of the clause, or the last joint
//! of phrases within the words allowed.
//!
//! "…was placed onto the government's watchlist on Friday as mayor Ed Hale warned …" → "was placed onto the government's
//! watchlist". The words stay as they stand: a part hung on the wrong word is still in its place.

use super::clauses::{MOST, count, is_to};
use super::phrases::Phrases;
use crate::document::{Part, Relation, TokenKind};
use crate::english::{Tag, TimeWord};
use crate::syntax::{phrases, tree, verbs};
use std::ops::Range;

/// The longest aside between commas or in brackets that is skipped, in tokens.
const ASIDE: usize = 7;

/// Tokens behind the verb in which it has its object.
const NEAR: usize = 10;

const SUBJECTS: [Relation; 2] = [Relation::Subject, Relation::PassiveSubject];

impl Phrases<'_> {
    /// The words from `start` on of the clause of `verb`, at most `room`.
    #[allow(clippy::single_range_in_vec_init)]
    pub fn tail(
        &self,
        verb: usize,
        start: usize,
        subject: usize,
        room: usize,
        named: &mut Vec<usize>,
    ) -> Option<String> {
        let document = self.document;
        let sentence = document.sentence_at(document.tokens[verb].span.start)?;
        let last = document.sentences[sentence].tokens.end;
        // What the verb cannot do without.
        let needs = tree::children(document, verb)
            .filter(|&c| c > verb && c != subject && c < verb + NEAR)
            .filter(|&c| matches!(document.nodes[c].relation, Relation::Object | Relation::OpenComplement))
            .filter(|&c| {
                // "a full, five-year treatment"
                let inside = |t: usize| {
                    let node = document.nodes[t + 1];
                    node.head as usize == c && phrases::goes_before_noun(node.relation)
                };
                // "in 2008 and Lima": of the next clause
                let next = |t: usize| document.nodes[t].part == Part::Coordinator && self.is_time(t - 1);
                let apart = |t: usize| document.word(t) == "," && !inside(t) || document.word(t) == ";" || next(t);
                !(verb + 1..c).any(apart)
            });
        let mut needed = needs.map(|c| c + 1).max().unwrap_or(0).max(verb + 1);
        let says = document.features(verb).is(Tag::Say) || document.features(verb).is(Tag::PlainReport);
        let complement = tree::child(document, verb, &[Relation::ClausalComplement]).filter(|&c| c > verb && says);
        // "ruled last month that …", hung on it as if it said when
        // "projected that 2027 will be warm" would lose its year.
        let near = |m: usize| m > verb && self.is_dated(verb + 1..m) && !self.is_time(m + 1);
        let that = || tree::children(document, verb).find(|&c| c > verb && self.that_of(c).is_some_and(near));
        if let Some(content) = complement.or_else(that) {
            // "found Christmas 2004 was the worst": the label would lose whom it is about.
            if tree::child(document, content, &SUBJECTS).is_some_and(|s| self.is_time(s)) {
                return None;
            }
            needed = needed.max(content + 1);
        }
        let mut ranges: Vec<Range<usize>> = vec![start..start];
        // Each place where the label may end, with what it then shows; first those that end nothing early.
        let mut ends: Vec<Vec<Range<usize>>> = Vec::new();
        let mut weak: Vec<Vec<Range<usize>>> = Vec::new();
        // Where the list or clause that is open ends: "announced Cardiff, Swansea and Llanelli", "saying the adviser might …".
        let mut open = 0;
        let mut at = start;
        let mut closed = false;
        let closes = |ranges: &[Range<usize>]| {
            ranges.last().is_some_and(|r| {
                let shown = self.undated_end(r.end, verb);
                self.may_end(r.end) && !self.is_cut(r.end, verb) && (shown == r.end || !self.is_cut(shown, verb))
            })
        };
        while at < last && at < verb + 4 * MOST {
            if at > verb && at >= needed && closes(&ranges) && self.is_joint(at) && !self.is_inside_name(at) {
                let of = document.features(at).time == Some(TimeWord::Of);
                if of && !document.nodes[at - 1].part.is_nominal() {
                } else if at < open || of {
                    weak.push(ranges.clone());
                } else {
                    ends.push(ranges.clone());
                }
            }
            let node = document.nodes[at];
            if at > verb && SUBJECTS.contains(&node.relation) && node.head as usize > at {
                open = open.max(node.head as usize + 1);
            }
            // "with Costa quitting in 2003, all have left"
            if at > verb && start > verb && document.word(at) == "," && self.behind_dates(start) == at {
                return None;
            }
            if at > verb && document.word(at) == "," && !self.is_time(at) {
                let next = node.head as usize;
                let listed = next > at
                    && next < last
                    && document.nodes[next].relation == Relation::Conjunct
                    && (verb..at).contains(&(document.nodes[next].head as usize))
                    && document.nodes[next].part.is_nominal()
                    && document.nodes[document.nodes[next].head as usize].part.is_nominal()
                    || at < open;
                let adds = at + 1 < last
                    && at >= needed
                    && document.nodes[at + 1].part == Part::Gerund
                    && !document.features(at + 1).is(Tag::Say)
                    && !document.features(at + 1).is(Tag::PlainReport)
                    && at - verb < MOST;
                // "struck an iceberg, and sank"
                let second = document.nodes.get(at + 2).filter(|_| document.nodes[at + 1].part == Part::Coordinator);
                if second.is_some_and(|n| n.part == Part::PastVerb) && at + 2 < last && at >= needed {
                    ends.push(ranges.clone());
                    ranges.push(at + 1..at + 1);
                    at += 1;
                    continue;
                }
                if listed || adds {
                    if listed {
                        open = open.max(next + 1);
                    } else {
                        ends.push(ranges.clone());
                        open = at + 3;
                    }
                    at += 1;
                    if let Some(range) = ranges.last_mut() {
                        range.end = at;
                    }
                    continue;
                }
            }
            // "Iran's role in supplying Hamas with weapons was praised": the tree has cut the sentence elsewhere.
            if at > verb + 1
                && document.nodes[verb].part == Part::Gerund
                && document.nodes[at].part == Part::Auxiliary
                && document.nodes[at - 1].part != Part::Coordinator
                && tree::child(document, document.nodes[at].head as usize, &SUBJECTS).is_none_or(|s| s > at)
            {
                return None;
            }
            if at > verb && (self.is_finite_one(at, verb) || self.ends_clause(at, verb, needed)) {
                // "by a blast that the mayor called an accident"; not "said that she regretted that …".
                closed = self.is_finite_one(at, verb)
                    || at > verb + 2 && matches!(document.nodes[at - 1].part, Part::Noun | Part::ProperNoun);
                break;
            }
            // "undergo a full, five-year-long treatment": one noun phrase goes on.
            let next = document.nodes[(at + 1).min(last - 1)];
            let inside = at > verb
                && at + 1 < needed
                && document.word(at) == ","
                && next.head as usize + 1 == needed
                && phrases::goes_before_noun(next.relation);
            if inside {
                match ranges.last_mut().filter(|_| !self.is_time(at + 1)) {
                    Some(range) => range.end = at + 1,
                    None => ranges.push(at + 1..at + 1),
                }
                at += 1;
                continue;
            }
            let bracket = document.tokens[at].kind == TokenKind::Bracket;
            if at > verb && (document.word(at) == "," && !self.is_time(at) || bracket) {
                let Some(end) = self
                    .end_of_aside(at, last)
                    .filter(|&end| bracket || document.nodes[end + 1].part == Part::Adposition || end < needed)
                else {
                    break;
                };
                ranges.push(end + 1..end + 1);
                at = end + 1;
                continue;
            }
            at += 1;
            if let Some(range) = ranges.last_mut() {
                range.end = at;
            }
        }
        if at >= needed && closes(&ranges) && (at == last || closed || self.is_joint(at)) {
            if at < open { &mut weak } else { &mut ends }.push(ranges);
        }
        ends.iter().rev().chain(weak.iter().rev()).find_map(|ranges| {
            let mut told = named.clone();
            let written = ranges.iter().filter(|r| !r.is_empty()).map(|r| self.write(r.clone(), &mut told));
            let words = written.filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ");
            // "Authorities said"
            let bare = document.features(verb).is(Tag::Say) && count(&words) < 2;
            (count(&words) <= room && !words.is_empty() && !bare).then(|| {
                *named = told;
                words
            })
        })
    }

    /// "A study published in 2010 | estimated": a second verb of the same noun, behind the date of the first.
    pub fn is_finite_one(&self, at: usize, verb: usize) -> bool {
        let nodes = &self.document.nodes;
        let past = |t: usize| matches!(nodes[t].part, Part::PastVerb | Part::Participle);
        at > verb
            && [at, verb].iter().all(|&t| nodes[t].relation == Relation::Clause && past(t))
            && nodes[at].head == nodes[verb].head
            && self.is_time(at - 1)
    }

    /// "[that] only the father has the right to speak"
    pub fn that_of(&self, verb: usize) -> Option<usize> {
        let mark = tree::child(self.document, verb, &[Relation::Mark]);
        mark.filter(|&m| m < verb && self.document.features(m).is(Tag::That))
    }

    /// The first token from `at` on that is neither of a date nor of its preposition.
    pub fn behind_dates(&self, at: usize) -> usize {
        let document = self.document;
        let dated = |t: usize| {
            self.is_time(t)
                || document.nodes[t].part == Part::Adposition && t + 1 < document.nodes.len() && self.is_time(t + 1)
        };
        (at..document.nodes.len()).find(|&t| !dated(t)).unwrap_or(document.nodes.len())
    }

    /// Where a stretch ends without the dates at its end and their prepositions, which labels leave out.
    fn undated_end(&self, end: usize, verb: usize) -> usize {
        let mut at = end;
        while at > verb + 1
            && (self.is_time(at - 1)
                || at < end && self.is_time(at) && self.document.nodes[at - 1].part == Part::Adposition)
        {
            at -= 1;
        }
        at
    }

    /// Whether dates with their prepositions are all that stands there, if anything does.
    fn is_dated(&self, mut tokens: Range<usize>) -> bool {
        tokens.all(|t| self.is_time(t) || self.document.nodes[t].part == Part::Adposition)
    }

    /// The mark that closes an aside: ", Michigan," or "(AFP)".
    fn end_of_aside(&self, at: usize, last: usize) -> Option<usize> {
        let document = self.document;
        let end = (at + 1..last.min(at + ASIDE)).find(|&t| matches!(document.word(t), "," | ")" | "]"))?;
        let verbal = (at + 1..end).any(|t| document.nodes[t].part.is_verb());
        (!verbal && end + 1 < last).then_some(end)
    }

    /// Whether a label may end before `at`: at the start of a phrase.
    fn is_joint(&self, at: usize) -> bool {
        let document = self.document;
        document.nodes[at].relation != Relation::VerbParticle
            && matches!(
                document.nodes[at].part,
                Part::Adposition | Part::Coordinator | Part::Subordinator | Part::Punctuation
            )
            || document.tokens[at].kind == TokenKind::Dash
            || document.features(at).is(Tag::Relative)
            || document.features(at).is(Tag::Comparison)
            || self.is_time(at)
            || is_to(document, at)
            // "got on the list | simply by asking"
            || document.nodes[at].part == Part::Adverb
                && document.nodes[at].head as usize > at
                && document.nodes.get(at + 1).is_some_and(|n| n.part == Part::Adposition)
            // "a promise | made to voters"
            || document.nodes[at].part == Part::Participle && document.nodes[at].relation == Relation::Clause
    }

    /// Whether the last word before `end` is a second verb that has lost what it needs: "… and suggested", "a promise made".
    pub fn is_cut(&self, end: usize, verb: usize) -> bool {
        let document = self.document;
        let Some(last) = end.checked_sub(1).filter(|&t| t > verb) else { return false };
        let node = document.nodes[last];
        // "seeking to show | that …", "and told them | that …"
        let told = last
            .checked_sub(1)
            .filter(|&t| t > verb && document.nodes[last].part == Part::Pronoun && document.features(t).is(Tag::Tell));
        let clause = |t: usize| {
            let content = tree::child(document, t, &[Relation::ClausalComplement, Relation::OpenComplement]);
            document.nodes[t].part.is_verb() && content.is_some_and(|c| c > last)
        };
        let lost = matches!(node.part, Part::Gerund | Part::BaseVerb)
            && tree::child(document, last, &[Relation::Object]).is_some_and(|o| o > last && !self.is_time(o));
        let reported = clause(last) || told.is_some_and(clause) || lost;
        let reduced = node.part == Part::Participle
            && node.relation == Relation::Clause
            && (node.head as usize) < last
            && self.is_dated(node.head as usize + 1..last)
            // "people injured in the blast" stands by itself.
            && !document.features(last - 1).is(Tag::Person)
            && tree::children(document, last).any(|c| c > last);
        let next = document.nodes.get(end);
        // "an unexpected and potentially | pivotal point", "signed to a five-year, | $80 million deal"
        let shared = if node.relation == Relation::Conjunct { document.nodes[node.head as usize] } else { node };
        let before_noun = !self.is_time(last)
            && (end >= document.nodes.len() || !self.is_time(end))
            && (phrases::goes_before_noun(shared.relation) || node.part == Part::Adverb)
            && shared.head as usize >= end
            && next.is_some_and(|n| !n.part.is_finite() && (node.part == Part::Adverb || n.part != Part::Adposition));
        // "in connection | with the scheme", "in the hope | that they sell"
        let adposition = |t: usize| document.nodes[t].part == Part::Adposition;
        // "in an unsuccessful | attempt"
        let mut before = last - 1;
        while before > verb && matches!(document.nodes[before].part, Part::Adjective | Part::Determiner) {
            before -= 1;
        }
        let leads = next.is_some_and(|n| {
            let word = document.features(end);
            let small = matches!(word.time, Some(TimeWord::Of | TimeWord::For)) || is_to(document, end);
            let with = n.part == Part::Adposition && (small || document.word(end) == "with");
            with && (adposition(last - 1) || is_to(document, end) && adposition(before))
                && document.nodes[n.head as usize].head as usize == last
        });
        let content = next.is_some_and(|n| {
            let definite = document.features(last - 1).is(Tag::Definite);
            let phrase = adposition(last - 1) || definite && last > 1 && adposition(last - 2);
            let of_noun = definite && document.nodes[n.head as usize].head as usize == last;
            n.relation == Relation::Mark && document.features(end).is(Tag::That) && (phrase || of_noun)
        });
        // "the tents going | up", "the first to refer | to it", "effects as well | as costs"
        let verbal = next.is_some_and(|n| {
            let small = matches!(n.part, Part::Adposition | Part::Particle);
            node.part == Part::Gerund && small && n.head as usize == last
                || node.part == Part::BaseVerb && small && is_to(document, end)
                || document.word(last) == "prior" && is_to(document, end)
                || node.part == Part::Adverb && document.features(end).time == Some(TimeWord::As)
        });
        // "due to begin in May and to last | until June": how long stands in the date.
        let lasts = last > verb + 2
            && is_to(document, last - 1)
            && document.nodes[last - 2].part == Part::Coordinator
            && self.behind_dates(end) > end;
        if verbal || lasts {
            return true;
        }
        let noun = node.part == Part::Noun && (leads || content);
        reported || reduced || before_noun || noun
    }

    /// "the Rock | and Roll Hall of Fame"
    fn is_inside_name(&self, at: usize) -> bool {
        let span = self.document.tokens[at].span;
        self.entities.name_around(span).is_some_and(|m| m.span.start < span.start)
    }

    /// Whether a label may end behind the token before `end`: not on "of", "the", "his", "to".
    #[allow(clippy::nonminimal_bool)]
    pub fn may_end(&self, end: usize) -> bool {
        let document = self.document;
        let Some(before) = end.checked_sub(1) else { return false };
        if self.is_time(before) {
            let joined = (before.saturating_sub(6)..before).rev().find(|&t| !self.is_time(t));
            // "results from its | fourth quarter"
            let owned = |t: usize| {
                document.features(t).is(Tag::Possessive) && document.nodes[t].relation == Relation::PossessiveModifier
            };
            return joined.is_none_or(|t| document.nodes[t].part != Part::Coordinator && !owned(t));
        }
        let node = document.nodes[before];
        // "and soon", "for more" before "than"
        let and = before.checked_sub(1).is_some_and(|t| document.nodes[t].part == Part::Coordinator);
        let next = document.features(end.min(document.tokens.len() - 1));
        let than = next.time == Some(TimeWord::Than);
        // "at around | 1.15am", "released shortly | after midnight"
        let measures = node.part == Part::Adverb
            && (before > 0 && document.nodes[before - 1].part == Part::Adposition
                || matches!(next.time, Some(TimeWord::After | TimeWord::Before)));
        if measures {
            return false;
        }
        // "the killing of Norland journalist | and critic Ana Polit"
        let office = node.part == Part::Noun
            && document.features(before).is(Tag::Person)
            && !document.features(before).is(Tag::Plural)
            && document.nodes.get(end).is_some_and(|n| n.part == Part::Coordinator)
            && phrases::determiner(document, before).is_none();
        if office {
            return false;
        }
        // "most | of all"
        if node.part == Part::Adverb && next.time == Some(TimeWord::Of) {
            return false;
        }
        // "calling out those | who"
        let those = document.features(before).is(Tag::Demonstrative) && next.is(Tag::Relative);
        if and && node.part == Part::Adverb || than || those {
            return false;
        }
        let small = matches!(
            node.part,
            Part::Adposition | Part::Coordinator | Part::Determiner | Part::Subordinator | Part::Auxiliary
        );
        !(small && node.relation != Relation::VerbParticle && node.relation != Relation::Object)
            && !(document.features(before).is(Tag::Possessive)
                && !(document.features(before).is(Tag::Accusative)
                    && matches!(node.relation, Relation::Object | Relation::Oblique | Relation::IndirectObject)))
            && !is_to(document, before)
            && !matches!(document.word(before), "'s" | "’s")
    }

    /// Whether another clause begins at `at`, or what closes the sentence.
    pub fn ends_clause(&self, at: usize, verb: usize, needed: usize) -> bool {
        let document = self.document;
        let (node, word, kind) = (document.nodes[at], document.features(at), document.tokens[at].kind);
        if matches!(kind, TokenKind::Dash | TokenKind::Ellipsis | TokenKind::Stop)
            || matches!(document.word(at), ";" | ":" | "?" | "!" | "--")
            || word.is(Tag::According)
            || word.is(Tag::Comparison)
                && at > verb
                && document.nodes.get(at + 1).is_none_or(|next| next.part != Part::Numeral)
        {
            return true;
        }
        if at < needed {
            return false;
        }
        let says = document.features(verb).is(Tag::Say) || document.features(verb).is(Tag::PlainReport);
        // "relatives of the people killed in the crash | continued to arrive"
        let joined = document.nodes[at - 1].part == Part::Coordinator;
        if node.part.is_finite()
            && !says
            && !joined
            && at > verb + 1
            && !tree::path(document, at).take(MOST).any(|t| t == verb)
        {
            return true;
        }
        // "released a report saying …"
        if node.part == Part::Gerund && (word.is(Tag::PlainReport) || word.is(Tag::Say)) && at > verb + 1 {
            return true;
        }
        // "ruled last month | that"
        let own = node.relation == Relation::Mark
            && document.nodes[node.head as usize].head as usize == verb
            && self.is_dated(verb + 1..at);
        let that = word.is(Tag::That) && node.part != Part::Determiner && !own;
        // "claims that two men were shot"
        let claimed = at > 0 && document.features(at - 1).is(Tag::Spoken);
        // "diagnosed him as having cancer"
        let like = word.time == Some(TimeWord::As)
            && (node.relation == Relation::Case
                || document.nodes.get(at + 1).is_some_and(|next| next.part == Part::Gerund));
        if like {
            return false;
        }
        // "The teen died after nine months in hospital": nothing else tells more.
        let tells = |t: &usize| !self.is_time(*t) && document.nodes[*t].part != Part::Adposition;
        let short = || {
            (verb..at).filter(tells).count() < 2
                && word.time == Some(TimeWord::After)
                && tree::child(document, node.head as usize, &SUBJECTS).is_none_or(|s| s < at)
        };
        let opens = word.is(Tag::Relative) && node.part == Part::Pronoun
            || that && !says && !claimed
            || !that && (node.part == Part::Subordinator || word.is(Tag::Subordinator)) && !is_to(document, at);
        if opens && !(says && at < verb + 3) && !short() {
            return true;
        }
        let aside = matches!(word.time, Some(TimeWord::After | TimeWord::Before | TimeWord::Since | TimeWord::Until));
        if aside && at > verb + 1 && !self.is_time(at) && !short() {
            return true;
        }
        // "… and South Korea says the talks will go on"; "came to Leeds in 1951 and opened a school in 1960"
        let other = node.head as usize;
        let dated = |range: Range<usize>| range.take(2 * MOST).any(|t| self.is_time(t));
        let apart = other > at && dated(verb..at) && dated(at..document.nodes[other].end as usize);
        // "She said the country would declare its plans and suggested that …": the second is hers.
        let above = document.nodes[other].head as usize;
        let of_speaker = other > at
            && above < verb
            && document.nodes[other].relation == Relation::Conjunct
            && document.features(above).is(Tag::Say);
        if node.part == Part::Coordinator && document.nodes[other].part.is_verb() && (apart || of_speaker) {
            return true;
        }
        // "since the charges were filed last month | the inquiry has gone on"
        let new_subject = at > verb + 1
            && tree::path(document, at).take(4).any(|t| {
                let node = document.nodes[t];
                let above = node.head as usize;
                SUBJECTS.contains(&node.relation)
                    && node.start as usize == at
                    && above > t
                    && document.nodes[above].part.is_verb()
                    // "when I got home | I did something"
                    && (self.is_time(at - 1) || !tree::path(document, above).take(MOST).any(|up| up == verb))
            });
        if new_subject && !says {
            return true;
        }
        // "Costa won the state in 2008 | and Lima won a recount in 2012"
        let is_name = |t: usize| document.nodes[t].part == Part::ProperNoun;
        if node.part == Part::Coordinator
            && let Some(v) = (at + 1..document.nodes.len()).take(MOST).find(|&t| !is_name(t))
            && is_name(v - 1)
            && document.nodes[v].part == Part::PastVerb
            && dated(verb..at)
            && dated(v..v + 2 * MOST)
        {
            return true;
        }
        // "wrested control of it in 1949 | there have been clashes"
        if node.relation == Relation::Expletive && at > verb + 1 && document.word(at).eq_ignore_ascii_case("there") {
            return true;
        }
        // "rose by 4.7% and in 2003 by 8.6%"
        let other_date = node.part == Part::Coordinator
            && at + 2 < document.nodes.len()
            && !self.is_time(at - 1)
            && document.nodes[at + 1].part == Part::Adposition
            && self.is_time(at + 2);
        if other_date {
            return true;
        }
        // "… has been placed on alert and has been told to prepare"
        let helper =
            |c: usize| c > at && matches!(document.nodes[c].relation, Relation::Auxiliary | Relation::PassiveAuxiliary);
        let complex = other > at
            && at > verb + 2
            && tree::children(document, other).any(helper)
            && tree::child(document, other, &[Relation::OpenComplement, Relation::ClausalComplement]).is_some();
        // "14 people were killed and 60 others wounded"
        let counted = |s: usize| s == other - 1 && tree::child(document, s, &[Relation::Number]) == Some(at + 1);
        let shares = other > at
            && other <= at + 4
            && verbs::group(document, verb).passive
            && document.nodes[other].head as usize == verb
            && tree::child(document, other, &SUBJECTS).is_some_and(counted)
            && tree::child(document, other, &[Relation::Object]).is_none();
        node.part == Part::Coordinator
            && !shares
            && verbs::is_predicate(document, other)
            && (complex || tree::child(document, other, &SUBJECTS).is_some_and(|s| s > at))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    fn check(text: &str, expected: &str) {
        let analysis = analyze(text, &Options { date: parse_date("2024-08-14"), ..Options::default() });
        let labels: Vec<_> = analysis.timeline.iter().map(|e| e.label.as_str()).collect();
        assert!(labels.contains(&expected), "{text}: {labels:?}");
    }

    #[test]
    fn date_between_commas_ends_no_label() {
        check(
            "The ferry Aurora struck a reef on April 2, 1931, and sank off the coast.",
            "The ferry Aurora struck a reef and sank off the coast",
        );
    }

    #[test]
    fn label_ends_on_nothing_that_wants_more() {
        for (text, label) in [
            (
                "The inspector general judged it much worse in a scathing report issued in May.",
                "The inspector general judged it much worse in a scathing report",
            ),
            ("Contributions rose by 4.7% in 1999, for example, and in 2003 by 8.6%.", "Contributions rose by 4.7%"),
            (
                "Lena Dunn pointed to a big victory in Porto and the fact that she won more delegates on Tuesday.",
                "Lena Dunn won more delegates",
            ),
            (
                "On Tuesday Lena Dunn doubled down on the issue, seeking to show that Costa had opposed a bill.",
                "Lena Dunn doubled down on the issue",
            ),
            (
                "On Thursday, the Porto Times printed a picture of the plastic tents going up outside the theatre.",
                "The Porto Times printed a picture",
            ),
            (
                "But since the initial charges were filed last month the investigation has continued.",
                "The initial charges were filed",
            ),
            ("Ana Dunn was released shortly after midnight Thursday, the police said.", "Ana Dunn was released"),
            (
                "The tour will leave the Miami course starting in 2027 and replace it with an event in Mexico City.",
                "The tour will leave the Miami course and replace it with an event",
            ),
            (
                "Norda Truck Corp. estimated earnings for its fourth quarter ended Sept. 30 fell 50% below the budget.",
                "Norda Truck Corp. estimated earnings fell 50% below the budget",
            ),
        ] {
            check(text, label);
        }
    }

    #[test]
    fn label_may_end_where_a_relative_clause_begins() {
        check(
            "Nine people were hurt on Monday in the old harbour by a blast that the mayor called an accident.",
            "Nine people were hurt in the old harbour by a blast",
        );
    }

    #[test]
    fn verb_of_who_says_it_ends_the_label() {
        check(
            "The ministry said on Monday that the country would declare its plans by the end of March and suggested \
             that it would leave the union.",
            "The country would declare its plans",
        );
    }

    #[test]
    fn bare_death_keeps_what_came_before_it() {
        check(
            "The boy died in March 2014 after nine months in hospital.",
            "The boy died after nine months in hospital",
        );
    }
}
