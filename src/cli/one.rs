//! `nutgraf [FILE]`: one article in, a report or another file out.

use super::{Failure, One, Written, pretty_json, print};
use nutgraf::export::{self, Strings};
use nutgraf::{OffsetUnit, analyze};
use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::process::ExitCode;

pub fn run(call: &One) -> Result<ExitCode, Failure> {
    let bytes = read_file(call.file.as_deref())?;
    let text = decode(&bytes);
    let written = match call.format {
        Written::Json => pretty_json(&analyze(&text, &call.options))?,
        Written::As(format) => {
            export::export_as(&text, &analyze(&text, &call.options), format, &Strings::default()).into_bytes()
        }
        Written::Conllu => nutgraf::conllu(&text, &call.options).into_bytes(),
        Written::Report => {
            let in_bytes = call.options.clone().with_offsets(OffsetUnit::Byte);
            export::report(&text, &analyze(&text, &in_bytes)).into_bytes()
        }
    };
    print(&written)?;
    Ok(ExitCode::SUCCESS)
}

/// The text of a file, without a byte order mark.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes))
}

/// The bytes of `file`, of standard input where it is `None` or `-`.
pub fn read_file(file: Option<&OsStr>) -> io::Result<Vec<u8>> {
    match file {
        Some(file) if file != "-" => {
            std::fs::read(file).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", file.display())))
        }
        _ => {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(bytes)
        }
    }
}
