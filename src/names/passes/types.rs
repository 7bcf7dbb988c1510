//! One type for one name: where the tagger reads "Boeing" as an organization nine times and once as a product, it is
//! an organization ten times.

use crate::analysis::EntityType;
use crate::names::Name;
use crate::names::linking::forms;
use rustc_hash::FxHashMap;

const KINDS: [EntityType; 4] = [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Misc];

/// A minority keeps its type if it has at least this share of the confidence and more than one mention:
/// "Chicago" the city and "Chicago" the club.
const SHARE: f32 = 0.3;
/// So does a mention that is this sure: "In Chicago, the Bears …".
const SURE_OF_PLACE: f32 = 0.8;

/// The type of every name, the same for the same words but for good reason.
pub fn settle(text: &str, names: &[Name]) -> Vec<EntityType> {
    let mut votes: FxHashMap<String, [(f32, u32); 4]> = FxHashMap::default();
    let mut form = String::new();
    let mut keys = Vec::with_capacity(names.len());
    for name in names {
        forms::fold_into(&mut form, name.span.of(text), EntityType::Misc);
        if let Some(i) = index(name.kind) {
            let (weight, count) = &mut votes.entry(form.clone()).or_default()[i];
            *weight += name.confidence.0;
            *count += 1;
        }
        keys.push(form.clone());
    }
    let full_names = last_words(&keys, names, EntityType::Person);
    let mut bodies = last_words(&keys, names, EntityType::Organization);
    bodies.retain(|_, of| of.split(' ').count() <= 2);
    let is_body = |form: &str| votes.get(form).is_some_and(|v| KINDS[best_of(v)] == EntityType::Organization);
    names
        .iter()
        .zip(&keys)
        .map(|(name, key)| {
            let Some(votes) = votes.get(key.as_str()) else { return name.kind };
            let best = best_of(votes);
            if KINDS[best] != EntityType::Person
                && votes[best].0 < SURE * votes[best].1 as f32
                && full_names.contains_key(key.as_str())
            {
                return EntityType::Person;
            }
            // "the Limas" are people where "Ana Lima" is one.
            if KINDS[best] != EntityType::Person
                && key.strip_suffix('s').is_some_and(|one| full_names.contains_key(one) && !is_body(one))
            {
                return EntityType::Person;
            }
            // "Rovers, who …" is the club where "Dalton Rovers" is one and nobody is called so.
            if KINDS[best] == EntityType::Person
                && bodies.contains_key(key.as_str())
                && !full_names.contains_key(key.as_str())
            {
                return EntityType::Organization;
            }
            // "Marlow Town" is the club where "Marlow" is one.
            let club = |(own, last): (&str, &str)| CLUBS.contains(&last) && is_body(own);
            if KINDS[best] == EntityType::Place && key.rsplit_once(' ').is_some_and(club) {
                return EntityType::Organization;
            }
            let all: f32 = votes.iter().map(|v| v.0).sum();
            let own = index(name.kind).map_or((0.0, 0), |i| votes[i]);
            let both_places =
                [name.kind, KINDS[best]].iter().all(|k| matches!(k, EntityType::Organization | EntityType::Place));
            let often = own.1 > 1 && own.0 >= SHARE * all;
            if both_places && (often || name.confidence.0 >= SURE_OF_PLACE) { name.kind } else { KINDS[best] }
        })
        .collect()
}

/// Last words of places and of clubs alike.
const CLUBS: [&str; 4] = ["city", "county", "town", "united"];

fn best_of(votes: &[(f32, u32); 4]) -> usize {
    (0..4).max_by(|&a, &b| votes[a].0.total_cmp(&votes[b].0).then(b.cmp(&a))).unwrap_or(0)
}

/// A name that is also somebody's surname is theirs unless its type is surer than this.
const SURE: f32 = 0.85;

/// The last words of the names of a type that have more than one, with what stands before them.
fn last_words<'k>(keys: &'k [String], names: &[Name], kind: EntityType) -> FxHashMap<&'k str, &'k str> {
    let of_kind = keys.iter().zip(names).filter(|(_, n)| n.kind == kind);
    of_kind.filter_map(|(key, _)| key.rsplit_once(' ').map(|(before, last)| (last, before))).collect()
}

fn index(kind: EntityType) -> Option<usize> {
    KINDS.iter().position(|&k| k == kind)
}
