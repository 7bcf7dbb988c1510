//! First name → gender: "Angela" is a woman's, "Vladimir" a man's, "Kim" could be either.
//!
//! Two sorted lists (US census of 1990, and names of the world's news written down for this project), searched in place.

use super::Gender;

const FEMALE: &str = include_str!("names/first_names_female.txt");
const MALE: &str = include_str!("names/first_names_male.txt");

/// Whether one of the lines of `list`, sorted by bytes, is `word`.
fn has_line(list: &str, word: &str) -> bool {
    let bytes = list.as_bytes();
    let (mut from, mut to) = (0, bytes.len());
    while from < to {
        let middle = from + (to - from) / 2;
        let start = bytes[from..middle].iter().rposition(|&b| b == b'\n').map_or(from, |i| from + i + 1);
        let end = bytes[middle..to].iter().position(|&b| b == b'\n').map_or(to, |i| middle + i);
        match bytes[start..end].cmp(word.as_bytes()) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

/// The gender that people of this first name (in lower case) mostly have.
pub fn gender(first_name: &str) -> Gender {
    if has_line(MALE, first_name) {
        Gender::Male
    } else if has_line(FEMALE, first_name) {
        Gender::Female
    } else {
        Gender::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_share_nothing() {
        for list in [FEMALE, MALE] {
            assert!(list.lines().zip(list.lines().skip(1)).all(|(a, b)| a < b));
        }
        assert!(MALE.lines().all(|name| !has_line(FEMALE, name)));
    }

    #[test]
    fn every_name_is_found() {
        assert!(FEMALE.lines().all(|name| gender(name) == Gender::Female));
        assert!(MALE.lines().all(|name| gender(name) == Gender::Male));
        assert_eq!(gender(""), Gender::Unknown);
        assert_eq!(gender("zzz"), Gender::Unknown);
    }
}
