//! The words of time expressions and what each is there: "November" a month, "two" a number, "ago" a direction.
//!
//! `lexicon/times.txt` names them: `november: time=month:11`, `ago: time=ago`.

use PartOfDay::*;
use SeasonOfYear::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitOfTime {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartOfDay {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Dusk,
    Evening,
    Night,
    Midnight,
}

impl PartOfDay {
    /// As TIMEX3 writes it after the day.
    pub const fn code(self) -> &'static str {
        match self {
            Dawn | Morning => "TMO",
            Noon => "T12:00",
            Afternoon => "TAF",
            Dusk | Evening => "TEV",
            Night => "TNI",
            Midnight => "T24:00",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeasonOfYear {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl SeasonOfYear {
    pub const fn code(self) -> &'static str {
        match self {
            Spring => "SP",
            Summer => "SU",
            Autumn => "FA",
            Winter => "WI",
        }
    }
}

/// What an item of a time expression is: a word of the lexicon, or a number or mark found by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeWord {
    Month(u8),
    /// 1 = Monday.
    Weekday(u8),
    Weekdays(u8),
    Unit(UnitOfTime),
    Units(UnitOfTime),
    /// "one" to "ninety".
    Cardinal(u8),
    Ordinal(u8),
    /// "nineties": 9.
    Tens(u8),
    Part(PartOfDay),
    Parts(PartOfDay),
    Season(SeasonOfYear),
    Seasons(SeasonOfYear),
    /// Minutes east of Greenwich.
    Zone(i16),
    /// `true`: before Christ.
    Era(bool),
    /// `true`: p.m.
    Meridiem(bool),
    /// "daily", "annually".
    Repeated(UnitOfTime),
    /// "midweek".
    Middle(UnitOfTime),
    // Numbers and marks, found by their form.
    /// A plain whole number; the item has its value and how many digits it is written with.
    Digits,
    /// "1,500", "3.5": counts, never a year.
    Decimal,
    /// "1980s", "80s".
    DecadeNumber,
    /// "Q3".
    QuarterNumber,
    Hyphen,
    Dash,
    Slash,
    Colon,
    Comma,
    Stop,
    Open,
    Close,
    Quote,
    Possessive,
    Currency,
    Percent,
    Other,
    // Function words.
    A,
    About,
    After,
    Ago,
    And,
    Another,
    As,
    At,
    Before,
    Between,
    By,
    Coming,
    Corresponding,
    Couple,
    Current,
    Currently,
    Dozen,
    During,
    Each,
    Earlier,
    Early,
    End,
    Eve,
    Every,
    Few,
    Fiscal,
    FiscalYear,
    Following,
    For,
    From,
    Future,
    Half,
    Hundred,
    In,
    Its,
    Last,
    Late,
    Later,
    Latest,
    Latter,
    Least,
    Less,
    Long,
    Mid,
    Million,
    More,
    Near,
    Nearly,
    Next,
    No,
    Now,
    Oclock,
    Of,
    Old,
    On,
    Only,
    Or,
    Over,
    Overnight,
    Past,
    Per,
    Period,
    Portion,
    Previous,
    Previously,
    Recent,
    Recently,
    Rest,
    Right,
    Same,
    Several,
    Since,
    Soon,
    Start,
    Straight,
    Than,
    That,
    The,
    These,
    This,
    Those,
    Thousand,
    Through,
    Time,
    To,
    Today,
    Tomorrow,
    Tonight,
    Under,
    Until,
    Up,
    Within,
    Yesterday,
}

const UNITS: [(&str, UnitOfTime); 13] = [
    ("second", UnitOfTime::Second),
    ("minute", UnitOfTime::Minute),
    ("hour", UnitOfTime::Hour),
    ("day", UnitOfTime::Day),
    ("weekend", UnitOfTime::Weekend),
    ("week", UnitOfTime::Week),
    ("fortnight", UnitOfTime::Fortnight),
    ("month", UnitOfTime::Month),
    ("quarter", UnitOfTime::Quarter),
    ("year", UnitOfTime::Year),
    ("decade", UnitOfTime::Decade),
    ("century", UnitOfTime::Century),
    ("millennium", UnitOfTime::Millennium),
];

const PARTS: [(&str, PartOfDay); 8] = [
    ("dawn", Dawn),
    ("morning", Morning),
    ("noon", Noon),
    ("afternoon", Afternoon),
    ("dusk", Dusk),
    ("evening", Evening),
    ("night", Night),
    ("midnight", Midnight),
];

const SEASONS: [(&str, SeasonOfYear); 4] =
    [("spring", Spring), ("summer", Summer), ("autumn", Autumn), ("winter", Winter)];

/// Classes without a value, by name.
const SIMPLE: [(&str, TimeWord); 95] = [
    ("a", TimeWord::A),
    ("about", TimeWord::About),
    ("after", TimeWord::After),
    ("ago", TimeWord::Ago),
    ("and", TimeWord::And),
    ("another", TimeWord::Another),
    ("as", TimeWord::As),
    ("at", TimeWord::At),
    ("before", TimeWord::Before),
    ("between", TimeWord::Between),
    ("by", TimeWord::By),
    ("coming", TimeWord::Coming),
    ("corresponding", TimeWord::Corresponding),
    ("couple", TimeWord::Couple),
    ("current", TimeWord::Current),
    ("currently", TimeWord::Currently),
    ("dozen", TimeWord::Dozen),
    ("during", TimeWord::During),
    ("each", TimeWord::Each),
    ("earlier", TimeWord::Earlier),
    ("early", TimeWord::Early),
    ("end", TimeWord::End),
    ("eve", TimeWord::Eve),
    ("every", TimeWord::Every),
    ("few", TimeWord::Few),
    ("fiscal", TimeWord::Fiscal),
    ("fiscal_year", TimeWord::FiscalYear),
    ("following", TimeWord::Following),
    ("for", TimeWord::For),
    ("from", TimeWord::From),
    ("future", TimeWord::Future),
    ("half", TimeWord::Half),
    ("hundred", TimeWord::Hundred),
    ("in", TimeWord::In),
    ("its", TimeWord::Its),
    ("last", TimeWord::Last),
    ("late", TimeWord::Late),
    ("later", TimeWord::Later),
    ("latest", TimeWord::Latest),
    ("latter", TimeWord::Latter),
    ("least", TimeWord::Least),
    ("less", TimeWord::Less),
    ("long", TimeWord::Long),
    ("mid", TimeWord::Mid),
    ("million", TimeWord::Million),
    ("more", TimeWord::More),
    ("near", TimeWord::Near),
    ("nearly", TimeWord::Nearly),
    ("next", TimeWord::Next),
    ("no", TimeWord::No),
    ("now", TimeWord::Now),
    ("oclock", TimeWord::Oclock),
    ("of", TimeWord::Of),
    ("old", TimeWord::Old),
    ("on", TimeWord::On),
    ("only", TimeWord::Only),
    // A name with a word of the calendar in it: "Sheffield Wednesday".
    ("other", TimeWord::Other),
    ("or", TimeWord::Or),
    ("over", TimeWord::Over),
    ("overnight", TimeWord::Overnight),
    ("past", TimeWord::Past),
    ("per", TimeWord::Per),
    ("percent", TimeWord::Percent),
    ("period", TimeWord::Period),
    ("portion", TimeWord::Portion),
    ("previous", TimeWord::Previous),
    ("previously", TimeWord::Previously),
    ("recent", TimeWord::Recent),
    ("recently", TimeWord::Recently),
    ("rest", TimeWord::Rest),
    ("right", TimeWord::Right),
    ("same", TimeWord::Same),
    ("several", TimeWord::Several),
    ("since", TimeWord::Since),
    ("soon", TimeWord::Soon),
    ("start", TimeWord::Start),
    ("straight", TimeWord::Straight),
    ("than", TimeWord::Than),
    ("that", TimeWord::That),
    ("the", TimeWord::The),
    ("these", TimeWord::These),
    ("this", TimeWord::This),
    ("those", TimeWord::Those),
    ("thousand", TimeWord::Thousand),
    ("through", TimeWord::Through),
    ("time", TimeWord::Time),
    ("to", TimeWord::To),
    ("today", TimeWord::Today),
    ("tomorrow", TimeWord::Tomorrow),
    ("tonight", TimeWord::Tonight),
    ("under", TimeWord::Under),
    ("until", TimeWord::Until),
    ("up", TimeWord::Up),
    ("within", TimeWord::Within),
    ("yesterday", TimeWord::Yesterday),
];

fn find<T: Copy>(list: &[(&str, T)], name: &str) -> Option<T> {
    list.iter().find(|(n, _)| *n == name).map(|(_, value)| *value)
}

impl TimeWord {
    /// Reads a class as the lexicon writes it: `month:11`, `ago`.
    pub fn parse(text: &str) -> Option<Self> {
        let Some((class, value)) = text.split_once(':') else { return find(&SIMPLE, text) };
        let (number, flag) = (value.parse::<u8>().ok(), value.parse::<bool>().ok());
        Some(match class {
            "month" => Self::Month(number?),
            "weekday" => Self::Weekday(number?),
            "weekdays" => Self::Weekdays(number?),
            "cardinal" => Self::Cardinal(number?),
            "ordinal" => Self::Ordinal(number?),
            "tens" => Self::Tens(number?),
            "unit" => Self::Unit(find(&UNITS, value)?),
            "units" => Self::Units(find(&UNITS, value)?),
            "part" => Self::Part(find(&PARTS, value)?),
            "parts" => Self::Parts(find(&PARTS, value)?),
            "season" => Self::Season(find(&SEASONS, value)?),
            "seasons" => Self::Seasons(find(&SEASONS, value)?),
            "zone" => Self::Zone(value.parse().ok()?),
            "era" => Self::Era(flag?),
            "meridiem" => Self::Meridiem(flag?),
            "middle" => Self::Middle(find(&UNITS, value)?),
            "repeated" => Self::Repeated(find(&UNITS, value)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_data_file_is_known() {
        for line in include_str!("lexicon/times.txt").lines() {
            let class = line.split_whitespace().find_map(|tag| tag.strip_prefix("time="));
            assert!(class.is_none_or(|class| TimeWord::parse(class).is_some()), "{line}");
        }
        assert_eq!(TimeWord::parse("month:11"), Some(TimeWord::Month(11)));
        assert_eq!(TimeWord::parse("zone:-300"), Some(TimeWord::Zone(-300)));
    }
}
