//! Units → sums of money and shares in per cent, by rule: "cut by $3.5 million, or 12 per cent" has one of each.
//!
//! An amount is a quantity (figures or number words, perhaps a range) beside what is counted.

use super::Context;
use crate::analysis::{EntityType, Score};
use crate::document::words::Case;
use crate::document::{TokenKind, Word};
use crate::english::{Lexicon, Tag};
use crate::names::Name;
use crate::names::tagger::units::Reading;
use crate::span::Span;

/// Adds the amounts of the text. A name that overlaps one ends before it or goes: "US" of "US$5".
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
        match amounts.peek() {
            Some(amount) if amount.span.overlaps(name.span) => all.extend(before(context, name, amount.span)),
            _ => all.push(name),
        }
    }
    all.extend(amounts);
    *names = all;
}

/// The part of a name that stands before an amount: "Varig" of "Varig 2bn reais".
fn before(context: &Context, name: Name, amount: Span) -> Option<Name> {
    let words = context.text().get(name.span.start..amount.start)?;
    let own = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_whole_word = own.len() < words.len() && own.starts_with(char::is_uppercase);
    is_whole_word.then(|| Name { span: Span::new(name.span.start, name.span.start + own.len()), ..name })
}

/// The money and percentages of the text, in order.
fn find(reading: &Reading) -> Vec<Name> {
    let mut amounts = Vec::new();
    for line in &reading.sentences {
        let view = View { reading, start: line.units.start, end: line.units.end };
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
    start: usize,
    end: usize,
}

/// A number with its multiples: "3.5 million".
struct Quantity {
    end: usize,
    /// "million", or four figures and more.
    large: bool,
}

/// Currencies of one letter: rand, naira, peso or pula, kina or kwacha. The sum must be a large one: "N450 million", not "N95".
const LETTERS: &str = "KNPR";
/// Heights of pictures, which are no pence: "1080p".
const PICTURE_HEIGHTS: [&str; 9] = ["1080", "144", "1440", "2160", "240", "360", "480", "576", "720"];
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
        if let Some(end) = self.code_and_figures(i) {
            return Some((end, EntityType::Money));
        }
        if self.is_pence(i) {
            return Some((i + 1, EntityType::Money));
        }
        let quantity = self.quantity(i)?;
        let at = quantity.end;
        if self.has(at, Tag::Percent) {
            return Some((at + 1, EntityType::Percent));
        }
        if self.has(at, Tag::Percentage) && self.has(at + 1, Tag::Points) {
            return Some((at + 2, EntityType::Percent));
        }
        if self.is(at, "per") && self.is(at + 1, "cent") {
            return Some((at + 2, EntityType::Percent));
        }
        self.currency(i, &quantity).map(|end| (end, EntityType::Money))
    }

    /// The end of the currency that a quantity counts: "dollars", "USD", "Hong Kong dollars", "new Taiwan dollars".
    fn currency(&self, i: usize, quantity: &Quantity) -> Option<usize> {
        let at = quantity.end;
        if self.has(at, Tag::Currency) || self.has(at, Tag::CurrencyCode) {
            return Some(at + 1);
        }
        if self.has(at, Tag::CurrencyOrWeight) && (quantity.large || self.is_price(i, at)) {
            return Some(at + 1);
        }
        let mut of = at + usize::from(self.is(at, "new"));
        while of < at + 3 && self.word(of).is_some_and(|w| w.case == Case::Initial || w.case == Case::Upper) {
            of += 1;
            let is_lower = self.word(of).is_some_and(|w| w.case == Case::Lower);
            // "12 Republicans won" is no sum; "500 Korean won" is one.
            let counts = self.has(of, Tag::Currency)
                || self.has(of, Tag::CurrencyOrWeight) && (!self.is(of, "won") || self.is(of - 1, "Korean"));
            if is_lower && counts {
                return Some(of + 1);
            }
        }
        None
    }

    /// Whether a few pounds are money: "it costs five pounds", not "he lost five pounds" or "five pounds of flour".
    fn is_price(&self, i: usize, at: usize) -> bool {
        let sentence = self.start..self.end;
        // "Bill" is a name.
        let is_beside = |tag: Tag, unit: usize| self.has(unit, tag) && self.form(unit).starts_with(char::is_lowercase);
        let has_other_money = || {
            let is_sign = |unit: usize| self.kind(unit) == Some(TokenKind::Currency) || self.is_pence(unit);
            sentence.clone().any(|unit| unit != at && (is_sign(unit) || self.has(unit, Tag::Currency)))
        };
        (self.is(at, "pounds") || self.is(at, "pound"))
            && !self.is(at + 1, "of")
            && !sentence.clone().any(|unit| is_beside(Tag::BesideWeight, unit))
            && ((self.start.max(i.saturating_sub(12))..i).any(|unit| is_beside(Tag::BesideMoney, unit))
                || has_other_money())
    }

    /// The end of a sum whose currency is written against its figures: "RM10 million", "R5bn", "KSh1,200".
    fn code_and_figures(&self, i: usize) -> Option<usize> {
        let form = self.form(i);
        let (code, figures) = form.split_at(form.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0)?);
        let is_letter = code.len() == 1 && LETTERS.contains(code);
        let is_code = code.starts_with(|c: char| c.is_ascii_uppercase())
            && Lexicon::shared().look_up(code).tags.has(Tag::CurrencyCode);
        if !is_letter && !is_code {
            return None;
        }
        let letters = figures.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_multiple = |letters: &str| Lexicon::shared().look_up(letters).tags.has(Tag::Multiple);
        if !letters.is_empty() && !is_multiple(letters) {
            return None;
        }
        let mut large = !letters.is_empty();
        let mut end = i + 1;
        // ".5", ",000"
        while end < self.end && self.touches(end - 1) {
            let has_mark = self.is(end, ".") || self.is(end, ",");
            let number = end + usize::from(has_mark && end + 1 < self.end && self.touches(end));
            if self.kind(number) != Some(TokenKind::Number) {
                break;
            }
            large |= self.form(number).len() >= 3;
            end = number + 1;
        }
        while self.has(end, Tag::Multiple) {
            large = true;
            end += 1;
        }
        (large || is_code).then_some(end)
    }

    /// "76p", "1.5p"
    fn is_pence(&self, i: usize) -> bool {
        self.kind(i) == Some(TokenKind::Number)
            && self.form(i).strip_suffix('p').is_some_and(|figures| {
                figures.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
                    && !PICTURE_HEIGHTS.contains(&figures)
            })
    }

    /// "3.5 million", "3 to 4", "twenty-five", "half a billion".
    fn quantity(&self, i: usize) -> Option<Quantity> {
        let mut at = i;
        let mut large = false;
        if self.kind(at)? == TokenKind::Number {
            large = self.reading.span(at..at + 1).len() > 3 || self.form(at).ends_with(['m', 'n', 'k']);
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

    fn form(&self, i: usize) -> &str {
        self.reading.span(i..i + 1).of(self.reading.text)
    }

    fn is(&self, i: usize, form: &str) -> bool {
        i < self.end && self.form(i) == form
    }

    /// No white space between `i` and the next unit.
    fn touches(&self, i: usize) -> bool {
        self.reading.units.get(i + 1).is_some_and(|next| self.reading.units[i].end == next.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::passes::tests::check_pass;
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
    fn currency_written_against_the_figures() {
        use EntityType::Money;
        check("The dam cost RM10 million, the road N450 million.", &[("RM10 million", Money), ("N450 million", Money)]);
        check("It owes R5bn to banks and KSh1,200 to her.", &[("R5bn", Money), ("KSh1,200", Money)]);
        check("They want RM2.5 million or Rs500 crore.", &[("RM2.5 million", Money), ("Rs500 crore", Money)]);
        check("A Rs 500 note, Rs. 40 in coins.", &[("Rs 500", Money), ("Rs. 40", Money)]);
        check("Bids of A$40, HK$7,000 and S$3m.", &[("A$40", Money), ("HK$7,000", Money), ("S$3m", Money)]);
        check("An N95 mask on the R5 road in K9 units.", &[]);
    }

    #[test]
    fn name_ends_before_an_amount() {
        check_pass(
            "amount",
            "It gave [m Norline 2bn reais] and [l US]$5.",
            &[("Norline", EntityType::Misc), ("2bn reais", EntityType::Money), ("US$5", EntityType::Money)],
        );
    }

    #[test]
    fn short_multiples_and_far_currencies() {
        use EntityType::Money;
        check("Profit was $1.8 bln, debt $728 mln.", &[("$1.8 bln", Money), ("$728 mln", Money)]);
        check("The tram costs 5.9 trillion rupiah.", &[("5.9 trillion rupiah", Money)]);
        check(
            "They lent 40 crore rupees, then 2 lakh rupees.",
            &[("40 crore rupees", Money), ("2 lakh rupees", Money)],
        );
        check("Tea is 30 Hong Kong dollars.", &[("30 Hong Kong dollars", Money)]);
        check("A fare of 90 new Taiwan dollars.", &[("90 new Taiwan dollars", Money)]);
        check(
            "It cost 3.2 billion crowns or 20 Egyptian pounds.",
            &[("3.2 billion crowns", Money), ("20 Egyptian pounds", Money)],
        );
        check("She won 9 medals; 12 Republicans won.", &[]);
    }

    #[test]
    fn few_pounds_and_pence() {
        use EntityType::Money;
        check("A stamp costs 76p, a card five pounds.", &[("76p", Money), ("five pounds", Money)]);
        check("Pay ten dollars or eight pounds.", &[("ten dollars", Money), ("eight pounds", Money)]);
        check(
            "She sold it for 90 pounds. He owes thirty-five pounds.",
            &[("90 pounds", Money), ("thirty-five pounds", Money)],
        );
        check("Shares fell 1.5p to 120 pence.", &[("1.5p", Money), ("120 pence", Money)]);
        check("The 1080p screen. She bought five pounds of flour.", &[]);
        check("He paid to lose ten pounds of weight. She weighed six pounds.", &[]);
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
    fn bill_is_a_name_and_a_bill_is_money() {
        check("Bill lifted ten pounds.", &[]);
        check("The bill came to ten pounds.", &[("ten pounds", EntityType::Money)]);
    }

    #[test]
    fn numbers_that_count_other_things_are_no_amounts() {
        check("He weighs 90 pounds and runs 12 miles a day.", &[]);
        check("A dollar is a dollar; one in two agreed.", &[]);
        check("The sign $ alone, or 7 alone, is no sum.", &[]);
    }
}
