//! Where the two editions differ for the same inputs: leaf by leaf in the manifests, word by word in what the steps run,
//! the commands of a step of the guide against those of the steps that stand for it. The page shows it; a test holds the
//! registry of deviations to it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

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
    /// Those that stand for all: of managed accounts that differ by their names alone, the first.
    sample: Vec<String>,
    /// Indices of these accounts; 0 where there is none.
    accounts: Vec<usize>,
    /// Steps that only one edition has, or that stand elsewhere.
    steps: BTreeSet<Difference>,
    /// Files that were compared.
    files: RefCell<BTreeMap<String, Rc<File>>>,
    /// The counterparts that were compared.
    pairs: RefCell<BTreeMap<PairKey, Rc<Pair>>>,
}

/// A row of [`COUNTERPARTS`], for one account or for all.
type PairKey = (usize, Option<usize>);

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

impl Editions {
    pub fn of(inputs: &Inputs) -> Self {
        let edition = |edition| crate::outline(&Inputs { edition, ..inputs.clone() });
        let (published, corrected) = (edition(Edition::Published), edition(Edition::Corrected));
        // The published edition has no file that the corrected one has not.
        let paths = manifests(&corrected);
        let accounts = representatives(&inputs.managed);
        let folders: BTreeSet<&str> =
            accounts.iter().filter_map(|index| Some(corrected.tenancy.managed.get(*index)?.key.as_str())).collect();
        let in_sample = |path: &&String| match path.strip_prefix("managed/").and_then(|rest| rest.split_once('/')) {
            Some((folder, _)) => folders.contains(folder),
            None => true,
        };
        let sample = paths.iter().filter(in_sample).cloned().collect();
        let mut steps = alone(&published, &corrected);
        steps.extend(moved(&corrected));
        let (files, pairs) = (RefCell::default(), RefCell::default());
        Self { published, corrected, paths, sample, accounts, steps, files, pairs }
    }

    /// Every one. What is held back in either edition is left out.
    pub fn differences(&self) -> BTreeSet<Difference> {
        let mut out: BTreeSet<Difference> =
            self.paths.iter().flat_map(|path| self.file(path).differences(path)).collect();
        for (index, _) in COUNTERPARTS.iter().enumerate() {
            out.extend(self.pair(index, None).differ.iter().cloned());
        }
        out.extend(self.steps.iter().cloned());
        out
    }

    /// What the deviation is about; of what is the same in many accounts, the first of them.
    pub fn places(&self, deviation: &Deviation) -> Vec<Place> {
        let mut out = Vec::new();
        let mut patterns: Vec<&str> = Vec::new();
        for claim in deviation.covers {
            if let Claim::File(pattern) | Claim::Leaf { file: pattern, .. } = claim
                && !patterns.contains(pattern)
            {
                patterns.push(pattern);
            }
        }
        let in_file = |path: &str| self.file(path).place(path, deviation);
        let first =
            |pattern: &&str| self.sample.iter().filter(|path| covers(pattern, path)).find_map(|path| in_file(path));
        out.extend(patterns.iter().filter_map(first));
        let commands: Vec<&str> = deviation
            .covers
            .iter()
            .filter_map(|claim| match claim {
                Claim::Command { step, .. } => Some(*step),
                _ => None,
            })
            .collect();
        for (index, (guide, ours)) in COUNTERPARTS.iter().enumerate() {
            if commands.iter().any(|step| *step == "*" || guide.contains(step) || ours.contains(step)) {
                let in_steps = |account: &usize| self.in_steps(index, *account, deviation);
                out.extend(self.accounts.iter().find_map(in_steps));
            }
        }
        let is_claimed = |step: &&Difference| deviation.covers.iter().any(|claim| step.is_claimed_by(claim));
        out.extend(self.steps.iter().filter(is_claimed).map(|step| self.of_a_step(step)));
        out
    }

    /// The lines of a manifest of the edition that deviations are about, and which; the lines by their indices.
    pub fn marks(&self, edition: Edition, path: &str) -> BTreeMap<usize, Vec<&'static Deviation>> {
        if !self.paths.iter().any(|own| own == path) {
            return BTreeMap::new();
        }
        let file = self.file(path);
        let Some(text) = (match edition {
            Edition::Published => &file.published,
            Edition::Corrected => &file.corrected,
        }) else {
            return BTreeMap::new();
        };
        let differences = file.differences(path);
        let deviations: Vec<_> = applying(&self.corrected.inputs, &self.corrected.tenancy).collect();
        let about = |difference: &Difference| -> Vec<&'static Deviation> {
            let claimed = |one: &&&'static Deviation| one.covers.iter().any(|claim| difference.is_claimed_by(claim));
            deviations.iter().filter(claimed).copied().collect()
        };
        let lines = lines::read(text);
        // A file of one edition alone is marked once.
        if let [whole @ Difference::File(_)] = differences.as_slice() {
            return lines.first().map(|line| (line.index, about(whole))).into_iter().collect();
        }
        let marks = lines.iter().filter(|line| file.differ.contains(&line.address)).map(|line| {
            let leaf = Difference::Leaf { file: path.to_owned(), address: line.address.clone() };
            (line.index, about(&leaf))
        });
        marks.filter(|(_, deviations)| !deviations.is_empty()).collect()
    }

    fn file(&self, path: &str) -> Rc<File> {
        if let Some(known) = self.files.borrow().get(path) {
            return known.clone();
        }
        let text = |outline: &Outline| match super::manifests::has(outline.tenancy.edition, path) {
            true => super::manifests::FORMAT.text_of(outline, path).ready().cloned(),
            false => None,
        };
        let file = Rc::new(File::of(text(&self.published), text(&self.corrected)));
        self.files.borrow_mut().insert(path.to_owned(), file.clone());
        file
    }

    fn pair(&self, index: usize, account: Option<usize>) -> Rc<Pair> {
        if let Some(known) = self.pairs.borrow().get(&(index, account)) {
            return known.clone();
        }
        let (guide, ours) = COUNTERPARTS[index];
        let pair = Rc::new(Pair::of(
            Commands::of(&self.published, guide, account),
            Commands::of(&self.corrected, ours, account),
        ));
        self.pairs.borrow_mut().insert((index, account), pair.clone());
        pair
    }

    fn in_steps(&self, index: usize, account: usize, deviation: &Deviation) -> Option<Place> {
        let pair = self.pair(index, Some(account));
        let claimed = |one: &&Difference| deviation.covers.iter().any(|claim| one.is_claimed_by(claim));
        let mut touched = Touched::default();
        for difference in pair.differ.iter().filter(claimed) {
            if let Difference::Command { command, word, .. } = difference {
                touched.entry(command).or_default().insert(word);
            }
        }
        let (published, corrected) = (pair.published.lines(&touched), pair.corrected.lines(&touched));
        let at = At::Steps {
            published: self.step(&self.published, COUNTERPARTS[index].0, &touched, &pair.published, account),
            corrected: self.step(&self.corrected, COUNTERPARTS[index].1, &touched, &pair.corrected, account),
        };
        (!touched.is_empty()).then_some(Place { at, published, corrected })
    }

    /// Id of the step that runs one of the commands, else of the first of these kinds.
    fn step(
        &self,
        outline: &Outline,
        kinds: &[&str],
        touched: &Touched,
        commands: &Commands,
        account: usize,
    ) -> Option<String> {
        let runs =
            commands.by_head.iter().find(|(head, _)| touched.contains_key(head.as_str())).map(|(_, run)| run.step);
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

/// Kinds of step without a counterpart.
fn alone(published: &Outline, corrected: &Outline) -> BTreeSet<Difference> {
    let paired = |kind: &str| COUNTERPARTS.iter().any(|(guide, ours)| guide.contains(&kind) || ours.contains(&kind));
    let kinds: BTreeSet<&str> =
        published.plan.steps.iter().chain(&corrected.plan.steps).map(|step| step.kind.id).collect();
    kinds.into_iter().filter(|kind| !paired(kind)).map(Difference::Step).collect()
}

/// Steps of ours that come before the counterpart of an earlier step of the guide.
fn moved(corrected: &Outline) -> BTreeSet<Difference> {
    let steps = &corrected.plan.steps;
    let first = |ours: &[&str]| steps.iter().position(|step| ours.contains(&step.kind.id));
    let positions: Vec<usize> = COUNTERPARTS.iter().filter_map(|(_, ours)| first(ours)).collect();
    positions
        .iter()
        .enumerate()
        .filter(|(index, position)| positions[..*index].iter().any(|earlier| earlier > position))
        .map(|(_, position)| Difference::Moved(steps[*position].kind.id))
        .collect()
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

/// The paths of the manifests.
fn manifests(outline: &Outline) -> Vec<String> {
    (super::manifests::FORMAT.paths)(outline)
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
        let claimed: Vec<Difference> = self.differences(path);
        let claimed: Vec<&Difference> = claimed
            .iter()
            .filter(|difference| deviation.covers.iter().any(|claim| difference.is_claimed_by(claim)))
            .collect();
        let is_whole = matches!(claimed.as_slice(), [Difference::File(_)]);
        let addresses: BTreeSet<&str> = claimed
            .iter()
            .filter_map(|difference| match difference {
                Difference::Leaf { address, .. } => Some(address.as_str()),
                _ => None,
            })
            .collect();
        let side = |text: &Option<String>| -> Vec<Shown> {
            let text = text.as_deref().unwrap_or_default();
            let (lines, texts) = (lines::read(text), text.lines().collect::<Vec<_>>());
            let differs = |line: &lines::Line| is_whole || addresses.contains(line.address.as_str());
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
                Line::Run(command) | Line::Poll { command, .. } => self.command(command, &shown),
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
    fn lines(&self, touched: &Touched) -> Vec<Shown> {
        let mut out: Vec<(&str, Vec<Shown>)> = Vec::new();
        for (head, run) in &self.by_head {
            let Some(words) = touched.get(head.as_str()) else { continue };
            // The whole command differs, or a variable in front of it, or single words.
            let own: Vec<&str> = words.iter().copied().filter(|word| run.words.contains(*word)).collect();
            let differs = |line: &str| match head.ends_with('=') {
                true => line.contains(head.as_str()),
                false => words.contains("") || own.iter().any(|word| line.contains(word)),
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

/// Heads of commands, with the words of each that differ; the empty word is the command itself.
type Touched<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

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
