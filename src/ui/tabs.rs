//! The views as tabs: roving tabindex, selection follows focus, arrow keys, Home and End.

use leptos::prelude::*;

use super::platform::focus;
use super::state::{State, Tab};
use crate::diagnostic::Severity;

#[component]
pub fn Tabs() -> impl IntoView {
    let state = State::get();
    let problems = Memo::new(move |_| {
        let outline = state.outline.read();
        outline.report.count(Severity::Error) + outline.report.count(Severity::Warning)
    });
    let tabs = move || {
        let narrow = state.narrow.get();
        Tab::ALL.into_iter().filter(move |tab| narrow || *tab != Tab::Inputs)
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let visible: Vec<Tab> = untrack(tabs).collect();
        let at = visible.iter().position(|tab| *tab == state.tab.get_untracked()).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % visible.len(),
            "ArrowLeft" => (at + visible.len() - 1) % visible.len(),
            "Home" => 0,
            "End" => visible.len() - 1,
            _ => return,
        };
        event.prevent_default();
        state.tab.set(visible[to]);
        focus::focus(&format!("tab-{}", visible[to].id()));
    };
    view! {
        <div class="tabs" role="tablist" aria-label="Views" on:keydown=on_key>
            {move || {
                tabs()
                    .map(|tab| {
                        view! {
                            <button
                                class="tabs__tab"
                                class:tabs__tab--inputs=tab == Tab::Inputs
                                role="tab"
                                type="button"
                                id=format!("tab-{}", tab.id())
                                aria-controls=format!("panel-{}", tab.id())
                                aria-selected=move || (state.tab.get() == tab).to_string()
                                tabindex=move || if state.tab.get() == tab { "0" } else { "-1" }
                                on:click=move |_| state.tab.set(tab)
                            >
                                {tab.label()}
                                <Show when=move || tab == Tab::Checks && { problems.get() > 0 }>
                                    <span class="tabs__count">{problems}</span>
                                </Show>
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}
