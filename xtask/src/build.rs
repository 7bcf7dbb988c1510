//! `cargo xtask build`: src → www/pkg, what npm would get.

use crate::package;
use crate::tools::{self, WasmToolchain, root, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// LLVM inlines functions up to this cost instead of 225: a tenth less code.
const INLINE_THRESHOLD: &str = "-Cllvm-args=-inline-threshold=50";

const FEATURES: &str = "-Ctarget-feature=+bulk-memory,+sign-ext,+mutable-globals,+nontrapping-fptoint,+simd128";

/// What V8, SpiderMonkey and JavaScriptCore all understand.
const WASM_OPT: [&str; 11] = [
    "-O3",
    // Optimises each caller again after every inlined call, which takes minutes. LLVM has inlined what pays.
    "--skip-pass=inlining-optimizing",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-simd",
    "--enable-call-indirect-overlong",
];

/// Builds the package; does nothing where the .wasm has not changed. `small` is what readers download: optimised as a
/// whole, then by wasm-opt; without it a change is built in seconds.
pub fn run_build(small: bool) -> Result<PathBuf, String> {
    let compiled = compile(if small { "wasm" } else { "serve" })?;
    let folder = root().join("www/pkg");
    let stamp = folder.join(".built-from");
    let key = format!("{} {small}", checksum(&fs::read(&compiled).map_err(|e| e.to_string())?));
    package::copy_sources(&folder)?;
    if small {
        package::bundle_element(&folder)?;
    }
    if fs::read_to_string(&stamp).is_ok_and(|built| built == key) && folder.join("nutgraf_bg.wasm").exists() {
        return Ok(folder);
    }
    bind(&compiled, &folder)?;
    if small {
        shrink(&folder.join("nutgraf_bg.wasm"))?;
    }
    fs::write(stamp, key).map_err(|e| e.to_string())?;
    Ok(folder)
}

/// The standard library built for size. Sorting takes a sixth of the code otherwise: every type and order has its own copy.
const SMALL_STD: [&str; 4] = ["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"];

pub fn compile(profile: &str) -> Result<PathBuf, String> {
    // A folder of its own: Debian's compiler and rustup's would otherwise undo each other's work.
    let target = root().join("target/web");
    let mut cargo = match tools::wasm_toolchain()? {
        WasmToolchain::Rustup => {
            let mut cargo = Command::new("cargo");
            if profile == "wasm" && tools::rust_source() {
                cargo.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
            }
            cargo
        }
        WasmToolchain::Debian => {
            let mut cargo = Command::new("/usr/bin/cargo");
            cargo
                .args(SMALL_STD)
                .env("RUSTC", "/usr/bin/rustc")
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19")
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("CARGO");
            cargo
        }
    };
    cargo.args([
        "rustc",
        "--quiet",
        "--locked",
        "--package",
        "nutgraf-javascript",
        "--profile",
        profile,
        "--target",
        TARGET,
    ]);
    if profile == "wasm" {
        // After `--`: with fat LTO the last crate's flags decide, and the dependencies need no second build.
        cargo.args(["--", INLINE_THRESHOLD]);
    }
    run(cargo
        .env("CARGO_TARGET_DIR", &target)
        .env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"))
        .current_dir(root()))?;
    Ok(target.join(TARGET).join(profile).join("nutgraf_javascript.wasm"))
}

/// The folders of this machine are named alike everywhere: the .wasm is the same from any place.
fn flags() -> Vec<String> {
    let cargo_home = std::env::var("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|_| std::env::var("HOME").map(|home| Path::new(&home).join(".cargo")));
    let mut flags = vec![FEATURES.to_string(), format!("--remap-path-prefix={}=/nutgraf", root().display())];
    flags.extend(cargo_home.map(|home| format!("--remap-path-prefix={}=/cargo", home.display())));
    // The standard library is built here too.
    flags.extend(tools::sysroot().map(|root| format!("--remap-path-prefix={root}=/rust")));
    flags
}

/// Writes the glue. The package's own `nutgraf.js` stands before it, so the glue gets another name.
fn bind(compiled: &Path, package: &Path) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name("nutgraf").typescript(false).web(true).map_err(|e| e.to_string())?;
    let out = package.join("glue");
    bindgen.generate(&out).map_err(|e| e.to_string())?;
    let keep = |from: &str, to: &str| fs::rename(out.join(from), package.join(to)).map_err(|e| format!("{from}: {e}"));
    keep("nutgraf.js", "nutgraf_glue.js")?;
    keep("nutgraf_bg.wasm", "nutgraf_bg.wasm")?;
    fs::remove_dir_all(out).map_err(|e| e.to_string())
}

fn shrink(wasm: &Path) -> Result<(), String> {
    let wasm_opt = tools::npm_tools()?.join("node_modules/binaryen/bin/wasm-opt");
    if !wasm_opt.exists() {
        eprintln!("no wasm-opt: the .wasm stays as the compiler left it");
        return Ok(());
    }
    run(Command::new("node").arg(wasm_opt).args(WASM_OPT).arg(wasm).arg("-o").arg(wasm))
}

/// FNV-1a: tells whether a build changed anything.
fn checksum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xCBF2_9CE4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01B3))
}
