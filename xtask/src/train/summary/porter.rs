//! Porter's stemmer (1980) with the usual extensions, as ROUGE counts words: "relational" → `relat`.

/// Words that keep their own stem.
#[rustfmt::skip]
const IRREGULAR: &[(&str, &str)] = &[
    ("canning", "canning"), ("cannings", "canning"), ("dying", "die"), ("howe", "howe"), ("inning", "inning"),
    ("innings", "inning"), ("lying", "lie"), ("news", "news"), ("outing", "outing"), ("outings", "outing"),
    ("proceed", "proceed"), ("exceed", "exceed"), ("skies", "sky"), ("sky", "sky"), ("succeed", "succeed"),
    ("tying", "tie"),
];

#[rustfmt::skip]
const STEP2: &[(&str, &str)] = &[
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"),
    ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"),
    ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"),
    ("iviti", "ive"), ("biliti", "ble"), ("fulli", "ful"),
];

#[rustfmt::skip]
const STEP3: &[(&str, &str)] = &[
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
];

#[rustfmt::skip]
const STEP4: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
];

/// The stem of a word of `[a-z0-9]`.
pub fn stem(word: &str) -> String {
    if let Some((_, stem)) = IRREGULAR.iter().find(|(w, _)| *w == word) {
        return (*stem).into();
    }
    if word.len() <= 2 {
        return word.into();
    }
    let mut w = word.to_string();
    step1(&mut w);
    step2(&mut w);
    if let Some((suffix, put)) = STEP3.iter().find(|(s, _)| w.ends_with(s)) {
        replace(&mut w, suffix, put, 0);
    }
    step4(&mut w);
    step5(&mut w);
    w
}

fn step1(w: &mut String) {
    let cut = |w: &mut String, n: usize| w.truncate(w.len() - n);
    if w.ends_with("sses") || w.ends_with("ies") && w.len() != 4 {
        cut(w, 2);
    } else if w.ends_with("ies") || w.ends_with('s') && !w.ends_with("ss") {
        cut(w, 1);
    }
    if w.ends_with("ied") {
        let n = if w.len() == 4 { 1 } else { 2 };
        cut(w, n);
    } else if w.ends_with("eed") {
        if measure(&w[..w.len() - 3]) > 0 {
            cut(w, 1);
        }
    } else if let Some(n) = [("ed", 2), ("ing", 3)]
        .iter()
        .filter(|(s, n)| w.ends_with(s) && has_vowel(&w[..w.len() - n]))
        .map(|s| s.1)
        .next()
    {
        cut(w, n);
        if ["at", "bl", "iz"].iter().any(|s| w.ends_with(s)) {
            w.push('e');
        } else if ends_double(w) {
            if !w.ends_with(['l', 's', 'z']) {
                cut(w, 1);
            }
        } else if measure(w) == 1 && ends_cvc(w) {
            w.push('e');
        }
    }
    if w.ends_with('y') && w.len() > 2 && consonants(w)[w.len() - 2] {
        w.pop();
        w.push('i');
    }
}

fn step2(w: &mut String) {
    while w.ends_with("alli") && measure(&w[..w.len() - 4]) > 0 {
        w.truncate(w.len() - 2);
    }
    if let Some((suffix, put)) = STEP2.iter().find(|(s, _)| w.ends_with(s)) {
        replace(w, suffix, put, 0);
    } else if w.ends_with("logi") && measure(&w[..w.len() - 3]) > 0 {
        w.pop();
    }
}

fn step4(w: &mut String) {
    if let Some(suffix) = STEP4.iter().find(|s| w.ends_with(**s)) {
        let base = &w[..w.len() - suffix.len()];
        if measure(base) > 1 && (*suffix != "ion" || base.ends_with(['s', 't'])) {
            w.truncate(w.len() - suffix.len());
        }
    }
}

fn step5(w: &mut String) {
    if let Some(base) = w.strip_suffix('e') {
        let m = measure(base);
        if m > 1 || m == 1 && !ends_cvc(base) {
            w.pop();
        }
    }
    if w.ends_with("ll") && measure(&w[..w.len() - 1]) > 1 {
        w.pop();
    }
}

fn replace(w: &mut String, suffix: &str, put: &str, least: usize) {
    if measure(&w[..w.len() - suffix.len()]) > least {
        w.truncate(w.len() - suffix.len());
        w.push_str(put);
    }
}

fn consonants(word: &str) -> Vec<bool> {
    let mut flags: Vec<bool> = Vec::with_capacity(word.len());
    for c in word.bytes() {
        let consonant = match c {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => flags.last().is_none_or(|before| !before),
            _ => true,
        };
        flags.push(consonant);
    }
    flags
}

/// How many times a vowel is followed by a consonant.
fn measure(word: &str) -> usize {
    consonants(word).windows(2).filter(|w| !w[0] && w[1]).count()
}

fn has_vowel(word: &str) -> bool {
    consonants(word).contains(&false)
}

fn ends_double(word: &str) -> bool {
    let b = word.as_bytes();
    b.len() >= 2 && b[b.len() - 1] == b[b.len() - 2] && consonants(word)[b.len() - 1]
}

fn ends_cvc(word: &str) -> bool {
    let f = consonants(word);
    let n = f.len();
    if n >= 3 && f[n - 3] && !f[n - 2] && f[n - 1] && !word.ends_with(['w', 'x', 'y']) {
        return true;
    }
    n == 2 && !f[0] && f[1]
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn words_lose_their_endings() {
        for (word, expected) in [
            ("relational", "relat"),
            ("hopping", "hop"),
            ("hoping", "hope"),
            ("ponies", "poni"),
            ("dying", "die"),
            ("generalization", "gener"),
            ("agreed", "agre"),
            ("news", "news"),
        ] {
            assert_eq!(stem(word), expected);
        }
    }
}
