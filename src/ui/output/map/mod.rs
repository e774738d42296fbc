//! Who may do what, as a picture and as a list; and what each role is permitted. What is read here and not edited is made
//! as markup, for a view of the framework costs several times the bytes; what is in it to press is found by its attribute.

mod markup;
mod permissions;
mod statement;
mod trust;

use leptos::prelude::*;

use super::outline_while;
use super::run::Run;
use crate::model::FieldPath;
use crate::ui::platform::picture;
use crate::ui::state::{State, Tab};

use permissions::Permissions;
use trust::Trust;

#[component]
pub fn MapView() -> impl IntoView {
    let state = State::get();
    let run = Run::get();
    let outline = outline_while(state, move || state.tab.get() == Tab::Map);
    let is_trust = RwSignal::new(true);
    let choice = move |trust: bool, words: &'static str| {
        view! {
            <label>
                <input
                    type="radio"
                    name="map-view"
                    prop:checked=move || is_trust.get() == trust
                    on:change=move |_| is_trust.set(trust)
                />
                {words}
            </label>
        }
    };
    let follow = move |event: leptos::ev::MouseEvent| {
        let go = |attribute| picture::named(&event, attribute);
        if let Some(path) = go(markup::FIELD) {
            state.go_to(&FieldPath(path));
        } else if let Some(path) = go(markup::FILE) {
            state.file.set(path);
            state.tab.set(Tab::Files);
        } else if let Some(index) = go(markup::STEP).and_then(|index| index.parse().ok()) {
            run.go_to_step(index);
        } else {
            return;
        }
        event.prevent_default();
    };
    view! {
        <h2 class="visually-hidden">"Who may do what"</h2>
        <div class="panel__bar">
            <fieldset class="segmented">
                <legend class="visually-hidden">"View"</legend>
                {choice(true, "Trust")}
                {choice(false, "Permissions")}
            </fieldset>
        </div>
        <div on:click=follow>
            {move || match is_trust.get() {
                true => view! { <Trust outline /> }.into_any(),
                false => view! { <Permissions outline /> }.into_any(),
            }}
        </div>
    }
}
