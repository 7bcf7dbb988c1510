//! The JavaScript door: decodes options, calls, encodes.
