//! Where a name begins and ends: without what only stands beside it, as in "Kosevo stadium", "Det Insp Ana Lima".

use super::{Context, insert};
use crate::analysis::{EntityType, Score};
use crate::document::Word;
use crate::document::clusters::WordClusters;
use crate::document::words;
use crate::english::{Gender, Tag, first_names};
use crate::names::Name;
use crate::names::linking::forms;
use crate::span::Span;

pub fn event_year(context: &Context, names: &mut Vec<Name>) {
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Misc) {
        if let Some((first, rest)) = name.span.of(context.text()).split_once(' ')
            && is_year(first)
            && rest.starts_with(char::is_uppercase)
        {
            name.span.start = name.span.end - rest.len();
        }
    }
}

pub fn short_title(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        while let Some((_, rest)) = name.span.of(context.text()).split_once(' ')
            && context.first_token(name.span).is_some_and(|word| word.is(Tag::TitleShort))
        {
            name.span.start = name.span.end - rest.len();
        }
    }
}

/// "Chairwoman Lima"; "Sir Mark Lima" is a name as it stands.
pub fn long_title(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        while let Some((first, rest)) = name.span.of(context.text()).split_once(' ')
            && context.first_token(name.span).is_some_and(|word| word.is(Tag::TitleBeforeName))
            && !first.eq_ignore_ascii_case("sir")
        {
            name.span.start = name.span.end - rest.len();
        }
    }
}

/// Somebody whom only the words beside tell.
const fn person(span: Span) -> Name {
    Name { span, kind: EntityType::Person, confidence: Score(0.7) }
}

/// "Chairwoman Dorrenwald said": one unknown word with a capital after a title is somebody, where no name was found.
pub fn titled(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let mut missed: Vec<Name> = Vec::new();
    let is_capital = |token: usize| document.features(token).case.is_capital();
    for tokens in document.sentences.iter().map(|sentence| sentence.tokens.clone()) {
        for token in tokens.start + 1..tokens.end {
            let (title, word) = (document.features(token - 1), document.features(token));
            let is_name = word.case == words::Case::Initial
                && title.case == words::Case::Initial
                && title.is(Tag::TitleBeforeName)
                && word.tags.is_empty()
                && word.flags & NO_SURNAME == 0
                && word.length >= SHORTEST_SURNAME
                && !(token + 1 < tokens.end && is_capital(token + 1));
            if !is_name {
                continue;
            }
            let span = document.tokens[token].span;
            let next = names.partition_point(|n| n.span.end <= span.start);
            match names.get_mut(next).filter(|n| n.span.overlaps(span)) {
                None => missed.push(person(span)),
                // Both words, as something else, and hardly so.
                Some(n) => {
                    let both = Span::new(document.tokens[token - 1].span.start, span.end);
                    if n.span == both && n.kind != EntityType::Person && n.confidence < HARDLY {
                        *n = person(span);
                    }
                }
            }
        }
    }
    insert(missed, names);
}

/// "Said Lima: “No.”": the verb that opens the sentence is no first name.
pub fn opening_verb(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Person) {
        let tokens = document.tokens_in(name.span);
        let opens = |t: usize| document.sentences.binary_search_by_key(&t, |s| s.tokens.start).is_ok();
        if tokens.len() > 1
            && document.features(tokens.start).is(Tag::Say)
            && tokens.end < document.tokens.len()
            && matches!(document.word(tokens.end), ":" | ",")
            && opens(tokens.start)
        {
            name.span.start = document.tokens[tokens.start + 1].span.start;
        }
    }
}

/// "survived by her daughters, Ruth and Grace", "his son Otto": first names behind a word for kin are people, where no name was
/// found.
pub fn kin(context: &Context, names: &mut Vec<Name>) {
    let document = context.document;
    let mut missed: Vec<Name> = Vec::new();
    for tokens in document.sentences.iter().map(|sentence| sentence.tokens.clone()) {
        // Behind the noun, and then behind each name and what joins it to the next.
        let mut listed = false;
        for token in tokens {
            let word = document.features(token);
            if word.is(Tag::Kin) {
                listed = true;
            } else if listed && word.case == words::Case::Initial {
                let span = document.tokens[token].span;
                let next = names.partition_point(|n| n.span.end <= span.start);
                let taken = names.get(next).is_some_and(|n| n.span.overlaps(span));
                listed = first_names::gender(&document.word(token).to_lowercase()) != Gender::Unknown;
                if listed && !taken {
                    missed.push(person(span));
                }
            } else {
                listed &= matches!(document.word(token), "," | "and" | "&");
            }
        }
    }
    // A first name before a capital is half of a name.
    missed.retain(|name| {
        let behind = document.tokens_in(name.span).end;
        behind >= document.tokens.len() || !document.features(behind).case.is_capital()
    });
    insert(missed, names);
}

/// Below this a name of another type gives way in [`titled`].
const HARDLY: Score = Score(0.5);

/// What [`titled`] takes for no surname.
const NO_SURNAME: u16 =
    WordClusters::MOSTLY_LOWER | WordClusters::SOMETIMES_LOWER | WordClusters::CITY | WordClusters::COUNTRY;
const SHORTEST_SURNAME: u32 = 4;

/// "It's Jones", "I'm Bella Reed"; "It's a Sin" and "What's Eating Otto" are titles as they stand.
pub fn contraction(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        if let Some((first, rest)) = name.span.of(context.text()).split_once(' ')
            && let Some((word, _)) = first.split_once(['\'', '’'])
            && forms::has_tag(&word.to_lowercase(), Tag::Stop)
            && rest.split(' ').count() <= 2
            && rest.split(' ').all(|word| {
                let flags = context.document.words.look_up(words::hash(word)).1;
                word.starts_with(char::is_uppercase)
                    && flags & (WordClusters::MOSTLY_LOWER | WordClusters::SOMETIMES_LOWER) == 0
            })
        {
            let given = rest.split(' ').next().unwrap_or_default();
            let is_person = first_names::gender(&given.to_lowercase()) != Gender::Unknown
                || context.document.words.look_up(words::hash(given)).1 & WordClusters::SURNAME != 0;
            name.span.start = name.span.end - rest.len();
            if name.kind == EntityType::Misc && is_person {
                name.kind = EntityType::Person;
            }
        }
    }
}

/// "Speaker Mark Lima, R-Ohio"
pub fn party_letter(context: &Context, names: &mut Vec<Name>) {
    for name in names.iter_mut().filter(|n| n.kind == EntityType::Place) {
        let words = name.span.of(context.text());
        if ["D-", "I-", "R-"].iter().any(|party| words.starts_with(party)) {
            name.span.start += 2;
        }
    }
}

/// "Black Friday" and "Easter Sunday" are names as they stand.
pub fn weekday_after(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        if name.kind == EntityType::Misc && name.span.of(context.text()).matches(' ').count() < 2 {
            continue;
        }
        name.span = context.without_last(name.span, Tag::Weekday);
    }
}

/// Cuts words in small letters that news writes so; "plc" belongs to its company.
pub fn plain_word_after(context: &Context, names: &mut Vec<Name>) {
    for name in names {
        while let Some((own, last)) = name.span.of(context.text()).rsplit_once(' ')
            && last.bytes().all(|b| b.is_ascii_lowercase())
            && context.last_token(name.span).is_some_and(is_plain)
            && own.contains(char::is_uppercase)
        {
            name.span.end = name.span.start + own.len();
        }
    }
}

/// "Halden 340", a town in a table; "Area 51" and "Boeing 747" are names as they stand.
pub fn number_after(context: &Context, names: &mut Vec<Name>) {
    use EntityType::{Person, Place};
    for name in names.iter_mut().filter(|n| matches!(n.kind, Person | Place)) {
        if let Some((own, last)) = name.span.of(context.text()).rsplit_once(' ')
            && last.bytes().all(|b| b.is_ascii_digit())
            && (name.kind == Person || last.len() > 2)
            && !forms::has_tag(&own.to_lowercase(), Tag::Place)
            && !own.contains(' ')
        {
            name.span.end = name.span.start + own.len();
        }
    }
}

pub fn closing_bracket(context: &Context, names: &mut Vec<Name>) {
    let text = context.text();
    for name in names {
        for (open, close) in [('(', ')'), ('[', ']')] {
            let words = name.span.of(text);
            let is_open = words.rfind(open).is_some_and(|at| !words[at..].contains(close));
            if is_open && text[name.span.end..].starts_with(close) {
                name.span.end += close.len_utf8();
            }
        }
    }
}

fn is_plain(word: &Word) -> bool {
    word.flags & (WordClusters::MOSTLY_LOWER | WordClusters::SOMETIMES_LOWER) != 0 && !word.is(Tag::CompanyEnding)
}

#[cfg(test)]
mod tests {
    use crate::analysis::EntityType::{Misc, Organization, Person, Place};
    use crate::names::passes::tests::check_pass;

    #[test]
    fn names_begin_after_years_titles_and_party_letters() {
        check_pass("event-year", "the [m 1936 Olympics]", &[("Olympics", Misc)]);
        check_pass("short-title", "[p Det. Insp Ana Lima] of", &[("Ana Lima", Person)]);
        check_pass(
            "long-title",
            "said [p Chairwoman Lima] to [p Sir Ed Lima]",
            &[("Lima", Person), ("Sir Ed Lima", Person)],
        );
        check_pass("party-letter", "Mark Lima, [l R-Ohio]", &[("Ohio", Place)]);
    }

    #[test]
    fn names_begin_after_contractions() {
        check_pass("contraction", "“[m It’s Jones],” she said", &[("Jones", Person)]);
        check_pass(
            "contraction",
            "[m I'm Bella Renner] and [m It's a Sin]",
            &[("Bella Renner", Person), ("It's a Sin", Misc)],
        );
        check_pass("contraction", "[p O'Neill Renner]", &[("O'Neill Renner", Person)]);
    }

    #[test]
    fn unknown_word_after_a_title_is_a_person() {
        check_pass("titled", "And from Chairwoman Dorrenwald: nothing.", &[("Dorrenwald", Person)]);
        check_pass("titled", "The Mayor Today is a magazine.", &[]);
        check_pass("titled", "Mayor [p Ana Dorrenwald] slept.", &[("Ana Dorrenwald", Person)]);
    }

    #[test]
    fn names_begin_after_a_verb_that_opens_the_sentence() {
        check_pass("opening-verb", "It rained. [p Said Lima]: “No.”", &[("Lima", Person)]);
        check_pass("opening-verb", "It rained. [p Said Lima] left: “No.”", &[("Said Lima", Person)]);
    }

    #[test]
    fn first_names_behind_a_word_for_kin_are_people() {
        check_pass("kin", "his two daughters, Ruth and Grace.", &[("Ruth", Person), ("Grace", Person)]);
        check_pass("kin", "her son Peter left for [l Porto]", &[("Peter", Person), ("Porto", Place)]);
        check_pass("kin", "her brother left, Mary said. The Sons of Monday met.", &[]);
    }

    #[test]
    fn names_end_before_plain_words_and_weekdays() {
        check_pass(
            "plain-word-after",
            "at [l Halden stadium] and [o UBM plc]",
            &[("Halden", Place), ("UBM plc", Organization)],
        );
        check_pass("weekday-after", "the [m Porto Cup Sunday]", &[("Porto Cup", Misc)]);
        check_pass("weekday-after", "on [m Black Friday]", &[("Black Friday", Misc)]);
        check_pass("closing-bracket", "said [p Ana (Lima])", &[("Ana (Lima)", Person)]);
    }
}
