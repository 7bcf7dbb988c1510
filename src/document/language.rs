//! English or not, by script and by the share of function words: "Der Minister hat nicht …" is not.
//!
//! Short texts count as English, because a word or a name does not tell; so does an English article with foreign quotes.

use super::{Token, TokenKind, Words};
use crate::english::Tag;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    Other,
}

impl Language {
    /// BCP 47.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Other => "und",
        }
    }
}

/// The most frequent words of other languages in Latin script that are not English words, so the lexicon does not have them. Sorted.
#[rustfmt::skip]
const FOREIGN: &[&str] = &[
    "aan", "aber", "af", "ai", "akan", "al", "alla", "alle", "anche", "ao", "att", "até", "au", "auch", "auf",
    "aus", "aux", "av", "avec", "az", "bei", "bij", "bir", "bis", "bu", "care", "ce", "cette", "che", "comme",
    "como", "cu", "cuando", "da", "daha", "dal", "dalam", "dalla", "dans", "dari", "das", "dass", "dat", "degli",
    "dei", "del", "della", "delle", "dem", "dengan", "der", "des", "desde", "det", "deze", "di", "donde", "dos",
    "du", "durante", "durch", "ed", "een", "egy", "ein", "eine", "einen", "einer", "eines", "el", "ele", "elle",
    "em", "en", "entre", "er", "es", "est", "esta", "este", "et", "ett", "että", "eu", "fait", "foi", "från", "för",
    "für", "gibi", "gli", "haben", "har", "hasta", "hay", "heeft", "het", "hij", "hogy", "há", "ich", "ikke", "il",
    "ile", "im", "ini", "inte", "isso", "ist", "itu", "için", "jag", "jak", "je", "jeg", "jest", "jsou", "juga",
    "já", "kadar", "kan", "která", "který", "la", "las", "le", "les", "leur", "lo", "los", "maar", "mai", "mais",
    "met", "mit", "muito", "mutta", "muy", "myös", "más", "na", "naar", "nach", "ne", "nel", "nella", "nem",
    "nicht", "nie", "niet", "noch", "nog", "non", "nos", "nous", "nu", "nur", "não", "och", "oder", "og", "også",
    "olarak", "oli", "om", "ont", "ook", "op", "oraz", "os", "ou", "ovat", "pada", "par", "para", "pas", "pe",
    "pela", "pelo", "pero", "più", "plus", "po", "por", "porque", "pour", "przez", "przy", "på", "quando", "que",
    "questo", "qui", "sau", "se", "ses", "seu", "si", "sich", "sie", "sind", "się", "sobre", "som", "sono", "sont",
    "su", "sua", "sul", "sur", "sus", "só", "tak", "también", "te", "tidak", "til", "till", "todo", "tot", "uit",
    "um", "uma", "un", "una", "und", "une", "unter", "untuk", "van", "var", "ve", "ved", "vom", "von", "voor",
    "vous", "wenn", "werd", "werden", "wie", "wird", "wordt", "wurde", "ya", "yang", "za", "zijn", "zu", "zum",
    "zur", "à", "às", "är", "çok", "è", "és", "été", "être", "în", "über", "że", "že", "și",
];

/// The maximum length in bytes of a word of [`FOREIGN`].
const LONGEST: usize = 10;

/// Minimum number of tokens from which only every second, third … is read.
const SAMPLE: usize = 20_000;

/// Texts with fewer words count as English.
const FEW: usize = 5;

/// Minimum share of frequent words; English prose has six times as many.
const LEAST_SHARE: f32 = 0.06;

/// The language of a text with these `tokens`, whose forms are `word_of` in `words`.
pub fn detect(text: &str, tokens: &[Token], words: &Words, word_of: &[u32]) -> Language {
    let (mut latin, mut other_script, mut small) = (0usize, 0usize, 0usize);
    let (mut english, mut foreign) = (0usize, 0usize);
    let step = tokens.len() / SAMPLE + 1;
    for (token, &number) in tokens.iter().zip(word_of).step_by(step).filter(|(t, _)| t.kind == TokenKind::Word) {
        let word = token.span.of(text);
        let Some(first) = word.chars().next() else { continue };
        if !is_latin(first) {
            other_script += usize::from(first.is_alphabetic());
            continue;
        }
        latin += 1;
        small += usize::from(first.is_lowercase());
        // No frequent word of English is one of another language.
        let frequent = words.list[number as usize].is(Tag::Frequent);
        english += usize::from(frequent);
        foreign += usize::from(!frequent && (is_foreign(word) || is_elision(word)));
    }
    let count = latin + other_script;
    let strange = other_script > latin && (count >= FEW || latin == 0);
    let outnumbered = count >= FEW && foreign > english && foreign >= 2 && foreign * 12 >= latin;
    // Other languages show by the lack of English words. Lists of names and results have too few small words to count.
    let bare = small >= 20 && 2 * small >= latin && (english as f32) < LEAST_SHARE * small as f32;
    if strange || outnumbered || bare { Language::Other } else { Language::English }
}

/// Whether a word is frequent in another language, in any case of its letters.
fn is_foreign(word: &str) -> bool {
    let mut buffer = [0; LONGEST];
    let Some(lower) = buffer.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    FOREIGN.binary_search_by(|w| w.as_bytes().cmp(&*lower)).is_ok()
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// "l'homme", "qu’il", "dell'anno"
fn is_elision(word: &str) -> bool {
    let article = word.find(['\'', '’']).map_or("", |i| &word[..i]);
    matches!(article, "l" | "d" | "c" | "j" | "n" | "s" | "qu" | "un" | "dell" | "nell" | "all" | "sull" | "dall")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Language) {
        assert_eq!(crate::document::split(text).language, expected, "{text}");
    }

    #[test]
    fn the_foreign_words_are_sorted_and_not_english() {
        assert!(FOREIGN.is_sorted_by(|a, b| a < b) && FOREIGN.iter().all(|w| w.len() <= LONGEST));
        assert!(FOREIGN.iter().all(|w| !crate::english::Lexicon::shared().look_up(w).tags.has(Tag::Frequent)));
    }

    #[test]
    fn english_texts_of_any_length_are_english() {
        for text in [
            "",
            "Oslo",
            "Le Monde",
            "Angela Merkel, Emmanuel Macron",
            "12 34 56",
            "Storm closes schools",
            "Lisbon mayor quits over flat sale",
            "Mr Dupont of Le Monde said the vote in La Rochelle was fair.",
            "The president said: “Nous ne sommes pas en guerre avec les pays de la région, mais il est temps.” He did not \
             say when the troops would come home, and his office refused to comment on the report.",
            "MAYOR QUITS AFTER VOTE ON NEW BRIDGE",
            "Arsenal 2 Chelsea 1, Leeds 0 Everton 0, Juventus 3 Roma 2, Real Madrid 1 Barcelona 1, Bayern 4 Mainz 0",
            "i dont know what u want from me but its not ok",
        ] {
            check(text, Language::English);
        }
    }

    #[test]
    fn other_languages_are_not_english() {
        for text in [
            "Die Ministerin hat am Montag in Berlin erklärt, dass sie nicht zurücktreten wird.",
            "Le maire de la ville a annoncé lundi que les travaux du pont ne commenceront pas avant le printemps.",
            "La alcaldesa dijo el lunes que las obras del puente no empezarán hasta la primavera.",
            "Il sindaco ha detto che i lavori del ponte non cominceranno prima della primavera.",
            "De burgemeester zei maandag dat de werkzaamheden aan de brug niet voor het voorjaar beginnen.",
            "O presidente da câmara disse que as obras da ponte não vão começar antes da primavera.",
            "Borgmästaren sade på måndagen att arbetet med bron inte börjar före våren och att det är för dyrt.",
            "Borgmesteren sagde mandag, at arbejdet på broen ikke begynder før foråret, og det er for dyrt.",
            "Burmistrz powiedział w poniedziałek, że prace na moście nie zaczną się przed wiosną.",
            "市长星期一说，桥梁工程要到春天才开始。",
            "Мэр заявил в понедельник, что работы на мосту начнутся не раньше весны.",
            "قال رئيس البلدية يوم الاثنين إن أعمال الجسر لن تبدأ قبل الربيع.",
            "Ο δήμαρχος είπε τη Δευτέρα ότι τα έργα στη γέφυρα δεν θα αρχίσουν πριν από την άνοιξη.",
            "ראש העיר אמר ביום שני כי העבודות על הגשר לא יתחילו לפני האביב.",
            "महापौर ने सोमवार को कहा कि पुल का काम वसंत से पहले शुरू नहीं होगा।",
            "시장은 월요일 다리 공사가 봄 전에는 시작되지 않을 것이라고 말했다.",
            "Pormestari sanoi maanantaina, että sillan työt alkavat vasta keväällä, koska kaupungilla ei ole tarpeeksi \
             rahaa. Hänen mukaansa valtuusto päättää asiasta ensi kuussa, kun uusi talousarvio on valmis eikä ennen sitä \
             aloiteta mitään.",
            "Belediye başkanı pazartesi günü köprü çalışmalarının bahardan önce başlamayacağını söyledi ve bu karar için \
             daha çok zaman gerektiğini belirtti.",
        ] {
            check(text, Language::Other);
        }
    }
}
