//! What a picture shows, told in a sentence inside the story: the captions of a page whose line breaks were lost.
//!
//! "A crew sprays the roof of the mill on October 3.", "Ana Lima, left, greets voters.", "Ana Lima (R) with Rui Costa." A caption is in
//! the present, or has no verb, and says who stands where, when the picture was taken, or that it is one. On the pages of agencies
//! it is the second sentence. A review and a feature are in the present too: they tell what people do again and again, and in more
//! than one sentence.

use super::{Document, Part, Relation, Sentence, TokenKind};
use crate::english::{Tag, Tags, TimeWord};

/// The shortest and longest of them, in tokens.
const SHORTEST: usize = 5;
const LONGEST: usize = 60;
/// Sentences at the head of the story among which a caption stands that only its verb and its day tell.
const OPENING: usize = 4;
/// Tokens from the noun of a picture to the word that makes it one: "in this 2004 file picture".
const REACH: usize = 5;
/// The longest dateline before the words of the lead, in tokens.
const DATELINE: usize = 14;

/// How a caption puts what is to be seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// "greets", "is greeted"
    Present,
    /// "Ana Lima with Rui Costa", "Ana Lima speaking in Porto"
    Verbless,
    /// "Ana Lima pictured above", or the past that looks like it
    Doubtful,
}

/// Whether the sentence with that number is a caption.
pub fn is_scene(document: &Document, number: usize) -> bool {
    let sentence = &document.sentences[number];
    let tokens = sentence.tokens.clone();
    if document.nodes.is_empty() || !(SHORTEST..=LONGEST).contains(&tokens.len()) {
        return false;
    }
    let place = place(document, number);
    // "Police released this picture of Ana Lima."
    if place == Some(1) && is_glued_to_agency(document, number) && has_this_picture(document, sentence) {
        return true;
    }
    let positions = tokens.clone().filter(|&t| is_position(document, sentence, t)).count();
    let Some((root, form)) = form(document, sentence) else { return positions > 1 };
    if tokens.len() > SHORTEST && ends_with_full_date(document, sentence) && !has_past(document, sentence) {
        return true;
    }
    let spoken = tokens.clone().any(|t| document.tokens[t].kind == TokenKind::Quote);
    let asked = matches!(document.word(tokens.end - 1), "?" | ":" | "!");
    if spoken || asked {
        return false;
    }
    let pictured = form != Form::Present && tokens.clone().any(|t| is_pictured(document, t));
    if positions > 0 || pictured {
        return true;
    }
    let opens_clause = document.features(tokens.start).is(Tag::OpensClause);
    if place != Some(1) || opens_clause || is_pronoun(document, tokens.start) || is_habit(document, sentence) {
        return false;
    }
    let glued = document.paragraphs[sentence.paragraph].sentences.contains(&(number - 1));
    let agency = is_glued_to_agency(document, number);
    let dated = has_past_day(document, sentence);
    let visible = document.features(root).is(Tag::Visible);
    let pictured = tokens.clone().any(|t| is_of_picture(document, sentence, t));
    match form {
        Form::Doubtful => false,
        Form::Verbless => agency && is_named(document, sentence),
        Form::Present => {
            let passive = document.nodes[root].part == Part::Participle;
            agency && (visible || dated && !passive && !tells_state(document, root))
                || glued && (pictured || dated && visible && is_nobody_known(document, root))
        }
    }
}

/// How the main clause is put, with its head; nothing where it is told in another tense.
fn form(document: &Document, sentence: &Sentence) -> Option<(usize, Form)> {
    let tokens = sentence.tokens.clone();
    let root = tokens.clone().find(|&t| document.nodes[t].head as usize == t)?;
    let of_root = |t: usize| document.nodes[t].head as usize == root;
    let auxiliary = |t: &usize| {
        of_root(*t)
            && matches!(
                document.nodes[*t].relation,
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Copula
            )
    };
    let first = tokens.clone().find(auxiliary);
    let is_now = |t: usize| matches!(document.word(t), "is" | "are");
    let passive = tokens.clone().any(|t| of_root(t) && document.nodes[t].relation == Relation::PassiveAuxiliary);
    match (document.nodes[root].part, first) {
        (Part::PresentVerb, None) => Some((root, Form::Present)),
        (Part::Participle, Some(t)) if is_now(t) && passive => Some((root, Form::Present)),
        (Part::PastVerb | Part::BaseVerb, _) | (_, Some(_)) => None,
        (Part::Participle, None) => (!has_finite(document, sentence)).then_some((root, Form::Doubtful)),
        _ => (!has_finite(document, sentence)).then_some((root, Form::Verbless)),
    }
}

/// A finite verb tells that the sentence is whole, whatever the tree says, unless it stands behind "who" or "which"; so does a
/// participle behind a comma that may be the past: "The ferry, bound for Vis, crashed".
fn has_finite(document: &Document, sentence: &Sentence) -> bool {
    let mut relative = false;
    sentence.tokens.clone().any(|t| {
        let node = document.nodes[t];
        relative |= document.features(t).is(Tag::Relative);
        let head = document.nodes[node.head as usize].relation;
        let hangs = relative && (node.relation == Relation::RelativeClause || head == Relation::RelativeClause);
        let past = node.part == Part::Participle
            && t > sentence.tokens.start
            && document.word(t - 1) == ","
            && document.word(t) != "pictured";
        past || node.part.is_finite() && !hangs
    })
}

/// "…, May 26, 2020.", "… in May 2020."
fn ends_with_full_date(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let Some(end) = tokens.clone().rev().find(|&t| document.tokens[t].kind.is_wordlike()) else { return false };
    is_year(document.word(end))
        && (end.saturating_sub(4).max(tokens.start)..end).any(|t| document.features(t).is(Tag::Month))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

/// A verb of the past anywhere: "a man who was shot".
fn has_past(document: &Document, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|t| {
        let word = document.features(t);
        document.nodes[t].part == Part::PastVerb
            || document.nodes[t].relation == Relation::Auxiliary && !word.is(Tag::Be)
            || word.is(Tag::Be) && matches!(document.word(t), "was" | "were" | "been")
    })
}

/// "(left)" or "(R)" behind a name; ", right," behind one.
fn is_position(document: &Document, sentence: &Sentence, token: usize) -> bool {
    let tokens = sentence.tokens.clone();
    if token < tokens.start + 2 || token + 1 >= tokens.end {
        return false;
    }
    let (before, after) = (document.word(token - 1), document.word(token + 1));
    let named = document.features(token - 2).case.is_capital();
    let in_brackets = before == "(" && after == ")";
    let in_commas = before == "," && matches!(after, "," | "." | "and");
    match document.word(token) {
        "left" | "right" | "center" | "centre" => named && (in_brackets || in_commas),
        "L" | "R" | "C" | "l-r" | "L-R" => named && in_brackets,
        _ => false,
    }
}

/// "Ana Lima pictured in 2004", "Ana Lima, pictured in 2004"
fn is_pictured(document: &Document, token: usize) -> bool {
    token > 0
        && document.word(token) == "pictured"
        && (matches!(document.word(token - 1), "," | ")") || document.features(token - 1).case.is_capital())
}

/// "in this picture", "in a 2004 photograph", "A sketch shows"
fn is_of_picture(document: &Document, sentence: &Sentence, token: usize) -> bool {
    let from = token.saturating_sub(REACH).max(sentence.tokens.start);
    is_picture(document.word(token))
        && (token <= sentence.tokens.start + 3
            || (from..token).any(|t| document.word(t) == "in")
                && (from..token).any(|t| matches!(document.word(t), "this" | "a" | "an" | "undated")))
}

/// "this picture of Ana Lima", "this mug shot"
fn has_this_picture(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    tokens.clone().skip(1).any(|t| {
        is_picture(document.word(t))
            && (t.saturating_sub(2).max(tokens.start)..t).any(|before| document.word(before) == "this")
    })
}

fn is_picture(word: &str) -> bool {
    matches!(
        word,
        "photo" | "photograph" | "picture" | "image" | "sketch" | "snapshot" | "mugshot" | "shot" | "portrait"
    )
}

/// The place of a sentence among those of the story, a bare dateline left out; nothing beyond the opening.
fn place(document: &Document, number: usize) -> Option<usize> {
    let first = document.paragraphs.iter().take(MENU).find(|p| p.kind.is_story())?.sentences.start;
    let opening = document.sentences.get(first)?;
    let dateline = document.dateline.is_some_and(|d| d.covers(opening.span)) || opening.tokens.len() <= SHORTEST;
    let place = number.checked_sub(first + usize::from(dateline))?;
    (place < OPENING).then_some(place)
}

/// Paragraphs above the story that are looked through.
const MENU: usize = 200;

/// Whether the lead of an agency stands before the sentence in its paragraph, the dateline in it or alone before it.
fn is_glued_to_agency(document: &Document, number: usize) -> bool {
    let own = document.paragraphs[document.sentences[number].paragraph].sentences.clone();
    (1..=2).filter_map(|back| number.checked_sub(back)).any(|n| {
        let found = &document.sentences[n];
        own.contains(&n) && (n + 1 == number || found.tokens.len() <= DATELINE) && has_agency(document, found)
    })
}

/// "LONDON, England (CNN) -- …"
fn has_agency(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    (tokens.start + 1..tokens.end.min(tokens.start + DATELINE)).any(|t| {
        document.word(t - 1) == ")" && (document.tokens[t].kind == TokenKind::Dash || document.word(t) == "--")
    })
}

fn is_pronoun(document: &Document, token: usize) -> bool {
    const PRONOUNS: Tags = Tags::of(&[
        Tag::ThirdPerson,
        Tag::FirstPerson,
        Tag::SecondPerson,
        Tag::Demonstrative,
        Tag::Connective,
        Tag::Contrast,
    ]);
    document.features(token).tags.meets(&PRONOUNS) && document.word(token) != "This"
}

/// "every year", "usually": what is so again and again.
fn is_habit(document: &Document, sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|t| {
        matches!(
            document.word(t),
            "each" | "every" | "usually" | "often" | "always" | "never" | "still" | "now" | "most"
        ) || matches!(document.features(t).time, Some(TimeWord::Repeated(_) | TimeWord::Weekdays(_)))
    })
}

/// "on October 22", "Tuesday", "in 2003", "last week"; not "next week".
fn has_past_day(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let ahead = tokens.clone().any(|t| {
        document.features(t).is(Tag::Future) || matches!(document.word(t), "next" | "tomorrow" | "upcoming" | "later")
    });
    !ahead
        && tokens.clone().any(|t| {
            let word = document.features(t);
            let number = |at: usize| tokens.contains(&at) && document.features(at).has_digit;
            let month = word.is(Tag::Month) && word.case.is_capital() && (number(t + 1) || t > 0 && number(t - 1));
            let year = t > tokens.start && is_year(document.word(t)) && document.word(t - 1) == "in";
            let before = word.time.is_some() && t > tokens.start && matches!(document.word(t - 1), "last" | "this");
            month || year || before || word.is(Tag::Weekday)
        })
}

fn tells_state(document: &Document, verb: usize) -> bool {
    const STATES: Tags =
        Tags::of(&[Tag::State, Tag::Say, Tag::Tell, Tag::Think, Tag::PlainReport, Tag::Occur, Tag::Happens]);
    document.features(verb).tags.meets(&STATES)
        || document.nodes[verb].part == Part::PresentVerb && document.features(verb).is(Tag::Auxiliary)
}

/// "A crew", "Two men", "Villagers": whoever was before the camera.
fn is_nobody_known(document: &Document, verb: usize) -> bool {
    let subject = (verb.saturating_sub(LONGEST)..verb).rev().find(|&t| {
        document.nodes[t].head as usize == verb
            && matches!(document.nodes[t].relation, Relation::Subject | Relation::PassiveSubject)
    });
    let Some(subject) = subject else { return false };
    let opening = document.features(document.nodes[subject].start as usize);
    let indefinite = opening.is(Tag::Indefinite) || opening.is(Tag::NumberWord);
    let plural = document.features(subject).is(Tag::Plural) && document.nodes[subject].start as usize == subject;
    document.nodes[subject].part == Part::Noun && (indefinite || plural)
}

/// A name beyond the first word.
fn is_named(document: &Document, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let closed = document.tokens[tokens.end - 1].kind == TokenKind::Stop;
    closed
        && tokens.skip(1).any(|t| document.nodes[t].part == Part::ProperNoun && document.features(t).case.is_capital())
}

#[cfg(test)]
mod tests {
    use crate::summary::check_story as check;

    #[test]
    fn a_caption_with_a_full_date_is_no_story() {
        check("A ferry lies in the harbour of Split, Croatia, June 4, 2018.", &[false]);
        check("The ferry sank in the harbour of Split on June 4, 2018.", &[true]);
        check("The ferry will sail again on June 4, 2018.", &[true]);
        check("Two men were abducted by gunmen in August 2016.", &[true]);
    }

    const LEAD: &str = "SPLIT, Croatia (AP) -- A ferry with 40 people sank off the coast on Friday, police said.";

    #[test]
    fn second_sentence_of_an_agency_page_that_shows_something_is_a_caption() {
        for caption in [
            "Villagers of the island of Vis wave at divers during the search.",
            "A diver carries a rope while searching the wreck on June 4.",
            "Missing captain Jure Kovac with his brother Ante Kovac.",
            "Police patrol the quay of Split on Saturday.",
        ] {
            check(&format!("{LEAD} {caption} The search goes on."), &[true, false, true]);
        }
        for story in [
            "Divers searched the wreck on Saturday.",
            "The ferry carries tourists to the island of Vis every summer.",
            "Police believe that the captain of the ferry is dead.",
            "She walks with a stick.",
            "As the divers work in the dark, they hold a rope.",
            "The ferry, bound for the island of Vis, crashed into a rock on Thursday.",
            "Captain Jure Kovac is set to appear in court on Monday.",
            "Singer Ante Kovac was much loved by his fellow Croatians.",
        ] {
            check(&format!("{LEAD} {story} The search goes on."), &[true, true, true]);
        }
    }

    #[test]
    fn who_stands_where_in_the_present_is_a_caption() {
        check("Police hunted a man. Ana Lima (left) and Rui Costa (right) wave to voters in Porto.", &[true, false]);
        check("The vote is over. Ana Lima (right) pictured above with her son (left) in Porto.", &[true, false]);
        check("The vote is over. Ana Lima, left, greets Rui Costa in Porto.", &[true, false]);
        check("The vote is over. The party of Ana Lima, left of the centre, wants a new law.", &[true, true]);
        check("The vote is over. Leaked papers show that Ana Lima (pictured) held two posts.", &[true, true]);
        check("The vote is over. Senator Ed Hale (R) said he would not vote.", &[true, true]);
    }

    #[test]
    fn a_review_in_the_present_is_a_story() {
        check(
            "In the new film a diver walks into the sea. Two brothers wait for him on the quay. One of them sings.",
            &[true, true, true],
        );
    }
}
