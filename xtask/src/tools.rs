//! What the project needs from the machine: found, installed, or asked for in one line.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").into()
}

/// Runs to the end; an error names the command.
pub fn run(command: &mut Command) -> Result<(), String> {
    let name = shown(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name}: {status}")),
        Err(why) => Err(format!("{name}: {why}")),
    }
}

/// What a command prints, if it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let done = command.stderr(Stdio::null()).output().ok()?;
    done.status.success().then(|| String::from_utf8_lossy(&done.stdout).trim().to_string())
}

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let arguments = command.get_args().map(|a| a.to_string_lossy()).collect::<Vec<_>>().join(" ");
    format!("{} {arguments}", command.get_program().display())
}

/// Whether a program answers to `--version`.
pub fn has(program: &str) -> bool {
    output(Command::new(program).arg("--version")).is_some()
}

/// How a command that was given a limit ended.
#[derive(PartialEq)]
enum Ended {
    Well,
    Badly(String),
    Late,
}

/// Runs for at most `limit`; past it the command and all that it started are ended.
fn run_within(command: &mut Command, limit: Duration) -> Ended {
    let mut child = match command.spawn() {
        Ok(child) => child,
        Err(why) => return Ended::Badly(why.to_string()),
    };
    let start = Instant::now();
    while start.elapsed() < limit {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ended::Well,
            Ok(Some(status)) => return Ended::Badly(status.to_string()),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(why) => return Ended::Badly(why.to_string()),
        }
    }
    for id in started_by(child.id()) {
        output(Command::new("kill").args(["-9", &id.to_string()]));
    }
    // It may have ended just now; then there is nothing left to kill.
    let _ = child.kill();
    let _ = child.wait();
    Ended::Late
}

/// The processes that a process started, and those that these started.
fn started_by(process: u32) -> Vec<u32> {
    let list = output(Command::new("ps").args(["-e", "-o", "pid=,ppid="])).unwrap_or_default();
    let pairs: Vec<(u32, u32)> = (list.lines())
        .filter_map(|line| {
            let mut numbers = line.split_whitespace().filter_map(|n| n.parse().ok());
            Some((numbers.next()?, numbers.next()?))
        })
        .collect();
    let mut found = vec![process];
    let mut next = 0;
    while next < found.len() {
        let parent = found[next];
        found.extend(pairs.iter().filter(|pair| pair.1 == parent).map(|pair| pair.0));
        next += 1;
    }
    found.split_off(1)
}

/// Runs a test that may hang, as browsers do now and then: past `minutes` it is ended and run once more.
pub fn run_test(command: &mut Command, minutes: u64) -> Result<(), String> {
    let name = shown(command);
    let limit = Duration::from_secs(60 * minutes);
    let mut ended = run_within(command, limit);
    if ended == Ended::Late {
        println!("{name}: no end after {minutes} minutes; once more");
        ended = run_within(command, limit);
    }
    match ended {
        Ended::Well => Ok(()),
        Ended::Badly(why) => Err(format!("{name}: {why}")),
        Ended::Late => Err(format!("{name}: no end after {minutes} minutes, twice")),
    }
}

/// Installs Debian packages, as root or through sudo.
pub fn apt_install(packages: &[&str]) -> Result<(), String> {
    let ask = || format!("please install: {}", packages.join(" "));
    if !has("apt-get") {
        return Err(ask());
    }
    let root = output(Command::new("id").arg("-u")).as_deref() == Some("0");
    let apt = |args: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "apt-get"]);
        }
        command.args(args).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
        command
    };
    eprintln!("installing {}", packages.join(" "));
    let install = || {
        let mut args = vec!["install", "-y", "-qq", "--no-install-recommends"];
        args.extend(packages);
        run(&mut apt(&args))
    };
    // An old package list gives a browser that the test tools no longer speak with; without a network it has to do.
    let _ = run(&mut apt(&["update", "-qq"]));
    install().map_err(|_| ask())
}

/// How to build for `wasm32-unknown-unknown` on this machine.
pub enum WasmToolchain {
    /// The toolchain at hand has the target.
    Rustup,
    /// Debian's Rust, with the standard library built from source.
    Debian,
}

const DEBIAN_RUST: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

pub fn wasm_toolchain() -> Result<WasmToolchain, String> {
    let has_target = || {
        output(Command::new("rustc").args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]))
            .is_some_and(|dir| Path::new(&dir).is_dir())
    };
    let has_debian = || Path::new("/usr/bin/wasm-ld-19").exists() && Path::new("/usr/bin/cargo").exists();
    if has_target() {
        return Ok(WasmToolchain::Rustup);
    }
    if has_debian() {
        return Ok(WasmToolchain::Debian);
    }
    eprintln!("adding the target wasm32-unknown-unknown");
    let mut add = Command::new("rustup");
    add.args(["target", "add", "wasm32-unknown-unknown"]).stdout(Stdio::null()).stderr(Stdio::null());
    // A server that cannot be reached hangs rather than fails.
    if run_within(&mut add, Duration::from_secs(40)) == Ended::Well && has_target() {
        return Ok(WasmToolchain::Rustup);
    }
    apt_install(&DEBIAN_RUST)
        .map_err(|_| "please run: rustup target add wasm32-unknown-unknown".to_string())
        .map(|()| WasmToolchain::Debian)
}

/// Where the compiler and its libraries lie.
pub fn sysroot() -> Option<String> {
    output(Command::new("rustc").args(["--print", "sysroot"]))
}

/// Whether rustup has the source of the standard library, which is then built for size; it is added where it can be.
pub fn rust_source() -> bool {
    let has_source =
        || sysroot().is_some_and(|root| Path::new(&root).join("lib/rustlib/src/rust/library/Cargo.lock").exists());
    if has_source() {
        return true;
    }
    eprintln!("adding the component rust-src");
    let mut add = Command::new("rustup");
    add.args(["component", "add", "rust-src"]).stdout(Stdio::null()).stderr(Stdio::null());
    let added = run_within(&mut add, Duration::from_secs(60)) == Ended::Well && has_source();
    if !added {
        eprintln!("no rust-src: the .wasm is 80 KB larger than it could be");
    }
    added
}

/// The folder with the npm tools: TypeScript, Playwright, axe, wasm-opt, esbuild.
pub fn npm_tools() -> Result<PathBuf, String> {
    npm_folder("tests/browser")
}

/// A folder of the repository with its npm packages installed.
pub fn npm_folder(name: &str) -> Result<PathBuf, String> {
    let folder = root().join(name);
    if !folder.join("package.json").exists() {
        return Ok(folder);
    }
    let (lock, done) = (folder.join("package-lock.json"), folder.join("node_modules/.package-lock.json"));
    let time = |path: &Path| path.metadata().and_then(|m| m.modified()).ok();
    if time(&done).is_some_and(|done| time(&lock).is_none_or(|lock| lock <= done)) {
        return Ok(folder);
    }
    if !has("npm") {
        apt_install(&["nodejs", "npm"])?;
    }
    eprintln!("installing the npm packages of {name}");
    let npm = |how: &[&str]| {
        run(Command::new("npm")
            .args(how)
            .args(["--silent", "--no-audit", "--no-fund"])
            .current_dir(&folder)
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
    };
    // "ci" takes the lock file at its word, and fails where a registry lacks an optional package that another one names.
    npm(&["ci"]).or_else(|_| npm(&["install", "--no-save"]))?;
    Ok(folder)
}

/// The Python of a virtual environment in `target` that has these packages.
pub fn python_env(name: &str, packages: &[&str]) -> Result<PathBuf, String> {
    let folder = root().join("target/python-env").join(name);
    let (python, stamp) = (folder.join("bin/python"), folder.join("installed"));
    let wanted = packages.join("\n");
    if std::fs::read_to_string(&stamp).is_ok_and(|there| there == wanted) {
        return Ok(python);
    }
    let make = || run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
    if !has("python3") || make().is_err() {
        apt_install(&["python3", "python3-venv"])?;
        make()?;
    }
    eprintln!("installing the Python packages of {name}");
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages);
    run(&mut pip)?;
    std::fs::write(stamp, wanted).map_err(|e| e.to_string())?;
    Ok(python)
}

/// Spark runs on it.
pub fn java() -> Result<String, String> {
    found_or_installed("JAVA", &["/usr/bin/java"], "default-jre-headless")
}

/// The Chromium to test with.
pub fn chromium() -> Result<String, String> {
    let places = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
    found_or_installed("CHROMIUM", &places, "chromium")
}

/// The generator of one of the examples.
pub fn hugo() -> Result<String, String> {
    found_or_installed("HUGO", &["/usr/bin/hugo", "/usr/local/bin/hugo"], "hugo")
}

/// The Firefox to test with.
pub fn firefox() -> Result<String, String> {
    found_or_installed("FIREFOX", &["/usr/bin/firefox-esr", "/usr/bin/firefox"], "firefox-esr")
}

/// The WebDriver of WebKitGTK, which also wants a screen that nobody sees.
pub fn webkit() -> Result<String, String> {
    if !Path::new("/usr/bin/Xvfb").exists() {
        apt_install(&["xvfb", "webkit2gtk-driver"])?;
    }
    found_or_installed("WEBKIT_DRIVER", &["/usr/bin/WebKitWebDriver"], "webkit2gtk-driver")
}

/// A program that an environment variable names, or that stands in one of its places, or that Debian packages.
fn found_or_installed(variable: &str, places: &[&str], package: &str) -> Result<String, String> {
    if let Ok(path) = std::env::var(variable) {
        return Ok(path);
    }
    let found = || places.iter().find(|path| Path::new(path).exists());
    if found().is_none() {
        apt_install(&[package])?;
    }
    found().map(|path| (*path).to_string()).ok_or_else(|| format!("please install {package}, or name it in {variable}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_is_ended_with_all_that_it_started() {
        let mut command = Command::new("sh");
        command.args(["-c", "sleep 7654321 & sleep 7654321"]);
        assert!(run_within(&mut command, Duration::from_millis(300)) == Ended::Late);
        let left = output(Command::new("ps").args(["-e", "-o", "args="])).expect("ps lists processes");
        assert!(!left.lines().any(|line| line == "sleep 7654321"), "{left}");
    }

    #[test]
    fn a_command_that_ends_says_how() {
        assert!(run_test(&mut Command::new("true"), 1).is_ok());
        assert!(run_test(&mut Command::new("false"), 1).is_err_and(|why| why.contains("exit status")));
    }
}
