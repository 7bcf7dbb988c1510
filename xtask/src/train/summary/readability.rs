//! Counts what ROUGE does not see in summaries: dangling openers, cut quotes, furniture, repetition.
//!
//! It reads the shown text itself, with its own short lists, so that it can find what the product's rules miss.

use super::articles::Article;
use std::collections::HashSet;

/// Openers that want the sentence before, whatever follows.
#[rustfmt::skip]
const LEANING: &[&str] = &[
    "also", "and", "another", "but", "finally", "furthermore", "he", "her", "hers", "his", "however", "instead", "it",
    "its", "meanwhile", "moreover", "nevertheless", "nonetheless", "nor", "or", "otherwise", "she", "so", "still",
    "such", "that", "their", "then", "therefore", "these", "they", "this", "those", "though", "thus", "yet",
];

/// Marks of lines that are not the story.
const FURNITURE: &[&str] = &["getty images", "e-mail to a friend", "all rights reserved", "click here", "(cnn)", "»"];

/// One line of figures over summaries, each the chosen story sentences of an article.
pub fn count<'a>(summaries: impl Iterator<Item = (&'a Article<'a>, Vec<usize>)>) -> String {
    let (mut articles, mut sentences, mut dangling, mut broken, mut leaks, mut repeated) = (0, 0, 0, 0, 0, 0);
    for (article, chosen) in summaries {
        articles += 1;
        let text = |i: usize| article.surfaces[i].span.of(article.document.text);
        for (at, &i) in chosen.iter().enumerate() {
            sentences += 1;
            let lower = text(i).to_lowercase();
            let before_shown = at > 0 && chosen[at - 1] + 1 == i;
            let opener: String = lower.chars().take_while(|c| c.is_alphanumeric()).collect();
            if LEANING.contains(&opener.as_str()) && !before_shown {
                dangling += 1;
                println!("    dangling: {}", text(i));
            }
            if FURNITURE.iter().any(|f| lower.contains(f)) {
                leaks += 1;
                println!("    leak: {}", text(i));
            }
            let words = |i: usize| article.sentences[i].iter().copied().collect::<HashSet<u32>>();
            let own = words(i);
            let again = |&j: &usize| words(j).intersection(&own).count() * 10 > own.len() * 7;
            repeated += usize::from(chosen[..at].iter().any(again));
        }
        // Neighbours are read as one stretch: a quote may run over them.
        for run in chosen.chunk_by(|a, b| a + 1 == *b) {
            let shown: String = run.iter().map(|&i| text(i)).collect();
            let marks = |m: char| shown.matches(m).count();
            if marks('"') % 2 == 1 || marks('“') != marks('”') {
                broken += 1;
                println!("    broken quote: {shown}");
            }
        }
    }
    format!(
        "{articles} summaries, {sentences} sentences: {dangling} dangling openers, {broken} broken quotes, {leaks} leaks, \
         {repeated} repetitions"
    )
}
