//! Whom a pronoun or noun phrase means: each candidate's features go through boosted trees; the best wins if it is good enough.
//!
//! "Ana Lima met Tom Reed. She …": Ana Lima is the subject, one sentence back, and a woman.

use super::discourse::{Judge, Question, Slot, Walk};
use super::lexis::Class;
use super::nominals::{Determiner, Nominal};
use crate::analysis::{EntityType, MentionKind, Score};
use crate::english::Gender;
use crate::models::trees::{Trees, probability};
use std::sync::OnceLock;

/// How many features a candidate has.
pub const FEATURES: usize = 47;

/// Least log-odds at which a candidate is taken, by [`Slot`].
const LEAST: [f32; 8] = [0.4, 0.2, 0.2, 0.1, 0.3, 0.4, 0.6, 0.5];

/// The same for "the president-elect" where one person was called so.
const LEAST_OF_ROLE: f32 = -0.5;

/// A judge by trees.
pub struct Ranker<'t>(pub &'t Trees);

impl Ranker<'static> {
    pub fn shipped() -> Self {
        static TREES: OnceLock<Trees> = OnceLock::new();
        Self(TREES.get_or_init(|| Trees::read(include_bytes!("../../models/joining.bin"))))
    }
}

impl Judge for Ranker<'_> {
    fn choose(&mut self, walk: &Walk, question: &Question, candidates: &[usize]) -> Option<(usize, Score)> {
        let scene = Scene::new(walk, question, candidates);
        let rows: Vec<_> = candidates.iter().enumerate().map(|(rank, &entity)| scene.features(entity, rank)).collect();
        let one_role = question.slot == Slot::Person && scene.fitting_nouns == 1;
        let least = LEAST[question.slot as usize];
        let (nth, score) = self.0.best(&rows, if one_role { LEAST_OF_ROLE } else { least })?;
        if score < least && !scene.in_roles(candidates[nth]) {
            return None;
        }
        Some((candidates[nth], Score(probability(score))))
    }
}

/// What the features of all candidates of one question share.
pub struct Scene<'w, 'd> {
    walk: &'w Walk<'d>,
    question: &'w Question,
    /// First token of the mention.
    start: usize,
    noun: String,
    most_met: usize,
    most_names: usize,
    near: usize,
    asked: usize,
    fitting_nouns: usize,
    quoted: bool,
    shared: Shared,
}

/// Features that do not look at the candidate.
struct Shared {
    role: f32,
    offset: usize,
    pleonastic: f32,
    after: f32,
    before: f32,
    determiner: f32,
    modifiers: usize,
    generic: f32,
}

impl<'w, 'd> Scene<'w, 'd> {
    pub fn new(walk: &'w Walk<'d>, question: &'w Question, candidates: &[usize]) -> Self {
        let of = |e: usize| &walk.referents[e];
        let noun = match &question.nominal {
            Some(_) => walk.document.word(question.token).to_lowercase(),
            None => String::new(),
        };
        let start = question.nominal.as_ref().map_or(question.token, |n| n.tokens.start);
        let near = |e: &&usize| of(**e).last.is_some_and(|l| l.sentence + 2 >= walk.sentence);
        let mut scene = Self {
            walk,
            question,
            start,
            most_met: candidates.iter().map(|&e| of(e).met).max().unwrap_or(1),
            most_names: candidates.iter().map(|&e| of(e).names).max().unwrap_or(1),
            near: candidates.iter().filter(near).count(),
            asked: candidates.len(),
            fitting_nouns: 0,
            quoted: walk.is_quoted(start),
            shared: shared(walk, question, start),
            noun,
        };
        if question.nominal.is_some() {
            scene.fitting_nouns = candidates.iter().filter(|&&e| scene.in_name(e) || scene.in_roles(e)).count();
        }
        scene
    }

    /// The head is a word of the name: "the court" for "Supreme Court".
    fn in_name(&self, entity: usize) -> bool {
        self.walk.referents[entity].words.split(' ').any(|w| w == self.noun)
    }

    /// The head was said of the person.
    fn in_roles(&self, entity: usize) -> bool {
        let walk = self.walk;
        walk.referents[entity].roles.iter().any(|&t| walk.document.word(t).eq_ignore_ascii_case(&self.noun))
    }

    /// How many of the words before the head were said of the entity as well: "the prime minister" for "Prime Minister
    /// Maria Olsen", "the Danish brewer" for "Brewer Halden of Denmark"; less than 0 where none of them was.
    fn shared_modifiers(&self, nominal: &Nominal, entity: usize) -> f32 {
        let words = nominal.tokens.start + 1..nominal.head;
        let shared = words.clone().filter(|&t| self.walk.said_of(entity, self.walk.document.word(t))).count();
        if !words.is_empty() && shared == 0 { -1.0 } else { shared as f32 }
    }

    /// The candidate's features; `rank` counts candidates met later.
    pub fn features(&self, entity: usize, rank: usize) -> [f32; FEATURES] {
        let (walk, question, shared) = (self.walk, self.question, &self.shared);
        let referent = &walk.referents[entity];
        let flag = |b: bool| f32::from(u8::from(b));
        let capped = |n: usize, most: usize| n.min(most) as f32;
        let mut f = [0.0; FEATURES];
        f[0] = match question.slot {
            Slot::He | Slot::She => 0.0,
            slot => f32::from(slot as u8),
        };
        f[1] = flag(question.slot == Slot::She);
        f[2] = shared.role;
        if let Some(last) = referent.last {
            f[3] = capped(walk.sentence - last.sentence, 12);
            f[5] = capped(self.start.saturating_sub(last.end), 400);
            f[6] = flag(last.subject);
            f[7] = match last.kind {
                MentionKind::Name => 0.0,
                MentionKind::Nominal => 1.0,
                MentionKind::Pronoun => 2.0,
            };
            f[8] = flag(last.possessive);
            f[9] = flag(last.governed);
            f[20] = if last.paragraph == walk.paragraph { capped(referent.here, 8) } else { 0.0 };
            f[22] = match (self.quoted, last.quoted) {
                (true, true) => 2.0,
                (false, false) => 1.0,
                _ => 0.0,
            };
            let [determiners, plurals, marks] = walk.passed(last.end, self.start);
            f[25] = determiners;
            f[26] = plurals;
            f[30] = flag(last.said);
            f[31] = marks;
            f[32] = flag(last.coordinated);
            f[33] = flag(walk.document.sentences[last.sentence].tokens.start == last.start);
            f[19] = capped(walk.paragraph - last.paragraph, 6);
        }
        f[4] = rank as f32;
        f[10] = capped(referent.met, 20);
        f[11] = referent.met as f32 / self.most_met.max(1) as f32;
        f[12] = capped(referent.names, 20);
        f[13] = referent.names as f32 / self.most_names.max(1) as f32;
        f[14] = flag(referent.headline);
        f[15] = flag(referent.gender != Gender::Unknown);
        f[16] = match referent.kind {
            EntityType::Person => 0.0,
            EntityType::Organization => 1.0,
            EntityType::Place => 2.0,
            _ => 3.0,
        };
        f[17] = capped(shared.offset, 40);
        f[18] = capped(self.near, 10);
        f[21] = flag(self.quoted);
        if let Some((meant, sentence)) = walk.meant.get(question.slot as usize).copied().flatten() {
            f[23] = if meant == entity { 1.0 } else { -1.0 };
            f[24] = capped(walk.sentence - sentence, 8);
        }
        f[27] = shared.pleonastic;
        f[28] = shared.after;
        f[29] = shared.before;
        if let Some(nominal) = &question.nominal {
            f[34] = flag(self.in_name(entity));
            f[35] = flag(self.in_roles(entity));
            f[36] = shared.generic;
            f[37] = flag(f[34] == 0.0 && referent.tells_head);
            f[38] = shared.determiner;
            f[39] = shared.modifiers as f32;
            f[40] = capped(self.fitting_nouns, 4);
            f[41] = capped(referent.roles.len(), 3);
            f[42] = flag(referent.capital);
            f[44] = match walk.meant_by.get(&self.noun) {
                Some(&meant) if meant == entity => 1.0,
                Some(_) => -1.0,
                None => 0.0,
            };
            f[45] = self.shared_modifiers(nominal, entity);
            f[46] = flag(referent.company);
        }
        f[43] = capped(self.asked, 16);
        f
    }
}

fn shared(walk: &Walk, question: &Question, start: usize) -> Shared {
    let i = question.token;
    let (before, after) = (walk.near(start, -1), walk.near(i, 1));
    let sentence = walk.document.sentences[walk.sentence].tokens.start;
    let role = match walk.classes[i] {
        Class::His | Class::Its | Class::Their => 1.0,
        Class::Her
            if matches!(
                after,
                Class::Word
                    | Class::Plural
                    | Class::Man
                    | Class::Woman
                    | Class::Person
                    | Class::Organization
                    | Class::Place
                    | Class::Thing
            ) =>
        {
            1.0
        }
        Class::Him | Class::Her | Class::Them | Class::Hers | Class::Theirs => 2.0,
        Class::Himself | Class::Herself | Class::Itself | Class::Themselves => 3.0,
        Class::It if !matches!(after, Class::Be | Class::Modal | Class::Said | Class::Past | Class::Adverb) => 2.0,
        _ => 0.0,
    };
    Shared {
        role,
        offset: start - sentence,
        pleonastic: pleonastic(walk, i),
        after: match after {
            Class::Be => 1.0,
            Class::Modal => 2.0,
            Class::Said => 3.0,
            Class::Past => 4.0,
            Class::Possessive => 5.0,
            Class::Mark | Class::Comma => 6.0,
            Class::Word => 7.0,
            Class::Preposition => 8.0,
            _ => 0.0,
        },
        before: match before {
            _ if start == sentence => 5.0,
            Class::Said => 1.0,
            Class::Preposition => 2.0,
            Class::Clause => 3.0,
            Class::Comma => 4.0,
            Class::And => 6.0,
            Class::Mark => 7.0,
            Class::Past | Class::Word | Class::Plural => 8.0,
            _ => 0.0,
        },
        determiner: question.nominal.as_ref().map_or(0.0, |n| match n.determiner {
            Determiner::The => 0.0,
            Determiner::This => 1.0,
            Determiner::Pronoun => 2.0,
            Determiner::Name => 3.0,
        }),
        modifiers: question.nominal.as_ref().map_or(0, |n| n.tokens.len().saturating_sub(2)),
        generic: generic(walk.document.word(i)),
    }
}

/// "It is clear that", "it was hard to", "it rained": surely means nothing.
pub fn is_empty_it(walk: &Walk, i: usize) -> bool {
    if walk.classes[i] != Class::It {
        return false;
    }
    let word = |n: usize| walk.classes.get(i + n).map_or("", |_| walk.document.word(i + n));
    match walk.near(i, 1) {
        Class::Be | Class::Possessive => {
            let at = 2 + usize::from(walk.near(i, 2) == Class::Adverb);
            walk.near(i, at as isize) == Class::Word && matches!(word(at + 1), "that" | "to" | "for")
        }
        _ => matches!(word(1), "rained" | "rains" | "snowed" | "snows" | "hailed"),
    }
}

/// "it is … that", "it was clear": an "it" that means nothing named.
fn pleonastic(walk: &Walk, i: usize) -> f32 {
    if walk.classes[i] != Class::It || !matches!(walk.near(i, 1), Class::Be | Class::Modal | Class::Possessive) {
        return 0.0;
    }
    let ahead = (2..9).map(|n| walk.near(i, n)).take_while(|c| *c != Class::Mark);
    let that = ahead.clone().any(|c| c == Class::Clause);
    let to = (2..9).any(|n| walk.classes.get(i + n).is_some() && walk.document.word(i + n) == "to");
    1.0 + if that { 2.0 } else { 0.0 } + if to { 1.0 } else { 0.0 }
}

/// The commonest heads, which fit almost anything of their type, each by its number.
fn generic(noun: &str) -> f32 {
    const GENERIC: &[&str] = &[
        "area",
        "boy",
        "capital",
        "city",
        "company",
        "country",
        "firm",
        "girl",
        "government",
        "group",
        "leader",
        "man",
        "nation",
        "organisation",
        "organization",
        "party",
        "player",
        "president",
        "region",
        "state",
        "team",
        "town",
        "woman",
    ];
    GENERIC.iter().position(|g| noun.eq_ignore_ascii_case(g)).map_or(0.0, |i| i as f32 + 1.0)
}
