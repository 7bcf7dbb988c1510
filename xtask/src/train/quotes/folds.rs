//! Cross-validation: how good the quotes of articles are that the model has not seen, with every kind of marks.

use super::turned::{self, Marks};
use super::{Article, is_learnt, learn, numbered};
use nutgraf::Span;
use nutgraf::quotes::{self, Models};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

pub const FOLDS: usize = 4;

/// Writes `target/quotes/MARKS.gold.jsonl` and `MARKS.jsonl`, for `score_quotes.py`.
pub fn answer(articles: &[Vec<Article>]) -> Result<(), String> {
    let folder = Path::new("target/quotes");
    std::fs::create_dir_all(folder).map_err(|e| e.to_string())?;
    let mut files = vec![[String::new(), String::new()]; turned::ALL.len()];
    for fold in 0..FOLDS {
        let mut seen = numbered(articles, |i| i % FOLDS != fold);
        seen.retain(|(i, a)| a.marks == Marks::Published || is_learnt(*i, a.marks as usize));
        let models = Models::read(learn(&seen).leak());
        for (_, article) in numbered(articles, |i| i % FOLDS == fold) {
            let [gold, answers] = &mut files[article.marks as usize];
            let _ = writeln!(gold, "{}", article.record);
            let _ = writeln!(answers, "{}", json!({"id": article.id, "quotes": read(article, &models)}));
        }
    }
    for (marks, texts) in turned::ALL.into_iter().zip(files) {
        for (ending, text) in ["gold.jsonl", "jsonl"].into_iter().zip(texts) {
            let path = folder.join(format!("{}.{ending}", marks.name()));
            std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))?;
        }
    }
    println!("score target/quotes/*.jsonl against *.gold.jsonl");
    Ok(())
}

/// The quotes of an article, in code points.
fn read(article: &Article, models: &Models) -> Vec<Value> {
    let mut characters = vec![0; article.text.len() + 1];
    for (number, (at, _)) in article.text.char_indices().enumerate() {
        characters[at] = number;
        characters[article.text.len()] = number + 1;
    }
    let span = |s: Span| json!({"start": characters[s.start], "end": characters[s.end]});
    let found = quotes::find_with(&article.document, &article.names, models);
    let shown = found.list.iter().map(|found| {
        let q = &found.quote;
        let mut value = span(q.span);
        value["kind"] = serde_json::to_value(q.kind).unwrap_or_default();
        value["parts"] = q.parts.iter().copied().map(span).collect();
        value["confidence"] = serde_json::to_value(q.confidence).unwrap_or_default();
        value["cue"] = q.cue.as_ref().map_or(Value::Null, |c| span(c.span));
        value["speaker"] = q.speaker.as_ref().map_or(Value::Null, |s| {
            let mut value = span(s.span);
            value["name"] = s.name.as_str().into();
            value
        });
        value
    });
    shown.collect()
}
