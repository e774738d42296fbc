//! README.md of the bundle: what this is, the tools it needs, where to start, a link that recreates it.

use super::{Format, Text, header};
use crate::Outline;
use crate::model::{Edition, HeldBack, both};
use crate::plan::Scene;
use crate::share::link;

pub const FORMAT: Format = Format {
    id: "readme-md",
    media_type: "text/markdown",
    executable: false,
    paths: |_| vec!["README.md".into()],
    text: Text::Of(text),
};

/// Accounts that are named one by one; more are counted.
const NAMED: usize = 50;

fn text(outline: &Outline, _: &str) -> Result<String, HeldBack> {
    let scene = Scene { tenancy: &outline.tenancy, account: None };
    let ((manager, managed), release) = both(both(scene.manager(), scene.every_managed()), scene.release())?;
    let mut accounts = format!(
        "| Account | Id | Region | Cluster in EKS | Credentials |\n|---|---|---|---|---|\n| manager | {} | {} | {} | {} |\n",
        manager.account,
        manager.region,
        manager.cluster.eks_name(),
        credentials(manager.profile.as_ref().map(|profile| profile.as_str())),
    );
    for one in managed.iter().take(NAMED) {
        accounts += &format!(
            "| {} | {} | {} | {} | {} |\n",
            one.name,
            one.account,
            one.region,
            one.cluster.eks_name(),
            credentials(one.profile.as_ref().map(|profile| profile.as_str())),
        );
    }
    let more = match managed.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("\nAnd {more} more; `capa-runbook.yaml` has them all.\n"),
    };
    let (from, before) = release.clusterctl;
    let (clusterctl, extra) = match outline.tenancy.edition {
        Edition::Corrected => {
            (format!("{from} or later, before {before}"), "| kind | any recent one, with a container engine |\n")
        }
        Edition::Published => (
            format!("{from} or later, before {before}"),
            "| envsubst (GNU gettext), base64 | any |\n| a bootstrap cluster | your current kubectl context |\n",
        ),
    };
    let edition = match outline.tenancy.edition {
        Edition::Corrected => "What works on this release; DEVIATIONS.md says where and why it differs from the guide.",
        Edition::Published => {
            "The guide as it stands. It does not work on this release; DEVIATIONS.md says where it fails and what to do instead."
        }
    };
    Ok(format!(
        "# Cluster API Provider AWS across {count} accounts\n\n{line}.\n{edition}\n\n{accounts}{more}\n\
         ## Start here\n\n\
         1. Read RUNBOOK.md: every step says who acts, why, what you should see and how to undo it.\n\
         2. Run its commands in this folder, or run `./run.sh`.\n   \
         It checks its tools, then the account before each step, and stops at the first failure.\n   \
         `./run.sh --list` shows the steps, `--dry-run` the commands, `--from STEP` goes on.\n\n\
         ## What it needs\n\n\
         | Tool | Version |\n|---|---|\n\
         | clusterawsadm | {version}, or another of its minor version that makes the same two templates; the runbook compares them |\n\
         | clusterctl | {clusterctl} |\n\
         | kubectl | within one minor version of the clusters |\n\
         | AWS CLI | 1 or 2 |\n{extra}\n\
         No credential is in these files, and none is asked for: each command uses the profile that it names, or the credentials of the environment.\n\n\
         ## To change something\n\n\
         Import `capa-runbook.yaml` into the page, or put this behind the page's address:\n\n\
         ```text\n#{link}\n```\n\n\
         `sha256sum -c SHA256SUMS`, on macOS `shasum -a 256 -c SHA256SUMS`, says whether the files are as they were made.\n",
        count = managed.len() + 1,
        line = header::line(outline),
        version = release.version,
        link = link::encode(&outline.inputs),
    ))
}

fn credentials(profile: Option<&str>) -> String {
    match profile {
        Some(profile) => format!("profile `{profile}`"),
        None => "of the environment".into(),
    }
}
