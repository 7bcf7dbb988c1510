//! Titles before a name: "Mr", "President", "Sir". They tell a person, and some tell the gender.

use super::Gender;

/// Title in lower case without full stop → `m`, `f`, or `-` where it fits both. Sorted.
#[rustfmt::skip]
const TITLES: &[(&str, char)] = &[
    ("actor", 'm'), ("actress", 'f'), ("adm", '-'), ("admiral", '-'), ("agent", '-'), ("ambassador", '-'), ("analyst", '-'),
    ("archbishop", 'm'), ("ayatollah", 'm'), ("baron", 'm'), ("baroness", 'f'), ("bishop", 'm'), ("brig", '-'), ("brigadier", '-'),
    ("brother", 'm'), ("businessman", 'm'), ("businesswoman", 'f'), ("candidate", '-'), ("capt", '-'), ("captain", '-'),
    ("cardinal", 'm'), ("ch", '-'), ("chairman", 'm'), ("chairwoman", 'f'), ("chancellor", '-'), ("chief", '-'), ("cllr", '-'), ("coach", '-'),
    ("col", '-'), ("colonel", '-'), ("commander", '-'), ("commissioner", '-'), ("congressman", 'm'), ("congresswoman", 'f'),
    ("constable", '-'), ("corporal", '-'), ("councillor", '-'), ("councilman", 'm'), ("councilwoman", 'f'), ("countess", 'f'),
    ("cpl", '-'), ("dame", 'f'), ("det", '-'), ("detective", '-'), ("director", '-'), ("doctor", '-'), ("dr", '-'), ("duchess", 'f'),
    ("duke", 'm'), ("earl", 'm'), ("emperor", 'm'), ("empress", 'f'), ("executive", '-'), ("father", 'm'), ("fr", 'm'), ("gen", '-'),
    ("general", '-'), ("gov", '-'), ("governor", '-'), ("imam", 'm'), ("insp", '-'), ("inspector", '-'), ("judge", '-'), ("justice", '-'), ("king", 'm'),
    ("lady", 'f'), ("lieutenant", '-'), ("lord", 'm'), ("lt", '-'), ("madam", 'f'), ("madame", 'f'), ("maj", '-'), ("major", '-'),
    ("manager", '-'), ("mayor", '-'), ("minister", '-'), ("miss", 'f'), ("mp", '-'), ("mr", 'm'), ("mrs", 'f'), ("ms", 'f'),
    ("mullah", 'm'), ("officer", '-'), ("pastor", '-'), ("policeman", 'm'), ("policewoman", 'f'), ("pope", 'm'), ("premier", '-'),
    ("president", '-'), ("prince", 'm'), ("princess", 'f'), ("prof", '-'), ("professor", '-'), ("pte", '-'), ("pvt", '-'), ("queen", 'f'),
    ("rabbi", '-'), ("rep", '-'), ("representative", '-'), ("rev", '-'), ("reverend", '-'), ("secretary", '-'), ("sen", '-'),
    ("senator", '-'), ("sergeant", '-'), ("sgt", '-'), ("sheikh", 'm'), ("sheriff", '-'), ("singer", '-'), ("sir", 'm'), ("sister", 'f'),
    ("spokesman", 'm'), ("spokesperson", '-'), ("spokeswoman", 'f'), ("sultan", 'm'), ("superintendent", '-'), ("supt", '-'),
];

fn entry(word: &str) -> Option<char> {
    TITLES.binary_search_by(|&(title, _)| title.cmp(word)).ok().map(|i| TITLES[i].1)
}

/// Whether `word` (in lower case, no full stop) stands before names of people.
pub fn is_title(word: &str) -> bool {
    entry(word).is_some()
}

/// The gender a title tells: "mrs" → female, "president" → unknown.
pub fn gender(word: &str) -> Gender {
    match entry(word) {
        Some('m') => Gender::Male,
        Some('f') => Gender::Female,
        _ => Gender::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_sorted_and_unique() {
        assert!(TITLES.windows(2).all(|w| w[0].0 < w[1].0));
    }

    #[test]
    fn some_titles_tell_the_gender() {
        assert_eq!(gender("mrs"), Gender::Female);
        assert_eq!(gender("congressman"), Gender::Male);
        assert_eq!(gender("dr"), Gender::Unknown);
        assert!(is_title("dr") && !is_title("table"));
    }
}
