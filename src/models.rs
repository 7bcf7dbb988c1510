//! Reading trained weights: what the stages share. The weights lie in `models/`, with a card each.

pub mod features;
pub mod linear;
pub mod table;
pub mod trees;
