//! Countries: other names, nationality words, capitals. "The Russian capital" is Moscow; "USA" is the United States.
//!
//! `names/countries.txt` has a country a line: `russia; capital: moscow; people: russian`. Keys are in lower case without full
//! stops.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

const DATA: &str = include_str!("names/countries.txt");

#[derive(Default)]
struct Countries {
    usual_names: FxHashMap<&'static str, &'static str>,
    by_people: FxHashMap<&'static str, &'static str>,
    capitals: FxHashMap<&'static str, &'static str>,
}

static COUNTRIES: LazyLock<Countries> = LazyLock::new(|| {
    let mut countries = Countries::default();
    for line in DATA.lines().filter(|l| !l.starts_with('#')) {
        let mut fields = line.split("; ");
        let country = fields.next().unwrap_or_default();
        for (field, values) in fields.filter_map(|f| f.split_once(": ")) {
            for value in values.split(", ") {
                match field {
                    "capital" => countries.capitals.insert(country, value),
                    "people" => countries.by_people.insert(value, country),
                    _ => countries.usual_names.insert(value, country),
                };
            }
        }
    }
    countries
});

/// The usual name of a place that goes by several: "usa" → "united states".
pub fn usual_name(alias: &str) -> Option<&'static str> {
    COUNTRIES.usual_names.get(alias).copied()
}

/// "russian" → "russia"
pub fn country_of(demonym: &str) -> Option<&'static str> {
    COUNTRIES.by_people.get(demonym).copied()
}

/// "russia" → "moscow"
pub fn capital_of(country: &str) -> Option<&'static str> {
    COUNTRIES.capitals.get(country).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_well_formed() {
        let lines: Vec<&str> = DATA.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.is_sorted_by_key(|l| l.split(';').next()));
        for field in lines.iter().flat_map(|l| l.split("; ").skip(1)) {
            assert!(["capital: ", "people: ", "also: "].iter().any(|f| field.starts_with(f)), "{field}");
        }
    }

    #[test]
    fn countries_are_known_by_all_their_names() {
        assert_eq!(usual_name("usa"), Some("united states"));
        assert_eq!(country_of("dutch"), Some("netherlands"));
        assert_eq!(capital_of("kenya"), Some("nairobi"));
    }
}
