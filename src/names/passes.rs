//! Corrections of the tagger's answer.

pub mod amounts;
pub mod conventions;
pub mod types;
pub mod well_known;
