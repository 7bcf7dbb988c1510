//! `cargo xtask size --why`: what the .wasm holds, by module of the code and by model.
//!
//! Code is counted before wasm-opt, as that leaves no names; raw, as brotli has no size for a part.

use crate::size::brotli;
use crate::tools::root;
use std::collections::BTreeMap;
use std::path::Path;

/// Groups of less than this many kilobytes are one line.
const LEAST: f64 = 4.0;

/// Prints both tables.
pub fn print(compiled: &Path) -> Result<(), String> {
    let bytes = std::fs::read(compiled).map_err(|e| format!("{}: {e}", compiled.display()))?;
    let (functions, names) = functions(&bytes).ok_or("the .wasm cannot be read")?;
    let mut groups: BTreeMap<String, (f64, usize)> = BTreeMap::new();
    for (at, &size) in functions.iter().enumerate() {
        let name = names.get(&at).map_or_else(|| "without a name".into(), |name| group(name));
        let group = groups.entry(name).or_default();
        *group = (group.0 + size as f64 / 1000.0, group.1 + 1);
    }
    let (mut large, small): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(_, (size, _))| *size >= LEAST);
    large.sort_by(|a, b| b.1.0.total_cmp(&a.1.0));
    let rest = small.iter().fold((0.0, 0), |sum, (_, group)| (sum.0 + group.0, sum.1 + group.1));
    large.push(("the rest".into(), rest));
    println!("{:<34}{:>9}{:>11}", "code, raw KB before wasm-opt", "KB", "functions");
    large.iter().for_each(|(name, (size, count))| println!("{name:<34}{size:>9.1}{count:>11}"));
    println!("\n{:<34}{:>9}{:>11}", "models", "KB", "brotli");
    let mut models: Vec<_> = std::fs::read_dir(root().join("models"))
        .map_err(|e| e.to_string())?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "bin"))
        .collect();
    models.sort();
    for path in models {
        let bytes = std::fs::read(&path).map_err(|e| e.to_string())?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        println!("{name:<34}{:>9.1}{:>11.1}", bytes.len() as f64 / 1000.0, brotli(&bytes) as f64 / 1000.0);
    }
    Ok(())
}

/// What a function is counted with: copies of the library's own sorting, of its maps and of other crates together, ours by module.
fn group(name: &str) -> String {
    for (part, group) in [("5slice4sort", "sorting, a copy for each type"), ("regex_", "regex"), ("9hashbrown", "maps")]
    {
        if name.contains(part) {
            return group.into();
        }
    }
    if ["Deserial", "serde_core2de"].iter().any(|part| name.contains(part)) {
        return "reading analyses back (serde)".into();
    }
    match name.split_once("7nutgraf") {
        Some((_, path)) => format!("nutgraf::{}", first(path)),
        // The crate's name stands behind its hash: "Cs8aTWgqSLZF0_5regex".
        None => {
            first(name.split_once("Cs").and_then(|(_, rest)| rest.split_once('_')).map_or("", |(_, path)| path)).into()
        }
    }
}

/// The first name of a mangled path: "5names7linking…" → "names".
fn first(path: &str) -> &str {
    let digits = path.bytes().take_while(u8::is_ascii_digit).count();
    let length = path[..digits].parse().unwrap_or(0);
    path.get(digits..digits + length).filter(|name| !name.is_empty()).unwrap_or("other")
}

/// The size of each function and, by its number, the name.
fn functions(bytes: &[u8]) -> Option<(Vec<usize>, BTreeMap<usize, String>)> {
    let (mut sizes, mut names, mut imported) = (Vec::new(), BTreeMap::new(), 0);
    let mut module = Reader(bytes.get(8..)?);
    while !module.0.is_empty() {
        let kind = module.byte()?;
        let length = module.number()?;
        let mut section = Reader(module.take(length)?);
        match kind {
            0 if section.text()? == "name" => {
                while !section.0.is_empty() {
                    let kind = section.byte()?;
                    let length = section.number()?;
                    let mut part = Reader(section.take(length)?);
                    if kind == 1 {
                        for _ in 0..part.number()? {
                            let at = part.number()?;
                            names.insert(at, part.text()?.to_string());
                        }
                    }
                }
            }
            2 => {
                for _ in 0..section.number()? {
                    section.text()?;
                    section.text()?;
                    // Only functions are imported.
                    imported += usize::from(section.byte()? == 0);
                    section.number()?;
                }
            }
            10 => {
                for _ in 0..section.number()? {
                    let length = section.number()?;
                    section.take(length)?;
                    sizes.push(length);
                }
            }
            _ => {}
        }
    }
    Some((sizes, names.into_iter().filter_map(|(at, name)| Some((at.checked_sub(imported)?, name))).collect()))
}

/// A cursor over a .wasm.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.take(1)?[0])
    }

    /// LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::group;

    #[test]
    fn functions_are_grouped_by_module() {
        assert_eq!(group("_RNvNtNtCsfz_7nutgraf6quotes9find_with"), "nutgraf::quotes");
        assert_eq!(
            group("_RINvNtNtCs_4core5slice4sort6stable5drift4sortNtNtCs_7nutgraf4span4Span"),
            "sorting, a copy for each type"
        );
        assert_eq!(group("_RNvNtCs_4core3fmt5write"), "core");
    }
}
