//! Features with names. A stage lists the features of its model once, fills them in by name, and the model file keeps a
//! hash of the names, so that a model never reads the values of other features than it was trained on.
//!
//! ```text
//! features! {
//!     /// What the model knows of a sentence.
//!     pub struct SentenceFeatures {
//!         /// How many sentences stand before it.
//!         position,
//!         words,
//!     }
//! }
//! let row = SentenceFeatures { position: 0.0, words: 12.0 }.row();
//! ```
//! `SentenceFeatures::NAMES`, `COUNT` and `HASH` are made from the list; the compiler finds a feature without a value.

use super::trees::Trees;

/// Declares a struct of named features, in the order in which the model numbers them.
macro_rules! features {
    ($(#[$doc:meta])* $vis:vis struct $name:ident { $($(#[$field_doc:meta])* $field:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        $vis struct $name {
            $($(#[$field_doc])* pub $field: f32,)*
        }

        impl $name {
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];
            pub const COUNT: usize = Self::NAMES.len();
            /// What the model file keeps of the names.
            pub const HASH: u32 = $crate::models::features::hash(Self::NAMES);

            /// The values in the order of [`Self::NAMES`].
            pub const fn row(&self) -> [f32; Self::COUNT] {
                [$(self.$field),*]
            }
        }
    };
}
pub(crate) use features;

/// A hash of names and their order (FNV-1a).
pub const fn hash(names: &[&str]) -> u32 {
    let mut hash = 0x811c_9dc5u32;
    let mut name = 0;
    while name < names.len() {
        let bytes = names[name].as_bytes();
        let mut at = 0;
        while at <= bytes.len() {
            let byte = if at < bytes.len() { bytes[at] } else { b'\n' };
            hash = (hash ^ byte as u32).wrapping_mul(0x0100_0193);
            at += 1;
        }
        name += 1;
    }
    hash
}

/// Checks that `forest` was trained on the features `names`: by their number, and by the hash that the model file keeps.
///
/// # Panics
/// Where the model was trained on others: it has to be trained again.
pub fn check(model: &str, names: &[&str], forest: &Trees, stored: u32) {
    assert_eq!(forest.features(), names.len(), "{model} was trained on another number of features");
    assert_eq!(stored, hash(names), "{model} was trained on features of other names");
}

/// The `most` most important features of `forest` with their share of all importance, one a line, for trainers to print.
pub fn ranking(forest: &Trees, names: &[&str], most: usize) -> String {
    let importance = forest.importance();
    let all: f32 = importance.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let mut order: Vec<usize> = (0..names.len().min(importance.len())).collect();
    order.sort_by(|&a, &b| importance[b].total_cmp(&importance[a]).then(a.cmp(&b)));
    let line = |&i: &usize| format!("{:5.1} % {}\n", 100.0 * importance[i] / all, names[i]);
    order.iter().take(most).map(line).collect()
}

#[cfg(test)]
mod tests {
    features! {
        /// Two features.
        struct Two {
            first,
            second,
        }
    }

    #[test]
    fn row_has_values_in_order_of_names() {
        assert_eq!(Two::NAMES, ["first", "second"]);
        assert_eq!(Two { second: 2.0, first: 1.0 }.row(), [1.0, 2.0]);
    }

    #[test]
    fn hash_changes_with_order_and_with_where_a_name_ends() {
        assert_ne!(super::hash(&["ab", "c"]), super::hash(&["a", "bc"]));
        assert_ne!(super::hash(&["ab", "c"]), super::hash(&["c", "ab"]));
        assert_eq!(Two::HASH, super::hash(&["first", "second"]));
    }
}
