//! One list of names: entities of the articles that are one person, body or place.
//!
//! Two people of one surname stay two unless a full name, or a surname that only one person of the story has, says that they
//! are one.

use super::{Member, Several, StoryEntity};
use crate::analysis::{Entity, EntityType, MentionKind, Score};
use crate::english::{Gender, Tag, first_names};
use crate::names::linking::clusters::Clusters;
use crate::names::linking::people::{Generation, generation, one_edit};
use crate::names::linking::{acronyms, forms};
use rustc_hash::FxHashMap;

/// The joined list, and where each entity of an article is in it.
pub struct Joined {
    pub list: Vec<StoryEntity>,
    /// For each article, for each of its entities: index into `list`.
    of: Vec<Vec<Option<usize>>>,
}

impl Joined {
    pub fn of(&self, article: usize, entity: usize) -> Option<usize> {
        self.of.get(article)?.get(entity).copied().flatten()
    }
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
    generation: Option<Generation>,
    /// What it is called: "mayor", "president".
    offices: Vec<u64>,
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

pub fn join(several: &Several) -> Joined {
    let records = records(several);
    let mut clusters = Clusters::default();
    for _ in &records {
        clusters.add();
    }
    same_forms(several, &records, &mut clusters);
    full_names(several, &records, &mut clusters);
    acronym_forms(several, &records, &mut clusters);
    surnames(several, &records, &mut clusters);
    offices(several, &records, &mut clusters);
    finish(several, &records, &mut clusters)
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
            out.push(Record {
                article,
                entity,
                gender: gender(several, article, entity, &form),
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

/// By the pronouns and titles that stand for it, then by the first name.
fn gender(several: &Several, article: usize, entity: &Entity, form: &str) -> Gender {
    let document = &several.list[article].document;
    let (mut men, mut women) = (0, 0);
    for mention in entity.mentions.iter().filter(|m| m.kind != MentionKind::Name) {
        for token in document.tokens_in(mention.span) {
            men += usize::from(document.features(token).is(Tag::Male));
            women += usize::from(document.features(token).is(Tag::Female));
        }
    }
    if men > 2 * women {
        return Gender::Male;
    }
    if women > 2 * men {
        return Gender::Female;
    }
    match form.split_once(' ') {
        Some((first, _)) if entity.kind == EntityType::Person => first_names::gender(first),
        _ => Gender::Unknown,
    }
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
                || record.is_full() && record.is_person() == known.is_person()
                || !record.is_person() && !known.is_person();
            let people = !record.is_person() || record.is_full();
            // One full name is one person, whatever the pronouns seemed to say.
            let fits = may_be_one(several, record, known)
                || record.is_person()
                    && record.is_full()
                    && record.article != known.article
                    && several.related(record.article, known.article)
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
    // What one article tells apart stays apart.
    a.article != b.article && several.related(a.article, b.article) && genders && generations
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

/// "Hale" is Ed Hale where no other Hale is in the story.
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
        let family = by_word.get(record.form.as_str()).into_iter().flatten().copied();
        let related = family.filter(|&other| several.related(record.article, records[other].article));
        match one_of_each(related, clusters)[..] {
            [one] if may_be_one(several, record, &records[one]) => clusters.join(one, at),
            // Known by one word everywhere: "Ronaldo".
            [] => {
                let same = alone.entry(&record.form).or_default();
                if let Some(&known) = same.iter().find(|&&other| may_be_one(several, record, &records[other])) {
                    clusters.join(known, at);
                }
                same.push(at);
            }
            _ => {}
        }
    }
}

/// "The mayor", whom one article never names, is the only mayor that the others name.
fn offices(several: &Several, records: &[Record], clusters: &mut Clusters) {
    for (at, record) in records.iter().enumerate() {
        if record.entity.named || record.offices.len() != 1 || !is_definite(several, record) {
            continue;
        }
        let office = record.offices[0];
        let in_article = |other: &Record| other.article == record.article && other.offices.contains(&office);
        if records.iter().any(|other| other.entity.named && in_article(other)) {
            continue;
        }
        let holds = |other: &usize| {
            let known = &records[*other];
            known.entity.named && known.offices.contains(&office) && may_be_one(several, record, known)
        };
        if let [one] = one_of_each((0..records.len()).filter(holds), clusters)[..] {
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
    let mut list: Vec<StoryEntity> = members
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
    list.sort_by(|a, b| b.salience.0.total_cmp(&a.salience.0).then_with(|| a.name.cmp(&b.name)));
    let mut of: Vec<Vec<Option<usize>>> =
        several.list.iter().map(|read| vec![None; read.analysis.entities.len()]).collect();
    for (id, entity) in list.iter_mut().enumerate() {
        entity.id = id;
        for member in &entity.members {
            of[member.article][member.entity] = Some(id);
        }
    }
    Joined { list, of }
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
