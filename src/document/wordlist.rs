//! Looking up a word in a sorted list, in any case, with nothing allocated: "The" is in `["a", "the"]`.

/// Words longer than this are in no list.
const LONGEST: usize = 24;

/// Whether `word` is in `list`, which is sorted and in lower case. ASCII capitals match their small letters.
pub fn has(list: &[&str], word: &str) -> bool {
    let mut buffer = [0; LONGEST];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    list.binary_search_by(|w| w.as_bytes().cmp(&*lower)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn case_does_not_matter() {
        assert!(has(&["a", "the"], "The") && has(&["école"], "école") && !has(&["a", "the"], ""));
    }
}
