//! `cargo xtask serve`: the page on this machine.

use crate::tools::root;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server};

/// A server of `www`, on the first free port from `port` up.
pub fn start(port: u16) -> Result<(u16, Arc<Server>), String> {
    for port in port..port.saturating_add(50) {
        if let Ok(server) = Server::http(("127.0.0.1", port)) {
            return Ok((port, Arc::new(server)));
        }
    }
    Err(format!("no free port from {port} up"))
}

/// Answers requests until the program ends, on four threads.
pub fn answer(server: &Arc<Server>) {
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let server = Arc::clone(server);
            std::thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    respond(request);
                }
            })
        })
        .collect();
    for thread in threads {
        // A thread that died has printed why; the others go on.
        let _ = thread.join();
    }
}

fn respond(request: Request) {
    let headers = |kind: &str| {
        [("Content-Type", kind), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")]
            .map(|(name, value)| Header::from_bytes(name, value).expect("a plain header"))
    };
    let mut response = match file(request.url()).map(|path| (fs::read(&path), path)) {
        Some((Ok(bytes), path)) => {
            let mut response = Response::from_data(bytes);
            headers(mime(&path)).into_iter().for_each(|h| response.add_header(h));
            response
        }
        _ => Response::from_data(b"There is no such page.".to_vec()).with_status_code(404),
    };
    if *request.method() != Method::Get && *request.method() != Method::Head {
        response = Response::new(405.into(), Vec::new(), Cursor::new(Vec::new()), Some(0), None);
    }
    // The reader may have gone: nothing to be done about it.
    let _ = request.respond(response);
}

/// The file that a URL names, if it lies in `www`.
fn file(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let www = root().join("www");
    let mut found = www.join(if path.is_empty() { "index.html" } else { path });
    if found.is_dir() {
        found.push("index.html");
    }
    let found = found.canonicalize().ok()?;
    (found.starts_with(www.canonicalize().ok()?) && found.is_file()).then_some(found)
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
