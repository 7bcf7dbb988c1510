//! Transcripts without marks: paragraphs that open with who speaks → turns.
//!
//! "LIMA: We will rebuild the bridge.", "Host: Is it safe?" and "Q: When? A: Next year." A lone "EXCLUSIVE: …" is no transcript.

use super::said::transcript_label;
use super::scene::Scene;
use crate::analysis::{EntityType, ParagraphKind};
use crate::english::Tag;
use crate::names::Entities;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Who speaks, and what follows the colon.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub label: Span,
    pub words: Span,
}

/// How often a label stands, and how often its words end as a sentence does.
#[derive(Default)]
struct Used {
    turns: usize,
    sentences: usize,
    /// The last paragraph, and whether a turn of another label stood just before or after one of its turns.
    last: usize,
    alternates: bool,
}

/// All turns, in text order; none in a text that has fewer than two.
pub fn turns(scene: &Scene) -> Vec<Turn> {
    let text = scene.document.text;
    // The first turn is often taken for the headline.
    let mut found: Vec<(Turn, usize, bool)> = Vec::new();
    let (mut often, mut before): (FxHashMap<&str, Used>, Option<(&str, usize)>) = (FxHashMap::default(), None);
    let paragraphs = scene.document.paragraphs.iter().filter(|p| p.kind != ParagraphKind::Furniture);
    for (number, paragraph) in paragraphs.enumerate() {
        let Some(turn) = turn(scene, paragraph.span).filter(|t| !is_rubric(scene, t.label)) else { continue };
        let label = turn.label.of(text);
        found.push((turn, number, paragraph.kind == ParagraphKind::Headline));
        let near = before.filter(|&(other, at)| other != label && at + 1 >= number.saturating_sub(1));
        let used = often.entry(label).or_default();
        used.turns += 1;
        used.sentences += usize::from(turn.words.of(text).ends_with(['.', '?', '!', '…', '”', '"', '’', '\'']));
        used.alternates |= near.is_some();
        used.last = number;
        if let Some(other) = near.and_then(|(other, _)| often.get_mut(other)) {
            other.alternates = true;
        }
        before = Some((label, number));
    }
    let both = often.contains_key("Q") && often.contains_key("A");
    // "Guardian: …", "Brook: …", "Guardian: …": labels in small letters count where two of them take turns.
    let takes_turns = |label: &str| often.get(label).is_some_and(|u| u.alternates && u.sentences * 2 > u.turns);
    let several = often.iter().any(|(label, u)| u.turns > 1 && takes_turns(label));
    let is_known = |turn: &Turn| match turn.label.of(text) {
        "Q" | "A" => both,
        label if transcript_label(text, Span::new(turn.label.start, turn.words.end)).is_none() => {
            several && takes_turns(label) || often[label].turns > 1 && names_somebody(scene, turn.label)
        }
        label => often[label].turns > 1 || takes_turns(label) && several || names_somebody(scene, turn.label),
    };
    found.retain(|(turn, _, headline)| is_known(turn) && !(*headline && alone(&often, turn.label.of(text), both)));
    if found.len() < 2 {
        found.clear();
    }
    found.into_iter().map(|(turn, _, _)| turn).collect()
}

/// "NORWAY: Ferry fire kills two", "OPINION: …": a country or a section of the paper says nothing.
fn is_rubric(scene: &Scene, label: Span) -> bool {
    let names = scene.names.mentions_in(label);
    let mut people = scene.names.list().iter().take(MAX_PEOPLE).filter(|e| e.kind == EntityType::Person);
    let somebody = people.any(|e| is_label_of(label.of(scene.document.text), &e.name));
    let place = !somebody
        && names.first().is_some_and(|m| m.span == label && scene.names.list()[m.entity].kind == EntityType::Place);
    place || scene.document.tokens_in(label).all(|t| scene.document.features(t).is(Tag::PageSection))
}

/// Whether nobody answers a label that stands in the headline.
fn alone(often: &FxHashMap<&str, Used>, label: &str, both: bool) -> bool {
    !(both || often[label].turns > 1 || often[label].alternates)
}

/// The turn that a paragraph is, if it opens with a label.
fn turn(scene: &Scene, paragraph: Span) -> Option<Turn> {
    let text = scene.document.text;
    let sure = asks_or_answers(text, paragraph).or_else(|| transcript_label(text, paragraph));
    let label = sure.or_else(|| name_before_colon(text, paragraph))?;
    let words = text[label.end + 1..paragraph.end].trim_start();
    let words = Span::new(paragraph.end - words.len(), paragraph.end);
    // "LIMA: “No.”" is read by its marks.
    let run = scene.runs.partition_point(|r| r.span.end <= words.start);
    let marked = scene.runs.get(run).is_some_and(|r| r.span.start <= words.start);
    (!marked && words.of(text).contains(char::is_alphanumeric)).then_some(Turn { label, words })
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

/// Whether a transcript label stands for a person of this name: "LIMA" for "Ana Lima", "Dr. Lima" for "Lima".
pub fn is_label_of(label: &str, name: &str) -> bool {
    let last = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_lowercase();
    label.eq_ignore_ascii_case(name) || last(label) == last(name)
}

/// "Q" or "A" before a turn: whoever asks or answers.
pub fn is_question_mark(label: &str) -> bool {
    matches!(label, "Q" | "A")
}

/// Who answers where the turns are labelled "Q" and "A": the person named most often before the first turn.
pub fn interviewed(names: &Entities, first: Span) -> Option<usize> {
    let before = Span::new(0, first.start);
    let mut best: Option<(usize, usize)> = None;
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for mention in names.mentions_in(before) {
        if names.list()[mention.entity].kind != EntityType::Person {
            continue;
        }
        let count = counts.entry(mention.entity).or_default();
        *count += 1;
        if best.is_none_or(|(_, most)| *count > most) {
            best = Some((mention.entity, *count));
        }
    }
    best.map(|(entity, _)| entity)
}

/// Maximum number of people that a label is compared with.
pub const MAX_PEOPLE: usize = 200;

/// "Guardian: …", "Mr. Kemper: …", "interviewer: …": up to three words with capitals, or one or two without, before a colon.
fn name_before_colon(text: &str, paragraph: Span) -> Option<Span> {
    let line = paragraph.of(text);
    let colon = line.char_indices().take(40).find(|&(_, c)| c == ':')?.0;
    let label = &line[..colon];
    let words = label.split(' ').count();
    let capitals = label.split(' ').all(|w| w.starts_with(char::is_uppercase) && !w.contains(char::is_numeric));
    let small = words <= 2 && label.chars().all(|c| c.is_lowercase() || c == ' ') && label.len() > 2;
    let spaced = line[colon + 1..].starts_with(char::is_whitespace);
    (words <= 3 && (capitals || small) && spaced && label.len() > 1)
        .then(|| Span::new(paragraph.start, paragraph.start + colon))
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
            &[("Will the bridge open again?", "Q"), ("It will, and sooner than you think.", "Ana Lima")],
        );
    }

    #[test]
    fn labels_in_small_letters_and_a_first_turn_in_the_headline() {
        check(
            "Guardian: Did you learn it here?\n\nBrook: In Paris. My boss was a monster.\n\n\
             Guardian: Do you still speak?\n\nBrook: We never did.",
            &[
                ("Did you learn it here?", "Guardian"),
                ("In Paris. My boss was a monster.", "Brook"),
                ("Do you still speak?", "Guardian"),
                ("We never did.", "Brook"),
            ],
        );
    }

    #[test]
    fn countries_and_sections_take_no_turns() {
        let text = "NORWAY: Ferry burns\n\nA ferry burned near Oslo on Monday.\n\nKENYA: Court frees editor\n\nA court in \
                    Nairobi has freed an editor.";
        check(text, &[]);
        check("Opinion: Our town should sell the mill\n\nThe mill has been shut for years.", &[]);
    }

    #[test]
    fn a_lone_label_is_no_transcript() {
        check("EXCLUSIVE: Bridge of Porto is to close\n\nThe bridge of Porto will close in spring.", &[]);
    }
}
