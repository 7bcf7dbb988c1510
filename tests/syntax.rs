//! The syntax as a reader of `--format conllu` sees it: parts of speech, heads, and what bad text does to it.

use nutgraf::{Options, conllu};

/// Form, part of speech, head's form and relation of the tokens of one sentence.
fn rows(text: &str) -> Vec<[String; 4]> {
    let all = conllu(text, &Options::default());
    let rows: Vec<Vec<&str>> =
        all.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_digit())).map(|l| l.split('\t').collect()).collect();
    rows.iter()
        .map(|r| {
            let head: usize = r[6].parse().expect("a number");
            let head = if head == 0 { "" } else { rows[head - 1][1] };
            [r[1], r[3], head, r[7]].map(str::to_owned)
        })
        .collect()
}

#[track_caller]
fn has(text: &str, expected: [&str; 4]) {
    let rows = rows(text);
    assert!(rows.iter().any(|r| r.iter().zip(expected).all(|(a, b)| a == b)), "{text}\n{rows:?}");
}

#[test]
fn subjects_and_objects_hang_on_their_verb() {
    has("Police in Leeds said a man had died.", ["Police", "NOUN", "said", "nsubj"]);
    has("The council sold the old library on Friday.", ["library", "NOUN", "sold", "obj"]);
    has("The library was sold on Friday.", ["library", "NOUN", "sold", "nsubj:pass"]);
    has("A source close to Ana Lima said he was tired.", ["source", "NOUN", "said", "nsubj"]);
    has("The ferry will not sail until Monday.", ["Monday", "PROPN", "sail", "obl"]);
}

#[test]
fn every_token_has_a_place_whatever_the_text_is() {
    let deep = format!("{}word{}", "(".repeat(1000), ")".repeat(1000));
    let long = "the old ferry and ".repeat(2500);
    let texts = [
        "",
        " ",
        ".",
        "MAYOR QUITS AFTER VOTE",
        "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich.",
        &deep,
        &long,
        "1\t2\t3\n4\t5\t6",
        "No verb here\n\n- one\n- two",
        "\u{200b}\u{feff}",
        "他说。",
    ];
    for text in texts {
        let written = conllu(text, &Options::default());
        let mut end = 0;
        for sentence in written.split("\n\n").filter(|s| !s.trim().is_empty()) {
            let rows: Vec<Vec<&str>> =
                sentence.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
            let roots = rows.iter().filter(|r| r[6] == "0").count();
            assert_eq!(roots, 1, "{sentence}");
            for (n, row) in rows.iter().enumerate() {
                assert_eq!(row.len(), 10, "{row:?}");
                assert_eq!(row[0], (n + 1).to_string());
                assert!(row[6].parse::<usize>().is_ok_and(|h| h <= rows.len()), "{row:?}");
                let start: usize =
                    row[9]["start_char=".len()..].split('|').next().expect("an offset").parse().expect("a number");
                assert!(start >= end, "{row:?}");
                end = start;
            }
        }
    }
}
