//! The quoting: the only place that escapes.
