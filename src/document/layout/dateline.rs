//! The place and agency at the head of a story: "LONDON, Nov 14 (Reuters) – ", "NEW DELHI: ".

use crate::english::{Lexicon, Tag};

/// The place of a dateline has fewer words.
const PLACE: usize = 6;

/// How many bytes of `paragraph` are its dateline.
pub fn at_head(paragraph: &str) -> Option<usize> {
    let mut head = paragraph.len().min(90);
    while !paragraph.is_char_boundary(head) {
        head -= 1;
    }
    let head = &paragraph[..head];
    if let Some((place, _)) = head.split_once(": ")
        && place.split(' ').count() <= 3
        && place.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && place.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-'))
    {
        return Some(place.len() + 1);
    }
    if let Some(end) = agency(head) {
        return Some(end);
    }
    let (at, dash) = ["–", "—", "--", " - "].iter().filter_map(|d| head.find(d).map(|i| (i, *d))).min()?;
    let place = &head[..at];
    let letters = place.chars().take_while(|&c| c != ',' && c != '(').filter(|c| c.is_alphabetic());
    let (mut all, mut upper) = (0, 0);
    for c in letters {
        all += 1;
        upper += usize::from(c.is_uppercase());
    }
    (all >= 3 && (upper == all || place.contains('('))).then_some(at + dash.len())
}

/// "Los Angeles (CNN)Ana Lima said": a place and an agency in brackets, with nothing behind them.
fn agency(head: &str) -> Option<usize> {
    let (place, rest) = head.split_once('(')?;
    let (name, rest) = rest.split_once(')')?;
    let capital = |w: &str| w.starts_with(char::is_uppercase);
    let is_place = place.split(' ').filter(|w| !w.is_empty()).all(capital) && place.split(' ').count() <= PLACE;
    let tags = Lexicon::shared().look_up(name).tags;
    let is_agency = tags.has(Tag::Agency) || tags.has(Tag::PageAgency);
    let fits = is_agency && is_place && capital(rest.trim_start());
    fits.then_some(place.len() + name.len() + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_agency_and_dash() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(at_head(text).map(|n| &text[..n]), expected);
        check("LONDON, Nov 14 (Reuters) – Shares fell.", Some("LONDON, Nov 14 (Reuters) –"));
        check("PORTO (AP) — Shares fell.", Some("PORTO (AP) —"));
        check("NEW DELHI: Shares fell.", Some("NEW DELHI:"));
        check("Los Angeles (CNN)Shares fell.", Some("Los Angeles (CNN)"));
        check("The Harbour Board (HBO) Director fell.", None);
        check("Porto: Shares fell.", None);
        check("The mayor – Ana Lima – fell.", None);
    }
}
