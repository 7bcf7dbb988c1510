//! `cargo xtask joining GOLD.jsonl.gz…`: joins the gold's own names and prints predictions for `score_joining.py`,
//! so that joining is measured apart from the finding of names.

use crate::data;
use nutgraf::entities::{Entities, join};
use nutgraf::names::Name;
use nutgraf::syntax;
use nutgraf::{EntityType, MentionKind, Score, Span};
use serde::Deserialize;
use serde_json::json;
use std::io::Write;
use std::path::Path;

/// One annotated text of `data/coref`; offsets count code points.
#[derive(Deserialize)]
pub struct Record {
    pub id: String,
    pub text: String,
    pub chains: Vec<Chain>,
    /// What the gold does not judge.
    #[serde(default)]
    pub ignore: Vec<(usize, usize)>,
    /// What it judges, if not all.
    pub region: Option<(usize, usize)>,
}

#[derive(Deserialize)]
pub struct Chain {
    #[serde(rename = "type")]
    pub kind: String,
    pub mentions: Vec<GoldMention>,
    #[serde(default)]
    pub anchors: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
pub struct GoldMention {
    pub start: usize,
    pub end: usize,
    pub head: (usize, usize),
    pub kind: String,
}

/// The byte at which each code point of `text` starts, and the end.
pub fn bytes_of(text: &str) -> Vec<usize> {
    text.char_indices().map(|(i, _)| i).chain([text.len()]).collect()
}

/// The outermost names of the gold, in text order.
pub fn names(record: &Record) -> Vec<Name> {
    let bytes = bytes_of(&record.text);
    let mut found: Vec<(usize, usize, EntityType)> = Vec::new();
    for chain in &record.chains {
        let kind = match chain.kind.as_str() {
            "person" => EntityType::Person,
            "organization" => EntityType::Organization,
            "place" => EntityType::Place,
            _ => EntityType::Misc,
        };
        found.extend(chain.mentions.iter().filter(|m| m.kind == "name").map(|m| (m.start, m.end, kind)));
        found.extend(chain.anchors.iter().map(|&(start, end)| (start, end, kind)));
    }
    found.sort_by_key(|&(start, end, kind)| (start, usize::MAX - end, kind));
    let mut names: Vec<Name> = Vec::new();
    for (start, end, kind) in found {
        let span = Span::new(bytes[start], bytes[end]);
        if names.last().is_none_or(|last| last.span.end <= span.start) {
            names.push(Name { span, kind, confidence: Score(1.0) });
        }
    }
    names
}

/// A prediction for the scorer: `entities` of `record`, offsets in code points.
pub fn prediction(record: &Record, entities: &Entities) -> String {
    let point = |byte: usize| record.text[..byte].chars().count();
    let mention =
        |kind: MentionKind, span: Span| json!({"start": point(span.start), "end": point(span.end), "kind": kind});
    let entities: Vec<_> = entities
        .list()
        .iter()
        .map(|e| {
            let mentions: Vec<_> = e.mentions.iter().map(|m| mention(m.kind, m.span)).collect();
            json!({"type": e.kind, "name": e.name, "salience": e.salience, "mentions": mentions})
        })
        .collect();
    json!({"id": record.id, "entities": entities}).to_string()
}

pub fn run(paths: &[String]) -> Result<(), String> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in paths {
        for record in data::read::<Record>(Path::new(path))? {
            let document = syntax::read(&record.text, None, &[]);
            let entities = join(&document, &names(&record));
            writeln!(out, "{}", prediction(&record, &entities)).map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}
