use super::*;

/// `expected` lists the tokens, divided by blanks.
fn check(text: &str, expected: &str) {
    let found: Vec<_> = tokenize(text).iter().map(|t| t.span.of(text)).collect();
    assert_eq!(found.join(" "), expected, "{text}");
}

fn kinds(text: &str, expected: &[TokenKind]) {
    let found: Vec<_> = tokenize(text).iter().map(|t| t.kind).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_word_with_hyphens_is_one_token() {
    check("a long-lasting, two-year U.S.-led mission", "a long-lasting , two-year U.S.-led mission");
    check("Jean-Claude sang in 2015-16", "Jean-Claude sang in 2015-16");
    check("an 11-year-old", "an 11-year-old");
    check("Paris–Nice -- then - rest", "Paris – Nice -- then - rest");
}

#[test]
fn possessive_and_contracted_endings_are_tokens() {
    check("Lee's plan", "Lee 's plan");
    check("Lee’s plan", "Lee ’s plan");
    check("the workers’ union", "the workers ’ union");
    check("we don't, can’t, won't", "we do n't , ca n’t , wo n't");
    check("they'll say we're I'd've", "they 'll say we 're I 'd 've");
    check("O'Neill's rock 'n' roll o'clock", "O'Neill 's rock 'n' roll o'clock");
    check("rock’n’roll in Côte d'Ivoire", "rock’n’roll in Côte d'Ivoire");
    check("DON'T", "DO N'T");
}

#[test]
fn apostrophes_are_not_quotation_marks() {
    use TokenKind::*;
    kinds("the ’90s", &[Word, Number]);
    kinds("the 1990s", &[Word, Number]);
    kinds("give ’em ’til noon", &[Word, Word, Word, Word]);
    kinds("dogs’ tails", &[Word, Clitic, Word]);
    kinds("‘I don’t know,’ she", &[Quote, Word, Word, Clitic, Word, Punctuation, Quote, Word]);
    kinds("'I don't know,' she", &[Quote, Word, Word, Clitic, Word, Punctuation, Quote, Word]);
    kinds("‘the dogs’ she", &[Quote, Word, Word, Quote, Word]);
    kinds("‘the dogs’ owner left,’ she", &[Quote, Word, Word, Clitic, Word, Word, Punctuation, Quote, Word]);
    kinds("``no''", &[Quote, Word, Quote]);
}

#[test]
fn abbreviations_keep_their_stop() {
    check("Mr. Lee met Gov. Ray of Acme Inc. at 6 a.m.", "Mr. Lee met Gov. Ray of Acme Inc. at 6 a.m.");
    check("He saw it. No. 5 won", "He saw it . No. 5 won");
    check("He said no. She left", "He said no . She left");
    check("J. K. Rowling and J.R.R. Tolkien, U.S. citizens", "J. K. Rowling and J.R.R. Tolkien , U.S. citizens");
    check("So do I. The end", "So do I . The end");
    check("etc. e.g. Ph.D. vs. St.-Denis", "etc. e.g. Ph.D. vs. St.-Denis");
    check("the end.The start", "the end . The start");
    kinds("J. Lee", &[TokenKind::Initial, TokenKind::Word]);
    kinds("U.S. aid", &[TokenKind::Abbreviation, TokenKind::Word]);
}

#[test]
fn a_number_with_separators_is_one_token() {
    use TokenKind::*;
    check("$4.5bn, 12,500 and 7% of £3,000", "$ 4.5bn , 12,500 and 7 % of £ 3,000");
    kinds("10:31 9.30pm 6am 6 a.m.", &[Clock, Clock, Clock, Number, Abbreviation]);
    kinds("14/11/2016 2016-11-14 14.11.2016", &[Date, Date, Date]);
    kinds("14th 3.5 24/7 2-1 1,00,000 .5", &[Number; 6]);
    check("in 2016. Then", "in 2016 . Then");
    check("1, 2,3", "1 , 2 , 3");
}

#[test]
fn an_address_is_one_token() {
    use TokenKind::*;
    kinds("https://example.org/a_(b)?c=d", &[Url]);
    check("see (www.example.org/x).", "see ( www.example.org/x ) .");
    check("mail jane.doe+x@news.example.org, now", "mail jane.doe+x@news.example.org , now");
    kinds("#Brexit @nut_graf #1", &[Hashtag, Handle, Punctuation, Number]);
    kinds("bbc.co.uk Amazon.com", &[Url, Word]);
}

#[test]
fn invisible_marks_stay_inside_words() {
    use TokenKind::*;
    kinds("gov\u{ad}ern\u{200b}ment cafe\u{301} \u{feff}x", &[Word, Word, Word]);
    check("10\u{a0}people", "10 people");
    kinds("नमस्ते দক্ষিণ", &[Word, Word]);
}

#[test]
fn symbols_have_their_kinds() {
    use TokenKind::*;
    kinds("Wait... what…  . . . now?!", &[Word, Ellipsis, Word, Ellipsis, Ellipsis, Word, Stop]);
    kinds("👩‍👩‍👧 🇬🇧🇫🇷 👍🏽 :-)", &[Emoji; 5]);
    check("« Oui » [Mr Trump's] (AT&T)", "« Oui » [ Mr Trump 's ] ( AT&T )");
    check("***", "***");
}

#[test]
fn glued_tokens_touch() {
    let tokens = tokenize("Yes, “no”.");
    let glued: Vec<_> = tokens.iter().map(|t| t.glued).collect();
    assert_eq!(glued, [false, true, false, true, true, true]);
}
