//! Names → entities: "Donald Trump" and "Mr Trump" become one.

pub mod acronyms;
pub mod clusters;
pub mod forms;
pub mod kin;
pub mod other_names;
pub mod owners;
pub mod people;
pub mod short_forms;
pub mod sums;

use super::Name;
use crate::analysis::{Entity, EntityType, Mention, MentionKind, Score};
use crate::document::clusters::WordClusters;
use crate::document::words::{self, SOFT_HYPHEN};
use crate::document::{Document, TokenKind};
use crate::english::{Gender, Tag};
use clusters::Clusters;
use other_names::Pair;
use people::PersonName;
use rustc_hash::{FxHashMap, FxHashSet};
use short_forms::Form;

/// Joins `names`. Entities come in order of first mention, each with its gender.
pub fn join_names(document: &Document, names: &[Name]) -> (Vec<Entity>, Vec<Gender>) {
    let pairs = other_names::pairs(document.text, names);
    let (clusters, genders) = cluster(document, names, &pairs);
    let unusual: FxHashSet<&str> = pairs
        .iter()
        .map(|pair| if pair.is_first_usual { pair.second } else { pair.first })
        .map(|name| names[name].span.of(document.text))
        .collect();
    let mut ids: FxHashMap<usize, usize> = FxHashMap::default();
    let (mut list, mut list_genders): (Vec<Entity>, Vec<Gender>) = (Vec::new(), Vec::new());
    let mut votes: Vec<Vec<(EntityType, f32)>> = Vec::new();
    for ((name, &cluster), &gender) in names.iter().zip(&clusters).zip(&genders) {
        let id = *ids.entry(cluster).or_insert_with(|| {
            list.push(Entity {
                id: list.len(),
                kind: name.kind,
                name: String::new(),
                named: true,
                story: true,
                salience: Score(0.0),
                role: None,
                mentions: Vec::new(),
            });
            list_genders.push(gender);
            votes.push(Vec::new());
            list.len() - 1
        });
        list[id].mentions.push(Mention { span: name.span, kind: MentionKind::Name, confidence: name.confidence });
        if list_genders[id] == Gender::Unknown {
            list_genders[id] = gender;
        }
        match votes[id].iter_mut().find(|(kind, _)| *kind == name.kind) {
            Some((_, sum)) => *sum += name.confidence.0,
            None => votes[id].push((name.kind, name.confidence.0)),
        }
    }
    for (entity, votes) in list.iter_mut().zip(votes) {
        entity.name = fullest(document, &entity.mentions, &unusual);
        let in_dateline = |m: &Mention| document.dateline.is_some_and(|dateline| dateline.covers(m.span));
        if entity.kind == EntityType::Place && entity.name.len() > 3 {
            let small = forms::in_small_letters(&entity.name);
            // "NORWAY: Ferry burns": a country or city that everybody writes small.
            let known =
                || document.words.look_up(words::hash(&small)).1 & (WordClusters::CITY | WordClusters::COUNTRY) != 0;
            if entity.mentions.iter().any(in_dateline) || known() {
                entity.name = small;
            }
        }
        entity.kind = votes.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(entity.kind, |(kind, _)| kind);
    }
    (list, list_genders)
}

/// The cluster of each name, and its gender by title or first name.
fn cluster(document: &Document, names: &[Name], pairs: &[Pair]) -> (Vec<usize>, Vec<Gender>) {
    let mut clusters = Clusters::default();
    let mut by_words: FxHashMap<(String, EntityType), usize> = FxHashMap::default();
    let mut list: Vec<Form> = Vec::new();
    let mut words = Vec::with_capacity(names.len());
    let owners = owners::of_bodies(document.text, names);
    for (name, owner) in names.iter().zip(owners) {
        let text = name.span.of(document.text);
        let mut form = forms::fold(text, name.kind);
        if let Some(owner) = owner {
            form = format!("{owner} {form}");
        }
        if name.kind != EntityType::Person {
            let id = *by_words.entry((form.clone(), name.kind)).or_insert_with(|| {
                let node = clusters.add();
                list.push(Form { words: form.clone(), kind: name.kind, acronym: false, complete: false, node });
                list.len() - 1
            });
            list[id].acronym |= acronyms::may_be(text, &form);
            list[id].complete |= name.kind == EntityType::Organization && forms::is_company(text);
            words.push((form, id));
        } else {
            words.push((form, usize::MAX));
        }
    }
    keep_pairs_apart(document, names, &mut words);
    short_forms::join(&list, &mut clusters);
    join_brackets(document, names, &words, &list, &mut clusters);

    let mut paragraph = 0;
    let mut persons = Vec::new();
    for (name, (form, _)) in names.iter().zip(&words) {
        if name.kind != EntityType::Person {
            continue;
        }
        while paragraph + 1 < document.paragraphs.len() && document.paragraphs[paragraph].span.end <= name.span.start {
            paragraph += 1;
        }
        persons.push(PersonName {
            words: form,
            gender: title_gender(document, name),
            reigns: reigns(document, name),
            has_office: has_title(document, name),
            paragraph,
            is_kin: kin::introduces(document, name.span),
            generation: people::generation(name.span.of(document.text)),
        });
    }
    let mut joined = people::join(&persons, &mut clusters).into_iter();
    let (mut nodes, mut genders) = (Vec::with_capacity(names.len()), Vec::with_capacity(names.len()));
    for (name, (_, id)) in names.iter().zip(&words) {
        let (node, gender) = match name.kind {
            EntityType::Person => joined.next().unwrap_or((0, Gender::Unknown)),
            _ => (list[*id].node, Gender::Unknown),
        };
        nodes.push(node);
        genders.push(gender);
    }
    for pair in pairs {
        // "née Frost": other people may be called so.
        let (form, node) = (&words[pair.second].0, nodes[pair.second]);
        let is_shared = || nodes.iter().zip(&words).any(|(&other, (words, _))| other == node && words != form);
        if form.contains(' ') || !is_shared() {
            clusters.join(nodes[pair.first], node);
        }
    }
    (nodes.into_iter().map(|node| clusters.root(node)).collect(), genders)
}

/// "Costa-Lima" where the text has a Costa and a Lima: two people, and no given name with a surname.
fn keep_pairs_apart(document: &Document, names: &[Name], words: &mut [(String, usize)]) {
    let is_pair = |name: &Name| {
        let text = name.span.of(document.text);
        name.kind == EntityType::Person && text.contains('-') && !text.contains(' ')
    };
    if !names.iter().any(is_pair) {
        return;
    }
    let people = names.iter().zip(&*words).filter(|(name, _)| name.kind == EntityType::Person && !is_pair(name));
    let surnames: FxHashSet<String> =
        people.filter_map(|(_, (form, _))| form.rsplit(' ').next().map(str::to_owned)).collect();
    for (name, (form, _)) in names.iter().zip(words) {
        if is_pair(name) && form.split(' ').all(|half| surnames.contains(half)) {
            *form = form.replace(' ', "-");
        }
    }
}

/// "King", "Pope" before a name or at its start: the name is no surname.
fn reigns(document: &Document, name: &Name) -> bool {
    let tokens = document.tokens_in(name.span);
    let own = (tokens.len() > 1).then_some(tokens.start);
    let before = tokens.start.checked_sub(1);
    own.into_iter().chain(before).any(|t| document.features(t).is(Tag::Reign) && document.features(t).case.is_capital())
}

/// Joins a name with its acronym in brackets: "Korean Central News Agency (KCNA)".
fn join_brackets(
    document: &Document,
    names: &[Name],
    words: &[(String, usize)],
    list: &[Form],
    clusters: &mut Clusters,
) {
    for (pair, forms) in names.windows(2).zip(words.windows(2)) {
        let between = &document.text[pair[0].span.end..pair[1].span.start];
        if between.trim() != "(" || pair[0].kind == EntityType::Person || pair[1].kind == EntityType::Person {
            continue;
        }
        let (long, short) = if forms[0].0.len() > forms[1].0.len() { (0, 1) } else { (1, 0) };
        let (short_form, long_form) = (&list[forms[short].1], &list[forms[long].1]);
        // "Corruption Eradication Commission (KPK)": in another language
        let is_closed = document.text[pair[1].span.end..].starts_with(')');
        let is_foreign = || {
            let is_body = long_form.words.split(' ').any(|word| forms::has_tag(word, Tag::BodyName));
            let letters = pair[1].span.of(document.text);
            let is_shouted = letters.len() > 2 && letters.chars().all(char::is_uppercase);
            (long, is_closed, is_body, is_shouted) == (0, true, true, true) && pair[0].kind == pair[1].kind
        };
        if short_form.acronym
            && long_form.words.contains(' ')
            && (acronyms::runs_through(&short_form.words, &long_form.words) || is_foreign())
        {
            clusters.join(short_form.node, long_form.node);
        }
    }
}

/// Whether a title stands before the name: "Mr Marlow", "President Marlow".
pub fn has_title(document: &Document, name: &Name) -> bool {
    let before = document.tokens_in(name.span).start.checked_sub(1);
    before.is_some_and(|i| document.features(i).is(Tag::Title))
}

/// The gender by the title before a name or at its start: "Mrs", "spokesman".
fn title_gender(document: &Document, name: &Name) -> Gender {
    let tokens = document.tokens_in(name.span);
    let own = if tokens.len() > 1 { tokens.start } else { usize::MAX };
    for i in [own, tokens.start.wrapping_sub(1)] {
        let Some(token) = document.tokens.get(i) else { continue };
        if matches!(token.kind, TokenKind::Word | TokenKind::Abbreviation) {
            let word = document.features(i);
            match (word.is(Tag::Title), word.is(Tag::Male), word.is(Tag::Female)) {
                (true, true, _) => return Gender::Male,
                (true, _, true) => return Gender::Female,
                _ => {}
            }
        }
    }
    Gender::Unknown
}

/// The fullest name of an entity: the one with most words, then the longest, then the first. Names in capitals come late,
/// `unusual` ones last.
fn fullest(document: &Document, mentions: &[Mention], unusual: &FxHashSet<&str>) -> String {
    let mut best: Option<(_, &str)> = None;
    for mention in mentions.iter().filter(|m| m.kind == MentionKind::Name) {
        let name = mention.span.of(document.text);
        let rank = (!unusual.contains(name), !is_shouted(name), name.split_whitespace().count(), name.chars().count());
        if best.is_none_or(|(known, _)| known < rank) {
            best = Some((rank, name));
        }
    }
    best.map_or(String::new(), |(_, name)| {
        name.split_whitespace().collect::<Vec<_>>().join(" ").replace(SOFT_HYPHEN, "")
    })
}

/// Whether a name is in capitals and is no acronym: "GREATER MILWAUKEE OPEN", "HOUSTON", not "NATO".
fn is_shouted(name: &str) -> bool {
    name.len() > 5 && !name.contains(char::is_lowercase)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::names::passes::tests::settle_types;
    use crate::span::Span;
    use crate::syntax;

    /// Reads a text in which names are marked by type: "[p Ana Lima] of [o Acme Corp] left [l Porto]".
    pub fn marked(text: &str) -> (String, Vec<Name>) {
        let (mut plain, mut names) = (String::new(), Vec::new());
        for piece in text.split('[') {
            let Some((name, rest)) = piece.split_once(']') else {
                plain.push_str(piece);
                continue;
            };
            let kind = match &name[..1] {
                "p" => EntityType::Person,
                "o" => EntityType::Organization,
                "l" => EntityType::Place,
                _ => EntityType::Misc,
            };
            let start = plain.len();
            plain.push_str(&name[2..]);
            names.push(Name { span: Span::new(start, plain.len()), kind, confidence: Score(1.0) });
            plain.push_str(rest);
        }
        (plain, names)
    }

    /// The entities by name, with the text of all their mentions. The names have settled types, as from the passes.
    pub fn joined(text: &str) -> Vec<String> {
        let (text, mut names) = marked(text);
        let document = syntax::read(&text, None, &[]);
        settle_types(&document, &mut names);
        let (list, _) = join_names(&document, &names);
        let of = |e: &Entity| e.mentions.iter().map(|m| m.span.of(&text)).collect::<Vec<_>>().join(", ");
        list.iter().map(|e| format!("{}: {}", e.name, of(e))).collect()
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(joined(text), expected, "{text}");
    }

    #[test]
    fn surname_or_first_name_joins_the_full_name() {
        check("[p Elena Rivera] won. Ms [p Rivera] cheered [p Elena].", &["Elena Rivera: Elena Rivera, Rivera, Elena"]);
        check("[p John F. Marsh] spoke. [p John Marsh] left.", &["John F. Marsh: John F. Marsh, John Marsh"]);
        check("[p Rivera] wins\n\n[p Elena Rivera] won.", &["Elena Rivera: Rivera, Elena Rivera"]);
        check("[p May Tan Lin] sang. [p Tan Lin] bowed.", &["May Tan Lin: May Tan Lin, Tan Lin"]);
    }

    #[test]
    fn two_people_of_one_surname_stay_apart() {
        check(
            "[p Petra Novak] met [p Pavel Novak]. Mrs [p Novak] spoke, Mr [p Novak] did not.",
            &["Petra Novak: Petra Novak, Novak", "Pavel Novak: Pavel Novak, Novak"],
        );
        check("Mr [p Novak] met Mrs [p Novak].", &["Novak: Novak", "Novak: Novak"]);
        check(
            "[p Petra Novak], [p Pavel Novak]. Mr [p Novak] spoke. [p Petra] left.",
            &["Petra Novak: Petra Novak, Petra", "Pavel Novak: Pavel Novak, Novak"],
        );
        check("[p Petra Novak] and [p Carla Novak] sang.", &["Petra Novak: Petra Novak", "Carla Novak: Carla Novak"]);
    }

    #[test]
    fn bare_surname_in_a_family_is_the_one_who_is_no_kin() {
        check(
            "[p Ida Renner] won. Her husband, [p Paul Renner], wept. [p Renner] sang.",
            &["Ida Renner: Ida Renner, Renner", "Paul Renner: Paul Renner"],
        );
        check(
            "[p Paul Renner] won. He is the son of former champion [p Karl Renner].\n\n[p Renner] sang.",
            &["Paul Renner: Paul Renner, Renner", "Karl Renner: Karl Renner"],
        );
        check(
            "[p Ida Renner] won. Her brother [p Paul Renner] wept. Mr [p Renner] sang.",
            &["Ida Renner: Ida Renner", "Paul Renner: Paul Renner, Renner"],
        );
    }

    #[test]
    fn king_is_known_by_a_first_name() {
        check("[p Adel Karim] met King [p Karim].", &["Adel Karim: Adel Karim", "Karim: Karim"]);
        check("King [p Karim] left. [p Karim] sang.", &["Karim: Karim, Karim"]);
    }

    #[test]
    fn office_holder_is_not_the_other_one_of_the_name() {
        check(
            "President [p Renner] spoke. Mr. [p Renner] left. [p Maria Renner] sang.",
            &["Renner: Renner, Renner", "Maria Renner: Maria Renner"],
        );
    }

    #[test]
    fn two_surnames_with_a_hyphen_are_nobody_s_name() {
        check(
            "[p Ida Renner] met [p Paul Roth]. A [p Renner-Roth] ticket won. [p Roth] sang.",
            &["Ida Renner: Ida Renner", "Paul Roth: Paul Roth, Roth", "Renner-Roth: Renner-Roth"],
        );
    }

    #[test]
    fn father_and_son_of_one_name_are_two() {
        check(
            "[p Karl Renner Sr.] and [p Karl Renner Jr.] won.",
            &["Karl Renner Sr.: Karl Renner Sr.", "Karl Renner Jr.: Karl Renner Jr."],
        );
        check(
            "[p Karl Renner] won. His son, [p Karl Renner Jr.], wept.",
            &["Karl Renner: Karl Renner", "Karl Renner Jr.: Karl Renner Jr."],
        );
        check("[p Karl Renner Jr.] won. [p Karl Renner] sang.", &["Karl Renner Jr.: Karl Renner Jr., Karl Renner"]);
    }

    #[test]
    fn surname_as_an_initial_joins_the_one_who_fits() {
        check("[p Ida Renner] ran. [p Ida R.] was late.", &["Ida Renner: Ida Renner, Ida R."]);
        check(
            "[p Ida Renner] met [p Ida Roth]. [p Ida R.] ran.",
            &["Ida Renner: Ida Renner", "Ida Roth: Ida Roth", "Ida R.: Ida R."],
        );
    }

    #[test]
    fn acronym_joins_the_name_it_stands_for() {
        check(
            "The [o North Sea Wind Authority] met. [o NSWA] and [o Nswa] are one.",
            &["North Sea Wind Authority: North Sea Wind Authority, NSWA, Nswa"],
        );
        check(
            "[o Central Harbour News Agency] ([o CHNA]) said so.",
            &["Central Harbour News Agency: Central Harbour News Agency, CHNA"],
        );
        check(
            "The [o Harbour Safety Agency] ([o KPX]) met. The [o KPX] left.",
            &["Harbour Safety Agency: Harbour Safety Agency, KPX, KPX"],
        );
        check("[o Dalton Rovers] ([o KPX]) won.", &["Dalton Rovers: Dalton Rovers", "KPX: KPX"]);
        check("[o Ministry of Defence] and [o BBC]", &["Ministry of Defence: Ministry of Defence", "BBC: BBC"]);
    }

    #[test]
    fn names_of_one_country_are_joined() {
        check("[l US], [l U.S.], [l United States]", &["United States: US, U.S., United States"]);
        check("[l UK] or [l Britain], not [l Ireland]", &["Britain: UK, Britain", "Ireland: Ireland"]);
    }

    #[test]
    fn part_of_an_organization_s_name_joins_it() {
        check(
            "[o Marlow Steel Inc.] said [o Marlow] and [o Marlow Steel] grew.",
            &["Marlow Steel Inc.: Marlow Steel Inc., Marlow, Marlow Steel"],
        );
        check(
            "The [m Republican National Convention] opened. A registered [m Republican] left.",
            &["Republican National Convention: Republican National Convention", "Republican: Republican"],
        );
        check("[o Marlow Steel Inc.] sued. [p Marlow] won.", &["Marlow Steel Inc.: Marlow Steel Inc., Marlow"]);
        check("[o Marlow Steel Inc.] sued Mr [p Marlow].", &["Marlow Steel Inc.: Marlow Steel Inc.", "Marlow: Marlow"]);
        check(
            "[o Marlow Steel Inc.] sued [p Ana Marlow]. [p Marlow] won.",
            &["Marlow Steel Inc.: Marlow Steel Inc.", "Ana Marlow: Ana Marlow, Marlow"],
        );
        check(
            "[l Marlow Steel] sued. [o Marlow Steel Inc.] lost.",
            &["Marlow Steel Inc.: Marlow Steel, Marlow Steel Inc."],
        );
        check(
            "The [o US Harbour Department] said the [o Harbour Department] paid.",
            &["US Harbour Department: US Harbour Department, Harbour Department"],
        );
        check(
            "[o Marlow Inc.] sued [o Marlow Paper]. [o Marlow] won.",
            &["Marlow Inc.: Marlow Inc., Marlow", "Marlow Paper: Marlow Paper"],
        );
        check("[o Marlow] flies [o Marlow 747]s.", &["Marlow: Marlow", "Marlow 747: Marlow 747"]);
        check(
            "[o Harbour Office] met. The [l US Harbour Office] did not.",
            &["US Harbour Office: Harbour Office, US Harbour Office"],
        );
        check("[m A380s] or one [m A380]", &["A380s: A380s, A380"]);
        check("[l North Korea] fired. The [l North] denied it.", &["North Korea: North Korea, North"]);
        check("[o Marlow] sued. [m Marlow Motors] lost.", &["Marlow Motors: Marlow, Marlow Motors"]);
        check(
            "The [o Department of Harbours] met. The [o Harbours Department] and the [o Bank of Porto] paid the [o Bank].",
            &[
                "Department of Harbours: Department of Harbours, Harbours Department",
                "Bank of Porto: Bank of Porto, Bank",
            ],
        );
        check("[o Marlow & Sachs] grew. [o M&S] hired.", &["Marlow & Sachs: Marlow & Sachs, M&S"]);
        check(
            "[o Harlan Reed] cut jobs. [o Harlan] and [o Harlan Reed]'s rivals fell.",
            &["Harlan Reed: Harlan Reed, Harlan, Harlan Reed"],
        );
        // A part of two names joins neither.
        check(
            "[o Marlow Steel], [o Marlow Paper], [o Marlow]",
            &["Marlow Steel: Marlow Steel", "Marlow Paper: Marlow Paper", "Marlow: Marlow"],
        );
    }

    #[test]
    fn spellings_of_one_name_are_joined() {
        check("[o Untied Harbours] or [o United Harbours]", &["Untied Harbours: Untied Harbours, United Harbours"]);
        check("[o MARLOW STEEL] SUED\n\n[o Marlow Steel] paid.", &["Marlow Steel: MARLOW STEEL, Marlow Steel"]);
        check("Rain hits [l PORTLAND]\n\nIt rained in [l Portland].", &["Portland: PORTLAND, Portland"]);
        check("[p Kristen Olds] is [p Kristin Olds].", &["Kristen Olds: Kristen Olds, Kristin Olds"]);
    }

    #[test]
    fn many_names_are_joined_in_linear_time() {
        let (mut text, mut names) = (String::new(), Vec::new());
        for i in 0..100_000 {
            let letters = |mut n: usize| -> String {
                let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
                let mut word = String::from(if i % 2 == 0 { "Ber" } else { "Mar" });
                for _ in 0..4 {
                    word.push(letter(n));
                    n /= 26;
                }
                word
            };
            let start = text.len();
            text.push_str(&format!("{} {}", letters(i % 300), letters(i)));
            let kind = if i % 3 == 0 { EntityType::Organization } else { EntityType::Person };
            names.push(Name { span: Span::new(start, text.len()), kind, confidence: Score(1.0) });
            text.push_str(if i % 7 == 0 { ". She said it.\n" } else { ", " });
        }
        let document = syntax::read(&text, None, &[]);
        let start = std::time::Instant::now();
        let (list, _) = join_names(&document, &names);
        // Names that differ in one letter count as spellings of one name.
        assert!(list.len() > 80_000, "{}", list.len());
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
