//! What a page says beside the story: `Read more: Ferry runs aground`, `Most read` and the titles below it,
//! `Sign up for our newsletter`, notes on its reporters, and the names of its topics, `Harbours, Cranes, Ana Lima, Porto`.

use super::features;
use super::line::{Ending, Line};
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// A link to another story.
    Link,
    /// A label above a list of other stories.
    List,
    /// Asks the reader to join, sign up or follow.
    Invitation,
    /// Who worked on the story: `Ana Lima in Porto contributed to this report.`, and the rule above it.
    Reporters,
    /// Names of topics.
    Topics,
}

/// What stands before the colon and another story's title, in lower case.
const LINKS: [&str; 16] = [
    "also read",
    "learn more",
    "more on this story",
    "next",
    "next up",
    "prev",
    "previous",
    "read also",
    "read more",
    "read next",
    "recommended",
    "related",
    "related story",
    "see also",
    "see more",
    "up next",
];
/// Labels above other stories, in lower case.
const LISTS: [&str; 24] = [
    "also read",
    "editor's picks",
    "editors' picks",
    "editors’ picks",
    "editor’s picks",
    "latest news",
    "latest stories",
    "more stories",
    "most popular",
    "most read",
    "most shared",
    "most viewed",
    "most watched",
    "popular now",
    "read next",
    "recommended",
    "recommended for you",
    "recommended stories",
    "related articles",
    "related stories",
    "top stories",
    "trending",
    "trending now",
    "you may also like",
];
/// The first words of an invitation.
const INVITATIONS: [&str; 11] = [
    "Follow @",
    "Follow us",
    "Join our",
    "Log in",
    "Register for",
    "Register now",
    "Sign in",
    "Sign up",
    "Sign-up",
    "Subscribe",
    "Support our",
];
/// How a line ends that names those who helped with a report.
const CONTRIBUTIONS: [&str; 4] =
    ["contributed reporting", "contributed to this article", "contributed to this report", "contributed to this story"];
/// Maximum number of words of a label, an invitation, and a note on reporters.
const LABEL: u32 = 6;
const INVITATION: u32 = 30;
const REPORTERS: u32 = 45;
/// Minimum number of topics in a list of them.
const TOPICS: u32 = 4;
/// Maximum number of titles under "Most read", and their maximum length in words.
const TITLES: usize = 8;
const TITLE: u32 = 25;

/// What the line is, if it is no part of a story.
pub fn read(line: &Line, raw: &str) -> Option<Aside> {
    let opens = |known: &str| raw.get(..known.len()).is_some_and(|start| start.eq_ignore_ascii_case(known));
    if line.words <= LABEL {
        let label = raw.trim_end_matches([':', '»', '›', '>', '→', ' ']);
        let goes_on = |rest: &str| rest.is_empty() || rest.get(..4).is_some_and(|r| r.eq_ignore_ascii_case(" in "));
        if LISTS.iter().any(|known| opens(known) && label.get(known.len()..).is_some_and(goes_on)) {
            return Some(Aside::List);
        }
    }
    if line.colons > 0 && LINKS.iter().any(|known| opens(known) && raw[known.len()..].trim_start().starts_with(':')) {
        return Some(Aside::Link);
    }
    if line.words <= INVITATION && (INVITATIONS.iter().any(|known| raw.starts_with(known)) || is_invitation(line)) {
        return Some(Aside::Invitation);
    }
    if is_note_on_reporters(line, raw) {
        return Some(Aside::Reporters);
    }
    let grammar = line.count(Class::Function) + line.count(Class::Pronoun);
    let topics = line.commas + 1 >= TOPICS
        && line.ending == Ending::Open
        && line.quotes == 0
        && line.numbers == 0
        && line.words <= 5 * (line.commas + 1)
        && line.capitalised + grammar >= line.words
        && grammar * 3 <= line.words;
    topics.then_some(Aside::Topics)
}

/// "(Reporting by Ana Lima, editing by Tom Reed)", "___".
fn is_note_on_reporters(line: &Line, raw: &str) -> bool {
    let rule = raw.len() > 1 && raw.bytes().all(|b| b == b'_');
    let bare = raw.trim_end_matches(['.', ')']);
    let desk = ["(Reporting by ", "Reporting by "].iter().any(|known| raw.starts_with(known));
    rule || line.words <= REPORTERS
        && line.quotes == 0
        && (desk || CONTRIBUTIONS.iter().any(|known| bare.ends_with(known)))
}

/// "Want more cranes? Join the Example Harbour Newsletter.", "The best of the harbour. Follow us on Twitter @example."
fn is_invitation(line: &Line) -> bool {
    let [subscribe, reader, reporting] = [Class::Subscribe, Class::Reader, Class::Reporting].map(|c| line.count(c));
    let of_sites = subscribe + reader + line.count(Class::Network) + line.count(Class::Share);
    let follow = line.count(Class::Author) > 0 && line.count(Class::Network) > 0 && line.count(Class::Pronoun) > 0;
    if follow && line.marks > 0 && reporting == 0 && line.quotes == 0 {
        return true;
    }
    subscribe >= 2
        && reporting == 0
        && line.quotes == 0
        && of_sites * 4 >= line.words
        && (reader > 0 || line.opens(Class::Subscribe) || line.words <= 12)
}

/// Links to other stories, invitations and notes on reporters.
pub fn leave_out(context: &mut Context) {
    let lines = &context.page.lines;
    let is_aside =
        |i: usize| matches!(lines[i].aside, Some(Aside::Link | Aside::List | Aside::Invitation | Aside::Reporters));
    replace_story(context, is_aside);
}

/// `Privacy policy` below the last sentence.
pub fn leave_out_notices(context: &mut Context) {
    let lines = &context.page.lines;
    let end = lines.iter().rposition(Line::is_prose).map_or(0, |last| last + 1);
    replace_story(context, |i| i >= end && features::furniture(&lines[i]) >= lines[i].words);
}

fn replace_story(context: &mut Context, is_furniture: impl Fn(usize) -> bool) {
    if context.is_bare {
        return;
    }
    for (i, kind) in context.kinds.iter_mut().enumerate() {
        if kind.is_story() && is_furniture(i) {
            *kind = ParagraphKind::Furniture;
        }
    }
}

/// The titles below `Most read`.
pub fn leave_out_titles(context: &mut Context) {
    if context.is_bare {
        return;
    }
    let lines = &context.page.lines;
    let is_title = |l: &Line| l.words <= TITLE && !l.is_prose() && matches!(l.ending, Ending::Open | Ending::Ellipsis);
    for label in (0..lines.len()).filter(|&i| lines[i].aside == Some(Aside::List)) {
        let below = label + 1..(label + 1 + TITLES).min(lines.len());
        let end = below
            .clone()
            .find(|&i| !is_title(&lines[i]) || context.kinds[i] == ParagraphKind::Headline)
            .unwrap_or(below.end);
        // A single line above running text is the story's next heading.
        let heading = lines.get(end).is_some_and(Line::is_prose);
        for i in label + 1..end.saturating_sub(heading.into()) {
            if context.kinds[i].is_story() {
                context.kinds[i] = ParagraphKind::Furniture;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn links_labels_invitations_and_notes_are_asides() {
        let check = |raw: &str, expected| {
            assert_eq!(Line::read(raw, Span::new(0, raw.len()), 0).aside, expected, "{raw}");
        };
        check("Read more: Ferry runs aground", Some(Aside::Link));
        check("RELATED : Ferry runs aground", Some(Aside::Link));
        check("Most read", Some(Aside::List));
        check("You may also like:", Some(Aside::List));
        check("MOST READ IN HARBOURS", Some(Aside::List));
        check("Want more cranes? Join the Example Harbour Newsletter.", Some(Aside::Invitation));
        check("The best of the harbour, every day. Follow us on Twitter @example.", Some(Aside::Invitation));
        check("Sign up for our free harbour news.", Some(Aside::Invitation));
        check("Ana Lima in Porto contributed to this report.", Some(Aside::Reporters));
        check("(Reporting by Ana Lima; editing by Tom Reed)", Some(Aside::Reporters));
        check("___", Some(Aside::Reporters));
        check("Cranes, Ana Lima, The Port of Porto, Night Shift", Some(Aside::Topics));
        check("Most read the letter and went home.", None);
        check("Related parties must report it: the board said so.", None);
        check("Subsidies, Taxes And Tolls Are Late", None);
        check("The members who signed up for free tickets were told to join the queue on Monday, Lima said.", None);
    }

    #[test]
    fn lists_are_sorted() {
        assert!(LINKS.is_sorted() && LISTS.is_sorted() && INVITATIONS.is_sorted());
    }
}
