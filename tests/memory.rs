//! How much memory an analysis takes at its peak, for each byte of the text. In a program of its own: it counts what is allocated.

use nutgraf::{Options, analyze};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

fn add(bytes: usize) {
    let now = NOW.fetch_add(bytes, Ordering::Relaxed) + bytes;
    PEAK.fetch_max(now, Ordering::Relaxed);
}

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        add(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        add(size);
        NOW.fetch_sub(layout.size(), Ordering::Relaxed);
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Bytes at the peak of an analysis for each byte of `text`, the analysis itself among them.
fn bytes_a_byte(text: &str) -> usize {
    let before = NOW.load(Ordering::Relaxed);
    PEAK.store(before, Ordering::Relaxed);
    let analysis = analyze(text, &Options::default());
    let peak = PEAK.load(Ordering::Relaxed) - before;
    assert!(!analysis.paragraphs.is_empty());
    peak / text.len()
}

#[test]
fn memory_is_a_few_bytes_a_byte() {
    const STORY: &str = include_str!("../benches/article.txt");
    // The models are unpacked once.
    analyze(STORY, &Options::default());
    let prose = bytes_a_byte(&format!("{STORY}\n\n").repeat(2_000));
    let lines = bytes_a_byte(&"Home\n".repeat(800_000));
    // An article with a quote in every paragraph; news as it comes takes 22 to 24.
    assert!(prose <= 28, "{prose} bytes for a byte of prose");
    assert!(lines <= 50, "{lines} bytes for a byte of short lines");
}
