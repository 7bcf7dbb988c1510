//! `cargo xtask size`: what a first visit downloads, against `tests/size-budget.txt`.
//!
//! A line of the budget: a name, the limit in kilobytes of brotli, the files as seen from `www`. `out/*` is a whole folder;
//! `**.js` is every file of that ending which no line names in another way.

use crate::tools::root;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Prints the table; an error where a limit is passed.
pub fn check() -> Result<(), String> {
    let budget = fs::read_to_string(root().join("tests/size-budget.txt")).map_err(|e| format!("size budget: {e}"))?;
    println!("{:<12} {:>9} {:>9} {:>9} {:>9}", "size in KB", "raw", "gzip", "brotli", "budget");
    let mut over = Vec::new();
    let lines: Vec<Vec<&str>> = (budget.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')))
        .map(|line| line.split_whitespace().collect())
        .collect();
    let www = root().join("www");
    let mut every = files(&www);
    every.extend(lines.iter().flatten().filter(|p| p.starts_with("../")).map(PathBuf::from));
    let named: Vec<&PathBuf> = every.iter().filter(|f| lines.iter().any(|l| l.iter().any(|p| names(p, f)))).collect();
    for line in &lines {
        let (Some(name), Some(limit)) = (line.first(), line.get(1).and_then(|w| w.parse::<f64>().ok())) else {
            return Err(format!("size budget: cannot read “{}”", line.join(" ")));
        };
        let patterns = &line[2..];
        let mut sums = [0usize; 3];
        for file in
            every.iter().filter(|f| patterns.iter().any(|p| names(p, f) || (!named.contains(f) && is_rest(p, f))))
        {
            let bytes = fs::read(www.join(file)).map_err(|e| format!("{}: {e}", file.display()))?;
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
    nameless(&www.join("pkg/nutgraf_bg.wasm"))?;
    if over.is_empty() { Ok(()) } else { Err(format!("over the size budget or missing: {}", over.join(", "))) }
}

/// The .wasm names no folder of this machine: it would differ from that of another.
fn nameless(wasm: &Path) -> Result<(), String> {
    let bytes = fs::read(wasm).map_err(|e| format!("{}: {e}", wasm.display()))?;
    let home = std::env::var("HOME").unwrap_or_default();
    for folder in [root().display().to_string(), home] {
        if folder.len() > 1
            && bytes.windows(folder.len() + 1).any(|w| w.starts_with(folder.as_bytes()) && w.ends_with(b"/"))
        {
            return Err(format!("{} names {folder}", wasm.display()));
        }
    }
    Ok(())
}

/// Whether a pattern names a file: itself, or its folder with `*`.
fn names(pattern: &str, file: &Path) -> bool {
    match pattern.strip_suffix("/*") {
        Some(folder) => file.starts_with(folder),
        None => file == Path::new(pattern),
    }
}

/// Whether `**.js` reaches a file; package and element are no part of the page.
fn is_rest(pattern: &str, file: &Path) -> bool {
    let apart = ["pkg", "package", "element", "nut-graf.js"].iter().any(|folder| file.starts_with(folder));
    !apart && pattern.strip_prefix("**").is_some_and(|ending| file.to_string_lossy().ends_with(ending))
}

/// All files below a folder, relative to it.
pub fn files(top: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![top.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(top) {
                found.push(relative.to_path_buf());
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
