//! Words that tell where a sentence starts: "… at Acme Inc. However, profits fell", "“Why?” Mr Lee asked."

use crate::english::wordlist;

/// Capitalised, these begin a sentence far more often than a name. Sorted, lower case.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "according", "actually", "after", "again", "almost", "also", "although", "among", "an", "and", "another", "any",
    "anyone", "are", "as", "at", "because", "before", "both", "but", "by", "can", "could", "critics", "despite",
    "did", "do", "does", "don", "during", "each", "earlier", "either", "elsewhere", "even", "every", "everyone",
    "everything", "experts", "few", "finally", "first", "following", "for", "from", "further", "furthermore", "had",
    "has", "have", "he", "hence", "her", "here", "his", "how", "however", "if", "in", "indeed", "instead", "is",
    "it", "its", "just", "last", "later", "lawmakers", "let", "like", "many", "maybe", "meanwhile", "more",
    "moreover", "most", "much", "my", "nearly", "neither", "never", "nevertheless", "no", "nobody", "nor", "not",
    "nothing", "now", "of", "officials", "on", "once", "one", "only", "or", "other", "others", "otherwise", "our",
    "over", "perhaps", "please", "police", "prosecutors", "rather", "recently", "residents", "several", "she",
    "should", "similarly", "since", "so", "some", "someone", "sometimes", "soon", "still", "such", "thank",
    "thanks", "that", "the", "their", "then", "there", "therefore", "these", "they", "this", "those", "though",
    "through", "thus", "to", "today", "under", "unfortunately", "unless", "unlike", "until", "was", "we", "were",
    "what", "whatever", "when", "whenever", "where", "whether", "which", "while", "who", "why", "will", "with",
    "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

/// What reports speech right behind a quotation. Sorted.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "added", "adds", "admitted", "agreed", "announced", "answered", "argued", "argues", "asked", "asks",
    "concluded", "cried", "declared", "explained", "explains", "insisted", "joked", "laughed", "muttered", "noted",
    "notes", "quipped", "recalled", "recalls", "remarked", "replied", "replies", "responded", "said", "says",
    "shouted", "thought", "told", "warned", "whispered", "wondered", "wonders", "writes", "wrote", "yelled",
];

/// Finite verbs that follow a subject. Sorted.
#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "are", "ca", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must",
    "should", "was", "were", "will", "wo", "would",
];

pub fn is_auxiliary(word: &str) -> bool {
    wordlist::has(AUXILIARIES, word)
}

pub fn opens(word: &str) -> bool {
    wordlist::has(OPENERS, word)
}

pub fn says(word: &str) -> bool {
    wordlist::has(SAYING, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        assert!(OPENERS.is_sorted_by(|a, b| a < b));
        assert!(AUXILIARIES.is_sorted_by(|a, b| a < b));
        assert!(SAYING.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn case_does_not_matter() {
        assert!(opens("However") && opens("THE") && !opens("Nekoosa"));
        assert!(says("asks") && !says("asking"));
    }
}
