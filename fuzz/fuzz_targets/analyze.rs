//! `cargo +nightly fuzz run analyze`: no text and no option may make the analysis or an export panic, and every span lies
//! on the text.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nutgraf::export::{Format, Strings, export_as};
use nutgraf::{Date, KindHint, OffsetUnit, Options, ParagraphKind, analyze};

const KINDS: [ParagraphKind; 4] =
    [ParagraphKind::Headline, ParagraphKind::Caption, ParagraphKind::Furniture, ParagraphKind::Body];

// The first bytes choose the options, the rest is the text.
fuzz_target!(|bytes: &[u8]| {
    let Some((&[what, year, month, day, at, kind], text)) = bytes.split_first_chunk::<6>() else { return };
    let text = String::from_utf8_lossy(text);
    let date = Date::new(1900 + i32::from(year), month % 16, day % 40);
    let hints = vec![KindHint { at: usize::from(at), kind: KINDS[usize::from(kind) % 4] }; usize::from(kind % 3)];
    let mut options = Options::default().with_date(date).with_sentences(usize::from(what % 16)).with_hints(hints);
    if what & 16 != 0 {
        options = options.with_words(usize::from(at));
    }
    let analysis = analyze(&text, &options);
    for quote in &analysis.quotes {
        assert!(text.get(quote.span.start..quote.span.end).is_some());
    }
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            assert!(text.get(mention.span.start..mention.span.end).is_some_and(|words| !words.is_empty()));
        }
    }
    let strings = Strings::default();
    for (_, format) in Format::ALL {
        export_as(&text, &analysis, format, &strings);
    }
    // The same in the other units, whose spans are counted anew.
    let unit = if what & 32 == 0 { OffsetUnit::Utf16 } else { OffsetUnit::Codepoint };
    analyze(&text, &options.with_offsets(unit));
});
