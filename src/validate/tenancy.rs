//! From the inputs to the tenancy: what parses and is not called wrong is ready, the rest is held back by its fields.

use std::collections::{BTreeMap, BTreeSet};

use super::subject::{
    Account, DEFAULT_KIND_CLUSTER, DEFAULT_NAMESPACE, Subject, access_entry, fargate_selector, labels, or, published,
    scaling_fields,
};
use crate::diagnostic::{Report, Severity};
use crate::model::{
    AccountId, AddonVersion, Arn, Bootstrap, Cidr, Cluster, ClusterName, ClusterSpec, Concurrency, Controllers,
    DnsLabel, ExternalId, FargateSelector, FieldPath, Flavor, HeldBack, Iam, Identity, InstanceType, KeyName,
    KubernetesVersion, Managed, ManagedSlot, Manager, NameSuffix, OidcIssuer, Part, ProfileName, Region, Release,
    Remembered, RoleName, Roles, Scaling, SessionDuration, SessionName, Tenancy, Tenant, WorkerCount, field,
};

pub fn build(subject: &Subject, report: &Report) -> Tenancy {
    let wrong = Wrong::of(report);
    let managed =
        subject.managed.iter().zip(keys(subject, &wrong)).enumerate().map(|(row, (account, key))| ManagedSlot {
            label: field::account_label(subject.inputs, row),
            key,
            account: account_id(Reader::new(&wrong, Group::Row(row)), account).into(),
            tenant: tenant(Reader::new(&wrong, Group::Row(row)), account).into(),
            part: managed(Reader::new(&wrong, Group::Row(row)), subject, account).into(),
        });
    Tenancy {
        edition: subject.inputs.edition,
        release: release(Reader::new(&wrong, Group::Rest), subject).into(),
        manager: manager(Reader::new(&wrong, Group::Manager), subject).into(),
        managed: managed.collect(),
        iam: iam(Reader::new(&wrong, Group::Rest), subject).into(),
        controllers: controllers(Reader::new(&wrong, Group::Rest), subject).into(),
        bootstrap: bootstrap(Reader::new(&wrong, Group::Rest), subject).into(),
        managed_template_digest: Remembered::default(),
    }
}

/// The account's name where it is right; `account-2` otherwise, or the next that no name takes.
fn keys(subject: &Subject, wrong: &Wrong) -> Vec<String> {
    let right = |row: usize, account: &Account| {
        DnsLabel::parse(account.name).ok().filter(|_| !wrong.has(Group::Row(row), "name")).map(|name| name.to_string())
    };
    let names: Vec<Option<String>> =
        subject.managed.iter().enumerate().map(|(row, account)| right(row, account)).collect();
    let taken: BTreeSet<&String> = names.iter().flatten().collect();
    let stand_in = |row: usize| {
        let first = format!("account-{}", row + 1);
        let more = (2..).map(|count| format!("account-{}-{count}", row + 1));
        std::iter::once(first).chain(more).find(|key| !taken.contains(key)).expect("the candidates never end")
    };
    names.iter().enumerate().map(|(row, name)| name.clone().unwrap_or_else(|| stand_in(row))).collect()
}

fn release(mut read: Reader, subject: &Subject) -> Result<&'static Release, HeldBack> {
    let release = read.take("release", subject.release.ok_or_else(String::new));
    read.done(release)
}

fn manager(mut read: Reader, subject: &Subject) -> Result<Manager, HeldBack> {
    let account = &subject.manager;
    let id = read.take("accountId", AccountId::parse(account.id));
    let region = read.take("region", Region::parse(account.region));
    let profile = read.optional("awsProfile", account.profile, ProfileName::parse);
    let issuer = match &region {
        Some(region) => read.optional("oidcIssuer", subject.inputs.manager.oidc_issuer.trim(), |text| {
            OidcIssuer::parse(text, region, region.partition())
        }),
        // Without its region an issuer can't be read, but it can be wrong for what stands in it.
        None => read.take("oidcIssuer", Ok(())).and(None),
    };
    let cluster = cluster(&mut read, subject, account);
    let manager = || {
        let region = region?;
        let partition = region.partition();
        Some(Manager { account: id?, region, partition, profile: profile?, issuer: issuer?, cluster: cluster? })
    };
    read.done(manager())
}

fn account_id(mut read: Reader, account: &Account) -> Result<AccountId, HeldBack> {
    let id = read.take("accountId", AccountId::parse(account.id));
    read.done(id)
}

fn tenant(mut read: Reader, account: &Account) -> Result<Tenant, HeldBack> {
    let name = read.take("name", DnsLabel::parse(account.name));
    let id = read.take("accountId", AccountId::parse(account.id));
    let namespace = namespace(&mut read, account);
    let identity = identity(&mut read, account);
    let tenant = || Some(Tenant { name: name?, account: id?, namespace: namespace?, identity: identity? });
    read.done(tenant())
}

fn identity(read: &mut Reader, account: &Account) -> Option<Identity> {
    let typed = account.identity?;
    let session_name = read.optional("identity.sessionName", typed.session_name.trim(), SessionName::parse);
    let duration = read.optional("identity.durationSeconds", typed.duration_seconds.trim(), SessionDuration::parse);
    let namespaces: Result<Vec<_>, String> =
        typed.allowed_namespaces.iter().map(|name| DnsLabel::parse(name)).collect();
    let namespaces = read.take("identity.allowedNamespaces", namespaces);
    let labels = read.take("identity.allowedNamespaceLabels", labels(&typed.allowed_namespace_labels));
    Some(Identity {
        session_name: session_name?,
        duration_seconds: duration?.unwrap_or(SessionDuration::DEFAULT),
        allowed_namespaces: namespaces?,
        allowed_namespace_labels: labels?,
    })
}

fn managed(mut read: Reader, subject: &Subject, account: &Account) -> Result<Managed, HeldBack> {
    let name = read.take("name", DnsLabel::parse(account.name));
    let id = read.take("accountId", AccountId::parse(account.id));
    let region = match account.region_is_typed {
        true => read.take("region", Region::parse(account.region)),
        false => read.elsewhere("manager.region", Region::parse(account.region).ok()),
    };
    let profile = read.optional("awsProfile", account.profile, ProfileName::parse);
    let cluster = cluster(&mut read, subject, account);
    let managed = || {
        let region = region?;
        let partition = region.partition();
        Some(Managed { name: name?, account: id?, region, partition, profile: profile?, cluster: cluster? })
    };
    read.done(managed())
}

/// Part of the reader's account: whatever holds it back holds back the account.
fn cluster(read: &mut Reader, subject: &Subject, account: &Account) -> Option<Cluster> {
    let typed = account.cluster;
    let name = match ClusterName::parse(account.cluster_name) {
        Err(_) if typed.name.trim().is_empty() => None,
        parsed => read.take("cluster.name", parsed),
    };
    let namespace = namespace(read, account);
    let spec: Part<ClusterSpec> = spec(Reader::new(read.wrong, read.group), subject, account).into();
    read.beside.extend(spec.held_back().iter().cloned());
    Some(Cluster { name: name?, namespace: namespace?, flavor: typed.flavor, spec })
}

/// A name that is the account's is wrong there and not here.
fn namespace(read: &mut Reader, account: &Account) -> Option<DnsLabel> {
    match DnsLabel::parse(account.namespace) {
        Err(_) if account.cluster.namespace.trim().is_empty() => None,
        parsed => read.take("cluster.namespace", parsed),
    }
}

fn spec(mut read: Reader, subject: &Subject, account: &Account) -> Result<ClusterSpec, HeldBack> {
    let typed = account.cluster;
    let is_typed = |text: &str| !text.trim().is_empty();
    let kubernetes_version = match is_typed(&typed.kubernetes_version) {
        true => read.take("cluster.kubernetesVersion", KubernetesVersion::parse(&typed.kubernetes_version)),
        false => {
            let default = subject.default_kubernetes_version(typed.flavor);
            read.elsewhere("release", default.and_then(|version| KubernetesVersion::parse(version).ok()))
        }
    };
    let workers = match is_typed(&typed.worker_count) {
        true => read.take("cluster.workerCount", WorkerCount::parse(&typed.worker_count)),
        false => Some(WorkerCount::DEFAULT),
    };
    let instance_type = read.optional("cluster.instanceType", typed.instance_type.trim(), InstanceType::parse);
    let ssh_key_name = match subject.is_published() {
        true => read.optional("cluster.sshKeyName", or(&typed.ssh_key_name, published::SSH_KEY_NAME), KeyName::parse),
        false => read.optional("cluster.sshKeyName", typed.ssh_key_name.trim(), KeyName::parse),
    };
    let vpc_cidr = read.optional("cluster.vpcCidr", typed.vpc_cidr.trim(), Cidr::parse);
    let addons = match &typed.addons {
        Some(addons) => {
            let parsed: Result<Vec<_>, String> = addons.iter().map(|addon| subject.addon(addon)).collect();
            read.take("cluster.addons", parsed)
        }
        None if !typed.flavor.has_vpc_cni_addon() => Some(vec![]),
        None => {
            let default = subject.default_version_of("vpc-cni").and_then(|version| AddonVersion::parse(version).ok());
            read.elsewhere("release", default.map(|version| vec![("vpc-cni".to_string(), version)]))
        }
    };
    let ami_type = match (is_typed(&typed.ami_type), subject.release) {
        (false, _) => Some(None),
        (true, None) => read.take("cluster.amiType", Ok(())).and(read.elsewhere("release", None)),
        (true, Some(_)) => read.take("cluster.amiType", subject.ami_type(&typed.ami_type).map(Some)),
    };
    let [scaling_field, other_bound] = scaling_fields(&typed.scaling);
    let scaling = read.take(scaling_field, Scaling::parse(&typed.scaling.min, &typed.scaling.max));
    let control_plane_role =
        read.optional("cluster.controlPlaneRole", typed.control_plane_role.trim(), RoleName::parse);
    let control_plane_role_policies =
        read.take("cluster.controlPlaneRolePolicies", arns(&typed.control_plane_role_policies));
    let node_role = read.optional("cluster.nodeRole", typed.node_role.trim(), RoleName::parse);
    let node_role_policies = read.take("cluster.nodeRolePolicies", arns(&typed.node_role_policies));
    let access_entries = read.take("cluster.accessEntries", typed.access_entries.iter().map(access_entry).collect());
    let fargate = fargate(&mut read, subject, account);
    // What can't be typed wrong, but can be wrong beside another field.
    for field in ["cluster.flavor", other_bound] {
        read.take(field, Ok(()));
    }
    let spec = || {
        Some(ClusterSpec {
            kubernetes_version: kubernetes_version?,
            workers: workers?,
            instance_type: instance_type?.map(|instance_type| instance_type.to_string()),
            ssh_key_name: ssh_key_name?.map(|name| name.to_string()),
            vpc_cidr: vpc_cidr?,
            addons: addons?,
            ami_type: ami_type?,
            scaling: scaling?,
            control_plane_role: control_plane_role?,
            control_plane_role_policies: control_plane_role_policies?,
            node_role: node_role?,
            node_role_policies: node_role_policies?,
            access_entries: access_entries?,
            fargate: fargate?,
        })
    };
    read.done(spec())
}

fn arns(typed: &[String]) -> Result<Vec<Arn>, String> {
    typed.iter().map(|arn| Arn::parse(arn)).collect()
}

/// Where nothing is typed: the namespaces without which nothing runs. The guide's flavor knows one only.
fn fargate(read: &mut Reader, subject: &Subject, account: &Account) -> Option<Vec<FargateSelector>> {
    let typed: Result<Vec<_>, String> = account.cluster.fargate.iter().map(fargate_selector).collect();
    let typed = read.take("cluster.fargate", typed);
    if account.cluster.flavor != Flavor::Fargate {
        return typed.map(|_| vec![]);
    }
    let mut names = vec!["default"];
    if !subject.is_published() {
        names.push("kube-system");
        if account.row.is_none() {
            let controllers = or(&subject.inputs.controllers.namespace, DEFAULT_NAMESPACE);
            let controllers = read.elsewhere("controllers.namespace", Some(controllers))?;
            names.push("cert-manager");
            names.extend((!names.contains(&controllers)).then_some(controllers));
        }
    }
    let all = |name: &str| Some(FargateSelector { namespace: DnsLabel::parse(name).ok()?, labels: vec![] });
    match typed? {
        typed if typed.is_empty() || subject.is_published() => names.into_iter().map(all).collect(),
        typed => Some(typed),
    }
}

fn iam(mut read: Reader, subject: &Subject) -> Result<Iam, HeldBack> {
    let typed = &subject.inputs.iam;
    let trimmed = |(key, value): &(String, String)| (key.trim().to_string(), value.trim().to_string());
    let name_suffix = read.take("iam.nameSuffix", NameSuffix::parse(&typed.name_suffix));
    let external_id = read.optional("iam.externalId", typed.external_id.trim(), ExternalId::parse);
    let boundary = read.optional("iam.permissionsBoundary", typed.permissions_boundary.trim(), Arn::parse);
    let stack_tags = read.take("iam.stackTags", Ok(typed.stack_tags.iter().map(trimmed).collect()));
    let has_fargate = |account: &Account| account.cluster.flavor == Flavor::Fargate;
    // A choice can't be typed wrong, but it can be wrong beside another field.
    for field in CHOICES {
        read.take(field, Ok(()));
    }
    let iam = || {
        Some(Iam {
            name_suffix: name_suffix?,
            external_id: external_id?,
            permissions_boundary: boundary?,
            stack_tags: stack_tags?,
            delivery: typed.delivery,
            eks_role_creation: typed.eks_role_creation,
            add_roles: typed.add_roles,
            roles: Roles {
                control_plane: typed.roles.control_plane,
                nodes: typed.roles.nodes,
                fargate: typed.roles.fargate,
            },
            fargate_in_manager: has_fargate(&subject.manager),
            fargate_in_managed: subject.managed.iter().any(has_fargate),
        })
    };
    read.done(iam())
}

const CHOICES: [&str; 5] =
    ["iam.eksRoleCreation", "iam.addRoles", "iam.roles.controlPlane", "iam.roles.nodes", "iam.roles.fargate"];

fn controllers(mut read: Reader, subject: &Subject) -> Result<Controllers, HeldBack> {
    let typed = &subject.inputs.controllers;
    let namespace = read.take("controllers.namespace", DnsLabel::parse(or(&typed.namespace, DEFAULT_NAMESPACE)));
    let credentials = read.take("controllers.credentials", Ok(typed.credentials));
    let concurrency = read.optional("controllers.concurrency", typed.concurrency.trim(), Concurrency::parse);
    let controllers =
        || Some(Controllers { namespace: namespace?, credentials: credentials?, concurrency: concurrency? });
    read.done(controllers())
}

fn bootstrap(mut read: Reader, subject: &Subject) -> Result<Bootstrap, HeldBack> {
    let typed = &subject.inputs.bootstrap;
    let kind_cluster =
        read.take("bootstrap.kindCluster", DnsLabel::parse(or(&typed.kind_cluster, DEFAULT_KIND_CLUSTER)));
    read.done(kind_cluster.map(|kind_cluster| Bootstrap { kind_cluster, pivot: typed.pivot }))
}

/// The fields that an error stands at, in groups, so that a row of a thousand is asked for its own only.
struct Wrong<'a>(BTreeMap<Group, Vec<&'a str>>);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Manager,
    Row(usize),
    Rest,
}

impl Group {
    fn of(path: &str) -> (Self, &str) {
        if let Some(field) = path.strip_prefix("manager.") {
            return (Self::Manager, field);
        }
        let row = path.strip_prefix("managed[").and_then(|rest| rest.split_once("]."));
        match row.and_then(|(row, field)| Some((row.parse().ok()?, field))) {
            Some((row, field)) => (Self::Row(row), field),
            None => (Self::Rest, path),
        }
    }
    fn path(self, field: &str) -> FieldPath {
        match self {
            Self::Manager => FieldPath(format!("manager.{field}")),
            Self::Row(row) => FieldPath::managed(row, field),
            Self::Rest => FieldPath::new(field),
        }
    }
}

impl<'a> Wrong<'a> {
    fn of(report: &'a Report) -> Self {
        let mut groups: BTreeMap<Group, Vec<&str>> = BTreeMap::new();
        for diagnostic in report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
            let (group, field) = Group::of(&diagnostic.fields[0].0);
            groups.entry(group).or_default().push(field);
        }
        Self(groups)
    }
    fn has(&self, group: Group, field: &str) -> bool {
        self.0.get(&group).is_some_and(|fields| fields.contains(&field))
    }
}

/// Reads the fields of one group and remembers which of them hold it back.
struct Reader<'a> {
    wrong: &'a Wrong<'a>,
    group: Group,
    held: Vec<FieldPath>,
    /// What holds back a part inside; named as well once the whole is held back.
    beside: Vec<FieldPath>,
}

impl<'a> Reader<'a> {
    fn new(wrong: &'a Wrong<'a>, group: Group) -> Self {
        Self { wrong, group, held: Vec::new(), beside: Vec::new() }
    }
    fn take<T>(&mut self, field: &str, parsed: Result<T, String>) -> Option<T> {
        let value = parsed.ok().filter(|_| !self.wrong.has(self.group, field));
        if value.is_none() {
            self.held.push(self.group.path(field));
        }
        value
    }
    /// Nothing where nothing is typed; None where what is typed is wrong.
    fn optional<T>(&mut self, field: &str, text: &str, parse: impl Fn(&str) -> Result<T, String>) -> Option<Option<T>> {
        match text {
            "" => Some(None),
            text => self.take(field, parse(text).map(Some)),
        }
    }
    /// A value that comes from a field of another group.
    fn elsewhere<T>(&mut self, path: &str, value: Option<T>) -> Option<T> {
        let (group, field) = Group::of(path);
        let value = value.filter(|_| !self.wrong.has(group, field));
        if value.is_none() {
            self.held.push(FieldPath::new(path));
        }
        value
    }
    fn done<T>(self, value: Option<T>) -> Result<T, HeldBack> {
        match value {
            Some(value) if self.held.is_empty() => Ok(value),
            _ => Err(HeldBack(self.held).merge(HeldBack(self.beside))),
        }
    }
}
