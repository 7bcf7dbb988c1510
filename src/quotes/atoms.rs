//! Document and marked stretches → atoms and statements: the text as the speaker finder reads it.
//!
//! A stretch in marks is one atom, so is a reporting verb of several words ("went on"), and every other token. "“We won. Go home,” said Ana Lima" has four, in one statement:
//! sentence ends inside the marks do not count. So distances do not depend on how long a quote is.

use crate::analysis::ParagraphKind;
use crate::document::quotation::Marked;
use crate::document::{Document, Phrase, TokenKind, Word};
use crate::english::{Tag, Tags};
use crate::span::Span;
use std::ops::Range;

/// What an atom does in its sentence, one class each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// A stretch in marks.
    Run,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Stop,
    Opener,
    Closer,
    Sign,
    Determiner,
    Pronoun,
    ObjectPronoun,
    Possessive,
    /// "'s", "’"
    Clitic,
    Preposition,
    Conjunction,
    Subordinator,
    That,
    Auxiliary,
    Negation,
    Adverb,
    Relative,
    According,
    Speaking,
    Telling,
    Title,
    Person,
    Day,
    Capital,
    Number,
    /// Open-class words by their ending.
    Past,
    Gerund,
    Plural,
    Lower,
    /// The edge of a statement.
    Edge,
}

impl Class {
    /// A verb that may report speech, or "according".
    pub const fn is_cue(self) -> bool {
        matches!(self, Self::Speaking | Self::Telling | Self::According)
    }

    /// A word that can stand inside a noun phrase after its first word.
    pub const fn is_nominal(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Person | Self::Capital | Self::Number | Self::Plural | Self::Lower | Self::Day
        )
    }

    pub const fn is_verb(self) -> bool {
        matches!(self, Self::Speaking | Self::Telling | Self::Past | Self::Auxiliary)
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Atom {
    pub span: Span,
    /// Of the word in any case, or of the base form of a phrase.
    pub hash: u32,
    pub class: Class,
    pub capital: bool,
    /// A noun for what is said ("statement").
    pub spoken: bool,
    /// Index into the marked stretches, or `NO_RUN`.
    pub run: u32,
}

pub const NO_RUN: u32 = u32::MAX;

/// Sentences, joined where a marked stretch spans their boundary.
#[derive(Clone, Debug)]
pub struct Statement {
    pub atoms: Range<usize>,
    pub paragraph: usize,
    pub kind: ParagraphKind,
}

pub struct Atoms {
    pub list: Vec<Atom>,
    pub statements: Vec<Statement>,
    /// The statement of each atom.
    pub statement_of: Vec<u32>,
    /// The atom of each marked stretch.
    pub of_run: Vec<usize>,
}

impl Atoms {
    /// The class at `i`, [`Class::Edge`] outside `within`.
    pub fn class(&self, i: usize, within: &Range<usize>) -> Class {
        if within.contains(&i) { self.list[i].class } else { Class::Edge }
    }

    pub fn hash(&self, i: usize, within: &Range<usize>) -> u32 {
        if within.contains(&i) { self.list[i].hash } else { 1 }
    }

    /// The first token of an atom.
    pub fn token(&self, document: &Document, atom: usize) -> usize {
        document.tokens_in(self.list[atom].span).start
    }

    pub fn statement(&self, atom: usize) -> &Statement {
        &self.statements[self.statement_of[atom] as usize]
    }
}

/// A word's key as 32 bits: the same in any case.
pub const fn short_key(key: u64) -> u32 {
    (key ^ (key >> 32)) as u32
}

/// The classes by their tags; the first tag that a word has decides.
const BY_TAG: [(Tag, Class); 21] = [
    (Tag::That, Class::That),
    (Tag::According, Class::According),
    (Tag::Auxiliary, Class::Auxiliary),
    (Tag::Month, Class::Day),
    (Tag::Weekday, Class::Day),
    (Tag::SubjectPronoun, Class::Pronoun),
    (Tag::Possessive, Class::Possessive),
    (Tag::ObjectPronoun, Class::ObjectPronoun),
    (Tag::Negation, Class::Negation),
    (Tag::Relative, Class::Relative),
    (Tag::Conjunction, Class::Conjunction),
    (Tag::Subordinator, Class::Subordinator),
    (Tag::Preposition, Class::Preposition),
    (Tag::Determiner, Class::Determiner),
    (Tag::Adverb, Class::Adverb),
    (Tag::Say, Class::Speaking),
    (Tag::Tell, Class::Telling),
    (Tag::TitleBeforeName, Class::Title),
    (Tag::Person, Class::Person),
    (Tag::Speaks, Class::Person),
    (Tag::Calling, Class::Person),
];

/// The class of a word or phrase by its tags; none where only its shape tells.
fn by_tags(tags: &Tags) -> Option<Class> {
    let class = BY_TAG.iter().find(|(tag, _)| tags.has(*tag)).map(|&(_, class)| class);
    // "Republican leaders", "the general election" name nobody: their shape tells more.
    class.filter(|&class| class != Class::Person || !tags.has(Tag::AlsoAdjective))
}

/// A reporting verb of several words that begins at a token of `within`: "went on", "put it this way".
fn reporting_phrase<'d>(document: &'d Document, t: usize, within: &Range<usize>) -> Option<&'d Phrase> {
    let phrase = document.phrase_at(t)?;
    let credits = phrase.tags.has(Tag::According) && !document.features(t).is(Tag::According);
    let reports = phrase.tags.has(Tag::Say) || phrase.tags.has(Tag::Tell) || credits;
    (reports && t + usize::from(phrase.length) <= within.end).then_some(phrase)
}

/// Cuts the story into atoms and statements; furniture has none.
pub fn read(document: &Document, runs: &[Marked]) -> Atoms {
    let mut atoms = Atoms {
        list: Vec::with_capacity(document.tokens.len()),
        statements: Vec::with_capacity(document.sentences.len()),
        statement_of: Vec::with_capacity(document.tokens.len()),
        of_run: vec![0; runs.len()],
    };
    let classes: Vec<Option<Class>> = document.words.list.iter().map(|word| by_tags(&word.tags)).collect();
    let (mut run, mut phrase_end) = (0, 0);
    for (p, paragraph) in document.paragraphs.iter().enumerate() {
        if paragraph.kind == ParagraphKind::Furniture {
            continue;
        }
        let mut start = atoms.list.len();
        for sentence in &document.sentences[paragraph.sentences.clone()] {
            for t in sentence.tokens.clone() {
                let token = document.tokens[t];
                while runs.get(run).is_some_and(|r| r.span.end <= token.span.start) {
                    run += 1;
                }
                match runs.get(run) {
                    Some(r) if r.span.start < token.span.end => {
                        if atoms.list.last().is_none_or(|a| a.run != run as u32) {
                            atoms.of_run[run] = atoms.list.len();
                            let class = Class::Run;
                            atoms.list.push(Atom {
                                span: r.span,
                                hash: 7,
                                class,
                                capital: false,
                                spoken: false,
                                run: run as u32,
                            });
                        }
                    }
                    _ if t < phrase_end => {}
                    marked => {
                        let free = |end: usize| marked.is_none_or(|r| r.span.start >= end);
                        let mut atom = read_token(document, &classes, t);
                        let phrase =
                            reporting_phrase(document, t, &sentence.tokens).filter(|_| atom.class != Class::Capital);
                        if let Some(phrase) = phrase {
                            let end = t + usize::from(phrase.length);
                            let span = Span::new(token.span.start, document.tokens[end - 1].span.end);
                            if free(span.end) {
                                let class = match () {
                                    () if phrase.tags.has(Tag::Say) => Class::Speaking,
                                    () if phrase.tags.has(Tag::Tell) => Class::Telling,
                                    () => Class::According,
                                };
                                atom = Atom { span, hash: short_key(phrase.lemma), class, ..atom };
                                phrase_end = end;
                            }
                        }
                        atoms.list.push(atom);
                    }
                }
            }
            let ends_inside =
                runs.get(run).is_some_and(|r| r.span.end > sentence.span.end && r.span.start < sentence.span.end);
            let next = document.text[sentence.span.end..].trim_start().chars().next();
            let goes_on = next.is_some_and(char::is_lowercase) && sentence.span.end < paragraph.span.end;
            if !ends_inside && !goes_on && start < atoms.list.len() {
                close(&mut atoms, start, p, paragraph.kind);
                start = atoms.list.len();
            }
        }
        if start < atoms.list.len() {
            close(&mut atoms, start, p, paragraph.kind);
        }
    }
    atoms
}

fn close(atoms: &mut Atoms, start: usize, paragraph: usize, kind: ParagraphKind) {
    names_are_no_cues(&mut atoms.list[start..]);
    let id = atoms.statements.len() as u32;
    atoms.statements.push(Statement { atoms: start..atoms.list.len(), paragraph, kind });
    atoms.statement_of.resize(atoms.list.len(), id);
}

/// "The Washington Post": a capital inside a sentence that is not written like a title makes a verb part of a name.
fn names_are_no_cues(statement: &mut [Atom]) {
    let words = statement.iter().filter(|a| a.class >= Class::Determiner);
    let (all, capitals) = words.fold((0, 0), |(n, c), a| (n + 1, c + usize::from(a.capital)));
    if capitals * 2 > all {
        return;
    }
    for i in 1..statement.len() {
        let opens =
            matches!(statement[i - 1].class, Class::Run | Class::Colon | Class::Stop | Class::Dash | Class::Sign);
        let atom = &mut statement[i];
        if atom.capital && !opens && matches!(atom.class, Class::Speaking | Class::Telling) {
            atom.class = Class::Capital;
        }
    }
}

fn read_token(document: &Document, classes: &[Option<Class>], t: usize) -> Atom {
    let token = document.tokens[t];
    let (text, word) = (token.span.of(document.text), document.features(t));
    let first = text.chars().next().unwrap_or(' ');
    let capital = first.is_uppercase();
    let class = match token.kind {
        TokenKind::Clitic if word.is(Tag::Negation) => Class::Negation,
        TokenKind::Clitic if word.is(Tag::Auxiliary) => Class::Auxiliary,
        TokenKind::Clitic => Class::Clitic,
        TokenKind::Stop | TokenKind::Ellipsis => Class::Stop,
        TokenKind::Dash => Class::Dash,
        TokenKind::Bracket if matches!(first, '(' | '[' | '{') => Class::Opener,
        TokenKind::Bracket => Class::Closer,
        TokenKind::Number | TokenKind::Clock | TokenKind::Date => Class::Number,
        TokenKind::Currency => Class::Number,
        TokenKind::Handle | TokenKind::Initial => Class::Capital,
        TokenKind::Word | TokenKind::Abbreviation | TokenKind::Hashtag => {
            classes[document.word_of[t] as usize].unwrap_or_else(|| by_ending(text, capital, word))
        }
        _ => match first {
            ',' => Class::Comma,
            ':' => Class::Colon,
            ';' => Class::Semicolon,
            _ => Class::Sign,
        },
    };
    Atom { span: token.span, hash: short_key(word.key), class, capital, spoken: word.is(Tag::Spoken), run: NO_RUN }
}

/// The class of an open-class word.
fn by_ending(word: &str, capital: bool, features: &Word) -> Class {
    if capital {
        return Class::Capital;
    }
    match word.as_bytes() {
        [.., b'l', b'y'] if word.len() > 4 && !features.is(Tag::NounInLy) => Class::Adverb,
        [.., b'e', b'd'] if word.len() > 4 => Class::Past,
        [.., b'i', b'n', b'g'] if word.len() > 5 => Class::Gerund,
        [.., b's', b's'] => Class::Lower,
        [.., b's'] if word.len() > 3 => Class::Plural,
        _ => Class::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::quotation as marks;
    use crate::quotes::read_body;

    fn check(text: &str, expected: &[usize]) {
        let document = read_body(text);
        let runs = marks::pair(&document);
        let atoms = read(&document, &runs);
        let sizes: Vec<usize> = atoms.statements.iter().map(|s| s.atoms.len()).collect();
        assert_eq!(sizes, expected, "{text}");
    }

    #[test]
    fn a_marked_stretch_is_one_atom() {
        check("“We won. Go home,” said Ana Lima.", &[5]);
        check("“Why?” she asked. He left.", &[4, 3]);
    }
}
