//! Base forms → their forms: "deny" has "denies", "denied", "denying"; "ministry" has "ministries".

use super::tags::Tag;

/// The forms of a regular verb, each with its tag. Of several words the first is inflected: "go on" → "goes on".
pub fn verb(base: &str, irregular: Option<&str>) -> Vec<(String, Tag)> {
    let (first, rest) = base.split_at(base.find(' ').unwrap_or(base.len()));
    let mut columns = irregular.unwrap_or_default().split(' ');
    let mut column = |regular: String| match columns.next() {
        Some(given) if !given.is_empty() => given.split('/').map(str::to_owned).collect(),
        _ => vec![regular],
    };
    let past = column(past(first));
    let participle = column(past[0].clone());
    let gerund = column(gerund(first));
    let mut forms = vec![(base.to_owned(), Tag::Base), (third(first) + rest, Tag::Third)];
    for (list, tag) in [(past, Tag::Past), (participle, Tag::Participle), (gerund, Tag::Gerund)] {
        forms.extend(list.into_iter().map(|form| (form + rest, tag)));
    }
    forms
}

/// The plural of a regular noun; of several words the last one's.
pub fn plural(noun: &str) -> String {
    if hisses(noun) {
        format!("{noun}es")
    } else if let Some(stem) = before_y(noun) {
        format!("{stem}ies")
    } else {
        format!("{noun}s")
    }
}

fn third(base: &str) -> String {
    match base {
        "have" => "has".into(),
        "be" => "is".into(),
        _ if base.ends_with('o') => format!("{base}es"),
        _ => plural(base),
    }
}

fn past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if let Some(stem) = before_y(base) {
        format!("{stem}ied")
    } else {
        format!("{base}ed")
    }
}

fn gerund(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if stem.ends_with('i') => format!("{}ying", &stem[..stem.len() - 1]),
        Some(stem) if !stem.ends_with(['e', 'o', 'y']) => format!("{stem}ing"),
        _ => format!("{base}ing"),
    }
}

fn hisses(word: &str) -> bool {
    ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end))
}

/// "den" of "deny"; nothing for "say".
fn before_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(base: &str, irregular: Option<&str>, expected: &str) {
        let forms: Vec<String> = verb(base, irregular).into_iter().map(|(form, _)| form).collect();
        assert_eq!(forms.join(", "), expected);
    }

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        check("warn", None, "warn, warns, warned, warned, warning");
        check("deny", None, "deny, denies, denied, denied, denying");
        check("argue", None, "argue, argues, argued, argued, arguing");
        check("agree", None, "agree, agrees, agreed, agreed, agreeing");
        check("echo", None, "echo, echoes, echoed, echoed, echoing");
        check("double down", None, "double down, doubles down, doubled down, doubled down, doubling down");
    }

    #[test]
    fn irregular_verbs_have_their_own_columns() {
        check("say", Some("said said"), "say, says, said, said, saying");
        check("go on", Some("went gone"), "go on, goes on, went on, gone on, going on");
        check(
            "put it this way",
            Some("put put putting"),
            "put it this way, puts it this way, put it this way, put it this way, putting it this way",
        );
        check(
            "label",
            Some("labelled/labeled labelled/labeled"),
            "label, labels, labelled, labeled, labelled, labeled, labeling",
        );
    }

    #[test]
    fn plurals_follow_the_spelling_rules() {
        assert_eq!(plural("ministry"), "ministries");
        assert_eq!(plural("church"), "churches");
        assert_eq!(plural("attorney"), "attorneys");
    }
}
