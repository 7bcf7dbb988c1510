//! The document date as the text shows it: "Published 14 Nov 2016 10:31 GMT". Never invented.

use super::{Document, DocumentDate};

pub fn find(_document: &Document) -> DocumentDate {
    DocumentDate::default()
}
