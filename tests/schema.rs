//! The published types against real output: `schema.json` is what the types say, real analyses fit it, and the TypeScript
//! types have the same fields.

use nutgraf::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn published_schema_is_that_of_the_types() {
    let written = format!("{:#}\n", json_schema());
    let path = root().join("schema.json");
    if std::env::var_os("NUTGRAF_REWRITE").is_some() {
        fs::write(&path, &written).expect("the file can be written");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), written, "write it anew with cargo xtask goldens");
}

#[test]
fn real_analyses_fit_the_schema_and_are_read_back_unchanged() {
    let schema = json_schema();
    let articles = fs::read_dir(root().join("tests/articles")).expect("the articles").flatten();
    let mut texts: Vec<String> =
        articles.map(|entry| fs::read_to_string(entry.path().join("article.txt")).expect("an article")).collect();
    texts.extend(["", "x", "😀 “No”\u{0}", "Der Bürgermeister trat gestern zurück, sagte sie."].map(String::from));
    for text in texts {
        for date in [None, parse_date("2016-11-15")] {
            let analysis = analyze(&text, &Options::default().with_date(date).with_offsets(OffsetUnit::Utf16));
            let json = serde_json::to_value(&analysis).expect("plain data");
            let mut faults = Vec::new();
            check(&schema, &schema, &json, "", &mut faults);
            assert!(faults.is_empty(), "{}\n{text}", faults.join("\n"));
            let again: Analysis = serde_json::from_value(json.clone()).expect("an analysis");
            assert_eq!(serde_json::to_value(&again).expect("plain data"), json);
        }
    }
}

#[test]
fn real_stories_and_checks_fit_their_schemas() {
    let texts = [
        "A ferry sank off Dover on Monday, killing 44 people. “We have lost friends,” Mayor Ana Lima said.",
        "The toll of the ferry that sank off Dover on Monday rose to 47. “We have lost friends of ours,” said Ana Lima.",
        "",
    ];
    let all = texts.map(|text| Article::new(text).with_date(parse_day("2024-05-08")));
    let story = serde_json::to_value(merge(&all, &Options::default())).expect("plain data");
    let checked = serde_json::to_value(nutgraf::check(&all[0], &all[1..], &Options::default())).expect("plain data");
    for (schema, json) in [(story_schema(), story), (check_schema(), checked)] {
        let mut faults = Vec::new();
        check(&schema, &schema, &json, "", &mut faults);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn wrong_values_do_not_fit_the_schema() {
    let schema = json_schema();
    let analysis = analyze("Ana Lima won the vote on 14 November 2016.", &Options::default());
    for (pointer, wrong) in [
        ("/language", Value::Null),
        ("/stats/words", Value::from(-1)),
        ("/entities/0/type", Value::from("animal")),
        ("/entities/0/salience", Value::from(1.5)),
        ("/sentences/0/story", Value::from("yes")),
    ] {
        let mut json = serde_json::to_value(&analysis).expect("plain data");
        *json.pointer_mut(pointer).expect("a field") = wrong;
        let mut faults = Vec::new();
        check(&schema, &schema, &json, "", &mut faults);
        assert_eq!(faults.len(), 1, "{pointer}: {faults:?}");
    }
}

/// Checks what JSON Schema says with the keywords that ours uses. A field without a type in the schema is a fault too.
fn check(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    if let Some(target) = schema["$ref"].as_str() {
        let target = root.pointer(target.trim_start_matches('#')).expect("a definition");
        return check(root, target, value, path, faults);
    }
    for either in ["anyOf", "oneOf"] {
        if let Some(options) = schema[either].as_array() {
            let fits = options.iter().filter(|option| {
                let mut faults = Vec::new();
                check(root, option, value, path, &mut faults);
                faults.is_empty()
            });
            if fits.count() == 0 {
                faults.push(format!("{path}: {value} fits none of {either}"));
            }
            return;
        }
    }
    let types: Vec<&Value> = schema["type"].as_array().map_or(vec![&schema["type"]], |list| list.iter().collect());
    let is_type = |name: &Value| match name.as_str() {
        Some("null") => value.is_null(),
        Some("boolean") => value.is_boolean(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("string") => value.is_string(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        _ => false,
    };
    if !types.iter().any(|name| is_type(name)) {
        faults.push(format!("{path}: {value} is no {}", schema["type"]));
        return;
    }
    let is_outside = |key: &str, outside: fn(f64, f64) -> bool| {
        value.as_f64().zip(schema[key].as_f64()).is_some_and(|(value, limit)| outside(value, limit))
    };
    if is_outside("minimum", |v, least| v < least) || is_outside("maximum", |v, most| v > most) {
        faults.push(format!("{path}: {value} is out of range"));
    }
    let word = schema["enum"].as_array().is_none_or(|words| words.contains(value));
    if !word || schema.get("const").is_some_and(|word| word != value) {
        faults.push(format!("{path}: {value} is not one of the words"));
    }
    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
        check(root, &schema["items"], item, &format!("{path}/{i}"), faults);
    }
    for (name, field) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => check(root, schema, field, &format!("{path}/{name}"), faults),
            None => faults.push(format!("{path}/{name}: the schema does not know it")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            faults.push(format!("{path}/{name}: is missing"));
        }
    }
}

#[test]
fn typescript_types_have_the_fields_of_the_rust_types() {
    let typescript = interfaces(include_str!("../www/package/nutgraf.d.ts"));
    let schema = json_schema();
    let mut rust: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (root, schema) in [("Analysis", schema), ("Story", story_schema()), ("Check", check_schema())] {
        let types =
            schema["$defs"].as_object().expect("definitions").iter().map(|(name, schema)| (name.as_str(), schema));
        for (name, schema) in types.chain([(root, &schema)]) {
            if let Some(fields) = schema["properties"].as_object() {
                rust.insert(name.into(), fields.keys().cloned().collect());
            }
        }
    }
    assert!(rust.len() > 15);
    for (name, fields) in rust {
        assert_eq!(typescript.get(&name), Some(&fields), "{name}");
    }
}

/// The interfaces of a TypeScript file with the names of their fields, inherited ones too.
fn interfaces(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut open = None;
    for line in source.lines() {
        if let Some(head) = line.strip_prefix("export interface ") {
            let mut words = head.split_whitespace();
            let name = words.next().expect("an interface has a name").to_string();
            let parent = (words.next() == Some("extends")).then(|| words.next()).flatten();
            let inherited = parent.and_then(|parent| found.get(parent)).cloned().unwrap_or_default();
            found.insert(name.clone(), inherited);
            open = Some(name);
        } else if line == "}" {
            open = None;
        } else if let Some(name) = &open
            && let Some((field, _)) = line.strip_prefix("  ").and_then(|line| line.split_once(": "))
            && field.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'?')
        {
            found.get_mut(name).expect("it is open").insert(field.trim_end_matches('?').into());
        }
    }
    found
}
