//! `cargo xtask eval`: the release build, scored on the dev sets.
//!
//! The scorers and the data lie outside the repository: in a folder with `eval/` and `data/`, `../shared` unless told otherwise.

use crate::tools::{root, run};
use serde_json::Value;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A row of the table: the scorer, the set, options of the scorer, and which of its figures to show, brought to per cent.
struct Row {
    scorer: &'static str,
    set: &'static str,
    options: &'static [&'static str],
    figures: &'static [(&'static str, &'static str)],
    scale: f64,
}

const fn row(
    scorer: &'static str,
    set: &'static str,
    options: &'static [&'static str],
    scale: f64,
    figures: &'static [(&'static str, &'static str)],
) -> Row {
    Row { scorer, set, options, figures, scale }
}

const LAYOUT: &[(&str, &str)] = &[
    ("body F1", "/*/body/f1"),
    ("≥ .9", "/*/body/atLeast90"),
    ("headline", "/*/headline/exact"),
    ("byline", "/*/byline/found"),
    ("date right", "/*/date/right"),
    ("wrong", "/*/date/wrong"),
    ("captions in", "/*/captionsLetIn"),
    ("lead", "/*/lead"),
];
const ENTITIES: &[(&str, &str)] = &[("P", "/overall/precision"), ("R", "/overall/recall"), ("F1", "/overall/f1")];
const JOINING: &[(&str, &str)] = &[
    ("names B³", "/names/b3/f1"),
    ("found", "/all/b3_found/f1"),
    ("all B³", "/all/b3/f1"),
    ("CoNLL", "/all/conll"),
    ("pronouns P", "/pronouns/third/p"),
    ("R", "/pronouns/third/r"),
    ("canonical", "/canonical/rate"),
    ("AP", "/salience/ap"),
    ("P@1", "/salience/p1"),
];
const QUOTES: &[(&str, &str)] = &[
    ("quoted exact", "/tables/quoted/exact/f1"),
    ("speaker", "/tables/quoted/speaker/relaxed"),
    ("name", "/tables/quoted/name/acc"),
    ("joint", "/tables/quoted/joint/f1"),
    ("speech iou50", "/tables/speech/iou50/f1"),
];
const TIMES: &[(&str, &str)] = &[("strict", "/strict/F"), ("relaxed", "/relaxed/F"), ("value", "/value_f1")];
const TIMELINE: &[(&str, &str)] = &[("dates", "/dates_exact/F"), ("order", "/order/right")];
const SUMMARY: &[(&str, &str)] = &[("R1", "/rouge1"), ("R2", "/rouge2"), ("Lsum", "/rougeLsum")];
const KEYPHRASES: &[(&str, &str)] = &[("F1@5", "/exact@5/f1"), ("F1@10", "/exact@10/f1")];
const READING: &[(&str, &str)] = &[
    ("nut", "/nut/right"),
    ("three", "/three/hit"),
    ("not story", "/three/not_story"),
    ("events P", "/events/P"),
    ("needed", "/events/R"),
    ("false dates", "/events/false_dates"),
    ("told", "/events/need_told"),
    ("label good", "/label/good"),
];
const SENTENCES: &[(&str, &str)] = &[("inside F1", "/inside/f1"), ("all F1", "/all/f1")];

const ROWS: &[Row] = &[
    row("sentences", "sentences/train/wsj", &[], 1.0, SENTENCES),
    row("sentences", "sentences/dev/gum", &[], 1.0, SENTENCES),
    row("sentences", "sentences/dev/ewt", &[], 1.0, SENTENCES),
    row("layout", "layout/dev/news_select_all", &[], 100.0, LAYOUT),
    row("layout", "layout/dev/news_careful", &[], 100.0, LAYOUT),
    row("entities", "ner/dev/conll2003_testa", &[], 100.0, ENTITIES),
    row("entities", "ner/dev/conll2003_testa", &["--ignore-types", "misc"], 100.0, ENTITIES),
    row("entities", "ner/dev/worldwide_dev", &[], 100.0, ENTITIES),
    row("entities", "ner/dev/worldwide_dev", &["--ignore-types", "misc"], 100.0, ENTITIES),
    row("joining", "coref/dev/gum_news", &[], 1.0, JOINING),
    row("joining", "coref/dev/meantime", &[], 1.0, JOINING),
    row("joining", "coref/dev/newsfair", &[], 1.0, JOINING),
    row("joining", "coref/dev/aida", &[], 1.0, JOINING),
    row("quotes", "quotes/dev/polnear", &[], 100.0, QUOTES),
    row("quotes", "quotes/dev/polnear_british", &["--tables", "quoted"], 100.0, QUOTES),
    row("quotes", "quotes/dev/polnear_straight", &["--tables", "quoted"], 100.0, QUOTES),
    row("quotes", "quotes/dev/polnear_guillemet", &["--tables", "quoted"], 100.0, QUOTES),
    row("timexes", "time/dev/timebank", &[], 100.0, TIMES),
    row("timexes", "time/dev/aquaint", &[], 100.0, TIMES),
    row("timexes", "time/dev/meantime", &[], 100.0, TIMES),
    row("timexes", "time/dev/wikiwars", &[], 100.0, TIMES),
    row("timeline", "time/dev/timeline_tlinks", &[], 100.0, TIMELINE),
    row("timeline", "time/dev/timeline_eventtime", &[], 100.0, TIMELINE),
    row("timeline", "time/dev/timeline_wikinews", &[], 100.0, TIMELINE),
    row("summary", "summary/dev/cnndm_val", &[], 1.0, SUMMARY),
    row("summary", "summary/dev/newsroom", &[], 1.0, SUMMARY),
    row("keyphrases", "keyphrases/dev/duc2001", &[], 1.0, KEYPHRASES),
    row("reading", "reading/dev", &[], 100.0, READING),
];

/// Scores every set that is there and prints one table, then the case book. `shared` holds `data/` and `eval/`; a `data` folder itself will do.
pub fn score(shared: &Path) -> Result<(), String> {
    let shared = if shared.ends_with("data") { shared.parent().unwrap_or(shared) } else { shared };
    if !shared.join("eval").is_dir() || !shared.join("data").is_dir() {
        return Err(format!("{}: the folders data and eval are expected there", shared.display()));
    }
    run(Command::new("cargo").args(["build", "--release", "--quiet"]).current_dir(root()))?;
    let folder = root().join("target/eval");
    std::fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let mut last: Option<(&str, PathBuf)> = None;
    for row in ROWS {
        let gold = shared.join("data").join(format!("{}.jsonl.gz", row.set));
        if !gold.exists() {
            println!("{:<11}{:<30} not there", row.scorer, row.set);
            continue;
        }
        let answers = match &last {
            Some((set, path)) if *set == row.set => path.clone(),
            _ => answers(&gold, &folder)?,
        };
        last = Some((row.set, answers.clone()));
        let mut command = Command::new("python3");
        command.arg(shared.join(format!("eval/score_{}.py", row.scorer))).arg("--json").args(row.options);
        let printed = command.arg(&gold).arg(&answers).output().map_err(|e| format!("python3: {e}"))?;
        let figures: Value = serde_json::from_slice(&printed.stdout)
            .map_err(|_| format!("{}: {}", row.scorer, String::from_utf8_lossy(&printed.stderr)))?;
        let shown: Vec<String> = row
            .figures
            .iter()
            .filter_map(|(name, path)| Some(format!("{name} {:.1}", figure(&figures, path)? * row.scale)))
            .collect();
        let set = if row.options.contains(&"misc") { format!("{} −misc", row.set) } else { row.set.into() };
        println!("{:<11}{set:<36}{}", row.scorer, shown.join("  "));
    }
    cases(shared)
}

/// Invented texts with what a careful reader wants of each.
fn cases(shared: &Path) -> Result<(), String> {
    let book = shared.join("data/cases/first.jsonl");
    if !book.exists() {
        println!("cases      cases/first                         not there");
        return Ok(());
    }
    let mut command = Command::new("python3");
    command.arg(shared.join("eval/score_cases.py")).arg(&book);
    let printed = command.arg("--nutgraf").arg(root().join("target/release/nutgraf")).output();
    let printed = printed.map_err(|e| format!("python3: {e}"))?;
    let lines = String::from_utf8_lossy(&printed.stdout);
    println!("{:<11}{:<36}{}", "cases", "cases/first", lines.lines().last().unwrap_or("no answer"));
    Ok(())
}

/// Runs the program over `gold`.
fn answers(gold: &Path, folder: &Path) -> Result<PathBuf, String> {
    let out = folder.join("answers.jsonl");
    let mut unzip =
        Command::new("gzip").arg("-dc").arg(gold).stdout(Stdio::piped()).spawn().map_err(|e| e.to_string())?;
    let texts = unzip.stdout.take().ok_or("gzip has no output")?;
    let done = Command::new(root().join("target/release/nutgraf"))
        .args(["batch", "--offsets", "codepoint"])
        .stdin(texts)
        .stdout(File::create(&out).map_err(|e| e.to_string())?)
        .status()
        .map_err(|e| e.to_string())?;
    unzip.wait().map_err(|e| e.to_string())?;
    if done.success() { Ok(out) } else { Err(format!("{}: {done}", gold.display())) }
}

/// The number at a JSON pointer; `*` takes the first field.
fn figure(value: &Value, path: &str) -> Option<f64> {
    path.split('/')
        .skip(1)
        .try_fold(value, |v, key| if key == "*" { v.as_object()?.values().next() } else { v.get(key) })?
        .as_f64()
}
