//! Byte offsets to the caller's unit and back, in one pass over the text.

use crate::analysis::Analysis;
use crate::options::OffsetUnit;
use crate::span::Span;

/// Every `STRIDE` bytes the count so far is kept: a look-up counts at most that many bytes.
const STRIDE: usize = 64;

/// Converts between byte offsets of one text and another unit.
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `i * STRIDE`; empty where both units agree (ASCII, or bytes asked for).
    marks: Vec<usize>,
}

/// The units that start in `bytes`: a character counts at its first byte, a second UTF-16 unit with it.
fn units(bytes: &[u8], unit: OffsetUnit) -> usize {
    bytes
        .iter()
        .map(|&b| match unit {
            OffsetUnit::Byte => 1,
            OffsetUnit::Codepoint => usize::from(b & 0xC0 != 0x80),
            OffsetUnit::Utf16 => usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0),
        })
        .sum()
}

impl<'t> OffsetMap<'t> {
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Byte && !text.is_ascii() {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                marks.push(count);
                count += units(chunk, unit);
            }
            marks.push(count);
        }
        Self { text, unit, marks }
    }

    /// The caller's offset for byte `at`.
    pub fn to_unit(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.marks.is_empty() {
            return at;
        }
        let block = at / STRIDE;
        self.marks[block] + units(&self.text.as_bytes()[block * STRIDE..at], self.unit)
    }

    /// The byte for the caller's offset `at`: the start of the character it falls in, the text's end where it lies beyond.
    pub fn to_byte(&self, at: usize) -> usize {
        if self.marks.is_empty() {
            return self.text.floor_char_boundary(at);
        }
        let block = self.marks.partition_point(|&m| m <= at).saturating_sub(1);
        let mut count = self.marks[block];
        let mut byte = (block * STRIDE).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        for c in self.text[byte..].chars() {
            count += units(c.encode_utf8(&mut [0; 4]).as_bytes(), self.unit);
            if count > at {
                break;
            }
            byte += c.len_utf8();
        }
        byte
    }

    /// Rewrites one span.
    pub fn convert_span(&self, span: &mut Span) {
        *span = Span::new(self.to_unit(span.start), self.to_unit(span.end));
    }

    /// Rewrites every span of a finished analysis from bytes to the caller's unit.
    pub fn convert(&self, analysis: &mut Analysis) {
        analysis.offsets = self.unit;
        analysis.stats.characters = self.to_unit(self.text.len());
        if !self.marks.is_empty() {
            visit_spans(analysis, &mut |span| self.convert_span(span));
        }
    }

    /// The bytes of a span in the caller's unit, cut to the text.
    pub fn to_bytes(&self, span: Span) -> Span {
        let start = self.to_byte(span.start);
        Span::new(start, self.to_byte(span.end).max(start))
    }

    /// Rewrites every span from the caller's unit to bytes: the way back. Spans that do not fit the text are cut to it.
    pub fn restore(&self, analysis: &mut Analysis) {
        analysis.offsets = OffsetUnit::Byte;
        analysis.stats.characters = self.text.len();
        visit_spans(analysis, &mut |span| *span = self.to_bytes(*span));
    }
}

/// Calls `change` with every span of an analysis.
fn visit_spans(a: &mut Analysis, change: &mut dyn FnMut(&mut Span)) {
    a.document_date.span.iter_mut().for_each(&mut *change);
    a.headline.iter_mut().for_each(&mut *change);
    a.standfirst.iter_mut().for_each(&mut *change);
    a.byline.iter_mut().for_each(|b| change(&mut b.span));
    a.paragraphs.iter_mut().for_each(|p| change(&mut p.span));
    a.sentences.iter_mut().for_each(|s| change(&mut s.span));
    for s in a.summary.sentences.iter_mut().chain(&mut a.summary.nutgraf) {
        change(&mut s.span);
        s.introduce.iter_mut().for_each(|i| change(&mut i.span));
    }
    a.summary.keyphrases.iter_mut().flat_map(|k| &mut k.spans).for_each(&mut *change);
    a.entities.iter_mut().flat_map(|e| &mut e.mentions).for_each(|m| change(&mut m.span));
    a.entities.iter_mut().filter_map(|e| e.role.as_mut()).for_each(|r| change(&mut r.span));
    for q in &mut a.quotes {
        change(&mut q.span);
        q.parts.iter_mut().for_each(&mut *change);
        q.speaker.iter_mut().for_each(|s| change(&mut s.span));
        q.cue.iter_mut().for_each(|c| change(&mut c.span));
    }
    a.times.iter_mut().for_each(|t| change(&mut t.span));
    a.timeline.iter_mut().filter_map(|e| e.event.as_mut()).for_each(change);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree_with_the_languages_that_count_them() {
        let text = "café 😀 “x”".repeat(30);
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint, OffsetUnit::Byte] {
            let map = OffsetMap::new(&text, unit);
            for (byte, _) in text.char_indices() {
                let before = &text[..byte];
                let expected = match unit {
                    OffsetUnit::Utf16 => before.encode_utf16().count(),
                    OffsetUnit::Codepoint => before.chars().count(),
                    OffsetUnit::Byte => byte,
                };
                assert_eq!(map.to_unit(byte), expected);
                assert_eq!(map.to_byte(expected), byte);
            }
            assert_eq!(map.to_byte(usize::MAX / 2), text.len());
        }
    }

    #[test]
    fn restored_analysis_equals_the_one_in_bytes() {
        let text = "Évora, 😀 Nov. 14 – “Wir müssen,” said Ana Müller on Monday. She left.";
        for unit in [OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            let in_bytes = crate::analyze(text, &crate::Options::default());
            let mut there_and_back = crate::analyze(text, &crate::Options { offsets: unit, ..Default::default() });
            assert_ne!(format!("{in_bytes:?}"), format!("{there_and_back:?}"));
            OffsetMap::new(text, unit).restore(&mut there_and_back);
            assert_eq!(format!("{in_bytes:?}"), format!("{there_and_back:?}"));
        }
    }
}
