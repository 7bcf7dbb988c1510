//! Who decided what: corrections of a model's answer are passes with names. Each can be switched off, and each change it
//! makes can be read back.
//!
//! ```
//! use nutgraf::{Options, explain};
//!
//! let decisions = explain("Ana Lima said on Monday that Kent Police had called.", &Options::default());
//! for d in decisions {
//!     println!("{} {}: {} → {}", d.stage, d.pass, d.before, d.after);
//! }
//! ```

use crate::span::Span;
use std::cell::RefCell;

/// One correction. A stage keeps its passes in one list, in the order in which they run.
pub struct Pass<R: 'static> {
    /// Unique in its stage, in small letters with hyphens: `weekday`.
    pub name: &'static str,
    /// What it is for, with an example.
    pub purpose: &'static str,
    /// What it brings on the development sets: "CoNLL +0.2".
    pub worth: &'static str,
    /// What it does.
    pub run: R,
}

/// A pass as the command line lists it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PassInfo {
    /// The stage that it corrects.
    pub stage: &'static str,
    /// Unique over all stages.
    pub name: &'static str,
    /// What it is for, with an example.
    pub purpose: &'static str,
    /// What it brings on the development sets.
    pub worth: &'static str,
}

impl<R> Pass<R> {
    /// As the command line lists it.
    pub const fn info(&self, stage: &'static str) -> PassInfo {
        PassInfo { stage, name: self.name, purpose: self.purpose, worth: self.worth }
    }
}

/// One change that a pass, or a model, made.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decision {
    /// The stage it belongs to.
    pub stage: &'static str,
    /// The pass, or `model`.
    pub pass: &'static str,
    /// The words it is about. Bytes inside a stage; the caller's unit in what [`explain`](crate::explain) returns.
    pub span: Span,
    /// Empty where there was nothing.
    pub before: String,
    /// Empty where nothing is left.
    pub after: String,
}

/// Which passes run, and what they did. Records nothing unless asked to.
#[derive(Debug, Default)]
pub struct Trace {
    without: Vec<String>,
    decisions: Option<RefCell<Vec<Decision>>>,
}

impl Trace {
    /// `without` names passes that do not run.
    pub fn new(without: &[String], record: bool) -> Self {
        Self { without: without.to_vec(), decisions: record.then(RefCell::default) }
    }

    pub fn runs(&self, pass: &str) -> bool {
        !self.without.iter().any(|name| name == pass)
    }

    /// Whether decisions are kept: ask before work that only a trace needs.
    pub const fn is_recording(&self) -> bool {
        self.decisions.is_some()
    }

    pub fn record(&self, decision: Decision) {
        if let Some(decisions) = &self.decisions
            && decision.before != decision.after
        {
            decisions.borrow_mut().push(decision);
        }
    }

    pub fn into_decisions(self) -> Vec<Decision> {
        self.decisions.map(RefCell::into_inner).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(before: &str, after: &str) -> Decision {
        Decision { stage: "names", pass: "weekday", span: Span::new(0, 3), before: before.into(), after: after.into() }
    }

    #[test]
    fn records_changes_only_and_only_when_asked() {
        let trace = Trace::new(&[], true);
        trace.record(decision("a", "a"));
        trace.record(decision("a", ""));
        assert_eq!(trace.into_decisions(), [decision("a", "")]);
        let trace = Trace::default();
        trace.record(decision("a", ""));
        assert!(trace.into_decisions().is_empty());
    }

    #[test]
    fn a_pass_switched_off_does_not_run() {
        let trace = Trace::new(&["weekday".into()], false);
        assert!(!trace.runs("weekday") && trace.runs("trim"));
    }
}
