//! An analysis as something to take along. Every function reads an [`Analysis`](crate::Analysis) with byte offsets.

mod csv;
mod html;
mod icalendar;
mod markdown;
mod report;

pub use csv::csv;
pub use html::html;
pub use icalendar::icalendar;
pub use markdown::markdown;
pub use report::report;

use crate::analysis::{Analysis, EntityType, Quote};
use crate::span::Span;

/// The words of `span` on one line.
fn line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The article's own title, or what to call one without.
fn title(text: &str, analysis: &Analysis) -> String {
    analysis.headline.map_or_else(|| "Untitled article".into(), |span| line(text, span))
}

fn speaker(quote: &Quote) -> &str {
    quote.speaker.as_ref().map_or("unattributed", |s| s.name.as_str())
}

const TYPES: [(EntityType, &str); 4] = [
    (EntityType::Person, "People"),
    (EntityType::Organization, "Organisations"),
    (EntityType::Place, "Places"),
    (EntityType::Misc, "Other names"),
];
