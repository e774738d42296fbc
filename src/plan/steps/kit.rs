//! What the steps share: an account's commands, the guards, the contexts, the look-ups.

use super::super::stacks::Stack;
use super::super::{Actor, CredentialContext, KubeContext, Scene};
use crate::model::{
    AccountId, Bootstrap, Cluster, Controllers, FieldPath, Flavor, HeldBack, Managed, Manager, Part, ProfileName,
    Region, Source, both,
};
use crate::shell::{Block, Command, Expect, Line, Probe};

/// Kubeconfigs in the bundle's folder: nobody's own `~/.kube/config` is touched.
pub const BOOTSTRAP_KUBECONFIG: &str = "bootstrap.kubeconfig";
pub const MANAGEMENT_KUBECONFIG: &str = "manager.kubeconfig";

/// The name of every CloudFormation stack that clusterawsadm makes.
pub const STACK: &str = "cluster-api-provider-aws-sigs-k8s-io";

/// Whose credentials a command runs with, and where.
#[derive(Clone, Copy)]
pub struct Account<'a> {
    pub id: &'a AccountId,
    pub region: &'a Region,
    pub profile: Option<&'a ProfileName>,
}

impl<'a> From<&'a Manager> for Account<'a> {
    fn from(manager: &'a Manager) -> Self {
        Self { id: &manager.account, region: &manager.region, profile: manager.profile.as_ref() }
    }
}
impl<'a> From<&'a Managed> for Account<'a> {
    fn from(managed: &'a Managed) -> Self {
        Self { id: &managed.account, region: &managed.region, profile: managed.profile.as_ref() }
    }
}

impl Account<'_> {
    /// A command with the account's credentials.
    pub fn command(&self, words: &str) -> Command {
        Command::new(words).env_if("AWS_PROFILE", self.profile.map(ProfileName::as_str))
    }
    /// An `aws` command, its region said: version 1 of the AWS CLI does not read AWS_REGION.
    pub fn aws(&self, words: &str) -> Command {
        self.command(&format!("aws {words}")).flag("--region", self.region.as_str())
    }
    pub fn kubectl(&self, kubeconfig: &str, words: &str) -> Command {
        self.command(&format!("kubectl --kubeconfig {kubeconfig} {words}"))
    }
    /// `clusterawsadm bootstrap iam <verb>-cloudformation-stack`. One region for ever: IAM's names are global, so a
    /// stack in a second region fails on them.
    pub fn stack(&self, verb: &str, config: &str) -> Command {
        self.command(&format!("clusterawsadm bootstrap iam {verb}-cloudformation-stack"))
            .flag("--config", config)
            .flag("--region", self.region.as_str())
    }
    /// Makes the stack, or updates it. Without a difference CloudFormation refuses the update; clusterawsadm passes that
    /// by up to 2.8, and since 2.9 compares the refusal with other words than the SDK gives it
    /// (`cmd/clusterawsadm/cloudformation/service/service.go:99`, v2.11.1).
    pub fn create_stack(&self, label: &str, config: &str) -> Block {
        Block::run(label, self.stack("create", config)).or_says("No updates are to be performed.")
    }
    /// The account before anything is changed in it.
    pub fn guard(&self) -> Block {
        Block::run("Guard: the right account?", self.aws("sts get-caller-identity --query Account --output text"))
            .expect(Expect::Line(self.id.as_str().into()))
    }
    /// Why CloudFormation failed; clusterawsadm does not say.
    pub fn stack_events(&self) -> Block {
        Block::run(
            "Ask the stack for its reason",
            self.aws("cloudformation describe-stack-events")
                .flag("--stack-name", STACK)
                .flag(
                    "--query",
                    "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]",
                )
                .flag("--output", "table"),
        )
    }
    /// The role that the stack makes is there.
    pub fn role_check(&self, role: &str, arn: &str) -> Block {
        Block::run(
            "Check: the controllers role",
            self.aws("iam get-role").flag("--role-name", role).flag("--query", "Role.Arn").flag("--output", "text"),
        )
        .expect(Expect::Line(arn.into()))
    }
}

/// The clusterawsadm of this machine makes the very template that the bundle has: what was read is what will be created.
pub fn template_check(scene: &Scene, stack: Stack, config: &str) -> Result<Block, HeldBack> {
    let (sha256, release) = both(stack.template_digest(scene), scene.release())?;
    let path = stack.template_path();
    let command = Command::new("clusterawsadm bootstrap iam print-cloudformation-template").flag("--config", config);
    let otherwise = format!(
        "This clusterawsadm makes another template than {path}, so the stack was left as it is. Install clusterawsadm \
         {}; if it is that already, {config} was changed.",
        release.version
    );
    Ok(Block::new(format!("Check: the template is {path}"), vec![Line::Digest { command, sha256, otherwise }]))
}

/// The kubeconfig names the bootstrap cluster.
pub fn bootstrap_guard(bootstrap: &Bootstrap) -> Block {
    Block::run(
        "Guard: the bootstrap cluster?",
        Command::new(&format!("kubectl --kubeconfig {BOOTSTRAP_KUBECONFIG} config current-context")),
    )
    .expect(Expect::Line(format!("kind-{}", bootstrap.kind_cluster)))
}

/// The kubeconfig names the management cluster, by its ARN.
pub fn management_guard(manager: &Manager) -> Block {
    Block::run(
        "Guard: the management cluster?",
        Command::new(&format!("kubectl --kubeconfig {MANAGEMENT_KUBECONFIG} config current-context")),
    )
    .expect(Expect::Line(eks_arn(manager)))
}

/// `arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane`: also the context that
/// `aws eks update-kubeconfig` writes.
pub fn eks_arn(manager: &Manager) -> String {
    format!(
        "arn:{}:eks:{}:{}:cluster/{}",
        manager.partition,
        manager.region,
        manager.account,
        manager.cluster.eks_name()
    )
}

/// The management cluster holds its own Cluster object: the bootstrap cluster's work is over. Everything that was done
/// on it is passed by then, or a second owner would come to life.
pub fn moved(manager: &Manager) -> Probe {
    Probe::Succeeds(cluster_object(manager))
}

pub fn cluster_object(manager: &Manager) -> Command {
    Account::from(manager)
        .kubectl(MANAGEMENT_KUBECONFIG, "get")
        .arg(format!("clusters.cluster.x-k8s.io/{}", manager.cluster.name))
        .flag("-n", manager.cluster.namespace.as_str())
}

/// `kubectl wait` for a condition; `timeout` in kubectl's words, `40m`.
pub fn wait_for(kubectl: Command, condition: &str, object: String, timeout: &str) -> Command {
    kubectl.arg(format!("--for=condition={condition}")).arg(object).arg(format!("--timeout={timeout}"))
}

/// The label of the wait for what runs a cluster's pods.
pub fn wait_for_workers(cluster: &Cluster) -> &'static str {
    match cluster.flavor {
        Flavor::Fargate => "Wait for the Fargate profile",
        _ => "Wait for the nodes",
    }
}

/// The conditions of an object, a line each: a wait that times out does not say which one is missing.
pub fn conditions(kubectl_get: Command, object: &str) -> Block {
    Block::run(
        format!("The conditions of {object}"),
        kubectl_get
            .arg(object)
            .flag("-o", r#"jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}"#),
    )
}

/// The end of CAPA's log.
pub fn controller_log(account: Account, kubeconfig: &str, controllers: &Controllers) -> Block {
    Block::run(
        "What CAPA says",
        account
            .kubectl(kubeconfig, "logs")
            .flag("-n", controllers.namespace.as_str())
            .args(["deployment/capa-controller-manager", "--tail=40"]),
    )
}

/// What CAPA's log says of a managed account: a namespace that is not allowed shows nowhere else. Only of that account,
/// for the others would fill the last lines.
pub fn account_log(account: Account, controllers: &Controllers, managed: &Managed) -> Block {
    let namespace = &managed.cluster.namespace;
    let log = account
        .kubectl(MANAGEMENT_KUBECONFIG, "logs")
        .flag("-n", controllers.namespace.as_str())
        .arg("deployment/capa-controller-manager");
    // The releases write `namespace="NAME"` or `"namespace"="NAME"`.
    let of_account = Command::new("grep -F").arg(format!("\"{namespace}\""));
    Block::new(
        format!("What CAPA says of the namespace {namespace}"),
        vec![Line::Pipe(vec![log, of_account, Command::new("tail -n 20")])],
    )
}

/// A role that can't be assumed shows as an event on the identity, in the namespace `default`.
pub fn identity_events(account: Account, managed: &Managed) -> Block {
    Block::run(
        "What was said of the identity",
        account.kubectl(MANAGEMENT_KUBECONFIG, "get events -n default").flag(
            "--field-selector",
            format!("involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name={}", managed.name),
        ),
    )
}

/// No credentials of any account.
pub fn this_machine(kube: KubeContext) -> CredentialContext {
    CredentialContext { actor: Actor::ThisMachine, account_id: None, profile: None, kube }
}

pub fn as_manager(scene: &Scene, kube: KubeContext) -> CredentialContext {
    let manager = &scene.tenancy.manager;
    CredentialContext {
        actor: Actor::Manager,
        account_id: Some(id_or_field(manager.as_ref().map(|manager| &manager.account), "manager.accountId")),
        profile: manager.ready().and_then(|manager| manager.profile.as_ref()).map(ToString::to_string),
        kube,
    }
}

pub fn as_managed(scene: &Scene) -> CredentialContext {
    let slot = scene.slot();
    let field = format!("managed[{}].accountId", scene.account.unwrap_or(0));
    CredentialContext {
        actor: Actor::Managed(slot.label.clone()),
        account_id: Some(id_or_field(slot.account.as_ref(), &field)),
        profile: slot.part.ready().and_then(|managed| managed.profile.as_ref()).map(ToString::to_string),
        kube: KubeContext::None,
    }
}

fn id_or_field(id: Part<&AccountId>, field: &str) -> Result<String, FieldPath> {
    match id {
        Part::Ready(id) => Ok(id.as_str().to_owned()),
        Part::HeldBack(held) => Err(held.0.into_iter().next().unwrap_or_else(|| FieldPath::new(field))),
    }
}

pub fn bootstrap_kube() -> KubeContext {
    KubeContext::Bootstrap { kubeconfig: BOOTSTRAP_KUBECONFIG.into() }
}
pub fn management_kube() -> KubeContext {
    KubeContext::Management { kubeconfig: MANAGEMENT_KUBECONFIG.into() }
}

/// Sources that several steps cite. CAPA's paths are of kubernetes-sigs/cluster-api-provider-aws.
pub mod sources {
    use super::Source;
    pub use crate::manifest::aws_iam_configuration::{IRSA, POD_IDENTITY};
    pub use crate::shell::explain::{CLUSTERCTL_INIT, CLUSTERCTL_MOVE, KIND};

    macro_rules! capa {
        ($path:literal, $lines:literal) => {
            Source {
                title: concat!($path, ":", $lines),
                url: concat!("https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/", $path),
                read: "v2.11.1",
            }
        };
    }

    pub const STACK_SERVICE: Source = capa!("cmd/clusterawsadm/cloudformation/service/service.go", "77-240");
    pub const IAM_TYPES: Source = capa!("cmd/clusterawsadm/api/bootstrap/v1beta1/types.go", "28-238");
    pub const EKS_ROLES: Source = capa!("pkg/cloud/services/eks/roles.go", "42-215");
    pub const CONTROL_PLANE_WEBHOOK: Source =
        capa!("controlplane/eks/webhooks/awsmanagedcontrolplane_webhook.go", "653-686");
    pub const CONTROLLER_IDENTITY_WEBHOOK: Source = capa!("webhooks/awsclustercontrolleridentity_webhook.go", "63-96");
    pub const IDENTITY_SESSION: Source = capa!("pkg/cloud/scope/session.go", "223-428");
    pub const MANAGER_ARGS: Source = capa!("config/manager/manager.yaml", "22");
    pub const SERVICE_ACCOUNT: Source = capa!("config/rbac/serviceaccount.yaml", "11");
    pub const GUIDE: Source = Source {
        title: "docs/book/src/topics/full-multitenancy-implementation.md",
        url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/docs/book/src/topics/full-multitenancy-implementation.md",
        read: "v2.11.1",
    };
    pub const STACK_SETS: Source = Source {
        title: "AWS CloudFormation, stack sets with self-managed permissions",
        url: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html",
        read: "2026-11-24",
    };
    pub const ACCESS_AFTER_MOVE: Source = Source {
        title: "cluster-api-provider-aws issue 2898",
        url: "https://github.com/kubernetes-sigs/cluster-api-provider-aws/issues/2898",
        read: "2026-11-24",
    };
    pub const REHEARSED: Source =
        Source { title: "Seen in a rehearsal with the real controllers", url: "", read: "2026-11-24" };
}
