//! Apply the identities and the configuration of a managed cluster.

use super::super::kit::{Account, conditions, identity_events, sources};
use super::{MANAGER_KUBECONFIG, management_kube};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "guide-apply-managed-cluster",
    phase: Phase::WorkloadClusters,
    minutes: 30,
    sources: &[sources::GUIDE, sources::CONTROL_PLANE_WEBHOOK, sources::REHEARSED],
    times: |_| Times::EachManaged,
    title: |scene| format!("Apply the cluster configuration of {}", scene.slot().label),
    why: |_| {
        "Back to the credentials of the manager account. On CAPA v2.4 and later the first command fails with `no matches \
         for kind \"AWSClusterRoleIdentity\" in version \"infrastructure.cluster.x-k8s.io/v1beta1\"`."
            .into()
    },
    context: management_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let (manager, managed) = both(scene.manager(), scene.managed())?;
    let account = Account::from(manager);
    let identities = paths::role_identity(managed.name.as_str());
    let path = paths::managed_cluster(managed.name.as_str());
    let cluster = &managed.cluster;
    let kubectl = |words: &str| account.kubectl(MANAGER_KUBECONFIG, words);
    Ok(Work {
        blocks: vec![
            Block::run("Apply the identities", kubectl("apply -f").arg(identities.as_str())).expect(Expect::Sample(
                format!("awsclusterroleidentity.infrastructure.cluster.x-k8s.io/{} created", managed.name),
            )),
            Block::run("Apply the cluster", kubectl("apply -f").arg(path.as_str()))
                .expect(Expect::Sample(format!("cluster.cluster.x-k8s.io/{} created", cluster.name))),
        ],
        reads: vec![identities, path],
        on_failure: (
            "See which condition is missing, and what was said of the identities: a refused one shows nowhere else."
                .into(),
            vec![
                conditions(
                    kubectl("get").flag("-n", cluster.namespace.as_str()),
                    &format!("awsmanagedcontrolplane/{}", cluster.control_plane_name()),
                ),
                identity_events(account, managed),
            ],
        ),
        undo: (
            "Delete the Cluster object and wait until it is gone, then the role identity.".into(),
            vec![
                Block::run(
                    "Delete the cluster",
                    kubectl("delete cluster").arg(cluster.name.as_str()).flag("-n", cluster.namespace.as_str()),
                ),
                Block::run(
                    "Delete the role identity",
                    kubectl("delete awsclusterroleidentity").arg(managed.name.as_str()),
                ),
            ],
        ),
        rerun: "Yes. kubectl says unchanged.".into(),
        ..Work::default()
    })
}
