//! The guide as it stands: its steps one by one, in its order, with its commands. What does not work today is said in
//! the step's own words, beside the command that the guide has.
//!
//! A step in which the guide has a person read or edit something has a block without lines: its label says what.
//! The variables of the first step hold for those after it, as in the guide: the steps share one shell.

use super::Group;
use super::kit::{Account, as_manager};
use crate::manifest::aws_machine_pool::instance_type;
use crate::manifest::published::vpc_cni;
use crate::manifest::yaml;
use crate::model::{Cluster, ClusterSpec, Flavor, Manager};
use crate::plan::{CredentialContext, KubeContext, Scene};
use crate::shell::{Block, Command, Expect, Line, Piece};

mod apply_managed_cluster;
mod apply_manager_cluster;
mod create_identities;
mod generate_managed_cluster;
mod generate_manager_cluster;
mod install_bootstrap;
mod install_manager;
mod manager_kubeconfig;
mod oidc_provider;
mod prepare_managed_account;
mod prepare_manager_account;
mod set_variables;
mod update_trust;
mod wait;

pub const STEPS: &[Group] = &[
    Group::Step(&set_variables::KIND),
    Group::Step(&prepare_manager_account::KIND),
    Group::Step(&install_bootstrap::KIND),
    Group::Step(&generate_manager_cluster::KIND),
    Group::Step(&apply_manager_cluster::KIND),
    Group::Step(&wait::KIND),
    Group::Step(&oidc_provider::KIND),
    Group::Step(&update_trust::KIND),
    Group::Step(&manager_kubeconfig::KIND),
    Group::Step(&install_manager::KIND),
    Group::PerAccount(&[
        &generate_managed_cluster::KIND,
        &create_identities::KIND,
        &prepare_managed_account::KIND,
        &apply_managed_cluster::KIND,
    ]),
];

/// In the bundle's folder, as the guide has it in its own.
const MANAGER_KUBECONFIG: &str = "manager.kubeconfig";

/// The guide names no kubeconfig for the bootstrap cluster: kubectl's own.
fn default_kube(scene: &Scene) -> CredentialContext {
    as_manager(scene, KubeContext::Bootstrap { kubeconfig: "~/.kube/config".into() })
}

fn management_kube(scene: &Scene) -> CredentialContext {
    as_manager(scene, KubeContext::Management { kubeconfig: MANAGER_KUBECONFIG.into() })
}

/// `envsubst > FILE << EOL`, the documents as its body; each `${OIDC_PROVIDER_ID}` in them is that variable.
fn envsubst(path: &str, documents: &[String]) -> Block {
    let text = yaml::documents(documents);
    let mut body = Vec::new();
    for (index, part) in text.split("${OIDC_PROVIDER_ID}").enumerate() {
        if index > 0 {
            body.push(Piece::Var("OIDC_PROVIDER_ID"));
        }
        body.push(Piece::Text(part.to_owned()));
    }
    Block::new(format!("Write {path}"), vec![Line::Envsubst { path: path.to_owned(), body }])
}

fn create_stack(account: Account, config: &str) -> Block {
    Block::run(
        "Create or update the stack",
        account.command("clusterawsadm bootstrap iam create-cloudformation-stack").flag("--config", config),
    )
    .expect(Expect::Sample("AWS::IAM::Role |controllers.cluster-api-provider-aws.sigs.k8s.io |CREATE_COMPLETE".into()))
}

fn delete_stack(account: Account, config: &str) -> Block {
    Block::run(
        "Delete the stack",
        account.command("clusterawsadm bootstrap iam delete-cloudformation-stack").flag("--config", config),
    )
}

fn export_credentials(manager: &Manager) -> Line {
    Line::ExportCapture(
        "AWS_B64ENCODED_CREDENTIALS",
        Account::from(manager).command("clusterawsadm bootstrap credentials encode-as-profile"),
    )
}

/// The guide's exports, those of the flavor's own variables, and `clusterctl generate cluster` into a file.
fn generate(cluster: &Cluster, spec: &ClusterSpec, clusterctl: Command, path: &str) -> Block {
    let mut command = clusterctl
        .args(["generate", "cluster"])
        .arg(cluster.name.as_str())
        .flag("--flavor", cluster.flavor.id())
        .flag("--kubernetes-version", spec.kubernetes_version.as_str())
        .arg(format!("--worker-machine-count={}", spec.workers));
    if cluster.namespace.as_str() != "default" {
        command = command.flag("--target-namespace", cluster.namespace.as_str());
    }
    let mut lines = vec![Line::Set("AWS_SSH_KEY_NAME", spec.ssh_key_name.clone().unwrap_or_default().into())];
    if cluster.flavor.has_vpc_cni_addon() {
        lines.push(Line::Set("VPC_ADDON_VERSION", vpc_cni(spec).into()));
    }
    if cluster.flavor == Flavor::MachinePool {
        lines.push(Line::Set("AWS_NODE_MACHINE_TYPE", instance_type(spec).into()));
    }
    lines.push(Line::Run(command.to_file(path)));
    Block::new(format!("Generate {path}"), lines)
}
