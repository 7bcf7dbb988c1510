//! A report in blocks, written as Markdown or as one HTML page.

use super::{html, markdown};
use std::fmt::Write;

pub enum Block {
    Title(String),
    Heading(String),
    Subheading(String),
    Text(Vec<Run>),
    Item(Vec<Run>),
    /// Words of an article, set off.
    Quote(Vec<Run>),
}

pub enum Run {
    Plain(String),
    Bold(String),
    /// What is said beside the words: where they come from.
    Aside(String),
}

pub fn plain(words: impl Into<String>) -> Run {
    Run::Plain(words.into())
}

pub fn bold(words: impl Into<String>) -> Run {
    Run::Bold(words.into())
}

pub fn aside(words: impl Into<String>) -> Run {
    Run::Aside(words.into())
}

pub fn as_markdown(blocks: &[Block], footer: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    let footer = Block::Text(vec![aside(footer)]);
    for block in blocks.iter().chain([&footer]) {
        let is_item = matches!(block, Block::Item(_));
        let goes_on = is_item && in_list;
        if !out.is_empty() && !goes_on {
            out.push('\n');
        }
        in_list = is_item;
        // Writing to a String cannot fail.
        let _ = match block {
            Block::Title(words) => writeln!(out, "# {}", markdown::escape(words)),
            Block::Heading(words) => writeln!(out, "## {}", markdown::escape(words)),
            Block::Subheading(words) => writeln!(out, "### {}", markdown::escape(words)),
            Block::Text(runs) => writeln!(out, "{}", markdown_runs(runs)),
            Block::Item(runs) => writeln!(out, "- {}", markdown_runs(runs)),
            Block::Quote(runs) => writeln!(out, "> {}", markdown_runs(runs)),
        };
    }
    out
}

fn markdown_runs(runs: &[Run]) -> String {
    let run = |(nth, run): (usize, &Run)| match run {
        Run::Plain(words) if nth == 0 => markdown::escape(words),
        Run::Plain(words) => markdown::escape_inside(words),
        Run::Bold(words) => format!("**{}**", markdown::escape_inside(words)),
        Run::Aside(words) => format!("*{}*", markdown::escape_inside(words)),
    };
    runs.iter().enumerate().map(run).collect::<Vec<_>>().join(" ")
}

pub fn as_html(title: &str, blocks: &[Block], footer: &str) -> String {
    let mut out = html::head(title);
    let mut in_list = false;
    for block in blocks {
        let is_item = matches!(block, Block::Item(_));
        if is_item != in_list {
            out.push_str(if is_item { "<ul>\n" } else { "</ul>\n" });
        }
        in_list = is_item;
        let _ = match block {
            Block::Title(words) => writeln!(out, "<h1>{}</h1>", html::escape(words)),
            Block::Heading(words) => writeln!(out, "<h2>{}</h2>", html::escape(words)),
            Block::Subheading(words) => writeln!(out, "<h3>{}</h3>", html::escape(words)),
            Block::Text(runs) => writeln!(out, "<p>{}</p>", html_runs(runs)),
            Block::Item(runs) => writeln!(out, "<li>{}</li>", html_runs(runs)),
            Block::Quote(runs) => writeln!(out, "<blockquote>{}</blockquote>", html_runs(runs)),
        };
    }
    if in_list {
        out.push_str("</ul>\n");
    }
    let _ = write!(out, "<footer><p>{}</p></footer>\n</body></html>\n", html::escape(footer));
    out
}

fn html_runs(runs: &[Run]) -> String {
    let run = |run: &Run| match run {
        Run::Plain(words) => html::escape(words),
        Run::Bold(words) => format!("<strong>{}</strong>", html::escape(words)),
        Run::Aside(words) => format!("<small>{}</small>", html::escape(words)),
    };
    runs.iter().map(run).collect::<Vec<_>>().join(" ")
}
