//! Units → sums of money and shares in per cent, by rule: "cut by $3.5 million, or 12 per cent" has one of each.
//!
//! An amount is a quantity (figures or number words, perhaps a range) beside what is counted.

use super::Context;
use crate::analysis::{EntityType, Score};
use crate::document::{TokenKind, Word};
use crate::english::Tag;
use crate::names::Name;
use crate::names::tagger::units::Reading;

/// Adds the amounts of the text. A name that overlaps one goes: "US" of "US$5".
pub fn apply(context: &Context, names: &mut Vec<Name>) {
    let amounts = find(context.reading);
    if amounts.is_empty() {
        return;
    }
    let mut all = Vec::with_capacity(names.len() + amounts.len());
    let mut amounts = amounts.into_iter().peekable();
    for name in names.drain(..) {
        while let Some(amount) = amounts.next_if(|a| a.span.end <= name.span.start) {
            all.push(amount);
        }
        if amounts.peek().is_none_or(|a| !a.span.overlaps(name.span)) {
            all.push(name);
        }
    }
    all.extend(amounts);
    *names = all;
}

/// The money and percentages of the text, in order.
fn find(reading: &Reading) -> Vec<Name> {
    let mut amounts = Vec::new();
    for line in &reading.sentences {
        let view = View { reading, end: line.units.end };
        let mut i = line.units.start;
        while i < line.units.end {
            match view.amount(i) {
                Some((end, kind)) => {
                    amounts.push(Name { span: reading.span(i..end), kind, confidence: Score(1.0) });
                    i = end;
                }
                None => i += 1,
            }
        }
    }
    amounts
}

/// One sentence.
struct View<'r> {
    reading: &'r Reading<'r>,
    end: usize,
}

/// A number with its multiples: "3.5 million".
struct Quantity {
    end: usize,
    /// "million", or four figures and more.
    large: bool,
}

impl View<'_> {
    /// The end and type of the amount that starts at `i`.
    fn amount(&self, i: usize) -> Option<(usize, EntityType)> {
        let kind = self.kind(i)?;
        if kind == TokenKind::Currency {
            return Some((self.quantity(i + 1)?.end, EntityType::Money));
        }
        // "US$5", "A$5": the letters belong to the sign.
        if self.kind(i + 1) == Some(TokenKind::Currency)
            && self.touches(i)
            && self.word(i).is_some_and(|w| w.case.is_capital())
        {
            return Some((self.quantity(i + 2)?.end, EntityType::Money));
        }
        if self.has(i, Tag::CurrencyCode) && self.kind(i + 1) == Some(TokenKind::Number) {
            return Some((self.quantity(i + 1)?.end, EntityType::Money));
        }
        let quantity = self.quantity(i)?;
        let (at, large) = (quantity.end, quantity.large);
        if self.has(at, Tag::Percent) {
            return Some((at + 1, EntityType::Percent));
        }
        if self.has(at, Tag::Percentage) && self.has(at + 1, Tag::Points) {
            return Some((at + 2, EntityType::Percent));
        }
        if self.is(at, "per") && self.is(at + 1, "cent") {
            return Some((at + 2, EntityType::Percent));
        }
        let money = |at: usize| {
            self.has(at, Tag::Currency)
                || self.has(at, Tag::CurrencyCode)
                || (large && self.has(at, Tag::CurrencyOrWeight))
        };
        if money(at) {
            return Some((at + 1, EntityType::Money));
        }
        // "five million Canadian dollars"
        let named = self.word(at).is_some_and(|w| w.case.is_capital()) && self.has(at + 1, Tag::Currency);
        named.then_some((at + 2, EntityType::Money))
    }

    /// "3.5 million", "3 to 4", "twenty-five", "half a billion".
    fn quantity(&self, i: usize) -> Option<Quantity> {
        let mut at = i;
        let mut large = false;
        if self.kind(at)? == TokenKind::Number {
            large = self.reading.span(at..at + 1).len() > 3;
            at += 1;
            let ranges = self.is(at, "to") || self.is(at, "-") || self.is(at, "–");
            if ranges && self.kind(at + 1) == Some(TokenKind::Number) {
                at += 2;
            }
        } else {
            let mut counts = false;
            while self.has(at, Tag::Numeral) || (self.is(at, "a") && self.has(at + 1, Tag::Multiple)) {
                counts = true;
                at += 1;
            }
            if !counts {
                return None;
            }
        }
        while self.has(at, Tag::Multiple) {
            large = true;
            at += 1;
        }
        Some(Quantity { end: at, large })
    }

    fn kind(&self, i: usize) -> Option<TokenKind> {
        (i < self.end).then(|| self.reading.units[i].kind)
    }

    fn word(&self, i: usize) -> Option<&Word> {
        (i < self.end).then(|| self.reading.word(i))
    }

    fn has(&self, i: usize, tag: Tag) -> bool {
        self.word(i).is_some_and(|w| w.is(tag))
    }

    fn is(&self, i: usize, form: &str) -> bool {
        i < self.end && self.reading.span(i..i + 1).of(self.reading.text) == form
    }

    /// No white space between `i` and the next unit.
    fn touches(&self, i: usize) -> bool {
        self.reading.units[i].end == self.reading.units[i + 1].start
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax;

    fn check(text: &str, expected: &[(&str, EntityType)]) {
        let document = syntax::read(text, None, &[]);
        let found = find(&Reading::new(&document));
        let found: Vec<_> = found.iter().map(|n| (n.span.of(text), n.kind)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn money_in_figures() {
        use EntityType::Money;
        check("The firm paid $3.5 million and kept £2bn.", &[("$3.5 million", Money), ("£2bn", Money)]);
        check("They want US$40 or €20,000.", &[("US$40", Money), ("€20,000", Money)]);
        check("Growers lost Rs 500 crore.", &[("Rs 500 crore", Money)]);
        check(
            "It cost 300 euros, 2 million Canadian dollars.",
            &[("300 euros", Money), ("2 million Canadian dollars", Money)],
        );
        check("He gave between $3-4 million.", &[("$3-4 million", Money)]);
    }

    #[test]
    fn money_in_words() {
        use EntityType::Money;
        check("She owed two million dollars.", &[("two million dollars", Money)]);
        check("A bridge for half a billion pounds.", &[("half a billion pounds", Money)]);
    }

    #[test]
    fn shares() {
        use EntityType::Percent;
        check("Prices rose 3.5 per cent, rents 12%.", &[("3.5 per cent", Percent), ("12%", Percent)]);
        check(
            "Five percent agreed, up two percentage points.",
            &[("Five percent", Percent), ("two percentage points", Percent)],
        );
        check("Growth of 3 to 4 percent is likely.", &[("3 to 4 percent", Percent)]);
    }

    #[test]
    fn numbers_that_count_other_things_are_no_amounts() {
        check("He weighs 90 pounds and runs 12 miles a day.", &[]);
        check("A dollar is a dollar; one in two agreed.", &[]);
        check("The sign $ alone, or 7 alone, is no sum.", &[]);
    }
}
