//! Learners shared by the trainers.

pub mod compact;
pub mod linear;
pub mod trees;
