//! Reporting verbs and phrases: "said", "according to".
