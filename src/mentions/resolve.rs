//! The article from left to right: each pronoun and noun phrase is given to the entity that it means, or to none.
//!
//! "Marlow Steel said it …" asks of every entity that was mentioned of late how well it fits "it"; a [`Chooser`] picks one or
//! none. Rules that need no model stand in `passes`.

use super::candidates::{Question, Slot, genders_agree};
use super::classes::{self, Class};
use super::discourse::{Discourse, LastMention};
use super::nameless::Nameless;
use super::nominals::{self, Determiner};
use super::passes;
use super::ranker::{Ranker, is_dummy_it};
use super::speakers::{self, Credited, Speakers};
use crate::analysis::{Entity, EntityType, Mention, MentionKind, ParagraphKind, QuoteKind, Score};
use crate::document::{Document, Part, Relation};
use crate::english::{Gender, Tag, TimeWord, countries};
use crate::names::{Entities, MentionRef};
use crate::quotes::transcript::is_question_mark;
use crate::quotes::{Quotes, SpeakerKind};
use crate::span::Span;
use crate::syntax::{phrases, tree, verbs};
use std::ops::Range;

/// Picks the antecedent.
pub trait Chooser {
    /// Which of `candidates` is meant, and how sure that is.
    fn choose(&mut self, discourse: &Discourse, question: &Question, candidates: &[usize]) -> Option<(usize, Score)>;
}

/// How sure the rules are.
const BY_APPOSITION: Score = Score(0.9);
const BY_NAME: Score = Score(0.8);
const BY_QUOTE: Score = Score(0.8);
const SAME_SPEAKER: Score = Score(0.9);
const NEAREST: Score = Score(0.5);

/// Adds to the `names` the pronouns and noun phrases that mean one of them.
pub fn resolve(document: &Document, names: Entities, quotes: &Quotes) -> Entities {
    resolve_with(document, names, quotes, &mut Ranker::shipped())
}

/// As [`resolve`], by another chooser.
pub fn resolve_with(document: &Document, names: Entities, quotes: &Quotes, chooser: &mut dyn Chooser) -> Entities {
    let mut walk = Walk::new(document, &names, quotes, chooser);
    walk.read_sentences();
    walk.add_what_speakers_say();
    let (found, speakers, nameless) = (walk.found, walk.speakers, walk.nameless);
    let mut referents: Vec<Gender> = walk.discourse.referents.iter().map(|r| r.gender).collect();
    let (mut list, _) = names.into_parts();
    let named = list.len();
    let active = nameless.add_to(document, quotes, &mut list, &mut referents);
    let found = found.into_iter().filter(|(entity, _)| entity.checked_sub(named).is_none_or(|number| active[number]));
    for (entity, mention) in found {
        list[entity].mentions.push(mention);
    }
    move_labels(document, &mut list, &speakers);
    for entity in &mut list {
        entity.mentions.sort_by_key(|m| m.span);
        entity.mentions.dedup_by_key(|m| m.span);
        drop_around_names(&mut entity.mentions);
    }
    let with_mentions = Entities::new(list, referents);
    add_first_person(document, with_mentions, quotes)
}

/// Names by their tokens, in text order.
struct PlacedName {
    tokens: Range<usize>,
    entity: usize,
}

struct Walk<'d, 'c> {
    document: &'d Document<'d>,
    names: &'d Entities,
    marked: &'d [Span],
    discourse: Discourse<'d>,
    speakers: Speakers,
    chooser: &'c mut dyn Chooser,
    placed: Vec<PlacedName>,
    found: Vec<(usize, Mention)>,
    nameless: Nameless,
}

impl<'d, 'c> Walk<'d, 'c> {
    fn new(document: &'d Document<'d>, names: &'d Entities, quotes: &'d Quotes, chooser: &'c mut dyn Chooser) -> Self {
        let genders: Vec<Gender> = (0..names.list().len()).map(|e| names.gender(e)).collect();
        let mut placed: Vec<PlacedName> = names
            .mentions()
            .iter()
            .map(|m| PlacedName { tokens: document.tokens_in(m.span), entity: m.entity })
            .filter(|p| !p.tokens.is_empty())
            .collect();
        placed.sort_by_key(|p| p.tokens.start);
        Self {
            document,
            names,
            marked: &quotes.marked,
            discourse: Discourse::new(document, names.list(), &genders, &quotes.marked),
            speakers: Speakers::new(document, names, quotes),
            chooser,
            placed,
            found: Vec::new(),
            nameless: Nameless::new(names.list().len()),
        }
    }

    fn read_sentences(&mut self) {
        let mut next = 0;
        for (number, sentence) in self.document.sentences.iter().enumerate() {
            if self.document.kind_of(number) == ParagraphKind::Furniture {
                continue;
            }
            (self.discourse.sentence, self.discourse.paragraph) = (number, sentence.paragraph);
            let mut i = sentence.tokens.start;
            while i < sentence.tokens.end {
                while self.placed.get(next).is_some_and(|p| p.tokens.end <= i) {
                    next += 1;
                }
                let at = self.document.tokens[i].span.start;
                let referents = &self.discourse.referents;
                self.speakers.pass(at, |e| referents.get(e).is_none_or(|r| r.kind == EntityType::Person));
                self.read_speaker_of_quote(at);
                if let Some(name) = self.placed.get(next).filter(|p| p.tokens.start <= i) {
                    self.discourse.add_name(name.entity, name.tokens.clone(), sentence.tokens.end);
                    i = name.tokens.end.max(i + 1);
                    continue;
                }
                let found = match self.discourse.classes[i] {
                    class if class.is_noun() => self.read_nominal(i, sentence.tokens.clone(), next),
                    class => self.read_pronoun(i, class),
                };
                self.found.extend(found);
                self.read_nameless(i);
                i += 1;
            }
        }
    }

    /// The gender of an entity, named or not.
    fn gender(&self, entity: usize) -> Gender {
        self.discourse.referents.get(entity).map_or_else(|| self.nameless.gender(entity), |r| r.gender)
    }

    /// What an entity is called, in the trace.
    fn name(&self, entity: usize) -> &str {
        self.names.list().get(entity).map_or("nobody named", |e| e.name.as_str())
    }

    /// Whom one of the last mentions found means, which ends at `end`.
    fn found_at(&self, end: usize) -> Option<usize> {
        self.found.iter().rev().take(4).find(|(_, m)| m.span.end == end).map(|(entity, _)| *entity)
    }

    /// Where a credited description ends that nobody named is meant by, makes it somebody.
    fn read_nameless(&mut self, token: usize) {
        let end = self.document.tokens[token].span.end;
        let at = self.speakers.list.partition_point(|c| c.phrase.span.start < end);
        let Some(number) = at.checked_sub(1) else { return };
        let credited = &self.speakers.list[number];
        if credited.entity.is_some()
            || credited.phrase.kind != SpeakerKind::Nominal
            || credited.phrase.head.end != end
            || !self.document.trace.runs(passes::NAMELESS)
        {
            return;
        }
        let head = credited.phrase.head;
        let class = self.discourse.classes[token];
        // "One of the victims, a nurse, said she"
        let one_of = self.document.word(token).eq_ignore_ascii_case("one")
            && self.document.tokens.get(token + 1).is_some_and(|_| self.document.word(token + 1) == "of");
        let known = self.found_at(end);
        let named = !self.names.mentions_in(head).is_empty();
        self.speakers.list[number].entity = match known {
            None if (class.is_person() || one_of) && !named => {
                let entity = self.nameless.mention(self.document, head, token, class.gender(), self.discourse.sentence);
                passes::record(self.document, passes::NAMELESS, head, "");
                self.found.push((entity, Mention { span: head, kind: MentionKind::Nominal, confidence: BY_NAME }));
                Some(entity)
            }
            known => known,
        };
    }

    /// Where a direct quote begins whose speaker follows as a pronoun ("“…,” he said"), decides who that is: nobody in the quote
    /// is meant.
    fn read_speaker_of_quote(&mut self, at: usize) {
        if let Some((phrase, start)) = self.speakers.of_quote(at)
            && start == at
            && matches!(self.speakers.list[phrase].phrase.kind, SpeakerKind::Pronoun | SpeakerKind::Nominal)
            && self.speakers.list[phrase].phrase.span.start > at
            && self.speakers.list[phrase].entity.is_none()
        {
            self.speakers.list[phrase].entity = self.speaker_meant(phrase).map(|(entity, _)| entity);
        }
    }

    /// Whom a pronoun means that is credited with a quote.
    fn speaker_meant(&mut self, phrase: usize) -> Option<(usize, Score)> {
        let span = self.speakers.list[phrase].phrase.span;
        let token = self.document.tokens_in(span).start;
        if self.speakers.list[phrase].phrase.kind == SpeakerKind::Nominal {
            return self.by_age(span).map(|entity| (entity, NEAREST));
        }
        let slot = self.discourse.classes[token].slot()?;
        let gender = self.discourse.classes[token].gender();
        let singular = matches!(slot, Slot::He | Slot::She);
        let trace = &self.document.trace;
        if singular
            && trace.runs(passes::SAME_SPEAKER)
            && let Some(entity) = self.speakers.goes_on(self.document, self.names, self.marked, phrase)
            && genders_agree(self.gender(entity), gender)
        {
            passes::record(self.document, passes::SAME_SPEAKER, span, self.name(entity));
            return Some((entity, SAME_SPEAKER));
        }
        if let Some(entity) = self.singled_out(span, gender).filter(|_| singular) {
            return Some((entity, SAME_SPEAKER));
        }
        let here = (self.discourse.sentence, self.discourse.paragraph);
        if let Some(sentence) = self.document.sentence_at(span.start) {
            let paragraph = self.document.sentences[sentence].paragraph;
            (self.discourse.sentence, self.discourse.paragraph) = (sentence, paragraph);
        }
        let question = Question { slot, span, token, nominal: None };
        let mut candidates = self.discourse.candidates_of_pronoun(slot, None);
        let named = self.named_in_quotes_of(phrase);
        if candidates.iter().any(|e| named.contains(e)) {
            passes::record(self.document, passes::NAMED_INSIDE, span, "");
            candidates.retain(|e| !named.contains(e));
        }
        let chosen = self.chooser.choose(&self.discourse, &question, &candidates);
        let nearest = || {
            let entity = nearest_person(&self.discourse, gender, &named)
                .filter(|_| singular && trace.runs(passes::NEAREST_PERSON))?;
            passes::record(self.document, passes::NEAREST_PERSON, span, &self.names.list()[entity].name);
            Some((entity, NEAREST))
        };
        let meant = chosen.or_else(nearest);
        (self.discourse.sentence, self.discourse.paragraph) = here;
        meant
    }

    fn read_pronoun(&mut self, i: usize, class: Class) -> Option<(usize, Mention)> {
        let span = self.document.tokens[i].span;
        let mention = |confidence| Mention { span, kind: MentionKind::Pronoun, confidence };
        if let Some(phrase) = self.speakers.at(span, SpeakerKind::Relative) {
            return self.read_relative(phrase).map(|entity| (entity, mention(BY_APPOSITION)));
        }
        let slot = class.slot()?;
        if is_dummy_it(&self.discourse, i) {
            return None;
        }
        let (entity, confidence) = match self.speakers.at(span, SpeakerKind::Pronoun) {
            Some(phrase) => {
                let known = self.speakers.list[phrase].entity.map(|entity| (entity, SAME_SPEAKER));
                let meant = known.or_else(|| self.speaker_meant(phrase))?;
                self.speakers.list[phrase].entity = Some(meant.0);
                meant
            }
            None if self.is_nameless(span, i, class) => {
                let entity = self.nameless.last()?;
                self.nameless.add_pronoun(class.gender());
                return Some((entity, mention(BY_NAME)));
            }
            None => {
                if let Some(office) = self.office_of(i, slot) {
                    passes::record(self.document, passes::SAID_IT, span, "");
                    let entity = office?;
                    self.discourse.add_pronoun(entity, i, slot);
                    return Some((entity, mention(BY_NAME)));
                }
                let speaker = self.speaker_not_meant(span);
                if matches!(slot, Slot::He | Slot::She)
                    && let Some(entity) = self.singled_out(span, class.gender()).filter(|e| Some(*e) != speaker)
                {
                    self.discourse.add_pronoun(entity, i, slot);
                    return Some((entity, mention(BY_QUOTE)));
                }
                if self.is_said_by_another(i, class) {
                    passes::record(self.document, passes::ONE_OF_TWO, span, "");
                    return None;
                }
                let mut candidates = self.discourse.candidates_of_pronoun(slot, speaker);
                if let Some(entity) = self.subject_beside(i, class).filter(|e| candidates.contains(e)) {
                    passes::record(self.document, passes::NOT_ITSELF, span, self.name(entity));
                    candidates.retain(|&e| e != entity);
                }
                let above = self.subject_above(i, class);
                if above == Some(None) {
                    passes::record(self.document, passes::ONE_OF_TWO, span, "");
                    return None;
                }
                if let Some(entity) = above.flatten().filter(|e| candidates.contains(e)) {
                    passes::record(self.document, passes::SAME_SUBJECT, span, self.name(entity));
                    self.discourse.add_pronoun(entity, i, slot);
                    return Some((entity, mention(BY_QUOTE)));
                }
                let question = Question { slot, span, token: i, nominal: None };
                let chosen = self.chooser.choose(&self.discourse, &question, &candidates)?;
                if self.is_one_of_two(i, class, chosen.0) || self.is_another_nearer(i, class, chosen.0, speaker) {
                    passes::record(self.document, passes::ONE_OF_TWO, span, "");
                    self.discourse.add_pronoun(chosen.0, i, slot);
                    return None;
                }
                chosen
            }
        };
        if entity < self.names.list().len() {
            self.discourse.add_pronoun(entity, i, slot);
        } else {
            self.nameless.add_pronoun(class.gender());
        }
        Some((entity, mention(confidence)))
    }

    /// Who does what the clause around a pronoun stands beside: Costa in "the club that Costa founded when he came home";
    /// `Some(None)` where somebody else may be meant as well.
    fn subject_above(&self, pronoun: usize, class: Class) -> Option<Option<usize>> {
        let document = self.document;
        let clause = document.nodes[pronoun].head as usize;
        let above = document.nodes[clause].head as usize;
        let subject = is_subject(document, pronoun);
        let opens = (above + 1..pronoun).any(|t| {
            let word = document.features(t);
            let joins = word.is(Tag::SameTime)
                || word.is(Tag::Contrast)
                || matches!(word.time, Some(TimeWord::Before | TimeWord::After | TimeWord::Since));
            joins && document.nodes[t].head as usize == clause
        });
        if !matches!(class, Class::He | Class::She)
            || !subject
            || !opens
            || document.nodes[clause].relation != Relation::AdverbialClause
            || !document.trace.runs(passes::SAME_SUBJECT)
        {
            return None;
        }
        let subject = verbs::subject(document, above).filter(|&s| s < above)?;
        let entity = self.meant_at(document.tokens[subject].span)?;
        let agrees = genders_agree(self.gender(entity), class.gender());
        let named = entity < self.names.list().len();
        // "Costa met Dunn before he left": either of them.
        let between = Span::new(document.tokens[above].span.end, document.tokens[pronoun].span.start);
        let other = self.names_another(between, class, [Some(entity), None]);
        (agrees && named).then_some(Some(entity).filter(|_| !other))
    }

    /// "The employee, a mother of two, said she left": whoever speaks is meant, and nobody named.
    fn is_said_by_another(&self, pronoun: usize, class: Class) -> bool {
        let document = self.document;
        if !matches!(class, Class::He | Class::She) || !document.trace.runs(passes::ONE_OF_TWO) {
            return false;
        }
        let cue = self.cue_of_subject(pronoun);
        let Some(speaker) = cue.and_then(|cue| verbs::subject(document, cue).filter(|&s| s < cue)) else {
            return false;
        };
        let phrase = tree::span(document, phrases::noun_phrase(document, speaker));
        let end = document.tokens[speaker].span.end;
        self.discourse.classes[speaker].is_person()
            && document.nodes[speaker].part == Part::Noun
            && phrases::apposition(document, speaker).is_none_or(|a| document.nodes[a].part != Part::ProperNoun)
            && self.found_at(end).is_none_or(|entity| entity >= self.names.list().len())
            && self.names.mentions_in(phrase).is_empty()
    }

    /// Who does what is done to a pronoun, which would be "himself" otherwise: Costa in "Costa prayed with him" (principle B of
    /// binding, Chomsky 1981).
    fn subject_beside(&self, pronoun: usize, class: Class) -> Option<usize> {
        let document = self.document;
        let accusative = matches!(class, Class::Him | Class::Them)
            || matches!(class, Class::Her | Class::It)
                && document.nodes[pronoun].relation != Relation::PossessiveModifier
                && !is_subject(document, pronoun);
        let node = document.nodes[pronoun];
        let object =
            matches!(node.relation, Relation::Object | Relation::IndirectObject | Relation::Oblique | Relation::Agent);
        // "Costa kept a boat with him", "closed the door behind her": a place around the subject.
        let case = tree::child(document, pronoun, &[Relation::Case]);
        let around =
            case.is_some_and(|c| tree::child(document, node.head as usize, &[Relation::Object]).is_some_and(|o| o < c));
        if !accusative || !object || around || !document.trace.runs(passes::NOT_ITSELF) {
            return None;
        }
        let subject = verbs::subject(document, node.head as usize).filter(|&s| s < pronoun)?;
        self.meant_at(document.tokens[subject].span)
    }

    /// Whom the words at `span` mean, by name or by one of the last mentions found.
    fn meant_at(&self, span: Span) -> Option<usize> {
        let named = self.names.mention_around(span).map(|m| m.entity);
        named.or_else(|| self.found.iter().rev().take(8).find(|(_, m)| m.span.covers(span)).map(|(entity, _)| *entity))
    }

    /// Whether a pronoun of `class` could mean an entity: a person whose gender fits.
    fn may_mean(&self, class: Class, entity: usize) -> bool {
        let referent = &self.discourse.referents[entity];
        referent.kind == EntityType::Person && genders_agree(referent.gender, class.gender())
    }

    /// Whether `words` name somebody, `but` those, whom a pronoun of `class` could mean.
    fn names_another(&self, words: Span, class: Class, but: [Option<usize>; 2]) -> bool {
        let mut names = self.names.mentions_in(words).iter().take(MOST_NAMES);
        names.any(|m| !but.contains(&Some(m.entity)) && self.may_mean(class, m.entity))
    }

    /// The cue whose content a pronoun opens as its subject: "said [that] she left".
    fn cue_of_subject(&self, pronoun: usize) -> Option<usize> {
        let document = self.document;
        let clause = document.nodes[pronoun].head as usize;
        let cue = document.nodes[clause].head as usize;
        let reports = is_subject(document, pronoun)
            && document.nodes[clause].relation == Relation::ClausalComplement
            && document.features(cue).is(Tag::SayOften)
            && (cue + 1..pronoun).all(|t| document.features(t).is(Tag::That));
        (reports && cue < pronoun).then_some(cue)
    }

    /// "Dunn worked at each of the parties he gave": somebody else is named in the sentence, and the one chosen is not.
    fn is_another_nearer(&self, pronoun: usize, class: Class, chosen: usize, speaker: Option<usize>) -> bool {
        let document = self.document;
        if !matches!(class, Class::He | Class::She) || !document.trace.runs(passes::ONE_OF_TWO) {
            return false;
        }
        let here = self.discourse.sentence;
        let Some(last) = self.discourse.referents.get(chosen).and_then(|r| r.last) else { return false };
        let start = document.tokens[document.sentences[here].tokens.start].span.start;
        let before = Span::new(start, document.tokens[pronoun].span.start);
        // "Ana Lima, the daughter of Rosa Lima, worked there although she left": Rosa stands in a phrase, Ana opens the sentence.
        let in_phrase = |m: &MentionRef| {
            let token = document.tokens_in(m.span).start;
            let node = document.nodes[token];
            node.relation == Relation::NounModifier
                || node.relation == Relation::Conjunct
                    && document.nodes[node.head as usize].relation == Relation::NounModifier
        };
        let own = self.names.mentions_in(before).iter().take(MOST_NAMES).rfind(|m| m.entity == chosen);
        let phrase = last.sentence == here && own.is_some_and(in_phrase);
        let opens = self.names.mentions_in(before).first().filter(|m| m.entity != chosen && m.span.start == start);
        let topic = opens.is_some_and(|m| self.may_mean(class, m.entity));
        phrase && topic || last.sentence != here && self.names_another(before, class, [Some(chosen), speaker])
    }

    /// "Costa visited the boy's father and prayed with him before he died": another man, told by a pronoun too, may be meant as well.
    fn is_one_of_two(&self, pronoun: usize, class: Class, chosen: usize) -> bool {
        let document = self.document;
        if !matches!(class, Class::He | Class::She) || !document.trace.runs(passes::ONE_OF_TWO) {
            return false;
        }
        let clause = document.nodes[pronoun].head as usize;
        let above = document.nodes[clause].head as usize;
        let beside = matches!(document.nodes[clause].relation, Relation::AdverbialClause) && above < pronoun;
        let subject = is_subject(document, pronoun);
        if !beside || !subject || above + 1 >= pronoun {
            return false;
        }
        let other = |t: usize| {
            let object = matches!(
                document.nodes[t].relation,
                Relation::Object | Relation::IndirectObject | Relation::Oblique | Relation::Agent
            );
            let meant = self.found.iter().rev().take(8).find(|(_, m)| m.span == document.tokens[t].span);
            object
                && matches!(self.discourse.classes[t], Class::He | Class::She | Class::Him | Class::Her)
                && genders_agree(self.discourse.classes[t].gender(), class.gender())
                && meant.is_none_or(|(entity, _)| *entity != chosen)
        };
        (above + 1..pronoun).any(other)
    }

    /// The person whom the sentence before a pronoun singles out: "It was Kate Bolter who won. She …".
    fn singled_out(&self, span: Span, gender: Gender) -> Option<usize> {
        let (entity, sentence) = self.discourse.singled_out?;
        let here = self.document.sentence_at(span.start)?;
        let fits =
            here > sentence && here <= sentence + 2 && genders_agree(self.discourse.referents[entity].gender, gender);
        if !fits || !self.document.trace.runs(passes::CLEFT) {
            return None;
        }
        passes::record(self.document, passes::CLEFT, span, self.name(entity));
        Some(entity)
    }

    /// The people named in the direct quotes of a credited phrase, who do not say them.
    fn named_in_quotes_of(&self, phrase: usize) -> Vec<usize> {
        if !self.document.trace.runs(passes::NAMED_INSIDE) {
            return Vec::new();
        }
        let mut named = Vec::new();
        for quote in self.speakers.quotes_of(phrase) {
            for name in self.names.mentions_in(quote).iter().take(MOST_NAMES) {
                // "I am Ana Lima", "my name is Ana Lima"
                let first = self.document.tokens_in(name.span).start;
                let is_self = (first.saturating_sub(3)..first).any(|t| {
                    let word = self.document.features(t);
                    word.is(Tag::FirstPerson) || word.is(Tag::Be)
                });
                if !is_self {
                    named.push(name.entity);
                }
            }
        }
        named
    }

    /// Whom "the 33-year-old" means: who is told to be so old; else the subject of the last sentence that tells of people. A
    /// sentence in the past perfect ("Costa had put Halford ahead") goes back behind those before it.
    fn by_age(&self, span: Span) -> Option<usize> {
        let years = classes::age(self.document.word(self.document.tokens_in(span).last()?))?;
        if !self.document.trace.runs(passes::AGE) {
            return None;
        }
        let referents = &self.discourse.referents;
        let people = self.discourse.recent.iter().copied().filter(|&e| referents[e].kind == EntityType::Person);
        let told: Vec<(usize, Option<&str>)> = people.map(|e| (e, self.age_of(e))).collect();
        let entity = match told.iter().find(|(_, age)| *age == Some(years)) {
            Some(&(entity, _)) => entity,
            None => self.last_subject(told.iter().filter(|(_, age)| age.is_none()).map(|&(entity, _)| entity))?,
        };
        passes::record(self.document, passes::AGE, span, self.name(entity));
        Some(entity)
    }

    /// How old the text says somebody is: "Ana Lima, 31, …".
    fn age_of(&self, entity: usize) -> Option<&'d str> {
        let document = self.document;
        let mentions = self.names.list().get(entity)?.mentions.iter().take(MOST_NAMES);
        mentions.map(|m| document.tokens_in(m.span).end).find_map(|comma| {
            let age = comma + 1 + usize::from(comma + 1 < document.tokens.len() && document.word(comma + 1) == "aged");
            let is_age = age < document.tokens.len()
                && document.word(comma) == ","
                && matches!(document.word(age).len(), 1..=3)
                && document.word(age).bytes().all(|b| b.is_ascii_digit());
            is_age.then(|| document.word(age))
        })
    }

    /// Who of these was the subject, or the only one, of the last sentence that has any of them.
    fn last_subject(&self, people: impl Iterator<Item = usize>) -> Option<usize> {
        let document = self.document;
        let mut found: Vec<(usize, usize, LastMention)> =
            people.filter_map(|e| self.discourse.referents[e].last.map(|last| (last.sentence, e, last))).collect();
        found.sort_by_key(|(sentence, ..)| std::cmp::Reverse(*sentence));
        for here in found.chunk_by(|a, b| a.0 == b.0) {
            let tokens = document.sentences[here[0].0].tokens.clone();
            let head = tree::head(document, tokens);
            let before = head.is_some_and(|verb| {
                tree::children(document, verb).any(|t| {
                    document.nodes[t].relation == Relation::Auxiliary && document.word(t).eq_ignore_ascii_case("had")
                })
            });
            if before {
                continue;
            }
            let is_subject = |last: &LastMention| {
                let subjects = [Relation::Subject, Relation::PassiveSubject];
                (last.start..last.end).any(|t| {
                    let node = document.nodes[t];
                    subjects.contains(&node.relation) && head.is_none_or(|verb| node.head as usize == verb)
                })
            };
            let mut subjects = here.iter().filter(|(.., last)| is_subject(last));
            let first = match (subjects.next(), here) {
                (Some(first), _) => first,
                (None, [only]) => only,
                _ => return None,
            };
            return Some(first.1);
        }
        None
    }

    /// Whether a pronoun means the nameless speaker: "The victim said she was afraid", "a guard said. She was not hurt."
    fn is_nameless(&self, span: Span, i: usize, class: Class) -> bool {
        let gender = class.gender();
        if gender == Gender::Unknown || self.speakers.of_quote(span.start).is_some() {
            return false;
        }
        let Some((entity, at, sentence)) = self.nameless.place() else { return false };
        if !genders_agree(self.nameless.gender(entity), gender) {
            return false;
        }
        let between = || {
            let words = Span::new(self.document.tokens[at].span.end, span.start);
            let near = self.names.mentions_in(words);
            near.len() > MOST_NAMES || near.iter().any(|m| self.names.list()[m.entity].kind == EntityType::Person)
        };
        let here = self.discourse.sentence;
        let subject = matches!(class, Class::He | Class::She);
        let start = self.document.sentences[here].tokens.start;
        let means = here == sentence && self.nameless.speaks_of_itself(self.document) && self.is_after_cue(at, i)
            || here == sentence + 1 && i == start;
        subject && means && !between()
    }

    /// The office or firm without a name that says "it" of itself, with the entity that its noun means, if any: "The ministry said
    /// it had been told".
    fn office_of(&self, pronoun: usize, slot: Slot) -> Option<Option<usize>> {
        let document = self.document;
        if slot != Slot::It || !document.trace.runs(passes::SAID_IT) {
            return None;
        }
        let cue = self.cue_of_subject(pronoun)?;
        let office = verbs::subject(document, cue).filter(|&s| s < cue)?;
        let is_office = matches!(self.discourse.classes[office], Class::Organization | Class::Place)
            && self.names.mentions_in(tree::span(document, phrases::noun_phrase(document, office))).is_empty();
        is_office.then(|| self.found_at(document.tokens[office].span.end))
    }

    /// "The victim, a young teacher, said [that] she": between a speaker and a pronoun stands an apposition and the cue.
    fn is_after_cue(&self, speaker: usize, pronoun: usize) -> bool {
        let said = |t: usize| self.document.features(t).is(Tag::SayOften);
        let from = pronoun.saturating_sub(2).max(speaker + 1);
        let cue = (from..pronoun).rev().find(|&t| !self.document.features(t).is(Tag::That));
        cue.is_some_and(said)
    }

    /// Who says the direct quote around a pronoun of the third person, and is not meant by it.
    fn speaker_not_meant(&self, pronoun: Span) -> Option<usize> {
        let (phrase, _) = self.speakers.of_quote(pronoun.start)?;
        self.speakers.list[phrase].entity.filter(|_| self.document.trace.runs(passes::NOT_THE_SPEAKER))
    }

    /// "Ana Lima, who said": the name before, or whom the noun phrase before means.
    fn read_relative(&mut self, phrase: usize) -> Option<usize> {
        let credited = &mut self.speakers.list[phrase];
        let beside = credited.phrase.beside.filter(|_| self.document.trace.runs(passes::RELATIVE))?;
        if credited.entity.is_none() {
            let near = self.found.iter().rev().take(4);
            credited.entity = near.filter(|(_, m)| m.span.end == beside.end).map(|(entity, _)| *entity).next();
        }
        let (entity, span) = (credited.entity?, credited.phrase.span);
        passes::record(self.document, passes::RELATIVE, span, self.name(entity));
        Some(entity)
    }

    fn read_nominal(&mut self, i: usize, sentence: Range<usize>, next: usize) -> Option<(usize, Mention)> {
        let (document, placed) = (self.document, &self.placed);
        let name_around = |token: usize| {
            let near = &placed[next.saturating_sub(4)..next];
            near.iter().find(|p| p.tokens.contains(&token)).map(|p| p.tokens.start)
        };
        let nominal = nominals::phrase(document, &self.discourse.classes, i, name_around)?;
        let tokens = nominal.tokens.clone();
        let span = Span::new(document.tokens[tokens.start].span.start, document.tokens[i].span.end);
        let mention = |confidence| Mention { span, kind: MentionKind::Nominal, confidence };
        let class = self.discourse.classes[i];
        let slot = match class {
            Class::Organization => Slot::Organization,
            Class::Place => Slot::Place,
            Class::Thing => Slot::Thing,
            _ => Slot::Person,
        };
        // "the actress Ana Lima" is one name and its title; "the actress, Ana Lima," says who she is.
        let name_at = |token: usize| placed.get(next).filter(|p| p.tokens.start == token).map(|p| p.entity);
        if name_at(i + 1).is_some() {
            return None;
        }
        if let Some(entity) = self.speakers.in_apposition(span.end).filter(|_| document.trace.runs(passes::APPOSITION))
        {
            self.discourse.add(entity, tokens, MentionKind::Nominal);
            return Some((entity, mention(BY_APPOSITION)));
        }
        let beside = (self.discourse.near(i, 1) == Class::Comma).then(|| name_at(i + 2)).flatten();
        let before = (self.discourse.near(tokens.start, -1) == Class::Comma && next > 0)
            .then(|| &placed[next - 1])
            .filter(|p| p.tokens.end + 1 == tokens.start && p.tokens.start >= sentence.start)
            .map(|p| p.entity);
        let gender = class.gender();
        if let Some(entity) = before.or(beside)
            && slot == Slot::Person
            && self.discourse.agrees(entity, slot)
            && genders_agree(self.discourse.referents[entity].gender, gender)
            && document.trace.runs(passes::APPOSITION)
        {
            if before.is_some() {
                self.discourse.add(entity, tokens, MentionKind::Nominal);
            }
            passes::record(document, passes::APPOSITION, span, &self.names.list()[entity].name);
            return Some((entity, mention(BY_APPOSITION)));
        }
        // "He is the president": no mention, but a predicate.
        if self.discourse.near(tokens.start, -1) == Class::Be
            || nominal.determiner == Determiner::Name && slot != Slot::Person
        {
            return None;
        }
        let noun = document.word(i).to_lowercase();
        let of = document.tokens.len() > i + 1 && document.word(i + 1) == "of";
        if of && document.features(i).is(Tag::Kin) && document.trace.runs(passes::KIN) {
            passes::record(document, passes::KIN, span, "");
            return None;
        }
        if let Some(entity) = self.by_age(span) {
            self.discourse.add(entity, tokens, MentionKind::Nominal);
            return Some((entity, mention(NEAREST)));
        }
        if let Some(entity) = self.in_country(&tokens, i, &sentence) {
            self.discourse.add(entity, tokens, MentionKind::Nominal);
            return Some((entity, mention(BY_QUOTE)));
        }
        // "the Municipality of Livorno" says which.
        let of_name = of && slot != Slot::Person && (name_at(i + 2).is_some() || name_at(i + 3).is_some());
        if of_name {
            return None;
        }
        if let Some(entity) = self.discourse.only_one_named(&noun, &nominal, slot)
            && document.trace.runs(passes::ONLY_ONE_NAMED)
        {
            passes::record(document, passes::ONLY_ONE_NAMED, span, &self.names.list()[entity].name);
            self.discourse.add(entity, tokens, MentionKind::Nominal);
            return Some((entity, mention(BY_NAME)));
        }
        let mut candidates = self.discourse.candidates_of_nominal(&noun, slot, gender);
        if slot == Slot::Person && document.trace.runs(passes::EVIDENCE) {
            let goes_on = self.speaker_before(span, gender);
            let known = self.discourse.known_by(&noun);
            let before = candidates.len();
            candidates.retain(|e| known.contains(e) || goes_on == Some(*e));
            if candidates.is_empty() && before > 0 {
                passes::record(document, passes::EVIDENCE, span, "");
            }
        }
        let question = Question { slot, span, token: i, nominal: Some(nominal) };
        let (entity, confidence) = self.chooser.choose(&self.discourse, &question, &candidates)?;
        self.discourse.last_answer_by_noun.insert(noun, entity);
        self.discourse.add(entity, tokens, MentionKind::Nominal);
        Some((entity, mention(confidence)))
    }

    /// Who said the quote before, where a description is credited with the next one: "“…,” Ana Lima joked. “…,” the actress
    /// added."
    fn speaker_before(&self, span: Span, gender: Gender) -> Option<usize> {
        let at = self.speakers.list.partition_point(|c| c.phrase.span.start < span.start);
        self.speakers.list.get(at).filter(|c| c.phrase.head.end == span.end)?;
        let entity = self.speakers.goes_on(self.document, self.names, self.marked, at)?;
        genders_agree(self.discourse.referents.get(entity)?.gender, gender).then_some(entity)
    }

    /// "Denmark arrested two men … in the country": the country that is the subject of the sentence.
    fn in_country(&self, tokens: &Range<usize>, head: usize, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let country = matches!(document.word(head), "country" | "nation") && tokens.len() == 2;
        if !country || !document.trace.runs(passes::IN_COUNTRY) || document.features(tokens.start).is(Tag::Possessive) {
            return None;
        }
        let root = tree::path(document, sentence.start).last()?;
        let subject = verbs::subject(document, root).filter(|&s| s < tokens.start)?;
        let name = self.names.mentions_in(document.tokens[subject].span).first()?;
        let place = self.names.list()[name.entity].kind == EntityType::Place;
        let known = self.discourse.referents[name.entity].words.as_str();
        let is_country = place && (countries::usual_name(known).is_some() || countries::capital_of(known).is_some());
        is_country.then(|| {
            passes::record(document, passes::IN_COUNTRY, tree::span(document, tokens.clone()), self.name(name.entity));
            name.entity
        })
    }

    /// Adds the credited descriptions beside a name that were no noun phrase of [`nominals`]: "the mayor of Porto, Ana Lima,".
    fn add_what_speakers_say(&mut self) {
        if !self.document.trace.runs(passes::APPOSITION) {
            return;
        }
        let mut ends: Vec<usize> = self.found.iter().map(|(_, m)| m.span.end).collect();
        ends.sort_unstable();
        // "May said", where the word was not read as a name.
        for credited in self.speakers.list.iter().filter(|c| c.phrase.kind == SpeakerKind::Name) {
            let head = credited.phrase.head;
            if let Some(entity) = credited.entity.filter(|_| self.names.mentions_in(head).is_empty()) {
                let mention = Mention { span: head, kind: MentionKind::Name, confidence: BY_NAME };
                self.found.push((entity, mention));
            }
        }
        for credited in self.speakers.list.iter().filter(|c| c.phrase.kind == SpeakerKind::Nominal) {
            let head = credited.phrase.head;
            let inside_name = self.names.mentions_in(head).iter().any(|m| m.span.end >= head.end);
            let named = credited.entity.filter(|&e| e < self.names.list().len());
            if let Some(entity) = named.filter(|_| !inside_name && ends.binary_search(&head.end).is_err()) {
                passes::record(self.document, passes::APPOSITION, head, &self.names.list()[entity].name);
                let mention = Mention { span: head, kind: MentionKind::Nominal, confidence: BY_APPOSITION };
                self.found.push((entity, mention));
            }
        }
    }
}

/// Whether a token is the subject of its verb.
fn is_subject(document: &Document, token: usize) -> bool {
    matches!(document.nodes[token].relation, Relation::Subject | Relation::PassiveSubject)
}

/// Names in a quote that are looked at.
const MOST_NAMES: usize = 20;

/// The person mentioned last whom the gender fits, `but` those: known gender and subjects count more, sentences in between less.
fn nearest_person(discourse: &Discourse, gender: Gender, but: &[usize]) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for &entity in &discourse.recent {
        let referent = &discourse.referents[entity];
        let Some(last) = referent.last.filter(|_| referent.kind == EntityType::Person) else { continue };
        if !genders_agree(referent.gender, gender) || but.contains(&entity) {
            continue;
        }
        let sentences = discourse.sentence.saturating_sub(last.sentence).min(8) as i32;
        let score = i32::from(referent.gender == gender) * 6 + i32::from(last.is_subject) * 3 - sentences * 2;
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, entity));
        }
    }
    best.map(|(_, entity)| entity)
}

/// Gives the labels of turns to the people they name, whatever the tagger took them for: "Q: You opened Salt" is no name, nor
/// is "Who" of "Guardian: Who taught you?".
fn move_labels(document: &Document, list: &mut [Entity], speakers: &Speakers) {
    let labels: Vec<&Credited> = speakers.list.iter().filter(|c| c.phrase.kind == SpeakerKind::Label).collect();
    if labels.is_empty() || !document.trace.runs(passes::LABEL) {
        return;
    }
    let is_letter = |label: &Credited| is_question_mark(label.phrase.span.of(document.text));
    let asks = |token: usize| {
        let word = document.features(token);
        word.is(Tag::OpensClause) || word.is(Tag::Relative)
    };
    let mut has_mention = vec![false; labels.len()];
    for (id, entity) in list.iter_mut().enumerate() {
        entity.mentions.retain(|mention| {
            let next = labels.partition_point(|label| label.phrase.span.end <= mention.span.start);
            // The word that asks, behind a label.
            let behind = next.checked_sub(1).is_some_and(|n| mention.span.start <= labels[n].phrase.span.end + 2);
            if behind && mention.kind == MentionKind::Name && document.tokens_in(mention.span).all(asks) {
                return false;
            }
            let Some(label) = labels.get(next).filter(|label| label.phrase.span.overlaps(mention.span)) else {
                return true;
            };
            has_mention[next] |= label.entity == Some(id);
            !is_letter(label) && label.entity.is_none_or(|to| to == id)
        });
    }
    for (label, has_mention) in labels.into_iter().zip(has_mention) {
        let Some(to) = label.entity.filter(|&to| to < list.len() && (!has_mention || is_letter(label))) else {
            continue;
        };
        let span = label.phrase.span;
        passes::record(document, passes::LABEL, span, &list[to].name);
        let kind = if is_letter(label) { MentionKind::Nominal } else { MentionKind::Name };
        list[to].mentions.push(Mention { span, kind, confidence: BY_NAME });
    }
}

/// Takes out the phrases of `mentions` (in text order) that hold a name of the same entity: the name says it already.
fn drop_around_names(mentions: &mut Vec<Mention>) {
    let spans: Vec<Span> = mentions.iter().map(|m| m.span).collect();
    let mut nth = 0usize;
    mentions.retain(|mention| {
        let (before, after) = (nth.checked_sub(1).map(|i| spans[i]), spans.get(nth + 1));
        nth += 1;
        let touches =
            before.is_some_and(|b| b.end > mention.span.start) || after.is_some_and(|a| a.start < mention.span.end);
        mention.kind == MentionKind::Name || !touches
    });
}

/// "I" and "my" in a quote are its speaker.
fn add_first_person(document: &Document, entities: Entities, quotes: &Quotes) -> Entities {
    if !document.trace.runs(passes::FIRST_PERSON) {
        return entities;
    }
    let mut found: Vec<(usize, Mention)> = Vec::new();
    for quote in &quotes.list {
        let Some(phrase) = quote.speaker else { continue };
        let Some(entity) = speakers::entity_of_speaker(&entities, &phrase) else { continue };
        if entities.list()[entity].kind != EntityType::Person {
            continue;
        }
        let whole = quote.quote.kind == QuoteKind::Direct || phrase.kind == SpeakerKind::Label;
        let stretches = if whole { std::slice::from_ref(&quote.quote.span) } else { &quote.quote.parts };
        for token in stretches.iter().flat_map(|&span| document.tokens_in(span)) {
            let word = document.features(token);
            if word.is(Tag::FirstPerson) && !word.is(Tag::Many) && document.word(token) != "US" {
                let span = document.tokens[token].span;
                found.push((entity, Mention { span, kind: MentionKind::Pronoun, confidence: BY_QUOTE }));
            }
        }
    }
    // Where two quotes overlap, the first says it.
    found.sort_by_key(|(_, mention)| mention.span);
    found.dedup_by_key(|(_, mention)| mention.span);
    // The "I" of "Lima I" is part of a name.
    found.retain(|(_, mention)| {
        entities.mentions_in(mention.span).is_empty() && entities.mention_around(mention.span).is_none()
    });
    if found.is_empty() {
        return entities;
    }
    let (mut list, genders) = entities.into_parts();
    for (entity, mention) in found {
        list[entity].mentions.push(mention);
    }
    for entity in &mut list {
        entity.mentions.sort_by_key(|m| m.span);
        entity.mentions.dedup_by_key(|m| m.span);
    }
    Entities::new(list, genders)
}

#[cfg(test)]
mod tests {
    use crate::names::linking::tests::marked;
    use crate::names::passes::tests::settle_types;
    use crate::syntax;

    /// Names of the entities, in order of first mention, each with all its mentions.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (text, mut names) = marked(text);
        let document = syntax::read(&text, None, &[]);
        settle_types(&document, &mut names);
        let entities = crate::entities::join(&document, &names);
        let mut list = entities.into_list();
        list.sort_by_key(|e| e.mentions.iter().find(|m| m.kind == crate::MentionKind::Name).map(|m| m.span));
        let mentions = |e: &crate::Entity| e.mentions.iter().map(|m| m.span.of(&text)).collect::<Vec<_>>().join(", ");
        let found: Vec<String> = list.iter().map(|e| format!("{}: {}", e.name, mentions(e))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pronouns_agree_in_gender_and_kind() {
        check(
            "[p Maria Olsen] met [p Peter Brandt] in [l Oslo] on Monday. She said she was glad.",
            &["Maria Olsen: Maria Olsen, She, she", "Peter Brandt: Peter Brandt", "Oslo: Oslo"],
        );
        check(
            "[p Peter Brandt] resigned on Monday. He said his health was poor.",
            &["Peter Brandt: Peter Brandt, He, his"],
        );
    }

    #[test]
    fn the_nation_is_not_a_city() {
        check("[l Lisbon] voted on Monday. The mayor met the builders. The nation voted too.", &["Lisbon: Lisbon"]);
    }

    #[test]
    fn a_daughter_of_somebody_is_nobody_named_before() {
        check(
            "[p Maria Olsen] died. Born in 1932, the daughter of a trawlerman, [p Eva Brandt] mourned.",
            &["Maria Olsen: Maria Olsen", "Eva Brandt: Eva Brandt"],
        );
    }

    #[test]
    fn a_body_is_known_by_its_kind_and_a_club_by_its_last_word() {
        check(
            "The [o National Institute of Oceanography] moved. The [o Institute] grew.",
            &["National Institute of Oceanography: National Institute of Oceanography, Institute"],
        );
        check("[o Dalton Rovers] won. [p Rovers], who were last, rose.", &["Dalton Rovers: Dalton Rovers, Rovers"]);
    }

    #[test]
    fn a_dummy_it_means_nothing() {
        check("[o Marlow Steel] grew. It is clear that it rained.", &["Marlow Steel: Marlow Steel"]);
    }

    #[test]
    fn a_description_in_apposition_is_a_mention() {
        check(
            "[p Maria Olsen], the prime minister, spoke to reporters on Monday.",
            &["Maria Olsen: Maria Olsen, the prime minister"],
        );
    }

    #[test]
    fn a_speaker_says_i() {
        check(
            "\"I never said my piece,\" said [p Maria Olsen] after the vote on Monday.",
            &["Maria Olsen: I, my, Maria Olsen"],
        );
        check("\"I never said so,\" the letter read, and [p Maria Olsen] left.", &["Maria Olsen: Maria Olsen"]);
    }

    #[test]
    fn he_in_a_direct_quote_is_not_its_speaker() {
        check(
            "[p Peter Brandt] fought [p Rui Costa] for years. \"He lost, and he knows it,\" said [p Rui Costa] on Monday.",
            &["Peter Brandt: Peter Brandt, He, he", "Rui Costa: Rui Costa, Rui Costa"],
        );
    }

    #[test]
    fn a_pronoun_that_may_mean_two_means_nobody() {
        check(
            "[p Rui Costa] met [p Tom Berg] in [l Porto] before he resigned.",
            &["Rui Costa: Rui Costa", "Tom Berg: Tom Berg", "Porto: Porto"],
        );
        check(
            "[p Ana Costa], a daughter of [p Ruth Dunn], joined the bank before she left.",
            &["Ana Costa: Ana Costa, she", "Ruth Dunn: Ruth Dunn"],
        );
        check("[p Rui Costa] visited the boy's father and prayed with him.", &["Rui Costa: Rui Costa"]);
    }

    #[test]
    fn who_spoke_last_goes_on() {
        check(
            "\"The bridge is too old,\" said [p Rui Costa], who once worked for [p Tom Berg]. \"Nobody should cross it,\" he said.",
            &["Rui Costa: Rui Costa, he", "Tom Berg: Tom Berg"],
        );
    }
}
