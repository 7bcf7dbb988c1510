//! One answer to "who is meant": the entity of a quote's speaker is the entity of the mention at the same words.

use nutgraf::{Analysis, Options, Span, analyze};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What contradicts itself: a mention of two entities, a speaker who is somebody else in the mentions.
fn contradictions(text: &str, analysis: &Analysis) -> Vec<String> {
    let mut found = Vec::new();
    let mut owner: BTreeMap<Span, usize> = BTreeMap::new();
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            if owner.insert(mention.span, entity.id).is_some_and(|other| other != entity.id) {
                found.push(format!("{:?} means two", mention.span.of(text)));
            }
        }
    }
    for speaker in analysis.quotes.iter().filter_map(|q| q.speaker.as_ref()) {
        if let Some(entity) = owner.get(&speaker.span).filter(|e| Some(**e) != speaker.entity) {
            found.push(format!("{:?} is {entity} and {:?}", speaker.span.of(text), speaker.entity));
        }
    }
    found
}

/// Sentences in which somebody speaks, in every way.
const SENTENCES: [&str; 16] = [
    "Ana Lima is the mayor of Porto.",
    "Rui Costa, who once worked for Tom Berg, left on Monday.",
    "“The bridge is too old,” said Rui Costa, who knows Ana Lima.",
    "“Nobody should cross it,” he said.",
    "“He never asked me, and I never told him,” she said.",
    "The mayor of Porto, Ana Lima, said: “We won the council tonight.”",
    "She added that it was late.",
    "Costa, who said he was tired, went home.",
    "The crowd cheered for Ana Lima, who said, “I am glad.”",
    "“It will open in May,” the treasurer said.",
    "Lima's barrister, Tom Berg, said the mayor had called.",
    "LIMA: I will rebuild my bridge.",
    "COSTA: You said so last year.",
    "Marlow Steel said it would pay.",
    "“It is what it is,” it said in a statement.",
    "His wife said they knew nothing of his plans.",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn speaker_is_the_entity_of_the_mention_there(picks in prop::collection::vec((0..SENTENCES.len(), any::<bool>()), 1..12)) {
        let text: String = picks
            .iter()
            .map(|&(pick, paragraph)| format!("{}{}", SENTENCES[pick], if paragraph { "\n\n" } else { " " }))
            .collect();
        let analysis = analyze(&text, &Options::default());
        prop_assert_eq!(contradictions(&text, &analysis), Vec::<String>::new());
    }

    #[test]
    fn any_text_has_one_answer(text in ".{0,200}") {
        let analysis = analyze(&text, &Options::default());
        prop_assert_eq!(contradictions(&text, &analysis), Vec::<String>::new());
    }
}

/// The quotes' speakers, and for each whether the text names them.
fn speakers(text: &str) -> Vec<(String, Option<bool>)> {
    let analysis = analyze(text, &Options::default());
    let named = |id: usize| analysis.entities[id].named;
    let of = |s: &nutgraf::Speaker| (s.name.clone(), s.entity.map(named));
    analysis.quotes.iter().filter_map(|q| q.speaker.as_ref()).map(of).collect()
}

#[test]
fn a_speaker_whom_nobody_names_is_somebody() {
    let text = "Tom Berg led the search on Monday. “I heard three bangs,” a neighbour said. “It was dark,” she added.";
    let found = speakers(text);
    assert_eq!(found, [("a neighbour".to_owned(), Some(false)), ("a neighbour".to_owned(), Some(false))]);
}

#[test]
fn a_coach_without_a_name_is_not_the_player() {
    let text = "Tom Berg scored twice for Hull. The coach praised him. “He is the best I have had,” the coach said.";
    let analysis = analyze(text, &Options::default());
    let player = analysis.entities.iter().find(|e| e.name == "Tom Berg").expect("he is named");
    assert!(analysis.quotes.iter().all(|q| q.speaker.as_ref().is_some_and(|s| s.entity != Some(player.id))));
}

#[test]
fn an_age_is_whoever_was_subject() {
    let text = "Tom Berg beat Rui Costa in four sets on Friday.\n\n“I had no legs left,” said the 33-year-old.";
    assert_eq!(speakers(text), [("Tom Berg".to_owned(), Some(true))]);
}

#[test]
fn an_age_is_whoever_is_told_to_be_so_old_or_was_last_the_subject() {
    let told = "Tom Berg, 33, beat Rui Costa, 21, in four sets on Friday. Berg had lost to him in May.\n\n“I was tired,” said the 21-year-old.";
    assert_eq!(speakers(told), [("Rui Costa".to_owned(), Some(true))]);
    let text = "Rui Costa headed in a corner, but Liam Doyle levelled from the spot after Costa had handled.\n\n\
                Tom Berg, who joined on loan last month, then struck in the last minute.\n\n“I hit it,” said the 19-year-old.";
    assert_eq!(speakers(text), [("Tom Berg".to_owned(), Some(true))]);
    let before = "Tom Berg scored twice. Rui Costa had put Halford ahead.\n\n“I closed my eyes,” said the 19-year-old.";
    assert_eq!(speakers(before), [("Tom Berg".to_owned(), Some(true))]);
}

#[test]
fn whom_a_sentence_singles_out_speaks_next() {
    let text = "After Ana Lima rested on Monday, it was Kate Bolter who won on Tuesday.\n\n“I did not look back,” she told Radio North.";
    assert_eq!(speakers(text), [("Kate Bolter".to_owned(), Some(true))]);
}
