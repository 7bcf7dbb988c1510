//! Name → form: the words that two spellings of one name share. "the U.S.", "USA" → `united states`; "O’Neill's" → `oneill`.

use crate::analysis::EntityType;
use crate::english::{countries, titles};

/// Last words that a company's name can do without. Sorted.
#[rustfmt::skip]
const COMPANY_ENDINGS: &[&str] = &[
    "ag", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "limited", "llc", "llp",
    "lp", "ltd", "nv", "oyj", "plc", "sa", "spa",
];

/// Words after a company's name that say what it makes or is. Sorted.
const TRADES: &[&str] = &[
    "airlines",
    "airways",
    "bank",
    "brands",
    "broadcasting",
    "capital",
    "communications",
    "computer",
    "computers",
    "electric",
    "electronics",
    "energy",
    "entertainment",
    "financial",
    "foods",
    "group",
    "holdings",
    "hotels",
    "industries",
    "international",
    "laboratories",
    "media",
    "motor",
    "motors",
    "oil",
    "petroleum",
    "pharmaceuticals",
    "pictures",
    "properties",
    "records",
    "securities",
    "software",
    "steel",
    "stores",
    "studios",
    "systems",
    "technologies",
    "technology",
    "telecom",
];

/// The company's name before the word that says its trade: `marlow` of `marlow motors`.
pub fn before_trade(form: &str) -> Option<&str> {
    form.rsplit_once(' ').filter(|(_, last)| TRADES.binary_search(last).is_ok()).map(|(name, _)| name)
}

/// Last words of a person's name that are no surname. Sorted.
const PERSON_ENDINGS: &[&str] = &["ii", "iii", "iv", "jr", "jun", "junior", "kc", "md", "obe", "phd", "qc", "sr"];

/// Writes the form of `name` into `form`: lower case, no accents, full stops, titles, company endings; usual name of a country.
pub fn fold_into(form: &mut String, name: &str, kind: EntityType) {
    form.clear();
    let name = if kind == EntityType::Place { name.split(',').next().unwrap_or(name) } else { name };
    for c in name.chars() {
        push_plain(form, c);
    }
    trim(form);
    strip_first(form, "the");
    match kind {
        EntityType::Person => {
            while let Some((first, rest)) = form.split_once(' ')
                && titles::is_title(first)
            {
                *form = rest.to_owned();
            }
            strip_last(form, PERSON_ENDINGS);
        }
        EntityType::Organization => strip_last(form, COMPANY_ENDINGS),
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

/// Whether the name ends as companies' names do: "Marlow Inc.".
pub fn is_company(name: &str) -> bool {
    let Some((_, last)) = name.trim_end_matches('.').rsplit_once(' ') else { return false };
    COMPANY_ENDINGS.iter().any(|ending| last.eq_ignore_ascii_case(ending))
}

fn push_plain(form: &mut String, c: char) {
    match c {
        'a'..='z' | '0'..='9' => form.push(c),
        'A'..='Z' => form.push(c.to_ascii_lowercase()),
        '&' => form.push_str("and"),
        '\'' | '’' | '‘' => form.push('\''),
        '.' | ',' | '"' | '“' | '”' | '(' | ')' => {}
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

/// Takes away white space at the end, the possessive, and the apostrophes inside.
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

fn strip_last(form: &mut String, endings: &[&str]) {
    while let Some((rest, last)) = form.rsplit_once(' ')
        && endings.binary_search(&last).is_ok()
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
    fn lists_are_sorted_and_unique() {
        for list in [COMPANY_ENDINGS, PERSON_ENDINGS] {
            assert!(list.windows(2).all(|w| w[0] < w[1]));
        }
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
    }

    #[test]
    fn companies_end_as_companies_do() {
        assert!(is_company("Marlow Inc.") && is_company("Marlow Steel PLC"));
        assert!(!is_company("Marlow") && !is_company("Inc."));
    }

    #[test]
    fn odd_names_leave_something_sensible() {
        check("", Misc, "");
        check("'s", Misc, "s");
        check("Inc.", Organization, "inc");
        check("北京", Place, "北京");
    }
}
