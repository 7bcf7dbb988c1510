//! People joined by parts of their names: "Ms Rivera" and "Elena" are "Elena Rivera"; Mr and Mrs Novak are two people.

use super::clusters::Clusters;
use crate::english::{Gender, first_names};
use rustc_hash::{FxHashMap, FxHashSet};

/// One mention of a person by name.
#[derive(Clone)]
pub struct PersonName<'f> {
    /// The folded form, without titles.
    pub words: &'f str,
    /// By the title before it.
    pub gender: Gender,
    /// "King Hussein": known by a first name.
    pub reigns: bool,
    /// A title stands before it: "President Lima".
    pub has_office: bool,
    pub paragraph: usize,
    /// Introduced by kin: "her husband, Simon Ashworth", "the son of Karl Larsen".
    pub is_kin: bool,
    pub generation: Option<Generation>,
}

/// Which of two people of one name: "Jr", "Sr".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Generation {
    Senior,
    Junior,
    /// "III", "IV"
    Later(u8),
}

/// The generation that ends a name: "Carl Reid Jr.".
pub fn generation(name: &str) -> Option<Generation> {
    let (_, last) = name.rsplit_once([' ', ','])?;
    match last.trim_end_matches('.') {
        "Jr" | "Jnr" | "Junior" | "jr" => Some(Generation::Junior),
        "Sr" | "Snr" | "Senior" | "sr" => Some(Generation::Senior),
        "II" => Some(Generation::Later(2)),
        "III" => Some(Generation::Later(3)),
        "IV" => Some(Generation::Later(4)),
        _ => None,
    }
}

/// What is known of one person so far.
#[derive(Clone, Copy)]
struct Person {
    node: usize,
    gender: Gender,
    /// The last mention so far: index of its name, and its paragraph.
    last: Option<(usize, usize)>,
    /// Index of the first name.
    first: usize,
    /// Introduced as somebody's kin.
    is_kin: bool,
    reigns: bool,
}

/// Maximum number of people with a common word that are compared; a list of members has thousands.
const WINDOW: usize = 8;

/// Joins the names of people, which stand in text order. Returns the cluster of each and its gender by title or first name.
pub fn join(names: &[PersonName], clusters: &mut Clusters) -> Vec<(usize, Gender)> {
    let mut people: Vec<Person> = Vec::new();
    let names = &with_whole_surnames(names);
    let full = full_names(names, &mut people, clusters);

    // Full names by last word (the surname) and by their other words.
    let mut by_surname: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_other: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut listed: FxHashMap<&str, ()> = FxHashMap::default();
    for (name, person) in names.iter().zip(&full) {
        let Some(person) = *person else { continue };
        if listed.insert(name.words, ()).is_some() {
            continue;
        }
        let mut words = name.words.rsplit(' ');
        list_person(&mut by_surname, words.next().unwrap_or_default(), person);
        for word in words.take(4) {
            list_person(&mut by_other, word, person);
        }
    }

    for (name, person) in names.iter().zip(&full) {
        if let Some(person) = person.filter(|_| name.reigns) {
            people[person].reigns = true;
        }
    }
    let mut by_title: FxHashMap<&str, Gender> = FxHashMap::default();
    for name in names.iter().filter(|n| n.gender != Gender::Unknown && !n.words.contains(' ')) {
        let known = by_title.entry(name.words).or_insert(name.gender);
        if *known != name.gender {
            *known = Gender::Unknown;
        }
    }

    let mut bare: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut habit: FxHashMap<&str, usize> = FxHashMap::default();
    let mut out = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let id = full[at].unwrap_or_else(|| {
            // "President Lima" of a text with "Mr. Lima" is not Ana Lima.
            let other = by_title.get(name.words).copied().filter(|_| name.has_office && name.gender == Gender::Unknown);
            let gender = other.unwrap_or(name.gender);
            // "King Hussein" is not Saddam Hussein.
            let agrees = |p: &usize| agree(people[*p].gender, gender) && (!name.reigns || people[*p].reigns);
            let candidates = |map: &FxHashMap<&str, Vec<usize>>| -> Vec<usize> {
                map.get(name.words).map_or(Vec::new(), |list| list.iter().copied().filter(|p| agrees(p)).collect())
            };
            let mut fitting = candidates(&by_surname);
            if fitting.is_empty() {
                fitting = candidates(&by_other);
            }
            // "Ashworth" is whom the story is about, not her husband.
            if fitting.iter().any(|&p| !people[p].is_kin) {
                fitting.retain(|&p| !people[p].is_kin);
            }
            choose(&fitting, &people, habit.get(name.words).copied(), name.paragraph).unwrap_or_else(|| {
                let list = bare.entry(name.words).or_default();
                let known = list.iter().rev().take(WINDOW).copied().find(|p| agree(people[*p].gender, gender));
                known.unwrap_or_else(|| {
                    people.push(Person {
                        node: clusters.add(),
                        gender,
                        last: None,
                        first: at,
                        is_kin: false,
                        reigns: name.reigns,
                    });
                    list.push(people.len() - 1);
                    people.len() - 1
                })
            })
        });
        let person = &mut people[id];
        if person.gender == Gender::Unknown {
            person.gender = name.gender;
        }
        person.last = Some((at, name.paragraph));
        if full[at].is_none() {
            habit.insert(name.words, id);
        }
        out.push(id);
    }
    out.into_iter().map(|id| (people[id].node, people[id].gender)).collect()
}

/// The names with the surname in full where it is an initial and one person fits: "John D." is "John Doe".
fn with_whole_surnames<'f>(names: &[PersonName<'f>]) -> Vec<PersonName<'f>> {
    let is_cut = |words: &str| words.rsplit_once(' ').is_some_and(|(_, last)| last.len() == 1);
    let mut out = names.to_vec();
    if !names.iter().any(|n| is_cut(n.words)) {
        return out;
    }
    let mut by_initial: FxHashMap<(&str, char), Option<&'f str>> = FxHashMap::default();
    for name in names.iter().filter(|n| !is_cut(n.words)) {
        if let (Some((given, _)), Some((_, surname))) = (name.words.split_once(' '), name.words.rsplit_once(' '))
            && let Some(initial) = surname.chars().next()
        {
            let whole = by_initial.entry((given, initial)).or_insert(Some(name.words));
            if *whole != Some(name.words) {
                *whole = None;
            }
        }
    }
    for name in out.iter_mut().filter(|n| is_cut(n.words)) {
        if let Some((given, surname)) = name.words.split_once(' ')
            && let Some(initial) = surname.chars().next().filter(|_| surname.len() == 1)
            && let Some(&Some(whole)) = by_initial.get(&(given, initial))
        {
            name.words = whole;
        }
    }
    out
}

fn list_person<'f>(map: &mut FxHashMap<&'f str, Vec<usize>>, word: &'f str, person: usize) {
    let list = map.entry(word).or_default();
    if !list.contains(&person) && list.len() < 4 * WINDOW {
        list.push(person);
    }
}

/// The person that a single word refers to: the one it referred to before, unless this paragraph mentions another person of
/// that name and not this one.
fn choose(fitting: &[usize], people: &[Person], habit: Option<usize>, paragraph: usize) -> Option<usize> {
    let last = |p: usize| people[p].last;
    let is_here = |p: usize| last(p).is_some_and(|(_, at)| at == paragraph);
    let recent = fitting.iter().copied().filter(|&p| last(p).is_some()).max_by_key(|&p| last(p));
    match (habit.filter(|h| fitting.contains(h)), recent) {
        (Some(habit), Some(recent)) if is_here(recent) && !is_here(habit) => Some(recent),
        (Some(habit), _) => Some(habit),
        (None, Some(recent)) => Some(recent),
        (None, None) => fitting.iter().copied().min_by_key(|&p| people[p].first),
    }
}

/// The person of each name of two words or more. Names are one person's if they have the same words, or the same surname
/// and first names that match.
fn full_names(names: &[PersonName], people: &mut Vec<Person>, clusters: &mut Clusters) -> Vec<Option<usize>> {
    let generations = Generations::new(names);
    let mut by_words: FxHashMap<(&str, Option<Generation>), usize> = FxHashMap::default();
    let mut by_surname: FxHashMap<&str, Vec<(usize, &str)>> = FxHashMap::default();
    let mut out = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let Some((given, surname)) = name.words.rsplit_once(' ') else {
            out.push(None);
            continue;
        };
        let generation = generations.of(name);
        let id = *by_words.entry((name.words, generation)).or_insert_with(|| {
            let gender = match name.gender {
                Gender::Unknown => gender_of_given(given),
                known => known,
            };
            let family = by_surname.entry(surname).or_default();
            let fits =
                |p: usize, other| is_tail(given, other) || agree(people[p].gender, gender) && same_given(given, other);
            let is_other = |other| other == given && generations.differ(name.words);
            let known = family.iter().rev().take(WINDOW).find(|&&(p, other)| fits(p, other) && !is_other(other));
            let id = known.map_or_else(
                || {
                    people.push(Person {
                        node: clusters.add(),
                        gender,
                        last: None,
                        first: at,
                        is_kin: name.is_kin,
                        reigns: false,
                    });
                    people.len() - 1
                },
                |&(p, _)| p,
            );
            family.push((id, given));
            if people[id].gender == Gender::Unknown {
                people[id].gender = gender;
            }
            id
        });
        out.push(Some(id));
    }
    out
}

/// The names that father and son share.
struct Generations<'f>(FxHashSet<&'f str>);

impl<'f> Generations<'f> {
    /// Two generations share a name if two endings go with it, or kin has it with an ending and somebody else without.
    fn new(names: &[PersonName<'f>]) -> Self {
        let mut shared = FxHashSet::default();
        let mut known: FxHashMap<&str, (Generation, bool)> = FxHashMap::default();
        let mut without: FxHashSet<&str> = FxHashSet::default();
        for name in names {
            let Some(generation) = name.generation else {
                without.insert(name.words);
                continue;
            };
            let (first, is_kin) = known.entry(name.words).or_insert((generation, name.is_kin));
            *is_kin |= name.is_kin;
            if *first != generation {
                shared.insert(name.words);
            }
        }
        shared
            .extend(known.iter().filter(|(words, (_, is_kin))| *is_kin && without.contains(**words)).map(|(w, _)| *w));
        Self(shared)
    }

    fn differ(&self, words: &str) -> bool {
        self.0.contains(words)
    }

    /// The generation of a name where it matters.
    fn of(&self, name: &PersonName) -> Option<Generation> {
        name.generation.filter(|_| self.differ(name.words))
    }
}

fn agree(a: Gender, b: Gender) -> bool {
    a == Gender::Unknown || b == Gender::Unknown || a == b
}

fn gender_of_given(given: &str) -> Gender {
    let mut words = given.split(' ').filter(|w| w.len() > 1);
    words.next().map_or(Gender::Unknown, first_names::gender)
}

/// Whether two given names before one surname can be one person's: "John", "John F", "J"; "Kristen", "Kristin".
fn same_given(a: &str, b: &str) -> bool {
    let (mut x, mut y) = (a.split(' '), b.split(' '));
    let (first_a, first_b) = (x.next().unwrap_or_default(), y.next().unwrap_or_default());
    let firsts = first_a == first_b
        || initial_of(first_a, first_b)
        || initial_of(first_b, first_a)
        || (first_a.len() > 4 && first_b.len() > 4 && one_edit(first_a.as_bytes(), first_b.as_bytes()));
    let (second_a, second_b) = (x.next(), y.next());
    let seconds = match (second_a, second_b) {
        (Some(a), Some(b)) => a == b || initial_of(a, b) || initial_of(b, a),
        _ => true,
    };
    firsts && seconds
}

/// Whether one given name ends the other: "Suu Kyi" and "Aung San Suu Kyi" have "Suu" and "Aung San Suu" before "Kyi".
fn is_tail(a: &str, b: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    ends(a, b) || ends(b, a)
}

fn initial_of(short: &str, long: &str) -> bool {
    short.len() == 1 && long.starts_with(short)
}

/// Whether `a` and `b` differ by one inserted, deleted or replaced byte.
pub fn one_edit(a: &[u8], b: &[u8]) -> bool {
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    match a.len() as isize - b.len() as isize {
        0 => a.is_empty() || a[1..] == b[1..],
        1 => a[1..] == *b,
        -1 => *a == b[1..],
        _ => false,
    }
}
