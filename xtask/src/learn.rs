//! Learners shared by the trainers.

pub mod trees;
