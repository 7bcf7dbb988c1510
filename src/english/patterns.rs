//! Lines and sentences that are known by their shape: credits of pictures, lines of the page, refusals to
//! comment. `Photo: Ana Lima`, `(AP Photo/Ana Lima)`, `Sign up for our newsletter`.
//!
//! A pattern is compiled when it is first asked, and asked only about lines that pass its cheap check: so reading stays linear
//! and quick. There are no Unicode tables in the .wasm: capitals beyond ASCII are written out as `[À-ÖØ-Þ]`, and case is ignored
//! by `(?i-u:…)`, for ASCII.

use regex::Regex;
use std::sync::OnceLock;

/// What a line has that may match: most lines are ruled out by it.
#[derive(Clone, Copy, Debug)]
enum Check {
    /// Its first byte is one of these, in capitals or small letters as given.
    Opens(&'static [u8]),
    /// It holds one of these.
    Holds(&'static [&'static str]),
    /// Every line may match.
    None,
}

/// One shape of lines.
pub struct Pattern {
    name: &'static str,
    check: Check,
    source: &'static str,
    regex: OnceLock<Regex>,
}

impl Pattern {
    const fn new(name: &'static str, check: Check, source: &'static str) -> Self {
        Self { name, check, source, regex: OnceLock::new() }
    }

    fn may_match(&self, line: &str) -> bool {
        match self.check {
            Check::Opens(bytes) => line.as_bytes().first().is_some_and(|b| bytes.contains(b)),
            Check::Holds(words) => words.iter().any(|w| line.contains(w)),
            Check::None => true,
        }
    }

    fn regex(&self) -> &Regex {
        self.regex.get_or_init(|| Regex::new(self.source).unwrap_or_else(|e| panic!("the pattern {}: {e}", self.name)))
    }

    /// Whether the line has the shape.
    pub fn matches(&self, line: &str) -> bool {
        self.may_match(line) && self.regex().is_match(line)
    }

    /// Where each match ends.
    pub fn ends<'l>(&'l self, line: &'l str) -> impl Iterator<Item = usize> + 'l {
        let found = self.may_match(line).then(|| self.regex().find_iter(line));
        found.into_iter().flatten().map(|found| found.end())
    }
}

use Check::{Holds, None as Any, Opens};

/// A caption or a credit begins: "Photo: Ana Lima", "Image caption The crane at work".
pub static CAPTION_OPENS: Pattern = Pattern::new(
    "caption opens",
    Opens(b"CGIMPV"),
    r"^(?:Courtesy of|Credit:|Graphic:|Illustration(?: by|:)|Image(?: caption| copyright| source|:)|Media caption|Photo(?: by| courtesy|:)|Photos(?: by|:)|Photograph(?: by|s?:)|Photographer:|Picture[ds]?:|Video:)",
);

/// The brackets at a caption's end, from behind the opening one: "AP Photo/Ana Lima)", "Source: Example)".
pub static CREDIT_IN_BRACKETS: Pattern = Pattern::new(
    "credit in brackets",
    Any,
    r"^(?i-u:afp|ap(?: photo|[/)])|courtesy|credit|file photo|getty|image|photo|pic:|picture|reuters[/)]|screengrab|screenshot|source:|video:)",
);

/// What stands before the name at a caption's end: "… at work. Photo: Ana Lima", "… at work.courtesy of the Example Trust".
pub static CREDIT_AT_END: Pattern = Pattern::new(
    "credit at the end",
    Holds(&[":", "Photo ", "ourtesy of "]),
    r"(?s:.)(?:Credit:|Image:|Photo(?: ?:| by| credit)|Photograph:|Photos:|Pic(?:tures?)?:|ourtesy of )",
);

/// A credit glued to a caption: "The crane at workCredit: Example", "… at work.CreditAna Lima".
pub static GLUED_CREDIT: Pattern =
    Pattern::new("glued credit", Holds(&["Credit"]), r#"Credit:|(?:^|[a-zß-öø-ÿ.)”"])Credit[A-ZÀ-ÖØ-Þ]"#);

/// "Ana Lima/Example Times"
pub static NAME_AND_OUTLET: Pattern = Pattern::new(
    "name and outlet",
    Holds(&["/"]),
    r"^[A-ZÀ-ÖØ-Þ][^ \t\n\u{a0}0-9/]*(?:[ \t\n\u{a0}]+[A-ZÀ-ÖØ-Þ][^ \t\n\u{a0}0-9/]*){1,2}[ \t\n\u{a0}]*/[ \t\n\u{a0}]*(?:(?:[A-ZÀ-ÖØ-Þ][^ \t\n\u{a0}0-9]*|for|of|the|via)[ \t\n\u{a0}]+)*(?:[A-ZÀ-ÖØ-Þ](?:[^ \t\n\u{a0}0-9]*[^ \t\n\u{a0}0-9.?!:])?|for|of|the|via)$",
);

/// The author follows: "Posted on Monday by Ana Lima", "By: Ana Lima".
pub static BY: Pattern = Pattern::new("by", Any, r"(?i-u:\bby)(?-u:[ \t\r\n:])[ \t\r\n\u{a0}]*");

/// A rule of underscores.
pub static RULE: Pattern = Pattern::new("rule", Opens(b"_"), r"^__+$");

/// Who worked on the story: "(Reporting by Ana Lima; editing by Tom Roe)".
pub static REPORTERS: Pattern = Pattern::new("reporters", Opens(b"(R"), r"^\(?Reporting by ");

/// The page invites its reader: "Sign up for our newsletter", "Follow us".
pub static INVITATION: Pattern = Pattern::new(
    "invitation",
    Opens(b"FJLRS"),
    r"^(?:Follow (?:@|us)|Join our|Log in|Register (?:for|now)|Sign(?: in|[ -]up)|Subscribe|Support our)",
);

/// A line of a mail's head: "From: Ana Lima <ana@example.org>".
pub static MAIL_FIELD: Pattern =
    Pattern::new("mail field", Opens(b"CDFRST"), r"^(?:Cc|Date|From|Reply-To|Sent|Subject|To):");

/// A line of the page inside a paragraph of the body: "E-mail to a friend .", "READ MORE: Two ferries collide".
pub static PAGE_LINE: Pattern = Pattern::new(
    "line of the page",
    Opens(b"(ABCEFHILMPRSTUVWabcefhilmprstuvw\xc2"),
    r"^(?:©|(?i-u:\((?:ap )?photo|all rights reserved|by(?: \.|:)|click here|copyright|(?:correction|more|photos?|published|read|related|updated|video|watch):|e-?mail to a friend|for more on|hide caption|image copyright|last updated|like us on|listen to|loading|more on |read more|scroll down|see also|share this|sign up|tap to|watch (?:the|video))|(?i-u:editor)['’](?i-u:s note))",
);

/// A picture is announced: "FILE PHOTO: Ana Lima arrives", "Slideshow (3 images)".
pub static PHOTO_LABEL: Pattern = Pattern::new(
    "label of a picture",
    Opens(b"FPSfps"),
    r"^(?:FILE ?PHOTO|FILE PICTURE|FILE -|File photo:|PHOTO:|Slideshow \()",
);

/// A credit of an agency at the end: "… in Porto. REUTERS/Rui Costa", "AFP/Getty Images".
pub static AGENCY_AND_NAME: Pattern = Pattern::new(
    "agency and name",
    Holds(&["/", "via AP", "via REUTERS"]),
    r"(?:REUTERS|AFP|AP|EPA|PA|ANSA|Getty|Handout)(?: ?/ ?[A-ZÀ-ÖØ-Þ][^ \t\n.]*(?: [A-ZÀ-ÖØ-Þ][^ \t\n]*){0,4})[.)]?$|(?:[A-Z][a-z]+ )?via (?:AP|REUTERS)[.)]?$",
);

/// A note opens its paragraph: "Editor's note: Ana Lima is …".
pub static NOTE: Pattern = Pattern::new(
    "note",
    Opens(b"ECNecn("),
    r"^\(?(?:(?i-u:editor)(?:['’]s|s['’]|s)?(?i-u: note)|(?i-u:correction|clarification|note to (?:readers|editors)))[: ]",
);

/// A note on where the text is from or who worked on it: "This article has been adapted from …", "--additional reporting by …".
pub static CLOSING_NOTE: Pattern = Pattern::new(
    "closing note",
    Opens(b"TtAaWwEeFfMmRrSsGgOoUuVv-(\xe2"),
    r"^(?:(?i-u:this (?:article|story|report|piece|post|interview) (?:has been|was|is|first|originally|contains?|includes?)(?: (?:also|first|originally|has|been|was))* ?(?:adapted|published|appeared|republished|updated|edited|corrected|translated|amended|produced|provided))|[-–—( ]*(?i-u:(?:with )?(?:additional |extra |further |more )?reporting (?:by|from) )|(?i-u:share or comment on this|read the full (?:story|article)|get the latest|on a (?:mobile|tablet|phone)[a-z ]*\?|(?:using|reading (?:this )?(?:in|on)|viewing (?:this )?(?:in|on)) (?:an? |the |our |this |your )[a-z -]{2,30}\?))",
);

/// The reader is asked to go elsewhere: "Read more from Ana Lima", "Click here to watch".
pub static INVITING: Pattern = Pattern::new(
    "inviting",
    Opens(b"CRWSTcrwst"),
    r"^(?i-u:(?:click|tap) (?:here|to)|read (?:more|all) |read more|watch (?:the|more|live)|see (?:also|(?:all|more) (?:articles|columns|from|of|posts|stories))|sign up|scroll down)",
);

/// A story opens with its place and agency: "LISBON (Reuters) - Two ferries collided."
pub static DATELINE_OPENS: Pattern = Pattern::new(
    "dateline",
    Holds(&["("]),
    r"^[A-Z][A-Z /.,'-]{2,40}(?:, [A-Z][A-Za-z. 0-9]{2,20})? ?\([A-Z][A-Za-z. ]{1,24}\) ?(?:[-–—]|--)",
);

/// A full date ends the line: "… in Leeds, Britain, May 26, 2020."
pub static FULL_DATE_ENDS: Pattern = Pattern::new(
    "full date at the end",
    Holds(&["19", "20"]),
    r"(?:[A-Z][a-z]+\.? [0-9]{1,2},? |[0-9]{1,2} [A-Z][a-z]+,? )(?:19|20)[0-9][0-9]\.?$",
);

/// Who wrote what: "Ana Lima reported from Porto and Rui Costa wrote this story in Lisbon."
pub static WROTE: Pattern =
    Pattern::new("wrote", Holds(&[" wrote th"]), r" wrote (?:this|the) (?:story|report|article)");

/// The same, where only a short line is of the page: "Follow Ana Lima on Twitter."
pub static SHORT_PAGE_LINE: Pattern = Pattern::new("short line of the page", Opens(b"CFcf"), r"^(?i-u:cnn's |follow )");

/// Nobody would comment: "Lima declined to comment.", "The ministry did not respond to a request for comment."
pub static REFUSAL: Pattern = Pattern::new(
    "refusal",
    Holds(&[" declined ", " refused ", " did not ", " could not ", " not immediately "]),
    r"(?: (?:declined|refused)(?: (?:to|any))?(?: make any| further| immediate)? comment| did not (?:immediately )?respond to (?s:.)*(?:comment|request)| could not be reached(?s:.)*comment| could not immediately be reached)",
);

/// An address and nothing else: "https://example.org/news".
pub static ADDRESS: Pattern = Pattern::new("address", Opens(b"hHwW"), r"^(?i-u:https?://|www\.)[^ \t\r\n]+$");

/// A line of a program or of its markup: "let x = 1;", "def main():", "<div class=a>".
pub static CODE: Pattern = Pattern::new(
    "code",
    Holds(&[";", "{", "}", "(", ":", "=", "import ", "from ", "/", "#", "<", "@"]),
    r"[;{}]$|^[ \t]*(?:(?:import|from|def|class|function|const|let|var|if|elif|else|for|while|return|public|private|static|try|except|print)(?-u:\b).*[:;({=)]$|(?:import|from) [0-9A-Za-z_.]+$|import |//|#|/\*|\*/|</?[a-z]+[^>]*>$|@[A-Za-z0-9_]+$|[A-Za-z0-9_.\[\]]+[ \t]*[-+*|]?=[ \t]*[^ \t]|[A-Za-z0-9_.]+\(.*\)$)",
);

/// A message of a chat: "12:01 Ana: hi", "[04/03/2024, 10:01] Ana: hi", "Ana: hi".
pub static MESSAGE_OF_CHAT: Pattern = Pattern::new(
    "message of a chat",
    Holds(&[":", "."]),
    r"^[ \t]*\[?[0-9]{1,2}(?:[:.][0-9]{2}(?:[:.][0-9]{2})?(?: ?(?i-u:[ap]m))?\]?(?: [-–])? [A-Za-zÀ-ÖØ-öø-ÿ .'’-]{1,24}:|[./-][0-9]{1,2}[./-][0-9]{2,4}, [0-9]{1,2}:[0-9]{2})|^[A-Za-zÀ-ÖØ-öø-ÿ .'’-]{1,24}[,:]? *[\[(]?[0-9]{1,2}:[0-9]{2}(?:[\])]|:| ?(?i-u:[ap]m)(?-u:\b)| [-–—]|$)|^[A-Za-zÀ-ÖØ-öø-ÿ_]{1,16}: .{0,60}$",
);

/// What a dish takes: "500g cod", "2 tbsp olive oil".
pub static AMOUNT_OF_RECIPE: Pattern = Pattern::new(
    "amount of a recipe",
    Holds(&["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "½", "¼", "¾", "⅓", "⅔"]),
    r"^[^A-Za-z0-9½¼¾⅓⅔]{0,4}[0-9½¼¾⅓⅔][0-9.,/ ½¼¾–-]{0,9} ?(?i-u:g|kg|ml|cl|dl|l|cups?|tbsps?|tsps?|oz|lbs?|teaspoons?|tablespoons?|cloves?|pinch(?:es)?|grams?|sticks?|tins?|cans?)(?-u:\b)",
);

#[cfg(test)]
mod tests {
    use super::*;

    /// Each pattern with a line that it matches and one that it does not.
    const EXAMPLES: &[(&Pattern, &str, &str)] = &[
        (&CAPTION_OPENS, "Pictures: Ana Lima", "Pictures of the crane were taken"),
        (&CREDIT_IN_BRACKETS, "AP Photo/Ana Lima)", "April)"),
        (&CREDIT_AT_END, "The crane at work. Photo by Ana Lima", "Photo by Ana Lima"),
        (&GLUED_CREDIT, "The crane at work.CreditÁna Lima", "Credit is due"),
        (&NAME_AND_OUTLET, "Ana Lima/The Example Times", "The image/sound ratio"),
        (&BY, "Posted by Ana", "A hobby of Ana's"),
        (&RULE, "___", "_ _"),
        (&REPORTERS, "(Reporting by Ana Lima", "(Reporting of crime"),
        (&INVITATION, "Sign-up for our news", "Signs of spring"),
        (&MAIL_FIELD, "Reply-To: ana@example.org", "To Ana"),
        (&PAGE_LINE, "Editor’s note: the crane", "Editors note the crane"),
        (&SHORT_PAGE_LINE, "CNN's Ana Lima", "CNN said"),
        (&PHOTO_LABEL, "FILE PHOTO: Ana Lima", "File photos were lost"),
        (&AGENCY_AND_NAME, "Ana Lima in Porto. REUTERS/Rui Costa", "The AP/lower case"),
        (&NOTE, "Editor’s note: the crane", "Editors noted the crane"),
        (&CLOSING_NOTE, "This article has been adapted from its source.", "This article was long"),
        (&INVITING, "Click here to watch", "Clicks here and there"),
        (&DATELINE_OPENS, "LISBON/PORTO (Reuters) - Two ferries", "Lisbon (Portugal) - two ferries"),
        (&FULL_DATE_ENDS, "A train stands in Leeds, May 26, 2020.", "A train stood in Leeds in 2020."),
        (&ADDRESS, "https://example.org/a", "https://example.org fell silent"),
        (&CODE, "let x = f(1);", "The bridge (built in 1990) fell."),
        (&MESSAGE_OF_CHAT, "12:01 Ana: hi", "It was 12:01 when the bridge fell."),
        (&AMOUNT_OF_RECIPE, "2 tbsp olive oil", "2 ferries collided"),
        (&WROTE, "Ana Lima wrote this story", "Ana Lima wrote the book"),
        (&REFUSAL, "Lima did not immediately respond to a request.", "Police did not respond to the first call."),
    ];

    #[test]
    fn patterns_match_their_example_and_no_other_line() {
        for (pattern, like, unlike) in EXAMPLES {
            assert!(pattern.matches(like), "{}: {like}", pattern.name);
            assert!(!pattern.matches(unlike), "{}: {unlike}", pattern.name);
        }
    }

    #[test]
    fn by_is_followed_by_the_author() {
        let line = "Posted BY: Ana Lima by Porto";
        assert_eq!(BY.ends(line).map(|end| &line[end..]).collect::<Vec<_>>(), ["Ana Lima by Porto", "Porto"]);
    }
}
