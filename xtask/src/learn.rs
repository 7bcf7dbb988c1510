//! Learners shared by the trainers.

pub mod classes;
pub mod compact;
pub mod linear;
pub mod trees;
