//! The manifests of either edition, each with its header.

use super::{Format, Text, header};
use crate::Outline;
use crate::manifest::corrected::{self, ControllersTrust};
use crate::manifest::{published, yaml};
use crate::model::{Credentials, Edition, HeldBack, both};
use crate::plan::{Scene, paths};

pub const FORMAT: Format = Format {
    id: "manifests",
    media_type: "application/yaml",
    executable: false,
    paths: all_paths,
    text: Text::Of(text),
};

/// Whether the edition has this file; the guide has two kinds fewer.
pub fn has(edition: Edition, path: &str) -> bool {
    edition == Edition::Corrected || path != paths::CONTROLLER_IDENTITY && !path.ends_with("/namespace.yaml")
}

fn all_paths(outline: &Outline) -> Vec<String> {
    let mut all =
        vec![paths::MANAGER_IAM.to_owned(), paths::CONTROLLER_IDENTITY.to_owned(), paths::MANAGER_CLUSTER.to_owned()];
    for slot in &outline.tenancy.managed {
        let of_account = [paths::namespace, paths::managed_iam, paths::role_identity, paths::managed_cluster];
        all.extend(of_account.map(|path| path(&slot.key)));
    }
    all.retain(|path| has(outline.tenancy.edition, path));
    all
}

fn text(outline: &Outline, path: &str) -> Result<String, HeldBack> {
    let tenancy = &outline.tenancy;
    let account = path
        .strip_prefix("managed/")
        .and_then(|rest| rest.split_once('/'))
        .and_then(|(key, _)| tenancy.managed.iter().position(|slot| slot.key == key));
    let scene = Scene { tenancy, account };
    let file = path.rsplit('/').next().unwrap_or(path);
    let documents = match tenancy.edition {
        Edition::Corrected => corrected_file(&scene, file)?,
        Edition::Published => published_file(&scene, file)?,
    };
    Ok(format!("{}{}", header::comment(outline), yaml::documents(&documents)))
}

fn corrected_file(scene: &Scene, file: &str) -> Result<Vec<String>, HeldBack> {
    Ok(match file {
        "bootstrap-manager-account.yaml" => {
            let ((manager, iam), (controllers, managed)) =
                both(both(scene.manager(), scene.iam()), both(scene.controllers(), scene.every_managed_id()))?;
            let trust = match (controllers.credentials, &manager.issuer) {
                (Credentials::PodIdentity, _) => ControllersTrust::PodIdentity,
                (Credentials::Irsa, Some(issuer)) => ControllersTrust::ServiceAccount(issuer.host_path()),
                (Credentials::Irsa, None) => ControllersTrust::NobodyYet,
            };
            corrected::manager_iam(manager, iam, controllers, &managed, trust)
        }
        "cluster-controller-identity.yaml" => {
            let (manager, release) = both(scene.manager(), scene.release())?;
            corrected::controller_identity(manager, release)
        }
        "manager-cluster.yaml" => {
            let ((manager, iam), ((controllers, bootstrap), release)) = both(
                both(scene.manager(), scene.iam()),
                both(both(scene.controllers(), scene.bootstrap()), scene.release()),
            )?;
            corrected::manager_cluster(manager, manager.cluster.spec.get()?, iam, controllers, bootstrap, release)
        }
        "namespace.yaml" => corrected::namespace(scene.slot().tenant.get()?),
        "bootstrap-managed-account.yaml" => {
            let (manager, (iam, controllers)) = both(scene.manager(), both(scene.iam(), scene.controllers()))?;
            corrected::managed_iam(manager, iam, controllers)
        }
        "cluster-role-identity.yaml" => {
            let ((tenant, manager), (iam, release)) =
                both(both(scene.slot().tenant.get(), scene.manager()), both(scene.iam(), scene.release()))?;
            corrected::role_identity(tenant, manager.partition, iam, release)
        }
        "managed-cluster.yaml" => {
            let (managed, (iam, release)) = both(scene.managed(), both(scene.iam(), scene.release()))?;
            corrected::managed_cluster(managed, managed.cluster.spec.get()?, iam, release)
        }
        other => unreachable!("{other} is not among the paths of this format"),
    })
}

fn published_file(scene: &Scene, file: &str) -> Result<Vec<String>, HeldBack> {
    Ok(match file {
        "bootstrap-manager-account.yaml" => {
            let ((manager, managed), controllers) =
                both(both(scene.manager(), scene.every_managed_id()), scene.controllers())?;
            published::manager_iam(manager, controllers, &managed, published::issuer_id(manager))
        }
        "manager-cluster.yaml" => {
            let manager = scene.manager()?;
            published::manager_cluster(manager, manager.cluster.spec.get()?)
        }
        "bootstrap-managed-account.yaml" => published::managed_iam(scene.manager()?),
        "cluster-role-identity.yaml" => published::identities(scene.slot().tenant.get()?),
        "managed-cluster.yaml" => {
            let managed = scene.managed()?;
            published::managed_cluster(managed, managed.cluster.spec.get()?)
        }
        other => unreachable!("{other} is not among the paths of this format"),
    })
}
