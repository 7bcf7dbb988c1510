//! Documents → stretches of places with features and labels.

use super::corpus::Record;
use super::crf::Target;
use nutgraf::Span;
use nutgraf::document;
use nutgraf::document::clusters::WordClusters;
use nutgraf::names::tagger;
use nutgraf::names::tagger::elsewhere::Surroundings;
use nutgraf::names::tagger::features::{self, WINDOW};
use nutgraf::names::tagger::units::Reading;
use nutgraf::names::tagger::weights::{HASH_BITS, LABELS};
use std::ops::Range;

/// All places of the training texts.
#[derive(Default)]
pub struct Set {
    /// Features of all places in a row: hashes, after [`Set::finish`] their numbers.
    pub active: Vec<u32>,
    /// Where each place's features start in `active`, and the end.
    pub starts: Vec<usize>,
    /// Of the places in labelled texts, which come first.
    pub labels: Vec<u8>,
    /// Of the places after these, how likely a teacher holds each label, in 1/255.
    pub likely: Vec<[u8; LABELS]>,
    /// Places of each stretch.
    pub stretches: Vec<Range<usize>>,
    /// The hash of each feature.
    pub hashes: Vec<u32>,
    /// The number of each feature's template; before [`Set::finish`] that of each hash.
    pub templates: Vec<u8>,
    pub features: usize,
}

impl Set {
    /// Adds a text that people labelled.
    pub fn add(&mut self, record: &Record, lexicon: &'static WordClusters) {
        assert!(self.likely.is_empty(), "labelled texts come first");
        let mut document = document::read(&record.text, None, &[]);
        document.words.use_clusters(lexicon);
        let reading = Reading::new(&document);
        let gold = gold(record, &reading);
        self.add_places(&reading, |span| record.counts(span), |set, unit| set.labels.push(gold[unit]));
    }

    /// Adds a text that a teacher labelled, and takes what it says of its units.
    pub fn add_likely(
        &mut self,
        text: &str,
        lexicon: &'static WordClusters,
        said: &mut impl Iterator<Item = [u8; LABELS]>,
    ) {
        let mut document = document::read(text, None, &[]);
        document.words.use_clusters(lexicon);
        let reading = Reading::new(&document);
        let said: Vec<_> = said.take(reading.units.len()).collect();
        assert_eq!(said.len(), reading.units.len(), "the teacher read other texts");
        self.add_places(&reading, |_| true, |set, unit| set.likely.push(said[unit]));
    }

    fn add_places(
        &mut self,
        reading: &Reading,
        counts: impl Fn(Span) -> bool,
        mut label: impl FnMut(&mut Self, usize),
    ) {
        let rest = Surroundings::new(reading);
        for line in &reading.sentences {
            if !counts(reading.span(line.units.clone())) {
                continue;
            }
            for stretch in tagger::stretches(reading, line.units.clone()) {
                let from = self.starts.len();
                for unit in stretch {
                    self.starts.push(self.active.len());
                    label(self, unit);
                    for at in 0..WINDOW {
                        let number = reading.word_number(unit, at as isize - WINDOW as isize / 2);
                        features::of_word(&reading.words.list[number as usize], at, |template, hash| {
                            self.push(template.number(at), hash);
                        });
                    }
                    features::of_place(reading, &rest, unit, |template, hash| self.push(template.number(0), hash));
                }
                self.stretches.push(from..self.starts.len());
            }
        }
    }

    fn push(&mut self, template: u8, hash: u32) {
        if self.templates.is_empty() {
            self.templates.resize(1 << HASH_BITS, 0);
        }
        self.templates[hash as usize] = template;
        self.active.push(hash);
    }

    pub fn places(&self) -> usize {
        self.labels.len() + self.likely.len()
    }

    /// What stretch number `s` should come to.
    pub fn target(&self, s: usize) -> Target<'_> {
        let (Range { start, end }, labelled) = (self.stretches[s].clone(), self.labels.len());
        match start < labelled {
            true => Target::Path(&self.labels[start..end]),
            false => Target::Likely(&self.likely[start - labelled..end - labelled]),
        }
    }

    /// Leaves out features met fewer than `least` times and numbers the rest.
    pub fn finish(&mut self, least: u32) {
        self.starts.push(self.active.len());
        let mut counts = vec![0u32; 1 << HASH_BITS];
        self.active.iter().for_each(|&f| counts[f as usize] += 1);
        let mut numbers = vec![u32::MAX; 1 << HASH_BITS];
        for (hash, &count) in counts.iter().enumerate() {
            if count >= least {
                numbers[hash] = self.hashes.len() as u32;
                self.hashes.push(hash as u32);
            }
        }
        self.features = self.hashes.len();
        self.templates = self.hashes.iter().map(|&hash| self.templates[hash as usize]).collect();
        let (mut read, mut write) = (0, 0);
        for place in 0..self.places() {
            let end = self.starts[place + 1];
            self.starts[place] = write;
            while read < end {
                let number = numbers[self.active[read] as usize];
                if number != u32::MAX {
                    self.active[write] = number;
                    write += 1;
                }
                read += 1;
            }
        }
        let places = self.places();
        self.starts[places] = write;
        self.active.truncate(write);
    }
}

/// The label of each unit.
pub fn gold(record: &Record, reading: &Reading) -> Vec<u8> {
    let mut labels = vec![0; reading.units.len()];
    let mut next = 0;
    for &(span, kind) in &record.names {
        let from = next + reading.units[next..].partition_point(|u| u.end as usize <= span.start);
        let to = from + reading.units[from..].partition_point(|u| (u.start as usize) < span.end);
        if from == to {
            continue;
        }
        for (unit, label) in labels.iter_mut().enumerate().take(to).skip(from) {
            let position = match (unit == from, unit + 1 == to) {
                (true, true) => 3,
                (true, false) => 0,
                (false, false) => 1,
                (false, true) => 2,
            };
            *label = (1 + 4 * kind + position) as u8;
        }
        next = to;
    }
    // A name that lies partly in an inactive stretch, or crosses a sentence, is no name.
    for line in &reading.sentences {
        let mut open: Option<usize> = None;
        for unit in line.units.clone().chain([usize::MAX]) {
            let label = if unit == usize::MAX || !reading.units[unit].active { 0 } else { labels[unit] };
            let goes_on = label != 0 && matches!((label - 1) % 4, 1 | 2);
            if let Some(start) = open
                && !goes_on
            {
                labels[start..unit.min(line.units.end)].fill(0);
                open = None;
            }
            if goes_on && open.is_none() {
                labels[unit] = 0;
            } else if label != 0 {
                match (label - 1) % 4 {
                    0 => open = Some(unit),
                    2 => open = None,
                    _ => {}
                }
            }
        }
    }
    labels
}
