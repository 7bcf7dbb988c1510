//! `nutgraf schema`: the types of the output, made from the types of the program.
//!
//! JSON Schema comes from [`nutgraf::json_schema`]; the column types of Arrow and Spark are read off it.

use super::{Argument, Arguments, Failure, print};
use serde_json::{Value, json};
use std::ffi::OsString;
use std::process::ExitCode;

pub fn run(args: &[OsString]) -> Result<ExitCode, Failure> {
    let mut format = "json-schema";
    let mut of = "analysis";
    let mut args = Arguments::new(args);
    while let Some(argument) = args.next() {
        match argument {
            Argument::Option("--format") => format = args.value("--format").map_err(Failure::Call)?,
            Argument::Option("--of") => of = args.value("--of").map_err(Failure::Call)?,
            Argument::Option(other) => return Err(Failure::Call(format!("schema has no option {other}"))),
            Argument::File(file) => {
                return Err(Failure::Call(format!("{}: schema reads no file", file.display())));
            }
        }
    }
    let schema = match of {
        "analysis" => nutgraf::json_schema(),
        "story" => nutgraf::story_schema(),
        "check" => nutgraf::check_schema(),
        other => return Err(Failure::Call(format!("--of {other}: analysis, story or check is expected"))),
    };
    let written = match format {
        "json-schema" => pretty(&schema),
        "arrow" => pretty(&json!({ "schema": { "fields": columns(&schema).iter().map(arrow).collect::<Vec<_>>() } })),
        "spark" => {
            columns(&schema).iter().map(|c| format!("{} {}", c.name, spark(&c.kind))).collect::<Vec<_>>().join(",\n")
        }
        other => {
            return Err(Failure::Call(format!("--format {other}: json-schema, arrow or spark is expected")));
        }
    };
    print(format!("{written}\n").as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).expect("plain data")
}

/// A column or a field of one.
struct Column {
    name: String,
    nullable: bool,
    kind: Kind,
}

enum Kind {
    Text,
    Whole,
    Number,
    Truth,
    List(Box<Column>),
    Record(Vec<Column>),
}

fn columns(schema: &Value) -> Vec<Column> {
    fields(schema, schema)
}

fn fields(root: &Value, object: &Value) -> Vec<Column> {
    let fields = object["properties"].as_object().into_iter().flatten();
    fields.map(|(name, field)| column(root, name, field)).collect()
}

fn column(root: &Value, name: &str, field: &Value) -> Column {
    if let Some(target) = field["$ref"].as_str() {
        return column(root, name, root.pointer(target.trim_start_matches('#')).unwrap_or(&Value::Null));
    }
    let is_null = |v: &Value| v["type"] == "null";
    if let Some(either) = field["anyOf"].as_array()
        && let Some(other) = either.iter().find(|v| !is_null(v))
    {
        return Column { nullable: either.iter().any(is_null), ..column(root, name, other) };
    }
    let types: Vec<&str> = match &field["type"] {
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let kind = match types.iter().find(|t| **t != "null") {
        Some(&"integer") => Kind::Whole,
        Some(&"number") => Kind::Number,
        Some(&"boolean") => Kind::Truth,
        Some(&"array") => Kind::List(Box::new(column(root, "item", &field["items"]))),
        Some(&"object") => Kind::Record(fields(root, field)),
        // Words, also where each has a description of its own.
        _ => Kind::Text,
    };
    Column { name: name.into(), nullable: types.contains(&"null"), kind }
}

/// A field as Arrow's JSON for schemas has it.
fn arrow(column: &Column) -> Value {
    let (kind, children) = match &column.kind {
        Kind::Text => (json!({ "name": "utf8" }), vec![]),
        Kind::Whole => (json!({ "name": "int", "bitWidth": 64, "isSigned": true }), vec![]),
        Kind::Number => (json!({ "name": "floatingpoint", "precision": "DOUBLE" }), vec![]),
        Kind::Truth => (json!({ "name": "bool" }), vec![]),
        Kind::List(item) => (json!({ "name": "list" }), vec![arrow(item)]),
        Kind::Record(fields) => (json!({ "name": "struct" }), fields.iter().map(arrow).collect()),
    };
    json!({ "name": column.name, "nullable": column.nullable, "type": kind, "children": children })
}

/// A type as Spark SQL writes it, for `from_json`.
fn spark(kind: &Kind) -> String {
    match kind {
        Kind::Text => "STRING".into(),
        Kind::Whole => "BIGINT".into(),
        Kind::Number => "DOUBLE".into(),
        Kind::Truth => "BOOLEAN".into(),
        Kind::List(item) => format!("ARRAY<{}>", spark(&item.kind)),
        Kind::Record(fields) => {
            // Some names, as `start`, are words of SQL.
            let fields = fields.iter().map(|f| format!("`{}`: {}", f.name, spark(&f.kind)));
            format!("STRUCT<{}>", fields.collect::<Vec<_>>().join(", "))
        }
    }
}
