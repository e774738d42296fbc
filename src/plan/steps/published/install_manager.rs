//! Install CAPA in the manager cluster.

use super::super::kit::{Account, sources};
use super::{MANAGER_KUBECONFIG, export_credentials, management_kube};
use crate::manifest::published::controllers_role_arn;
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-install-manager",
    phase: Phase::ManagementCluster,
    minutes: 5,
    sources: &[sources::GUIDE, sources::CLUSTERCTL_INIT, sources::SERVICE_ACCOUNT],
    times: |_| Times::Once,
    title: |_| "Install Cluster API in the manager cluster".into(),
    why: |_| {
        "The controllers of the manager cluster act as its controllers role, by way of their service account. The guide \
         also puts your own credentials into the cluster, where they stay; the role makes them needless."
            .into()
    },
    context: management_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, controllers) = both(scene.manager(), scene.controllers())?;
    let account = Account::from(manager);
    Ok(Work {
        blocks: vec![
            Block::new(
                "Install the providers",
                vec![
                    export_credentials(manager),
                    Line::Set("EKS", "true".into()),
                    Line::Set("EXP_MACHINE_POOL", "true".into()),
                    Line::Set("AWS_CONTROLLER_IAM_ROLE", controllers_role_arn(&manager.account).into()),
                    Line::Run(
                        account
                            .command("clusterctl init")
                            .flag("--kubeconfig", MANAGER_KUBECONFIG)
                            .flag("--infrastructure", "aws")
                            .flag("--target-namespace", controllers.namespace.as_str()),
                    ),
                ],
            )
            .expect(Expect::Sample("Your management cluster has been initialized successfully!".into())),
        ],
        reads: vec![MANAGER_KUBECONFIG.into()],
        on_failure: (
            "See whether the controllers started; `aws-iam-authenticator not found` means that the tool is missing."
                .into(),
            vec![Block::run("The controllers", account.kubectl(MANAGER_KUBECONFIG, "get pods --all-namespaces"))],
        ),
        undo: (
            "Remove the providers while no cluster exists.".into(),
            vec![Block::run(
                "Remove the providers",
                account
                    .command("clusterctl delete --all --include-crd --include-namespace")
                    .flag("--kubeconfig", MANAGER_KUBECONFIG),
            )],
        ),
        rerun: "No. clusterctl refuses a provider that is installed already.".into(),
        ..Work::default()
    })
}
