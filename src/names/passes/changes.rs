//! Names before and after a pass → decisions: place 'Kent' → organization 'Kent Police'.

use super::STAGE;
use crate::analysis::EntityType;
use crate::document::Document;
use crate::names::Name;
use crate::span::Span;
use crate::trace::Decision;

/// Records what a pass changed: names that overlap each other make one decision. Both lists are in text order.
pub fn record(document: &Document, pass: &'static str, before: &[Name], after: &[Name]) {
    let (mut old, mut new) = (0, 0);
    while old < before.len() || new < after.len() {
        if let (Some(a), Some(b)) = (before.get(old), after.get(new))
            && (a.span, a.kind) == (b.span, b.kind)
        {
            (old, new) = (old + 1, new + 1);
            continue;
        }
        let (old_from, new_from) = (old, new);
        let start = [before.get(old), after.get(new)].into_iter().flatten().map(|n| n.span.start).min();
        let Some(start) = start else { return };
        // Grows while a name of either list begins before the end of the others.
        let mut span = Span::new(start, start);
        loop {
            let begins_inside = |n: &&Name| n.span.start < span.end || n.span.start == start;
            if let Some(name) = before.get(old).filter(begins_inside) {
                old += 1;
                span.end = span.end.max(name.span.end);
            } else if let Some(name) = after.get(new).filter(begins_inside) {
                new += 1;
                span.end = span.end.max(name.span.end);
            } else {
                break;
            }
        }
        document.trace.record(Decision {
            stage: STAGE,
            pass,
            span,
            before: describe(document, &before[old_from..old]),
            after: describe(document, &after[new_from..new]),
        });
    }
}

fn describe(document: &Document, names: &[Name]) -> String {
    let one = |n: &Name| format!("{} '{}'", type_name(n.kind), n.span.of(document.text));
    names.iter().map(one).collect::<Vec<_>>().join(", ")
}

const fn type_name(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "person",
        EntityType::Organization => "organization",
        EntityType::Place => "place",
        EntityType::Misc => "misc",
        EntityType::Money => "money",
        EntityType::Percent => "percent",
    }
}
