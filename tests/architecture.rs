//! The order of the stages: a stage reads what earlier stages made and never reaches back. The `use` lines of `src` show it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The stages in the order in which the text flows through them.
const ORDER: [&str; 13] = [
    "document", "syntax", "names", "quotes", "mentions", "entities", "time", "timeline", "summary", "wording", "merge",
    "check", "export",
];

/// What every stage may use; these use no stage.
const SHARED: [&str; 9] =
    ["analysis", "calendar", "english", "models", "offsets", "options", "read_back", "span", "trace"];

/// The doors, which use all stages.
const DOORS: [&str; 6] = ["lib", "main", "cli", "schema", "batch", "finish"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|e| e.expect("a file").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// The part of the tree that a file belongs to: "src/quotes/atoms.rs" → "quotes".
fn part_of(file: &Path, src: &Path) -> String {
    let inside = file.strip_prefix(src).expect("below src");
    let first = inside.components().next().expect("a name").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The parts that a file uses outside its tests: `use crate::names::…` and `crate::names::…` in code.
fn used_by(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut found = Vec::new();
    for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
        for (at, _) in line.match_indices("crate::") {
            let name: String = line[at + 7..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if line[at + 7..].starts_with('{') {
                let names =
                    line[at + 8..].split(['{', '}', ',']).map(|n| n.trim().split("::").next().unwrap_or("").to_owned());
                found.extend(names);
            } else {
                found.push(name);
            }
        }
    }
    found
}

#[test]
fn no_stage_uses_a_later_one() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let place: BTreeMap<&str, usize> = ORDER.iter().enumerate().map(|(i, stage)| (*stage, i + 1)).collect();
    let mut wrong = Vec::new();
    for file in files {
        let part = part_of(&file, &src);
        let here = match place.get(part.as_str()) {
            Some(&here) => here,
            None if SHARED.contains(&part.as_str()) => 0,
            None if DOORS.contains(&part.as_str()) => continue,
            None => panic!("{part}: a part of the tree that the order does not know"),
        };
        let text = std::fs::read_to_string(&file).expect("a source file");
        for used in used_by(&text) {
            if place.get(used.as_str()).is_some_and(|&there| there > here) {
                wrong.push(format!("{} uses {used}", file.strip_prefix(&src).expect("below src").display()));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows against the order {ORDER:?}:\n{}", wrong.join("\n"));
}
