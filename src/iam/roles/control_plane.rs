//! The machines of a control plane that EKS does not run: `control_plane.go`.

use crate::iam::Configuration;
use crate::iam::template::Role;

pub fn role(configuration: &Configuration) -> Role {
    let spec = &configuration.control_plane.role;
    Role {
        managed_policies: spec.extra_policy_attachments.clone(),
        ..super::of_machines(configuration, "control-plane", spec)
    }
}
