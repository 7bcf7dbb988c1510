//! Times → timeline: what happened when, oldest first.
//!
//! One entry for each date and sentence: "On 4 March the bank failed; on the 6th it was sold." has two. Comparisons ("up
//! from $4 million a year earlier"), furniture and rows of tables are left out. Days without a year stand after the others.

mod attribution;
mod clauses;
mod events;
mod labels;

use crate::analysis::{TimelineEntry, TimexType};
use crate::calendar::iso;
use crate::document::table_rows::is_table_row;
use crate::document::{Document, TokenKind};
use crate::english::time_words::UnitOfTime;
use crate::english::{Lexicon, Tag, Tags, TimeWord};
use crate::entities::Entities;
use crate::span::Span;
use crate::time::resolution::{Direction, direction_at};
use crate::time::{Times, Timex};
use labels::label;
use std::ops::Range;

/// Window before a date for the words of a comparison, in tokens.
const COMPARED: usize = 16;

/// Maximum number of mentions and entries of one sentence that are looked at.
const WINDOW: usize = 64;

/// Maximum length of the words for a source, in characters.
const SOURCE: usize = 60;

pub fn build(document: &Document, entities: &Entities, times: &Times) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = Vec::new();
    // The entries of the sentence at hand start here.
    let (mut first, mut sentence_of_first) = (0, usize::MAX);
    let mut skip = None;
    let dates = times.list.iter().filter(|t| matches!(t.kind, TimexType::Date | TimexType::Time));
    let spans: Vec<Span> = dates.map(|t| t.span).collect();
    let writer = clauses::Writer { document, entities, times: &spans };
    for (index, time) in times.list.iter().enumerate() {
        if skip == Some(index) || !matches!(time.kind, TimexType::Date | TimexType::Time) {
            continue;
        }
        let Some(sentence) = document.sentence_at(time.span.start) else { continue };
        if !document.kind_of(sentence).is_story() || document.dateline.is_some_and(|d| d.covers(time.span)) {
            continue;
        }
        // A time without days has an EDTF only where nothing but the year is missing.
        let Some(mut edtf) = time.edtf.clone() else { continue };
        let mut days = time.days;
        if is_table_row(document, sentence) {
            continue;
        }
        let tokens = document.tokens_in(time.span);
        if let Some((from, to)) = days
            && let Some(next) = times.list.get(index + 1)
            && let Some((_, end)) = next.days
            && end >= to
            && is_range(document, tokens.clone(), document.tokens_in(next.span))
        {
            edtf = format!("{}/{}", start_of(&edtf), end_of(next.edtf.as_deref().unwrap_or("")));
            days = Some((from, end));
            skip = Some(index + 1);
        } else if is_comparison(document, document.sentences[sentence].tokens.start, tokens.clone(), time) {
            continue;
        }
        let days = days.map(|(from, to)| (from.min(to), from.max(to)));
        if sentence != sentence_of_first {
            (first, sentence_of_first) = (entries.len(), sentence);
        }
        let place = clauses::place(document, &tokens);
        // "the 1957 film", "first-half losses": a year or quarter tells which one is meant; "the Friday attack" happened then.
        let is_coarse = time.value.len() == 4 || time.value.contains("-H") || time.value.contains("-Q");
        if matches!(place, clauses::Place::Noun) && is_coarse {
            continue;
        }
        let Some(mut label) = label(document, sentence, time.span) else { continue };
        let mut event = events::find(document, label.tokens.clone());
        let own = match place {
            clauses::Place::Verb(verb) => writer.clause(verb),
            _ => None,
        };
        let clause = own.or_else(|| {
            let main = || writer.clause(clauses::main(document, tokens.start)?);
            (label.beheaded || label.points_back).then(main).flatten()
        });
        if let Some(clause) = clause {
            event = clause.event;
            label.text = clause.label;
        } else if label.points_back {
            // "She resigned in May": the name for the pronoun, where one is known.
            let first = document.tokens[label.tokens.start].span;
            let known = entities.mentions_in(first).first().filter(|m| m.span == first);
            if let (Some(mention), Some((_, rest))) = (known, label.text.split_once(' ')) {
                label.text = format!("{} {rest}", entities.list()[mention.entity].name);
            } else if label.beheaded {
                continue;
            }
        }
        let (from, to) = (days.map(|(from, _)| iso(from)), days.map(|(_, to)| iso(to)));
        first = first.max(entries.len().saturating_sub(WINDOW));
        let known = |e: &TimelineEntry| e.from == from && e.to == to && (from.is_some() || e.edtf == edtf);
        if entries[first..].iter().any(known) {
            continue;
        }
        if time.approximate && !edtf.contains(['/', 'X']) {
            edtf.push('?');
        }
        let mut mentioned: Vec<usize> =
            entities.mentions_in(document.sentences[sentence].span).iter().take(WINDOW).map(|m| m.entity).collect();
        mentioned.sort_unstable();
        mentioned.dedup();
        let planned = match (document.date.value, days) {
            (Some(day), Some((from, _))) if from > day => true,
            (Some(day), Some((_, to))) if to < day => false,
            _ => direction_at(document, sentence, time.span) == Direction::Future,
        };
        entries.push(TimelineEntry {
            from,
            to,
            edtf,
            event,
            source: label.source.and_then(|tokens| source(document, entities, tokens)),
            label: label.text,
            sentence,
            time: Some(index),
            entities: mentioned,
            planned,
        });
    }
    // Dates before the year 1 sort by their number, not by their letters; entries without a day stand last, in text order.
    entries.sort_by_key(|e| {
        let from = e.time.and_then(|time| times.list[time].days).map(|(from, _)| from);
        (from.is_none(), from, e.to.clone(), e.sentence, e.time)
    });
    entries
}

/// The words for who makes the claim; for a pronoun the name it refers to, or `None`.
fn source(document: &Document, entities: &Entities, tokens: Range<usize>) -> Option<String> {
    const PRONOUN: Tags = Tags::of(&[Tag::FirstPerson, Tag::ThirdPerson, Tag::SecondPerson]);
    let span = attribution::span_of(document, tokens.clone());
    if tokens.len() == 1 && document.features(tokens.start).tags.meets(&PRONOUN) {
        let mention = entities.mentions_in(span).first()?;
        return Some(entities.list()[mention.entity].name.clone());
    }
    let words = span.of(document.text).split_whitespace().collect::<Vec<_>>().join(" ");
    (words.chars().count() <= SOURCE).then_some(words)
}

fn start_of(edtf: &str) -> &str {
    edtf.split('/').next().unwrap_or(edtf)
}

fn end_of(edtf: &str) -> &str {
    edtf.rsplit('/').next().unwrap_or(edtf)
}

/// Whether two dates are the ends of one range: "from 1991 to 1997", "between May and July", "14-16 November".
fn is_range(document: &Document, first: Range<usize>, second: Range<usize>) -> bool {
    let before = first.start.checked_sub(1).and_then(|i| document.features(i).time);
    let mut between = first.end..second.start;
    match (between.next(), between.next()) {
        // Cut out of one token: "2015-16".
        (None, _) => first.start == second.start || first.end == second.start,
        (Some(i), None) => match document.features(i).time {
            Some(TimeWord::To | TimeWord::Until | TimeWord::Through) => before == Some(TimeWord::From),
            Some(TimeWord::And) => before == Some(TimeWord::Between),
            _ => document.tokens[i].kind == TokenKind::Dash || document.word(i) == "-",
        },
        _ => false,
    }
}

/// Whether the date is there for comparison only: "up from $4 million a year earlier", "compared with 2015".
fn is_comparison(document: &Document, sentence: usize, at: Range<usize>, time: &Timex) -> bool {
    let words = time.span.of(document.text);
    let yearly = is_year_before(words);
    let from = sentence.max(at.start.saturating_sub(COMPARED));
    for i in (from..at.start).rev() {
        let word = document.features(i);
        match word.time {
            _ if word.is(Tag::Comparison) => return true,
            Some(TimeWord::Than) if yearly || i + 2 >= at.start => return true,
            Some(TimeWord::From)
                if yearly || (i + 1 < at.start && document.tokens[i + 1].kind == TokenKind::Currency) =>
            {
                return true;
            }
            _ => match document.word(i) {
                "against" if yearly => return true,
                ";" => break,
                _ => {}
            },
        }
    }
    yearly && !words.starts_with(char::is_uppercase)
}

/// Whether a time is the same one a year before: "a year ago", "the year-earlier period", "the same period".
fn is_year_before(words: &str) -> bool {
    let pieces = words.split(|c: char| !c.is_alphabetic()).filter(|piece| !piece.is_empty());
    let classes: Vec<_> = pieces.map(|piece| Lexicon::shared().look_up(piece).time).collect();
    classes.windows(2).any(|pair| {
        matches!(
            pair,
            [Some(TimeWord::Unit(UnitOfTime::Year)), Some(TimeWord::Ago | TimeWord::Earlier)]
                | [Some(TimeWord::Corresponding | TimeWord::Same | TimeWord::Ago), Some(TimeWord::Period)]
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    /// The entries as `edtf label (event; source)`.
    fn check(text: &str, date: Option<&str>, expected: &[&str]) {
        let analysis = analyze(text, &Options { date: date.and_then(parse_date), ..Options::default() });
        let shown: Vec<String> = analysis
            .timeline
            .iter()
            .map(|e| {
                let event = e.event.map_or("–", |span| span.of(text));
                format!("{} {} ({event}; {})", e.edtf, e.label, e.source.as_deref().unwrap_or("–"))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn an_entry_has_its_event_and_its_source() {
        let text = "The court freed two editors on Sunday, their lawyer warned. The mine will reopen in 2018.";
        let expected =
            ["2016-11-13 The court freed two editors (freed; their lawyer)", "2018 The mine will reopen (reopen; –)"];
        check(text, Some("2016-11-15"), &expected);
    }

    #[test]
    fn a_day_without_a_year_stands_last_and_open() {
        let text = "A vote is planned for 9 January, the mayor said. The ferry sank in 2014.";
        let expected = ["2014 The ferry sank (sank; –)", "XXXX-01-09 A vote is planned (planned; the mayor)"];
        check(text, None, &expected);
    }

    #[test]
    fn a_label_never_shows_a_denial_as_a_claim() {
        let labels = |text| {
            let analysis = analyze(text, &Options { date: parse_date("2024-01-22"), ..Options::default() });
            analysis.timeline.iter().map(|e| e.label.clone()).collect::<Vec<_>>().join(" | ")
        };
        for text in [
            "The minister denied on Friday that he had ordered officials to withdraw the warnings.",
            "The minister never said on Friday that he had ordered officials to withdraw the warnings.",
            "The minister was asked on Friday whether he had ordered officials to withdraw the warnings.",
        ] {
            let label = labels(text);
            let doubt = ["denied", "never said", "whether"].iter().any(|d| label.contains(d));
            assert!(doubt || label.is_empty(), "{text}: {label}");
        }
        let label = labels("Police dismissed claims that two men were shot on Sunday.");
        assert!(!label.to_lowercase().starts_with("two men"), "{label}");
    }

    #[test]
    fn comparisons_make_no_entry() {
        check("Profit was up from $4 million a year earlier.", Some("2016-11-15"), &[]);
        check("Sales rose 4% compared with 2015.", Some("2016-11-15"), &[]);
    }

    #[test]
    fn two_ends_of_a_range_are_one_entry() {
        let expected = ["2010/2014 The river rose twice (rose; –)"];
        check("The river rose twice between 2010 and 2014.", Some("2016-11-15"), &expected);
    }
}
