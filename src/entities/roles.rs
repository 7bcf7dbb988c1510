//! Entities → roles: the words by which the text introduces somebody, "a crane operator" for "Rob Hale, a crane operator who
//! …". A description in apposition goes before a title, the first before later ones.

use crate::analysis::{Entity, EntityType, Mention, MentionKind, Role};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::Tag;
use crate::finish::one_line;
use crate::syntax::{phrases, tree};
use std::ops::Range;

/// Names of one entity that are looked at.
const MOST_NAMES: usize = 8;
/// Words of a role. More is a story of its own.
const MOST_WORDS: usize = 10;

/// Sets [`Entity::role`] of people and bodies.
pub fn describe(document: &Document, list: &mut [Entity]) {
    for entity in list {
        let wanted: &[Tag] = match entity.kind {
            EntityType::Person => &[Tag::Person, Tag::Kin, Tag::Title],
            EntityType::Organization => &[Tag::Body],
            _ => continue,
        };
        let names = || entity.mentions.iter().filter(|m| m.kind == MentionKind::Name).take(MOST_NAMES);
        let found = names().find_map(|m| in_apposition(document, m, wanted)).or_else(|| {
            names().find_map(|m| before(document, m, wanted)).filter(|_| entity.kind == EntityType::Person)
        });
        // "the company" says nothing of a company.
        let says = |tokens: &Range<usize>| {
            let bare = tokens.len() < 3 && document.features(tokens.start).is(Tag::Definite);
            !(bare && entity.kind == EntityType::Organization)
        };
        // "Dr" introduces nobody.
        let short = |tokens: &Range<usize>| tokens.len() == 1 && document.word(tokens.start).len() < 3;
        entity.role = found.filter(says).filter(|tokens| !short(tokens)).map(|tokens| role(document, tokens));
    }
}

/// "Rob Hale, a crane operator", "the agency's director, Simone Achebe".
fn in_apposition(document: &Document, name: &Mention, wanted: &[Tag]) -> Option<Range<usize>> {
    let tokens = document.tokens_in(name.span);
    let head = tree::head(document, tokens.clone())?;
    let node = document.nodes[head];
    let after = tree::children(document, head)
        .filter(|&c| c >= tokens.end && document.nodes[c].relation == Relation::Apposition)
        .find(|&c| is_comma(document, tokens.end) && is_description(document, c, wanted));
    let above = node.head as usize;
    let leads = || {
        node.relation == Relation::Apposition
            && above < tokens.start
            && is_comma(document, tokens.start - 1)
            && is_description(document, above, wanted)
    };
    let noun = after.or_else(|| leads().then_some(above))?;
    let phrase = phrases::noun_phrase(document, noun);
    // Between description and name stands the comma alone.
    if noun < tokens.start && phrase.end + 1 != tokens.start || noun > tokens.start && phrase.start != tokens.end + 1 {
        return None;
    }
    by_itself(document, noun, phrase)
}

/// "Mayor Teresa Adeyemi", "the former guard Rob Hale".
fn before(document: &Document, name: &Mention, wanted: &[Tag]) -> Option<Range<usize>> {
    let tokens = document.tokens_in(name.span);
    let head = tree::head(document, tokens.clone())?;
    let mut start = tokens.start;
    for child in tree::children(document, head).filter(|&c| c < tokens.start) {
        if phrases::goes_before_noun(document.nodes[child].relation) {
            start = start.min(tree::subtree(document, child).start);
        }
    }
    // "Senators such as Bob Corker"
    if let Some(last) = (start..tokens.start).rev().find(|&t| document.nodes[t].part == Part::Adposition) {
        start = last + 1;
    }
    // "Norda Chief Executive Helena Brandt", each hung on the name by itself
    while start > 0
        && start < tokens.start
        && document.features(start - 1).is(Tag::Title)
        && is_word(document, start - 1)
    {
        start -= 1;
    }
    // "Georgia Attorney General Thurbert Baker", "Home Secretary Ana Lima": words with a capital before a title
    let opens_office = |t: usize| {
        let word = document.features(t);
        word.case.is_capital()
            && word.time.is_none()
            && is_word(document, t)
            && document.tokens[t].span.end + 1 == document.tokens[t + 1].span.start
            && matches!(document.nodes[t].part, Part::ProperNoun | Part::Noun | Part::Adjective)
    };
    let office = |t: usize| document.features(t).is(Tag::Title) && document.features(t).case.is_capital();
    if start < tokens.start && office(tokens.start - 1) {
        while start > 0 && tokens.start - start < 4 && opens_office(start - 1) {
            start -= 1;
        }
    }
    while start < tokens.start
        && (matches!(document.nodes[start].part, Part::Determiner | Part::Adposition | Part::Coordinator)
            || document.features(start).is(Tag::Conjunction)
            || !is_word(document, start))
    {
        start += 1;
    }
    let last = document.features(tokens.start.checked_sub(1)?);
    // "Mr" and "Ms" introduce nobody.
    let courtesy = last.is(Tag::Title) && (last.is(Tag::Male) || last.is(Tag::Female)) && !last.is(Tag::Person);
    let fits = wanted.iter().any(|&tag| last.is(tag)) && !last.is(Tag::ThirdPerson) && !courtesy;
    let whole =
        (start..tokens.start).all(|t| is_word(document, t) || document.tokens[t].kind == TokenKind::Abbreviation);
    (fits && whole && start < tokens.start)
        .then(|| by_itself(document, tokens.start - 1, start..tokens.start))
        .flatten()
}

/// A description that can stand without its sentence: of "its chief executive" the office, of "his wife" nothing.
fn by_itself(document: &Document, head: usize, mut phrase: Range<usize>) -> Option<Range<usize>> {
    let first = document.features(phrase.start);
    if first.is(Tag::ThirdPerson) || first.is(Tag::FirstPerson) || first.is(Tag::SecondPerson) {
        phrase.start += 1;
    }
    // "The first woman" says nothing.
    let noun = document.features(head);
    let is_generic = noun.is(Tag::Generic) && (noun.is(Tag::Male) || noun.is(Tag::Female));
    if phrase.start > head || is_generic || phrase.len() > MOST_WORDS {
        return None;
    }
    // "Another company" leans on a first one.
    let first = document.features(phrase.start);
    if document.nodes[phrase.start].part == Part::Determiner && !first.is(Tag::Definite) && !first.is(Tag::Indefinite)
        || first.is(Tag::Connective)
    {
        return None;
    }
    // A daughter is somebody's.
    let owned = tree::child(document, head, &[Relation::PossessiveModifier]).is_some_and(|t| phrase.contains(&t));
    let of = phrase.end > head + 1;
    (!noun.is(Tag::Kin) || owned || of).then_some(phrase)
}

fn is_description(document: &Document, noun: usize, wanted: &[Tag]) -> bool {
    let word = document.features(noun);
    // "A crane operator" introduces, whatever the noun; "the agency" may stand beside anybody.
    let indefinite = || {
        let article = tree::child(document, noun, &[Relation::Determiner]).map(|t| document.features(t));
        article.is_some_and(|a| a.is(Tag::Indefinite)) && wanted[0] != Tag::Body
    };
    document.nodes[noun].part == Part::Noun
        && !word.is(Tag::Plural)
        && (wanted.iter().any(|&tag| word.is(tag)) || indefinite())
}

fn is_comma(document: &Document, token: usize) -> bool {
    token < document.tokens.len() && document.word(token) == ","
}

fn is_word(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Word
}

fn role(document: &Document, tokens: Range<usize>) -> Role {
    let span = tree::span(document, tokens.clone());
    let mut text = one_line(span.of(document.text));
    // "The agency's director", "Police spokesman" stood at the start of a sentence; "Mayor" was part of the name.
    let first = document.features(tokens.start);
    let starts = !matches!(document.nodes[tokens.start].part, Part::ProperNoun | Part::Adjective)
        && document.sentence_at(span.start).is_some_and(|s| document.sentences[s].span.start == span.start);
    let title =
        tokens.len() == 1 && first.is(Tag::Title) && !text.chars().skip(1).any(|c| c.is_uppercase() || c == '.');
    // "GBI director"
    let office = tokens.len() > 1 && document.features(tokens.start + 1).case.is_capital();
    let acronym = text.chars().take_while(|c| !c.is_whitespace()).skip(1).any(char::is_uppercase);
    if (starts || title) && !acronym && !office && text.is_char_boundary(1) {
        text[..1].make_ascii_lowercase();
    }
    Role { span, text }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    fn role(text: &str, name: &str) -> Option<String> {
        let analysis = analyze(text, &Options::default());
        let found = analysis.entities.iter().find(|e| e.name == name);
        let role = found.unwrap_or_else(|| panic!("no {name}: {:?}", analysis.entities)).role.clone()?;
        assert!(role.span.of(text).to_lowercase().ends_with(&role.text.to_lowercase()), "{role:?}");
        Some(role.text)
    }

    #[test]
    fn a_description_behind_the_name_without_its_clause() {
        let text = "Rob Hale, a crane operator who has worked there since 1998, said the council had failed the town.";
        assert_eq!(role(text, "Rob Hale").as_deref(), Some("a crane operator"));
        let text = "Nadia Orr, the minister for transport, opened the bridge in Halden on Monday.";
        assert_eq!(role(text, "Nadia Orr").as_deref(), Some("the minister for transport"));
    }

    #[test]
    fn a_description_before_the_name() {
        let text = "The agency's director, Simone Achebe, resigned on Friday after a vote of the board.";
        assert_eq!(role(text, "Simone Achebe").as_deref(), Some("the agency's director"));
        let text = "Prices rose. \"We reject that,\" its chief executive, Paul Brandt, said in a statement on Monday.";
        assert_eq!(role(text, "Paul Brandt").as_deref(), Some("chief executive"));
    }

    #[test]
    fn a_title() {
        let text = "Mayor Teresa Adeyemi said the closure would cost 340 jobs in the eastern districts.";
        assert_eq!(role(text, "Teresa Adeyemi").as_deref(), Some("mayor"));
        let text = "Norda Chief Executive Helena Brandt told reporters sales rose.";
        assert_eq!(role(text, "Helena Brandt").as_deref(), Some("Norda Chief Executive"));
        let text = "Home Secretary Ana Lima refused to say more about the case on Monday.";
        assert_eq!(role(text, "Ana Lima").as_deref(), Some("Home Secretary"));
        let text = "Mr Hale left the hall. He said nothing to the reporters who waited outside the door.";
        assert_eq!(role(text, "Hale"), None);
    }

    #[test]
    fn somebody_else_beside_a_name_is_no_role() {
        let text = "Vera Pell met the minister in Porto on Monday. Pell, her brother and the guard left at noon.";
        assert_eq!(role(text, "Vera Pell"), None);
    }
}
