//! Pictures and their owners: the shapes of captions and credits, `The crane at work (Image: Example)`, `Ana Lima/Example Times`.

use super::line::{Ending, Line};

/// "The crane at workCredit: Example", "… at work.CreditAna Lima"
pub fn is_glued(raw: &str) -> bool {
    raw.match_indices("Credit").any(|(i, word)| {
        let after = raw[i + word.len()..].chars().next();
        let before = raw[..i].chars().next_back();
        let ends = |c: char| c.is_lowercase() || matches!(c, '.' | ')' | '”' | '"');
        after == Some(':') || (after.is_some_and(char::is_uppercase) && before.is_none_or(ends))
    })
}

/// How a caption or a credit begins.
const CAPTIONS_OPEN: [&str; 23] = [
    "Courtesy of",
    "Credit:",
    "Graphic:",
    "Illustration by",
    "Illustration:",
    "Image caption",
    "Image copyright",
    "Image source",
    "Image:",
    "Media caption",
    "Photo by",
    "Photo courtesy",
    "Photo:",
    "Photograph by",
    "Photograph:",
    "Photographer:",
    "Photographs:",
    "Photos by",
    "Photos:",
    "Picture:",
    "Pictured:",
    "Pictures:",
    "Video:",
];
/// How the brackets at a caption's end begin, in lower case.
const CAPTIONS_CLOSE: [&str; 18] = [
    "afp",
    "ap photo",
    "ap)",
    "ap/",
    "courtesy",
    "credit",
    "file photo",
    "getty",
    "image",
    "photo",
    "pic:",
    "picture",
    "reuters)",
    "reuters/",
    "screengrab",
    "screenshot",
    "source:",
    "video:",
];
/// Words before the name at a caption's end.
const CAPTIONS_CREDIT: [&str; 12] = [
    "Credit:",
    "Image:",
    "Photo :",
    "Photo by",
    "Photo credit",
    "Photo:",
    "Photograph:",
    "Photos:",
    "Pic:",
    "Picture:",
    "Pictures:",
    "ourtesy of ",
];
/// Sources named there without such words.
const CAPTIONS_NAME: [&str; 7] = ["AFP", "AP", "EPA", "Getty", "Getty Images", "REUTERS", "Reuters"];
/// Maximum length of a name there, in bytes.
const CREDIT: usize = 60;

/// "The crane at work (Image: Example)", "… at work. Photo: Ana Lima", "Image caption The crane at work", "… at work/AP"
pub fn is_caption(raw: &str) -> bool {
    if CAPTIONS_OPEN.iter().any(|o| raw.starts_with(o)) {
        return true;
    }
    // The brackets around the picture's source are a line of their own.
    if raw.ends_with(" (") || is_signed(raw) {
        return true;
    }
    if let Some(bare) = raw.strip_suffix(')') {
        let inside = raw[bare.rfind('(').map_or(raw.len(), |i| i + 1)..].to_ascii_lowercase();
        return CAPTIONS_CLOSE.iter().any(|o| inside.starts_with(o));
    }
    let ends_with_name = CAPTIONS_NAME
        .iter()
        .any(|name| raw.strip_suffix(name).is_some_and(|rest| rest.ends_with(['/', '.']) && rest.len() > 1));
    let mut from = raw.len().saturating_sub(CREDIT + 20);
    while !raw.is_char_boundary(from) {
        from += 1;
    }
    let tail = &raw[from..];
    // Every mark has a colon, "Photo" or "of" in it: most lines need no search.
    let may_credit = tail.bytes().any(|b| b == b':') || tail.contains("Photo ") || tail.contains("ourtesy");
    ends_with_name
        || may_credit
            && CAPTIONS_CREDIT.iter().any(|mark| {
                tail.rfind(mark).is_some_and(|i| {
                    let name = tail[i + mark.len()..].trim_end_matches('.');
                    from + i > 0 && (2..=CREDIT).contains(&name.len()) && !name.contains(['.', '?', '!'])
                })
            })
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
    let Some((name, outlet)) = raw.split_once('/') else { return false };
    let capital = |w: &str| w.starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit());
    let small = |w: &str| matches!(w, "for" | "of" | "the" | "via");
    (2..=3).contains(&name.split_whitespace().count())
        && !outlet.is_empty()
        && !outlet.ends_with(['.', '?', '!', ':'])
        && name.split_whitespace().all(capital)
        && outlet.split_whitespace().all(|w| capital(w) || small(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn read(text: &str) -> Line {
        Line::read(text, Span::new(0, text.len()), 0)
    }

    #[test]
    fn credits_are_told_from_sentences() {
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
    fn captions_are_told_from_sentences() {
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

    #[test]
    fn lists_are_sorted() {
        assert!(CAPTIONS_OPEN.is_sorted() && CAPTIONS_CLOSE.is_sorted());
        assert!(CAPTIONS_CREDIT.is_sorted() && CAPTIONS_NAME.is_sorted());
    }
}
