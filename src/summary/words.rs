//! The word lists of the summary stage: closed classes of English, sorted, one place.
//!
//! Everything is lower case and without apostrophes inside, as [`super::terms`] looks words up.

/// Whether `word` stands in a sorted `list`.
pub fn in_list(list: &[&str], word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Openers that lean on the sentence before: "However, …", "But the minister …".
#[rustfmt::skip]
pub const CONNECTIVES: &[&str] = &[
    "accordingly", "additionally", "afterward", "afterwards", "also", "alternatively", "and", "another", "anyway",
    "besides", "both", "but", "consequently", "conversely", "either", "else", "elsewhere", "equally", "finally",
    "further", "furthermore", "hence", "however", "indeed", "instead", "likewise", "meanwhile", "moreover", "neither",
    "nevertheless", "nonetheless", "nor", "or", "otherwise", "plus", "rather", "second", "secondly", "similarly", "so",
    "still", "subsequently", "such", "than", "then", "thereafter", "therefore", "third", "thirdly", "though", "thus",
    "too", "yet",
];

/// Words that point at something said before.
pub const DEMONSTRATIVES: &[&str] = &["that", "these", "this", "those"];

/// Third-person pronouns: as a sentence's first they want a name before them.
#[rustfmt::skip]
pub const PRONOUNS: &[&str] = &[
    "he", "her", "hers", "herself", "him", "himself", "his", "it", "its", "itself", "she", "their", "theirs", "them",
    "themselves", "they",
];

pub const FIRST_PERSON: &[&str] = &["i", "me", "mine", "my", "myself", "our", "ours", "us", "we"];

/// Verbs that report speech, in the forms news uses.
#[rustfmt::skip]
pub const REPORTING: &[&str] = &[
    "according", "acknowledged", "added", "adding", "admitted", "announced", "argued", "asked", "claimed", "claims",
    "commented", "confirmed", "declared", "explained", "explains", "insisted", "insists", "joked", "noted", "notes",
    "recalled", "recalls", "replied", "said", "says", "stated", "suggested", "told", "tweeted", "warned", "wrote",
];

/// Modal verbs: plans, doubts and duties.
pub const MODALS: &[&str] = &["can", "could", "may", "might", "must", "shall", "should", "will", "would"];

/// Days, months and near days: when something happened.
#[rustfmt::skip]
pub const WHEN: &[&str] = &[
    "april", "august", "december", "february", "friday", "january", "july", "june", "march", "monday", "november",
    "october", "saturday", "september", "sunday", "thursday", "today", "tomorrow", "tonight", "tuesday", "wednesday",
    "yesterday",
];

/// Numbers in words.
#[rustfmt::skip]
pub const NUMBER_WORDS: &[&str] = &[
    "billion", "dozen", "dozens", "eight", "eighteen", "eighty", "eleven", "fifteen", "fifty", "five", "forty", "four",
    "half", "hundred", "hundreds", "million", "millions", "nine", "seven", "six", "sixty", "ten", "thirty", "thousand",
    "thousands", "three", "twelve", "twenty", "two",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        for list in [CONNECTIVES, DEMONSTRATIVES, PRONOUNS, FIRST_PERSON, REPORTING, MODALS, WHEN, NUMBER_WORDS] {
            assert!(list.windows(2).all(|w| w[0] < w[1]), "{:?}", list.windows(2).find(|w| w[0] >= w[1]));
        }
    }
}
