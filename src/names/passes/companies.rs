//! What a company's full name says of its short ones: "Marlow Steel Inc." makes "Marlow Steel" a company, not a place.

use super::Context;
use crate::analysis::EntityType;
use crate::english::Tag;
use crate::names::Name;
use crate::names::linking::{forms, has_title, short_forms};
use rustc_hash::{FxHashMap, FxHashSet};

/// A single word stays a person at or above this confidence though an organization's name begins with it.
const SURE_PERSON: f32 = 0.95;

/// Gives short names of companies their type. "Marlow" is no person beside "Marlow Steel Inc.", unless somebody bears that
/// name; beside "Marlow Sachs", which has no company's ending, only a doubtful person changes.
/// Beside the body "Marlow", "Marlow Computer" and "US Marlow" are bodies, too.
pub fn by_ending(context: &Context, names: &mut Vec<Name>) {
    let form = |name: &Name, kind| forms::fold(name.span.of(context.text()), kind);
    // By form, whether one of its names ends as companies' do.
    let mut bodies: FxHashMap<String, bool> = FxHashMap::default();
    // By first word of a body, the least confidence at which a person of that name stays one.
    let mut first_words: FxHashMap<String, f32> = FxHashMap::default();
    for name in names.iter().filter(|n| n.kind == EntityType::Organization) {
        let company = form(name, EntityType::Organization);
        let has_ending = company.len() < form(name, EntityType::Misc).len();
        // "Ashby" beside "Ashby Town"
        let is_club = company.rsplit_once(' ').is_some_and(|(_, last)| forms::has_tag(last, Tag::ClubWord));
        if let Some((first, _)) = company.split_once(' ') {
            let least = first_words.entry(first.to_owned()).or_insert(SURE_PERSON);
            *least = if has_ending || is_club { f32::INFINITY } else { *least };
        }
        *bodies.entry(company).or_default() |= has_ending;
    }
    for name in names.iter().filter(|n| n.kind == EntityType::Person) {
        let person = form(name, EntityType::Person);
        if person.contains(' ') || person.len() < name.span.len() || has_title(context.document, name) {
            for word in person.split(' ') {
                first_words.remove(word);
            }
        }
    }
    for name in names.iter_mut().filter(|n| n.kind != EntityType::Organization) {
        let is_person = name.kind == EntityType::Person;
        let own = form(name, EntityType::Organization);
        let is_body = |shorter: &str| shorter.len() < own.len() && bodies.contains_key(shorter);
        let is_longer = is_body(short_forms::without_country(&own)) || forms::before_trade(&own).is_some_and(is_body);
        let is_company = bodies.get(&own) == Some(&true);
        let is_doubtful = first_words.get(&own).is_some_and(|least| name.confidence.0 < *least);
        if is_company || is_longer && !is_person || is_doubtful && is_person {
            name.kind = EntityType::Organization;
        }
    }
}

pub fn products(context: &Context, names: &mut Vec<Name>) {
    let of_body: Vec<(usize, String)> = names
        .iter()
        .enumerate()
        .filter(|(_, n)| n.kind == EntityType::Organization)
        .map(|(i, n)| (i, forms::fold(n.span.of(context.text()), n.kind)))
        .collect();
    let makers: FxHashSet<&str> = of_body.iter().map(|(_, form)| form.as_str()).collect();
    for (i, form) in &of_body {
        if let Some((maker, last)) = form.rsplit_once(' ')
            && last.contains(|c: char| c.is_ascii_digit())
            && makers.contains(maker)
        {
            names[*i].kind = EntityType::Misc;
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person};
    use crate::analysis::Score;
    use crate::names::linking::tests::marked;
    use crate::names::passes::tests::{check_pass, run_one};

    #[test]
    fn doubtful_person_is_the_body_that_begins_alike() {
        let (text, names) = marked("[o Marlow Sachs] rose. [p Marlow] said so. [p Ana Marlow] won.");
        let kind = |count: usize, confidence| {
            let mut names = names[..count].to_vec();
            names[1].confidence = Score(confidence);
            run_one("company", &text, &mut names);
            names[1].kind
        };
        assert_eq!(kind(3, 0.7), Person);
        assert_eq!(kind(2, 0.99), Person);
        assert_eq!(kind(2, 0.7), Organization);
    }

    #[test]
    fn short_names_of_a_company_are_companies() {
        let company = ("Marlow Steel Inc.", Organization);
        check_pass("company", "[o Marlow Steel Inc.] sued. [p Marlow] won.", &[company, ("Marlow", Organization)]);
        check_pass("company", "[o Marlow Steel Inc.] sued Mr [p Marlow].", &[company, ("Marlow", Person)]);
        check_pass(
            "company",
            "[o Marlow Steel Inc.] sued [p Ana Marlow]. [p Marlow] won.",
            &[company, ("Ana Marlow", Person), ("Marlow", Person)],
        );
        check_pass(
            "company",
            "[l Marlow Steel] sued. [o Marlow Steel Inc.] lost.",
            &[("Marlow Steel", Organization), company],
        );
    }

    #[test]
    fn names_longer_than_a_body_are_bodies() {
        check_pass(
            "company",
            "[o Harbour Office] met. The [l US Harbour Office] did not.",
            &[("Harbour Office", Organization), ("US Harbour Office", Organization)],
        );
        check_pass(
            "company",
            "[o Marlow] sued. [m Marlow Motors] lost.",
            &[("Marlow", Organization), ("Marlow Motors", Organization)],
        );
    }

    #[test]
    fn company_with_a_number_is_a_product() {
        check_pass(
            "product-number",
            "[o Marlow] flies [o Marlow 747]s.",
            &[("Marlow", Organization), ("Marlow 747", Misc)],
        );
    }
}
