//! The tags that a word can have: one bit each. A data file in `lexicon/` names them in small letters.

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// What is known of a word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Tag {
            $($(#[$doc])* $name,)*
        }

        /// The tags as the data files write them, by number.
        pub const NAMES: &[&str] = &[$($text),*];

        #[allow(dead_code)]
        pub const ALL: &[Tag] = &[$(Tag::$name),*];
    };
}

tags! {
    /// A form of a verb.
    Verb "verb",
    /// A form of a noun.
    Noun "noun",
    /// The form without ending: "say".
    Base "base",
    /// "says"
    Third "third",
    /// "said", as in "she said"
    Past "past",
    /// "said", as in "has said"
    Participle "participle",
    /// "saying"
    Gerund "gerund",
    /// "ministries"
    Plural "plural",
    /// "according", before "to"
    According "according",
    /// "him", "them", "whom"
    Accusative "accusative",
    /// Words whose letter an acronym may leave out: "of", "the".
    AcronymSkips "acronym_skips",
    /// Does something: reports a sentence in marks at most, not a word or two.
    Acts "acts",
    /// "already", "again"
    Adverb "adverb",
    /// A news agency: "Reuters".
    Agency "agency",
    /// A noun for people that as often describes a noun, or names a party: "general", "Republican".
    AlsoAdjective "also_adjective",
    /// Takes somebody prisoner: "arrest", "custody".
    Arrests "arrests",
    /// Reports a question: "ask", "wonder".
    Ask "ask",
    /// "has", "was", "would", "'ll"
    Auxiliary "auxiliary",
    /// "is", "were"
    Be "be",
    /// Bears a name that may be a person's: "yacht", "gelding".
    Bearer "bearer",
    /// Beside it a few pounds are money: "cost", "ticket".
    BesideMoney "beside_money",
    /// Beside it pounds are a weight: "lost", "baby".
    BesideWeight "beside_weight",
    /// A noun for an organization: "ministry".
    Body "body",
    /// Ends the names of bodies: "Academy".
    BodyName "body_name",
    /// Set down for a day: "due on Friday", "planned for May".
    Booked "booked",
    /// An abbreviation for what people are: "MPs", "CEO".
    Calling "calling",
    /// Somebody in a case: "counsel", "witness".
    CaseNoun "case_noun",
    /// What follows "that" is claimed as a fact: "announce", "warn".
    Claims "claims",
    /// Opens a clause: "that", "who", "when", "but".
    Clause "clause",
    /// Ends the names of clubs and of places: "United", "City".
    ClubWord "club_word",
    /// Runs into something: "collide", "crash".
    Collides "collides",
    /// In one news story of eighty.
    Common1 "common_1",
    /// In one story of forty.
    Common2 "common_2",
    /// In one story of twenty.
    Common3 "common_3",
    /// In one story of ten.
    Common4 "common_4",
    /// In one story of five.
    Common5 "common_5",
    /// Begins many names: "New", "North".
    CommonFirst "common_first",
    /// Ends many names: "River", "Group".
    CommonLast "common_last",
    /// "Ltd", "Inc"
    CompanyEnding "company_ending",
    /// Compares with another time: "compared", "versus".
    Comparison "comparison",
    /// Opens a condition: "if", "unless".
    Condition "condition",
    /// Says what would be: "should", "might".
    Conditional "conditional",
    /// What only companies have: "shareholder", "finance chief".
    Corporate "corporate",
    /// "and", "but"
    Conjunction "conjunction",
    /// Leans on what was said before: "however", "also".
    Connective "connective",
    /// "contributed to this report"
    ContributorNote "contributor_note",
    /// Turns against what stands before it: "but", "however".
    Contrast "contrast",
    /// "and", "or", "&"
    Coordinator "coordinator",
    /// What sides do in a match: "beat", "lost".
    Contest "contest",
    /// What is counted, so that a number before it is no year: "2,000 homes".
    Counted "counted",
    /// "Photo", "Source", before a colon
    CreditLabel "credit_label",
    /// "euros"
    Currency "currency",
    /// "USD", in capitals
    CurrencyCode "currency_code",
    /// Money where there are many: "pounds".
    CurrencyOrWeight "currency_or_weight",
    /// Done with a deal or a work on a day ahead: "to close", "will open".
    DealVerb "deal_verb",
    /// Counts the dead: "47 killed", "44 deaths".
    Death "death",
    /// Done in a moment, with an infinitive for what is to come: "decided to".
    Decide "decide",
    /// "the"
    Definite "definite",
    /// Ends somebody's life: "die", "dead".
    Dies "dies",
    /// "today", "tomorrow"
    DeicticDay "deictic_day",
    /// "this", "those"
    Demonstrative "demonstrative",
    /// Denies what was claimed: "dispute", "reject".
    Deny "deny",
    /// "the", "some", "several"
    Determiner "determiner",
    /// Says what is to be done: "should", "must".
    Duty "duty",
    /// Begins with an apostrophe: "'em".
    Elided "elided",
    /// An apostrophe before it opens no quotation: "'tis".
    ElidedAfterMark "elided_after_mark",
    /// The same, where no quotation is open: "'cause".
    ElidedIfClosing "elided_if_closing",
    /// Verbs that help others do something: "let", "help".
    Enable "enable",
    /// Kin, of whom a name may be told: "her husband", "the son of".
    Family "family",
    /// Says that somebody is a woman: "her", "actress".
    Female "female",
    /// A noun for companies that never means a person: "carmaker".
    Firm "firm",
    /// A firm where another noun stands before it: "shipping line", "fashion house".
    FirmBehind "firm_behind",
    /// "I", "our"
    FirstPerson "first_person",
    /// Blows up: "explode", "blast".
    Explodes "explodes",
    /// The most frequent words of English: they tell the language.
    Frequent "frequent",
    /// Says that something lies ahead: "will", "scheduled".
    Future "future",
    /// The same, seen from the day of writing: "will", not "would".
    FutureNow "future_now",
    /// Stands for many things: "company", "man".
    Generic "generic",
    /// A noun for what happens: "explosion".
    Happening "happening",
    /// Says only that something took place: "occur".
    Happens "happens",
    /// Letters after a name: "MBE".
    Honour "honour",
    /// Counts the hurt: "12 injured".
    Hurt "hurt",
    /// "a", "any", "no"
    Indefinite "indefinite",
    /// Before its subject it opens a condition: "had she said".
    Inverts "inverts",
    /// Kin, which wants "of" to say whose: "daughter".
    Kin "kin",
    /// After "not" it takes the denial back: "not only".
    Limits "limits",
    /// Stands before links: "Read more".
    LinkLabel "link_label",
    /// Stands above lists of links: "Most read".
    ListLabel "list_label",
    /// "Borough", "County", before a local body
    LocalArea "local_area",
    /// "Council", "Police", after a place
    LocalBody "local_body",
    /// Says that somebody is a man: "his", "actor".
    Male "male",
    /// Plural: "they", "our".
    Many "many",
    /// How prices move: "rose", "slipped".
    MarketMove "market_move",
    /// Heads of measures of time: "last year", "some time".
    Measure "measure",
    /// A happening that nobody announces: "earthquake", "attack".
    Mishap "mishap",
    /// "can", "would"
    Modal "modal",
    /// "March"
    Month "month",
    /// What a rider does to a horse: "rode".
    Mount "mount",
    /// "million", "bn"
    Multiple "multiple",
    /// Holds two parts of a name together: "of", "von".
    NameLink "name_link",
    /// Part of a person's name in small letters: "van", "bin".
    NameParticle "name_particle",
    /// Ends a person's name: "Jr", "III".
    NameSuffix "name_suffix",
    /// Somebody by their country: "Briton".
    National "national",
    /// "not", "n't", "never"
    Negation "negation",
    /// Makes a clause negative: "no", "nobody", "hardly".
    Negative "negative",
    /// "none", "nothing": denies no verb beside it.
    NegativePronoun "negative_pronoun",
    /// "it", "its"
    Neuter "neuter",
    /// "Duke", before "of"
    Noble "noble",
    /// "he", "they", "who"
    Nominative "nominative",
    /// No adverb in spite of its ending: "family".
    NounInLy "noun_in_ly",
    /// As often a noun as a verb: "strike".
    NounOrVerb "noun_or_verb",
    /// "dozen", "two", "millions"
    NumberWord "number_word",
    /// A number follows it as a name: "flight", "room".
    Numbered "numbered",
    /// "five", "twenty"
    Numeral "numeral",
    /// "him", "everybody"
    ObjectPronoun "object_pronoun",
    /// A role that one person at a time has in a place: "governor".
    Office "office",
    /// Often opens a sentence.
    Opener "opener",
    /// Opens a clause of its own: "after", "which".
    OpensClause "opens_clause",
    /// Says only that something happens or is shown: "begin", "publish".
    Occur "occur",
    /// "other", "others": points at those told before.
    Other "other",
    /// A date after it is not the publication date: "born".
    OtherDate "other_date",
    /// On pages: "sponsored"
    PageAdvertisement "page_advertisement",
    /// On pages: How long ago: "old", "months".
    PageAge "page_age",
    /// On pages: "Reuters", as a word of a credit
    PageAgency "page_agency",
    /// On pages: "ago", "mins"
    PageAgo "page_ago",
    /// On pages: About who wrote it: "follow", "covers".
    PageAuthor "page_author",
    /// On pages: "by"
    PageBy "page_by",
    /// On pages: How captions talk: "pictured".
    PageCaption "page_caption",
    /// On pages: "pm", "GMT"
    PageClock "page_clock",
    /// On pages: "reply"
    PageComment "page_comment",
    /// On pages: "photo", "courtesy"
    PageCredit "page_credit",
    /// On pages: Who pays: "commission".
    PageDisclosure "page_disclosure",
    /// On pages: Frequent in sentences, rare in labels: "the".
    PageFunction "page_function",
    /// On pages: "cookies", "reserved"
    PageLegal "page_legal",
    /// On pages: The life of who wrote it: "novelist".
    PageLife "page_life",
    /// On pages: What is played: "listen".
    PageMedia "page_media",
    /// On pages: Months, short forms too.
    PageMonth "page_month",
    /// On pages: "menu", "skip"
    PageNavigation "page_navigation",
    /// On pages: "Facebook", "app"
    PageNetwork "page_network",
    /// Only pages say so: "click here"
    PagePhrase "page_phrase",
    /// On pages: "he", "we"
    PagePronoun "page_pronoun",
    /// On pages: "posted"
    PagePublished "page_published",
    /// On pages: Talks to the reader: "your".
    PageReader "page_reader",
    /// On pages: "trending"
    PageRelated "page_related",
    /// On pages: "said", "told"
    PageReporting "page_reporting",
    /// On pages: "reporter", "editor"
    PageRole "page_role",
    /// On pages: "sport", "opinion"
    PageSection "page_section",
    /// On pages: "tweet", "print"
    PageShare "page_share",
    /// On pages: "newsletter"
    PageSubscribe "page_subscribe",
    /// On pages: Weekdays, short forms too.
    PageWeekday "page_weekday",
    /// Ends the names of papers and programmes that come out on a day: "Times".
    Paper "paper",
    /// "percent"
    Percent "percent",
    /// "percentage", before "points"
    Percentage "percentage",
    /// "have", "'ve"
    Perfect "perfect",
    /// A noun for a person: "columnist".
    Person "person",
    /// Shows what can be seen: "photo", "footage".
    Picture "picture",
    /// A noun for a place: "city".
    Place "place",
    /// Says that something is planned: "decide", "due".
    Plan "plan",
    /// Only reports: "say", "explain"; not "announce", which does something.
    PlainReport "plain_report",
    /// "points", after "percentage"
    Points "points",
    /// "his", "whose"
    Possessive "possessive",
    /// "theirs"
    PossessivePronoun "possessive_pronoun",
    /// "after", "of"
    Preposition "preposition",
    /// A publication date follows: "posted".
    Published "published",
    /// Opens a question: "did", "would".
    QuestionVerb "question_verb",
    /// "himself"
    Reflexive "reflexive",
    /// Tells of rulers: "emperor", "reigned".
    Reign "reign",
    /// "who", "which"
    Relative "relative",
    /// A word of a company's results: "earnings".
    Results "results",
    /// Mostly reports speech: "say", "double down".
    Say "say",
    /// The most frequent of them; a short list on purpose.
    SayOften "say_often",
    /// Opens a clause of the same moment: "when", "as".
    SameTime "same_time",
    /// "you"
    SecondPerson "second_person",
    /// "HMS", before the name of a ship
    ShipPrefix "ship_prefix",
    /// A body that is often credited with words: "ministry".
    Speaks "speaks",
    /// What is said: "statement", "claim".
    Spoken "spoken",
    /// Tells what is, not what happens: "own", "remain".
    State "state",
    /// Carries grammar, not matter: left out of terms.
    Stop "stop",
    /// "hurricane", before the name of a storm
    Storm "storm",
    /// What storms do: "landfall", "weakened".
    StormAct "storm_act",
    /// Ends the names of streets: "Lane".
    Street "street",
    /// Fires a gun: "shoot", "gunfire".
    Shoots "shoots",
    /// "he", "everyone"
    SubjectPronoun "subject_pronoun",
    /// "because", "whether"
    Subordinator "subordinator",
    /// A word of team games: "wickets", "striker".
    TeamGame "team_game",
    /// May report speech: "offer", "go on".
    Tell "tell",
    /// "that"
    That "that",
    /// A noun for a thing that may bear a name: "treaty".
    Thing "thing",
    /// "believe", "feel"
    Think "think",
    /// "he", "theirs", "itself"
    ThirdPerson "third_person",
    /// "BST"
    TimeZone "time_zone",
    /// Stands before a name: "President".
    Title "title",
    /// "Dr", "Sgt": says nothing alone
    TitleAbbreviation "title_abbreviation",
    /// Is part of a speaker's phrase: "Judge".
    TitleBeforeName "title_before_name",
    /// No part of a name: "Mr".
    TitleShort "title_short",
    /// Ends the names of companies: "Motors".
    Trade "trade",
    /// A noun for people and for firms: "a wine maker".
    Trader "trader",
    /// A date of a change follows: "updated".
    Updated "updated",
    /// Ends the names of companies that run something: "Transit".
    Venture "venture",
    /// What a picture can show: "stand", "wave", "shake".
    Visible "visible",
    /// "Monday"
    Weekday "weekday",
    /// Before "to" it says that something is not done: "refuse to say".
    Withhold "withhold",
    /// After a number it makes a name, not a date: "the 1922 Committee".
    YearName "year_name",
    /// Says of somebody that they did wrong: "charge", "accuse".
    Accuse "accuse",
    /// A plural that describes a noun behind it: "sales tax", "drugs test".
    PluralModifier "plural_modifier",
}
