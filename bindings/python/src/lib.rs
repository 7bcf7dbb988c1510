//! The Python door: decodes options, reads without the interpreter's lock, gives JSON back. `nutgraf/__init__.py` wraps it.

use nutgraf::export::{Format, Strings, export_as};
use nutgraf::{Article, Date, OffsetUnit, Options, parse_day};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;

fn wrong(message: String) -> PyErr {
    PyValueError::new_err(message)
}

fn json(value: &impl Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(|e| wrong(e.to_string()))
}

fn day(text: Option<&str>) -> PyResult<Option<Date>> {
    let Some(text) = text else { return Ok(None) };
    let day = parse_day(text);
    day.map(Some).ok_or_else(|| wrong(format!("date {text:?}: an ISO date or date-time is expected")))
}

fn options(date: Option<&str>, sentences: usize, offsets: &str) -> PyResult<Options> {
    let unit = match offsets {
        "codepoint" => OffsetUnit::Codepoint,
        "utf16" => OffsetUnit::Utf16,
        "byte" => OffsetUnit::Byte,
        other => return Err(wrong(format!("offsets {other:?}: codepoint, utf16 or byte is expected"))),
    };
    if !(1..=10).contains(&sentences) {
        return Err(wrong(format!("sentences {sentences}: a whole number from 1 to 10 is expected")));
    }
    Ok(Options::default().with_date(day(date)?).with_sentences(sentences).with_offsets(unit))
}

/// An article with the day and the name of its source, where they are known.
type Input = (String, Option<String>, Option<String>);

fn articles(inputs: &[Input]) -> PyResult<Vec<Article<'_>>> {
    let read = |input| {
        let (text, date, source): &Input = input;
        Ok(Article::new(text).with_date(day(date.as_deref())?).with_source(source.clone()))
    };
    inputs.iter().map(read).collect()
}

#[pyfunction]
fn analyze(py: Python, text: &str, date: Option<&str>, sentences: usize, offsets: &str) -> PyResult<String> {
    let options = options(date, sentences, offsets)?;
    py.detach(|| json(&nutgraf::analyze(text, &options)))
}

#[pyfunction]
fn merge(py: Python, inputs: Vec<Input>, sentences: usize, offsets: &str) -> PyResult<String> {
    let options = options(None, sentences, offsets)?;
    let articles = articles(&inputs)?;
    py.detach(|| json(&nutgraf::merge(&articles, &options)))
}

#[pyfunction]
fn check(py: Python, draft: Input, sources: Vec<Input>, offsets: &str) -> PyResult<String> {
    let options = options(None, 3, offsets)?;
    let drafts = [draft];
    let (drafts, sources) = (articles(&drafts)?, articles(&sources)?);
    py.detach(|| json(&nutgraf::check(&drafts[0], &sources, &options)))
}

/// As on the command line: `format` is one of its names, `conllu` too.
#[pyfunction]
fn export(py: Python, text: &str, format: &str, date: Option<&str>, sentences: usize) -> PyResult<String> {
    let options = options(date, sentences, "codepoint")?;
    if format == "conllu" {
        return Ok(py.detach(|| nutgraf::conllu(text, &options)));
    }
    let Some(kind) = Format::parse(format) else {
        let known: Vec<_> = Format::ALL.iter().map(|(name, _)| *name).collect();
        return Err(wrong(format!("format {format:?}: conllu, {} is expected", known.join(", "))));
    };
    Ok(py.detach(|| export_as(text, &nutgraf::analyze(text, &options), kind, &Strings::default())))
}

#[pyfunction]
fn schema() -> PyResult<String> {
    json(&nutgraf::json_schema())
}

#[pymodule]
mod _nutgraf {
    #[pymodule_export]
    use super::{analyze, check, export, merge, schema};
}
