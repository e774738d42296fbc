//! Kubernetes and clusterawsadm objects as typed serde structs, one kind a file; `yaml` is the only place that prints YAML.

pub mod yaml;
