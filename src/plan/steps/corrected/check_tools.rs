//! The tools and their versions, before anything is made.

use super::super::kit::{sources, this_machine};
use crate::model::HeldBack;
use crate::plan::{KubeContext, Phase, Scene, StepKind, Times, Work};
use crate::shell::{Block, Command, Expect};

pub const KIND: StepKind = StepKind {
    id: "check-tools",
    phase: Phase::Bootstrap,
    minutes: 1,
    sources: &[sources::CLUSTERCTL_INIT, sources::KIND],
    times: |_| Times::Once,
    title: |_| "Check the tools".into(),
    why: |scene| {
        let Ok(release) = scene.release() else { return "Every later step runs one of these.".into() };
        format!(
            "Every later step runs one of these. clusterawsadm has to be of the minor version of CAPA {}, or it makes \
             other permissions; clusterctl from {} on, before {}, or it refuses the providers.",
            release.version, release.clusterctl.0, release.clusterctl.1
        )
    },
    context: |_| this_machine(KubeContext::None),
    work,
};

fn work(scene: &Scene) -> Result<Work, HeldBack> {
    let release = scene.release()?;
    let minor = release.version.rsplit_once('.').map_or(release.version, |(minor, _)| minor);
    Ok(Work {
        blocks: vec![
            Block::run("kind", Command::new("kind version")).expect(Expect::Contains("kind".into())),
            Block::run("kubectl", Command::new("kubectl version --client"))
                .expect(Expect::Contains("Client Version".into())),
            Block::run("AWS CLI", Command::new("aws --version")).expect(Expect::Contains("aws-cli/".into())),
            Block::run("clusterctl", Command::new("clusterctl version -o short"))
                .expect(Expect::Sample(format!("v{}", release.cluster_api.trim_start_matches('v')))),
            Block::run("clusterawsadm", Command::new("clusterawsadm version -o short"))
                .expect(Expect::Contains(format!("{minor}."))),
        ],
        on_failure: (
            "A program that is not found has to be installed and on the PATH; README.md names the versions.".into(),
            vec![],
        ),
        undo: ("Nothing was made.".into(), vec![]),
        rerun: "Yes. It only looks.".into(),
        ..Work::default()
    })
}
