//! Word classes that joining looks at: pronouns, determiners, verbs of saying, nouns for people, organisations and places.

use super::candidates::Slot;
use crate::document::{Document, TokenKind};
use crate::english::Gender;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a token is to joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    // Pronouns, each as it inflects.
    He,
    Him,
    His,
    Himself,
    She,
    Her,
    Hers,
    Herself,
    It,
    Its,
    Itself,
    They,
    Them,
    Their,
    Theirs,
    Themselves,
    I,
    Me,
    My,
    Myself,
    /// "we", "you" and their forms
    We,
    // Function words.
    The,
    /// "this", "that"
    This,
    /// "a", "any", "no"
    A,
    And,
    Be,
    /// "will", "has", "did"
    Modal,
    Reporting,
    Preposition,
    /// "that", "who", "when", "but"
    Clause,
    // Nouns that stand for a named one.
    Person,
    Man,
    Woman,
    Organization,
    Place,
    /// "the aircraft", "the treaty"
    Thing,
    // By shape.
    /// "'s"
    Possessive,
    Comma,
    /// Another mark
    Mark,
    Number,
    /// A capitalised word
    Capital,
    /// "plans", "forces"
    Plural,
    /// "announced"
    Past,
    /// "really", "also"
    Adverb,
    /// Any other word
    Word,
}

use Class::*;

impl Class {
    /// A noun that may stand for a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Person | Man | Woman | Organization | Place | Thing)
    }

    pub const fn is_person(self) -> bool {
        matches!(self, Person | Man | Woman)
    }

    /// The gender a pronoun or noun tells.
    pub const fn gender(self) -> Gender {
        match self {
            He | Him | His | Himself | Man => Gender::Male,
            She | Her | Hers | Herself | Woman => Gender::Female,
            _ => Gender::Unknown,
        }
    }

    /// What a pronoun of the third person asks for.
    pub const fn slot(self) -> Option<Slot> {
        Some(match self {
            He | Him | His | Himself => Slot::He,
            She | Her | Hers | Herself => Slot::She,
            It | Its | Itself => Slot::It,
            They | Them | Their | Theirs | Themselves => Slot::They,
            _ => return None,
        })
    }
}

/// Sorted.
#[rustfmt::skip]
const WORDS: &[(&str, Class)] = &[
    ("&", And), ("a", A), ("about", Preposition), ("academy", Organization), ("across", Preposition),
    ("activist", Person), ("actor", Man), ("actress", Woman), ("added", Reporting), ("adding", Reporting), ("adds", Reporting),
    ("administration", Organization), ("admitted", Reporting), ("adviser", Person), ("advisor", Person),
    ("aeroplane", Thing), ("after", Preposition), ("again", Adverb), ("against", Preposition),
    ("agency", Organization), ("agreement", Thing), ("aircraft", Thing), ("airline", Organization),
    ("airliner", Thing), ("airplane", Thing), ("airport", Place), ("album", Thing), ("alliance", Organization),
    ("already", Adverb), ("also", Adverb), ("although", Clause), ("always", Adverb), ("am", Be),
    ("ambassador", Person), ("among", Preposition), ("an", A), ("analyst", Person), ("and", And), ("announced", Reporting),
    ("another", A), ("any", A), ("app", Thing), ("application", Thing), ("archbishop", Man), ("archipelago", Place),
    ("are", Be), ("area", Place), ("arena", Place), ("argued", Reporting), ("army", Organization), ("around", Preposition),
    ("artist", Person), ("as", Preposition), ("asked", Reporting), ("assembly", Organization),
    ("association", Organization), ("astronaut", Person), ("at", Preposition), ("athlete", Person),
    ("attacker", Person), ("attorney", Person), ("aunt", Woman), ("author", Person), ("authority", Organization),
    ("automaker", Organization), ("award", Thing), ("baby", Person), ("back", Adverb), ("ballerina", Woman),
    ("band", Organization), ("bank", Organization), ("banker", Person), ("baroness", Woman), ("base", Place),
    ("batsman", Man), ("battalion", Organization), ("be", Be), ("beach", Place), ("beauty", Woman),
    ("because", Clause), ("been", Be), ("before", Preposition), ("behind", Preposition), ("being", Be),
    ("believed", Reporting), ("believes", Reporting), ("between", Preposition), ("beyond", Preposition), ("bill", Thing),
    ("billionaire", Person), ("biologist", Person), ("bishop", Man), ("blogger", Person), ("bloke", Man),
    ("board", Organization), ("boat", Thing), ("body", Organization), ("bomber", Person), ("book", Thing),
    ("bookmaker", Organization), ("borough", Place), ("boss", Person), ("bowler", Person), ("boxer", Person),
    ("boy", Man), ("boyfriend", Man), ("brand", Organization), ("brewer", Organization), ("bride", Woman),
    ("bridge", Place), ("broadcaster", Person), ("brokerage", Organization), ("brother", Man), ("browser", Thing),
    ("builder", Organization), ("building", Place), ("bureau", Organization), ("business", Organization),
    ("businessman", Man), ("businesswoman", Woman), ("but", Clause), ("by", Preposition), ("cabinet", Organization),
    ("camera", Thing), ("campaign", Organization), ("can", Modal), ("candidate", Person), ("capital", Place),
    ("captain", Person), ("car", Thing), ("carmaker", Organization), ("carrier", Organization), ("castle", Place),
    ("cathedral", Place), ("celebrity", Person), ("centre-right", Organization), ("ceo", Person), ("ceremony", Thing),
    ("chain", Organization), ("chair", Person), ("chairman", Man), ("chairperson", Person), ("chairwoman", Woman),
    ("champion", Person), ("championship", Thing), ("chancellor", Person), ("channel", Organization),
    ("charity", Organization), ("chef", Person), ("chemist", Person), ("chief", Person), ("child", Person),
    ("chipmaker", Organization), ("church", Organization), ("city", Place), ("claimed", Reporting), ("claims", Reporting),
    ("cleric", Man), ("club", Organization), ("co-founder", Person), ("coach", Person), ("coalition", Organization),
    ("coast", Place), ("cofounder", Person), ("colleague", Person), ("college", Organization), ("colony", Place),
    ("comedian", Person), ("commander", Person), ("commentator", Person), ("commented", Reporting),
    ("commission", Organization), ("commissioner", Person), ("committee", Organization), ("community", Place),
    ("company", Organization), ("competition", Thing), ("composer", Person), ("concluded", Reporting),
    ("conductor", Person), ("confirmed", Reporting), ("conglomerate", Organization), ("congregation", Organization),
    ("congress", Organization), ("congressman", Man), ("congresswoman", Woman), ("conservative", Person),
    ("console", Thing), ("consortium", Organization), ("constituency", Place), ("contender", Person),
    ("continent", Place), ("continued", Reporting), ("cooperative", Organization), ("corporation", Organization),
    ("could", Modal), ("council", Organization), ("councillor", Person), ("countess", Woman), ("country", Place),
    ("county", Place), ("court", Organization), ("cousin", Person), ("critic", Person), ("currently", Adverb),
    ("cyclist", Person), ("cyclone", Thing), ("dad", Man), ("daily", Organization), ("dancer", Person),
    ("daughter", Woman), ("declared", Reporting), ("defendant", Person), ("defender", Person), ("democrat", Person),
    ("department", Organization), ("deputy", Person), ("designer", Person), ("despite", Preposition),
    ("detective", Person), ("developer", Organization), ("device", Thing), ("dictator", Man), ("did", Modal),
    ("diplomat", Person), ("director", Person), ("dissident", Person), ("distributor", Organization),
    ("district", Place), ("diva", Woman), ("do", Modal), ("doctor", Person), ("documentary", Thing), ("does", Modal),
    ("driver", Person), ("drone", Thing), ("drug", Thing), ("drugmaker", Organization), ("duchess", Woman),
    ("duke", Man), ("during", Preposition), ("each", A), ("economist", Person), ("editor", Person),
    ("eleven", Organization), ("emperor", Man), ("engineer", Person), ("enterprise", Organization),
    ("entrepreneur", Person), ("even", Adverb), ("event", Thing), ("ever", Adverb), ("every", A),
    ("ex-boyfriend", Man), ("ex-girlfriend", Woman), ("ex-husband", Man), ("ex-wife", Woman), ("executive", Person),
    ("expert", Person), ("explained", Reporting), ("facility", Place), ("faction", Organization), ("farmer", Person),
    ("father", Man), ("father-in-law", Man), ("federation", Organization), ("felt", Reporting), ("ferry", Thing),
    ("festival", Thing), ("fiance", Man), ("fiancee", Woman), ("fighter", Person), ("film", Thing),
    ("firm", Organization), ("fisherman", Man), ("for", Preposition), ("force", Organization),
    ("foundation", Organization), ("founder", Person), ("franchise", Organization), ("from", Preposition),
    ("front-runner", Person), ("frontman", Man), ("frontrunner", Person), ("fugitive", Person),
    ("fund", Organization), ("gadget", Thing), ("game", Thing), ("general", Person), ("gentleman", Man),
    ("giant", Organization), ("girl", Woman), ("girlfriend", Woman), ("goalkeeper", Person), ("golfer", Person),
    ("government", Organization), ("governor", Person), ("grandfather", Man), ("grandmother", Woman), ("groom", Man),
    ("group", Organization), ("guild", Organization), ("guitarist", Person), ("gunman", Man), ("guy", Man),
    ("had", Modal), ("hall", Place), ("handset", Thing), ("has", Modal), ("have", Modal), ("he", He),
    ("heir", Person), ("heiress", Woman), ("helicopter", Thing), ("her", Her), ("here", Adverb), ("hero", Person),
    ("heroine", Woman), ("hers", Hers), ("herself", Herself), ("hill", Place), ("him", Him), ("himself", Himself),
    ("his", His), ("historian", Person), ("hitman", Man), ("homeland", Place), ("hospital", Organization),
    ("hotel", Place), ("hotelier", Organization), ("how", Clause), ("however", Clause), ("hunk", Man),
    ("hurricane", Thing), ("husband", Man), ("i", I), ("if", Clause), ("imam", Man), ("in", Preposition),
    ("incumbent", Person), ("infant", Person), ("insisted", Reporting), ("insists", Reporting), ("institute", Organization),
    ("institution", Organization), ("insurer", Organization), ("into", Preposition), ("inventor", Person),
    ("investor", Person), ("is", Be), ("island", Place), ("isle", Place), ("it", It), ("its", Its),
    ("itself", Itself), ("jet", Thing), ("jetliner", Thing), ("jockey", Person), ("journalist", Person),
    ("judge", Person), ("junta", Organization), ("just", Adverb), ("justice", Person), ("killer", Person),
    ("king", Man), ("kingdom", Place), ("label", Organization), ("lad", Man), ("lady", Woman), ("lake", Place),
    ("laptop", Thing), ("later", Adverb), ("law", Thing), ("lawmaker", Person), ("lawyer", Person),
    ("leader", Person), ("league", Organization), ("legend", Person), ("lender", Organization), ("like", Preposition),
    ("magazine", Organization), ("magician", Person), ("maker", Organization), ("man", Man), ("manager", Person),
    ("manufacturer", Organization), ("may", Modal), ("mayor", Person), ("me", Me), ("metropolis", Place),
    ("midfielder", Person), ("might", Modal), ("migrant", Person), ("military", Organization),
    ("militia", Organization), ("millionaire", Person), ("mine", Myself), ("miner", Organization),
    ("minister", Person), ("ministry", Organization), ("missile", Thing), ("mission", Thing), ("model", Person),
    ("mogul", Person), ("mom", Woman), ("monarch", Person), ("mother", Woman), ("mountain", Place),
    ("movement", Organization), ("movie", Thing), ("mum", Woman), ("municipality", Place), ("museum", Organization),
    ("musical", Thing), ("musician", Person), ("must", Modal), ("my", My), ("myself", Myself), ("nation", Place),
    ("navy", Organization), ("near", Preposition), ("neighborhood", Place), ("neighbourhood", Place), ("nephew", Man),
    ("network", Organization), ("never", Adverb), ("newcomer", Person), ("newspaper", Organization), ("niece", Woman),
    ("no", A), ("nominee", Person), ("not", Adverb), ("noted", Reporting), ("novel", Thing), ("novelist", Person),
    ("now", Adverb), ("nt", Adverb), ("nurse", Person), ("ocean", Place), ("of", Preposition), ("officer", Person),
    ("official", Person), ("often", Adverb), ("on", Preposition), ("once", Adverb), ("only", Adverb),
    ("opener", Person), ("opera", Thing), ("operator", Organization), ("opponent", Person), ("or", And),
    ("orchestra", Organization), ("organisation", Organization), ("organization", Organization), ("our", We),
    ("ours", We), ("ourselves", We), ("outfit", Organization), ("over", Preposition), ("owner", Person),
    ("pact", Thing), ("painter", Person), ("painting", Thing), ("palace", Place), ("paper", Organization),
    ("parish", Place), ("park", Place), ("parliament", Organization), ("partner", Person), ("party", Organization),
    ("pastor", Person), ("patient", Person), ("patriarch", Man), ("peninsula", Place), ("pensioner", Person),
    ("per", Preposition), ("philanthropist", Person), ("philosopher", Person), ("phone", Thing),
    ("photographer", Person), ("physicist", Person), ("pianist", Person), ("pilot", Person), ("pitcher", Person),
    ("plane", Thing), ("planemaker", Organization), ("plant", Place), ("play", Thing), ("player", Person),
    ("playmaker", Person), ("playwright", Person), ("poet", Person), ("police", Organization), ("policeman", Man),
    ("policewoman", Woman), ("politician", Person), ("pontiff", Man), ("pope", Man), ("port", Place),
    ("prefecture", Place), ("premier", Person), ("presenter", Person), ("president", Person),
    ("president-elect", Person), ("priest", Man), ("prince", Man), ("princess", Woman), ("prison", Place),
    ("prisoner", Person), ("prize", Thing), ("probe", Thing), ("producer", Person), ("product", Thing),
    ("professor", Person), ("program", Thing), ("programme", Thing), ("project", Thing), ("prosecutor", Person),
    ("provider", Organization), ("province", Place), ("publication", Organization), ("publisher", Organization),
    ("quarterback", Man), ("quartet", Organization), ("queen", Woman), ("rapper", Person), ("recalled", Reporting),
    ("recently", Adverb), ("referee", Person), ("regime", Organization), ("region", Place),
    ("regulator", Organization), ("replied", Reporting), ("republic", Place), ("republican", Person),
    ("researcher", Person), ("resort", Place), ("retailer", Organization), ("revealed", Reporting), ("rifle", Thing),
    ("river", Place), ("rocket", Thing), ("rookie", Person), ("ruler", Person), ("runner", Person), ("said", Reporting),
    ("satellite", Thing), ("say", Reporting), ("saying", Reporting), ("says", Reporting), ("scheme", Thing),
    ("school", Organization), ("scientist", Person), ("sculptor", Person), ("sea", Place), ("seamer", Person),
    ("secretary", Person), ("senate", Organization), ("senator", Person), ("sequel", Thing), ("series", Thing),
    ("service", Organization), ("shall", Modal), ("she", She), ("sheriff", Person), ("ship", Thing),
    ("should", Modal), ("show", Thing), ("side", Organization), ("since", Preposition), ("singer", Person),
    ("sister", Woman), ("sitcom", Thing), ("site", Place), ("skipper", Person), ("smartphone", Thing), ("so", Clause),
    ("socialite", Person), ("software", Thing), ("soldier", Person), ("some", A), ("son", Man), ("song", Thing),
    ("songwriter", Person), ("soon", Adverb), ("spacecraft", Thing), ("speaker", Person), ("spinner", Person),
    ("spokesman", Man), ("spokesperson", Person), ("spokeswoman", Woman), ("spouse", Person), ("sprinter", Person),
    ("squad", Organization), ("square", Place), ("stadium", Place), ("star", Person), ("starlet", Woman),
    ("start-up", Organization), ("startup", Organization), ("state", Place), ("stated", Reporting),
    ("station", Organization), ("steelmaker", Organization), ("stepfather", Man), ("stepmother", Woman),
    ("still", Adverb), ("store", Organization), ("storm", Thing), ("street", Place), ("stressed", Reporting),
    ("striker", Person), ("student", Person), ("studio", Organization), ("submarine", Thing),
    ("subsidiary", Organization), ("suburb", Place), ("suggested", Reporting), ("superjumbo", Thing),
    ("supermarket", Organization), ("supermodel", Woman), ("superpower", Place), ("supplier", Organization),
    ("suspect", Person), ("swimmer", Person), ("syndicate", Organization), ("tablet", Thing),
    ("tabloid", Organization), ("tank", Thing), ("teacher", Person), ("team", Organization), ("teen", Person),
    ("teenager", Person), ("telling", Reporting), ("tells", Reporting), ("temple", Place), ("territory", Place),
    ("than", Clause), ("that", This), ("the", The), ("their", Their), ("theirs", Theirs), ("them", Them),
    ("themself", Themselves), ("themselves", Themselves), ("then", Adverb), ("there", Adverb), ("these", This),
    ("they", They), ("think-tank", Organization), ("thinks", Reporting), ("this", This), ("those", This),
    ("though", Clause), ("thought", Reporting), ("through", Preposition), ("to", Preposition), ("today", Adverb),
    ("toddler", Person), ("told", Reporting), ("tomorrow", Adverb), ("tonight", Adverb), ("too", Adverb),
    ("tournament", Thing), ("toward", Preposition), ("towards", Preposition), ("tower", Place), ("town", Place),
    ("township", Place), ("trader", Person), ("train", Thing), ("treasurer", Person), ("treaty", Thing),
    ("tribunal", Organization), ("trio", Organization), ("trust", Organization), ("tweeted", Reporting),
    ("tycoon", Person), ("typhoon", Thing), ("uncle", Man), ("under", Preposition), ("union", Organization),
    ("unit", Organization), ("university", Organization), ("until", Preposition), ("upon", Preposition), ("us", We),
    ("utility", Organization), ("vaccine", Thing), ("valley", Place), ("vehicle", Thing), ("vendor", Organization),
    ("venue", Place), ("version", Thing), ("vessel", Thing), ("veteran", Person), ("via", Preposition),
    ("victim", Person), ("village", Place), ("virus", Thing), ("volcano", Place), ("warned", Reporting),
    ("warship", Thing), ("was", Be), ("watchdog", Organization), ("we", We), ("website", Organization),
    ("weekly", Organization), ("were", Be), ("what", Clause), ("when", Clause), ("where", Clause),
    ("whether", Clause), ("which", Clause), ("while", Clause), ("who", Clause), ("whom", Clause), ("whose", Clause),
    ("why", Clause), ("widow", Woman), ("wife", Woman), ("will", Modal), ("winemaker", Person), ("winger", Person),
    ("winner", Person), ("with", Preposition), ("within", Preposition), ("without", Preposition), ("woman", Woman),
    ("worker", Person), ("would", Modal), ("wrestler", Person), ("writer", Person), ("writes", Reporting), ("wrote", Reporting),
    ("yacht", Thing), ("yesterday", Adverb), ("you", We), ("youngster", Person), ("your", We), ("yours", We),
    ("yourself", We), ("youth", Person), ("zone", Place),
];

/// Longest word of the list.
const LONGEST: usize = 16;

fn table() -> &'static FxHashMap<&'static [u8], Class> {
    static TABLE: OnceLock<FxHashMap<&'static [u8], Class>> = OnceLock::new();
    TABLE.get_or_init(|| WORDS.iter().map(|&(word, class)| (word.as_bytes(), class)).collect())
}

/// The class of a word, whatever its case; `None` where it is not listed.
pub fn look_up(word: &str) -> Option<Class> {
    let mut small = [0; LONGEST];
    let small = small.get_mut(..word.len())?;
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    table().get(&*small).copied()
}

/// The class of every token.
pub fn classes(document: &Document) -> Vec<Class> {
    (0..document.tokens.len()).map(|i| class(document, i)).collect()
}

fn class(document: &Document, i: usize) -> Class {
    let word = document.word(i);
    match document.tokens[i].kind {
        TokenKind::Word | TokenKind::Abbreviation => match look_up(word) {
            // "US" and "IT" are no pronouns.
            Some(We | It) if word.len() > 1 && !word.contains(char::is_lowercase) => Capital,
            Some(class) => class,
            None => shape(word),
        },
        TokenKind::Initial => match word {
            "I" => I,
            "A" => A,
            _ => Capital,
        },
        TokenKind::Clitic if word.ends_with(['s', 'S', '\'', '’']) => Possessive,
        TokenKind::Clitic => Modal,
        TokenKind::Number | TokenKind::Date | TokenKind::Clock => Number,
        _ if word == "," => Comma,
        _ => Mark,
    }
}

fn shape(word: &str) -> Class {
    if word.starts_with(char::is_uppercase) {
        Capital
    } else if word.ends_with("ed") {
        Past
    } else if word.ends_with("ly") {
        Adverb
    } else if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        Plural
    } else {
        Word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted_unique_and_short() {
        assert!(WORDS.windows(2).all(|w| w[0].0 < w[1].0));
        assert!(WORDS.iter().all(|w| w.0.len() <= LONGEST));
    }

    #[test]
    fn classes_do_not_mind_case() {
        assert_eq!(look_up("She"), Some(She));
        assert_eq!(look_up("PRESIDENT"), Some(Person));
        assert_eq!(look_up("xylophone"), None);
        assert_eq!(look_up(""), None);
    }
}
