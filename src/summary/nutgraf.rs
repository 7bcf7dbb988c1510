//! The one sentence that says what the story is about: the nut graf.
//!
//! News says it first: the lead is taken where it tells something and stands alone. It is passed over for strong reasons only: a
//! question, a remark ("“It is a start,” Lima said"), an anecdote, a fragment, "I" and "you". Then the sentence of the first
//! part that says most is taken, but none that leans on another ("The deal …").

use super::coherence::{Block, Flaw};
use super::features::Story;
use super::passes::Active;
use super::selection::{self, Worth};
use super::surface::{Opener, Surface};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, Tags};
use crate::syntax::{phrases, tree, verbs};

/// A lead has at least so many words: "And breathe." and "Ana Lima should be dead." say little alone.
const MIN_WORDS: u32 = 7;
const MIN_WORDS_LATER: u32 = 10;
/// Among sentences that would do, an earlier one is taken unless a later one is worth more by this much.
const MARGIN: f32 = 0.5;
/// Sentences of a piece that are looked through for its demand.
const SEARCHED: usize = 40;

/// The story sentence that is shown alone.
pub fn find(story: &Story, blocks: &[Block], worth: &Worth, active: Active) -> Option<usize> {
    let demand = if active.thesis { demand(story, blocks) } else { None };
    demand.or_else(|| statement(story, blocks, worth, active))
}

/// The lead, or the sentence of the first part that says most alone.
fn statement(story: &Story, blocks: &[Block], worth: &Worth, active: Active) -> Option<usize> {
    let Story { document, terms, surfaces, .. } = *story;
    // A nut graf is one of the first paragraphs.
    let part = (blocks.len() / 3).clamp(5, 15).min(blocks.len());
    let stands = |i: usize| blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None;
    let is_statement = |i: usize| {
        let surface = &surfaces[i];
        !active.nutgraf_statement
            || !surface.question
                && !surface.background
                && surface.opener != Opener::FirstPerson
                && !is_mostly_quoted(surface, i == 0)
    };
    let tokens = |i: usize| document.sentences[terms.story[i]].tokens.clone();
    let tells = |i: usize| stands(i) && is_statement(i) && tells_news(document, &surfaces[i], tokens(i));
    if active.nutgraf_lead && part > 0 && tells(0) {
        return Some(0);
    }
    let values: Vec<f32> = (0..part).map(|i| selection::value_alone(terms, worth, i)).collect();
    let best = |pass: &dyn Fn(usize) -> bool| {
        (0..part).filter(|&i| pass(i)).max_by(|&a, &b| values[a].total_cmp(&values[b]).then(b.cmp(&a)))
    };
    let alone = |i: usize| {
        active.nutgraf_lead && tells(i) && surfaces[i].words >= MIN_WORDS_LATER && !leans_on_noun(document, tokens(i))
    };
    let first = best(&alone).and_then(|top| (0..part).find(|&i| alone(i) && values[i] >= values[top] - MARGIN));
    first
        .or_else(|| best(&|i| stands(i) && is_statement(i)))
        .or_else(|| best(&stands))
        .or_else(|| best(&|i| blocks[i].flaw <= Flaw::Dangling))
}

/// Maximum share of a statement that stands in quotation marks: one part of so many. The lead is news even where half of it is quoted.
const QUOTED: u32 = 3;
const QUOTED_IN_LEAD: u32 = 2;

/// "“The line will be gone,” she said", but not: the mayor called the plan “a joke” when he met the board on Monday.
const fn is_mostly_quoted(surface: &Surface, is_lead: bool) -> bool {
    surface.quoted * (if is_lead { QUOTED_IN_LEAD } else { QUOTED }) > surface.words
}

/// Whether a sentence can be a lead: a statement of some length about somebody or something that it names itself.
fn tells_news(document: &Document, surface: &Surface, tokens: std::ops::Range<usize>) -> bool {
    let points = match surface.opener {
        Opener::Connective | Opener::Demonstrative | Opener::FirstPerson => true,
        Opener::Pronoun => opens_on_subject(document, tokens.clone()),
        Opener::Plain | Opener::Quote => false,
    };
    let opens = document.tokens[document.tokens_in(surface.span).start].kind;
    surface.words >= MIN_WORDS
        && matches!(opens, TokenKind::Quote | TokenKind::Bracket | TokenKind::Currency | TokenKind::Number)
            | opens.is_wordlike()
        && !points
        && !surface.verbless
        && !surface.to_reader
        && !matches!(document.word(tokens.end - 1), ":" | "!" | "…" | "...")
        && !is_remark(document, tokens.clone())
        && !is_exclamation(document, tokens.clone())
        && !is_anecdote(document, tokens.clone())
        && !denies_a_state(document, tokens)
}

/// "They are among the best divers": nobody knows who. "Her mother dead, Ana Lima left" is no such thing.
fn opens_on_subject(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    tokens.take(FIRST).any(|t| document.features(t).is(Tag::ThirdPerson) && !document.features(t).is(Tag::Possessive))
}

/// Tokens at the head of a sentence, behind an agency, and of its first words.
const FIRST: usize = 8;
const OPENING: usize = 4;

/// "“It is only the start,” said Rui Costa": a whole clause is quoted first. Not "“Dark Water” is the best film of the year".
fn is_remark(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    let is_mark = |t: usize| document.tokens[t].kind == TokenKind::Quote;
    let Some(open) = tokens.clone().take(FIRST).find(|&t| is_mark(t) || document.tokens[t].kind.is_wordlike()) else {
        return false;
    };
    let Some(close) = (open + 1..tokens.end).find(|&t| is_mark(t)).filter(|_| is_mark(open)) else { return false };
    let comma = |t: usize| t < tokens.end && matches!(document.word(t), "," | "?" | "!" | "—" | "--" | ".");
    let spoken = (close + 1..tokens.end.min(close + FIRST)).any(|t| document.features(t).is(Tag::Say));
    spoken && close > open + 2 && (comma(close - 1) || comma(close + 1))
}

/// "What a shame that the bridge is closed."
fn is_exclamation(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    let mut words = tokens.filter(|&t| document.tokens[t].kind.is_wordlike());
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    document.word(first) == "What" && document.features(second).is(Tag::Indefinite)
}

/// "When she was four, Ana Lima went blind": a clause of time whose pronoun comes before whom it means. "When Ana Lima was four, she
/// went blind": the same on no day.
fn is_anecdote(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    const DAYS: Tags = Tags::of(&[Tag::Weekday, Tag::Month, Tag::DeicticDay]);
    let mut words = tokens.clone().filter(|&t| document.tokens[t].kind.is_wordlike());
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    let opens = document.features(first).is(Tag::SameTime) || document.features(first).is(Tag::OpensClause);
    let person = |t: usize| document.features(t).is(Tag::ThirdPerson) && !document.features(t).is(Tag::Neuter);
    let root = tree::head(document, tokens.clone());
    let subject = root.is_some_and(|root| {
        tree::children(document, root).any(|c| document.nodes[c].relation == Relation::Subject && person(c))
    });
    let dated = tokens.clone().any(|t| document.features(t).tags.meets(&DAYS));
    opens && (person(second) || subject && document.word(first) == "When" && !dated)
}

/// "Outside the port Ana Lima is not a known name": what somebody is not, now, is an introduction.
fn denies_a_state(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    let Some(root) = tree::head(document, tokens) else { return false };
    let group = verbs::group(document, root);
    let copula = tree::child(document, root, &[Relation::Copula]).is_some();
    copula && group.negated && group.tense == verbs::Tense::Present && document.nodes[root].part == Part::Noun
}

/// Whether the subject of a sentence is known from another: "The deal will bring together …", "The two firms said …". A noun that
/// is told more about in the sentence stands alone: "the mayor of Porto", "the airline Norair", "the worst storm", "the government".
fn leans_on_noun(document: &Document, tokens: std::ops::Range<usize>) -> bool {
    let Some(root) = tree::head(document, tokens.clone()) else { return false };
    let Some(subject) = verbs::subject(document, root).filter(|&s| tokens.contains(&s)) else { return false };
    let node = document.nodes[subject];
    // "However, the vote is not over.", "In it, divers search", "On that day", "There were two", "We went on"
    let points = tokens.take(FIRST).enumerate().any(|(at, t)| {
        let (word, part) = (document.features(t), document.nodes[t].part);
        let near = at < OPENING && !word.is(Tag::Possessive) && matches!(part, Part::Pronoun | Part::Determiner);
        word.is(Tag::Contrast) && part == Part::Adverb
            || near && (word.is(Tag::ThirdPerson) || word.is(Tag::FirstPerson) || word.is(Tag::Demonstrative))
    });
    let points = points || tree::child(document, root, &[Relation::Expletive]).is_some();
    if points || matches!(node.part, Part::ProperNoun | Part::Pronoun) {
        return points;
    }
    let range = tree::subtree(document, subject);
    let opens = document.features(range.start);
    let points =
        opens.is(Tag::Definite) || opens.is(Tag::Demonstrative) || opens.is(Tag::Possessive) || opens.is(Tag::Other);
    let told = range.clone().any(|t| document.nodes[t].part == Part::ProperNoun)
        || range.end > subject + 1
            && tree::child(document, subject, &[Relation::NounModifier, Relation::Clause, Relation::RelativeClause])
                .is_some()
        || phrases::of_phrase(document, subject).is_some();
    const ONLY: Tags = Tags::of(&[Tag::Speaks, Tag::Office, Tag::Title]);
    let only = document.features(subject).tags.meets(&ONLY) && range.len() == 2;
    points && !told && !only
}

/// What a piece of opinion demands: "The council should stop building walls." Such a piece says "I" or "we" outside quotations
/// again and again; its thesis shares words with the headline.
fn demand(story: &Story, blocks: &[Block]) -> Option<usize> {
    /// Sentences that say "I" or "we", and words shared with the headline, at least.
    const FIRST_PERSON: usize = 3;
    const SHARED: usize = 2;
    let Story { document, terms, surfaces, .. } = *story;
    let own = (0..surfaces.len().min(SEARCHED))
        .filter(|&i| surfaces[i].quoted == 0 && terms.of(i).iter().any(|o| terms.get(o.term).class.first_person));
    document.headline?;
    if own.count() < FIRST_PERSON {
        return None;
    }
    let shared = |i: usize| {
        let kept = terms.of(i).iter().map(|o| terms.get(o.term));
        kept.filter(|t| t.in_headline && !t.class.stop).count()
    };
    let demands = |i: usize| {
        let tokens = document.sentences[terms.story[i]].tokens.clone();
        tokens.clone().any(|t| {
            let verb = document.nodes[t].head as usize;
            document.features(t).is(Tag::Duty)
                && document.nodes[t].relation == Relation::Auxiliary
                && document.nodes[verb].head as usize == verb
        })
    };
    let fits = |&i: &usize| {
        let stands = blocks[i].first == blocks[i].last && blocks[i].flaw == Flaw::None;
        stands && !surfaces[i].question && surfaces[i].quoted == 0 && shared(i) >= SHARED && demands(i)
    };
    (0..surfaces.len().min(SEARCHED)).filter(fits).max_by_key(|&i| (shared(i), std::cmp::Reverse(i)))
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    /// Whether the nut graf of `text` opens with `expected`.
    fn check(text: &str, expected: &str) {
        let found = analyze(text, &Options::default()).summary.nutgraf;
        let shown = found.map(|s| s.span.of(text)).unwrap_or_default();
        assert!(shown.starts_with(expected), "{shown}");
    }

    const REST: &str = "The deal will make the two ferry lines of Norway the largest fleet of the North Sea, with sales of $4bn a \
                        year and 3,000 workers in Bergen. The fleet has 40 ships. Workers fear for their jobs.";

    #[test]
    fn lead_beats_a_sentence_that_leans_on_it() {
        let lead = "Norwegian shipping group Fjordline is to buy its rival Norferry for $1bn.";
        check(&format!("{lead} {REST}"), "Norwegian shipping");
    }

    #[test]
    fn lead_that_is_a_remark_is_passed_over() {
        let news = "The harbour board of Porto announced on Monday that it would close two of its five docks in 2031 to save money.";
        check(
            &format!("“It is only the start,” said Rui Costa, a retired captain.\n\n{news}\n\n{REST}"),
            "The harbour board",
        );
    }

    #[test]
    fn question_fragment_and_words_to_the_reader_are_passed_over() {
        let news = "Ana Lima opened a school for divers in Porto on Monday, the first of its kind.";
        for lead in [
            "Have you ever wondered what lies below the old bridge?",
            "Cold water, a rope, a lamp and a bell in the dark.",
            "You may know the feeling that the sea is calling your name.",
            "They are some of the toughest divers in the whole world.",
            "What a shame that the old bridge of Porto is closed again.",
            "When Rui Costa was only four years old, he fell from the old bridge.",
        ] {
            check(&format!("{lead} {news} {REST}"), "Ana Lima opened");
        }
    }
}
