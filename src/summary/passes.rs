//! What overrules the ranking: passes with names, in the order in which they run. Each can be switched off, and what it changes
//! can be read back.
//!
//! The ranker may like "But she lost." best; the pass `opener` says that it needs the sentence before it.

use super::coherence::{self, Block, Flaw};
use super::selection::Limit;
use super::surface::Surface;
use crate::document::Document;
use crate::span::Span;
use crate::trace::{Decision, PassInfo, Trace};

pub const STAGE: &str = "summary";

macro_rules! passes {
    ($($field:ident $name:literal $purpose:literal $worth:literal)*) => {
        /// Which passes run.
        #[derive(Clone, Copy, Debug)]
        pub struct Active {
            $(pub $field: bool,)*
        }

        impl Active {
            pub const ALL: Self = Self { $($field: true,)* };

            pub fn of(trace: &Trace) -> Self {
                Self { $($field: trace.runs($name),)* }
            }

            /// All of these but the pass `name`.
            fn without(self, name: &str) -> Self {
                Self { $($field: self.$field && name != $name,)* }
            }
        }

        /// In the order in which they run.
        pub const PASSES: &[PassInfo] =
            &[$(PassInfo { stage: STAGE, name: $name, purpose: $purpose, worth: $worth },)*];
    };
}

passes! {
    agency_prefix "agency-prefix"
        "A dateline or agency before the first sentence is not shown: \"LONDON (Reuters) - Ana Lima won.\" starts at \"Ana\"."
        "CNN/DM R1 +0.38, R2 +0.16"
    known_quote "known-quote"
        "A quotation that the quotes stage found runs through all its sentences, also where its marks alone do not tell."
        "none on dev; 29 of 1,792 texts"
    refusal "refusal"
        "A sentence that is only a refusal is never chosen: \"Lima declined to comment.\""
        "none on dev; a safeguard"
    link_line "link-line"
        "A line whose full stop is set apart is a link of the page and chosen last: \"Craddock faces his toughest test .\""
        "none on dev (CNN/DM R2 -0.04); keeps links out"
    split_quote "split-quote"
        "A quotation over several sentences is shown whole or not at all."
        "CNN/DM R1 +0.06; reading -0.7 in three"
    opener "opener"
        "A sentence that opens on something said before brings the sentence before it: \"But she lost.\""
        "Newsroom R2 +0.07; CNN/DM R1 -0.17: price of sentences that stand alone"
    explained "explained"
        "A pronoun whose owner is sure is shown with the name, and its sentence stands alone: \"She [Ana Lima] lost.\""
        "CNN/DM R1 +0.16, R2 +0.15"
    orphan_quote "orphan-quote"
        "A sentence that is nearly all quotation and names no speaker brings the sentence before it: \"“We lost.”\""
        "Newsroom R2 -0.21: price of sentences that stand alone"
    short_sentence "short-sentence"
        "A sentence of fewer than six words is shown only where it opens the story or brings another: \"Labour leaders cheered.\""
        "reading: not story -0.7; CNN/DM R1 -0.15"
    lead "lead"
        "The first sentences stay, unless a set is clearly better: they are the safest summary of a news story."
        "Newsroom R2 +0.42, reading three +0.7; CNN/DM R1 -0.36"
    nutgraf_statement "nutgraf-statement"
        "The nut graf is no question, not mostly quotation and not in the first person, where there is another."
        "none on dev, where barring any quoted word cost 7.8 points of nut graf; keeps questions and bare quotations out"
    nutgraf_lead "nutgraf-lead"
        "The nut graf is the first sentence where it tells news and stands alone; none that leans on another: \"The deal …\""
        "reading: nut graf +1.9; of 230 training texts the lead is passed over in 31 instead of 71"
    thesis "thesis"
        "The nut graf of a piece of opinion is what it demands: \"The council should stop building walls.\""
        "none on dev; pieces in the first person"
}

/// What the stage decided about the story sentences.
pub struct Outcome {
    /// What each sentence would show.
    pub spans: Vec<Span>,
    pub blocks: Vec<Block>,
    pub chosen: Vec<usize>,
    pub nutgraf: Option<usize>,
}

/// Records what each pass changes: the difference between the `outcome` with it and without it, which `decide` computes.
pub fn record(document: &Document, active: Active, outcome: &Outcome, decide: impl Fn(Active) -> Outcome) {
    for pass in PASSES.iter().filter(|pass| document.trace.runs(pass.name)) {
        let other = decide(active.without(pass.name));
        let note = |nth: usize, before: &str, after: &str| {
            let span = outcome.spans[nth];
            let (before, after) = (before.to_owned(), after.to_owned());
            document.trace.record(Decision { stage: STAGE, pass: pass.name, span, before, after });
        };
        for nth in 0..outcome.spans.len() {
            note(nth, other.spans[nth].of(document.text), outcome.spans[nth].of(document.text));
            note(nth, describe(other.blocks[nth]), describe(outcome.blocks[nth]));
        }
        if pass.name == "lead" && other.chosen != outcome.chosen {
            let is_in = |chosen: &[usize], nth| if chosen.contains(&nth) { "chosen" } else { "" };
            for nth in 0..outcome.spans.len() {
                note(nth, is_in(&other.chosen, nth), is_in(&outcome.chosen, nth));
            }
        }
        if matches!(pass.name, "nutgraf-statement" | "nutgraf-lead" | "thesis") && other.nutgraf != outcome.nutgraf {
            other.nutgraf.into_iter().for_each(|nth| note(nth, "nut graf", ""));
            outcome.nutgraf.into_iter().for_each(|nth| note(nth, "", "nut graf"));
        }
    }
}

fn describe(block: Block) -> &'static str {
    match block.flaw {
        Flaw::None if block.first == block.last => "stands alone",
        Flaw::None => "needs its neighbours",
        Flaw::Dangling => "leans on what is not shown",
        Flaw::Broken => "is cut off",
        Flaw::Furniture => "is never chosen",
    }
}

/// The blocks of `surfaces` where the summary has at most `limit`.
pub fn blocks(surfaces: &[Surface], active: Active, limit: Limit) -> Vec<Block> {
    /// The maximum number of sentences that are only shown together.
    const MAX_BLOCK: usize = 3;
    let longest = match limit {
        Limit::Sentences(n) => n.min(MAX_BLOCK),
        Limit::Words(_) => MAX_BLOCK,
    };
    coherence::blocks(surfaces, active, longest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Options;

    /// The passes that decided something about `text`.
    fn deciding(text: &str) -> Vec<&'static str> {
        let decisions = crate::explain(text, &Options::default());
        let mut names: Vec<_> = decisions.iter().filter(|d| d.stage == STAGE).map(|d| d.pass).collect();
        names.dedup();
        names
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = PASSES.iter().map(|p| p.name).collect();
        names.sort_unstable();
        assert!(names.windows(2).all(|w| w[0] != w[1]), "{names:?}");
    }

    #[test]
    fn explain_names_the_pass_that_decided() {
        let story = "Ana Lima stood for mayor of Porto on Sunday, the electoral commission announced.\n\nBut she lost by only ten \
                     votes to Rui Costa of Labour.\n\nLima declined to comment.\n";
        let names = deciding(story);
        assert!(names.contains(&"opener") && names.contains(&"refusal"), "{names:?}");
        assert!(!names.contains(&"link-line"), "{names:?}");
    }

    #[test]
    fn pass_switched_off_changes_nothing() {
        let story = "Ana Lima stood for mayor of Porto on Sunday. Lima declined to comment.";
        let document = crate::summary::story(story);
        let terms = crate::summary::terms::Terms::count(&document);
        let flaws = |active: Active| {
            let surfaces =
                crate::summary::surface::read(&document, &terms, &crate::entities::Entities::default(), &[], active);
            blocks(&surfaces, active, Limit::Sentences(3)).iter().map(|b| b.flaw).collect::<Vec<_>>()
        };
        assert_eq!(flaws(Active::ALL)[1], Flaw::Furniture);
        assert_ne!(flaws(Active::ALL.without("refusal"))[1], Flaw::Furniture);
    }
}
