//! `nutgraf explain`: which model and which passes decided what the analysis says at one place of a text.
//!
//! `nutgraf explain article.txt 31` prints the paragraph and sentence around offset 31, the decisions about the words
//! there in the order in which they were made ("names local-body: place 'Kent' → organization 'Kent Police'"), and what
//! the analysis says of them.

use super::{Failure, Written, one, print, read_one};
use nutgraf::{Analysis, Decision, OffsetUnit, PassInfo, Span, analyze, explain, passes};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::process::ExitCode;

/// Reads the arguments after `explain` and answers. The last one is the offset; the others are those of an ordinary call.
pub fn run(args: &[OsString]) -> Result<ExitCode, Failure> {
    if args.len() == 1 && args[0] == "--passes" {
        print(list_passes(&passes()).as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let wrong = |why: &str| Failure::Call(format!("explain: {why}"));
    let Some((offset, rest)) = args.split_last() else {
        return Err(wrong("a file and an offset are expected, or --passes"));
    };
    let not_a_number = || wrong(&format!("{}: the last argument is an offset, a whole number", offset.display()));
    let offset: usize = offset.to_str().and_then(|o| o.parse().ok()).ok_or_else(not_a_number)?;
    let call = read_one(rest).map_err(Failure::Call)?;
    if call.file.is_none() || !matches!(call.format, Written::Report) {
        return Err(wrong("a file ('-' for standard input) and an offset are expected, and no --format"));
    }
    let bytes = one::read_file(call.file.as_deref())?;
    let text = one::decode(&bytes);
    let Some(at) = to_byte(&text, offset, call.options.offsets) else {
        return Err(wrong(&format!("{offset}: the text ends before this offset")));
    };
    let options = call.options.with_offsets(OffsetUnit::Byte);
    print(describe(&text, at, &analyze(&text, &options), &explain(&text, &options)).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The names of passes in a comma-separated list; an unknown one is an error that lists similar names.
pub fn read_pass_names(list: &str) -> Result<Vec<String>, String> {
    let known = passes();
    let mut names = Vec::new();
    for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
        if !known.iter().any(|pass| pass.name == name) {
            let near = similar(name, &known);
            let hint = if near.is_empty() { "see nutgraf explain --passes".into() } else { format!("is it {near}?") };
            return Err(format!("--without {name}: there is no such pass; {hint}"));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}

/// Known names that contain `name` or a part of it, or differ from it in a few letters; three at most.
fn similar(name: &str, known: &[PassInfo]) -> String {
    let shares_word = |other: &str| name.split('-').any(|w| w.len() > 2 && other.split('-').any(|o| o.starts_with(w)));
    let mut near: Vec<(usize, &str)> = known.iter().map(|pass| (edit_distance(name, pass.name), pass.name)).collect();
    near.retain(|(distance, other)| *distance <= 2.max(name.len() / 3) || shares_word(other));
    near.sort_unstable();
    near.iter().take(3).map(|(_, other)| *other).collect::<Vec<_>>().join(", ")
}

/// Letters to insert, delete or replace to make one word from the other.
fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(100).enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

fn list_passes(passes: &[PassInfo]) -> String {
    let width = passes.iter().map(|pass| pass.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for pass in passes {
        let _ = writeln!(out, "{:<8} {:<width$}  {}", pass.stage, pass.name, pass.purpose);
        if !pass.worth.is_empty() {
            let _ = writeln!(out, "{:<8} {:<width$}  {}", "", "", pass.worth);
        }
    }
    out
}

/// The byte of an offset in the caller's unit; the start of the character for one that lies inside it.
fn to_byte(text: &str, offset: usize, unit: OffsetUnit) -> Option<usize> {
    let mut passed = 0;
    for (byte, c) in text.char_indices() {
        passed += match unit {
            OffsetUnit::Utf16 => c.len_utf16(),
            OffsetUnit::Codepoint => 1,
            OffsetUnit::Byte => c.len_utf8(),
        };
        if passed > offset {
            return Some(byte);
        }
    }
    None
}

fn describe(text: &str, at: usize, analysis: &Analysis, decisions: &[Decision]) -> String {
    let is_here = |span: Span| span.start <= at && at < span.end;
    let mut out = format!("Word: {}\n", word_at(text, at));
    match analysis.paragraphs.iter().find(|p| is_here(p.span)) {
        Some(p) => line(&mut out, "Paragraph", &format!("{}: {}", json_name(&p.kind), shorten(p.span.of(text)))),
        None => line(&mut out, "Paragraph", "none: between paragraphs"),
    }
    if let Some(s) = analysis.sentences.iter().find(|s| is_here(s.span)) {
        let story = if s.story { "part of the story" } else { "not part of the story" };
        line(&mut out, "Sentence", &format!("{story}: {}", shorten(s.span.of(text))));
    }

    out.push_str("\nDecisions\n");
    let known = passes();
    let mut any = false;
    for d in decisions.iter().filter(|d| is_here(d.span)) {
        any = true;
        let value = |v: &str| if v.is_empty() { "nothing".to_owned() } else { shorten(v) };
        line(&mut out, &format!("{} {}", d.stage, d.pass), &format!("{} → {}", value(&d.before), value(&d.after)));
        if let Some(pass) = known.iter().find(|pass| (pass.stage, pass.name) == (d.stage, d.pass)) {
            line(&mut out, "", pass.purpose);
        }
    }
    if !any {
        out.push_str("  none recorded\n");
    }

    out.push_str("\nAnalysis\n");
    let before = out.len();
    for entity in &analysis.entities {
        for mention in entity.mentions.iter().filter(|m| is_here(m.span)) {
            let words = shorten(mention.span.of(text));
            let (kind, mention_kind) = (json_name(&entity.kind), json_name(&mention.kind));
            let confidence = mention.confidence.0;
            let what = format!("{kind} '{}'; {mention_kind} '{words}', confidence {confidence:.2}", entity.name);
            line(&mut out, "entity", &what);
        }
    }
    for quote in analysis.quotes.iter().filter(|q| is_here(q.span)) {
        let speaker = quote.speaker.as_ref().map_or("nobody", |s| s.name.as_str());
        line(&mut out, "quote", &format!("of {speaker}: {}", shorten(quote.span.of(text))));
    }
    for time in analysis.times.iter().filter(|t| is_here(t.span)) {
        let value = json_name(&time.value);
        let value = if value == "null" { "no date".to_owned() } else { value };
        line(&mut out, "time", &format!("'{}' = {value}", shorten(time.span.of(text))));
    }
    if analysis.summary.sentences.iter().any(|s| is_here(s.span)) {
        line(&mut out, "summary", "the sentence is part of the summary");
    }
    if out.len() == before {
        out.push_str("  nothing\n");
    }
    out
}

fn line(out: &mut String, label: &str, value: &str) {
    let _ = writeln!(out, "  {label:<24} {value}");
}

/// How the JSON of an analysis writes a value, without quotation marks.
fn json_name<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).map_or_else(|_| String::new(), |v| v.as_str().map_or(v.to_string(), str::to_owned))
}

/// The word around byte `at`: letters and digits, with hyphens and apostrophes inside.
fn word_at(text: &str, at: usize) -> String {
    let is_outside = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\'' | '’');
    let start = text[..at].char_indices().rev().find(|(_, c)| is_outside(*c)).map_or(0, |(i, c)| i + c.len_utf8());
    let end = text[at..].find(is_outside).map_or(text.len(), |i| at + i);
    if start >= end || end == at {
        text[at..].chars().next().map_or(String::new(), String::from)
    } else {
        shorten(&text[start..end])
    }
}

/// On one line, and no longer than a line of print.
fn shorten(words: &str) -> String {
    const LENGTH: usize = 90;
    let mut short = String::new();
    for word in words.split_whitespace() {
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(LENGTH));
        if short.chars().count() > LENGTH {
            short = short.chars().take(LENGTH).collect::<String>() + " …";
            break;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_in_any_unit_find_their_byte() {
        let text = "a😀é b";
        assert_eq!(to_byte(text, 3, OffsetUnit::Utf16), Some(5));
        assert_eq!(to_byte(text, 2, OffsetUnit::Codepoint), Some(5));
        assert_eq!(to_byte(text, 6, OffsetUnit::Byte), Some(5));
        assert_eq!(to_byte(text, 99, OffsetUnit::Byte), None);
        assert_eq!(word_at(text, 5), "é");
    }

    #[test]
    fn distance_counts_edits() {
        assert_eq!(edit_distance("weekday", "weekdya"), 2);
        assert_eq!(edit_distance("", "ship"), 4);
    }
}
