//! Words that look like names and are not: "Monday", "CEO", "6.15pm BST".

use super::Context;
use super::conventions::word_before;
use crate::names::Name;

pub const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What many people are, in capitals.
const CALLINGS: [&str; 8] = ["CEO", "CEOs", "GPs", "MEPs", "MP", "MPs", "MSPs", "VIPs"];

const ZONES: [&str; 12] = ["BST", "CEST", "CET", "EDT", "EST", "ET", "GMT", "IST", "PDT", "PST", "PT", "UTC"];

pub fn weekdays(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !WEEKDAYS.contains(&n.span.of(context.text())));
}

pub fn callings(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !CALLINGS.contains(&n.span.of(context.text())));
}

pub fn web_addresses(context: &Context, names: &mut Vec<Name>) {
    names.retain(|n| !n.span.of(context.text()).starts_with("http"));
}

pub fn time_zones(context: &Context, names: &mut Vec<Name>) {
    let is_clock =
        |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || matches!(word, "am" | "pm" | "a.m." | "p.m.");
    names.retain(|n| !(ZONES.contains(&n.span.of(context.text())) && is_clock(word_before(context.document, n.span))));
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
    fn weekdays_and_callings_are_dropped() {
        check_pass("weekday", "on [m Monday] in [l Porto]", &[("Porto", Place)]);
        check_pass("calling", "a [o CEO] told [o MPs] and [o UBM plc]", &[("UBM plc", Organization)]);
    }
}
