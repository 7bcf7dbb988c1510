//! `nutgraf merge` and `nutgraf check`: several articles as one story, a draft held against its sources.

use super::{Argument, Arguments, Failure, default_options, one, pretty_json, print};
use nutgraf::export::{CheckFormat, StoryFormat, Strings, export_check, export_story};
use nutgraf::{Article, Date, Options, check, merge, parse_day};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// An article as it was read from a file.
struct Input {
    text: String,
    date: Option<Date>,
    source: String,
}

/// What a call names: files with the day that stands before each, format, options.
struct Call {
    format: Option<String>,
    options: Options,
    files: Vec<(OsString, Option<Date>)>,
    /// Where the sources of a check begin.
    against: Option<usize>,
}

pub fn run_merge(args: &[OsString]) -> Result<ExitCode, Failure> {
    let call = read_call("merge", args)?;
    if call.against.is_some() {
        return Err(Failure::Call("merge has no option --against".into()));
    }
    let inputs = read_inputs(&call.files)?;
    if inputs.is_empty() {
        return Err(Failure::Call("merge: two or more articles are expected".into()));
    }
    let articles = articles(&inputs);
    let story = merge(&articles, &call.options);
    let written = match call.format.as_deref().unwrap_or("markdown") {
        "json" => pretty_json(&story)?,
        name => {
            let format = StoryFormat::parse(name)
                .ok_or_else(|| Failure::Call(format!("--format {name}: json, markdown, html or ics is expected")))?;
            export_story(&articles, &story, format, &Strings::default()).into_bytes()
        }
    };
    print(&written)?;
    Ok(ExitCode::SUCCESS)
}

pub fn run_check(args: &[OsString]) -> Result<ExitCode, Failure> {
    let call = read_call("check", args)?;
    let at = call.against.ok_or_else(|| Failure::Call("check: --against SOURCE … is expected".into()))?;
    let (drafts, sources) = call.files.split_at(at);
    let drafts = read_inputs(drafts)?;
    let sources = read_inputs(sources)?;
    let [draft] = &articles(&drafts)[..] else {
        return Err(Failure::Call("check: one draft is expected before --against".into()));
    };
    if sources.is_empty() {
        return Err(Failure::Call("check: --against SOURCE … is expected".into()));
    }
    let found = check(draft, &articles(&sources), &call.options);
    let written = match call.format.as_deref().unwrap_or("markdown") {
        "json" => pretty_json(&found)?,
        name => {
            let format = CheckFormat::parse(name)
                .ok_or_else(|| Failure::Call(format!("--format {name}: json, markdown or html is expected")))?;
            export_check(draft.text, &found, format, &Strings::default()).into_bytes()
        }
    };
    print(&written)?;
    Ok(if found.problems == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn read_call(command: &str, args: &[OsString]) -> Result<Call, Failure> {
    let mut call = Call { format: None, options: default_options(), files: Vec::new(), against: None };
    let mut args = Arguments::new(args);
    let mut date = None;
    while let Some(argument) = args.next() {
        match argument {
            Argument::Option("--format") => {
                call.format = Some(args.value("--format").map_err(Failure::Call)?.to_owned());
            }
            Argument::Option("--against") => call.against = Some(call.files.len()),
            // Each article has its own day.
            Argument::Option("--date") => date = Some(args.day("--date").map_err(Failure::Call)?),
            Argument::Option(option) => {
                if !args.read_common(option, &mut call.options).map_err(Failure::Call)? {
                    return Err(Failure::Call(format!("{command} has no option {option}")));
                }
            }
            Argument::File(file) => call.files.push((file.into(), date.take())),
        }
    }
    Ok(call)
}

/// The articles of the files. A file that ends in `.jsonl` holds one a line, as a batch does, with a name in `source`.
fn read_inputs(files: &[(OsString, Option<Date>)]) -> Result<Vec<Input>, Failure> {
    let mut out = Vec::new();
    for (file, date) in files {
        let bytes = one::read_file(Some(file))?;
        let text = one::decode(&bytes);
        if Path::new(file).extension() == Some(OsStr::new("jsonl")) {
            for (nth, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                let wrong = |why: String| {
                    Failure::Io(io::Error::new(
                        io::ErrorKind::InvalidData,
                        format!("{}:{}: {why}", file.display(), nth + 1),
                    ))
                };
                out.push(read_line(line).map_err(wrong)?);
            }
            continue;
        }
        let name = Path::new(file).file_stem().unwrap_or(file).display().to_string();
        out.push(Input { text: text.into_owned(), date: *date, source: name });
    }
    Ok(out)
}

fn read_line(line: &str) -> Result<Input, String> {
    let value: serde_json::Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
    let text = value["text"].as_str().ok_or("\"text\" is missing")?;
    let date = match value.get("date").filter(|d| !d.is_null()) {
        Some(day) => {
            let read = day.as_str().and_then(parse_day);
            Some(read.ok_or_else(|| format!("\"date\" {day}: a day written YYYY-MM-DD is expected"))?)
        }
        None => None,
    };
    let source = value["source"].as_str().or(value["id"].as_str()).unwrap_or_default();
    Ok(Input { text: text.to_owned(), date, source: source.to_owned() })
}

fn articles(inputs: &[Input]) -> Vec<Article<'_>> {
    inputs.iter().map(|i| Article::new(&i.text).with_date(i.date).with_source(i.source.clone())).collect()
}
