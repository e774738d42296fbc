//! Who can do what, computed from the statements of the stacks and never drawn by hand: an arrow "may assume" is there
//! because a permission and a trust both allow it, and an arrow "creates" because a permission does. Where a half is
//! missing the arrow is broken, and says which half, why, and by which field.
//!
//! What is judged is how things are once every step has run; an arrow that only a later step makes names the step. What
//! an organisation's policies or a permissions boundary take away again is not known here.

mod arrows;
pub mod evaluate;
mod ground;
pub mod permissions;
mod roles;

pub use arrows::{Arrow, End, Half, Kind, Need, State};
pub use ground::{Evidence, Excerpt, Ground, Side};
pub use roles::{Policy, PolicyKind, Role};

use crate::model::{Flavor, HeldBack, Tenancy};
use crate::plan::stacks::Stack;
use crate::plan::{Plan, Scene};

/// An account with what the picture has of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// `Manager account`, or the name of a managed one.
    pub name: String,
    /// Index into `Tenancy::managed`; None for the manager.
    pub index: Option<usize>,
    /// Empty while it is not right.
    pub id: String,
    pub region: String,
    pub cluster: String,
    /// The cluster as EKS calls it.
    pub eks: String,
    pub arrows: Vec<Arrow>,
}

/// The whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct TrustMap {
    pub ground: Ground,
    /// Its arrows are those that no managed account has a part in.
    pub manager: Account,
    pub managed: Vec<Account>,
    /// The bootstrap cluster: its name, and the step that deletes it.
    pub bootstrap: (String, Option<usize>),
    pub service_account: (String, &'static str),
    /// The controllers role, by its short name and the rest of it.
    pub role: (&'static str, String),
    /// The OIDC provider; None with Pod Identity.
    pub provider: Option<Provider>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    /// Its host and path; empty while the issuer is not known.
    pub name: String,
    /// The step that registers it, as an index.
    pub step: Option<usize>,
}

/// The service account of CAPA's controllers.
pub const SERVICE_ACCOUNT: &str = "capa-controller-manager";
const ROLE: &str = "controllers";

impl TrustMap {
    pub fn of(tenancy: &Tenancy, plan: &Plan) -> Self {
        let ground = Ground::of(tenancy);
        Self::on(ground, tenancy, plan)
    }

    fn on(ground: Ground, tenancy: &Tenancy, plan: &Plan) -> Self {
        let manager = tenancy.manager.ready();
        let name = ground.controllers(Stack::Manager).map(|role| role.name.clone());
        let suffix = name.ok().and_then(|name| name.strip_prefix(ROLE).map(str::to_owned)).unwrap_or_default();
        let step = |ids: &[&str]| plan.steps.iter().position(|step| ids.contains(&step.kind.id));
        let has_provider = !arrows::is_pod_identity(tenancy);
        Self {
            manager: Account {
                name: "Manager account".into(),
                index: None,
                id: manager.map(|manager| manager.account.to_string()).unwrap_or_default(),
                region: manager.map(|manager| manager.region.to_string()).unwrap_or_default(),
                cluster: manager.map(|manager| manager.cluster.name.to_string()).unwrap_or_default(),
                eks: manager.map(|manager| manager.cluster.eks_name()).unwrap_or_default(),
                arrows: arrows::shared(&ground, tenancy, plan),
            },
            managed: (0..tenancy.managed.len()).map(|index| account(&ground, tenancy, index)).collect(),
            bootstrap: (
                tenancy.bootstrap.ready().map(|bootstrap| bootstrap.kind_cluster.to_string()).unwrap_or_default(),
                step(&["delete-bootstrap-cluster"]),
            ),
            service_account: (
                tenancy.controllers.ready().map(|controllers| controllers.namespace.to_string()).unwrap_or_default(),
                SERVICE_ACCOUNT,
            ),
            role: (ROLE, suffix),
            provider: has_provider.then(|| Provider {
                name: manager
                    .and_then(|manager| manager.issuer.as_ref())
                    .map(|issuer| issuer.host_path().to_owned())
                    .unwrap_or_default(),
                step: step(&arrows::TRUST_STEPS),
            }),
            ground,
        }
    }

    /// Every arrow, the manager's first.
    pub fn arrows(&self) -> impl Iterator<Item = &Arrow> {
        std::iter::once(&self.manager).chain(&self.managed).flat_map(|account| &account.arrows)
    }
    pub fn arrow(&self, id: &str) -> Option<&Arrow> {
        self.arrows().find(|arrow| arrow.id == id)
    }
    /// It, if nothing in it is held back.
    pub fn whole(self) -> Result<Self, HeldBack> {
        let held = self.arrows().filter_map(|arrow| match &arrow.state {
            State::HeldBack(fields) => Some(HeldBack(fields.clone())),
            _ => None,
        });
        match held.reduce(HeldBack::merge) {
            Some(held) => Err(held),
            None => Ok(self),
        }
    }
}

fn account(ground: &Ground, tenancy: &Tenancy, index: usize) -> Account {
    let slot = &tenancy.managed[index];
    let managed = slot.part.ready();
    Account {
        name: slot.label.clone(),
        index: Some(index),
        id: slot.account.ready().map(ToString::to_string).unwrap_or_default(),
        region: managed.map(|managed| managed.region.to_string()).unwrap_or_default(),
        cluster: managed.map(|managed| managed.cluster.name.to_string()).unwrap_or_default(),
        eks: managed.map(|managed| managed.cluster.eks_name()).unwrap_or_default(),
        arrows: arrows::of_account(ground, &Scene { tenancy, account: Some(index) }),
    }
}

/// What runs the pods of a cluster, in the words of the map.
fn workers(flavor: Flavor) -> &'static str {
    match flavor {
        Flavor::ManagedMachinePoolVpcCni | Flavor::ManagedMachinePool => "node group",
        Flavor::MachinePool => "auto scaling group",
        Flavor::Fargate => "Fargate profile",
    }
}

/// Each arrow is there because of its statements: it breaks when one half is taken away.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Credentials, Edition, FieldPath, Inputs};
    use crate::trust::permissions::{Change, permissions};

    fn inputs() -> Inputs {
        let mut inputs = Inputs::default();
        inputs.manager.account_id = "000000000000".into();
        inputs.managed[0].account_id = "111111111111".into();
        inputs.managed[0].name = "payments".into();
        inputs
    }

    /// The map over the ground that `change` leaves.
    fn map(inputs: &Inputs, change: impl Fn(Ground) -> Ground) -> TrustMap {
        let outline = crate::outline(inputs);
        assert!(!outline.report.has_errors(), "{:#?}", outline.report);
        TrustMap::on(change(Ground::of(&outline.tenancy)), &outline.tenancy, &outline.plan)
    }

    fn state(inputs: &Inputs, arrow: &str, change: impl Fn(Ground) -> Ground) -> State {
        map(inputs, change).arrow(arrow).expect("an arrow").state.clone()
    }

    /// Why an arrow is broken, and the field of it.
    fn reason(inputs: &Inputs, arrow: &str, change: impl Fn(Ground) -> Ground) -> (String, Option<String>) {
        let map = map(inputs, change);
        let arrow = map.arrow(arrow).expect("an arrow");
        assert_eq!(arrow.state, State::Broken);
        let (refused, field) = arrow.reason().expect("a reason").clone();
        (refused.why, field.map(|field| field.to_string()))
    }

    #[test]
    fn with_everything_in_its_place_every_arrow_is_there() {
        for credentials in [Credentials::Irsa, Credentials::PodIdentity] {
            for external_id in ["", "capa-prod-1234"] {
                let mut inputs = inputs();
                inputs.controllers.credentials = credentials;
                inputs.iam.external_id = external_id.into();
                let map = map(&inputs, |ground| ground);
                let ids: Vec<&str> = map.arrows().map(|arrow| arrow.id.as_str()).collect();
                assert_eq!(ids, ["creates-manager", "service-account", "assume-payments", "creates-payments"]);
                for arrow in map.arrows() {
                    assert_eq!(arrow.state, State::Allowed, "{}: {:?}", arrow.id, arrow.reason());
                }
            }
        }
    }

    #[test]
    fn to_assume_takes_a_permission_and_a_trust() {
        let of =
            |stack, side, action| state(&inputs(), "assume-payments", |ground| ground.without(stack, side, action));
        assert_eq!(of(Stack::Manager, Side::Permission, "sts:AssumeRole"), State::Broken);
        assert_eq!(of(Stack::Managed, Side::Trust, "sts:AssumeRole"), State::Broken);
        // The other sides have nothing to do with it.
        assert_eq!(of(Stack::Manager, Side::Trust, "sts:AssumeRole"), State::Allowed);
        assert_eq!(of(Stack::Managed, Side::Permission, "eks:CreateCluster"), State::Allowed);
    }

    #[test]
    fn pod_identity_needs_the_tags_on_both_sides_too() {
        let mut inputs = inputs();
        inputs.controllers.credentials = Credentials::PodIdentity;
        for (arrow, stack, side) in [
            ("assume-payments", Stack::Manager, Side::Permission),
            ("assume-payments", Stack::Managed, Side::Trust),
            ("service-account", Stack::Manager, Side::Trust),
        ] {
            let found = state(&inputs, arrow, |ground| ground.without(stack, side, "sts:TagSession"));
            assert_eq!(found, State::Broken, "{arrow} {side:?}");
        }
    }

    #[test]
    fn the_service_account_needs_the_trust() {
        let action = "sts:AssumeRoleWithWebIdentity";
        let of = |inputs: &Inputs| {
            state(inputs, "service-account", |ground| ground.without(Stack::Manager, Side::Trust, action))
        };
        assert_eq!(of(&inputs()), State::Broken);
        let mut known = inputs();
        known.manager.oidc_issuer = "0123456789ABCDEF0123456789ABCDEF".into();
        assert_eq!(state(&known, "service-account", |ground| ground), State::Allowed);
        assert_eq!(of(&known), State::Broken);
    }

    #[test]
    fn to_create_takes_each_permission() {
        for action in ["eks:CreateCluster", "iam:PassRole", "eks:CreateNodegroup"] {
            let found =
                state(&inputs(), "creates-payments", |ground| ground.without(Stack::Managed, Side::Permission, action));
            assert_eq!(found, State::Broken, "{action}");
        }
    }

    #[test]
    fn a_broken_arrow_names_the_field() {
        // The trust of one external id, the identity of another: what a half-made change leaves.
        let mut other = inputs();
        other.iam.external_id = "capa-other".into();
        let trusts_other = |_: Ground| Ground::of(&crate::outline(&other).tenancy);
        let mut mine = inputs();
        mine.iam.external_id = "capa-mine".into();
        assert_eq!(
            reason(&mine, "assume-payments", trusts_other),
            ("sts:ExternalId has to be capa-other, and is capa-mine".into(), Some("iam.externalId".into()))
        );
        assert_eq!(
            reason(&inputs(), "assume-payments", trusts_other),
            ("sts:ExternalId has to be capa-other, and is not sent".into(), Some("iam.externalId".into()))
        );
        let mut namespace = inputs();
        namespace.controllers.namespace = "elsewhere".into();
        let trusts_here = |_: Ground| Ground::of(&crate::outline(&inputs()).tenancy);
        let (why, field) = reason(&namespace, "service-account", trusts_here);
        assert!(why.ends_with("and is system:serviceaccount:elsewhere:capa-controller-manager"), "{why}");
        assert_eq!(field.as_deref(), Some("controllers.namespace"));
        let mut account = inputs();
        account.managed[0].account_id = "222222222222".into();
        let permits_here = |_: Ground| Ground::of(&crate::outline(&inputs()).tenancy);
        let (_, field) = reason(&account, "assume-payments", permits_here);
        assert_eq!(field.as_deref(), Some("managed[0].accountId"));
    }

    #[test]
    fn a_role_is_handed_over_by_its_name_or_to_its_service() {
        let mut inputs = inputs();
        for flavor in Flavor::ALL.map(|(_, flavor)| flavor) {
            inputs.managed[0].cluster.flavor = flavor;
            for edition in [Edition::Corrected, Edition::Published] {
                inputs.edition = edition;
                assert_eq!(
                    state(&inputs, "creates-payments", |ground| ground),
                    State::Allowed,
                    "{flavor:?} {edition:?}"
                );
            }
        }
        // The stack lets the controllers hand over what ends with its suffix, and anything to EKS; EC2 is neither.
        inputs.edition = Edition::Corrected;
        inputs.managed[0].cluster.flavor = Flavor::MachinePool;
        inputs.managed[0].cluster.node_role = "eks-nodes".into();
        assert_eq!(
            reason(&inputs, "creates-payments", |ground| ground),
            (
                "iam:PassedToService has to be eks.amazonaws.com, and is ec2.amazonaws.com".into(),
                Some("managed[0].cluster.nodeRole".into())
            )
        );
    }

    #[test]
    fn what_is_not_right_yet_holds_back_its_own_arrows_only() {
        let mut inputs = inputs();
        let mut second = inputs.managed[0].clone();
        (second.name, second.account_id, second.region) = ("retail".into(), "222222222222".into(), "us-esat".into());
        inputs.managed.push(second);
        let outline = crate::outline(&inputs);
        let map = TrustMap::of(&outline.tenancy, &outline.plan);
        let state = |id: &str| map.arrow(id).expect("an arrow").state.id();
        assert_eq!(
            ["assume-payments", "creates-payments", "assume-retail", "creates-retail"].map(state),
            ["allowed", "allowed", "allowed", "held"]
        );
    }

    #[test]
    fn an_account_id_that_is_being_typed_holds_back_that_account_only() {
        let mut inputs = inputs();
        let mut second = inputs.managed[0].clone();
        (second.name, second.account_id) = ("retail".into(), "22".into());
        inputs.managed.push(second);
        let outline = crate::outline(&inputs);
        let map = TrustMap::of(&outline.tenancy, &outline.plan);
        let state = |id: &str| map.arrow(id).expect("an arrow").state.clone();
        assert_eq!((state("service-account"), state("assume-payments")), (State::Allowed, State::Allowed));
        assert_eq!(state("assume-retail"), State::HeldBack(vec![FieldPath::managed(1, "accountId")]));
        assert_eq!(map.whole().err(), Some(HeldBack(vec![FieldPath::managed(1, "accountId")])));
    }

    #[test]
    fn a_pattern_over_the_accounts_is_said() {
        let mut inputs = inputs();
        for number in 0..200_u64 {
            let mut account = inputs.managed[0].clone();
            (account.name, account.account_id) = (format!("a{number}"), (300_000_000_000 + number).to_string());
            inputs.managed.push(account);
        }
        let map = map(&inputs, |ground| ground);
        let arrow = map.arrow("assume-a7").expect("an arrow");
        assert_eq!(arrow.state, State::Allowed);
        assert!(arrow.notes.iter().any(|note| note.contains("by a pattern")), "{:?}", arrow.notes);
    }

    #[test]
    fn an_excerpt_holds_what_matters() {
        let map = map(&inputs(), |ground| ground);
        let arrow = map.arrow("creates-payments").expect("an arrow");
        let need = &arrow.halves[0].needs[0];
        let evidence = need.answer.as_ref().expect("allowed")[0];
        let excerpt = map.ground.excerpt(evidence, need.action, &need.on).expect("a statement");
        assert!(excerpt.policy.starts_with("controllers-eks"), "{}", excerpt.policy);
        assert_eq!(
            excerpt.statement.to_yaml().expect("YAML"),
            "- Action:\n  - eks:CreateCluster\n  Effect: Allow\n  Resource:\n  - arn:*:eks:*:*:cluster/*\n"
        );
        assert!(excerpt.more_actions > 0 && excerpt.more_resources == 1);
    }

    #[test]
    fn permissions_are_held_against_another_release() {
        let outline = crate::outline(&inputs());
        let against = |generator| permissions(&outline.tenancy, Stack::Managed, Some(generator)).expect("permissions");
        let changed = |roles: &[permissions::RolePermissions], wanted: Change| -> Vec<String> {
            let controllers = roles.iter().find(|role| role.name.starts_with("controllers")).expect("the role");
            let actions =
                controllers.services.iter().flat_map(|service| &service.grants).flat_map(|grant| &grant.actions);
            actions.filter(|(_, change)| *change == wanted).map(|(action, _)| action.clone()).collect()
        };
        let older = against(crate::iam::Generator::V2_10_0);
        assert_eq!(changed(&older, Change::Added).len(), 8);
        assert!(changed(&older, Change::Added).iter().all(|action| action.contains("Access")));
        assert_eq!(changed(&older, Change::Removed), Vec::<String>::new());
        let same = against(crate::iam::Generator::V2_11_0);
        assert_eq!((changed(&same, Change::Added), changed(&same, Change::Removed)), (vec![], vec![]));
        assert!(same.iter().flat_map(|role| &role.meters).all(|meter| meter.used > 0 && meter.used <= meter.quota));
        let mut old = inputs();
        old.release = "v2.10.0".into();
        let outline = crate::outline(&old);
        let newer =
            permissions(&outline.tenancy, Stack::Managed, Some(crate::iam::Generator::V2_11_0)).expect("permissions");
        assert_eq!(changed(&newer, Change::Removed).len(), 8);
    }
}
