//! What holds of every analysis, whatever the text: spans, order, indices, offset units, date values.

use nutgraf::{Analysis, OffsetUnit, Options, Span, analyze, parse_date};
use proptest::prelude::*;
use regex::Regex;

/// What news is made of, and what a paste brings along.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    ". ",
    ", ",
    "; ",
    ": ",
    "? ",
    "! ",
    "… ",
    "... ",
    " — ",
    " - ",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "``",
    "''",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}",
    "\u{202e}",
    "\0",
    "\u{feff}",
    "\t",
    "Ana Lima",
    "Mr Lima",
    "Mrs Lima",
    "Halden Foods ASA",
    "the company",
    "the mayor",
    "She",
    "he",
    "they",
    "it",
    "I",
    "NATO",
    "North Atlantic Treaty Organization",
    "U.S.",
    "Porto",
    "the Norwegian",
    "LISBON, Nov 14 (Reuters)",
    "By Jo Berg",
    "Mr.",
    "Inc.",
    "said",
    "told reporters that",
    "according to",
    "wrote",
    "won the vote",
    "closed",
    "was opened",
    "will meet",
    "compared with",
    "on Monday",
    "last week",
    "14 November 2016",
    "Nov. 31",
    "2016-11-14",
    "14/11/16",
    "the 1990s",
    "two years ago",
    "at 5 p.m.",
    "every Tuesday",
    "the third quarter",
    "year 0",
    "480 BC",
    "1BC",
    "the 5th century BC",
    "99999",
    "$12 million",
    "4.5 percent",
    "1,000",
    "3.2.1",
    "a@b.org",
    "https://b.org/x",
    "@lima",
    "#vote",
    "bridge",
    "the",
    "and",
    "of",
    "ferry",
    "don't",
    "rock 'n' roll",
    "mother-in-law",
    "é",
    "日本",
    "🙂",
    "👩‍👩‍👧",
    "e\u{301}",
    "Advertisement",
    "Read more",
    "Share this article",
    "<script>alert(1)</script>",
    "&amp;",
    "> ",
    "* ",
    "1. ",
];

fn news() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..160).prop_map(|pieces| {
        let mut text = String::new();
        for piece in pieces {
            // Words mostly stand apart.
            if text.ends_with(char::is_alphanumeric) && piece.starts_with(char::is_alphanumeric) {
                text.push(' ');
            }
            text.push_str(piece);
        }
        text
    })
}

fn read(text: &str, offsets: OffsetUnit) -> Analysis {
    analyze(text, &Options::default().with_date(parse_date("2016-11-15")).with_offsets(offsets))
}

/// Every span of an analysis, in one order.
fn spans(a: &Analysis) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    all.extend(a.headline.iter().chain(&a.standfirst).chain(&a.document_date.span));
    all.extend(a.byline.iter().map(|b| b.span));
    all.extend(a.paragraphs.iter().map(|p| p.span));
    all.extend(a.sentences.iter().map(|s| s.span));
    all.extend(a.summary.sentences.iter().chain(&a.summary.nutgraf).map(|s| s.span));
    all.extend(a.summary.keyphrases.iter().flat_map(|k| &k.spans));
    all.extend(a.entities.iter().flat_map(|e| e.mentions.iter().map(|m| m.span)));
    for quote in &a.quotes {
        all.push(quote.span);
        all.extend(&quote.parts);
        all.extend(quote.speaker.iter().map(|s| s.span));
        all.extend(quote.cue.iter().map(|c| c.span));
    }
    all.extend(a.times.iter().map(|t| t.span));
    all
}

fn ordered(spans: &[Span]) -> bool {
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

fn inside(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// All that a reader of the JSON relies on without asking.
fn check(text: &str) {
    let a = read(text, OffsetUnit::Byte);
    for span in spans(&a) {
        assert!(span.start < span.end, "an empty span {span:?} in {text:?}");
        assert!(text.get(span.start..span.end).is_some(), "{span:?} is no piece of {text:?}");
    }
    let paragraphs: Vec<Span> = a.paragraphs.iter().map(|p| p.span).collect();
    let sentences: Vec<Span> = a.sentences.iter().map(|s| s.span).collect();
    assert!(ordered(&paragraphs) && ordered(&sentences));
    for (sentence, span) in a.sentences.iter().zip(&sentences) {
        assert!(inside(*span, paragraphs[sentence.paragraph]));
    }
    for paragraph in &paragraphs {
        let mut left = text[paragraph.start..paragraph.end].to_string();
        for span in sentences.iter().rev().filter(|s| inside(**s, *paragraph)) {
            left.replace_range(span.start - paragraph.start..span.end - paragraph.start, "");
        }
        assert!(!left.contains(char::is_alphanumeric), "no sentence holds {left:?} of {text:?}");
    }
    assert!(ordered(&a.summary.sentences.iter().map(|s| s.span).collect::<Vec<_>>()));
    for chosen in a.summary.sentences.iter().chain(&a.summary.nutgraf) {
        assert!(inside(chosen.span, sentences[chosen.sentence]));
    }
    for (i, entity) in a.entities.iter().enumerate() {
        assert_eq!(entity.id, i);
        assert!(!entity.mentions.is_empty());
        assert!(ordered(&entity.mentions.iter().map(|m| m.span).collect::<Vec<_>>()));
        assert!(i == 0 || entity.salience <= a.entities[i - 1].salience);
    }
    for quote in &a.quotes {
        assert!(quote.parts.iter().all(|p| inside(*p, quote.span)));
        if let Some(entity) = quote.speaker.as_ref().and_then(|s| s.entity) {
            assert!(entity < a.entities.len());
        }
    }
    assert!(ordered(&a.times.iter().map(|t| t.span).collect::<Vec<_>>()));
    for entry in &a.timeline {
        assert!(entry.sentence < a.sentences.len() && entry.time.is_none_or(|t| t < a.times.len()));
        assert!(entry.entities.iter().all(|&e| e < a.entities.len()));
        assert!(entry.from.as_ref().zip(entry.to.as_ref()).is_none_or(|(from, to)| day_number(from) <= day_number(to)));
        assert!(!entry.label.trim().is_empty());
    }
    // Entries without a year come last.
    let days: Vec<_> = a.timeline.iter().map_while(|e| e.from.as_deref()).map(day_number).collect();
    assert!(days.is_sorted());
    assert!(a.timeline[days.len()..].iter().all(|e| e.from.is_none()));
}

/// A number that grows with the day: `2016-11-15`, or `-0479-01-01` and `0000-12-31` before the year 1.
fn day_number(day: &str) -> i32 {
    let (sign, digits) = day.strip_prefix('-').map_or((1, day), |rest| (-1, rest));
    let (year, rest) = digits.split_once('-').unwrap_or_else(|| panic!("{day:?} is no day"));
    // Months and days are those of any leap year.
    let in_year = nutgraf::calendar::parse_date(&format!("2000-{rest}")).unwrap_or_else(|| panic!("{day:?} is no day"));
    assert_eq!(year.len(), 4, "{day:?} is no day");
    sign * year.parse::<i32>().unwrap_or_else(|_| panic!("{day:?} is no day")) * 366 + i32::from(in_year.ordinal())
}

/// The JSON of one analysis in each unit points at the same words.
fn check_units(text: &str) {
    let bytes = spans(&read(text, OffsetUnit::Byte));
    let utf16 = spans(&read(text, OffsetUnit::Utf16));
    let points = spans(&read(text, OffsetUnit::Codepoint));
    let units: Vec<u16> = text.encode_utf16().collect();
    let chars: Vec<char> = text.chars().collect();
    assert_eq!((bytes.len(), bytes.len()), (utf16.len(), points.len()));
    for ((b, u), p) in bytes.iter().zip(&utf16).zip(&points) {
        let words = &text[b.start..b.end];
        assert_eq!(String::from_utf16(&units[u.start..u.end]).expect("whole characters"), words);
        assert_eq!(chars[p.start..p.end].iter().collect::<String>(), words);
    }
}

fn check_values(text: &str) {
    let timex = Regex::new(concat!(
        r"^(?:(?:[0-9X]{4}|[0-9X]{2,3}|BC[0-9]{2}|BC[0-9]{4})(?:-(?:[0-9X]{2}|W[0-9X]{2}(?:-(?:WE|[1-7]))?|Q[1-4X]|H[1-2X]|SP|SU|FA|WI)(?:-[0-9X]{2})?)?",
        r"(?:T(?:[0-9]{2}(?::[0-9]{2}){0,2}|MO|MI|AF|EV|NI|DT)(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?",
        r"|FY[0-9X]{4}(?:-[QH][1-4X])?|PAST_REF|PRESENT_REF|FUTURE_REF|PT?[0-9X.]+[A-Z]{1,2}(?:T?[0-9.]+[A-Z])*",
        r"|T[0-9]{2}(?::[0-9]{2})?|TMO|TAF|TEV|TNI)$"
    ))
    .expect("a pattern");
    let edtf = Regex::new(concat!(
        r"^(?:\.\.|-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[?~%]?)",
        r"(?:/(?:\.\.|-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?[?~%]?))?$"
    ))
    .expect("a pattern");
    let a = read(text, OffsetUnit::Byte);
    for time in &a.times {
        assert!(timex.is_match(&time.value), "{:?} is no TIMEX3 value ({})", time.value, time.span.of(text));
    }
    for entry in &a.timeline {
        assert!(edtf.is_match(&entry.edtf), "{:?} is no EDTF date", entry.edtf);
    }
}

#[test]
fn a_pronoun_inside_a_name_is_no_mention_of_its_own() {
    check("Ana Lima left.\n“\u{a0}was opened Ana Lima they Mr Lima I told reporters that\nMr Lima , ");
    check("   ! Ana Lima\"Ana Lima. . (   \n“\u{a0}was opened Ana Lima they Mr Lima I told reporters that\nMr Lima , ");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_indices_and_order_hold(text in news()) {
        check(&text);
    }

    #[test]
    fn spans_indices_and_order_hold_on_any_string(text in "\\PC{0,300}|(?s).{0,200}") {
        check(&text);
    }

    #[test]
    fn every_unit_points_at_the_same_words(text in news()) {
        check_units(&text);
    }

    #[test]
    fn times_are_timex3_and_timelines_edtf(text in news()) {
        check_values(&text);
    }

    #[test]
    fn stories_and_checks_point_at_their_articles(one in news(), two in news()) {
        let all = [&one, &two].map(|text| nutgraf::Article::new(text));
        let story = nutgraf::merge(&all, &Options::default());
        for member in story.entities.iter().flat_map(|e| &e.members) {
            prop_assert!(member.entity < story.articles[member.article].entities.len());
        }
        for telling in story.timeline.iter().flat_map(|e| &e.tellings) {
            prop_assert!(telling.entry < story.articles[telling.article].timeline.len());
        }
        let found = nutgraf::check(&all[0], &all[1..], &Options::default());
        for quotation in &found.quotations {
            prop_assert!(one.get(quotation.span.start..quotation.span.end).is_some());
            let evidence = quotation.found.as_ref().map(|f| f.span);
            prop_assert!(evidence.is_none_or(|span| two.get(span.start..span.end).is_some()));
        }
    }

    #[test]
    fn the_same_text_gives_the_same_json(text in news()) {
        let json = |a: &Analysis| serde_json::to_string(a).expect("JSON");
        prop_assert_eq!(json(&read(&text, OffsetUnit::Utf16)), json(&read(&text, OffsetUnit::Utf16)));
    }
}
