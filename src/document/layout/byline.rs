//! Who wrote it: `By Ana Lima and Tom Roe, Political Editor` has two names, `Ana Lima | Reuters` a name and an agency.

use super::aside::Aside;
use super::features::{self, Place};
use super::line::Line;
use super::page::Page;
use super::passes::Context;
use super::vocabulary::{self, Class};
use crate::analysis::{Byline, ParagraphKind};
use crate::document::Document;
use crate::document::date::shapes;
use crate::english::{Lexicon, Tag, lexicon, patterns};

/// How many lines above headline or body, and below the body, may be the byline.
const BEFORE: usize = 8;
const AFTER: usize = 6;
/// How many lines below a label such as "Related topics" belong to it.
const RELATED: usize = 3;
/// Maximum distance in lines between headline and body for all lines between them to be candidates; else only those next to
/// either.
const BETWEEN: usize = 40;
/// Minimum log-odds of a byline.
const LEAST: f32 = -0.7;
/// The same for a bare name that does not stand between headline and body: it may be a topic, `Ana Lima` under `More about`.
const SURE: f32 = 1.0;

/// The lines that may name the author.
pub fn candidates(page: &Page, place: Place) -> impl Iterator<Item = usize> + '_ {
    let head = place.headline.unwrap_or(place.first).min(place.first);
    let middle = (head + BETWEEN).min(place.first);
    let head = head.saturating_sub(BEFORE)..middle;
    let lead = place.first.saturating_sub(BEFORE).max(middle)..(place.first + 2).min(page.len());
    let tail = place.last.max(lead.end)..(place.last + AFTER).min(page.len());
    let of_another = move |i: usize| i >= place.last && is_related(page, i);
    head.chain(lead).chain(tail).filter(move |&i| may_name(&page.lines[i]) && !of_another(i))
}

/// Below the body, under "Related topics" or "More from Porto", stand topics and other stories.
fn is_related(page: &Page, i: usize) -> bool {
    let label = |l: &Line| l.words <= 4 && l.count(Class::Related) > 0;
    !page.lines[i].opens(Class::By) && page.lines[i.saturating_sub(RELATED)..i].iter().any(label)
}

/// Not a caption, a picture's credit or a sentence.
fn may_name(line: &Line) -> bool {
    // "Dalton Rovers 2 Ashby Town 1"
    let is_score = line.numbers == 2 && (4..=8).contains(&line.words) && !features::is_date_like(line);
    if is_score && !line.opens(Class::By) {
        return false;
    }
    let signs = line.opens(Class::By) || features::is_byline_like(line) || features::is_date_like(line);
    (1..=40).contains(&line.words)
        && !line.captioned
        && !line.opens(Class::Credit)
        && line.aside.is_none_or(|a| a == Aside::Topics)
        && (signs || !line.is_prose())
}

/// Finds the line that names the author, if one does.
pub fn find(context: &mut Context) {
    let Some(mut place) = Place::of(&context.kinds) else { return };
    place.headline = context.headline;
    let page = context.page;
    let mut row = Vec::new();
    let mut top: Option<(f32, usize)> = None;
    for i in candidates(page, place) {
        if matches!(context.kinds[i], ParagraphKind::Headline | ParagraphKind::Standfirst) {
            continue;
        }
        row.clear();
        features::beside(page, context.scores, place, i, &mut row);
        let score = context.model.byline.score(&row);
        if top.is_none_or(|(s, _)| score > s) {
            top = Some((score, i));
        }
    }
    let between = |i: usize| place.headline.is_none_or(|h| h < i) && i <= place.first;
    let least = |i: usize| if between(i) || is_signed(page, i) { LEAST } else { SURE };
    if let Some((_, i)) = top.filter(|&(score, i)| score > least(i)) {
        context.kinds[i] = ParagraphKind::Byline;
    }
}

/// The line names an author by a word or a day, or the line above announces one.
fn is_signed(page: &Page, i: usize) -> bool {
    let line = &page.lines[i];
    let announces = |l: &Line| [Class::By, Class::Role, Class::Author].iter().any(|&c| l.count(c) > 0);
    let above = i.checked_sub(1).map(|j| &page.lines[j]);
    announces(line) || features::is_date_like(line) || above.is_some_and(|l| l.words <= 5 && announces(l))
}

/// The byline with its names, from the paragraph labelled so.
pub fn read(document: &Document) -> Option<Byline> {
    let span = document.paragraphs.iter().find(|p| p.kind == ParagraphKind::Byline)?.span;
    Some(Byline { span, names: names(span.of(document.text)) })
}

/// Maximum length of a byline in bytes; what follows is something else.
const LONGEST: usize = 300;
/// Maximum number of words in the name of an agency.
const AGENCY: usize = 3;

fn names(line: &str) -> Vec<String> {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    // A date separates parts: "Ana LimaNovember 18, 2019 | 4:10pm".
    let mut parts = vec![];
    let mut from = 0;
    for date in shapes::find(&line[..end]) {
        parts.push(&line[from..date.start]);
        from = date.end;
    }
    parts.push(&line[from..end]);
    if let Some(signed) = parts.iter().find_map(|p| after_by(p)) {
        parts = vec![signed];
    }
    let mut names: Vec<String> = Vec::new();
    for piece in
        parts.into_iter().flat_map(|p| p.split([',', '|', '·', '•', '/', ';', '–', '—', '(', ')', '@', '&', '\t']))
    {
        for piece in piece.split(" - ").flat_map(|p| p.split(" and ")).flat_map(|p| p.split(" AND ")) {
            add(piece.trim_start_matches("and ").trim(), &mut names);
        }
    }
    names
}

/// What follows "by": "Posted on Monday by Ana Lima".
fn after_by(part: &str) -> Option<&str> {
    patterns::BY.ends(part).map(|end| &part[end..]).find(|rest| rest.starts_with(char::is_uppercase))
}

fn add(piece: &str, names: &mut Vec<String>) {
    let lexicon = Lexicon::shared();
    let mut piece = before_preposition(piece).trim();
    let starts = std::iter::once(0).chain(piece.match_indices(' ').map(|(blank, _)| blank + 1));
    let mut agency = None;
    // "Tom Roe Associated Press"
    if let Some(start) = starts
        .filter(|&start| piece[start..].split(' ').count() <= AGENCY)
        .find(|&start| lexicon.tags_of(&piece[start..]).has(Tag::Agency))
    {
        agency = Some(&piece[start..]);
        piece = piece[..start].trim_end_matches("The ").trim();
    }
    if is_name(piece) && !names.iter().any(|n| n == piece) {
        names.push(piece.to_owned());
    }
    if let Some(agency) = agency.filter(|a| !names.iter().any(|n| n == a)) {
        names.push(agency.to_owned());
    }
}

/// "Ana Lima in Porto" → "Ana Lima"
fn before_preposition(piece: &str) -> &str {
    let mut start = 0;
    for word in piece.split(' ') {
        if start > 0 && word.starts_with(char::is_lowercase) && Lexicon::shared().tags_of(word).has(Tag::Preposition) {
            return &piece[..start];
        }
        start += word.len() + 1;
    }
    piece
}

/// Two to five capitalised words, none of them an office or a day.
fn is_name(piece: &str) -> bool {
    const NOT_IN_NAMES: [Class; 8] = [
        Class::Role,
        Class::Month,
        Class::Weekday,
        Class::Published,
        Class::Ago,
        Class::Navigation,
        Class::Network,
        Class::Comment,
    ];
    let mut count = 0;
    for word in piece.split_whitespace() {
        count += 1;
        let low = word.to_lowercase();
        let classes = vocabulary::classes(lexicon::key(low.trim_end_matches('.')));
        let named = word.starts_with(char::is_uppercase) || Lexicon::shared().tags_of(&low).has(Tag::NameParticle);
        if !named
            || word.contains(|c: char| c.is_ascii_digit())
            || NOT_IN_NAMES.iter().any(|&c| classes & (1 << c as u8) != 0)
        {
            return false;
        }
    }
    (2..=5).contains(&count) && !piece.to_lowercase().contains(".co")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_offices_places_and_dates() {
        let check = |line: &str, expected: &[&str]| assert_eq!(names(line), expected, "{line}");
        check("By Ana Lima and Tom Roe, Political Editor", &["Ana Lima", "Tom Roe"]);
        check("Written by Ana Lima, Tom van der Roe, and Ida Moe", &["Ana Lima", "Tom van der Roe", "Ida Moe"]);
        check("Ana Lima | Associated Press", &["Ana Lima", "Associated Press"]);
        check("Tom Roe Associated Press", &["Tom Roe", "Associated Press"]);
        check("Reuters", &["Reuters"]);
        check("Associated Press in Valencia", &["Associated Press"]);
        check("Posted on December 20, 2025 by Ana-Luz Lima (Crane) - 5 Comments on Late cranes", &["Ana-Luz Lima"]);
        check("By Ana LimaNovember 18, 2019 | 4:10pm", &["Ana Lima"]);
        check("By ANA LIMA and TOM ROE", &["ANA LIMA", "TOM ROE"]);
        check("Ana Lima / EXAMPLE.COM / Sep 2, 2024, 17:07 IST", &["Ana Lima"]);
        check("By Ana Lima - Staff Writer 2019-11-18T23:30:00Z Health", &["Ana Lima"]);
    }
}
