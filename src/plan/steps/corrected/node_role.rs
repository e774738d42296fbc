//! The role of the worker nodes, made by hand in the partitions whose policies clusterawsadm does not know.

use super::super::kit::{Account, as_managed, as_manager, sources};
use crate::manifest::corrected::{node_role_policies, node_role_trust, stack_makes_node_role};
use crate::model::{HeldBack, Partition, Tenancy};
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Expect, Line, Probe};

/// CAPA looks for this name, whatever the suffix: `controlplane/eks/api/v1beta2/types.go:142`, v2.11.1.
const NODE_ROLE: &str = "eks-nodegroup.cluster-api-provider-aws.sigs.k8s.io";

pub const IN_MANAGER: StepKind = StepKind {
    id: "manager-node-role",
    phase: Phase::Accounts,
    minutes: 1,
    sources: &[sources::EKS_ROLES],
    times: |tenancy| if by_hand(tenancy) { Times::Once } else { Times::Never },
    title: |_| "Create the node role in the manager account".into(),
    why,
    context: |scene| as_manager(scene, KubeContext::None),
    work: |scene| {
        let manager = scene.manager()?;
        Ok(work(Account::from(manager), manager.partition))
    },
};

pub const IN_MANAGED: StepKind = StepKind {
    id: "managed-node-role",
    phase: Phase::Accounts,
    minutes: 1,
    sources: &[sources::EKS_ROLES],
    times: |tenancy| if by_hand(tenancy) { Times::EachManaged } else { Times::Never },
    title: |scene| format!("Create the node role in {}", scene.slot().label),
    why,
    context: as_managed,
    work: |scene| -> Result<Work, HeldBack> {
        let managed = scene.managed()?;
        Ok(work(Account::from(managed), managed.partition))
    },
};

fn by_hand(tenancy: &Tenancy) -> bool {
    let wanted = tenancy.iam.ready().is_none_or(|iam| iam.roles.nodes);
    wanted && tenancy.manager.ready().is_some_and(|manager| !stack_makes_node_role(manager.partition))
}

fn why(_: &Scene) -> String {
    "clusterawsadm writes the policies of the node role with the ARNs of the partition aws, which do not exist here, \
     so its stack would fail. The stack leaves the role out and this step makes it, under the name that CAPA looks for."
        .into()
}

fn work(account: Account, partition: Partition) -> Work {
    let iam = |words: &str| account.aws(&format!("iam {words}")).flag("--role-name", NODE_ROLE);
    let mut blocks = vec![
        account.guard(),
        Block::run(
            "Create the role",
            iam("create-role").flag("--assume-role-policy-document", node_role_trust(partition)),
        )
        .unless(Probe::Succeeds(iam("get-role"))),
    ];
    let policies = node_role_policies(partition);
    blocks.push(Block::new(
        "Attach what a node needs",
        policies
            .iter()
            .map(|policy| Line::Run(iam("attach-role-policy").flag("--policy-arn", policy.as_str())))
            .collect(),
    ));
    blocks.push(
        Block::run(
            "Check: the policies",
            iam("list-attached-role-policies").args(["--query", "length(AttachedPolicies)", "--output", "text"]),
        )
        .expect(Expect::Line("3".into())),
    );
    let mut undo: Vec<_> = policies
        .iter()
        .map(|policy| Line::Run(iam("detach-role-policy").flag("--policy-arn", policy.as_str())))
        .collect();
    undo.push(Line::Run(iam("delete-role")));
    Work {
        blocks,
        on_failure: ("The message of IAM names the policy or the principal it does not know.".into(), vec![]),
        undo: ("After the clusters of this account are gone.".into(), vec![Block::new("Delete the role", undo)]),
        rerun: "Yes. The role is made once; attaching a policy again changes nothing.".into(),
        ..Work::default()
    }
}
