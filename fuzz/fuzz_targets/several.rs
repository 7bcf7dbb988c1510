//! `cargo +nightly fuzz run several`: articles, parted by a form feed, as one story, and the first held against the others.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::export::{CheckFormat, Strings, StoryFormat, export_check, export_story};
use nutgraf::{Article, Date, Options, check, merge};

fuzz_target!(|text: &str| {
    let articles: Vec<Article> = (text.split('\x0c').take(6).enumerate())
        .map(|(i, part)| Article::new(part).with_date(Date::new(2026, 3, 1 + i as u8)).with_source(Some(format!("Paper {i}"))))
        .collect();
    let (options, strings) = (Options::default(), Strings::default());
    let story = merge(&articles, &options);
    for format in [StoryFormat::Markdown, StoryFormat::Html, StoryFormat::Ics] {
        export_story(&articles, &story, format, &strings);
    }
    let checked = check(&articles[0], &articles[1..], &options);
    for format in [CheckFormat::Markdown, CheckFormat::Html] {
        export_check(text.split('\x0c').next().unwrap_or_default(), &checked, format, &strings);
    }
});
