//! Last steps on an assembled analysis: entities that stand only outside the story go last, and names and labels lose the
//! characters that nobody sees.

use crate::analysis::{Analysis, Entity, ParagraphKind};

/// Whether a character cannot be seen and may harm: a control character, which a terminal may obey, or one that turns the
/// direction of the text around, so that "Ana Lima" shows as "AnaamiL".
pub(crate) fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// `words` on one line, without hidden characters.
pub(crate) fn one_line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '\u{2028}' | '\u{2029}')) {
        let seen = word.chars().filter(|&c| !is_hidden(c));
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let blank = out.len();
        out.extend(seen);
        if out.len() == blank {
            out.truncate(before);
        }
    }
    out
}

/// Sets [`Entity::story`] and sorts the entities without it last; everything that refers to an entity follows.
pub fn put_story_entities_first(a: &mut Analysis) {
    let is_outside = |kind| matches!(kind, ParagraphKind::Furniture | ParagraphKind::Byline);
    // Where no line is the story's, the text is shown whole.
    let story: Vec<_> = a.paragraphs.iter().filter(|p| !is_outside(p.kind)).map(|p| p.span).collect();
    let is_in_story = |e: &Entity| {
        story.is_empty()
            || e.mentions.iter().any(|m| {
                let next = story.partition_point(|line| line.end <= m.span.start);
                story.get(next).is_some_and(|line| line.start < m.span.end)
            })
    };
    for entity in &mut a.entities {
        entity.story = is_in_story(entity);
    }
    if a.entities.is_sorted_by_key(|e| !e.story) {
        return;
    }
    a.entities.sort_by_key(|e| !e.story);
    let mut new_ids = vec![0; a.entities.len()];
    for (new, entity) in a.entities.iter_mut().enumerate() {
        new_ids[entity.id] = new;
        entity.id = new;
    }
    for id in a.quotes.iter_mut().filter_map(|q| q.speaker.as_mut()).filter_map(|s| s.entity.as_mut()) {
        *id = new_ids[*id];
    }
    let shown = a.summary.sentences.iter_mut().chain(&mut a.summary.nutgraf);
    for introduction in shown.flat_map(|s| &mut s.introduce) {
        introduction.entity = new_ids[introduction.entity];
    }
    for id in a.timeline.iter_mut().flat_map(|t| &mut t.entities) {
        *id = new_ids[*id];
    }
}

/// Names, labels and cues are shown away from the text, where nothing warns of what they hide.
pub fn remove_hidden_characters(a: &mut Analysis) {
    let names = a.entities.iter_mut().map(|e| &mut e.name);
    let speakers = a.quotes.iter_mut().filter_map(|q| q.speaker.as_mut()).map(|s| &mut s.name);
    names.chain(speakers).for_each(clean);
    a.entities.iter_mut().filter_map(|e| e.role.as_mut()).for_each(|r| clean(&mut r.text));
    a.quotes.iter_mut().filter_map(|q| q.cue.as_mut()).for_each(|c| clean(&mut c.text));
    a.summary.keyphrases.iter_mut().for_each(|k| clean(&mut k.text));
    let shown = a.summary.sentences.iter_mut().chain(&mut a.summary.nutgraf);
    shown.flat_map(|s| &mut s.introduce).for_each(|i| clean(&mut i.text));
    for entry in &mut a.timeline {
        clean(&mut entry.label);
        entry.source.iter_mut().for_each(clean);
    }
}

fn clean(words: &mut String) {
    if words.contains(is_hidden) {
        *words = one_line(words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, analyze};

    #[test]
    fn name_of_a_menu_is_listed_last_and_flagged() {
        let text = "Sport\nGlasgow\nShare\n\nMayor Alice Walker opened the harbour bridge in Portsmouth on Monday, two years \
                    after the old one was closed.\n\n“This bridge will carry the town into a new century,” said Walker, who \
                    was elected in May 2014. She thanked the 300 workers who had built it.\n\nMost read\nWhat Boris Johnson \
                    said\n";
        let analysis = analyze(text, &Options::default());
        assert!(analysis.entities.iter().any(|e| e.name == "Alice Walker" && e.story));
        assert!(analysis.entities.is_sorted_by_key(|e| !e.story));
        for (i, entity) in analysis.entities.iter().enumerate() {
            assert_eq!(entity.id, i);
        }
        for speaker in analysis.quotes.iter().filter_map(|q| q.speaker.as_ref()) {
            if let Some(id) = speaker.entity {
                assert_eq!(analysis.entities[id].name, speaker.name);
            }
        }
    }

    #[test]
    fn hidden_characters_are_removed_from_words_on_one_line() {
        assert_eq!(one_line(" Ana\u{202e} Lima\u{202c}\n\u{1b}[2J said\u{0} "), "Ana Lima [2J said");
        assert_eq!(one_line("\u{7} \u{202e} a"), "a");
    }
}
