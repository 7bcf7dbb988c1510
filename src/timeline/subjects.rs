//! A verb → who does it: the subject of its clause, also where the tree hangs it elsewhere or has none.
//!
//! "Two hostages who had been held since 2016 were released", "Marsh, 68, underwent surgery", "his son Ben Costa, the mayor, who died":
//! the hostages, Marsh, Ben Costa.

use super::clauses::{HELPERS, MOST, STEPS, SUBJECTS};
use crate::document::{Document, Part, Relation, TokenKind};
use crate::english::{Tag, TimeWord, lemma};
use crate::syntax::verbs::Tense;
use crate::syntax::{phrases, tree, verbs};
use std::ops::Range;

/// "whose school"
fn opens_with_whose(document: &Document, noun: usize) -> bool {
    let first = document.features(document.nodes[noun].start as usize);
    first.is(Tag::Possessive) && first.is(Tag::Clause)
}

/// "Two sailors whose yacht [capsized]": its subject is told by another's, whom a label alone would not show.
pub fn is_of_owned(document: &Document, verb: usize) -> bool {
    let mut subjects = tree::children(document, verb).filter(|&c| SUBJECTS.contains(&document.nodes[c].relation));
    subjects
        .any(|s| s < verb && opens_with_whose(document, s) && !(s + 1..verb).any(|t| document.nodes[t].part.is_verb()))
}

/// The subject of a verb, also of one without a finite form: "after seeking refuge", "the man accused of it".
pub fn subject(document: &Document, verb: usize) -> Option<usize> {
    let mut at = verb;
    let bare = !tree::children(document, verb).any(|c| SUBJECTS.contains(&document.nodes[c].relation));
    if let Some(found) = before_joint(document, verb).or_else(|| beside_joint(document, verb)).filter(|_| bare) {
        return Some(found);
    }
    if let Some(noun) = before_dashes(document, verb).or_else(|| of_aside(document, verb)).filter(|_| bare) {
        return Some(noun);
    }
    if let Some(noun) = before_who(document, verb).or_else(|| before_description(document, verb)) {
        return Some(noun);
    }
    for _ in 0..STEPS {
        let relative = matches!(document.nodes[at].relation, Relation::RelativeClause | Relation::Clause);
        let all = || tree::children(document, at).filter(|&c| SUBJECTS.contains(&document.nodes[c].relation));
        // "the ferry that sank"
        let refers = |s: &usize| {
            let word = document.features(*s);
            // "Adeyemi, whose school won prizes, died"
            let whose = opens_with_whose(document, *s);
            word.is(Tag::Relative) || whose || word.is(Tag::That) && document.nodes[*s].part == Part::Pronoun
        };
        // "a man who it says was arrested": "it says" stands in between.
        let reports =
            |s: &usize| *s + 1 < at && document.features(*s + 1).is(Tag::Say) && all().any(|r| refers(&r) && r < *s);
        let own = all()
            .filter(|s| !refers(s) && !reports(s) && *s < at)
            .last()
            .or_else(|| all().find(|s| !refers(s) && !reports(s)));
        // "Ruth Adeyemi, a teacher, died": by name.
        let named = all().find(|&s| {
            let later = own.filter(|&o| o > s).map(|o| document.nodes[o].start as usize);
            document.nodes[s].part == Part::ProperNoun
                && own.is_some_and(|o| matches!(document.nodes[o].part, Part::Noun | Part::Adjective))
                && !refers(&s)
                && later.is_some_and(|o| {
                    let article = usize::from(o > 0 && document.nodes[o - 1].part == Part::Determiner);
                    document.word(o) == "," || o > article && document.word(o - 1 - article) == ","
                })
        });
        // "Shares in Norda, the company founded by Costa, fell"
        let first = all().find(|&s| s < at && !refers(&s));
        let beside = |o: usize| {
            let open = document.nodes[o].start as usize;
            let close = first_of_group(document, at);
            let comma = |t: usize| document.word(t) == ",";
            (comma(open) || open > 0 && comma(open - 1)) && close > 0 && comma(close - 1)
        };
        if let (Some(first), Some(own)) = (first, own)
            && first < own
            && own < at
            && document.nodes[first].part == Part::Noun
            && document.nodes[own].part == Part::Noun
            && beside(own)
        {
            return Some(first);
        }
        // "A man named as a suspect in the shooting of a police officer was captured": a finite verb that hangs on the man is his.
        let finite = || tree::child(document, at, &HELPERS).is_some_and(|h| h < at);
        let noun = document.nodes[at].head as usize;
        let reduced = |c: usize| {
            c < at && document.nodes[c].part == Part::Participle && document.nodes[c].relation == Relation::Clause
        };
        if document.nodes[at].relation == Relation::Clause
            && own.is_some_and(|o| noun < o && o < at)
            && finite()
            && document.features(noun).is(Tag::Person)
            && tree::children(document, noun).any(reduced)
            && !all().any(|s| refers(&s))
        {
            return Some(noun);
        }
        // "teachers wearing red surrounded": an adjective that the participle before it takes.
        let wearer = |o: usize| {
            let verb = o.checked_sub(1).filter(|&v| {
                document.nodes[o].part == Part::Adjective
                    && document.nodes[v].part == Part::Gerund
                    && document.nodes[v].relation == Relation::Clause
            })?;
            Some(document.nodes[verb].head as usize).filter(|&n| n < verb && document.nodes[n].part.is_nominal())
        };
        let own = own.map(|o| wearer(o).unwrap_or(o));
        let own = named.or(own).map(|o| outside_asides(document, o, at)).map(|o| before_apposition(document, o, at));
        // "records show Lena Marsh, 49, was found guilty", with the records as the subject
        let plural = |o: usize| {
            document.nodes[o].part == Part::Noun
                && document.features(o).is(Tag::Plural)
                && document.word(o).ends_with('s')
                && tree::child(document, o, &[Relation::Number]).is_none()
        };
        if let Some(o) = own.filter(|&o| o < at && is_singular(document, at) && plural(o)) {
            return name_beside(document, at).filter(|&n| n > o);
        }
        // "The talks between the Ruizes and Ms Marsh has ended": two subjects in the tree, one of which the helper fits.
        let own = own.map(|o| {
            let joined = is_singular(document, at) && tree::child(document, o, &[Relation::Conjunct]).is_some();
            let first = || all().find(|s| *s < o && !refers(s) && !is_many(document, *s));
            if joined { first().unwrap_or(o) } else { o }
        });
        // "The two, Costa and Lima, were close to Adel Karim, who was killed"
        let several = own.filter(|&o| is_singular(document, at) && is_many(document, o));
        if let Some(who) = several.and_then(|o| person_before_who(document, at, Some(o))) {
            return Some(who);
        }
        if own.is_some() {
            return own;
        }
        // "said the victim, 26, was driving"
        let first = tree::child(document, at, &HELPERS).filter(|&h| h < at);
        let aged = first
            .and_then(|h| noun_with_age(document, h))
            .filter(|_| document.nodes[at].relation == Relation::ClausalComplement);
        if aged.is_some() {
            return aged;
        }
        if let Some(pronoun) = all().find(refers)
            && !relative
        {
            // "an attempt to break the record for a crossing, which was set": which of them was set, no tree tells.
            let near = pronoun.checked_sub(2).filter(|&t| document.word(t + 1) == ",");
            let sure = |noun: &usize| {
                let which = document.word(pronoun).eq_ignore_ascii_case("which");
                !which || near.is_none_or(|near| head_of_name(document, near, pronoun) == *noun)
            };
            return person_before_who(document, at, None).or_else(|| nominal_before(document, pronoun).filter(sure));
        }
        let node = document.nodes[at];
        let head = node.head as usize;
        // "video played inside the courtroom showed": a finite verb without "who" or "which" is the sentence's.
        if node.relation == Relation::RelativeClause
            && all().next().is_none()
            && node.part == Part::PastVerb
            && !document.features(at).is(Tag::Participle)
            && tree::child(document, head, &[Relation::Case]).is_some_and(|case| case < head)
            && let Some(above) = verbs::governor(document, head).filter(|&v| v < head)
        {
            at = above;
            continue;
        }
        // "Ana Lima, the daughter of a mayor, also worked": a finite verb behind a comma without "who" is the sentence's.
        let before = (0..at).rev().take(3).find(|&t| document.nodes[t].part != Part::Adverb);
        if relative
            && node.part == Part::PastVerb
            && all().next().is_none()
            && before.is_some_and(|t| document.word(t) == ",")
            && let Some(root) = tree::path(document, at).last()
            && root < head
            && document.nodes[root].part == Part::ProperNoun
        {
            return Some(root);
        }
        if relative && document.nodes[head].part.is_nominal() {
            // "out of work since being sacked": who was out of work.
            if let Some(found) = of_clause_around(document, at) {
                return Some(found);
            }
            if let Some(person) = person_before_who(document, at, Some(head)) {
                return Some(person);
            }
            // "an appeal from Rui Costa, sentenced to death in 2003": whom, not the appeal.
            let name = at.checked_sub(2).filter(|&t| {
                node.part == Part::Participle
                    && document.word(at - 1) == ","
                    && document.nodes[t].part == Part::ProperNoun
            });
            if let Some(name) = name.filter(|&t| t > head && document.nodes[head].part != Part::ProperNoun)
                && !document.features(head).is(Tag::Person)
            {
                return Some(head_of_name(document, name, at));
            }
            // "Berkin Elvan, a boy who was injured": by name.
            let above = document.nodes[head].head as usize;
            let named = document.nodes[head].relation == Relation::Apposition
                && above < head
                && document.nodes[above].part == Part::ProperNoun;
            // "Rui Costa and his son Ben Costa, the mayor, who died": the name right before its description.
            let describes = name_described(document, head).filter(|&t| named && t > above);
            // "Red Star in Porto, a group that": not the town
            let near = describes.map(|near| head_of_name(document, near, head));
            if let Some(near) = near.filter(|&n| tree::child(document, n, &[Relation::Case]).is_none()) {
                return Some(near);
            }
            // "was in nearby Porto working with the union": not the town
            let place = || {
                let case = tree::child(document, head, &[Relation::Case])?;
                matches!(document.features(case).time, Some(TimeWord::In | TimeWord::At)).then_some(())?;
                verbs::governor(document, head).filter(|&v| v < head)
            };
            if node.part == Part::Gerund
                && document.nodes[head].part == Part::ProperNoun
                && let Some(above) = place()
            {
                at = above;
                continue;
            }
            if is_main(document, at) {
                return top_of_phrase(document, head);
            }
            // "after the roof of a factory collapsed"
            if let Some(top) = top_of_clause(document, at) {
                return Some(top);
            }
            // "a poll of 400 voters released on Friday": what is published is the poll.
            let of = tree::child(document, head, &[Relation::Case])
                .is_some_and(|c| document.features(c).time == Some(TimeWord::Of));
            let told = of && document.features(verb).is(Tag::Occur) && document.features(above).is(Tag::Spoken);
            if told && above < head {
                return Some(above);
            }
            return Some(if named { above } else { agreeing(document, head, verb) });
        }
        let open = verbs::group(document, at).tense == Tense::None || is_fronted(document, at);
        // "ordered them held", "saw the ferry sinking"
        let object = tree::child(document, head, &[Relation::Object]).filter(|&o| head < o && o < at);
        if let Some(object) = object.filter(|_| {
            // "had a session scheduled"
            let had = node.relation == Relation::AdverbialClause
                && at > 0
                && object == Some(at - 1)
                && *lemma::of(document.word(head), document.nodes[head].part) == *"have";
            (node.relation == Relation::OpenComplement || had) && matches!(node.part, Part::Participle | Part::Gerund)
        }) {
            return Some(object);
        }
        // "figures showed | Norway's economy grew": the subject of the second verb, taken for the object of the first.
        let taken = object.filter(|&o| {
            node.part == Part::PastVerb
                && (document.features(head).is(Tag::Say) || document.features(head).is(Tag::Tell))
                && (document.nodes[o].start as usize..at).all(|t| t <= o || document.nodes[t].part == Part::Adverb)
        });
        if let Some(noun) = taken.filter(|_| node.relation != Relation::Conjunct) {
            return Some(noun);
        }
        // "It is hoped the talks on Sunday will succeed": the talks, as what is hoped.
        let helper = tree::child(document, at, &HELPERS).filter(|&h| h < at);
        let of_it = object.filter(|&o| {
            is_of_it(document, head) && helper.is_some_and(|h| h > o && document.nodes[o].start as usize == head + 1)
        });
        if of_it.is_some() {
            return of_it;
        }
        match node.relation {
            Relation::Conjunct | Relation::OpenComplement | Relation::Parataxis => at = head,
            Relation::AdverbialClause | Relation::ClausalComplement if open => at = head,
            // "Two hostages who had been held since 2016 were released": one clause that the tree has split.
            // "National Rail said services to and from Porto would be disrupted": not National Rail.
            Relation::ClausalComplement
                if document.features(head).is(Tag::Say) && verbs::group(document, at).tense != Tense::None =>
            {
                return None;
            }
            Relation::AdverbialClause | Relation::ClausalComplement
                if head < at && !tree::children(document, at).any(|c| opens(document, c)) =>
            {
                at = head
            }
            _ => return nominal_before(document, at),
        }
        if !verbs::is_predicate(document, at) {
            return None;
        }
    }
    None
}

/// Where a verb begins with its helpers: "has" of "has been sold".
fn first_of_group(document: &Document, verb: usize) -> usize {
    tree::child(document, verb, &HELPERS).filter(|&h| h < verb).unwrap_or(verb)
}

/// The name right before the comma that opens a description: "Dias" of "Rui Dias, a member".
fn name_described(document: &Document, description: usize) -> Option<usize> {
    let first = document.nodes[description].start as usize;
    let comma = if document.word(first) == "," { Some(first) } else { first.checked_sub(1) };
    let name = comma.filter(|&t| document.word(t) == ",").and_then(|t| t.checked_sub(1));
    name.filter(|&t| document.nodes[t].part == Part::ProperNoun)
}

/// "Dora Ruhm, the leader of the group Harbour Emirate, | released": the name before a description between commas that ends right
/// before the verb, where the tree has no subject or one inside the description.
fn before_description(document: &Document, verb: usize) -> Option<usize> {
    let first = first_of_group(document, verb);
    let comma = |t: usize| document.word(t) == ",";
    let start = document.sentence_at(document.tokens[verb].span.start).map(|s| document.sentences[s].tokens.start)?;
    let is_mark = |t: usize| document.tokens[t].kind == TokenKind::Quote;
    // "the star of “Otto Saves His Family,” | was"
    let close = first.checked_sub(1).filter(|&t| t > start).map(|t| if is_mark(t) { t - 1 } else { t })?;
    let close = Some(close).filter(|&t| comma(t))?;
    let title = (start + 1..close).rev().take(STEPS).find(|&t| is_mark(t)).filter(|_| is_mark(first - 1));
    let inner = title.unwrap_or(close);
    let open = (start + 1..inner).rev().take(STEPS).find(|&t| comma(t))?;
    let finite = document.nodes[verb].part == Part::PastVerb || first < verb;
    let part = |t: usize| document.nodes[t].part;
    let describes = part(open + 1) == Part::Determiner && part(open - 1) == Part::ProperNoun;
    // "the alum and star of"; not "the mayor and Ana Lima"
    let joint = |t: usize| {
        let next = part(t + 1);
        part(t) == Part::Coordinator && (matches!(next, Part::ProperNoun | Part::Determiner) || next.is_verb())
    };
    let plain = |t: usize| !part(t).is_verb() && !joint(t) && !document.features(t).is(Tag::Relative);
    if !finite || !describes || !(open + 1..inner).all(plain) {
        return None;
    }
    let own = tree::child(document, verb, &SUBJECTS);
    if own.is_some_and(|o| !(open..close).contains(&o)) {
        return None;
    }
    // The whole name, at the head of the sentence or behind a comma: no place, no second one of a list.
    let name = (start..open).rev().take_while(|&t| part(t) == Part::ProperNoun).last()?;
    let opens = name == start || comma(name - 1) || document.features(name - 1).is(Tag::That);
    let person = (open + 1..close).any(|t| {
        let word = document.features(t);
        part(t) == Part::Noun && (word.is(Tag::Person) || word.is(Tag::Title))
    });
    (opens && person).then(|| head_of_name(document, open - 1, open))
}

/// "It is hoped", "it was feared": a verb whose "it" means nothing but the clause behind it.
pub fn is_of_it(document: &Document, verb: usize) -> bool {
    verbs::group(document, verb).passive
        && tree::child(document, verb, &SUBJECTS).is_some_and(|s| {
            s < verb
                && document.word(s).eq_ignore_ascii_case("it")
                && tree::child(document, verb, &HELPERS) == Some(s + 1)
        })
}

/// "Lima, who owns the port of Aldo Brandt's firm, on Friday | sent": the noun before a clause between commas that ends before
/// the verb, or before the day of the verb; what stands in the clause does nothing.
fn before_who(document: &Document, verb: usize) -> Option<usize> {
    let first = first_of_group(document, verb);
    let finite = matches!(document.nodes[verb].part, Part::PastVerb | Part::PresentVerb) || first < verb;
    let start = document.sentence_at(document.tokens[verb].span.start).map(|s| document.sentences[s].tokens.start)?;
    let low = start.max(first.saturating_sub(6));
    let small = |t: usize| {
        let part = document.nodes[t].part;
        document.features(t).time.is_some() || matches!(part, Part::Adposition | Part::Adverb | Part::Numeral)
    };
    let close = (low..first).rev().find(|&t| !small(t)).filter(|&t| document.word(t) == ",")?;
    let comma = |t: usize| document.word(t) == ",";
    let low = (start + 2).max(close.saturating_sub(2 * STEPS));
    let who = (low..close).rev().find(|&t| comma(t - 1))?;
    let refers = document.features(who).is(Tag::Relative) && document.nodes[who].part == Part::Pronoun;
    let noun = who - 2;
    if !finite || !refers || !document.nodes[noun].part.is_nominal() || document.nodes[noun].part == Part::Pronoun {
        return None;
    }
    // Only where the tree has no subject outside of the clause.
    let own = tree::child(document, verb, &SUBJECTS);
    if own.is_some_and(|o| !(who..close).contains(&o)) || !(who..close).any(|t| document.nodes[t].part.is_verb()) {
        return None;
    }
    let head = head_of_name(document, noun, who);
    top_of_phrase(document, head)
}

/// The subject of the finite verb above a clause of "since", "after" or "before" without a finite form, hung on a noun: "The
/// boss had been out of work since being sacked", "It told staff to sign agreements after reaching a deal".
fn of_clause_around(document: &Document, verb: usize) -> Option<usize> {
    let bare = verbs::group(document, verb).tense == Tense::None;
    let opens = tree::children(document, verb).any(|c| {
        c < verb
            && matches!(document.nodes[c].relation, Relation::Mark | Relation::Case)
            && matches!(
                document.features(c).time,
                Some(TimeWord::After | TimeWord::Before | TimeWord::Since | TimeWord::Until)
            )
    });
    let has_subject = tree::child(document, verb, &SUBJECTS).is_some();
    if !bare || !opens || has_subject {
        return None;
    }
    // "had been out of work": whatever the tree hangs the helpers on.
    let finite =
        |&up: &usize| verbs::group(document, up).tense != Tense::None && tree::child(document, up, &SUBJECTS).is_some();
    let above = tree::path(document, verb).skip(1).take(STEPS).find(finite)?;
    subject(document, above)
}

/// "questions about the wisdom of a tour under President Adel, who was deposed": a name right before "who", where the tree hangs
/// the clause on a `noun` that is no person, or on several, or on none.
fn person_before_who(document: &Document, verb: usize, noun: Option<usize>) -> Option<usize> {
    let who = tree::children(document, verb).find(|&c| {
        SUBJECTS.contains(&document.nodes[c].relation) && document.word(c).eq_ignore_ascii_case("who") && c < verb
    })?;
    let mut before = who.checked_sub(1)?;
    if document.word(before) == "," {
        before = before.checked_sub(1)?;
    }
    // "the family of a citizen who was detained": whoever stands right before "who".
    let near = document.features(before);
    let is_person = |t: usize| document.nodes[t].part == Part::Noun && document.features(t).is(Tag::Person);
    if let Some(noun) = noun
        && is_person(before)
        && noun < before
        && tree::path(document, before).skip(1).take(STEPS).any(|up| up == noun)
        && !is_person(noun)
        && near.is(Tag::Plural)
            == matches!(tree::child(document, verb, &HELPERS).map(|h| document.word(h)), Some("were" | "are" | "have"))
    {
        return Some(before);
    }
    // "Rui Costa and his son Ben Costa, the mayor, who died": the nearer one, unless the verb is of both.
    let several =
        matches!(tree::child(document, verb, &HELPERS).map(|h| document.word(h)), Some("were" | "are" | "have"));
    // "thousands of people from Norland and Yemen who applied"
    let from = |n: usize| tree::path(document, before).skip(1).take(STEPS).any(|up| up == n);
    let bare = document.word(before + 1) != ",";
    if let Some(noun) = noun.filter(|&n| bare && n < before && !is_singular(document, verb) && from(n))
        && document.nodes[before].part == Part::ProperNoun
        && document.nodes[noun].part == Part::Noun
        && lemma::of(document.word(noun), Part::Noun).len() < document.word(noun).len()
    {
        return Some(noun);
    }
    // "Dias, a member of the Orma tribe who ruled": whoever belongs to it.
    let member = noun.filter(|&n| !is_person(n) && document.nodes[n].relation == Relation::NounModifier);
    let member = member.map(|n| document.nodes[n].head as usize).filter(|&m| is_person(m) && m < before);
    if let Some(member) = member.filter(|&m| !document.features(m).is(Tag::Plural)) {
        let first = document.nodes[member].start as usize;
        let name = name_described(document, member);
        return Some(name.map_or(member, |name| head_of_name(document, name, first)));
    }
    let last = noun.filter(|_| !several).and_then(|n| phrases::conjuncts(document, n).filter(|&c| c < who).last());
    if let Some(last) = last.filter(|&c| matches!(document.nodes[c].part, Part::ProperNoun | Part::Noun)) {
        let name =
            phrases::apposition(document, last).filter(|&a| a < who && document.nodes[a].part == Part::ProperNoun);
        return Some(name.unwrap_or(last));
    }
    let fits = |noun: usize| {
        let word = document.features(noun);
        let person = document.nodes[noun].part == Part::ProperNoun || word.is(Tag::Person) || word.is(Tag::Title);
        person && !(is_singular(document, verb) && is_many(document, noun)) || (before..who).contains(&noun)
    };
    if noun.is_some_and(fits) || document.nodes[before].part != Part::ProperNoun {
        return None;
    }
    let mut name = head_of_name(document, before, who);
    // "Peter King of New York, who": the person, not the place.
    while document.nodes[name].relation == Relation::NounModifier
        && document.nodes[document.nodes[name].head as usize].part == Part::ProperNoun
        && (document.nodes[name].head as usize) < name
    {
        name = document.nodes[name].head as usize;
    }
    Some(name)
}

/// "Savers at a bank lined up", "a process allowed the plant to grow": a past that the tree hangs on a noun, although no other
/// verb can be the sentence's.
pub fn is_main(document: &Document, verb: usize) -> bool {
    let node = document.nodes[verb];
    if node.part != Part::Participle
        || node.relation != Relation::Clause
        || !may_be_past(document, verb)
        || verb.checked_sub(1).is_none_or(|t| document.word(t) == ",")
        || tree::child(document, verb, &[Relation::Agent]).is_some()
        || tree::child(document, verb, &HELPERS).is_some()
    {
        return false;
    }
    let Some(sentence) = document.sentence_at(document.tokens[verb].span.start) else { return false };
    let tokens = document.sentences[sentence].tokens.clone();
    let finite = |t: usize| document.nodes[t].part.is_finite();
    let root = tokens.clone().take(4 * MOST).find(|&t| document.nodes[t].head as usize == t);
    let bare = |r: usize| r != verb && !finite(r) && tree::child(document, r, &HELPERS).is_none();
    verb - tokens.start < 4 * MOST && root.is_some_and(bare) && !(tokens.start..verb).any(finite)
}

/// Whether a participle has the form of the past too: "lined", "held"; not "written".
pub fn may_be_past(document: &Document, verb: usize) -> bool {
    document.features(verb).is(Tag::Past) || document.word(verb).ends_with("ed")
}

/// "after the roof of a factory | collapsed": the noun right behind "after" that a bare verb hangs on by way of "of".
pub fn top_of_clause(document: &Document, verb: usize) -> Option<usize> {
    let node = document.nodes[verb];
    let opens = |t: usize| {
        let word = document.features(t);
        matches!(word.time, Some(TimeWord::After | TimeWord::Before | TimeWord::Since)) || word.is(Tag::SameTime)
    };
    let of = |t: usize| {
        tree::child(document, t, &[Relation::Case]).is_some_and(|c| document.features(c).time == Some(TimeWord::Of))
    };
    let bare = tree::children(document, verb).all(|c| {
        !matches!(document.nodes[c].relation, Relation::Object | Relation::Agent)
            && !HELPERS.contains(&document.nodes[c].relation)
    });
    if node.relation != Relation::Clause || !bare || !may_be_past(document, verb) {
        return None;
    }
    let mut at = node.head as usize;
    for _ in 0..3 {
        let up = document.nodes[at].head as usize;
        if !of(at) || up >= at {
            break;
        }
        at = up;
    }
    let case = tree::child(document, at, &[Relation::Case, Relation::Mark])?;
    (at != node.head as usize && case < at && opens(case)).then_some(at)
}

/// The noun at the top of a phrase: "savers" for the bank of "savers at a bank". None where that is a verb.
fn top_of_phrase(document: &Document, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..STEPS {
        if tree::child(document, at, &[Relation::Case]).is_none_or(|case| case > at) {
            return Some(at);
        }
        let up = document.nodes[at].head as usize;
        if up >= at || !document.nodes[up].part.is_nominal() {
            return None;
        }
        at = up;
    }
    None
}

/// "was", "has": a helper that only one thing has.
fn is_singular(document: &Document, verb: usize) -> bool {
    tree::child(document, verb, &HELPERS).is_some_and(|h| matches!(document.word(h), "was" | "is" | "has"))
}

pub fn is_many(document: &Document, noun: usize) -> bool {
    document.features(noun).is(Tag::Plural)
        || phrases::conjuncts(document, noun).next().is_some()
        || document.nodes[noun].part == Part::Noun && tree::child(document, noun, &[Relation::Number]).is_some()
}

/// "denied fraud but was found guilty": the subject of the verb before the joint, whatever the tree hangs the second one on.
fn before_joint(document: &Document, verb: usize) -> Option<usize> {
    let start = document.sentence_at(document.tokens[verb].span.start).map(|s| document.sentences[s].tokens.start)?;
    let mut at = verb;
    while at > start && matches!(document.nodes[at - 1].part, Part::Auxiliary | Part::Adverb) {
        at -= 1;
    }
    let joint = at.checked_sub(1).filter(|&t| t > start && document.nodes[t].part == Part::Coordinator)?;
    // The object of the first verb stands before the joint.
    let object = joint - 1;
    let node = document.nodes[verb];
    let of_other = node.relation == Relation::Clause
        && document.nodes[object].part.is_nominal()
        && node.head as usize == object
        // "As Costa spoke to the nation and defended his record, Dunn replied"
        || node.relation == Relation::AdverbialClause && node.head as usize > verb && node.part == Part::PastVerb
        // "was beaten on 5 July and died", hung on a word before the joint
        || node.relation == Relation::AdverbialClause
            && (start..joint).contains(&(node.head as usize))
            && at == verb
            && node.part == Part::PastVerb
            && !tree::children(document, verb).any(|c| opens(document, c));
    let first = (start..joint).rev().take(STEPS).find(|&t| {
        document.nodes[t].part.is_verb()
            && tree::children(document, t).any(|c| SUBJECTS.contains(&document.nodes[c].relation))
    });
    first.filter(|_| of_other).and_then(|verb| subject(document, verb))
}

/// "the library opens three mornings a week and the bus to the hospital stopped", "as Dalton Rovers came from behind": the
/// noun phrase right before a finite verb that the tree hangs on another noun.
fn beside_joint(document: &Document, verb: usize) -> Option<usize> {
    let node = document.nodes[verb];
    let start = document.sentence_at(document.tokens[verb].span.start).map(|s| document.sentences[s].tokens.start)?;
    let low = start.max(verb.saturating_sub(STEPS));
    // "after a storm ripped through the port"
    let is_bound =
        |t: usize| matches!(document.features(t).time, Some(TimeWord::After | TimeWord::Before | TimeWord::Since));
    let joint = (low..verb).rev().find(|&t| {
        let word = document.features(t);
        document.nodes[t].part == Part::Coordinator
            || (word.is(Tag::SameTime) || is_bound(t)) && document.nodes[t].part == Part::Adposition
            || matches!(document.nodes[t].part, Part::PastVerb | Part::PresentVerb | Part::Punctuation)
            || word.is(Tag::Relative)
    })?;
    let opens = |t: usize| {
        matches!(document.nodes[t].part, Part::Determiner | Part::ProperNoun) && !document.features(t).is(Tag::Relative)
    };
    let finite = node.part == Part::PastVerb
        || document.features(verb).is(Tag::Past) && !document.features(verb).is(Tag::Participle);
    let sort = document.nodes[joint].part;
    let fits = match node.relation {
        Relation::Clause => sort == Part::Coordinator && (node.head as usize) < joint,
        // "Costa won the state in 2008 and Lima won a recount", with Lima as the object of the first
        Relation::AdverbialClause if sort == Part::Coordinator => {
            document.nodes[joint + 1].part == Part::ProperNoun
                && (node.head as usize) < joint
                && document.nodes[verb - 1].head == node.head
        }
        Relation::AdverbialClause | Relation::Parataxis => sort == Part::Adposition,
        _ => false,
    };
    if !fits || !(finite || node.relation == Relation::AdverbialClause) || !opens(joint + 1) {
        return None;
    }
    // "Talks between the club and Lima's agent went on": one subject.
    if (low..joint).any(|t| matches!(document.word(t), "between" | "both")) {
        return None;
    }
    // The last noun of the first run of nouns.
    let first = (joint + 1..verb).find(|&t| document.nodes[t].part.is_nominal())?;
    (first..verb).take_while(|&t| document.nodes[t].part.is_nominal()).last()
}

/// "when", "because" at the head of a clause; not "also".
pub fn opens(document: &Document, child: usize) -> bool {
    let word = document.features(child);
    match document.nodes[child].relation {
        Relation::Mark => true,
        Relation::Adverb => word.is(Tag::OpensClause) || word.is(Tag::SameTime) || word.is(Tag::Relative),
        _ => false,
    }
}

/// The subject of a verb where the tree has a noun inside an aside, or behind "of", for it: "Four soldiers – three of them
/// rangers – have", "Costa (left, with his wife) was", "supporters in a crowd of 2,600 waved".
fn outside_asides(document: &Document, noun: usize, verb: usize) -> usize {
    let start = document.nodes[noun].start as usize;
    let low = start.saturating_sub(STEPS);
    let is_dash = |t: usize| document.tokens[t].kind == TokenKind::Dash;
    let bracket = (low..noun).rev().find(|&t| document.tokens[t].kind == TokenKind::Bracket);
    let first =
        document.sentence_at(document.tokens[noun].span.start).map_or(low, |s| document.sentences[s].tokens.start);
    let dash = (first.max(start.saturating_sub(3 * STEPS))..noun).rev().find(|&t| is_dash(t));
    let dash = dash.filter(|_| (noun..verb).any(is_dash));
    let opens = |t: &usize| matches!(document.word(*t), "(" | "[");
    let noun_at = |t: usize| document.nodes[t].part.is_nominal() && document.nodes[t].part != Part::Pronoun;
    if let Some(open) = bracket.filter(opens).or(dash)
        && let Some(before) = open.checked_sub(1).filter(|&t| noun_at(t))
    {
        let head = head_of_name(document, before, open);
        return top_of_phrase(document, head).unwrap_or(head);
    }
    // "A deal including technical annexes | is supposed"
    let including = (start..noun).find(|&t| document.word(t).eq_ignore_ascii_case("including"));
    if let Some(before) = including.and_then(|t| t.checked_sub(1)).filter(|&t| t >= first && noun_at(t)) {
        return top_of_phrase(document, before).unwrap_or(before);
    }
    // "over 100 people" and "about a dozen men" have a preposition of their own.
    let counted = (start..noun).any(|t| document.nodes[t].part == Part::Numeral);
    let of = tree::child(document, noun, &[Relation::Case]).filter(|&c| {
        let word = document.features(c);
        let part = document.nodes[c].part == Part::Adposition && !counted && document.nodes[noun].part == Part::Noun;
        c < noun && (word.time == Some(TimeWord::Of) || part && !word.is(Tag::According))
    });
    match of.and_then(|c| c.checked_sub(1)).filter(|&t| noun_at(t)) {
        Some(before) => top_of_phrase(document, before).unwrap_or(before),
        None => noun,
    }
}

/// The name that another one between commas describes: "James Rogan, Republican of California, lined up", "Norda Lines, Porto,
/// said".
fn before_apposition(document: &Document, name: usize, verb: usize) -> usize {
    let comma = |t: usize| document.word(t) == ",";
    let first = (document.nodes[name].start as usize).min(name);
    let verb = first_of_group(document, verb);
    let Some(sentence) = document.sentence_at(document.tokens[name].span.start) else { return name };
    let start = document.sentences[sentence].tokens.start;
    let joined = (first..verb).any(|t| document.nodes[t].part == Part::Coordinator || document.nodes[t].part.is_verb());
    if document.nodes[name].part != Part::ProperNoun
        || verb <= name
        || verb - first > STEPS
        || !comma(verb - 1)
        || first < start + 2
        || !comma(first - 1)
        || joined
    {
        return name;
    }
    // The name before the comma, with nothing but names and marks before it, so that it is no place of a phrase.
    let mut before = first - 2;
    let is_name = |t: usize| document.nodes[t].part == Part::ProperNoun;
    if !is_name(before) {
        return name;
    }
    while before > start && is_name(before - 1) {
        before -= 1;
    }
    let case = before > start && document.nodes[before - 1].part == Part::Adposition;
    if case { name } else { head_of_name(document, first - 2, first) }
}

/// "The company - which also sells shirts - | recorded": the noun before an aside between dashes that ends right before a verb.
pub fn before_dashes(document: &Document, verb: usize) -> Option<usize> {
    let first = first_of_group(document, verb);
    let is_dash = |t: usize| document.tokens[t].kind == TokenKind::Dash || document.word(t) == "-";
    let close = first.checked_sub(1).filter(|&t| is_dash(t))?;
    let start = document.sentence_at(document.tokens[verb].span.start).map(|s| document.sentences[s].tokens.start)?;
    let open = (start.max(close.saturating_sub(4 * STEPS))..close).rev().find(|&t| is_dash(t))?;
    // "the 'deficit' – what is owed – had"
    let mark = open.checked_sub(1).filter(|&t| document.tokens[t].kind == TokenKind::Quote).unwrap_or(open);
    let noun = mark.checked_sub(1).filter(|&t| t >= start && document.nodes[t].part.is_nominal())?;
    let finite = document.nodes[verb].part == Part::PastVerb || first < verb || may_be_past(document, verb);
    let head = head_of_name(document, noun, open);
    let top = top_of_phrase(document, head).unwrap_or(head);
    // "Norda, which owns a steelmaker -- Porto Steel -- posted": Norda.
    let above = document.nodes[top].head as usize;
    let owner =
        (document.nodes[above].relation == Relation::RelativeClause).then_some(document.nodes[above].head as usize);
    (finite && document.nodes[noun].part != Part::Pronoun).then_some(owner.filter(|&o| o < top).unwrap_or(top))
}

/// "attacked the assertion, put forth in May, that": a participle in commas behind a noun for what is said is about that noun,
/// whoever attacks it.
fn of_aside(document: &Document, verb: usize) -> Option<usize> {
    let comma = |t: usize| document.word(t) == ",";
    let noun = verb.checked_sub(2).filter(|&t| comma(t + 1) && document.nodes[t].part.is_nominal())?;
    // "an agreement with the EU, reached in 1992": the agreement.
    let noun = match document.nodes[noun].part {
        Part::Noun => noun,
        _ => tree::path(document, noun).skip(1).take(3).find(|&t| document.nodes[t].part == Part::Noun && t < noun)?,
    };
    let node = document.nodes[verb];
    let reduced = node.relation == Relation::AdverbialClause
        && (node.head as usize) < noun
        && document.features(verb).is(Tag::Participle)
        && tree::child(document, verb, &HELPERS).is_none();
    let closed = (verb + 1..document.tokens.len().min(verb + STEPS)).any(comma);
    let said = document.features(noun).is(Tag::Spoken) && document.nodes[noun].relation == Relation::Object;
    (reduced && closed && said).then_some(noun)
}

/// "Lena Marsh, 49, | was": the name before a verb, also before an age in commas.
fn name_beside(document: &Document, verb: usize) -> Option<usize> {
    let first = tree::child(document, verb, &HELPERS).filter(|&h| h < verb)?;
    let last = name_with_age(document, first).map_or(first, |name| name.end).checked_sub(1)?;
    (document.nodes[last].part == Part::ProperNoun).then(|| head_of_name(document, last, first))
}

/// The noun that a singular verb belongs to: "A guard who sold three cranes that belonged to the city was jailed" is about the
/// guard, wherever the tree hangs the verb.
fn agreeing(document: &Document, noun: usize, verb: usize) -> usize {
    if !is_singular(document, verb) || !is_many(document, noun) {
        return noun;
    }
    let mut up = tree::path(document, noun).skip(1).take(STEPS);
    up.find(|&t| document.nodes[t].part.is_nominal() && t < noun && !is_many(document, t)).unwrap_or(noun)
}

/// "Born in Porto in 1928, she …": a participle before the verb that has its subject.
pub fn is_fronted(document: &Document, verb: usize) -> bool {
    const OPENERS: [Relation; 3] = [Relation::Auxiliary, Relation::PassiveAuxiliary, Relation::Mark];
    let node = document.nodes[verb];
    let joined = verb.checked_sub(1).is_some_and(|t| document.nodes[t].part == Part::Coordinator);
    node.relation == Relation::AdverbialClause
        && node.head as usize > verb
        && !joined
        && document.features(verb).is(Tag::Participle)
        && tree::child(document, verb, &SUBJECTS).is_none()
        && tree::child(document, verb, &OPENERS).is_none()
}

/// "The bank, founded in 1901, collapsed": a participle in commas that the tree has as the verb.
pub fn is_aside(document: &Document, subject: usize, verb: usize) -> bool {
    let apart = |t: usize| document.word(t) == "," || document.tokens[t].kind == TokenKind::Dash;
    let Some(comma) = verb.checked_sub(1).filter(|&t| apart(t)) else { return false };
    // "PORTO (Reuters) -- Len Marsh, freed last week, said": the dateline taken for the subject
    let line = document.dateline.filter(|line| line.covers(document.tokens[subject].span));
    let from = line.map_or(subject + 1, |line| document.tokens_in(line).end);
    let is_name = |t: usize| line.is_some() && document.nodes[t].part == Part::ProperNoun;
    let beside = comma > subject && (from..comma).all(|t| document.nodes[t].relation == Relation::Flat || is_name(t));
    let past = |t: usize| {
        let part = document.nodes[t].part;
        matches!(part, Part::PastVerb | Part::Participle) || part.is_verb() && document.features(t).is(Tag::Past)
    };
    beside
        && past(verb)
        && (verb + 1..(verb + STEPS).min(document.tokens.len() - 1)).any(|t| {
            let finite = matches!(document.nodes[t + 1].part, Part::PresentVerb | Part::Auxiliary);
            apart(t) && (past(t + 1) || finite)
        })
}

/// The noun directly before a word, but for a comma, adverbs and helpers: "Dean Acheson, signed".
fn nominal_before(document: &Document, at: usize) -> Option<usize> {
    let start = document.sentence_at(document.tokens[at].span.start).map(|s| document.sentences[s].tokens.start)?;
    let mut before = at;
    for _ in 0..4 {
        before = before.checked_sub(1).filter(|&t| t >= start)?;
        let node = document.nodes[before];
        if node.part.is_nominal() && node.part != Part::Numeral && node.part != Part::Pronoun {
            return of_reduced_clause(document, head_of_name(document, before, at));
        }
        let passed = document.word(before) == "," || matches!(node.part, Part::Adverb | Part::Auxiliary);
        if !passed {
            return None;
        }
    }
    None
}

/// The head of a name of several words of which `token` is one, before `end`.
fn head_of_name(document: &Document, token: usize, end: usize) -> usize {
    let mut head = token;
    while matches!(document.nodes[head].relation, Relation::Flat | Relation::Compound)
        && document.nodes[head].head as usize <= end
        && document.nodes[head].head as usize != head
    {
        head = document.nodes[head].head as usize;
    }
    head
}

/// The subject where the noun before the verb belongs to another one: "a man charged with stealing a bus from a depot was
/// jailed" is about the man.
fn of_reduced_clause(document: &Document, noun: usize) -> Option<usize> {
    const OTHERS: [Relation; 4] =
        [Relation::Object, Relation::IndirectObject, Relation::NounModifier, Relation::Oblique];
    // "Costa was on the brink of leaving, having won": who was.
    let of_predicate = |t: usize| {
        let is = document.nodes[t].part.is_nominal() && tree::child(document, t, &[Relation::Copula]).is_some();
        tree::child(document, t, &SUBJECTS).filter(|&s| is && s < t)
    };
    if let Some(subject) = tree::path(document, noun).take(STEPS).find_map(of_predicate) {
        return Some(subject);
    }
    let owned = OTHERS.contains(&document.nodes[noun].relation)
        || tree::children(document, noun).any(|c| document.nodes[c].relation == Relation::Case && c < noun);
    if !owned {
        return Some(noun);
    }
    let mut below = noun;
    for up in tree::path(document, noun).skip(1).take(STEPS) {
        let clause = matches!(document.nodes[below].relation, Relation::Clause | Relation::RelativeClause);
        if clause && document.nodes[up].part.is_nominal() {
            return Some(up);
        }
        below = up;
    }
    None
}

/// "Marsh, 68, | underwent": the word before an age in commas.
fn before_age(document: &Document, verb: usize) -> Option<usize> {
    let comma = |t: usize| document.word(t) == ",";
    let is_age = |_: &usize| comma(verb - 1) && comma(verb - 3) && document.nodes[verb - 2].part == Part::Numeral;
    verb.checked_sub(4).filter(is_age)
}

/// "Marsh, 68, | underwent": the name before an age.
pub fn name_with_age(document: &Document, verb: usize) -> Option<Range<usize>> {
    let last = before_age(document, verb)?;
    let is_name = |t: &usize| document.nodes[*t].part == Part::ProperNoun;
    let start = (0..=last).rev().take(STEPS).take_while(is_name).last()?;
    Some(start..last + 1)
}

/// "the victim, 26, | was": the noun for a person before an age.
fn noun_with_age(document: &Document, verb: usize) -> Option<usize> {
    let is_person = |&t: &usize| document.nodes[t].part == Part::Noun && document.features(t).is(Tag::Person);
    before_age(document, verb).filter(is_person)
}
