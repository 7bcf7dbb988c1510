//! The program as a newsroom calls it.

use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};

fn start(args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Child {
    Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

fn nutgraf(args: &[&str], input: &[u8]) -> Output {
    let mut child = start(args);
    // A wrong call ends before it reads.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    child.wait_with_output().expect("the program ends")
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder of its own for a test's files.
fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

const STORY: &str = "Harbour bridge to close\n\nLISBOA, Nov 14 (Nota) - The old bridge closes on Monday, Mayor Ana Lima said. \
“We have no choice,” she told reporters. Repairs will cost $12 million.";

#[test]
fn batch_keeps_its_order_and_survives_bad_lines() {
    let good = serde_json::json!({ "id": 7, "text": STORY, "date": "2016-11-15T10:31:00Z" }).to_string();
    let input = format!(
        "{good}\n{{\"id\": \"b\"}}\nnonsense\n\n{{\"id\": \"c\", \"text\": \"\"}}\n{{\"id\": 1, \"text\": \"x\", \"date\": \"2016-02-31\"}}\n"
    );
    let output = nutgraf(&["batch", "--jobs", "3"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.starts_with(b"{\"id\":7,\"schemaVersion\":2,"), "the id comes first");
    let answers = lines(&output);
    let codes: Vec<_> = answers.iter().map(|a| a["error"]["code"].as_str().unwrap_or("read")).collect();
    assert_eq!(codes, ["read", "no-text", "bad-json", "read", "bad-date"]);
    let numbers: Vec<_> = answers.iter().filter_map(|a| a["error"]["line"].as_u64()).collect();
    assert_eq!(numbers, [2, 3, 6]);
    assert_eq!(answers[0]["documentDate"]["source"], "given");
    assert_eq!(answers[3]["id"], "c");
    assert_eq!(said(&output), "nutgraf: 3 of 5 lines failed\n");
    assert_eq!(nutgraf(&["batch", "--exit-zero"], input.as_bytes()).status.code(), Some(0));
}

#[test]
fn batch_of_one_job_and_of_many_are_the_same() {
    let input: String = (0..40)
        .map(|i| serde_json::json!({ "id": i, "text": STORY.repeat(1 + i * 7 % 5) }).to_string() + "\n")
        .collect();
    let one = nutgraf(&["batch", "--jobs", "1"], input.as_bytes());
    assert_eq!(lines(&one).len(), 40);
    assert!(one.stdout == nutgraf(&["batch", "--jobs", "5"], input.as_bytes()).stdout);
}

#[test]
fn batch_writes_the_fields_that_are_asked_for() {
    let line = serde_json::json!({ "text": STORY }).to_string();
    let output = nutgraf(&["batch", "--fields", "quotes,documentDate", "--date", "2016-11-15"], line.as_bytes());
    let answer = &lines(&output)[0];
    let names: Vec<_> = answer.as_object().expect("an object").keys().collect();
    assert_eq!(names, ["id", "documentDate", "quotes"]);
    assert_eq!(answer["documentDate"]["value"], "2016-11-15");
}

#[test]
fn batch_keeps_ids_and_reads_what_javascript_writes() {
    let input = "\u{feff}{\"id\": 18446744073709551616, \"text\": \"Ana \\ud800 Lima won.\"}\n{\"id\": {\"a\": [1.50]}, \"text\": \"x\"}\n";
    let output = nutgraf(&["batch"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.starts_with(b"{\"id\":18446744073709551616,"));
    assert_eq!(lines(&output)[0]["stats"]["characters"], 15);
    assert!(String::from_utf8_lossy(&output.stdout).contains("{\"id\":{\"a\": [1.50]},"));
}

#[test]
fn batch_answers_a_line_while_the_input_stays_open() {
    let mut child = start(["batch", "--fields", "stats"]);
    let mut input = child.stdin.take().expect("a pipe");
    let mut output = BufReader::new(child.stdout.take().expect("a pipe"));
    for id in 0..3 {
        writeln!(input, "{{\"id\": {id}, \"text\": \"Ana Lima won.\"}}").expect("the program reads");
        let mut answer = String::new();
        output.read_line(&mut answer).expect("an answer");
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(input);
    assert!(child.wait().expect("the program ends").success());
}

#[test]
fn batch_reads_files_and_names_them_in_errors() {
    let folder = folder("batch-files");
    let (first, second) = (folder.join("a.jsonl"), folder.join("b.jsonl"));
    std::fs::write(&first, "{\"id\": 1, \"text\": \"Ana Lima won.\"}").expect("a file");
    std::fs::write(&second, "\u{feff}{\"id\": 2, \"text\": \"x\"}\nnonsense\n").expect("a file");
    let paths = [first, folder.join("missing.jsonl"), second].map(|path| path.display().to_string());
    let output = nutgraf(&["batch", &paths[0], &paths[1], &paths[2]], b"");
    assert_eq!(output.status.code(), Some(1));
    let answers = lines(&output);
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[2]["error"]["line"], 2);
    assert_eq!(answers[2]["error"]["file"], paths[2].as_str());
    assert!(said(&output).contains("missing.jsonl: ") && said(&output).contains("1 of 3 lines failed"));
}

#[test]
fn offsets_count_what_was_asked_for() {
    let text = "😀😀 Ana Lima won the vote in Évora. She smiled.";
    let line = serde_json::json!({ "id": 1, "text": text }).to_string();
    for (unit, expected) in [("utf16", 48), ("codepoint", 46), ("byte", 53)] {
        let output = nutgraf(&["batch", "--offsets", unit], line.as_bytes());
        assert_eq!(output.status.code(), Some(0));
        let answer = &lines(&output)[0];
        assert_eq!(answer["offsets"], unit);
        assert_eq!(answer["stats"]["characters"], expected, "{unit}");
        let last = answer["sentences"].as_array().and_then(|s| s.last()).expect("a sentence");
        assert_eq!(last["end"], expected, "{unit}");
    }
}

#[test]
fn every_format_tells_the_story() {
    for (format, expected) in [
        ("json", "\"schemaVersion\": 2"),
        ("markdown", "# Harbour bridge to close"),
        ("html", "<title>Harbour bridge to close</title>"),
        ("html-fragment", "<div class=\"nutgraf\" lang=\"en\">"),
        ("csv", "\"part\",\"start\",\"end\",\"text\",\"name\",\"detail\",\"polarity\",\"from\",\"to\""),
        ("names-csv", "\"Ana Lima\",\"person\",\"yes\""),
        ("quotes-csv", "\"Ana Lima\",\"told\",\"affirmed\",\"direct\",\"“We have no choice,”\""),
        ("timeline-csv", "\"2016-11-21\""),
        ("ics", "BEGIN:VCALENDAR"),
    ] {
        let output = nutgraf(&["--format", format, "--date", "2016-11-15"], STORY.as_bytes());
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(text.contains(expected), "{format}: {text}");
    }
    let report = nutgraf(&["-"], STORY.as_bytes());
    let text = String::from_utf8_lossy(&report.stdout);
    assert!(text.contains("In one sentence") && text.contains("Ana Lima (“told”): “We have no choice,”"), "{text}");
}

#[test]
fn json_can_stand_inside_a_script() {
    let text = "Ana Lima </script><script>alert(1)</script> won the vote on 14 November 2016.";
    let output = nutgraf(&["--format", "json"], text.as_bytes());
    assert!(!output.stdout.contains(&b'<'));
    assert!(serde_json::from_slice::<serde_json::Value>(&output.stdout).is_ok());
}

#[test]
fn schema_is_printed_in_every_format() {
    for (format, expected) in [
        ("json-schema", "\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""),
        ("arrow", "\"name\": \"schemaVersion\""),
        ("spark", "warnings ARRAY<STRUCT<`code`: STRING, `message`: STRING>>"),
    ] {
        let output = nutgraf(&["schema", "--format", format], b"");
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(String::from_utf8_lossy(&output.stdout).contains(expected), "{format}");
    }
    for (of, title) in [("story", "\"title\": \"Story\""), ("check", "\"title\": \"Check\"")] {
        let written = String::from_utf8(nutgraf(&["schema", "--of", of], b"").stdout).expect("UTF-8");
        assert!(written.contains(title), "{of}");
    }
    assert!(nutgraf(&["schema"], b"").stdout == nutgraf(&["schema", "--format", "json-schema"], b"").stdout);
}

#[test]
fn wrong_calls_are_refused() {
    for call in [
        vec!["--date", "yesterday"],
        vec!["--sentences", "0"],
        vec!["--format", "pdf"],
        vec!["--offsets"],
        vec!["--frobnicate"],
        vec!["a.txt", "b.txt"],
        vec!["batch", "--format", "json"],
        vec!["batch", "--fields", "quotes,speeches"],
        vec!["batch", "--date", "2016-02-31"],
        vec!["schema", "--format", "xml"],
        vec!["schema", "--of", "summary"],
        vec!["schema", "article.txt"],
    ] {
        let output = nutgraf(&call, b"");
        assert_eq!(output.status.code(), Some(2), "{call:?}");
        assert!(said(&output).starts_with("nutgraf: "), "{call:?}");
    }
    let missing = nutgraf(&["no such file.txt"], b"");
    assert_eq!(missing.status.code(), Some(1));
}

#[test]
fn output_that_cannot_be_written_is_an_error() {
    let line = serde_json::json!({ "id": 1, "text": STORY }).to_string();
    for call in [
        vec!["--format", "json"],
        vec!["--format", "csv"],
        vec![],
        vec!["--help"],
        vec!["--version"],
        vec!["schema"],
        vec!["batch"],
    ] {
        let input = if call == ["batch"] { line.as_bytes() } else { STORY.as_bytes() };
        if let Ok(full) = std::fs::File::options().write(true).open("/dev/full") {
            let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
                .args(&call)
                .stdin(Stdio::piped())
                .stdout(full)
                .stderr(Stdio::piped())
                .spawn()
                .expect("the program starts");
            let _ = child.stdin.take().expect("a pipe").write_all(input);
            let output = child.wait_with_output().expect("the program ends");
            assert_eq!(output.status.code(), Some(1), "{call:?} on a full disk");
            assert!(said(&output).starts_with("nutgraf: "), "{call:?}: {}", said(&output));
        }
        // Nobody reads, from the start: else a short output may be written before the pipe is closed.
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(&call)
            .stdin(Stdio::piped())
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let _ = child.stdin.take().expect("a pipe").write_all(input);
        let mut words = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut words).expect("UTF-8");
        assert_eq!(child.wait().expect("the program ends").code(), Some(1), "{call:?} with a closed pipe");
        assert_eq!(words, "", "{call:?}");
    }
}

#[test]
fn batch_ends_when_its_output_is_closed_and_its_input_is_not() {
    let mut child = start(["batch"]);
    let mut input = child.stdin.take().expect("a pipe");
    drop(child.stdout.take());
    let _ = writeln!(input, "{{\"id\": 1, \"text\": \"Ana Lima won.\"}}");
    assert_eq!(child.wait().expect("the program ends").code(), Some(1));
    drop(input);
}

#[cfg(unix)]
#[test]
fn file_name_that_is_not_utf8_is_read() {
    use std::os::unix::ffi::OsStringExt;
    let file = folder("names").join(OsString::from_vec(b"\xff.txt".to_vec()));
    if std::fs::write(&file, STORY).is_err() {
        // Some file systems know UTF-8 names only.
        return;
    }
    let output = start([file.as_os_str()]).wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let option = OsString::from_vec(b"\xff".to_vec());
    let output = start([OsStr::new("--date"), &option]).wait_with_output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
}
