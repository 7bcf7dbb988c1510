//! Marked stretches → those that somebody said, each with its cue and its speaker, decided one after the other.
//!
//! "“We won,” said Lima. “Go home.”" → two stretches, one utterance, one speaker.

use super::Models;
use super::attribution::{self, Choice, Past, View};
use super::report;
use super::scene::Scene;
use super::speakers::{self, Context, Work};
use crate::model::linear::softmax;
use crate::span::Span;

/// A marked stretch that somebody said.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    pub run: usize,
    pub cue: Option<usize>,
    /// The phrase that is credited.
    pub speaker: Option<usize>,
    /// The name before the colon inside the marks, as transcripts have it: it overrules `speaker`.
    pub label: Option<Span>,
    pub utterance: usize,
    pub confidence: f32,
}

/// Decides for each marked stretch in turn whether it was said, with which cue and by whom.
pub fn find(scene: &Scene, models: &Models, work: &mut Work) -> Vec<Said> {
    let (mut said, mut past, mut last) = (Vec::<Said>::new(), Past::default(), None);
    let (mut options, mut p) = (Vec::new(), Vec::new());
    let covers = report::covers(scene, &models.contents, work);
    for run in 0..scene.runs.len() {
        attribution::options(scene, run, past, &mut options);
        let view = View::of(scene, run, &covers);
        p.clear();
        for &option in &options {
            attribution::describe(scene, &view, option, past, &mut work.features);
            p.push(models.runs.score(&work.features.list));
        }
        softmax(&mut p);
        // A name that signs the words or stands over them leaves no doubt.
        let label = transcript_label(scene.document.text, scene.runs[run].inner);
        let signature = scene.atoms.of_run[run] + 1;
        let signed = options.iter().position(|&o| o == Choice::Cue(signature) && scene.is_signature(signature));
        past.said = p[0] < 0.5 || label.is_some() || signed.is_some();
        if !past.said {
            continue;
        }
        p[0] = 0.0;
        let best = signed.unwrap_or_else(|| speakers::best(&p));
        if label.is_some() || signed.is_some() {
            p[best] = 1.0;
        }
        let context = Context { last, no_entities: false };
        let mut take = |anchor| speakers::choose(scene, &models.speakers, anchor, context, work);
        let next = said.last().map_or(0, |s| s.utterance + 1);
        let before = said.last().filter(|_| label.is_none());
        let (cue, (speaker, sure), label, utterance) = match (options[best], before) {
            (Choice::GoesOn, Some(s)) => (s.cue, (s.speaker, s.confidence), s.label, s.utterance),
            (Choice::Cue(cue), Some(s)) if s.cue == Some(cue) && signed.is_none() => {
                (s.cue, (s.speaker, s.confidence), s.label, s.utterance)
            }
            (Choice::Cue(cue), _) if signed.is_some() => (Some(cue), (scene.phrase_at(cue + 1), 1.0), None, next),
            (Choice::Cue(cue), _) if label.is_none() => (Some(cue), take(cue), None, next),
            _ if label.is_some() => (None, (None, 1.0), label, next),
            _ => (None, take(scene.atoms.of_run[run]), None, next),
        };
        said.push(Said { run, cue, speaker, label, utterance, confidence: p[best] * sure });
        last = speaker.or(last);
        past.run = Some(run);
        past.cue = cue;
    }
    said
}

/// "PENCE: We will win" → "PENCE".
fn transcript_label(text: &str, inner: Span) -> Option<Span> {
    let words = inner.of(text);
    let start = words.len() - words.trim_start().len();
    let colon = words.char_indices().take(40).find(|&(_, c)| c == ':')?.0;
    let name = words.get(start..colon)?;
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    // "McCAIN", "O’REILLY"
    let small = name.chars().filter(|c| c.is_lowercase()).count();
    (capitals >= 3 && small <= 1 && !name.contains(char::is_numeric))
        .then(|| Span::new(inner.start + start, inner.start + colon))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_name_the_speaker_before_a_colon() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(transcript_label(text, Span::new(0, text.len())).map(|s| s.of(text)), expected);
        };
        check("LIMA: We won.", Some("LIMA"));
        check("McCREA: No.", Some("McCREA"));
        check("One thing: we won.", None);
        check("We won.", None);
    }
}
