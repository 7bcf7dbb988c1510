//! A report in Markdown, as one pastes it into a note or a wiki.

use super::dates::{plain_date, plain_edtf};
use super::{
    Strings, TYPES, by_speaker, introduced, line, manner, names, polarity, shown, speaker_introduced, title, topics,
    utterance_words,
};
use crate::analysis::{Analysis, EntityType};
use crate::finish::one_line;
use std::fmt::Write;

pub fn markdown(text: &str, a: &Analysis, strings: &Strings) -> String {
    // Writing to a String cannot fail.
    let mut out = format!("# {}\n", escape(&title(text, a, strings)));
    if let Some(standfirst) = a.standfirst {
        let _ = writeln!(out, "\n*{}*", escape(&line(text, standfirst)));
    }
    let authors = a.byline.as_ref().map(|b| escape(&one_line(&b.names.join(", "))));
    let published = a.document_date.value.as_ref().map(|day| {
        let date = plain_date(day, strings);
        escape(&strings.fill("publishedOn", &[("date", &date)]))
    });
    let head: Vec<String> = authors.into_iter().filter(|names| !names.is_empty()).chain(published).collect();
    if !head.is_empty() {
        let _ = writeln!(out, "\n{}", head.join(" · "));
    }
    summary(&mut out, text, a, strings);
    entities(&mut out, a, strings);
    quotes(&mut out, text, a, strings);
    timeline(&mut out, a, strings);
    for warning in &a.warnings {
        let _ = writeln!(out, "\n*{}*", escape(&one_line(&warning.message)));
    }
    let _ = writeln!(out, "\n---\n\n{}", strings.get("footer"));
    out
}

fn summary(out: &mut String, text: &str, a: &Analysis, strings: &Strings) {
    let nutgraf = a.summary.nutgraf.as_ref();
    if nutgraf.is_none() && a.summary.sentences.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n## {}\n", strings.get("summary"));
    if let Some(one) = nutgraf {
        let _ = writeln!(out, "**{}:** {}\n", strings.get("inOneSentence"), escape(&shown(text, one)));
    }
    for sentence in a.summary.sentences.iter().filter(|s| nutgraf.is_none_or(|one| one.sentence != s.sentence)) {
        let _ = writeln!(out, "- {}", escape(&shown(text, sentence)));
    }
    let phrases: Vec<_> = topics(a).map(|k| escape(&one_line(&k.text))).collect();
    if !phrases.is_empty() {
        let _ = writeln!(out, "\n{}: {}", strings.get("keyphrases"), phrases.join(", "));
    }
}

/// The key of a type's heading among the strings.
pub(super) const fn heading_of(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "types-person",
        EntityType::Organization => "types-organization",
        EntityType::Place => "types-place",
        EntityType::Misc => "types-misc",
        EntityType::Money => "types-money",
        EntityType::Percent => "types-percent",
    }
}

fn entities(out: &mut String, a: &Analysis, strings: &Strings) {
    let names = names(a);
    if !names.is_empty() {
        let _ = writeln!(out, "\n## {}", strings.get("entities"));
    }
    for kind in TYPES {
        let list = names.iter().filter(|(e, _)| e.kind == kind);
        let list: Vec<_> = list.map(|(e, count)| format!("{} ({count})", escape(&introduced(e)))).collect();
        if !list.is_empty() {
            let _ = writeln!(out, "\n**{}:** {}", strings.get(heading_of(kind)), list.join(", "));
        }
    }
}

fn quotes(out: &mut String, text: &str, a: &Analysis, strings: &Strings) {
    if !a.quotes.is_empty() {
        let _ = writeln!(out, "\n## {}", strings.get("quotes"));
    }
    for said in by_speaker(&a.quotes) {
        let _ = writeln!(out, "\n### {}", escape(&speaker_introduced(said.utterances[0][0], a, strings)));
        for parts in &said.utterances {
            let words = escape(&utterance_words(text, parts));
            let how = escape(&manner(parts[0], strings));
            match polarity(parts[0].polarity, strings) {
                Some(polarity) => {
                    let _ = writeln!(out, "\n> **{polarity}:** {words}\n>\n> – {how}");
                }
                None => {
                    let _ = writeln!(out, "\n> {words}\n>\n> – {how}");
                }
            }
        }
    }
}

fn timeline(out: &mut String, a: &Analysis, strings: &Strings) {
    for (i, entry) in a.timeline.iter().enumerate() {
        if i == 0 {
            let _ = writeln!(out, "\n## {}\n", strings.get("timeline"));
        }
        let date = escape_inside(&one_line(&plain_edtf(&entry.edtf, strings)));
        let _ = write!(out, "- **{date}** {}", escape(&one_line(&entry.label)));
        if let Some(source) = &entry.source {
            let _ = write!(out, ", {}", strings.fill("source", &[("name", &escape(&one_line(source)))]));
        }
        if entry.planned {
            let _ = write!(out, " *({})*", strings.get("planned"));
        }
        out.push('\n');
    }
}

/// The article's words must not turn into markup, nor into a list where they begin a line: "1. ", "- ".
pub(super) fn escape(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && words[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &words[..digits], escape_inside(&words[digits..]));
    }
    let sign = if words.starts_with(['-', '+']) { "\\" } else { "" };
    format!("{sign}{}", escape_inside(words))
}

/// As [`escape`], for words that do not begin a line.
pub(super) fn escape_inside(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn words_of_the_article_are_not_markup() {
        assert_eq!(escape("1. a *b* <c> &lt;"), "1\\. a \\*b\\* \\<c\\> \\&lt;");
        assert_eq!(escape("- 2016. x"), "\\- 2016. x");
    }

    #[test]
    fn nutgraf_stands_first_and_once() {
        let text = include_str!("../../www/samples/politics.txt");
        let analysis = analyze(text, &Options::default());
        let file = markdown(text, &analysis, &Strings::default());
        let one = escape(&shown(text, analysis.summary.nutgraf.as_ref().expect("a nutgraf")));
        assert!(file.contains(&format!("**In one sentence:** {one}\n")), "{file}");
        assert_eq!(file.split("## Who").next().map(|top| top.matches(&one).count()), Some(1), "{file}");
    }
}
