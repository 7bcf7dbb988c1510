//! Word form → what the tagger asks of it, hashed once: "Merkel" → lower-case hash, shape `Xx`, `mer-`, `-kel`, cluster.
//!
//! A form is read when it is first met in a text; every later place shares the [`Word`] by number.

use super::clusters::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// One word form of the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Of the lower-cased form, digits all one, apostrophes straight.
    pub lower: u32,
    pub exact: u32,
    /// Of the pattern with repeats collapsed: "McDonald" → `XxXx`.
    pub shape: u32,
    /// Of the first 1, 2, 3 and 4 letters, lower-cased; 0 where the word is no longer than that.
    pub prefixes: [u32; 4],
    pub suffixes: [u32; 4],
    /// Clusters of like words, fine, middle and coarse; [`Lexicon::NO_CLUSTER`] for an unknown word.
    pub clusters: [u16; 3],
    /// [`Lexicon`] flags.
    pub flags: u16,
    /// Its part in sums of money and shares: [`NUMERAL`], [`MULTIPLE`] and the like.
    pub amount: u16,
    pub case: Case,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Case {
    /// No letters.
    #[default]
    None,
    /// "plan", "al"
    Lower,
    /// "Plan", "McDonald", "A"
    Initial,
    /// "NATO", "U.S."
    Upper,
    /// "iPhone", "eBay"
    Inner,
}

impl Case {
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Initial | Self::Upper | Self::Inner)
    }
}

/// The forms met so far.
pub struct Words<'l> {
    lexicon: &'l Lexicon,
    numbers: FxHashMap<u64, u32>,
    pub list: Vec<Word>,
}

/// The number of the word that stands before a sentence, and of the one after it.
pub const BEFORE: u32 = 0;
pub const AFTER: u32 = 1;

impl<'l> Words<'l> {
    pub fn new(lexicon: &'l Lexicon) -> Self {
        let edge =
            |lower| Word { lower, exact: lower, shape: lower, clusters: [Lexicon::NO_CLUSTER; 3], ..Word::default() };
        Self { lexicon, numbers: FxHashMap::default(), list: vec![edge(0x5ea1), edge(0x5ea2)] }
    }

    /// Cluster and flags of a phrase by its hash.
    pub fn look_up(&self, phrase: u32) -> (u16, u16) {
        self.lexicon.look_up(phrase)
    }

    /// The number of `form`.
    pub fn number(&mut self, form: &str) -> u32 {
        let exact = form.bytes().fold(SEED, step);
        if let Some(&n) = self.numbers.get(&exact) {
            return n;
        }
        let n = self.list.len() as u32;
        self.list.push(read(form, fold(exact), self.lexicon));
        self.numbers.insert(exact, n);
        n
    }
}

/// Flag of a word that holds two parts of a name together, beside the flags of [`Lexicon`].
pub const LINK: u16 = 1 << 15;

/// "Bank *of* England", "Trinidad *and* Tobago", "Leonardo *da* Vinci".
const LINKS: [&str; 28] = [
    "&", "al", "and", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el",
    "for", "ibn", "in", "la", "le", "of", "on", "the", "van", "von", "y",
];

/// Flag of [`Word::amount`]: "five", "twenty".
pub const NUMERAL: u16 = 1;
/// "million", "bn"
pub const MULTIPLE: u16 = 2;
/// "dollars"
pub const MONEY: u16 = 4;
/// "pounds": money where there are many.
pub const WEIGHT: u16 = 8;
/// "USD", "Rs"
pub const CURRENCY_CODE: u16 = 16;
/// "%", "percent"
pub const PERCENT: u16 = 32;
/// "percentage", before "points"
pub const PERCENTAGE: u16 = 64;
/// "points"
pub const POINTS: u16 = 128;

/// Words of sums and shares, lower-cased.
const AMOUNT_WORDS: [(&str, u16); 98] = [
    ("%", PERCENT),
    ("b", MULTIPLE),
    ("baht", MONEY),
    ("billion", MULTIPLE),
    ("billions", MULTIPLE),
    ("bitcoin", MONEY),
    ("bitcoins", MONEY),
    ("bn", MULTIPLE),
    ("cedi", MONEY),
    ("cedis", MONEY),
    ("cents", MONEY),
    ("crore", MULTIPLE),
    ("crores", MULTIPLE),
    ("dirham", MONEY),
    ("dirhams", MONEY),
    ("dollar", MONEY),
    ("dollars", MONEY),
    ("eight", NUMERAL),
    ("eighteen", NUMERAL),
    ("eighty", NUMERAL),
    ("eleven", NUMERAL),
    ("euro", MONEY),
    ("euros", MONEY),
    ("fifteen", NUMERAL),
    ("fifty", NUMERAL),
    ("five", NUMERAL),
    ("forty", NUMERAL),
    ("four", NUMERAL),
    ("fourteen", NUMERAL),
    ("franc", MONEY),
    ("francs", MONEY),
    ("half", NUMERAL),
    ("hryvnia", MONEY),
    ("hundred", MULTIPLE),
    ("k", MULTIPLE),
    ("krona", MONEY),
    ("kroner", MONEY),
    ("kronor", MONEY),
    ("lakh", MULTIPLE),
    ("lakhs", MULTIPLE),
    ("lira", MONEY),
    ("m", MULTIPLE),
    ("mil", MULTIPLE),
    ("million", MULTIPLE),
    ("millions", MULTIPLE),
    ("mn", MULTIPLE),
    ("naira", MONEY),
    ("nine", NUMERAL),
    ("nineteen", NUMERAL),
    ("ninety", NUMERAL),
    ("one", NUMERAL),
    ("pct", PERCENT),
    ("pence", MONEY),
    ("percent", PERCENT),
    ("percentage", PERCENTAGE),
    ("peso", MONEY),
    ("pesos", MONEY),
    ("point", POINTS),
    ("points", POINTS),
    ("pound", WEIGHT),
    ("pounds", WEIGHT),
    ("rand", MONEY),
    ("renminbi", MONEY),
    ("rial", MONEY),
    ("rials", MONEY),
    ("ringgit", MONEY),
    ("riyal", MONEY),
    ("riyals", MONEY),
    ("rouble", MONEY),
    ("roubles", MONEY),
    ("ruble", MONEY),
    ("rubles", MONEY),
    ("rupee", MONEY),
    ("rupees", MONEY),
    ("seven", NUMERAL),
    ("seventeen", NUMERAL),
    ("seventy", NUMERAL),
    ("shekel", MONEY),
    ("shekels", MONEY),
    ("shilling", MONEY),
    ("shillings", MONEY),
    ("six", NUMERAL),
    ("sixteen", NUMERAL),
    ("sixty", NUMERAL),
    ("ten", NUMERAL),
    ("thirteen", NUMERAL),
    ("thirty", NUMERAL),
    ("thousand", MULTIPLE),
    ("three", NUMERAL),
    ("tn", MULTIPLE),
    ("trillion", MULTIPLE),
    ("twelve", NUMERAL),
    ("twenty", NUMERAL),
    ("two", NUMERAL),
    ("won", WEIGHT),
    ("yen", MONEY),
    ("yuan", MONEY),
    ("zloty", MONEY),
];

/// The currency codes are no words: only capitals count.
const CODES: [&str; 23] = [
    "AED", "AUD", "CAD", "CHF", "CNY", "EUR", "GBP", "HKD", "INR", "JPY", "KES", "KSh", "NGN", "NZD", "PKR", "RM",
    "RMB", "Rs", "Rs.", "SGD", "Sh", "USD", "ZAR",
];

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a.
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The hash of a lower-cased word, as [`Word::lower`] has it.
pub fn hash(form: &str) -> u32 {
    fold(form.chars().flat_map(char::to_lowercase).map(plain).fold(SEED, step_char))
}

/// The hash of two words or phrases in a row.
pub const fn chain(first: u32, second: u32) -> u32 {
    (first.rotate_left(5) ^ second).wrapping_mul(0x9e37_79b1)
}

fn plain(c: char) -> char {
    match c {
        '’' | '‘' => '\'',
        c if c.is_ascii_digit() => '0',
        c => c,
    }
}

fn step_char(hash: u64, c: char) -> u64 {
    if c.is_ascii() { step(hash, c as u8) } else { c.encode_utf8(&mut [0; 4]).bytes().fold(hash, step) }
}

fn read(form: &str, exact: u32, lexicon: &Lexicon) -> Word {
    let mut word = Word { exact, ..Word::default() };
    let (mut lower, mut shape) = (SEED, SEED);
    let (mut count, mut last_class) = (0, ' ');
    let (mut uppers, mut lowers, mut starts_upper) = (0, 0, false);
    let mut tail = [0u64; 4];
    for c in form.chars() {
        let class = if c.is_ascii_lowercase() || c.is_lowercase() {
            lowers += 1;
            'x'
        } else if c.is_ascii_uppercase() || c.is_uppercase() {
            uppers += 1;
            starts_upper |= count == 0;
            'X'
        } else if c.is_ascii_digit() {
            '9'
        } else if c.is_alphabetic() {
            'a'
        } else {
            plain(c)
        };
        if class != last_class {
            shape = step_char(shape, class);
            last_class = class;
        }
        let mut last = ' ';
        for l in c.to_lowercase() {
            last = plain(l);
            lower = step_char(lower, last);
        }
        if count < 4 {
            word.prefixes[count] = fold(lower);
        }
        tail.rotate_right(1);
        tail[0] = last as u64;
        count += 1;
    }
    let mut suffix = SEED;
    for (n, &c) in tail.iter().enumerate().take(count) {
        suffix = step_char(suffix, char::from_u32(c as u32).unwrap_or(' '));
        word.suffixes[n] = fold(suffix);
    }
    word.lower = fold(lower);
    word.shape = fold(shape);
    word.case = match (uppers, lowers, starts_upper) {
        (0, 0, _) => Case::None,
        (0, _, _) => Case::Lower,
        (1, 0, true) => Case::Initial,
        (_, 0, _) => Case::Upper,
        (_, _, true) => Case::Initial,
        _ => Case::Inner,
    };
    let (cluster, flags) = lexicon.look_up(word.lower);
    (word.clusters, word.flags) = (lexicon.levels(cluster), flags);
    if word.case == Case::None {
        word.flags = 0;
    }
    let listed = listed();
    word.amount = match word.case {
        case if case.is_capital() && listed.codes.contains(&word.exact) => CURRENCY_CODE,
        _ => listed.amounts.get(&word.lower).copied().unwrap_or(0),
    };
    if word.case == Case::None || word.case == Case::Lower {
        word.flags |= if listed.links.contains(&word.exact) { LINK } else { 0 };
    }
    word
}

/// The word lists above by hash.
struct Listed {
    links: FxHashSet<u32>,
    codes: FxHashSet<u32>,
    amounts: FxHashMap<u32, u16>,
}

fn listed() -> &'static Listed {
    static LISTED: OnceLock<Listed> = OnceLock::new();
    let exact = |form: &&str| fold(form.bytes().fold(SEED, step));
    LISTED.get_or_init(|| Listed {
        links: LINKS.iter().map(exact).collect(),
        codes: CODES.iter().map(exact).collect(),
        amounts: AMOUNT_WORDS.iter().map(|&(form, flag)| (hash(form), flag)).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_unique() {
        assert!(LINKS.is_sorted_by(|a, b| a < b));
        assert!(CODES.is_sorted_by(|a, b| a < b));
        assert!(AMOUNT_WORDS.is_sorted_by(|a, b| a.0 < b.0));
    }

    fn of(form: &str) -> Word {
        read(form, 0, Lexicon::shipped())
    }

    #[test]
    fn cases() {
        let check = |form: &str, case: Case| assert_eq!(of(form).case, case, "{form}");
        check("plan", Case::Lower);
        check("McDonald", Case::Initial);
        check("NATO", Case::Upper);
        check("A", Case::Initial);
        check("iPhone", Case::Inner);
        check("12", Case::None);
    }

    #[test]
    fn forms_share_what_they_should() {
        assert_eq!(of("NATO").lower, of("Nato").lower);
        assert_eq!(of("O’Neill").lower, hash("o'neill"));
        assert_eq!(of("Berlin").suffixes[2], of("Dublin").suffixes[2]);
        assert_ne!(of("Berlin").shape, of("BBC").shape);
        assert_eq!(of("1990s").lower, of("1980s").lower);
    }
}
