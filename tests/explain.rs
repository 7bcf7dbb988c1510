//! `nutgraf explain` and `--without`, through the real program.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn nutgraf(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A wrong call ends before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input.as_bytes());
    child.wait_with_output().expect("the program ends")
}

fn printed(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const STORY: &str = "😀 The council met on Monday. “We will open the bridge,” said Ana Lima, who leads it. \
It cost $12 million, and officers closed it on Tuesday and opened it again in the evening.";

/// The offset of `words` in UTF-16 code units.
fn offset_of(words: &str) -> String {
    let byte = STORY.find(words).expect("the words are in the story");
    STORY[..byte].encode_utf16().count().to_string()
}

#[test]
fn decision_of_a_pass_is_shown_with_its_purpose() {
    let output = nutgraf(&["explain", "-", &offset_of("million")], STORY);
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(0));
    for expected in ["Word: million", "Paragraph", "names amount", "nothing → money '$12 million'", "found by rule"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    assert!(text.contains("money '$12 million'; name '$12 million', confidence 1.00"), "{text}");
}

#[test]
fn quote_and_time_at_the_offset_are_shown() {
    let text = printed(&nutgraf(&["explain", "-", &offset_of("bridge")], STORY));
    assert!(text.contains("of Ana Lima: “We will open the bridge,”"), "{text}");
    let text = printed(&nutgraf(&["explain", "--date", "2016-11-16", "-", &offset_of("Tuesday")], STORY));
    assert!(text.contains("'Tuesday' = 2016-11-15"), "{text}");
}

#[test]
fn a_pass_left_out_changes_the_analysis() {
    let names = |output: &Output| -> Vec<String> {
        let analysis: serde_json::Value = serde_json::from_str(&printed(output)).expect("JSON");
        let entities = analysis["entities"].as_array().expect("entities");
        entities.iter().map(|e| e["name"].as_str().expect("a name").to_owned()).collect()
    };
    let amount = "$12 million".to_owned();
    assert!(names(&nutgraf(&["--format", "json"], STORY)).contains(&amount));
    let without = nutgraf(&["--format", "json", "--without", "weekday,amount"], STORY);
    assert!(!names(&without).contains(&amount));
    let line = serde_json::json!({ "id": 1, "text": STORY }).to_string();
    assert!(!names(&nutgraf(&["batch", "--without", "amount"], &line)).contains(&amount));
}

#[test]
fn unknown_pass_is_an_error_that_lists_similar_names() {
    let output = nutgraf(&["--without", "lokal-body"], STORY);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("local-body"));
}

#[test]
fn every_pass_is_listed_once_with_its_purpose() {
    let output = nutgraf(&["explain", "--passes"], "");
    let text = printed(&output);
    assert_eq!(output.status.code(), Some(0));
    assert!(text.contains("tagger") && text.contains("local-body"), "{text}");
    let mut names: Vec<&str> =
        text.lines().filter(|l| !l.starts_with(' ')).filter_map(|l| l.split_whitespace().nth(1)).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "a name is given twice: --without would leave both passes out");
}

#[test]
fn wrong_calls_of_explain_end_with_status_2() {
    for call in [&["explain"][..], &["explain", "-"], &["explain", "-", "word"], &["explain", "-", "999999"]] {
        let output = nutgraf(call, STORY);
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("nutgraf: explain: "), "{call:?}");
    }
}
