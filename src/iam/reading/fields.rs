//! The keys of each struct, by version: `types.go` of `api/bootstrap/v1alpha1`, `api/bootstrap/v1beta1` and
//! `iam/api/v1beta1`. A policy's keys begin with a capital.

use super::decode::{Decode, Fields};
use super::{Schema, Version};
use crate::iam::Generator;
use crate::iam::configuration::{
    BootstrapUser, ClusterAPIControllers, Configuration, ControlPlane, Eks, EventBridge, Nodes, RoleSpec, S3Buckets,
};
use crate::iam::statement::Statement;

/// The whole object.
#[derive(Default)]
pub struct Document {
    pub spec: Configuration,
    /// Looked at before, with the case of their keys' letters free.
    api_version: String,
    kind: String,
}

impl Fields for Document {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        Some(match key {
            "spec" => &mut self.spec,
            _ if key.eq_ignore_ascii_case("apiVersion") => &mut self.api_version,
            _ if key.eq_ignore_ascii_case("kind") => &mut self.kind,
            _ => return None,
        })
    }
}

impl Fields for Configuration {
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode> {
        let beta = schema.version >= Version::V1Beta1;
        Some(match key {
            "namePrefix" => &mut self.name_prefix,
            "nameSuffix" => &mut self.name_suffix,
            "controlPlane" => &mut self.control_plane,
            "clusterAPIControllers" => &mut self.cluster_api_controllers,
            "nodes" => &mut self.nodes,
            "bootstrapUser" => &mut self.bootstrap_user,
            "stackName" => &mut self.stack_name,
            "stackTags" if beta => &mut self.stack_tags,
            "region" => &mut self.region,
            "eks" => &mut self.eks,
            "eventBridge" => &mut self.event_bridge,
            "partition" => &mut self.partition,
            "secureSecretBackends" => &mut self.secure_secret_backends,
            "s3Buckets" if beta => &mut self.s3_buckets,
            "allowAssumeRole" if beta && schema.generator >= Generator::V2_2_0 => &mut self.allow_assume_role,
            _ => return None,
        })
    }
}

impl Fields for RoleSpec {
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode> {
        let bounded = schema.version >= Version::V1Beta1 && schema.generator >= Generator::V2_9_0;
        Some(match key {
            "disable" => &mut self.disable,
            "extraPolicyAttachments" => &mut self.extra_policy_attachments,
            "extraStatements" => &mut self.extra_statements,
            "path" if bounded => &mut self.path,
            "permissionsBoundary" if bounded => &mut self.permissions_boundary,
            "trustStatements" => &mut self.trust_statements,
            "tags" => &mut self.tags,
            _ => return None,
        })
    }
}

impl Fields for ControlPlane {
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode> {
        match key {
            "disableClusterAPIControllerPolicyAttachment" => {
                Some(&mut self.disable_cluster_api_controller_policy_attachment)
            }
            "disableCloudProviderPolicy" => Some(&mut self.disable_cloud_provider_policy),
            "enableCSIPolicy" => Some(&mut self.enable_csi_policy),
            _ => self.role.field(key, schema),
        }
    }
}

impl Fields for ClusterAPIControllers {
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode> {
        match key {
            "allowedEC2InstanceProfiles" => Some(&mut self.allowed_ec2_instance_profiles),
            _ => self.role.field(key, schema),
        }
    }
}

impl Fields for Nodes {
    fn field(&mut self, key: &str, schema: Schema) -> Option<&mut dyn Decode> {
        match key {
            "disableCloudProviderPolicy" => Some(&mut self.disable_cloud_provider_policy),
            "ec2ContainerRegistryReadOnly" => Some(&mut self.ec2_container_registry_read_only),
            _ => self.role.field(key, schema),
        }
    }
}

impl Fields for BootstrapUser {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        Some(match key {
            "enable" => &mut self.enable,
            "userName" => &mut self.user_name,
            "groupName" => &mut self.group_name,
            "extraPolicyAttachments" => &mut self.extra_policy_attachments,
            "extraGroups" => &mut self.extra_groups,
            "extraStatements" => &mut self.extra_statements,
            "tags" => &mut self.tags,
            _ => return None,
        })
    }
}

impl Fields for Eks {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        Some(match key {
            "disable" => &mut self.disable,
            "iamRoleCreation" => &mut self.iam_role_creation,
            "enableUserEKSConsolePolicy" => &mut self.enable_user_eks_console_policy,
            "defaultControlPlaneRole" => &mut self.default_control_plane_role,
            "managedMachinePool" => &mut self.managed_machine_pool,
            "fargate" => &mut self.fargate,
            "kmsAliasPrefix" => &mut self.kms_alias_prefix,
            _ => return None,
        })
    }
}

impl Fields for EventBridge {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        match key {
            "enable" => Some(&mut self.enable),
            _ => None,
        }
    }
}

impl Fields for S3Buckets {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        match key {
            "enable" => Some(&mut self.enable),
            "namePrefix" => Some(&mut self.name_prefix),
            _ => None,
        }
    }
}

impl Fields for Statement {
    fn field(&mut self, key: &str, _: Schema) -> Option<&mut dyn Decode> {
        Some(match key {
            "Sid" => &mut self.sid,
            "Principal" => &mut self.principal,
            "NotPrincipal" => &mut self.not_principal,
            "Effect" => &mut self.effect,
            "Action" => &mut self.action,
            "Resource" => &mut self.resource,
            "Condition" => &mut self.condition,
            _ => return None,
        })
    }
}
