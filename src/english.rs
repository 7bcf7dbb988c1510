//! What is English: words with their features, phrases, names. Data first; the stages ask it and keep no list of their own.

pub mod abbreviations;
pub mod countries;
pub mod cues;
pub mod first_names;
pub mod titles;
pub mod vocabulary;
pub mod wordlist;

/// What a first name, a title or a noun says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Male,
    Female,
    Unknown,
}
