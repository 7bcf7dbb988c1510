//! One type for one name: where the tagger reads "Boeing" as an organization nine times and once as a product, it is
//! an organization ten times.

use super::Context;
use crate::analysis::EntityType;
use crate::english::Tag;
use crate::names::Name;
use crate::names::linking::forms;
use crate::names::tagger::TYPES;
use rustc_hash::FxHashMap;

/// A place keeps its type beside an organization of the same name, and the other way round, if it has at least this
/// share of the confidence and more than one mention: "Chicago" the city and "Chicago" the club.
const SHARE: f32 = 0.3;
/// So does a single mention with at least this confidence: "In Chicago, the Bears …".
const SURE_OF_PLACE: f32 = 0.8;
/// A name that is also somebody's surname keeps another type if its mean confidence is at least this.
const SURE: f32 = 0.8;

/// The form of each name, and how often it has which type.
struct Forms {
    keys: Vec<String>,
    votes: FxHashMap<String, Votes>,
}

#[derive(Clone, Copy, Default)]
struct Votes {
    /// Sum of confidence and number of mentions of each type.
    of_type: [(f32, u32); TYPES.len()],
}

impl Votes {
    /// The type with the greatest confidence; of equal ones the first.
    fn best(&self) -> EntityType {
        TYPES[self.best_index()]
    }

    fn best_index(&self) -> usize {
        let votes = &self.of_type;
        (0..TYPES.len()).max_by(|&a, &b| votes[a].0.total_cmp(&votes[b].0).then(b.cmp(&a))).unwrap_or(0)
    }

    fn mean_confidence_of_best(&self) -> f32 {
        let (sum, count) = self.of_type[self.best_index()];
        sum / count.max(1) as f32
    }
}

impl Forms {
    fn new(context: &Context, names: &[Name]) -> Self {
        let mut votes: FxHashMap<String, Votes> = FxHashMap::default();
        let mut keys = Vec::with_capacity(names.len());
        for name in names {
            let key = forms::fold(name.span.of(context.text()), EntityType::Misc);
            if let Some(i) = TYPES.iter().position(|&t| t == name.kind) {
                let (sum, count) = &mut votes.entry(key.clone()).or_default().of_type[i];
                *sum += name.confidence.0;
                *count += 1;
            }
            keys.push(key);
        }
        Self { keys, votes }
    }

    fn is_mostly(&self, form: &str, kind: EntityType) -> bool {
        self.votes.get(form).is_some_and(|votes| votes.best() == kind)
    }

    /// The last words of the names of a type that have more than one, with what stands before them.
    fn last_words<'f>(&'f self, names: &[Name], kind: EntityType) -> FxHashMap<&'f str, &'f str> {
        let of_kind = self.keys.iter().zip(names).filter(|(_, n)| n.kind == kind);
        of_kind.filter_map(|(key, _)| key.rsplit_once(' ').map(|(before, last)| (last, before))).collect()
    }
}

/// Gives `kind` to the names whose form and votes `fits` accepts. Amounts keep their type.
fn set_type(forms: &Forms, names: &mut [Name], kind: EntityType, fits: impl Fn(&str, &Votes) -> bool) {
    for (name, key) in names.iter_mut().zip(&forms.keys) {
        if forms.votes.get(key).is_some_and(|votes| fits(key, votes)) {
            name.kind = kind;
        }
    }
}

pub fn surname(context: &Context, names: &mut Vec<Name>) {
    let forms = Forms::new(context, names);
    let people = forms.last_words(names, EntityType::Person);
    set_type(&forms, names, EntityType::Person, |form, votes| {
        votes.best() != EntityType::Person && votes.mean_confidence_of_best() < SURE && people.contains_key(form)
    });
}

/// "the Limas", unless "Lima" is mostly an organization.
pub fn family(context: &Context, names: &mut Vec<Name>) {
    let forms = Forms::new(context, names);
    let people = forms.last_words(names, EntityType::Person);
    set_type(&forms, names, EntityType::Person, |form, votes| {
        let one = form.strip_suffix('s').unwrap_or_default();
        votes.best() != EntityType::Person
            && people.contains_key(one)
            && !forms.is_mostly(one, EntityType::Organization)
    });
}

/// "Rovers, who …" beside "Dalton Rovers", unless somebody's surname is "Rovers".
pub fn club(context: &Context, names: &mut Vec<Name>) {
    let forms = Forms::new(context, names);
    let people = forms.last_words(names, EntityType::Person);
    let mut bodies = forms.last_words(names, EntityType::Organization);
    bodies.retain(|_, before| before.split(' ').count() <= 2);
    set_type(&forms, names, EntityType::Organization, |form, votes| {
        votes.best() == EntityType::Person && bodies.contains_key(form) && !people.contains_key(form)
    });
}

pub fn town_club(context: &Context, names: &mut Vec<Name>) {
    let forms = Forms::new(context, names);
    let lexicon = context.document.words.lexicon();
    set_type(&forms, names, EntityType::Organization, |form, votes| {
        let is_club_word = |word: &str| lexicon.look_up(word).tags.has(Tag::ClubWord);
        let is_club =
            |(town, last): (&str, &str)| forms.is_mostly(town, EntityType::Organization) && is_club_word(last);
        votes.best() == EntityType::Place && form.rsplit_once(' ').is_some_and(is_club)
    });
}

pub fn majority(context: &Context, names: &mut Vec<Name>) {
    let forms = Forms::new(context, names);
    for (name, key) in names.iter_mut().zip(&forms.keys) {
        let Some(votes) = forms.votes.get(key) else { continue };
        let all: f32 = votes.of_type.iter().map(|v| v.0).sum();
        let own = TYPES.iter().position(|&t| t == name.kind).map_or((0.0, 0), |i| votes.of_type[i]);
        let is_place_or_body = |kind| matches!(kind, EntityType::Organization | EntityType::Place);
        let often = own.1 > 1 && own.0 >= SHARE * all;
        let may_differ = is_place_or_body(name.kind) && is_place_or_body(votes.best());
        if !(may_differ && (often || name.confidence.0 >= SURE_OF_PLACE)) {
            name.kind = votes.best();
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Organization, Person, Place};
    use crate::analysis::Score;
    use crate::names::linking::tests::marked;
    use crate::names::passes::tests::{check_pass, run_one};

    #[test]
    fn most_mentions_decide_the_type() {
        let all = [("Marlow", Organization); 3];
        check_pass("majority", "[o Marlow] sued. [o Marlow] won. [p Marlow] paid.", &all);
    }

    #[test]
    fn doubtful_name_is_the_person_of_that_surname() {
        let (text, mut names) = marked("[p Ana Marlow] won. [l Marlow] left.");
        run_one("surname", &text, &mut names);
        assert_eq!(names[1].kind, Place);
        names[1].confidence = Score(0.7);
        run_one("surname", &text, &mut names);
        assert_eq!(names[1].kind, Person);
    }

    #[test]
    fn plural_of_a_surname_is_people() {
        check_pass("family", "[p Ana Lima] won. The [o Limas] left.", &[("Ana Lima", Person), ("Limas", Person)]);
    }

    #[test]
    fn last_word_of_a_club_is_the_club() {
        check_pass(
            "club",
            "[o Dalton Rovers] won. [p Rovers] lost.",
            &[("Dalton Rovers", Organization), ("Rovers", Organization)],
        );
        check_pass(
            "town-club",
            "[o Marlow] won. [l Marlow Town] lost. [l Halden Town] slept.",
            &[("Marlow", Organization), ("Marlow Town", Organization), ("Halden Town", Place)],
        );
    }
}
