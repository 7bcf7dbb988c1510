//! `cargo xtask`: what cargo alone can't express.

mod articles;
mod build;
mod data;
mod eval;
mod joining;
#[allow(dead_code)]
mod learn;
mod package;
mod serve;
mod size;
mod speed;
mod test;
mod tools;
mod train;
mod why;

use std::path::Path;
use std::process::{Command, ExitCode};

const COMMANDS: &str = "\
cargo xtask serve [--port N]       builds the .wasm and serves the page, on http://127.0.0.1:8080 if free
cargo xtask test                   runs every test: Rust, .wasm against native, types, browser, size
cargo xtask build                  builds the package into www/pkg
cargo xtask package [--built]      makes what people take, in target/package: npm, dist, site, one file, extension
cargo xtask goldens                writes anew what tests compare with: articles, the case book, the schema
cargo xtask eval [--data DIR]      scores the release build on the dev sets (default ../shared)
cargo xtask joining GOLD...        joins the gold's own names, for score_joining.py
cargo xtask size [--why]           what a first visit downloads, against tests/size-budget.txt; what of the .wasm each module and model is
cargo xtask bench                  speed of every stage, and of the package beside its peers in Node
cargo xtask audit                  licences, duplicates and known faults of the dependencies, with cargo-deny
cargo xtask train PART|all [--data DIR]  fits the weights in models/; all does every part, in order";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("serve") => serve(option(&args, "--port")),
        Some("build") => build::run_build(true).map(|package| println!("built {}", package.display())),
        Some("package") => package(args.iter().any(|a| a == "--built")),
        Some("test") => test::run_all(),
        Some("goldens") => test::rewrite_goldens(),
        Some("eval") => eval::score(Path::new(option(&args, "--data").unwrap_or("../shared"))),
        Some("size") if args.iter().any(|a| a == "--why") => build::compile("wasm").and_then(|wasm| why::print(&wasm)),
        Some("size") => build::run_build(true).and_then(|_| size::check()),
        Some("bench") => bench(),
        Some("audit") => audit(),
        Some("train") => train::run(&args[1..]),
        Some("joining") => joining::run(&args[1..]),
        None => {
            println!("{COMMANDS}");
            Ok(())
        }
        Some(other) => Err(format!("there is no command {other}\n{COMMANDS}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn bench() -> Result<(), String> {
    let printed = |command: &mut Command| {
        let text = tools::output(command).ok_or_else(|| format!("{command:?} failed"))?;
        println!("{text}\n");
        Ok::<_, String>(text)
    };
    let stages =
        printed(Command::new("cargo").args(["bench", "--quiet", "--bench", "stages"]).current_dir(tools::root()))?;
    build::run_build(true)?;
    let folder = tools::npm_folder("benches")?;
    let peers = printed(Command::new("node").arg("peers.mjs").current_dir(folder))?;
    speed::keep(&format!("{stages}\n{peers}"))
}

/// Known faults are looked up where their list can be fetched.
fn audit() -> Result<(), String> {
    let deny = |args: &[&str]| tools::run(Command::new("cargo").arg("deny").args(args).current_dir(tools::root()));
    if tools::output(Command::new("cargo").args(["deny", "--version"])).is_none() {
        tools::run(Command::new("cargo").args(["install", "--locked", "cargo-deny"]))?;
    }
    for manifest in ["Cargo.toml", "bindings/python/Cargo.toml"] {
        deny(&["--manifest-path", manifest, "--config", "deny.toml", "check", "licenses", "bans", "sources"])?;
    }
    if deny(&["check", "advisories"]).is_err() {
        println!("advisories: see above; without a network they can't be looked up");
    }
    Ok(())
}

fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    let at = args.iter().position(|a| a == name)?;
    args.get(at + 1).map(String::as_str)
}

/// What people take; `built` spares the .wasm another build.
fn package(built: bool) -> Result<(), String> {
    if !built {
        build::run_build(true)?;
    }
    println!("made {}", package::run_package()?.display());
    Ok(())
}

fn serve(port: Option<&str>) -> Result<(), String> {
    let wanted = match port {
        Some(port) => port.parse().map_err(|_| format!("--port {port}: a number is expected"))?,
        None => 8080,
    };
    build::run_build(false)?;
    let (port, server) = serve::start(wanted)?;
    if port != wanted {
        println!("port {wanted} is taken");
    }
    println!("http://127.0.0.1:{port}");
    serve::answer(&server);
    Ok(())
}
