//! The program as a newsroom calls it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

fn nutgraf(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A wrong call ends before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

const STORY: &str = "Harbour bridge to close\n\nLISBOA, Nov 14 (Nota) - The old bridge closes on Monday, Mayor Ana Lima said. \
“We have no choice,” she told reporters. Repairs will cost $12 million.";

#[test]
fn a_batch_keeps_its_order_and_survives_bad_lines() {
    let good = serde_json::json!({ "id": 7, "text": STORY, "date": "2016-11-15" }).to_string();
    let input = format!(
        "{good}\n{{\"id\": \"b\"}}\nnonsense\n\n{{\"id\": \"c\", \"text\": \"\"}}\n{{\"id\": 1, \"text\": \"x\", \"date\": \"2016-02-31\"}}\n"
    );
    let output = nutgraf(&["batch", "--jobs", "3"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"{\"id\":7,\"schemaVersion\":1,"), "the id comes first");
    let answers = lines(&output);
    let codes: Vec<_> = answers.iter().map(|a| a["error"]["code"].as_str().unwrap_or("read")).collect();
    assert_eq!(codes, ["read", "no-text", "bad-json", "read", "bad-date"]);
    assert_eq!(answers[0]["documentDate"]["source"], "given");
    assert_eq!(answers[3]["id"], "c");
}

#[test]
fn offsets_count_what_was_asked_for() {
    let text = "😀😀 Ana Lima won the vote in Évora. She smiled.";
    let line = serde_json::json!({ "id": 1, "text": text }).to_string();
    for (unit, expected) in [("utf16", 48), ("codepoint", 46), ("byte", 53)] {
        let output = nutgraf(&["batch", "--offsets", unit], line.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        let answer = &lines(&output)[0];
        assert_eq!(answer["stats"]["characters"], expected, "{unit}");
        let last = answer["sentences"].as_array().and_then(|s| s.last()).expect("a sentence");
        assert_eq!(last["end"], expected, "{unit}");
    }
}

#[test]
fn every_format_tells_the_story() {
    for (format, expected) in [
        ("json", "\"schemaVersion\": 1"),
        ("markdown", "# Harbour bridge to close"),
        ("html", "<title>Harbour bridge to close</title>"),
        ("csv", "part,start,end,text,name,detail,from,to"),
        ("ics", "BEGIN:VCALENDAR"),
    ] {
        let output = nutgraf(&["--format", format, "--date", "2016-11-15"], STORY.as_bytes());
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(text.contains(expected), "{format}: {text}");
    }
    let report = nutgraf(&["-"], STORY.as_bytes());
    assert!(String::from_utf8_lossy(&report.stdout).contains("Summary"));
}

#[test]
fn a_wrong_call_is_told_so() {
    for call in [
        vec!["--date", "yesterday"],
        vec!["--sentences", "0"],
        vec!["--format", "pdf"],
        vec!["--offsets"],
        vec!["--frobnicate"],
        vec!["a.txt", "b.txt"],
        vec!["batch", "--date", "2016-11-15"],
    ] {
        let output = nutgraf(&call, b"");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("nutgraf: "), "{call:?}");
    }
    let missing = nutgraf(&["no such file.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
}
