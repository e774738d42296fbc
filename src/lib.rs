//! capa-runbook: from account ids and regions to the manifests, the ordered commands and the bundle
//! that set up Cluster API Provider AWS (CAPA) with EKS across accounts.
//!
//! The core is pure: no I/O, no clock, no randomness, no environment. Same [`Inputs`], same bytes,
//! in the browser, in the command line tool, on any machine. The modules stand in reading order;
//! each uses only those above it (`ui` sees all, nothing sees `ui`).

pub mod digest;

pub mod model;

pub mod catalog;

pub mod diagnostic;

pub mod validate;

pub mod shell;

pub mod manifest;

pub mod iam;

pub mod plan;

pub mod trust;

pub mod share;

pub mod render;

pub mod bundle;

pub mod import;

#[cfg(target_arch = "wasm32")]
pub mod ui;

pub use model::Inputs;

use diagnostic::Report;
use model::Tenancy;
use plan::Plan;
use render::Artifact;
use std::sync::OnceLock;

/// What the inputs become, short of the texts: cheap enough for every keystroke at a thousand accounts.
/// Texts are made on demand: [`plan::Plan::work`] for a step, [`render::text`] for a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    pub inputs: Inputs,
    pub report: Report,
    pub tenancy: Tenancy,
    pub plan: Plan,
    /// Made when first asked for: see [`render::header::fingerprint`].
    fingerprint: OnceLock<String>,
}

/// Everything: the outline and every file of the bundle, in the bundle's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Generated {
    pub outline: Outline,
    pub artifacts: Vec<Artifact>,
}

/// Validates and plans.
pub fn outline(inputs: &Inputs) -> Outline {
    let (tenancy, report) = validate::validate(inputs);
    let plan = plan::plan(&tenancy);
    Outline { inputs: inputs.clone(), report, tenancy, plan, fingerprint: OnceLock::new() }
}

/// The whole column: validate, plan, render.
pub fn generate(inputs: &Inputs) -> Generated {
    let outline = outline(inputs);
    let artifacts = render::render(&outline);
    Generated { outline, artifacts }
}
