//! Boosted decision trees (Friedman 2001), read from a compact file.
