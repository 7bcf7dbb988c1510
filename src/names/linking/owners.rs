//! Bodies of one name in several places: "Norway's Health Ministry" and "Denmark's Health Ministry" are two.

use super::forms;
use crate::analysis::EntityType;
use crate::english::Tag;
use crate::names::Name;
use rustc_hash::FxHashMap;

/// The owner of each name, as a form, where a text has bodies of that name with different owners. A body without an owner is
/// the one mentioned last.
pub fn of_bodies(text: &str, names: &[Name]) -> Vec<Option<String>> {
    let mut owners: Vec<Option<String>> = vec![None; names.len()];
    // By the body's form, the first owner and whether there is another.
    let mut known: FxHashMap<String, (String, bool)> = FxHashMap::default();
    for i in 1..names.len() {
        let (owner, body) = (names[i - 1], names[i]);
        let between = text.get(owner.span.end..body.span.start).unwrap_or_default();
        if body.kind != EntityType::Organization
            || !matches!(owner.kind, EntityType::Place | EntityType::Organization)
            || !matches!(between, "'s " | "’s " | "' " | "’ ")
        {
            continue;
        }
        let form = forms::fold(body.span.of(text), body.kind);
        if !form.split(' ').any(|word| forms::has_tag(word, Tag::BodyName)) {
            continue;
        }
        let owner = forms::fold(owner.span.of(text), owner.kind);
        let entry = known.entry(form).or_insert_with(|| (owner.clone(), false));
        entry.1 |= entry.0 != owner;
        owners[i] = Some(owner);
    }
    if !known.values().any(|(_, has_other)| *has_other) {
        owners.fill(None);
        return owners;
    }
    let mut last: FxHashMap<String, String> = FxHashMap::default();
    for (name, owner) in names.iter().zip(&mut owners) {
        if name.kind != EntityType::Organization {
            *owner = None;
            continue;
        }
        let form = forms::fold(name.span.of(text), name.kind);
        let Some((first, _)) = known.get(&form).filter(|(_, has_other)| *has_other) else {
            *owner = None;
            continue;
        };
        match owner {
            Some(owner) => {
                last.insert(form, owner.clone());
            }
            None => *owner = Some(last.get(&form).unwrap_or(first).clone()),
        }
    }
    owners
}

#[cfg(test)]
mod tests {
    use crate::names::linking::tests::joined;

    #[test]
    fn bodies_of_two_places_are_two() {
        let text =
            "[l Norway]'s [o Health Ministry] met [l Denmark]'s [o Health Ministry]. The [o Health Ministry] left.";
        let found = joined(text);
        assert_eq!(
            found,
            [
                "Norway: Norway",
                "Health Ministry: Health Ministry",
                "Denmark: Denmark",
                "Health Ministry: Health Ministry, Health Ministry"
            ]
        );
    }

    #[test]
    fn a_body_of_one_place_is_one() {
        let found = joined("[l Norway]'s [o Health Ministry] met. The [o Health Ministry] left.");
        assert_eq!(found, ["Norway: Norway", "Health Ministry: Health Ministry, Health Ministry"]);
    }
}
