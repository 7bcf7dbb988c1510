//! Verbs of saying that report nothing where they stand: corrections before the models run.

use super::atoms::{Atoms, Class};
use crate::document::clusters::WordClusters;
use crate::document::{Document, Part, Relation, Word};
use crate::english::{Tag, Tags, lexicon};
use crate::syntax::{tree, verbs};

/// "who asked not to be named": a wish about the article, not what anybody said in it.
pub fn asks_for_no_name(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let words = atoms.list[cue + 1..].iter().take(3).map(|a| a.span.of(document.text));
    words.eq(["not", "to", "be"])
}

/// "Asked whether she would go, Ana Lima said no": what was asked there is nobody's statement.
pub fn opens_with_question(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    atoms.list[cue].span.of(document.text) == "Asked"
}

/// "a mate reported him to the police": somebody is reported, not something.
pub fn reports_somebody(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let reports = word(document, atoms, cue).is_some_and(|w| w.lemma == lexicon::key("report"));
    reports && word(document, atoms, cue + 1).is_some_and(|w| w.is(Tag::ObjectPronoun))
}

/// "could help scientists estimate how fast", "let people decide": what somebody will be able to do, not what anybody said.
pub fn is_enabled(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let enables = |i: usize| word(document, atoms, i).is_some_and(|w| w.is(Tag::Enable));
    let base = !atoms.list[cue].span.of(document.text).ends_with(['s', 'd']);
    let mut before = (cue.saturating_sub(4)..cue).rev().skip_while(|&i| {
        let in_phrase = matches!(
            atoms.list[i].class,
            Class::Plural | Class::Lower | Class::Person | Class::Determiner | Class::Possessive
        );
        in_phrase && !enables(i)
    });
    base && before.next().is_some_and(|i| i + 1 < cue && enables(i))
}

/// "She denied it until an email, obtained by the agency, showed": what shows it is no speaker, and she is none either.
pub fn shows_a_thing(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    const SPEAKS: Tags = Tags::of(&[Tag::Person, Tag::Body, Tag::Speaks, Tag::Title]);
    let noun = verbs::before_aside(document, atoms.token(document, cue));
    noun.is_some_and(|noun| !document.features(noun).tags.meets(&SPEAKS))
}

/// "Jobless claims that had fallen rose": a noun, by its place in the sentence, that no verb of saying or denying governs.
pub fn is_noun(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    if !matches!(atoms.list[cue].class, Class::Speaking | Class::Telling) {
        return false;
    }
    let token = atoms.token(document, cue);
    let node = document.nodes[token];
    let word = document.features(token);
    let nominal = matches!(
        node.relation,
        Relation::Subject
            | Relation::PassiveSubject
            | Relation::Object
            | Relation::Oblique
            | Relation::NounModifier
            | Relation::Compound
            | Relation::Conjunct
    );
    // "has denied claims that": the verb over it tells what they are.
    let denied = node.relation == Relation::Object && document.features(node.head as usize).is(Tag::Deny);
    // "Claims that the plant leaked were dismissed": nobody stands before it who could claim.
    let within = &atoms.statement(cue).atoms;
    let opens = cue == within.start && atoms.class(cue + 1, within) == Class::That;
    node.part == Part::Noun && (nominal || opens) && word.is(Tag::Noun) && !denied
}

/// "calls off its search": with a particle and an object it is another verb.
pub fn is_other_verb(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let token = atoms.token(document, cue);
    let is = |t: usize, relation| document.nodes[t].relation == relation && document.nodes[t].head as usize == token;
    let particle = atoms.token(document, (cue + 1).min(atoms.list.len() - 1));
    particle == token + 1
        && is(particle, Relation::VerbParticle)
        && tree::children(document, token).any(|t| t > particle && is(t, Relation::Object))
}

/// "Jobless claims that had fallen rose", "Fraud claims that the firm denies are before the court": behind a noun "that" stands
/// for it, and its clause lacks a subject or an object.
pub fn has_relative(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let within = atoms.statement(cue).atoms.clone();
    let plural = word(document, atoms, cue).is_some_and(|w| w.is(Tag::Noun) && w.is(Tag::Plural) && w.is(Tag::Third));
    if !plural || atoms.class(cue + 1, &within) != Class::That || cue == within.start {
        return false;
    }
    let before = &atoms.list[cue - 1];
    if matches!(before.class, Class::Pronoun | Class::Person | Class::Relative) {
        return false;
    }
    // "Insurance claims that the bank rejects": a bare noun for a thing claims nothing.
    if cue - 1 == within.start && is_bare_thing(document, atoms.token(document, cue - 1)) {
        return true;
    }
    let finite = |at: usize| {
        let class = atoms.class(at, &within);
        let part = || document.nodes[atoms.token(document, at)].part;
        within.contains(&at) && class != Class::Run && (class == Class::Auxiliary || part().is_finite())
    };
    let nominal = |at: usize| {
        let class = atoms.class(at, &within);
        (class.is_nominal() || matches!(class, Class::Determiner | Class::Possessive | Class::Pronoun | Class::Clitic))
            && !finite(at)
    };
    let subject = (cue + 2..within.end).take_while(|&at| nominal(at)).count();
    if subject == 0 {
        return finite(cue + 2);
    }
    let verb = cue + 2 + subject;
    let verb = verb + usize::from(atoms.class(verb, &within) == Class::Auxiliary && finite(verb + 1));
    // A name before the cue may be its subject: "Hale claims that the firm denies it".
    let bare = !before.capital || cue - 1 == within.start;
    bare && finite(verb)
        && atoms.class(verb, &within) != Class::Auxiliary
        && atoms.class(verb + 1, &within) == Class::Auxiliary
}

/// A singular common noun that stands for nobody who speaks: "insurance".
fn is_bare_thing(document: &Document, token: usize) -> bool {
    let word = document.features(token);
    let speaks = [Tag::Person, Tag::Body, Tag::Speaks, Tag::Spoken, Tag::TitleBeforeName, Tag::Plural, Tag::Agency];
    let common = word.flags & (WordClusters::MOSTLY_LOWER | WordClusters::SOMETIMES_LOWER) != 0;
    document.nodes[token].part == Part::Noun && common && !speaks.into_iter().any(|tag| word.is(tag))
}

/// "Costa called the police", "those who call Porto home": without words in marks beside it "call" reports nothing.
pub fn calls_without_marks(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    const NEAR: usize = 6;
    const WINDOW: usize = 40;
    let calls = word(document, atoms, cue).is_some_and(|w| w.lemma == lexicon::key("call"));
    if !calls || document.tokens_in(atoms.list[cue].span).len() > 1 {
        return false;
    }
    let within = &atoms.statement(cue).atoms;
    let marked = |at: usize| atoms.list[at].class == Class::Run;
    // "called on Costa to resign"; "called him a wizard. “He can do it all.”"
    let text = |at: usize| if within.contains(&at) { atoms.list[at].span.of(document.text) } else { "" };
    let next = atoms.list.get(within.end).filter(|a| a.class == Class::Run);
    let quoted_next = next.is_some() && atoms.statement(within.end).paragraph == atoms.statement(cue).paragraph;
    if matches!(text(cue + 1), "on" | "for")
        || quoted_next
        || (within.start.max(cue.saturating_sub(NEAR))..cue).any(marked)
    {
        return false;
    }
    // "called 911 to say he had “slipped”": between the verb and what it calls somebody stands no other verb.
    let verb = |at: usize| {
        let part = document.nodes[atoms.token(document, at)].part;
        matches!(part, Part::PastVerb | Part::PresentVerb | Part::BaseVerb | Part::Auxiliary)
    };
    (cue + 1..within.end).take(WINDOW).find(|&at| marked(at)).is_none_or(|run| (cue + 1..run).any(verb))
}

/// "pleaded guilty in May to theft", "pleads not guilty": a plea.
pub fn is_plea(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let pleads = word(document, atoms, cue).is_some_and(|w| w.lemma == lexicon::key("plead"));
    let within = &atoms.statement(cue).atoms;
    let text = |at: usize| if within.contains(&at) { atoms.list[at].span.of(document.text) } else { "" };
    let denied = usize::from(atoms.class(cue + 1, within) == Class::Negation || text(cue + 1) == "not");
    pleads && matches!(text(cue + 1 + denied), "guilty" | "innocent" | "no")
}

/// "are putting weight on “small”", "talked about the length of “Cold Water”": a verb of doing beside a word or two in marks.
pub fn acts_beside_term(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    const WINDOW: usize = 40;
    let acts = word(document, atoms, cue).is_some_and(|w| w.is(Tag::Acts));
    if !acts || document.tokens_in(atoms.list[cue].span).len() > 1 {
        return false;
    }
    let within = &atoms.statement(cue).atoms;
    let near = within.start.max(cue.saturating_sub(WINDOW))..within.end.min(cue + WINDOW);
    let mut runs = near.filter(|&at| atoms.list[at].class == Class::Run).peekable();
    // "“No,” she smiled", "He started: “Go.”"
    let is_term = |at: usize| {
        let set_off = matches!(
            atoms.class(at.wrapping_sub(1), within),
            Class::Edge | Class::Stop | Class::Colon | Class::Comma | Class::Sign
        );
        !set_off && atoms.list[at].span.of(document.text).split_whitespace().nth(2).is_none()
    };
    runs.peek().is_some() && runs.all(is_term)
}

/// "One photo showed the mayor holding a fish": what is seen in a picture. "The video shows that he ran" says something.
pub fn picture_shows(document: &Document, atoms: &Atoms, cue: usize) -> bool {
    let shows = word(document, atoms, cue).is_some_and(|w| w.lemma == lexicon::key("show"));
    let within = &atoms.statement(cue).atoms;
    if !shows || atoms.class(cue + 1, within) == Class::That {
        return false;
    }
    let is_picture = |token: usize| document.features(token).is(Tag::Picture);
    let beside = || {
        let skipped = |at: &usize| matches!(atoms.list[*at].class, Class::Auxiliary | Class::Adverb);
        let at = (within.start..cue).rev().find(|at| !skipped(at))?;
        (atoms.list[at].class != Class::Run).then(|| atoms.token(document, at))
    };
    verbs::subject(document, atoms.token(document, cue)).or_else(beside).is_some_and(is_picture)
}

/// "They had one cure left for asthma: They would cool her blood": a colon behind a clause, before words without marks.
pub fn is_colon_inside(document: &Document, atoms: &Atoms, colon: usize) -> bool {
    const WINDOW: usize = 40;
    if atoms.list[colon].class != Class::Colon {
        return false;
    }
    let within = &atoms.statement(colon).atoms;
    let marked = |at: usize| atoms.list[at].class == Class::Run;
    let finite = |at: usize| !marked(at) && document.nodes[atoms.token(document, at)].part.is_finite();
    let before = within.start.max(colon.saturating_sub(WINDOW))..colon;
    // "Costa made this comment:" over the words; "He responded the way we must: …"
    let ends = (colon + 1..within.end).all(|at| atoms.list[at].class == Class::Stop);
    let reports = |at: usize| atoms.list[at].class.is_cue();
    !ends
        && !(colon + 1..within.end.min(colon + WINDOW)).any(marked)
        && !before.clone().any(reports)
        && before.clone().any(finite)
}

/// The first word of an atom outside marks.
fn word<'d>(document: &'d Document, atoms: &Atoms, i: usize) -> Option<&'d Word> {
    atoms.list.get(i).filter(|a| a.class != Class::Run)?;
    Some(document.features(atoms.token(document, i)))
}
