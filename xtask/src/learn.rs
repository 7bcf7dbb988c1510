//! Learners shared by the trainers.

pub mod linear;
pub mod trees;
