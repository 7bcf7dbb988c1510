//! What a page says beside the story: `Read more: Ferry runs aground`, `Most read` and the titles below it,
//! `Sign up for our newsletter`, who else worked on it, and the names of its topics, `Harbours, Cranes, Ana Lima, Porto`.

use super::features;
use super::line::{Ending, Line};
use super::page::Page;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aside {
    /// The way to another story.
    Link,
    /// The label above a list of other stories.
    List,
    /// The reader is asked to join, sign up or follow.
    Invitation,
    /// `Ana Lima in Porto contributed to this report.`, and the rule above it.
    Hands,
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
/// What an invitation begins with.
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
const HANDS: [&str; 4] =
    ["contributed reporting", "contributed to this article", "contributed to this report", "contributed to this story"];
/// No label or invitation has more words.
const LABEL: u32 = 6;
const INVITATION: u32 = 30;
const HELPERS: u32 = 45;
/// A list of topics has so many at least.
const TOPICS: u32 = 4;
/// So many titles stand below a label at most, none of more words.
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
    if is_hands(line, raw) {
        return Some(Aside::Hands);
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
fn is_hands(line: &Line, raw: &str) -> bool {
    let rule = raw.len() > 1 && raw.bytes().all(|b| b == b'_');
    let told = raw.trim_end_matches(['.', ')']);
    let desk = ["(Reporting by ", "Reporting by "].iter().any(|known| raw.starts_with(known));
    rule || line.words <= HELPERS && line.quotes == 0 && (desk || HANDS.iter().any(|known| told.ends_with(known)))
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

/// Leaves links to other stories and invitations out of the body, the titles below `Most read`, and `Privacy policy` below all.
pub fn leave_out(page: &Page, kinds: &mut [ParagraphKind]) {
    let lines = &page.lines;
    let end = lines.iter().rposition(Line::is_prose).map_or(0, |last| last + 1);
    for (i, line) in lines.iter().enumerate() {
        let of_site = i >= end && features::furniture(line) >= line.words;
        let beside = matches!(line.aside, Some(Aside::Link | Aside::List | Aside::Invitation | Aside::Hands));
        if kinds[i].is_story() && (beside || of_site) {
            kinds[i] = ParagraphKind::Furniture;
        }
        if line.aside != Some(Aside::List) {
            continue;
        }
        let is_title =
            |l: &Line| l.words <= TITLE && !l.is_prose() && matches!(l.ending, Ending::Open | Ending::Ellipsis);
        let titles = (i + 1..(i + 1 + TITLES).min(lines.len()))
            .take_while(|&j| is_title(&lines[j]) && kinds[j] != ParagraphKind::Headline);
        let titles: Vec<usize> = titles.collect();
        // A single line above running text is the story's next heading.
        let heading = titles.last().copied().filter(|&j| lines.get(j + 1).is_some_and(Line::is_prose));
        for j in titles {
            if Some(j) != heading && kinds[j].is_story() {
                kinds[j] = ParagraphKind::Furniture;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    #[test]
    fn what_is_no_part_of_a_story() {
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
        check("Ana Lima in Porto contributed to this report.", Some(Aside::Hands));
        check("(Reporting by Ana Lima; editing by Tom Reed)", Some(Aside::Hands));
        check("___", Some(Aside::Hands));
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
