//! One timeline: entries of several articles that tell one happening.

use super::entities::Joined;
use super::numbers::{Count, Counter};
use super::{Difference, DifferenceKind, EventTelling, Several, StoryCorrection, StoryEvent, Value};
use crate::analysis::TimelineEntry;
use crate::calendar::parse_date;
use crate::wording::{self, Word};

/// An entry of one article's timeline.
struct Telling<'a> {
    article: usize,
    nth: usize,
    entry: &'a TimelineEntry,
    label: Roots,
    sentence: Roots,
    /// The counts of its sentence that its label has.
    counts: Vec<Count>,
    /// The root of the word that names it.
    event: Option<u64>,
    /// Indices into the story's entities.
    entities: Vec<usize>,
    /// First and last day, counted from a fixed one.
    days: Option<(i32, i32)>,
}

/// How well two dates agree.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Dates {
    Apart,
    /// A day apart: one of the two may be wrong, or is the day of the report.
    Near,
    /// One within the other, or one without its year.
    Within,
    Same,
}

pub fn join(several: &Several, joined: &Joined, corrections: &[StoryCorrection]) -> Vec<StoryEvent> {
    let tellings = tellings(several, joined);
    let groups = groups(several, &tellings);
    let mut out: Vec<StoryEvent> = groups.iter().map(|group| event(joined, &tellings, group)).collect();
    for correction in corrections {
        if let StoryCorrection::Drop { at } = correction
            && let Some(read) = several.list.get(at.article)
        {
            let start = read.offsets.to_byte(at.start);
            let analysis = &read.analysis;
            let begins = |t: &EventTelling| {
                let entry = &analysis.timeline[t.entry];
                let event = entry.event.map(|span| span.start);
                let sentence = analysis.sentences.get(entry.sentence).map(|s| s.span.start);
                t.article == at.article && (event == Some(start) || event.is_none() && sentence == Some(start))
            };
            out.retain(|event| !event.tellings.iter().any(begins));
        }
    }
    // Oldest first; without a year last. Events of one day stay in the order of the articles.
    out.sort_by(|a, b| match (&a.from, &b.from) {
        (Some(x), Some(y)) => days_of(x).cmp(&days_of(y)),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => a.edtf.cmp(&b.edtf),
    });
    out
}

fn days_of(day: &str) -> i32 {
    // Years before Christ have no day that the calendar knows.
    parse_date(day).map_or(i32::MIN, |date| date.to_julian_day())
}

fn tellings<'a>(several: &'a Several, joined: &Joined) -> Vec<Telling<'a>> {
    let mut out = Vec::new();
    for article in several.ordered() {
        let read = &several.list[article];
        let counter = Counter::new(several, article);
        for (nth, entry) in read.analysis.timeline.iter().enumerate() {
            let sentence = read.analysis.sentences.get(entry.sentence).map(|s| s.span);
            let day = |text: &Option<String>| text.as_deref().and_then(parse_date).map(|d| d.to_julian_day());
            let from = day(&entry.from);
            let event = entry.event.and_then(|span| wording::words(read.text, span).first().map(|w| w.root));
            let mut entities: Vec<usize> = entry.entities.iter().filter_map(|&e| joined.of(article, e)).collect();
            entities.sort_unstable();
            entities.dedup();
            out.push(Telling {
                article,
                nth,
                entry,
                label: Roots::new(&wording::words(&entry.label, crate::Span::new(0, entry.label.len()))),
                sentence: Roots::new(&sentence.map(|span| wording::words(read.text, span)).unwrap_or_default()),
                counts: counts(&counter, entry),
                event,
                entities,
                days: from.map(|from| (from, day(&entry.to).unwrap_or(from))),
            });
        }
    }
    out
}

fn dates(a: &Telling, b: &Telling) -> Dates {
    match (a.days, b.days) {
        (Some(x), Some(y)) if x == y => Dates::Same,
        (Some(x), Some(y)) if x.0 <= y.1 && y.0 <= x.1 => Dates::Within,
        (Some(x), Some(y)) if x.0 == x.1 && y.0 == y.1 && (x.0 - y.0).abs() == 1 => Dates::Near,
        (Some(_), Some(_)) => Dates::Apart,
        _ => {
            // "XXXX-10-27" and "2016-10-27"
            let end = |t: &Telling| t.entry.edtf.trim_end_matches(['~', '?', '%']).get(4..).map(str::to_owned);
            let open = |t: &Telling| t.entry.edtf.starts_with("XXXX");
            let same = end(a).is_some_and(|e| e.len() > 1 && Some(e) == end(b)) && (open(a) || open(b));
            if a.entry.edtf == b.entry.edtf {
                Dates::Same
            } else if same {
                Dates::Within
            } else {
                Dates::Apart
            }
        }
    }
}

/// What a wording says: the roots of its words, each once, and their weight.
pub struct Roots {
    list: Vec<(u64, f32)>,
    weight: f32,
}

impl Roots {
    pub fn new(words: &[Word]) -> Self {
        let mut list: Vec<(u64, f32)> = words.iter().filter(|w| w.is_content()).map(|w| (w.root, w.weight)).collect();
        list.sort_by_key(|(root, _)| *root);
        list.dedup_by_key(|(root, _)| *root);
        Self { weight: list.iter().map(|(_, w)| w).sum(), list }
    }

    /// Twice what both say, by what each says.
    pub fn dice(&self, other: &Self) -> f32 {
        let has = |root: u64| other.list.binary_search_by_key(&root, |(r, _)| *r).is_ok();
        let both: f32 = self.list.iter().filter(|(root, _)| has(*root)).map(|(_, w)| w).sum();
        2.0 * both / (self.weight + other.weight).max(0.01)
    }
}

/// The counts that a label has in words of its own.
fn counts(counter: &Counter, entry: &TimelineEntry) -> Vec<Count> {
    let label = entry.label.to_lowercase();
    let mut out = counter.of_sentence(entry.sentence);
    out.retain(|count| label.contains(&count.text().to_lowercase()));
    out
}

/// Both tell how many were killed or hurt, or the same sum.
fn count_alike(a: &Telling, b: &Telling) -> bool {
    let alike = |x: &Count, y: &Count| x.is_toll() && x.is_many() && y.is_toll() && y.is_many() || x.is_same_amount(y);
    a.counts.iter().any(|x| b.counts.iter().any(|y| alike(x, y)))
}

/// 0 to 1 and a little more: how much two entries look like one happening.
fn likeness(a: &Telling, b: &Telling) -> f32 {
    let words = a.label.dice(&b.label).max(0.9 * a.sentence.dice(&b.sentence));
    let event = if a.event.is_some() && a.event == b.event { 0.2 } else { 0.0 };
    let both = a.entities.iter().filter(|e| b.entities.contains(e)).count();
    let all = a.entities.len() + b.entities.len() - both;
    let people = if all > 0 { 0.2 * both as f32 / all as f32 } else { 0.0 };
    let counts = if count_alike(a, b) { 0.2 } else { 0.0 };
    words + event + people + counts
}

/// The likeness that two entries of these dates need.
fn least(dates: Dates, a: &Telling, b: &Telling) -> f32 {
    /// From here on two labels speak of the same.
    const SAME_LABEL: f32 = 0.25;
    let alike = a.label.dice(&b.label) >= SAME_LABEL || count_alike(a, b);
    match dates {
        Dates::Same if alike => 0.35,
        Dates::Same => 0.42,
        Dates::Within if count_alike(a, b) => 0.42,
        Dates::Within => 0.5,
        Dates::Near => 0.62,
        Dates::Apart => f32::INFINITY,
    }
}

fn groups(several: &Several, tellings: &[Telling]) -> Vec<Vec<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (i, a) in tellings.iter().enumerate() {
        for (j, b) in tellings.iter().enumerate().skip(i + 1) {
            if a.article == b.article
                || !several.related(a.article, b.article)
                || a.entry.planned != b.entry.planned && dates(a, b) != Dates::Same
            {
                continue;
            }
            let dates = dates(a, b);
            if dates == Dates::Apart {
                continue;
            }
            let likeness = likeness(a, b);
            if likeness >= least(dates, a, b) {
                pairs.push((likeness + if dates == Dates::Same { 0.2 } else { 0.0 }, i, j));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut group_of: Vec<usize> = (0..tellings.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..tellings.len()).map(|at| vec![at]).collect();
    for (_, i, j) in pairs {
        let (a, b) = (group_of[i], group_of[j]);
        if a == b {
            continue;
        }
        // What one article tells apart stays apart; all dates of an event agree.
        let clash = groups[a].iter().any(|&x| {
            groups[b].iter().any(|&y| {
                tellings[x].article == tellings[y].article || dates(&tellings[x], &tellings[y]) == Dates::Apart
            })
        });
        if clash {
            continue;
        }
        let moved = std::mem::take(&mut groups[a.max(b)]);
        for &at in &moved {
            group_of[at] = a.min(b);
        }
        groups[a.min(b)].extend(moved);
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

fn event(joined: &Joined, tellings: &[Telling], group: &[usize]) -> StoryEvent {
    let all = || group.iter().map(|&at| &tellings[at]);
    // The day that most have, then the finest, then the last that was published: it knows best.
    let votes = |t: &Telling| all().filter(|o| o.entry.edtf == t.entry.edtf).count();
    let width = |t: &Telling| t.days.map_or(i32::MAX, |(from, to)| to - from);
    let is_sure = |t: &Telling| !t.entry.edtf.ends_with(['~', '?', '%']);
    let best = all().max_by_key(|t| (is_sure(t), std::cmp::Reverse(width(t)), votes(t)));
    // The label that has most in common with the others.
    let central = |t: &Telling| all().map(|o| t.label.dice(&o.label)).sum::<f32>();
    let label = all().rev().max_by(|a, b| central(a).total_cmp(&central(b)));
    let (Some(best), Some(label)) = (best, label) else { unreachable!("a group has an entry") };

    let mut entities: Vec<usize> = all().flat_map(|t| t.entities.iter().copied()).collect();
    entities.sort_unstable();
    entities.dedup();
    entities.retain(|&e| e < joined.list.len());
    let mut differences = Vec::new();
    let days: Vec<&Telling> = all().filter(|t| is_sure(t) && width(t) == 0).collect();
    if days.iter().any(|t| t.days != days[0].days) {
        let values = days.iter().map(|t| Value { article: t.article, text: t.entry.edtf.clone() }).collect();
        differences.push(Difference { kind: DifferenceKind::Date, values });
    }
    StoryEvent {
        from: best.entry.from.clone(),
        to: best.entry.to.clone(),
        edtf: best.entry.edtf.clone(),
        label: label.entry.label.clone(),
        planned: all().all(|t| t.entry.planned),
        entities,
        tellings: all().map(|t| EventTelling { article: t.article, entry: t.nth }).collect(),
        differences,
    }
}
