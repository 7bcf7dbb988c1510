//! Words that keep their full stop: "Gov." in "Gov. Lee", "Inc." in "Apple Inc.", "a.m." in "6 a.m.".
//!
//! Only what is written without inner stops stands in `names/abbreviations.txt`; "U.S." and its kind are read by their shape,
//! and told from a person's initials by [`is_dotted`].

use super::lexicon::key;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What an abbreviation stands beside: decides whether a sentence may end at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Before a name: "Mr. Lee".
    Title,
    /// After a firm's name: "Acme Inc."
    Company,
    /// After another name: "Sammy Davis Jr.", "Fifth Ave."
    Suffix,
    /// "Nov. 9"
    Month,
    /// After a town: "Boise, Idaho" but "Austin, Tex."
    State,
    /// Before a figure and only there: "No. 5"; elsewhere the stop ends a sentence.
    Counted,
    /// In running text, followed by more: "vs.", "approx."
    Running,
    /// Often the last word of its sentence: "etc."
    Closing,
}

impl Abbreviation {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "title" => Self::Title,
            "company" => Self::Company,
            "suffix" => Self::Suffix,
            "month" => Self::Month,
            "state" => Self::State,
            "counted" => Self::Counted,
            "running" => Self::Running,
            "closing" => Self::Closing,
            _ => return None,
        })
    }
}

const DATA: &str = include_str!("names/abbreviations.txt");

/// Abbreviations by the key of their letters in lower case.
#[derive(Default)]
struct Abbreviations {
    capitalised: FxHashMap<u64, Abbreviation>,
    any_case: FxHashMap<u64, Abbreviation>,
    dotted: FxHashSet<u64>,
}

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let mut all = Abbreviations::default();
    for (form, kind) in DATA.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(": ")) {
        let mut buffer = [0; LONGEST];
        let Some(letters) = lower(form, &mut buffer).map(key) else { continue };
        match Abbreviation::parse(kind) {
            Some(kind) if form.starts_with(char::is_uppercase) => drop(all.capitalised.insert(letters, kind)),
            Some(kind) => drop(all.any_case.insert(letters, kind)),
            None => drop(all.dotted.insert(letters)),
        }
    }
    all
});

/// The longest abbreviation, in letters.
const LONGEST: usize = 8;

/// `word` without its full stop.
pub fn find(word: &str) -> Option<Abbreviation> {
    let mut buffer = [0; LONGEST];
    let letters = key(lower(word, &mut buffer)?);
    let capital = word.as_bytes()[0].is_ascii_uppercase();
    let all = &*ABBREVIATIONS;
    capital.then(|| all.capitalised.get(&letters)).flatten().or_else(|| all.any_case.get(&letters)).copied()
}

/// Whether letters between stops ("U.S.", "Ph.D.") are an abbreviation and not someone's initials.
pub fn is_dotted(word: &str) -> bool {
    let mut buffer = [0; LONGEST];
    lower(word, &mut buffer).is_some_and(|w| ABBREVIATIONS.dotted.contains(&key(w)))
}

/// `word` in lower case without stops, where it is short ASCII.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut n = 0;
    for b in word.bytes().filter(|&b| b != b'.') {
        *buffer.get_mut(n).filter(|_| b.is_ascii_alphabetic())? = b.to_ascii_lowercase();
        n += 1;
    }
    (n > 0).then(|| std::str::from_utf8(&buffer[..n]).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_well_formed() {
        let lines: Vec<&str> = DATA.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.is_sorted_by_key(|l| l.split(": ").next()));
        for line in lines {
            let (form, kind) = line.split_once(": ").expect("form: kind");
            assert!(kind == "dotted" || Abbreviation::parse(kind).is_some(), "{line}");
            assert!(lower(form, &mut [0; LONGEST]).is_some(), "{line}");
        }
    }

    #[test]
    fn case_tells_a_state_from_a_word() {
        assert_eq!(find("Ill"), Some(Abbreviation::State));
        assert_eq!(find("ill"), None);
        assert_eq!(find("MR"), Some(Abbreviation::Title));
        assert_eq!(find("Etc"), Some(Abbreviation::Closing));
        assert_eq!(find("Constantinople"), None);
        assert!(is_dotted("U.S.") && is_dotted("p.m.") && !is_dotted("J.K."));
    }
}
