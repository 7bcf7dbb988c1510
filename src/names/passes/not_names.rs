//! Words that look like names and are not: "Monday", "CEO", "6.15pm BST".

use super::Context;
use super::conventions::token_before;
use crate::document::words::{Case, Word};
use crate::english::{Tag, TimeWord};
use crate::names::Name;

pub fn weekdays(context: &Context, names: &mut Vec<Name>) {
    remove_words(context, names, Tag::Weekday);
}

pub fn callings(context: &Context, names: &mut Vec<Name>) {
    remove_words(context, names, Tag::Calling);
}

/// "About Us", "Who taught you?": a pronoun with a capital; "US" and "WHO" are names.
pub fn pronouns(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| {
        let is_pronoun = |word: &Word| {
            word.case == Case::Initial && word.length > 1 && (word.is(Tag::Accusative) || word.is(Tag::Relative))
        };
        !context.only_token(n.span).is_some_and(is_pronoun)
    });
}

/// "Q: You opened Salt": what follows a label begins a turn.
pub fn turns(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !matches!(n.span.of(context.text()).as_bytes(), [b'Q' | b'A', b':', ..]));
}

fn remove_words(context: &Context, names: &mut Vec<Name>, tag: Tag) {
    names.retain(|n| !context.only_token(n.span).is_some_and(|word| word.is(tag)));
}

pub fn endless(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !context.document.has_endless(n.span));
}

pub fn web_addresses(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !n.span.of(context.text()).starts_with("http"));
}

pub fn time_zones(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let is_clock = |token: usize| {
        let is_half_of_day = matches!(document.features(token).time, Some(TimeWord::Meridiem(_)));
        let form = document.word(token);
        is_half_of_day || form.starts_with(|c: char| c.is_ascii_digit()) || matches!(form, "a.m." | "p.m.")
    };
    names.retain(|n| {
        let is_zone = context.only_token(n.span).is_some_and(|word| word.is(Tag::TimeZone));
        !(is_zone && token_before(document, n.span).is_some_and(is_clock))
    });
}

/// "1274 BCE", "AD 70", "the fifth century BC"
pub fn eras(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let is_year = |token: usize| document.word(token).bytes().all(|b| b.is_ascii_digit());
    names.retain(|n| {
        let before = token_before(document, n.span);
        let after = document.tokens_in(n.span).end;
        match n.span.of(context.text()) {
            "BC" | "BCE" | "CE" | "B.C." | "B.C.E." | "B.C" => {
                !before.is_some_and(|token| is_year(token) || document.word(token).starts_with("centur"))
            }
            "AD" | "A.D." | "AC" => !(before.is_some_and(is_year) || after < document.tokens.len() && is_year(after)),
            _ => true,
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Organization, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn zone_after_a_clock_time_is_dropped() {
        check_pass("time-zone", "at 6.15pm [o BST] and 7 p.m. [o GMT]; in [l ET]", &[("ET", Place)]);
    }

    #[test]
    fn era_beside_a_year_is_dropped() {
        check_pass("era", "from 900 [m BCE] to [o AD] 70, in [l BC]", &[("BC", Place)]);
        check_pass("era", "the fifth century [o BC] and the [o BC] team", &[("BC", Organization)]);
    }

    #[test]
    fn pronouns_and_labels_of_turns_are_dropped() {
        check_pass(
            "pronoun",
            "About [l Us] and the [l US]. [o Who] asked the [o WHO]?",
            &[("US", Place), ("WHO", Organization)],
        );
        check_pass("turn", "[m Q: You opened Salt] in 2015.", &[]);
    }

    #[test]
    fn weekdays_and_callings_are_dropped() {
        check_pass("weekday", "on [m Monday] in [l Porto]", &[("Porto", Place)]);
        check_pass("calling", "a [o CEO] told [o MPs] and [o UBM plc]", &[("UBM plc", Organization)]);
    }
}
