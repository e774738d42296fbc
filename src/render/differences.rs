//! Where the two editions differ for the same inputs: leaf by leaf in the manifests, word by word in what the steps run,
//! the commands of a step of the guide against those of the steps that stand for it. The page shows it; a test holds the
//! registry of deviations to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::Outline;
use crate::manifest::lines::{self, covers};
use crate::model::{Edition, Inputs, ManagedInputs, Part};
use crate::plan::deviations::{COUNTERPARTS, Claim, Deviation, applying};
use crate::plan::{Step, Work};
use crate::shell::{Block, Command, Expect, Line, Piece, Word, quote, script};

/// A place where the two editions differ.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// A file that only one edition has.
    File(String),
    /// The address of a leaf in a file.
    Leaf { file: String, address: String },
    /// A kind of step that only one edition has.
    Step(&'static str),
    /// A kind of step that both have, earlier than the guide has it.
    Moved(&'static str),
    /// What is run in a kind of step: a command, or a word of a command that both editions have.
    Command { step: &'static str, command: String, word: String },
}

impl Difference {
    pub fn is_claimed_by(&self, claim: &Claim) -> bool {
        match (claim, self) {
            (Claim::File(pattern), Self::File(path)) => covers(pattern, path),
            (Claim::Leaf { file: pattern, at }, Self::Leaf { file, address }) => {
                covers(pattern, file) && covers(at, address)
            }
            (Claim::Step(kind), Self::Step(id)) | (Claim::Moved(kind), Self::Moved(id)) => kind == id,
            (Claim::Command { step: kind, command: start, word: beginning }, Self::Command { step, command, word }) => {
                (*kind == "*" || kind == step) && command.starts_with(start) && word.starts_with(beginning)
            }
            _ => false,
        }
    }
}

/// What one deviation is about with these inputs, in one file or in one pair of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub at: At,
    /// Of the published edition, as far as it differs and what is needed to read it; empty where it has nothing.
    pub published: Vec<Shown>,
    /// Of the corrected edition.
    pub corrected: Vec<Shown>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// A path of the bundle.
    File(String),
    /// Ids of steps of the two plans.
    Steps { published: Option<String>, corrected: Option<String> },
}

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    /// False for a line that is there to read the others by.
    pub differs: bool,
}

/// Both editions of the same inputs.
pub struct Editions {
    pub published: Outline,
    pub corrected: Outline,
    /// The manifests of both, in the bundle's order.
    paths: Vec<String>,
    /// Indices of the managed accounts that stand for all; 0 where there is none.
    accounts: Vec<usize>,
}

/// Two texts of one path, and the addresses at which they differ.
struct File {
    published: Option<String>,
    corrected: Option<String>,
    differ: BTreeSet<String>,
}

/// What two steps that stand for each other run, and where that differs.
struct Pair {
    published: Commands,
    corrected: Commands,
    differ: Vec<Difference>,
}

/// What is known so far of a deviation's places.
struct Search {
    deviation: &'static Deviation,
    /// Patterns of files that were met, and rows of [`COUNTERPARTS`].
    met: Vec<&'static str>,
    places: Vec<Place>,
}

impl Editions {
    pub fn of(inputs: &Inputs) -> Self {
        let edition = |edition| crate::outline(&Inputs { edition, ..inputs.clone() });
        let (published, corrected) = (edition(Edition::Published), edition(Edition::Corrected));
        // The published edition has no file that the corrected one has not.
        let paths = (super::manifests::FORMAT.paths)(&corrected);
        Self { published, corrected, paths, accounts: representatives(&inputs.managed) }
    }

    /// Every one. What is held back in either edition is left out.
    pub fn differences(&self) -> BTreeSet<Difference> {
        let mut out: BTreeSet<Difference> =
            self.paths.iter().flat_map(|path| self.file(path).differences(path)).collect();
        for row in COUNTERPARTS {
            out.extend(self.pair(row, None).differ);
        }
        out.extend(self.steps());
        out
    }

    /// What each deviation that applies is about; of what is the same in many accounts, the first of them.
    pub fn places(&self) -> Vec<(&'static Deviation, Vec<Place>)> {
        let search = |deviation| Search { deviation, met: vec![], places: vec![] };
        let mut all: Vec<Search> = applying(&self.corrected.inputs, &self.corrected.tenancy).map(search).collect();
        for path in self.sample() {
            let mut file = None;
            for search in &mut all {
                let Some(pattern) = search.pattern(path) else { continue };
                let file = file.get_or_insert_with(|| self.file(path));
                search.found(pattern, file.place(path, search.deviation));
            }
        }
        for row in COUNTERPARTS {
            for account in &self.accounts {
                let mut pair = None;
                for search in all.iter_mut().filter(|search| search.wants(row)) {
                    let pair = pair.get_or_insert_with(|| self.pair(row, Some(*account)));
                    search.found(row.0[0], self.in_steps(row, pair, *account, search.deviation));
                }
            }
        }
        let steps = self.steps();
        let with_steps = |Search { deviation, mut places, .. }: Search| {
            places.extend(steps.iter().filter(|step| is_about(deviation, step)).map(|step| self.of_a_step(step)));
            (deviation, places)
        };
        all.into_iter().map(with_steps).collect()
    }

    /// The paths, of managed accounts those of the ones that stand for all.
    fn sample(&self) -> impl Iterator<Item = &String> {
        let slots = &self.corrected.tenancy.managed;
        let keys: Vec<&str> = self.accounts.iter().filter_map(|index| Some(slots.get(*index)?.key.as_str())).collect();
        self.paths.iter().filter(move |path| {
            let in_account = path.strip_prefix("managed/").and_then(|rest| rest.split_once('/'));
            in_account.is_none_or(|(folder, _)| keys.contains(&folder))
        })
    }

    /// The lines of a manifest of the edition that deviations are about, and which; the lines by their indices.
    pub fn marks(&self, edition: Edition, path: &str) -> Vec<(usize, &'static Deviation)> {
        let mut out = Vec::new();
        if !self.paths.iter().any(|own| own == path) {
            return out;
        }
        let file = self.file(path);
        let text = match edition {
            Edition::Published => &file.published,
            Edition::Corrected => &file.corrected,
        };
        let lines = lines::read(text.as_deref().unwrap_or_default());
        for difference in file.differences(path) {
            let line = match &difference {
                Difference::Leaf { address, .. } => lines.iter().find(|line| line.address == *address),
                // A file of one edition alone is marked once.
                _ => lines.first(),
            };
            let Some(line) = line else { continue };
            let about = applying(&self.corrected.inputs, &self.corrected.tenancy);
            let about = about.filter(|deviation| is_about(deviation, &difference));
            out.extend(about.map(|deviation| (line.index, deviation)));
        }
        out
    }

    fn file(&self, path: &str) -> File {
        let text = |outline: &Outline| match super::manifests::has(outline.tenancy.edition, path) {
            true => super::manifests::FORMAT.text_of(outline, path).ready().cloned(),
            false => None,
        };
        File::of(text(&self.published), text(&self.corrected))
    }

    fn pair(&self, (guide, ours): &Counterparts, account: Option<usize>) -> Pair {
        Pair::of(Commands::of(&self.published, guide, account), Commands::of(&self.corrected, ours, account))
    }

    fn in_steps(&self, row: &Counterparts, pair: &Pair, account: usize, deviation: &Deviation) -> Option<Place> {
        let touched: Touched = pair
            .differ
            .iter()
            .filter(|difference| is_about(deviation, difference))
            .filter_map(|difference| match difference {
                Difference::Command { command, word, .. } => Some((command.as_str(), word.as_str())),
                _ => None,
            })
            .collect();
        let step = |outline, kinds, commands| self.step(outline, kinds, &touched, commands, account);
        (!touched.is_empty()).then(|| Place {
            at: At::Steps {
                published: step(&self.published, row.0, &pair.published),
                corrected: step(&self.corrected, row.1, &pair.corrected),
            },
            published: pair.published.lines(&touched),
            corrected: pair.corrected.lines(&touched),
        })
    }

    /// Steps that only one edition has, or that stand elsewhere.
    fn steps(&self) -> Vec<Difference> {
        let paired =
            |kind: &str| COUNTERPARTS.iter().any(|(guide, ours)| guide.contains(&kind) || ours.contains(&kind));
        let mut out: Vec<Difference> = Vec::new();
        for step in self.published.plan.steps.iter().chain(&self.corrected.plan.steps) {
            let alone = Difference::Step(step.kind.id);
            if !paired(step.kind.id) && !out.contains(&alone) {
                out.push(alone);
            }
        }
        // Of ours those that come before the counterpart of an earlier step of the guide.
        let mut last = 0;
        for (_, ours) in COUNTERPARTS {
            let steps = &self.corrected.plan.steps;
            let Some(at) = steps.iter().position(|step| ours.contains(&step.kind.id)) else { continue };
            if at < last {
                out.push(Difference::Moved(steps[at].kind.id));
            }
            last = last.max(at);
        }
        out
    }

    /// Id of the step that runs one of the commands, else of the first of these kinds.
    fn step(
        &self,
        outline: &Outline,
        kinds: &[&str],
        touched: &[(&str, &str)],
        commands: &Commands,
        account: usize,
    ) -> Option<String> {
        let is_touched = |head: &str| touched.iter().any(|(known, _)| *known == head);
        let runs = commands.by_head.iter().find(|(head, _)| is_touched(head)).map(|(_, run)| run.step);
        let is_meant = |step: &&Step| match runs {
            Some(kind) => step.kind.id == kind,
            None => kinds.contains(&step.kind.id),
        };
        let of_account = |step: &&Step| step.account.is_none_or(|of| of == account);
        outline.plan.steps.iter().filter(is_meant).find(of_account).map(|step| step.id.clone())
    }

    /// A step that one edition has, or that stands elsewhere.
    fn of_a_step(&self, difference: &Difference) -> Place {
        let (kind, whole) = match difference {
            Difference::Moved(kind) => (*kind, false),
            Difference::Step(kind) => (*kind, true),
            _ => ("", false),
        };
        let counterpart =
            COUNTERPARTS.iter().find(|(_, ours)| ours.contains(&kind)).map_or(&[][..], |(guide, _)| *guide);
        let side = |outline: &Outline, kinds: &[&str]| -> Option<(String, Vec<Shown>)> {
            let (index, step) =
                outline.plan.steps.iter().enumerate().find(|(_, step)| kinds.contains(&step.kind.id))?;
            let texts = match step.work(&outline.tenancy) {
                Part::Ready(work) if whole => of_blocks(&work),
                _ => vec![format!("# Step {}: {}", index + 1, step.title)],
            };
            Some((step.id.clone(), differing(texts)))
        };
        let (published, old) =
            side(&self.published, if whole { std::slice::from_ref(&kind) } else { counterpart }).unzip();
        let (corrected, new) = side(&self.corrected, &[kind]).unzip();
        Place {
            at: At::Steps { published, corrected },
            published: old.unwrap_or_default(),
            corrected: new.unwrap_or_default(),
        }
    }
}

/// The guide's kinds of step, and ours that stand for them.
type Counterparts = (&'static [&'static str], &'static [&'static str]);

fn is_about(deviation: &Deviation, difference: &Difference) -> bool {
    deviation.covers.iter().any(|claim| difference.is_claimed_by(claim))
}

impl Search {
    /// The pattern of a claim that fits the path and was not met yet.
    fn pattern(&self, path: &str) -> Option<&'static str> {
        self.deviation.covers.iter().find_map(|claim| match claim {
            Claim::File(pattern) | Claim::Leaf { file: pattern, .. } => {
                (!self.met.contains(pattern) && covers(pattern, path)).then_some(*pattern)
            }
            _ => None,
        })
    }

    /// Whether a command of these steps is claimed and was not met yet.
    fn wants(&self, (guide, ours): &Counterparts) -> bool {
        let claims_command = |claim: &Claim| match claim {
            Claim::Command { step, .. } => *step == "*" || guide.contains(step) || ours.contains(step),
            _ => false,
        };
        !self.met.contains(&guide[0]) && self.deviation.covers.iter().any(claims_command)
    }

    fn found(&mut self, met: &'static str, place: Option<Place>) {
        if let Some(place) = place {
            self.met.push(met);
            self.places.push(place);
        }
    }
}

/// Indices of accounts that stand for all: of those whose inputs differ only by texts of which it matters that they are
/// there, the first.
fn representatives(managed: &[ManagedInputs]) -> Vec<usize> {
    let mut seen: Vec<ManagedInputs> = Vec::new();
    let mut out = Vec::new();
    for (index, account) in managed.iter().enumerate() {
        let mut likeness = account.clone();
        let cluster = &mut likeness.cluster;
        let texts = [
            &mut likeness.name,
            &mut likeness.account_id,
            &mut likeness.aws_profile,
            &mut cluster.name,
            &mut cluster.namespace,
            &mut cluster.vpc_cidr,
        ];
        texts.into_iter().filter(|text| !text.is_empty()).for_each(|text| *text = "…".into());
        if !seen.contains(&likeness) {
            seen.push(likeness);
            out.push(index);
        }
    }
    if out.is_empty() { vec![0] } else { out }
}

/// The commands of a step, or what it has a person do.
fn of_blocks(work: &Work) -> Vec<String> {
    work.blocks.iter().map(|block| if block.is_by_hand() { by_hand(block) } else { script::block(block) }).collect()
}

/// As a comment, for it is no command.
fn by_hand(block: &Block) -> String {
    let sample = match &block.expect {
        Expect::Sample(text) => text.as_str(),
        _ => "",
    };
    let lines = std::iter::once(block.label.as_str()).chain(sample.lines());
    lines.map(|line| format!("# {line}")).collect::<Vec<_>>().join("\n")
}

fn differing(texts: Vec<String>) -> Vec<Shown> {
    let lines = texts.iter().flat_map(|text| text.lines());
    lines.map(|line| Shown { text: line.to_owned(), differs: true }).collect()
}

impl File {
    fn of(published: Option<String>, corrected: Option<String>) -> Self {
        let differ = match (&published, &corrected) {
            (Some(published), Some(corrected)) => {
                let (old, new) = (leaves(published), leaves(corrected));
                let addresses = old.keys().chain(new.keys());
                addresses.filter(|address| old.get(*address) != new.get(*address)).cloned().collect()
            }
            _ => BTreeSet::new(),
        };
        Self { published, corrected, differ }
    }

    fn differences(&self, path: &str) -> Vec<Difference> {
        match (&self.published, &self.corrected) {
            (Some(_), Some(_)) => {
                let leaf = |address: &String| Difference::Leaf { file: path.to_owned(), address: address.clone() };
                self.differ.iter().map(leaf).collect()
            }
            (None, None) => vec![],
            _ => vec![Difference::File(path.to_owned())],
        }
    }

    /// The lines of both texts that the deviation is about; None when it is about none.
    fn place(&self, path: &str, deviation: &Deviation) -> Option<Place> {
        let differences = self.differences(path);
        let claimed: Vec<&Difference> =
            differences.iter().filter(|difference| is_about(deviation, difference)).collect();
        let is_whole = matches!(claimed.as_slice(), [Difference::File(_)]);
        let is_claimed = |own: &str| {
            let is_it = |one: &&Difference| matches!(one, Difference::Leaf { address, .. } if address == own);
            claimed.iter().any(is_it)
        };
        let side = |text: &Option<String>| -> Vec<Shown> {
            let text = text.as_deref().unwrap_or_default();
            let (lines, texts) = (lines::read(text), text.lines().collect::<Vec<_>>());
            let differs = |line: &lines::Line| is_whole || is_claimed(&line.address);
            let differing: Vec<_> = lines.iter().filter(|line| differs(line)).collect();
            let needed =
                |line: &&lines::Line| differing.iter().any(|other| is_needed_for(line, other, texts[line.index]));
            let shown = lines.iter().filter(|line| differs(line) || needed(line));
            shown.map(|line| Shown { text: texts[line.index].to_owned(), differs: differs(line) }).collect()
        };
        (!claimed.is_empty()).then(|| Place {
            at: At::File(path.to_owned()),
            published: side(&self.published),
            corrected: side(&self.corrected),
        })
    }
}

/// The scalars of a file and its empty collections, by their addresses.
fn leaves(text: &str) -> BTreeMap<String, &str> {
    lines::read(text).into_iter().filter(|line| !line.value.is_empty()).map(|line| (line.address, line.value)).collect()
}

/// Whether nobody could tell without this line where the other one stands: it is the object's kind, a key above it, or
/// has the hyphen of an entry that it is in.
fn is_needed_for(line: &lines::Line, other: &lines::Line, text: &str) -> bool {
    let inside = |outer: &str| other.address.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    let is_kind = || line.address.strip_suffix("/kind").is_some_and(|kind| !kind.contains('/') && inside(kind));
    let entry = || line.address.rfind(|character: char| character.is_ascii_digit()).map(|at| &line.address[..=at]);
    let opens_entry = || text.trim_start().starts_with("- ") && entry().is_some_and(inside);
    is_kind() || line.index < other.index && (inside(&line.address) || opens_entry())
}

/// What steps run, by the heads of the commands: program and arguments, without the flags.
#[derive(Default)]
struct Commands {
    step: &'static str,
    by_head: BTreeMap<String, Run>,
}

/// All that is run under one head.
struct Run {
    /// The kind of step that runs it first.
    step: &'static str,
    /// Flags with their values, or the values of a variable.
    words: BTreeSet<String>,
    /// As it is shown.
    texts: Vec<String>,
}

/// Flags of the commands that we run which stand alone.
const SWITCHES: [&str; 5] = ["--all", "--wait-providers", "--decode", "--client", "--all-namespaces"];

impl Commands {
    /// Of the steps of these kinds: for one account and for none, or for all.
    fn of(outline: &Outline, kinds: &[&str], account: Option<usize>) -> Self {
        let mut out = Self::default();
        let of_account = |step: &&Step| account.is_none() || step.account.is_none() || step.account == account;
        for step in outline.plan.steps.iter().filter(|step| kinds.contains(&step.kind.id)).filter(of_account) {
            if let Part::Ready(work) = step.work(&outline.tenancy) {
                out.step = step.kind.id;
                work.blocks.iter().for_each(|block| out.block(block));
            }
        }
        out
    }

    fn block(&mut self, block: &Block) {
        if block.is_by_hand() {
            self.add("by hand".into(), [block.label.clone()], &by_hand(block));
        }
        for line in &block.lines {
            let shown = script::lines(std::slice::from_ref(line), 0);
            match line {
                Line::Run(command) | Line::Poll { command, .. } | Line::Digest { command, .. } => {
                    self.command(command, &shown);
                }
                Line::Set(name, value) => self.set(name, quote::word(value), &shown),
                Line::Capture(name, command) => self.set(name, format!("$({})", script::command(command)), &shown),
                Line::ExportCapture(name, command) => {
                    self.set(name, format!("export $({})", script::command(command)), &shown);
                }
                Line::Write { path, body } => self.add(format!("cat > {path}"), [text(body)], &shown),
                Line::Envsubst { path, body } => self.add(format!("envsubst > {path}"), [text(body)], &shown),
                Line::Pipe(commands) => commands.iter().for_each(|command| self.command(command, &shown)),
            }
        }
    }

    /// `kubectl apply` and `-f FILE`, wherever the flags stand.
    fn command(&mut self, command: &Command, shown: &str) {
        for (name, value) in &command.env {
            self.set(name, quote::word(value), shown);
        }
        let mut head = Vec::new();
        let mut words = Vec::new();
        let mut arguments = command.argv.iter().map(quote::word).peekable();
        while let Some(argument) = arguments.next() {
            if !argument.starts_with('-') {
                head.push(argument);
                continue;
            }
            let takes_value = !argument.contains('=') && !SWITCHES.contains(&argument.as_str());
            match arguments.next_if(|next| takes_value && (next == "-" || !next.starts_with('-'))) {
                Some(value) => words.push(format!("{argument} {value}")),
                None => words.push(argument),
            };
        }
        words.extend(command.stdout.iter().map(|path| format!("> {path}")));
        self.add(head.join(" "), words, shown);
    }

    /// A variable, whether it is exported or stands in front of the command.
    fn set(&mut self, name: &str, value: String, shown: &str) {
        self.add(format!("{name}="), [value], shown);
    }

    fn add(&mut self, head: String, words: impl IntoIterator<Item = String>, shown: &str) {
        let run = self.by_head.entry(head).or_insert(Run { step: self.step, words: BTreeSet::new(), texts: vec![] });
        run.words.extend(words);
        if !run.texts.iter().any(|text| text == shown) {
            run.texts.push(shown.to_owned());
        }
    }

    /// What is shown of these heads, each command once; of a command that both editions have, the lines with the words
    /// that differ are marked.
    fn lines(&self, touched: &[(&str, &str)]) -> Vec<Shown> {
        let mut out: Vec<(&str, Vec<Shown>)> = Vec::new();
        for (head, run) in &self.by_head {
            let words: Vec<&str> = touched.iter().filter(|(known, _)| known == head).map(|(_, word)| *word).collect();
            if words.is_empty() {
                continue;
            }
            // The whole command differs, or a variable in front of it, or single words of this edition's.
            let differs = |line: &str| match head.ends_with('=') {
                true => line.contains(head.as_str()),
                false => words.iter().any(|word| word.is_empty() || run.words.contains(*word) && line.contains(word)),
            };
            for text in &run.texts {
                let lines = text.lines().map(|line| Shown { text: line.to_owned(), differs: differs(line) });
                match out.iter_mut().find(|(known, _)| known == text) {
                    Some((_, known)) => {
                        known.iter_mut().zip(lines).for_each(|(one, other)| one.differs |= other.differs)
                    }
                    None => out.push((text, lines.collect())),
                }
            }
        }
        out.into_iter().flat_map(|(_, lines)| lines).collect()
    }
}

/// Heads of commands with a word that differs each; the empty word is the command itself.
type Touched<'a> = Vec<(&'a str, &'a str)>;

fn text(body: &[Piece]) -> String {
    quote::word(&Word(body.to_vec()))
}

impl Pair {
    fn of(published: Commands, corrected: Commands) -> Self {
        let mut differ = Vec::new();
        for (commands, other) in [(&published, &corrected), (&corrected, &published)] {
            for (head, run) in &commands.by_head {
                let difference =
                    |word: &str| Difference::Command { step: run.step, command: head.clone(), word: word.to_owned() };
                match other.by_head.get(head) {
                    None => differ.push(difference("")),
                    Some(others) => differ.extend(run.words.difference(&others.words).map(|word| difference(word))),
                }
            }
        }
        Self { published, corrected, differ }
    }
}
