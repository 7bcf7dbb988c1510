//! What has been mentioned so far: for each entity its roles, its last mention, how often it was mentioned.

use super::candidates::Slot;
use super::classes::{self, Class};
use crate::analysis::{Entity, EntityType, MentionKind};
use crate::document::{Document, Part};
use crate::english::{Gender, Tag, countries};
use crate::names::linking::forms;
use crate::span::Span;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Maximum number of recent entities that are candidates.
const WINDOW: usize = 24;
/// Window in tokens in which determiners, plurals and marks between two mentions are counted.
const COUNT_WINDOW: usize = 60;
/// Maximum number of roles kept for a person.
const ROLES: usize = 6;
/// Maximum number of entities that are known by one noun.
const BY_NOUN: usize = 4;
/// Windows in tokens in which a role stands before a name, and after it: "Vladimir Putin, the Russian president,".
const ROLE_BEFORE: usize = 5;
const ROLE_AFTER: usize = 9;

/// Where and how an entity was last mentioned.
#[derive(Clone, Copy)]
pub struct LastMention {
    /// Tokens.
    pub start: usize,
    pub end: usize,
    pub sentence: usize,
    pub paragraph: usize,
    pub kind: MentionKind,
    pub is_subject: bool,
    pub is_possessive: bool,
    pub after_preposition: bool,
    pub beside_reporting_verb: bool,
    pub is_coordinated: bool,
    pub is_quoted: bool,
}

/// What is known of an entity at this point of the text.
pub struct Referent {
    pub kind: EntityType,
    pub gender: Gender,
    /// Its name's words, folded.
    pub words: String,
    /// How many names it has in the whole text.
    pub names: usize,
    pub in_headline: bool,
    /// Mentions so far.
    pub mentions: usize,
    pub last: Option<LastMention>,
    /// Mentions in the paragraph of the last.
    pub mentions_in_paragraph: usize,
    /// Tokens of nouns that describe it: "president", "actress".
    pub roles: Vec<usize>,
    /// Its name ends in a noun that says what it is: "Northern Bank".
    pub name_has_head_noun: bool,
    pub is_capital_city: bool,
    /// Its name ends as companies' do: "Halden Foods Ltd".
    pub is_company: bool,
}

/// All entities at this point of the text.
pub struct Discourse<'d> {
    pub document: &'d Document<'d>,
    pub classes: Vec<Class>,
    /// How many determiners, plurals and marks stand before each token.
    counts: Vec<[u32; 3]>,
    pub referents: Vec<Referent>,
    /// Most recent first.
    pub recent: Vec<usize>,
    pub sentence: usize,
    pub paragraph: usize,
    /// The stretches in quotation marks.
    marked: &'d [Span],
    /// The entity that a pronoun of each slot meant last, with its sentence.
    pub last_answer: [Option<(usize, usize)>; 4],
    /// "it was Kate Bolter who": the person, with the sentence.
    pub singled_out: Option<(usize, usize)>,
    /// Noun → the entity that "the" with this noun meant last.
    pub last_answer_by_noun: FxHashMap<String, usize>,
    /// Name word or role noun → entities, latest last.
    by_noun: FxHashMap<String, Vec<usize>>,
}

impl<'d> Discourse<'d> {
    pub fn new(document: &'d Document<'d>, list: &[Entity], genders: &[Gender], marked: &'d [Span]) -> Self {
        let headline = document.headline.unwrap_or_default();
        let referent = |e: &Entity| Referent {
            kind: e.kind,
            gender: genders[e.id],
            words: forms::fold(&e.name, e.kind),
            names: e.mentions.len(),
            in_headline: e.mentions.iter().any(|m| headline.covers(m.span)),
            mentions: 0,
            last: None,
            mentions_in_paragraph: 0,
            roles: Vec::new(),
            name_has_head_noun: false,
            is_capital_city: false,
            is_company: forms::is_company(&e.name),
        };
        let classes = classes::classes(document);
        Discourse {
            document,
            counts: count_between(&classes),
            classes,
            referents: list.iter().map(referent).collect(),
            recent: Vec::with_capacity(WINDOW + 1),
            sentence: 0,
            paragraph: 0,
            marked,
            last_answer: [None; 4],
            singled_out: None,
            last_answer_by_noun: FxHashMap::default(),
            by_noun: FxHashMap::default(),
        }
    }

    /// Whether a token stands in quotation marks.
    pub fn is_quoted(&self, token: usize) -> bool {
        let at = self.document.tokens[token].span.start;
        let i = self.marked.partition_point(|q| q.end <= at);
        self.marked.get(i).is_some_and(|q| q.has(at))
    }

    /// The class of the token `offset` away, in the same document.
    pub fn near(&self, token: usize, offset: isize) -> Class {
        token.checked_add_signed(offset).and_then(|i| self.classes.get(i)).copied().unwrap_or(Class::Mark)
    }

    /// How many determiners, plurals and marks stand between two tokens, each up to 10, in the last [`COUNT_WINDOW`] tokens.
    pub fn counts_between(&self, from: usize, to: usize) -> [f32; 3] {
        let from = from.max(to.saturating_sub(COUNT_WINDOW)).min(to);
        let (a, b) = (&self.counts[from], &self.counts[to]);
        std::array::from_fn(|i| (b[i] - a[i]).min(10) as f32)
    }

    /// The entities whose name or role has this noun, latest last.
    pub fn known_by(&self, noun: &str) -> &[usize] {
        self.by_noun.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Whether a word stands in the entity's name or beside a role of it.
    pub fn is_described_by(&self, entity: usize, word: &str) -> bool {
        let referent = &self.referents[entity];
        let around = |role: usize| role.saturating_sub(3)..(role + 4).min(self.classes.len());
        referent.words.split(' ').any(|w| w.eq_ignore_ascii_case(word))
            || referent.roles.iter().any(|&r| around(r).any(|t| self.document.word(t).eq_ignore_ascii_case(word)))
    }

    /// Adds a name, with the roles that stand beside it.
    pub fn add_name(&mut self, entity: usize, tokens: Range<usize>, sentence_end: usize) {
        if self.referents[entity].kind == EntityType::Person {
            self.singled_out = match self.singled_out {
                _ if self.is_singled_out(&tokens) => Some((entity, self.sentence)),
                // Somebody else named in a later sentence is in the way.
                Some((other, sentence)) if other == entity || sentence == self.sentence => Some((other, sentence)),
                _ => None,
            };
            self.add_roles(entity, &tokens, sentence_end);
        } else if self.referents[entity].mentions == 0 {
            let referent = &mut self.referents[entity];
            for word in referent.words.split(' ') {
                referent.name_has_head_noun = classes::look_up(word).is_some_and(Class::is_noun);
                if referent.name_has_head_noun {
                    add_noun(&mut self.by_noun, word, entity);
                }
            }
            referent.is_capital_city = countries::capital_of(&referent.words).is_some();
        }
        self.add(entity, tokens, MentionKind::Name);
    }

    /// "it was [Kate Bolter] who"
    fn is_singled_out(&self, tokens: &Range<usize>) -> bool {
        let who =
            self.document.tokens.get(tokens.end).is_some_and(|_| self.document.features(tokens.end).is(Tag::Relative));
        // A title may stand before the name.
        let it = (2..5)
            .any(|back| self.near(tokens.start, -back) == Class::It && self.near(tokens.start, 1 - back) == Class::Be);
        who && it
    }

    /// Reads "Russian President Vladimir Putin" and "Vladimir Putin, the Russian president,".
    fn add_roles(&mut self, entity: usize, tokens: &Range<usize>, sentence_end: usize) {
        for i in (tokens.start.saturating_sub(ROLE_BEFORE)..tokens.start).rev() {
            // "The referee sent off Ana Lima"
            let part = self.document.nodes[i].part;
            if part == Part::Auxiliary || part.is_verb() && part != Part::Gerund {
                break;
            }
            match self.classes[i] {
                class if class.is_person() => self.add_role(entity, i),
                Class::Word | Class::Capital | Class::Preposition => {}
                Class::Comma if i + 1 == tokens.start => {}
                _ => break,
            }
        }
        if tokens.end < sentence_end && self.classes[tokens.end] == Class::Comma {
            for i in tokens.end + 1..(tokens.end + ROLE_AFTER).min(sentence_end) {
                match self.classes[i] {
                    class if class.is_person() => self.add_role(entity, i),
                    Class::Word
                    | Class::Capital
                    | Class::The
                    | Class::A
                    | Class::Possessive
                    | Class::Past
                    | Class::Number
                    | Class::Organization
                    | Class::Place
                    | Class::Thing
                    | Class::His
                    | Class::Her
                    | Class::Its => {}
                    _ => break,
                }
            }
        }
    }

    fn add_role(&mut self, entity: usize, token: usize) {
        let referent = &mut self.referents[entity];
        if referent.gender == Gender::Unknown {
            referent.gender = self.classes[token].gender();
        }
        if referent.roles.len() < ROLES && !referent.roles.contains(&token) {
            referent.roles.push(token);
            add_noun(&mut self.by_noun, &self.document.word(token).to_lowercase(), entity);
        }
    }

    /// Adds a mention: its entity is now the most recent one.
    pub fn add(&mut self, entity: usize, tokens: Range<usize>, kind: MentionKind) {
        let before = self.near(tokens.start, -1);
        let after = self.near(tokens.end, 0);
        let verb = matches!(after, Class::Be | Class::Modal | Class::Reporting | Class::Past | Class::Adverb);
        let mention = LastMention {
            start: tokens.start,
            end: tokens.end,
            sentence: self.sentence,
            paragraph: self.paragraph,
            kind,
            is_subject: verb && before != Class::Preposition,
            is_possessive: after == Class::Possessive
                || matches!(self.classes[tokens.start], Class::His | Class::Its | Class::Their),
            after_preposition: before == Class::Preposition,
            beside_reporting_verb: after == Class::Reporting || before == Class::Reporting,
            is_coordinated: before == Class::And || after == Class::And,
            is_quoted: self.is_quoted(tokens.start),
        };
        let referent = &mut self.referents[entity];
        let same = referent.last.is_some_and(|l| l.paragraph == mention.paragraph);
        referent.mentions_in_paragraph = if same { referent.mentions_in_paragraph + 1 } else { 1 };
        referent.last = Some(mention);
        referent.mentions += 1;
        match self.recent.iter().position(|&e| e == entity) {
            Some(at) => self.recent[..=at].rotate_right(1),
            None => {
                self.recent.insert(0, entity);
                self.recent.truncate(WINDOW);
            }
        }
    }

    /// Adds a pronoun, which may tell the gender of its entity.
    pub fn add_pronoun(&mut self, entity: usize, token: usize, slot: Slot) {
        if self.referents[entity].gender == Gender::Unknown {
            self.referents[entity].gender = self.classes[token].gender();
        }
        self.last_answer[slot as usize] = Some((entity, self.sentence));
        self.add(entity, token..token + 1, MentionKind::Pronoun);
    }
}

fn count_between(classes: &[Class]) -> Vec<[u32; 3]> {
    let mut sums = [0; 3];
    let mut counts = Vec::with_capacity(classes.len() + 1);
    counts.push(sums);
    for class in classes {
        match class {
            Class::The | Class::A | Class::This | Class::His | Class::Its => sums[0] += 1,
            Class::Plural => sums[1] += 1,
            Class::Clause | Class::And | Class::Comma | Class::Mark => sums[2] += 1,
            _ => {}
        }
        counts.push(sums);
    }
    counts
}

fn add_noun(by_noun: &mut FxHashMap<String, Vec<usize>>, noun: &str, entity: usize) {
    let list = by_noun.entry(noun.to_owned()).or_default();
    list.retain(|&e| e != entity);
    if list.len() == BY_NOUN {
        list.remove(0);
    }
    list.push(entity);
}
