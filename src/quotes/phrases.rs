//! Atoms → noun phrases that could be credited with a quote: names with their titles, "the spokesman for the mayor",
//! "officials", "she".
//!
//! A light chunker: small words open and close a phrase, capitals and nouns for people carry it. "Former Gov. Ana Lima of
//! Ohio said" → the phrase up to "Ohio", its core up to "Lima".

use super::atoms::{Atoms, Class};
use crate::analysis::{EntityType, MentionKind};
use crate::document::layout::dateline;
use crate::document::{Document, Part, Relation};
use crate::english::Tag;
use crate::names::Entities;
use crate::span::Span;
use crate::syntax::{phrases, tree};
use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// First atom.
    pub start: usize,
    /// End of the head, before "of Ohio".
    pub core: usize,
    /// End, exclusive.
    pub end: usize,
    pub kind: MentionKind,
    /// The entity of the name that its core ends with.
    pub entity: Option<(usize, EntityType)>,
    /// That name.
    pub name: Option<Span>,
    /// A share of somebody: "48% of patients". No name inside is meant.
    pub share: bool,
}

impl Phrase {
    pub fn span(&self, atoms: &Atoms) -> Span {
        Span::new(atoms.list[self.start].span.start, atoms.list[self.end - 1].span.end)
    }
}

/// Maximum length of a phrase in words.
const LONGEST: usize = 12;
/// Maximum number of "of" and "for" phrases that are taken in.
const OFS: usize = 2;

/// All phrases outside marks, in text order, never overlapping.
pub fn chunk(document: &Document, atoms: &Atoms, names: &Entities) -> Vec<Phrase> {
    let mut phrases = Vec::with_capacity(atoms.list.len() / 4);
    for statement in &atoms.statements {
        let mut i = statement.atoms.start;
        while i < statement.atoms.end {
            if let Some(phrase) = phrase_at(document, atoms, names, i, &statement.atoms) {
                i = phrase.end;
                if !is_in_dateline(document, phrase.span(atoms)) {
                    phrases.push(phrase);
                }
            } else {
                i += 1;
            }
        }
    }
    phrases
}

fn phrase_at(document: &Document, atoms: &Atoms, names: &Entities, i: usize, within: &Range<usize>) -> Option<Phrase> {
    let first = &atoms.list[i];
    let next = atoms.class(i + 1, within);
    // "according to | public filings": a phrase for sure, as long as the tree says.
    let credited = (i.saturating_sub(2).max(within.start)..i).any(|at| {
        atoms.list[at].class == Class::According && (at + 1..i).all(|t| atoms.list[t].span.of(document.text) == "to")
    });
    let whole = if credited { end_of_noun(document, atoms, i, within) } else { i };
    let share = share_end(document, atoms, i, within);
    let core = match first.class {
        _ if share.is_some() => share.unwrap_or(i),
        Class::Pronoun | Class::Relative => {
            let kind = MentionKind::Pronoun;
            return Some(Phrase { start: i, core: i + 1, end: i + 1, kind, entity: None, name: None, share: false });
        }
        // "One of them, who served under Lima, said"
        _ if is_of(document, atoms, i + 1, within)
            && atoms.class(i + 2, within) == Class::ObjectPronoun
            && first.span.of(document.text).eq_ignore_ascii_case("one") =>
        {
            let end = i + 3;
            let kind = MentionKind::Nominal;
            return Some(Phrase { start: i, core: i + 1, end, kind, entity: None, name: None, share: false });
        }
        // "that 88 percent of voters"
        Class::That if share_end(document, atoms, i + 1, within).is_some() => return None,
        Class::Determiner | Class::Possessive | Class::That => {
            let core = extend(document, atoms, i + 1, within, true);
            // "Some said", "Others say", "many of them"
            if core == i + 1
                && !(next.is_cue() || first.class == Class::Determiner && is_of(document, atoms, i + 1, within))
            {
                return None;
            }
            core
        }
        Class::Capital | Class::Title | Class::Person => extend(document, atoms, i, within, false),
        _ if first.capital
            && !matches!(
                first.class,
                Class::Speaking | Class::Subordinator | Class::Conjunction | Class::Preposition
            )
            && next == Class::Capital =>
        {
            extend(document, atoms, i + 1, within, false)
        }
        // Bare "sources said", "said sources"
        Class::Plural | Class::Lower | Class::Number => {
            let core = extend(document, atoms, i, within, true);
            let before = if i > within.start { atoms.list[i - 1].class } else { Class::Edge };
            // "mothers would say"
            let verb =
                (core..core + 3).find(|&at| !matches!(atoms.class(at, within), Class::Auxiliary | Class::Adverb));
            let near_cue =
                verb.is_some_and(|at| atoms.class(at, within).is_cue()) || before.is_cue() || before == Class::Comma;
            if !(near_cue
                || whole > i
                || atoms.list[i..core].iter().any(|a| a.class == Class::Person || a.class == Class::Capital))
            {
                return None;
            }
            core
        }
        // "The report said": a noun that looks like a reporting verb
        _ => return None,
    };
    let core = core.max(whole);
    if core <= i {
        return None;
    }
    let mut end = core;
    // "of Ohio", "for the mayor of Ohio"
    for _ in 0..OFS {
        if !is_of(document, atoms, end, within) {
            break;
        }
        let from = end + 1;
        let inner = match atoms.class(from, within) {
            Class::Determiner | Class::Possessive => extend(document, atoms, from + 1, within, true),
            class if class.is_nominal() => extend(document, atoms, from, within, class != Class::Capital),
            // "5% of them"
            Class::ObjectPronoun if share.is_some() => from + 1,
            _ => from,
        };
        if inner > from {
            end = inner;
        }
        // "of 500 doctors and 800 patients"
        let more = atoms.class(end, within) == Class::Conjunction && atoms.class(end + 1, within) == Class::Number;
        if inner > from && atoms.class(from, within) == Class::Number && more {
            end = extend(document, atoms, end + 1, within, true).max(end);
        }
        // "half of those asked"
        let asked = end == from + 1
            && atoms.list[from].span.of(document.text) == "those"
            && within.contains(&end)
            && atoms.list[end].class != Class::Run
            && has_tag(document, atoms, end, Tag::Participle);
        end += usize::from(asked);
    }
    if share.is_some() {
        let kind = MentionKind::Nominal;
        return Some(Phrase { start: i, core: end, end, kind, entity: None, name: None, share: true });
    }
    // "of Devon and Cornwall Police": a name is not left in its middle.
    let shown = Span::new(first.span.start, atoms.list[end - 1].span.end);
    if let Some(name) = names.mentions_in(shown).last() {
        while within.contains(&end) && atoms.list[end].span.start < name.span.end {
            end += 1;
        }
    }
    let name = name_at_end(names, Span::new(first.span.start, atoms.list[core - 1].span.end)).or_else(|| {
        // "Helena Marsh KC"
        let bare = core > i + 1 && has_tag(document, atoms, core - 1, Tag::Honour);
        bare.then(|| name_at_end(names, Span::new(first.span.start, atoms.list[core - 2].span.end))).flatten()
    });
    // "Norland's minister of mines Olga Tarn"
    let name = name.or_else(|| name_behind_office(document, atoms, names, &(i..core), &(core..end)));
    let named = atoms.list[i..core].iter().any(|a| a.class == Class::Capital);
    let kind = if named { MentionKind::Name } else { MentionKind::Nominal };
    let (entity, name) = (name.map(|(entity, _)| entity), name.map(|(_, span)| span));
    Some(Phrase { start: i, core, end, kind, entity, name, share: false })
}

/// The end of the noun, by the tree, that the common word at `i` leads to: "its annual report".
fn end_of_noun(document: &Document, atoms: &Atoms, i: usize, within: &Range<usize>) -> usize {
    let first = document.tokens_in(atoms.list[i].span).start;
    let mut head = first;
    for up in tree::path(document, first).skip(1).take(LONGEST) {
        let node = document.nodes[head];
        if up < head || !document.nodes[up].part.is_nominal() || !phrases::goes_before_noun(node.relation) {
            break;
        }
        head = up;
    }
    let noun = document.nodes.get(head).is_some_and(|n| n.part == Part::Noun);
    if !noun || document.features(head).is(Tag::Person) {
        return i;
    }
    let end = document.tokens[head].span.end;
    (i..within.end).take(LONGEST).find(|&at| atoms.list[at].span.end >= end).map_or(i, |at| at + 1)
}

/// Whether the tree has an atom as a noun that heads its phrase.
fn is_noun(document: &Document, atoms: &Atoms, i: usize) -> bool {
    let node = document.nodes.get(atoms.token(document, i));
    node.is_some_and(|n| n.part == Part::Noun && matches!(n.relation, Relation::Subject | Relation::Compound))
}

/// Whether the words at `span` are a dateline: "(CNN)“This is a test.”".
fn is_in_dateline(document: &Document, span: Span) -> bool {
    const LONGEST: usize = 40;
    let at = document.paragraphs.partition_point(|p| p.span.end <= span.start);
    let Some(paragraph) = document.paragraphs.get(at).filter(|p| span.start < p.span.start + LONGEST) else {
        return false;
    };
    let agency = &document.text[paragraph.span.start..span.start] == "(" && document.text[span.end..].starts_with(')');
    agency
        || dateline::at_head(paragraph.span.of(document.text))
            .is_some_and(|length| span.end <= paragraph.span.start + length)
}

/// Whether the first word of an atom has a tag.
fn has_tag(document: &Document, atoms: &Atoms, i: usize, tag: Tag) -> bool {
    document.features(atoms.token(document, i)).is(tag)
}

fn is_of(document: &Document, atoms: &Atoms, i: usize, within: &Range<usize>) -> bool {
    within.contains(&i) && matches!(atoms.list[i].span.of(document.text), "of" | "for")
}

/// The end of the words from `i` on that one head can carry. `common` lets lower-case nouns in anywhere, else only on the
/// way to a name or to a noun for people ("Lima campaign manager Rui Costa").
fn extend(document: &Document, atoms: &Atoms, i: usize, within: &Range<usize>, mut common: bool) -> usize {
    let mut at = i;
    let mut sure = i;
    let mut lowers = 0;
    while within.contains(&at) && at < i + LONGEST {
        let atom = &atoms.list[at];
        match atom.class {
            Class::Capital | Class::Title | Class::Person => {
                at += 1;
                sure = at;
                lowers = 0;
                continue;
            }
            // "Lima's barrister": what is owned may be any noun.
            Class::Clitic if at > i && atoms.class(at + 1, within).is_nominal() => {
                common = true;
                at += 1;
                lowers = 0;
                continue;
            }
            // "the leading candidate", "the report said", "senior State Department officials"
            // "Two planes searched the bay": a verb is no part of the phrase.
            Class::Past if is_past_verb(document, atoms, at) => break,
            Class::Past | Class::Gerund | Class::Adverb if common && atoms.class(at + 1, within).is_nominal() => {}
            Class::Speaking | Class::Telling
                if common && at == i && (atom.spoken || atoms.class(at + 1, within).is_nominal()) => {}
            // "The state alleges": a noun for the tree, whatever else it may be.
            Class::Speaking | Class::Telling
                if common
                    && at == i
                    && atoms.class(at.wrapping_sub(1), within) == Class::Determiner
                    && is_noun(document, atoms, at) => {}
            // "Senior advocate Ana Lima"
            Class::Speaking | Class::Telling
                if at > i
                    && atoms.class(at + 1, within) == Class::Capital
                    && has_tag(document, atoms, at, Tag::CaseNoun) => {}
            Class::Number | Class::Plural | Class::Lower | Class::Day => {}
            // "a stock exchange filing."
            Class::Speaking | Class::Telling
                if common
                    && atom.spoken
                    && atom.span.of(document.text).ends_with("ing")
                    && matches!(atoms.class(at + 1, within), Class::Stop | Class::Comma | Class::Edge) => {}
            Class::Sign if at > i && atoms.class(at + 1, within) == Class::Capital && atom.span.len() == 1 => {}
            Class::Preposition | Class::Conjunction | Class::Auxiliary | Class::Adverb if atom.capital && at > i => {
                // "Black Lives Matter", "Up With People": capitals inside a name
                if atoms.class(at + 1, within) != Class::Capital {
                    break;
                }
            }
            _ => break,
        }
        lowers += 1;
        if lowers > 4 || !common && lowers > 2 {
            break;
        }
        at += 1;
        if common {
            sure = at;
        }
    }
    sure
}

/// "minister of mines [Olga Tarn]", "head of the port authority [Ben Achebe]": the name behind what the office is for. Behind
/// another noun for people it is the name of that one: "brother of the singer Ann Pratt".
fn name_behind_office(
    document: &Document,
    atoms: &Atoms,
    names: &Entities,
    office: &Range<usize>,
    of: &Range<usize>,
) -> Option<((usize, EntityType), Span)> {
    let list = &atoms.list;
    let head = list.get(office.end.checked_sub(1)?)?;
    let word = head.span.of(document.text).to_lowercase();
    // "Assistant Attorney General for National Security John Carlin"
    let office_name = head.capital && (word.ends_with("secretary") || word.ends_with("general"));
    let for_another = list.get(of.start)?.span.of(document.text) == "for" && !office_name;
    let holds_office = (matches!(head.class, Class::Title | Class::Person) || word == "head" || office_name)
        && !(for_another && (word.starts_with("spokes") || has_tag(document, atoms, office.end - 1, Tag::CaseNoun)))
        && !has_tag(document, atoms, office.end - 1, Tag::Kin);
    let (first, last) = (list.get(of.start + 1)?, list.get(of.end.checked_sub(1)?)?);
    let (entity, name) = name_at_end(names, Span::new(first.span.start, last.span.end))?;
    let before = list[..of.end].iter().rposition(|a| a.span.end <= name.start).filter(|&b| b > of.start)?;
    let common = matches!(list[before].class, Class::Lower | Class::Plural | Class::Gerund) && !list[before].capital;
    // "Secretary of State John Kerry"
    let common = common || list[before].class == Class::Capital;
    (holds_office && common && entity.1 == EntityType::Person && of.len() > 2).then_some((entity, name))
}

/// Whether the tree has an atom as a verb in the past.
fn is_past_verb(document: &Document, atoms: &Atoms, i: usize) -> bool {
    document.nodes.get(atoms.token(document, i)).is_some_and(|n| n.part == Part::PastVerb)
}

/// Where the core ends of a share of somebody, which begins at `i`: "[48%] of patients", "[Only 3 per cent] of voters", "[four in
/// ten voters]", "[seven out of ten drivers]".
fn share_end(document: &Document, atoms: &Atoms, i: usize, within: &Range<usize>) -> Option<usize> {
    let text = |at: usize| if within.contains(&at) { atoms.list[at].span.of(document.text) } else { "" };
    let is_word = |at: usize, tag| {
        within.contains(&at) && atoms.list[at].class != Class::Run && has_tag(document, atoms, at, tag)
    };
    let number = |at: usize| {
        atoms.class(at, within) == Class::Number || is_word(at, Tag::NumberWord) || is_word(at, Tag::Numeral)
    };
    // "two-thirds of voters"
    let fraction = |at: usize| {
        text(at).ends_with("-thirds") || text(at).ends_with("-quarters") || text(at).eq_ignore_ascii_case("half")
    };
    // "Only", "almost", "about", "some"
    let adverb = atoms.class(i, within) == Class::Adverb
        || atoms.class(i, within) == Class::Capital && document.nodes[atoms.token(document, i)].part == Part::Adverb;
    let about = ["about", "around", "some", "over"].iter().any(|word| text(i).eq_ignore_ascii_case(word));
    let first = i + usize::from(adverb || about);
    if !number(first) && !fraction(first) {
        return None;
    }
    let of = |end: usize| is_of(document, atoms, end, within) && text(end) == "of";
    if fraction(first) {
        return of(first + 1).then_some(first + 1);
    }
    let percent = match text(first + 1) {
        "%" | "percent" => Some(first + 2),
        "per" if text(first + 2) == "cent" => Some(first + 3),
        _ => None,
    };
    if let Some(end) = percent {
        return of(end).then_some(end);
    }
    let total = match text(first + 1) {
        "in" => first + 2,
        "out" if text(first + 2) == "of" => first + 3,
        _ => return None,
    };
    let end = if number(total) { extend(document, atoms, total + 1, within, true) } else { total };
    (number(total) && end > total + 1).then_some(end)
}

/// The entity whose name ends where `span` ends, and that name.
fn name_at_end(names: &Entities, span: Span) -> Option<((usize, EntityType), Span)> {
    let name = names.mentions_in(span).iter().rev().find(|m| m.span.end.abs_diff(span.end) <= 1)?;
    Some(((name.entity, names.list()[name.entity].kind), name.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::quotation as marks;
    use crate::quotes::{atoms, read_body};

    fn check(text: &str, expected: &[&str]) {
        let document = read_body(text);
        let runs = marks::pair(&document);
        let atoms = atoms::read(&document, &runs);
        let names = Entities::default();
        let found: Vec<&str> = chunk(&document, &atoms, &names).iter().map(|p| p.span(&atoms).of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn shares_are_whole_phrases() {
        check("Only 31% of nurses said.", &["Only 31% of nurses"]);
        check("About 20 per cent of the drivers said.", &["About 20 per cent of the drivers"]);
        check("Four in ten voters said.", &["Four in ten voters"]);
        check("Seven out of ten drivers agreed.", &["Seven out of ten drivers"]);
        check("Half of those asked said.", &["Half of those asked"]);
        check("Some 30 per cent of drivers told the union.", &["Some 30 per cent of drivers", "the union"]);
        check("Nearly two-thirds of voters say.", &["Nearly two-thirds of voters"]);
        check("It found that 88 percent of voters say.", &["It", "88 percent of voters"]);
        check("One in five pupils said.", &["One in five pupils"]);
        check(
            "It failed, according to a survey of 500 doctors and 800 patients.",
            &["It", "a survey of 500 doctors and 800 patients"],
        );
    }

    #[test]
    fn a_verb_is_no_part_of_a_phrase() {
        check("The navy planes searched waters on Monday.", &["The navy planes"]);
    }

    #[test]
    fn dateline_says_nothing() {
        check("(CNN)“This is a test,” Ana Lima said.", &["Ana Lima"]);
    }

    #[test]
    fn phrases_near_a_cue() {
        check("The spokesman said.", &["The spokesman"]);
        check("Lima campaign manager Rui Costa said.", &["Lima campaign manager Rui Costa"]);
        check("Sen. Ana Lima of Ohio said.", &["Sen. Ana Lima of Ohio"]);
        check("“No,” said officials.", &["officials"]);
        check("She told the committee.", &["She", "the committee"]);
        check("Said Ana Lima: “No.”", &["Ana Lima"]);
        check("A spokeswoman for the mayor said.", &["A spokeswoman for the mayor"]);
        check("A spokeswoman for the Department of Trade said.", &["A spokeswoman for the Department of Trade"]);
        check("Lima's barrister said.", &["Lima's barrister"]);
        check("Senior advocate Ana Lima argued.", &["Senior advocate Ana Lima"]);
        check("He left, according to a stock exchange filing.", &["He", "a stock exchange filing"]);
    }
}
