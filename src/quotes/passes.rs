//! The corrections of the quotes' models, in the order in which they run.

use super::atoms::Atoms;
use super::attribution::Choice;
use super::content::Content;
use super::scene::Scene;
use super::{Found, assembly, clauses, cue_vetoes, report, said, speakers};
use crate::document::Document;
use crate::span::Span;
use crate::trace::{Decision, Pass, PassInfo};
use std::ops::Range;

/// What a pass looks at, and what it may change.
pub enum Correction {
    /// Whether a verb of saying reports nothing here.
    NoCue(fn(&Document, &Atoms, usize) -> bool),
    /// Another phrase than the one the ranker chose for a cue.
    Speaker(fn(&Scene, usize, usize) -> usize),
    /// Who speaks where a marked stretch has no cue of its own.
    Narrated(fn(&Scene, usize, Choice) -> Option<usize>),
    /// What a cue reports by the grammar of its sentence, where the ranker found nothing.
    Clause(fn(&Scene, usize) -> Option<Content>),
    /// What a cue was told, where the ranker found nothing.
    Content(fn(&Scene, usize) -> Option<Range<usize>>),
    /// What a cue reports, cut shorter before reports are held against each other.
    Report(fn(&Scene, usize, Range<usize>) -> Range<usize>),
    /// Whether words without marks say nothing.
    NoContent(fn(&Scene, &Range<usize>) -> bool),
    /// A stretch of words that a cue reports, cut shorter.
    Piece(fn(&Scene, usize, Range<usize>) -> Range<usize>),
    /// Whether a marked stretch is a title or a term, not anybody's words.
    NotSaid(fn(&Scene, usize) -> bool),
    /// The whole name of a speaker.
    Name,
    /// Quotes that are left out of the finished list.
    Quotes(fn(&Scene, &mut Vec<Found>)),
}

pub const MAIN_SUBJECT: &str = "main-subject";
pub const TWO_NAMES: &str = "before-two-names";
pub const NO_CLAUSE: &str = "no-clause";
pub const WHOLE_NAME: &str = "whole-name";
pub const TOGETHER: &str = "speak-together";
pub const OWN_WORDS: &str = "authors-own-words";
pub const TERMS: &str = "term-without-cue";
pub const UNCREDITED: &str = "credited-to-nobody";
pub const PULLED: &str = "pulled-line";

/// All of them.
pub const PASSES: [Pass<Correction>; 39] = [
    Pass {
        name: "asks-for-no-name",
        purpose: "\"who asked not to be named\" is a wish about the article, not what anybody said in it",
        worth: "none on PolNeAR; 4 of 1,792 dev texts",
        run: Correction::NoCue(cue_vetoes::asks_for_no_name),
    },
    Pass {
        name: "asked-first",
        purpose: "\"Asked whether she would go, Ana Lima said no\": what was asked is nobody's statement",
        worth: "none on PolNeAR; 21 of 1,792 dev texts",
        run: Correction::NoCue(cue_vetoes::opens_with_question),
    },
    Pass {
        name: "reports-somebody",
        purpose: "\"a mate reported him to the police\": somebody is reported, not something",
        worth: "none on dev; a case of tests/quotes.rs",
        run: Correction::NoCue(cue_vetoes::reports_somebody),
    },
    Pass {
        name: "enabled",
        purpose: "\"could help scientists estimate how fast\": what somebody will be able to do, not what anybody said",
        worth: "none on PolNeAR; 7 of 1,792 dev texts",
        run: Correction::NoCue(cue_vetoes::is_enabled),
    },
    Pass {
        name: "noun-is-no-cue",
        purpose: "\"jobless claims that had fallen rose\": a noun of saying reports nothing unless a verb governs it",
        worth: "precision of indirect speech",
        run: Correction::NoCue(cue_vetoes::is_noun),
    },
    Pass {
        name: "noun-with-relative",
        purpose: "\"Fraud claims that the firm denies are before the court\": claims that somebody makes, no verb",
        worth: "precision of indirect speech",
        run: Correction::NoCue(cue_vetoes::has_relative),
    },
    Pass {
        name: "other-verb",
        purpose: "\"calls off its search\": with a particle and an object it is another verb, which reports nothing",
        worth: "none on PolNeAR; a case of tests/quotes.rs",
        run: Correction::NoCue(cue_vetoes::is_other_verb),
    },
    Pass {
        name: "thing-before-aside",
        purpose: "\"She denied it until an email, obtained by the agency, showed\": neither she nor the email says it",
        worth: "none on PolNeAR; words in the wrong mouth",
        run: Correction::NoCue(cue_vetoes::shows_a_thing),
    },
    Pass {
        name: "calls-nobody-names",
        purpose: "\"Costa called the police\", \"those who call Porto home\": without words in marks to call reports nothing",
        worth: "PolNeAR speech -0.04; what was only called or telephoned is no quote",
        run: Correction::NoCue(cue_vetoes::calls_without_marks),
    },
    Pass {
        name: "pleads-guilty",
        purpose: "\"pleaded guilty in May to theft\": a plea, of which no words are told",
        worth: "none on PolNeAR; a case of tests/quotes.rs",
        run: Correction::NoCue(cue_vetoes::is_plea),
    },
    Pass {
        name: "acts-beside-a-term",
        purpose: "\"are putting weight on “small”\": a verb of doing beside a word or two in marks reports nothing",
        worth: "PolNeAR joint +0.2, speech +0.1",
        run: Correction::NoCue(cue_vetoes::acts_beside_term),
    },
    Pass {
        name: "picture-shows",
        purpose: "\"One photo showed the mayor holding a fish\": what a picture shows is no statement",
        worth: "none on PolNeAR; a case of tests/quotes.rs",
        run: Correction::NoCue(cue_vetoes::picture_shows),
    },
    Pass {
        name: "colon-inside",
        purpose: "\"They had one cure left for asthma: They would cool her blood\": a colon behind a clause labels no speaker",
        worth: "PolNeAR joint +0.05",
        run: Correction::NoCue(cue_vetoes::is_colon_inside),
    },
    Pass {
        name: MAIN_SUBJECT,
        purpose: "\"a colleague who worked on the review said\": the subject of the main clause speaks, not a noun of the clause beside it",
        worth: "none on PolNeAR; 20 of 1,792 dev texts: \"which\" is no speaker",
        run: Correction::Speaker(speakers::main_subject),
    },
    Pass {
        name: "head-of-subject",
        purpose: "\"Police in Leeds said\", \"a source close to Ed Hale said\": the head of the subject speaks, not a name inside it",
        worth: "speakers of quotes",
        run: Correction::Speaker(speakers::head_of_subject),
    },
    Pass {
        name: "first-of-two",
        purpose: "\"Vass and her colleagues found\": who stands first speaks, not their company",
        worth: "speakers of quotes",
        run: Correction::Speaker(speakers::first_of_two),
    },
    Pass {
        name: "before-who",
        purpose: "\"a man who lives next door told the Times\": whoever stands before \"who\" speaks",
        worth: "no speaker called \"who\"",
        run: Correction::Speaker(speakers::before_relative),
    },
    Pass {
        name: "before-aside",
        purpose: "\"She denied it until the union, angered by the cuts, said\": the noun before the aside speaks, not who denied it",
        worth: "none on PolNeAR; words in the wrong mouth",
        run: Correction::Speaker(speakers::before_aside),
    },
    Pass {
        name: TWO_NAMES,
        purpose: "\"Three people drowned, the regional president, Ana Lima, told reporters\": what stands before name and office was told",
        worth: "none on PolNeAR; one of 1,792 dev texts",
        run: Correction::Content(report::before_two_names),
    },
    Pass {
        name: "subject-before",
        purpose: "\"Alice Moreno turned round. “It stays open.”\": the subject of the sentence before speaks where there is no cue",
        worth: "none on PolNeAR; cases of the book",
        run: Correction::Narrated(said::subject_before),
    },
    Pass {
        name: "clause-behind-cue",
        purpose: "\"Police said that the road was shut\": the clause that is the verb's complement was said",
        worth: "PolNeAR speech +0.1",
        run: Correction::Clause(clauses::behind),
    },
    Pass {
        name: "clause-before-cue",
        purpose: "\"The road is shut, police said late on Monday\": the sentence before a verb of saying that has nothing behind it",
        worth: "none on PolNeAR; cases of the book",
        run: Correction::Clause(clauses::before),
    },
    Pass {
        name: "clause-beside-as",
        purpose: "\"As Ana Lima explains, crabs need sand\": the clause beside \"as somebody says\" was said",
        worth: "none on PolNeAR; cases of the book",
        run: Correction::Clause(clauses::beside_as),
    },
    Pass {
        name: "object-of-cue",
        purpose: "\"tells me the deal is off\": whom it was told is no part of what was said",
        worth: "extents of indirect speech",
        run: Correction::Piece(assembly::without_object),
    },
    Pass {
        name: "time-of-saying",
        purpose: "\"said on Tuesday it had agreed\": when it was said is no part of what was said",
        worth: "extents of indirect speech",
        run: Correction::Piece(clauses::without_time),
    },
    Pass {
        name: "before-next-report",
        purpose: "\"A said they were ill, and B said they were well\": the second report is no part of the first",
        worth: "PolNeAR speech +0.1, its exact extents +0.2",
        run: Correction::Report(report::before_next_report),
    },
    Pass {
        name: "to-its-verb",
        purpose: "\"warned that the drug, made by a Danish firm, would be dear\": a clause has a verb, also behind an aside",
        worth: "none on PolNeAR; a case of tests/quotes.rs",
        run: Correction::Piece(clauses::to_its_verb),
    },
    Pass {
        name: "verb-behind-marks",
        purpose: "\"said he had “slowly” left the house\": what is reported does not end before its verb",
        worth: "none on PolNeAR; a case of tests/quotes.rs",
        run: Correction::Piece(clauses::verb_behind_marks),
    },
    Pass {
        name: "cue-goes-on",
        purpose: "\"admitted the man had been hurt but freed him\": a second verb beside the cue is no part of what was said",
        worth: "extents of indirect speech",
        run: Correction::Piece(assembly::before_next_verb),
    },
    Pass {
        name: "title-or-term",
        purpose: "\"the drama “The Long Love”\", \"known as “fracking”\": titles and terms in marks are nobody's words",
        worth: "precision of direct quotes",
        run: Correction::NotSaid(said::is_title_or_term),
    },
    Pass {
        name: NO_CLAUSE,
        purpose: "\"to comment\", \"for an inquiry\" and \"state television\" say nothing",
        worth: "PolNeAR speech -3.0, whose gold has such phrases; keeps them out of 936 of 1,792 dev texts",
        run: Correction::NoContent(assembly::has_no_clause),
    },
    Pass {
        name: "object-is-a-thing",
        purpose: "\"announced a recall of trucks that catch fire\": a noun phrase is announced, nothing is said",
        worth: "precision of indirect speech",
        run: Correction::NoContent(assembly::is_thing),
    },
    Pass {
        name: "when-it-was-said",
        purpose: "\"as he said before he died\": when it was said, not what",
        worth: "precision of indirect speech",
        run: Correction::NoContent(assembly::is_adverbial),
    },
    Pass {
        name: WHOLE_NAME,
        purpose: "\"The United Food and Commercial Workers said\": the speaker's name is as long as the name is",
        worth: "none on PolNeAR; names of speakers in 82 of 1,792 dev texts",
        run: Correction::Name,
    },
    Pass {
        name: TOGETHER,
        purpose: "\"Lima and Costa said\": of two who speak together none is left out",
        worth: "none on PolNeAR, which asks for one of them; cases of tests/quotes.rs",
        run: Correction::Name,
    },
    Pass {
        name: OWN_WORDS,
        purpose: "\"I'd say it is better\", \"We'll ask how she lives\": what the authors themselves think or plan is no quote",
        worth: "PolNeAR speech -0.03, whose gold has opinions of authors",
        run: Correction::Quotes(assembly::leave_out_own_words),
    },
    Pass {
        name: TERMS,
        purpose: "\"a show of being “strong”\": a word or two in marks without cue and speaker is nobody's quote",
        worth: "PolNeAR joint +0.05",
        run: Correction::Quotes(assembly::leave_out_terms),
    },
    Pass {
        name: UNCREDITED,
        purpose: "\"the parents are accused of putting it off\": indirect words that nobody is credited with are not said",
        worth: "a cue without a speaker: 2.0 to 0.2 % of quotes; PolNeAR speech -0.1",
        run: Correction::Quotes(assembly::leave_out_uncredited),
    },
    Pass {
        name: PULLED,
        purpose: "a line pulled out for show over the part of the story that quotes it is no second quote",
        worth: "none on PolNeAR; 3 of 1,792 dev texts",
        run: Correction::Quotes(assembly::leave_out_pulled),
    },
];

/// The passes of the quotes stage, for `nutgraf passes`.
pub fn passes() -> Vec<PassInfo> {
    PASSES.iter().map(|pass| pass.info("quotes")).collect()
}

/// Whether one of the passes that run says that the words at `span` are not what the models take them for; it is noted.
pub fn is_vetoed(document: &Document, span: Span, vetoes: impl Fn(&Correction) -> bool) -> bool {
    let veto = PASSES.iter().find(|pass| document.trace.runs(pass.name) && vetoes(&pass.run));
    if let Some(pass) = veto {
        record(document, pass.name, span, "");
    }
    veto.is_some()
}

/// Notes that a pass changed the words at `span` into `after`.
pub fn record(document: &Document, pass: &'static str, span: Span, after: &str) {
    if document.trace.is_recording() {
        let before = span.of(document.text).to_owned();
        document.trace.record(Decision { stage: "quotes", pass, span, before, after: after.to_owned() });
    }
}
