//! What is English: words with their features, phrases, names. Data first; the stages ask it and keep no list of their own.

pub mod abbreviations;
pub mod countries;
pub mod first_names;
mod inflect;
pub mod lemma;
pub mod lexicon;
pub mod numbers;
pub mod parts;
pub mod patterns;
pub mod tags;
pub mod time_words;

pub use lexicon::{Entry, Lexicon, Tags};
pub use tags::Tag;
pub use time_words::TimeWord;

/// What a first name, a title or a noun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
    Unknown,
}
