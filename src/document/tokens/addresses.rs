//! Addresses, hashtags and handles: `https://example.org/a?b`, "bbc.co.uk/news", "desk@example.org", "#Brexit", "@nutgraf".

use super::{Scanner, TokenKind};

/// How addresses open, in lower case.
const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "www."];

/// Top-level domains of the addresses that stand in running text: no words of English. Sorted.
const TOP_LEVELS: &[&str] = &[
    "ai", "au", "biz", "ca", "ch", "co", "com", "de", "edu", "es", "eu", "fr", "gov", "ie", "in", "info", "int", "io",
    "it", "jp", "me", "mil", "net", "news", "nl", "nz", "org", "ru", "se", "tv", "uk", "us", "za",
];

/// Longest local part of an e-mail address.
const LOCAL_PART: usize = 64;

impl Scanner<'_> {
    /// Reads an address here, if one stands here.
    pub(super) fn address(&mut self) -> bool {
        let (from, bytes) = (self.at, self.bytes);
        let scheme = matches!(bytes[from] | 32, b'h' | b'f' | b'w')
            && SCHEMES
                .iter()
                .any(|s| bytes.get(from..from + s.len()).is_some_and(|b| b.eq_ignore_ascii_case(s.as_bytes())));
        if scheme {
            self.push(TokenKind::Url, self.address_end(from));
            return true;
        }
        if let Some(end) = self.email() {
            self.push(TokenKind::Email, end);
            return true;
        }
        let label = bytes[from..].iter().take(LOCAL_PART).take_while(|b| is_label(**b)).count();
        if self.byte(from + label) == b'.'
            && self.byte(from + label + 1).is_ascii_alphanumeric()
            && let Some(host) = self.host(from)
        {
            let path = self.byte(host) == b'/' && self.byte(host + 1).is_ascii_alphanumeric();
            // "Amazon.com" is a name.
            let name = bytes[from].is_ascii_uppercase() && !path;
            let end = if path { self.address_end(host) } else { host };
            self.push(if name { TokenKind::Word } else { TokenKind::Url }, end);
            return true;
        }
        false
    }

    /// "#Brexit"
    pub(super) fn hashtag_end(&self) -> Option<usize> {
        let end = self.tag_letters(self.at + 1);
        let named = self.text[self.at..end].chars().any(char::is_alphabetic);
        (named && self.touching().is_none_or(|t| !t.kind.is_wordlike())).then_some(end)
    }

    /// "@nutgraf"
    pub(super) fn handle_end(&self) -> Option<usize> {
        let end = self.tag_letters(self.at + 1);
        (end > self.at + 1 && self.touching().is_none_or(|t| !t.kind.is_wordlike())).then_some(end)
    }

    fn tag_letters(&self, from: usize) -> usize {
        let mut end = self.letters(from);
        while self.byte(end) == b'_' && (self.byte(end + 1) == b'_' || self.wordy_at(end + 1)) {
            end = self.letters(end + 1);
        }
        end
    }

    fn email(&mut self) -> Option<usize> {
        let from = self.at;
        if self.at_sign < from {
            self.at_sign = self.bytes[from..].iter().position(|&b| b == b'@').map_or(self.bytes.len(), |i| from + i);
        }
        let local = self.bytes.get(from..self.at_sign)?;
        let allowed = |b: &u8| is_label(*b) || matches!(b, b'.' | b'_' | b'+' | b'%');
        if local.len() > LOCAL_PART || self.at_sign == self.bytes.len() || !local.iter().all(allowed) {
            return None;
        }
        let mut end = self.at_sign + 1;
        let mut labels = 0;
        loop {
            let label = self.bytes[end..].iter().take(LOCAL_PART).take_while(|b| is_label(**b)).count();
            if label == 0 {
                break;
            }
            end += label;
            labels += 1;
            if self.byte(end) != b'.' || !is_label(self.byte(end + 1)) {
                break;
            }
            end += 1;
        }
        (labels > 1).then_some(end)
    }

    /// The end of "news.example.co.uk" from `from`: labels, the last one a top-level domain.
    fn host(&self, from: usize) -> Option<usize> {
        let (mut at, mut labels) = (from, 0);
        let mut found = None;
        while labels < 6 {
            let end = at + self.bytes[at..].iter().take(LOCAL_PART).take_while(|b| is_label(**b)).count();
            if end == at {
                break;
            }
            labels += 1;
            let top = self.text.get(at..end).unwrap_or("");
            if labels > 1 && TOP_LEVELS.binary_search(&top).is_ok() && !self.wordy_at(end) {
                found = Some(end);
            }
            if self.byte(end) != b'.' {
                break;
            }
            at = end + 1;
        }
        found
    }

    /// To the next blank, without the punctuation of the sentence around it.
    fn address_end(&self, from: usize) -> usize {
        let rest = &self.text[from..];
        let stops =
            |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»');
        let mut url = &rest[..rest.find(stops).unwrap_or(rest.len())];
        let mut open = url.matches('(').count() as isize - url.matches(')').count() as isize;
        while let Some(last) = url.chars().next_back()
            && (matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | ']' | '…') || (last == ')' && open < 0))
        {
            open += isize::from(last == ')');
            url = &url[..url.len() - last.len_utf8()];
        }
        from + url.len().max(1)
    }
}

const fn is_label(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'-'
}

#[cfg(test)]
mod tests {
    #[test]
    fn list_is_sorted_and_unique() {
        assert!(super::TOP_LEVELS.is_sorted_by(|a, b| a < b));
    }
}
