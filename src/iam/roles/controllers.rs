//! CAPA's controllers: `cluster_api_controller.go`. Its extra attachments are read and forgotten.

use crate::iam::Configuration;
use crate::iam::template::Role;

pub fn role(configuration: &Configuration) -> Role {
    super::of_machines(configuration, "controllers", &configuration.cluster_api_controllers.role)
}
