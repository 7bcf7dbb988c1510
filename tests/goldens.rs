//! Whole articles and what is found in them, as marked-up text that a person can read: `articles/NAME/expected.md`.
//! `cargo xtask goldens` writes those files anew; `git diff` then shows what a change of the analysis does.
//!
//! In the text, `[she](Ana Lima)` is a mention and the name of its entity, which is left out where it is the same;
//! `⟪1 … ⟫` is the quote with that number in the list below; `{on Monday}(2016-11-14)` is a time and its value.

use nutgraf::*;
use std::cmp::Reverse;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[test]
fn articles_are_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut names: Vec<_> = fs::read_dir(folder).expect("the articles").flatten().map(|entry| entry.path()).collect();
    names.sort();
    assert!(names.len() >= 10);
    let mut different = Vec::new();
    for folder in names {
        let text = fs::read_to_string(folder.join("article.txt")).expect("an article");
        let found = render(&text, &analyze(&text, &Options::default()));
        let path = folder.join("expected.md");
        if std::env::var_os("NUTGRAF_REWRITE").is_some() {
            fs::write(&path, &found).expect("the file can be written");
        } else if let Some(line) = first_difference(&fs::read_to_string(&path).unwrap_or_default(), &found) {
            different.push(format!("{}: {line}", path.display()));
        }
    }
    assert!(
        different.is_empty(),
        "{}\nIf this is better, or no worse: cargo xtask goldens, and look at git diff.",
        different.join("\n")
    );
}

fn first_difference(expected: &str, found: &str) -> Option<String> {
    let lines = |text: &str| text.lines().map(String::from).chain(["(end)".into()]).collect::<Vec<_>>();
    let (expected, found) = (lines(expected), lines(found));
    let at = (0..expected.len().max(found.len())).find(|&i| expected.get(i) != found.get(i))?;
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_default();
    Some(format!("line {}\n  expected {}\n  found    {}", at + 1, line(&expected), line(&found)))
}

fn render(text: &str, a: &Analysis) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let day = a.document_date.value.as_deref().unwrap_or("no date");
    let _ = writeln!(out, "{day} ({:?})", a.document_date.source);
    if let Some(byline) = &a.byline {
        let _ = writeln!(out, "by {}", byline.names.join(", "));
    }
    let _ = writeln!(out, "\n# Text\n");
    let marks = Marks::new(text, a);
    for p in &a.paragraphs {
        let kind = format!("{:?}", p.kind).to_lowercase();
        let _ = writeln!(out, "`{kind}` {}\n", marks.write(text, p.span));
    }
    let _ = writeln!(out, "# Summary\n");
    for s in a.summary.nutgraf.iter() {
        let _ = writeln!(out, "nutgraf: {}", nutgraf::export::shown(text, s));
    }
    for s in &a.summary.sentences {
        let _ = writeln!(out, "- {} ({})", nutgraf::export::shown(text, s), s.reasons.join(", "));
    }
    let phrases: Vec<_> = a.summary.keyphrases.iter().map(|k| k.text.as_str()).collect();
    let _ = writeln!(out, "\nkey phrases: {}", phrases.join(", "));
    let _ = writeln!(out, "\n# Names\n");
    for e in &a.entities {
        let kind = format!("{:?}", e.kind).to_lowercase();
        let unnamed = if e.named { "" } else { ", not named" };
        let outside = if e.story { "" } else { ", outside the story" };
        let _ = writeln!(out, "- {} ({kind}, {}{unnamed}{outside})", e.name, e.mentions.len());
    }
    let _ = writeln!(out, "\n# Quotes\n");
    for (i, q) in a.quotes.iter().enumerate() {
        let who = q.speaker.as_ref().map_or("nobody".into(), |s| {
            let entity = s.entity.map_or("", |id| a.entities[id].name.as_str());
            let words = line(text, s.span);
            if entity.is_empty() || entity == words { words } else { format!("{words} = {entity}") }
        });
        let cue = q.cue.as_ref().map_or("no cue".into(), |c| format!("“{}”", c.text));
        let kind = format!("{:?} {:?}", q.kind, q.polarity).to_lowercase();
        let _ = writeln!(out, "{i}. {who} | {cue} | {kind} | {}", line(text, q.span));
    }
    let _ = writeln!(out, "\n# Timeline\n");
    for t in &a.timeline {
        let event = t.event.map_or(String::new(), |span| format!(" | event: {}", line(text, span)));
        let source = t.source.as_ref().map_or(String::new(), |s| format!(" | says {s}"));
        let planned = if t.planned { " | planned" } else { "" };
        let _ = writeln!(out, "- {} | {}{event}{source}{planned}", t.edtf, t.label);
    }
    for w in &a.warnings {
        let _ = writeln!(out, "\nwarning: {}: {}", w.code, w.message);
    }
    out
}

fn line(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is written before and behind a stretch of the text.
struct Mark {
    span: Span,
    before: String,
    behind: String,
}

struct Marks {
    list: Vec<Mark>,
}

impl Marks {
    fn new(text: &str, a: &Analysis) -> Self {
        let mut list = Vec::new();
        for (i, q) in a.quotes.iter().enumerate() {
            list.push(Mark { span: q.span, before: format!("⟪{i} "), behind: "⟫".into() });
        }
        for e in &a.entities {
            for m in &e.mentions {
                let behind = if m.span.of(text) == e.name { "]".into() } else { format!("]({})", e.name) };
                list.push(Mark { span: m.span, before: "[".into(), behind });
            }
        }
        for t in &a.times {
            list.push(Mark { span: t.span, before: "{".into(), behind: format!("}}({})", t.value) });
        }
        list.sort_by_key(|m| (m.span.start, Reverse(m.span.end)));
        Self { list }
    }

    fn write(&self, text: &str, within: Span) -> String {
        let inside = |m: &&Mark| within.covers(m.span);
        // Where several end at once, the inner one is closed first.
        let mut ends: Vec<&Mark> = self.list.iter().filter(inside).collect();
        ends.sort_by_key(|m| (m.span.end, Reverse(m.span.start)));
        let (mut starts, mut ends) = (self.list.iter().filter(inside).peekable(), ends.into_iter().peekable());
        let mut out = String::new();
        for (at, c) in text[within.start..within.end].char_indices().map(|(i, c)| (within.start + i, c)) {
            while let Some(mark) = ends.next_if(|m| m.span.end <= at) {
                out.push_str(&mark.behind);
            }
            while let Some(mark) = starts.next_if(|m| m.span.start <= at) {
                out.push_str(&mark.before);
            }
            out.push(if c == '\n' { ' ' } else { c });
        }
        for mark in ends {
            out.push_str(&mark.behind);
        }
        out
    }
}
