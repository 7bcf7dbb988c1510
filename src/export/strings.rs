//! The words that stand around the article's own in an export, in the reader's language. English is built in; the page
//! passes its own, with the same keys.

use std::collections::BTreeMap;

/// `{name}` stands for a value. The page's `strings/en.js` has the same words under the same keys.
const ENGLISH: &[(&str, &str)] = &[
    ("about", "about {date}"),
    ("alsoCalled", "also"),
    ("article", "Article"),
    ("century", "between {years}"),
    ("decade", "{year}s"),
    ("entities", "Who and where"),
    ("inOneSentence", "In one sentence"),
    ("keyphrases", "Key phrases"),
    ("openDay", "When was this published? Days such as “on Monday” wait for it."),
    ("openQuestions", "Open questions"),
    ("openSpeaker", "Who said “{words}”?"),
    ("openUnsure", "Was it {who} who said “{words}”?"),
    ("openYear", "In which year was {date}: {words}?"),
    ("paragraph", "paragraph {n}"),
    ("part21", "spring"),
    ("part22", "summer"),
    ("part23", "autumn"),
    ("part24", "winter"),
    ("part33", "first quarter of"),
    ("part34", "second quarter of"),
    ("part35", "third quarter of"),
    ("part36", "fourth quarter of"),
    ("part37", "first third of"),
    ("part38", "second third of"),
    ("part39", "last third of"),
    ("part40", "first half of"),
    ("part41", "second half of"),
    ("planned", "planned"),
    ("polarity-asked", "asked"),
    ("polarity-denied", "denied"),
    ("polarity-unsaid", "not said"),
    ("publishedOn", "Published {date}"),
    ("quote-direct", "quotation"),
    ("quote-indirect", "paraphrase"),
    ("quote-mixed", "part quotation"),
    ("quotes", "Who said what"),
    ("since", "since {date}"),
    ("source", "according to {name}"),
    ("summary", "In short"),
    ("timeline", "When"),
    ("type-misc", "other name"),
    ("type-money", "amount of money"),
    ("type-organization", "organisation"),
    ("type-percent", "percentage"),
    ("type-person", "person"),
    ("type-place", "place"),
    ("types-misc", "Other names"),
    ("types-money", "Money"),
    ("types-organization", "Organisations"),
    ("types-percent", "Percentages"),
    ("types-person", "People"),
    ("types-place", "Places"),
    ("unattributed", "Unattributed"),
    ("unnamed", "Not named in the text"),
    ("until", "until {date}"),
    ("yearPart", "{part} {year}"),
];

/// Words of a story told by several articles and of a draft that was checked.
const SEVERAL: &[(&str, &str)] = &[
    ("changeAdded", "added: “{here}”"),
    ("changeMissing", "left out: “{there}”"),
    ("changeOther", "“{here}” for “{there}”"),
    ("checkAgainst", "Held against: {names}"),
    ("checkClaims", "Somebody’s claim, told as a fact"),
    ("checkDate", "this day is in no source"),
    ("checkFacts", "In no source"),
    (
        "checkFolds",
        "Exact means: the same words in the same order. Capitals, quotation marks, dashes, punctuation and blanks make no difference; […] and … stand for words left out, [words] for words put in.",
    ),
    ("checkName", "this name is in no source"),
    ("checkNone", "Everything was found in the sources."),
    ("checkNumber", "this number is in no source"),
    ("checkParaphrases", "Reported in other words, to be looked at"),
    ("checkProblems", "To be looked at: {count}"),
    ("checkQuotations", "Quotations to be looked at"),
    ("checkRight", "Quotations that are right"),
    ("checkSum", "this sum is in no source"),
    ("checkSupported", "Reported in other words, and found"),
    ("checkTitle", "Draft and sources"),
    ("cutWords", "in part"),
    ("otherWords", "in other words"),
    ("severalArticles", "Several articles"),
    ("severalDiffer", "Where they differ"),
    ("verdictAltered", "Words were changed"),
    ("verdictExact", "Word for word in a source"),
    ("verdictMissing", "In no source"),
    ("verdictPolarity", "Said in one, denied or not said in the other"),
    ("verdictSpeaker", "The source credits somebody else"),
    ("wordForWord", "word for word the same"),
];

/// What the page works out rather than keeps among its strings.
const WORKED_OUT: &[(&str, &str)] = &[
    ("day", "{day} {month} {year}"),
    ("footer", "Made with nutgraf."),
    ("language", "en"),
    ("months", "January February March April May June July August September October November December"),
];

/// The words of an export.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    own: BTreeMap<String, String>,
}

impl Strings {
    /// Words of another language. What is missing is in English.
    pub fn new(own: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { own: own.into_iter().collect() }
    }

    /// The words for `key`; the key itself where there are none.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        let english = || {
            ENGLISH.iter().chain(SEVERAL).chain(WORKED_OUT).find(|(known, _)| *known == key).map(|(_, words)| *words)
        };
        self.own.get(key).map(String::as_str).or_else(english).unwrap_or(key)
    }

    /// The words for `key` with each `{name}` replaced.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(key).to_string(), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_words_go_before_english_ones() {
        let german = Strings::new([("planned".into(), "geplant".into()), ("since".into(), "seit {date}".into())]);
        assert_eq!(german.get("planned"), "geplant");
        assert_eq!(german.get("timeline"), "When");
        assert_eq!(german.fill("since", &[("date", "2014")]), "seit 2014");
    }

    #[test]
    fn english_words_are_those_of_the_page() {
        let page = [include_str!("../../www/strings/en.js"), include_str!("../../www/strings/en-more.js")].concat();
        for (key, words) in ENGLISH {
            let plain = format!("{key}: '{words}'");
            let in_quotes = format!("'{key}': '{words}'");
            assert!(page.contains(&plain) || page.contains(&in_quotes), "{key}: {words}");
        }
    }
}
