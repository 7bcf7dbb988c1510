//! Transcripts without marks: paragraphs that open with who speaks → turns.
//!
//! "LIMA: We will rebuild the bridge." and "Q: When? A: Next year." A lone "EXCLUSIVE: …" is no transcript.

use super::said::transcript_label;
use super::scene::Scene;
use crate::analysis::{EntityType, ParagraphKind};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Who speaks, and what follows the colon.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub label: Span,
    pub words: Span,
}

/// All turns, in text order; none in a text that has fewer than two.
pub fn turns(scene: &Scene) -> Vec<Turn> {
    let text = scene.document.text;
    let mut found: Vec<Turn> = Vec::new();
    for paragraph in &scene.document.paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Furniture | ParagraphKind::Headline) {
            continue;
        }
        let sure = asks_or_answers(text, paragraph.span).or_else(|| transcript_label(text, paragraph.span));
        let Some(label) = sure.or_else(|| name_before_colon(text, paragraph.span)) else {
            continue;
        };
        let words = text[label.end + 1..paragraph.span.end].trim_start();
        let words = Span::new(paragraph.span.end - words.len(), paragraph.span.end);
        // "LIMA: “No.”" is read by its marks.
        let run = scene.runs.partition_point(|r| r.span.end <= words.start);
        let marked = scene.runs.get(run).is_some_and(|r| r.span.start <= words.start);
        if !marked && words.of(text).contains(char::is_alphanumeric) {
            found.push(Turn { label, words });
        }
    }
    let mut often: FxHashMap<&str, usize> = FxHashMap::default();
    for turn in &found {
        *often.entry(turn.label.of(text)).or_default() += 1;
    }
    let both = often.contains_key("Q") && often.contains_key("A");
    let is_small = |label: &str| label.len() > 1 && label.contains(char::is_lowercase);
    // "Guardian: …", "Brook: …": labels in small letters count where two of them take turns.
    let turns = often.iter().filter(|(label, n)| is_small(label) && **n > 1).count() > 1;
    let is_known = |turn: &Turn| match turn.label.of(text) {
        "Q" | "A" => both,
        label if transcript_label(text, Span::new(turn.label.start, turn.words.end)).is_none() => {
            turns && often[label] > 1
        }
        label => often[label] > 1 || names_somebody(scene, turn.label),
    };
    found.retain(is_known);
    if found.len() < 2 {
        found.clear();
    }
    found
}

/// Whether a label is a name of the text, or the surname of somebody named there.
fn names_somebody(scene: &Scene, label: Span) -> bool {
    let text = scene.document.text;
    !scene.names.mentions_in(label).is_empty()
        || scene
            .names
            .list()
            .iter()
            .take(MAX_PEOPLE)
            .any(|e| e.kind == EntityType::Person && is_label_of(label.of(text), &e.name))
}

/// Whether a transcript label stands for a person of this name: "LIMA" for "Ana Lima".
pub fn is_label_of(label: &str, name: &str) -> bool {
    let surname = name.rsplit(' ').next().unwrap_or(name);
    label.eq_ignore_ascii_case(name) || label.eq_ignore_ascii_case(surname)
}

/// Maximum number of people that a label is compared with.
pub const MAX_PEOPLE: usize = 200;

/// "Guardian: …", "Mr. Kemper: …": up to three words with capitals before a colon.
fn name_before_colon(text: &str, paragraph: Span) -> Option<Span> {
    let line = paragraph.of(text);
    let colon = line.char_indices().take(40).find(|&(_, c)| c == ':')?.0;
    let label = &line[..colon];
    let words = label.split(' ').count();
    let capitals = label.split(' ').all(|w| w.starts_with(char::is_uppercase) && !w.contains(char::is_numeric));
    let spaced = line[colon + 1..].starts_with(char::is_whitespace);
    (words <= 3 && capitals && spaced && label.len() > 1).then(|| Span::new(paragraph.start, paragraph.start + colon))
}

/// "Q: …", "A. …"
fn asks_or_answers(text: &str, paragraph: Span) -> Option<Span> {
    let opens = ["Q:", "A:", "Q.", "A."].iter().any(|o| paragraph.of(text).starts_with(o));
    let spaced = paragraph.of(text).get(2..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    (opens && spaced).then(|| Span::new(paragraph.start, paragraph.start + 1))
}

#[cfg(test)]
mod tests {
    use crate::{Options, QuoteKind};

    fn check(text: &str, expected: &[(&str, &str)]) {
        let analysis = crate::analyze(text, &Options::default());
        let found: Vec<(&str, &str)> = analysis
            .quotes
            .iter()
            .filter(|q| q.kind != QuoteKind::Direct)
            .map(|q| (q.span.of(text), q.speaker.as_ref().map_or("", |s| s.name.as_str())))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn turns_of_a_debate_and_of_an_interview() {
        check(
            "Mayor Ana Lima met Rui Costa in a debate on Monday.\n\nLIMA: We will rebuild the bridge.\n\n\
             COSTA: You said so last year.",
            &[("We will rebuild the bridge.", "Ana Lima"), ("You said so last year.", "Rui Costa")],
        );
        check(
            "Ana Lima is the mayor of Porto. She met the Herald on Monday.\n\nQ: Will the bridge open again?\n\n\
             A: It will, and sooner than you think.",
            &[("Will the bridge open again?", "Q"), ("It will, and sooner than you think.", "A")],
        );
    }

    #[test]
    fn a_lone_label_is_no_transcript() {
        check("EXCLUSIVE: Bridge of Porto is to close\n\nThe bridge of Porto will close in spring.", &[]);
    }
}
