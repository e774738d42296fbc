//! The arrows, each with the requests that it stands for and the statements that answer them.

use super::evaluate::{Element, Principal, Refused, Request};
use super::{Evidence, Ground, SERVICE_ACCOUNT, workers};
use crate::model::{
    Cluster, ClusterSpec, Controllers, Credentials, Edition, FieldPath, Flavor, HeldBack, Managed, Manager, RoleName,
    Tenancy, both,
};
use crate::plan::stacks::{ISSUER_LATER, Stack};
use crate::plan::{Plan, Scene};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Assume,
    Creates,
}

impl Kind {
    /// Of the attribute `data-kind`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Assume => "assume",
            Self::Creates => "creates",
        }
    }
    pub fn words(self) -> &'static str {
        match self {
            Self::Assume => "may assume",
            Self::Creates => "creates",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    Allowed,
    /// A half is missing.
    Broken,
    /// Fields that are not right yet.
    HeldBack(Vec<FieldPath>),
}

impl State {
    /// Of the attribute `data-state`.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Broken => "broken",
            Self::HeldBack(_) => "held",
        }
    }
}

/// Who or what stands at an end of an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// `Role`, `Service account`, `EKS cluster`, `Bootstrap cluster`
    pub kind: &'static str,
    pub name: String,
    /// The account's name; empty for this machine.
    pub account: String,
    /// Its ARN, or what identifies it; empty while that is not known.
    pub id: String,
}

impl End {
    /// `role controllers in payments`
    pub fn words(&self) -> String {
        let Self { kind, name, account, .. } = self;
        let place = if account.is_empty() { String::new() } else { format!(" in {account}") };
        let first = if kind.starts_with("EKS") { (*kind).to_owned() } else { kind.to_lowercase() };
        format!("{first} {name}{place}")
    }
}

/// One of the sides that have to agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Half {
    /// `Permission in manager`
    pub title: String,
    pub needs: Vec<Need>,
    /// What stands in the place of statements.
    pub says: String,
}

/// One thing that has to be allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    pub action: &'static str,
    /// The ARN, or who is trusted.
    pub on: String,
    /// The statements that allow it, or why none does and which field that is about.
    pub answer: Result<Vec<Evidence>, (Refused, Option<FieldPath>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Unique in the map: `assume-payments`.
    pub id: String,
    pub kind: Kind,
    pub from: End,
    pub to: End,
    pub state: State,
    /// The step that makes it so, where it is not the stack's, as an index into the plan.
    pub since: Option<usize>,
    pub halves: Vec<Half>,
    /// Sentences.
    pub notes: Vec<String>,
}

impl Arrow {
    /// `role controllers in manager may assume role controllers in payments`
    pub fn words(&self) -> String {
        let relation = match self.state {
            State::Broken if self.kind == Kind::Assume => "may not assume",
            State::Broken => "may not create",
            _ => self.kind.words(),
        };
        format!("{} {relation} {}", self.from.words(), self.to.words())
    }
    /// The first reason for which it is broken.
    pub fn reason(&self) -> Option<&(Refused, Option<FieldPath>)> {
        self.halves.iter().flat_map(|half| &half.needs).find_map(|need| need.answer.as_ref().err())
    }

    fn new(id: String, kind: Kind, from: End, to: End, halves: Result<Vec<Half>, HeldBack>) -> Self {
        let (state, halves) = match halves {
            Err(held) => (State::HeldBack(held.0), vec![]),
            Ok(halves) => {
                let whole = halves.iter().flat_map(|half| &half.needs).all(|need| need.answer.is_ok());
                (if whole { State::Allowed } else { State::Broken }, halves)
            }
        };
        Self { id, kind, from, to, state, since: None, halves, notes: vec![] }
    }
}

/// The steps that register the provider, or hand the role to the service account.
pub const TRUST_STEPS: [&str; 3] = ["trust-service-account", "associate-pod-identity", "guide-update-trust"];
const CREATE_STEPS: [&str; 2] = ["create-management-cluster", "guide-apply-manager-cluster"];
const POD_IDENTITY: &str = "pods.eks.amazonaws.com";
const AUDIENCE: &str = "sts.amazonaws.com";
/// CAPA's own choice where no name is typed: `controlplane/eks/api/v1beta2/types.go:142`, v2.11.1.
const CONTROL_PLANE_ROLE: &str = "eks-controlplane.cluster-api-provider-aws.sigs.k8s.io";
const NODE_ROLE: &str = "eks-nodegroup.cluster-api-provider-aws.sigs.k8s.io";
const FARGATE_ROLE: &str = "eks-fargate.cluster-api-provider-aws.sigs.k8s.io";

pub fn is_pod_identity(tenancy: &Tenancy) -> bool {
    tenancy.controllers.ready().is_some_and(|controllers| controllers.credentials == Credentials::PodIdentity)
}

/// Those in which no managed account has a part.
pub fn shared(ground: &Ground, tenancy: &Tenancy, plan: &Plan) -> Vec<Arrow> {
    let scene = Scene { tenancy, account: None };
    let step = |ids: &[&str]| plan.steps.iter().position(|step| ids.contains(&step.kind.id));
    let manager = tenancy.manager.ready();
    let eks = End {
        kind: "EKS cluster",
        name: manager.map(|manager| manager.cluster.eks_name()).unwrap_or_default(),
        account: "manager".into(),
        id: manager.map(crate::plan::eks_arn).unwrap_or_default(),
    };
    let kind_cluster = tenancy.bootstrap.ready().map(|bootstrap| bootstrap.kind_cluster.to_string());
    let bootstrap = End {
        kind: "Bootstrap cluster",
        name: kind_cluster.unwrap_or_default(),
        account: String::new(),
        id: "on this machine".into(),
    };
    let credentials = Half {
        title: "Credentials of the manager account".into(),
        needs: vec![],
        says: "CAPA in the bootstrap cluster acts with the credentials of whoever runs the steps. No statement of \
               these stacks gives them, and none is left of them when the bootstrap cluster is gone."
            .into(),
    };
    let ready = both(scene.manager(), scene.bootstrap()).map(|_| vec![credentials]);
    let mut creates = Arrow::new("creates-manager".into(), Kind::Creates, bootstrap, eks, ready);
    creates.since = step(&CREATE_STEPS);
    let mut assume = service_account(ground, &scene);
    assume.since = step(&TRUST_STEPS);
    vec![creates, assume]
}

/// The service account may become the controllers role of the manager account.
fn service_account(ground: &Ground, scene: &Scene) -> Arrow {
    let parts = both(scene.manager(), scene.controllers());
    let namespace = parts.as_ref().map(|(_, controllers)| controllers.namespace.to_string()).unwrap_or_default();
    let from = End {
        kind: "Service account",
        name: SERVICE_ACCOUNT.into(),
        account: "manager".into(),
        id: format!("system:serviceaccount:{namespace}:{SERVICE_ACCOUNT}"),
    };
    let to = controllers_role(ground, Stack::Manager, scene);
    let halves = parts.and_then(|(manager, controllers)| match controllers.credentials {
        Credentials::PodIdentity => by_pod_identity(ground, controllers),
        Credentials::Irsa => by_token(ground, manager, &from.id),
    });
    Arrow::new("service-account".into(), Kind::Assume, from, to, halves)
}

fn by_token(ground: &Ground, manager: &Manager, subject: &str) -> Result<Vec<Half>, HeldBack> {
    let host_path = match &manager.issuer {
        Some(issuer) => issuer.host_path().to_owned(),
        // Either edition has the same word in another place.
        None => issuer_later(ground)?,
    };
    let provider = format!("arn:{}:iam::{}:oidc-provider/{host_path}", manager.partition, manager.account);
    let (sub, aud) = (format!("{host_path}:sub"), format!("{host_path}:aud"));
    let context = [(sub.as_str(), Some(subject)), (aud.as_str(), Some(AUDIENCE))];
    let action = "sts:AssumeRoleWithWebIdentity";
    let trusted = ground.trusts(Stack::Manager, Principal::Federated(&provider), action, &context)?;
    let known = if manager.issuer.is_some() { "" } else { " Its name is read when that step runs." };
    Ok(vec![
        Half {
            title: "Token of the service account".into(),
            needs: vec![],
            says: format!(
                "The management cluster signs it, and IAM believes it once the OIDC provider is registered with the \
                 audience {AUDIENCE}. Without such a token nobody comes this way.{known}"
            ),
        },
        Half {
            title: "Trust in manager".into(),
            needs: vec![need(action, provider, trusted, |refused| match &refused.element {
                Element::Condition(_) => Some(FieldPath::new("controllers.namespace")),
                _ => Some(FieldPath::new("manager.oidcIssuer")),
            })],
            says: String::new(),
        },
    ])
}

/// The name of the provider as the trust has it while the issuer is not known.
fn issuer_later(ground: &Ground) -> Result<String, HeldBack> {
    let trust = &ground.controllers(Stack::Manager)?.trust;
    let named = trust.iter().filter_map(|statement| statement.principal.get("Federated"));
    let provider = named.flat_map(|ids| ids.0.iter().flatten()).find(|id| id.ends_with(ISSUER_LATER));
    Ok(provider.and_then(|id| id.split_once("oidc-provider/")).map_or(ISSUER_LATER, |(_, path)| path).to_owned())
}

fn by_pod_identity(ground: &Ground, controllers: &Controllers) -> Result<Vec<Half>, HeldBack> {
    let principal = Principal::Service(POD_IDENTITY);
    let mut needs = Vec::new();
    for action in actions(controllers) {
        let trusted = ground.trusts(Stack::Manager, principal, action, &[])?;
        needs.push(need(action, POD_IDENTITY.into(), trusted, |_| Some(FieldPath::new("controllers.credentials"))));
    }
    Ok(vec![
        Half {
            title: "Association of the service account".into(),
            needs: vec![],
            says: "EKS hands the role to pods of this service account, because an association in the management \
                   cluster says so."
                .into(),
        },
        Half { title: "Trust in manager".into(), needs, says: String::new() },
    ])
}

/// What taking on a role needs: Pod Identity's sessions carry tags along.
fn actions(controllers: &Controllers) -> &'static [&'static str] {
    match controllers.credentials {
        Credentials::Irsa => &["sts:AssumeRole"],
        Credentials::PodIdentity => &["sts:AssumeRole", "sts:TagSession"],
    }
}

/// Those of the managed account of the scene.
pub fn of_account(ground: &Ground, scene: &Scene) -> Vec<Arrow> {
    vec![assumes(ground, scene), creates(ground, scene)]
}

/// The manager's controllers role may become that of a managed account.
fn assumes(ground: &Ground, scene: &Scene) -> Arrow {
    let slot = scene.slot();
    let from = controllers_role(ground, Stack::Manager, scene);
    let to = controllers_role(ground, Stack::Managed, scene);
    let halves = both(both(scene.manager(), slot.tenant.get()), both(scene.controllers(), scene.iam()));
    let halves = halves.and_then(|(_, (controllers, iam))| {
        let external_id = iam.external_id.as_ref().map(|id| id.as_str());
        let of_identity = match scene.tenancy.edition {
            Edition::Corrected => external_id,
            Edition::Published => None,
        };
        let context = [("sts:ExternalId", of_identity)];
        let index = scene.account.unwrap_or(0);
        let (mut permission, mut trust) = (Vec::new(), Vec::new());
        for action in actions(controllers) {
            let request = Request { action, resource: Some(&to.id), principal: None, context: &context };
            let permitted = ground.permits(Stack::Manager, &request)?;
            let field = Some(FieldPath::managed(index, "accountId"));
            permission.push(need(action, to.id.clone(), permitted, |_| field));
            let trusted = ground.trusts(Stack::Managed, Principal::Aws(&from.id), action, &context)?;
            trust.push(need(action, from.id.clone(), trusted, |refused| match &refused.element {
                Element::Condition(key) if key == "sts:ExternalId" => Some(FieldPath::new("iam.externalId")),
                Element::Principal => Some(FieldPath::new("manager.accountId")),
                _ => None,
            }));
        }
        Ok(vec![
            Half { title: "Permission in manager".into(), needs: permission, says: String::new() },
            Half { title: format!("Trust in {}", slot.label), needs: trust, says: String::new() },
        ])
    });
    let mut arrow = Arrow::new(format!("assume-{}", slot.key), Kind::Assume, from, to, halves);
    arrow.notes = notes(ground, Stack::Manager, &arrow);
    if let Ok(tenant) = slot.tenant.get() {
        let namespaces = match scene.tenancy.edition {
            Edition::Corrected => format!("of the namespaces that the identity {} allows", tenant.name),
            Edition::Published => "of every namespace".to_owned(),
        };
        arrow.notes.push(format!(
            "CAPA does so for clusters {namespaces}. A role that is taken on from a role lasts an hour at most."
        ));
    }
    arrow
}

/// The managed account's controllers role makes the cluster, and hands over the roles that the cluster runs with.
fn creates(ground: &Ground, scene: &Scene) -> Arrow {
    let slot = scene.slot();
    let from = controllers_role(ground, Stack::Managed, scene);
    let managed = slot.part.ready();
    let to = End {
        kind: "EKS cluster",
        name: managed.map(|managed| managed.cluster.eks_name()).unwrap_or_default(),
        account: slot.label.clone(),
        id: managed.map(cluster_arn).unwrap_or_default(),
    };
    let parts = scene.managed().and_then(|managed| Ok((managed, managed.cluster.spec.get()?)));
    let halves = both(parts, scene.iam()).and_then(|((managed, spec), _)| {
        let index = scene.account.unwrap_or(0);
        let mut needs = Vec::new();
        for wanted in wanted(managed, &managed.cluster, spec, scene)? {
            let context = [("iam:PassedToService", wanted.passed_to)];
            let request =
                Request { action: wanted.action, resource: Some(&wanted.on), principal: None, context: &context };
            let permitted = ground.permits(Stack::Managed, &request)?;
            let field = wanted.field.map(|field| FieldPath::managed(index, field));
            needs.push(need(wanted.action, wanted.on, permitted, |_| field));
        }
        Ok(vec![Half { title: format!("Permission in {}", slot.label), needs, says: String::new() }])
    });
    let mut arrow = Arrow::new(format!("creates-{}", slot.key), Kind::Creates, from, to, halves);
    arrow.notes = notes(ground, Stack::Managed, &arrow);
    if let Ok(managed) = scene.managed() {
        arrow.notes.push(format!("Judged for the control plane and its {}.", workers(managed.cluster.flavor)));
    }
    arrow
}

/// What making a cluster takes; `passed_to` is the service that gets a role, `field` what it depends on.
struct Wanted {
    action: &'static str,
    on: String,
    passed_to: Option<&'static str>,
    field: Option<&'static str>,
}

fn wanted(managed: &Managed, cluster: &Cluster, spec: &ClusterSpec, scene: &Scene) -> Result<Vec<Wanted>, HeldBack> {
    let arn = cluster_arn(managed);
    let role = |name: &str| format!("arn:{}:iam::{}:role/{name}", managed.partition, managed.account);
    // The guide's manifests name no role.
    let is_typed = scene.tenancy.edition == Edition::Corrected;
    let named = |typed: &Option<RoleName>, default: &str| match typed {
        Some(name) if is_typed => role(name.as_str()),
        _ => role(default),
    };
    let action =
        |action, on: &str| Wanted { action, on: on.to_owned(), passed_to: None, field: Some("cluster.flavor") };
    let pass = |on, service, field| Wanted { action: "iam:PassRole", on, passed_to: Some(service), field: Some(field) };
    let mut all = vec![
        action("eks:CreateCluster", &arn),
        pass(named(&spec.control_plane_role, CONTROL_PLANE_ROLE), "eks.amazonaws.com", "cluster.controlPlaneRole"),
    ];
    match cluster.flavor {
        Flavor::ManagedMachinePoolVpcCni | Flavor::ManagedMachinePool => {
            all.push(action("eks:CreateNodegroup", &arn));
            all.push(pass(named(&spec.node_role, NODE_ROLE), "eks.amazonaws.com", "cluster.nodeRole"));
        }
        Flavor::Fargate => {
            all.push(action("eks:CreateFargateProfile", &arn));
            all.push(pass(named(&spec.node_role, FARGATE_ROLE), "eks-fargate-pods.amazonaws.com", "cluster.flavor"));
        }
        Flavor::MachinePool => {
            let group = format!(
                "arn:{}:autoscaling:{}:{}:autoScalingGroup:*:autoScalingGroupName/{}",
                managed.partition,
                managed.region,
                managed.account,
                cluster.workers_name()
            );
            all.push(action("autoscaling:CreateAutoScalingGroup", &group));
            let profile = named(&spec.node_role, &scene.iam()?.nodes_profile());
            all.push(pass(profile, "ec2.amazonaws.com", "cluster.nodeRole"));
        }
    }
    Ok(all)
}

fn cluster_arn(managed: &Managed) -> String {
    format!(
        "arn:{}:eks:{}:{}:cluster/{}",
        managed.partition,
        managed.region,
        managed.account,
        managed.cluster.eks_name()
    )
}

fn controllers_role(ground: &Ground, stack: Stack, scene: &Scene) -> End {
    let manager = scene.tenancy.manager.ready();
    let (account, id) = match stack {
        Stack::Manager => ("manager".to_owned(), manager.map(|manager| &manager.account)),
        Stack::Managed => (scene.slot().label.clone(), scene.slot().account.ready()),
    };
    let role = ground.controllers(stack).ok();
    let arn = match (role, manager, id) {
        (Some(role), Some(manager), Some(id)) => role.arn(manager.partition.id(), id.as_str()),
        _ => String::new(),
    };
    End { kind: "Role", name: "controllers".into(), account, id: arn }
}

fn need(
    action: &'static str,
    on: String,
    answer: Result<Vec<Evidence>, Refused>,
    field: impl FnOnce(&Refused) -> Option<FieldPath>,
) -> Need {
    let answer = answer.map_err(|refused| {
        let field = field(&refused);
        (refused, field)
    });
    Need { action, on, answer }
}

/// What else is to know of what allows it.
fn notes(ground: &Ground, stack: Stack, arrow: &Arrow) -> Vec<String> {
    let mut notes = Vec::new();
    let Ok(role) = ground.controllers(stack) else { return notes };
    if !role.boundary.is_empty() {
        notes.push(format!(
            "The boundary {} may take something away again; what it says is not known here.",
            role.boundary
        ));
    }
    let assumes = arrow.halves.iter().flat_map(|half| &half.needs).filter(|need| need.action == "sts:AssumeRole");
    let patterns = assumes.flat_map(|need| need.answer.iter().flatten().map(move |evidence| (need, evidence)));
    let is_pattern = |(need, evidence): (&Need, &Evidence)| {
        let excerpt = ground.excerpt(*evidence, need.action, &need.on);
        excerpt.is_some_and(|excerpt| excerpt.statement.resource.iter().any(|resource| resource.contains('*')))
    };
    if patterns.into_iter().any(is_pattern) {
        notes.push(
            "The permission names the accounts by a pattern, so it is the trust in each account that decides.".into(),
        );
    }
    notes
}
