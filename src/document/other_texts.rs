//! Texts that are no article: an address, a program, a chat, a recipe, two columns mixed line by line. Their lines tell.

use crate::analysis::Warning;
use crate::english::patterns::{ADDRESS, AMOUNT_OF_RECIPE, CODE, MESSAGE_OF_CHAT, Pattern};
use crate::english::{Lexicon, Tag, Tags};

/// Only so many lines are looked at.
const LINES: usize = 200;

/// A longer line is prose.
const LONG: usize = 400;

/// Maximum length of the lines on average, in bytes: paragraphs of an article have more.
const SHORT_LINES: usize = 90;

/// Mixed columns have so many lines at least.
const MIXED_LINES: usize = 30;

/// Minimum number of lines that do not go on in the next one, and one in how many of all they are.
const MIXED: (usize, usize) = (4, 25);

/// Maximum length of the rows of two columns on average, in bytes.
const ROW: usize = 130;

/// A kind of text, by how many of its lines look so.
struct Kind {
    code: &'static str,
    message: &'static str,
    line: &'static Pattern,
    least: usize,
    /// One in so many lines.
    share: usize,
}

static KINDS: [Kind; 3] = [
    Kind {
        code: "code",
        message: "This reads like a program, not like a news story.",
        line: &CODE,
        least: 4,
        share: 2,
    },
    Kind {
        code: "chat",
        message: "This reads like a chat, not like a news story.",
        line: &MESSAGE_OF_CHAT,
        least: 4,
        share: 2,
    },
    Kind {
        code: "recipe",
        message: "This reads like a recipe, not like a news story.",
        line: &AMOUNT_OF_RECIPE,
        least: 3,
        share: 5,
    },
];

/// Warns of a text that is none.
pub fn warning(text: &str) -> Option<Warning> {
    let whole = text.trim();
    if whole.len() < LONG && ADDRESS.matches(whole) {
        let message = "That is an address. nutgraf cannot open links: open the page, select the article, copy it, and paste it here.".into();
        return Some(Warning { code: "address", message });
    }
    let lines: Vec<&str> = whole.lines().map(str::trim_end).filter(|l| !l.is_empty()).take(LINES).collect();
    let length: usize = lines.iter().map(|l| l.len()).sum();
    if length <= lines.len() * ROW && mixed_columns(&lines) {
        let message = "Two columns seem to be mixed here, line by line: names, quotes and dates would be wrong. Copy one column after the other.".into();
        return Some(Warning { code: "mixed-columns", message });
    }
    if length > lines.len() * SHORT_LINES {
        return None;
    }
    let is = |kind: &&Kind| {
        let such = lines.iter().filter(|l| l.len() < LONG && kind.line.matches(l)).count();
        such >= kind.least && such * kind.share >= lines.len()
    };
    KINDS.iter().find(is).map(|kind| Warning { code: kind.code, message: kind.message.into() })
}

/// Whether lines of two columns stand one after the other, as a PDF copied by rows has them: sentences break off at line
/// ends and do not go on in the next line.
fn mixed_columns(lines: &[&str]) -> bool {
    if lines.len() < MIXED_LINES {
        return false;
    }
    let broken = lines.windows(2).filter(|pair| breaks_off(pair[0].trim_start(), pair[1].trim_start())).count();
    // A text without capitals has small letters after each full stop.
    let capitals = lines.iter().filter(|l| l.trim_start().starts_with(char::is_uppercase)).count();
    broken >= MIXED.0 && broken * MIXED.1 >= lines.len() && capitals >= broken
}

/// Whether no sentence goes on from the end of one line to the start of the next: "the | was", "he | the", "closed. | and", "closed | She".
fn breaks_off(line: &str, next: &str) -> bool {
    let is_letter = |c: char| c.is_alphabetic() || c == '’' || c == '\'';
    let first = next.split(' ').next().unwrap_or_default();
    if first.is_empty() || !first.chars().all(char::is_alphabetic) {
        return false;
    }
    let last = line.rsplit(' ').next().unwrap_or_default();
    let known = |word: &str| Lexicon::shared().look_up(word).tags;
    let is_small = |word: &str| !word.is_empty() && word.chars().all(|c| is_letter(c) && !c.is_uppercase());
    if !is_small(first) {
        // A sentence that begins where none has ended.
        let opens = first.len() > 1 && is_small(&first.to_lowercase()) && first.chars().skip(1).all(char::is_lowercase);
        return opens && is_small(last) && known(first).has(Tag::Nominative);
    }
    // Abbreviations are shorter, or have capitals.
    if let Some(ended) = last.trim_end_matches(['"', '”']).strip_suffix('.') {
        return ended.chars().count() >= 4 && is_small(ended.trim_start_matches(['"', '“', '(']));
    }
    if !is_small(last) {
        return false;
    }
    let (before, after) = (known(last), known(first));
    let is_article = |word: &str, tags: &Tags| tags.has(Tag::Definite) || tags.has(Tag::Indefinite) && word.len() <= 2;
    let is_subject = |tags: &Tags| tags.has(Tag::SubjectPronoun) && !tags.has(Tag::Accusative);
    if is_subject(&before) {
        return is_article(first, &after);
    }
    let wants_noun = is_article(last, &before) || before.has(Tag::Possessive) && !before.has(Tag::Accusative);
    // "Will" and "can" are nouns, too.
    let is_verb = after.has(Tag::QuestionVerb) && (!after.has(Tag::Modal) || after.has(Tag::Conditional));
    let is_link = after.has(Tag::Preposition) && after.has(Tag::Frequent) || after.has(Tag::Coordinator);
    wants_noun && (is_verb || is_link || is_subject(&after) || is_article(first, &after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(text: &str, code: Option<&str>) {
        assert_eq!(warning(text).map(|w| w.code), code, "{text}");
    }

    #[test]
    fn address_is_no_article() {
        is(" https://example.org/news/a-b?c=1\n", Some("address"));
        is("www.example.org", Some("address"));
        is("https://example.org says the ferry sank.", None);
    }

    #[test]
    fn program_is_told_by_its_lines() {
        is("import os\n\ndef main():\n    x = 1\n    print(x)\n\nmain()", Some("code"));
        is("fn main() {\n    let a = 1;\n    println!(\"{a}\");\n}\n", Some("code"));
        is("The ferry sank.\nNobody was hurt.\nIt was old.\nIt will be raised (perhaps).", None);
    }

    #[test]
    fn chat_is_told_by_its_times() {
        is("12:01 Ana: hi\n12:02 Rui: hello\n12:03 Ana: lunch?\n12:05 Rui: yes", Some("chat"));
        is(
            "[04/03/2024, 10:01:12] Ana: hi\n[04/03/2024, 10:02:00] Rui: hm\nAna, 10:03: a\nRui, 10:04: b",
            Some("chat"),
        );
        is(
            "Storm live\n10:31 The bridge is shut.\n10:40 Two trains are stuck.\n10:52 Nobody is hurt.\n11:15 It is open.",
            None,
        );
        let post = "The minister has left the building by a side door, and reporters are waiting for her at the gate in the rain.";
        is(&format!("10:01\n{post} {post}\n10:05\n{post} {post}\n10:09\n{post} {post}\n10:11\n{post} {post}"), None);
    }

    #[test]
    fn recipe_is_told_by_its_amounts() {
        is(
            "Fish stew\n500g cod\n2 tbsp olive oil\n½ tsp salt\n1 tin tomatoes\nFry the onions. Add the fish.",
            Some("recipe"),
        );
        is("Bridge closes\n500 people work there.\n2 lanes will stay open.\n3 buses a day run.", None);
    }

    const HARBOUR: &str = "The harbour of Lisbon will stay\nclosed until Friday, the port\nauthority said on Monday. Four ships\nare waiting outside the bay, and the\nfirst of them has no more water for\nits crew. Pedro Marques, the minister\nof transport, told reporters that the\nstrike was a matter for the courts.\nHe had spoken with the owners of the\nterminal three times, he said, and\nnobody had made him an offer that he\ncould bring before the council. The\nowners denied that. They had sent a\nletter in May and another in June.\nA judge will hear both sides on\nTuesday.";
    const SCHOOL: &str = "A school in the north of the county\nhas opened a kitchen where parents\ncook for their children every day.\nThe head teacher, Ana Costa, said\nthat the old kitchen was closed in\n2011 to save money. Since then the\nmeals came by lorry from a factory\nin the next town. They were cold\nwhen they arrived, and most of the\nfood was thrown away. Now two of\nthe parents come at seven, and a\nfarmer brings what he has. It is\ncheaper than before. The county\nwants to see the books, a clerk\nsaid, before other schools may\nfollow.";

    #[test]
    fn mixed_columns_break_off_at_their_ends() {
        let (a, b): (Vec<&str>, Vec<&str>) = (HARBOUR.lines().collect(), SCHOOL.lines().collect());
        let by_lines: String = a.iter().zip(&b).map(|(a, b)| format!("{a}\n{b}\n")).collect();
        is(&by_lines, Some("mixed-columns"));
        is(&format!("{HARBOUR}\n{SCHOOL}"), None);
        is(&format!("{HARBOUR}\n{SCHOOL}").to_lowercase(), None);
    }
}
