//! The article from left to right: each pronoun and noun phrase is given to the entity that it means, or to none.
//!
//! "Marlow Steel said it …" asks of every entity that was mentioned of late how well it fits "it"; a [`Chooser`] picks one or
//! none. Rules that need no model stand in [`passes`].

use super::candidates::{Question, Slot, genders_agree};
use super::classes::Class;
use super::discourse::Discourse;
use super::nominals::{self, Determiner};
use super::passes;
use super::ranker::{Ranker, is_dummy_it};
use super::speakers::{self, Speakers};
use crate::analysis::{Entity, EntityType, Mention, MentionKind, ParagraphKind, QuoteKind, Score};
use crate::document::Document;
use crate::english::{Gender, Tag};
use crate::names::Entities;
use crate::quotes::{Quotes, SpeakerKind};
use crate::span::Span;
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
    let (found, speakers) = (walk.found, walk.speakers);
    let referents: Vec<Gender> = walk.discourse.referents.iter().map(|r| r.gender).collect();
    let (mut list, _) = names.into_parts();
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
                self.speakers.pass(at, |e| referents[e].kind == EntityType::Person);
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
                i += 1;
            }
        }
    }

    /// Where a direct quote begins whose speaker follows as a pronoun ("“…,” he said"), decides who that is: nobody in the quote
    /// is meant.
    fn read_speaker_of_quote(&mut self, at: usize) {
        if let Some((phrase, start)) = self.speakers.of_quote(at)
            && start == at
            && self.speakers.list[phrase].phrase.kind == SpeakerKind::Pronoun
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
        let slot = self.discourse.classes[token].slot()?;
        let gender = self.discourse.classes[token].gender();
        let singular = matches!(slot, Slot::He | Slot::She);
        let trace = &self.document.trace;
        if singular
            && trace.runs(passes::SAME_SPEAKER)
            && let Some(entity) = self.speakers.goes_on(self.document, self.names, self.marked, phrase)
            && genders_agree(self.discourse.referents[entity].gender, gender)
        {
            passes::record(self.document, passes::SAME_SPEAKER, span, &self.names.list()[entity].name);
            return Some((entity, SAME_SPEAKER));
        }
        let here = (self.discourse.sentence, self.discourse.paragraph);
        if let Some(sentence) = self.document.sentence_at(span.start) {
            let paragraph = self.document.sentences[sentence].paragraph;
            (self.discourse.sentence, self.discourse.paragraph) = (sentence, paragraph);
        }
        let question = Question { slot, span, token, nominal: None };
        let candidates = self.discourse.candidates_of_pronoun(slot, None);
        let chosen = self.chooser.choose(&self.discourse, &question, &candidates);
        let nearest = || {
            let entity =
                nearest_person(&self.discourse, gender).filter(|_| singular && trace.runs(passes::NEAREST_PERSON))?;
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
            None => {
                let speaker = self.speaker_not_meant(span);
                let candidates = self.discourse.candidates_of_pronoun(slot, speaker);
                let question = Question { slot, span, token: i, nominal: None };
                self.chooser.choose(&self.discourse, &question, &candidates)?
            }
        };
        self.discourse.add_pronoun(entity, i, slot);
        Some((entity, mention(confidence)))
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
        let entity = credited.entity?;
        passes::record(self.document, passes::RELATIVE, credited.phrase.span, &self.names.list()[entity].name);
        Some(entity)
    }

    fn read_nominal(&mut self, i: usize, sentence: Range<usize>, next: usize) -> Option<(usize, Mention)> {
        let (document, placed) = (self.document, &self.placed);
        let name_around = |token: usize| {
            let near = &placed[next.saturating_sub(4)..next];
            near.iter().find(|p| p.tokens.contains(&token)).map(|p| p.tokens.start)
        };
        let nominal = nominals::phrase(document, &self.discourse.classes, i, sentence.clone(), name_around)?;
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
        genders_agree(self.discourse.referents[entity].gender, gender).then_some(entity)
    }

    /// Adds the credited descriptions beside a name that were no noun phrase of [`nominals`]: "the mayor of Porto, Ana Lima,".
    fn add_what_speakers_say(&mut self) {
        if !self.document.trace.runs(passes::APPOSITION) {
            return;
        }
        let mut ends: Vec<usize> = self.found.iter().map(|(_, m)| m.span.end).collect();
        ends.sort_unstable();
        for credited in self.speakers.list.iter().filter(|c| c.phrase.kind == SpeakerKind::Nominal) {
            let head = credited.phrase.head;
            let inside_name = self.names.mentions_in(head).iter().any(|m| m.span.end >= head.end);
            if let Some(entity) = credited.entity.filter(|_| !inside_name && ends.binary_search(&head.end).is_err()) {
                passes::record(self.document, passes::APPOSITION, head, &self.names.list()[entity].name);
                let mention = Mention { span: head, kind: MentionKind::Nominal, confidence: BY_APPOSITION };
                self.found.push((entity, mention));
            }
        }
    }
}

/// The person mentioned last whom the gender fits: known gender and subjects count more, sentences in between less.
fn nearest_person(discourse: &Discourse, gender: Gender) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for &entity in &discourse.recent {
        let referent = &discourse.referents[entity];
        let Some(last) = referent.last.filter(|_| referent.kind == EntityType::Person) else { continue };
        if !genders_agree(referent.gender, gender) {
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

/// Gives the labels of turns to the people they name, whatever the tagger took them for.
fn move_labels(document: &Document, list: &mut [Entity], speakers: &Speakers) {
    if !document.trace.runs(passes::LABEL) {
        return;
    }
    for credited in speakers.list.iter().filter(|c| c.phrase.kind == SpeakerKind::Label) {
        let (Some(to), span) = (credited.entity, credited.phrase.span) else { continue };
        let inside = |m: &Mention| m.span.overlaps(span);
        if list[to].mentions.iter().any(inside) {
            continue;
        }
        for entity in list.iter_mut() {
            entity.mentions.retain(|m| !inside(m));
        }
        passes::record(document, passes::LABEL, span, &list[to].name);
        list[to].mentions.push(Mention { span, kind: MentionKind::Name, confidence: BY_NAME });
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
    found.retain(|(_, mention)| entities.mentions_in(mention.span).is_empty());
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
    fn who_spoke_last_goes_on() {
        check(
            "\"The bridge is too old,\" said [p Rui Costa], who once worked for [p Tom Berg]. \"Nobody should cross it,\" he said.",
            &["Rui Costa: Rui Costa, he", "Tom Berg: Tom Berg"],
        );
    }
}
