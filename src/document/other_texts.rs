//! Texts that are no article: an address, a program, a chat, a recipe. Their lines tell.

use crate::analysis::Warning;
use crate::english::patterns::{ADDRESS, AMOUNT_OF_RECIPE, CODE, MESSAGE_OF_CHAT, Pattern};

/// Only so many lines are looked at.
const LINES: usize = 200;

/// A longer line is prose.
const LONG: usize = 400;

/// Maximum length of the lines on average, in bytes: paragraphs of an article have more.
const SHORT_LINES: usize = 90;

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
    if lines.iter().map(|l| l.len()).sum::<usize>() > lines.len() * SHORT_LINES {
        return None;
    }
    let is = |kind: &&Kind| {
        let such = lines.iter().filter(|l| l.len() < LONG && kind.line.matches(l)).count();
        such >= kind.least && such * kind.share >= lines.len()
    };
    KINDS.iter().find(is).map(|kind| Warning { code: kind.code, message: kind.message.into() })
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
}
