//! A sentence as it would read alone in a summary: where it starts, how it opens, whether it cuts a quotation.
//!
//! "LONDON (Reuters) - Ana Lima won." starts at "Ana"; "But she lost." opens on something said before.

use super::introductions::is_explained;
use super::passes::Active;
use super::refusals;
use super::terms::Terms;
use crate::analysis::{MentionKind, Quote};
use crate::document::words::Case;
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::time_words::UnitOfTime;
use crate::english::{Tag, TimeWord};
use crate::entities::Entities;
use crate::names::MentionRef;
use crate::span::Span;
use crate::syntax::tree;
use crate::syntax::verbs::{self, Tense};

/// How a sentence opens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Opener {
    #[default]
    Plain,
    /// "However, …", "But …"
    Connective,
    /// "He …", "Their …"
    Pronoun,
    /// "This …", "Those …"
    Demonstrative,
    /// "I …", "We …"
    FirstPerson,
    /// "“…"
    Quote,
}

#[derive(Clone, Debug, Default)]
pub struct Surface {
    /// The sentence without an agency's prefix.
    pub span: Span,
    /// Words without the prefix.
    pub words: u32,
    /// The first of these in [`Terms::of`].
    pub skipped: usize,
    pub opener: Opener,
    /// "Halden's fell 4%.": the sentence before says what fell.
    pub elliptic: bool,
    /// "The other two …": those before are told in the sentence before.
    pub others: bool,
    /// Words inside quotation marks.
    pub quoted: u32,
    /// A quotation continues from the sentence before, or into the next one.
    pub quote_runs_in: bool,
    pub quote_runs_out: bool,
    pub reports: bool,
    /// The speaker is only "he" or "she".
    pub pronoun_speaks: bool,
    /// Its first pronoun is shown with the name of whom it means.
    pub explained: bool,
    /// No capitalised word but the first.
    pub nameless: bool,
    pub question: bool,
    /// Without a verb of its own: "Cold water, a rope and a bell."
    pub verbless: bool,
    /// Its writer talks to the reader: "You may know the feeling.", "Forget the old bridge."
    pub to_reader: bool,
    /// Goes on with what the writer said or felt before: "Yes, I said so.", "This can't be hard."
    pub answers: bool,
    /// What has been so for long: "has battled a rise in arson in recent years".
    pub background: bool,
    pub furniture: bool,
    pub link_line: bool,
}

/// Reads the surface of all story sentences.
pub fn read(document: &Document, terms: &Terms, entities: &Entities, quotes: &[Quote], active: Active) -> Vec<Surface> {
    let mut open = false;
    let mut paragraph = usize::MAX;
    let mut all: Vec<Surface> = Vec::with_capacity(terms.story.len());
    for (nth, &index) in terms.story.iter().enumerate() {
        let sentence = &document.sentences[index];
        if sentence.paragraph != paragraph {
            // A quotation over several paragraphs has an opening mark in each and a closing mark only in the last.
            if open && let Some(last) = all.last_mut() {
                last.quote_runs_out = starts_with_mark(document, sentence.tokens.start);
            }
            open = open && starts_with_mark(document, sentence.tokens.start);
            paragraph = sentence.paragraph;
        }
        let mut surface = Surface { quote_runs_in: open, ..Surface::default() };
        let prefix = if active.agency_prefix { prefix(document, sentence.tokens.clone(), nth) } else { 0 };
        let first = sentence.tokens.start + prefix;
        for at in sentence.tokens.clone() {
            if document.tokens[at].kind == TokenKind::Quote {
                open = match mark(document, at) {
                    Mark::Opens => true,
                    Mark::Closes => {
                        surface.quote_runs_in |= !open;
                        false
                    }
                    Mark::Either => !open,
                    Mark::Single => open,
                };
            } else if open && document.tokens[at].kind.is_wordlike() {
                surface.quoted += 1;
            }
        }
        surface.quote_runs_out = open;
        surface.span = Span::new(document.tokens[first].span.start.max(sentence.span.start), sentence.span.end);
        let occurrences = terms.of(nth);
        surface.skipped = occurrences.partition_point(|o| (o.token as usize) < first);
        let kept = &occurrences[surface.skipped..];
        surface.words = kept.len() as u32;
        surface.reports = kept.iter().any(|o| terms.get(o.term).class.reporting);
        surface.opener = opener(document, first, sentence.tokens.end);
        surface.others = opens_on_others(document, first, sentence.tokens.end);
        surface.elliptic = is_elliptic(document, first, sentence.tokens.end);
        // The first word has a capital because of its place, also after a quotation mark: "“This is …,” she said."
        let word = (first..sentence.tokens.end).find(|&t| document.tokens[t].kind.is_wordlike()).unwrap_or(first);
        surface.nameless = !(word + 1..sentence.tokens.end)
            .any(|t| document.word(t).starts_with(|c: char| c.is_uppercase()) && document.word(t).len() > 1);
        surface.pronoun_speaks = pronoun_speaks(terms, kept);
        let pronoun = entities.mentions_in(surface.span).iter().take(MAX_MENTIONS).find(|m| is_plain(document, m));
        surface.explained = active.explained && pronoun.is_some_and(|m| is_explained(document, entities, m));
        surface.question = document.word(sentence.tokens.end - 1).starts_with('?');
        surface.verbless = is_verbless(document, first, sentence.tokens.end);
        surface.to_reader = surface.quoted == 0 && is_to_reader(document, sentence.tokens.clone());
        surface.answers = surface.quoted == 0
            && surface.nameless
            && surface.words <= 12
            && is_answer(document, first, sentence.tokens.end);
        surface.background = is_background(document, sentence.tokens.clone(), surface.reports);
        surface.furniture = refusals::is_refusal(document, index);
        surface.link_line = refusals::stop_stands_apart(document, index);
        all.push(surface);
    }
    if active.known_quote {
        mark_cut_quotes(&mut all, quotes);
    }
    all
}

/// Mentions of one sentence that are looked at.
const MAX_MENTIONS: usize = 24;

/// A pronoun of the third person.
fn is_plain(document: &Document, mention: &MentionRef) -> bool {
    let token = document.tokens_in(mention.span).start;
    mention.kind == MentionKind::Pronoun && document.features(token).is(Tag::ThirdPerson)
}

/// The quotes stage also reads single marks and skips stray ones: its quotations must not be cut either.
fn mark_cut_quotes(all: &mut [Surface], quotes: &[Quote]) {
    for part in quotes.iter().flat_map(|q| &q.parts) {
        let from = all.partition_point(|s| s.span.end <= part.start);
        let to = all.partition_point(|s| s.span.start < part.end);
        let count = to.saturating_sub(from);
        for (i, surface) in all[from..from + count].iter_mut().enumerate() {
            surface.quote_runs_in |= i > 0;
            surface.quote_runs_out |= i + 1 < count;
        }
    }
}

enum Mark {
    Opens,
    Closes,
    Either,
    Single,
}

fn mark(document: &Document, at: usize) -> Mark {
    let next_glued = document.tokens.get(at + 1).is_some_and(|t| t.glued);
    match document.word(at) {
        "“" | "«" | "„" | "``" => Mark::Opens,
        "”" | "»" | "''" => Mark::Closes,
        "\"" if !document.tokens[at].glued && next_glued => Mark::Opens,
        "\"" if document.tokens[at].glued && !next_glued => Mark::Closes,
        "\"" => Mark::Either,
        _ => Mark::Single,
    }
}

fn starts_with_mark(document: &Document, token: usize) -> bool {
    document.tokens[token].kind == TokenKind::Quote
}

/// How many tokens at the head of a sentence belong to an agency or a dateline: "LONDON, England (CNN) --", "(CNN)".
fn prefix(document: &Document, tokens: std::ops::Range<usize>, nth: usize) -> usize {
    if let Some(dateline) = document.dateline
        && dateline.start >= document.tokens[tokens.start].span.start
        && dateline.start < document.tokens[tokens.end - 1].span.end
    {
        let after = tokens.clone().take_while(|&t| document.tokens[t].span.start < dateline.end).count();
        if after < tokens.len() {
            return after
                + usize::from(
                    document.tokens[tokens.start + after].kind == TokenKind::Dash && after + 1 < tokens.len(),
                );
        }
    }
    // A dateline is in the first sentence, or in one of the next after a caption or a note.
    if nth > 5 {
        return 0;
    }
    let head: Vec<usize> = tokens.clone().take(16).collect();
    let mut depth = false;
    let mut bracket_end = None;
    for (i, &t) in head.iter().enumerate() {
        let word = document.word(t);
        match document.tokens[t].kind {
            TokenKind::Bracket => {
                depth = matches!(word, "(" | "[");
                if !depth {
                    bracket_end = Some(i + 1);
                    // "(CNN)Two more …": nothing but the agency before it.
                    let next_dash = head
                        .get(i + 1)
                        .is_some_and(|&n| document.tokens[n].kind == TokenKind::Dash || document.word(n) == "--");
                    if is_agency(document, &head[..=i]) && head.len() > i + 1 && !next_dash {
                        return i + 1;
                    }
                    if i <= 4 && matches!(document.word(head[0]), "(" | "[") && !next_dash && head.len() > i + 1 {
                        return i + 1;
                    }
                }
            }
            TokenKind::Dash
                if i > 0 && (bracket_end == Some(i) || capitals(document, &head[..i])) && !document.tokens[t].glued =>
            {
                // "--" may be two tokens.
                let more = head[i + 1..].iter().take_while(|&&n| document.tokens[n].kind == TokenKind::Dash).count();
                return if i + 1 + more < head.len() { i + 1 + more } else { 0 };
            }
            _ if depth
                || bracket_end.is_none()
                    && (word.starts_with(char::is_uppercase) || i > 0 && !word.starts_with(char::is_alphabetic)) => {}
            _ => return 0,
        }
    }
    0
}

/// "Karachi, Pakistan (CNN)": a place, then an agency in capitals.
fn is_agency(document: &Document, head: &[usize]) -> bool {
    let [place, .., open, name, _] = head else { return false };
    document.word(*place).starts_with(char::is_uppercase)
        && document.word(*open) == "("
        && (capitals(document, &[*name]) || document.word(*name) == "AP")
        && head.len() < 10
}

/// "LONDON" or "NEW YORK, Nov 14": the first word has no small letter.
fn capitals(document: &Document, head: &[usize]) -> bool {
    let word = document.word(head[0]);
    word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase())
}

fn opener(document: &Document, first: usize, end: usize) -> Opener {
    let mut at = first;
    let quoted = document.tokens[at].kind == TokenKind::Quote;
    while at < end && !document.tokens[at].kind.is_wordlike() {
        at += 1;
    }
    if at == end {
        return Opener::Plain;
    }
    if quoted {
        return Opener::Quote;
    }
    let word = document.features(at);
    if !document.nodes.is_empty() && verbs::is_dummy_it(document, at) {
        return Opener::Plain;
    }
    // "Instead of meeting, the sides …"
    let of = at + 1 < end && document.word(at + 1) == "of";
    if word.is(Tag::Connective) && !of && !is_pair(document, at, end) {
        Opener::Connective
    } else if word.is(Tag::ThirdPerson) {
        Opener::Pronoun
    } else if word.is(Tag::Demonstrative) && !names_time(document, at + 1, end) {
        Opener::Demonstrative
    } else if word.is(Tag::FirstPerson) && document.word(at) != "US" {
        Opener::FirstPerson
    } else {
        Opener::Plain
    }
}

/// "The other two suspects are cooks."; "Others were sent home."
fn opens_on_others(document: &Document, first: usize, end: usize) -> bool {
    let other = |t: usize| t < end && document.features(t).is(Tag::Other);
    let bare = other(first) && document.nodes[first].part.is_nominal();
    bare || first < end && document.features(first).is(Tag::Definite) && other(first + 1)
}

/// The maximum number of tokens of a subject.
const MAX_SUBJECT: usize = 6;

/// "Halden's fell 4%.", "The bank's rose": a possessive directly before the verb, without a noun.
fn is_elliptic(document: &Document, first: usize, end: usize) -> bool {
    // "Halden's cut" and "Halden's increase" are nouns as well.
    let is_verb = |token: usize| {
        let word = document.features(token);
        word.is(Tag::Auxiliary) || word.is(Tag::MarketMove) && word.is(Tag::Past) && !word.is(Tag::Base)
    };
    (first + 1..end.min(first + MAX_SUBJECT)).any(|i| {
        matches!(document.word(i - 1), "'s" | "’s" | "'" | "’")
            && document.tokens[i - 1].kind == TokenKind::Clitic
            && is_verb(i)
    })
}

/// "Both Smith and Jones", "Second World War": such words before a name are no connectives.
fn is_pair(document: &Document, at: usize, end: usize) -> bool {
    at + 1 < end
        && matches!(document.word(at), "Both" | "Second" | "Third" | "Further" | "Another" | "Neither" | "Either")
        && document.word(at + 1).starts_with(char::is_uppercase)
}

/// "Norland has battled a rise in arson in recent years.": a perfect over years or months that nobody counts.
fn is_background(document: &Document, tokens: std::ops::Range<usize>, reports: bool) -> bool {
    /// Tokens from "for" to its "years".
    const REACH: usize = 7;
    if document.nodes.is_empty() {
        return false;
    }
    let perfect = tree::head(document, tokens.clone()).is_some_and(|root| {
        let group = verbs::group(document, root);
        group.tense == Tense::Perfect && !group.passive
    });
    let long = tokens.clone().skip(1).any(|t| {
        let unit = matches!(
            document.features(t).time,
            Some(TimeWord::Units(UnitOfTime::Year | UnitOfTime::Month | UnitOfTime::Decade))
        );
        let before = document.features(t - 1);
        let counted = before.has_digit || before.is(Tag::NumberWord) || before.is(Tag::Numeral);
        // "for most of the past 60 years"
        // What somebody reports is news: "has fed the forest for 7,000 years, a study found".
        let lasts = !reports
            && (t.saturating_sub(REACH).max(tokens.start)..t).any(|b| document.features(b).time == Some(TimeWord::For));
        let counted = counted && !lasts;
        unit && !counted && document.nodes[t].part == Part::Noun
    });
    perfect && long
}

/// A sentence, not the rest of a line, without any form of a verb: where a participle is, the tagger may have missed the past.
fn is_verbless(document: &Document, first: usize, end: usize) -> bool {
    let is_verb = |t: usize| document.nodes[t].part.is_verb() || document.nodes[t].part.is_finite();
    let whole = document.word(end - 1) == "." && document.features(first).case != Case::Lower;
    !document.nodes.is_empty() && whole && !(first..end).any(is_verb)
}

/// "You may know the feeling", "If you look for divers, …", "Forget the old bridge": the main verb has "you" as its subject, or none in
/// its base form.
fn is_to_reader(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    /// Tokens of the opening.
    const OPENING: usize = 3;
    if document.nodes.is_empty() {
        return false;
    }
    let Some(root) = tree::head(document, tokens.clone()) else { return false };
    const BESIDE: [Relation; 5] = [
        Relation::Subject,
        Relation::PassiveSubject,
        Relation::Auxiliary,
        Relation::PassiveAuxiliary,
        Relation::Copula,
    ];
    let own = |t: usize| {
        let word = document.features(t);
        document.nodes[t].part == Part::Pronoun && word.is(Tag::SecondPerson)
    };
    let near =
        root < tokens.start + OPENING && !(tokens.start..root).any(|t| document.word(t).eq_ignore_ascii_case("to"));
    let bids = near && document.nodes[root].part == Part::BaseVerb && tree::child(document, root, &BESIDE).is_none();
    let opens = tokens.take(OPENING).any(|t| document.features(t).is(Tag::SecondPerson));
    bids || opens || verbs::subject(document, root).is_some_and(own)
}

/// "Yes, I said so.", "No, it didn't.", "This just can't be so hard.": an exclamation, or a bare "this" or "that" that is judged.
fn is_answer(document: &Document, first: usize, end: usize) -> bool {
    if document.nodes.is_empty() || first >= end {
        return false;
    }
    let interjection = document.nodes[first].part == Part::Interjection;
    let word = document.features(first);
    let bare = word.is(Tag::Demonstrative) && document.nodes[first].part == Part::Pronoun;
    interjection || bare && tree::head(document, first..end).is_some_and(|root| !document.nodes[root].part.is_verb())
}

/// "This week", "This year's" name a time and do not point at something said before.
fn names_time(document: &Document, at: usize, end: usize) -> bool {
    at < end
        && (matches!(document.features(at).time, Some(TimeWord::Unit(_) | TimeWord::Part(_) | TimeWord::Season(_)))
            || document.word(at) == "season")
}

/// "he said", "she told reporters": a pronoun beside a reporting verb.
fn pronoun_speaks(terms: &Terms, kept: &[super::terms::Occurrence]) -> bool {
    kept.windows(2).any(|w| {
        let (a, b) = (terms.get(w[0].term).class, terms.get(w[1].term).class);
        a.pronoun && b.reporting || a.reporting && b.pronoun
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surfaces(text: &str) -> Vec<Surface> {
        let document = crate::summary::story(text);
        let terms = Terms::count(&document);
        read(&document, &terms, &Entities::default(), &[], Active::ALL)
    }

    #[test]
    fn agency_prefix_is_cut_off() {
        let check = |text: &str, kept: &str| assert_eq!(surfaces(text)[0].span.of(text), kept, "{text}");
        check("(CNN)Two ferries collided off Malta.", "Two ferries collided off Malta.");
        check("LISBON, Portugal (CNN) -- Two ferries collided.", "Two ferries collided.");
        check("LISBON (Reuters) - Two ferries collided.", "Two ferries collided.");
        check("Valletta, Malta (CNN)Two ferries collided.", "Two ferries collided.");
        check("Two ferries – one of them new – collided.", "Two ferries – one of them new – collided.");
        check("Ana Lima (Labour) won the seat.", "Ana Lima (Labour) won the seat.");
    }

    #[test]
    fn first_word_decides_the_opener() {
        let check = |text: &str, opener: Opener| assert_eq!(surfaces(text)[0].opener, opener, "{text}");
        check("However, the ferry sank.", Opener::Connective);
        check("He was rescued.", Opener::Pronoun);
        check("This caused a delay.", Opener::Demonstrative);
        check("This week two ferries collided.", Opener::Plain);
        check("We saw it all.", Opener::FirstPerson);
        check("“Help came late,” Ana Lima said.", Opener::Quote);
        check("The ferry sank.", Opener::Plain);
    }

    #[test]
    fn possessive_before_verb_is_elliptic() {
        assert!(surfaces("Halden's fell 4.2%.")[0].elliptic);
        assert!(surfaces("The bank’s rose to a record.")[0].elliptic);
        assert!(!surfaces("Halden's sales fell 4.2%.")[0].elliptic);
    }

    #[test]
    fn quotation_over_two_sentences_runs_out_and_in() {
        let found = surfaces("She said: “Help came late. We waited for hours.” The ferry sank.");
        assert!(found[0].quote_runs_out && found[1].quote_runs_in);
        assert!(!found[2].quote_runs_in);
    }
}
