//! What readers paste: mail, PDF copies, articles without a headline, several at once, and none at all.

use nutgraf::{Analysis, Options, ParagraphKind, analyze};

const BODY: [&str; 5] = [
    "The new crane of Porto harbour will not be delivered before the spring, the harbour board said on Tuesday, a year later than it had promised.",
    "Its chairman, Pal Moe, said that the board would look at hiring another one until then. “We cannot keep ships waiting for ever,” he told reporters after the meeting.",
    "Fishermen were not impressed. They have had to unload by hand since the old crane was taken down in March, and say that the catch suffers in the heat.",
    "The council, which owns the harbour, has asked for a report on what the delay will cost. It is to be read in public at the meeting after next.",
    "Ms Lima, who leads the opposition in the council, said the board had known of the delay for months and had kept it to itself.",
];
const HEADLINE: &str = "Harbour crane late again, board says";

fn read(text: &str) -> Analysis {
    analyze(text, &Options::default())
}

fn warns(analysis: &Analysis, code: &str) -> bool {
    analysis.warnings.iter().any(|w| w.code == code)
}

/// The lines of `text` that `analysis` holds for this kind.
fn of_kind<'t>(text: &'t str, analysis: &Analysis, kinds: &[ParagraphKind]) -> Vec<&'t str> {
    analysis.paragraphs.iter().filter(|p| kinds.contains(&p.kind)).map(|p| &text[p.span.start..p.span.end]).collect()
}

fn body<'t>(text: &'t str, analysis: &Analysis) -> Vec<&'t str> {
    of_kind(text, analysis, &[ParagraphKind::Body])
}

#[test]
fn bylines() {
    for (line, names) in [
        ("By Ana Lima", vec!["Ana Lima"]),
        ("By Ana Lima and Tom Roe, Political Editor", vec!["Ana Lima", "Tom Roe"]),
        ("Ana Lima | Associated Press", vec!["Ana Lima", "Associated Press"]),
        ("by Ana Lima, Tom Roe and Ida Moe", vec!["Ana Lima", "Tom Roe", "Ida Moe"]),
        ("Written by Ana Lima", vec!["Ana Lima"]),
        ("By Ana Lima, Reuters", vec!["Ana Lima", "Reuters"]),
        ("Posted on 14 November 2016 by Ana Lima", vec!["Ana Lima"]),
    ] {
        let text = format!("{HEADLINE}\n\n{line}\n\n{}", BODY.join("\n\n"));
        let analysis = read(&text);
        let byline = analysis.byline.as_ref();
        assert_eq!(byline.map(|b| b.names.clone()), Some(names.into_iter().map(String::from).collect()), "{line}");
        assert_eq!(byline.map(|b| &text[b.span.start..b.span.end]), Some(line));
        assert_eq!(body(&text, &analysis), BODY, "{line}");
    }
}

#[test]
fn an_author_without_by() {
    let line = "Sofia Lindqvist, Business correspondent";
    let text = format!("{HEADLINE}\n\n{line}\n14 November 2016\n\n{}", BODY.join("\n\n"));
    let byline = read(&text).byline.expect("a byline");
    assert_eq!(byline.names, ["Sofia Lindqvist"]);
}

/// A page pasted whole: what stands around the article and within it.
#[test]
fn what_a_page_says_beside_the_story() {
    let page = |above: &str, before: &str, within: &str, after: &str| {
        format!(
            "Home\nNews\nSport\n{above}\n{HEADLINE}\nBy Ana Lima\n14 November 2016\n{before}\n{}\n{within}\n{}\n{after}\nContact us\nPrivacy policy",
            BODY[..3].join("\n"),
            BODY[3..].join("\n"),
        )
    };
    let check = |above, before, within, after| {
        let text = page(above, before, within, after);
        let analysis = read(&text);
        assert_eq!(analysis.headline.map(|h| &text[h.start..h.end]), Some(HEADLINE), "{text}");
        let story = of_kind(&text, &analysis, &[ParagraphKind::Body, ParagraphKind::List, ParagraphKind::Heading]);
        assert_eq!(story, BODY, "{text}");
    };
    check("", "", "", "");
    // Links to other stories, and lists of them.
    check("Previous: Ferry runs aground off Porto", "", "Read more: Ferry runs aground off Porto", "");
    check(
        "",
        "",
        "",
        "Most read\nFerry runs aground off Porto\nMayor opens the new market hall\nRain expected all week",
    );
    // Invitations, topics, another story's first words, the author's life, and who pays.
    check("Subscribe to 'All About Harbours'", "Want more cranes? Join the Example Harbour Newsletter.", "", "");
    check("", "Cranes, Ana Lima, The Port of Porto, Night Shift", "", "");
    check("", "A ferry with forty people on board has run aground off Porto,...", "", "");
    check("", "Ana Lima is a writer who has been covering harbours for a decade. She once built a boat.", "", "");
    check("", "Deal pricing and availability subject to change after time of publication.", "", "");
    // Captions that end in a name or in the bracket of what was their source.
    check("", "The old crane was taken down in the spring of 2014. Tom Roe", "The old crane at work on a Monday (", "");
}

#[test]
fn the_title_that_comments_are_on() {
    let title = "Do you need four cranes in a harbour as small as this?";
    let posted = format!("Posted on May 3, 2020 by Ana Lima - 5 Comments on {title}");
    let text = format!("{posted}\n{title}\n{}", BODY.join("\n"));
    let analysis = read(&text);
    assert_eq!(analysis.headline.map(|h| &text[h.start..h.end]), Some(title));
    assert_eq!(body(&text, &analysis), BODY);
}

#[test]
fn days_of_publication() {
    for (line, day) in [
        ("PUBLISHED WED, NOV 20 20194:29 AM EST", Some("2019-11-20")),
        ("Published 14 Nov 2016 10:31 GMT | Updated 15 Nov 2016 09:00 GMT", Some("2016-11-14")),
        ("Last updated: 15 November 2016. First published: 14 November 2016", Some("2016-11-14")),
        ("November 14, 2016 at 4:10 p.m. EST", Some("2016-11-14")),
        ("2016-11-14T10:31:00Z", Some("2016-11-14")),
        ("Mon 14 Nov 2016 10.31 GMT", Some("2016-11-14")),
        ("10:31, 14 NOV 2016UPDATED 09:00, 15 NOV 2016", Some("2016-11-14")),
        ("Updated 3 hours ago", None),
        ("14 November", None),
    ] {
        let text = format!("{HEADLINE}\n\nBy Ana Lima\n{line}\n\n{}", BODY.join("\n\n"));
        assert_eq!(read(&text).document_date.value.as_deref(), day, "{line}");
    }
}

#[test]
fn an_article_in_a_mail() {
    let quoted: String =
        format!("{HEADLINE}\n\n{}", BODY.join("\n\n")).lines().fold(String::new(), |t, l| t + "> " + l + "\n");
    let text = format!(
        "From: Tom Roe <tom@example.org>\nTo: Ana Lima <ana@example.org>\nSubject: Fwd: crane\nDate: Tue, 15 Nov 2016 09:12:01 +0000\n\n\
         Hi Ana,\n\nhave you seen this?\n\nTom\n\n{quoted}"
    );
    let analysis = read(&text);
    assert_eq!(analysis.headline.map(|h| &text[h.start..h.end]), Some(HEADLINE));
    assert_eq!(body(&text, &analysis), BODY);
}

#[test]
fn a_copy_from_a_pdf() {
    let wrapped = |paragraph: &str| {
        let mut lines = vec![String::new()];
        for word in paragraph.split(' ') {
            if lines.last().is_some_and(|l| l.len() + word.len() > 62) {
                lines.push(String::new());
            }
            let line = lines.last_mut().expect("a line");
            *line += if line.is_empty() { "" } else { " " };
            *line += word;
        }
        lines.join("\n")
    };
    let [a, b, c, d, e] = BODY.map(wrapped);
    let text = format!(
        "{HEADLINE}\n\nBy Ana Lima\n\n{a}\n\n{b}\n\n3\n\nThe Porto Times\n\n{c}\n\n{d}\n\n4\n\nThe Porto Times\n\n{e}"
    );
    let analysis = read(&text);
    let unwrapped: Vec<String> = body(&text, &analysis).iter().map(|p| p.replace('\n', " ")).collect();
    assert_eq!(unwrapped, BODY);
}

#[test]
fn no_headline() {
    let text = BODY.join("\n\n");
    let analysis = read(&text);
    assert!(analysis.headline.is_none() && analysis.standfirst.is_none() && analysis.byline.is_none());
    assert_eq!(body(&text, &analysis), BODY);
}

#[test]
fn of_two_articles_the_first() {
    let second = [
        "A ferry with two hundred passengers ran aground off Matosinhos on Monday night, and nobody was hurt, police said.",
        "The captain told police he had swerved to avoid a sailing boat that carried no lights. Divers are to look at the hull today.",
        "Passengers were taken off by lifeboats and spent the night in a school, where neighbours brought them blankets and soup.",
        "The company said that the ferry had been inspected in September, and that no fault had been found with its engines then.",
        "Sailings are cancelled until further notice. Those who hold tickets can travel by bus, or have their money back.",
    ];
    let text = format!(
        "{HEADLINE}\n\nBy Ana Lima\n\n{}\n\nFerry runs aground off Matosinhos\n\nBy Tom Roe\n\n{}",
        BODY.join("\n\n"),
        second.join("\n\n")
    );
    let analysis = read(&text);
    assert!(warns(&analysis, "two-articles"));
    assert_eq!(body(&text, &analysis), BODY);
}

#[test]
fn no_article() {
    let labels = ["Home", "World news", "Sport", "Contact us", "Jobs", "Weather in Porto", "Privacy policy", "Sign in"];
    let map = (0..4000).map(|i| labels[i % labels.len()]).collect::<Vec<_>>().join("\n");
    for page in [map, "ferry\n".repeat(50_000)] {
        let analysis = read(&page);
        assert!(warns(&analysis, "no-article"), "{:?}", analysis.warnings);
        assert!(analysis.headline.is_none());
    }
}
