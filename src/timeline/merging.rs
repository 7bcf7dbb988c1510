//! Entries of one happening become one: "An explosion rocked a factory on Tuesday. Tuesday's explosion killed two."
//!
//! One happening: the same day, or one date inside the other, and the same verb or noun, or mostly the same words. The finest
//! date wins; the label is that of the first place in the story.

use super::Draft;
use crate::calendar::{Date, add_days, iso};
use rustc_hash::FxHashMap;

/// Entries of one day, and of one word, that are compared with a new one.
const WINDOW: usize = 24;

/// Sentences, and entries, in which "the accident occurred" means one that is told there.
const BARE: usize = 6;

/// The key under which the news without a date word stands.
const NEWS: u64 = 0;

/// Keys of kinds of deeds stand from here.
const DEED: u64 = 1;

/// Days that a date may cover to be told more exactly elsewhere.
const COARSE: i64 = 31;

/// `drafts` in the order of the text without those that tell what another one tells.
pub fn merge(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(drafts.len());
    let mut by_word: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for draft in drafts {
        let shows = (draft.is_lead || draft.is_light).then_some(NEWS);
        let deeds: Vec<u64> = draft.deeds.numbers().map(|number| DEED + number).collect();
        let keys = draft.words.iter().chain(&draft.kin).chain([&draft.deed]).chain(&shows).chain(&deeds);
        let near = keys.filter_map(|w| by_word.get(w));
        let mut near: Vec<usize> = near.flat_map(|list| list.iter().rev().take(WINDOW)).copied().collect();
        // "The accident occurred" shares no word with what it means.
        let bare = |&k: &usize| draft.is_bare || kept[k].is_bare;
        near.extend((kept.len().saturating_sub(BARE)..kept.len()).filter(bare));
        near.sort_unstable();
        near.dedup();
        let same = near.iter().rev().take(WINDOW).copied().find(|&k| {
            is_same_time(&kept[k], &draft) && is_same(&kept[k], &draft) || is_same_coarsely(&kept[k], &draft)
        });
        let at = match same {
            Some(at) => {
                join(&mut kept[at], draft);
                at
            }
            None => {
                kept.push(draft);
                kept.len() - 1
            }
        };
        let words = kept[at].words.clone().into_iter().chain(kept[at].kin.clone());
        for word in words.chain([kept[at].deed]).chain(shows).chain(deeds) {
            let list = by_word.entry(word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    kept
}

fn length(days: (Date, Date)) -> i64 {
    (days.1 - days.0).whole_days() + 1
}

fn is_same_time(a: &Draft, b: &Draft) -> bool {
    let (Some(x), Some(y)) = (a.days, b.days) else { return a.days.is_none() && b.days.is_none() && a.edtf == b.edtf };
    if x == y {
        return true;
    }
    let (lead, other) = if a.is_lead { (x, y) } else { (y, x) };
    if a.is_lead != b.is_lead {
        // The news without a date word may be of the day before.
        return add_days(lead.0, -2).is_some_and(|from| other.0 >= from) && other.1 <= lead.1;
    }
    let (small, big) = if length(x) <= length(y) { (x, y) } else { (y, x) };
    big.0 <= small.0 && small.1 <= big.1 && length(big) <= COARSE && length(small) < length(big)
}

/// "the November 2015 attacks in Porto", "the 2015 Porto attacks": the year holds the month, and a noun and another word are one.
fn is_same_coarsely(a: &Draft, b: &Draft) -> bool {
    let (Some(x), Some(y)) = (a.days, b.days) else { return false };
    let (small, big) = if length(x) <= length(y) { (x, y) } else { (y, x) };
    let holds = big.0 <= small.0 && small.1 <= big.1 && (COARSE + 1..=366).contains(&length(big)) && small != big;
    let shared = a.words.iter().filter(|w| b.words.contains(w)).count();
    holds && a.kin.iter().any(|k| b.kin.contains(k)) && shared > 1 && (a.is_noun || b.is_noun || a.subject == b.subject)
}

fn is_same(a: &Draft, b: &Draft) -> bool {
    let shared = a.words.iter().filter(|w| b.words.contains(w)).count();
    let fewer = a.words.len().min(b.words.len());
    // "exploded", "the explosion"
    let kin = a.kin.iter().any(|k| b.kin.contains(k)) || a.kin.contains(&b.deed) || b.kin.contains(&a.deed);
    let people = a.named.iter().any(|e| b.named.contains(e));
    // "met the mayor last week", "met the mayor on Sunday" are one only where the same ones met.
    let exact = a.days == b.days || a.is_lead || b.is_lead;
    // "closed the road", "closed the schools": the news without a day takes that of another deed only where much is the same.
    let least = if a.is_lead || b.is_lead { 2 } else { 1 };
    let bare = a.is_bare != b.is_bare && !a.is_statement && !b.is_statement && a.sentence.abs_diff(b.sentence) < BARE;
    (a.is_lead && b.is_light || a.is_light && b.is_lead || bare && exact)
        || a.verb == b.verb
            && (exact || a.subject == b.subject || kin)
            && (shared > least || people && least == 1 || fewer <= 2 || a.time == b.time || a.subject == b.subject)
        || a.is_statement && b.is_statement && people && a.days == b.days
        || points_back(a, b)
        // "died", "found dead"; "arrested", "taken into custody"
        || a.deeds.meets(&b.deeds)
            && a.days == b.days
            && (people
                || shared > 1
                || a.subject == b.subject
                || a.sentence.abs_diff(b.sentence) < 4 && b.label.starts_with("The ") && !b.kin.is_empty())
        || kin && a.days == b.days && (a.sentence.abs_diff(b.sentence) < 4 || people || shared > 1)
        || fewer >= 4 && 4 * shared >= 3 * fewer && (exact || a.subject == b.subject)
}

/// "The trip to Porto", "the decision by the court" of a day that is told: a definite noun says what its readers know.
fn points_back(a: &Draft, b: &Draft) -> bool {
    let (noun, told) = if a.is_noun { (a, b) } else { (b, a) };
    let other = |w: &&u64| !noun.kin.contains(w) && told.words.contains(w);
    noun.is_noun
        && !told.is_noun
        && noun.days == told.days
        && told.sentence < noun.sentence
        && noun.label.starts_with("The ")
        && noun.words.iter().any(|w| other(&w))
}

/// Keeps the first label and the finest date.
fn join(first: &mut Draft, other: Draft) {
    let finer = match (first.days, other.days) {
        (Some(x), Some(y)) => first.is_lead || !other.is_lead && length(y) < length(x),
        _ => false,
    };
    if finer {
        (first.days, first.edtf, first.time) = (other.days, other.edtf, other.time);
        first.is_lead &= other.is_lead;
        first.planned = other.planned;
    }
    if first.source.is_none() {
        first.source = other.source;
    }
    // A clause tells more than its noun, or than that it took place.
    if (first.is_noun && !other.is_noun || first.is_bare && !other.is_bare) && !other.is_statement {
        (first.label, first.event, first.head, first.sentence) = (other.label, other.event, other.head, other.sentence);
        (first.named, first.is_noun, first.is_bare) = (other.named, other.is_noun, false);
    }
    first.deeds = first.deeds.union(other.deeds);
    for word in other.kin {
        if !first.kin.contains(&word) && first.kin.len() < WINDOW {
            first.kin.push(word);
        }
    }
}

impl Draft {
    pub fn from(&self) -> Option<String> {
        self.days.map(|(from, _)| iso(from))
    }

    pub fn to(&self) -> Option<String> {
        self.days.map(|(_, to)| iso(to))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze, parse_date};

    /// How many entries a text has.
    fn count(text: &str) -> usize {
        analyze(text, &Options { date: parse_date("2024-08-14"), ..Options::default() }).timeline.len()
    }

    #[test]
    fn noun_and_verb_of_one_day_are_one() {
        assert_eq!(
            count("An explosion rocked a factory in Porto on Tuesday. Tuesday's explosion killed two workers."),
            1
        );
    }

    #[test]
    fn deeds_told_by_other_words_are_one() {
        let text = "Ana Lima was arrested in Porto on Monday. Lima was taken into custody at her home on Monday.";
        assert_eq!(count(text), 1);
        let text = "Rui Costa died on Sunday. Costa was found dead in his flat on Sunday.";
        assert_eq!(count(text), 1);
        let text = "A gunman opened fire at a market in Porto on Sunday. Sunday's shooting left four dead.";
        assert_eq!(count(text), 1);
    }

    #[test]
    fn accident_that_occurred_is_the_one_that_is_told() {
        let text = "A storm toppled a crane onto a ferry in Porto on Monday. The accident occurred on Monday evening.";
        assert_eq!(count(text), 1);
        let text =
            "The accident happened on Monday evening. A crane collapsed onto a ferry in Porto on Monday evening.";
        assert_eq!(count(text), 1);
    }

    #[test]
    fn month_and_year_of_one_attack_are_one() {
        let text = "The November 2015 Porto attacks shook the country. The 2015 Porto attacks killed 137 people.";
        assert_eq!(count(text), 1);
    }

    #[test]
    fn one_verb_of_others_is_another_event() {
        let text = "The president's son met with Rui Costa last week. Ana Lima met with Rui Costa on Friday.";
        assert_eq!(count(text), 2);
    }

    #[test]
    fn owner_and_owned_are_two_subjects() {
        let text = "The president's son met with Rui Costa last week. The president met with Rui Costa on Sunday.";
        assert_eq!(count(text), 2);
    }

    #[test]
    fn definite_noun_of_a_told_day_is_no_second_entry() {
        let text = "Ana Lima walked to the Porto town hall on Monday. Monday's trip to Porto was not her first.";
        assert_eq!(count(text), 1);
    }
}
