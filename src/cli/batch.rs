//! `nutgraf batch`: a JSON object a line in, an analysis a line out, in the same order.
//!
//! One thread reads lines, some analyse them, and this one writes the answers as soon as it is their turn. The lines that
//! are read but not yet answered are limited in bytes, so memory does not grow with the file.

mod answer;

pub use answer::FIELDS;

use super::{Batch, Failure, complain};
use answer::Answerer;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// Most bytes of lines that are read but not yet answered; a longer line is read alone.
const WAITING: usize = 16 << 20;

/// How often a terminal is told how far the batch is.
const PROGRESS: Duration = Duration::from_millis(500);

/// A line of the input, or why a file could not be read.
struct Line {
    /// Where its answer stands in the output.
    place: usize,
    /// Counted from 1, in its file.
    number: usize,
    file: Option<Arc<str>>,
    content: Vec<u8>,
}

struct Answer {
    place: usize,
    /// Bytes of the line that it answers.
    size: usize,
    content: Vec<u8>,
    failed: bool,
}

pub fn run(call: Batch) -> Result<ExitCode, Failure> {
    let room = Arc::new(Room::default());
    let (lines_in, lines_out) = channel();
    let (answers_in, answers_out) = channel();
    let answerer = Arc::new(Answerer { options: call.options, fields: call.fields });
    let lines_out = Arc::new(Mutex::new(lines_out));
    // Threads are not waited for: where the output ends early, one may still wait for a line.
    for _ in 0..call.jobs {
        let (lines, answers, answerer) = (Arc::clone(&lines_out), answers_in.clone(), Arc::clone(&answerer));
        std::thread::spawn(move || answer_lines(&lines, &answers, &answerer));
    }
    drop(answers_in);
    let reader = {
        let room = Arc::clone(&room);
        std::thread::spawn(move || read_files(&call.files, &lines_in, &room))
    };
    let counts = write_answers(&answers_out, &room)?;
    let unread = reader.join().unwrap_or(1);
    if counts.failed > 0 {
        complain(&format!("{} of {} lines failed", counts.failed, counts.all));
    }
    let fine = call.exit_zero || (counts.failed == 0 && unread == 0);
    Ok(if fine { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Room for lines that wait for their answer.
#[derive(Default)]
struct Room {
    taken: Mutex<usize>,
    freed: Condvar,
}

impl Room {
    /// Waits until `size` bytes more may be read.
    fn take(&self, size: usize) {
        let taken = self.taken.lock().expect("no thread panics with the lock held");
        let mut taken = self
            .freed
            .wait_while(taken, |taken| *taken > 0 && *taken + size > WAITING)
            .expect("no thread panics with the lock held");
        *taken += size;
    }

    fn free(&self, size: usize) {
        *self.taken.lock().expect("no thread panics with the lock held") -= size;
        self.freed.notify_one();
    }
}

/// Reads the files, or standard input where none is named. Returns how many could not be read.
fn read_files(files: &[OsString], lines: &Sender<Line>, room: &Room) -> usize {
    let mut place = 0;
    if files.is_empty() {
        return usize::from(!read_lines(BufReader::new(io::stdin()), None, &mut place, lines, room));
    }
    let mut unread = 0;
    for file in files {
        let name: Arc<str> = file.display().to_string().into();
        let fine = if file == "-" {
            read_lines(BufReader::new(io::stdin()), Some(&name), &mut place, lines, room)
        } else {
            match File::open(file) {
                Ok(open) => read_lines(BufReader::new(open), Some(&name), &mut place, lines, room),
                Err(e) => {
                    complain(&format!("{name}: {e}"));
                    false
                }
            }
        };
        unread += usize::from(!fine);
    }
    unread
}

/// Blank lines are passed over. Returns whether the input could be read to its end.
fn read_lines(
    mut input: impl BufRead,
    file: Option<&Arc<str>>,
    place: &mut usize,
    lines: &Sender<Line>,
    room: &Room,
) -> bool {
    for number in 1.. {
        let mut content = Vec::new();
        match input.read_until(b'\n', &mut content) {
            Ok(0) => break,
            Ok(_) => {}
            Err(e) => {
                complain(&format!("{}: {e}", file.map_or("standard input", |name| name)));
                return false;
            }
        }
        if number == 1 && content.starts_with(b"\xEF\xBB\xBF") {
            content.drain(..3);
        }
        if content.trim_ascii().is_empty() {
            continue;
        }
        room.take(content.len());
        // The receiver is gone when the output has ended.
        if lines.send(Line { place: *place, number, file: file.cloned(), content }).is_err() {
            break;
        }
        *place += 1;
    }
    true
}

fn answer_lines(lines: &Mutex<Receiver<Line>>, answers: &Sender<Answer>, answerer: &Answerer) {
    loop {
        let line = lines.lock().expect("no thread panics with the lock held").recv();
        let Ok(line) = line else { return };
        let (content, failed) = answerer.answer(&line);
        if answers.send(Answer { place: line.place, size: line.content.len(), content, failed }).is_err() {
            return;
        }
    }
}

#[derive(Default)]
struct Counts {
    all: usize,
    failed: usize,
}

/// Writes the answers in the order of their lines. What is written reaches the reader before this waits for more.
fn write_answers(answers: &Receiver<Answer>, room: &Room) -> io::Result<Counts> {
    let mut out = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut counts = Counts::default();
    let mut early: BTreeMap<usize, Answer> = BTreeMap::new();
    let mut progress = Progress::new();
    loop {
        let answer = match answers.try_recv() {
            Ok(answer) => Some(answer),
            Err(TryRecvError::Disconnected) => None,
            Err(TryRecvError::Empty) => {
                out.flush()?;
                answers.recv().ok()
            }
        };
        let Some(answer) = answer else {
            out.flush()?;
            progress.end();
            return Ok(counts);
        };
        early.insert(answer.place, answer);
        while let Some(answer) = early.remove(&counts.all) {
            out.write_all(&answer.content)?;
            out.write_all(b"\n")?;
            room.free(answer.size);
            counts.all += 1;
            counts.failed += usize::from(answer.failed);
        }
        progress.show(&counts);
    }
}

/// A line on standard error, where that is a terminal.
struct Progress {
    start: Instant,
    shown: Option<Instant>,
    is_terminal: bool,
}

impl Progress {
    fn new() -> Self {
        // Analyses on the same terminal would run through the line.
        let is_terminal = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { start: Instant::now(), shown: None, is_terminal }
    }

    fn show(&mut self, counts: &Counts) {
        if !self.is_terminal || self.shown.unwrap_or(self.start).elapsed() < PROGRESS {
            return;
        }
        self.shown = Some(Instant::now());
        let rate = counts.all as f64 / self.start.elapsed().as_secs_f64();
        // A terminal that is gone needs no progress.
        let _ = write!(io::stderr(), "\r{} articles, {rate:.0} a second, {} failed ", counts.all, counts.failed);
    }

    fn end(&self) {
        if self.shown.is_some() {
            let _ = writeln!(io::stderr());
        }
    }
}
