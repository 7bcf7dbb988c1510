//! What a page says beside the story: `Read more: Ferry runs aground`, `Most read` and the titles below it,
//! `Sign up for our newsletter`, notes on its reporters, and the names of its topics, `Harbours, Cranes, Ana Lima, Porto`.

use super::features;
use super::line::{Ending, Line};
use super::passes::Context;
use super::vocabulary::Class;
use crate::analysis::ParagraphKind;
use crate::english::{Lexicon, Tag, patterns};

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

/// Maximum number of words of a label, an invitation, and a note on reporters.
const LABEL: u32 = 6;
/// The same for a label before a colon, in bytes.
const LONGEST_LABEL: usize = 32;
const INVITATION: u32 = 30;
const REPORTERS: u32 = 45;
/// Minimum number of topics in a list of them.
const TOPICS: u32 = 4;
/// Maximum number of titles under "Most read", and their maximum length in words.
const TITLES: usize = 8;
const TITLE: u32 = 25;

/// What the line is, if it is not part of the story.
pub fn read(line: &Line, raw: &str) -> Option<Aside> {
    if line.words <= LABEL && is_list_label(raw.trim_end_matches([':', '»', '›', '>', '→', ' '])) {
        return Some(Aside::List);
    }
    if line.colons > 0 && is_link(raw) {
        return Some(Aside::Link);
    }
    if line.words <= INVITATION && (patterns::INVITATION.matches(raw) || is_invitation(line)) {
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

/// "Most read", "MOST READ IN HARBOURS"
fn is_list_label(label: &str) -> bool {
    let is_known = |phrase: &str| Lexicon::shared().tags_of(phrase).has(Tag::ListLabel);
    let before_place =
        || (0..label.len()).find(|&i| label.get(i..i + 4).is_some_and(|w| w.eq_ignore_ascii_case(" in ")));
    is_known(label) || before_place().is_some_and(|end| is_known(&label[..end]))
}

/// "RELATED : Ferry runs aground"
fn is_link(raw: &str) -> bool {
    let Some((label, _)) = raw.split_once(':') else { return false };
    label.len() <= LONGEST_LABEL && Lexicon::shared().tags_of(label.trim_end()).has(Tag::LinkLabel)
}

/// "(Reporting by Ana Lima, editing by Tom Reed)", "___".
fn is_note_on_reporters(line: &Line, raw: &str) -> bool {
    let is_short = line.words <= REPORTERS && line.quotes == 0;
    patterns::RULE.matches(raw) || is_short && (patterns::REPORTERS.matches(raw) || names_contributor(raw))
}

/// "Ana Lima in Porto contributed to this report."
fn names_contributor(raw: &str) -> bool {
    let note = raw.rfind("contributed ").map(|start| raw[start..].trim_end_matches(['.', ')']));
    note.is_some_and(|note| note.len() <= LONGEST_LABEL && Lexicon::shared().tags_of(note).has(Tag::ContributorNote))
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
    leave_out_notes(context);
}

/// Notes are known by their words, also in a plain article: "(Reporting by Ana Lima)", "Editor's note: …", "Read more from …".
fn leave_out_notes(context: &mut Context) {
    let lines = &context.page.lines;
    let headline = context.headline;
    for (i, kind) in context.kinds.iter_mut().enumerate().skip(1) {
        let (line, raw) = (&lines[i], lines[i].span.of(context.text));
        let is_note = line.words <= REPORTERS
            && line.quotes == 0
            && (patterns::REPORTERS.matches(raw)
                || patterns::NOTE.matches(raw)
                || patterns::CLOSING_NOTE.matches(raw)
                || line.words <= INVITATION && patterns::INVITING.matches(raw));
        if kind.is_story() && is_note && headline != Some(i) {
            *kind = ParagraphKind::Furniture;
        }
    }
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
}
