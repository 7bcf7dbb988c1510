//! HTML. As a page of its own: the article with everything marked, and what was found below. No script, nothing loaded.

use super::dates::{plain_date, plain_edtf};
use super::markdown::heading_of;
use super::{
    Strings, TYPES, by_speaker, introduced, manner, names, polarity, shown, speaker_introduced, speaker_of,
    speaker_words, title, utterance_words,
};
use crate::analysis::{Analysis, EntityType, MentionKind, ParagraphKind, QuoteKind};
use crate::finish::{is_hidden, one_line};
use crate::span::Span;
use std::fmt::Write;

const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:66ch;margin:2rem auto;padding:0 1rem;font:1.1rem/1.6 Charter,\"Iowan Old Style\",Cambria,Georgia,serif;color:light-dark(#1b1a17,#e9e6df);background:light-dark(#fffefb,#15161a)}\
h1{line-height:1.1;font-size:2.4rem;margin:0 0 .4em}.standfirst{font-size:1.25rem;opacity:.8}\
.byline,.caption,.furniture,footer{font:.9rem/1.5 system-ui,sans-serif;opacity:.75}\
.name{text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.17em}\
.person{text-decoration-color:#2b6cb8}.organization{text-decoration-style:double;text-decoration-color:#9a4cb0}\
.place{text-decoration-style:dashed;text-decoration-color:#2f8a52}\
.misc,.money,.percent{text-decoration-style:dotted;text-decoration-color:#a8741a}.faint{text-decoration:none}\
.when{border-block:1px solid #888}.lit{background:light-dark(#fff0ae,#4b421a)}\
.quote{background:#0b8a9a1c;border-inline:2px solid #2a93a0;border-radius:.25em}.indirect{border-inline-style:dotted}\
.denied,.unsaid,.asked{background:none;border-inline-color:#b3372b}.again{border-inline-start:0}.cut{border-inline-end:0}\
section{border-top:1px solid #8886;margin-top:2rem}blockquote{margin:.5em 0;padding-left:.8em;border-left:3px solid #2a93a0}";

pub fn html(text: &str, a: &Analysis, strings: &Strings) -> String {
    let mut out = head(&title(text, a, strings));
    article(&mut out, text, a, strings);
    let language = escape(strings.get("language"));
    let _ = write!(out, "<div lang=\"{language}\">\n{}</div>\n", found(text, a, strings));
    let _ =
        write!(out, "<footer lang=\"{language}\"><p>{}</p></footer>\n</body></html>\n", escape(strings.get("footer")));
    out
}

/// What was found, for the template of a page that has the article and looks of its own.
pub fn fragment(text: &str, a: &Analysis, strings: &Strings) -> String {
    format!("<div class=\"nutgraf\" lang=\"{}\">\n{}</div>\n", escape(strings.get("language")), found(text, a, strings))
}

/// The page up to its body.
pub(super) fn head(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <title>{}</title><style>{STYLE}</style></head>\n<body>\n",
        escape(title)
    )
}

fn article(out: &mut String, text: &str, a: &Analysis, strings: &Strings) {
    let marks = Marks::new(a, strings);
    // A line left out that tells the day of publication stands with the byline.
    let tells_date = |line: Span| a.document_date.span.is_some_and(|day| line.covers(day));
    let all = a.paragraphs.iter().all(|p| p.kind == ParagraphKind::Furniture);
    out.push_str("<article>\n");
    for p in a.paragraphs.iter().filter(|p| all || p.kind != ParagraphKind::Furniture || tells_date(p.span)) {
        let (tag, class) = match p.kind {
            ParagraphKind::Headline => ("h1", "headline"),
            ParagraphKind::Standfirst => ("p", "standfirst"),
            ParagraphKind::Byline => ("p", "byline"),
            ParagraphKind::Caption => ("p", "caption"),
            ParagraphKind::Heading => ("h2", "heading"),
            ParagraphKind::List => ("li", "list"),
            ParagraphKind::Body => ("p", "body"),
            ParagraphKind::Furniture => ("p", "furniture"),
        };
        let _ = write!(out, "<{tag} class=\"{class}\" dir=\"auto\">");
        marks.write(text, p.span, out);
        let _ = writeln!(out, "</{tag}>");
    }
    out.push_str("</article>\n");
}

/// The four sections below the article.
fn found(text: &str, a: &Analysis, strings: &Strings) -> String {
    let mut out = String::new();
    section(&mut out, strings.get("summary"), |out| {
        let nutgraf = a.summary.nutgraf.as_ref();
        if let Some(one) = nutgraf {
            let name = escape(strings.get("inOneSentence"));
            let _ = writeln!(out, "<p><strong>{name}:</strong> {}</p>", escape(&shown(text, one)));
        }
        out.push_str("<ul>\n");
        for sentence in a.summary.sentences.iter().filter(|s| nutgraf.is_none_or(|one| one.sentence != s.sentence)) {
            let _ = writeln!(out, "<li>{}</li>", escape(&shown(text, sentence)));
        }
        out.push_str("</ul>\n");
    });
    section(&mut out, strings.get("entities"), |out| {
        let names = names(a);
        for kind in TYPES {
            let list = names.iter().filter(|(e, _)| e.kind == kind);
            let list: Vec<_> = list.map(|(e, count)| format!("{} ({count})", escape(&introduced(e)))).collect();
            if !list.is_empty() {
                let name = escape(strings.get(heading_of(kind)));
                let _ = writeln!(out, "<p><strong>{name}</strong>: {}</p>", list.join(", "));
            }
        }
    });
    section(&mut out, strings.get("quotes"), |out| {
        for said in by_speaker(&a.quotes) {
            let _ = writeln!(out, "<h3>{}</h3>", escape(&speaker_introduced(said.utterances[0][0], a, strings)));
            for parts in &said.utterances {
                let claim = polarity(parts[0].polarity, strings);
                let claim = claim.map_or(String::new(), |p| format!("<strong>{}:</strong> ", escape(p)));
                let (words, how) = (escape(&utterance_words(text, parts)), escape(&manner(parts[0], strings)));
                let _ = writeln!(out, "<blockquote>{claim}{words}<div class=\"byline\">{how}</div></blockquote>");
            }
        }
    });
    section(&mut out, strings.get("timeline"), |out| {
        if let Some(day) = &a.document_date.value {
            let published = strings.fill("publishedOn", &[("date", &plain_date(day, strings))]);
            let _ = writeln!(out, "<p>{}</p>", escape(&published));
        }
        out.push_str("<ol>\n");
        for entry in &a.timeline {
            let date = escape(&plain_edtf(&entry.edtf, strings));
            let date = match &entry.from {
                Some(from) => format!("<time datetime=\"{}\">{date}</time>", escape(from)),
                None => date,
            };
            let source = entry.source.as_ref().map(|name| format!(", {}", strings.fill("source", &[("name", name)])));
            let planned = if entry.planned { format!(" ({})", strings.get("planned")) } else { String::new() };
            let label = one_line(&format!("{}{}{planned}", entry.label, source.unwrap_or_default()));
            let _ = writeln!(out, "<li>{date}: {}</li>", escape(&label));
        }
        out.push_str("</ol>\n");
    });
    out
}

fn section(out: &mut String, title: &str, content: impl FnOnce(&mut String)) {
    let _ = writeln!(out, "<section><h2>{}</h2>", escape(title));
    content(out);
    out.push_str("</section>\n");
}

/// A stretch of the article that is set off.
struct Mark {
    span: Span,
    /// Sentences lie outside, quotes inside them, names and times innermost.
    layer: u8,
    class: String,
    title: String,
}

/// In text order, the longer first.
struct Marks {
    list: Vec<Mark>,
}

/// Marks that are open at once in one place; deeper nesting shows nothing more.
const DEPTH: usize = 8;

impl Marks {
    fn new(a: &Analysis, strings: &Strings) -> Self {
        let mut list = Vec::new();
        for s in &a.summary.sentences {
            list.push(Mark { span: s.span, layer: 0, class: "lit".into(), title: String::new() });
        }
        for q in &a.quotes {
            let kind = match q.kind {
                QuoteKind::Direct => "direct",
                QuoteKind::Mixed => "mixed",
                QuoteKind::Indirect => "indirect",
            };
            let claim = format!("{:?}", q.polarity).to_lowercase();
            let who = speaker_words(speaker_of(q), strings);
            let cue = q.cue.as_ref().map_or(String::new(), |c| format!(", “{}”", c.text));
            let polarity = polarity(q.polarity, strings).map_or(String::new(), |p| format!(", {p}"));
            let title = one_line(&format!("{who}{cue}{polarity}"));
            list.push(Mark { span: q.span, layer: 1, class: format!("quote {kind} {claim}"), title });
        }
        for e in a.entities.iter().filter(|e| e.story) {
            let (kind, key) = match e.kind {
                EntityType::Person => ("person", "type-person"),
                EntityType::Organization => ("organization", "type-organization"),
                EntityType::Place => ("place", "type-place"),
                EntityType::Misc => ("misc", "type-misc"),
                EntityType::Money => ("money", "type-money"),
                EntityType::Percent => ("percent", "type-percent"),
            };
            let title = format!("{} ({})", one_line(&e.name), strings.get(key));
            list.extend(e.mentions.iter().map(|m| {
                let faint = if m.kind == MentionKind::Name { "" } else { " faint" };
                Mark { span: m.span, layer: 2, class: format!("name {kind}{faint}"), title: title.clone() }
            }));
        }
        for t in &a.times {
            list.push(Mark { span: t.span, layer: 3, class: "when".into(), title: t.value.clone() });
        }
        list.retain(|m| !m.span.is_empty());
        list.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.layer));
        Self { list }
    }

    /// The words of `within` with their marks. At each edge the marks that are open are closed down to those that go on.
    fn write(&self, text: &str, within: Span, out: &mut String) {
        // A mark may begin in an earlier paragraph, but only a long quote does.
        let first = self.list.partition_point(|m| m.span.start < within.start);
        let before = self.list[first.saturating_sub(DEPTH)..first].iter().filter(|m| m.span.end > within.start);
        let inside = self.list[first..].iter().take_while(|m| m.span.start < within.end);
        let marks: Vec<&Mark> = before.chain(inside).collect();
        let mut edges: Vec<usize> = marks.iter().flat_map(|m| [m.span.start, m.span.end]).collect();
        edges.extend([within.start, within.end]);
        edges.retain(|&at| within.start <= at && at <= within.end);
        edges.sort_unstable();
        edges.dedup();

        let (mut open, mut active): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut next = 0;
        for pair in edges.windows(2) {
            let here = Span::new(pair[0], pair[1]);
            active.retain(|&i| marks[i].span.end > here.start);
            while next < marks.len() && marks[next].span.start <= here.start {
                if marks[next].span.end > here.start && active.len() < DEPTH {
                    active.push(next);
                }
                next += 1;
            }
            active.sort_by_key(|&i| (marks[i].layer, marks[i].span.start, std::cmp::Reverse(marks[i].span.end)));
            let same = open.iter().zip(&active).take_while(|(a, b)| a == b).count();
            close(out, open.len() - same);
            open.truncate(same);
            for &i in &active[same..] {
                let Mark { span, class, title, .. } = marks[i];
                let again = if span.start < here.start { " again" } else { "" };
                let title = if title.is_empty() { String::new() } else { format!(" title=\"{}\"", escape(title)) };
                let _ = write!(out, "<span class=\"{class}{again}\"{title}>");
                open.push(i);
            }
            out.push_str(&escape(here.of(text)));
        }
        close(out, open.len());
    }
}

fn close(out: &mut String, count: usize) {
    for _ in 0..count {
        out.push_str("</span>");
    }
}

/// Text as HTML text or as the value of an attribute.
pub(super) fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_hidden(c) && !c.is_whitespace() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    fn page(text: &str) -> String {
        html(text, &analyze(text, &Options::default()), &Strings::default())
    }

    #[test]
    fn hostile_text_stays_text() {
        let page = page("Mayor\n\n“<img src=x onerror=alert(1)>,” said Ana \"><script>alert(2)</script> Lima.");
        assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
    }

    #[test]
    fn crossing_marks_are_closed_and_opened_again() {
        let text = "Ana Lima left on Monday";
        let mark = |start, end, layer, class: &str| Mark {
            span: Span::new(start, end),
            layer,
            class: class.into(),
            title: String::new(),
        };
        let marks = Marks { list: vec![mark(0, 13, 2, "b"), mark(4, 23, 1, "a")] };
        let mut out = String::new();
        marks.write(text, Span::new(0, 23), &mut out);
        assert_eq!(
            out,
            "<span class=\"b\">Ana </span><span class=\"a\"><span class=\"b again\">Lima left</span> on Monday</span>"
        );
    }

    #[test]
    fn every_opened_tag_is_closed() {
        let page = page(include_str!("../../www/samples/politics.txt"));
        assert_eq!(page.matches("<span").count(), page.matches("</span>").count());
        assert!(page.contains("class=\"name person\"") && page.contains("class=\"when\""));
    }
}
