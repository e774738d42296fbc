//! What the inputs become: the runbook, the files, the checks, and the line at the bottom. A view that is not looked at
//! costs nothing on a keystroke: it keeps what it showed and catches up when it is opened.

mod changed;
mod checks;
mod code;
mod command;
mod context;
mod explain;
mod facts;
mod file_tree;
mod files;
mod fold;
mod guide;
mod held_back;
pub mod highlight;
mod map;
mod mark;
mod note;
pub mod rows;
mod run;
mod run_strip;
mod runbook;
mod status_line;
mod step;
mod switch;
mod tick;

pub use status_line::StatusLine;

use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;
use std::sync::Arc;

use crate::Outline;
use crate::ui::platform::{listen, timer};
use crate::ui::state::{State, Tab};

use checks::Checks;
use files::Files;
use guide::{Guide, GuidePlace};
use map::MapView;
use run::Run;
use runbook::{Printed, Runbook};

/// The views of the output, one of them in view.
#[component]
pub fn Output() -> impl IntoView {
    let state = State::get();
    let run = Run::provide(state);
    GuidePlace::provide();
    view! {
        <Panel tab=Tab::Runbook view=|| view! { <Runbook /> }.into_any() />
        <Panel tab=Tab::Files view=|| view! { <Files /> }.into_any() />
        <Panel tab=Tab::Map view=|| view! { <MapView /> }.into_any() />
        <Panel tab=Tab::Checks view=|| view! { <Checks /> }.into_any() />
        <Panel tab=Tab::Guide view=|| view! { <Guide /> }.into_any() />
        <Paper run />
    }
}

/// The runbook of paper, for as long as it is printed. It is made within the event: what follows a signal does so after
/// it, and by then Firefox has taken its picture.
#[component]
fn Paper(run: Run) -> impl IntoView {
    let place = NodeRef::<leptos::html::Div>::new();
    // Weak, because the listener outlives a page that is taken away.
    let owner = Owner::current().map(|owner| owner.downgrade());
    let printed = StoredValue::new_local(None);
    listen::before_print(move || {
        let Some(owner) = owner.as_ref().and_then(WeakOwner::upgrade) else { return };
        let Some(place) = place.get_untracked() else { return };
        run.printing.set(true);
        let mounted = owner.with(|| leptos::mount::mount_to(place.into(), move || view! { <Printed run /> }));
        printed.set_value(Some(mounted));
    });
    listen::after_print(move || {
        printed.try_set_value(None);
        run.printing.try_set(false);
    });
    view! { <div class="printed" node_ref=place></div> }
}

/// A view of the output, made when it is first looked at.
#[component]
fn Panel(tab: Tab, view: fn() -> AnyView) -> impl IntoView {
    let state = State::get();
    let made = Memo::new(move |before: Option<&bool>| before.copied().unwrap_or(false) || state.tab.get() == tab);
    let id = tab.id();
    view! {
        <section
            class=format!("panel panel--{id}")
            role="tabpanel"
            id=format!("panel-{id}")
            aria-labelledby=format!("tab-{id}")
            tabindex="-1"
            hidden=move || state.tab.get() != tab
        >
            {move || made.get().then(view)}
        </section>
    }
}

/// The outline as long as `open` says that somebody looks; what it was then, otherwise.
fn outline_while(state: State, open: impl Fn() -> bool + Send + Sync + 'static) -> Memo<Arc<Outline>> {
    Memo::new_with_compare(
        move |before: Option<&Arc<Outline>>| match before {
            Some(before) if !open() => before.clone(),
            _ => state.outline.get(),
        },
        |before, after| match (before, after) {
            (Some(before), Some(after)) => !Arc::ptr_eq(before, after),
            _ => true,
        },
    )
}

/// Milliseconds without a keystroke, after which comes what takes longer than a keystroke may.
const PAUSE: u32 = 300;
/// Managed accounts from which on both editions take that long.
const SLOW: usize = 50;

/// The outline at once, or at a pause in typing as long as what follows from it is slow.
fn settled(fresh: Memo<Arc<Outline>>, is_slow: impl Fn() -> bool + 'static) -> ReadSignal<Arc<Outline>> {
    let settled = RwSignal::new(fresh.get_untracked());
    let pause = StoredValue::new_local(timer::Debounce::default());
    Effect::new(move |before: Option<()>| {
        let now = fresh.get();
        if before.is_some() {
            pause.with_value(|pause| pause.run(if is_slow() { PAUSE } else { 0 }, move || settled.set(now)));
        }
    });
    settled.read_only()
}
