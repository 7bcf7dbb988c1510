//! Acronyms and what they stand for: "North Atlantic Treaty Organization" is "NATO", "Nato" or "N.A.T.O.".

/// Words that an acronym may leave out. Sorted.
const SMALL_WORDS: &[&str] = &["and", "at", "by", "de", "des", "for", "in", "la", "of", "on", "the", "to"];

/// Whether a name of one word looks like an acronym: "NATO", "U.N.", "UNICEFs", but also "Nato" and "Unicef".
pub fn may_be(name: &str, form: &str) -> bool {
    let letters = form.chars().count();
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    (2..=7).contains(&letters) && !form.contains(' ') && (capitals >= 2 || letters >= 4)
}

/// The acronyms that `form` (several words) may go by, likeliest first: "food and drug administration" → `fda`, `fada`.
pub fn of(form: &str) -> Vec<String> {
    let mut all = Vec::new();
    let words: Vec<&str> = form.split(' ').collect();
    if words.len() < 2 || words.len() > 10 {
        return all;
    }
    let initials = |words: &[&str], small: bool| -> String {
        let kept = words.iter().filter(|w| small || SMALL_WORDS.binary_search(w).is_err());
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

/// Whether `acronym`'s letters run through `form` in order, the first at the start of a word:
/// what stands in brackets after a name, "Korean Central News Agency (KCNA)", may be looser than its initials.
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
    fn small_words_are_sorted_and_unique() {
        assert!(SMALL_WORDS.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn initials_with_and_without_small_words() {
        assert_eq!(of("ministry of defence"), ["md", "mod"]);
        assert!(of("us food and drug administration").contains(&"fda".to_owned()));
        assert!(of("harbour").is_empty());
        assert!(of("marlow and sachs").contains(&"mands".to_owned()));
    }

    #[test]
    fn acronyms_look_like_acronyms() {
        assert!(may_be("NATO", "nato") && may_be("Nato", "nato") && may_be("U.N.", "un"));
        assert!(!may_be("Lee", "lee") && !may_be("White House", "white house"));
    }

    #[test]
    fn brackets_allow_looser_acronyms() {
        assert!(runs_through("kcna", "korean central news agency"));
        assert!(runs_through("interpol", "international criminal police organization"));
        assert!(!runs_through("bbc", "cable news network"));
    }
}
