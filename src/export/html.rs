//! One HTML page of its own: the article with entities and quotes marked, no script, nothing loaded.

use super::{line, speaker, title};
use crate::analysis::{Analysis, EntityType, ParagraphKind, QuoteKind};
use crate::span::Span;
use std::fmt::Write;

const STYLE: &str = "body{font:1.1em/1.6 Georgia,serif;max-width:38em;margin:2em auto;padding:0 1em;color-scheme:light dark}\
mark{background:none;color:inherit;border-bottom:2px solid}\
.person{border-bottom-style:solid}.organization{border-bottom-style:double}.place{border-bottom-style:dashed}.misc{border-bottom-style:dotted}\
q{quotes:none;background:#fc03}.furniture{opacity:.5}dt{font-weight:bold}";

pub fn html(text: &str, analysis: &Analysis) -> String {
    let name = escape(&title(text, analysis));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{name}</title><style>{STYLE}</style>\n"
    );
    if !analysis.summary.sentences.is_empty() {
        out.push_str("<h2>Summary</h2><ul>\n");
        for sentence in &analysis.summary.sentences {
            let _ = writeln!(out, "<li>{}</li>", escape(&line(text, sentence.span)));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("<article>\n");
    let marks = Marks::new(analysis);
    for paragraph in &analysis.paragraphs {
        let (open, close) = match paragraph.kind {
            ParagraphKind::Headline => ("<h1>", "</h1>"),
            ParagraphKind::Heading => ("<h2>", "</h2>"),
            ParagraphKind::Furniture => ("<p class=\"furniture\">", "</p>"),
            _ => ("<p>", "</p>"),
        };
        out.push_str(open);
        marks.write(text, paragraph.span, &mut out);
        out.push_str(close);
        out.push('\n');
    }
    out.push_str("</article>\n");
    if !analysis.timeline.is_empty() {
        out.push_str("<h2>Timeline</h2><dl>\n");
        for entry in &analysis.timeline {
            let (from, edtf) = (escape(entry.from.as_deref().unwrap_or_default()), escape(&entry.edtf));
            let _ = writeln!(out, "<dt><time datetime=\"{from}\">{edtf}</time></dt><dd>{}</dd>", escape(&entry.label));
        }
        out.push_str("</dl>\n");
    }
    out.push_str("</html>\n");
    out
}

/// Quotes and names as opening and closing tags, in text order. Names may lie in quotes; where they cross, they are cut.
struct Marks {
    quotes: Vec<(Span, String)>,
    names: Vec<(Span, String)>,
}

impl Marks {
    fn new(analysis: &Analysis) -> Self {
        let quotes = analysis.quotes.iter().filter(|q| q.kind != QuoteKind::Indirect);
        let mut quotes: Vec<_> = quotes
            .flat_map(|q| q.parts.iter().map(|&p| (p, format!("<q title=\"{}\">", escape(speaker(q))))))
            .collect();
        let named = analysis.entities.iter().filter(|e| !matches!(e.kind, EntityType::Money | EntityType::Percent));
        let mut names: Vec<_> = named
            .flat_map(|e| {
                let class = match e.kind {
                    EntityType::Person => "person",
                    EntityType::Organization => "organization",
                    EntityType::Place => "place",
                    _ => "misc",
                };
                let tag = format!("<mark class=\"{class}\" title=\"{}\">", escape(&e.name));
                e.mentions.iter().map(move |m| (m.span, tag.clone()))
            })
            .collect();
        quotes.sort_by_key(|(span, _)| *span);
        names.sort_by_key(|(span, _)| *span);
        Self { quotes, names }
    }

    fn write(&self, text: &str, within: Span, out: &mut String) {
        let mut at = within.start;
        let first = self.quotes.partition_point(|(span, _)| span.end <= within.start);
        for (quote, tag) in self.quotes[first..].iter().take_while(|(span, _)| span.start < within.end) {
            let inside = Span::new(quote.start.max(at), quote.end.min(within.end));
            if inside.is_empty() {
                continue;
            }
            self.write_names(text, Span::new(at, inside.start), out);
            out.push_str(tag);
            self.write_names(text, inside, out);
            out.push_str("</q>");
            at = inside.end;
        }
        self.write_names(text, Span::new(at, within.end), out);
    }

    fn write_names(&self, text: &str, within: Span, out: &mut String) {
        let mut at = within.start;
        let first = self.names.partition_point(|(span, _)| span.start < within.start);
        for (name, tag) in self.names[first..].iter().take_while(|(span, _)| span.start < within.end) {
            if name.start < at || name.end > within.end {
                continue;
            }
            out.push_str(&escape(&text[at..name.start]));
            out.push_str(tag);
            out.push_str(&escape(name.of(text)));
            out.push_str("</mark>");
            at = name.end;
        }
        if at < within.end {
            out.push_str(&escape(&text[at..within.end]));
        }
    }
}

fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[test]
    fn hostile_text_stays_text() {
        let text = "Mayor\n\n“<img src=x onerror=alert(1)>,” said Ana \"><script>alert(2)</script> Lima.";
        let page = super::html(text, &analyze(text, &Options::default()));
        assert!(!page.contains("<img") && !page.contains("<script"), "{page}");
    }
}
