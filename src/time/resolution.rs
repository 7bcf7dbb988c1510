//! Shapes → TIMEX3 values, against the document date and the last date of the narrative.
