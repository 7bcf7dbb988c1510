//! Noun phrases as labels show them: names in full, without dates, clauses and marks, and no longer than asked for.
//!
//! "Jose Mourinho's first match in charge on Saturday, which …" → "Jose Mourinho's first match in charge".

use crate::analysis::{EntityType, MentionKind};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, Tags, TimeWord, lemma};
use crate::entities::Entities;
use crate::span::Span;
use crate::syntax::{phrases, tree};
use std::ops::Range;

/// Words of a name beyond which the text's own form is written.
const LONGEST_NAME: usize = 6;

/// Nested modifiers are followed no deeper.
const DEEPEST: usize = 6;

/// Writes phrases of one document.
pub struct Phrases<'d> {
    pub document: &'d Document<'d>,
    pub entities: &'d Entities,
    /// All dates, in text order.
    pub times: &'d [Span],
}

impl Phrases<'_> {
    /// The noun phrase of `head` with what belongs to it, in at most `most` tokens; more only where the words before its head
    /// need them.
    pub fn noun_phrase(&self, head: usize, most: usize) -> Range<usize> {
        let start = self.start(head, most);
        let end = self.end(head, start + most, DEEPEST);
        start..if end == head + 1 { self.end_of_titled(head) } else { end }
    }

    /// "Governor Elena Ruiz": the name stays with its title, wherever the tree hangs it.
    fn end_of_titled(&self, title: usize) -> usize {
        let document = self.document;
        let next = title + 1;
        // "the boatbuilder Samuel Adeyemi"
        let bears = document.features(title).is(Tag::Title) || document.features(title).is(Tag::Person);
        if !bears || next >= document.tokens.len() {
            return next;
        }
        let span = document.tokens[next].span;
        let name = self.entities.mentions_in(span).first().filter(|m| m.span.start == span.start);
        match name.filter(|m| m.kind == MentionKind::Name && self.is_person(next)) {
            Some(name) => document.tokens_in(name.span).end,
            None => next,
        }
    }

    /// Where the words before the head begin.
    fn start(&self, head: usize, most: usize) -> usize {
        let document = self.document;
        let mut start = head;
        let mut before: Vec<usize> = tree::children(document, head).take_while(|&c| c < head).collect();
        before.reverse();
        for child in before {
            let (node, whole) = (document.nodes[child], tree::subtree(document, child));
            if whole.end != start {
                break;
            }
            let joins = match node.relation {
                relation if phrases::goes_before_noun(relation) => true,
                // "According to the ministry 300 pilgrims died": another phrase.
                Relation::NounModifier => {
                    node.part.is_nominal() && tree::child(document, child, &[Relation::Case]).is_none()
                }
                // "when a number of rebels decided"
                Relation::Adverb => {
                    let word = document.features(child);
                    !word.is(Tag::Negation) && !word.is(Tag::OpensClause) && !word.is(Tag::SameTime) && start < head
                }
                Relation::Punctuation => start < head && document.word(child) != ",",
                _ => false,
            };
            if !joins {
                break;
            }
            let dateline = document.dateline.map_or(0, |line| document.tokens_in(line).end);
            let long = head + 1 - whole.start.max(dateline.min(head)) > most.max(4);
            if long && !matches!(node.relation, Relation::Compound | Relation::Flat | Relation::Number) {
                break;
            }
            start = whole.start;
        }
        // "The 48-year-old Australian was …", each hung on the verb by itself.
        let node = document.nodes[head];
        while start > 0 {
            let before = start - 1;
            let sister = document.nodes[before];
            let same = sister.head == node.head && sister.relation == node.relation && before as u32 != sister.head;
            // "The river Esk"
            let describes = sister.part == Part::Noun
                && node.part == Part::ProperNoun
                && document.nodes[start].part != Part::Determiner;
            if !same || !describes && !matches!(sister.part, Part::Determiner | Part::Adjective | Part::Numeral) {
                break;
            }
            start = sister.start as usize;
        }
        // "HONG KONG (AP) - Imax": the dateline is no part of the name.
        if let Some(line) = document.dateline {
            while start < head
                && document.tokens[start].span.start < line.end
                && line.start < document.tokens[start].span.end
            {
                start += 1;
            }
        }
        while start < head && matches!(document.nodes[start].part, Part::Punctuation) {
            start += 1;
        }
        start
    }

    /// Where the words behind the head end.
    fn end(&self, head: usize, limit: usize, deep: usize) -> usize {
        let document = self.document;
        let mut end = head + 1;
        if deep == 0 {
            return end;
        }
        for child in tree::children(document, head).filter(|&c| c > head) {
            let (node, whole) = (document.nodes[child], tree::subtree(document, child));
            // "a “significant number” of the ferries"
            let is_quote = |t: usize| document.tokens[t].kind == TokenKind::Quote;
            if is_quote(child) {
                continue;
            }
            if whole.start != end && !(is_quote(end) && whole.start == end + 1) {
                break;
            }
            match node.relation {
                Relation::Flat | Relation::Compound | Relation::Number | Relation::Fixed => end = whole.end,
                Relation::NounModifier | Relation::Oblique => {
                    // A date is left out, whatever stands behind it may stay.
                    if self.is_time(child) {
                        end = whole.end;
                        continue;
                    }
                    let inner = self.end(child, limit, deep - 1);
                    // "the election | versus Rui Costa"
                    let compares = tree::child(document, child, &[Relation::Case])
                        .map(|case| document.features(case))
                        .is_some_and(|case| case.is(Tag::Comparison) || case.time == Some(TimeWord::As));
                    if inner > limit || compares {
                        break;
                    }
                    end = inner;
                    if inner < whole.end {
                        break;
                    }
                }
                Relation::NounModifierUnmarked | Relation::ObliqueUnmarked if self.is_time(child) => end = whole.end,
                Relation::Conjunct => {
                    let inner = self.end(child, limit, deep - 1);
                    let verbal = document.nodes[child].part.is_verb();
                    // "Ruiz, a Democrat"
                    let beside = document.nodes[head].part == Part::ProperNoun
                        && document.word(end) == ","
                        && document.features(end + 1).is(Tag::Indefinite);
                    if beside || inner > limit || verbal || whole.start != end {
                        break;
                    }
                    end = inner;
                    if inner < whole.end {
                        break;
                    }
                }
                // "the boatbuilder Samuel Adeyemi"
                Relation::Apposition
                    if node.part == Part::ProperNoun
                        && document.word(end) != ","
                        && document.tokens[end].kind != TokenKind::Dash =>
                {
                    end = self.end(child, limit, deep - 1);
                }
                Relation::Case | Relation::Adverb if node.part == Part::Particle => end = whole.end,
                _ => break,
            }
        }
        end
    }

    /// Whether a token is part of a date.
    pub fn is_time(&self, token: usize) -> bool {
        let at = self.document.tokens[token].span.start;
        let next = self.times.partition_point(|t| t.end <= at);
        self.times.get(next).is_some_and(|t| t.start <= at)
    }

    /// "the July | to | September period", "the quarter | ended | Sept. 30": the joint of two dates.
    pub fn is_bridge(&self, token: usize, range: &Range<usize>) -> bool {
        let ends = self.ends_period(token) && token > range.start && token + 1 < range.end;
        ends && self.is_time(token - 1)
            || token > range.start
                && token + 1 < range.end
                && matches!(self.document.features(token).time, Some(TimeWord::To | TimeWord::And))
                && self.is_time(token - 1)
                && self.is_time(token + 1)
    }

    /// The words of a stretch, names in full, without dates and marks. `told` holds the entities that the label has named.
    pub fn write(&self, range: Range<usize>, told: &mut Vec<usize>) -> String {
        let document = self.document;
        let mut out = String::new();
        let (mut skipped, mut depth) = (false, 0);
        let mut token = range.start;
        while token < range.end {
            if let Some((words, next)) = self.name(token, &range, told, &out) {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&words);
                token = next;
                skipped = false;
                continue;
            }
            let kind = document.tokens[token].kind;
            let word = document.word(token);
            let time = self.is_time(token) || self.is_bridge(token, &range);
            // "Tuesday's explosion": the ending goes with the day.
            let ending = kind == TokenKind::Clitic && token > range.start && self.is_time(token - 1);
            if kind == TokenKind::Bracket {
                depth += if matches!(word, "(" | "[" | "{") { 1 } else { -1 };
            }
            if ending {
                out.push_str(if out.is_empty() { "the" } else { " the" });
            }
            // "the storm of 5 December": the small words go with the day.
            let behind = (token..range.end).find(|&t| !self.is_time(t)).unwrap_or(range.end);
            let owns = document.tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Clitic);
            if time && !owns && !self.is_before_noun(token, &range) {
                self.drop_small_words(&mut out, token, &range);
            }
            if time || ending || kind == TokenKind::Quote || depth > 0 || kind == TokenKind::Bracket {
                skipped = true;
                token += 1;
                continue;
            }
            let glued = document.tokens[token].glued && !skipped || word == ",";
            if !out.is_empty() && !glued {
                out.push(' ');
            }
            // "a Labor Day interview"
            if skipped
                && let Some(article) =
                    ["a ", "A ", "an ", "An "].into_iter().find(|a| out == *a || out.ends_with(&format!(" {a}")))
            {
                out.truncate(out.len() - article.len() + 1);
                out.push_str(if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "n " } else { " " });
            }
            out.push_str(word);
            skipped = false;
            token += 1;
        }
        if out == "the" {
            return String::new();
        }
        out.trim_matches(|c: char| matches!(c, ',' | ';' | ':' | '–' | '—' | '-' | ' ')).to_owned()
    }

    /// "into a 2012 bank robbery": the words before the date belong to the noun behind it.
    fn is_before_noun(&self, token: usize, range: &Range<usize>) -> bool {
        let end = (token..range.end).find(|&t| !self.is_time(t) && !self.is_bridge(t, range)).unwrap_or(range.end);
        let out = tree::path(self.document, token).take(DEEPEST).find(|&t| !self.is_time(t));
        let bridged = (token..end).any(|t| self.is_bridge(t, range)) && end < range.end;
        let head = out.unwrap_or(if bridged { end } else { token });
        head >= end
            && head < range.end
            && self.document.nodes[head].part.is_nominal()
            && self.document.tokens[end].kind != TokenKind::Clitic
    }

    /// "the quarter | ended | Sept. 30"
    pub fn ends_period(&self, token: usize) -> bool {
        let document = self.document;
        let Some(before) = token.checked_sub(1).filter(|_| token + 1 < document.tokens.len()) else { return false };
        let unit = matches!(document.features(before).time, Some(TimeWord::Unit(_) | TimeWord::Units(_)));
        (unit || self.is_time(before))
            && self.is_time(token + 1)
            && matches!(document.word(token), "ended" | "ending" | "ends" | "end")
    }

    fn drop_small_words(&self, out: &mut String, token: usize, range: &Range<usize>) {
        let document = self.document;
        for before in (range.start..token).rev().take(2) {
            let node = document.nodes[before];
            let joins = node.part == Part::Coordinator && before > range.start && self.is_time(before - 1);
            // "broke out on 9 June" keeps its "out".
            let adposition = node.part == Part::Adposition && node.relation != Relation::VerbParticle;
            // "around 8 p.m."
            let class = document.features(before).time;
            let earlier = matches!(class, Some(TimeWord::Earlier | TimeWord::Later));
            // "shortly after 9 a.m."
            let leads =
                node.part == Part::Adverb && node.head as usize > before && document.word(before).ends_with("ly");
            // "will leave the course starting in 2017"
            let starts = node.part == Part::Gerund
                && matches!(&*lemma::of(document.word(before), Part::Gerund), "start" | "begin");
            // "shortly after midnight"
            let next = document.features(before + 1).time;
            let shortly = node.part == Part::Adverb
                && before + 1 < token
                && matches!(next, Some(TimeWord::After | TimeWord::Before));
            // "for its fourth quarter"
            let owner = document.features(before).is(Tag::Possessive) && self.is_time(node.head as usize);
            let about = node.part == Part::Adverb && class.is_some() || earlier || leads || starts || shortly || owner;
            // "turned himself in Sunday night"
            let day = document.features(token);
            if class == Some(TimeWord::In) && before + 1 == token && (day.is(Tag::Weekday) || day.is(Tag::DeicticDay)) {
                return;
            }
            // "took over in 2019": what stands between verb and preposition is the verb's.
            let particle = adposition
                && before + 1 < token
                && before > range.start
                && document.nodes[before + 1].part == Part::Adposition
                && document.nodes[before - 1].part.is_verb();
            if particle {
                return;
            }
            // "went through this in 2008": no part of the date
            let article = document.features(before).is(Tag::Determiner)
                && (node.part == Part::Determiner || self.is_time(node.head as usize));
            let small = adposition || about || article || joins;
            if !small || !out.ends_with(document.word(before)) || self.is_time(before) {
                return;
            }
            out.truncate(out.len() - document.word(before).len());
            out.truncate(out.trim_end().len());
        }
    }

    /// The name in full of the person mentioned at `token`, or of whom a pronoun means; with the token behind the mention.
    fn name(&self, token: usize, range: &Range<usize>, told: &mut Vec<usize>, out: &str) -> Option<(String, usize)> {
        const OTHER: Tags = Tags::of(&[Tag::Relative, Tag::Demonstrative, Tag::Reflexive]);
        let document = self.document;
        let span = document.tokens[token].span;
        let mention = *self.entities.mentions_in(span).first().filter(|m| m.span.start == span.start)?;
        let entity = &self.entities.list()[mention.entity];
        let end = document.tokens_in(mention.span).end;
        if end > range.end || !entity.named {
            return None;
        }
        let seen = told.contains(&mention.entity);
        match mention.kind {
            MentionKind::Name if entity.kind == EntityType::Person => {
                let given = mention.span.of(document.text);
                told.push(mention.entity);
                let fuller = entity.name.len() > given.len()
                    && entity.name.split(' ').count() <= LONGEST_NAME
                    && entity.name.ends_with(given)
                    && !seen;
                fuller.then(|| (entity.name.clone(), end))
            }
            MentionKind::Name => {
                told.push(mention.entity);
                None
            }
            MentionKind::Pronoun => {
                let word = document.features(token);
                if seen
                    || word.tags.meets(&OTHER)
                    || document.nodes[token].part != Part::Pronoun && !word.is(Tag::Possessive)
                {
                    return None;
                }
                // "his own" leans on the name before it.
                let owned = word.is(Tag::Possessive) && !word.is(Tag::Accusative)
                    || word.is(Tag::Possessive) && document.nodes[token].relation == Relation::PossessiveModifier;
                if owned && !out.is_empty() {
                    return None;
                }
                told.push(mention.entity);
                let name = entity.name.clone();
                Some((if owned { possessive(name) } else { name }, end))
            }
            MentionKind::Nominal => None,
        }
    }

    /// The words of a stretch that opens on a description of somebody named, with the name for it: "the country's army".
    pub fn with_owner(&self, range: Range<usize>, told: &mut Vec<usize>) -> Option<String> {
        let document = self.document;
        let joint = (range.start + 1..range.end).find(|&t| matches!(document.word(t), "'s" | "’s"))?;
        let before = told.len();
        let name = self.owner(range.start..joint, told)?;
        let rest = self.write(joint + 1..range.end, told);
        if rest.is_empty() {
            told.truncate(before);
            return None;
        }
        Some(format!("{} {rest}", possessive(name)))
    }

    /// The name of who is meant by a description that is a whole phrase: "the 48-year-old Australian", "the company".
    pub fn owner(&self, range: Range<usize>, told: &mut Vec<usize>) -> Option<String> {
        let document = self.document;
        let span = tree::span(document, range.clone());
        let named = |m: &&crate::names::MentionRef| m.span == span && self.entities.list()[m.entity].named;
        let known = self.entities.mentions_in(span).first().filter(named);
        let Some(mention) = known else {
            let person = self.person_before(range)?;
            told.push(person);
            return Some(self.entities.list()[person].name.clone());
        };
        let entity = &self.entities.list()[mention.entity];
        let definite = document.features(range.start).is(Tag::Definite);
        let fits = mention.kind == MentionKind::Nominal
            && entity.named
            && definite
            && (matches!(entity.kind, EntityType::Person | EntityType::Organization)
                || entity.kind == EntityType::Place && document.features(range.end - 1).is(Tag::Place))
            && entity.name.split(' ').count() <= LONGEST_NAME;
        fits.then(|| {
            told.push(mention.entity);
            entity.name.clone()
        })
    }

    /// Whom "the 49-year-old musician" means, where no mention says so: the person that the sentence before is about.
    fn person_before(&self, range: Range<usize>) -> Option<usize> {
        let document = self.document;
        let aged = range.clone().take(3).any(|t| document.word(t).ends_with("-year-old"));
        let sentence = document.sentence_at(document.tokens[range.start].span.start)?;
        if !aged
            || !document.features(range.start).is(Tag::Definite)
            || document.sentences[sentence].tokens.start != range.start
            || range.clone().any(|t| self.is_person(t))
        {
            return None;
        }
        let before = document.sentences.get(sentence.checked_sub(1)?)?.tokens.clone();
        let root = before.clone().find(|&t| document.nodes[t].head as usize == t)?;
        let subject = tree::child(document, root, &[Relation::Subject, Relation::PassiveSubject])?;
        let mention = self.entities.mention_around(document.tokens[subject].span)?;
        let entity = &self.entities.list()[mention.entity];
        (entity.kind == EntityType::Person && entity.named && mention.kind != MentionKind::Nominal)
            .then_some(mention.entity)
    }

    /// Whether the name of a person stands at a token.
    pub fn is_person(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        let list = self.entities.list();
        self.entities
            .mention_around(span)
            .is_some_and(|m| m.kind == MentionKind::Name && list[m.entity].kind == EntityType::Person)
    }

    /// Whether a mention begins at a token.
    pub fn is_mention(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        self.entities.mentions_in(span).first().is_some_and(|m| m.span.start == span.start)
    }

    /// Whether a name begins at a token, or a pronoun that is written as a name.
    pub fn is_name(&self, token: usize) -> bool {
        let span = self.document.tokens[token].span;
        self.entities
            .mentions_in(span)
            .first()
            .is_some_and(|m| m.span.start == span.start && m.kind != MentionKind::Nominal)
    }

    /// Whether a stretch opens on a pronoun that no name stands for.
    pub fn is_open(&self, words: &str) -> bool {
        const OPEN: Tags = Tags::of(&[
            Tag::ThirdPerson,
            Tag::FirstPerson,
            Tag::SecondPerson,
            Tag::Demonstrative,
            Tag::Relative,
            Tag::Subordinator,
            Tag::Conjunction,
            Tag::Auxiliary,
        ]);
        let first = words.split([' ', '\'', '’']).next().unwrap_or("");
        let entry = self.document.words.lexicon().look_up(first);
        // "There was no way out" names nobody; the word is no tag of its own.
        first.eq_ignore_ascii_case("there") || entry.tags.meets(&OPEN) && entry.time != Some(TimeWord::After)
    }
}

pub fn possessive(name: String) -> String {
    if name.ends_with('s') { name + "'" } else { name + "'s" }
}
