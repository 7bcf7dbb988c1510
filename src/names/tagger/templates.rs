//! The kinds of features that the tagger looks at, with their names: "the word before, with this word's shape".

use super::features::WINDOW;

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $number:literal,)*) => {
        /// A feature template. Its number is part of the hash of its features, so it keeps its number as long as the
        /// weights are not fitted again.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Template {
            $($(#[$doc])* $name = $number,)*
        }

        impl Template {
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

templates! {
    /// "merkel", one for each distance.
    Word = 1,
    /// Clusters of like words, of three sizes.
    FineCluster = 2,
    MiddleCluster = 3,
    CoarseCluster = 4,
    Shape = 5,
    /// The last three letters.
    Suffix3 = 6,
    /// Lists of places and people that have the word.
    Lists = 7,
    CaseAndLists = 8,
    /// "Merkel", as written.
    ExactForm = 9,
    /// The first one to four letters.
    Prefix = 10,
    /// The last one, two or four letters.
    Suffix = 11,
    ShapeAndCluster = 12,
    /// What the word mostly is in news, with its case.
    PriorAndCase = 13,
    PriorAndCluster = 14,
    PriorAndSuffix3 = 15,
    /// How the sentence uses capitals.
    Style = 100,
    /// First in its sentence, joined by a hyphen ….
    PositionAndCase = 101,
    PositionAndCaseFlags = 102,
    WordBeforeAndWord = 103,
    WordAndWordAfter = 104,
    CoarseClustersBeforeAndHere = 105,
    CoarseClustersHereAndAfter = 106,
    CoarseClustersAround = 107,
    MiddleClustersBeforeAndHere = 108,
    MiddleClustersHereAndAfter = 109,
    ThreeShapes = 110,
    WordBeforeAndShape = 111,
    WordAfterAndShape = 112,
    TwoWordsBefore = 113,
    TwoWordsAfter = 114,
    ThreeLists = 115,
    /// In the first sentences of the text.
    EarlyPositionAndCase = 116,
    EarlyShapes = 117,
    JoinedWordBefore = 118,
    JoinedClustersBefore = 119,
    JoinedWordAfter = 120,
    JoinedClustersAfter = 121,
    ThreePriors = 122,
    WordBeforeAndPrior = 123,
    WordAfterAndPrior = 124,
    /// In the capitalised words in a row: "Bank" in "Bank of England".
    RunPosition = 130,
    RunWordBefore = 131,
    RunWordAfter = 132,
    RunClusterBefore = 133,
    RunClusterAfter = 134,
    RunClustersAround = 135,
    RunFirstWord = 136,
    RunLastWord = 137,
    RunFirstCluster = 138,
    RunLastCluster = 139,
    RunLists = 140,
    RunSuffix3 = 141,
    RunPhrase = 142,
    /// In runs that words like "of" hold together: "Bank of England".
    LooseRunFirstWord = 143,
    LooseRunLastWord = 144,
    LooseRunFirstCluster = 145,
    LooseRunLastCluster = 146,
    LooseRunPhrase = 147,
    /// Listed names of several words: "New York".
    ListedPhrase = 148,
    RunPriors = 149,
    /// How often the word stands elsewhere with a capital and without.
    CountsAndPosition = 150,
    CountsAndCase = 151,
    /// The longest run that the word is part of elsewhere.
    LongestRunSize = 152,
    LongestRunLists = 153,
    LongestRunWord = 154,
    LongestRunCluster = 155,
    LongestRunClusterBefore = 156,
    LongestRunClusterAfter = 157,
    LongestRunWordBefore = 158,
    /// Around the other places of the word.
    ElsewhereWordBefore = 160,
    ElsewhereWordAfter = 161,
    ElsewhereClusterBefore = 162,
    ElsewhereClusterAfter = 163,
    /// Capitals that are the initials of a run elsewhere: "BoE".
    Acronym = 170,
    AcronymLastWord = 171,
    AcronymLastCluster = 172,
}

impl Template {
    /// Templates below this number look at one word, at each distance of the window.
    const OF_WORDS_END: u8 = 100;

    /// The number that tells it, and the distance `at` of its word, from others.
    pub const fn number(self, at: usize) -> u8 {
        let own = self as u8;
        if own < Self::OF_WORDS_END { own * WINDOW as u8 + at as u8 } else { own }
    }

    /// The name of what [`Template::number`] gave: "Word -1", "RunPhrase".
    pub fn name(number: u8) -> String {
        let found = Self::ALL.iter().find_map(|&t| (0..WINDOW).find(|&at| t.number(at) == number).map(|at| (t, at)));
        match found {
            Some((t, at)) if (t as u8) < Self::OF_WORDS_END => format!("{t:?} {:+}", at as isize - WINDOW as isize / 2),
            Some((t, _)) => format!("{t:?}"),
            None => format!("template {number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_template_at_every_distance_has_a_number_of_its_own() {
        let distances = |t: Template| if (t as u8) < Template::OF_WORDS_END { WINDOW } else { 1 };
        let all = Template::ALL.iter().flat_map(|&t| (0..distances(t)).map(move |at| t.number(at)));
        let mut numbers: Vec<u8> = all.collect();
        numbers.sort_unstable();
        assert!(numbers.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(Template::name(Template::Word.number(1)), "Word -1");
        assert_eq!(Template::name(Template::RunPhrase.number(0)), "RunPhrase");
    }
}
