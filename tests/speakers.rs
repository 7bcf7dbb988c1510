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
    #![proptest_config(ProptestConfig::with_cases(128))]

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
