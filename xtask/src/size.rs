//! `cargo xtask size`: what a first visit downloads, against `tests/size-budget.txt`.
//!
//! A line of the budget: a name, the limit in kilobytes of brotli, the files (below `www`; `*` for all of an ending).

use crate::tools::root;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// Prints the table; an error where a limit is passed.
pub fn check() -> Result<(), String> {
    let budget = fs::read_to_string(root().join("tests/size-budget.txt")).map_err(|e| format!("size budget: {e}"))?;
    println!("{:<12} {:>9} {:>9} {:>9} {:>9}", "size in KB", "raw", "gzip", "brotli", "budget");
    let mut over = Vec::new();
    for line in budget.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
        let mut words = line.split_whitespace();
        let (Some(name), Some(limit)) = (words.next(), words.next().and_then(|w| w.parse::<f64>().ok())) else {
            return Err(format!("size budget: cannot read “{line}”"));
        };
        let mut sums = [0usize; 3];
        for file in words.flat_map(matching) {
            let bytes = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            for (sum, size) in sums.iter_mut().zip([bytes.len(), gzip(&bytes), brotli(&bytes)]) {
                *sum += size;
            }
        }
        let [raw, gzip, brotli] = sums.map(|s| s as f64 / 1000.0);
        println!("{name:<12} {raw:>9.1} {gzip:>9.1} {brotli:>9.1} {limit:>9.1}");
        if brotli > limit || raw == 0.0 {
            over.push(name.to_string());
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over the size budget or missing: {}", over.join(", "))) }
}

/// Files below `www` that a pattern names: `pkg/nutgraf.js`, or `**.js` for all of an ending outside pkg, package and vendor.
fn matching(pattern: &str) -> Vec<PathBuf> {
    let www = root().join("www");
    let Some(ending) = pattern.strip_prefix("**") else { return vec![www.join(pattern)] };
    let mut found = Vec::new();
    let mut folders = vec![www];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                if !["pkg", "package", "vendor", "samples"].iter().any(|skip| path.ends_with(skip)) {
                    folders.push(path);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found
}

pub fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_or(0, |out| out.len())
}

/// Bytes after brotli at its strongest, as a static host would send them.
pub fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &settings).map_or(0, |_| out.len())
}
