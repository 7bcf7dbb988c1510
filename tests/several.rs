//! Several articles as one story and drafts held against their sources, measured on invented texts: `several/stories` and
//! `several/drafts`. Each folder has its articles and `gold.json`, what an editor would say. `--nocapture` prints the figures.

use nutgraf::{Agreement, Article, Options, Story, Verdict, check, merge, parse_day};
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
    assert!(b3 > 0.94, "people B³ {b3}");
    assert!(found > 0.62 && once > 0.78, "events found {found}, once {once}");
    assert!(10 * joined >= 8 * quotes, "quotes joined {joined} of {quotes}");
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
    assert!(share("verdict", "quotations") >= 0.97, "{counts:?}");
    assert_eq!(counts["false missing"], 0, "{counts:?}");
    assert!(share("speaker", "quotations") >= 0.92, "{counts:?}");
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
