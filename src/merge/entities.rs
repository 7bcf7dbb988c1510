//! One list of names: entities of the articles that are one person, body or place.
//!
//! Two people of one surname stay two unless a full name, a surname that only one person of the story has, or what they are
//! called says that they are one. What the reader says goes before all of that.

use super::{Member, Place, Several, StoryCorrection, StoryEntity};
use crate::analysis::{Entity, EntityType, MentionKind, Score, Speaker};
use crate::document::{Document, Part};
use crate::english::{Gender, Tag, first_names};
use crate::names::linking::clusters::Clusters;
use crate::names::linking::people::{Generation, generation, one_edit};
use crate::names::linking::{acronyms, forms};
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The joined list, and where each entity of an article is in it.
pub struct Joined {
    pub list: Vec<StoryEntity>,
    /// For each article, for each of its entities: index into `list`.
    of: Vec<Vec<Option<usize>>>,
    /// For each of the list, what its full name stands beside: "governor", "technician".
    descriptions: Vec<Vec<String>>,
    /// The people of each surname.
    by_surname: FxHashMap<String, Vec<usize>>,
    /// The people of each office.
    by_office: FxHashMap<String, Vec<usize>>,
}

impl Joined {
    pub fn of(&self, article: usize, entity: usize) -> Option<usize> {
        self.of.get(article)?.get(entity).copied().flatten()
    }

    /// The entity that is mentioned at a place, in the reader's unit.
    pub fn at(&self, several: &Several, place: Place) -> Option<usize> {
        let read = several.list.get(place.article)?;
        let at = read.offsets.to_byte(place.start);
        let here = |e: &&Entity| e.mentions.iter().any(|m| m.span.start <= at && at < m.span.end);
        self.of(place.article, read.analysis.entities.iter().find(here)?.id)
    }

    /// Who is credited in an article.
    pub fn speaker(&self, several: &Several, article: usize, speaker: &Speaker) -> Option<usize> {
        let known = speaker.entity.and_then(|e| self.of(article, e));
        let named = known.filter(|&e| self.list[e].named);
        self.titled(several, article, speaker.span)
            .or(named)
            .or_else(|| self.holder(several, article, speaker.span))
            .or(known)
    }

    /// "Governor Strand" is the one Strand who is governor, whoever else of that name the article has.
    pub fn titled(&self, several: &Several, article: usize, span: Span) -> Option<usize> {
        let document = &several.list[article].document;
        let tokens = document.tokens_in(span);
        let last = tokens.end.checked_sub(1)?;
        let title = last.checked_sub(1).filter(|&t| is_office(document, t))?;
        let surname = forms::fold(document.word(last), EntityType::Person);
        let office = plain(document.word(title));
        let holds = |id: &&usize| self.descriptions[**id].iter().any(|d| same_office(d, &office));
        one(self.by_surname.get(&surname)?.iter().filter(holds))
    }

    /// "The mayor" is the only mayor of the story.
    pub fn holder(&self, several: &Several, article: usize, span: Span) -> Option<usize> {
        let document = &several.list[article].document;
        let tokens = document.tokens_in(span);
        if tokens.len() < 2 || tokens.len() > 3 || !document.features(tokens.start).is(Tag::Definite) {
            return None;
        }
        let rest = tokens.start + 1..tokens.end;
        let last = document.features(rest.end - 1);
        let is_name = |t: usize| document.nodes[t].part == Part::ProperNoun && t + 1 < rest.end;
        if !last.is(Tag::Title) || last.is(Tag::Plural) || rest.clone().any(is_name) {
            return None;
        }
        one(self.by_office.get(&plain(document.word(rest.end - 1)))?.iter())
    }
}

fn one<'a>(mut all: impl Iterator<Item = &'a usize>) -> Option<usize> {
    let first = *all.next()?;
    all.next().is_none().then_some(first)
}

fn plain(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// A title that says what somebody does, unlike "Mr".
fn is_office(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    let courtesy = (word.is(Tag::Male) || word.is(Tag::Female)) && !word.is(Tag::Person);
    word.is(Tag::Title) && !courtesy
}

/// "gov" and "governor"
fn same_office(a: &str, b: &str) -> bool {
    /// Letters of a short form.
    const SHORT: std::ops::RangeInclusive<usize> = 3..=4;
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short == long || SHORT.contains(&short.len()) && long.starts_with(short)
}

/// An entity of one article, as it is compared.
struct Record<'a> {
    article: usize,
    entity: &'a Entity,
    /// The folded form of its name.
    form: String,
    /// Folded forms of all its names.
    others: Vec<String>,
    gender: Gender,
    /// Titles and pronouns tell the gender, not the first name.
    is_gender_told: bool,
    generation: Option<Generation>,
    /// What it is called: "mayor", "president".
    offices: Vec<u64>,
    /// The nouns beside its names: "technician", "governor".
    descriptions: Vec<String>,
    /// Those beside its full names.
    full_descriptions: Vec<String>,
    /// The reader says that it is nobody else.
    is_apart: bool,
    /// How many mentions are names.
    names: usize,
}

impl Record<'_> {
    fn is_person(&self) -> bool {
        self.entity.kind == EntityType::Person
    }

    /// "Ana Lima", not "Lima".
    fn is_full(&self) -> bool {
        self.form.contains(' ')
    }
}

pub fn join(several: &Several, corrections: &[StoryCorrection]) -> Joined {
    let mut records = records(several);
    let at = |records: &[Record], place: Place| record_at(several, records, place);
    for correction in corrections {
        if let StoryCorrection::Apart { at: place } = correction
            && let Some(record) = at(&records, *place)
        {
            records[record].is_apart = true;
        }
    }
    let mut clusters = Clusters::default();
    for _ in &records {
        clusters.add();
    }
    same_forms(several, &records, &mut clusters);
    full_names(several, &records, &mut clusters);
    acronym_forms(several, &records, &mut clusters);
    surnames(several, &records, &mut clusters);
    offices(several, &records, &mut clusters);
    for correction in corrections {
        if let StoryCorrection::Join { at: place, with } = correction
            && let (Some(a), Some(b)) = (at(&records, *place), at(&records, *with))
        {
            clusters.join(a, b);
        }
    }
    let mut joined = finish(several, &records, &mut clusters);
    for correction in corrections {
        if let StoryCorrection::Rename { at: place, name } = correction
            && let Some(record) = at(&records, *place)
            && let Some(id) = joined.of(records[record].article, records[record].entity.id)
        {
            joined.list[id].name.clone_from(name);
        }
    }
    joined
}

/// The record with a mention at a place.
fn record_at(several: &Several, records: &[Record], place: Place) -> Option<usize> {
    let at = several.list.get(place.article)?.offsets.to_byte(place.start);
    let covers = |r: &Record| {
        let last = r.entity.mentions.partition_point(|m| m.span.start <= at);
        r.entity.mentions[..last].iter().rev().take(4).any(|m| m.span.start <= at && at < m.span.end)
    };
    records.iter().position(|r| r.article == place.article && covers(r))
}

fn records<'a>(several: &'a Several) -> Vec<Record<'a>> {
    let mut out = Vec::new();
    for article in several.ordered() {
        let read = &several.list[article];
        for entity in &read.analysis.entities {
            if !entity.story || matches!(entity.kind, EntityType::Money | EntityType::Percent) {
                continue;
            }
            let names = entity.mentions.iter().filter(|m| m.kind == MentionKind::Name);
            let mut others: Vec<String> =
                names.clone().map(|m| forms::fold(m.span.of(read.text), entity.kind)).collect();
            others.sort();
            others.dedup();
            let form = forms::fold(&entity.name, entity.kind);
            let told = told_gender(&read.document, entity);
            let by_name = || match form.split_once(' ') {
                Some((first, _)) if entity.kind == EntityType::Person => first_names::gender(first),
                _ => Gender::Unknown,
            };
            out.push(Record {
                article,
                entity,
                gender: if told == Gender::Unknown { by_name() } else { told },
                is_gender_told: told != Gender::Unknown,
                descriptions: descriptions(&read.document, entity, false),
                full_descriptions: descriptions(&read.document, entity, true),
                is_apart: false,
                generation: generation(&entity.name),
                offices: called(several, article, entity),
                names: names.count(),
                form,
                others,
            });
        }
    }
    out
}

/// By the pronouns that stand for it and the titles before its names.
fn told_gender(document: &Document, entity: &Entity) -> Gender {
    let (mut men, mut women) = (0, 0);
    let mut count = |tokens: Range<usize>| {
        for token in tokens {
            men += usize::from(document.features(token).is(Tag::Male));
            women += usize::from(document.features(token).is(Tag::Female));
        }
    };
    for mention in &entity.mentions {
        let tokens = document.tokens_in(mention.span);
        if mention.kind != MentionKind::Name {
            count(tokens);
        } else if entity.kind == EntityType::Person {
            let title = |&t: &usize| document.features(t).is(Tag::Title);
            let before = tokens.start.checked_sub(1).filter(title);
            before.into_iter().chain(Some(tokens.start).filter(title)).for_each(|t| count(t..t + 1));
        }
    }
    match (men > 2 * women, women > 2 * men) {
        (true, _) => Gender::Male,
        (_, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// The nouns for people beside the names of a person: "technician" in "Josef Brandl, the technician on duty".
///
/// With `full`, only those beside a full name: beside a surname somebody else may be meant.
fn descriptions(document: &Document, entity: &Entity, full: bool) -> Vec<String> {
    /// Names that are looked at, and words beside each.
    const NAMES: usize = 8;
    const NEAR: usize = 6;
    if entity.kind != EntityType::Person {
        return Vec::new();
    }
    let mut out = Vec::new();
    let mut note = |token: usize| {
        let word = document.features(token);
        let is_noun = word.is(Tag::Person) || is_office(document, token) || document.nodes[token].part == Part::Noun;
        if is_noun && !word.is(Tag::Kin) && !word.is(Tag::Plural) {
            out.push(plain(document.word(token)));
        }
    };
    for mention in entity.mentions.iter().filter(|m| m.kind == MentionKind::Name).take(NAMES) {
        let tokens = document.tokens_in(mention.span);
        let titles = tokens.clone().take_while(|&t| document.features(t).is(Tag::Title)).count();
        if full && tokens.len() < titles + 2 {
            continue;
        }
        if let Some(role) = &entity.role {
            let beside = |a: usize, b: usize| a <= b && b <= a + 2;
            let (name, told) = (mention.span, role.span);
            if !full || beside(told.end, name.start) || beside(name.end, told.start) {
                document.tokens_in(told).for_each(&mut note);
            }
        }
        let is_noun = |t: usize| document.features(t).is(Tag::Person) || document.features(t).is(Tag::Title);
        let before = (0..tokens.start).rev().take(2).take_while(|&t| is_noun(t));
        before.chain(Some(tokens.start).filter(|&t| is_office(document, t))).for_each(&mut note);
        let comma = |t: usize| document.tokens.get(t).is_some_and(|_| document.word(t) == ",");
        if comma(tokens.end) {
            let ends = |t: usize| {
                let part = document.nodes[t].part;
                part.is_verb()
                    || matches!(
                        part,
                        Part::Auxiliary | Part::Punctuation | Part::Pronoun | Part::ProperNoun | Part::Adposition
                    )
                    || document.features(t).is(Tag::Relative)
            };
            let behind = tokens.end + 1..(tokens.end + 1 + NEAR).min(document.tokens.len());
            behind.take_while(|&t| !ends(t)).for_each(&mut note);
        }
    }
    out.sort();
    out.dedup();
    out
}

/// The offices it is called by: the title before its name, the noun that stands for it.
fn called(several: &Several, article: usize, entity: &Entity) -> Vec<u64> {
    if entity.kind != EntityType::Person {
        return Vec::new();
    }
    let document = &several.list[article].document;
    let mut out = Vec::new();
    let mut note = |token: usize| {
        let word = document.features(token);
        if word.is(Tag::Title) && word.is(Tag::Person) {
            out.push(word.lemma);
        }
    };
    for mention in &entity.mentions {
        let tokens = document.tokens_in(mention.span);
        match mention.kind {
            MentionKind::Name => {
                if let Some(before) = tokens.start.checked_sub(1) {
                    note(before);
                }
            }
            MentionKind::Nominal => tokens.for_each(&mut note),
            MentionKind::Pronoun => {}
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// Names that are the same words.
fn same_forms(several: &Several, records: &[Record], clusters: &mut Clusters) {
    let mut by_form: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, record) in records.iter().enumerate().filter(|(_, r)| r.entity.named) {
        by_form.entry(&record.form).or_default().push(at);
    }
    for (nth, record) in records.iter().enumerate().filter(|(_, r)| r.entity.named) {
        let Some(same) = by_form.get(record.form.as_str()) else { continue };
        for &other in same.iter().take_while(|&&other| other < nth) {
            let known = &records[other];
            // One word may be a woman here and a town there.
            let kinds = record.entity.kind == known.entity.kind
                || record.is_full()
                || !record.is_person() && !known.is_person();
            let people = !record.is_person() || record.is_full();
            // One full name is one person, whatever the pronouns seemed to say.
            let fits = may_be_one(several, record, known)
                || record.is_person()
                    && record.is_full()
                    && may_meet(several, record, known)
                    && record.generation == known.generation;
            if kinds && people && fits {
                clusters.join(other, nth);
            }
        }
    }
}

fn may_be_one(several: &Several, a: &Record, b: &Record) -> bool {
    let genders = a.gender == Gender::Unknown || b.gender == Gender::Unknown || a.gender == b.gender;
    let generations = a.generation == b.generation || a.generation.is_none() || b.generation.is_none();
    may_meet(several, a, b) && genders && generations
}

/// What one article tells apart stays apart, and what the reader says.
fn may_meet(several: &Several, a: &Record, b: &Record) -> bool {
    a.article != b.article && several.related(a.article, b.article) && !a.is_apart && !b.is_apart
}

/// One record of each cluster: two that fit and are not one are no evidence for either.
fn one_of_each(records: impl Iterator<Item = usize>, clusters: &mut Clusters) -> Vec<usize> {
    let mut out: Vec<usize> = records.collect();
    out.sort_by_key(|&at| clusters.root(at));
    out.dedup_by_key(|at| clusters.root(*at));
    out
}

/// "John F. Hale" and "John Hale", "J. Hale" and "John Hale"; a spelling apart.
fn full_names(several: &Several, records: &[Record], clusters: &mut Clusters) {
    let mut by_surname: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, record) in records.iter().enumerate().filter(|(_, r)| r.is_person() && r.is_full() && r.entity.named) {
        let Some((given, surname)) = record.form.rsplit_once(' ') else { continue };
        let family = by_surname.entry(surname).or_default();
        let fits = |other: usize| {
            let known = &records[other];
            let other_given = known.form.rsplit_once(' ').map_or("", |(given, _)| given);
            may_be_one(several, record, known) && same_given(given, other_given)
        };
        let fitting = one_of_each(family.iter().copied().filter(|&other| fits(other)), clusters);
        let apart = |other: usize, clusters: &mut Clusters| {
            let root = clusters.root(other);
            family.iter().any(|&o| clusters.root(o) == root && records[o].article == record.article)
        };
        if let [one] = fitting[..]
            && !apart(one, clusters)
        {
            clusters.join(one, at);
        }
        family.push(at);
    }
}

fn same_given(a: &str, b: &str) -> bool {
    let first = |given: &str| given.split(' ').next().unwrap_or_default().to_owned();
    let (x, y) = (first(a), first(b));
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    let spelt = x.len() > 4 && y.len() > 4 && one_edit(x.as_bytes(), y.as_bytes());
    let genders = (first_names::gender(&x), first_names::gender(&y));
    let agree = genders.0 == genders.1 || matches!(genders, (Gender::Unknown, _) | (_, Gender::Unknown));
    // "Aung San" ends with "San"
    let tail = a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"));
    x == y && seconds_agree(a, b) || initial(&x, &y) || initial(&y, &x) || spelt && agree || tail
}

/// "Mary Ann" and "Mary Beth" are two.
fn seconds_agree(a: &str, b: &str) -> bool {
    match (a.split(' ').nth(1), b.split(' ').nth(1)) {
        (Some(x), Some(y)) => x == y || x.starts_with(y) || y.starts_with(x),
        _ => true,
    }
}

/// A body by its acronym, and by another of its own names in some article.
fn acronym_forms(several: &Several, records: &[Record], clusters: &mut Clusters) {
    let bodies = || records.iter().enumerate().filter(|(_, r)| !r.is_person() && r.entity.named);
    let mut by_short: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, record) in bodies() {
        let mut short: Vec<String> = record.others.iter().filter(|o| **o != record.form).cloned().collect();
        if record.is_full() {
            short.extend(acronyms::of(&record.form).into_iter().filter(|s| s.len() > 2));
        }
        if let Some(name) = forms::before_trade(&record.form) {
            short.push(name.to_owned());
        }
        // "Ohio Office of River Protection"
        if let Some((_, rest)) = record.form.split_once(' ').filter(|(_, rest)| rest.split(' ').count() > 3) {
            short.push(rest.to_owned());
        }
        short.sort();
        short.dedup();
        for form in
            short.into_iter().filter(|form| !forms::has_tag(form, Tag::Generic) && !forms::has_tag(form, Tag::Body))
        {
            by_short.entry(form).or_default().push(at);
        }
    }
    for (at, record) in bodies() {
        let Some(known) = by_short.get(&record.form) else { continue };
        let fits = |other: &usize| {
            let kinds = (record.entity.kind, records[*other].entity.kind);
            // "Leeds" is not "Leeds Council", a place beside a body.
            let same_kind = kinds.0 == kinds.1
                || acronyms::may_be(&record.entity.name, &record.form) && !matches!(kinds.0, EntityType::Place);
            same_kind && may_be_one(several, record, &records[*other])
        };
        if let [one] = one_of_each(known.iter().copied().filter(fits), clusters)[..] {
            clusters.join(one, at);
        }
    }
}

/// "Hale" is Ed Hale where no other Hale is in the story, or where gender or office fits him alone.
fn surnames(several: &Several, records: &[Record], clusters: &mut Clusters) {
    let bare = |r: &Record| r.is_person() && !r.is_full() && r.entity.named;
    let mut by_word: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, record) in records.iter().enumerate().filter(|(_, r)| r.is_person() && r.is_full() && r.entity.named) {
        if let Some((_, surname)) = record.form.rsplit_once(' ') {
            by_word.entry(surname).or_default().push(at);
        }
    }
    let mut alone: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, record) in records.iter().enumerate().filter(|(_, r)| bare(r)) {
        let family = by_word.get(record.form.as_str()).map_or(&[][..], Vec::as_slice);
        let related: Vec<usize> =
            family.iter().copied().filter(|&other| several.related(record.article, records[other].article)).collect();
        let people: Vec<Relative> = one_of_each(related.iter().copied(), clusters)
            .into_iter()
            .map(|one| Relative::new(records, &related, one, clusters))
            .collect();
        if people.is_empty() {
            // Known by one word everywhere: "Ronaldo".
            let same = alone.entry(&record.form).or_default();
            if let Some(&known) = same.iter().find(|&&other| may_be_one(several, record, &records[other])) {
                clusters.join(known, at);
            }
            same.push(at);
        } else if let Some(one) = the_one(&people, record)
            && may_meet(several, record, &records[one])
        {
            clusters.join(one, at);
        }
    }
}

/// Somebody of a surname, as all articles tell of them.
struct Relative<'r> {
    record: usize,
    /// What titles and pronouns tell goes before the first name.
    gender: Gender,
    descriptions: Vec<&'r str>,
    articles: Vec<usize>,
}

impl<'r> Relative<'r> {
    fn new(records: &'r [Record], family: &[usize], record: usize, clusters: &mut Clusters) -> Self {
        let root = clusters.root(record);
        let own: Vec<&Record> =
            family.iter().filter(|&&other| clusters.root(other) == root).map(|&other| &records[other]).collect();
        let told = own.iter().find(|r| r.is_gender_told).or(own.first());
        Self {
            record,
            gender: told.map_or(Gender::Unknown, |r| r.gender),
            descriptions: own.iter().flat_map(|r| r.descriptions.iter().map(String::as_str)).collect(),
            articles: own.iter().map(|r| r.article).collect(),
        }
    }

    fn is_called(&self, record: &Record) -> bool {
        record.descriptions.iter().any(|d| self.descriptions.iter().any(|own| same_office(d, own)))
    }

    fn may_be(&self, record: &Record) -> bool {
        let known = self.gender != Gender::Unknown && record.gender != Gender::Unknown;
        (!known || self.gender == record.gender) && !self.articles.contains(&record.article)
    }
}

/// Whom a bare surname means: of several people, the only one who is called the same, or the only one of that gender.
fn the_one(people: &[Relative], record: &Record) -> Option<usize> {
    let mut called = people.iter().filter(|p| p.is_called(record) && !p.articles.contains(&record.article));
    if let (Some(one), None) = (called.next(), called.next()) {
        return Some(one.record);
    }
    if let [one] = people {
        return one.may_be(record).then_some(one.record);
    }
    let known = |p: &&Relative| p.gender != Gender::Unknown;
    if record.gender == Gender::Unknown || !people.iter().all(|p| known(&p)) {
        return None;
    }
    let mut fitting = people.iter().filter(|p| p.gender == record.gender);
    match (fitting.next(), fitting.next()) {
        (Some(one), None) if one.may_be(record) => Some(one.record),
        _ => None,
    }
}

/// "The mayor", whom one article never names, is the only mayor that the others name.
fn offices(several: &Several, records: &[Record], clusters: &mut Clusters) {
    let mut by_office: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, record) in records.iter().enumerate().filter(|(_, r)| r.entity.named) {
        for &office in &record.offices {
            by_office.entry(office).or_default().push(at);
        }
    }
    for (at, record) in records.iter().enumerate() {
        if record.entity.named || record.offices.len() != 1 || !is_definite(several, record) {
            continue;
        }
        let holders = by_office.get(&record.offices[0]).map_or(&[][..], Vec::as_slice);
        // A few hold an office; of many, nobody is the one.
        if holders.len() > 200 || holders.iter().any(|&other| records[other].article == record.article) {
            continue;
        }
        let holds = |other: &usize| may_be_one(several, record, &records[*other]);
        if let [one] = one_of_each(holders.iter().copied().filter(holds), clusters)[..] {
            clusters.join(one, at);
        }
    }
}

/// "the mayor", "Porto's mayor"; "a mayor" may be any.
fn is_definite(several: &Several, record: &Record) -> bool {
    let document = &several.list[record.article].document;
    record.entity.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun).all(|mention| {
        let first = document.tokens_in(mention.span).start;
        let word = document.features(first);
        !word.is(Tag::Indefinite) && !word.is(Tag::Plural)
    })
}

fn finish(several: &Several, records: &[Record], clusters: &mut Clusters) -> Joined {
    let mut groups: FxHashMap<usize, usize> = FxHashMap::default();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for at in 0..records.len() {
        let group = *groups.entry(clusters.root(at)).or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[group].push(at);
    }
    let articles = several.ordered().count().max(1);
    let list: Vec<StoryEntity> = members
        .iter()
        .map(|group| {
            let named = || group.iter().map(|&at| &records[at]).filter(|r| r.entity.named);
            // The fullest name, then the one used most, then the first.
            let best = named().rev().max_by_key(|r| (r.form.split(' ').count().min(3), r.names));
            let best = best.or(group.first().map(|&at| &records[at]));
            let (kind, name) =
                best.map_or((EntityType::Misc, String::new()), |r| (kind(records, group), r.entity.name.clone()));
            let total: f32 = group.iter().map(|&at| records[at].entity.salience.0).sum();
            StoryEntity {
                id: 0,
                kind,
                name,
                named: named().next().is_some(),
                salience: Score(total / articles as f32),
                members: group
                    .iter()
                    .map(|&at| Member { article: records[at].article, entity: records[at].entity.id })
                    .collect(),
            }
        })
        .collect();
    let mut told: Vec<Vec<String>> = members.iter().map(|group| full_descriptions(records, group)).collect();
    let mut order: Vec<usize> = (0..list.len()).collect();
    order.sort_by(|&a, &b| {
        list[b].salience.0.total_cmp(&list[a].salience.0).then_with(|| list[a].name.cmp(&list[b].name))
    });
    let mut list: Vec<StoryEntity> = order.iter().map(|&at| list[at].clone()).collect();
    let descriptions: Vec<Vec<String>> = order.iter().map(|&at| std::mem::take(&mut told[at])).collect();
    let mut of: Vec<Vec<Option<usize>>> =
        several.list.iter().map(|read| vec![None; read.analysis.entities.len()]).collect();
    for (id, entity) in list.iter_mut().enumerate() {
        entity.id = id;
        for member in &entity.members {
            of[member.article][member.entity] = Some(id);
        }
    }
    let (mut by_surname, mut by_office): (FxHashMap<String, Vec<usize>>, FxHashMap<String, Vec<usize>>) =
        Default::default();
    for entity in list.iter().filter(|e| e.named && e.kind == EntityType::Person) {
        let form = forms::fold(&entity.name, entity.kind);
        if let Some((_, surname)) = form.rsplit_once(' ') {
            by_surname.entry(surname.to_owned()).or_default().push(entity.id);
        }
        for office in &descriptions[entity.id] {
            by_office.entry(office.clone()).or_default().push(entity.id);
        }
    }
    Joined { list, of, descriptions, by_surname, by_office }
}

/// What stands beside the full names of a person; beside a surname another may be meant.
fn full_descriptions(records: &[Record], group: &[usize]) -> Vec<String> {
    let full = group.iter().map(|&at| &records[at]).filter(|r| r.is_full());
    let mut out: Vec<String> = full.flat_map(|r| r.full_descriptions.iter().cloned()).collect();
    out.sort();
    out.dedup();
    out
}

/// What most mentions say it is.
fn kind(records: &[Record], group: &[usize]) -> EntityType {
    let mut counts: Vec<(EntityType, usize)> = Vec::new();
    for &at in group {
        let record = &records[at];
        match counts.iter_mut().find(|(kind, _)| *kind == record.entity.kind) {
            Some((_, count)) => *count += record.names,
            None => counts.push((record.entity.kind, record.names)),
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(EntityType::Misc, |(kind, _)| *kind)
}
