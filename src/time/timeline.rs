//! Times → timeline: what happened when, oldest first.
//!
//! One entry for each date and sentence: "On 4 March the bank failed; on the 6th it was sold." has two.

use super::Times;
use super::calendar::iso;
use crate::analysis::{TimelineEntry, TimexType};
use crate::document::Document;
use crate::entities::Entities;

pub fn build(document: &Document, entities: &Entities, times: &Times) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    for (index, time) in times.list.iter().enumerate() {
        let Some((from, to)) = time.days else { continue };
        if !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        let Some(sentence) = document.sentence_at(time.span.start) else { continue };
        if !document.kind_of(sentence).is_story() {
            continue;
        }
        let span = document.sentences[sentence].span;
        let (from, to) = (iso(from), iso(to));
        if entries
            .iter()
            .rev()
            .take_while(|e| e.sentence == sentence)
            .any(|e| e.from == from && e.to.as_deref() == Some(&to))
        {
            continue;
        }
        let mut mentioned: Vec<usize> = entities.mentions_in(span).iter().map(|m| m.entity).collect();
        mentioned.sort_unstable();
        mentioned.dedup();
        entries.push(TimelineEntry {
            edtf: time.edtf.clone().unwrap_or_else(|| from.clone()),
            from,
            to: Some(to),
            label: super::labels::label(document, sentence),
            sentence,
            time: index,
            entities: mentioned,
            planned: false,
        });
    }
    entries.sort_by(|a, b| (&a.from, &a.to, a.sentence, a.time).cmp(&(&b.from, &b.to, b.sentence, b.time)));
    entries
}
