//! Several articles as one story and drafts held against their sources, measured on invented texts: `several/stories` and
//! `several/drafts`. Each folder has its articles and `gold.json`, what an editor would say. `--nocapture` prints the figures.

use nutgraf::export::{StoryFormat, Strings, export_story};
use nutgraf::{
    Agreement, Article, Check, Options, Place, SpeakerVerdict, Story, StoryCorrection, Verdict, check, merge,
    merge_with, parse_day,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn folders(kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/several").join(kind);
    let mut all: Vec<PathBuf> =
        std::fs::read_dir(root).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    all.sort();
    all
}

fn gold(folder: &Path) -> Value {
    let text = std::fs::read_to_string(folder.join("gold.json")).expect("gold.json");
    serde_json::from_str(&text).expect("JSON")
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn words(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

/// The texts of a list of files, with their days.
fn read(folder: &Path, files: &[Value]) -> Vec<(String, Option<nutgraf::Date>, String)> {
    let text = |file: &Value| std::fs::read_to_string(folder.join(words(file, "file"))).expect("an article");
    files.iter().map(|file| (text(file), parse_day(&words(file, "date")), words(file, "source"))).collect()
}

fn articles(read: &[(String, Option<nutgraf::Date>, String)]) -> Vec<Article<'_>> {
    read.iter().map(|(text, date, source)| Article::new(text).with_date(*date).with_source(source.clone())).collect()
}

/// Letters and figures only.
fn plain(words: &str) -> String {
    let kept: String = words
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '‘'))
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    kept.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "a" → 0
fn number(letter: &Value) -> usize {
    usize::from(letter.as_str().and_then(|l| l.bytes().next()).unwrap_or(b'a') - b'a')
}

/// The story's entity that a person is in one article.
fn person(story: &Story, article: usize, name: &str) -> Option<usize> {
    let name = plain(name);
    let mut found = None;
    for entity in story.entities.iter().filter(|e| e.kind == nutgraf::EntityType::Person) {
        for member in entity.members.iter().filter(|m| m.article == article) {
            let own = plain(&story.articles[article].entities[member.entity].name);
            let (first, last) = (own.split(' ').next(), own.split(' ').next_back());
            let is_bare = first == last;
            let fits = last == name.split(' ').next_back() && (is_bare || first == name.split(' ').next());
            if fits && (found.is_none() || !is_bare) {
                found = Some(entity.id);
            }
        }
    }
    found
}

/// Agreement of two groupings by B³ (Bagga & Baldwin 1998): sums of precision and recall over the items, and their number.
fn b_cubed(items: &[(usize, Option<usize>)]) -> (f64, f64, f64) {
    let (mut precision, mut recall) = (0.0, 0.0);
    for (nth, (gold, ours)) in items.iter().enumerate() {
        let same_ours = |at: usize| at == nth || ours.is_some() && items[at].1 == *ours;
        let of_ours: Vec<usize> = (0..items.len()).filter(|&at| same_ours(at)).collect();
        let of_gold = items.iter().filter(|(g, _)| g == gold).count() as f64;
        let both = of_ours.iter().filter(|&&at| items[at].0 == *gold).count() as f64;
        precision += both / of_ours.len() as f64;
        recall += both / of_gold;
    }
    (precision, recall, items.len() as f64)
}

#[test]
fn people_events_and_quotes_of_several_articles_are_one() {
    let (mut people, mut events, mut twice, mut wanted) = ((0.0, 0.0, 0.0), 0.0, 0.0, 0.0);
    let (mut quotes, mut joined, mut agreeing) = (0, 0, 0);
    for folder in folders("stories") {
        let gold = gold(&folder);
        let texts = read(&folder, list(&gold, "articles"));
        let story = merge(&articles(&texts), &Options::default());

        let mut items = Vec::new();
        for (nth, own) in list(&gold, "people").iter().enumerate() {
            for article in list(own, "in") {
                items.push((nth, person(&story, number(article), &words(own, "name"))));
            }
        }
        let (precision, recall, count) = b_cubed(&items);
        people = (people.0 + precision, people.1 + recall, people.2 + count);

        for event in list(&gold, "events") {
            wanted += 1.0;
            let day = words(event, "day");
            let found = story.timeline.iter().filter(|entry| {
                let starts =
                    |date: &Option<String>| date.as_deref().map(|d| d.get(..day.len()).unwrap_or(d).to_owned());
                let (from, to) = (starts(&entry.from), starts(&entry.to).or_else(|| starts(&entry.from)));
                let is_day = from.is_some_and(|from| from <= day) && to.is_some_and(|to| to >= day);
                let labels: String = entry
                    .tellings
                    .iter()
                    .map(|t| story.articles[t.article].timeline[t.entry].label.to_lowercase())
                    .collect::<Vec<_>>()
                    .join(" ");
                is_day
                    && list(event, "words").iter().any(|w| labels.contains(&w.as_str().unwrap_or("?").to_lowercase()))
            });
            let found = found.count();
            events += f64::from(u8::from(found > 0));
            twice += found.saturating_sub(1) as f64;
        }

        for quote in list(&gold, "quotes") {
            quotes += 1;
            let wanted = plain(&words(quote, "text"));
            let has = |telling: &nutgraf::QuoteTelling| {
                let own = &story.articles[telling.article];
                let said: String =
                    telling.quotes.iter().map(|&q| own.quotes[q].span.of(&texts[telling.article].0)).collect();
                let said = plain(&said);
                let shared = said.split(' ').filter(|w| wanted.split(' ').any(|x| x == *w)).count();
                2 * shared >= said.split(' ').count().min(wanted.split(' ').count())
            };
            let all = |q: &&nutgraf::StoryQuote| {
                list(quote, "in").iter().all(|a| q.tellings.iter().any(|t| t.article == number(a) && has(t)))
            };
            if let Some(found) = story.quotes.iter().find(all) {
                joined += 1;
                let told = match found.agreement {
                    Agreement::Same => "same",
                    Agreement::Cut => "cut",
                    Agreement::Altered => "altered",
                    Agreement::Single => "single",
                    other => panic!("{other:?} is not in the gold"),
                };
                agreeing += usize::from(told == words(quote, "agreement"));
            }
        }
    }
    let (precision, recall) = (people.0 / people.2, people.1 / people.2);
    let b3 = 2.0 * precision * recall / (precision + recall);
    let (found, once) = (events / wanted, events / (events + twice));
    println!("people B³ {b3:.3} (precision {precision:.3}, recall {recall:.3})");
    println!("events found {found:.3}, once {once:.3}, F1 {:.3}", 2.0 * found * once / (found + once));
    println!("quotes joined {joined} of {quotes}, agreement told right {agreeing}");
    assert!(precision > 0.99, "two people became one: {precision}");
    assert!(b3 > 0.96, "people B³ {b3}");
    assert!(found > 0.65 && once > 0.84, "events found {found}, once {once}");
    assert!(10 * joined >= 9 * quotes, "quotes joined {joined} of {quotes}");
}

#[test]
fn quotations_of_a_draft_get_the_right_verdict() {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for folder in folders("drafts") {
        let gold = gold(&folder);
        let sources = read(&folder, list(&gold, "sources"));
        for draft in list(&gold, "drafts") {
            let own = read(&folder, std::slice::from_ref(draft));
            let found = check(&articles(&own)[0], &articles(&sources), &Options::default());
            let at = |span: nutgraf::Span| plain(span.of(&own[0].0));
            for quotation in list(draft, "quotations") {
                *counts.entry("quotations").or_default() += 1;
                let wanted = plain(&words(quotation, "text"));
                let same = found.quotations.iter().find(|q| at(q.span) == wanted);
                let Some(ours) = same.or_else(|| found.quotations.iter().find(|q| wanted.contains(&at(q.span)))) else {
                    continue;
                };
                let verdict = match ours.verdict {
                    Verdict::Exact => "exact",
                    Verdict::Altered => "altered",
                    Verdict::Missing => "missing",
                    other => panic!("{other:?} is not in the gold"),
                };
                let gold = words(quotation, "verdict");
                *counts.entry("verdict").or_default() += usize::from(verdict == gold);
                *counts.entry("false missing").or_default() += usize::from(verdict == "missing" && gold == "exact");
                let speaker = format!("{:?}", ours.speaker).to_lowercase();
                let right = speaker == words(quotation, "speaker") || gold == "missing";
                *counts.entry("speaker").or_default() += usize::from(right);
                let wronged = speaker == "other" && words(quotation, "speaker") == "same";
                *counts.entry("wrongly another speaker").or_default() += usize::from(wronged);
            }
            let claims: Vec<String> = found.claims.iter().map(|c| at(c.span)).collect();
            let lost: Vec<String> = list(draft, "lost").iter().map(|l| plain(l.as_str().unwrap_or_default())).collect();
            *counts.entry("lost").or_default() += lost.len();
            *counts.entry("lost found").or_default() += lost.iter().filter(|l| claims.contains(l)).count();
            *counts.entry("lost wrong").or_default() += claims.iter().filter(|c| !lost.contains(c)).count();
            let facts: Vec<String> =
                list(draft, "facts").iter().map(|f| plain(f.as_str().unwrap_or_default())).collect();
            let ours: Vec<String> = found.facts.iter().map(|f| plain(&f.text)).collect();
            let is_in = |a: &String, b: &String| a.contains(b.as_str()) || b.contains(a.as_str());
            *counts.entry("facts").or_default() += facts.len();
            *counts.entry("facts found").or_default() +=
                facts.iter().filter(|f| ours.iter().any(|o| is_in(f, o))).count();
        }
    }
    println!("{counts:?}");
    let share = |part: &str, whole: &str| counts[part] as f64 / counts[whole] as f64;
    assert!(share("verdict", "quotations") >= 0.99, "{counts:?}");
    assert_eq!(counts["false missing"], 0, "{counts:?}");
    assert!(share("speaker", "quotations") >= 0.96, "{counts:?}");
    assert!(share("lost found", "lost") >= 0.6 && 10 * counts["lost wrong"] <= counts["lost found"] + 10, "{counts:?}");
    assert!(share("facts found", "facts") >= 0.8, "{counts:?}");
}

fn article(text: &str) -> Article<'_> {
    Article::new(text)
}

const FERRY: &str = "A ferry sank off Dover on Monday, killing 44 people. “We have lost friends,” Mayor Ana Lima said.";

#[test]
fn the_order_of_the_articles_changes_nothing() {
    let other =
        "The death toll of the ferry that sank off Dover on Monday rose to 47. “We have lost friends,” said Ana Lima.";
    let day = |text: &'static str, day: &str| Article::new(text).with_date(parse_day(day)).with_source(day.to_string());
    let (first, second) = (day(FERRY, "2024-05-07"), day(other, "2024-05-08"));
    let names = |story: &Story| {
        let labels = story.timeline.iter().map(|e| (e.edtf.clone(), e.label.clone(), e.tellings.len()));
        let names = story.entities.iter().map(|e| (e.name.clone(), e.members.len()));
        (labels.collect::<Vec<_>>(), names.collect::<Vec<_>>())
    };
    let one = merge(&[first.clone(), second.clone()], &Options::default());
    let two = merge(&[second, first], &Options::default());
    assert_eq!(names(&one), names(&two));
    assert_eq!(one.quotes[0].agreement, Agreement::Same);
}

#[test]
fn the_same_text_counts_once_and_different_things_are_told_apart() {
    let story = merge(&[article(FERRY), article(FERRY)], &Options::default());
    assert!(story.sources.iter().any(|source| source.same_as.is_some()));
    assert!(story.warnings.iter().any(|w| w.code == "same-article"));
    assert!(story.quotes.iter().all(|q| q.tellings.len() == 1));
    let other = article("The bakers’ guild of Lyon elected Marc Petit as its head on Tuesday. He makes brioche.");
    let story = merge(&[article(FERRY), other], &Options::default());
    assert!(story.warnings.iter().any(|w| w.code == "different-stories"), "{:?}", story.warnings);
}

#[test]
fn odd_input_has_an_answer() {
    for texts in [&[][..], &[""], &["", ""], &["\u{202e}“", "”"], &["Der Bürgermeister trat am Montag zurück.", FERRY]]
    {
        let all: Vec<Article> = texts.iter().map(|text| article(text)).collect();
        let story = merge(&all, &Options::default());
        assert_eq!(story.articles.len(), texts.len());
        let found = check(&article(FERRY), &all, &Options::default());
        assert_eq!(found.quotations.len(), 1);
    }
    let found = check(&article(""), &[article(FERRY)], &Options::default());
    assert_eq!(found.problems, 0);
    let forty: Vec<Article> = std::iter::repeat_n(article(FERRY), 40).collect();
    assert_eq!(merge(&forty, &Options::default()).sources.iter().filter(|s| s.same_as.is_some()).count(), 39);
}

/// The stories of one place: who said it first is no matter.
fn told(texts: &[(&'static str, &str)]) -> Story {
    let all: Vec<Article> = texts.iter().map(|(text, day)| article(text).with_date(parse_day(day))).collect();
    merge(&all, &Options::default())
}

fn who<'s>(story: &'s Story, words: &str, texts: &[(&str, &str)]) -> Option<&'s str> {
    let has = |t: &nutgraf::QuoteTelling| {
        let own = &story.articles[t.article];
        t.quotes.iter().any(|&q| own.quotes[q].span.of(texts[t.article].0).contains(words))
    };
    story.quotes.iter().find(|q| q.tellings.iter().any(has)).and_then(|q| q.speaker.as_deref())
}

#[test]
fn a_title_tells_two_of_one_surname_apart() {
    let texts = [
        ("The dam at Orlow burst on Monday, Gov. Helen Marsh said. “We will rebuild it,” said Marsh.", "2025-03-04"),
        (
            "The dam at Orlow burst because a gate was rusty, said Tess Marsh, director of the river office, on Tuesday. \
             The governor promised help. “It is a wound in the valley,” Governor Marsh said of the dam at Orlow.",
            "2025-03-05",
        ),
    ];
    let story = told(&texts);
    assert_eq!(who(&story, "wound", &texts), Some("Helen Marsh"), "{:#?}", story.entities);
}

#[test]
fn a_bare_surname_goes_to_the_only_one_of_that_gender_or_trade() {
    let texts = [
        (
            "Ms Rosa Lund, the chair of Orlow Ferries, said on Monday that the ferry line was for sale. Her brother, Mr Nils \
             Lund, a pilot, owns a tenth of the ferry line.",
            "2025-03-04",
        ),
        (
            "Orlow Ferries found a buyer on Wednesday, the ferry line said. Ms Lund, who chairs the board of the ferry line, \
             did not vote.",
            "2025-03-06",
        ),
        ("Lund, the pilot, sold his tenth of Orlow Ferries, the ferry line said on Friday.", "2025-03-07"),
    ];
    let story = told(&texts);
    let members = |name: &str| {
        let found = story.entities.iter().find(|e| e.name.ends_with(name));
        found.map(|e| e.members.iter().map(|m| m.article).collect::<Vec<_>>())
    };
    assert_eq!(members("Rosa Lund"), Some(vec![0, 1]), "{:#?}", story.entities);
    assert_eq!(members("Nils Lund"), Some(vec![0, 2]), "{:#?}", story.entities);
}

#[test]
fn a_number_that_was_corrected_is_not_the_news() {
    let texts = [
        ("A fire in a mill at Orlow killed three people on Monday, police said. The mill made flour.", "2025-03-03"),
        (
            "The fire in the mill at Orlow on Monday killed seven people, police said on Wednesday. The mill made flour.",
            "2025-03-05",
        ),
    ];
    let story = told(&texts);
    let nutgraf = story.summary.nutgraf.as_ref().expect("a summary");
    assert_eq!(nutgraf.article, 1, "{nutgraf:?}");
    let differ = story.timeline.iter().flat_map(|e| &e.differences).chain(&story.differences);
    assert!(differ.flat_map(|d| &d.values).any(|v| v.text.contains("three")), "{:#?}", story.timeline);
}

#[test]
fn a_quote_by_two_speakers_is_one_quote_and_tells_both() {
    let texts = [
        (
            "“I am fond of the old pier, but I can count,” said Ana Lima, the owner of the pier at Orlow, on Monday.",
            "2025-03-03",
        ),
        (
            "“I am fond of the old pier, but I can count,” Rui Costa told the council about the pier at Orlow on Tuesday. \
             Ana Lima owns the pier.",
            "2025-03-04",
        ),
    ];
    let story = told(&texts);
    let quote = story.quotes.iter().find(|q| q.tellings.len() == 2).expect("one quote");
    let speakers: Vec<_> = quote.tellings.iter().filter_map(|t| t.speaker.as_deref()).collect();
    assert_eq!(speakers, ["Ana Lima", "Rui Costa"]);
}

#[test]
fn what_a_reader_sets_right_holds() {
    let texts = ["Ana Lima opened a pier at Orlow on Monday. “It will last,” said Rui Costa.", FERRY];
    let all: Vec<Article> = texts.iter().map(|text| article(text).with_date(parse_day("2025-03-04"))).collect();
    let with = |corrections: &[StoryCorrection]| merge_with(&all, &Options::default(), corrections);
    let find = |article: usize, words: &str| Place { article, start: texts[article].find(words).expect("the words") };
    let has = |story: &Story, name: &str| story.entities.iter().filter(|e| e.name == name).count();

    let plain = with(&[]);
    let people = |story: &Story| story.entities.iter().filter(|e| e.kind == nutgraf::EntityType::Person).count();
    let joined = with(&[StoryCorrection::Join { at: find(0, "Rui Costa"), with: find(1, "Ana Lima") }]);
    assert_eq!(people(&joined) + 1, people(&plain), "{:#?}", joined.entities);
    let renamed = with(&[StoryCorrection::Rename { at: find(0, "Ana Lima"), name: "Ana Reis".into() }]);
    assert_eq!(has(&renamed, "Ana Reis"), 1);
    let at = find(0, "“It will");
    let spoken = with(&[StoryCorrection::Speaker { at, who: Some(find(0, "Ana Lima")), name: None }]);
    assert!(spoken.quotes.iter().any(|q| q.tellings[0].article == 0 && q.speaker.as_deref() == Some("Ana Lima")));
    let typed = with(&[StoryCorrection::Speaker { at, who: None, name: Some("Eva Roth".into()) }]);
    assert!(typed.quotes.iter().any(|q| q.speaker.as_deref() == Some("Eva Roth")));
    let entry = &plain.timeline.iter().find(|e| e.tellings[0].article == 0).expect("an event").tellings[0];
    let own = &plain.articles[0].timeline[entry.entry];
    let start = own.event.map_or(plain.articles[0].sentences[own.sentence].span.start, |e| e.start);
    let dropped = with(&[StoryCorrection::Drop { at: Place { article: 0, start } }]);
    assert_eq!(dropped.timeline.len() + 1, plain.timeline.len());
    // What fits nothing changes nothing.
    let nowhere = Place { article: 7, start: 9_999 };
    let odd = with(&[
        StoryCorrection::Join { at: nowhere, with: nowhere },
        StoryCorrection::Apart { at: nowhere },
        StoryCorrection::Drop { at: nowhere },
    ]);
    assert_eq!(odd.entities.len(), plain.entities.len());

    let two =
        [article(FERRY), article("Mayor Ana Lima wept for the 44 people of the ferry that sank off Dover on Monday.")];
    let place = Place { article: 0, start: FERRY.find("Ana Lima").expect("the words") };
    let one = |corrections: &[StoryCorrection]| {
        merge_with(&two, &Options::default(), corrections).entities.iter().filter(|e| e.name == "Ana Lima").count()
    };
    assert_eq!((one(&[]), one(&[StoryCorrection::Apart { at: place }])), (1, 2));
}

fn checked(draft: &str, source: &str) -> Check {
    check(&article(draft), &[article(source)], &Options::default())
}

const CRANE: &str = "“We have had two offers for the crane,” said Judith Crane, the director of the port. “We turned both down. \
    There will be no layoffs.”\n\nMartin Fell, a docker, disagreed on Monday. “Our members would have gone on strike,” he said.";

#[test]
fn words_of_two_utterances_are_no_exact_quotation() {
    let verdict = |words: &str| checked(&format!("“{words},” said Judith Crane."), CRANE).quotations[0].verdict;
    assert_eq!(verdict("We have had two offers for the crane. We turned both down"), Verdict::Exact);
    assert_eq!(verdict("There will be no lay-offs"), Verdict::Exact);
    assert_eq!(verdict("There will be no layoffs. Our members would have gone on strike"), Verdict::Altered);
    assert_eq!(verdict("There will be no layoffs … Our members would have gone on strike"), Verdict::Altered);
}

#[test]
fn a_speaker_is_compared_by_office_and_trade() {
    let speaker = |who: &str| {
        checked(&format!("“Our members would have gone on strike,” {who}.\n\nJudith Crane left."), CRANE).quotations[0]
            .speaker
    };
    assert_eq!(speaker("said Martin Fell"), SpeakerVerdict::Same);
    assert_eq!(speaker("said the docker"), SpeakerVerdict::Same);
    assert_eq!(speaker("said Judith Crane"), SpeakerVerdict::Other);
}

#[test]
fn a_check_says_what_is_wrong_with_its_texts() {
    let codes = |draft: &str, sources: &[&str]| {
        let sources: Vec<Article> = sources.iter().map(|text| article(text)).collect();
        check(&article(draft), &sources, &Options::default()).warnings.iter().map(|w| w.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(FERRY, &[CRANE]), Vec::<&str>::new());
    assert_eq!(codes(FERRY, &[FERRY]), ["draft-is-source"]);
    assert_eq!(codes(FERRY, &["", " "]), ["no-sources", "empty-source", "empty-source"]);
    assert_eq!(codes("", &[FERRY]), ["empty-draft"]);
    let german = "Der Bürgermeister trat am Montag zurück, weil die Brücke über den Fluss nicht fertig wurde.";
    assert_eq!(codes(FERRY, &[german]), ["not-english"]);
    let story = merge(&[article(FERRY), article(german), article("")], &Options::default());
    let told: Vec<_> = story.warnings.iter().map(|w| w.code).collect();
    assert!(told.contains(&"not-english") && told.contains(&"empty-article"), "{told:?}");
}

#[test]
fn a_summary_says_who_is_meant() {
    let texts = [
        (
            "The chair of Orlow Ferries resigned on Monday.\n\nRosa Lund, the chair of Orlow Ferries, resigned after the ferry \
             accident. She had led Orlow Ferries for ten years.",
            "2025-03-03",
        ),
        ("Lund left Orlow Ferries on Monday after the ferry accident at the pier.", "2025-03-04"),
    ];
    let all: Vec<Article> = texts.iter().map(|(text, day)| article(text).with_date(parse_day(day))).collect();
    let story = merge(&all, &Options::default().with_sentences(4));
    let written = export_story(&all, &story, StoryFormat::Markdown, &Strings::default());
    let summary = written.split("## When").next().unwrap_or_default();
    assert!(!summary.contains("- Lund") && !summary.contains("- She had"), "{summary}");
}

/// Seconds of the processor that this thread has used.
#[cfg(target_os = "linux")]
fn spent() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells a thread's time");
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).expect("nanoseconds") / 1e9
}

#[test]
#[cfg(target_os = "linux")]
fn time_of_a_check_grows_with_the_texts() {
    /// Four times the texts take four times as long; where the time is quadratic, sixteen times.
    const MOST: f64 = 7.0;
    const PATTERNS: [&str; 5] = [
        "“We shut 14 mills in May,” said the mayor. Ana Lima had 231 boats.\n\n",
        "Rui Costa, the mayor, said that 17 of 90 boats sank. The mayor said no.\n\n",
        "He had 12 dogs and 13 cats and 14 boats and 15 mills and 16 hens. ",
        "“No.” ",
        "The re-opened mill-pond was well-known and re-closed. “Re-open the mill-pond,” he said. ",
    ];
    let time = |text: &str| {
        let start = spent();
        check(&article(text), &[article(text)], &Options::default());
        spent() - start
    };
    time("“No,” said Ana Lima.");
    let slow: Vec<_> = PATTERNS
        .iter()
        .filter_map(|pattern| {
            let text = |size: usize| pattern.repeat(size / pattern.len());
            // A busy machine can make one try long, hardly three.
            let tries = (0..3).map(|_| (pattern, time(&text(24_000)), time(&text(96_000))));
            let is_long = |&(_, short, long): &(&&str, f64, f64)| long > MOST * short;
            tries.take_while(is_long).nth(2)
        })
        .collect();
    assert!(slow.is_empty(), "longer than linear: {slow:?}");
}
