//! Questions about verbs: who is their subject, their tense, whether they are negated or planned, which verb governs a word.

use super::tree::{child, children, path};
use crate::document::{Document, Part, Relation};
use crate::english::Tag;

const SUBJECTS: [Relation; 3] = [Relation::Subject, Relation::PassiveSubject, Relation::ClausalSubject];

/// When a verb's happening lies, as its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    /// "went", "had gone", "was seen"
    Past,
    /// "has gone"
    Perfect,
    /// "goes", "is going"
    Present,
    /// "will go", "is to go"
    Future,
    /// "would go", "could go"
    Conditional,
    /// "to go", "going": no form of its own
    None,
}

/// A verb with its auxiliaries: "has not been seen".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    pub tense: Tense,
    pub negated: bool,
    pub passive: bool,
    /// "might", "could", "should": the modal's token.
    pub modal: Option<usize>,
}

/// Whether `token` heads a clause: a verb, or the noun or adjective of "is a teacher".
pub fn is_predicate(document: &Document, token: usize) -> bool {
    document.nodes[token].part.is_verb() || child(document, token, &[Relation::Copula]).is_some()
}

/// The predicate that governs `token`: the nearest above it in the tree, itself left out.
pub fn governor(document: &Document, token: usize) -> Option<usize> {
    path(document, token).skip(1).find(|&at| is_predicate(document, at))
}

/// The subject of a predicate: its own, or that of the verb it goes on from ("left and said", "wants to go").
pub fn subject(document: &Document, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..MOST_STEPS {
        if let Some(found) = child(document, at, &SUBJECTS) {
            return Some(found);
        }
        if let Some(noun) = before_aside(document, at) {
            return Some(noun);
        }
        let node = document.nodes[at];
        let head = node.head as usize;
        match node.relation {
            Relation::Conjunct | Relation::OpenComplement | Relation::Parataxis if is_predicate(document, head) => {
                at = head
            }
            // "the man accused of …", "the man saying …"
            Relation::Clause => return Some(head),
            _ => return None,
        }
    }
    None
}

/// The noun before an aside that opens on a participle and ends right before a verb without a subject of its own: "She denied it
/// until an email, obtained by the agency, showed".
pub fn before_aside(document: &Document, verb: usize) -> Option<usize> {
    let comma = |t: &usize| document.word(*t) == ",";
    let close = verb.checked_sub(1).filter(comma)?;
    let open = (close.saturating_sub(ASIDE)..close).rev().find(comma)?;
    let noun = open.checked_sub(1).filter(|&t| document.nodes[t].part == Part::Noun)?;
    let reduced = matches!(document.nodes[open + 1].part, Part::Participle | Part::PastVerb);
    let finite = document.nodes[verb].part == Part::PastVerb;
    (reduced && finite && document.nodes[verb].relation == Relation::Conjunct).then_some(noun)
}

/// Tokens of an aside between commas.
const ASIDE: usize = 14;

/// A chain of conjuncts is followed no further.
const MOST_STEPS: usize = 8;

/// Whether "it" at a token means nothing: "It is clear that she won".
pub fn is_dummy_it(document: &Document, token: usize) -> bool {
    let node = document.nodes[token];
    let told_behind = |head: usize| child(document, head, &[Relation::ClausalSubject]).is_some_and(|told| told > head);
    document.features(token).is(Tag::Neuter)
        && (node.relation == Relation::Expletive
            || node.relation == Relation::Subject && told_behind(node.head as usize))
}

/// The auxiliaries of `verb` with what they say.
pub fn group(document: &Document, verb: usize) -> VerbGroup {
    let mut group = VerbGroup { tense: Tense::None, negated: false, passive: false, modal: None };
    let (mut have, mut finite) = (false, None);
    for child in children(document, verb) {
        let (node, word) = (document.nodes[child], document.features(child));
        match node.relation {
            Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula => {
                group.passive |= node.relation == Relation::PassiveAuxiliary;
                if word.is(Tag::Modal) {
                    group.modal = Some(child);
                }
                have |= finite.is_some() && !word.is(Tag::Be) && word.is(Tag::Base);
                if finite.is_none() {
                    finite = Some(child);
                }
            }
            _ if word.is(Tag::Negation) && child < verb + 3 => group.negated = true,
            _ => {}
        }
    }
    let mut buffer = [0; LONGEST];
    group.tense = match finite.map(|token| lower(document.word(token), &mut buffer)) {
        Some("will" | "shall" | "'ll" | "’ll" | "wo") => Tense::Future,
        Some("has" | "have" | "'ve" | "’ve") => Tense::Perfect,
        Some("had" | "was" | "were" | "did" | "got") => Tense::Past,
        Some("is" | "are" | "am" | "'re" | "’re" | "'m" | "’m" | "do" | "does" | "get" | "gets") => Tense::Present,
        // "He's gone", "he's going"
        Some("'s" | "’s")
            if document.nodes[verb].part == Part::Participle
                && !group.passive
                && child(document, verb, &[Relation::Agent]).is_none() =>
        {
            Tense::Perfect
        }
        Some("'s" | "’s") => Tense::Present,
        Some("to") | None => match document.nodes[verb].part {
            Part::PastVerb => Tense::Past,
            Part::PresentVerb => Tense::Present,
            _ => Tense::None,
        },
        Some(_) if group.modal.is_some() || have => Tense::Conditional,
        Some(_) => Tense::None,
    };
    group
}

/// No word that [`group`] tells apart has more bytes.
const LONGEST: usize = 8;

/// `word` with small letters; nothing where it is longer than the buffer.
fn lower<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> &'b str {
    let Some(lower) = buffer.get_mut(..word.len()) else { return "" };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, verb: &str, tense: Tense, negated: bool) {
        let document = crate::syntax::read(text, None, &[]);
        let at = (0..document.tokens.len()).find(|&t| document.word(t) == verb).expect("the verb is there");
        let found = group(&document, at);
        assert_eq!((found.tense, found.negated), (tense, negated), "{text}");
    }

    #[test]
    fn tense_is_that_of_the_finite_verb() {
        check("The ferry sank.", "sank", Tense::Past, false);
        check("The ferry will not sail.", "sail", Tense::Future, true);
        check("The ferry has been sold.", "sold", Tense::Perfect, false);
        check("The ferry was sold.", "sold", Tense::Past, false);
        check("The sides meet again on Saturday.", "meet", Tense::Present, false);
        check("The mayor might resign.", "resign", Tense::Conditional, false);
        check("The mayor did not resign.", "resign", Tense::Past, true);
    }

    #[test]
    fn it_before_a_clause_means_nothing() {
        let check = |text: &str, expected: bool| {
            let document = crate::syntax::read(text, None, &[]);
            assert_eq!(is_dummy_it(&document, 0), expected, "{text}");
        };
        check("It is clear that the mayor won.", true);
        check("It sold the ferry.", false);
    }

    #[test]
    fn the_subject_is_its_head() {
        let document = crate::syntax::read("A source close to Ed Hale said he was tired.", None, &[]);
        let said = (0..document.tokens.len()).find(|&t| document.word(t) == "said").expect("a verb");
        assert_eq!(subject(&document, said).map(|t| document.word(t)), Some("source"));
    }
}
