//! A candidate → a row of numbers for the trees, the same for trainer and library.

use super::evidence::{Evidence, Sum};
use crate::document::clusters::{PRIORS, WordClusters};
use crate::document::words::{Case, LINK, Word};
use crate::document::{Document, Part, Relation};
use crate::english::Tag;
use crate::names::tagger::candidates::Candidate;
use crate::names::tagger::units::{Reading, Style};
use crate::syntax::{tree, verbs};
use std::ops::Range;

/// Values of a candidate and, for the trainer, their names.
#[derive(Default)]
pub struct Row {
    values: Vec<f32>,
    /// Filled in where wanted.
    pub names: Option<Vec<String>>,
}

const TYPE_NAMES: [&str; 4] = ["person", "organization", "place", "misc"];
/// What stands for nothing known.
const NONE: f32 = -1.0;

/// Tags asked of the words of a name.
const OWN_TAGS: [(Tag, &str); 12] = [
    (Tag::Body, "body"),
    (Tag::BodyName, "body name"),
    (Tag::CompanyEnding, "company ending"),
    (Tag::ClubWord, "club word"),
    (Tag::Place, "place"),
    (Tag::Person, "person"),
    (Tag::Happening, "happening"),
    (Tag::Thing, "thing"),
    (Tag::LocalBody, "local body"),
    (Tag::Trade, "trade"),
    (Tag::CommonLast, "common last"),
    (Tag::Agency, "agency"),
];
/// Tags asked of a noun beside a name or above it.
const NOUN_TAGS: [(Tag, &str); 6] = [
    (Tag::Person, "person"),
    (Tag::Title, "title"),
    (Tag::Body, "body"),
    (Tag::Place, "place"),
    (Tag::Thing, "thing"),
    (Tag::Happening, "happening"),
];
const RELATIONS: [(&str, &[Relation]); 9] = [
    ("subject", &[Relation::Subject, Relation::PassiveSubject]),
    ("object", &[Relation::Object, Relation::IndirectObject]),
    ("oblique", &[Relation::Oblique, Relation::ObliqueUnmarked, Relation::Agent]),
    ("modifier", &[Relation::NounModifier, Relation::NounModifierUnmarked]),
    ("owner", &[Relation::PossessiveModifier]),
    ("apposition", &[Relation::Apposition, Relation::NameDescription]),
    ("compound", &[Relation::Compound, Relation::Adjective]),
    ("conjunct", &[Relation::Conjunct]),
    ("flat", &[Relation::Flat]),
];
/// How far the names beside may be, in units.
const NEAR: u32 = 8;

impl Row {
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    fn push(&mut self, name: impl FnOnce() -> String, value: f32) {
        self.values.push(value);
        if let Some(names) = &mut self.names {
            names.push(name());
        }
    }

    fn is(&mut self, name: impl FnOnce() -> String, value: bool) {
        self.push(name, f32::from(u8::from(value)));
    }

    fn each_type(&mut self, name: &str, of_type: [f32; 4]) {
        for (value, kind) in of_type.into_iter().zip(TYPE_NAMES) {
            self.push(|| format!("{name}: {kind}"), value);
        }
    }

    /// The share of each type in a sum, and how many candidates it is of.
    fn sum(&mut self, name: &str, sum: &Sum) {
        let all = sum.all();
        self.each_type(name, sum.of_type.map(|x| if sum.count == 0 { NONE } else { x / all.max(0.01) }));
        self.push(|| format!("{name}: sum"), all);
    }

    fn tags(&mut self, name: &str, word: Option<&Word>, tags: &[(Tag, &str)]) {
        for &(tag, of_tag) in tags {
            self.is(|| format!("{name}: {of_tag}"), word.is_some_and(|w| w.is(tag)));
        }
    }

    /// Fills the row for candidate number `i`.
    pub fn fill(&mut self, document: &Document, reading: &Reading, evidence: &Evidence, i: usize) {
        self.values.clear();
        if let Some(names) = &mut self.names {
            names.clear();
        }
        let candidate = &evidence.candidates[i];
        self.each_type("tagger", candidate.likely);
        self.push(|| "tagger: sum".into(), candidate.all());
        let rivals = evidence.rivals(i);
        for (name, value) in ["around", "inside", "across"].into_iter().zip(rivals) {
            self.push(|| format!("rival {name}"), value);
        }
        let elsewhere = evidence.elsewhere(i);
        self.sum("elsewhere", &elsewhere);
        self.push(|| "elsewhere: count".into(), elsewhere.count as f32);
        for (name, sum) in ["ends longer", "begins longer"].into_iter().zip(evidence.longer(i)) {
            self.sum(name, &sum);
        }
        for (name, sum) in ["last word alone", "first word alone"].into_iter().zip(evidence.alone(i)) {
            self.sum(name, &sum);
        }
        self.sum("acronym", &evidence.acronym(i));
        for (name, [small, capital]) in ["first", "last"].into_iter().zip(evidence.cases(i)) {
            self.push(|| format!("{name}: times with a small letter"), f32::from(small));
            self.push(|| format!("{name}: times with a capital"), f32::from(capital));
        }
        self.article(reading, evidence);
        self.beside(reading, evidence, i);
        self.words(reading, candidate);
        self.around(reading, candidate);
        self.syntax(document, reading, candidate);
    }

    fn article(&mut self, reading: &Reading, evidence: &Evidence) {
        let all = evidence.overall.all();
        self.each_type("article", evidence.overall.of_type.map(|x| x / all.max(0.01)));
        self.push(|| "article: names to a unit".into(), all / reading.units.len() as f32);
        self.push(|| "article: units".into(), reading.units.len() as f32);
        for (topic, share) in ["games", "prices", "numbers"].into_iter().zip(evidence.topics) {
            self.push(|| format!("article: {topic}"), share);
        }
    }

    fn beside(&mut self, reading: &Reading, evidence: &Evidence, i: usize) {
        let own = &evidence.candidates[i];
        let sentence = |c: &Candidate| reading.units[c.first as usize].sentence;
        for (side, name) in evidence.beside(i).into_iter().zip(["name before", "name after"]) {
            let side = side.filter(|c| sentence(c) == sentence(own));
            let gap = side.map(|c| if c.end <= own.first { c.end..own.first } else { own.end..c.first });
            let distance = gap.as_ref().map_or(NEAR, |gap| (gap.end - gap.start).min(NEAR));
            let near = side.filter(|_| distance < NEAR);
            self.each_type(name, near.map_or([NONE; 4], |c| c.likely));
            self.push(|| format!("{name}: distance"), distance as f32);
            let between = gap.filter(|gap| gap.len() == 1).map(|gap| gap.start as usize);
            let is_list = between.is_some_and(|unit| {
                reading.word(unit).is(Tag::Coordinator)
                    || reading.text[reading.units[unit].start as usize..].starts_with(',')
            });
            self.is(|| format!("{name}: list"), is_list);
        }
    }

    fn words(&mut self, reading: &Reading, candidate: &Candidate) {
        let units = candidate.first as usize..candidate.end as usize;
        let (first, last) = (reading.word(units.start), reading.word(units.end - 1));
        self.push(|| "units".into(), units.len() as f32);
        self.push(|| "letters".into(), reading.span(units.clone()).len() as f32);
        self.is(|| "has link".into(), units.clone().any(|i| reading.word(i).flags & LINK != 0));
        self.is(|| "has digit".into(), units.clone().any(|i| reading.word(i).has_digit));
        self.is(|| "has small word".into(), units.clone().any(|i| reading.word(i).case == Case::Lower));
        self.is(|| "has mark".into(), units.clone().any(|i| reading.word(i).case == Case::None));
        for (name, word) in [("first", first), ("last", last)] {
            self.push(|| format!("{name}: case"), f32::from(word.case as u8));
            self.push(|| format!("{name}: length"), word.length as f32);
            let lists = [
                (WordClusters::MALE | WordClusters::FEMALE, "first name"),
                (WordClusters::SURNAME, "surname"),
                (WordClusters::CITY, "city"),
                (WordClusters::COUNTRY, "country"),
                (WordClusters::SOMETIMES_LOWER | WordClusters::MOSTLY_LOWER, "plain word"),
            ];
            for (flags, list) in lists {
                self.is(|| format!("{name}: {list}"), word.flags & flags != 0);
            }
            let prior = usize::from(word.flags >> WordClusters::PRIOR_SHIFT) % PRIORS;
            for (n, kind) in ["unknown", "no name", "person", "organization", "place", "misc", "place or body"]
                .into_iter()
                .enumerate()
            {
                self.is(|| format!("{name}: mostly {kind}"), prior == n);
            }
        }
        self.tags("last", Some(last), &OWN_TAGS);
        self.is(|| "first: title".into(), first.is(Tag::Title));
        self.is(|| "first: common first".into(), first.is(Tag::CommonFirst));
        let hash = (units.start + 1..units.end)
            .fold(first.lower, |hash, i| crate::document::words::chain(hash, reading.word(i).lower));
        let (_, listed) = if units.len() > 1 { reading.words.look_up(hash) } else { (0, 0) };
        self.is(|| "listed place".into(), listed & (WordClusters::CITY | WordClusters::COUNTRY) != 0);
    }

    fn around(&mut self, reading: &Reading, candidate: &Candidate) {
        let (first, end) = (candidate.first as usize, candidate.end as usize);
        let unit = &reading.units[first];
        let line = &reading.sentences[unit.sentence as usize];
        self.push(|| "style".into(), line.style as u8 as f32);
        self.is(|| "early".into(), line.early);
        self.is(|| "first in sentence".into(), unit.first);
        self.push(|| "place in sentence".into(), (first - line.units.start) as f32);
        self.push(|| "sentence: units".into(), line.units.len() as f32);
        let limits = line.units.start..line.units.end.min(line.units.start + MOST_COUNTED);
        let digits = limits.clone().filter(|&i| reading.word(i).has_digit).count();
        let small = limits.clone().filter(|&i| reading.word(i).case == Case::Lower).count();
        self.push(|| "sentence: share of numbers".into(), digits as f32 / limits.len() as f32);
        self.push(|| "sentence: share of small words".into(), small as f32 / limits.len() as f32);
        self.is(|| "joined".into(), reading.units[first].joins_left || reading.units[end - 1].joins_right);
        let at = |unit: Option<usize>| unit.filter(|u| line.units.contains(u)).map(|u| reading.word(u));
        let text = |unit: Option<usize>| {
            unit.filter(|u| line.units.contains(u)).map_or("", |u| reading.span(u..u + 1).of(reading.text))
        };
        for (name, unit) in [("word before", first.checked_sub(1)), ("word after", Some(end))] {
            let word = at(unit);
            self.push(|| format!("{name}: case"), word.map_or(NONE, |w| f32::from(w.case as u8)));
            self.tags(name, word, &NOUN_TAGS);
            self.is(|| format!("{name}: preposition"), word.is_some_and(|w| w.is(Tag::Preposition)));
            self.is(|| format!("{name}: say"), word.is_some_and(|w| w.is(Tag::Say)));
            let mark = match text(unit) {
                "," => 1.0,
                "." => 2.0,
                "(" | ")" => 3.0,
                ":" => 4.0,
                "-" | "–" | "—" => 5.0,
                "'s" | "’s" | "'" | "’" => 6.0,
                "/" => 7.0,
                _ => 0.0,
            };
            self.push(|| format!("{name}: mark"), mark);
            self.is(|| format!("{name}: digit"), word.is_some_and(|w| w.has_digit));
        }
        let before = at(first.checked_sub(1));
        self.is(|| "word before: definite".into(), before.is_some_and(|w| w.is(Tag::Definite)));
        self.is(|| "word before: in".into(), matches!(text(first.checked_sub(1)), "in" | "In" | "at" | "At" | "near"));
        self.is(|| "word before: of".into(), matches!(text(first.checked_sub(1)), "of" | "from"));
        self.is(|| "capitals".into(), line.style == Style::Capitals);
    }

    fn syntax(&mut self, document: &Document, reading: &Reading, candidate: &Candidate) {
        let span = reading.span(candidate.first as usize..candidate.end as usize);
        let tokens = document.tokens_in(span);
        let kind = document.sentence_at(span.start).map(|sentence| document.kind_of(sentence));
        self.push(|| "kind of paragraph".into(), kind.map_or(NONE, |kind| f32::from(kind as u8)));
        let head = head(document, &tokens);
        let relation = head.map(|h| document.nodes[h].relation);
        for (name, relations) in RELATIONS {
            self.is(|| format!("is {name}"), relation.is_some_and(|r| relations.contains(&r)));
        }
        let part = head.map(|h| document.nodes[h].part);
        self.is(|| "is adjective".into(), part == Some(Part::Adjective));
        self.is(|| "is proper noun".into(), part == Some(Part::ProperNoun));
        let above = head.map(|h| document.nodes[h].head as usize).filter(|&above| Some(above) != head);
        self.tags("above", above.map(|a| document.features(a)), &NOUN_TAGS);
        let verb = head.and_then(|h| verbs::governor(document, h)).map(|v| document.features(v));
        let asks =
            [(Tag::Say, "say"), (Tag::Contest, "contest"), (Tag::MarketMove, "market move"), (Tag::State, "state")];
        self.tags("verb", verb, &asks);
        let with = |relations: &[Relation]| {
            let child = head.and_then(|h| {
                tree::children(document, h)
                    .find(|c| !tokens.contains(c) && relations.contains(&document.nodes[*c].relation))
            });
            child.map(|c| document.features(c))
        };
        self.tags("apposition", with(&[Relation::Apposition]), &NOUN_TAGS);
        self.tags("description", with(&[Relation::NameDescription, Relation::Compound]), &NOUN_TAGS);
        self.is(|| "relative clause".into(), with(&[Relation::RelativeClause]).is_some());
        self.is(|| "owner beside".into(), with(&[Relation::PossessiveModifier]).is_some());
    }
}

/// Words of a sentence that are counted at most.
const MOST_COUNTED: usize = 60;

/// The token of a name that hangs on a word outside it.
fn head(document: &Document, tokens: &Range<usize>) -> Option<usize> {
    let nodes = document.nodes.get(tokens.clone())?;
    let outside = |node: &crate::document::Node| !tokens.contains(&(node.head as usize));
    nodes.iter().position(outside).map_or(tokens.clone().last(), |at| Some(tokens.start + at))
}
