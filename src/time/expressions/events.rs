//! Days known by what happened on them: "the Sept. 11 attacks" names a day of 2001, whatever the day of the article.

use super::{Matcher, Year};
use crate::calendar::day_of;

/// An event by its day, with the words that name it after the day, in lower case.
struct Event {
    day: (i32, u8, u8),
    words: &'static [&'static str],
}

const EVENTS: &[Event] = &[
    Event { day: (1989, 6, 4), words: &["crackdown", "killings", "massacre"] },
    Event {
        day: (2001, 9, 11),
        words: &[
            "attack",
            "attacks",
            "hijackers",
            "hijackings",
            "memorial",
            "plot",
            "terror",
            "terrorist",
            "terrorists",
        ],
    },
    Event { day: (2005, 7, 7), words: &["attacks", "bombers", "bombings"] },
    Event { day: (2021, 1, 6), words: &["attack", "committee", "insurrection", "riot", "rioters", "riots", "siege"] },
    Event { day: (2023, 10, 7), words: &["assault", "attack", "attacks", "massacre"] },
];

/// Maximum distance from the day to the word for its event, in items: "the Jan. 6 Capitol riot".
const DISTANCE: usize = 2;

impl Matcher<'_> {
    /// The year of the event that the words from item `i` on name after its day.
    pub(super) fn year_of_event(&self, month: u8, day: u8, i: usize) -> Option<Year> {
        let date = self.document.date.value;
        let event = EVENTS.iter().find(|event| (event.day.1, event.day.2) == (month, day))?;
        let known = date.is_none_or(|date| day_of(event.day.0, month, day).is_some_and(|day| day <= date));
        let named = (i..i + DISTANCE).any(|j| event.words.contains(&self.word(j).to_lowercase().as_str()));
        (known && named).then_some(Year { number: event.day.0, short: false })
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_day_named_with_its_event_takes_the_year_of_the_event() {
        check("Flights were grounded after the Sept. 11 attacks.", "[Sept. 11|2001-09-11]");
        check("Survivors of the 7 July bombings met.", "[7 July|2005-07-07]");
        check("The mine shut after the September 12 attack.", "[September 12|2016-09-12]");
        // Not yet known on the day of the article.
        check("Police cleared the square after the Oct. 7 attack.", "[Oct. 7|2016-10-07]");
    }
}
