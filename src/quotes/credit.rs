//! The words credited with a quote: `said [Sen. Ana Lima of Ohio]`, `[he] said`, `[LIMA]: …`.
//!
//! In: a phrase or a transcript label; out: a [`SpeakerPhrase`]. Whom it means is decided later, where mentions are resolved.

use super::atoms::Class;
use super::passes;
use super::scene::Scene;
use crate::analysis::{EntityType, MentionKind};
use crate::span::Span;

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
    match this.kind {
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
        MentionKind::Name | MentionKind::Nominal => found(SpeakerKind::Nominal, name_in_apposition(scene, number)),
    }
}

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
