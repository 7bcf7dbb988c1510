//! Days, months, seasons, quarters and holidays by their name → which one is meant: "on Monday" lies behind where the verb is in
//! the past, "in March" near the document date, "the third quarter" just over.

use super::Resolver;
use super::direction::{self, Direction, of as direction_at};
use super::periods::{in_year, open_named};
use crate::calendar::{Date, add_days, weekday};
use crate::english::Tag;
use crate::time::expressions::{Expression, Named, Side};
use crate::time::period::Period;

/// Distance in days below which a bare month or day is the nearest one, whatever the verb says.
const FAR: i64 = 120;

/// Distance in days ahead of the document beyond which nothing can have been done already.
const WELL_AHEAD: i64 = 40;

/// Window after a day for "approaching", in tokens.
const APPROACHING: usize = 5;

/// Window before a quarter for the verb of a deal, in tokens.
const DEAL: usize = 8;

impl Resolver<'_, '_> {
    /// A bare or directed weekday, month, season, quarter or holiday.
    pub(super) fn named(&self, named: Named, side: Side, expression: &Expression) -> Option<Period> {
        let anchors = &self.anchors;
        let running = anchors.running_day().filter(|_| anchors.tells(named));
        // "A service will be held on 12 April", at the end of a life told by years: from the document date.
        let ahead = |named| {
            anchors.document.is_some()
                && matches!(named, Named::MonthDay(..))
                && direction::is_surely_ahead(self.document, expression.sentence, expression.span)
        };
        let leans = side == Side::Bare && anchors.leans_back(named) && !ahead(named);
        let reference = match side {
            Side::Previous | Side::Following => running.or(anchors.document),
            Side::WeekAfter => anchors.document,
            Side::Bare if leans => running.or(anchors.document),
            _ => anchors.document,
        };
        let Some(reference) = reference else { return Some(open_named(named)) };
        // "will meet on 9 May" lies after the document date, which is unknown here.
        if anchors.document.is_none()
            && side == Side::Bare
            && direction::is_yet_to_come(self.document, expression.sentence, expression.span)
        {
            return Some(open_named(named));
        }
        if let Named::Weekday(day) = named {
            return self.weekday(day, side, reference, expression);
        }
        let year = reference.year();
        let at = |year: i32| in_year(year, named);
        let candidates = [at(year - 1), at(year), at(year + 1)];
        let in_past = |p: &Period| p.days().is_some_and(|(from, _)| from <= reference);
        let latest_past = candidates.iter().flatten().rev().find(|p| in_past(p)).copied();
        let ended = candidates.iter().flatten().rev().find(|p| p.days().is_some_and(|(_, to)| to < reference)).copied();
        let coming = candidates.iter().flatten().find(|p| p.days().is_some_and(|(from, _)| from > reference)).copied();
        let nearest = || {
            candidates.iter().flatten().copied().min_by_key(|p| {
                p.days().map_or(i64::MAX, |(from, to)| {
                    if from <= reference && reference <= to {
                        0
                    } else {
                        (reference - to).whole_days().abs().min((from - reference).whole_days().abs())
                    }
                })
            })
        };
        match side {
            Side::Last | Side::Previous => ended,
            // "confirmed his exit the following July": after what nobody dates.
            Side::Following
                if anchors
                    .document
                    .is_some_and(|day| coming.and_then(Period::days).is_some_and(|(from, _)| from > day))
                    && direction_at(self.document, expression.sentence, expression.span) == Direction::Past =>
            {
                Some(open_named(named))
            }
            Side::Next | Side::Following | Side::WeekAfter => coming,
            Side::This => candidates[1],
            Side::Bare if leans => {
                let gap = |p: &Period| {
                    p.days().map_or(i64::MAX, |(from, to)| {
                        (reference - to).whole_days().max((from - reference).whole_days())
                    })
                };
                Some(nearest().filter(|p| gap(p) <= anchors.leash()).unwrap_or(open_named(named)))
            }
            Side::Bare => {
                let distance = |p: &Option<Period>| {
                    p.and_then(Period::days).map_or(i64::MAX, |(from, to)| {
                        (reference - to).whole_days().max((from - reference).whole_days()).max(0)
                    })
                };
                let ahead = |p: &Option<Period>| {
                    p.and_then(Period::days).map_or(0, |(from, _)| (from - reference).whole_days())
                };
                let near = nearest();
                let cue = direction_at(self.document, expression.sentence, expression.span);
                if self.is_mishap(expression) {
                    return latest_past;
                }
                // "decided to reopen it in May": decided then, or to be reopened then.
                let cue = match cue {
                    Direction::Future if direction::is_decided(self.document, expression.span) => Direction::Open,
                    cue => cue,
                };
                let is_over = near.and_then(Period::days).is_some_and(|(_, to)| to < reference);
                let ahead_for_sure = || direction::is_surely_ahead(self.document, expression.sentence, expression.span);
                let quarterly = matches!(named, Named::Quarter(_) | Named::Half(_));
                match cue {
                    // "expect to close in the third quarter"
                    Direction::Future if quarterly && self.is_a_deal(expression) => coming,
                    // Companies report on the quarter that is just over, even where they "expect" something.
                    Direction::Future if quarterly && distance(&latest_past) < 100 => latest_past,
                    Direction::Future if quarterly => coming,
                    Direction::Since | Direction::Past | Direction::Open if quarterly => latest_past,
                    // "won the contract in January", read in November: a January that is weeks ahead must be the last one.
                    Direction::Past if ahead(&near) > WELL_AHEAD => latest_past,
                    Direction::Since => latest_past,
                    Direction::Future if is_over && ahead_for_sure() => coming,
                    _ if distance(&near) < FAR => near,
                    Direction::Past => latest_past,
                    Direction::Future => coming,
                    Direction::Open if distance(&latest_past) < 2 * FAR => latest_past,
                    Direction::Open => near,
                }
            }
        }
    }

    pub(super) fn weekday(&self, day: u8, side: Side, reference: Date, expression: &Expression) -> Option<Period> {
        let ahead = i64::from((7 + day - weekday(reference)) % 7);
        let behind = i64::from((7 + weekday(reference) - day) % 7);
        let shift = match side {
            Side::Last | Side::Previous => -if behind == 0 { 7 } else { behind },
            Side::Next | Side::Following => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Side::WeekAfter => 7 + if ahead == 0 { 7 } else { ahead },
            Side::This => match direction_at(self.document, expression.sentence, expression.span) {
                Direction::Since | Direction::Past => -behind,
                _ => ahead,
            },
            // "Thursday, May 7, 2015. On Tuesday, …": the text's own day leads no story on.
            Side::Bare if self.anchors.leans_back(Named::Weekday(day)) && Some(reference) != self.anchors.document => {
                ahead
            }
            Side::Bare if self.is_approaching(expression) => ahead,
            Side::Bare => match direction_at(self.document, expression.sentence, expression.span) {
                Direction::Future => ahead,
                _ => -behind,
            },
        };
        add_days(reference, shift).map(Period::Day)
    }

    /// Whether the day of an event is near but not there yet: "with Thursday's hearing approaching", "ahead of Friday's vote".
    fn is_approaching(&self, expression: &Expression) -> bool {
        let document = self.document;
        let at = document.tokens_in(expression.span);
        let end = document.sentences[expression.sentence].tokens.end;
        if !document.text[expression.span.end..].starts_with(['\'', '’']) {
            return false;
        }
        let after = |n: usize| (at.end..end.min(at.end + n)).map(|token| document.word(token));
        after(APPROACHING).any(|word| matches!(word, "approaching" | "looming" | "nearing"))
            || (at.start >= 2
                && document.word(at.start - 1) == "of"
                && document.word(at.start - 2).eq_ignore_ascii_case("ahead"))
    }

    /// "the Nov. 13 attacks": nobody announces them.
    fn is_mishap(&self, expression: &Expression) -> bool {
        let document = self.document;
        let at = document.tokens_in(expression.span);
        let the = at.start > 0 && document.features(at.start - 1).is(Tag::Definite);
        the && at.end < document.tokens.len() && document.features(at.end).is(Tag::Mishap)
    }

    /// Whether what ends or begins in a quarter is a deal or a work, whose day lies ahead; results lie behind.
    pub(super) fn is_a_deal(&self, expression: &Expression) -> bool {
        let at = self.document.tokens_in(expression.span).start;
        let from = self.document.sentences[expression.sentence].tokens.start.max(at.saturating_sub(DEAL));
        (from + 1..at)
            .any(|i| matches!(self.document.word(i - 1), "to" | "will") && self.document.features(i).is(Tag::DealVerb))
    }
}

#[cfg(test)]
mod tests {
    use crate::time::check;

    #[test]
    fn a_past_verb_resolves_backward_and_a_future_verb_forward() {
        check("She arrived on Sunday.", "[Sunday|2016-11-13]");
        check("She will arrive on Sunday.", "[Sunday|2016-11-20]");
        check("The case is heard in February.", "[February|2017-02]");
        check("Bluewater won the contract on 4 January.", "[4 January|2016-01-04]");
    }

    #[test]
    fn a_plan_is_not_near_but_ahead() {
        check("The trial is due to start in September.", "[September|2017-09]");
        check("The bridge will reopen in October.", "[October|2017-10]");
        check("The show opens on 3 October.", "[3 October|2017-10-03]");
        check("Elections are scheduled for August.", "[August|2017-08]");
        check("The film is due out in September.", "[September|2017-09]");
        check("The bridge reopened in October.", "[October|2016-10]");
    }

    #[test]
    fn a_decision_may_have_its_own_month() {
        check("The owners decided to reopen the mine in June after the price rose.", "[June|2016-06]");
        check("The council voted in June to close the school in December.", "[June|2016-06] [December|2016-12]");
        check("The builder plans to start work in June.", "[June|2017-06]");
    }

    #[test]
    fn an_approaching_event_lies_ahead() {
        check("With Friday’s ballot looming, the camps fell out.", "[Friday|2016-11-18]");
        check("The party met ahead of Sunday’s poll.", "[Sunday|2016-11-20]");
        check("Sunday’s poll was calm.", "[Sunday|2016-11-13]");
    }

    #[test]
    fn a_mishap_is_over() {
        check("Few recall the Dec. 13 bombings.", "[Dec. 13|2015-12-13]");
        check("The Dec. 13 vote will be close.", "[Dec. 13|2016-12-13]");
    }

    #[test]
    fn the_second_of_two_days_follows_the_first() {
        check("Snow is predicted for Saturday and Sunday.", "[Saturday|2016-11-19] [Sunday|2016-11-20]");
        check("It snowed on Saturday and Sunday.", "[Saturday|2016-11-12] [Sunday|2016-11-13]");
    }

    #[test]
    fn last_this_and_next_count_from_the_document() {
        check("They met last Thursday.", "[last Thursday|2016-11-10]");
        check("They meet next Thursday.", "[next Thursday|2016-11-17]");
        check("It opened last March.", "[last March|2016-03]");
    }
}
