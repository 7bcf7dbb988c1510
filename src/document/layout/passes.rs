//! Corrections of the models' answers, in the order in which they run.
//!
//! The models say which lines are body and which is the headline; each pass corrects one kind of mistake, such as a picture's
//! caption that reads like running text: `The crane at work. Photo: Ana Lima`. The forests for standfirst, byline and first
//! line run as passes too, because they read the kinds that stand by then.

use super::line::Line;
use super::model::Model;
use super::page::Page;
use super::scores::Scores;
use super::{another, article, aside, byline, dates, headline, inside, lead, mail};
use crate::analysis::{ParagraphKind, Warning};
use crate::trace::{Decision, Pass, PassInfo, Trace};

/// What a pass corrects decides when it runs.
#[derive(Clone, Copy)]
pub enum Correction {
    /// The first line of the article, before anything is read.
    Start(fn(&str, &[Line]) -> usize),
    /// The line chosen as headline, after either look for it.
    Headline(fn(&mut Choice)),
    /// The kinds of the lines, after the last reading.
    Kinds(fn(&mut Context)),
}
use Correction::{Headline, Kinds, Start};

/// The choice of the headline.
pub struct Choice<'a> {
    pub text: &'a str,
    pub page: &'a Page,
    /// The log-odds of each line that it is the headline.
    pub odds: &'a [f32],
    pub headline: Option<usize>,
}

/// The kinds of all lines, and what they are decided by.
pub struct Context<'a> {
    pub text: &'a str,
    pub page: &'a Page,
    /// The last reading.
    pub scores: &'a Scores,
    pub model: &'a Model,
    /// The line whose kind is headline.
    pub headline: Option<usize>,
    /// Log-odds from which a line is body.
    pub threshold: f32,
    /// A plain article, not part of a page: nothing of it may be lost.
    pub is_bare: bool,
    pub kinds: Vec<ParagraphKind>,
    pub warnings: Vec<Warning>,
}

impl<'a> Context<'a> {
    /// What the models answer: body by the last reading, and the headline.
    pub fn new(text: &'a str, page: &'a Page, scores: &'a Scores, headline: Option<usize>, model: &'a Model) -> Self {
        let threshold = 0.0;
        let is_bare = article::is_bare(page, &scores.odds);
        let mut kinds: Vec<_> = scores.odds.iter().map(|&odds| article::body_or_furniture(odds, threshold)).collect();
        if let Some(h) = headline {
            kinds[h] = ParagraphKind::Headline;
        }
        Self { text, page, scores, model, headline, threshold, is_bare, kinds, warnings: Vec::new() }
    }

    /// The lines of some kind, in order.
    pub fn lines_of(&self, kind: ParagraphKind) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.kinds.len()).filter(move |&i| self.kinds[i] == kind)
    }
}

/// All passes in the order in which they run. Worth is what is lost without the pass, with the shipped model, on the pages of
/// `data/layout/dev` and on 2,485 articles of the other stages.
pub const PASSES: &[Pass<Correction>] = &[
    Pass {
        name: "mail",
        purpose: "a mail's head and greeting above an article that it passes on are furniture: \"Hi Ana, have you seen this?\"",
        worth: "none on dev, which has no mail; keeps greetings out of four of six mails tried",
        run: Start(mail::begins),
    },
    Pass {
        name: "commented",
        purpose: "a line that another repeats above its comments is the headline: \"5 comments on Harbour crane late\"",
        worth: "none on dev: the model has learnt its pages; the title of a page whose path repeats it",
        run: Headline(headline::choose_commented),
    },
    Pass {
        name: "headline-path",
        purpose: "the headline stands below the path to it: \"Home » News » Harbour crane late\"",
        worth: "none on dev: the model has learnt its pages; three of four paths tried",
        run: Headline(headline::leave_path),
    },
    Pass {
        name: "nameplate",
        purpose: "the paper's name above the headline is none: \"The Lisbon Courier\"",
        worth: "none on dev: a case of the case book",
        run: Headline(headline::leave_nameplate),
    },
    Pass {
        name: "headline-dateline",
        purpose: "a sentence that begins with a dateline is not the headline: \"LONDON (Reuters) – Shares fell on Monday.\"",
        worth: "careful body F1 +0.1, lead +1.0",
        run: Headline(headline::reject_dateline),
    },
    Pass {
        name: "plain-article",
        purpose: "where nearly all is body, doubtful lines are body too: \"Why now?\" between paragraphs",
        worth: "lines of 99 dev texts; without it they lose 83 headings and items",
        run: Kinds(article::keep_doubtful),
    },
    Pass {
        name: "headline-amid-body",
        purpose: "a line below much of the body is not the headline, but a heading or a second article's",
        worth: "one dev text, which loses its whole story without it",
        run: Kinds(headline::reject_amid_body),
    },
    Pass {
        name: "caption-shape",
        purpose: "body lines with the shape of a caption are captions: \"The crane at work. Photo: Ana Lima\"",
        worth: "careful captions let in −0.4; lines of 24 dev texts",
        run: Kinds(article::find_captions),
    },
    Pass {
        name: "disclosure",
        purpose: "notes on who pays for an article are furniture: \"Purchases through our links may earn us a commission\"",
        worth: "none on dev: the model has learnt its pages; the notes of two pages tried",
        run: Kinds(article::leave_out_disclosures),
    },
    Pass {
        name: "above-headline",
        purpose: "what stands above the headline is furniture: menus, other stories",
        worth: "menus above the headline of 9 dev texts",
        run: Kinds(headline::leave_out_above),
    },
    Pass {
        name: "standfirst",
        purpose: "finds the standfirst below the headline, by a forest of its own",
        worth: "standfirst +32.6 (select-all), +21.7 (careful); byline +4.7, +5.0",
        run: Kinds(headline::find_standfirst),
    },
    Pass {
        name: "asides",
        purpose: "links to other stories, invitations and notes on reporters are furniture: \"Read more: Ferry runs aground\"",
        worth: "body F1 +0.1 in both sets; lines of 26 dev texts",
        run: Kinds(aside::leave_out),
    },
    Pass {
        name: "site-notices",
        purpose: "lines of the site's own words below the last sentence are furniture: \"Privacy policy\"",
        worth: "3 dev texts; the last lines of pages pasted whole",
        run: Kinds(aside::leave_out_notices),
    },
    Pass {
        name: "listed-titles",
        purpose: "titles below a label for other stories are furniture: \"Most read\", then \"Ferry runs aground\"",
        worth: "none on dev: the model has learnt its pages; the titles of a page pasted whole",
        run: Kinds(aside::leave_out_titles),
    },
    Pass {
        name: "first-line",
        purpose: "begins the body where a forest of its own finds it likeliest, below captions and summaries",
        worth: "lead +3.8 (select-all), +11.4 (careful); careful captions let in −0.6",
        run: Kinds(lead::choose),
    },
    Pass {
        name: "asides-above-body",
        purpose: "captions, teasers and the author's life above the first line of the body are furniture",
        worth: "select-all lead +1.0",
        run: Kinds(lead::leave_out_asides),
    },
    Pass {
        name: "dates-above-body",
        purpose: "dated bylines above the first running text are furniture: \"By Ana Lima on Monday, November 18th, 2019\"",
        worth: "careful date right +1.1; lines of 109 dev texts",
        run: Kinds(dates::leave_out_above),
    },
    Pass {
        name: "dates-below-body",
        purpose: "\"Posted on May 3, 2020 in Harbours\" below the last running text is furniture",
        worth: "lines of 3 dev texts",
        run: Kinds(dates::leave_out_below),
    },
    Pass {
        name: "second-article",
        purpose: "a second article pasted below the first is furniture, and a warning says so",
        worth: "4 dev texts, and 350 lines of snapshots",
        run: Kinds(another::leave_out),
    },
    Pass {
        name: "byline",
        purpose: "finds the byline, by a forest of its own: \"By Ana Lima\"",
        worth: "byline +94.2 (select-all), +98.8 (careful)",
        run: Kinds(byline::find),
    },
    Pass {
        name: "captions-amid-body",
        purpose: "furniture between paragraphs that credits a picture is a caption: \"The crane in 2014. Photo: A. Lima\"",
        worth: "captions of 243 dev texts are called so",
        run: Kinds(inside::find_captions),
    },
    Pass {
        name: "bullets",
        purpose: "body lines that begin with a bullet are items of a list: \"• Wash your hands\"",
        worth: "lists of 47 dev texts are called so",
        run: Kinds(inside::find_items),
    },
    Pass {
        name: "short-lines",
        purpose: "three short body lines in a row are a list; one or two above running text are headings: \"What happens next\"",
        worth: "lists and headings of 499 dev texts are called so; careful date right +1.1",
        run: Kinds(inside::find_lists_and_headings),
    },
    Pass {
        name: "few-lines",
        purpose: "up to three lines without any body are all body: somebody typed them, there is no page around",
        worth: "2 dev texts of one line, which lose it without",
        run: Kinds(article::keep_few_lines),
    },
];

/// The passes, as the command line lists them.
pub fn infos() -> impl Iterator<Item = PassInfo> {
    PASSES.iter().map(|pass| pass.info(STAGE))
}

const STAGE: &str = "layout";
/// Under this name a trace keeps the models' own answers.
const MODEL: &str = "model";

/// The first line of the article.
pub fn start(text: &str, lines: &[Line], trace: &Trace) -> usize {
    let mut first = 0;
    for pass in running(trace) {
        let Start(run) = pass.run else { continue };
        let start = run(text, lines).max(first);
        if trace.is_recording() {
            for line in &lines[first..start] {
                trace.record(decision(pass.name, line, None, Some(ParagraphKind::Furniture)));
            }
        }
        first = start;
    }
    first
}

/// The headline of the page, by the log-odds of each line. Changes after the first look are not recorded: only the second counts.
pub fn headline(text: &str, page: &Page, odds: &[f32], trace: &Trace, is_last: bool) -> Option<usize> {
    let mut choice = Choice { text, page, odds, headline: headline::find(page, odds) };
    for pass in running(trace) {
        let Headline(run) = pass.run else { continue };
        let before = choice.headline;
        run(&mut choice);
        if is_last && choice.headline != before {
            let kind = Some(ParagraphKind::Headline);
            before.into_iter().for_each(|h| trace.record(decision(pass.name, &page.lines[h], kind, None)));
            choice.headline.into_iter().for_each(|h| trace.record(decision(pass.name, &page.lines[h], None, kind)));
        }
    }
    choice.headline
}

/// The same with all passes and without a trace: for the trainer.
pub fn choose_headline(text: &str, page: &Page, odds: &[f32]) -> Option<usize> {
    headline(text, page, odds, &Trace::default(), false)
}

/// Corrects the kinds of all lines.
pub fn correct(context: &mut Context, trace: &Trace) {
    let page = context.page;
    let mut before = if trace.is_recording() { context.kinds.clone() } else { Vec::new() };
    for (line, &kind) in page.lines.iter().zip(&before) {
        trace.record(decision(MODEL, line, None, Some(kind)));
    }
    for pass in running(trace) {
        let Kinds(run) = pass.run else { continue };
        run(context);
        for ((line, before), &after) in page.lines.iter().zip(&mut before).zip(&context.kinds) {
            if *before != after {
                trace.record(decision(pass.name, line, Some(*before), Some(after)));
                *before = after;
            }
        }
    }
}

fn running(trace: &Trace) -> impl Iterator<Item = &'static Pass<Correction>> + '_ {
    PASSES.iter().filter(|pass| trace.runs(pass.name))
}

fn decision(pass: &'static str, line: &Line, before: Option<ParagraphKind>, after: Option<ParagraphKind>) -> Decision {
    let name = |kind: Option<ParagraphKind>| kind.map(|k| format!("{k:?}").to_lowercase()).unwrap_or_default();
    Decision { stage: STAGE, pass, span: line.span, before: name(before), after: name(after) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read_with;

    const PAGE: &str = "Harbour crane late\n\nBy Ana Lima\n\nThe new crane of Porto harbour will not be delivered before the \
        spring, the harbour board said on Tuesday.\n\nRead more: Ferry runs aground\n\nIts chairman, Pal Moe, said that the \
        board would look at hiring another one until then, and that it would be late as well.";

    fn check(without: &[&str], line: &str, expected: ParagraphKind) {
        let without: Vec<String> = without.iter().map(|w| w.to_string()).collect();
        let document = read_with(PAGE, None, &[], Trace::new(&without, false));
        let at = PAGE.find(line).expect("a line of the page");
        let found = document.paragraphs.iter().find(|p| p.span.has(at)).map(|p| p.kind);
        assert_eq!(found, Some(expected), "{line}");
    }

    #[test]
    fn pass_switched_off_changes_nothing() {
        check(&[], "By Ana Lima", ParagraphKind::Byline);
        check(&["byline"], "By Ana Lima", ParagraphKind::Furniture);
    }

    #[test]
    fn every_change_of_kind_is_recorded_with_its_pass() {
        let document = read_with(PAGE, None, &[], Trace::new(&[], true));
        let spans: Vec<_> = document.paragraphs.iter().map(|p| p.span).collect();
        let kinds: Vec<String> = document.paragraphs.iter().map(|p| format!("{:?}", p.kind).to_lowercase()).collect();
        let decisions = document.trace.into_decisions();
        for (span, kind) in spans.into_iter().zip(kinds) {
            let mut of_line = decisions.iter().filter(|d| d.stage == STAGE && d.span == span);
            assert_eq!(of_line.next().map(|d| (d.pass, d.before.as_str())), Some((MODEL, "")));
            let last = decisions.iter().rfind(|d| d.stage == STAGE && d.span == span);
            assert_eq!(last.map(|d| &d.after), Some(&kind));
        }
        assert!(decisions.iter().any(|d| d.pass == "byline" && d.after == "byline"));
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = PASSES.iter().map(|p| p.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PASSES.len());
    }
}
