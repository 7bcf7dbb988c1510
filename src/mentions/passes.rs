//! The rules that decide whom a mention means where the ranker is not asked, or is corrected.

use crate::document::Document;
use crate::span::Span;
use crate::trace::{Decision, Pass, PassInfo};

pub const SAME_SPEAKER: &str = "same-speaker";
pub const NEAREST_PERSON: &str = "nearest-person";
pub const NOT_THE_SPEAKER: &str = "not-the-speaker";
pub const FIRST_PERSON: &str = "first-person";
pub const APPOSITION: &str = "apposition";
pub const RELATIVE: &str = "relative-speaker";
pub const LABEL: &str = "label";
pub const ONLY_ONE_NAMED: &str = "only-one-named";
pub const KIN: &str = "kin-of";
pub const EVIDENCE: &str = "needs-evidence";
pub const AGE: &str = "known-by-age";
pub const CLEFT: &str = "it-was-who";
pub const NAMED_INSIDE: &str = "named-in-own-quote";
pub const IN_COUNTRY: &str = "in-the-country";
pub const NAMELESS: &str = "nameless";
pub const SAID_IT: &str = "office-said-it";
pub const ONE_OF_TWO: &str = "one-of-two";
pub const SAME_SUBJECT: &str = "same-subject";
pub const NOT_ITSELF: &str = "not-itself";

const fn rule(name: &'static str, purpose: &'static str, worth: &'static str) -> Pass<()> {
    Pass { name, purpose, worth, run: () }
}

/// All of them, in the order in which they are asked.
pub const PASSES: [Pass<()>; 19] = [
    rule(
        LABEL,
        "\"LIMA: We won\": the label of a turn is the person of that name or surname",
        "none on dev; speakers in 2 of 1,792 texts",
    ),
    rule(
        SAME_SPEAKER,
        "\"“We won,” said Costa, who knows Berg. “They lost,” he added\": who spoke last goes on, in the next paragraph until somebody is named",
        "pronouns P of GUM +0.9, of NewsFair +6.5; PolNeAR joint +0.2",
    ),
    rule(
        NOT_THE_SPEAKER,
        "\"“He lost,” said Costa\": in somebody's direct quote \"he\" is not the speaker",
        "pronouns P of NewsFair +3.2; own pronouns 19 % → under 1 %",
    ),
    rule(
        NEAREST_PERSON,
        "\"he said\" where the ranker is unsure: the nearest person, a subject sooner than others",
        "none on dev; 70 of 1,792 texts, where \"he\" is a name",
    ),
    rule(
        RELATIVE,
        "\"Ana Lima, who said\": who stands before the relative speaks",
        "none on dev; 60 of 1,792 texts; one case of the book",
    ),
    rule(
        APPOSITION,
        "\"the mayor of Porto, Ana Lima, said\": a description is the name beside it",
        "CoNLL of GUM +0.15",
    ),
    rule(
        KIN,
        "\"the daughter of a trawlerman\" says whose, and stands for nobody named before",
        "none on dev; 4 of 1,792 texts",
    ),
    rule(
        EVIDENCE,
        "\"Tom Fry scored. The coach praised him\": a noun for a person joins a name only where the text calls somebody so",
        "precision of noun phrases",
    ),
    rule(
        AGE,
        "\"Owen Darrow won. … said the 33-year-old\": the person who was the last subject",
        "speakers; none on dev",
    ),
    rule(
        CLEFT,
        "\"It was Kate Bolter who won. “…,” she said\": the person whom the sentence singles out",
        "pronouns; none on dev",
    ),
    rule(NAMED_INSIDE, "\"He said, “Warhol was a legend”\": nobody calls themselves by name", "pronouns P of GUM +0.9"),
    rule(
        IN_COUNTRY,
        "\"Denmark arrested two men … in the country\": the country that is the subject",
        "precision of noun phrases",
    ),
    rule(
        NAMELESS,
        "\"“It was dark,” a guard said. “I ran,” she added\": a speaker whom nobody names is somebody, with quotes and pronouns",
        "speakers without an entity",
    ),
    rule(
        SAID_IT,
        "\"Marlow lost its ferry. The ministry said it had known\": an office or firm that nobody names speaks of itself",
        "precision of \"it\"; none on dev",
    ),
    rule(ONLY_ONE_NAMED, "\"the court\" is the one name of late that ends so", "CoNLL of GUM +0.94, of NewsFair +0.11"),
    rule(FIRST_PERSON, "\"I\" in a quote is its speaker", "CoNLL of GUM +0.70, of NewsFair +1.22"),
    rule(SAME_SUBJECT, "\"the club that Costa founded when he came home\": he is Costa", "precision of pronouns"),
    rule(NOT_ITSELF, "\"Costa prayed with him\": him is not Costa, who would be himself", "precision of pronouns"),
    rule(
        ONE_OF_TWO,
        "\"Costa prayed with him before he died\": another told by a pronoun may be meant, so nobody is",
        "none on dev; deaths and arrests in labels of the wrong person in texts read",
    ),
];

/// The rules of the mentions stage, for `nutgraf passes`.
pub fn passes() -> Vec<PassInfo> {
    PASSES.iter().map(|pass| pass.info("mentions")).collect()
}

/// Notes that a rule gave the words at `span` to the entity called `name`.
pub fn record(document: &Document, pass: &'static str, span: Span, name: &str) {
    if document.trace.is_recording() {
        let before = span.of(document.text).to_owned();
        document.trace.record(Decision { stage: "mentions", pass, span, before, after: name.to_owned() });
    }
}
