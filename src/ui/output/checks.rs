//! Everything that was found about the inputs: where, what it holds back, by which rule, and what puts it right.

use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::facts::{FileLink, StepLink};
use super::file_tree::Listing;
use super::held_back::FieldLinks;
use super::outline_while;
use crate::Outline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{FieldPath, field};
use crate::ui::components::{FieldLink, Icon};
use crate::ui::platform::{focus, timer};
use crate::ui::state::{State, Tab};
use crate::ui::words::{count, lower_first, prose};
use crate::validate::{LINTS, Lint};

/// Id of the heading: where the focus goes when a fix takes its own button away.
const TITLE: &str = "checks-title";
/// Steps or files named in full; the rest are counted.
const NAMED: usize = 4;

/// What a field holds back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Behind {
    /// Indices into the plan.
    steps: Vec<usize>,
    /// Paths of the bundle.
    files: Vec<String>,
}

#[component]
pub fn Checks() -> impl IntoView {
    let state = State::get();
    let outline = outline_while(state, move || state.tab.get() == Tab::Checks);
    let behind = Memo::new(move |_| Arc::new(behind(&outline.read())));
    let found = Memo::new(move |_| outline.read().report.diagnostics.clone());
    let title = Memo::new(move |_| title(&outline.read(), &behind.read()));
    view! {
        <div class="checks">
            <h2 class="checks__title" id=TITLE tabindex="-1">{title}</h2>
            <ol class="checks__list">
                {move || {
                    let behind = behind.get();
                    found.get().into_iter().map(|diagnostic| view! { <Check diagnostic behind=behind.clone() /> }).collect_view()
                }}
            </ol>
            <Passed found />
        </div>
    }
}

/// The checks that found nothing, folded.
#[component]
fn Passed(found: Memo<Vec<Diagnostic>>) -> impl IntoView {
    let passed = Memo::new(move |_| {
        let found = found.read();
        let silent = |lint: &Lint| !found.iter().any(|diagnostic| diagnostic.lint == lint.id);
        (0..LINTS.len()).filter(|index| silent(&LINTS[*index])).collect::<Vec<_>>()
    });
    let one = |index: usize| {
        let lint = &LINTS[index];
        view! {
            <li class="passed">
                <p class="passed__rule">
                    <Icon name="check" />
                    <span>{lint.rule}</span>
                </p>
                <p class="passed__facts">
                    <code>{lint.id}</code>
                    " looks at "
                    <LookedAt lint />
                    "; source: "
                    {source_list(lint.sources.iter().map(|source| source.to_string()).collect())}
                </p>
            </li>
        }
    };
    view! {
        <details class="checks__passed">
            <summary>
                <Icon name="chevron" />
                {move || format!("{} passed", count(passed.read().len(), "check"))}
            </summary>
            <ul>{move || passed.get().into_iter().map(one).collect_view()}</ul>
        </details>
    }
}

/// The fields that a check looks at, each kind of them once.
#[component]
fn LookedAt(lint: &'static Lint) -> impl IntoView {
    let mut fields: Vec<(FieldPath, &str)> = Vec::new();
    for pattern in lint.fields {
        let (path, label) = match field::FIELDS.iter().find(|field| field.pattern == *pattern) {
            Some(field) => (field.path(0), field.label),
            None => (FieldPath::new(*pattern), "Managed accounts"),
        };
        if !fields.iter().any(|(_, other)| *other == label) {
            fields.push((path, label));
        }
    }
    let every = fields.is_empty().then_some("every field");
    let links = fields.into_iter().enumerate().map(|(at, (path, label))| {
        view! { {(at > 0).then_some(", ")} <FieldLink path label /> }
    });
    view! { {every} {links.collect_view()} }
}

#[component]
fn Check(diagnostic: Diagnostic, behind: Arc<BTreeMap<FieldPath, Behind>>) -> impl IntoView {
    let state = State::get();
    let Diagnostic { lint, severity, fields, message, help, fix, sources } = diagnostic;
    let (word, icon) = match severity {
        Severity::Error => ("Error", "error"),
        Severity::Warning => ("Warning", "warning"),
        Severity::Hint => ("Hint", "hint"),
    };
    let held = match severity {
        Severity::Error => merged(&behind, &fields),
        _ => Behind::default(),
    };
    let fix = fix.map(|fix| {
        let class = if severity == Severity::Error { "button button--primary" } else { "button" };
        let words = format!("Fix: {}", lower_first(&fix.title));
        let put_right = move |_| {
            state.apply(&fix);
            timer::when_drawn(|| {
                focus::focus(TITLE);
            });
        };
        view! {
            <div class="check__fix">
                <button class=class type="button" on:click=put_right><span>{words}</span></button>
            </div>
        }
    });
    let fields_name = if fields.len() == 1 { "Field" } else { "Fields" };
    view! {
        <li class="check" data-severity=severity.id()>
            <h3 class="check__title">
                <Icon name=icon />
                <span><span class="check__word">{word}</span>{prose(&message)}</span>
            </h3>
            <div class="check__body">
                {(!help.is_empty()).then(|| view! { <p>{prose(&help)}</p> })}
                <dl class="facts">
                    {(!fields.is_empty()).then(|| view! {
                        <div class="facts__row">
                            <dt>{fields_name}</dt>
                            <dd><FieldLinks fields /></dd>
                        </div>
                    })}
                    <div class="facts__row">
                        <dt>"Holds back"</dt>
                        <dd><HoldsBack held /></dd>
                    </div>
                    <div class="facts__row">
                        <dt>"Rule"</dt>
                        <dd>{lint} " " <span class="quiet">{source_list(sources)}</span></dd>
                    </div>
                </dl>
            </div>
            {fix}
        </li>
    }
}

/// Where a rule was read: titles, and links where they are addresses.
fn source_list(sources: Vec<String>) -> impl IntoView + use<> {
    let list = sources.into_iter().enumerate().map(|(at, source)| {
        let words = source.strip_prefix("https://").map(shortened);
        let source = match words {
            Some(words) => view! { <a href=source target="_blank" rel="noopener noreferrer">{words}</a> }.into_any(),
            None => source.into_any(),
        };
        view! { {(at > 0).then_some(", ")} {source} }
    });
    list.collect_view()
}

/// `docs.aws.amazon.com/…/API_Tag.html`: whose word it is, and what.
fn shortened(address: &str) -> String {
    let parts: Vec<&str> = address.trim_end_matches('/').split('/').collect();
    match parts.as_slice() {
        [host, .., last] if parts.len() > 2 => format!("{host}/…/{last}"),
        _ => address.to_owned(),
    }
}

/// Steps and files as links; past a few of each their number.
#[component]
fn HoldsBack(held: Behind) -> impl IntoView {
    let mut parts: Vec<AnyView> = Vec::new();
    let (steps, files) = (held.steps.len(), held.files.len());
    if steps > NAMED {
        parts.push(count(steps, "step").into_any());
    } else {
        parts.extend(held.steps.into_iter().map(|index| view! { <StepLink index /> }.into_any()));
    }
    if files > NAMED {
        parts.push(count(files, "file").into_any());
    } else {
        parts.extend(held.files.into_iter().map(|path| view! { <FileLink path /> }.into_any()));
    }
    if parts.is_empty() {
        parts.push("nothing".into_any());
    }
    parts.into_iter().enumerate().map(|(at, part)| view! { {(at > 0).then_some(", ")} {part} }).collect_view()
}

/// `1 error holds back 2 steps and 1 file`
fn title(outline: &Outline, behind: &BTreeMap<FieldPath, Behind>) -> String {
    let errors = outline.report.count(Severity::Error);
    let warnings = outline.report.count(Severity::Warning);
    if errors == 0 {
        return match warnings {
            0 => "Nothing to put right".into(),
            _ => format!("{}, nothing is held back", count(warnings, "warning")),
        };
    }
    let fields: Vec<FieldPath> = behind.keys().cloned().collect();
    let held = merged(behind, &fields);
    let what = match (held.steps.len(), held.files.len()) {
        (0, 0) => return count(errors, "error"),
        (steps, 0) => count(steps, "step"),
        (0, files) => count(files, "file"),
        (steps, files) => format!("{} and {}", count(steps, "step"), count(files, "file")),
    };
    format!("{} {} back {what}", count(errors, "error"), if errors == 1 { "holds" } else { "hold" })
}

/// What any of the fields holds back, each once.
fn merged(behind: &BTreeMap<FieldPath, Behind>, fields: &[FieldPath]) -> Behind {
    let mut all = Behind::default();
    for held in fields.iter().filter_map(|field| behind.get(field)) {
        all.steps.extend(&held.steps);
        all.files.extend(held.files.iter().cloned());
    }
    all.steps.sort_unstable();
    all.steps.dedup();
    all.files.sort();
    all.files.dedup();
    all
}

/// What each field holds back. The steps and files of an account that is right are as those of the first such account,
/// so that a thousand accounts cost little more than the wrong ones among them; nothing is made when there is no error.
fn behind(outline: &Outline) -> BTreeMap<FieldPath, Behind> {
    let mut behind: BTreeMap<FieldPath, Behind> = BTreeMap::new();
    if !outline.report.has_errors() {
        return behind;
    }
    for (index, fields) in outline.plan.held_back(&outline.tenancy) {
        for field in fields {
            behind.entry(field).or_default().steps.push(index);
        }
    }
    let listing = Listing::of(outline);
    let whole: BTreeSet<&str> =
        outline.tenancy.managed.iter().filter(|slot| slot.is_whole()).map(|slot| slot.key.as_str()).collect();
    let mut names: BTreeMap<&str, Vec<FieldPath>> = BTreeMap::new();
    // A file of the top folder is made of every account: with many of them it is not asked.
    let many = listing.many().is_some();
    for (index, path) in listing.paths.iter().enumerate().filter(|(_, path)| !many || path.contains('/')) {
        let in_account = path.strip_prefix("managed/").and_then(|rest| rest.split_once('/'));
        let name = in_account.filter(|(key, _)| whole.contains(key));
        let fields = match name.and_then(|(_, name)| names.get(name)) {
            Some(fields) => fields.clone(),
            None => listing.text(outline, index).map(|text| text.held_back().to_vec()).unwrap_or_default(),
        };
        for field in &fields {
            behind.entry(field.clone()).or_default().files.push(path.clone());
        }
        if let Some((_, name)) = name {
            names.entry(name).or_insert(fields);
        }
    }
    behind
}
