//! The time stage: document in; every time expression as TIMEX3, resolved against the document date, out.
//!
//! expressions (where and what shape) → resolution (which date) → timeline (what happened when).

pub mod expressions;
mod items;
pub mod period;
pub mod resolution;

use crate::analysis::{EntityType, TimexType, Warning};
use crate::calendar::Date;
use crate::document::Document;
use crate::names::Entities;
use crate::span::Span;
use expressions::{Base, Expression, Named, Shape, Side};

/// A time expression with its value, and the days it covers where that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    pub span: Span,
    pub kind: TimexType,
    /// TIMEX3 `value`.
    pub value: String,
    pub approximate: bool,
    /// First and last day, inclusive; `None` where the value names no days (`P3D`, `PAST_REF`, `XXXX-11-14`).
    pub days: Option<(Date, Date)>,
    /// The same in Extended Date/Time Format.
    pub edtf: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Times {
    /// In text order.
    pub list: Vec<Timex>,
    pub warnings: Vec<Warning>,
}

/// All time expressions of `document`, in text order. A day or month that is part of one of the names is none.
pub fn find(document: &Document, names: &Entities) -> Times {
    let mut expressions = expressions::find(document);
    expressions.retain(|expression| !is_in_name(names, expression));
    resolution::resolve(document, &expressions)
}

/// Whether a bare day or month is part of a longer name ("the Bloody Sunday inquiry") or is somebody's name ("May said").
fn is_in_name(names: &Entities, expression: &Expression) -> bool {
    let Shape::Point(point) = expression.shape else { return false };
    let is_bare = match point.base {
        Base::Named(Named::Weekday(_) | Named::Month(_) | Named::Holiday(_), Side::Bare) => true,
        Base::Calendar(date) => date.year.is_none() && date.day.is_none() && date.month.is_some(),
        _ => false,
    };
    is_bare
        && point.clock.is_none()
        && names.name_around(expression.span).is_some_and(|name| {
            let kind = names.list()[name.entity].kind;
            // "the Good Friday Agreement", but "Christmas Day" and "the Easter" are days.
            if matches!(point.base, Base::Named(Named::Holiday(_), _)) {
                let longer = name.span.len() > expression.span.len();
                return match kind {
                    // "the illustrator Johnnie Christmas"
                    EntityType::Person => longer,
                    _ => name.span.end > expression.span.end,
                };
            }
            matches!(kind, EntityType::Person | EntityType::Organization) || name.span.len() > expression.span.len()
        })
}

/// Asserts the times of `text`, dated Tuesday, 15 November 2016, as `[words|value]`.
#[cfg(test)]
pub fn check(text: &str, expected: &str) {
    let document = crate::syntax::read(text, crate::calendar::parse_date("2016-11-15"), &[]);
    let times = find(&document, &crate::names::find(&document));
    let shown: Vec<_> = times.list.iter().map(|t| format!("[{}|{}]", t.span.of(text), t.value)).collect();
    assert_eq!(shown.join(" "), expected, "{text}");
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::{Options, analyze, parse_date};

    fn show(text: &str, options: &Options) -> String {
        let analysis = analyze(text, options);
        analysis.times.iter().map(|t| format!("[{}|{}]", t.span.of(text), t.value)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_bare_year_does_not_date_undated_news() {
        let text = "Lima won on Thursday, the youngest since 1990. She played badly on Tuesday.\n\n\
                    She said so again. Her next match is on 9 January.";
        let values = "[Thursday|XXXX-WXX-4] [1990|1990] [Tuesday|XXXX-WXX-2] [9 January|XXXX-01-09]";
        assert_eq!(show(text, &Options::default()), values);
        let narrative = "The war began in 1914. In August the army marched. On 5 September it halted.";
        let values = "[1914|1914] [August|1914-08] [5 September|1914-09-05]";
        assert_eq!(show(narrative, &Options::default()), values);
    }

    #[test]
    fn undated_news_takes_no_year_from_older_events() {
        let open = Options::default();
        let trial = "The ferry sank on 14 August 2022 with ten aboard. Its skipper was found guilty on 2 May, the court said. In a \
                     statement on Friday, the owners said they were sorry.\n\nA stone for the dead will be unveiled on 14 August.";
        let values = "[14 August 2022|2022-08-14] [2 May|XXXX-05-02] [Friday|XXXX-WXX-5] [14 August|XXXX-08-14]";
        assert_eq!(show(trial, &open), values);
        let shop = "Sales fell for the first time since 2018. Lima said it will report its results on Feb. 6.";
        assert_eq!(show(shop, &open), "[2018|2018] [Feb. 6|XXXX-02-06]");
        // A day mentioned just before gives the year.
        let voyage = "The ferry left on 12 August 2022, the court said. On 14 August it hit the rocks.";
        assert_eq!(show(voyage, &open), "[12 August 2022|2022-08-12] [14 August|2022-08-14]");
        let siege = "The siege began on 12 August 1522. The relief planned for 20 August never came.";
        assert_eq!(show(siege, &open), "[12 August 1522|1522-08-12] [20 August|XXXX-08-20]");
    }

    #[test]
    fn thursday_week_is_a_week_after_thursday() {
        check("The verdict is expected on Thursday week.", "[Thursday week|2016-11-24]");
        check("They met last Thursday.", "[last Thursday|2016-11-10]");
    }

    #[test]
    fn days_and_months_inside_names_are_no_times() {
        check("Theresa May met the unions. Critics of May left in May.", "[May|2016-05]");
        check("Sheffield Wednesday lost. Wednesday had led at the break.", "");
        check("The Bloody Sunday inquiry ended on Sunday.", "[Sunday|2016-11-13]");
    }

    #[test]
    fn a_weekend_resolves_by_its_verb() {
        check("She rested over the weekend.", "[the weekend|2016-W45-WE]");
        check("He wanted it gone by the weekend.", "[the weekend|2016-W46-WE]");
        check("They are ready to talk through the weekend.", "[the weekend|2016-W46-WE]");
        check("The owner could not be reached over the weekend.", "[the weekend|2016-W45-WE]");
        check("Fire had spread by the weekend.", "[the weekend|2016-W45-WE]");
    }

    #[test]
    fn a_planned_deal_resolves_to_a_coming_quarter() {
        check("The companies expect to close in the first quarter.", "[the first quarter|2017-Q1]");
        check("They expect to close the sale in the third quarter.", "[the third quarter|2017-Q3]");
        check("The vote, which had been planned for March 12, was put off.", "[March 12|2017-03-12]");
    }

    #[test]
    fn a_clock_time_takes_the_day_mentioned_nearby() {
        check(
            "The ferry left on 14 August 2014. The skipper took the wheel at 9.40pm. The radar had failed the previous Tuesday.",
            "[14 August 2014|2014-08-14] [9.40pm|2014-08-14T21:40] [the previous Tuesday|2014-08-12]",
        );
        let later = "The ferry left on 14 August 2014. It was old. It was rusty. It hit the rocks at 10.17pm.";
        check(later, "[14 August 2014|2014-08-14] [10.17pm|XXXX-XX-XXT22:17]");
        check(
            "Polls opened on Monday. They closed. The count was slow. It ended at 10.17pm.",
            "[Monday|2016-11-14] [10.17pm|2016-11-15T22:17]",
        );
    }

    #[test]
    fn a_clock_time_takes_no_day_of_birth_and_no_coming_day() {
        check(
            "Lima was born on 4 May 1955. The roof fell in at 2.15am and the street was shut by 6am.",
            "[4 May 1955|1955-05-04] [2.15am|2016-11-15T02:15] [6am|2016-11-15T06:00]",
        );
        check(
            "A second ballot will be held on Dec. 4. The count ended at 1:30 a.m.",
            "[Dec. 4|2016-12-04] [1:30 a.m|2016-11-15T01:30]",
        );
        check("The raid came on Nov. 10. Doors were broken at 5 a.m.", "[Nov. 10|2016-11-10] [5 a.m|2016-11-10T05:00]");
    }

    #[test]
    fn table_rows_make_no_timeline_entries() {
        let text = "The comet came back in 1986 and was seen from Porto by thousands of people.\n\n\
                    Comet Year Distance\nHalley 1986 0.4\nEncke 2003 0.3\n\nThe orbit is known, Ana Lima said on Monday.";
        let analysis = analyze(text, &Options { date: parse_date("2016-11-15"), ..Options::default() });
        let labels: Vec<&str> = analysis.timeline.iter().map(|e| e.label.as_str()).collect();
        assert!(!labels.is_empty(), "{labels:?}");
        assert!(!labels.iter().any(|l| l.starts_with("Halley") || l.starts_with("Encke")), "{labels:?}");
    }

    #[test]
    fn a_day_with_a_vague_hour_is_not_approximate() {
        let about = |text: &str| {
            analyze(text, &Options { date: parse_date("2016-11-15"), ..Options::default() }).times[0].approximate
        };
        assert!(!about("He was seen late on Tuesday."));
        assert!(about("He was seen in late March."));
        assert!(about("The fort was built c. 1210 by monks."));
        assert!(!about("The fort was built in 1210 by monks."));
    }

    #[test]
    fn full_dates_resolve_in_three_orders() {
        check("The vote on 14 November 2016 failed.", "[14 November 2016|2016-11-14]");
        check("The vote on November 14, 2016 failed.", "[November 14, 2016|2016-11-14]");
        check("The vote of 2016-11-14 failed.", "[2016-11-14|2016-11-14]");
        check("The votes of 14/11/2016 and 03/11/2016 failed.", "[14/11/2016|2016-11-14] [03/11/2016|2016-11-03]");
    }

    #[test]
    fn bare_days_resolve_near_the_document_date() {
        check("She arrived on Sunday.", "[Sunday|2016-11-13]");
        check("Parliament is set to resume Monday.", "[Monday|2016-11-21]");
        check("He left yesterday.", "[yesterday|2016-11-14]");
        check("The mine closed two weeks ago.", "[two weeks ago|2016-W44]");
        check("They met last week.", "[last week|2016-W45]");
    }

    #[test]
    fn durations_and_sets_have_values() {
        check("A two-year plan and a 14-year-old boy.", "[two-year|P2Y]");
        check("The bus runs every Tuesday.", "[every Tuesday|XXXX-WXX-2]");
        check("It took two and a half years.", "[two and a half years|P2.5Y]");
    }

    #[test]
    fn years_and_their_parts_have_values() {
        check("He was born in the early 1990s and moved in mid-2015.", "[the early 1990s|199] [mid-2015|2015]");
        check("The first half of 2016 was dry.", "[The first half of 2016|2016-H1]");
        check("Sales fell in the third quarter.", "[the third quarter|2016-Q3]");
        check("He came in the summer of 2014.", "[the summer of 2014|2014-SU]");
        check("The law dates from the 19th century.", "[the 19th century|18]");
        check("At the end of March the bank failed.", "[the end of March|2016-03]");
        check("In 44 BC the senate met.", "[44 BC|BC0044]");
    }

    #[test]
    fn two_ends_of_a_range_are_two_times() {
        check("Between 2010 and 2014 the river rose twice.", "[2010|2010] [2014|2014]");
        check("From March to June the road was shut.", "[March|2016-03] [June|2016-06]");
        check("The season of 2015-16 was hard.", "[2015|2015] [16|2016]");
    }

    #[test]
    fn clock_times_and_parts_of_days_have_values() {
        check("It opened at 14:30 GMT.", "[14:30 GMT|2016-11-15T14:30Z]");
        check("On the night of 3 November the dam broke.", "[the night of 3 November|2016-11-03TNI]");
        check("Shares rose Monday morning.", "[Monday morning|2016-11-14TMO]");
    }

    #[test]
    fn numbers_in_words_count_like_digits() {
        check("Twenty-two years ago it began.", "[Twenty-two years ago|1994]");
        check("Fifteen days from now they vote.", "[Fifteen days from now|2016-11-30]");
        check("It ended on the twenty-first of May 1994.", "[twenty-first of May 1994|1994-05-21]");
    }

    #[test]
    fn the_verb_gives_the_direction() {
        check("Bluewater won the contract on 4 January.", "[4 January|2016-01-04]");
        check(
            "The dividend is payable Jan. 10 to holders of record Dec. 21.",
            "[Jan. 10|2017-01-10] [Dec. 21|2016-12-21]",
        );
        check("The case is heard in February.", "[February|2017-02]");
        check("Three ministers have left since Christmas.", "[Christmas|2015-12-25]");
    }

    #[test]
    fn compared_durations_are_not_dates() {
        check("The line opened two years later than planned.", "[two years|P2Y]");
        check("Sales rose three weeks earlier than last year.", "[three weeks|P3W] [last year|2015]");
    }

    #[test]
    fn the_following_day_counts_from_the_day_before() {
        check(
            "On 3 November the dam broke; the following day it rained.",
            "[3 November|2016-11-03] [the following day|2016-11-04]",
        );
    }

    #[test]
    fn counts_and_ages_are_not_dates() {
        check("It cost 2016 dollars and weighed 1999 kilos.", "");
        check("The 67-year-old retired at 60.", "");
        check("The year 99999 is far.", "");
    }

    #[test]
    fn without_a_document_date_days_stay_open() {
        let open = Options::default();
        assert_eq!(show("She spoke on 14 November.", &open), "[14 November|XXXX-11-14]");
        assert_eq!(show("She spoke on Monday.", &open), "[Monday|XXXX-WXX-1]");
    }

    #[test]
    fn impossible_dates_give_warnings() {
        let analysis = analyze("The bill of 31 February 2016 and the 45th of May.", &Options::default());
        assert!(analysis.times.is_empty());
        assert_eq!(analysis.warnings.iter().filter(|w| w.code == "impossible-date").count(), 2);
        let options = Options::default();
        let analysis = analyze("The fire of Tuesday, 14 November 2016 spread.", &options);
        assert!(analysis.warnings.iter().any(|w| w.code == "weekday-mismatch"));
    }
}
