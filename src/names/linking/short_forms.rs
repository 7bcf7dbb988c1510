//! Organisations, places and works joined by a part of their name: "Goldman" for "Goldman Sachs", "State Department" for
//! "US State Department", "Atlantis" for "Space Shuttle Atlantis"; by acronym; in another spelling.

use super::acronyms;
use super::clusters::Clusters;
use super::forms::has_tag;
use crate::analysis::EntityType;
use crate::english::{Tag, countries};
use rustc_hash::FxHashMap;

/// A distinct name: a form and a type.
pub struct Form {
    pub words: String,
    pub kind: EntityType,
    /// Whether one of its names looks like an acronym.
    pub acronym: bool,
    /// Whether one of its names has a company's ending: "Marlow Inc." is not short for "Marlow Corps".
    pub complete: bool,
    /// Its cluster.
    pub node: usize,
}

/// How many words of a name are tried as the end of a short form.
const MAX_WORDS: usize = 8;

fn is_amount(kind: EntityType) -> bool {
    matches!(kind, EntityType::Money | EntityType::Percent)
}

/// Joins names that are not people's. Short and long form have the same type.
pub fn join(forms: &[Form], clusters: &mut Clusters) {
    let mut by_words: FxHashMap<(&str, EntityType), usize> = FxHashMap::default();
    for (i, form) in forms.iter().enumerate() {
        by_words.insert((&form.words, form.kind), i);
    }
    join_acronyms(forms, &by_words, clusters);
    join_turned(forms, &by_words, clusters);
    join_other_numbers(forms, &by_words, clusters);
    for (short, long) in [("north", "north korea"), ("south", "south korea")] {
        let form = |words| by_words.get(&(words, EntityType::Place)).map(|&i| forms[i].node);
        if let (Some(short), Some(long)) = (form(short), form(long)) {
            clusters.join(short, long);
        }
    }
    join_parts(forms, &by_words, clusters);
    join_spellings(forms, clusters);
}

fn join_acronyms(forms: &[Form], by_words: &FxHashMap<(&str, EntityType), usize>, clusters: &mut Clusters) {
    if !forms.iter().any(|f| f.acronym) {
        return;
    }
    let mut taken: FxHashMap<usize, usize> = FxHashMap::default();
    for form in forms.iter().filter(|f| f.kind != EntityType::Person && !is_amount(f.kind)) {
        for acronym in acronyms::of(&form.words) {
            let kinds = [form.kind, EntityType::Organization, EntityType::Misc, EntityType::Place];
            let found = kinds.iter().find_map(|&kind| by_words.get(&(acronym.as_str(), kind)));
            if let Some(&short) = found
                && forms[short].acronym
                && *taken.entry(short).or_insert(form.node) == form.node
            {
                clusters.join(forms[short].node, form.node);
                break;
            }
        }
    }
}

/// Joins "Department of Energy" and "Energy Department".
fn join_turned(forms: &[Form], by_words: &FxHashMap<(&str, EntityType), usize>, clusters: &mut Clusters) {
    for form in forms.iter().filter(|f| f.kind == EntityType::Organization) {
        if let Some((body, field)) = form.words.split_once(" of ")
            && let body = without_country(body)
            && has_tag(body, Tag::BodyName)
            && let Some(&turned) = by_words.get(&(format!("{field} {body}").as_str(), form.kind))
        {
            clusters.join(forms[turned].node, form.node);
        }
    }
}

/// Joins plural and singular of other names: "A380s" and "A380".
fn join_other_numbers(forms: &[Form], by_words: &FxHashMap<(&str, EntityType), usize>, clusters: &mut Clusters) {
    for form in forms.iter().filter(|f| f.kind == EntityType::Misc && f.words.len() > 4) {
        if let Some(one) = form.words.strip_suffix('s')
            && let Some(&one) = by_words.get(&(one, form.kind))
        {
            clusters.join(forms[one].node, form.node);
        }
    }
}

/// Looks up every beginning and end of every name. A part of two entities' names is joined with neither.
fn join_parts(forms: &[Form], by_words: &FxHashMap<(&str, EntityType), usize>, clusters: &mut Clusters) {
    /// The short form is part of more than one entity's name.
    const MANY: usize = usize::MAX;
    let mut whole_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut order: Vec<usize> = Vec::new();
    for form in forms.iter().filter(|f| matches!(f.kind, EntityType::Organization | EntityType::Misc)) {
        let name = form.words.as_str();
        let bare = without_country(name);
        for (at, _) in name.match_indices(' ').take(MAX_WORDS) {
            let (first, last) = (&name[..at], &name[at + 1..]);
            // "British Labour Party": Labour
            let inner = name.len() - bare.len();
            let inner = name.get(inner..at).unwrap_or_default();
            // "Porto" is not short for "University of Porto".
            let field = first.strip_suffix(" of").and_then(|body| body.rsplit(' ').next());
            let is_body = |word: &str| has_tag(word, Tag::BodyName);
            let last_fits = may_end(last) && !field.is_some_and(is_body);
            // "the Institute" of the "National Institute of Oceanography"
            let body = field.unwrap_or_default();
            let parts =
                [(first, may_begin(first)), (last, last_fits), (inner, may_begin(inner)), (body, is_body(body))];
            for (part, fits) in parts {
                if !fits {
                    continue;
                }
                let Some(&short) = by_words.get(&(part, form.kind)) else { continue };
                // "a registered Republican" is not the Republican National Convention.
                let member = has_tag(part, Tag::AlsoAdjective) && has_tag(part, Tag::Person);
                if forms[short].complete || member {
                    continue;
                }
                let long = clusters.root(form.node);
                let known = *whole_of.entry(short).or_insert_with(|| {
                    order.push(short);
                    long
                });
                if known != MANY && clusters.root(known) != long {
                    whole_of.insert(short, MANY);
                }
            }
        }
    }
    for short in order {
        if let Some(&long) = whole_of.get(&short)
            && long != MANY
        {
            clusters.join(forms[short].node, long);
        }
    }
}

/// "british labour party" → "labour party"
pub fn without_country(name: &str) -> &str {
    match name.split_once(' ') {
        Some(("united", rest)) if rest.starts_with("states ") || rest.starts_with("kingdom ") => {
            rest.split_once(' ').map_or(name, |(_, rest)| rest)
        }
        Some((first, rest)) if countries::country_of(first).is_some() || countries::usual_name(first).is_some() => rest,
        _ => name,
    }
}

fn may_begin(part: &str) -> bool {
    !is_number(part)
        && (part.contains(' ')
            || !has_tag(part, Tag::CommonFirst) && part.len() > 1 && countries::country_of(part).is_none())
}

fn may_end(part: &str) -> bool {
    !is_number(part) && (part.contains(' ') || !has_tag(part, Tag::CommonLast) && part.len() > 1)
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|b| b.is_ascii_digit() || b == b' ')
}

/// Joins names with the same letters in another order: "Untied Nations".
fn join_spellings(forms: &[Form], clusters: &mut Clusters) {
    let mut seen: FxHashMap<(u64, EntityType), usize> = FxHashMap::default();
    let may_be_misspelt = |kind| kind != EntityType::Person && !is_amount(kind);
    for form in forms.iter().filter(|f| may_be_misspelt(f.kind) && (8..60).contains(&f.words.len())) {
        let letters: u64 = form.words.bytes().filter(|&b| b != b' ').fold(0, |sum: u64, b| {
            sum.wrapping_add((u64::from(b) + 7).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(u32::from(b) % 31))
        });
        let first = *seen.entry((letters, form.kind)).or_insert(form.node);
        clusters.join(first, form.node);
    }
}
