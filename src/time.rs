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
