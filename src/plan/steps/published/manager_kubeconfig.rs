//! Get the credentials of the manager cluster.

use super::super::kit::sources;
use super::{MANAGER_KUBECONFIG, default_kube};
use crate::model::HeldBack;
use crate::plan::{Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Line};

pub const KIND: StepKind = StepKind {
    id: "guide-manager-kubeconfig",
    phase: Phase::ManagementCluster,
    minutes: 1,
    sources: &[sources::GUIDE, sources::REHEARSED],
    times: |_| Times::Once,
    title: |_| "Get the manager cluster's kubeconfig".into(),
    why: |_| {
        "CAPA keeps a kubeconfig for people in a Secret of the bootstrap cluster. It calls aws-iam-authenticator, a tool \
         that the guide's prerequisites do not name, and works for the creator of the cluster only."
            .into()
    },
    context: default_kube,
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let cluster = &scene.manager()?.cluster;
    let get = Command::new("kubectl")
        .arg(format!("--namespace={}", cluster.namespace))
        .args(["get", "secret"])
        .arg(format!("{}-user-kubeconfig", cluster.name))
        .flag("-o", "jsonpath={.data.value}");
    let decode = Command::new("base64 --decode").to_file(MANAGER_KUBECONFIG);
    Ok(Work {
        blocks: vec![Block::new("Write the kubeconfig", vec![Line::Pipe(vec![get, decode])])],
        writes: vec![MANAGER_KUBECONFIG.into()],
        on_failure: (
            "See whether the Secret is there; CAPA writes it once the control plane is up.".into(),
            vec![Block::run("The Secrets", Command::new("kubectl get secrets").flag("-n", cluster.namespace.as_str()))],
        ),
        undo: (
            "Delete the file.".into(),
            vec![Block::run("Delete the kubeconfig", Command::new("rm").arg(MANAGER_KUBECONFIG))],
        ),
        rerun: "Yes. The file is written anew, empty when the Secret is not there.".into(),
        ..Work::default()
    })
}
