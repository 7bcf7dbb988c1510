//! What `cargo xtask bench` measured, kept in `benches/speed.md` beside what it measured last time.

use crate::tools;
use std::collections::HashMap;
use std::fs;

const HEAD: &str = "# Speed\n\nWritten by `cargo xtask bench`: megabytes of text a second on one core, the best of several runs. Stages run natively on\n`benches/article.txt`; what stands below \"in Node\" reads the page's samples, nutgraf as .wasm. A change of a few per cent is noise.\n\n| | MB/s | before | change |\n| --- | --- | --- | --- |\n";

/// Writes the table from the lines that the benches print: a name and a number.
pub fn keep(printed: &str) -> Result<(), String> {
    let path = tools::root().join("benches/speed.md");
    let table = table(printed, &fs::read_to_string(&path).unwrap_or_default());
    fs::write(&path, table).map_err(|e| format!("{}: {e}", path.display()))
}

fn table(printed: &str, last: &str) -> String {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim().to_string()).collect::<Vec<_>>();
    let before: HashMap<String, f64> = (last.lines())
        .filter_map(|line| {
            let cells = cells(line);
            Some((cells.get(1)?.clone(), cells.get(2)?.parse().ok()?))
        })
        .collect();
    let mut out = HEAD.to_string();
    for line in printed.lines() {
        let mut words = line.split_whitespace();
        let (Some(name), Some(second)) = (words.next(), words.next()) else { continue };
        if name == "in" {
            out += "| **in Node** | | | |\n";
        }
        let Ok(speed) = second.parse::<f64>() else { continue };
        let (then, change) = match before.get(name) {
            Some(then) if *then > 0.0 => (format!("{then}"), format!("{:+.0} %", (speed / then - 1.0) * 100.0)),
            _ => (String::new(), String::new()),
        };
        out += &format!("| {name} | {second} | {then} | {change} |\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn the_last_figures_stand_beside_the_new_ones() {
        let first = table("stage  MB/s  ms\nnames  2.00  3.1\n\nin Node  MB/s\nwink-nlp  1.500  0.5 times", "");
        assert!(first.contains("| names | 2.00 |  |  |\n| **in Node**"), "{first}");
        let second = table("names 2.50 2.9", &first);
        assert!(second.ends_with("| names | 2.50 | 2 | +25 % |\n"), "{second}");
    }
}
