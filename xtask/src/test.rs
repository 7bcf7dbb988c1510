//! `cargo xtask test`: every test there is, in the order in which they are quickest to fail.

use crate::tools::{self, root, run, run_test};
use crate::{articles, build, data, package, serve, size};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("formatting", || cargo(&["fmt", "--all", "--check"])),
    ("clippy", || cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])),
    ("unit and integration tests", rust),
    // In release, as xtask itself was built: its heavy dependencies compile once.
    ("tests of the build tool", || cargo(&["test", "--quiet", "--release", "--package", "xtask"])),
    ("the package", || build::run_build(true).map(drop)),
    ("what people take", || package::run_package().map(drop)),
    ("size", size::check),
    ("the .wasm against the native build", parity),
    ("the package in Node", in_node),
    ("types", types),
    ("the packages in the hands of their users", packages),
    ("the Python wheel", in_python),
    ("archives", archives),
    ("Chromium", in_chromium),
    ("Firefox", in_firefox),
    ("WebKit", in_webkit),
];

pub fn run_all() -> Result<(), String> {
    let mut failed = Vec::new();
    for (name, step) in STEPS {
        println!("\n== {name}");
        let start = Instant::now();
        if let Err(why) = step() {
            failed.push(*name);
            println!("{name}: FAILED: {why}");
        }
        println!("{name}: {:.0} s", start.elapsed().as_secs_f32());
    }
    println!("\n{} passed, {} failed", STEPS.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// The .wasm and the Python package are compiled meanwhile: each keeps one core busy for minutes.
fn rust() -> Result<(), String> {
    std::thread::scope(|scope| {
        // The steps that take what was compiled say what went wrong.
        scope.spawn(|| (build::compile("wasm").is_ok(), package::wheel(&root().join("target/wheel")).is_ok()));
        cargo(&["test", "--quiet"])
    })
}

fn cargo(args: &[&str]) -> Result<(), String> {
    run(Command::new("cargo").args(args).current_dir(root()))
}

/// Invented articles, and the annotated ones where they lie beside the repository.
fn parity() -> Result<(), String> {
    cargo(&["build", "--quiet", "--release"])?;
    let folder = root().join("target/parity");
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let (texts, analyses) = (folder.join("texts.jsonl"), folder.join("analyses.jsonl"));
    let mut lines: Vec<Value> = articles::invent(240, 1)
        .into_iter()
        .enumerate()
        .map(|(i, text)| {
            let date = (i % 2 == 0).then_some("2016-11-15");
            json!({ "id": i, "text": text, "date": date })
        })
        .collect();
    for set in ["layout/dev/news_select_all", "quotes/dev/polnear", "time/dev/wikiwars", "sentences/dev/gum"] {
        let path = root().join(format!("../shared/data/{set}.jsonl.gz"));
        for record in data::read::<Value>(&path).unwrap_or_default() {
            lines.push(json!({ "id": record["id"], "text": record["text"] }));
        }
    }
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(&texts, lines).map_err(|e| e.to_string())?;
    let open = |path: &Path| fs::File::open(path).map_err(|e| e.to_string());
    run(Command::new(root().join("target/release/nutgraf"))
        .arg("batch")
        .stdin(open(&texts)?)
        .stdout(fs::File::create(&analyses).map_err(|e| e.to_string())?))?;
    run(Command::new("node").arg(root().join("tests/parity.mjs")).args([&texts, &analyses]).arg(root().join("www/pkg")))
}

/// Writes anew what the tests compare with. `git diff` shows what changed.
pub fn rewrite_goldens() -> Result<(), String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--quiet", "--test", "goldens", "--test", "cases", "--test", "schema"]);
    run(cargo.env("NUTGRAF_REWRITE", "1").current_dir(root()))
}

fn in_node() -> Result<(), String> {
    run_test(node_test().arg(root().join("tests/node.test.mjs")), 5)
}

/// A browser or bundler that stays behind does not keep the tests from ending.
fn node_test() -> Command {
    let mut node = Command::new("node");
    node.args(["--test-reporter=spec", "--test-force-exit"]);
    node
}

/// What `package` made, as bundlers, compilers, Node and Chromium take it.
fn packages() -> Result<(), String> {
    let folder = tools::npm_folder("tests/packages")?;
    let (chromium, hugo) = (tools::chromium()?, tools::hugo().ok());
    let files = |names: &[&str]| {
        let failed: Vec<String> = (names.iter())
            .filter_map(|name| {
                let mut node = node_test();
                node.arg(name).env("CHROMIUM", &chromium).envs(hugo.as_ref().map(|hugo| ("HUGO", hugo)));
                run_test(node.current_dir(&folder), 10).err()
            })
            .collect();
        if failed.is_empty() { Ok(()) } else { Err(failed.join("; ")) }
    };
    // Two at a time: the frameworks take as long as the rest.
    std::thread::scope(|scope| {
        let frameworks = scope.spawn(|| files(&["frameworks.test.mjs"]));
        let rest = files(&["bundlers.test.mjs", "types.test.mjs", "pages.test.mjs", "examples.test.mjs"]);
        frameworks.join().map_err(|_| "the frameworks".to_string())?.and(rest)
    })
}

/// In a fresh environment, as pip installs it.
fn in_python() -> Result<(), String> {
    let package = root().join("target/package");
    let files = fs::read_dir(&package).map_err(|e| e.to_string())?.flatten();
    let wheel = files.map(|f| f.path()).find(|path| path.extension().is_some_and(|e| e == "whl")).ok_or("no wheel")?;
    // Another build of the same version has to be installed anew.
    let fresh = root().join("target/python-env/wheel");
    if fresh.exists() {
        fs::remove_dir_all(&fresh).map_err(|e| e.to_string())?;
    }
    let python = tools::python_env("wheel", &[&wheel.display().to_string(), "mypy>=1.18"])?;
    python_tests(&python, "test_wheel.py")
}

/// `nutgraf batch` in the hands of pyarrow, polars, DuckDB, pandas and Spark.
fn archives() -> Result<(), String> {
    tools::java()?;
    let listed = fs::read_to_string(root().join("tests/python/requirements.txt")).map_err(|e| e.to_string())?;
    let python = tools::python_env("archives", &listed.lines().collect::<Vec<_>>())?;
    python_tests(&python, "test_archives.py")
}

fn python_tests(python: &Path, name: &str) -> Result<(), String> {
    run_test(Command::new(python).args(["-m", "unittest", "-q", name]).current_dir(root().join("tests/python")), 10)
}

fn types() -> Result<(), String> {
    let folder = tools::npm_tools()?;
    run(Command::new("npx").args(["--no-install", "tsc", "--noEmit", "-p", "."]).current_dir(folder))
}

fn in_chromium() -> Result<(), String> {
    let chromium = tools::chromium()?;
    browser(Command::new("npx").args(["--no-install", "playwright", "test"]).env("CHROMIUM", chromium), 30)
}

/// Playwright cannot drive Debian's Firefox: these tests speak WebDriver BiDi.
fn in_firefox() -> Result<(), String> {
    let firefox = tools::firefox()?;
    browser(node_test().arg("firefox.mjs").env("FIREFOX", firefox), 6)
}

/// Few systems package a WebKit to drive: without one the other two have to do.
fn in_webkit() -> Result<(), String> {
    match tools::webkit() {
        Ok(driver) => browser(node_test().arg("webkit.mjs").env("WEBKIT_DRIVER", driver), 6),
        Err(why) => {
            println!("WebKit: SKIPPED: {why}");
            Ok(())
        }
    }
}

/// Runs browser tests against a server of our own.
fn browser(command: &mut Command, minutes: u64) -> Result<(), String> {
    let folder = tools::npm_tools()?;
    let (port, server) = serve::start(8090)?;
    std::thread::spawn(move || serve::answer(&server));
    command.current_dir(folder).env("NUTGRAF_URL", format!("http://127.0.0.1:{port}")).stdin(Stdio::null());
    run_test(command, minutes)
}
