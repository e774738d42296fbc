//! A managed node group whose image is for another processor than its instances have.
//!
//! ## Why it matters
//! EKS refuses the node group: `is not a valid instance type for requested amiType`.
//! ## Bad
//! ```yaml
//! managed:
//! - cluster: { instanceType: m7g.large }
//! ```
//! ## Good
//! ```yaml
//! managed:
//! - cluster: { instanceType: m7g.large, amiType: AL2023_ARM_64_STANDARD }
//! ```
//! ## What to do
//! Take an image for Arm with Graviton instances (a `g` after the number of the family), and one for x86 with all others.
//! ## References
//! - [EKS API, CreateNodegroup](https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html), 2026-11-25
//! - [EC2, names of instance types](https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html), 2026-11-24

use super::{Account, Finding, Lint, Subject, subject::or};
use crate::diagnostic::Edit;
use crate::model::{InstanceType, Release};

pub const LINT: Lint = Lint {
    id: "image-of-another-architecture",
    rule: "Every managed node group has the image of its processors",
    fields: &[
        "managed[].cluster.instanceType",
        "manager.cluster.instanceType",
        "managed[].cluster.amiType",
        "manager.cluster.amiType",
    ],
    sources: &[
        "https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html",
        "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html",
    ],
    check,
    ..Lint::ERROR
};

fn check(subject: &Subject) -> Vec<Finding> {
    let Some(release) = subject.release.filter(|_| !subject.is_published()) else { return vec![] };
    let node_groups = subject.accounts().filter(|account| account.cluster.flavor.has_node_group());
    node_groups.filter_map(|account| check_account(release, account)).collect()
}

fn check_account(release: &Release, account: &Account) -> Option<Finding> {
    let (image, instance) = (account.cluster.ami_type.trim(), account.cluster.instance_type.trim());
    if !instance.is_empty() && InstanceType::parse(instance).is_err() {
        return None;
    }
    // What EKS takes where nothing is typed is for x86: API reference, CreateNodegroup, instanceTypes.
    let typed_or_default = or(image, release.ami_type);
    if !release.ami_types.contains(&typed_or_default) {
        return None;
    }
    let image_is_arm = match typed_or_default {
        name if name.contains("ARM_64") => true,
        name if name.contains("x86_64") => false,
        _ => return None,
    };
    let instance_is_arm = is_graviton(instance);
    if image_is_arm == instance_is_arm {
        return None;
    }
    let arch = |is_arm| if is_arm { "Arm" } else { "x86" };
    let instances = if instance.is_empty() { "the instances of EKS's choice" } else { instance };
    let message = format!(
        "Image {typed_or_default} is for {}, and {instances} for {}",
        arch(image_is_arm),
        arch(instance_is_arm)
    );
    let (at_image, at_instance) = (account.path("cluster.amiType"), account.path("cluster.instanceType"));
    if instance.is_empty() {
        let help = "Type an instance type with Graviton processors, for example m7g.large, or no image type";
        return Some(Finding::at(at_image, message, help).and(at_instance));
    }
    let help = "Type an image type for these processors, or another instance type";
    let finding = Finding::at(at_instance, message, help).and(at_image.clone());
    // Where only the instances are typed, the release's own image has a sister for them.
    let sister = release.ami_type.replace("x86_64", "ARM_64");
    match image.is_empty() && release.ami_types.contains(&sister.as_str()) {
        true => Some(finding.fix_all(format!("Use {sister}"), vec![Edit { field: at_image, value: sister }])),
        false => Some(finding),
    }
}

/// `m7g`, `c6gn`, `im4gn` and the first of them, `a1`: a `g` behind the number of the generation.
fn is_graviton(instance: &str) -> bool {
    let family = instance.split('.').next().unwrap_or_default();
    let options = family.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    family == "a1" || options.split('-').next().unwrap_or_default().contains('g')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graviton_is_known_by_its_letter() {
        for (instance, expected) in [
            ("m7g.large", true),
            ("c6gn.16xlarge", true),
            ("im4gn.large", true),
            ("is4gen.large", true),
            ("g5g.xlarge", true),
            ("a1.medium", true),
            ("x2gd.metal", true),
            ("g4dn.xlarge", false),
            ("gr6.4xlarge", false),
            ("m5.large", false),
            ("t3a.medium", false),
            ("c7i-flex.large", false),
            ("u-6tb1.112xlarge", false),
            ("p4d.24xlarge", false),
            ("", false),
        ] {
            assert_eq!(is_graviton(instance), expected, "{instance}");
        }
    }
}
