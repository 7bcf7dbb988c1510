//! Amounts → forms: "US$1.8 bln" and "$1.8 billion" are one sum, "27 million pounds" and "2.7 million pounds" are two.

/// Short multiples and what they stand for.
const MULTIPLES: [(&str, &str); 16] = [
    ("b", "billion"),
    ("bln", "billion"),
    ("bn", "billion"),
    ("cr", "crore"),
    ("crores", "crore"),
    ("k", "thousand"),
    ("lac", "lakh"),
    ("lacs", "lakh"),
    ("lakhs", "lakh"),
    ("m", "million"),
    ("mil", "million"),
    ("mln", "million"),
    ("mn", "million"),
    ("tn", "trillion"),
    ("trln", "trillion"),
    ("trn", "trillion"),
];

/// The form of an amount: in lower case, its marks and figures kept, each multiple by its full name.
pub fn form(amount: &str) -> String {
    let mut form = String::new();
    let bare = amount.strip_prefix("US").filter(|rest| rest.starts_with('$')).unwrap_or(amount);
    let mut last = ' ';
    let mut word = String::new();
    for (at, c) in bare.char_indices() {
        let digit_next = bare[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        let is_letter = c.is_alphabetic();
        if !is_letter {
            push_word(&mut form, &mut word);
        }
        match c {
            // "12,500"
            ',' if last.is_ascii_digit() && digit_next => continue,
            c if is_letter => word.extend(c.to_lowercase()),
            c if c.is_whitespace() => {}
            c if c.is_ascii_digit() && !(last.is_ascii_digit() || last == '.') => {
                push_blank(&mut form);
                form.push(c);
            }
            c => form.push(c),
        }
        last = c;
    }
    push_word(&mut form, &mut word);
    match form.strip_suffix(" per cent").or_else(|| form.strip_suffix(" percent")) {
        Some(share) => format!("{share}%"),
        None => form,
    }
}

fn push_word(form: &mut String, word: &mut String) {
    if word.is_empty() {
        return;
    }
    let full = MULTIPLES.iter().find(|(short, _)| short == word).map_or(word.as_str(), |(_, full)| full);
    push_blank(form);
    form.push_str(full);
    word.clear();
}

fn push_blank(form: &mut String) {
    if form.ends_with(|c: char| c.is_alphanumeric()) {
        form.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::super::forms::has_tag;
    use super::*;
    use crate::english::Tag;

    #[test]
    fn one_sum_in_two_spellings_has_one_form() {
        assert_eq!(form("US$1.8 bln"), form("$1.8 billion"));
        assert_eq!(form("£2bn"), form("£2 billion"));
        assert_eq!(form("RM10m"), form("RM10 million"));
        assert_eq!(form("12,500 euros"), form("12500 Euros"));
        assert_eq!(form("3.5 per cent"), form("3.5%"));
    }

    #[test]
    fn different_sums_have_different_forms() {
        assert_ne!(form("27 million pounds"), form("2.7 million pounds"));
        assert_ne!(form("$5 million"), form("£5 million"));
        assert_ne!(form("A$5"), form("$5"));
        assert_ne!(form("$3-4 million"), form("$34 million"));
    }

    #[test]
    fn multiples_are_sorted_and_in_the_lexicon() {
        assert!(MULTIPLES.is_sorted());
        let is_multiple = |word| has_tag(word, Tag::Multiple);
        assert!(MULTIPLES.iter().all(|(short, full)| is_multiple(short) && is_multiple(full)));
    }
}
