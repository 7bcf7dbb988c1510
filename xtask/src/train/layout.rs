//! Fits `models/layout.bin`: what is body, which line is the headline, which the byline.
//!
//! `--cv DIR` trains five times without a fifth of the sites and writes what each makes of the pages it has not seen to
//! `DIR/SET.jsonl`, for `shared/eval/score_layout.py`; pages kept back come from other sites as well, so only these
//! figures mean anything. Without it all sites are learnt from. `--seed N` deals the sites out in another way: with a
//! hundred pages, only the mean over some seeds shows whether an idea is better. `--kept` takes the forests an earlier run left in
//! `DIR`, to measure a rule.

mod gold;
mod readings;

use super::layout::gold::Page;
use nutgraf::Span;
use nutgraf::document::layout::model::Model;
use nutgraf::document::{date, layout};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;

const FOLDS: u64 = 5;

pub fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let mut pages = gold::pages(data)?;
    let plain = gold::plain(data)?;
    eprintln!("{} pages, {} plain articles", pages.len(), plain.len());
    if let Some(i) = args.iter().position(|a| a == "--cv") {
        let folder = Path::new(args.get(i + 1).ok_or("--cv DIR")?);
        let seed = match args.iter().position(|a| a == "--seed") {
            Some(i) => args.get(i + 1).and_then(|n| n.parse().ok()).ok_or("--seed N")?,
            None => 0,
        };
        return cross_validate(&pages, &plain, folder, seed, args.iter().any(|a| a == "--kept"));
    }
    pages.extend(gold::transplant(&pages, &plain));
    pages.extend(plain);
    let bytes = readings::train(&pages.iter().collect::<Vec<_>>());
    std::fs::write("models/layout.bin", &bytes).map_err(|e| e.to_string())?;
    println!("models/layout.bin: {} bytes", bytes.len());
    Ok(())
}

fn cross_validate(pages: &[Page], plain: &[Page], folder: &Path, seed: u64, kept: bool) -> Result<(), String> {
    std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
    let mut files: Vec<(String, std::fs::File)> = Vec::new();
    let grafted = gold::transplant(pages, plain);
    let mut plain_words: std::collections::BTreeMap<String, [usize; 4]> = std::collections::BTreeMap::new();
    let learn = |fold: u64| {
        let mut seen: Vec<&Page> = pages.iter().chain(plain).filter(|p| p.fold(FOLDS, seed) != fold).collect();
        seen.extend(grafted.iter().filter(|p| p.fold(FOLDS, seed) != fold));
        readings::train(&seen)
    };
    let file = |fold: u64| folder.join(format!("{seed}.{fold}.bin"));
    let read_or_learn = |fold: u64| -> Result<Vec<u8>, String> {
        if kept {
            return std::fs::read(file(fold)).map_err(|e| e.to_string());
        }
        let bytes = learn(fold);
        std::fs::write(file(fold), &bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    };
    let models: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let folds: Vec<_> = (0..FOLDS).map(|fold| scope.spawn(move || read_or_learn(fold))).collect();
        folds.into_iter().map(|f| f.join().expect("a fold")).collect::<Result<_, _>>()
    })?;
    for (fold, bytes) in models.iter().enumerate() {
        let fold = fold as u64;
        let model = Model::read(bytes);
        for page in pages.iter().chain(plain).filter(|p| p.fold(FOLDS, seed) == fold) {
            let mut document = nutgraf::document::split(&page.text);
            layout::label_with(&mut document, &[], &model);
            document.date = date::find(&document);
            if page.set == "plain" {
                let count = plain_words.entry(page.site.trim_end_matches(char::is_numeric).into()).or_default();
                count[2] += usize::from(document.headline.is_some());
                count[3] += 1;
                for p in &document.paragraphs {
                    let words = p.span.of(&page.text).split_whitespace().count();
                    use nutgraf::ParagraphKind::*;
                    count[0] += if matches!(p.kind, Body | List | Heading | Headline) { 0 } else { words };
                    count[1] += words;
                }
                continue;
            }
            if !files.iter().any(|(set, _)| *set == page.set) {
                let path = folder.join(format!("{}.jsonl", page.set));
                files.push((page.set.clone(), std::fs::File::create(path).map_err(|e| e.to_string())?));
            }
            let (_, file) = files.iter_mut().find(|(set, _)| *set == page.set).ok_or("no file")?;
            writeln!(file, "{}", prediction(page, &document)).map_err(|e| e.to_string())?;
        }
        eprintln!("fold {fold}: {} bytes", bytes.len());
    }
    for (set, [lost, all, headed, texts]) in plain_words {
        let share = lost as f64 / all as f64;
        println!("{set}: {lost} of {all} words lost, {share:.4}; {headed} of {texts} articles with a headline");
    }
    Ok(())
}

/// What the scorer reads, in code points.
fn prediction(page: &Page, document: &nutgraf::document::Document) -> Value {
    let mut points = vec![0u32; page.text.len() + 1];
    let mut count = 0;
    for (i, c) in page.text.char_indices() {
        points[i] = count;
        count += 1;
        for p in &mut points[i + 1..=i + c.len_utf8()] {
            *p = count;
        }
    }
    let place = |s: Span| json!({ "start": points[s.start], "end": points[s.end] });
    let paragraphs: Vec<Value> = document
        .paragraphs
        .iter()
        .map(|p| json!({ "start": points[p.span.start], "end": points[p.span.end], "kind": p.kind }))
        .collect();
    json!({
        "id": page.id,
        "headline": document.headline.map(place),
        "documentDate": {
            "value": document.date.value.map(nutgraf::calendar::iso),
            "source": document.date.source,
        },
        "paragraphs": paragraphs,
    })
}
