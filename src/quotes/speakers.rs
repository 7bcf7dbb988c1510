//! Who is credited with a quote.
