//! One line of a batch and its answer.

use super::Line;
use nutgraf::{Analysis, Options, analyze, parse_day};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::value::RawValue;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub struct Answerer {
    pub options: Options,
    /// Names of the fields to write; all where there are none.
    pub fields: Vec<&'static str>,
}

/// The line as it comes: what is wrong with a field must not hide the id.
#[derive(serde::Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
    #[serde(borrow)]
    date: Option<&'a RawValue>,
}

#[derive(serde::Serialize)]
struct Refusal<'a> {
    id: Option<&'a RawValue>,
    error: Problem<'a>,
}

#[derive(serde::Serialize)]
struct Problem<'a> {
    code: &'static str,
    message: String,
    line: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
}

impl Answerer {
    /// The line to write, and whether reading it failed.
    pub fn answer(&self, line: &Line) -> (Vec<u8>, bool) {
        let refuse = |id, (code, message)| {
            let error = Problem { code, message, line: line.number, file: line.file.as_deref() };
            (super::super::safe_in_script(serde_json::to_vec(&Refusal { id, error }).expect("plain data")), true)
        };
        let request: Request = match serde_json::from_slice(&line.content) {
            Ok(request) => request,
            Err(e) => return refuse(None, ("bad-json", format!("the line is no JSON object: {e}"))),
        };
        let (text, date) = match request.read() {
            Ok(read) => read,
            Err(problem) => return refuse(request.id, problem),
        };
        let options = self.options.clone().with_date(date.or(self.options.date));
        match guarded(|| analyze(&text.0, &options)) {
            Ok(analysis) => {
                let answer = Answer { id: request.id, analysis: &analysis, fields: &self.fields };
                (super::super::safe_in_script(serde_json::to_vec(&answer).expect("plain data")), false)
            }
            Err(problem) => refuse(request.id, problem),
        }
    }
}

/// A fault of the program in one line must not stop the others.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, (&'static str, String)> {
    catch_unwind(AssertUnwindSafe(work))
        .map_err(|_| ("internal", "the program failed on this text; please report it".into()))
}

impl Request<'_> {
    fn read(&self) -> Result<(Text, Option<nutgraf::Date>), (&'static str, String)> {
        let text = self.text.and_then(|raw| serde_json::from_str(raw.get()).ok());
        let text = text.ok_or(("no-text", "a field \"text\" with a string is expected".to_string()))?;
        let date = match self.date.map(RawValue::get) {
            None | Some("null") => None,
            Some(raw) => {
                let day = serde_json::from_str::<String>(raw).ok().as_deref().and_then(parse_day);
                Some(day.ok_or_else(|| ("bad-date", format!("date {raw}: a day written YYYY-MM-DD is expected")))?)
            }
        };
        Ok((text, date))
    }
}

/// A string that may hold unpaired surrogates, as JSON from JavaScript does: each is read as U+FFFD, which is as long.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;

        impl Visitor<'_> for Bytes {
            type Value = Text;

            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Text, E> {
                let mut bytes = bytes.to_vec();
                for i in 2..bytes.len() {
                    if bytes[i - 2] == 0xED && bytes[i - 1] >= 0xA0 {
                        bytes[i - 2..=i].copy_from_slice("\u{fffd}".as_bytes());
                    }
                }
                Ok(Text(String::from_utf8_lossy(&bytes).into_owned()))
            }
        }

        deserializer.deserialize_bytes(Bytes)
    }
}

struct Answer<'a> {
    id: Option<&'a RawValue>,
    analysis: &'a Analysis,
    fields: &'a [&'static str],
}

/// Writes the wanted fields of an analysis, and keeps a list of all.
macro_rules! fields {
    ($($name:literal $field:ident),* $(,)?) => {
        /// The fields of an analysis, in the order in which they are written.
        pub const FIELDS: &[&str] = &[$($name),*];

        impl Serialize for Answer<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(None)?;
                map.serialize_entry("id", &self.id)?;
                $(if self.fields.is_empty() || self.fields.contains(&$name) {
                    map.serialize_entry($name, &self.analysis.$field)?;
                })*
                map.end()
            }
        }
    };
}

fields! {
    "schemaVersion" schema_version,
    "generator" generator,
    "offsets" offsets,
    "language" language,
    "documentDate" document_date,
    "headline" headline,
    "standfirst" standfirst,
    "byline" byline,
    "stats" stats,
    "paragraphs" paragraphs,
    "sentences" sentences,
    "summary" summary,
    "entities" entities,
    "quotes" quotes,
    "times" times,
    "timeline" timeline,
    "warnings" warnings,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panic_becomes_an_error_of_its_line() {
        assert_eq!(guarded(|| 1), Ok(1));
        assert_eq!(guarded(|| -> i32 { panic!("a test of a panic") }).map_err(|(code, _)| code), Err("internal"));
    }

    #[test]
    fn fields_are_those_of_the_analysis() {
        let analysis = analyze("Ana Lima won.", &Options::default());
        let whole = serde_json::to_value(&analysis).expect("plain data");
        let names: Vec<_> = whole.as_object().expect("an object").keys().map(String::as_str).collect();
        assert_eq!(names, FIELDS);
        let answer = serde_json::to_value(Answer { id: None, analysis: &analysis, fields: &[] }).expect("plain data");
        assert_eq!(answer.as_object().map(|o| o.len()), Some(FIELDS.len() + 1));
    }

    #[test]
    fn unpaired_surrogate_is_one_replacement_character() {
        let text: Text = serde_json::from_str(r#""a\ud800b \ud83d\ude00""#).expect("a string");
        assert_eq!(text.0, "a\u{fffd}b 😀");
    }
}
