//! A sentence → its label on the timeline: a short, faithful cut of the main clause.

use crate::document::Document;

/// The longest label, in bytes of its words.
const LONGEST: usize = 100;

pub fn label(document: &Document, sentence: usize) -> String {
    let text = document.sentences[sentence].span.of(document.text);
    let mut label = String::new();
    for word in text.split_whitespace() {
        if label.len() + word.len() + 1 > LONGEST {
            label.push('…');
            break;
        }
        if !label.is_empty() {
            label.push(' ');
        }
        label.push_str(word);
    }
    label
}
