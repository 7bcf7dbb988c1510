//! Tokens → time expressions: where they stand and what shape they have.
