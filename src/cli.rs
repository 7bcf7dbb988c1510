//! The command line: arguments in, analyses out.
//!
//! Exit status: 0 all read and written, 1 something could not be read or written, 2 the call is wrong.

mod batch;
mod explain;
mod one;
mod schema;
mod several;

use nutgraf::export::Format;
use nutgraf::{Date, OffsetUnit, Options, parse_day};
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::ExitCode;

const HELP: &str = "\
nutgraf [FILE]                    a report of one article ('-' or none: standard input)
nutgraf --format FORMAT [--date DAY] [--sentences N] [--offsets UNIT] [FILE]
nutgraf batch [--jobs N] [--fields LIST] [--date DAY] [--sentences N] [--offsets UNIT] [--exit-zero] [FILE …]
                                  articles.jsonl in (standard input if no file is named), analyses.jsonl out
nutgraf merge [--format json|markdown|html|ics] [--date DAY] FILE [--date DAY] FILE …
                                  several articles as one story; a day counts for the file behind it
nutgraf check [--format json|markdown|html] DRAFT --against SOURCE …
                                  a draft held against its sources: exit status 1 where something wants a look
nutgraf explain [--date DAY] [--offsets UNIT] FILE OFFSET     who decided what about the word at an offset
nutgraf explain --passes          the passes that correct the models, with what each is for
nutgraf schema [--of analysis|story|check] [--format json-schema|arrow|spark]   the types of the output

FORMAT    json, markdown, notes (one page), html, html-fragment (for a template), ics (a calendar), or a table for a spreadsheet:
          csv           everything found, a row for each place in the text
          names-csv     a row for each name
          quotes-csv    a row for each quote: speaker, cue, polarity, words
          timeline-csv  a row for each entry of the timeline
          conllu        CoNLL-U: tokens with part of speech, head and relation; names and quotes in the last column
          In tables every cell stands in quotation marks and on one line; what looks like a formula gets a ' before it.
DAY       when the article was published: YYYY-MM-DD, also with a time behind it
UNIT      utf16 (as JavaScript counts; the default), codepoint (Python) or byte
--without NAME[,NAME…]   leave these passes out
--fields  only these fields of each analysis, as in summary,quotes
--exit-zero   exit status 0 even where lines of the batch failed

A line of a batch: {\"id\": …, \"text\": \"…\", \"date\": DAY}; id and date may be missing. A line that cannot be read is
answered with {\"id\": …, \"error\": {\"code\", \"message\", \"line\"}}, and the next one is read.
Exit status: 0 all read and written, 1 something could not be read or written, 2 the call is wrong.
";

pub fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(Failure::Call(why)) => {
            complain(&format!("{why}\n\n{HELP}"));
            ExitCode::from(2)
        }
        // Whoever reads our output has had enough, as `head` does, and need not be told.
        Err(Failure::Io(e)) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::from(1),
        Err(Failure::Io(e)) => {
            complain(&e.to_string());
            ExitCode::from(1)
        }
    }
}

enum Failure {
    /// The call is wrong.
    Call(String),
    Io(io::Error),
}

impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        Self::Io(e)
    }
}

/// Says something on standard error. Where that is closed there is nobody to tell.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "nutgraf: {message}");
}

/// Writes to standard output, to the last byte.
fn print(content: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(content)?;
    out.flush()
}

fn run(args: &[OsString]) -> Result<ExitCode, Failure> {
    let is = |name: &str| args.iter().any(|a| a == name);
    if is("--help") || is("-h") {
        print(HELP.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    if is("--version") {
        print(concat!("nutgraf ", env!("CARGO_PKG_VERSION"), "\n").as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    match args.first().and_then(|a| a.to_str()) {
        Some("batch") => batch::run(read_batch(&args[1..]).map_err(Failure::Call)?),
        Some("explain") => explain::run(&args[1..]),
        Some("merge") => several::run_merge(&args[1..]),
        Some("check") => several::run_check(&args[1..]),
        Some("schema") => schema::run(&args[1..]),
        _ => one::run(&read_one(args).map_err(Failure::Call)?),
    }
}

/// What is asked of one article.
struct One {
    format: Written,
    /// `None` or `-`: standard input.
    file: Option<OsString>,
    options: Options,
}

#[derive(Clone, Copy)]
enum Written {
    Report,
    Json,
    Conllu,
    As(Format),
}

/// What is asked of many articles.
struct Batch {
    jobs: usize,
    /// Names of the fields to write; all where there are none.
    fields: Vec<&'static str>,
    /// None: standard input.
    files: Vec<OsString>,
    exit_zero: bool,
    options: Options,
}

/// The arguments of a command, option by option.
struct Arguments<'a> {
    rest: std::slice::Iter<'a, OsString>,
    only_files: bool,
}

enum Argument<'a> {
    Option(&'a str),
    File(&'a OsStr),
}

impl<'a> Arguments<'a> {
    fn new(args: &'a [OsString]) -> Self {
        Self { rest: args.iter(), only_files: false }
    }

    fn next(&mut self) -> Option<Argument<'a>> {
        let argument = self.rest.next()?;
        // A name that is not UTF-8 can only be a file's.
        Some(match argument.to_str() {
            Some("--") if !self.only_files => {
                self.only_files = true;
                return self.next();
            }
            Some(option) if option.starts_with("--") && !self.only_files => Argument::Option(option),
            _ => Argument::File(argument),
        })
    }

    fn value(&mut self, option: &str) -> Result<&'a str, String> {
        let value = self.rest.next().ok_or(format!("{option}: a value is missing"))?;
        value.to_str().ok_or(format!("{option} {}: the value is not UTF-8", value.display()))
    }

    fn day(&mut self, option: &str) -> Result<Date, String> {
        let day = self.value(option)?;
        parse_day(day).ok_or_else(|| format!("{option} {day}: a day written YYYY-MM-DD is expected"))
    }

    /// Reads an option that every command has; `false` where `option` is none of them.
    fn read_common(&mut self, option: &str, options: &mut Options) -> Result<bool, String> {
        match option {
            "--without" => options.without = explain::read_pass_names(self.value(option)?)?,
            "--sentences" => options.sentences = number(option, self.value(option)?, 1..=10)?,
            "--date" => options.date = Some(self.day(option)?),
            "--offsets" => {
                options.offsets = match self.value(option)? {
                    "utf16" => OffsetUnit::Utf16,
                    "codepoint" => OffsetUnit::Codepoint,
                    "byte" => OffsetUnit::Byte,
                    other => return Err(format!("--offsets {other}: utf16, codepoint or byte is expected")),
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn default_options() -> Options {
    Options::default().with_offsets(OffsetUnit::Utf16)
}

fn read_one(args: &[OsString]) -> Result<One, String> {
    let mut call = One { format: Written::Report, file: None, options: default_options() };
    let mut args = Arguments::new(args);
    while let Some(argument) = args.next() {
        match argument {
            Argument::Option("--format") => {
                let name = args.value("--format")?;
                call.format = match (name, Format::parse(name)) {
                    ("json", _) => Written::Json,
                    ("conllu", _) => Written::Conllu,
                    (_, Some(format)) => Written::As(format),
                    (_, None) => {
                        let known = Format::ALL.map(|(known, _)| known).join(", ");
                        return Err(format!("--format {name}: json, conllu, {known} is expected"));
                    }
                }
            }
            Argument::Option(option) => {
                if !args.read_common(option, &mut call.options)? {
                    return Err(format!("there is no option {option}"));
                }
            }
            Argument::File(file) if call.file.is_none() => call.file = Some(file.into()),
            Argument::File(file) => return Err(format!("{}: one file at a time, or a batch", file.display())),
        }
    }
    Ok(call)
}

fn read_batch(args: &[OsString]) -> Result<Batch, String> {
    let jobs = std::thread::available_parallelism().map_or(1, usize::from);
    let mut call = Batch { jobs, fields: Vec::new(), files: Vec::new(), exit_zero: false, options: default_options() };
    let mut args = Arguments::new(args);
    while let Some(argument) = args.next() {
        match argument {
            Argument::Option("--jobs") => call.jobs = number("--jobs", args.value("--jobs")?, 1..=256)?,
            Argument::Option("--exit-zero") => call.exit_zero = true,
            Argument::Option("--fields") => {
                for name in args.value("--fields")?.split(',') {
                    let field = batch::FIELDS.iter().find(|field| **field == name.trim());
                    let wrong = || format!("--fields {name}: fields of the analysis are {}", batch::FIELDS.join(", "));
                    call.fields.push(field.ok_or_else(wrong)?);
                }
            }
            Argument::Option(option) => {
                if !args.read_common(option, &mut call.options)? {
                    return Err(format!("batch has no option {option}"));
                }
            }
            Argument::File(file) => call.files.push(file.into()),
        }
    }
    Ok(call)
}

fn number(option: &str, value: &str, range: std::ops::RangeInclusive<usize>) -> Result<usize, String> {
    let wrong = || format!("{option} {value}: a whole number from {} to {} is expected", range.start(), range.end());
    value.parse().ok().filter(|n| range.contains(n)).ok_or_else(wrong)
}

fn pretty_json(value: &impl serde::Serialize) -> io::Result<Vec<u8>> {
    let mut json = serde_json::to_vec_pretty(value)?;
    json.push(b'\n');
    Ok(safe_in_script(json))
}

/// JSON that may stand inside a `<script>` of a page: no string in it can end the script.
fn safe_in_script(json: Vec<u8>) -> Vec<u8> {
    if !json.contains(&b'<') {
        return json;
    }
    let mut out = Vec::with_capacity(json.len() + 64);
    for byte in json {
        // Only strings hold this sign.
        if byte == b'<' { out.extend(b"\\u003c") } else { out.push(byte) }
    }
    out
}
