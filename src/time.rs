//! The time stage: document in; every time expression as TIMEX3, resolved against the document date, out.
//!
//! expressions (where and what shape) → resolution (which date) → timeline (what happened when).

pub mod calendar;
pub mod expressions;
mod items;
mod labels;
mod period;
pub mod resolution;
pub mod timeline;
mod words;

use crate::analysis::{TimexType, Warning};
use crate::document::Document;
use crate::span::Span;
use calendar::Date;

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

/// All time expressions of `document`, in text order.
pub fn find(document: &Document) -> Times {
    resolution::resolve(document, &expressions::find(document))
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    /// `text` of Tuesday, 15 November 2016, with its expressions as `[words|value]`.
    fn read(text: &str) -> String {
        let options = Options { date: parse_date("2016-11-15"), ..Options::default() };
        show(text, &options)
    }

    fn show(text: &str, options: &Options) -> String {
        let analysis = analyze(text, options);
        analysis.times.iter().map(|t| format!("[{}|{}]", t.span.of(text), t.value)).collect::<Vec<_>>().join(" ")
    }

    fn check(text: &str, expected: &str) {
        assert_eq!(read(text), expected, "{text}");
    }

    #[test]
    fn a_year_told_in_passing_dates_no_undated_news() {
        let text = "Lima won on Thursday, the youngest since 1990. She played badly on Tuesday.\n\n\
                    She said so again. Her next match is on 9 January.";
        let values = "[Thursday|XXXX-WXX-4] [1990|1990] [Tuesday|XXXX-WXX-2] [9 January|XXXX-01-09]";
        assert_eq!(show(text, &Options::default()), values);
        let narrative = "The war began in 1914. In August the army marched. On 5 September it halted.";
        let values = "[1914|1914] [August|1914-08] [5 September|1914-09-05]";
        assert_eq!(show(narrative, &Options::default()), values);
    }

    #[test]
    fn dates_in_three_orders() {
        check("The vote on 14 November 2016 failed.", "[14 November 2016|2016-11-14]");
        check("The vote on November 14, 2016 failed.", "[November 14, 2016|2016-11-14]");
        check("The vote of 2016-11-14 failed.", "[2016-11-14|2016-11-14]");
        check("The votes of 14/11/2016 and 03/11/2016 failed.", "[14/11/2016|2016-11-14] [03/11/2016|2016-11-03]");
    }

    #[test]
    fn days_near_the_document() {
        check("She arrived on Sunday.", "[Sunday|2016-11-13]");
        check("Parliament is set to resume Monday.", "[Monday|2016-11-21]");
        check("He left yesterday.", "[yesterday|2016-11-14]");
        check("The mine closed two weeks ago.", "[two weeks ago|2016-W44]");
        check("They met last week.", "[last week|2016-W45]");
    }

    #[test]
    fn lengths_and_repetitions() {
        check("A two-year plan and a 14-year-old boy.", "[two-year|P2Y]");
        check("The bus runs every Tuesday.", "[every Tuesday|XXXX-WXX-2]");
        check("It took two and a half years.", "[two and a half years|P2.5Y]");
    }

    #[test]
    fn years_and_what_they_are_made_of() {
        check("He was born in the early 1990s and moved in mid-2015.", "[the early 1990s|199] [mid-2015|2015]");
        check("The first half of 2016 was dry.", "[The first half of 2016|2016-H1]");
        check("Sales fell in the third quarter.", "[the third quarter|2016-Q3]");
        check("He came in the summer of 2014.", "[the summer of 2014|2014-SU]");
        check("The law dates from the 19th century.", "[the 19th century|18]");
        check("At the end of March the bank failed.", "[the end of March|2016-03]");
        check("In 44 BC the senate met.", "[44 BC|BC0044]");
    }

    #[test]
    fn two_ends_are_two_dates() {
        check("Between 2010 and 2014 the river rose twice.", "[2010|2010] [2014|2014]");
        check("From March to June the road was shut.", "[March|2016-03] [June|2016-06]");
        check("The season of 2015-16 was hard.", "[2015|2015] [16|2016]");
    }

    #[test]
    fn clocks_and_parts_of_days() {
        check("It opened at 14:30 GMT.", "[14:30 GMT|2016-11-15T14:30Z]");
        check("On the night of 3 November the dam broke.", "[the night of 3 November|2016-11-03TNI]");
        check("Shares rose Monday morning.", "[Monday morning|2016-11-14TMO]");
    }

    #[test]
    fn words_count_as_figures_do() {
        check("Twenty-two years ago it began.", "[Twenty-two years ago|1994]");
        check("Fifteen days from now they vote.", "[Fifteen days from now|2016-11-30]");
        check("It ended on the twenty-first of May 1994.", "[twenty-first of May 1994|1994-05-21]");
    }

    #[test]
    fn the_verb_says_whether_a_day_lies_ahead() {
        check("Bluewater won the contract on 4 January.", "[4 January|2016-01-04]");
        check(
            "The dividend is payable Jan. 10 to holders of record Dec. 21.",
            "[Jan. 10|2017-01-10] [Dec. 21|2016-12-21]",
        );
        check("The case is heard in February.", "[February|2017-02]");
        check("Three ministers have left since Christmas.", "[Christmas|2015-12-25]");
    }

    #[test]
    fn lengths_compared_are_no_dates() {
        check("The line opened two years later than planned.", "[two years|P2Y]");
        check("Sales rose three weeks earlier than last year.", "[three weeks|P3W] [last year|2015]");
    }

    #[test]
    fn a_day_given_stands_for_those_that_lean_on_it() {
        check(
            "On 3 November the dam broke; the following day it rained.",
            "[3 November|2016-11-03] [the following day|2016-11-04]",
        );
    }

    #[test]
    fn numbers_that_are_no_dates() {
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
    fn dates_that_cannot_be_are_told() {
        let analysis = analyze("The bill of 31 February 2016 and the 45th of May.", &Options::default());
        assert!(analysis.times.is_empty());
        assert_eq!(analysis.warnings.iter().filter(|w| w.code == "impossible-date").count(), 2);
        let options = Options::default();
        let analysis = analyze("The fire of Tuesday, 14 November 2016 spread.", &options);
        assert!(analysis.warnings.iter().any(|w| w.code == "weekday-mismatch"));
    }
}
