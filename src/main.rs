//! The program `nutgraf`. What it does stands in `cli.rs`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
