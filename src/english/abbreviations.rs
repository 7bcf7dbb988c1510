//! Words that keep their full stop: "Gov." in "Gov. Lee", "Inc." in "Apple Inc.", "a.m." in "6 a.m.".
//!
//! Only what is written without inner stops is listed here word by word; "U.S." and its kind are read by their shape,
//! and told from a person's initials by [`is_dotted`].

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

use Abbreviation::{Closing, Company, Counted, Month, Running, State, Suffix, Title};

/// Written with a capital. Lower-cased here, sorted.
const CAPITALISED: &[(&str, Abbreviation)] = &[
    ("adm", Title),
    ("ala", State),
    ("apr", Month),
    ("ariz", State),
    ("ark", State),
    ("art", Counted),
    ("asst", Title),
    ("atty", Title),
    ("aug", Month),
    ("ave", Suffix),
    ("blvd", Suffix),
    ("brig", Title),
    ("bros", Company),
    ("calif", State),
    ("capt", Title),
    ("cmdr", Title),
    ("co", Company),
    ("col", Title),
    ("colo", State),
    ("comdr", Title),
    ("conn", State),
    ("corp", Company),
    ("cos", Company),
    ("cpl", Title),
    ("dec", Month),
    ("del", State),
    ("dept", Running),
    ("det", Title),
    ("dr", Title),
    ("drs", Title),
    ("esq", Suffix),
    ("feb", Month),
    ("fla", State),
    ("fr", Title),
    ("fri", Counted),
    ("ft", Title),
    ("ga", State),
    ("gen", Title),
    ("gens", Title),
    ("gov", Title),
    ("govs", Title),
    ("hon", Title),
    ("ill", State),
    ("inc", Company),
    ("ind", State),
    ("insp", Title),
    ("jan", Month),
    ("jr", Suffix),
    ("jul", Month),
    ("jun", Month),
    ("kan", State),
    ("ky", State),
    ("la", State),
    ("lieut", Title),
    ("lt", Title),
    ("ltd", Company),
    ("maj", Title),
    ("mar", Counted),
    ("mass", State),
    ("md", State),
    ("messrs", Title),
    ("mfg", Company),
    ("mich", State),
    ("minn", State),
    ("mlle", Title),
    ("mme", Title),
    ("mon", Counted),
    ("mont", State),
    ("mr", Title),
    ("mrs", Title),
    ("ms", Title),
    ("msgr", Title),
    ("mt", Title),
    ("mx", Title),
    ("neb", State),
    ("nev", State),
    ("nos", Counted),
    ("nov", Month),
    ("oct", Month),
    ("okla", State),
    ("ont", State),
    ("ore", State),
    ("pa", State),
    ("penn", State),
    ("pres", Title),
    ("prof", Title),
    ("profs", Title),
    ("pte", Company),
    ("pty", Company),
    ("pvt", Title),
    ("que", State),
    ("rd", Suffix),
    ("rep", Title),
    ("reps", Title),
    ("rev", Title),
    ("rs", Counted),
    ("sask", State),
    ("sat", Counted),
    ("sen", Title),
    ("sens", Title),
    ("sept", Month),
    ("sgt", Title),
    ("sr", Suffix),
    ("sra", Title),
    ("srta", Title),
    ("st", Title),
    ("ste", Title),
    ("sun", Counted),
    ("supt", Title),
    ("tenn", State),
    ("tex", State),
    ("thu", Counted),
    ("thur", Counted),
    ("thurs", Counted),
    ("tue", Counted),
    ("tues", Counted),
    ("univ", Running),
    ("va", State),
    ("vt", State),
    ("wash", State),
    ("wed", Counted),
    ("wis", State),
    ("wyo", State),
];

/// Written either way. Sorted.
const ANY_CASE: &[(&str, Abbreviation)] = &[
    ("al", Closing),
    ("approx", Running),
    ("ca", Running),
    ("cf", Running),
    ("ch", Counted),
    ("ed", Counted),
    ("eds", Counted),
    ("eq", Counted),
    ("est", Counted),
    ("etc", Closing),
    ("excl", Running),
    ("ext", Counted),
    ("fig", Counted),
    ("figs", Counted),
    ("incl", Running),
    ("max", Counted),
    ("min", Counted),
    ("no", Counted),
    ("p", Counted),
    ("para", Counted),
    ("pp", Counted),
    ("resp", Running),
    ("sec", Counted),
    ("tel", Counted),
    ("v", Running),
    ("ver", Counted),
    ("viz", Running),
    ("vol", Counted),
    ("vols", Counted),
    ("vs", Running),
];

/// Letters between stops that name no person: lower-cased, stops left out. Sorted.
const DOTTED: &[&str] = &[
    "ad", "ag", "am", "ba", "bc", "bs", "cs", "dc", "dphil", "eg", "eu", "ie", "jd", "la", "llc", "ma", "mba", "md",
    "mphil", "ms", "nc", "nd", "nh", "nj", "nm", "nv", "ny", "op", "pc", "pct", "phd", "pm", "pr", "ps", "qc", "ri",
    "sa", "sc", "sd", "uk", "un", "us", "usa", "ussr", "vp", "wva",
];

/// `word` without its full stop.
pub fn find(word: &str) -> Option<Abbreviation> {
    let mut buffer = [0; 8];
    let lower = lower(word, &mut buffer)?;
    let among = |list: &[(&str, Abbreviation)]| list.binary_search_by_key(&lower, |&(w, _)| w).ok().map(|i| list[i].1);
    let capital = word.as_bytes()[0].is_ascii_uppercase();
    capital.then(|| among(CAPITALISED)).flatten().or_else(|| among(ANY_CASE))
}

/// Whether letters between stops ("U.S.", "Ph.D.") are an abbreviation and not someone's initials.
pub fn is_dotted(word: &str) -> bool {
    let mut buffer = [0; 8];
    lower(word, &mut buffer).is_some_and(|w| DOTTED.binary_search(&w).is_ok())
}

/// `word` in lower case without stops, where it is short ASCII.
fn lower<'b>(word: &str, buffer: &'b mut [u8; 8]) -> Option<&'b str> {
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
    fn lists_are_sorted_and_unique() {
        assert!(CAPITALISED.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ANY_CASE.is_sorted_by(|a, b| a.0 < b.0));
        assert!(DOTTED.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn case_tells_a_state_from_a_word() {
        assert_eq!(find("Ill"), Some(State));
        assert_eq!(find("ill"), None);
        assert_eq!(find("MR"), Some(Title));
        assert_eq!(find("Etc"), Some(Closing));
        assert_eq!(find("Constantinople"), None);
        assert!(is_dotted("U.S.") && is_dotted("p.m.") && !is_dotted("J.K."));
    }
}
