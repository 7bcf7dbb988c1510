//! What people and programs really paste. Each text must come back whole, analysed or with a plain warning; the sizes are such
//! that anything but linear time would not end.

use nutgraf::{Analysis, Options, ParagraphKind, QuoteKind, analyze, parse_date};
use std::fmt::Write;

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default().with_date(parse_date("2016-11-15")))
}

fn warns(analysis: &Analysis, code: &str) -> bool {
    analysis.warnings.iter().any(|w| w.code == code)
}

const STORY: &str = "Ferry runs aground off Porto\n\nA ferry with 80 people on board ran aground near Porto on Monday, the harbour \
office said.\n\nNobody was hurt. “We heard a loud noise and then the lights went out,” said Ana Lima, a passenger.\n\nThe ship, built \
in 1998, belongs to Halden Lines. It will be towed to Lisbon on Thursday.\n\n";

fn is_blank(analysis: &Analysis) {
    assert!(analysis.sentences.is_empty() && analysis.entities.is_empty() && analysis.quotes.is_empty());
    assert!(analysis.summary.sentences.is_empty() && analysis.timeline.is_empty());
}

#[test]
fn nothing_to_read() {
    is_blank(&read(""));
    is_blank(&read(" \t\r\n\u{a0}\u{200b}\n"));
    assert!(read("🙂🙂🙂\n🎉").entities.is_empty());
    let word = read("Ferry");
    assert!(word.quotes.is_empty() && word.timeline.is_empty());
}

#[test]
fn ten_megabytes() {
    let text = STORY.repeat(10_000_000 / STORY.len());
    let analysis = read(&text);
    assert!(analysis.quotes.len() > 1000);
}

#[test]
fn one_line_without_a_space() {
    assert!(read(&"a".repeat(1_000_000)).sentences.len() <= 1);
    read(&"Ab".repeat(500_000));
    read(&"<>".repeat(500_000));
}

#[test]
fn nulls_and_writing_from_the_right() {
    let nulls = STORY.replace(' ', " \0");
    assert!(!read(&nulls).sentences.is_empty());
    let turned = format!("\u{202e}{STORY}\u{202c}\u{200f}قالت آنا ليما إن السفينة جنحت.\u{200e}");
    assert!(read(&turned).entities.iter().any(|e| e.name.contains("Lima")));
}

#[test]
fn markup_is_text() {
    let text = format!("<script>alert(\"1\")</script><div><div><b>{STORY}</b></div></div><img src=x onerror=alert(1)>");
    assert!(read(&text).entities.iter().any(|e| e.name == "Ana Lima"));
    read(&"<div>".repeat(100_000));
}

#[test]
fn another_language_is_said() {
    let text = "Une femme a été blessée lundi dans un accident de la route près de Lyon, a annoncé la police. Elle a été \
    transportée à l'hôpital, où son état est jugé stable. Une enquête a été ouverte pour déterminer les causes de l'accident.";
    let analysis = read(text);
    assert_eq!(analysis.language, "und");
    assert!(warns(&analysis, "not-english"));
}

#[test]
fn pages_without_an_article() {
    let map = (0..4000).fold(String::new(), |mut text, i| {
        let _ = writeln!(text, "{}", ["Home", "World news", "Sport", "Contact us", "Jobs", "Weather in Porto"][i % 6]);
        text
    });
    let analysis = read(&map);
    assert!(analysis.summary.sentences.is_empty() || !analysis.warnings.is_empty());
    read(&"ferry\n".repeat(50_000));
    let links = "https://example.org/a\nhttps://example.org/b\n".repeat(50);
    assert!(!read(&links).warnings.is_empty());
}

#[test]
fn a_mass_of_names() {
    read(&"FERRY RUNS AGROUND OFF PORTO ".repeat(4000));
    let book = (0..20_000).fold(String::new(), |mut text, i| {
        let _ = writeln!(text, "Lima, Ana {} Harbour Street {} 555 {:04}", i % 700, i % 90, i % 9999);
        text
    });
    read(&book);
    let syllables = ["ba", "ke", "lo", "mi", "nu", "ra", "se", "ti", "vo", "zu"];
    let name = |mut n: usize| {
        let mut word = String::new();
        for _ in 0..5 {
            word.push_str(syllables[n % 10]);
            n /= 10;
        }
        word[..1].to_uppercase() + &word[1..]
    };
    let crowd = (0..100_000).fold(String::new(), |mut text, i| {
        let _ = write!(text, "Ana {} met him. ", name(i));
        text
    });
    assert!(!read(&crowd).entities.is_empty());
}

#[test]
fn quotation_marks_without_end() {
    for mark in ["“", "”", "\"", "‘", "'", "«", "``"] {
        read(&format!("{mark} he said ").repeat(10_000));
    }
    read(&format!("{}Ana Lima said so.{}", "“‘".repeat(25), "’”".repeat(25)));
    read(&"“We heard a noise,” said Ana Lima. ".repeat(28_000));
    // A mark that is never closed ends with its paragraph.
    let open = format!("“We heard a noise, said Ana Lima, a passenger.\n\n{STORY}");
    let first = open.find("\n\n").expect("two paragraphs");
    let over = |q: &nutgraf::Quote| q.kind != QuoteKind::Indirect && q.span.start < first && q.span.end > first;
    assert!(!read(&open).quotes.iter().any(over));
}

#[test]
fn days_that_do_not_exist() {
    for words in
        ["31 February 2016", "the 45th of May", "29 February 2015", "2016-13-45", "year 0", "year 99999", "0000-00-00"]
    {
        let text = format!("The ferry ran aground on {words}, the harbour office said.");
        for entry in &read(&text).timeline {
            assert!(
                entry.from.as_deref().is_none_or(|day| day > "1000-01-01" && day < "2100-01-01"),
                "{words}: {:?}",
                entry.from
            );
        }
    }
    read(&"1".repeat(1_000_000));
    read(&"12 ".repeat(300_000));
    for date in ["0001-01-01", "9999-12-31"] {
        let options = Options::default().with_date(parse_date(date));
        analyze(
            "It sank last week, ran again yesterday, and sails in ten thousand years, tomorrow, next year and in the 2090s.",
            &options,
        );
    }
}

#[test]
fn too_little_and_very_much() {
    let one = read("A ferry ran aground near Porto on Monday, the harbour office said.");
    assert!(one.summary.sentences.len() <= 1);
    let many = (0..5000).fold(String::new(), |mut text, i| {
        let _ = write!(text, "Ferry number {i} left the harbour of Porto with {} people. ", i % 300);
        text
    });
    assert_eq!(read(&many).summary.sentences.len(), 3);
}

#[test]
fn no_word_of_a_plain_article_is_lost() {
    let analysis = read(STORY);
    assert!(analysis.paragraphs.iter().all(|p| p.kind != ParagraphKind::Furniture));
    assert_eq!(analysis.paragraphs.len(), 4);
}
