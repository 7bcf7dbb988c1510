//! Words of the calendar that are part of a name: "the Sunday Times", "April Jones", "Friday Okafor" – and numbers that are no
//! years: "1984 Orchard Road", "Flight 2010", the asteroid "1999 UJ7".

use super::Matcher;
use super::dates::leads_to_date;
use crate::document::clusters::WordClusters;
use crate::document::words::Case;
use crate::document::{Part, Relation};
use crate::english::Tag;
use crate::english::time_words::TimeWord;

/// Maximum number of words and full stops in the name of a street, its last word included.
const STREET_WORDS: usize = 5;

impl Matcher<'_> {
    /// The token that item `i` begins in.
    fn token(&self, i: usize) -> Option<usize> {
        let span = self.items.get(i)?.span;
        let tokens = &self.document.tokens;
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        (at < tokens.len()).then_some(at)
    }

    fn part(&self, i: usize) -> Part {
        self.token(i).and_then(|token| self.document.nodes.get(token)).map_or(Part::Other, |node| node.part)
    }

    /// Whether the word after item `i` goes on a person's name.
    fn surname_follows(&self, i: usize) -> bool {
        let next = i + 1;
        let Some(token) = self.token(next).filter(|_| self.class(next) == TimeWord::Other && self.capital(next)) else {
            return false;
        };
        let word = self.document.features(token);
        let place = word.flags & (WordClusters::CITY | WordClusters::COUNTRY) != 0;
        let surname = word.flags & WordClusters::SURNAME != 0;
        self.part(next) == Part::ProperNoun
            && word.case != Case::Upper
            && !word.is(Tag::Title)
            && (surname && !place || word.clusters[0] == WordClusters::NO_CLUSTER)
    }

    /// Whether the month at `i` is a given name: "met April Jones", "Mrs June Carter".
    pub(super) fn month_is_given_name(&self, i: usize) -> bool {
        use TimeWord::*;
        let before = self.before(i);
        if !matches!(self.word(i), "April" | "June" | "May" | "August") {
            return false;
        }
        if i > 0 && self.is_tagged(i - 1, Tag::Title) && self.capital(i - 1) {
            return true;
        }
        // "his wife June"
        if i > 0 && self.is_tagged(i - 1, Tag::Kin) && self.class(i + 1) != Digits {
            return true;
        }
        let dated = leads_to_date(before)
            || matches!(before, Digits | Ordinal(_) | The | A | Its | Possessive | Each | Every | End | Start);
        // "June said that"
        !dated && (self.surname_follows(i) || self.is_tagged(i + 1, Tag::Say))
    }

    /// Whether the weekday at `i` is part of a name: "the Sunday Times", "Friday Okafor scored".
    pub(super) fn weekday_is_in_a_name(&self, i: usize) -> bool {
        let next = i + 1;
        // "Mr Friday"
        if i > 0 && self.is_tagged(i - 1, Tag::TitleShort) && self.capital(i - 1) {
            return true;
        }
        if self.class(next) != TimeWord::Other && !matches!(self.class(next), TimeWord::Weekday(7) | TimeWord::Part(_))
        {
            return false;
        }
        if !self.capital(i) || !self.capital(next) || self.items[next].upper {
            return false;
        }
        // "The Sunday Times", "the Mail on Sunday" has its own line in the lexicon.
        if self.is_tagged(next, Tag::Paper) {
            return true;
        }
        // A sentence that begins with a day goes on with a comma, a verb or an article.
        let person = i == 0 && self.surname_follows(i) && !self.capital(i + 2);
        person
            && self.token(i).zip(self.token(next)).is_some_and(|(first, second)| {
                let nodes = &self.document.nodes;
                let joined = |a: usize, b: usize| {
                    nodes[a].head as usize == b && matches!(nodes[a].relation, Relation::Flat | Relation::Compound)
                };
                joined(first, second) || joined(second, first)
            })
    }

    /// Whether the number at `i` is that of a house, a flight, a room or an asteroid.
    pub(super) fn numbers_a_thing(&self, i: usize) -> bool {
        use TimeWord::*;
        if i > 0 && self.is_tagged(i - 1, Tag::Numbered) && !matches!(self.class(i - 1), Unit(_) | Units(_)) {
            return true;
        }
        // "Flight BA 2010"
        if i > 1 && self.items[i - 1].upper && self.class(i - 1) == Other && self.is_tagged(i - 2, Tag::Numbered) {
            return true;
        }
        // "2013 ND15"
        let name = self.word(i + 1);
        let letters = name.bytes().take_while(u8::is_ascii_uppercase).count();
        let designation =
            letters == 2 && name.len() > 2 && name.len() <= 5 && name.bytes().skip(2).all(|b| b.is_ascii_digit());
        if designation && !self.glued(i + 1) {
            return true;
        }
        // "1984 Orchard Road", not "In 1984 Bond Street …"
        let dated = matches!(
            self.before(i),
            In | Since
                | Until
                | By
                | During
                | Between
                | From
                | Through
                | After
                | Before
                | The
                | A
                | Its
                | Month(_)
                | Comma
                | Possessive
        );
        !dated
            && (i + 2..=i + STREET_WORDS)
                .take_while(|&j| self.capital(j - 1) || (j > i + 2 && self.class(j - 1) == Stop))
                .any(|j| self.capital(j) && self.is_tagged(j, Tag::Street))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_paper_named_after_a_day_is_no_time() {
        check("He told the Sunday Telegraph that he would go.", "");
        check("The Sunday Times had the story on Monday.", "[Monday|2016-11-14]");
        check("Sheffield Wednesday drew on Saturday.", "[Saturday|2016-11-12]");
    }

    #[test]
    fn a_given_name_is_no_month() {
        check("The award went to June Carter and April O’Neil.", "");
        check("“I am glad,” June said.", "");
        check("Mrs May left in May.", "[May|2016-05]");
        check("Mr Friday and his wife June left on Friday.", "[Friday|2016-11-11]");
        check("In April Jones left the band.", "[April|2016-04]");
    }

    #[test]
    fn numbers_of_houses_flights_and_asteroids_are_no_years() {
        check("The house at 1984 Orchard Road burned.", "");
        check("He lives at 1987 W. Elm Street.", "");
        check("Flight 2010 left from gate 2015.", "");
        check("The probe will pass 2012 DA14.", "");
        check("In 1984 Bond Street was empty.", "[1984|1984]");
    }
}
