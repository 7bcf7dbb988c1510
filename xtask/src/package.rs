//! `cargo xtask package`: everything that people take away, in `target/package`.
//!
//! - `npm/` and its tarball: the package, the element, the worker, types;
//! - `dist/`: the element in five files, for a script tag;
//! - `site/`: the page, for any static host, also below a path;
//! - `nutgraf.html`: the page in one file, which works from a disk;
//! - `nutgraf-*.whl`: the Python package;
//! - `extension/`: the page as a side panel that reads the tab beside it.

use crate::size;
use crate::tools::{self, root, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Parts of `www` that the page does not ask for; of the package it wants three files.
const NOT_OF_THE_PAGE: [&str; 5] = ["package", "pkg", "element", "nut-graf.js", "types.d.ts"];
const OF_THE_PACKAGE: [&str; 3] = ["nutgraf.js", "nutgraf_glue.js", "nutgraf_bg.wasm"];

/// Makes all of it from `www` with the .wasm as it was built, and returns the folder.
pub fn run_package() -> Result<PathBuf, String> {
    let out = root().join("target/package");
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|e| e.to_string())?;
    }
    let package = root().join("www/pkg");
    copy_sources(&package)?;
    bundle_element(&package)?;
    npm(&out)?;
    dist(&out.join("dist"))?;
    site(&out.join("site"))?;
    one_file(&out.join("nutgraf.html"))?;
    extension(&out.join("extension"))?;
    wheel(&out)?;
    Ok(out)
}

/// What stands beside the .wasm and its glue in the package.
const SOURCES: [&str; 12] = [
    "nutgraf.js",
    "nutgraf.node.js",
    "nutgraf.d.ts",
    "element.d.ts",
    "worker.d.ts",
    "react.d.ts",
    "html.js",
    "html.d.ts",
    "analyze-site.js",
    "custom-elements.json",
    "package.json",
    "README.md",
];

/// Puts all but the .wasm and its glue into the package's folder.
pub fn copy_sources(package: &Path) -> Result<(), String> {
    for name in SOURCES {
        copy(&root().join("www/package").join(name), &package.join(name))?;
    }
    for name in ["schema.json", "LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &package.join(name))?;
    }
    Ok(())
}

/// Puts element and worker into the package's folder, each in one module.
pub fn bundle_element(package: &Path) -> Result<(), String> {
    let module = ["--bundle", "--format=esm"];
    bundle("nut-graf.js", &package.join("element.js"), &module)?;
    bundle("worker.js", &package.join("worker.js"), &module)?;
    esbuild(&[&["element/panel.js"], &module[..]].concat(), &package.join("panel.js"))
}

fn npm(out: &Path) -> Result<(), String> {
    let folder = out.join("npm");
    copy_tree(&root().join("www/pkg"), &folder, &[".built-from"])?;
    run(Command::new("npm").args(["pack", "--silent", "--pack-destination"]).arg(out).current_dir(&folder))
}

fn dist(folder: &Path) -> Result<(), String> {
    let module = ["--bundle", "--format=esm", "--minify"];
    bundle("nut-graf.js", &folder.join("nut-graf.js"), &module)?;
    bundle("worker.js", &folder.join("worker.js"), &module)?;
    esbuild(&[&["element/panel.js"], &module[..]].concat(), &folder.join("panel.js"))?;
    // With the glue and the licence in it: files less to copy.
    let package = folder.join("nutgraf.js");
    esbuild(&[&["pkg/nutgraf.js"], &module[..]].concat(), &package)?;
    let license = format!("/*!\n{}*/\n{}", read(&root().join("LICENSE-MIT"))?, read(&package)?);
    fs::write(package, license).map_err(|e| e.to_string())?;
    copy(&root().join("www/pkg/nutgraf_bg.wasm"), &folder.join("nutgraf_bg.wasm"))
}

fn site(folder: &Path) -> Result<(), String> {
    copy_tree(&root().join("www"), folder, &NOT_OF_THE_PAGE)?;
    for name in OF_THE_PACKAGE {
        copy(&root().join("www/pkg").join(name), &folder.join("pkg").join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root().join(name), &folder.join(name))?;
    }
    minify(folder)
}

/// Each script and style sheet of the page as it is, without comments and in short: a third less to download.
fn minify(folder: &Path) -> Result<(), String> {
    let written: Vec<String> = (size::files(folder).iter())
        .filter(|file| !file.starts_with("vendor"))
        .filter(|file| file.extension().is_some_and(|ending| ending == "js" || ending == "css"))
        .map(|file| file.display().to_string())
        .collect();
    run(Command::new(tools::npm_tools()?.join("node_modules/.bin/esbuild"))
        .args(&written)
        .args(["--minify", "--target=es2022", "--charset=utf8", "--log-level=error", "--allow-overwrite"])
        .args(["--outbase=.", "--outdir=."])
        .current_dir(folder))
}

/// The Python package, for every Python 3.10 or later of this kind of machine.
pub fn wheel(out: &Path) -> Result<(), String> {
    let python = tools::python_env("maturin", &["maturin>=1.9,<2"])?;
    run(Command::new(&python)
        .args(["-m", "maturin", "build", "--release", "--quiet", "--locked", "--interpreter"])
        .arg(&python)
        .arg("--out")
        .arg(out)
        .env("CARGO_TARGET_DIR", root().join("target/python"))
        .current_dir(root().join("bindings/python")))
}

/// The page as a side panel, with what fetches the text of the tab.
fn extension(folder: &Path) -> Result<(), String> {
    site(folder)?;
    for name in ["sw.js", "manifest.webmanifest"] {
        fs::remove_file(folder.join(name)).map_err(|e| format!("{name}: {e}"))?;
    }
    for name in ["manifest.json", "background.js", "tab.js"] {
        copy(&root().join("www/package/extension").join(name), &folder.join(name))?;
    }
    let index = folder.join("index.html");
    let page = read(&index)?
        .replace("<link rel=\"manifest\" href=\"manifest.webmanifest\">\n", "")
        .replace("</head>", "<script type=\"module\" src=\"tab.js\"></script>\n</head>");
    fs::write(index, page).map_err(|e| e.to_string())
}

/// Browsers load no modules, workers or .wasm from `file://`: all of it stands in the page.
fn one_file(file: &Path) -> Result<(), String> {
    let www = root().join("www");
    let parts = root().join("target/one-file");
    fs::create_dir_all(&parts).map_err(|e| e.to_string())?;
    let (app, worker, css) = (parts.join("app.js"), parts.join("worker.js"), parts.join("page.css"));
    let classic = ["--bundle", "--format=iife", "--minify", "--define:import.meta.url=location.href"];
    esbuild(&[&["app.js"], &classic[..]].concat(), &app)?;
    esbuild(&[&["worker.js"], &classic[..]].concat(), &worker)?;
    let mut page = read(&www.join("index.html"))?;
    let mut sheet = String::new();
    let mut kept = Vec::new();
    for line in page.lines() {
        if let Some(href) = line.strip_prefix("<link rel=\"stylesheet\" href=\"") {
            let (name, rest) = href.split_once('"').unwrap_or((href, ""));
            let media = if rest.contains("media=\"print\"") { " print" } else { "" };
            sheet.push_str(&format!("@import \"{}\"{media};\n", www.join(name).display()));
        } else if !line.starts_with("<link rel=") && !line.contains("Content-Security-Policy") {
            kept.push(line);
        }
    }
    page = kept.join("\n");
    fs::write(parts.join("all.css"), sheet).map_err(|e| e.to_string())?;
    let all = parts.join("all.css").display().to_string();
    esbuild(&[&all, "--bundle", "--minify", "--loader:.woff2=dataurl"], &css)?;

    let mut files = vec![format!("\"worker.js\":\"{}\"", base64(&fs::read(&worker).map_err(|e| e.to_string())?))];
    for name in ["pkg/nutgraf_bg.wasm", "samples/politics.txt", "samples/business.txt", "samples/disaster.txt"] {
        let bytes = fs::read(www.join(name)).map_err(|e| format!("{name}: {e}"))?;
        files.push(format!("\"{name}\":\"{}\"", base64(&bytes)));
    }
    let icon = base64(&fs::read(www.join("icons/nutgraf.svg")).map_err(|e| e.to_string())?);
    // No address at all may be asked.
    let policy = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; style-src 'unsafe-inline'; \
                  font-src data:; img-src data: blob:; worker-src blob:; base-uri 'none'; form-action 'none'";
    let head = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">\n<style>{}</style>\n</head>",
        read(&css)?
    );
    let shim = read(&www.join("package/one-file.js"))?;
    let scripts = format!(
        "<script>\nconst FILES = {{{}}};\n{shim}</script>\n<script>{}</script>\n</body>",
        files.join(","),
        read(&app)?
    );
    let module = "<script type=\"module\" src=\"app.js\"></script>\n";
    for needed in [module, "</head>", "</body>", "href=\"./\""] {
        if !page.contains(needed) {
            return Err(format!("one file: index.html has no {needed}"));
        }
    }
    let page = page
        .replace(module, "")
        .replace("href=\"./\"", "href=\"\"")
        .replacen("</head>", &head, 1)
        .replacen("</body>", &scripts, 1);
    fs::write(file, page).map_err(|e| e.to_string())
}

/// Bundles a module of `www` that asks for the package, which then lies beside it.
fn bundle(source: &str, to: &Path, options: &[&str]) -> Result<(), String> {
    esbuild(&[&[source, "--external:*/pkg/nutgraf.js", "--external:*/panel.js"], options].concat(), to)?;
    let text = read(to)?;
    if !text.contains("./pkg/nutgraf") {
        return Err(format!("{source}: it asks for no package"));
    }
    fs::write(to, text.replace("./pkg/nutgraf", "./nutgraf")).map_err(|e| e.to_string())
}

/// Runs esbuild in `www`.
fn esbuild(args: &[&str], to: &Path) -> Result<(), String> {
    let program = tools::npm_tools()?.join("node_modules/.bin/esbuild");
    run(Command::new(program)
        .args(args)
        .args(["--target=es2022", "--charset=utf8", "--legal-comments=none", "--log-level=error"])
        .arg(format!("--outfile={}", to.display()))
        .current_dir(root().join("www")))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|e| e.to_string())?;
    }
    fs::copy(from, to).map(drop).map_err(|e| format!("{}: {e}", from.display()))
}

/// Copies a folder without the paths in `without`, which are relative to it.
fn copy_tree(from: &Path, to: &Path, without: &[&str]) -> Result<(), String> {
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(from.join(&folder)).map_err(|e| e.to_string())?.flatten() {
            let path = folder.join(entry.file_name());
            if without.iter().any(|w| path == Path::new(w)) {
                continue;
            }
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                copy(&entry.path(), &to.join(&path))?;
            }
        }
    }
    Ok(())
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = (0..3).fold(0, |bits, i| (bits << 8) | usize::from(*chunk.get(i).unwrap_or(&0)));
        for i in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * i)) & 63];
            out.push(if i <= chunk.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_pads_the_last_group() {
        let written = ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes()));
        assert_eq!(written, ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]);
    }
}
