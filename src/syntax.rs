//! Words → the syntax of each sentence: part of speech, head and relation of every token.
//!
//! A greedy tagger, a greedy transition parser and a labeller, all linear in the text, read `models/syntax.bin`. Later
//! stages ask [`Document::nodes`] through the questions of this module.

pub mod labeller;
pub mod parser;
pub mod phrases;
pub mod tagger;
pub mod tree;
pub mod verbs;

use crate::calendar::Date;
use crate::document::nodes::{LEARNT_PARTS, LEARNT_RELATIONS};
use crate::document::story::tells;
use crate::document::{self, Document, Node, Part, Relation};
use crate::english::Tag;
use crate::models::table::{SmallTable, Table};
use crate::options::KindHint;
use crate::trace::Trace;
use parser::{Item, item};
use std::ops::Range;
use std::sync::OnceLock;

/// The trained tables.
pub struct Model {
    pub parts: Table<{ tagger::WIDTH }>,
    pub moves: SmallTable,
    pub relations: Table<{ labeller::WIDTH }>,
}

impl Model {
    /// The tables that come with the library.
    pub fn shipped() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(include_bytes!("../models/syntax.bin")))
    }

    /// Reads the three tables one behind the other.
    pub fn read(mut bytes: &[u8]) -> Self {
        let bytes = &mut bytes;
        Self {
            parts: Table::read(bytes, LEARNT_PARTS),
            moves: SmallTable::read(bytes),
            relations: Table::read(bytes, LEARNT_RELATIONS),
        }
    }
}

/// Reads `text` and the syntax of its sentences: see [`document::read`].
pub fn read<'t>(text: &'t str, date: Option<Date>, hints: &[KindHint]) -> Document<'t> {
    read_with(text, date, hints, Trace::default())
}

/// As [`read`], with passes left out or recorded.
pub fn read_with<'t>(text: &'t str, date: Option<Date>, hints: &[KindHint], trace: Trace) -> Document<'t> {
    let mut document = document::read_with(text, date, hints, trace);
    document.nodes = parse(&document, Model::shipped());
    document.tells = (0..document.sentences.len()).map(|s| tells(&document, s)).collect();
    document
}

/// The syntax of all sentences of `document`.
pub fn parse(document: &Document, model: &Model) -> Vec<Node> {
    let sentences: Vec<Range<usize>> = document.sentences.iter().map(|s| s.tokens.clone()).collect();
    parse_sentences(document, &sentences, model)
}

/// The syntax of the sentences whose tokens are `sentences`. One model reads all of them before the next one does: each
/// fills the memory near the processor.
pub fn parse_sentences(document: &Document, sentences: &[Range<usize>], model: &Model) -> Vec<Node> {
    let mut nodes = vec![Node::default(); document.tokens.len()];
    let mut tagger = tagger::Tagger::new(document, &model.parts);
    for range in sentences {
        tagger.tag(range.clone(), &mut nodes);
    }
    let items: Vec<Item> = nodes.iter().enumerate().map(|(t, node)| item(document, t, node.part)).collect();
    let mut parser = parser::Parser::new(&model.moves);
    for range in sentences {
        parser.parse(&items[range.clone()], range.clone(), &mut nodes);
    }
    for range in sentences {
        labeller::label(document, range.clone(), &items[range.clone()], &model.relations, &mut nodes);
        tree::link(range.clone(), &mut nodes);
        settle_past(document, range.clone(), &mut nodes);
    }
    nodes
}

/// "Rovers beat City", "The storm hit Porto": the present would be "beats"; with "I", "you" and "we" it stands open.
fn settle_past(document: &Document, sentence: Range<usize>, nodes: &mut [Node]) {
    /// Tokens before the verb in which its subject and helpers stand.
    const NEAR: usize = 30;
    const HELPERS: [Relation; 4] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Copula, Relation::Mark];
    for verb in sentence.clone() {
        let word = document.features(verb);
        let both = word.is(Tag::Past) && word.is(Tag::Base);
        if !both || !matches!(nodes[verb].part, Part::PresentVerb | Part::BaseVerb) {
            continue;
        }
        let before = sentence.start.max(verb.saturating_sub(NEAR))..verb;
        let of = |relations: &[Relation]| {
            before.clone().find(|&t| nodes[t].head as usize == verb && relations.contains(&nodes[t].relation))
        };
        let told = of(&[Relation::Subject]).is_some_and(|s| {
            let word = document.features(s);
            !word.is(Tag::FirstPerson) && !word.is(Tag::SecondPerson)
        });
        if told && of(&HELPERS).is_none() {
            nodes[verb].part = Part::PastVerb;
        }
    }
}
