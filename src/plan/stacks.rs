//! The IAM stack of the manager account, and the one that every managed account has: what the configuration says, and the
//! template that clusterawsadm of the chosen release makes of it.

use super::{Scene, paths};
use crate::digest::sha256_hex;
use crate::iam::{Configuration, Generator, Template};
use crate::manifest::AWSIAMConfiguration;
use crate::manifest::corrected::{self, ControllersTrust};
use crate::manifest::published;
use crate::model::{AccountId, Controllers, Credentials, Edition, FieldPath, HeldBack, Manager, both};

/// Stands for the issuer while it is not known; no character that YAML would quote.
pub const ISSUER_LATER: &str = "oidc-provider-is-read-at-run-time";

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stack {
    Manager,
    /// Of every managed account: nothing in it names the account.
    Managed,
}

impl Stack {
    pub const ALL: [Self; 2] = [Self::Manager, Self::Managed];

    /// Where its template stands in the bundle.
    pub fn template_path(self) -> &'static str {
        match self {
            Self::Manager => paths::MANAGER_TEMPLATE,
            Self::Managed => paths::MANAGED_TEMPLATE,
        }
    }
    pub fn of_template(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stack| stack.template_path() == path)
    }
    /// What the file of the bundle says.
    pub fn configuration(self, scene: &Scene) -> Result<AWSIAMConfiguration, HeldBack> {
        match self {
            Self::Manager => manager(scene),
            Self::Managed => managed(scene),
        }
    }
    /// What `clusterawsadm bootstrap iam print-cloudformation-template` of the chosen release prints of that file: its
    /// last blank line included, and without a header, so that the two can be compared.
    pub fn template_text(self, scene: &Scene) -> Result<String, HeldBack> {
        let (configuration, generator) = both(self.configuration(scene), generator(scene))?;
        // What a person types is in it at one place only, with signs that clusterawsadm might take for its own.
        let refused = |_| HeldBack(vec![FieldPath::new("iam.externalId")]);
        Ok(template(&configuration, generator).to_yaml().map_err(refused)? + "\n")
    }
    /// SHA-256 of that text.
    pub fn template_digest(self, scene: &Scene) -> Result<String, HeldBack> {
        let made = || self.template_text(scene).map(|text| sha256_hex(text.as_bytes()));
        match self {
            Self::Manager => made(),
            // A thousand accounts ask for the same.
            Self::Managed => scene.tenancy.managed_template_digest.get_or(made),
        }
    }
}

pub fn template(configuration: &AWSIAMConfiguration, generator: Generator) -> Template {
    Template::new(&Configuration::of(configuration, generator), generator)
}

/// That of the chosen release.
pub fn generator(scene: &Scene) -> Result<Generator, HeldBack> {
    let unknown = || HeldBack(vec![FieldPath::new("release")]);
    Generator::of_release(scene.release()?.version).ok_or_else(unknown)
}

/// `manager/bootstrap-manager-account.yaml`
pub fn manager(scene: &Scene) -> Result<AWSIAMConfiguration, HeldBack> {
    manager_with(scene, scene.every_managed_id(), ControllersTrust::NobodyYet, published::ISSUER_ID_LATER)
}

/// The same once every step has run: [`ISSUER_LATER`] stands for an issuer that is not typed.
pub fn manager_in_the_end(scene: &Scene) -> Result<AWSIAMConfiguration, HeldBack> {
    in_the_end(scene, scene.every_managed_id())
}

/// The same for the accounts that are right already, to look at.
pub fn manager_so_far(scene: &Scene) -> Result<AWSIAMConfiguration, HeldBack> {
    in_the_end(scene, Ok(scene.tenancy.managed.iter().filter_map(|slot| slot.account.ready()).collect()))
}

fn in_the_end(scene: &Scene, managed: Result<Vec<&AccountId>, HeldBack>) -> Result<AWSIAMConfiguration, HeldBack> {
    manager_with(scene, managed, ControllersTrust::ServiceAccount(ISSUER_LATER), ISSUER_LATER)
}

/// `while_unknown` and `id_while_unknown` are what either edition has as long as the issuer is not known.
fn manager_with(
    scene: &Scene,
    managed: Result<Vec<&AccountId>, HeldBack>,
    while_unknown: ControllersTrust,
    id_while_unknown: &str,
) -> Result<AWSIAMConfiguration, HeldBack> {
    let parts = both(both(scene.manager(), managed), scene.controllers());
    match scene.tenancy.edition {
        Edition::Corrected => {
            let (((manager, managed), controllers), iam) = both(parts, scene.iam())?;
            let trust = corrected_trust(manager, controllers, while_unknown);
            Ok(corrected::manager_iam(manager, iam, controllers, &managed, trust))
        }
        Edition::Published => {
            let ((manager, managed), controllers) = parts?;
            let id = manager.issuer.as_ref().map_or(id_while_unknown, |issuer| issuer.id());
            Ok(published::manager_iam(manager, controllers, &managed, id))
        }
    }
}

fn corrected_trust<'a>(
    manager: &'a Manager,
    controllers: &Controllers,
    while_unknown: ControllersTrust<'a>,
) -> ControllersTrust<'a> {
    match (controllers.credentials, &manager.issuer) {
        (Credentials::PodIdentity, _) => ControllersTrust::PodIdentity,
        (Credentials::Irsa, Some(issuer)) => ControllersTrust::ServiceAccount(issuer.host_path()),
        (Credentials::Irsa, None) => while_unknown,
    }
}

/// `managed/<name>/bootstrap-managed-account.yaml`, the same for every account.
pub fn managed(scene: &Scene) -> Result<AWSIAMConfiguration, HeldBack> {
    match scene.tenancy.edition {
        Edition::Corrected => {
            let (manager, (iam, controllers)) = both(scene.manager(), both(scene.iam(), scene.controllers()))?;
            Ok(corrected::managed_iam(manager, iam, controllers))
        }
        Edition::Published => Ok(published::managed_iam(scene.manager()?)),
    }
}
