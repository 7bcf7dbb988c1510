//! `cargo +nightly fuzz run analyze`: no text may make the analysis panic.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    nutgraf::analyze(text, &nutgraf::Options::default());
});
