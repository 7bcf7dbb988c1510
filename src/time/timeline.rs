//! Times → timeline: what happened when, oldest first.

use super::Times;
use crate::analysis::TimelineEntry;
use crate::document::Document;
use crate::entities::Entities;

pub fn build(_document: &Document, _entities: &Entities, _times: &Times) -> Vec<TimelineEntry> {
    Vec::new()
}
