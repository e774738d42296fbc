//! An AWSIAMConfiguration of ours as the tool reads it, without the way over its text. A test holds the two to each other.

use std::collections::BTreeMap;

use super::Generator::{self, V2_1_0, V2_9_0};
use super::configuration::{BOOTSTRAPPER, BootstrapUser, ClusterAPIControllers, ControlPlane, Eks, RoleSpec};
use super::statement::{Statement, Texts};
use super::{Configuration, value::Value};
use crate::manifest::AWSIAMConfiguration;
use crate::manifest::aws_iam_configuration::{OneOrMany, Role, Statement as Written};

impl Configuration {
    /// What the tool of this generator reads; what it drops without a word is dropped.
    pub fn of(written: &AWSIAMConfiguration, generator: Generator) -> Self {
        let spec = &written.spec;
        let boundary = spec.control_plane.as_ref().filter(|_| generator >= V2_9_0);
        let group_name = if generator >= V2_1_0 { BOOTSTRAPPER } else { "" };
        Self {
            name_suffix: spec.name_suffix.clone(),
            stack_tags: spec.stack_tags.clone(),
            partition: spec.partition.unwrap_or_default().into(),
            eks: Some(Eks {
                iam_role_creation: spec.eks.iam_role_creation,
                default_control_plane_role: spec.eks.default_control_plane_role.as_ref().map(role).unwrap_or_default(),
                managed_machine_pool: Some(role(&spec.eks.managed_machine_pool)),
                fargate: spec.eks.fargate.as_ref().map(role),
                ..Eks::default()
            }),
            control_plane: ControlPlane {
                role: RoleSpec {
                    permissions_boundary: boundary.map(|role| role.permissions_boundary.clone()).unwrap_or_default(),
                    ..RoleSpec::default()
                },
                ..ControlPlane::default()
            },
            cluster_api_controllers: ClusterAPIControllers {
                role: RoleSpec {
                    // A list that is empty is not written.
                    extra_statements: Some(statements(&spec.cluster_api_controllers.extra_statements))
                        .filter(|list| !list.is_empty()),
                    trust_statements: statements(&spec.cluster_api_controllers.trust_statements),
                    ..RoleSpec::default()
                },
                ..ClusterAPIControllers::default()
            },
            bootstrap_user: BootstrapUser { group_name: group_name.into(), ..BootstrapUser::default() },
            ..Self::default()
        }
    }
}

fn role(written: &Role) -> RoleSpec {
    RoleSpec { disable: written.disable, ..RoleSpec::default() }
}

fn statements(written: &[Written]) -> Vec<Statement> {
    let one = |written: &Written| {
        let texts = |(kind, ids): (&&str, &Vec<String>)| ((*kind).to_owned(), Texts(Some(ids.clone())));
        Statement {
            principal: written.principal.iter().map(texts).collect(),
            condition: written.condition.iter().map(|(operator, keys)| (operator.clone(), compared(keys))).collect(),
            ..Statement::allow(written.action.iter()).on(&written.resource)
        }
    };
    written.iter().map(one).collect()
}

fn compared(keys: &BTreeMap<String, OneOrMany>) -> Value {
    let value = |values: &OneOrMany| match values {
        OneOrMany::One(text) => Value::text(text),
        OneOrMany::Many(texts) => Value::List(texts.iter().map(Value::text).collect()),
    };
    Value::Map(keys.iter().map(|(key, values)| (key.clone(), value(values))).collect())
}
