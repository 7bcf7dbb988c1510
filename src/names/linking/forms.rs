//! Name → form: the words that two spellings of one name share. "the U.S.", "USA" → `united states`; "O’Neill's" → `oneill`.

use crate::analysis::EntityType;
use crate::document::words::SOFT_HYPHEN;
use crate::english::{Lexicon, Tag, countries};

/// Whether the lexicon gives `word` the tag.
pub fn has_tag(word: &str, tag: Tag) -> bool {
    Lexicon::shared().look_up(word).tags.has(tag)
}

/// The company's name before the word that says its trade: `marlow` of `marlow motors`.
pub fn before_trade(form: &str) -> Option<&str> {
    form.rsplit_once(' ').filter(|(_, last)| has_tag(last, Tag::Trade)).map(|(name, _)| name)
}

/// Writes the form of `name` into `form`: in lower case; without accents, full stops, titles and company endings; a
/// country by its usual name.
pub fn fold_into(form: &mut String, name: &str, kind: EntityType) {
    form.clear();
    if matches!(kind, EntityType::Money | EntityType::Percent) {
        form.push_str(&super::sums::form(name));
        return;
    }
    let name = if kind == EntityType::Place { name.split(',').next().unwrap_or(name) } else { name };
    // "Okafor, Ngozi"
    if kind == EntityType::Person
        && let Some((surname, given)) = name.split_once(", ")
        && !given.contains(',')
        && !has_tag(given.trim_end_matches('.'), Tag::NameSuffix)
    {
        fold_into(form, &format!("{given} {surname}"), kind);
        return;
    }
    for c in name.chars() {
        push_plain(form, c);
    }
    trim(form);
    strip_first(form, "the");
    match kind {
        EntityType::Person => {
            while let Some((first, rest)) = form.split_once(' ')
                && has_tag(first, Tag::Title)
            {
                *form = rest.to_owned();
            }
            strip_last(form, Tag::NameSuffix);
        }
        EntityType::Organization => strip_last(form, Tag::CompanyEnding),
        _ => {}
    }
    if kind != EntityType::Person
        && let Some(usual) = countries::usual_name(form)
    {
        form.clear();
        form.push_str(usual);
    }
}

/// The form of `name`. See [`fold_into`].
pub fn fold(name: &str, kind: EntityType) -> String {
    let mut form = String::new();
    fold_into(&mut form, name, kind);
    form
}

/// A name in capitals as it is written elsewhere: "PORT-AU-PRINCE" → "Port-au-Prince"; others as they are.
pub fn in_small_letters(name: &str) -> String {
    if name.contains(|c: char| c.is_lowercase() || c == '.') {
        return name.to_owned();
    }
    let mut out = String::with_capacity(name.len());
    for (at, word) in name.split_inclusive([' ', '-', '/']).enumerate() {
        let small = word.to_lowercase();
        let is_link =
            |word: &str| matches!(word, "au") || has_tag(word, Tag::NameLink) || has_tag(word, Tag::NameParticle);
        let mut letters = small.chars();
        match letters.next().filter(|_| at == 0 || !is_link(small.trim_end_matches([' ', '-', '/']))) {
            Some(first) => out.extend(first.to_uppercase().chain(letters)),
            None => out.push_str(&small),
        }
    }
    out
}

/// Whether the name has a company's ending: "Marlow Inc.".
pub fn is_company(name: &str) -> bool {
    let Some((_, last)) = name.trim_end_matches('.').rsplit_once(' ') else { return false };
    has_tag(last, Tag::CompanyEnding)
}

fn push_plain(form: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => form.push(c),
        'A'..='Z' => form.push(c.to_ascii_lowercase()),
        '&' => form.push_str("and"),
        '\'' | '’' | '‘' => form.push('\''),
        '.' | ',' | '"' | '“' | '”' | '(' | ')' | SOFT_HYPHEN => {}
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ā' | 'Ą' => form.push('a'),
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => form.push('c'),
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' => form.push('e'),
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' | 'İ' => form.push('i'),
        'ñ' | 'Ñ' | 'ń' | 'ň' => form.push('n'),
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'ő' => form.push('o'),
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' => form.push('u'),
        'ý' | 'ÿ' => form.push('y'),
        'ś' | 'š' | 'ş' | 'Ś' | 'Š' | 'Ş' | 'ș' => form.push('s'),
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => form.push('z'),
        'ğ' | 'Ğ' => form.push('g'),
        'ł' | 'Ł' => form.push('l'),
        'ř' | 'Ř' => form.push('r'),
        c if c.is_alphanumeric() => form.extend(c.to_lowercase()),
        _ => {
            if !form.ends_with(' ') && !form.is_empty() {
                form.push(' ');
            }
        }
    }
}

/// Removes white space at the end, the possessive, and apostrophes inside.
fn trim(form: &mut String) {
    form.truncate(form.trim_end().len());
    if let Some(bare) = form.strip_suffix("'s").or(form.strip_suffix('\''))
        && !bare.is_empty()
    {
        form.truncate(bare.len());
    }
    if form.contains('\'') {
        form.retain(|c| c != '\'');
    }
}

fn strip_first(form: &mut String, word: &str) {
    if let Some(rest) = form.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')) {
        *form = rest.to_owned();
    }
}

fn strip_last(form: &mut String, ending: Tag) {
    while let Some((rest, last)) = form.rsplit_once(' ')
        && has_tag(last, ending)
    {
        form.truncate(rest.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityType::*;

    #[track_caller]
    fn check(name: &str, kind: EntityType, expected: &str) {
        assert_eq!(fold(name, kind), expected);
    }

    #[test]
    fn spellings_of_one_name_fold_to_one_form() {
        check("the U.S.", Place, "united states");
        check("USA", Place, "united states");
        check("O’Neill's", Person, "oneill");
        check("Dr. José Núñez Jr.", Person, "jose nunez");
        check("Harbor & Sons, Inc.", Organization, "harbor and sons");
        check("Al-Wafd", Organization, "al wafd");
        check("Reno, Nevada", Place, "reno");
        check("Okafor, Ngozi", Person, "ngozi okafor");
        check("Benny Dale, Jr.", Person, "benny dale");
        check("Mer\u{ad}tens", Person, "mertens");
    }

    #[test]
    fn capitals_of_a_dateline_become_small() {
        assert_eq!(in_small_letters("NEW YORK"), "New York");
        assert_eq!(in_small_letters("PORT-AU-PRINCE"), "Port-au-Prince");
        assert_eq!(in_small_letters("RIO DE JANEIRO"), "Rio de Janeiro");
        assert_eq!(in_small_letters("McAllen"), "McAllen");
    }

    #[test]
    fn company_ending_needs_a_name_before_it() {
        assert!(is_company("Marlow Inc.") && is_company("Marlow Steel PLC"));
        assert!(!is_company("Marlow") && !is_company("Inc."));
    }

    #[test]
    fn names_without_letters_or_stem_are_not_folded_to_nothing() {
        check("", Misc, "");
        check("'s", Misc, "s");
        check("Inc.", Organization, "inc");
        check("北京", Place, "北京");
    }
}
