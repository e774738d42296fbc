//! The CloudFormation template that `clusterawsadm bootstrap iam` makes from an AWSIAMConfiguration, byte for byte, at
//! every version of its generator.
//!
//! ```text
//! bytes of a file --reading----> Configuration --template--> Template --printing--> text
//! one of ours ------of_manifest-^
//! ```
//!
//! What is granted is typed until it is printed, one policy or role a file, so that a page or a map can be made from the
//! same statements. `reading` takes a file as the tool takes it, faults included; `printing` is the tool's own YAML.
//!
//! Facts: `cmd/clusterawsadm`, `iam/api/v1beta1` and `pkg/cloud/services/eks` of Cluster API Provider AWS at each release
//! of [`Generator`]; goformation v4.19.5; github.com/sanathkr/go-yaml of 2017-08-19; read 2026-11-25.

mod bootstrap_user;
pub mod configuration;
pub mod explain;
pub mod generator;
mod instance_profiles;
mod of_manifest;
mod policies;
mod printing;
pub mod quota;
mod reading;
mod roles;
mod scalar;
pub mod statement;
pub mod template;
pub mod value;

pub use configuration::Configuration;
pub use generator::Generator;
pub use reading::{Reading, read};
pub use template::Template;

use std::fmt;

/// Why the tool makes no template, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub String);

impl Refusal {
    fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
