//! Fits the tagger of names: `models/entities.lexicon.bin` (word clusters and lists) and `models/entities.bin` (weights).
//!
//! `cargo xtask train entities [--data DIR] [--open-only] [--out DIR] [--units DIR | --silver FILE] [--fold N]`. With `--open-only`
//! no file marked restricted is read. `--fold` leaves a part of the texts out, for the second look at names (`review.rs`). `--units` only writes what `xtask/teacher/teacher.py` reads; `--silver` takes the labels
//! that it gives to plain news.

pub mod corpus;
mod crf;
pub mod examples;
pub mod export;
mod figures;
mod lexicon;
pub mod silver;

use crf::Settings;
use nutgraf::document::clusters::WordClusters;
use nutgraf::names::tagger::weights::Weights;
use std::path::Path;

/// Value of `--name` among `args`.
pub fn option<'a>(args: &'a [String], name: &str) -> Option<&'a str> {
    args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).map(String::as_str)
}

pub fn number<T: std::str::FromStr>(args: &[String], name: &str, default: T) -> T {
    option(args, name).and_then(|v| v.parse().ok()).unwrap_or(default)
}

pub fn run(data: &Path, args: &[String]) -> Result<(), String> {
    let out = Path::new(option(args, "--out").unwrap_or("models"));
    std::fs::create_dir_all(out).map_err(|e| e.to_string())?;
    let open_only = args.iter().any(|a| a == "--open-only");
    let save = |name: &str, bytes: &[u8]| std::fs::write(out.join(name), bytes).map_err(|e| format!("{name}: {e}"));

    let fold = option(args, "--fold").and_then(|fold| fold.parse().ok());
    let (texts, said) = match option(args, "--silver") {
        Some(labels) => {
            let all = silver::labelled(data, Path::new(labels))?.into_iter().enumerate();
            let kept = all.filter(|(n, _)| fold != Some(n % corpus::FOLDS)).map(|(_, text)| text);
            let (texts, said): (Vec<_>, Vec<_>) = kept.unzip();
            (texts, said.concat())
        }
        None => Default::default(),
    };
    let priors = silver::priors(&texts, &said);
    let lexicon_bytes =
        lexicon::build(data, open_only, number(args, "--words", 45_000), &priors, number(args, "--often", 4.0))?;
    save("entities.lexicon.bin", &lexicon_bytes)?;
    let lexicon: &'static WordClusters = Box::leak(Box::new(WordClusters::read(lexicon_bytes.clone().leak())));

    let train = corpus::train(data, open_only, number(args, "--part", 1.0), fold)?;
    let dev = corpus::dev(data)?;
    if let Some(dir) = option(args, "--units") {
        let dir = Path::new(dir);
        std::fs::create_dir_all(dir).map_err(|e| e.to_string())?;
        silver::write_units(&dir.join("gold.jsonl"), train.iter().filter(|r| r.only.is_empty()), lexicon, true)?;
        for (name, records) in &dev {
            silver::write_units(&dir.join(format!("{name}.jsonl")), records.iter(), lexicon, true)?;
        }
        let texts: Vec<_> = silver::texts(data)?.into_iter().map(corpus::Record::plain).collect();
        return silver::write_units(&dir.join("silver.jsonl"), texts.iter(), lexicon, false);
    }
    let mut set = examples::Set::default();
    for record in &train {
        set.add(record, lexicon);
    }
    let mut said = said.into_iter();
    for text in &texts {
        set.add_likely(text, lexicon, &mut said);
    }
    set.finish(number(args, "--least", if texts.is_empty() { 2 } else { 8 }));
    println!(
        "{} documents, {} stretches, {} places, {} features",
        train.len(),
        set.stretches.len(),
        set.places(),
        set.features
    );

    let settings = Settings {
        epochs: number(args, "--epochs", 8),
        keep: number(args, "--keep", 0.8),
        rate: number(args, "--rate", 0.03),
        shrink: number(args, "--shrink", 1e-3),
        every: number(args, "--every", 8),
        points: number(args, "--points", 520_000),
    };
    let model = crf::fit(&set, &settings, |round, model| {
        let bytes = export::write(&set, model).leak();
        let weights = Weights::read(bytes);
        for (name, records) in &dev {
            println!("{round} {name}: {}", figures::score(records, lexicon, &weights));
        }
    });
    print!("most important templates:\n{}", figures::most_important_templates(&set, &model, 30));
    let bytes = export::write(&set, &model);
    save("entities.bin", &bytes)?;
    for (name, bytes) in [("lexicon", &lexicon_bytes), ("weights", &bytes)] {
        println!("{name}: {} bytes raw, {} brotli", bytes.len(), export::brotli_size(bytes));
    }
    Ok(())
}
