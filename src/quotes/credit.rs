//! The words credited with a quote: `said [Sen. Ana Lima of Ohio]`, `[he] said`, `[LIMA]: …`.
//!
//! In: a phrase or a transcript label; out: a [`SpeakerPhrase`]. Whom it means is decided later, where mentions are resolved.

use super::atoms::Class;
use super::passes;
use super::scene::Scene;
use crate::analysis::{EntityType, MentionKind};
use crate::document::{Part, Relation};
use crate::english::Tag;
use crate::span::Span;
use crate::syntax::tree;

/// What sort of words name the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeakerKind {
    Name,
    /// "the mayor", "Lima's barrister"
    Nominal,
    /// "she"
    Pronoun,
    /// "who"
    Relative,
    /// "Lima and Costa", who speak together, and "48% of patients": no single entity is meant
    Several,
    /// "LIMA" of "LIMA: We won."
    Label,
}

/// Words that are credited with quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpeakerPhrase {
    /// All of it: "Sen. Ana Lima of Ohio".
    pub span: Span,
    /// Up to the name or the head noun: "Sen. Ana Lima".
    pub head: Span,
    pub kind: SpeakerKind,
    /// The phrase that says who is meant: the name in apposition ("the mayor, [Ana Lima], said"), or what stands before a
    /// relative ("[Ana Lima], who said").
    pub beside: Option<Span>,
}

/// The credited phrase with this number in the scene.
pub fn phrase(scene: &Scene, number: usize) -> SpeakerPhrase {
    let this = &scene.phrases[number];
    let (atoms, span) = (&scene.atoms, this.span(&scene.atoms));
    let core = Span::new(span.start, atoms.list[this.core - 1].span.end);
    let head = this.name.map_or(core, |name| Span::new(span.start, name.end));
    // "The BMA's chair, Ana Lima, said", "Lima's barrister": a name inside a description names somebody else.
    let described = this.kind == MentionKind::Name && !atoms.list[this.core - 1].capital;
    let found = |kind, beside| SpeakerPhrase { span, head, kind, beside };
    if let Some(all) = together(scene, number) {
        passes::record(scene.document, passes::TOGETHER, span, all.of(scene.document.text));
        return SpeakerPhrase { span: all, head: all, kind: SpeakerKind::Several, beside: None };
    }
    match this.kind {
        _ if this.share => found(SpeakerKind::Several, None),
        _ if this.entity.is_some() => found(SpeakerKind::Name, None),
        MentionKind::Pronoun if atoms.list[this.start].class == Class::Relative => {
            let before = number.checked_sub(1).map(|p| &scene.phrases[p]);
            let near = before.filter(|p| this.start.checked_sub(p.end).is_some_and(|gap| gap <= 1));
            found(SpeakerKind::Relative, near.map(|p| Span::new(p.span(atoms).start, atoms.list[p.core - 1].span.end)))
        }
        MentionKind::Pronoun => found(SpeakerKind::Pronoun, None),
        MentionKind::Name if !described => match longer_name(scene, number) {
            Some(name) => {
                let whole = Span::new(span.start.min(name.start), span.end.max(name.end));
                SpeakerPhrase { span: whole, head: name, kind: SpeakerKind::Name, beside: None }
            }
            None => found(SpeakerKind::Name, None),
        },
        MentionKind::Name | MentionKind::Nominal => {
            let mut phrase = found(SpeakerKind::Nominal, name_in_apposition(scene, number));
            if let Some(next) = described_by(scene, number) {
                phrase.span.end = scene.phrases[next].span(atoms).end;
            }
            phrase
        }
    }
}

/// The phrase that ends the description of somebody without a name: "a person familiar with [the matter]", "two officials
/// briefed on [the plan]".
pub fn described_by(scene: &Scene, number: usize) -> Option<usize> {
    let (document, atoms) = (scene.document, &scene.atoms);
    let this = &scene.phrases[number];
    let within = &atoms.statement(this.start).atoms;
    let next = scene.phrases.get(number + 1).filter(|p| within.contains(&p.start))?;
    let describes = |atom: usize| {
        let part = document.nodes[atoms.token(document, atom)].part;
        matches!(part, Part::Adjective | Part::Participle) && atoms.class(atom + 1, within) == Class::Preposition
    };
    let person = |atom: usize| document.features(atoms.token(document, atom)).is(Tag::Person);
    // "A source close" may be one phrase.
    let inside =
        this.end > this.start + 1 && next.start == this.end + 1 && describes(this.end - 1) && person(this.end - 2);
    let beside = next.start == this.end + 2 && describes(this.end) && person(this.end - 1);
    (this.kind == MentionKind::Nominal && (inside || beside)).then_some(number + 1)
}

/// All who speak, where the phrase is one of several that "and" joins before their verb: "[Both Lima and Costa] admit".
fn together(scene: &Scene, number: usize) -> Option<Span> {
    if !scene.document.trace.runs(passes::TOGETHER) || scene.phrases[number].kind == MentionKind::Pronoun {
        return None;
    }
    let (document, atoms) = (scene.document, &scene.atoms);
    let list = &scene.phrases;
    let within = &atoms.statement(list[number].start).atoms;
    let text = |atom: usize| if within.contains(&atom) { atoms.list[atom].span.of(document.text) } else { "" };
    let is_plain = |phrase: usize| list[phrase].kind != MentionKind::Pronoun && within.contains(&list[phrase].start);
    let holds = |phrase: usize, token: usize| list[phrase].span(atoms).has(document.tokens[token].span.start);
    let links = |atom: usize| matches!(text(atom), "and" | "&" | "or" | "nor");
    // Whether the verb behind a phrase is a cue.
    let says = |phrase: usize| {
        let aux =
            |atom: &usize| matches!(atoms.class(*atom, within), Class::Auxiliary | Class::Adverb | Class::Negation);
        (list[phrase].end..within.end).take(MOST_STEPS).find(|atom| !aux(atom)).is_some_and(|atom| scene.is_cue(atom))
    };
    // The phrase before that a phrase is joined to, by the tree: "Ana Lima" for "Rui Costa" in "Ana Lima, the mayor, and Rui Costa".
    let joined_to = |phrase: usize| {
        // "Rui Costa and the harbour authority said" at the head of a sentence
        let opens = phrase.checked_sub(1).filter(|&f| {
            list[f].start == within.start && is_plain(f) && list[f].end + 1 == list[phrase].start && links(list[f].end)
        });
        if opens.is_some() && says(phrase) {
            return opens;
        }
        let core = atoms.token(document, list[phrase].core - 1);
        let head =
            tree::path(document, core).take(MOST_STEPS).find(|&t| !holds(phrase, document.nodes[t].head as usize))?;
        let (node, up) = (document.nodes[head], document.nodes[head].head as usize);
        let mut first = scene.phrase_at(scene.atom_at(up)?).filter(|&f| f < phrase && is_plain(f) && holds(f, up))?;
        let between = list[first].end..list[phrase].start;
        let finite = |atom: usize| {
            atoms.list[atom].class == Class::Run || document.nodes[atoms.token(document, atom)].part.is_finite()
        };
        let beside =
            node.relation == Relation::Conjunct && between.len() <= MOST_BETWEEN && !between.clone().any(finite);
        // "[Ana Lima], the mayor, and Rui Costa"
        let up = document.nodes[up];
        let described = scene.atom_at(up.head as usize).and_then(|atom| scene.phrase_at(atom));
        if let Some(named) = described.filter(|&n| up.relation == Relation::Apposition && n + 1 == first && is_plain(n))
        {
            first = named;
        }
        beside.then_some(first)
    };
    let with_and = |phrase: usize| links(list[phrase].start.wrapping_sub(1));
    let next = (number + 1 < list.len()).then_some(number + 1);
    let last =
        [Some(number), next].into_iter().flatten().find(|&p| is_plain(p) && with_and(p) && joined_to(p).is_some())?;
    let mut first = joined_to(last).filter(|&f| last == number || f == number)?;
    // "Vass and her colleagues": who stands first speaks for them.
    if atoms.list[list[last].start].class == Class::Possessive {
        return None;
    }
    // "Ana Lima, Rui Costa and Meg Webb"
    for _ in 0..MOST_STEPS {
        let Some(before) = joined_to(first) else { break };
        first = before;
    }
    let (one, other) = (&list[first], &list[last]);
    // "The mayor met Ana Lima and …": a verb is in no phrase.
    if document.tokens_in(one.span(atoms)).any(|t| document.nodes[t].part.is_finite()) {
        return None;
    }
    // "the former minister and party member Ana Lima": two offices of one.
    let titled = other.name.is_some_and(|name| name.start > other.span(atoms).start);
    let bare = !matches!(atoms.list[other.start].class, Class::Determiner | Class::Title | Class::Number);
    if one.entity.is_none() && atoms.list[one.core - 1].class != Class::Plural && titled && bare {
        return None;
    }
    // They are the subject of a cue, or stand right behind it: "met Ana Lima and Rui Costa, who said" is something else.
    let opens = one.start == within.start && says(last);
    let subject = opens
        || document
            .tokens_in(one.span(atoms))
            .any(|t| document.nodes[t].relation == Relation::Subject && !holds(first, document.nodes[t].head as usize));
    let finite = |atom: usize| {
        !matches!(atoms.list[atom].class, Class::Run | Class::Auxiliary)
            && document.nodes[atoms.token(document, atom)].part.is_finite()
    };
    let verb = (other.end..within.end).take(MOST_BETWEEN).find(|&atom| scene.is_cue(atom) || finite(atom));
    let before = one.start.wrapping_sub(1 + usize::from(text(one.start.wrapping_sub(1)) == "to"));
    let behind = within.contains(&before) && atoms.list[before].class.is_cue() && scene.is_cue(before);
    let ends = matches!(atoms.class(other.end, within), Class::Comma | Class::Stop | Class::Edge | Class::Run);
    if !(subject && verb.is_some_and(|atom| scene.is_cue(atom)) || behind && ends) {
        return None;
    }
    // "Neither Lima nor Costa", "Both Lima and Costa"
    let pair = one.start.checked_sub(1).filter(|_| {
        ["neither", "either", "both"].iter().any(|word| text(one.start.wrapping_sub(1)).eq_ignore_ascii_case(word))
    });
    let from = atoms.list[pair.unwrap_or(one.start)].span.start;
    let span = Span::new(from, other.span(atoms).end);
    let (left, right) = (list[first].span(atoms).end, list[last].span(atoms).start);
    let in_name = scene.names.mentions_in(span).iter().any(|m| m.span.start < left && m.span.end > right);
    if in_name {
        return None;
    }
    // "Teachers and parents alike"
    let alike = text(list[last].end) == "alike";
    Some(if alike { Span::new(span.start, atoms.list[list[last].end].span.end) } else { span })
}

/// Maximum number of atoms between two who speak together, and between them and their verb.
const MOST_BETWEEN: usize = 12;

/// A list of speakers is followed no further, and a path in the tree.
const MOST_STEPS: usize = 8;

/// The label of a turn in a transcript.
pub const fn label(span: Span) -> SpeakerPhrase {
    SpeakerPhrase { span, head: span, kind: SpeakerKind::Label, beside: None }
}

/// "The United Food and Commercial Workers said": a name that goes on where the phrase ends, or begins before it.
fn longer_name(scene: &Scene, number: usize) -> Option<Span> {
    if !scene.document.trace.runs(passes::WHOLE_NAME) {
        return None;
    }
    let this = &scene.phrases[number];
    let span = Span::new(scene.atoms.list[this.start].span.start, scene.atoms.list[this.core - 1].span.end);
    let statement = &scene.atoms.statement(this.start).atoms;
    let from = scene.atoms.list[statement.start].span.start;
    let near = scene.names.mentions_in(Span::new(from, span.end));
    let last = near.iter().rev().take(4).find(|m| m.span.end >= span.end)?;
    let speaks = matches!(scene.names.list()[last.entity].kind, EntityType::Person | EntityType::Organization);
    let name = (speaks && !last.span.of(scene.document.text).contains(':')).then_some(last.span)?;
    passes::record(scene.document, passes::WHOLE_NAME, span, name.of(scene.document.text));
    Some(name)
}

/// "the mayor of Porto, Ana Lima, said": the name beside a description.
fn name_in_apposition(scene: &Scene, number: usize) -> Option<Span> {
    let this = &scene.phrases[number];
    let name = scene.phrases.get(number + 1)?;
    let within = &scene.atoms.statement(this.start).atoms;
    let beside = name.kind == MentionKind::Name
        && name.start == this.end + 1
        && scene.atoms.class(this.end, within) == Class::Comma
        && matches!(scene.atoms.class(name.end, within), Class::Comma | Class::Edge);
    // "The state weather bureau, Pagasa, said": a body beside its name, as well as a person.
    let speaks = name.entity.is_some_and(|(_, kind)| matches!(kind, EntityType::Person | EntityType::Organization));
    name.name.filter(|_| beside && speaks)
}

#[cfg(test)]
mod tests {
    use crate::{Options, analyze};

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let analysis = analyze(text, &Options::default());
        let speaker = analysis.quotes.first().and_then(|q| q.speaker.as_ref());
        assert_eq!(speaker.map(|s| s.name.as_str()), Some(expected), "{text}");
    }

    #[test]
    fn who_is_described_speaks() {
        check("A person familiar with the sale said Norda had opposed it.", "A person familiar with the sale");
        check("“The bridge is unsafe,” said a source close to Ana Lima.", "a source close to Ana Lima");
    }

    #[test]
    fn those_who_speak_together_are_credited_together() {
        check("Both Ana Lima and Rui Costa admit they do not know the way.", "Both Ana Lima and Rui Costa");
        check("Teachers and parents alike say that the school is too small.", "Teachers and parents alike");
        check("Ana Lima, Rui Costa and Meg Webb said the bridge was unsafe.", "Ana Lima, Rui Costa and Meg Webb");
        check("Ana Lima and her husband said the mill was theirs.", "Ana Lima");
        check(
            "Ana Lima, the mayor, and Rui Costa, the treasurer, said the bridge was safe.",
            "Ana Lima, the mayor, and Rui Costa",
        );
        check("According to Ana Lima and Rui Costa, the bridge is safe.", "Ana Lima and Rui Costa");
        check("Kelby's former mayor and Reform Party member Ana Lima said the bridge was unsafe.", "Ana Lima");
        check("Neither Ana Lima nor Rui Costa said the bridge was safe.", "Neither Ana Lima nor Rui Costa");
        check("Rui Costa and the harbour authority said the pier was closed.", "Rui Costa and the harbour authority");
        check("Only 48% of Americans said they were happy.", "Only 48% of Americans");
        check("The mayor met Ana Lima and Rui Costa said the bridge was unsafe.", "Rui Costa");
    }

    #[test]
    fn word_of_a_date_is_no_speaker() {
        check(
            "Last month the auditor, Hale & Partners, warned that it could run out of money by 2027 unless it sold land.",
            "the auditor",
        );
    }
}
