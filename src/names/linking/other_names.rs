//! Two names of one entity that the text gives as such: "Margaret Okell, born Margaret Frost", "Dorian Clay, later known as
//! Malik Amar".

use crate::analysis::EntityType;
use crate::names::Name;

/// What stands between a name and the other, in lower case, after a comma or bracket.
/// `true` where the first is the usual one: nobody calls her by the name she was born with.
const BETWEEN: [(&str, bool); 35] = [
    ("a.k.a.", true),
    ("aka", true),
    ("also called", true),
    ("also known as", true),
    ("better known as", false),
    ("better known by her stage name", false),
    ("better known by his stage name", false),
    ("better known by the stage name", false),
    ("birth name", true),
    ("born", true),
    ("born as", true),
    ("born simply", true),
    ("formerly", true),
    ("formerly called", true),
    ("formerly known as", true),
    ("known as", false),
    ("known by the stage name", false),
    ("known professionally as", false),
    ("known simply as", true),
    ("later called", false),
    ("later known as", false),
    ("later renamed", false),
    ("nee", true),
    ("now called", false),
    ("now known as", false),
    ("né", true),
    ("née", true),
    ("previously", true),
    ("previously known as", true),
    ("real name", true),
    ("who performs as", false),
    ("who records as", false),
    ("who was born", true),
    ("who wrote as", false),
    ("whose real name is", true),
];

/// Indices of two names, and whether the first is the usual one.
pub struct Pair {
    pub first: usize,
    pub second: usize,
    pub is_first_usual: bool,
}

/// The pairs of neighbouring names that are one entity's. They have one type.
pub fn pairs(text: &str, names: &[Name]) -> Vec<Pair> {
    let mut out = Vec::new();
    for (first, two) in names.windows(2).enumerate() {
        if let Some(is_first_usual) = between(text, &two[0], &two[1])
            && two[0].kind == two[1].kind
            && matches!(two[0].kind, EntityType::Person | EntityType::Organization | EntityType::Place)
        {
            out.push(Pair { first, second: first + 1, is_first_usual });
        }
    }
    out.extend(born(text, names));
    out
}

/// "Born Agnes Pickle in Leeds, Ruby Sterling sang", "Born Edith Sorensen …, she": the person that the clause is about, or one of
/// the same first name told before.
fn born(text: &str, names: &[Name]) -> Vec<Pair> {
    let mut out = Vec::new();
    for (second, name) in names.iter().enumerate().filter(|(_, n)| n.kind == EntityType::Person) {
        let opens = text[..name.span.start]
            .strip_suffix("Born ")
            .is_some_and(|before| before.is_empty() || before.ends_with(['\n', ' ', '\t']));
        let words = name.span.of(text);
        let Some((given, _)) = words.split_once(' ').filter(|_| opens) else { continue };
        let end = text[name.span.end..].find(['.', '\n']).map_or(text.len(), |at| name.span.end + at);
        let people = |n: &&(usize, &Name)| n.1.kind == EntityType::Person && n.1.span.of(text).contains(' ');
        // ", Ruby Sterling sang": the next person behind a comma.
        let behind = names
            .iter()
            .enumerate()
            .skip(second + 1)
            .take(NEAR)
            .find(|n| people(&n) && n.1.span.start < end && text[..n.1.span.start].ends_with(", "));
        let same =
            |n: &&(usize, &Name)| n.1.span.of(text).split(' ').next() == Some(given) && n.1.span.of(text) != words;
        let before = || names.iter().enumerate().take(second).rev().take(10 * NEAR).find(|n| people(&n) && same(&n));
        if let Some((first, _)) = behind.or_else(before) {
            out.push(Pair { first, second, is_first_usual: true });
        }
    }
    out
}

/// Names behind a birth name that are looked at.
const NEAR: usize = 6;

/// Whether the words between two names say that they are one entity's, and if so, whether the first is the usual one.
pub fn between(text: &str, first: &Name, second: &Name) -> Option<bool> {
    let words = text.get(first.span.end..second.span.start)?.trim_end_matches([' ', '"', '“', '\'', '‘']);
    let is_birth = |words: &&str| matches!(words.trim(), "née" | "nee" | "né");
    let words = words.strip_prefix(',').or_else(|| words.strip_prefix(" (")).or(Some(words).filter(is_birth))?.trim();
    let words = words.strip_suffix([',', ':']).unwrap_or(words);
    if words.len() > 40 || words.contains('\n') {
        return None;
    }
    let words = words.to_lowercase();
    BETWEEN.iter().find(|(phrase, _)| *phrase == words).map(|&(_, is_first_usual)| is_first_usual)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::linking::tests::joined;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(joined(text), expected, "{text}");
    }

    #[test]
    fn birth_name_joins_the_usual_name() {
        check("[p Ida Renner], born [p Ida Sophie Vogel], died.", &["Ida Renner: Ida Renner, Ida Sophie Vogel"]);
        check("[p Ida Renner] (née [p Vogel]) died. [p Renner] sang.", &["Ida Renner: Ida Renner, Vogel, Renner"]);
        check("[p Ida Renner] née [p Ida Vogel] died.", &["Ida Renner: Ida Renner, Ida Vogel"]);
        check("[p Cy Fox], real name [p Otto Vogel], sang.", &["Cy Fox: Cy Fox, Otto Vogel"]);
    }

    #[test]
    fn birth_name_before_its_clause_joins_who_it_is_about() {
        check("Born [p Ida Vogel] in [l Bonn], [p Cy Fox] sang.", &["Cy Fox: Ida Vogel, Cy Fox", "Bonn: Bonn"]);
        check(
            "[p Ida Renner] died. Born [p Ida Vogel] in [l Bonn], she sang.",
            &["Ida Renner: Ida Renner, Ida Vogel", "Bonn: Bonn"],
        );
    }

    #[test]
    fn stage_name_joins_the_name_before_it() {
        check("[p Otto Vogel], better known as [p Cy Fox], sang. [p Fox] is 90.", &["Cy Fox: Otto Vogel, Cy Fox, Fox"]);
        check("[p Otto Vogel], later known as \"[p Cy Fox]\", sang.", &["Cy Fox: Otto Vogel, Cy Fox"]);
        check("[o Norline], formerly [o Fellmouth Ferries], grew.", &["Norline: Norline, Fellmouth Ferries"]);
    }

    #[test]
    fn other_words_join_nothing() {
        check("[p Otto Vogel], known to [p Cy Fox], sang.", &["Otto Vogel: Otto Vogel", "Cy Fox: Cy Fox"]);
        check("[p Otto Vogel], formerly of [o Norline], sang.", &["Otto Vogel: Otto Vogel", "Norline: Norline"]);
    }

    #[test]
    fn maiden_name_that_others_bear_joins_nothing() {
        check(
            "[p Max Vogel] slept. [p Ida Renner], née [p Vogel], died.",
            &["Max Vogel: Max Vogel, Vogel", "Ida Renner: Ida Renner"],
        );
    }

    #[test]
    fn phrases_are_sorted() {
        assert!(BETWEEN.is_sorted());
    }
}
