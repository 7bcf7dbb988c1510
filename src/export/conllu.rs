//! CoNLL-U: what linguists and digital humanists load everywhere. See [`crate::conllu`].

use crate::analysis::Analysis;
use crate::document::{Document, Part, Relation};
use crate::english::{Tag, lemma};
use crate::offsets::OffsetMap;
use crate::span::Span;
use std::fmt::Write;

/// Spans of one kind with what to write of each, in text order.
struct Marks {
    key: &'static str,
    list: Vec<(Span, String)>,
}

impl Marks {
    fn new(key: &'static str, mut list: Vec<(Span, String)>) -> Self {
        list.sort_by_key(|(span, _)| (span.start, span.end));
        Self { key, list }
    }

    /// "|Entity=B-0-person" for a token at `span`, where it is part of one.
    fn of(&self, span: Span, out: &mut String) {
        let next = self.list.partition_point(|(s, _)| s.start <= span.start);
        let Some((whole, name)) = next.checked_sub(1).map(|n| &self.list[n]).filter(|(s, _)| s.end > span.start) else {
            return;
        };
        let place = if whole.start == span.start { 'B' } else { 'I' };
        let _ = write!(out, "|{}={place}-{name}", self.key);
    }
}

/// Writes the sentences of `document`; `analysis` counts bytes, and `offsets` gives the offsets that are written.
pub(crate) fn conllu(document: &Document, analysis: &Analysis, offsets: &OffsetMap) -> String {
    let mentions = |e: &crate::analysis::Entity| {
        let name = format!("{}-{:?}", e.id, e.kind).to_lowercase();
        e.mentions.iter().map(|m| (m.span, name.clone())).collect::<Vec<_>>()
    };
    let entities = Marks::new("Entity", analysis.entities.iter().flat_map(mentions).collect());
    let quotes = analysis.quotes.iter().enumerate();
    let quotes =
        Marks::new("Quote", quotes.map(|(n, q)| (q.span, format!("{n}-{:?}", q.kind).to_lowercase())).collect());
    let mut out = String::with_capacity(document.text.len() * 8);
    let mut paragraph = usize::MAX;
    for (number, sentence) in document.sentences.iter().enumerate() {
        if sentence.paragraph != paragraph {
            paragraph = sentence.paragraph;
            out.push_str("# newpar\n");
        }
        let _ = write!(out, "# sent_id = {}\n# text = {}\n", number + 1, super::line(document.text, sentence.span));
        let first = sentence.tokens.start;
        for token in sentence.tokens.clone() {
            let (node, span) = (document.nodes[token], document.tokens[token].span);
            let form = super::line(document.text, span);
            let form = if form.is_empty() { "_" } else { &form };
            let root = node.relation == Relation::Root;
            let head = if root { 0 } else { node.head as usize - first + 1 };
            let _ = write!(
                out,
                "{}\t{form}\t{}\t{}\t_\t{}\t{head}\t{}\t_\tstart_char={}|end_char={}",
                token - first + 1,
                lemma::of(form, node.part),
                node.part.upos(),
                features(document, token),
                node.relation.name(),
                offsets.to_unit(span.start),
                offsets.to_unit(span.end),
            );
            if document.tokens.get(token + 1).is_some_and(|next| next.glued && token + 1 < sentence.tokens.end) {
                out.push_str("|SpaceAfter=No");
            }
            entities.of(span, &mut out);
            quotes.of(span, &mut out);
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// Form and tense of verbs, number of nouns.
fn features(document: &Document, token: usize) -> &'static str {
    let word = document.features(token);
    match document.nodes[token].part {
        Part::BaseVerb => "VerbForm=Inf",
        Part::PresentVerb => "Mood=Ind|Tense=Pres|VerbForm=Fin",
        Part::PastVerb => "Mood=Ind|Tense=Past|VerbForm=Fin",
        Part::Participle => "Tense=Past|VerbForm=Part",
        Part::Gerund => "VerbForm=Ger",
        Part::Noun if word.is(Tag::Plural) => "Number=Plur",
        Part::Adverb | Part::Particle if word.is(Tag::Negation) => "Polarity=Neg",
        _ => "_",
    }
}
