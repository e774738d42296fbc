//! What **Copy all commands** gives: the rest of the run as one paste. A subshell, so that the first failure stops it
//! and closes nobody's terminal; pasted in the folder of the unpacked bundle.

use super::run_sh::{BY_HAND, COMPARISONS, ENVIRONMENT, account_guard};
use crate::Outline;
use crate::model::{self, HeldBack};
use crate::plan::Work;
use crate::shell::{Block, quote, script};

/// The steps from `first` (an index into the plan) to the end.
pub fn all(outline: &Outline, first: usize) -> Result<String, HeldBack> {
    let steps = outline.plan.steps.get(first..).unwrap_or_default();
    let works = model::all(steps.iter().map(|step| step.work(&outline.tenancy).into_result()))?;
    let mut out = format!("(\nset -e\n{ENVIRONMENT}{COMPARISONS}");
    if works.iter().any(|work| work.blocks.iter().any(Block::is_by_hand)) {
        out += BY_HAND.trim_end_matches('\n');
        out.push('\n');
    }
    for step in outline.plan.steps.iter().take(first) {
        if let Some(shared) = step.work(&outline.tenancy).ready().and_then(Work::shared_variables) {
            out += &format!("{}\n", script::lines(&shared, 0));
        }
    }
    for (step, work) in steps.iter().zip(&works) {
        out += &format!("echo {}\n", quote::literal(&format!("== {}", step.title)));
        let guard = account_guard(outline.tenancy.edition, step, work);
        let blocks = |indent| {
            let blocks = guard.iter().chain(&work.blocks);
            blocks.map(|block| script::checked_block(block, indent)).collect::<Vec<_>>().join("\n")
        };
        match &work.done_already {
            Some(probe) => out += &format!("if {}; then\n{}\nfi\n", script::negation(probe, 4), blocks(2)),
            None => out += &format!("{}\n", blocks(0)),
        }
    }
    out += ")";
    Ok(out)
}
