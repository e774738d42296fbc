//! The command line tool: the same generate() from a config file, for pipelines.

fn main() {}
