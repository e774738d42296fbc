//! RUNBOOK.md: every step in order: why, who, commands, what you should see, how to undo.

use super::trust_map::mermaid::mermaid;
use super::{Format, Text, header};
use crate::Outline;
use crate::model::{HeldBack, Source, all};
use crate::plan::{Phase, Step, Work};
use crate::shell::{Block, Expect, script};
use crate::trust::TrustMap;
use std::collections::BTreeMap;

pub const FORMAT: Format = Format {
    id: "runbook-md",
    media_type: "text/markdown",
    executable: false,
    paths: |_| vec!["RUNBOOK.md".into()],
    text: Text::Of(text),
};

fn text(outline: &Outline, _: &str) -> Result<String, HeldBack> {
    let works = all(outline.plan.steps.iter().map(|step| step.work(&outline.tenancy).into_result()))?;
    let alone = match works.iter().any(|work| work.shared_variables().is_some()) {
        false => STEPS_STAND_ALONE,
        true => STEPS_SHARE_VARIABLES,
    };
    let mut out = format!("# Runbook\n\n{}.\n\n{INTRODUCTION}{alone}", header::line(outline));
    let map = TrustMap::of(&outline.tenancy, &outline.plan).whole()?;
    out += &format!("\n## Who may do what\n\n{MAP}\n```mermaid\n{}```\n", mermaid(&map));
    // What is the same for every account is said once, at the first.
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for phase in Phase::ALL {
        let mut steps = outline.plan.of_phase(phase).peekable();
        if steps.peek().is_none() {
            continue;
        }
        out += &format!("\n## {}\n\n{}.\n", phase.title(), phase.about());
        for (index, step) in steps {
            let first = *told.entry(step.kind.id).or_insert(index);
            out += &section(outline, step, index, &works[index], first);
        }
    }
    Ok(out)
}

const INTRODUCTION: &str = "\
Run the commands in the folder of the unpacked bundle, or let `./run.sh` run them.
The line under a title says who acts and against which cluster.
";
const MAP: &str = "\
Once every step has run. Each arrow was computed from the statements of the IAM stacks: a role may be assumed where a permission and a trust both say so.
What the policies of an AWS organisation take away is not in it.
`trust-map.svg` is the same as a picture.
";
const STEPS_STAND_ALONE: &str = "\
The guards in front of the commands check both. Each step stands alone: no variable of one is needed by the next.
";
const STEPS_SHARE_VARIABLES: &str = "\
This is the guide as it was published: nothing checks them, and the variables of the first step hold for all others.
";

fn section(outline: &Outline, step: &Step, index: usize, work: &Work, first: usize) -> String {
    let context = &step.context;
    let mut who = vec![format!("**{}**", context.actor.label())];
    if let Some(Ok(id)) = &context.account_id {
        who.push(format!("account `{id}`"));
        who.push(match &context.profile {
            Some(profile) => format!("profile `{profile}`"),
            None => "credentials of the environment".into(),
        });
    }
    who.push(match context.kube.kubeconfig() {
        Some(kubeconfig) => format!("{} (`{kubeconfig}`)", context.kube.label()),
        None => "no cluster".into(),
    });
    who.push(format!("about {} min", step.kind.minutes));
    let mut out = format!("\n### {}. {}\n\n- [ ] {}\n", index + 1, step.title, who.join(", "));
    if first == index {
        out += &format!("\n{}\n", step.why(&outline.tenancy));
    }
    if let Some(probe) = &work.done_already {
        out += &format!(
            "\nDone already when this succeeds; then go to the next step:\n\n{}",
            fenced(&script::condition(probe, 0))
        );
    }
    for block in &work.blocks {
        out += &block_text(block);
    }
    if first != index {
        out += &format!("\nWhy, and what to do when it fails: as in step {}.\n", first + 1);
        out += &undo(work);
        return out;
    }
    out += &undo(work);
    out += &format!("\n**If it fails.** {}\n", work.on_failure.0);
    for block in &work.on_failure.1 {
        out += &format!("\n{}:\n\n{}", block.label, fenced(&script::block(block)));
    }
    out += &format!("\n**Safe to run twice?** {}\n", work.rerun);
    out += &format!("\nSources: {}.\n", step.kind.sources.iter().map(source).collect::<Vec<_>>().join("; "));
    out
}

fn undo(work: &Work) -> String {
    let mut out = format!("\n**Undo.** {}\n", work.undo.0);
    for block in &work.undo.1 {
        out += &format!("\n{}:\n\n{}", block.label, fenced(&script::block(block)));
    }
    out
}

fn block_text(block: &Block) -> String {
    let mut out = match &block.unless {
        Some(probe) => {
            let condition = fenced(&script::condition(probe, 0));
            format!("\n{}, unless this succeeds:\n\n{condition}\nThe command:\n\n", block.label)
        }
        // A guard's label is a question.
        None if block.label.ends_with('?') => format!("\n{}\n\n", block.label),
        None => format!("\n{}:\n\n", block.label),
    };
    if block.is_by_hand() {
        out = format!("\n{}.\n", block.label);
    } else {
        out += &fenced(&script::block(block));
    }
    match &block.expect {
        Expect::Line(text) | Expect::Contains(text) => out += &format!("\nYou should see `{text}`.\n"),
        Expect::Sample(text) => {
            out += &format!("\nYou should see something like:\n\n```text\n{text}\n```\n");
        }
        Expect::Silence => {}
    }
    if let Some(words) = block.or_says {
        out += &format!("\nAn error that says `{words}` is as good: everything is as it should be.\n");
    }
    out
}

fn fenced(text: &str) -> String {
    format!("```bash\n{text}\n```\n")
}

/// A link, and when it was read.
pub fn source(source: &Source) -> String {
    let title = source.title;
    match source.url {
        "" => format!("{title} ({})", source.read),
        url => format!("[{title}]({url}) ({})", source.read),
    }
}
