//! Where the article begins and ends, and what inside it is no part of it.
//!
//! The lines are read as a sequence of states, before – body – gap – after, and the best path is taken (Viterbi 1967):
//! one label between two paragraphs is a gap, forty of them are the end.

use super::page::Page;
use crate::analysis::ParagraphKind;

const ENTER: f32 = 1.5;
const INTO_GAP: f32 = 0.3;
const GAP_LINE: f32 = 0.05;
/// A line of so many words counts fully.
const FULL: f32 = 12.0;

/// A kind for every line, from its log-odds to be body; headline, standfirst and byline are still among the furniture.
pub fn find(page: &Page, odds: &[f32]) -> Vec<ParagraphKind> {
    let scores: Vec<f32> =
        odds.iter().zip(&page.lines).map(|(o, l)| o * (0.3 + 0.7 * (l.words as f32 / FULL).min(1.0))).collect();
    path(&scores).into_iter().map(|body| if body { ParagraphKind::Body } else { ParagraphKind::Furniture }).collect()
}

/// Best path: which lines are body.
fn path(scores: &[f32]) -> Vec<bool> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Before,
        Body,
        Gap,
        After,
    }
    use State::*;
    let mut best = [0.0, f32::MIN, f32::MIN, f32::MIN];
    let mut from: Vec<[State; 4]> = Vec::with_capacity(scores.len());
    for &score in scores {
        let mut choice = [Before; 4];
        let pick = |options: &[(State, f32)]| {
            let mut top = options[0];
            for &o in options {
                if o.1 > top.1 {
                    top = o;
                }
            }
            top
        };
        let b = best;
        let (body, into_body) =
            pick(&[(Body, b[Body as usize]), (Before, b[0] - ENTER), (Gap, b[Gap as usize] - INTO_GAP)]);
        let (gap, into_gap) = pick(&[(Gap, b[Gap as usize]), (Body, b[Body as usize] - INTO_GAP)]);
        let (after, into_after) = pick(&[(After, b[After as usize]), (Body, b[Body as usize])]);
        choice[Body as usize] = body;
        choice[Gap as usize] = gap;
        choice[After as usize] = after;
        best = [b[0], into_body + score, into_gap - GAP_LINE, into_after];
        from.push(choice);
    }
    let mut state = [Before, Body, After]
        .into_iter()
        .fold(Before, |top, s| if best[s as usize] > best[top as usize] { s } else { top });
    let mut body = vec![false; scores.len()];
    for i in (0..scores.len()).rev() {
        body[i] = state == Body;
        state = from[i][state as usize];
    }
    body
}
