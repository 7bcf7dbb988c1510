//! The case book: short texts, each with what a careful reader would want of the analysis. Every case that
//! `cases-right.txt` lists must be right. `cargo xtask goldens` writes that list anew.
//!
//! `cases.jsonl` holds a case a line: `{id, kind, source, text, date, want: [WANT, …]}`. A want is an object whose first key
//! names a check below; its value is mostly a snippet, the first occurrence in the text unless `nth` says otherwise.

use nutgraf::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

const RIGHT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases-right.txt");

#[test]
fn cases_that_were_right_stay_right() {
    let right: BTreeSet<String> =
        include_str!("cases.jsonl").lines().map(read).filter(Case::is_right).map(|case| case.id).collect();
    if std::env::var_os("NUTGRAF_REWRITE").is_some() {
        let list: String = right.iter().map(|id| format!("{id}\n")).collect();
        fs::write(RIGHT, list).expect("the list can be written");
        return;
    }
    let recorded = fs::read_to_string(RIGHT).expect("the list is there");
    let wrong: Vec<_> = recorded.lines().filter(|id| !right.contains(*id)).collect();
    assert!(wrong.is_empty(), "cases that were right and are wrong now: {}", wrong.join(" "));
}

struct Case {
    id: String,
    text: String,
    analysis: Analysis,
    wants: Vec<Value>,
}

fn read(line: &str) -> Case {
    let row: Value = serde_json::from_str(line).expect("a case is JSON");
    let text = row["text"].as_str().expect("a case has a text").to_string();
    let date = row["date"].as_str().and_then(parse_date);
    let analysis = analyze(&text, &Options::default().with_date(date));
    let wants = row["want"].as_array().expect("a case has wants").clone();
    Case { id: row["id"].as_str().expect("a case has an id").into(), text, analysis, wants }
}

/// Whether a field of a want is absent or says `found`.
fn fits(want: &Value, field: &str, found: &Value) -> bool {
    want.get(field).is_none_or(|wanted| wanted == found)
}

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("plain data")
}

impl Case {
    fn is_right(&self) -> bool {
        self.wants.iter().all(|want| self.holds(want))
    }

    /// The `nth` occurrence of a snippet.
    fn place_of(&self, snippet: &str, nth: u64) -> Span {
        let places = self.text.match_indices(snippet);
        let found = places.map(|(at, _)| at).nth(nth as usize - 1);
        let start = found.unwrap_or_else(|| panic!("{}: not in the text: {snippet}", self.id));
        Span::new(start, start + snippet.len())
    }

    fn at(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    fn entity_name(&self, id: Option<usize>) -> &str {
        id.and_then(|id| self.analysis.entities.get(id)).map_or("", |e| &e.name)
    }

    fn quotes(&self, place: Span) -> impl Iterator<Item = &Quote> {
        self.analysis.quotes.iter().filter(move |q| q.span.overlaps(place))
    }

    fn times(&self, place: Span) -> impl Iterator<Item = &Time> {
        self.analysis.times.iter().filter(move |t| t.span.overlaps(place))
    }

    /// Timeline entries with the words in their label or sentence.
    fn events<'a>(&'a self, words: &'a str) -> impl Iterator<Item = &'a TimelineEntry> {
        let sentence = |e: &TimelineEntry| self.at(self.analysis.sentences[e.sentence].span);
        self.analysis.timeline.iter().filter(move |e| e.label.contains(words) || sentence(e).contains(words))
    }

    /// Timeline entries that rest on a time expression at `place`.
    fn dated(&self, place: Span) -> Vec<&TimelineEntry> {
        let rests = |e: &&TimelineEntry| e.time.is_some_and(|t| self.analysis.times[t].span.overlaps(place));
        self.analysis.timeline.iter().filter(rests).collect()
    }

    /// The mention that fits best: the same span, else the shortest around it, else the shortest that overlaps.
    fn mention(&self, place: Span) -> Option<(&Entity, &Mention)> {
        let all = self.analysis.entities.iter().flat_map(|e| e.mentions.iter().map(move |m| (e, m)));
        let rank = |m: &Mention| (m.span != place, !m.span.covers(place), m.span.len());
        all.filter(|(_, m)| m.span.overlaps(place)).min_by_key(|(_, m)| rank(m))
    }

    fn is_quote(&self, quote: &Quote, place: Span, want: &Value) -> bool {
        let linked = self.entity_name(quote.speaker.as_ref().and_then(|s| s.entity));
        let said: Vec<&str> = quote.speaker.iter().flat_map(|s| [s.name.as_str(), self.at(s.span)]).collect();
        let speaker = want["speaker"].as_str();
        let speaker_fits = match want.get("speaker") {
            None => true,
            Some(Value::Null) => said.is_empty(),
            Some(_) => speaker.is_some_and(|s| said.iter().chain([&linked]).any(|words| words.contains(s))),
        };
        let not_speaker_fits = want["not_speaker"].as_str().is_none_or(|other| {
            let is_other = linked.contains(other) && !speaker.is_some_and(|s| !s.is_empty() && linked.contains(s));
            !is_other && !said.iter().any(|words| is_just(words, other))
        });
        quote.span.covers(place)
            && speaker_fits
            && not_speaker_fits
            && want["linked"].as_str().is_none_or(|name| name == linked)
            && want["cue"].as_str().is_none_or(|cue| quote.cue.as_ref().is_some_and(|c| c.text.contains(cue)))
            && fits(want, "kind", &json(quote.kind))
    }

    fn overlaps_summary(&self, place: Span) -> bool {
        self.analysis.summary.sentences.iter().any(|s| s.span.overlaps(place))
    }

    fn overlaps_nutgraf(&self, place: Span) -> bool {
        self.analysis.summary.nutgraf.iter().any(|s| s.span.overlaps(place))
    }

    fn holds(&self, want: &Value) -> bool {
        let a = &self.analysis;
        let (key, value) = want.as_object().and_then(|o| o.iter().next()).expect("a want has a key");
        let words = value.as_str().unwrap_or_default();
        let nth = want["nth"].as_u64().unwrap_or(1);
        let place = || self.place_of(words, nth);
        let both = || value.as_array().into_iter().flatten().filter_map(Value::as_str);
        let ids =
            || -> Vec<_> { both().map(|s| self.mention(self.place_of(s, 1)).map(|(entity, _)| entity.id)).collect() };
        let sentences = || a.sentences.iter().map(|s| self.at(s.span).trim());
        match key.as_str() {
            "quote" => self.quotes(place()).any(|q| self.is_quote(q, place(), want)),
            "no_quote" => self.quotes(place()).next().is_none(),
            "not_credited" => {
                let to = want["to"].as_str().expect("not_credited names somebody");
                self.quotes(place()).filter(|q| q.polarity == Polarity::Affirmed).all(|q| {
                    let linked = self.entity_name(q.speaker.as_ref().and_then(|s| s.entity));
                    let is_said = q.speaker.iter().any(|s| s.name.contains(to) || self.at(s.span).contains(to));
                    !is_said && !linked.contains(to)
                })
            }
            "denied" => self.quotes(place()).any(|q| q.polarity == Polarity::Denied),
            "entity" => a.entities.iter().any(|e| e.name == words && fits(want, "type", &json(e.kind))),
            "no_entity" => a.entities.iter().filter(|e| e.story).all(|e| {
                let is_mention = |m: &Mention| m.kind == MentionKind::Name && self.at(m.span) == words;
                e.name != words && !e.mentions.iter().any(is_mention)
            }),
            "mention" => {
                let found = self.mention(place());
                match want["of"].as_str() {
                    None => found.is_none_or(|(e, _)| e.mentions.iter().all(|m| m.kind != MentionKind::Name)),
                    Some(name) => found.is_some_and(|(e, _)| e.name == name),
                }
            }
            "same" => ids().iter().all(Option::is_some) && ids().iter().collect::<BTreeSet<_>>().len() == 1,
            "differ" => ids().iter().all(Option::is_some) && ids().iter().collect::<BTreeSet<_>>().len() == 2,
            "typed" => a
                .entities
                .iter()
                .any(|e| fits(want, "type", &json(e.kind)) && e.mentions.iter().any(|m| m.span.covers(place()))),
            "apart" => {
                let found: Vec<BTreeSet<usize>> =
                    both().map(|name| a.entities.iter().filter(|e| e.name == name).map(|e| e.id).collect()).collect();
                found.iter().all(|ids| !ids.is_empty()) && found[0].is_disjoint(&found[1])
            }
            "time" => self.times(place()).any(|t| {
                fits(want, "value", &json(&t.value))
                    && t.value.starts_with(want["value_prefix"].as_str().unwrap_or_default())
                    && fits(want, "approximate", &json(t.approximate))
            }),
            "no_time" => self.times(place()).next().is_none(),
            "not_time" => {
                let prefix = want["prefix"].as_str().expect("not_time has a prefix");
                self.times(place()).all(|t| !t.value.starts_with(prefix))
            }
            "event" => self.events(words).any(|e| {
                fits(want, "from", &json(&e.from))
                    && fits(want, "to", &json(&e.to))
                    && fits(want, "planned", &json(e.planned))
            }),
            "no_event" => self.dated(place()).is_empty(),
            "event_count" => Some(self.events(words).count() as u64) == want["is"].as_u64(),
            "label" => {
                let found = self.dated(place());
                let part = |field: &str| want[field].as_str();
                !found.is_empty()
                    && found.iter().all(|e| {
                        part("has").is_none_or(|s| e.label.contains(s))
                            && part("lacks").is_none_or(|s| !e.label.contains(s))
                            && part("not_start").is_none_or(|s| !e.label.starts_with(s))
                    })
            }
            "no_label" => {
                let prefix = want["prefix"].as_str().unwrap_or_default();
                let starts = |e: &TimelineEntry| e.from.as_deref().unwrap_or_default().starts_with(prefix);
                a.timeline.iter().all(|e| !(e.label.contains(words) && starts(e)))
            }
            "kind_of" => a.paragraphs.iter().find(|p| p.span.has(place().start)).is_some_and(|p| {
                fits(want, "is", &json(p.kind)) && want.get("is_not").is_none_or(|kind| *kind != json(p.kind))
            }),
            "headline" => a.headline.is_some_and(|span| span.covers(place())),
            "standfirst" => a.standfirst.is_some_and(|span| span.covers(place())),
            "byline_name" => a.byline.iter().any(|b| b.names.iter().any(|name| name == words)),
            "no_byline_name" => a.byline.iter().all(|b| b.names.iter().all(|name| !name.contains(words))),
            "document_date" => a.document_date.value.as_deref() == value.as_str(),
            "summary_has" => self.overlaps_summary(place()),
            "not_in_summary" => !self.overlaps_summary(place()),
            "nutgraf_has" => self.overlaps_nutgraf(place()),
            "nutgraf_lacks" => !self.overlaps_nutgraf(place()),
            "no_keyphrase" => a.summary.keyphrases.iter().all(|k| k.text.to_lowercase() != words.to_lowercase()),
            "sentences" => both().all(|s| sentences().any(|found| found == s)),
            "one_sentence" => a.sentences.iter().any(|s| s.span.covers(place())),
            "no_sentence" => sentences().all(|found| found != words),
            other => panic!("{}: there is no want {other}", self.id),
        }
    }
}

/// Whether the words credited are no more than the name.
fn is_just(said: &str, name: &str) -> bool {
    let (said, name) = (said.to_lowercase(), name.to_lowercase());
    let words = said.trim_matches([' ', ',', '.']);
    [name.clone(), format!("the {name}"), format!("{name}'s"), format!("{name}’s")].iter().any(|form| form == words)
}
