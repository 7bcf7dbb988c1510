//! The mentions stage: names and quotes in; which entity each pronoun and noun phrase means, out.

pub mod discourse;
pub mod lexis;
pub mod nominals;
pub mod ranker;
