//! The mentions stage: names and quotes in; which entity each pronoun and noun phrase means, out.
//!
//! classes (what each token is to this stage) → nominals (noun phrases) → resolve: the text from left to right, asking of each
//! pronoun and noun phrase which of its candidates is meant, by features and boosted trees (ranker). What is known of the
//! entities so far is the [`Discourse`]; the quotes are evidence (speakers): "“We won,” said Costa. “They lost,” he added."
//! A speaker whom the text never names is somebody too (nameless).

pub mod candidates;
pub mod classes;
pub mod discourse;
pub mod features;
pub mod nameless;
pub mod nominals;
pub mod passes;
pub mod ranker;
pub mod resolve;
pub mod speakers;

pub use candidates::{Question, Slot};
pub use discourse::Discourse;
pub use passes::passes;
pub use resolve::{Chooser, resolve, resolve_with};
pub use speakers::entity_of_speaker;
