//! Which entities a pronoun or noun phrase may mean, before they are ranked: those whose type, gender and name allow it.

use super::classes::{self, Class};
use super::discourse::Discourse;
use super::nominals::{Determiner, Nominal};
use crate::analysis::EntityType;
use crate::english::Gender;
use crate::span::Span;

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

/// Whether two genders may belong to one person.
pub fn genders_agree(a: Gender, b: Gender) -> bool {
    a == Gender::Unknown || b == Gender::Unknown || a == b
}

impl Discourse<'_> {
    /// Whether an entity's type and gender allow the slot.
    pub fn agrees(&self, entity: usize, slot: Slot) -> bool {
        use EntityType::*;
        let referent = &self.referents[entity];
        match slot {
            Slot::He => referent.kind == Person && referent.gender != Gender::Female,
            Slot::She => referent.kind == Person && referent.gender != Gender::Male,
            Slot::It | Slot::They => matches!(referent.kind, Organization | Place | Misc),
            Slot::Person => referent.kind == Person,
            Slot::Organization => matches!(referent.kind, Organization | Misc),
            Slot::Place => matches!(referent.kind, Organization | Place),
            Slot::Thing => referent.kind == Misc,
        }
    }

    /// What a pronoun may mean, the latest mentioned first. `speaker` says the quote it stands in and is not meant.
    pub fn candidates_of_pronoun(&self, slot: Slot, speaker: Option<usize>) -> Vec<usize> {
        self.recent.iter().copied().filter(|&e| Some(e) != speaker && self.agrees(e, slot)).collect()
    }

    /// What a noun phrase may mean, the latest mentioned first, then those that are known by its noun.
    pub fn candidates_of_nominal(&self, noun: &str, slot: Slot, gender: Gender) -> Vec<usize> {
        let named = self.known_by(noun);
        let mut candidates = self.recent.clone();
        for &entity in named {
            if !candidates.contains(&entity) {
                candidates.push(entity);
            }
        }
        candidates.retain(|&e| {
            let referent = &self.referents[e];
            let known = named.contains(&e);
            // An organization is a place only by its name: "the hospital", never "the country".
            let place = slot != Slot::Place || referent.kind == EntityType::Place || known;
            // "the nation" is no city.
            let nation = referent.is_capital_city || !matches!(noun, "country" | "nation") || known;
            place && nation && self.agrees(e, slot) && genders_agree(referent.gender, gender)
        });
        // Where somebody was called a president-elect, nobody else is the president-elect.
        if slot == Slot::Person && candidates.iter().any(|e| named.contains(e)) {
            candidates.retain(|e| named.contains(e));
        }
        candidates
    }

    /// The one entity whose name has the noun and all words before it: "the court", "the supreme court" after "the
    /// Supreme Court in Copenhagen". Persons are left to the ranker.
    pub fn only_one_named(&self, noun: &str, nominal: &Nominal, slot: Slot) -> Option<usize> {
        if nominal.determiner != Determiner::The || slot == Slot::Person {
            return None;
        }
        let mut named = self.known_by(noun).iter().copied().filter(|&e| self.agrees(e, slot) && self.is_kind(e, noun));
        let one = named.next().filter(|_| named.next().is_none())?;
        let all = || (nominal.tokens.start + 1..nominal.head).all(|t| self.is_described_by(one, self.document.word(t)));
        // "the city" of a text on Merida is not Mexico City, which it names in passing.
        let rival = slot == Slot::Place
            && self.recent.iter().any(|&e| {
                let other = &self.referents[e];
                e != one && other.kind == EntityType::Place && other.names > self.referents[one].names
            });
        (self.recent.contains(&one) && !rival && all()).then_some(one)
    }

    /// Whether a noun says what a name stands for: "court" of "Supreme Court of Cassation", not "film" of "Film Festival".
    fn is_kind(&self, entity: usize, noun: &str) -> bool {
        let words = self.referents[entity].words.as_str();
        let ends = |at: usize| {
            let next = words[at + noun.len()..].split(' ').nth(1);
            next.is_none_or(|next| classes::look_up(next) == Some(Class::Preposition))
        };
        let starts = |at: usize| at == 0 || words[..at].ends_with(' ');
        let whole = |at: usize| matches!(words.as_bytes().get(at + noun.len()), None | Some(b' '));
        words.match_indices(noun).any(|(at, _)| starts(at) && whole(at) && ends(at))
    }
}
