//! Facts about the world as rows, each with its source and the date on which it was read.

pub mod intentions;
pub mod kubernetes_versions;
pub mod regions;
pub mod releases;
