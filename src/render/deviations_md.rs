//! DEVIATIONS.md: where and why the corrected edition differs from the guide, as far as it matters for the inputs. The
//! same in both editions, but for what it calls its own.

use super::runbook_md::source;
use super::{Format, Text, header};
use crate::Outline;
use crate::model::{Edition, HeldBack};
use crate::plan::deviations::{Claim, Deviation, Evidence, Severity, applying};
use std::collections::BTreeSet;

pub const FORMAT: Format = Format {
    id: "deviations-md",
    media_type: "text/markdown",
    executable: false,
    paths: |_| vec!["DEVIATIONS.md".into()],
    text: Text::Of(text),
};

const GUIDE: &str = "\
[Multitenancy setup with EKS and Service Account](https://github.com/kubernetes-sigs/cluster-api-provider-aws/blob/v2.11.1/docs/book/src/topics/full-multitenancy-implementation.md)";

fn text(outline: &Outline, _: &str) -> Result<String, HeldBack> {
    let deviations: Vec<&Deviation> = applying(&outline.inputs, &outline.tenancy).collect();
    let edition = match outline.tenancy.edition {
        Edition::Corrected => "This bundle is the corrected edition",
        Edition::Published => {
            "This bundle is the guide as it was published; the corrected edition has what stands under \"Instead\""
        }
    };
    let mut out = format!(
        "# Where and why the corrected edition differs from the guide\n\n{}.\n\n\
         The guide is {GUIDE} in the book of CAPA, read at v2.11.1; the line numbers are of that text.\n{edition}.\n\
         Of all differences, these {} matter for the inputs of this bundle.\n",
        header::line(outline),
        deviations.len(),
    );
    for severity in Severity::ALL {
        let of_severity: Vec<_> = deviations.iter().filter(|deviation| deviation.severity == severity).collect();
        if of_severity.is_empty() {
            continue;
        }
        out += &format!("\n## {}\n", severity.title());
        for deviation in of_severity {
            out += &entry(outline, deviation);
        }
    }
    Ok(out)
}

fn entry(outline: &Outline, deviation: &Deviation) -> String {
    let mut out = format!(
        "\n### {}\n\n- **The guide**{}: {}\n- **Instead**: {}\n- **Why**: {}\n",
        deviation.id,
        deviation.lines(),
        deviation.says,
        deviation.emits,
        deviation.why
    );
    out += &deviation.evidence().map(evidence).unwrap_or_default();
    let places = places(outline, deviation);
    if !places.is_empty() {
        out += &format!("- **Where**: {}\n", places.into_iter().collect::<Vec<_>>().join(", "));
    }
    let sources: Vec<String> = deviation.sources.iter().map(source).collect();
    out + &format!("- **Sources**: {}\n", sources.join("; "))
}

fn evidence(evidence: &Evidence) -> String {
    let Evidence { command, message, by, stand_in, seen, .. } = evidence;
    let stand_in = match *stand_in {
        "" => String::new(),
        something => format!("; in place of AWS stood {something}"),
    };
    format!("- **Rehearsed**: `{command}` led to `{message}` ({by}, {seen}{stand_in})\n")
}

/// The files that it is about, and the steps of this edition.
fn places(outline: &Outline, deviation: &Deviation) -> BTreeSet<String> {
    let in_plan = |kind: &str| outline.plan.steps.iter().any(|step| step.kind.id == kind);
    deviation
        .covers
        .iter()
        .filter_map(|claim| match claim {
            Claim::File(file) | Claim::Leaf { file, .. } => Some(format!("`{file}`")),
            Claim::Step(step) | Claim::Moved(step) | Claim::Command { step, .. } => {
                in_plan(step).then(|| format!("step {step}"))
            }
        })
        .collect()
}
