//! The command line: `nutgraf [FILE]` and `nutgraf batch`. See `contract` in ARCHITECTURE.md.
#[cfg(not(target_arch = "wasm32"))]
#[path = "cli.rs"]
mod cli;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
