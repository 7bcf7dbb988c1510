//! What the tagger takes for one name and is two: "Halden's Harbour Office", "Asda and Morrisons".

use super::{Context, first_word};
use crate::analysis::EntityType;
use crate::document::clusters::WordClusters;
use crate::document::words;
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// The prior of words that are mostly organizations: see [`PRIORS`](crate::document::clusters::PRIORS).
const ORGANIZATION: u16 = 3;

/// One name as two: the words that the first begins with and the second ends with, and the type of each.
struct Two<'t> {
    first: &'t str,
    first_kind: EntityType,
    second: &'t str,
    second_kind: EntityType,
}

impl<'t> Two<'t> {
    const fn of_type(kind: EntityType, (first, second): (&'t str, &'t str)) -> Self {
        Self { first, first_kind: kind, second, second_kind: kind }
    }
}

/// Splits the names for which `split`, given a name and its words, finds two. The second must begin with a capital.
fn split_where<'t>(
    context: &Context<'_, 't>,
    names: &mut Vec<Name>,
    split: impl Fn(&Name, &'t str) -> Option<Two<'t>>,
) {
    let mut seconds: Vec<Name> = Vec::new();
    for name in names.iter_mut() {
        let Some(two) = split(name, name.span.of(context.text())) else { continue };
        if first_word(two.second).contains(char::is_uppercase) {
            let span = Span::new(name.span.end - two.second.len(), name.span.end);
            seconds.push(Name { span, kind: two.second_kind, ..*name });
            name.kind = two.first_kind;
            name.span.end = name.span.start + two.first.len();
        }
    }
    if !seconds.is_empty() {
        names.append(&mut seconds);
        names.sort_by_key(|n| n.span);
    }
}

/// "Halden's Harbour Office", where "Halden" is a name of its own or a known body.
pub fn owner(context: &Context, names: &mut Vec<Name>) {
    // Owners are rare; the set of names is made only where there is one.
    if !names.iter().any(|n| owner_in(n.span.of(context.text())).is_some()) {
        return;
    }
    let alone: FxHashSet<&str> = names.iter().map(|n| n.span.of(context.text())).collect();
    split_where(context, names, |name, words| {
        let two = owner_in(words)?;
        let owns = alone.contains(two.0) || is_organization(context, first_word(two.0));
        (may_be_body(name) && owns).then_some(Two::of_type(name.kind, two))
    });
}

fn owner_in(name: &str) -> Option<(&str, &str)> {
    ["'s ", "’s ", "' ", "’ "].iter().find_map(|mark| name.split_once(mark))
}

/// "Asda and Morrisons", "Greens and the Reds"; "Marks and Spencer" is one.
pub fn two_bodies(context: &Context, names: &mut Vec<Name>) {
    split_where(context, names, |name, words| {
        let (first, second) = words.split_once(" and ")?;
        let is_body = |part: &str| !part.contains(' ') && is_organization(context, part);
        let are_two = second.starts_with("the ") || is_body(first) && is_body(second);
        let second = second.strip_prefix("the ").unwrap_or(second);
        (may_be_body(name) && are_two).then_some(Two::of_type(name.kind, (first, second)))
    });
}

/// "Ministry of Trade, Bank of Halden"; "Lima, Reed and Sons" and "Halden, Inc." are one.
pub fn list(context: &Context, names: &mut Vec<Name>) {
    split_where(context, names, |name, words| {
        let (first, second) = words.split_once(", ")?;
        let are_two = name.kind == EntityType::Organization && !second.contains(" and ") && !second.ends_with('.');
        are_two.then_some(Two::of_type(name.kind, (first, second)))
    });
}

/// "Rui Costa - Lima's lawyer": an aside opens, whatever stands in it.
pub fn dash(context: &Context, names: &mut Vec<Name>) {
    split_where(context, names, |name, words| {
        let (mark, two) = [" - ", " – ", " — ", " -- "].iter().find_map(|m| Some((*m, words.split_once(m)?)))?;
        // "Wal - Mart" is one name, as some sets of text write it.
        let whole = mark == " - " && !(name.kind == EntityType::Person && two.0.contains(' '));
        (!whole).then_some(Two::of_type(name.kind, two))
    });
}

pub fn side(context: &Context, names: &mut Vec<Name>) {
    split_where(context, names, |name, words| {
        let before = &context.text()[..name.span.start];
        let is_sided = ["pro-", "Pro-", "anti-", "Anti-"].iter().any(|side| before.ends_with(side));
        if !is_sided || !may_be_body(name) {
            return None;
        }
        let two = Two::of_type(name.kind, words.split_once(' ')?);
        Some(Two { first_kind: place_or(context, name.kind, two.first), ..two })
    });
}

fn may_be_body(name: &Name) -> bool {
    matches!(name.kind, EntityType::Organization | EntityType::Misc)
}

/// Whether a word with a capital is mostly an organization in news.
fn is_organization(context: &Context, word: &str) -> bool {
    context.document.words.look_up(words::hash(word)).1 >> WordClusters::PRIOR_SHIFT == ORGANIZATION
}

/// Place if the first word of `name` is a city or country, `other` if not.
fn place_or(context: &Context, other: EntityType, name: &str) -> EntityType {
    match context.document.words.look_up(words::hash(first_word(name))).1 & (WordClusters::CITY | WordClusters::COUNTRY)
    {
        0 => other,
        _ => EntityType::Place,
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn owner_and_owned_are_two_names() {
        check_pass(
            "owner",
            "[o Halden] and [o Halden's Harbour Office]",
            &[("Halden", Organization), ("Halden", Organization), ("Harbour Office", Organization)],
        );
        check_pass("owner", "[o Children's Hospital] shut", &[("Children's Hospital", Organization)]);
    }

    #[test]
    fn a_dash_parts_two_names() {
        check_pass(
            "dash",
            "[p Rui Costa - Lima]'s lawyer - and [o Norda – Porto Steel]",
            &[("Rui Costa", Person), ("Lima", Person), ("Norda", Organization), ("Porto Steel", Organization)],
        );
        check_pass(
            "dash",
            "[p Ana Costa-Lima] of [o Nor - Mart]",
            &[("Ana Costa-Lima", Person), ("Nor - Mart", Organization)],
        );
    }

    #[test]
    fn joined_and_listed_bodies_are_two_names() {
        check_pass(
            "two-bodies",
            "[o Asda and Morrisons] met [o Marks and Spencer]",
            &[("Asda", Organization), ("Morrisons", Organization), ("Marks and Spencer", Organization)],
        );
        check_pass("two-bodies", "[o Greens and the Reds] fled", &[("Greens", Organization), ("Reds", Organization)]);
        check_pass(
            "list",
            "[o Ministry of Trade, Bank of Halden]",
            &[("Ministry of Trade", Organization), ("Bank of Halden", Organization)],
        );
    }

    #[test]
    fn side_and_party_are_two_names() {
        check_pass("side", "pro-[m Beijing Harbour Cup]", &[("Beijing", Place), ("Harbour Cup", Misc)]);
    }
}
