//! `cargo xtask serve`: the page on this machine.

use crate::tools::root;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tiny_http::{Method, Request, Server};

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

/// Each connection ends with its answer: tiny_http lets a new one wait for a thread while a browser keeps others open.
fn respond(request: Request) {
    let is_head = *request.method() == Method::Head;
    let (status, kind, body) = match file(request.url()).map(|path| (fs::read(&path), path)) {
        _ if !is_head && *request.method() != Method::Get => ("405 Method Not Allowed", "text/plain", Vec::new()),
        Some((Ok(bytes), path)) => ("200 OK", mime(&path), bytes),
        _ => ("404 Not Found", "text/plain", b"There is no such page.".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let mut out = request.into_writer();
    let written = out.write_all(head.as_bytes());
    // The reader may have gone: nothing to be done about it.
    let _ = written.and_then(|()| if is_head { Ok(()) } else { out.write_all(&body) }).and_then(|()| out.flush());
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use std::net::TcpStream;

    /// As a browser does: it closes the connection when the server says so.
    fn ask(port: u16, line: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
        stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).expect("a limit");
        write!(stream, "{line} HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("a request");
        let (mut answer, mut byte) = (Vec::new(), [0]);
        while !answer.ends_with(b"\r\n\r\n") {
            stream.read_exact(&mut byte).expect("an answer");
            answer.push(byte[0]);
        }
        let head = String::from_utf8_lossy(&answer).into_owned();
        assert!(head.contains("\r\nConnection: close\r\n"), "{head}");
        let length = head.split("Content-Length: ").nth(1).and_then(|rest| rest.lines().next()?.parse().ok());
        let mut body = vec![0; if line.starts_with("HEAD") { 0 } else { length.expect("a length") }];
        stream.read_exact(&mut body).expect("a body");
        head + &String::from_utf8_lossy(&body)
    }

    #[test]
    fn each_of_many_connections_is_answered_and_closed() {
        let (port, server) = start(18_080).expect("a port");
        std::thread::spawn(move || answer(&server));
        let asked: Vec<_> = (0..60).map(|_| std::thread::spawn(move || ask(port, "GET /index.html"))).collect();
        for thread in asked {
            let answer = thread.join().expect("an answer");
            assert!(answer.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html"), "{answer}");
            assert!(answer.ends_with("</html>\n"), "{answer}");
        }
        assert!(ask(port, "HEAD /app.js").ends_with("\r\n\r\n"));
        assert!(ask(port, "GET /../Cargo.toml").starts_with("HTTP/1.1 404"));
        assert!(ask(port, "POST /index.html").starts_with("HTTP/1.1 405"));
    }
}
