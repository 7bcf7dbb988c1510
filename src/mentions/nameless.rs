//! Speakers whom the text never names, each an entity of its own.
//!
//! "“It was dark,” a guard said. “I ran,” she added." → "a guard", with both quotes and the pronouns.

use crate::analysis::{Entity, EntityType, Score};
use crate::document::Document;
use crate::english::{Gender, Tag};
use crate::quotes::Quotes;
use crate::span::Span;
use rustc_hash::FxHashMap;

struct Somebody {
    /// The words that describe them.
    description: Span,
    /// The token of the noun.
    head: usize,
    gender: Gender,
    pronouns: usize,
}

/// All of them, numbered behind the named entities.
pub struct Nameless {
    /// Number of named entities.
    first: usize,
    list: Vec<Somebody>,
    /// Noun → who was called so last.
    by_noun: FxHashMap<u64, usize>,
    /// Where the words end that are credited → who is meant.
    by_place: FxHashMap<usize, usize>,
    /// Who spoke last, with the token of the noun and the sentence.
    last: Option<(usize, usize, usize)>,
}

impl Nameless {
    pub fn new(first: usize) -> Self {
        Self { first, list: Vec::new(), by_noun: FxHashMap::default(), by_place: FxHashMap::default(), last: None }
    }

    /// Whom a credited description means: "the guard" is the guard of before, "a guard" is somebody new.
    pub fn mention(&mut self, document: &Document, span: Span, head: usize, gender: Gender, sentence: usize) -> usize {
        let noun = document.features(head).lemma;
        let definite = document.features(document.tokens_in(span).start).is(Tag::Definite);
        let known = self.by_noun.get(&noun).copied().filter(|_| definite);
        let number = known.unwrap_or_else(|| {
            self.list.push(Somebody { description: span, head, gender, pronouns: 0 });
            self.list.len() - 1
        });
        self.by_noun.insert(noun, number);
        self.by_place.insert(span.end, number);
        self.last = Some((number, head, sentence));
        self.first + number
    }

    pub fn gender(&self, entity: usize) -> Gender {
        self.list.get(entity.wrapping_sub(self.first)).map_or(Gender::Unknown, |s| s.gender)
    }

    /// Who spoke last.
    pub fn last(&self) -> Option<usize> {
        self.last.map(|(number, ..)| self.first + number)
    }

    /// Who spoke last, with the token of the noun and the sentence.
    pub fn place(&self) -> Option<(usize, usize, usize)> {
        self.last.map(|(number, token, sentence)| (self.first + number, token, sentence))
    }

    /// A pronoun means who spoke last, and may tell the gender.
    pub fn add_pronoun(&mut self, gender: Gender) {
        if let Some(somebody) = self.last.and_then(|(number, ..)| self.list.get_mut(number)) {
            somebody.pronouns += 1;
            if somebody.gender == Gender::Unknown {
                somebody.gender = gender;
            }
        }
    }

    /// Whether "she" in what they say is themselves: a judge or a lawyer speaks of others, and so does whose noun has an owner.
    pub fn speaks_of_itself(&self, document: &Document) -> bool {
        let Some(somebody) = self.last.and_then(|(number, ..)| self.list.get(number)) else { return false };
        let word = document.features(somebody.head);
        let next = document.tokens.get(somebody.head + 1).map(|_| document.features(somebody.head + 1));
        let owned = next.is_some_and(|w| w.is(Tag::Preposition) || w.is(Tag::Possessive));
        let official = [Tag::Title, Tag::TitleBeforeName, Tag::CaseNoun, Tag::Speaks].into_iter().any(|t| word.is(t));
        let first = document.features(document.tokens_in(somebody.description).start);
        !owned && !official && (first.is(Tag::Definite) || first.is(Tag::Indefinite))
    }

    /// Adds all of them to the entities, and tells which of them are meant by a pronoun or say "I": only those are shown.
    pub fn add_to(
        &self,
        document: &Document,
        quotes: &Quotes,
        list: &mut Vec<Entity>,
        genders: &mut Vec<Gender>,
    ) -> Vec<bool> {
        let mut active: Vec<bool> = self.list.iter().map(|s| s.pronouns > 0).collect();
        for quote in &quotes.list {
            let speaker = quote.speaker.and_then(|s| self.by_place.get(&s.head.end)).filter(|&&n| !active[n]);
            let says_i = |span: &Span| {
                document.tokens_in(*span).any(|t| {
                    let word = document.features(t);
                    word.is(Tag::FirstPerson) && !word.is(Tag::Many)
                })
            };
            if let Some(&number) = speaker.filter(|_| quote.quote.parts.iter().any(says_i)) {
                active[number] = true;
            }
        }
        for (number, somebody) in self.list.iter().enumerate() {
            // "A guard" is called "a guard".
            let words = somebody.description.of(document.text);
            let mut letters = words.chars();
            let first = document.tokens_in(somebody.description).start;
            let name = match letters.next() {
                Some(letter) if document.features(first).is(Tag::Determiner) => {
                    letter.to_lowercase().chain(letters).collect()
                }
                _ => words.to_owned(),
            };
            // Whoever has no mentions is left out when they are ranked.
            list.push(Entity {
                id: self.first + number,
                kind: EntityType::Person,
                name,
                named: false,
                story: true,
                salience: Score(0.0),
                role: None,
                mentions: Vec::new(),
            });
            genders.push(somebody.gender);
        }
        active
    }
}
