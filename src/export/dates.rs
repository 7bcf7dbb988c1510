//! Dates in the reader's language, never with more precision than the text has: `2016-11` is "November 2016".

use super::Strings;
use crate::finish::one_line;

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words; anything else stays as it is.
pub fn plain_date(iso: &str, strings: &Strings) -> String {
    let parts: Vec<&str> = iso.split('-').collect();
    let month_name = |month: &str| {
        let nth = month.parse::<usize>().ok().filter(|m| month.len() == 2 && (1..=12).contains(m))?;
        strings.get("months").split(' ').nth(nth - 1)
    };
    let year = parts[0].trim_start_matches('0');
    match parts[..] {
        [_] if is_year(parts[0]) => year.into(),
        [y, m] if is_year(y) => month_name(m).map_or(iso.into(), |month| format!("{month} {year}")),
        [y, m, d] if is_year(y) => match (month_name(m), d.parse::<u8>()) {
            (Some(month), Ok(day)) if d.len() == 2 && (1..=31).contains(&day) => {
                strings.fill("day", &[("day", &day.to_string()), ("month", month), ("year", year)])
            }
            _ => iso.into(),
        },
        _ => iso.into(),
    }
}

/// Seasons, quarters, thirds and halves of a year, as EDTF numbers them.
const PARTS: [&str; 13] = [
    "part21", "part22", "part23", "part24", "part33", "part34", "part35", "part36", "part37", "part38", "part39",
    "part40", "part41",
];

fn is_year(text: &str) -> bool {
    text.len() == 4 && text != "0000" && text.bytes().all(|b| b.is_ascii_digit())
}

/// A date of Extended Date/Time Format in words: `201X`, `2014?`, `2012/2014`, `2016-21` (a season).
pub fn plain_edtf(edtf: &str, strings: &Strings) -> String {
    if let Some((from, to)) = edtf.split_once('/') {
        return match (from, to) {
            (from, "" | "..") => strings.fill("since", &[("date", &plain_edtf(from, strings))]),
            ("" | "..", to) => strings.fill("until", &[("date", &plain_edtf(to, strings))]),
            (from, to) => {
                let (mut from, to) = (plain_edtf(from, strings), plain_edtf(to, strings));
                // "September – November 2015"
                if let Some((start, year)) = from.rsplit_once(' ')
                    && is_year(year)
                    && to.ends_with(&format!(" {year}"))
                {
                    from = start.into();
                }
                format!("{from} – {to}")
            }
        };
    }
    let exact = edtf.trim_end_matches(['?', '~', '%']);
    if exact.len() < edtf.len() {
        return strings.fill("about", &[("date", &plain_edtf(exact, strings))]);
    }
    if let Some(day) = edtf.strip_prefix("XXXX-") {
        // Without its year, also in a language where the year stands in the middle.
        let dated = plain_date(&format!("2000-{day}"), strings);
        return if dated.starts_with("2000-") { edtf.into() } else { one_line(&dated.replace("2000", "")) };
    }
    let known = edtf.trim_end_matches(['X', 'x']);
    let digits = known.bytes().all(|b| b.is_ascii_digit());
    match (known.len(), edtf.len()) {
        (3, 4) if digits => return strings.fill("decade", &[("year", &format!("{known}0"))]),
        (2, 4) if digits => return strings.fill("century", &[("years", &format!("{known}00–{known}99"))]),
        _ => {}
    }
    if let Some((year, part)) = edtf.split_once('-')
        && is_year(year)
        && let Some(key) = PARTS.iter().find(|key| key[4..] == *part)
    {
        return strings.fill("yearPart", &[("part", strings.get(key)), ("year", year)]);
    }
    plain_date(edtf, strings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_keep_their_precision() {
        for (edtf, expected) in [
            ("2016-11-14", "14 November 2016"),
            ("2016-11", "November 2016"),
            ("2016", "2016"),
            ("201X", "2010s"),
            ("19XX", "between 1900–1999"),
            ("2014?", "about 2014"),
            ("2016-11-15~", "about 15 November 2016"),
            ("2012/2014", "2012 – 2014"),
            ("2015-09/2015-11", "September – November 2015"),
            ("2014/..", "since 2014"),
            ("../2014", "until 2014"),
            ("2016-21", "spring 2016"),
            ("2016-33", "first quarter of 2016"),
            ("XXXX-10-27", "27 October"),
            ("XXXX-10", "October"),
            ("XXXX-W42", "XXXX-W42"),
            ("-0479", "-0479"),
            ("", ""),
        ] {
            assert_eq!(plain_edtf(edtf, &Strings::default()), expected, "{edtf}");
        }
    }
}
