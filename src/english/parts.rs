//! Parts of speech, as Universal Dependencies have them, with verbs told apart by their form, as tense hangs on it.

/// Part of speech. The order is the order of the tagger's classes; [`Part::Punctuation`] and what follows are told by the
/// kind of token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Part {
    Adjective,
    Adposition,
    Adverb,
    Auxiliary,
    Coordinator,
    Determiner,
    Interjection,
    Noun,
    Numeral,
    Particle,
    Pronoun,
    ProperNoun,
    Subordinator,
    /// "go", after "to" or "will", and in commands
    BaseVerb,
    /// "go", "goes"
    PresentVerb,
    /// "went"
    PastVerb,
    /// "gone"
    Participle,
    /// "going"
    Gerund,
    #[default]
    Other,
    Symbol,
    Punctuation,
}

/// Classes of the tagger: all but those that the kind of token tells.
pub const LEARNT_PARTS: usize = 19;

impl Part {
    pub const ALL: [Self; 21] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::Coordinator,
        Self::Determiner,
        Self::Interjection,
        Self::Noun,
        Self::Numeral,
        Self::Particle,
        Self::Pronoun,
        Self::ProperNoun,
        Self::Subordinator,
        Self::BaseVerb,
        Self::PresentVerb,
        Self::PastVerb,
        Self::Participle,
        Self::Gerund,
        Self::Other,
        Self::Symbol,
        Self::Punctuation,
    ];

    /// A form that a clause can stand on, or the auxiliary before one.
    pub const fn is_finite(self) -> bool {
        matches!(self, Self::PastVerb | Self::PresentVerb | Self::Auxiliary)
    }

    pub const fn is_verb(self) -> bool {
        matches!(self, Self::BaseVerb | Self::PresentVerb | Self::PastVerb | Self::Participle | Self::Gerund)
    }

    /// Can head a noun phrase.
    pub const fn is_nominal(self) -> bool {
        matches!(self, Self::Noun | Self::ProperNoun | Self::Pronoun | Self::Numeral)
    }

    /// The tag of Universal Dependencies.
    pub const fn upos(self) -> &'static str {
        match self {
            Self::Adjective => "ADJ",
            Self::Adposition => "ADP",
            Self::Adverb => "ADV",
            Self::Auxiliary => "AUX",
            Self::Coordinator => "CCONJ",
            Self::Determiner => "DET",
            Self::Interjection => "INTJ",
            Self::Noun => "NOUN",
            Self::Numeral => "NUM",
            Self::Particle => "PART",
            Self::Pronoun => "PRON",
            Self::ProperNoun => "PROPN",
            Self::Subordinator => "SCONJ",
            Self::BaseVerb | Self::PresentVerb | Self::PastVerb | Self::Participle | Self::Gerund => "VERB",
            Self::Other => "X",
            Self::Symbol => "SYM",
            Self::Punctuation => "PUNCT",
        }
    }
}
