//! Build script: reads the data files in `lexicon/`, checks them and packs them for the library.
//!
//! Entries with the same tags become one line: kind, tag numbers, time class, then the words. The library spells out the
//! forms at start-up, so a reader downloads each lemma once.

#[path = "tags.rs"]
mod tags;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Data files, and how their entries inflect: `v` as verbs, `n` as nouns, `w` not at all; `p` and `m` as verbs and nouns whose
/// forms get no tag of grammar and no lemma, so that no model sees them.
const FILES: &[(&str, char)] = &[
    ("verbs", 'v'),
    ("people", 'n'),
    ("bodies", 'n'),
    ("places", 'n'),
    ("things", 'n'),
    ("titles", 'w'),
    ("function", 'w'),
    ("adverbs", 'w'),
    ("adjectives", 'w'),
    ("times", 'w'),
    ("amounts", 'w'),
    ("name_parts", 'w'),
    ("agencies", 'w'),
    ("page", 'w'),
    ("frequency", 'w'),
    ("verb_kinds", 'p'),
    ("happenings", 'm'),
];

fn main() {
    let folder = Path::new(&std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/english/lexicon");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/english/tags.rs");
    let mut packed = String::new();
    let mut faults = Vec::new();
    for (name, code) in [("irregular_verbs", 'i'), ("irregular_nouns", 'j')] {
        let text = read(&folder, name);
        let rows: Vec<&str> = lines(&text).map(|(_, line)| line).collect();
        writeln!(packed, "{code}\t{}", rows.join("|")).expect("strings take it");
    }
    for (name, kind) in FILES {
        let text = read(&folder, name);
        let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        let mut before = "";
        for (number, line) in lines(&text) {
            let mut fault = |why: String| faults.push(format!("{name}.txt:{number}: {why}"));
            let Some((entry, rest)) = line.split_once(':') else {
                fault(format!("`{line}`: expected `entry: tags`"));
                continue;
            };
            if entry <= before {
                fault(format!("`{entry}` does not sort after `{before}`"));
            }
            before = entry;
            if entry.contains(|c: char| c.is_ascii_digit() || matches!(c, '\t' | '|' | '’')) {
                fault(format!("`{entry}`: no digits, and a straight apostrophe"));
            }
            let (mut numbers, mut time) = (Vec::new(), "");
            for tag in rest.split_whitespace() {
                match (tag.strip_prefix("time="), tags::NAMES.iter().position(|n| *n == tag)) {
                    (Some(class), _) => time = class,
                    (None, Some(number)) => numbers.push(number),
                    (None, None) => fault(format!("there is no tag `{tag}`; src/english/tags.rs has them all")),
                }
            }
            numbers.sort_unstable();
            let numbers: Vec<String> = numbers.iter().map(usize::to_string).collect();
            groups.entry(format!("{kind}{};{time}", numbers.join(","))).or_default().push(entry);
        }
        for (group, words) in groups {
            writeln!(packed, "{group}\t{}", words.join("|")).expect("strings take it");
        }
    }
    assert!(faults.is_empty(), "the lexicon has faults:\n{}", faults.join("\n"));
    let out = Path::new(&std::env::var("OUT_DIR").expect("cargo sets it")).join("lexicon.txt");
    std::fs::write(out, packed).expect("the build folder can be written");
}

fn read(folder: &Path, name: &str) -> String {
    let path = folder.join(name).with_extension("txt");
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The lines that are no comment, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#')).map(|(i, l)| (i + 1, l))
}
