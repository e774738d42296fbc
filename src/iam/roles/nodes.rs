//! The worker machines: `cluster_api_node.go` and `node.go`.

use crate::iam::Configuration;
use crate::iam::template::Role;

pub fn role(configuration: &Configuration) -> Role {
    let spec = &configuration.nodes.role;
    let mut managed_policies = spec.extra_policy_attachments.clone();
    if !configuration.eks().disable {
        managed_policies.push(configuration.aws_policy("AmazonEKSWorkerNodePolicy"));
        managed_policies.push(configuration.aws_policy("AmazonEKS_CNI_Policy"));
    }
    if configuration.ec2_container_registry_read_only() {
        managed_policies.push(configuration.aws_policy("AmazonEC2ContainerRegistryReadOnly"));
    }
    Role { managed_policies, ..super::of_machines(configuration, "nodes", spec) }
}
