//! The features of one candidate of a pronoun or noun phrase. The same function serves the trainer and the runtime.
//!
//! "Ana Lima met Tom Reed. She …": Ana Lima is the subject, one sentence back, and a woman.

use super::candidates::{Question, Slot};
use super::classes::Class;
use super::discourse::Discourse;
use super::nominals::{Determiner, Nominal};
use super::ranker::pleonastic;
use crate::analysis::{EntityType, MentionKind};
use crate::english::{Gender, Tag};

macro_rules! features {
    ($($name:ident),* $(,)?) => {
        /// One feature, by its place in a row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum F {
            $($name,)*
        }

        /// The features by name, in the order of a row.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

features! {
    Slot,
    SlotIsShe,
    Role,
    SentencesBack,
    Rank,
    TokensBack,
    LastIsSubject,
    LastKind,
    LastIsPossessive,
    LastAfterPreposition,
    Mentions,
    MentionsShare,
    Names,
    NamesShare,
    InHeadline,
    GenderKnown,
    EntityType,
    OffsetInSentence,
    CandidatesNear,
    ParagraphsBack,
    MentionsInParagraph,
    IsQuoted,
    QuotedAlike,
    IsLastAnswer,
    SentencesSinceAnswer,
    DeterminersBetween,
    PluralsBetween,
    Pleonastic,
    WordAfter,
    WordBefore,
    LastBesideReportingVerb,
    MarksBetween,
    LastIsCoordinated,
    LastOpensSentence,
    NounInName,
    NounInRoles,
    GenericNoun,
    NameHasOtherNoun,
    Determiner,
    Modifiers,
    CandidatesWithNoun,
    Roles,
    IsCapitalCity,
    Candidates,
    IsLastAnswerOfNoun,
    SharedModifiers,
    IsCompany,
}

/// How many features a candidate has.
pub const FEATURES: usize = NAMES.len();

/// What the features of all candidates of one question share.
pub struct View<'w, 'd> {
    discourse: &'w Discourse<'d>,
    question: &'w Question,
    /// First token of the mention.
    start: usize,
    noun: String,
    most_mentions: usize,
    most_names: usize,
    near: usize,
    candidates: usize,
    pub fitting_nouns: usize,
    quoted: bool,
    shared: Shared,
}

/// Features that do not look at the candidate.
struct Shared {
    role: f32,
    offset: usize,
    pleonastic: f32,
    after: f32,
    before: f32,
    determiner: f32,
    modifiers: usize,
    generic: f32,
}

impl<'w, 'd> View<'w, 'd> {
    pub fn new(discourse: &'w Discourse<'d>, question: &'w Question, candidates: &[usize]) -> Self {
        let of = |e: usize| &discourse.referents[e];
        let noun = match &question.nominal {
            Some(_) => discourse.document.word(question.token).to_lowercase(),
            None => String::new(),
        };
        let start = question.nominal.as_ref().map_or(question.token, |n| n.tokens.start);
        let near = |e: &&usize| of(**e).last.is_some_and(|l| l.sentence + 2 >= discourse.sentence);
        let mut view = Self {
            discourse,
            question,
            start,
            most_mentions: candidates.iter().map(|&e| of(e).mentions).max().unwrap_or(1),
            most_names: candidates.iter().map(|&e| of(e).names).max().unwrap_or(1),
            near: candidates.iter().filter(near).count(),
            candidates: candidates.len(),
            fitting_nouns: 0,
            quoted: discourse.is_quoted(start),
            shared: shared(discourse, question, start),
            noun,
        };
        if question.nominal.is_some() {
            view.fitting_nouns = candidates.iter().filter(|&&e| view.in_name(e) || view.in_roles(e)).count();
        }
        view
    }

    /// The head is a word of the name: "the court" for "Supreme Court".
    fn in_name(&self, entity: usize) -> bool {
        self.discourse.referents[entity].words.split(' ').any(|w| w == self.noun)
    }

    /// The head noun is a role of the person.
    pub fn in_roles(&self, entity: usize) -> bool {
        let discourse = self.discourse;
        discourse.referents[entity].roles.iter().any(|&t| discourse.document.word(t).eq_ignore_ascii_case(&self.noun))
    }

    /// How many of the words before the head describe the entity as well: "the prime minister" for "Prime Minister
    /// Maria Olsen", "the Danish brewer" for "Brewer Halden of Denmark"; less than 0 where none of them was.
    fn shared_modifiers(&self, nominal: &Nominal, entity: usize) -> f32 {
        let words = nominal.tokens.start + 1..nominal.head;
        let shared =
            words.clone().filter(|&t| self.discourse.is_described_by(entity, self.discourse.document.word(t))).count();
        if !words.is_empty() && shared == 0 { -1.0 } else { shared as f32 }
    }

    /// The candidate's features; `rank` counts the candidates that were mentioned later.
    pub fn features(&self, entity: usize, rank: usize) -> [f32; FEATURES] {
        let (discourse, question, shared) = (self.discourse, self.question, &self.shared);
        let referent = &discourse.referents[entity];
        let flag = |b: bool| f32::from(u8::from(b));
        let capped = |n: usize, most: usize| n.min(most) as f32;
        let mut f = [0.0; FEATURES];
        f[F::Slot as usize] = match question.slot {
            Slot::He | Slot::She => 0.0,
            slot => f32::from(slot as u8),
        };
        f[F::SlotIsShe as usize] = flag(question.slot == Slot::She);
        f[F::Role as usize] = shared.role;
        if let Some(last) = referent.last {
            f[F::SentencesBack as usize] = capped(discourse.sentence - last.sentence, 12);
            f[F::TokensBack as usize] = capped(self.start.saturating_sub(last.end), 400);
            f[F::LastIsSubject as usize] = flag(last.is_subject);
            f[F::LastKind as usize] = match last.kind {
                MentionKind::Name => 0.0,
                MentionKind::Nominal => 1.0,
                MentionKind::Pronoun => 2.0,
            };
            f[F::LastIsPossessive as usize] = flag(last.is_possessive);
            f[F::LastAfterPreposition as usize] = flag(last.after_preposition);
            f[F::MentionsInParagraph as usize] =
                if last.paragraph == discourse.paragraph { capped(referent.mentions_in_paragraph, 8) } else { 0.0 };
            f[F::QuotedAlike as usize] = match (self.quoted, last.is_quoted) {
                (true, true) => 2.0,
                (false, false) => 1.0,
                _ => 0.0,
            };
            let [determiners, plurals, marks] = discourse.counts_between(last.end, self.start);
            f[F::DeterminersBetween as usize] = determiners;
            f[F::PluralsBetween as usize] = plurals;
            f[F::LastBesideReportingVerb as usize] = flag(last.beside_reporting_verb);
            f[F::MarksBetween as usize] = marks;
            f[F::LastIsCoordinated as usize] = flag(last.is_coordinated);
            f[F::LastOpensSentence as usize] =
                flag(discourse.document.sentences[last.sentence].tokens.start == last.start);
            f[F::ParagraphsBack as usize] = capped(discourse.paragraph - last.paragraph, 6);
        }
        f[F::Rank as usize] = rank as f32;
        f[F::Mentions as usize] = capped(referent.mentions, 20);
        f[F::MentionsShare as usize] = referent.mentions as f32 / self.most_mentions.max(1) as f32;
        f[F::Names as usize] = capped(referent.names, 20);
        f[F::NamesShare as usize] = referent.names as f32 / self.most_names.max(1) as f32;
        f[F::InHeadline as usize] = flag(referent.in_headline);
        f[F::GenderKnown as usize] = flag(referent.gender != Gender::Unknown);
        f[F::EntityType as usize] = match referent.kind {
            EntityType::Person => 0.0,
            EntityType::Organization => 1.0,
            EntityType::Place => 2.0,
            _ => 3.0,
        };
        f[F::OffsetInSentence as usize] = capped(shared.offset, 40);
        f[F::CandidatesNear as usize] = capped(self.near, 10);
        f[F::IsQuoted as usize] = flag(self.quoted);
        if let Some((meant, sentence)) = discourse.last_answer.get(question.slot as usize).copied().flatten() {
            f[F::IsLastAnswer as usize] = if meant == entity { 1.0 } else { -1.0 };
            f[F::SentencesSinceAnswer as usize] = capped(discourse.sentence - sentence, 8);
        }
        f[F::Pleonastic as usize] = shared.pleonastic;
        f[F::WordAfter as usize] = shared.after;
        f[F::WordBefore as usize] = shared.before;
        if let Some(nominal) = &question.nominal {
            f[F::NounInName as usize] = flag(self.in_name(entity));
            f[F::NounInRoles as usize] = flag(self.in_roles(entity));
            f[F::GenericNoun as usize] = shared.generic;
            f[F::NameHasOtherNoun as usize] = flag(f[F::NounInName as usize] == 0.0 && referent.name_has_head_noun);
            f[F::Determiner as usize] = shared.determiner;
            f[F::Modifiers as usize] = shared.modifiers as f32;
            f[F::CandidatesWithNoun as usize] = capped(self.fitting_nouns, 4);
            f[F::Roles as usize] = capped(referent.roles.len(), 3);
            f[F::IsCapitalCity as usize] = flag(referent.is_capital_city);
            f[F::IsLastAnswerOfNoun as usize] = match discourse.last_answer_by_noun.get(&self.noun) {
                Some(&meant) if meant == entity => 1.0,
                Some(_) => -1.0,
                None => 0.0,
            };
            f[F::SharedModifiers as usize] = self.shared_modifiers(nominal, entity);
            f[F::IsCompany as usize] = flag(referent.is_company);
        }
        f[F::Candidates as usize] = capped(self.candidates, 16);
        f
    }
}

fn shared(discourse: &Discourse, question: &Question, start: usize) -> Shared {
    let i = question.token;
    let (before, after) = (discourse.near(start, -1), discourse.near(i, 1));
    let sentence = discourse.document.sentences[discourse.sentence].tokens.start;
    let role = match discourse.classes[i] {
        Class::His | Class::Its | Class::Their => 1.0,
        Class::Her
            if matches!(
                after,
                Class::Word
                    | Class::Plural
                    | Class::Man
                    | Class::Woman
                    | Class::Person
                    | Class::Organization
                    | Class::Place
                    | Class::Thing
            ) =>
        {
            1.0
        }
        Class::Him | Class::Her | Class::Them | Class::Hers | Class::Theirs => 2.0,
        Class::Himself | Class::Herself | Class::Itself | Class::Themselves => 3.0,
        Class::It if !matches!(after, Class::Be | Class::Modal | Class::Reporting | Class::Past | Class::Adverb) => 2.0,
        _ => 0.0,
    };
    Shared {
        role,
        offset: start - sentence,
        pleonastic: pleonastic(discourse, i),
        after: match after {
            Class::Be => 1.0,
            Class::Modal => 2.0,
            Class::Reporting => 3.0,
            Class::Past => 4.0,
            Class::Possessive => 5.0,
            Class::Mark | Class::Comma => 6.0,
            Class::Word => 7.0,
            Class::Preposition => 8.0,
            _ => 0.0,
        },
        before: match before {
            _ if start == sentence => 5.0,
            Class::Reporting => 1.0,
            Class::Preposition => 2.0,
            Class::Clause => 3.0,
            Class::Comma => 4.0,
            Class::And => 6.0,
            Class::Mark => 7.0,
            Class::Past | Class::Word | Class::Plural => 8.0,
            _ => 0.0,
        },
        determiner: question.nominal.as_ref().map_or(0.0, |n| match n.determiner {
            Determiner::The => 0.0,
            Determiner::This => 1.0,
            Determiner::Pronoun => 2.0,
            Determiner::Name => 3.0,
        }),
        modifiers: question.nominal.as_ref().map_or(0, |n| n.tokens.len().saturating_sub(2)),
        generic: generic(discourse, i),
    }
}

/// Heads that fit almost anything of their type ("company", "man"), each by a number of its own.
fn generic(discourse: &Discourse, token: usize) -> f32 {
    let word = discourse.document.features(token);
    if word.is(Tag::Generic) { 1.0 + (word.lemma % GENERIC_NUMBERS) as f32 } else { 0.0 }
}

const GENERIC_NUMBERS: u64 = 61;
