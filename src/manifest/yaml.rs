//! The only place that prints YAML.
