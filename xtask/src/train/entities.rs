//! Fits `models/entities.bin`.

use std::path::Path;

pub fn run(_data: &Path, _args: &[String]) -> Result<(), String> {
    Err("entities has no trained part yet".into())
}
