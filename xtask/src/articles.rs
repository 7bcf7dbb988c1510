//! Invented articles for tests and benchmarks: as many as asked for, the same ones for the same seed.
//!
//! They read like wire copy, not like prose, but hold what the stages look for: names in all their forms, quotes in
//! every kind of mark, dates in many shapes, furniture, and the odd character that pasting brings along.

use crate::learn::trees::Random;

const FIRST: &[&str] = &[
    "Ana", "Bela", "Carl", "Dora", "Emre", "Fiona", "George", "Hana", "Igor", "Jean-Luc", "Kate", "Liam", "María",
    "Noor",
];
const LAST: &[&str] = &[
    "Lima", "Novák", "O'Brien", "Okafor", "Petersen", "Quist", "Rossi", "Santos", "Tanaka", "van Dijk", "Weiss",
    "Young",
];
const PLACES: &[&str] =
    &["Lisbon", "Oslo", "New York", "Nairobi", "Hong Kong", "the Netherlands", "South Korea", "Ohio", "U.S."];
const GROUPS: &[&str] = &[
    "Harbour Bank",
    "the Ministry of Transport",
    "Norvik Energy Inc.",
    "the European Commission",
    "Lakeside University",
    "City Council",
    "United Farmers' Union",
    "WHO",
    "Delta & Sons Ltd.",
];
const ROLES: &[&str] =
    &["Mayor", "President", "Prime Minister", "Dr.", "Gov.", "Sen.", "Mr", "Ms.", "Professor", "chief executive"];
const WHEN: &[&str] = &[
    "on Monday",
    "last week",
    "on 14 November 2016",
    "on Nov. 3",
    "two years ago",
    "in the third quarter",
    "by the end of March",
    "at 10:30 a.m. on Friday",
    "in the early 1990s",
    "since 2015",
    "next year",
    "every Tuesday",
    "yesterday",
    "between 2012 and 2014",
];
const DEEDS: &[&str] = &[
    "approved a plan to rebuild the harbour",
    "cut 1,200 jobs",
    "raised prices by 3.5 percent",
    "won the vote by 12 seats",
    "opened talks on fishing rights",
    "reported a loss of $4.2 million",
    "was arrested at the airport",
    "called for an inquiry into the flood",
];
const WORDS: &[&str] = &[
    "we have no choice but to wait",
    "this is the right thing to do",
    "nobody told us about the dam",
    "it's a good deal for everyone",
    "the numbers don't add up",
    "I will not step down",
];
const MARKS: &[(&str, &str)] = &[("“", "”"), ("\"", "\""), ("‘", "’"), ("'", "'"), ("«", "»"), ("``", "''")];
const VERBS: &[&str] = &["said", "told reporters", "added", "insisted", "warned", "tweeted"];
const FURNITURE: &[&str] = &[
    "Read more",
    "Advertisement",
    "Share this article",
    "We use cookies to improve your experience. Accept all",
    "Sign up for our newsletter",
    "Photo: Ana Lima / Nota Press",
    "Most read",
];
const ODD: &[&str] = &["\u{a0}", "\u{200b}", " \u{ad}", "  ", " 😀 ", " — ", "\u{202e} ", " … "];

/// `count` articles of seed `seed`, of a few hundred words each.
pub fn invent(count: usize, seed: u64) -> Vec<String> {
    let mut writer = Writer { random: Random(seed) };
    (0..count).map(|i| writer.article(i)).collect()
}

struct Writer {
    random: Random,
}

impl Writer {
    fn below(&mut self, limit: usize) -> usize {
        (self.random.next() % limit as u64) as usize
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        let i = self.below(list.len());
        list[i]
    }

    fn article(&mut self, number: usize) -> String {
        let end = ["\n", "\n\n", "\r\n", "\r\n\r\n"][number % 4];
        let (first, last, role) = (self.pick(FIRST), self.pick(LAST), self.pick(ROLES));
        let place = self.pick(PLACES);
        let mut lines = vec![format!("{last} {} {}", self.pick(DEEDS), self.pick(WHEN))];
        if number.is_multiple_of(3) {
            lines.push(format!("By {} {}", self.pick(FIRST), self.pick(LAST)));
            lines.push(format!("Published {} Nov 2016 10:31 GMT", 1 + self.below(30)));
        }
        let dateline = if number.is_multiple_of(5) {
            format!("{}, Nov 14 (Nota) - ", place.to_uppercase())
        } else {
            String::new()
        };
        let group = self.pick(GROUPS);
        lines.push(format!(
            "{dateline}{role} {first} {last} of {group} {} in {place} {}.",
            self.pick(DEEDS),
            self.pick(WHEN)
        ));
        for _ in 0..5 + self.below(8) {
            let paragraph = self.paragraph(first, last, role, group);
            lines.push(paragraph);
            if self.below(4) == 0 {
                lines.push(self.pick(FURNITURE).into());
            }
        }
        lines.join(end)
    }

    fn paragraph(&mut self, first: &str, last: &str, role: &str, group: &str) -> String {
        let (open, close) = MARKS[self.below(MARKS.len())];
        let (words, more, verb) = (self.pick(WORDS), self.pick(WORDS), self.pick(VERBS));
        let who =
            [format!("{role} {last}"), last.into(), "he".into(), "she".into(), format!("{first} {last}"), group.into()];
        let who = &who[self.below(who.len())];
        let other = format!("{} {}", self.pick(FIRST), self.pick(LAST));
        let (deed, when, odd) = (self.pick(DEEDS), self.pick(WHEN), self.pick(ODD));
        match self.below(7) {
            0 => format!("{open}{words},{close} {who} {verb} {when}. {open}{more}.{close}"),
            1 => format!("{open}{words},{close} {verb} {other},{odd}{open}and {more}.{close}"),
            2 => format!("{other}, who {deed} {when}, {verb} that {words}. {group} {deed}."),
            3 => format!("According to {group}, {words}. The company {deed} {when}, and its shares fell 2%."),
            4 => format!("The {open}great flood{close} of 1953{odd}was recalled {when}; {other} {deed}."),
            5 => format!("{open}{words}.{end_open}{more}.{close}", end_open = " "),
            _ => format!("{who} {deed} {when}.{odd}It was the first time since {}.", 1950 + self.below(60)),
        }
    }
}
