//! Cluster API and CAPA on the bootstrap cluster, then on the management cluster.

use super::super::kit::{
    Account, BOOTSTRAP_KUBECONFIG, MANAGEMENT_KUBECONFIG, as_manager, bootstrap_guard, bootstrap_kube, controller_log,
    management_guard, management_kube, moved, sources,
};
use crate::manifest::corrected::controllers_role_arn;
use crate::model::{Controllers, Credentials, HeldBack, Iam, Release, both};
use crate::plan::{Phase, Scene, StepKind, Times, Work, paths};
use crate::shell::{Block, Command, Expect, Line, Probe, Word};

pub const ON_BOOTSTRAP: StepKind = StepKind {
    id: "install-capa-on-bootstrap",
    phase: Phase::ManagementCluster,
    minutes: 4,
    sources: &[sources::CLUSTERCTL_INIT, sources::MANAGER_ARGS],
    times: |_| Times::Once,
    title: |_| "Install CAPA on the bootstrap cluster".into(),
    why: |_| {
        "The controllers on the bootstrap cluster make the management cluster, with the credentials that this step \
         reads from your session and stores in the bootstrap cluster. Temporary credentials have to outlive the step \
         that creates the management cluster, some 30 minutes. The kubeadm providers are left out: EKS does not need \
         them. EXP_MACHINE_POOL has to be set, or the webhook of the node group is not there."
            .into()
    },
    context: |scene| as_manager(scene, bootstrap_kube()),
    work: on_bootstrap,
};

pub const ON_MANAGEMENT: StepKind = StepKind {
    id: "install-capa-on-management",
    phase: Phase::ManagementCluster,
    minutes: 5,
    sources: &[sources::CLUSTERCTL_INIT, sources::SERVICE_ACCOUNT, sources::IDENTITY_SESSION],
    times: |_| Times::Once,
    title: |_| "Install CAPA on the management cluster".into(),
    why: |scene| {
        let how = match scene.controllers().map(|controllers| controllers.credentials) {
            Ok(Credentials::PodIdentity) => "Pod Identity gives the controllers their role",
            _ => "The annotation on their service account gives the controllers their role",
        };
        format!(
            "{how}, so no credentials of yours are stored in this cluster: Cg== is an empty profile. The controller \
             identity is applied before any cluster of a managed account can name it."
        )
    },
    context: |scene| as_manager(scene, management_kube()),
    work: on_management,
};

/// `clusterctl init` for both providers in one call, and for CAPA alone where a former try stopped between the two. Each is
/// passed by once what it installs last stands in the inventory. Two calls in a row would be simpler and are not safe:
/// the second meets the namespace that the first tests cert-manager in while it is being deleted, takes cert-manager
/// for missing, and installs it again (seen in a rehearsal, clusterctl v1.11.5, 2026-11-24).
fn install(
    account: Account,
    kubeconfig: &str,
    controllers: &Controllers,
    release: &Release,
    env: &[(&str, Word)],
) -> [Block; 2] {
    let init = |providers: &[(&str, String)]| {
        let mut command = account.command("clusterctl init").flag("--kubeconfig", kubeconfig);
        for (name, value) in env {
            command = command.env(name, value.clone());
        }
        for (flag, provider) in providers {
            command = command.flag(flag, provider.as_str());
        }
        command
            .args(["--bootstrap", "-", "--control-plane", "-"])
            .flag("--target-namespace", controllers.namespace.as_str())
            .arg("--wait-providers")
    };
    let is_installed = |name: &str| {
        let entry = format!("providers.clusterctl.cluster.x-k8s.io/{name}");
        let get = account.kubectl(kubeconfig, "get").arg(entry);
        Probe::Succeeds(get.flag("-n", controllers.namespace.as_str()))
    };
    let core = ("--core", format!("cluster-api:{}", release.cluster_api));
    let capa = ("--infrastructure", format!("aws:{}", release.version));
    [
        Block::run("Install Cluster API and CAPA", init(&[core, capa.clone()])).unless(is_installed("cluster-api")),
        Block::run("Install CAPA, if the last try stopped before it", init(&[capa]))
            .unless(is_installed("infrastructure-aws")),
    ]
}

/// What CAPA's manifest reads from the environment to switch parts of CAPA on: `config/manager/manager.yaml:22`, v2.11.1.
fn switches(iam: &Iam) -> Vec<(&'static str, Word)> {
    let on = |name, wanted: bool| wanted.then(|| (name, Word::from("true")));
    // Without the first there is no webhook for any pool.
    [
        on("EXP_MACHINE_POOL", true),
        on("EXP_EKS_FARGATE", iam.fargate_in_manager || iam.fargate_in_managed),
        on("CAPA_EKS_IAM", iam.eks_role_creation),
        on("CAPA_EKS_ADD_ROLES", iam.add_roles),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The flag has no variable in CAPA's manifest, so the Deployment is changed; of a flag given twice the last counts.
fn work_on_more(account: Account, kubeconfig: &str, controllers: &Controllers, count: u16) -> [Block; 2] {
    let flag = format!("--awscluster-concurrency={count}");
    let deployment =
        |words: &str| -> Command { account.kubectl(kubeconfig, words).flag("-n", controllers.namespace.as_str()) };
    let there = deployment("get deployment capa-controller-manager")
        .flag("-o", format!(r#"jsonpath={{.spec.template.spec.containers[0].args[?(@=="{flag}")]}}"#));
    let add = format!(r#"[{{"op":"add","path":"/spec/template/spec/containers/0/args/-","value":"{flag}"}}]"#);
    [
        Block::run(
            format!("Let the controllers work on {count} clusters at a time"),
            deployment("patch deployment capa-controller-manager --type=json").flag("-p", add),
        )
        .unless(Probe::Prints(there, flag)),
        Block::run(
            "Check: they run with it",
            deployment("rollout status deployment/capa-controller-manager").arg("--timeout=5m"),
        )
        .expect(Expect::Contains("successfully rolled out".into())),
    ]
}

/// The controllers run, their webhooks with them.
fn available(account: Account, kubeconfig: &str, controllers: &Controllers) -> Block {
    let wait = account.kubectl(kubeconfig, "wait").flag("-n", controllers.namespace.as_str()).args([
        "--for=condition=Available",
        "deployment",
        "--all",
        "--timeout=5m",
    ]);
    Block::run("Check: the controllers run", wait)
        .expect(Expect::Contains("deployment.apps/capa-controller-manager condition met".into()))
}

fn not_available(account: Account, kubeconfig: &str, controllers: &Controllers) -> Vec<Block> {
    let pods = account.kubectl(kubeconfig, "get pods").flag("-n", controllers.namespace.as_str());
    vec![Block::run("The pods", pods), controller_log(account, kubeconfig, controllers)]
}

fn on_bootstrap(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, bootstrap), ((controllers, iam), release)) =
        both(both(scene.manager(), scene.bootstrap()), both(both(scene.controllers(), scene.iam()), scene.release()))?;
    let account = Account::from(manager);
    let mut env = vec![("AWS_B64ENCODED_CREDENTIALS", Word::var("CREDENTIALS"))];
    env.extend(switches(iam));
    let encode = account
        .command("clusterawsadm bootstrap credentials encode-as-profile")
        .flag("--region", account.region.as_str());
    let [both_providers, capa_alone] = install(account, BOOTSTRAP_KUBECONFIG, controllers, release, &env);
    Ok(Work {
        done_already: Some(moved(manager)),
        blocks: vec![
            account.guard(),
            bootstrap_guard(bootstrap),
            // In a statement of its own: `export X="$(...)"` hides a failure, and clusterctl accepts an empty value.
            Block::new("Read the credentials of this session", vec![Line::Capture("CREDENTIALS", encode)]),
            both_providers,
            capa_alone,
            available(account, BOOTSTRAP_KUBECONFIG, controllers),
        ],
        on_failure: (
            "A version that clusterctl does not find, or pods that can't pull their images, are the usual reasons."
                .into(),
            not_available(account, BOOTSTRAP_KUBECONFIG, controllers),
        ),
        undo: ("It goes with the bootstrap cluster.".into(), vec![]),
        rerun:
            "Yes. A provider that is installed is passed by. When the stored credentials have run out, put new ones \
                in with clusterawsadm controller update-credentials and rollout-controller."
                .into(),
        ..Work::default()
    })
}

fn on_management(scene: &Scene) -> Result<Work, HeldBack> {
    let ((manager, iam), (controllers, release)) =
        both(both(scene.manager(), scene.iam()), both(scene.controllers(), scene.release()))?;
    let account = Account::from(manager);
    let role = controllers_role_arn(manager.partition, manager.account.as_str(), iam);
    let mut env = vec![("AWS_B64ENCODED_CREDENTIALS", Word::from("Cg=="))];
    let irsa = controllers.credentials == Credentials::Irsa;
    if irsa {
        env.push(("AWS_CONTROLLER_IAM_ROLE", Word::from(role.as_str())));
    }
    env.extend(switches(iam));
    let [both_providers, capa_alone] = install(account, MANAGEMENT_KUBECONFIG, controllers, release, &env);
    let mut blocks = vec![
        account.guard(),
        management_guard(manager),
        both_providers,
        capa_alone,
        available(account, MANAGEMENT_KUBECONFIG, controllers),
        Block::run(
            "Restrict the controller identity here as well",
            account.kubectl(MANAGEMENT_KUBECONFIG, "apply -f").arg(paths::CONTROLLER_IDENTITY),
        ),
    ];
    if let Some(count) = controllers.concurrency {
        blocks.extend(work_on_more(account, MANAGEMENT_KUBECONFIG, controllers, count));
    }
    if irsa {
        let annotation = account
            .kubectl(MANAGEMENT_KUBECONFIG, "get serviceaccount capa-controller-manager")
            .flag("-n", controllers.namespace.as_str())
            .flag("-o", r"jsonpath={.metadata.annotations.eks\.amazonaws\.com/role-arn}");
        blocks.push(Block::run("Check: the role of the service account", annotation).expect(Expect::Line(role)));
    }
    Ok(Work {
        blocks,
        reads: vec![paths::CONTROLLER_IDENTITY.into()],
        on_failure: (
            "Pods that stay Pending mean that the node group is not ready; AccessDenied in the log means that the \
             trust has not arrived everywhere yet, so wait a minute."
                .into(),
            not_available(account, MANAGEMENT_KUBECONFIG, controllers),
        ),
        undo: (
            "Before any cluster is managed from here.".into(),
            vec![Block::run(
                "Take the providers out",
                account.command("clusterctl delete").flag("--kubeconfig", MANAGEMENT_KUBECONFIG).args([
                    "--infrastructure",
                    "aws",
                    "--core",
                    "cluster-api",
                ]),
            )],
        ),
        rerun: "Yes. A provider that is installed is passed by.".into(),
        ..Work::default()
    })
}
