//! `nutgraf batch`: a JSON object a line in, an analysis a line out, in the same order.
//!
//! Lines are read, analysed and written a few at a time, so memory does not grow with the file.

use super::Call;
use nutgraf::{Analysis, Options, analyze, parse_date};
use serde::Serialize;
use serde_json::Value;
use std::io::{self, BufRead, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A round ends at this many bytes: enough to keep all threads busy.
const ROUND: usize = 4 << 20;

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(flatten)]
    analysis: Analysis,
}

#[derive(Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: Problem,
}

#[derive(Serialize)]
struct Problem {
    code: &'static str,
    message: String,
}

/// Whether all lines could be read.
pub fn run(call: &Call) -> io::Result<bool> {
    let mut input = io::stdin().lock();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let failed = AtomicBool::new(false);
    loop {
        let lines = read_round(&mut input)?;
        if lines.is_empty() {
            out.flush()?;
            return Ok(!failed.into_inner());
        }
        let answers: Vec<Mutex<Vec<u8>>> = lines.iter().map(|_| Mutex::default()).collect();
        let next = AtomicUsize::new(0);
        std::thread::scope(|threads| {
            for _ in 0..call.jobs.min(lines.len()) {
                threads.spawn(|| {
                    loop {
                        let i = next.fetch_add(1, Ordering::Relaxed);
                        let Some(line) = lines.get(i) else { break };
                        let (answer, fine) = answer(line, &call.options);
                        failed.fetch_or(!fine, Ordering::Relaxed);
                        *answers[i].lock().expect("no thread panics with the lock held") = answer;
                    }
                });
            }
        });
        for answer in answers {
            out.write_all(&answer.into_inner().expect("no thread panics with the lock held"))?;
            out.write_all(b"\n")?;
        }
    }
}

/// Lines up to about [`ROUND`] bytes; blank ones are passed over. Empty at the end of the input.
fn read_round(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let (mut lines, mut size) = (Vec::new(), 0);
    while size < ROUND {
        let mut line = Vec::new();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        size += line.len();
        if !line.trim_ascii().is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

/// The line to write, and whether `line` could be read.
fn answer(line: &[u8], options: &Options) -> (Vec<u8>, bool) {
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(e) => return refuse(&Value::Null, "bad-json", format!("the line is no JSON object: {e}")),
    };
    let id = &value["id"];
    let Some(text) = value["text"].as_str() else {
        return refuse(id, "no-text", "a field \"text\" with a string is expected".into());
    };
    let date = match &value["date"] {
        Value::Null => None,
        date => match date.as_str().and_then(day) {
            Some(day) => Some(day),
            None => return refuse(id, "bad-date", format!("date {date}: a day written YYYY-MM-DD is expected")),
        },
    };
    let analysis = analyze(text, &Options { date, ..options.clone() });
    (serde_json::to_vec(&Answer { id, analysis }).expect("an analysis is plain data"), true)
}

/// Archives often keep a time with the day: "2016-11-15T10:31:00Z".
fn day(date: &str) -> Option<nutgraf::Date> {
    match date.split_at_checked(10) {
        Some((day, rest)) if rest.is_empty() || rest.starts_with(['T', ' ']) => parse_date(day),
        _ => None,
    }
}

fn refuse(id: &Value, code: &'static str, message: String) -> (Vec<u8>, bool) {
    (serde_json::to_vec(&Refusal { id, error: Problem { code, message } }).expect("plain data"), false)
}
