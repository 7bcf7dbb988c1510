//! What the words beside a name say of its type: "Engel, a French company", "Snell, 24,", "of Mill Lane, Bramford".
//!
//! What is said of one mention holds for all of them.

use super::{Context, roles};
use crate::analysis::{EntityType, Score};
use crate::document::clusters::WordClusters;
use crate::document::{TokenKind, Word, words};
use crate::english::{Gender, Tag, countries, first_names};
use crate::names::Name;
use crate::names::linking::{forms, other_names};
use crate::span::Span;
use crate::syntax::tree;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How many words may stand between an article and the noun: "a small French shipping company".
const MAX_BETWEEN: usize = 4;

/// The words around a name in its sentence.
struct Around<'c, 't> {
    context: &'c Context<'c, 't>,
    sentence: Range<usize>,
    tokens: Range<usize>,
}

impl<'c, 't> Around<'c, 't> {
    fn new(context: &'c Context<'c, 't>, name: Span) -> Option<Self> {
        let document = context.document;
        let sentence = document.sentences[document.sentence_at(name.start)?].tokens.clone();
        let tokens = document.tokens_in(name);
        (sentence.start <= tokens.start && tokens.end <= sentence.end).then_some(Self { context, sentence, tokens })
    }

    /// The token so many places after the name, from 0.
    fn after(&self, n: usize) -> Option<usize> {
        Some(self.tokens.end + n).filter(|&token| token < self.sentence.end)
    }

    /// The token so many places before the name, from 0.
    fn before(&self, n: usize) -> Option<usize> {
        self.tokens.start.checked_sub(n + 1).filter(|&token| token >= self.sentence.start)
    }

    fn form(&self, token: Option<usize>) -> &'t str {
        token.map_or("", |token| self.context.document.word(token))
    }

    fn word(&self, token: Option<usize>) -> Option<&'c Word> {
        token.map(|token| self.context.document.features(token))
    }

    /// In small letters, as a name is not.
    fn is_common(&self, token: Option<usize>, tag: Tag) -> bool {
        self.word(token).is_some_and(|w| w.is(tag) && w.case == words::Case::Lower)
    }

    fn is(&self, token: Option<usize>, tag: Tag) -> bool {
        self.word(token).is_some_and(|w| w.is(tag))
    }

    /// "Engel, a French company," but not "Engel, a bank robber"
    fn is_body(&self, traders: bool) -> bool {
        self.form(self.after(0)) == "," && matches!(self.form(self.after(1)), "a" | "an" | "the") && {
            let noun = (2..=2 + MAX_BETWEEN)
                .find(|&n| self.is(self.after(n), Tag::Firm) || traders && self.is(self.after(n), Tag::Trader));
            noun.is_some_and(|noun| {
                let between_fits = (2..noun).all(|n| {
                    let word = self.word(self.after(n));
                    word.is_some_and(|w| w.case != words::Case::None && !w.is(Tag::Preposition) && !w.is(Tag::Relative))
                });
                between_fits && self.ends_phrase(self.after(noun + 1))
            })
        }
    }

    /// "The firm, Engel Freight, has no ships.", "its parent company, Engel,"
    fn is_body_of_noun(&self, traders: bool) -> bool {
        self.form(self.before(0)) == ","
            && matches!(self.form(self.after(0)), "," | ".")
            && (self.is(self.before(1), Tag::Firm) || traders && self.is(self.before(1), Tag::Trader))
            && (2..2 + MAX_BETWEEN)
                .find(|&n| self.is(self.before(n), Tag::Definite) || self.is(self.before(n), Tag::Possessive))
                .is_some_and(|n| !self.is(self.before(n + 1), Tag::Preposition))
    }

    /// "British fashion retailer Ted Marlow"; "the magazine Ana Lima wrote for" has a clause.
    fn is_after_body(&self) -> bool {
        let Some(noun) = self.before(0).filter(|_| !self.tokens.is_empty()) else { return false };
        let document = self.context.document;
        let name = tree::span(document, self.tokens.clone());
        // "shoe seller": a firm where a nationality stands before it and nobody is "he" or "she"
        let is_trade = || {
            self.is(Some(noun), Tag::Trader)
                && (1..=MAX_BETWEEN).any(|n| {
                    let word = self.form(self.before(n)).to_lowercase();
                    countries::country_of(&word).is_some() && !self.form(self.before(n + 1)).eq_ignore_ascii_case("the")
                })
                && !document.words.list.iter().any(|w| w.is(Tag::ThirdPerson) && (w.is(Tag::Male) || w.is(Tag::Female)))
        };
        // "the bank Ann Reed ran"
        let has_article = || (1..=MAX_BETWEEN).any(|n| self.word(self.before(n)).is_some_and(|w| w.is(Tag::Definite)));
        let given = name.of(document.text).split(' ').next().unwrap_or_default().to_lowercase();
        let is_doubtful = first_names::gender(&given) != Gender::Unknown && has_article();
        (self.is(Some(noun), Tag::Firm) && !is_doubtful || is_trade()) && roles::is_described(document, name, noun)
    }

    /// "the shipping line Norda", "a militia, Norda", "the chip maker Norda": one word, which is nobody's first name. People
    /// have two where they are introduced.
    fn is_after_group(&self) -> bool {
        let Some(noun) = self.before(0).filter(|_| self.tokens.len() == 1) else { return false };
        let document = self.context.document;
        let is_lower = |n: usize| self.word(self.before(n)).is_some_and(|w| w.case == words::Case::Lower);
        let has_noun =
            is_lower(1) && !self.is(self.before(1), Tag::Determiner) && !self.is(self.before(1), Tag::Preposition);
        let is_group = self.is_common(Some(noun), Tag::Body)
            || has_noun && (self.is_common(Some(noun), Tag::FirmBehind) || self.is_common(Some(noun), Tag::Trader));
        let article = (1..=MAX_BETWEEN)
            .find(|&n| self.is(self.before(n), Tag::Determiner) || self.is(self.before(n), Tag::Possessive));
        let given = self.form(Some(self.tokens.start)).to_lowercase();
        is_group
            && article.is_some_and(|n| (1..n).all(|n| !self.is(self.before(n), Tag::Preposition)))
            && first_names::gender(&given) == Gender::Unknown
            && roles::is_described(document, tree::span(document, self.tokens.clone()), noun)
    }

    /// "Shares in Amazon fell", "a 5 percent stake in Orient"
    fn is_listed(&self) -> bool {
        self.form(self.before(0)) == "in"
            && matches!(self.form(self.before(1)).to_lowercase().as_str(), "shares" | "stake" | "stakes")
    }

    /// "Ted Marlow’s finance chief", "Ted Marlow's shares"
    fn is_owner_of_business(&self) -> bool {
        let owns = self.word(self.after(0)).is_some_and(|w| w.is(Tag::Possessive))
            || matches!(self.form(self.after(0)), "'s" | "’s");
        let two = |a: usize, first: &str, second: &[&str]| {
            self.form(self.after(a)) == first && second.contains(&self.form(self.after(a + 1)))
        };
        owns && (self.is(self.after(1), Tag::Corporate)
            || two(1, "chief", &["executive", "financial", "operating"])
            || two(1, "finance", &["chief", "director"]))
    }

    /// Whether a noun phrase is over before `token`: "company", then "based", "," or "that".
    fn ends_phrase(&self, token: Option<usize>) -> bool {
        self.word(token).is_none_or(|w| {
            w.case == words::Case::None
                || w.is(Tag::Preposition)
                || w.is(Tag::Relative)
                || w.is(Tag::That)
                || w.is(Tag::Participle)
                || self.form(token).ends_with("ed")
                || w.is(Tag::Conjunction)
        })
    }

    /// "Snell, 24, joined" or "Snell, aged 24,"; "Leeds, 24, Hull, 18" are scores.
    fn has_age(&self) -> bool {
        let aged = usize::from(self.form(self.after(1)) == "aged");
        let age = self.form(self.after(1 + aged));
        let is_age = age.len() == 2 && age.parse::<u32>().is_ok_and(|age| (10..=99).contains(&age));
        let next = self.word(self.after(3 + aged));
        is_age
            && self.form(self.after(0)) == ","
            && self.form(self.after(2 + aged)) == ","
            && next.is_some_and(|w| w.case == words::Case::Lower)
    }

    /// "of Mill Lane, Bramford,"
    fn is_in_address(&self) -> bool {
        self.form(self.before(0)) == ","
            && self.word(self.before(1)).is_some_and(|w| w.is(Tag::Street) && w.case.is_capital())
            && self.word(self.before(2)).is_some_and(|w| w.case.is_capital())
            && (3..=5).any(|n| matches!(self.form(self.before(n)), "of" | "in" | "at" | "on"))
    }

    /// "the queen of Mortvale, Ilse, fled"
    fn is_office_holder(&self) -> bool {
        let of = (2..=4).find(|&n| self.form(self.before(n)) == "of");
        self.form(self.before(0)) == ","
            && self.form(self.after(0)) == ","
            && self.word(self.after(1)).is_some_and(|w| w.case == words::Case::Lower)
            && of.is_some_and(|of| {
                let land = (1..of).all(|n| self.word(self.before(n)).is_some_and(|w| w.case.is_capital()));
                let is_the = |n: usize| self.form(self.before(n)).eq_ignore_ascii_case("the");
                land && self.is_common(self.before(of + 1), Tag::Office)
                    && (is_the(of + 2) || self.form(self.before(of + 2)) == "prime")
            })
    }
}

/// Gives `kind` to the names that `fits` accepts, and to all that are written like them.
fn set_type(
    context: &Context,
    names: &mut [Name],
    kind: EntityType,
    may_change: impl Fn(&Name) -> bool,
    fits: impl Fn(&Around) -> bool,
) {
    let may_fit = |name: &Name| name.kind == kind || may_change(name);
    let is_fit = |name: &&Name| may_fit(name) && Around::new(context, name.span).is_some_and(|around| fits(&around));
    let found: FxHashSet<&str> = names.iter().filter(is_fit).map(|n| n.span.of(context.text())).collect();
    for name in names.iter_mut().filter(|n| may_change(n)) {
        let words = name.span.of(context.text());
        // "Morgan Snell" beside "Snell, 24"
        let is_full = |(given, surname): (&str, &str)| {
            let is_given = !forms::has_tag(&given.to_lowercase(), Tag::CommonFirst)
                && flags_of(context, given) & (WordClusters::CITY | WordClusters::COUNTRY) == 0;
            kind == EntityType::Person && is_given && !surname.contains(' ') && found.contains(surname)
        };
        if found.contains(words) || words.split_once(' ').is_some_and(is_full) {
            *name = Name { kind, confidence: Score(name.confidence.0.max(0.9)), ..*name };
        }
    }
}

fn may_be(kinds: &'static [EntityType]) -> impl Fn(&Name) -> bool {
    |name| kinds.contains(&name.kind)
}

pub fn apposition(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Person, Place};
    let is_known_place = |name: &Name| is_known_place(context, name);
    let may_be_body = |name: &Name| matches!(name.kind, Person | Misc) || name.kind == Place && !is_known_place(name);
    set_type(context, names, Organization, may_be_body, |around| {
        around.is_body(false) || around.is_body_of_noun(false)
    });
    // "The grid operator, Voltara,": a person may be an operator, a place never.
    let may_be_trader = |name: &Name| matches!(name.kind, Misc | Place) && !is_known_place(name);
    set_type(context, names, Organization, may_be_trader, |around| {
        around.is_body(true) || around.is_body_of_noun(true)
    });
    let may_be_ruler = |name: &Name| matches!(name.kind, Misc | Organization | Place) && !is_known_place(name);
    set_type(context, names, Person, may_be_ruler, |around| around.is_office_holder());
}

/// Companies by the noun before them or by their shares.
pub fn companies(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Person, Place};
    let may_change =
        |name: &Name| matches!(name.kind, Misc | Person) || name.kind == Place && !is_known_place(context, name);
    set_type(context, names, Organization, may_change, |around| around.is_after_body() || around.is_listed());
    set_type(context, names, Organization, may_be(&[Misc]), |around| around.is_owner_of_business());
    // "the party Lima left", where Ana Lima is named
    let words = |n: &Name| n.span.of(context.text());
    let surnames: FxHashSet<&str> =
        names.iter().filter(|n| n.kind == Person).filter_map(|n| Some(words(n).rsplit_once(' ')?.1)).collect();
    let may_change = |name: &Name| may_change(name) && !surnames.contains(words(name));
    set_type(context, names, Organization, may_change, |around| around.is_after_group());
}

pub fn age(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Place};
    let may_change = |name: &Name| matches!(name.kind, Misc | Organization | Place) && !is_known_place(context, name);
    set_type(context, names, EntityType::Person, may_change, |around| around.has_age());
}

pub fn address(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Misc, Organization, Person};
    set_type(context, names, EntityType::Place, may_be(&[Misc, Organization, Person]), |around| around.is_in_address());
    // "the Marsh Lane power station": a street, not somebody whose first name is none.
    let is_street = |name: &Name| {
        name.kind == Person
            && name.span.of(context.text()).split_once(' ').is_some_and(|(first, last)| {
                forms::has_tag(last, Tag::Street)
                    && flags_of(context, first) & (WordClusters::MALE | WordClusters::FEMALE) == 0
            })
    };
    set_type(context, names, EntityType::Place, is_street, |around| {
        around.before(0).is_some_and(|t| around.context.document.features(t).is(Tag::Definite))
            || around.form(around.before(0)) == "at"
    });
}

/// "Dorian Clay, later known as Malik Amar": both are people, or bodies. In "née Lima" the name is "Lima".
pub fn other_name(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut() {
        let words = name.span.of(context.text());
        if let Some(own) = ["née ", "nee ", "né "].iter().find_map(|nee| words.strip_prefix(nee)) {
            name.span.start = name.span.end - own.len();
        }
    }
    for at in 1..names.len() {
        let (first, second) = (names[at - 1], names[at]);
        if other_names::between(context.text(), &first, &second).is_some()
            && matches!(first.kind, EntityType::Person | EntityType::Organization)
            && !matches!(second.kind, EntityType::Money | EntityType::Percent)
            && !is_known_place(context, &second)
        {
            names[at].kind = first.kind;
        }
    }
}

/// Whether a single word is a city or country.
fn is_known_place(context: &Context, name: &Name) -> bool {
    flags_of(context, name.span.of(context.text())) & (WordClusters::CITY | WordClusters::COUNTRY) != 0
}

fn flags_of(context: &Context, word: &str) -> u16 {
    context.document.words.look_up(words::hash(word)).1
}

/// "Briton Rory Jutland": what remains are at least two words.
pub fn nationality(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let is_national = |name| document.tokens_in(name).next().is_some_and(|t| document.features(t).is(Tag::National));
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        if let Some((first, rest)) = name.span.of(context.text()).split_once(' ')
            && rest.contains(' ')
            && (is_national(name.span) || countries::country_of(&first.to_lowercase()).is_some())
            && (first_names::gender(&first.to_lowercase()) == Gender::Unknown
                || Around::new(context, name.span).is_some_and(|a| {
                    // "the 24-year-old Dane Mads Holt", "The Scot Ian Muir"
                    let before = a.before(0);
                    a.form(before).ends_with("-year-old") || a.is(before, Tag::Definite)
                }))
        {
            name.span.start = name.span.end - rest.len();
        }
    }
}

/// `Anthony "Tony Bells" Moretti`: a first name, a few words in marks and a surname are one name.
pub fn nickname(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let mut found: Vec<Name> = Vec::new();
    for name in names.iter().filter(|n| n.kind == EntityType::Person) {
        let tokens = document.tokens_in(name.span);
        let Some(sentence) = document.sentence_at(name.span.start).map(|s| document.sentences[s].tokens.clone()) else {
            continue;
        };
        let is_mark = |&at: &usize| document.tokens[at].kind == TokenKind::Quote;
        let limit = sentence.end.min(tokens.start + 4);
        let Some(open) = (tokens.start + 1..limit).find(is_mark) else { continue };
        let Some(close) = (open + 2..sentence.end.min(open + 5)).find(is_mark) else { continue };
        let is_capital = |at: usize| document.features(at).case.is_capital();
        let is_inside = (open + 1..close).all(|at| is_capital(at) || document.word(at).eq_ignore_ascii_case("the"));
        let surname = close + 1;
        let starts_name = |at: usize| names.iter().any(|n| n.span.start == document.tokens[at].span.start);
        let fits = open <= tokens.end
            && (tokens.start..open).all(is_capital)
            && is_inside
            && surname < sentence.end
            && !document.tokens[surname].glued
            && !document.tokens[open].glued
            && is_capital(surname)
            && !document.features(surname).is(Tag::Weekday)
            && (starts_name(surname) || document.word(surname).len() > 1 && !starts_plain(document.features(surname)));
        if !fits {
            continue;
        }
        let start = document.tokens[surname].span;
        let end = names.iter().find(|n| n.span.start == start.start).map_or(start.end, |n| n.span.end);
        found.push(Name { span: Span::new(name.span.start, end), ..*name });
    }
    for whole in found {
        names.retain(|n| !n.span.overlaps(whole.span));
        names.push(whole);
    }
    names.sort_by_key(|n| n.span);
}

fn starts_plain(word: &Word) -> bool {
    word.flags & (WordClusters::MOSTLY_LOWER | WordClusters::SOMETIMES_LOWER) != 0
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn noun_in_apposition_makes_a_body() {
        let body = [("Renner", Organization)];
        check_pass("kind-in-apposition", "sold to [p Renner], a small Danish shipping company, in May", &body);
        check_pass("kind-in-apposition", "[m Renner], the airline based in Cork, grew.", &body);
        check_pass("kind-in-apposition", "The bank, [p Renner], has no money.", &body);
        check_pass("kind-in-apposition", "Its parent company, [p Renner], slept.", &body);
        check_pass("kind-in-apposition", "The head of the company, [p Renner], slept.", &[("Renner", Person)]);
        check_pass("kind-in-apposition", "[p Renner], a bank robber, slept.", &[("Renner", Person)]);
        check_pass("kind-in-apposition", "[p Renner], a clerk at the company, slept.", &[("Renner", Person)]);
        check_pass("kind-in-apposition", "[p Renner] and [p Renner], a firm", &[("Renner", Organization); 2]);
    }

    #[test]
    fn noun_before_a_name_makes_a_body() {
        let body = [("Ted Renner", Organization)];
        check_pass("company-noun", "Fashion retailer [p Ted Renner] cut 300 jobs on Monday.", &body);
        check_pass("company-noun", "British shoe seller [p Ted Renner] closed nine shops.", &body);
        check_pass("company-noun", "Shoe seller [p Ted Renner] closed his shop.", &[("Ted Renner", Person)]);
        check_pass("company-noun", "The bank [p Ann Renner] ran failed.", &[("Ann Renner", Person)]);
        check_pass("company-noun", "Shares in [l Orlient] fell.", &[("Orlient", Organization)]);
        check_pass("company-noun", "Shares in [l London] fell.", &[("London", Place)]);
    }

    #[test]
    fn holder_of_an_office_is_a_person() {
        check_pass(
            "kind-in-apposition",
            "The king of [l Norland], [l Otto], fled.",
            &[("Norland", Place), ("Otto", Person)],
        );
        check_pass(
            "kind-in-apposition",
            "A resident of [l Norland], [l Fellmouth], fled.",
            &[("Norland", Place), ("Fellmouth", Place)],
        );
    }

    #[test]
    fn age_after_a_name_makes_a_person() {
        check_pass(
            "age",
            "a bid for [o Morgan Renner]. [o Renner], 24, joined.",
            &[("Morgan Renner", Person), ("Renner", Person)],
        );
        check_pass(
            "age",
            "a bid for [o Morgan Renner]. [p Renner], 24, joined.",
            &[("Morgan Renner", Person), ("Renner", Person)],
        );
        check_pass("age", "[l Renner], aged 24, slept.", &[("Renner", Person)]);
        check_pass("age", "[o Renner], 24, [o Dalton], 18", &[("Renner", Organization), ("Dalton", Organization)]);
    }

    #[test]
    fn town_after_a_street_is_a_place() {
        check_pass(
            "address",
            "Ida, of [l Oak Road], [p Bramford], slept.",
            &[("Oak Road", Place), ("Bramford", Place)],
        );
        check_pass(
            "address",
            "the [o Red Lane], [p Bramford] slept.",
            &[("Red Lane", Organization), ("Bramford", Person)],
        );
    }

    #[test]
    fn other_name_of_a_person_is_a_person() {
        check_pass(
            "other-name",
            "[p Ida Renner], known as [m Foxy], sang.",
            &[("Ida Renner", Person), ("Foxy", Person)],
        );
        check_pass("other-name", "[p Ida Renner], [p née Vogel], sang.", &[("Ida Renner", Person), ("Vogel", Person)]);
        check_pass(
            "other-name",
            "[o Norline], formerly known as [p Dalla], grew.",
            &[("Norline", Organization), ("Dalla", Organization)],
        );
        check_pass("other-name", "[p Ida Renner], with [m Foxy], sang.", &[("Ida Renner", Person), ("Foxy", Misc)]);
    }

    #[test]
    fn nationality_is_cut() {
        check_pass("nationality", "the [p Swede Ida Renner]", &[("Ida Renner", Person)]);
        check_pass("nationality", "the [p Danish Ida Renner]", &[("Ida Renner", Person)]);
        check_pass("nationality", "the [p Briton Ida Renner] won", &[("Ida Renner", Person)]);
        check_pass("nationality", "the [p French Renner] won", &[("French Renner", Person)]);
    }

    #[test]
    fn nickname_in_marks_is_part_of_the_name() {
        let whole = [("Otto “The Cat” Renner", Person)];
        check_pass("nickname", "met [p Otto “The Cat]” [p Renner] there", &whole);
        check_pass("nickname", "met [p Otto] “The Cat” Renner there", &whole);
        check_pass("nickname", "met [p Otto], “The Cat” [p Renner] there", &[("Otto", Person), ("Renner", Person)]);
        check_pass("nickname", "[p Otto] said “Go” Monday", &[("Otto", Person)]);
    }
}
