//! Arguments in, analyses out.

use nutgraf::{OffsetUnit, Options, analyze, parse_date};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut offsets = OffsetUnit::Codepoint;
    if let Some(i) = args.iter().position(|a| a == "--offsets") {
        offsets = match args.get(i + 1).map(String::as_str) {
            Some("utf16") => OffsetUnit::Utf16,
            Some("byte") => OffsetUnit::Byte,
            _ => OffsetUnit::Codepoint,
        };
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let Ok(line) = line else { return ExitCode::FAILURE };
        let value: Value = serde_json::from_str(&line).unwrap_or(Value::Null);
        let options = Options {
            date: value["date"].as_str().and_then(|d| parse_date(d.get(..10).unwrap_or(d))),
            offsets,
            ..Options::default()
        };
        let analysis = analyze(value["text"].as_str().unwrap_or(""), &options);
        let mut answer = json!({ "id": value["id"] });
        if let (Value::Object(answer), Ok(Value::Object(fields))) = (&mut answer, serde_json::to_value(&analysis)) {
            answer.extend(fields);
        }
        if writeln!(out, "{answer}").is_err() {
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
