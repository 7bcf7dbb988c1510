//! Corrections of a tagger's answer: passes with names, in the order in which they run.
//!
//! In "Kent Police said so" the tagger may read the place "Kent"; the pass `local-body` makes it the organization
//! "Kent Police". Another tagger can use the same passes: see [`apply`].

// All passes have the signature of `Run`, also those that change no length.
#![allow(clippy::ptr_arg)]

pub mod amounts;
mod beside;
mod calendar;
mod changes;
mod companies;
pub mod conventions;
mod edges;
mod full_names;
mod inverted;
mod not_names;
mod roles;
mod split;
mod types;
mod well_known;

use super::Name;
use super::tagger::units::Reading;
use crate::document::Document;
use crate::document::Word;
use crate::english::Tag;
use crate::span::Span;
use crate::trace::{Pass, PassInfo};

/// What a pass may look at.
pub struct Context<'c, 't> {
    pub document: &'c Document<'t>,
    pub reading: &'c Reading<'c>,
}

impl<'t> Context<'_, 't> {
    fn text(&self) -> &'t str {
        self.document.text
    }

    /// The token that `name` begins with, unless it goes on after the name.
    fn first_token(&self, name: Span) -> Option<&Word> {
        let document = self.document;
        let token = document.tokens.partition_point(|t| t.span.start < name.start);
        let span = document.tokens.get(token)?.span;
        (span.start == name.start && span.end <= name.end).then(|| document.features(token))
    }

    /// The token that `name` ends with, unless it begins before the name.
    fn last_token(&self, name: Span) -> Option<&Word> {
        let document = self.document;
        let token = document.tokens.partition_point(|t| t.span.end < name.end);
        let span = document.tokens.get(token)?.span;
        (span.end == name.end && span.start >= name.start).then(|| document.features(token))
    }

    /// The token that `name` is, where it is a single one.
    fn only_token(&self, name: Span) -> Option<&Word> {
        let document = self.document;
        let token = document.tokens.partition_point(|t| t.span.start < name.start);
        (document.tokens.get(token)?.span == name).then(|| document.features(token))
    }

    /// The name without its last word, where that has the tag.
    fn without_last(&self, name: Span, tag: Tag) -> Span {
        match name.of(self.text()).rsplit_once(' ') {
            Some((own, _)) if self.last_token(name).is_some_and(|w| w.is(tag)) => {
                Span::new(name.start, name.start + own.len())
            }
            _ => name,
        }
    }
}

/// Corrects names, which are and stay in text order and never overlap.
type Run = fn(&Context, &mut Vec<Name>);

const fn pass(name: &'static str, purpose: &'static str, worth: &'static str, run: Run) -> Pass<Run> {
    Pass { name, purpose, worth, run }
}

pub const STAGE: &str = "names";

/// The model itself, which comes first: see [`super::find`].
pub const TAGGER: PassInfo = PassInfo {
    stage: STAGE,
    name: "tagger",
    purpose: "The learnt model finds names and their types: \"Ana Lima left Porto\" has a person and a place.",
    worth: "CoNLL +89.20, Worldwide +81.16",
};

/// Puts names that were missed among the others, in text order.
fn insert(mut missed: Vec<Name>, names: &mut Vec<Name>) {
    if !missed.is_empty() {
        names.append(&mut missed);
        names.sort_by_key(|n| n.span);
    }
}

/// The second look: see [`super::review`].
pub const REVIEW: PassInfo = PassInfo {
    stage: STAGE,
    name: "review",
    purpose: "The whole article decides about doubtful names: \"Marlow\" is a company beside \"Marlow Steel Inc.\".",
    worth: "CoNLL +0.7, Worldwide +0.8",
};

/// In the order in which they run. `worth` is the dev figure with the pass less that without it, in points: F1 of CoNLL testa and
/// Worldwide dev, B³ of names and pronouns together; and how many of 2,485 articles change.
pub const PASSES: &[Pass<Run>] = &[
    pass(
        "well-known",
        "Names in the list of well-known names have the type given there: \"Kraft Heinz\" is an organization, no person.",
        "CoNLL +0.02, Worldwide +0.09",
        well_known::apply,
    ),
    pass(
        "weekday",
        "A day of the week is no name: \"Monday\".",
        "CoNLL +0.02, Worldwide -0.01; changes 104 articles",
        not_names::weekdays,
    ),
    pass(
        "calling",
        "What many people are is no name, though in capitals: \"CEO\", \"MPs\".",
        "none on dev; changes 3 articles",
        not_names::callings,
    ),
    pass(
        "web-address",
        "A web address is no name: \"https://example.org\".",
        "Worldwide +0.02; changes 5 articles",
        not_names::web_addresses,
    ),
    pass(
        "time-zone",
        "A zone after a clock time is no name: \"6.15pm BST\".",
        "CoNLL -0.04, whose gold has zones as names; changes 38 articles",
        not_names::time_zones,
    ),
    pass("era", "The letters of an era are no name: \"1274 BCE\".", "none on dev", not_names::eras),
    pass("endless", "A word of more than 120 letters is no name: \"XXXX…\".", "none on dev", not_names::endless),
    pass("pronoun", "A pronoun with a capital is no name: \"About Us\".", "none on dev", not_names::pronouns),
    pass("turn", "The label of a turn begins no name: \"Q: You opened Salt\".", "none on dev", not_names::turns),
    pass(
        "match",
        "A name ends before the verb of a match, and before a score: \"Thunder beat the Heat\".",
        "none on dev",
        roles::matches,
    ),
    pass(
        "surname-first",
        "In a list of people the surname may come first: \"Okafor, Ngozi; Smith, John A.\".",
        "none on dev",
        inverted::apply,
    ),
    pass(
        "nickname",
        "A nickname in marks is part of a name: \"Ana \\\"The Cat\\\" Lima\".",
        "none on dev",
        beside::nickname,
    ),
    pass(
        "initials",
        "Initials belong to the name behind them: \"J. R. R. Hartley\".",
        "none on dev",
        full_names::initials,
    ),
    pass(
        "place-as-first-name",
        "A first name that is a place's, with a surname, who does something: \"Georgia Moss flew home\".",
        "none on dev",
        full_names::place_as_first_name,
    ),
    pass(
        "venture",
        "A company's name ends in a word for its business: \"Northway Transit\".",
        "none on dev",
        full_names::ventures,
    ),
    pass(
        "articled",
        "A name of two words behind \"the\" is a ship or a thing, no person: \"the Maria Celeste\".",
        "none on dev",
        full_names::articled,
    ),
    pass(
        "event-year",
        "An event's name begins after its year: \"1936 Olympics\".",
        "CoNLL +0.03, Worldwide -0.02; changes 49 articles",
        edges::event_year,
    ),
    pass(
        "short-title",
        "A person's name begins after a short title: \"Det Insp Ana Lima\".",
        "Worldwide +0.02; changes 23 articles",
        edges::short_title,
    ),
    pass("long-title", "A person's name begins after a title: \"Chairwoman Lima\".", "none on dev", edges::long_title),
    pass(
        "titled",
        "An unknown word after a title is a person, where no name or a doubtful one was found: \"Chairwoman Dorrenwald\".",
        "none on dev",
        edges::titled,
    ),
    pass(
        "kin",
        "First names behind a word for kin are people, where no name was found: \"her daughters, Ruth and Grace\".",
        "none on dev",
        edges::kin,
    ),
    pass(
        "nationality",
        "A person's name begins after a nationality: \"Briton Ana Lima\".",
        "none on dev",
        beside::nationality,
    ),
    pass(
        "opening-verb",
        "A name begins after the verb that opens its sentence: \"Said Lima: “No.”\".",
        "none on dev",
        edges::opening_verb,
    ),
    pass("contraction", "A name begins after a contraction: \"It's Jones\".", "none on dev", edges::contraction),
    pass(
        "party-letter",
        "A place begins after a party's letter: \"R-Ohio\".",
        "none on dev; changes 48 articles",
        edges::party_letter,
    ),
    pass(
        "weekday-after",
        "A name ends before a day of the week: \"Porto Cup Sunday\".",
        "none on dev; changes 23 articles",
        edges::weekday_after,
    ),
    pass(
        "plain-word-after",
        "A name ends before a plain word: \"Halden stadium\".",
        "CoNLL +0.08, Worldwide +0.05, B³ of GUM +0.10",
        edges::plain_word_after,
    ),
    pass("number-after", "A place ends before a number: \"Halden 340\".", "none on dev", edges::number_after),
    pass(
        "closing-bracket",
        "A bracket that a name opens is closed: \"Ana (Lima)\".",
        "none on dev; changes 24 articles",
        edges::closing_bracket,
    ),
    pass(
        "owner",
        "An owner and what is owned are two names: \"Halden's Harbour Office\".",
        "CoNLL -0.02, Worldwide +0.07, B³ of MEANTIME +0.02",
        split::owner,
    ),
    pass(
        "two-bodies",
        "Two organizations joined by \"and\" are two names: \"Asda and Morrisons\".",
        "CoNLL +0.03, Worldwide -0.02",
        split::two_bodies,
    ),
    pass(
        "list",
        "Organizations listed with a comma are two names: \"Ministry of Trade, Bank of Halden\".",
        "Worldwide +0.07",
        split::list,
    ),
    pass(
        "dash",
        "A dash with spaces stands between two names: \"Rui Costa - Lima's lawyer\".",
        "none on dev",
        split::dash,
    ),
    pass(
        "side",
        "After \"pro-\" and \"anti-\" one word is a name of its own: \"pro-Beijing Harbour Party\".",
        "none on dev; changes 4 articles",
        split::side,
    ),
    pass(
        "picture-credit",
        "A credit's label is no part of the place before it: \"Porto Image: Ana Lima\".",
        "none on dev; changes 4 articles",
        conventions::picture_credit,
    ),
    pass(
        "place-in-dateline",
        "A dateline opens with a place, and its brackets hold an agency: \"PORTO (AP) –\".",
        "Worldwide -0.02, B³ of NewsFair -0.15; changes 116 articles",
        conventions::dateline,
    ),
    pass(
        "local-body",
        "A body named by its place is one organization: \"Kent Police\".",
        "none on dev; changes 5 articles",
        conventions::local_body,
    ),
    pass(
        "month-surname",
        "Somebody called like a month: \"critics of May\" beside \"Theresa May\".",
        "none on dev",
        calendar::people,
    ),
    pass(
        "month-company",
        "A company called like a month: \"a deal for May\" beside \"May Stores\".",
        "none on dev",
        calendar::companies,
    ),
    pass("day-club", "A club called like a day: \"Sheffield Wednesday\".", "none on dev", calendar::clubs),
    pass("storm", "A storm bears a person's name and is none: \"Storm Ana\".", "none on dev", conventions::storm),
    pass("storm-act", "A storm without the word: \"Erika made landfall\".", "none on dev", roles::storms),
    pass("bearer", "A horse or a ship is no person: \"the yacht Marta\".", "none on dev", roles::bearers),
    pass("ruler", "Who reigns is a person: \"Commodus reigned\".", "none on dev", roles::rulers),
    pass(
        "honour",
        "A person's name ends before letters of honour: \"Ana Lima KC\".",
        "none on dev",
        conventions::honour,
    ),
    pass("noble", "A noble title is its bearer, not the place: \"Duke of Halden\".", "none on dev", conventions::noble),
    pass("ship", "A ship is no organization: \"HMS Halden\".", "none on dev", conventions::ship),
    pass(
        "kind-in-apposition",
        "A noun beside a name tells its type: \"Halden, a French company\".",
        "none on dev",
        beside::apposition,
    ),
    pass(
        "company-noun",
        "A company's noun before a name, or its shares: \"retailer Ted Marlow\".",
        "none on dev",
        beside::companies,
    ),
    pass("age", "Who has an age is a person: \"Lima, 24, joined\".", "none on dev", beside::age),
    pass("address", "A place follows a street: \"of Mill Lane, Halden\".", "none on dev", beside::address),
    pass(
        "other-name",
        "The other name of a person or body has its type: \"Ana Lima, known as Foxy\".",
        "none on dev",
        beside::other_name,
    ),
    pass(
        "amount",
        "Money and shares are found by rule: \"$3.5 million\", \"12 per cent\".",
        "CoNLL -0.11, Worldwide +0.06, whose golds have no amounts",
        amounts::apply,
    ),
    pass(
        "family",
        "The plural of somebody's surname is people: \"the Limas\" beside \"Ana Lima\".",
        "none on dev",
        types::family,
    ),
    pass(
        "surname",
        "A doubtful name that is somebody's surname is theirs: \"Lima\" beside \"Ana Lima\".",
        "Worldwide -0.03; a surname alone in a headline (tests/quotes.rs)",
        types::surname,
    ),
    pass(
        "club",
        "The last word of a body's name is the body: \"Rovers\" beside \"Dalton Rovers\".",
        "CoNLL +0.03",
        types::club,
    ),
    pass(
        "town-club",
        "A town's club is an organization where its short name is: \"Marlow Town\" beside the club \"Marlow\".",
        "none on dev",
        types::town_club,
    ),
    pass(
        "majority",
        "One name has one type, that of most of its mentions: \"Boeing\" is always the organization.",
        "CoNLL +0.24, Worldwide +0.37, B³ of GUM +1.25",
        types::majority,
    ),
    pass(
        "product-number",
        "A company's name with a number is a product: \"Marlow 747\" beside \"Marlow\".",
        "none on dev",
        companies::products,
    ),
    pass(
        "company",
        "A company's ending tells what its short names are: \"Marlow\" beside \"Marlow Steel Inc.\".",
        "CoNLL +0.05, Worldwide +0.18, B³ of MEANTIME +1.09",
        companies::by_ending,
    ),
    pass(
        "side-of-match",
        "A town that wins or loses by a score is its team: \"Kent won by six wickets\".",
        "none on dev",
        roles::sides,
    ),
];

/// Corrects the names that some tagger found in `document`; they stand in text order and do not overlap.
pub fn apply(document: &Document, names: &mut Vec<Name>) {
    let reading = Reading::new(document);
    apply_with(&Context { document, reading: &reading }, names);
}

/// As [`apply`], for a caller that has read the words already.
pub fn apply_with(context: &Context, names: &mut Vec<Name>) {
    let trace = &context.document.trace;
    for pass in PASSES.iter().filter(|pass| trace.runs(pass.name)) {
        if trace.is_recording() {
            let before = names.clone();
            (pass.run)(context, names);
            changes::record(context.document, pass.name, &before, names);
        } else {
            (pass.run)(context, names);
        }
    }
}

/// Records what the tagger or the second look made of the names before.
pub fn record_change(document: &Document, pass: &PassInfo, before: &[Name], after: &[Name]) {
    if document.trace.is_recording() {
        changes::record(document, pass.name, before, after);
    }
}

pub fn infos() -> impl Iterator<Item = PassInfo> {
    [TAGGER, REVIEW].into_iter().chain(PASSES.iter().map(|pass| pass.info(STAGE)))
}

/// The letters and digits that `text` begins with.
fn first_word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::analysis::EntityType;
    use crate::document;
    use crate::names::linking::tests::marked;
    use crate::trace::Trace;

    /// What the pass called `name` makes of the names that are marked in `text`.
    #[track_caller]
    pub fn check_pass(name: &str, text: &str, expected: &[(&str, EntityType)]) {
        let (text, mut names) = marked(text);
        run_one(name, &text, &mut names);
        assert_eq!(names.iter().map(|n| (n.span.of(&text), n.kind)).collect::<Vec<_>>(), expected);
    }

    pub fn run_one(name: &str, text: &str, names: &mut Vec<Name>) {
        let others: Vec<String> = PASSES.iter().map(|p| p.name.to_owned()).filter(|other| other != name).collect();
        assert!(others.len() < PASSES.len(), "no pass is called {name}");
        let document = crate::syntax::read_with(text, None, &[], Trace::new(&others, false));
        apply(&document, names);
    }

    /// Runs the passes that give one name one type, which come last.
    pub fn settle_types(document: &Document, names: &mut Vec<Name>) {
        let reading = Reading::new(document);
        let context = Context { document, reading: &reading };
        PASSES.iter().skip_while(|p| p.name != "amount").skip(1).for_each(|p| (p.run)(&context, names));
    }

    #[test]
    fn names_of_passes_are_unique_and_hyphenated() {
        let mut names: Vec<&str> = infos().map(|p| p.name).collect();
        assert!(names.iter().all(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        names.sort_unstable();
        assert!(names.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn a_pass_records_each_name_that_it_changes() {
        let (text, mut names) = marked("[l Porto] Police told [p Ana Lima KC]. [l Braga] slept.");
        let document = document::read_with(&text, None, &[], Trace::new(&[], true));
        apply(&document, &mut names);
        let found: Vec<_> = document.trace.into_decisions();
        let found = found.iter().filter(|d| d.stage == STAGE);
        let found: Vec<_> = found.map(|d| (d.pass, d.before.as_str(), d.after.as_str())).collect();
        assert_eq!(
            found,
            [
                ("local-body", "place 'Porto'", "organization 'Porto Police'"),
                ("honour", "person 'Ana Lima KC'", "person 'Ana Lima'"),
            ]
        );
    }
}
