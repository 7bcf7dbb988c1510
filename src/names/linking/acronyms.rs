//! Acronyms and what they stand for: "North Atlantic Treaty Organization" is "NATO", "Nato" or "N.A.T.O.".

use super::forms::has_tag;
use crate::english::Tag;

/// Whether a name of one word looks like an acronym: "NATO", "U.N.", "UNICEFs", but also "Nato" and "Unicef".
pub fn may_be(name: &str, form: &str) -> bool {
    let letters = form.chars().count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&letters) && !form.contains(' ') && (capitals >= 2 || letters >= 4)
}

/// The possible acronyms of `form` (several words), likeliest first: "food and drug administration" → `fda`, `fada`.
pub fn of(form: &str) -> Vec<String> {
    let mut all = Vec::new();
    let words: Vec<&str> = form.split(' ').collect();
    if words.len() < 2 || words.len() > 10 {
        return all;
    }
    let initials = |words: &[&str], small: bool| -> String {
        let kept = words.iter().filter(|w| small || !has_tag(w, Tag::AcronymSkips));
        kept.filter_map(|w| w.chars().next()).collect()
    };
    let mut push = |acronym: String| {
        if acronym.chars().count() >= 2 && !all.contains(&acronym) {
            all.push(acronym);
        }
    };
    push(initials(&words, false));
    push(initials(&words, true));
    // "M&S", whose form is `mands`
    if words.contains(&"and") {
        push(
            words
                .iter()
                .map(|&w| if w == "and" { w } else { &w[..w.chars().next().map_or(0, char::len_utf8)] })
                .collect(),
        );
    }
    // "U.S. Food and Drug Administration": FDA
    for country in [&["united", "states"][..], &["us"], &["uk"], &["british"], &["national"], &["american"]] {
        if words.starts_with(country) && words.len() > country.len() + 1 && country.len() + country[0].len() < 8 {
            push(initials(&words[country.len()..], false));
        }
    }
    all
}

/// Whether `form` has the letters of `acronym` in order, the first at the start of a word. An acronym in brackets need not
/// be the initials: "Interpol" is the International Criminal Police Organization.
pub fn runs_through(acronym: &str, form: &str) -> bool {
    let mut letters = acronym.chars();
    let Some(first) = letters.next() else { return false };
    let Some(start) = form.split(' ').position(|w| w.starts_with(first)) else { return false };
    let mut rest = form.split(' ').skip(start).flat_map(str::chars).skip(1);
    letters.all(|letter| rest.any(|c| c == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_with_and_without_small_words() {
        assert_eq!(of("ministry of defence"), ["md", "mod"]);
        assert!(of("us food and drug administration").contains(&"fda".to_owned()));
        assert!(of("harbour").is_empty());
        assert!(of("marlow and sachs").contains(&"mands".to_owned()));
    }

    #[test]
    fn acronym_has_capitals_or_four_letters() {
        assert!(may_be("NATO", "nato") && may_be("Nato", "nato") && may_be("U.N.", "un"));
        assert!(!may_be("Lee", "lee") && !may_be("White House", "white house"));
    }

    #[test]
    fn acronym_in_brackets_may_skip_letters() {
        assert!(runs_through("kcna", "korean central news agency"));
        assert!(runs_through("interpol", "international criminal police organization"));
        assert!(!runs_through("bbc", "cable news network"));
    }
}
