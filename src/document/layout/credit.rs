//! Pictures and their owners: the shapes of captions and credits, `The crane at work (Image: Example)`, `Ana Lima/Example Times`.

use super::line::{Ending, Line};
use crate::english::{Lexicon, Tag, patterns};

/// "The crane at workCredit: Example", "… at work.CreditAna Lima"
pub fn is_glued(raw: &str) -> bool {
    patterns::GLUED_CREDIT.matches(raw)
}

/// Maximum length of the name at a caption's end, and of it with the words before it, in bytes.
const CREDIT: usize = 60;
const TAIL: usize = CREDIT + 20;
/// Maximum length of a name with its outlet, in bytes.
const NAME_AND_OUTLET: usize = 200;
/// Maximum length of an agency's name, in bytes.
const AGENCY: usize = 24;

/// "The crane at work (Image: Example)", "… at work. Photo: Ana Lima", "Image caption The crane at work", "… at work/AP"
pub fn is_caption(raw: &str) -> bool {
    // The brackets around the picture's source are a line of their own.
    if patterns::CAPTION_OPENS.matches(raw) || raw.ends_with(" (") || is_signed(raw) {
        return true;
    }
    if raw.ends_with(')') {
        let inside = raw.rfind('(').map(|open| &raw[open + 1..]);
        return inside.is_some_and(|inside| patterns::CREDIT_IN_BRACKETS.matches(inside) || opens_with_agency(inside));
    }
    let from = raw.ceil_char_boundary(raw.len().saturating_sub(TAIL));
    let tail = &raw[from..];
    ends_with_agency(raw)
        || patterns::CREDIT_AT_END.ends(tail).any(|end| {
            let name = tail[end..].trim_end_matches('.');
            (2..=CREDIT).contains(&name.len()) && !name.contains(['.', '?', '!'])
        })
}

/// "Xinhua/Ana Lima)"
fn opens_with_agency(credit: &str) -> bool {
    credit.split_once('/').is_some_and(|(name, _)| is_agency(name))
}

/// "… at work.AFP/Getty Images"
fn ends_with_agency(raw: &str) -> bool {
    raw.rsplit_once(['/', '.']).is_some_and(|(before, name)| !before.is_empty() && is_agency(name))
}

fn is_agency(name: &str) -> bool {
    (2..=AGENCY).contains(&name.len()) && Lexicon::shared().tags_of(name).has(Tag::Agency)
}

/// "The crane was late in 2014. Ana Lima"
fn is_signed(raw: &str) -> bool {
    if !raw.ends_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')) {
        return false;
    }
    let Some((text, name)) = raw.rsplit_once(". ") else { return false };
    // An abbreviation's full stop ends no sentence: "Mr. Tom Roe".
    let ends = text
        .split_whitespace()
        .next_back()
        .is_some_and(|w| w.len() > 2 && w.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()));
    let capital = |w: &str| {
        w.starts_with(char::is_uppercase) && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))
    };
    ends && text.split_whitespace().count() >= 5
        && (2..=4).contains(&name.split_whitespace().count())
        && name.split_whitespace().all(capital)
}

/// "Board of Ports via AP", "Ana Lima for Example Magazine": all words capitalised but "via" and "for".
pub fn is_titled(line: &Line, raw: &str) -> bool {
    if !(3..=12).contains(&line.words) || line.ending == Ending::Stop {
        return false;
    }
    let (mut via, mut on_behalf, mut titled) = (false, 0, true);
    for (i, word) in raw.split_whitespace().enumerate() {
        let small = matches!(word, "and" | "for" | "of" | "the" | "via");
        via |= word == "via";
        on_behalf = if word == "for" { i } else { on_behalf };
        titled &= small || word.starts_with(char::is_uppercase);
    }
    titled && (via || (1..=3).contains(&on_behalf) && line.words <= 7)
}

/// "Ana Lima/Example Times"
pub fn is_name_and_outlet(raw: &str) -> bool {
    raw.len() <= NAME_AND_OUTLET && patterns::NAME_AND_OUTLET.matches(raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn read(text: &str) -> Line {
        Line::read(text, Span::new(0, text.len()), 0)
    }

    #[test]
    fn credits_differ_from_sentences() {
        for credited in [
            "The crane (Image: Example)",
            "Photo: Ana Lima",
            "Ana Lima/Getty Images",
            "Tom Roe, AP",
            "(AP)",
            "A late craneCredit: AP",
            "Ana Lima/Crane Times",
            "Board of Example Ports via AP",
            "Ana Lima for Example Magazine",
        ] {
            assert!(read(credited).credited, "{credited}");
        }
        for plain in ["He looked at the picture.", "The image/sound ratio is poor", "Read the story by Reuters."] {
            assert!(!read(plain).credited, "{plain}");
        }
    }

    #[test]
    fn captions_differ_from_sentences() {
        for caption in [
            "The crane at work (Image: Example)",
            "The crane at work on Monday. (AP Photo/Ana Lima)",
            "The crane at work on Monday. (Source: Example)",
            "The crane at work. Photo: Ana Lima",
            "The crane at work.courtesy of the Example Trust.",
            "Image caption The crane at work",
            "The crane was late for work in 2014. Ana Lima",
            "The crane at work on Monday (",
            "The crane at work on Monday.AFP/Getty Images",
        ] {
            assert!(read(caption).captioned, "{caption}");
        }
        for plain in [
            "The crane (built in 1988) is late.",
            "He took the photo: it was the only one of the crane. The board bought it.",
            "She works for AP",
            "The crane was bought for the port by Mr. Tom Roe",
            "The crane was late on Monday. Lima said",
            "Video games are sold there.",
        ] {
            assert!(!read(plain).captioned, "{plain}");
        }
    }
}
