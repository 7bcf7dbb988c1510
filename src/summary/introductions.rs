//! Whoever is shown is introduced: where a sentence of the summary has a pronoun or a bare surname whose owner no sentence before
//! it shows in full, the name goes in brackets.
//!
//! "He left on Monday." → "He [Rui Costa] left on Monday."; "Figueroa" → "[Melissa] Figueroa"; "his" → "his [Rui Costa's]".
//! In doubt nobody is named: a reader forgives a missing name, never a wrong one.

use crate::analysis::{EntityType, Introduction, Mention, MentionKind};
use crate::document::Document;
use crate::english::{Tag, Tags};
use crate::entities::Entities;
use crate::names::MentionRef;
use crate::span::Span;

/// Confidence from which on a pronoun, or a description, is explained.
const SURE: f32 = 0.85;
const SURE_DESCRIPTION: f32 = 0.8;

/// Mentions of one sentence that are looked at, and words of a name.
const WINDOW: usize = 48;
const LONGEST_NAME: usize = 5;

/// What a reader of the summary has met.
pub struct Shown<'a> {
    document: &'a Document<'a>,
    entities: &'a Entities,
    /// Entities shown in full.
    met: Vec<usize>,
    /// The sentence shown last, and the people that it mentions.
    last: Option<usize>,
    recent: Vec<usize>,
}

impl<'a> Shown<'a> {
    pub fn new(document: &'a Document<'a>, entities: &'a Entities) -> Self {
        Self { document, entities, met: Vec::new(), last: None, recent: Vec::new() }
    }

    /// Others were shown in full elsewhere.
    pub fn meet(&mut self, entities: impl Iterator<Item = usize>) {
        self.met.extend(entities);
    }

    /// Whom the reader has met.
    pub fn met(&self) -> &[usize] {
        &self.met
    }

    /// The introductions that the sentence at `span`, of the number `sentence`, needs behind those shown before.
    pub fn next(&mut self, sentence: usize, span: Span) -> Vec<Introduction> {
        let adjacent = self.last.is_some_and(|last| last + 1 == sentence);
        let mentions = self.entities.mentions_in(span);
        let mentions = &mentions[..mentions.len().min(WINDOW)];
        let named: Vec<usize> = mentions.iter().filter(|m| m.kind == MentionKind::Name).map(|m| m.entity).collect();
        let (mut found, mut people) = (Vec::new(), Vec::new());
        let mut end = span.start;
        for mention in mentions {
            // Nothing inside what is told already; nor what runs out of the sentence.
            if mention.span.start < end || mention.span.end > span.end {
                continue;
            }
            let entity = &self.entities.list()[mention.entity];
            if !matches!(entity.kind, EntityType::Person | EntityType::Organization) || !entity.named {
                continue;
            }
            let text = match mention.kind {
                MentionKind::Name => self.fuller_name(mention),
                // Its name stands in the sentence itself: "In his speech, Lima said …".
                _ if named.contains(&mention.entity) => None,
                _ if people.contains(&mention.entity) => None,
                _ if self.is_clear(mention.entity, adjacent) => None,
                MentionKind::Pronoun => self.pronoun(mention, mentions),
                MentionKind::Nominal => self.description(mention),
            };
            let told = text.is_some() || mention.kind == MentionKind::Name;
            if told {
                people.push(mention.entity);
                self.met.push(mention.entity);
            }
            if let Some(text) = text {
                end = mention.span.end;
                found.push(Introduction { span: mention.span, text, entity: mention.entity });
            }
        }
        // Who is meant by a pronoun alone stays the one spoken of.
        people.extend(mentions.iter().map(|m| m.entity).filter(|e| self.met.contains(e)));
        (self.last, self.recent) = (Some(sentence), people);
        found
    }

    /// Whether the sentences before say who is meant: the one that stands before it in the text too, or one about nobody else.
    fn is_clear(&self, entity: usize, adjacent: bool) -> bool {
        let is_person = |e: &usize| self.entities.list()[*e].kind == self.entities.list()[entity].kind;
        self.met.contains(&entity)
            && self.recent.contains(&entity)
            && (adjacent || self.recent.iter().filter(|e| is_person(e)).all(|e| *e == entity))
    }

    /// "Figueroa" → "[Melissa] Figueroa"; "NTB" → "NTB [Norland Transport Board]".
    fn fuller_name(&self, mention: &MentionRef) -> Option<String> {
        let entity = &self.entities.list()[mention.entity];
        let words = mention.span.of(self.document.text);
        if self.met.contains(&mention.entity) || entity.name.split(' ').count() > LONGEST_NAME || entity.name == words {
            return None;
        }
        if entity.kind == EntityType::Person {
            let before = entity.name.strip_suffix(words)?.trim_end();
            return (!before.is_empty() && entity.name.ends_with(&format!(" {words}")))
                .then(|| format!("[{before}] {words}"));
        }
        let acronym = words.len() > 1 && words.chars().all(|c| c.is_uppercase());
        (acronym && entity.name.contains(' ') && !entity.name.contains(words))
            .then(|| format!("{words} [{}]", entity.name))
    }

    /// "he" → "he [Rui Costa]"; "his" → "his [Rui Costa's]".
    fn pronoun(&self, mention: &MentionRef, others: &[MentionRef]) -> Option<String> {
        let tokens = self.document.tokens_in(mention.span);
        let word = self.document.features(tokens.start);
        // The first one is told where a later one is sure: "She has slammed the pact, and now she's on track".
        let own = |m: &&MentionRef| m.entity == mention.entity && is_explained(self.document, self.entities, m);
        if tokens.len() != 1 || !word.is(Tag::ThirdPerson) || !others.iter().any(|m| own(&m)) {
            return None;
        }
        let name = &self.entities.list()[mention.entity].name;
        let words = mention.span.of(self.document.text);
        let mark = if self.document.text.contains('’') { '’' } else { '\'' };
        let node = self.document.nodes[tokens.start];
        let owns = word.is(Tag::Possessive)
            && (!word.is(Tag::Accusative) || node.relation == crate::document::Relation::PossessiveModifier);
        let ending = if name.ends_with('s') { "" } else { "s" };
        Some(if owns { format!("{words} [{name}{mark}{ending}]") } else { format!("{words} [{name}]") })
    }

    /// "the mayor" → "the mayor [Ana Lima]"
    fn description(&self, mention: &MentionRef) -> Option<String> {
        let tokens = self.document.tokens_in(mention.span);
        let definite = self.document.features(tokens.start).is(Tag::Definite);
        // "the suspect, Rui Costa", "the mayor's": another word follows closely.
        let next = self.document.tokens.get(tokens.end).is_none_or(|t| !t.glued);
        let short = tokens.len() < 5;
        if !definite || !next || !short || self.met.contains(&mention.entity) {
            return None;
        }
        let entity = &self.entities.list()[mention.entity];
        let sure = confidence(&entity.mentions, mention.span) >= SURE_DESCRIPTION;
        let words = mention.span.of(self.document.text);
        (sure && entity.kind == EntityType::Person && !words.contains('\n'))
            .then(|| format!("{words} [{}]", entity.name))
    }
}

/// Whether a pronoun of the third person surely means somebody whom the text names.
pub fn is_explained(document: &Document, entities: &Entities, mention: &MentionRef) -> bool {
    const OTHER: Tags = Tags::of(&[Tag::Relative, Tag::Demonstrative, Tag::Reflexive, Tag::FirstPerson]);
    let tokens = document.tokens_in(mention.span);
    let Some(token) = tokens.clone().next().filter(|_| mention.kind == MentionKind::Pronoun) else { return false };
    let (word, entity) = (document.features(token), &entities.list()[mention.entity]);
    let one = !word.is(Tag::Many) || entity.kind == EntityType::Organization;
    entity.named
        && matches!(entity.kind, EntityType::Person | EntityType::Organization)
        && entity.name.split(' ').count() <= LONGEST_NAME
        && word.is(Tag::ThirdPerson)
        && !word.tags.meets(&OTHER)
        && one
        && confidence(&entity.mentions, mention.span) >= SURE
}

fn confidence(mentions: &[Mention], span: Span) -> f32 {
    let at = mentions.partition_point(|m| m.span.start < span.start);
    mentions.get(at).filter(|m| m.span == span).map_or(0.0, |m| m.confidence.0)
}

#[cfg(test)]
mod tests {
    use crate::export::shown;
    use crate::{Options, analyze};

    /// The summary as it is shown, three sentences.
    fn check(text: &str, expected: &[&str]) {
        let analysis = analyze(text, &Options { sentences: 2, ..Options::default() });
        let found: Vec<String> = analysis.summary.sentences.iter().map(|s| shown(text, s)).collect();
        for words in expected {
            assert!(found.iter().any(|s| s.contains(words)), "{words}: {found:#?}");
        }
    }

    #[test]
    fn surname_gets_its_first_name_once() {
        let text = "A teacher of the old school in Porto won 4 million euros in the lottery on Monday. \
                    Melissa Figueroa had bought the ticket.\n\nFigueroa said on Tuesday that the 4 million euros of the \
                    lottery will go to the old school in Porto, where she has been a teacher for 20 years.";
        check(text, &["[Melissa] Figueroa said"]);
    }

    #[test]
    fn nobody_is_introduced_twice() {
        let text = "Ana Lima won the vote in Porto on Sunday. Lima said she will open the harbour again.";
        let analysis = analyze(text, &Options::default());
        assert!(analysis.summary.sentences.iter().all(|s| s.introduce.is_empty()), "{:?}", analysis.summary);
    }
}
