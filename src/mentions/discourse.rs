//! The article from left to right: what has been mentioned so far, and which of it a pronoun or noun phrase means.
//!
//! "Marlow Steel said it …" asks of every entity met of late how well it fits "it"; a [`Judge`] picks one or none.

use super::lexis::{self, Class};
use super::nominals::{self, Determiner, Nominal};
use super::ranker::is_empty_it;
use crate::analysis::{Entity, EntityType, Mention, MentionKind, ParagraphKind, Score};
use crate::document::Document;
use crate::document::quotation;
use crate::english::{Gender, countries};
use crate::names::linking::forms;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Entities met of late that are asked.
const WINDOW: usize = 24;
/// Tokens back to where what was passed is counted.
const FAR: usize = 60;
/// Roles kept of a person.
const ROLES: usize = 6;
/// Nouns of kin, which want "of" to say whose.
const KIN: [&str; 8] = ["brother", "daughter", "father", "mother", "sister", "son", "widow", "wife"];

/// What asks for an antecedent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    He,
    She,
    It,
    They,
    Person,
    Organization,
    Place,
    Thing,
}

/// A pronoun or noun phrase.
pub struct Question {
    pub slot: Slot,
    pub span: Span,
    /// Pronoun, or head noun.
    pub token: usize,
    pub nominal: Option<Nominal>,
}

/// Picks the antecedent.
pub trait Judge {
    /// Which of `candidates` is meant, and how sure that is.
    fn choose(&mut self, walk: &Walk, question: &Question, candidates: &[usize]) -> Option<(usize, Score)>;
}

/// Where and how an entity was last mentioned.
#[derive(Clone, Copy)]
pub struct Met {
    /// Tokens.
    pub start: usize,
    pub end: usize,
    pub sentence: usize,
    pub paragraph: usize,
    pub kind: MentionKind,
    pub subject: bool,
    pub possessive: bool,
    pub governed: bool,
    pub said: bool,
    pub coordinated: bool,
    pub quoted: bool,
}

/// What is known of an entity at this point of the text.
pub struct Referent {
    pub kind: EntityType,
    pub gender: Gender,
    /// Its name's words, folded.
    pub words: String,
    /// All its names in the text.
    pub names: usize,
    pub headline: bool,
    /// Mentions so far.
    pub met: usize,
    pub last: Option<Met>,
    /// Mentions in the paragraph of the last.
    pub here: usize,
    /// Tokens of nouns said of it: "president", "actress".
    pub roles: Vec<usize>,
    /// "Northern Bank" is no airline: the name says itself what it is.
    pub tells_head: bool,
    pub capital: bool,
    /// "Halden Foods Ltd": the name says that it is a company.
    pub company: bool,
}

/// The state of the walk.
pub struct Walk<'d> {
    pub document: &'d Document<'d>,
    pub classes: Vec<Class>,
    /// How many determiners, plurals and marks stand before each token.
    passed: Vec<[u32; 3]>,
    pub referents: Vec<Referent>,
    /// Most recent first.
    pub recent: Vec<usize>,
    pub sentence: usize,
    pub paragraph: usize,
    quoted: Vec<Span>,
    /// Who says the quote of this number, where that is sure.
    speaker: Option<(usize, Option<usize>)>,
    /// Last entity that a pronoun of each slot meant, with its sentence.
    pub meant: [Option<(usize, usize)>; 4],
    /// Noun → the entity that "the" with this noun meant last.
    pub meant_by: FxHashMap<String, usize>,
    /// Name word or role noun → entities, latest last.
    by_noun: FxHashMap<String, Vec<usize>>,
}

/// Names by their tokens: `(tokens, entity)`, in text order.
type Places = Vec<(Range<usize>, usize)>;

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

/// Adds nominal and pronoun mentions to `list`, and what they tell of genders.
pub fn resolve(document: &Document, list: &mut [Entity], genders: &mut [Gender], judge: &mut dyn Judge) {
    let mut walk = Walk::new(document, list, genders);
    let places = places(document, list);
    let mut next = 0;
    for (number, sentence) in document.sentences.iter().enumerate() {
        let furniture = document.kind_of(number) == ParagraphKind::Furniture;
        (walk.sentence, walk.paragraph) = (number, sentence.paragraph);
        let mut i = sentence.tokens.start;
        while i < sentence.tokens.end {
            while next < places.len() && places[next].0.end <= i {
                next += 1;
            }
            if furniture {
                break;
            }
            if let Some((tokens, entity)) = places.get(next)
                && tokens.start <= i
            {
                walk.note_name(*entity, tokens.clone(), sentence.tokens.end);
                i = tokens.end.max(i + 1);
                continue;
            }
            let found = match walk.classes[i] {
                class if class.is_noun() => walk.read_nominal(i, sentence.tokens.clone(), &places, next, judge),
                Class::I | Class::Me | Class::My | Class::Myself => walk.read_first_person(i, &places[next..]),
                class => walk.read_pronoun(i, class, judge),
            };
            if let Some((entity, mention)) = found {
                list[entity].mentions.push(mention);
            }
            i += 1;
        }
    }
    for (entity, referent) in list.iter_mut().zip(&walk.referents) {
        entity.mentions.sort_by_key(|m| m.span);
        entity.mentions.dedup_by_key(|m| m.span);
        drop_around_names(&mut entity.mentions);
        genders[entity.id] = referent.gender;
    }
}

/// The tokens of every name.
fn places(document: &Document, list: &[Entity]) -> Places {
    let mut places: Places = Vec::new();
    for entity in list {
        places.extend(entity.mentions.iter().map(|m| (document.tokens_in(m.span), entity.id)));
    }
    places.retain(|(tokens, _)| !tokens.is_empty());
    places.sort_by_key(|(tokens, _)| tokens.start);
    places
}

impl<'d> Walk<'d> {
    fn new(document: &'d Document<'d>, list: &[Entity], genders: &[Gender]) -> Self {
        let headline = document.headline.unwrap_or_default();
        let referent = |e: &Entity| Referent {
            kind: e.kind,
            gender: genders[e.id],
            words: forms::fold(&e.name, e.kind),
            names: e.mentions.len(),
            headline: e.mentions.iter().any(|m| headline.covers(m.span)),
            met: 0,
            last: None,
            here: 0,
            roles: Vec::new(),
            tells_head: false,
            capital: false,
            company: forms::is_company(&e.name),
        };
        let classes = lexis::classes(document);
        Walk {
            document,
            passed: count_passed(&classes),
            classes,
            referents: list.iter().map(referent).collect(),
            recent: Vec::with_capacity(WINDOW + 1),
            sentence: 0,
            paragraph: 0,
            quoted: quotation::pair(document).into_iter().map(|m| m.span).collect(),
            speaker: None,
            meant: [None; 4],
            meant_by: FxHashMap::default(),
            by_noun: FxHashMap::default(),
        }
    }

    /// Whether a token stands in quotation marks.
    pub fn is_quoted(&self, token: usize) -> bool {
        let at = self.document.tokens[token].span.start;
        let i = self.quoted.partition_point(|q| q.end <= at);
        self.quoted.get(i).is_some_and(|q| q.has(at))
    }

    /// The class of the token `offset` away, in the same document.
    pub fn near(&self, token: usize, offset: isize) -> Class {
        token.checked_add_signed(offset).and_then(|i| self.classes.get(i)).copied().unwrap_or(Class::Mark)
    }

    /// How many determiners, plurals and marks stand between two tokens, each up to 10; far back they don't count.
    pub fn passed(&self, from: usize, to: usize) -> [f32; 3] {
        let from = from.max(to.saturating_sub(FAR)).min(to);
        let (a, b) = (&self.passed[from], &self.passed[to]);
        std::array::from_fn(|i| (b[i] - a[i]).min(10) as f32)
    }

    fn note_name(&mut self, entity: usize, tokens: Range<usize>, sentence_end: usize) {
        if self.referents[entity].kind == EntityType::Person {
            self.note_roles(entity, &tokens, sentence_end);
        } else if self.referents[entity].met == 0 {
            let referent = &mut self.referents[entity];
            for word in referent.words.split(' ') {
                referent.tells_head = lexis::look_up(word).is_some_and(Class::is_noun);
                if referent.tells_head {
                    note_noun(&mut self.by_noun, word, entity);
                }
            }
            referent.capital = countries::capital_of(&referent.words).is_some();
        }
        self.note(entity, tokens, MentionKind::Name);
    }

    /// Reads "Russian President Vladimir Putin" and "Vladimir Putin, the Russian president,".
    fn note_roles(&mut self, entity: usize, tokens: &Range<usize>, sentence_end: usize) {
        for i in (tokens.start.saturating_sub(5)..tokens.start).rev() {
            match self.classes[i] {
                class if class.is_person() => self.note_role(entity, i),
                Class::Word | Class::Capital | Class::Preposition => {}
                Class::Comma if i + 1 == tokens.start => {}
                _ => break,
            }
        }
        if tokens.end < sentence_end && self.classes[tokens.end] == Class::Comma {
            for i in tokens.end + 1..(tokens.end + 9).min(sentence_end) {
                match self.classes[i] {
                    class if class.is_person() => self.note_role(entity, i),
                    Class::Word
                    | Class::Capital
                    | Class::The
                    | Class::A
                    | Class::Possessive
                    | Class::Past
                    | Class::Number
                    | Class::Organization
                    | Class::Place
                    | Class::Thing
                    | Class::His
                    | Class::Her
                    | Class::Its => {}
                    _ => break,
                }
            }
        }
    }

    fn note_role(&mut self, entity: usize, token: usize) {
        let referent = &mut self.referents[entity];
        if referent.gender == Gender::Unknown {
            referent.gender = self.classes[token].gender();
        }
        if referent.roles.len() < ROLES && !referent.roles.contains(&token) {
            referent.roles.push(token);
            note_noun(&mut self.by_noun, &self.document.word(token).to_lowercase(), entity);
        }
    }

    fn note(&mut self, entity: usize, tokens: Range<usize>, kind: MentionKind) {
        let before = self.near(tokens.start, -1);
        let after = self.near(tokens.end, 0);
        let verb = matches!(after, Class::Be | Class::Modal | Class::Said | Class::Past | Class::Adverb);
        let met = Met {
            start: tokens.start,
            end: tokens.end,
            sentence: self.sentence,
            paragraph: self.paragraph,
            kind,
            subject: verb && before != Class::Preposition,
            possessive: after == Class::Possessive
                || matches!(self.classes[tokens.start], Class::His | Class::Its | Class::Their),
            governed: before == Class::Preposition,
            said: after == Class::Said || before == Class::Said,
            coordinated: before == Class::And || after == Class::And,
            quoted: self.is_quoted(tokens.start),
        };
        let referent = &mut self.referents[entity];
        referent.here = if referent.last.is_some_and(|l| l.paragraph == met.paragraph) { referent.here + 1 } else { 1 };
        referent.last = Some(met);
        referent.met += 1;
        match self.recent.iter().position(|&e| e == entity) {
            Some(at) => self.recent[..=at].rotate_right(1),
            None => {
                self.recent.insert(0, entity);
                self.recent.truncate(WINDOW);
            }
        }
    }

    fn read_pronoun(&mut self, i: usize, class: Class, judge: &mut dyn Judge) -> Option<(usize, Mention)> {
        let slot = class.slot()?;
        if is_empty_it(self, i) {
            return None;
        }
        let question = Question { slot, span: self.document.tokens[i].span, token: i, nominal: None };
        let candidates: Vec<usize> = self.recent.iter().copied().filter(|&e| self.agrees(e, slot)).collect();
        let (entity, confidence) = judge.choose(self, &question, &candidates)?;
        if self.referents[entity].gender == Gender::Unknown {
            self.referents[entity].gender = class.gender();
        }
        self.meant[slot as usize] = Some((entity, self.sentence));
        self.note(entity, i..i + 1, MentionKind::Pronoun);
        Some((entity, Mention { span: question.span, kind: MentionKind::Pronoun, confidence }))
    }

    /// "I" in a quote is who says it, where a name stands right beside the quote: "…," said Ana Lima.
    fn read_first_person(&mut self, i: usize, ahead: &[(Range<usize>, usize)]) -> Option<(usize, Mention)> {
        let span = self.document.tokens[i].span;
        let entity = self.speaker_at(i, ahead)?;
        Some((entity, Mention { span, kind: MentionKind::Pronoun, confidence: Score(0.8) }))
    }

    /// Who says the quote that a token stands in.
    fn speaker_at(&mut self, token: usize, ahead: &[(Range<usize>, usize)]) -> Option<usize> {
        let at = self.document.tokens[token].span.start;
        let number = self.quoted.partition_point(|q| q.end <= at);
        let quote = self.quoted.get(number).copied().filter(|q| q.has(at))?;
        let known = self.speaker.filter(|(n, _)| *n == number);
        let speaker = known.map_or_else(|| self.speaker_beside(quote, ahead), |(_, speaker)| speaker);
        self.speaker = Some((number, speaker));
        speaker
    }

    fn speaker_beside(&self, quote: Span, ahead: &[(Range<usize>, usize)]) -> Option<usize> {
        let tokens = self.document.tokens_in(quote);
        let is_person = |e: &usize| self.referents[*e].kind == EntityType::Person;
        // Ana Lima said: "…"
        let before = self.recent.iter().copied().find(|e| {
            let last = self.referents[*e].last;
            last.is_some_and(|l| l.said && !l.quoted && l.end <= tokens.start && tokens.start - l.end <= 3)
        });
        if let Some(entity) = before.filter(is_person) {
            return Some(entity);
        }
        // "…," said Ana Lima; "…," Ana Lima said
        let first = tokens.end + usize::from(self.near(tokens.end, 0) == Class::Comma);
        let from = ahead.partition_point(|(t, _)| t.start < first);
        let (name, entity) = ahead.get(from)?;
        let said = if name.start == first { self.near(name.end, 0) } else { self.near(first, 0) };
        (name.start <= first + 1 && said == Class::Said).then_some(*entity).filter(is_person)
    }

    fn read_nominal(
        &mut self,
        i: usize,
        sentence: Range<usize>,
        places: &Places,
        next: usize,
        judge: &mut dyn Judge,
    ) -> Option<(usize, Mention)> {
        let inside = |token: usize| {
            places[next.saturating_sub(4)..next].iter().find(|(t, _)| t.contains(&token)).map(|(t, _)| t.start)
        };
        let nominal = nominals::phrase(self.document, &self.classes, i, sentence.clone(), inside)?;
        let tokens = nominal.tokens.clone();
        let span = Span::new(self.document.tokens[tokens.start].span.start, self.document.tokens[i].span.end);
        let slot = match self.classes[i] {
            Class::Organization => Slot::Organization,
            Class::Place => Slot::Place,
            Class::Thing => Slot::Thing,
            _ => Slot::Person,
        };
        // "the actress Ana Lima" is one name and its title; "the actress, Ana Lima," says who she is.
        let name_at = |token: usize| places.get(next).filter(|(t, _)| t.start == token).map(|&(_, e)| e);
        if name_at(i + 1).is_some() {
            return None;
        }
        let beside = (self.near(i, 1) == Class::Comma).then(|| name_at(i + 2)).flatten();
        let before = (self.near(tokens.start, -1) == Class::Comma && next > 0)
            .then(|| &places[next - 1])
            .filter(|(t, _)| t.end + 1 == tokens.start && t.start >= sentence.start)
            .map(|&(_, e)| e);
        let gender = self.classes[i].gender();
        if let Some(entity) = before.or(beside)
            && slot == Slot::Person
            && self.agrees(entity, slot)
            && agree(self.referents[entity].gender, gender)
        {
            if before.is_some() {
                self.note(entity, tokens, MentionKind::Nominal);
            }
            return Some((entity, Mention { span, kind: MentionKind::Nominal, confidence: Score(0.9) }));
        }
        // "He is the president": no mention, but a predicate.
        if matches!(self.near(tokens.start, -1), Class::Be)
            || nominal.determiner == Determiner::Name && slot != Slot::Person
        {
            return None;
        }
        let noun = self.document.word(i).to_lowercase();
        // "the daughter of a trawlerman" says whose, and stands for nobody named before.
        if KIN.contains(&noun.as_str()) && self.classes.len() > i + 1 && self.document.word(i + 1) == "of" {
            return None;
        }
        if let Some(entity) = self.named_by(&noun, &nominal, slot) {
            self.note(entity, tokens, MentionKind::Nominal);
            return Some((entity, Mention { span, kind: MentionKind::Nominal, confidence: Score(0.8) }));
        }
        let mut candidates = self.recent.clone();
        for &entity in self.by_noun.get(&noun).into_iter().flatten() {
            if !candidates.contains(&entity) {
                candidates.push(entity);
            }
        }
        // An organization is a place only by its name: "the hospital", never "the country".
        let named = self.by_noun.get(&noun).map_or(&[][..], Vec::as_slice);
        candidates.retain(|&e| {
            let referent = &self.referents[e];
            let fits = slot != Slot::Place || referent.kind == EntityType::Place || named.contains(&e);
            // No city is "the nation".
            let fits =
                fits && (referent.capital || !matches!(noun.as_str(), "country" | "nation") || named.contains(&e));
            fits && self.agrees(e, slot) && agree(referent.gender, gender)
        });
        // Where somebody was called a president-elect, no other is the president-elect.
        if slot == Slot::Person && candidates.iter().any(|e| named.contains(e)) {
            candidates.retain(|e| named.contains(e));
        }
        let question = Question { slot, span, token: i, nominal: Some(nominal) };
        let (entity, confidence) = judge.choose(self, &question, &candidates)?;
        self.meant_by.insert(noun, entity);
        self.note(entity, tokens, MentionKind::Nominal);
        Some((entity, Mention { span, kind: MentionKind::Nominal, confidence }))
    }

    /// The one entity whose name has the noun and all words before it: "the court", "the supreme court" after "the
    /// Supreme Court in Copenhagen". Of roles a judge knows more.
    fn named_by(&self, noun: &str, nominal: &Nominal, slot: Slot) -> Option<usize> {
        if nominal.determiner != Determiner::The || slot == Slot::Person {
            return None;
        }
        let mut named = self.by_noun.get(noun)?.iter().copied().filter(|&e| self.agrees(e, slot));
        let one = named.next().filter(|_| named.next().is_none())?;
        let all = || (nominal.tokens.start + 1..nominal.head).all(|t| self.said_of(one, self.document.word(t)));
        (self.recent.contains(&one) && all()).then_some(one)
    }

    /// Whether a word stands in the entity's name or beside a role of it.
    pub fn said_of(&self, entity: usize, word: &str) -> bool {
        let referent = &self.referents[entity];
        let around = |role: usize| role.saturating_sub(3)..(role + 4).min(self.classes.len());
        referent.words.split(' ').any(|w| w.eq_ignore_ascii_case(word))
            || referent.roles.iter().any(|&r| around(r).any(|t| self.document.word(t).eq_ignore_ascii_case(word)))
    }

    /// Whether an entity's type and gender allow the slot.
    fn agrees(&self, entity: usize, slot: Slot) -> bool {
        use EntityType::*;
        let referent = &self.referents[entity];
        match slot {
            Slot::He => referent.kind == Person && referent.gender != Gender::Female,
            Slot::She => referent.kind == Person && referent.gender != Gender::Male,
            Slot::It => matches!(referent.kind, Organization | Place | Misc),
            Slot::They => matches!(referent.kind, Organization | Place | Misc),
            Slot::Person => referent.kind == Person,
            Slot::Organization => matches!(referent.kind, Organization | Misc),
            Slot::Place => matches!(referent.kind, Organization | Place),
            Slot::Thing => referent.kind == Misc,
        }
    }
}

fn count_passed(classes: &[Class]) -> Vec<[u32; 3]> {
    let mut sums = [0; 3];
    let mut passed = Vec::with_capacity(classes.len() + 1);
    passed.push(sums);
    for class in classes {
        match class {
            Class::The | Class::A | Class::This | Class::His | Class::Its => sums[0] += 1,
            Class::Plural => sums[1] += 1,
            Class::Clause | Class::And | Class::Comma | Class::Mark => sums[2] += 1,
            _ => {}
        }
        passed.push(sums);
    }
    passed
}

fn note_noun(by_noun: &mut FxHashMap<String, Vec<usize>>, noun: &str, entity: usize) {
    let list = by_noun.entry(noun.to_owned()).or_default();
    list.retain(|&e| e != entity);
    if list.len() == 4 {
        list.remove(0);
    }
    list.push(entity);
}

pub fn agree(a: Gender, b: Gender) -> bool {
    a == Gender::Unknown || b == Gender::Unknown || a == b
}

#[cfg(test)]
mod tests {
    use crate::names::linking::tests::joined;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(joined(text), expected, "{text}");
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
    fn no_city_is_the_nation_and_no_trawlerman_has_a_named_daughter() {
        check("[l Lisbon] voted on Monday. The mayor met the builders. The nation voted too.", &["Lisbon: Lisbon"]);
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
    fn an_empty_it_means_nothing() {
        check("[o Marlow Steel] grew. It is clear that it rained.", &["Marlow Steel: Marlow Steel"]);
    }

    #[test]
    fn appositions_and_roles() {
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
}
