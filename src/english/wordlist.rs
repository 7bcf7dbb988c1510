//! Looking up a word in a sorted list, in any case, with nothing allocated: "The" is in `["a", "the"]`; and the list that
//! several stages ask, of words that carry grammar.

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

/// Words that carry grammar, not matter, without apostrophes inside.
#[rustfmt::skip]
pub const STOP: &[&str] = &[
    "a", "about", "above", "across", "after", "again", "against", "ago", "all", "almost", "along", "already", "also",
    "although", "always", "am", "amid", "among", "an", "and", "another", "any", "anyone", "anything", "are", "around",
    "as", "at", "away", "back", "be", "became", "because", "become", "been", "before", "began", "behind", "being",
    "below", "between", "both", "but", "by", "came", "can", "cannot", "come", "could", "d", "did", "do", "does",
    "doing", "done", "down", "during", "each", "either", "else", "enough", "even", "ever", "every", "everyone",
    "everything", "far", "few", "for", "from", "further", "gave", "get", "give", "given", "go", "going", "gone", "got",
    "had", "has", "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however",
    "i", "if", "in", "indeed", "instead", "into", "is", "it", "its", "itself", "just", "keep", "kept", "know", "later",
    "least", "less", "let", "like", "ll", "made", "make", "many", "may", "maybe", "me", "meanwhile", "might", "more",
    "moreover", "most", "much", "must", "my", "myself", "near", "nearly", "neither", "never", "nevertheless", "no",
    "nobody", "none", "nor", "not", "nothing", "now", "nt", "of", "off", "often", "on", "once", "one", "only", "onto",
    "or", "other", "others", "otherwise", "our", "ours", "out", "over", "own", "per", "perhaps", "put", "quite",
    "rather", "re", "really", "s", "said", "same", "saw", "say", "saying", "says", "see", "seem", "seemed", "seen",
    "several", "shall", "she", "should", "since", "so", "some", "someone", "something", "soon", "still", "such", "t",
    "take", "taken", "tell", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there",
    "therefore", "these", "they", "thing", "things", "this", "those", "though", "through", "throughout", "thus", "till",
    "to", "together", "told", "too", "took", "toward", "towards", "under", "unless", "until", "up", "upon", "us", "use",
    "used", "ve", "very", "via", "was", "way", "we", "well", "went", "were", "what", "whatever", "when", "where",
    "whether", "which", "while", "who", "whoever", "whom", "whose", "why", "will", "with", "within", "without", "wo",
    "would", "yes", "yet", "you", "your", "yours", "yourself",
];

#[cfg(test)]
mod tests {
    use super::{STOP, has};

    #[test]
    fn the_list_is_sorted_and_unique() {
        assert!(STOP.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn case_does_not_matter() {
        assert!(has(&["a", "the"], "The") && has(&["école"], "école") && !has(&["a", "the"], ""));
    }
}
