//! Our controller identity, before CAPA makes its own.

use super::super::kit::{Account, BOOTSTRAP_KUBECONFIG, as_manager, bootstrap_guard, bootstrap_kube, moved, sources};
use crate::model::{HeldBack, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Expect};

pub const KIND: StepKind = StepKind {
    id: "apply-controller-identity",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::CONTROLLER_IDENTITY_WEBHOOK, sources::REHEARSED],
    times: |_| Times::Once,
    title: |_| "Restrict the controller identity".into(),
    why: |_| {
        "With the first cluster that uses it, CAPA makes a controller identity that every namespace may use, and its \
         spec can't be changed afterwards. Applied now, ours stays: the namespace of the management cluster, and \
         namespaces with the label capa-runbook/tenant. A label, because a list could not grow."
            .into()
    },
    context: |scene| as_manager(scene, bootstrap_kube()),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, bootstrap), _) = both(both(scene.manager(), scene.bootstrap()), scene.release())?;
    let account = Account::from(manager);
    let kubectl = |words: &str| account.kubectl(BOOTSTRAP_KUBECONFIG, words);
    Ok(Work {
        done_already: Some(moved(manager)),
        blocks: vec![
            bootstrap_guard(bootstrap),
            Block::run("Apply it", kubectl("apply -f").arg(paths::CONTROLLER_IDENTITY)).expect(Expect::Contains(
                "awsclustercontrolleridentity.infrastructure.cluster.x-k8s.io/default".into(),
            )),
        ],
        reads: vec![paths::CONTROLLER_IDENTITY.into()],
        on_failure: (
            "`AWSClusterControllerIdentity is immutable` means that another one is there already; look at it before \
             you delete it."
                .into(),
            vec![Block::run("The one that is there", kubectl("get awsclustercontrolleridentities default -o yaml"))],
        ),
        undo: (
            "Only while no cluster exists.".into(),
            vec![Block::run("Delete it", kubectl("delete -f").arg(paths::CONTROLLER_IDENTITY))],
        ),
        rerun: "Yes. kubectl says unchanged.".into(),
        ..Work::default()
    })
}
