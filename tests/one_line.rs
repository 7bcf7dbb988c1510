//! A word of the lexicon is known to every stage: "doubled down" (a verb of two words), "columnist" (a person), "mid-week" (a
//! time) stand in one line each of `src/english/lexicon`, and reach quotes, joining, timeline and summary.

use nutgraf::{Analysis, Options, Span, analyze};

/// An article in which Maria Brandt speaks.
fn article(verb: &str, noun: &str, time: &str) -> String {
    format!(
        "Ferry line will close, board says\n\nHALDEN, Nov. 18, 2025 — Maria Brandt, a {noun} for the Halden Courier, has \
         written about the ferry line for ten years.\n\nBrandt {verb} on Monday: “The line will be gone by spring.” The {noun} \
         said the board had known since June.\n\nThe board will vote {time} on the sale of the last two ferries. The harbour \
         office will stay open."
    )
}

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

fn holds(span: Span, text: &str, words: &str) -> bool {
    text.find(words).is_some_and(|at| span.start <= at && at < span.end)
}

#[test]
fn verb_of_several_words_is_the_cue_of_a_quote_with_its_speaker() {
    for verb in ["doubled down", "chimed in", "went on", "pointed out"] {
        let text = article(verb, "columnist", "mid-week");
        let quotes = read(&text).quotes;
        let quote = quotes.iter().find(|q| holds(q.span, &text, "gone by spring")).expect("a quote");
        assert_eq!(quote.cue.as_ref().map(|c| c.text.as_str()), Some(verb));
        assert_eq!(quote.speaker.as_ref().map(|s| s.name.as_str()), Some("Maria Brandt"), "{verb}");
    }
}

#[test]
fn noun_for_a_person_is_a_mention_of_who_was_introduced_by_it() {
    for noun in ["columnist", "historian", "reporter", "biologist"] {
        let text = article("doubled down", noun, "mid-week");
        let analysis = read(&text);
        let at = text.find(&format!("The {noun} said")).expect("it stands there");
        let entity = analysis.entities.iter().find(|e| e.name == "Maria Brandt").expect("an entity");
        assert!(entity.mentions.iter().any(|m| m.span.start == at), "{noun}: {entity:#?}");
        let quote = analysis.quotes.iter().find(|q| holds(q.span, &text, "board had known")).expect("a quote");
        assert_eq!(quote.speaker.as_ref().map(|s| s.name.as_str()), Some("Maria Brandt"), "{noun}");
    }
}

#[test]
fn word_of_time_dates_an_event_of_the_timeline() {
    for time in ["mid-week", "midweek", "this week"] {
        let text = article("doubled down", "columnist", time);
        let timeline = read(&text).timeline;
        let event = timeline.iter().find(|e| e.label.contains("vote")).expect("an event");
        assert_eq!((event.edtf.as_str(), event.planned), ("2025-11-17/2025-11-23", true), "{time}");
        assert!(event.label.starts_with("The board will vote"), "{}", event.label);
    }
}

#[test]
fn summary_has_whole_sentences_with_the_new_words() {
    let text = article("doubled down", "columnist", "mid-week");
    let summary = read(&text).summary;
    let shown: Vec<&str> = summary.sentences.iter().map(|s| &text[s.span.start..s.span.end]).collect();
    assert!(shown.iter().any(|s| s.starts_with("Maria Brandt, a columnist")), "{shown:?}");
    assert!(shown.iter().all(|s| s.matches(['“', '”']).count() != 1), "{shown:?}");
}
