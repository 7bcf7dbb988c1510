//! Each token's place in its sentence: part of speech, head, relation. The syntax stage fills it in.
//!
//! Universal Dependencies (de Marneffe 2021).

pub use crate::english::parts::{LEARNT_PARTS, Part};

macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What a token is to its head.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Relation {
            $($(#[$doc])* $name,)*
        }

        impl Relation {
            pub const ALL: &[Self] = &[$(Self::$name),*];
            /// As Universal Dependencies write them.
            pub const NAMES: &[&str] = &[$($text),*];

            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }
        }
    };
}

relations! {
    Subject "nsubj",
    PassiveSubject "nsubj:pass",
    ClausalSubject "csubj",
    Object "obj",
    IndirectObject "iobj",
    Oblique "obl",
    /// "left on Friday", "last week": a time or measure without a preposition
    ObliqueUnmarked "obl:unmarked",
    Agent "obl:agent",
    NounModifier "nmod",
    PossessiveModifier "nmod:poss",
    NounModifierUnmarked "nmod:unmarked",
    /// "President" in "President Lima"
    NameDescription "nmod:desc",
    Adjective "amod",
    Adverb "advmod",
    Apposition "appos",
    Number "nummod",
    Compound "compound",
    /// "up" in "gave up"
    VerbParticle "compound:prt",
    Flat "flat",
    Fixed "fixed",
    Conjunct "conj",
    Coordination "cc",
    Case "case",
    Mark "mark",
    Determiner "det",
    Auxiliary "aux",
    PassiveAuxiliary "aux:pass",
    Copula "cop",
    OpenComplement "xcomp",
    ClausalComplement "ccomp",
    AdverbialClause "advcl",
    Clause "acl",
    RelativeClause "acl:relcl",
    Parataxis "parataxis",
    Expletive "expl",
    Vocative "vocative",
    Discourse "discourse",
    Punctuation "punct",
    List "list",
    #[default]
    Dependent "dep",
    Root "root",
}

/// Classes of the labeller: all but the root, which the tree tells.
pub const LEARNT_RELATIONS: usize = Relation::NAMES.len() - 1;

/// One token in its sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Node {
    pub part: Part,
    /// Index into the document's tokens; its own where it is the root of the sentence.
    pub head: u32,
    pub relation: Relation,
    /// Its first child and the next child of its head, in text order; [`NO_NODE`] where there is none.
    pub first: u32,
    pub next: u32,
    /// The tokens that hang on it, itself among them: first, and behind the last.
    pub start: u32,
    pub end: u32,
}

pub const NO_NODE: u32 = u32::MAX;
