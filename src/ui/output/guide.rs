//! The published guide beside the corrected edition, difference by difference in the guide's order: what each has for the
//! inputs typed, why they differ, how much it matters, and what the tools answered where the guide breaks.

use leptos::prelude::*;
use std::sync::Arc;

use super::facts::{FileLink, SourceList, StepLink};
use super::highlight::{Highlighter, Html, Language};
use super::run::bring_up;
use super::{SLOW, outline_while, settled};
use crate::Outline;
use crate::model::{Edition, Inputs};
use crate::plan::deviations::{self, Deviation, Evidence, Severity};
use crate::render::differences::{At, Editions, Place, Shown};
use crate::ui::components::Icon;
use crate::ui::state::{State, Tab};
use crate::ui::words::{count, prose};

/// Lines of a side shown in full; the rest are counted.
const LINES: usize = 14;
/// Places of a difference shown in full; the rest are counted.
const PLACES: usize = 3;

/// The difference that somebody wants to see, by its id, until it is shown; empty where nobody does.
#[derive(Clone, Copy)]
pub struct GuidePlace(RwSignal<String>);

impl GuidePlace {
    /// Gives it to everything below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(String::new())));
    }
}

/// Opens the guide at a difference.
#[component]
pub fn GuideLink(deviation: &'static Deviation) -> impl IntoView {
    let state = State::get();
    let GuidePlace(wanted) = expect_context();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        wanted.set(deviation.id.into());
        state.tab.set(Tab::Guide);
    };
    view! { <a href=format!("#{}", element(deviation)) on:click=open>{title(deviation.id)}</a> }
}

fn element(deviation: &Deviation) -> String {
    format!("difference-{}", deviation.id)
}

/// `vpc-cni-version` as people write it: `VPC CNI version`.
fn title(id: &str) -> String {
    const SHORT: [&str; 8] = ["api", "vpc", "cni", "ami", "eks", "ssh", "id", "oidc"];
    let word = |(index, word): (usize, &str)| match word {
        short if SHORT.contains(&short) => short.to_uppercase(),
        first if index == 0 => first[..1].to_uppercase() + &first[1..],
        other => other.to_owned(),
    };
    id.split('-').enumerate().map(word).collect::<Vec<_>>().join(" ")
}

/// The edition's name as a heading.
const OURS: &str = "Corrected edition";

type Entry = (&'static Deviation, Vec<Place>);

/// What applies to the inputs, in the guide's order; what it has no line for comes last.
fn entries(inputs: &Inputs) -> Vec<Entry> {
    let mut entries = Editions::of(inputs).places();
    entries.sort_by_key(|(deviation, _)| deviation.first_line().unwrap_or(u16::MAX));
    entries
}

#[component]
pub fn Guide() -> impl IntoView {
    let state = State::get();
    let GuidePlace(wanted) = expect_context();
    let fresh = outline_while(state, move || state.tab.get() == Tab::Guide);
    let outline = settled(fresh, move || state.inputs.with_untracked(|inputs| inputs.managed.len() > SLOW));
    let all = Memo::new_with_compare(move |_| Arc::new(entries(&outline.read().inputs)), |_, _| true);
    // Into the severities; None for all of them.
    let only = RwSignal::new(None::<usize>);
    let shown = Memo::new(move |_| {
        let fits = |index: &usize| only.get().is_none_or(|only| all.read()[*index].0.severity == Severity::ALL[only]);
        (0..all.read().len()).filter(fits).collect::<Vec<_>>()
    });
    let at = RwSignal::new(0_usize);
    let go = move |to: usize| {
        if let Some(index) = shown.get_untracked().get(to) {
            at.set(to);
            bring_up(element(all.read_untracked()[*index].0));
        }
    };
    let next = move || go(at.get_untracked() + 1);
    let previous = move || go(at.get_untracked().saturating_sub(1));
    Effect::new(move |_| {
        let id = wanted.get();
        if !id.is_empty() {
            wanted.set(String::new());
            only.set(None);
            let place = all.read_untracked().iter().position(|(deviation, _)| deviation.id == id);
            go(place.unwrap_or(0));
        }
    });
    // Letters count here alone, and only while the focus is in this view.
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "n" => next(),
            "p" => previous(),
            _ => return,
        }
        event.prevent_default();
    };
    let list = move || {
        let (all, outline) = (all.get(), outline.get());
        let items = shown.get().into_iter().enumerate().map(|(place, index)| {
            let (deviation, places) = &all[index];
            let on_focus = move || at.set(place);
            view! { <Item deviation places=places.clone() outline=outline.clone() on_focus /> }
        });
        items.collect_view()
    };
    let incomplete = move || {
        outline.read().report.has_errors().then(|| {
            view! {
                <p class="notice" data-severity="warning">
                    <Icon name="warning" />
                    <span>"Some fields are not right yet: lines that depend on them are not shown."</span>
                </p>
            }
        })
    };
    view! {
        <div class="guide" on:keydown=on_key>
            <header class="guide__head">
                <h2 class="guide__title">"Where and why this differs from the guide"</h2>
                <p class="guide__intro">
                    "Beside each other for your inputs: "
                    <a href=deviations::GUIDE.url target="_blank" rel="noopener noreferrer">"the guide in the book of CAPA"</a>
                    " and the corrected edition. "
                    <kbd>"n"</kbd> " and " <kbd>"p"</kbd> " lead to the next and the previous difference."
                </p>
            </header>
            <div class="guide__bar">
                <Filter all only at />
                <div class="guide__moves">
                    <span class="guide__at" role="status">
                        {move || format!("{} of {}", (at.get() + 1).min(shown.read().len()), shown.read().len())}
                    </span>
                    <button class="button button--small" type="button" on:click=move |_| previous()>"Previous"</button>
                    <button class="button button--small" type="button" on:click=move |_| next()>"Next"</button>
                </div>
            </div>
            {incomplete}
            <ol class="diffs">{list}</ol>
        </div>
    }
}

/// The number of differences of each severity, and the choice of one.
#[component]
fn Filter(all: Memo<Arc<Vec<Entry>>>, only: RwSignal<Option<usize>>, at: RwSignal<usize>) -> impl IntoView {
    let choice = move |own: Option<usize>| {
        let severity = own.map(|own| Severity::ALL[own]);
        let word = severity.map_or("All", Severity::word);
        let number = move || {
            all.read().iter().filter(|(one, _)| severity.is_none_or(|severity| one.severity == severity)).count()
        };
        let choose = move |_| {
            only.set(own);
            at.set(0);
        };
        view! {
            <label>
                <input type="radio" name="severity" value=word prop:checked=move || only.get() == own on:change=choose />
                <span>{move || format!("{word} {}", number())}</span>
            </label>
        }
    };
    let choices = std::iter::once(None).chain((0..Severity::ALL.len()).map(Some)).map(choice).collect_view();
    view! {
        <fieldset class="segmented segmented--small guide__filter">
            <legend class="visually-hidden">"Show"</legend>
            {choices}
        </fieldset>
    }
}

#[component]
fn Item(
    deviation: &'static Deviation,
    places: Vec<Place>,
    outline: Arc<Outline>,
    on_focus: impl Fn() + 'static,
) -> impl IntoView {
    let (icon, tone) = match deviation.severity {
        Severity::Breaks => ("error", Some("error")),
        Severity::Unsafe => ("warning", Some("warning")),
        Severity::Obsolete => ("obsolete", None),
        Severity::Style => ("style", None),
    };
    let more = places.len().saturating_sub(PLACES);
    let places =
        places.into_iter().take(PLACES).map(|place| view! { <Where place outline=outline.clone() deviation /> });
    let evidence = match (deviation.severity, deviation.evidence()) {
        (_, Some(evidence)) => Some(view! { <Seen evidence /> }.into_any()),
        (Severity::Breaks, None) => Some(
            view! { <p class="diff__seen"><strong>"Not rehearsed: "</strong>"no tool was asked about this one."</p> }
                .into_any(),
        ),
        _ => None,
    };
    view! {
        <li class="diff" on:focusin=move |_| on_focus()>
            <h3 class="diff__title" id=element(deviation) tabindex="-1">
                <span class="diff__severity" data-severity=tone><Icon name=icon />{deviation.severity.word()}</span>
                {title(deviation.id)}
            </h3>
            <div class="diff__sides">
                <div class="diff__side">
                    <h4 class="diff__label">{format!("The guide{}", deviation.lines())}</h4>
                    <p>{prose(deviation.says)}</p>
                </div>
                <div class="diff__side diff__side--ours">
                    <h4 class="diff__label">{OURS}</h4>
                    <p>{prose(deviation.emits)}</p>
                </div>
                {places.collect_view()}
            </div>
            {(more > 0).then(|| view! { <p class="quiet">{format!("And in {}.", count(more, "more place"))}</p> })}
            <p class="diff__why">{prose(deviation.why)}</p>
            {evidence}
            <SourceList sources=deviation.sources />
        </li>
    }
}

/// Where it is, and the lines of both editions.
#[component]
fn Where(place: Place, outline: Arc<Outline>, deviation: &'static Deviation) -> impl IntoView {
    let Place { at, published, corrected } = place;
    let language = match at {
        At::File(_) => Language::Yaml,
        At::Steps { .. } => Language::Shell,
    };
    let name = title(deviation.id);
    let of_many = outline.tenancy.managed.len() > 1;
    let place = match at {
        At::File(path) => {
            let first = (of_many && path.starts_with("managed/")).then_some(", the first account that differs");
            let here = outline_has(&outline, &path);
            let file =
                if here { view! { <FileLink path /> }.into_any() } else { view! { <code>{path}</code> }.into_any() };
            view! { "In " {file} {first} }.into_any()
        }
        At::Steps { published, corrected } => {
            let (own, other) = match outline.tenancy.edition {
                Edition::Published => (published, OURS),
                Edition::Corrected => (corrected, "guide"),
            };
            let step = own.and_then(|id| outline.plan.steps.iter().position(|step| step.id == id));
            match step {
                Some(index) => view! { "In " <StepLink index /> }.into_any(),
                None => format!("In a step that only the {} has", other.to_lowercase()).into_any(),
            }
        }
    };
    view! {
        <p class="diff__where">{place}</p>
        <Side lines=published language tag="del" name=format!("{name}, the guide") />
        <Side lines=corrected language tag="ins" name=format!("{name}, {}", OURS.to_lowercase()) />
    }
}

fn outline_has(outline: &Outline, path: &str) -> bool {
    crate::render::paths(outline).iter().any(|(_, own)| own == path)
}

/// Lines of one edition; those that differ are marked with a sign.
#[component]
fn Side(
    lines: Vec<Shown>,
    language: Language,
    /// `del` or `ins`.
    tag: &'static str,
    name: String,
) -> impl IntoView {
    let class = if tag == "ins" { "diff__side diff__side--ours" } else { "diff__side" };
    if lines.is_empty() {
        return view! { <div class=class><p class="diff__none">"Nothing"</p></div> }.into_any();
    }
    let more = lines.len().saturating_sub(LINES);
    let mut highlighter = Highlighter::new(language);
    let mut html = Html::default();
    for line in lines.iter().take(LINES) {
        let tag = if line.differs { tag } else { "span" };
        html.0 += &format!("<{tag}>");
        highlighter.line(&line.text, &mut html);
        html.0 += &format!("\n</{tag}>");
    }
    view! {
        <div class=class>
            <pre tabindex="0" role="group" aria-label=name><code inner_html=html.0></code></pre>
            {(more > 0).then(|| view! { <p class="diff__none">{format!("and {}", count(more, "more line"))}</p> })}
        </div>
    }
    .into_any()
}

/// What was answered when the guide was followed.
#[component]
fn Seen(evidence: &'static Evidence) -> impl IntoView {
    let stand_in = match evidence.stand_in {
        "" => String::new(),
        stand_in => format!(" In place of AWS stood {stand_in}."),
    };
    view! {
        <div class="diff__seen">
            <p>
                <strong>"Seen to break: "</strong>
                {format!("{} answered on {}", evidence.by, evidence.seen)}
            </p>
            <p><samp>{evidence.message}</samp></p>
            <p class="quiet">"The command was " <code>{evidence.command}</code> "." {stand_in}</p>
        </div>
    }
}
