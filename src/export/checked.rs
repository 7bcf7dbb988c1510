//! A draft held against its sources, as a report: problems first, each with its evidence. See [`crate::check`].

use super::blocks::{Block, as_html, as_markdown, aside, bold, plain};
use super::{Strings, line};
use crate::check::{Check, Evidence, Fact, Paraphrase, PolarityVerdict, Quotation, SpeakerVerdict, Verdict};
use crate::offsets::OffsetMap;
use crate::span::Span;

/// The kinds of file that a [`Check`] can be exported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CheckFormat {
    /// A report for people, in Markdown.
    Markdown,
    /// The same as a page of its own.
    Html,
}

impl CheckFormat {
    /// Reads a format as the command line writes it.
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "markdown" => Self::Markdown,
            "html" => Self::Html,
            _ => return None,
        })
    }
}

/// Writes a report on `draft`, the text that was checked.
///
/// ```
/// use nutgraf::export::{CheckFormat, Strings, export_check};
/// use nutgraf::{Article, Options, check};
///
/// let draft = "“We will sell the mill,” Ana Lima said.";
/// let source = Article::new("“We will keep the mill,” said Ana Lima, who owns it.");
/// let found = check(&Article::new(draft), &[source], &Options::default());
/// assert!(export_check(draft, &found, CheckFormat::Markdown, &Strings::default()).contains("sell"));
/// ```
pub fn export_check(draft: &str, check: &Check, format: CheckFormat, strings: &Strings) -> String {
    let report = Report { draft, check, strings, map: OffsetMap::new(draft, check.offsets) };
    let blocks = report.blocks();
    match format {
        CheckFormat::Markdown => as_markdown(&blocks, strings.get("footer")),
        CheckFormat::Html => as_html(strings.get("checkTitle"), &blocks, strings.get("footer")),
    }
}

struct Report<'a> {
    draft: &'a str,
    check: &'a Check,
    strings: &'a Strings,
    map: OffsetMap<'a>,
}

impl Report<'_> {
    fn words(&self, span: Span) -> String {
        line(self.draft, self.map.to_bytes(span))
    }

    fn get(&self, key: &str) -> String {
        self.strings.get(key).to_owned()
    }

    fn blocks(&self) -> Vec<Block> {
        let check = self.check;
        let mut out = vec![Block::Title(self.get("checkTitle"))];
        let count = check.problems.to_string();
        let told = if check.problems == 0 {
            self.get("checkNone")
        } else {
            self.strings.fill("checkProblems", &[("count", &count)])
        };
        out.push(Block::Text(vec![bold(told)]));
        out.push(Block::Text(vec![plain(self.strings.fill("checkAgainst", &[("names", &check.sources.join(", "))]))]));
        out.push(Block::Text(vec![aside(self.strings.get("checkFolds"))]));
        out.extend(check.warnings.iter().map(|w| Block::Text(vec![bold(w.message.as_str())])));

        let (wrong, right): (Vec<_>, Vec<_>) = check.quotations.iter().partition(|q| q.is_problem());
        self.section(&mut out, "checkQuotations", wrong, Self::quotation);
        self.section(&mut out, "checkClaims", check.claims.iter().collect(), |report, out, claim| {
            out.push(Block::Quote(vec![plain(report.words(claim.span))]));
            report.evidence(out, &claim.found);
        });
        let (unfound, found): (Vec<_>, Vec<_>) = check.paraphrases.iter().partition(|p| p.is_problem());
        self.section(&mut out, "checkParaphrases", unfound, Self::paraphrase);
        self.section(&mut out, "checkFacts", check.facts.iter().collect(), |report, out, fact: &Fact| {
            let key = match fact.kind {
                crate::check::FactKind::Date => "checkDate",
                crate::check::FactKind::Sum => "checkSum",
                crate::check::FactKind::Number => "checkNumber",
                crate::check::FactKind::Name => "checkName",
            };
            out.push(Block::Item(vec![bold(fact.text.as_str()), plain(report.get(key))]));
        });
        self.section(&mut out, "checkRight", right, Self::quotation);
        self.section(&mut out, "checkSupported", found, Self::paraphrase);
        out
    }

    fn section<T>(&self, out: &mut Vec<Block>, key: &str, list: Vec<T>, write: impl Fn(&Self, &mut Vec<Block>, T)) {
        if list.is_empty() {
            return;
        }
        out.push(Block::Heading(self.get(key)));
        for item in list {
            write(self, out, item);
        }
    }

    fn quotation(&self, out: &mut Vec<Block>, quotation: &Quotation) {
        let verdict = match quotation.verdict {
            Verdict::Exact => "verdictExact",
            Verdict::Altered => "verdictAltered",
            Verdict::Missing => "verdictMissing",
        };
        let mut runs = vec![plain(self.words(quotation.span))];
        if let Some(credited) = &quotation.credited {
            runs.push(aside(credited.as_str()));
        }
        out.push(Block::Quote(runs));
        out.push(Block::Item(vec![bold(self.get(verdict))]));
        for change in &quotation.changes {
            let told = match (change.here.as_str(), change.there.as_str()) {
                ("", there) => self.strings.fill("changeMissing", &[("there", there)]),
                (here, "") => self.strings.fill("changeAdded", &[("here", here)]),
                (here, there) => self.strings.fill("changeOther", &[("here", here), ("there", there)]),
            };
            out.push(Block::Item(vec![plain(told)]));
        }
        self.who(out, quotation.speaker, quotation.polarity);
        if let Some(found) = &quotation.found {
            self.evidence(out, found);
        }
    }

    fn paraphrase(&self, out: &mut Vec<Block>, paraphrase: &Paraphrase) {
        let mut runs = vec![plain(self.words(paraphrase.span))];
        if let Some(credited) = &paraphrase.credited {
            runs.push(aside(credited.as_str()));
        }
        out.push(Block::Quote(runs));
        match &paraphrase.found {
            Some(found) => {
                self.who(out, paraphrase.speaker, paraphrase.polarity);
                self.evidence(out, found);
            }
            None => out.push(Block::Item(vec![bold(self.get("verdictMissing"))])),
        }
    }

    fn who(&self, out: &mut Vec<Block>, speaker: SpeakerVerdict, polarity: PolarityVerdict) {
        if speaker == SpeakerVerdict::Other {
            out.push(Block::Item(vec![bold(self.get("verdictSpeaker"))]));
        }
        if polarity == PolarityVerdict::Turned {
            out.push(Block::Item(vec![bold(self.get("verdictPolarity"))]));
        }
    }

    fn evidence(&self, out: &mut Vec<Block>, found: &Evidence) {
        let name = self.check.sources.get(found.source).map_or("", String::as_str);
        let mut from = name.to_owned();
        if let Some(speaker) = &found.speaker {
            from = format!("{from}, {speaker}");
        }
        out.push(Block::Item(vec![aside(format!("{from}:")), plain(found.text.as_str())]));
    }
}
