//! Word classes that joining looks at: pronouns, determiners, verbs of saying, nouns for people, organisations and places.

use super::candidates::Slot;
use crate::document::words::Case;
use crate::document::{Document, TokenKind};
use crate::english::{Gender, Lexicon, Tag, Tags};

/// What a token is to joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    // Pronouns, each as it inflects.
    He,
    Him,
    His,
    Himself,
    She,
    Her,
    Hers,
    Herself,
    It,
    Its,
    Itself,
    They,
    Them,
    Their,
    Theirs,
    Themselves,
    I,
    Me,
    My,
    Myself,
    /// "we", "you" and their forms
    We,
    // Function words.
    The,
    /// "this", "that"
    This,
    /// "a", "any", "no"
    A,
    And,
    Be,
    /// "will", "has", "did"
    Modal,
    Reporting,
    Preposition,
    /// "that", "who", "when", "but"
    Clause,
    // Nouns that stand for a named one.
    Person,
    Man,
    Woman,
    Organization,
    Place,
    /// "the aircraft", "the treaty"
    Thing,
    // By shape.
    /// "'s"
    Possessive,
    Comma,
    /// Another mark
    Mark,
    Number,
    /// A capitalised word
    Capital,
    /// "plans", "forces"
    Plural,
    /// "announced"
    Past,
    /// "really", "also"
    Adverb,
    /// Any other word
    Word,
}

use Class::*;

impl Class {
    /// A noun that may stand for a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Person | Man | Woman | Organization | Place | Thing)
    }

    pub const fn is_person(self) -> bool {
        matches!(self, Person | Man | Woman)
    }

    /// The gender a pronoun or noun tells.
    pub const fn gender(self) -> Gender {
        match self {
            He | Him | His | Himself | Man => Gender::Male,
            She | Her | Hers | Herself | Woman => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// What a pronoun of the third person asks for.
    pub const fn slot(self) -> Option<Slot> {
        Some(match self {
            He | Him | His | Himself => Slot::He,
            She | Her | Hers | Herself => Slot::She,
            It | Its | Itself => Slot::It,
            They | Them | Their | Theirs | Themselves => Slot::They,
            _ => return None,
        })
    }
}

/// The class of a word by its tags; none where only its shape tells.
fn by_tags(tags: &Tags) -> Option<Class> {
    let is = |tag| tags.has(tag);
    if is(Tag::FirstPerson) || is(Tag::SecondPerson) {
        return Some(first_or_second_person(tags));
    }
    if is(Tag::ThirdPerson) {
        return third_person(tags);
    }
    let singular = !is(Tag::Plural);
    Some(match () {
        () if is(Tag::Definite) => The,
        () if is(Tag::Demonstrative) => This,
        () if is(Tag::Indefinite) => A,
        () if is(Tag::Clause) => Clause,
        () if is(Tag::Be) => Be,
        () if is(Tag::Auxiliary) => Modal,
        () if is(Tag::Coordinator) => And,
        () if is(Tag::Person) && singular && is(Tag::Male) => Man,
        () if is(Tag::Person) && singular && is(Tag::Female) => Woman,
        () if is(Tag::Person) && singular => Person,
        () if is(Tag::Body) && singular => Organization,
        () if is(Tag::Place) && singular => Place,
        () if is(Tag::Thing) && singular => Thing,
        () if is(Tag::SayOften) && !is(Tag::Base) => Reporting,
        () if is(Tag::Adverb) => Adverb,
        () if is(Tag::Preposition) => Preposition,
        () => return None,
    })
}

const fn first_or_second_person(tags: &Tags) -> Class {
    match () {
        () if tags.has(Tag::Many) || tags.has(Tag::SecondPerson) => We,
        () if tags.has(Tag::Nominative) => I,
        () if tags.has(Tag::Accusative) => Me,
        () if tags.has(Tag::Possessive) => My,
        () => Myself,
    }
}

const fn third_person(tags: &Tags) -> Option<Class> {
    let (subject, object) = (tags.has(Tag::Nominative), tags.has(Tag::Accusative));
    let (owner, pronoun) = (tags.has(Tag::Possessive), tags.has(Tag::PossessivePronoun));
    // he, him, his, "his" as a pronoun, himself
    let forms = match () {
        () if tags.has(Tag::Male) => [He, Him, His, His, Himself],
        () if tags.has(Tag::Female) => [She, Her, Her, Hers, Herself],
        () if tags.has(Tag::Neuter) => [It, It, Its, Its, Itself],
        () if tags.has(Tag::Many) => [They, Them, Their, Theirs, Themselves],
        () => return None,
    };
    Some(match () {
        () if subject => forms[0],
        () if object => forms[1],
        () if owner => forms[2],
        () if pronoun => forms[3],
        () if tags.has(Tag::Reflexive) => forms[4],
        () => return None,
    })
}

/// The class of a single word in any case.
pub fn look_up(word: &str) -> Option<Class> {
    by_tags(&Lexicon::shared().look_up(word).tags)
}

/// The class of every token.
pub fn classes(document: &Document) -> Vec<Class> {
    let words: Vec<Option<Class>> = document.words.list.iter().map(|word| by_tags(&word.tags)).collect();
    (0..document.tokens.len()).map(|i| class(document, words[document.word_of[i] as usize], i)).collect()
}

fn class(document: &Document, by_tags: Option<Class>, i: usize) -> Class {
    let word = document.word(i);
    match document.tokens[i].kind {
        TokenKind::Word | TokenKind::Abbreviation => match by_tags {
            // "US" and "IT" are no pronouns.
            Some(We | It) if word.len() > 1 && document.features(i).case == Case::Upper => Capital,
            Some(class) => class,
            None if age(word).is_some() => Person,
            None => shape(word),
        },
        TokenKind::Initial => match word {
            "I" => I,
            "A" => A,
            _ => Capital,
        },
        TokenKind::Clitic if word.ends_with(['s', 'S', '\'', '’']) => Possessive,
        TokenKind::Clitic => Modal,
        TokenKind::Number | TokenKind::Date | TokenKind::Clock => Number,
        _ if word == "," => Comma,
        _ => Mark,
    }
}

/// The years of "33-year-old": whoever is so old.
pub fn age(word: &str) -> Option<&str> {
    word.strip_suffix("-year-old").filter(|years| years.bytes().all(|b| b.is_ascii_digit()))
}

fn shape(word: &str) -> Class {
    if word.starts_with(char::is_uppercase) {
        Capital
    } else if word.ends_with("ed") {
        Past
    } else if word.ends_with("ly") {
        Adverb
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        Plural
    } else {
        Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_do_not_mind_case() {
        assert_eq!(look_up("She"), Some(She));
        assert_eq!(look_up("PRESIDENT"), Some(Person));
        assert_eq!(look_up("columnist"), Some(Person));
        assert_eq!(look_up("presidents"), None);
        assert_eq!(look_up("said"), Some(Reporting));
        assert_eq!(look_up("her"), Some(Her));
        assert_eq!(look_up("hers"), Some(Hers));
        assert_eq!(look_up("xylophone"), None);
        assert_eq!(look_up(""), None);
    }
}
