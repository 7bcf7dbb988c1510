//! The command line: arguments in, analyses out.
//!
//! Exit status: 0 all read, 1 some of it could not be read, 2 the call is wrong.

mod batch;

use nutgraf::{OffsetUnit, Options, analyze, export, parse_date};
use std::io::{self, Read, Write};
use std::process::ExitCode;

const HELP: &str = "\
nutgraf [FILE]                    a report of one article ('-' or none: standard input)
nutgraf --format json|markdown|html|csv|ics [--date YYYY-MM-DD] [--sentences N] [--offsets utf16|codepoint|byte] [FILE]
nutgraf batch [--jobs N] [--sentences N] [--offsets utf16|codepoint|byte] < articles.jsonl > analyses.jsonl

Offsets count UTF-16 code units unless told otherwise. A line of a batch: {\"id\": …, \"text\": \"…\", \"date\": \"YYYY-MM-DD\"}.
Exit status: 0 all read, 1 some of it could not be read, 2 the call is wrong.
";

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Report,
    Json,
    Markdown,
    Html,
    Csv,
    Ics,
}

struct Call {
    batch: bool,
    jobs: usize,
    format: Format,
    file: Option<String>,
    options: Options,
}

pub fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.iter().any(|a| a == "--help" || a == "-h") {
        print!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if args.iter().any(|a| a == "--version") {
        println!("nutgraf {}", env!("CARGO_PKG_VERSION"));
        return ExitCode::SUCCESS;
    }
    let call = match read_call(&args) {
        Ok(call) => call,
        Err(why) => {
            eprintln!("nutgraf: {why}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    let done = if call.batch { batch::run(&call) } else { one(&call).map(|()| true) };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of our output has had enough, as `head` does.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("nutgraf: {e}");
            ExitCode::from(1)
        }
    }
}

fn read_call(args: &[String]) -> Result<Call, String> {
    let mut call = Call {
        batch: false,
        jobs: std::thread::available_parallelism().map_or(1, usize::from),
        format: Format::Report,
        file: None,
        options: Options { offsets: OffsetUnit::Utf16, ..Options::default() },
    };
    let mut args = args.iter().enumerate();
    while let Some((i, arg)) = args.next() {
        let mut value = || args.next().map(|(_, a)| a.as_str()).ok_or(format!("{arg}: a value is missing"));
        match arg.as_str() {
            "batch" if i == 0 => call.batch = true,
            "--jobs" => call.jobs = number(arg, value()?, 1..=256)?,
            "--sentences" => call.options.sentences = number(arg, value()?, 1..=10)?,
            "--date" => {
                let day = value()?;
                let wrong = || format!("--date {day}: a day written YYYY-MM-DD is expected");
                call.options.date = Some(parse_date(day).ok_or_else(wrong)?);
            }
            "--offsets" => {
                call.options.offsets = match value()? {
                    "utf16" => OffsetUnit::Utf16,
                    "codepoint" => OffsetUnit::Codepoint,
                    "byte" => OffsetUnit::Byte,
                    other => return Err(format!("--offsets {other}: utf16, codepoint or byte is expected")),
                }
            }
            "--format" => {
                call.format = match value()? {
                    "json" => Format::Json,
                    "markdown" => Format::Markdown,
                    "html" => Format::Html,
                    "csv" => Format::Csv,
                    "ics" => Format::Ics,
                    other => return Err(format!("--format {other}: json, markdown, html, csv or ics is expected")),
                }
            }
            other if other.starts_with("--") => return Err(format!("there is no option {other}")),
            file if call.file.is_none() => call.file = Some(file.into()),
            other => return Err(format!("{other}: one file at a time, or a batch")),
        }
    }
    if call.batch && (call.file.is_some() || call.format != Format::Report || call.options.date.is_some()) {
        return Err("batch reads standard input and takes --jobs, --sentences and --offsets".into());
    }
    Ok(call)
}

fn number(option: &str, value: &str, range: std::ops::RangeInclusive<usize>) -> Result<usize, String> {
    let wrong = || format!("{option} {value}: a whole number from {} to {} is expected", range.start(), range.end());
    value.parse().ok().filter(|n| range.contains(n)).ok_or_else(wrong)
}

fn one(call: &Call) -> io::Result<()> {
    let bytes = match call.file.as_deref() {
        None | Some("-") => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            bytes
        }
        Some(file) => std::fs::read(file).map_err(|e| io::Error::new(e.kind(), format!("{file}: {e}")))?,
    };
    let text = String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes));
    let mut out = io::BufWriter::new(io::stdout().lock());
    if call.format == Format::Json {
        serde_json::to_writer_pretty(&mut out, &analyze(&text, &call.options))?;
        return writeln!(out);
    }
    let unit = call.options.offsets;
    let analysis = analyze(&text, &Options { offsets: OffsetUnit::Byte, ..call.options.clone() });
    let written = match call.format {
        Format::Markdown => export::markdown(&text, &analysis),
        Format::Html => export::html(&text, &analysis),
        Format::Csv => export::csv(&text, &analysis, unit),
        Format::Ics => export::icalendar(&text, &analysis),
        Format::Report | Format::Json => export::report(&text, &analysis),
    };
    out.write_all(written.as_bytes())?;
    out.flush()
}
