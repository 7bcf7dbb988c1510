//! What the model takes for one name and is two: "Ana Lima of Halden Foods", "Labour MP for Porto North", "Asda and Morrisons".

use super::word;
use crate::analysis::EntityType;
use crate::document::clusters::Lexicon;
use crate::document::words;
use crate::names::Name;
use crate::span::Span;
use rustc_hash::FxHashSet;

/// The prior of words that are mostly organizations: see [`PRIORS`](crate::document::clusters::PRIORS).
const ORGANIZATION: u16 = 3;

/// Takes apart what is two among `names`, which are and stay in text order.
pub fn split(text: &str, lexicon: &Lexicon, names: &mut Vec<Name>) {
    // Owners are rare, and only they are looked for among the names.
    let any_owned = names.iter().any(|n| owner(n.span.of(text)).is_some());
    let alone: FxHashSet<&str> = names.iter().filter(|_| any_owned).map(|n| n.span.of(text)).collect();
    let mut seconds: Vec<Name> = Vec::new();
    for name in names.iter_mut() {
        let words = name.span.of(text);
        let known = |name: &str| lexicon.look_up(words::hash(name)).1;
        let place_or = |other, name: &str| match known(word(name)) & (Lexicon::CITY | Lexicon::COUNTRY) {
            0 => other,
            _ => EntityType::Place,
        };
        let found = match name.kind {
            EntityType::Person => of_where(words).map(|(a, b)| (a, b, place_or(EntityType::Organization, b))),
            EntityType::Organization | EntityType::Misc => {
                let is_body = |name: &str| known(name) >> Lexicon::PRIOR_SHIFT == ORGANIZATION;
                let owns = |name: &&str| alone.contains(name) || is_body(word(name));
                let one_body = |name: &str| !name.contains(' ') && is_body(name);
                let seat = || words.split_once(" MP for ").map(|(a, b)| (a, b, EntityType::Place));
                let owned = || owner(words).filter(|(a, _)| owns(a));
                let both =
                    || words.split_once(" and ").filter(|(a, b)| b.starts_with("the ") || one_body(a) && one_body(b));
                let both = || both().map(|(a, b)| (a, b.strip_prefix("the ").unwrap_or(b)));
                let list = || words.split_once(", ").filter(|(_, b)| !b.contains(" and ") && !b.ends_with('.'));
                let list = || list().filter(|_| name.kind == EntityType::Organization);
                let side = || words.split_once(' ').filter(|_| is_sided(text, name.span));
                let two = owned().or_else(both).or_else(list).or_else(side).map(|(a, b)| (a, b, name.kind));
                seat().or(two)
            }
            _ => None,
        };
        if let Some((first, second, kind)) = found.filter(|(_, b, _)| word(b).contains(char::is_uppercase)) {
            seconds.push(Name { span: Span::new(name.span.end - second.len(), name.span.end), kind, ..*name });
            name.kind = if is_sided(text, name.span) { place_or(name.kind, first) } else { name.kind };
            name.span.end = name.span.start + first.len();
        }
    }
    if !seconds.is_empty() {
        names.append(&mut seconds);
        names.sort_by_key(|n| n.span);
    }
}

/// "pro-Beijing Harbour Party", where the model takes the last three words for a name.
fn is_sided(text: &str, name: Span) -> bool {
    ["pro-", "Pro-", "anti-", "Anti-"].iter().any(|side| text[..name.start].ends_with(side))
}

/// "Ana Lima of Halden Foods" as its person and where they are from; nobody of one name ("Joan of Arc").
fn of_where(name: &str) -> Option<(&str, &str)> {
    name.split_once(" of ").filter(|(person, _)| person.contains(' ') && !person.contains(['"', '“', '‘', '\'', '’']))
}

/// "Halden's Harbour Office" as who owns it and what is owned.
fn owner(name: &str) -> Option<(&str, &str)> {
    ["'s ", "’s ", "' ", "’ "].iter().find_map(|mark| name.split_once(mark))
}
