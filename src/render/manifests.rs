//! The manifests of either edition, each with its header; and the templates of the IAM stacks, which have none: they are
//! what clusterawsadm prints, byte for byte, so that a person can compare the two.

use super::{Format, Text, header};
use crate::Outline;
use crate::manifest::{corrected, published, yaml};
use crate::model::{Edition, HeldBack, both};
use crate::plan::stacks::{self, Stack};
use crate::plan::{Scene, paths};

pub const FORMAT: Format = Format {
    id: "manifests",
    media_type: "application/yaml",
    executable: false,
    paths: all_paths,
    text: Text::Of(text),
};

/// Whether the edition has this file; the guide has neither templates nor two of the kinds.
pub fn has(edition: Edition, path: &str) -> bool {
    let added = [paths::MANAGER_TEMPLATE, paths::MANAGED_TEMPLATE, paths::CONTROLLER_IDENTITY];
    edition == Edition::Corrected || !added.contains(&path) && !path.ends_with("/namespace.yaml")
}

fn all_paths(outline: &Outline) -> Vec<String> {
    let mut all = [
        paths::MANAGER_IAM,
        paths::MANAGER_TEMPLATE,
        paths::CONTROLLER_IDENTITY,
        paths::MANAGER_CLUSTER,
        paths::MANAGED_TEMPLATE,
    ]
    .map(str::to_owned)
    .to_vec();
    for slot in &outline.tenancy.managed {
        let of_account = [paths::namespace, paths::managed_iam, paths::role_identity, paths::managed_cluster];
        all.extend(of_account.map(|path| path(&slot.key)));
    }
    all.retain(|path| has(outline.tenancy.edition, path));
    all
}

fn text(outline: &Outline, path: &str) -> Result<String, HeldBack> {
    let tenancy = &outline.tenancy;
    if let Some(stack) = Stack::of_template(path) {
        return stack.template_text(&Scene { tenancy, account: None });
    }
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
        "bootstrap-manager-account.yaml" => vec![yaml::document(&stacks::manager(scene)?)],
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
        "bootstrap-managed-account.yaml" => vec![yaml::document(&stacks::managed(scene)?)],
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
        "bootstrap-manager-account.yaml" => vec![yaml::document(&stacks::manager(scene)?)],
        "manager-cluster.yaml" => {
            let manager = scene.manager()?;
            published::manager_cluster(manager, manager.cluster.spec.get()?)
        }
        "bootstrap-managed-account.yaml" => vec![yaml::document(&stacks::managed(scene)?)],
        "cluster-role-identity.yaml" => published::identities(scene.slot().tenant.get()?),
        "managed-cluster.yaml" => {
            let managed = scene.managed()?;
            published::managed_cluster(managed, managed.cluster.spec.get()?)
        }
        other => unreachable!("{other} is not among the paths of this format"),
    })
}
