//! The words that tell what a line is for: "Subscribe", "Photo", "By", "ago". Which they are says the lexicon; here each of its
//! tags for pages is a class, one bit a class.

use crate::english::{Lexicon, Tag, Tags};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a word hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// "the", "of", "was": frequent in sentences, rare in labels
    Function,
    /// "said", "told": reporting
    Reporting,
    /// "he", "we", "their"
    Pronoun,
    /// "you", "your": the site talks to its reader
    Reader,
    /// "share", "tweet", "print"
    Share,
    /// "subscribe", "newsletter", "sign"
    Subscribe,
    /// "cookies", "privacy", "reserved"
    Legal,
    /// "menu", "search", "skip", "home"
    Navigation,
    /// "sport", "business", "opinion": what sections are called
    Section,
    /// "related", "more", "trending"
    Related,
    /// "comment", "reply"
    Comment,
    /// "photo", "getty", "credit", "file"
    Credit,
    /// "left", "pictured", "poses": how captions talk
    Caption,
    /// "reuters", "ap", "agencies"
    Agency,
    /// "reporter", "editor", "staff"
    Role,
    /// "advertisement", "sponsored"
    Advertisement,
    /// "published", "updated", "posted"
    Published,
    Month,
    Weekday,
    /// "ago", "hours", "mins"
    Ago,
    /// "am", "pm", "gmt", "est"
    Clock,
    /// "facebook", "twitter", "app"
    Network,
    /// "by"
    By,
    /// "follow", "author", "covers": about whoever wrote it
    Author,
    /// "commission", "independently": who pays for what is said
    Disclosure,
    /// "old", "months": how long ago it was
    Age,
    /// "teaches", "lives", "novelist": the life of whoever wrote it
    Life,
    /// "listen", "clip": what is played
    Media,
}

/// How many classes there are.
pub const CLASSES: usize = 28;

/// The tag of each class, in order.
const TAGS: [(Class, Tag); CLASSES] = [
    (Class::Function, Tag::PageFunction),
    (Class::Reporting, Tag::PageReporting),
    (Class::Pronoun, Tag::PagePronoun),
    (Class::Reader, Tag::PageReader),
    (Class::Share, Tag::PageShare),
    (Class::Subscribe, Tag::PageSubscribe),
    (Class::Legal, Tag::PageLegal),
    (Class::Navigation, Tag::PageNavigation),
    (Class::Section, Tag::PageSection),
    (Class::Related, Tag::PageRelated),
    (Class::Comment, Tag::PageComment),
    (Class::Credit, Tag::PageCredit),
    (Class::Caption, Tag::PageCaption),
    (Class::Agency, Tag::PageAgency),
    (Class::Role, Tag::PageRole),
    (Class::Advertisement, Tag::PageAdvertisement),
    (Class::Published, Tag::PagePublished),
    (Class::Month, Tag::PageMonth),
    (Class::Weekday, Tag::PageWeekday),
    (Class::Ago, Tag::PageAgo),
    (Class::Clock, Tag::PageClock),
    (Class::Network, Tag::PageNetwork),
    (Class::By, Tag::PageBy),
    (Class::Author, Tag::PageAuthor),
    (Class::Disclosure, Tag::PageDisclosure),
    (Class::Age, Tag::PageAge),
    (Class::Life, Tag::PageLife),
    (Class::Media, Tag::PageMedia),
];

/// All classes in order.
pub fn all() -> impl Iterator<Item = Class> {
    TAGS.iter().map(|(class, _)| *class)
}

/// One bit a class.
pub type Classes = u32;

/// The classes of the words that have any, by the key of the word: a small table, because every word of a page is looked up.
static CLASSES_OF: LazyLock<FxHashMap<u64, Classes>> = LazyLock::new(|| {
    let of =
        |tags: Tags| TAGS.iter().filter(|(_, tag)| tags.has(*tag)).fold(0, |all, (class, _)| all | 1 << *class as u8);
    Lexicon::shared().iter().map(|(key, entry)| (key, of(entry.tags))).filter(|(_, classes)| *classes != 0).collect()
});

/// The classes of a word by its [`key`](crate::english::lexicon::key).
pub fn classes(key: u64) -> Classes {
    CLASSES_OF.get(&key).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::lexicon::key;

    #[test]
    fn every_class_has_its_tag_in_order() {
        assert!(TAGS.iter().enumerate().all(|(i, (class, _))| *class as usize == i));
    }

    #[test]
    fn word_in_any_case_has_its_classes() {
        let has = |word, class: Class| classes(key(word)) & 1 << class as u8 != 0;
        assert!(has("Subscribe", Class::Subscribe) && has("reuters", Class::Agency) && has("You’ll", Class::Reader));
        assert!(has("also", Class::Function) && has("also", Class::Related) && !has("crane", Class::Related));
    }
}
