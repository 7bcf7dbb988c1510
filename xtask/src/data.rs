//! Reads the annotated data: JSON lines, gzipped.

use serde::de::DeserializeOwned;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Every record of a `.jsonl.gz` file.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, String> {
    let say = |e: &dyn std::fmt::Display| format!("{}: {e}", path.display());
    let file = std::fs::File::open(path).map_err(|e| say(&e))?;
    BufReader::new(flate2::read::GzDecoder::new(file))
        .lines()
        .map(|line| serde_json::from_str(&line.map_err(|e| say(&e))?).map_err(|e| say(&e)))
        .collect()
}
