//! The steps in order. A step is the only source of its title, explanation, commands, check and undo; the page, the
//! Markdown and the script are views of it.

pub mod context;
pub mod deviations;
pub mod paths;
pub mod scene;
pub mod stacks;
mod steps;

pub use context::{Actor, CredentialContext, KubeContext};
pub use scene::Scene;
pub use steps::kit::eks_arn;

use crate::model::{FieldPath, HeldBack, Part, Source, Tenancy};
use crate::shell::{Block, Line, Probe};
use std::collections::BTreeMap;

/// The phases in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Bootstrap,
    Accounts,
    ManagementCluster,
    WorkloadClusters,
}

impl Phase {
    pub const ALL: [Self; 4] = [Self::Bootstrap, Self::Accounts, Self::ManagementCluster, Self::WorkloadClusters];
    pub fn id(self) -> &'static str {
        match self {
            Self::Bootstrap => "bootstrap",
            Self::Accounts => "accounts",
            Self::ManagementCluster => "management-cluster",
            Self::WorkloadClusters => "workload-clusters",
        }
    }
    pub fn title(self) -> &'static str {
        match self {
            Self::Bootstrap => "Bootstrap",
            Self::Accounts => "Accounts",
            Self::ManagementCluster => "Management cluster",
            Self::WorkloadClusters => "Workload clusters",
        }
    }
    pub fn about(self) -> &'static str {
        match self {
            Self::Bootstrap => "A throw-away cluster on your machine",
            Self::Accounts => "One IAM stack in each, the manager's first",
            Self::ManagementCluster => "Created from the bootstrap cluster, then moved into itself",
            Self::WorkloadClusters => "One in each managed account",
        }
    }
}

/// How often a kind of step stands in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// Not with these inputs.
    Never,
    Once,
    /// Once for each managed account, in the order typed.
    EachManaged,
}

/// A kind of step: one file in `plan/steps`, one line in its registry. All of it is data or pure functions of the
/// [`Scene`]; the functions that may meet a part that is not right yet return what holds it back.
pub struct StepKind {
    /// Kebab-case, unique: `managed-account-iam`.
    pub id: &'static str,
    pub phase: Phase,
    /// Rough duration.
    pub minutes: u16,
    pub sources: &'static [Source],
    pub times: fn(&Tenancy) -> Times,
    pub title: fn(&Scene) -> String,
    pub why: fn(&Scene) -> String,
    pub context: fn(&Scene) -> CredentialContext,
    pub work: fn(&Scene) -> Result<Work, HeldBack>,
}

impl std::fmt::Debug for StepKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}
impl PartialEq for &'static StepKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// A step of the plan, without its work: [`Plan::work`] makes that when it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Unique in the plan: the kind's id, with the account's key behind it where there is one.
    pub id: String,
    pub kind: &'static StepKind,
    /// Index into `Tenancy::managed`.
    pub account: Option<usize>,
    pub title: String,
    pub context: CredentialContext,
}

impl Step {
    pub fn phase(&self) -> Phase {
        self.kind.phase
    }
    pub fn why(&self, tenancy: &Tenancy) -> String {
        (self.kind.why)(&Scene { tenancy, account: self.account })
    }
    /// What to run, or the fields that hold it back.
    pub fn work(&self, tenancy: &Tenancy) -> Part<Work> {
        (self.kind.work)(&Scene { tenancy, account: self.account }).into()
    }
}

/// What a step does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// True when there is nothing left to do, so that a second run passes by.
    pub done_already: Option<Probe>,
    /// The blocks in order; the guards and the closing check are among them.
    pub blocks: Vec<Block>,
    /// Files of the bundle that the commands read.
    pub reads: Vec<String>,
    /// Files that the commands write.
    pub writes: Vec<String>,
    /// What to look at when it fails: a sentence, and commands that only read.
    pub on_failure: (String, Vec<Block>),
    /// How to take it back: a sentence, and the commands.
    pub undo: (String, Vec<Block>),
    /// Whether it may run twice, and why.
    pub rerun: String,
}

impl Work {
    /// The lines of a step that does nothing but set variables. Those hold for all steps after it: the first step of the
    /// published guide. None for any other step; it stands alone.
    pub fn shared_variables(&self) -> Option<Vec<Line>> {
        let lines: Vec<Line> = self.blocks.iter().flat_map(|block| block.lines.clone()).collect();
        (!lines.is_empty() && lines.iter().all(|line| matches!(line, Line::Set(..)))).then_some(lines)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub steps: Vec<Step>,
}

impl Plan {
    pub fn of_phase(&self, phase: Phase) -> impl Iterator<Item = (usize, &Step)> {
        self.steps.iter().enumerate().filter(move |(_, step)| step.phase() == phase)
    }
    /// The steps that are held back, in order, each with the fields that do it. Steps of one kind differ only by their
    /// account, so that of the accounts that are whole one stands for all: a thousand cost little more than the wrong
    /// ones among them.
    pub fn held_back(&self, tenancy: &Tenancy) -> Vec<(usize, Vec<FieldPath>)> {
        let mut of_whole: BTreeMap<&str, Vec<FieldPath>> = BTreeMap::new();
        let mut held = Vec::new();
        for (index, step) in self.steps.iter().enumerate() {
            let whole = step.account.is_some_and(|account| tenancy.managed[account].is_whole());
            let fields = match of_whole.get(step.kind.id) {
                Some(fields) if whole => fields.clone(),
                _ => step.work(tenancy).held_back().to_vec(),
            };
            if whole {
                of_whole.entry(step.kind.id).or_insert_with(|| fields.clone());
            }
            if !fields.is_empty() {
                held.push((index, fields));
            }
        }
        held
    }
    pub fn minutes(&self) -> u32 {
        self.steps.iter().map(|step| u32::from(step.kind.minutes)).sum()
    }
}

/// The steps of the edition. Total: what can't be made yet is held back when its work is asked for.
pub fn plan(tenancy: &Tenancy) -> Plan {
    let mut out = Vec::new();
    for kinds in steps::groups(tenancy.edition) {
        match kinds {
            steps::Group::Step(kind) => match (kind.times)(tenancy) {
                Times::Never => {}
                Times::Once => out.push(step(tenancy, kind, None)),
                Times::EachManaged => {
                    out.extend((0..tenancy.managed.len()).map(|index| step(tenancy, kind, Some(index))))
                }
            },
            steps::Group::PerAccount(kinds) => {
                for index in 0..tenancy.managed.len() {
                    for kind in *kinds {
                        if (kind.times)(tenancy) != Times::Never {
                            out.push(step(tenancy, kind, Some(index)));
                        }
                    }
                }
            }
        }
    }
    Plan { steps: out }
}

fn step(tenancy: &Tenancy, kind: &'static StepKind, account: Option<usize>) -> Step {
    let scene = Scene { tenancy, account };
    let id = match account {
        Some(index) => format!("{}-{}", kind.id, tenancy.managed[index].key),
        None => kind.id.to_owned(),
    };
    Step { id, kind, account, title: (kind.title)(&scene), context: (kind.context)(&scene) }
}
