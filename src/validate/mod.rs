//! LINTS: one lint a file, named for what it catches. All that can fail, fails here; everything is collected.
//!
//! A lint looks at what was typed, by itself: a file and a line in [`LINTS`] add one, and `CHECKS.md` is made of the docs
//! of those files. What is typed wrong is an error of
//! its own field and holds back only what needs that field ([`tenancy`]); of two fields that do not go together the
//! later one is held back.

mod credential;
mod eks_roles;
#[cfg(test)]
mod examples;
mod finding;
mod repair;
mod subject;
mod tenancy;

pub use credential::{credential_like, without_credentials};
pub use finding::{Finding, Lint};
pub use repair::{Repair, repair};
pub use subject::{Account, Subject};

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Report};
use crate::model::{Inputs, Tenancy};

macro_rules! lints {
    ($($(#[$doc:meta])* $file:ident),+ $(,)?) => {
        $($(#[$doc])* pub mod $file;)+
        /// Every lint, in the order in which a person should read what they say.
        pub const LINTS: &[Lint] = &[$($file::LINT),+];
    };
}

lints! {
    credential_pasted,
    control_character,
    missing_field,
    unknown_release,
    malformed_account_id,
    malformed_region,
    malformed_name,
    malformed_cluster_name,
    malformed_profile,
    malformed_oidc_issuer,
    malformed_kubernetes_version,
    malformed_worker_count,
    malformed_instance_type,
    malformed_ssh_key_name,
    malformed_vpc_range,
    malformed_add_on,
    unknown_image_type,
    malformed_scaling,
    malformed_role_name,
    malformed_role_policies,
    malformed_access_entry,
    malformed_fargate_selector,
    malformed_session_name,
    malformed_session_duration,
    malformed_allowed_namespace,
    malformed_external_id,
    malformed_name_suffix,
    malformed_permissions_boundary,
    malformed_stack_tags,
    malformed_concurrency,
    no_managed_accounts,
    too_many_accounts,
    duplicate_account,
    duplicate_name,
    manager_among_managed,
    mixed_partitions,
    issuer_of_another_account,
    duplicate_cluster,
    colliding_clusters,
    eks_name_too_long,
    role_name_too_long,
    clashing_namespace_labels,
    namespace_not_allowed,
    missing_role,
    role_of_another_partition,
    add_roles_without_role_creation,
    policies_nobody_adds,
    policy_of_another_account,
    arn_of_another_partition,
    access_entries_before_release,
    access_entry_of_controllers,
    retired_image_type,
    image_of_another_architecture,
    worker_count_out_of_scaling,
    vpc_range_too_small,
    controllers_without_fargate,
    boundary_of_another_partition,
    boundary_ignored_by_release,
    pod_identity_before_release,
    pod_identity_on_fargate,
    ambiguous_external_id,
    permission_too_long,
    key_name_that_breaks_yaml,
    unknown_region,
    unoffered_kubernetes_version,
    kubernetes_newer_than_release,
    short_oidc_issuer,
    session_longer_than_an_hour,
    boundary_of_one_account,
    boundary_not_on_eks_roles,
    published_outside_aws,
    shared_vpc_range,
    shared_namespace,
    wildcard_permission,
    node_role_without_suffix,
    fargate_role_made_over,
    management_cluster_on_fargate,
    dns_without_fargate,
    windows_nodes_only,
    image_without_updates,
    unlisted_add_on,
    kube_proxy_of_another_minor,
    ignored_by_flavor,
    ignored_by_choice,
    many_clusters,
    default_vpc_range,
    unused_role,
    ignored_by_guide,
}

/// The tenancy, with what is not right yet held back, and everything that was found.
pub fn validate(inputs: &Inputs) -> (Tenancy, Report) {
    let subject = Subject::new(inputs);
    let report = report(&subject);
    (tenancy::build(&subject, &report), report)
}

fn report(subject: &Subject) -> Report {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    // Of a field that holds a secret or can't be printed, that is all there is to say.
    let mut settled: BTreeSet<String> = BTreeSet::new();
    for lint in LINTS {
        for finding in (lint.check)(subject) {
            if settled.contains(&finding.fields[0].0) {
                continue;
            }
            diagnostics.push(Diagnostic {
                lint: lint.id,
                severity: lint.severity,
                fields: finding.fields,
                message: finding.message,
                help: finding.help,
                fix: finding.fix,
                sources: lint.sources.iter().map(|source| source.to_string()).collect(),
            });
        }
        if lint.settles {
            settled.extend(diagnostics.iter().map(|diagnostic| diagnostic.fields[0].0.clone()));
        }
    }
    diagnostics.sort_by_key(|diagnostic| diagnostic.severity);
    Report { diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_in_order() {
        let mut ids: Vec<&str> = LINTS.iter().map(|lint| lint.id).collect();
        assert!(ids.iter().all(|id| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')), "{ids:?}");
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "two lints share an id");
        assert!(LINTS.iter().all(|lint| !lint.sources.is_empty()));
    }

    #[test]
    fn the_example_is_right() {
        let (tenancy, report) = validate(&examples::valid());
        assert!(!report.has_errors(), "{report:#?}");
        assert!(tenancy.manager.is_ready() && tenancy.managed.iter().all(|slot| slot.part.is_ready()));
        assert!(tenancy.release.is_ready() && tenancy.iam.is_ready());
        assert!(tenancy.controllers.is_ready() && tenancy.bootstrap.is_ready());
    }
}
