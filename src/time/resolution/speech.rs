//! "Today" in a quote is the day of the speech, where the words around the quote name it: "I had a good race today," he said
//! on Sunday.

use super::Resolver;
use super::direction::{Direction, of as direction_at};
use crate::calendar::{Date, add_days};
use crate::document::quotation::{self, Marked};
use crate::document::{Document, Word};
use crate::english::time_words::UnitOfTime;
use crate::english::{Tag, lexicon};
use crate::syntax::verbs;
use crate::time::expressions::{Base, Calendar, Expression, Named, Point, Shape, Side};
use crate::time::period::Period;

/// The stretches in quotation marks of a text in which somebody may say "today".
pub fn quoted(document: &Document, expressions: &[Expression]) -> Vec<Marked> {
    let speaks = document.date.value.is_some()
        && expressions
            .iter()
            .any(|e| matches!(e.shape, Shape::Point(Point { base: Base::Relative(UnitOfTime::Day, _), .. })));
    if speaks { quotation::pair(document) } else { Vec::new() }
}

impl Resolver<'_, '_> {
    /// The day that "today", "yesterday" or "tomorrow" names inside a quote whose sentence goes on with the day it was said.
    pub(super) fn day_of_speech(&mut self, point: Point, index: usize) -> Option<Date> {
        let Base::Relative(UnitOfTime::Day, by) = point.base else { return None };
        let at = self.expressions[index].span;
        let marked = *self.quoted.iter().find(|marked| marked.span.covers(at))?;
        let sentence = self.document.sentence_at(marked.inner.end.saturating_sub(1))?;
        let behind = self.expressions[index + 1..]
            .iter()
            .take_while(|e| e.sentence <= sentence)
            .find(|e| e.span.start >= marked.span.end && is_day(e) && self.is_of_speech(marked, e));
        let before = || {
            let opens = self.document.sentence_at(marked.span.start)?;
            let mut near = self.expressions[..index].iter().rev().take_while(|e| e.sentence == opens);
            near.find(|e| e.span.end <= marked.span.start && is_day(e) && self.is_day_of_saying(e))
        };
        let day = behind.or_else(before)?;
        let Shape::Point(said) = day.shape else { return None };
        match self.base(said, day)? {
            Period::Day(day) => add_days(day, i64::from(by)),
            _ => None,
        }
    }

    /// Whether the words from the quote to the day report it: "Lima said after the race on Sunday".
    fn is_of_speech(&self, marked: Marked, day: &Expression) -> bool {
        let between = marked.span.end..day.span.start;
        let tokens = self.document.tokens_in(crate::span::Span::new(between.start, between.end));
        tokens.clone().any(|token| self.document.features(token).is(Tag::Say))
            && direction_at(self.document, day.sentence, day.span) == Direction::Past
    }
}

impl Resolver<'_, '_> {
    /// "Speaking on Monday, Lima said: …"
    fn is_day_of_saying(&self, day: &Expression) -> bool {
        let document = self.document;
        let verb = verbs::governor(document, document.tokens_in(day.span).start);
        let word = verb.map(|verb| document.features(verb));
        let speaks = |w: &Word| w.is(Tag::SayOften) || w.lemma == lexicon::key("speak");
        word.is_some_and(speaks) && direction_at(document, day.sentence, day.span) != Direction::Future
    }
}

/// Whether it names one day by its weekday or its date.
fn is_day(expression: &Expression) -> bool {
    let Shape::Point(point) = expression.shape else { return false };
    match point.base {
        Base::Named(Named::Weekday(_) | Named::MonthDay(..), Side::Bare) => true,
        Base::Calendar(Calendar { day, month, .. }) => day.is_some() && month.is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn today_in_a_quote_is_the_day_it_was_said() {
        check("“We lost a friend today,” Ana Lima said on Saturday.", "[today|2016-11-12] [Saturday|2016-11-12]");
        check(
            "“We vote tomorrow,” the speaker told the house on Thursday.",
            "[tomorrow|2016-11-11] [Thursday|2016-11-10]",
        );
    }

    #[test]
    fn the_day_of_speech_may_stand_before_the_quote() {
        check("Speaking on Saturday, Ana Lima said: “We start today.”", "[Saturday|2016-11-12] [today|2016-11-12]");
    }

    #[test]
    fn today_without_a_day_of_speech_is_the_document_date() {
        check("“We lost a friend today,” Ana Lima said.", "[today|2016-11-15]");
        check("Ana Lima said today that the vote on Thursday had failed.", "[today|2016-11-15] [Thursday|2016-11-10]");
    }
}
