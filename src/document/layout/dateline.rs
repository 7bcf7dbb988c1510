//! The place and agency at the head of a story: "LONDON, Nov 14 (Reuters) – ", "NEW DELHI: ".

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn place_agency_and_dash() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(at_head(text).map(|n| &text[..n]), expected);
        check("LONDON, Nov 14 (Reuters) – Shares fell.", Some("LONDON, Nov 14 (Reuters) –"));
        check("PORTO (AP) — Shares fell.", Some("PORTO (AP) —"));
        check("NEW DELHI: Shares fell.", Some("NEW DELHI:"));
        check("Porto: Shares fell.", None);
        check("The mayor – Ana Lima – fell.", None);
    }
}
