//! The lines of a whole paste, with what one pass over them tells about each: how much running text stands around a line,
//! whether it is repeated, and how much of it the running text speaks of.

use super::line::Line;
use super::vocabulary::Class;
use rustc_hash::{FxHashMap, FxHashSet};

/// What short lines are signs of: comments, other stories, the site, dates, authors and credits.
const SIGNS: usize = 6;
pub const SIGN_NAMES: [&str; SIGNS] = ["comments", "other stories", "site", "dates", "authors", "credits"];
const SIGNS_OF: [&[Class]; SIGNS] = [
    &[Class::Comment],
    &[Class::Related],
    &[Class::Subscribe, Class::Legal, Class::Reader],
    &[Class::Month, Class::Ago, Class::Published],
    &[Class::By, Class::Role, Class::Author],
    &[Class::Credit],
];
/// Maximum number of words of a short line.
const SHORT: u32 = 12;

/// All lines and their surroundings.
pub struct Page {
    pub lines: Vec<Line>,
    /// Lines of running text before line `i`; one more entry than lines. Likewise their words, and the words of all lines.
    pub prose: Vec<u32>,
    pub prose_words: Vec<u32>,
    pub words: Vec<u32>,
    /// Short lines with each sign before line `i`; one more entry than lines.
    signs: Vec<[u32; SIGNS]>,
    /// How many lines say exactly the same as each.
    pub repeats: Vec<u32>,
    /// The nearest line before and after that says the same.
    pub same_above: Vec<Option<usize>>,
    pub same_below: Vec<Option<usize>>,
    /// Lines before line `i` that are as long as titles; one more entry than lines.
    pub titles: Vec<u32>,
    /// Whether a line over the comments repeats it: "5 comments on Harbour crane late".
    pub commented: Vec<bool>,
    /// A bit for each longer word of a line, by its hash.
    bits: Vec<u64>,
    /// In how many lines of running text a longer word stands.
    topic: FxHashMap<u32, u32>,
    /// In how many other lines it stands: labels, titles, names.
    labels: FxHashMap<u32, u32>,
}

impl Page {
    pub fn new(lines: Vec<Line>) -> Self {
        let mut count: FxHashMap<u64, u32> = FxHashMap::default();
        let mut topic: FxHashMap<u32, u32> = FxHashMap::default();
        let mut labels: FxHashMap<u32, u32> = FxHashMap::default();
        let (mut prose, mut prose_words, mut words, mut signs) = (vec![0], vec![0], vec![0], vec![[0; SIGNS]]);
        for line in &lines {
            *count.entry(line.hash).or_default() += 1;
            let last = prose.len() - 1;
            let is_prose = line.is_prose();
            prose.push(prose[last] + u32::from(is_prose));
            prose_words.push(prose_words[last] + if is_prose { line.words } else { 0 });
            words.push(words[last] + line.words);
            let mut sign = signs[last];
            if line.words <= SHORT {
                for (count, classes) in sign.iter_mut().zip(SIGNS_OF) {
                    *count += u32::from(classes.iter().any(|&c| line.count(c) > 0));
                }
            }
            signs.push(sign);
            let stands_in = if is_prose { &mut topic } else { &mut labels };
            for &word in line.longer_words() {
                *stands_in.entry(word).or_default() += 1;
            }
        }
        let mut at: FxHashMap<u64, usize> = FxHashMap::default();
        let same_above: Vec<_> = lines.iter().enumerate().map(|(i, l)| at.insert(l.hash, i)).collect();
        let mut same_below = vec![None; lines.len()];
        for (i, before) in same_above.iter().enumerate() {
            if let Some(j) = *before {
                same_below[j] = Some(i);
            }
        }
        let mut titles = vec![0];
        for (i, line) in lines.iter().enumerate() {
            titles.push(titles[i] + u32::from((4..=30).contains(&line.words)));
        }
        let bits = lines.iter().map(|l| l.longer_words().iter().fold(0, |bits, w| bits | 1 << (w & 63))).collect();
        let repeats = lines.iter().map(|l| count[&l.hash]).collect();
        let commented = commented(&lines);
        Self {
            lines,
            prose,
            prose_words,
            words,
            signs,
            repeats,
            same_above,
            same_below,
            titles,
            commented,
            bits,
            topic,
            labels,
        }
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Lines of running text in `from..to`, cut to the page.
    pub fn prose_in(&self, from: isize, to: isize) -> u32 {
        let cut = |i: isize| i.clamp(0, self.len() as isize) as usize;
        self.prose[cut(to)].saturating_sub(self.prose[cut(from)])
    }

    /// Short lines in `from..to` that are a sign of the given sort.
    pub fn signs_in(&self, sign: usize, from: isize, to: isize) -> u32 {
        let cut = |i: isize| i.clamp(0, self.len() as isize) as usize;
        self.signs[cut(to)][sign].saturating_sub(self.signs[cut(from)][sign])
    }

    /// Whether line `b` has more than three quarters of line `a`'s longer words.
    pub fn is_echo(&self, a: usize, b: usize) -> bool {
        // Each bit that `b` lacks is a word that it lacks: most lines are ruled out without comparing words.
        let missing = (self.bits[a] & !self.bits[b]).count_ones() as usize;
        missing * 4 < self.lines[a].longer_words().len() && self.likeness(a, b) > 0.75
    }

    /// The share of line `a`'s longer words that line `b` has too; -1 where `a` has none.
    pub fn likeness(&self, a: usize, b: usize) -> f32 {
        let shared = self.bits[a] & self.bits[b];
        let (a, b) = (self.lines[a].longer_words(), self.lines[b].longer_words());
        if a.is_empty() {
            return -1.0;
        }
        if shared == 0 {
            return 0.0;
        }
        a.iter().filter(|w| b.contains(w)).count() as f32 / a.len() as f32
    }

    /// In how many lines that are no running text a longer word stands.
    pub fn labels_with(&self, word: u32) -> u32 {
        self.labels.get(&word).copied().unwrap_or(0)
    }

    /// Maximum number of lines that the first words of line `i` stand in together: a name that is said again.
    pub fn lines_with_name(&self, i: usize) -> u32 {
        let words = &self.lines[i].longer_words();
        let lines = |w: &u32| self.labels_with(*w) + self.topic.get(w).copied().unwrap_or(0);
        words.iter().take(3).map(lines).min().unwrap_or(0)
    }

    /// How many pairs of longer words of line `i` follow one another in some other lines as well.
    pub fn phrases_again(&self, i: usize, lines: std::ops::Range<usize>) -> u32 {
        let pairs = |j: usize| self.lines[j].longer_words().windows(2);
        pairs(i).filter(|pair| lines.clone().any(|j| j != i && pairs(j).any(|other| other == *pair))).count() as u32
    }

    /// How much of line `i` the running text of other lines speaks of, 0 to 1; -1 for a line without longer words.
    pub fn topicality(&self, i: usize) -> f32 {
        let line = &self.lines[i];
        let own = u32::from(line.is_prose());
        let words = line.longer_words();
        if words.is_empty() {
            return -1.0;
        }
        let known: u32 =
            words.iter().map(|w| (self.topic.get(w).copied().unwrap_or(0).saturating_sub(own)).min(3)).sum();
        known as f32 / (3 * words.len()) as f32
    }
}

/// Minimum number of longer words of a title: fewer may stand at the end of any line.
const TITLE: usize = 2;

/// Which lines are repeated by another that counts comments.
fn commented(lines: &[Line]) -> Vec<bool> {
    let mut named = vec![false; lines.len()];
    let counts_comments = |l: &Line| (5..=50).contains(&l.words) && l.count(Class::Comment) > 0 && l.numbers > 0;
    let mut ends: FxHashSet<&[u32]> = FxHashSet::default();
    for line in lines.iter().filter(|l| counts_comments(l)) {
        let words = line.longer_words();
        ends.extend((1..words.len()).map(|from| &words[from..]).filter(|end| end.len() >= TITLE));
    }
    if !ends.is_empty() {
        for (named, line) in named.iter_mut().zip(lines) {
            *named = ends.contains(line.longer_words());
        }
    }
    named
}
