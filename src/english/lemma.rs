//! Form and part of speech → base form as it is written in a dictionary: "denied", a past → "deny".
//!
//! The lexicon answers where it knows the form; regular endings are taken off the rest.

use super::lexicon::{Lexicon, key};
use super::parts::Part;
use std::borrow::Cow;

/// The base form of `form`. Names and whatever has no forms keep theirs, in small letters unless they are names.
pub fn of(form: &str, part: Part) -> Cow<'_, str> {
    let small =
        || -> Cow<'_, str> { if form.contains(char::is_uppercase) { form.to_lowercase().into() } else { form.into() } };
    if part == Part::ProperNoun {
        return form.into();
    }
    if !part.is_verb() && !matches!(part, Part::Noun | Part::Auxiliary) {
        return small();
    }
    let lower = small();
    if let Some(base) = clitic(&lower) {
        return base.into();
    }
    let entry = Lexicon::shared().look_up(&lower);
    let known = (entry.lemma != 0 && entry.lemma != key(&lower)).then(|| Lexicon::shared().base(entry.lemma)).flatten();
    if let Some(base) = known {
        return base.into();
    }
    let regular = match part {
        Part::Noun => singular(&lower),
        Part::PresentVerb => singular(&lower),
        Part::PastVerb | Part::Participle => stem(&lower, "ed"),
        Part::Gerund => stem(&lower, "ing"),
        _ => None,
    };
    regular.map_or(lower, Cow::Owned)
}

fn clitic(lower: &str) -> Option<&'static str> {
    Some(match lower {
        "'s" | "’s" | "'m" | "’m" | "'re" | "’re" | "is" | "are" | "was" | "were" | "been" | "being" | "am" => {
            "be"
        }
        "'ve" | "’ve" | "has" | "had" | "having" => "have",
        "'ll" | "’ll" | "wo" => "will",
        "'d" | "’d" => "would",
        "ca" => "can",
        "did" | "does" | "done" | "doing" => "do",
        _ => return None,
    })
}

fn singular(form: &str) -> Option<String> {
    if let Some(stem) = form.strip_suffix("ies").filter(|s| s.len() > 1) {
        return Some(format!("{stem}y"));
    }
    for end in ["sses", "shes", "ches", "xes", "zes"] {
        if form.ends_with(end) {
            return Some(form[..form.len() - 2].into());
        }
    }
    let plain = form.strip_suffix('s')?;
    (plain.len() > 1 && !plain.ends_with(['s', 'u', 'i'])).then(|| plain.into())
}

/// Takes a regular ending off: "stopped" → "stop", "agreed" → "agree", "making" → "make".
fn stem(form: &str, ending: &str) -> Option<String> {
    let bare = form.strip_suffix(ending)?;
    let vowel = |c: char| "aeiouy".contains(c);
    if bare.len() < 2 || !bare.contains(vowel) {
        return None;
    }
    if let Some(before) = bare.strip_suffix('i').filter(|_| ending == "ed") {
        return Some(format!("{before}y"));
    }
    let letters: Vec<char> = bare.chars().rev().take(3).collect();
    let doubled = letters.len() == 3 && letters[0] == letters[1];
    if doubled && !"lsfz".contains(letters[0]) {
        return Some(bare[..bare.len() - letters[0].len_utf8()].into());
    }
    // "mak", "argu", "pleas": a lone vowel before one consonant, or an ending that English does not have.
    let open =
        letters.len() >= 2 && !vowel(letters[0]) && vowel(letters[1]) && letters.get(2).is_none_or(|c| !vowel(*c));
    let silent = matches!(letters[0], 'u' | 'v' | 'c' | 'z' | 'e') || (letters[0] == 's' && !doubled);
    let short = bare.chars().filter(|c| vowel(*c)).count() == 1;
    // "juggl", "settl"
    let silent =
        silent || letters[0] == 'l' && letters.get(1).is_some_and(|&c| !vowel(c) && !matches!(c, 'l' | 'r' | 'w'));
    let at = bare.ends_with("at") && bare.len() > 3;
    if silent || at || (open && short && !matches!(letters[0], 'w' | 'x' | 'y' | 'r' | 'n' | 't' | 'l')) {
        return Some(format!("{bare}e"));
    }
    if open && short && matches!(letters[0], 'r' | 'n' | 't' | 'l') {
        return Some(format!("{bare}e"));
    }
    Some(bare.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_go_back_to_their_base() {
        let check = |form, part, base| assert_eq!(of(form, part), base, "{form}");
        check("denied", Part::PastVerb, "deny");
        check("Ministries", Part::Noun, "ministry");
        check("stopped", Part::PastVerb, "stop");
        check("making", Part::Gerund, "make");
        check("went", Part::PastVerb, "go");
        check("boxes", Part::Noun, "box");
        check("juggled", Part::PastVerb, "juggle");
        check("Paris", Part::ProperNoun, "Paris");
        check("The", Part::Determiner, "the");
        check("'s", Part::Auxiliary, "be");
    }
}
