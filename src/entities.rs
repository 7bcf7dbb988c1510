//! The entities stage: names and mentions in; people, organisations, places, the most salient first, out. Here the quotes get
//! their speakers' entities, by looking up the mentions.

pub mod roles;
pub mod salience;

use crate::analysis::Quote;
use crate::document::Document;
use crate::mentions::{self, Chooser, entity_of_speaker};
use crate::names::{self, Name};
pub use crate::names::{Entities, MentionRef};
use crate::quotes::{self, Quotes};
use crate::span::Span;

/// Ranks the entities of all mentions, the most salient first.
pub fn rank(document: &Document, mentions: Entities) -> Entities {
    let (mut list, mut genders) = mentions.into_parts();
    salience::rank(document, &mut list, &mut genders);
    roles::describe(document, &mut list);
    Entities::new(list, genders)
}

/// Gives each quote the entity of the mention at its speaker's words, and that entity's name.
pub fn credit(quotes: Quotes, entities: &Entities) -> Vec<Quote> {
    let credit = |found: quotes::Found| {
        let mut quote = found.quote;
        if let (Some(speaker), Some(phrase)) = (&mut quote.speaker, &found.speaker)
            && let Some(entity) = entity_of_speaker(entities, phrase)
        {
            speaker.entity = Some(entity);
            speaker.name.clone_from(&entities.list()[entity].name);
            speaker.span = own_name(entities, entity, speaker.span);
        }
        quote
    };
    quotes.list.into_iter().map(credit).collect()
}

/// "[Leicester University] student Ana Lima": where most of the credited words name somebody else, the speaker's own name.
fn own_name(entities: &Entities, speaker: usize, span: Span) -> Span {
    let inside = entities.mentions_in(span).iter().filter(|m| span.covers(m.span));
    let other = |m: &&MentionRef| m.entity != speaker && 2 * m.span.len() > span.len();
    let own = inside.clone().rev().find(|m| m.entity == speaker);
    own.filter(|_| inside.clone().any(|m| other(&m))).map_or(span, |m| m.span)
}

/// All stages from names to entities.
pub fn find(document: &Document) -> Entities {
    read(document).0
}

/// The same, with the quotes.
pub fn read(document: &Document) -> (Entities, Vec<Quote>) {
    let names = names::find(document);
    let quotes = quotes::find(document, &names);
    let entities = rank(document, mentions::resolve(document, names, &quotes));
    let quotes = credit(quotes, &entities);
    (entities, quotes)
}

/// The entities of the names that are given, with another chooser of antecedents.
pub fn join_with(document: &Document, names: &[Name], chooser: &mut dyn Chooser) -> Entities {
    let names = names::join(document, names);
    let quotes = quotes::find(document, &names);
    rank(document, mentions::resolve_with(document, names, &quotes, chooser))
}

/// The entities of the names that are given.
pub fn join(document: &Document, names: &[Name]) -> Entities {
    join_with(document, names, &mut mentions::ranker::Ranker::shipped())
}
