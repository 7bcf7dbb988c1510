//! The phrases an indexer would pick.

use crate::analysis::Keyphrase;
use crate::document::Document;
use crate::entities::Entities;

/// Best first.
pub fn find(_document: &Document, _entities: &Entities) -> Vec<Keyphrase> {
    Vec::new()
}
