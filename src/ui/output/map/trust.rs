//! The picture, the statements of the arrow that is selected, and the same as a list.

use leptos::prelude::*;
use std::sync::Arc;

use super::markup::escape;
use super::statement::statements;
use crate::Outline;
use crate::render::trust_map::{Drawing, MOST, Shape, drawing, more, shown};
use crate::trust::{Arrow, State as ArrowState, TrustMap};
use crate::ui::platform::{picture, timer};
use crate::ui::state::State;

/// Of the element that holds the picture.
const PICTURE: &str = "trust-picture";
const ARROW: &str = "data-arrow";

#[component]
pub fn Trust(outline: Memo<Arc<Outline>>) -> impl IntoView {
    let inputs = State::get().inputs;
    let map = Memo::new(move |_| {
        let outline = outline.read();
        Arc::new(TrustMap::of(&outline.tenancy, &outline.plan))
    });
    // The account that is looked for, and the arrow that is selected.
    let asked = RwSignal::new(String::new());
    let pressed = RwSignal::new(String::new());
    Effect::new(move |_| {
        let id =
            selected(&map.read(), &asked.read(), &pressed.read()).map(|arrow| arrow.id.clone()).unwrap_or_default();
        timer::when_drawn(move || picture::press(PICTURE, ARROW, &id));
    });
    let drawn = move || {
        let (map, asked) = (map.read(), asked.read());
        let shown = shown(map.managed.len(), find(&map, &asked));
        [Shape::Wide, Shape::Tall].map(|shape| drawing(&map, &shown, &Drawing::Page { shape })).concat()
    };
    let panel = move || {
        let (map, asked, pressed) = (map.read(), asked.read(), pressed.read());
        let arrow = selected(&map, &asked, &pressed);
        arrow.map(|arrow| statements(&map, arrow, &inputs.read_untracked())).unwrap_or_default()
    };
    let list = move || list(&map.read(), &asked.read());
    let select = move |event: &leptos::ev::Event| {
        let arrow = picture::named(event, ARROW);
        arrow.map(|id| pressed.set(id)).is_some()
    };
    view! {
        <div class="trust">
            <div class="trust__picture">
                <Finder map asked pressed />
                <div inner_html=LEGEND></div>
                <div
                    id=PICTURE
                    inner_html=drawn
                    on:click=move |event| {
                        select(&event);
                    }
                    on:keydown=move |event| {
                        if matches!(event.key().as_str(), "Enter" | " ") && select(&event) {
                            event.prevent_default();
                        }
                    }
                ></div>
                <p class="trust__note quiet">
                    "Computed from the statements of the IAM stacks, as things are once every step has run. What the policies of an AWS organisation take away is not in it."
                </p>
            </div>
            <aside class="statement" aria-labelledby="statement-title" inner_html=panel></aside>
        </div>
        <details class="trust__list" inner_html=list></details>
    }
}

/// The way to an account where not all are drawn.
#[component]
fn Finder(map: Memo<Arc<TrustMap>>, asked: RwSignal<String>, pressed: RwSignal<String>) -> impl IntoView {
    let found = move || {
        let (map, asked) = (map.read(), asked.read());
        match find(&map, &asked) {
            Some(index) => map.managed[index].name.clone(),
            None if asked.trim().is_empty() => String::new(),
            None => "No account has that".to_owned(),
        }
    };
    view! {
        <div class="trust__finder" hidden=move || map.read().managed.len() <= MOST>
            <label class="field__label" for="trust-account">"Show account"</label>
            <input
                class="input"
                id="trust-account"
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder="its name or id"
                prop:value=asked
                on:input:target=move |event| {
                    asked.set(event.target().value());
                    pressed.set(String::new());
                }
            />
            <span class="quiet" role="status">{found}</span>
        </div>
    }
}

/// The managed account with this name or id, or the first that has the text in either; None for no text.
fn find(map: &TrustMap, text: &str) -> Option<usize> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let exact = map.managed.iter().position(|account| account.name == text || account.id == text);
    exact.or_else(|| map.managed.iter().position(|account| account.name.contains(text) || account.id.contains(text)))
}

/// The arrow with this id; until one is selected, and when it is gone, the first into the account that is looked for.
fn selected<'a>(map: &'a TrustMap, asked: &str, pressed: &str) -> Option<&'a Arrow> {
    map.arrow(pressed).or_else(|| {
        let account = map.managed.get(find(map, asked).unwrap_or(0));
        account.unwrap_or(&map.manager).arrows.first()
    })
}

const LEGEND: &str = "\
<ul class=\"legend\" aria-label=\"Legend\">
<li><svg viewBox=\"0 0 44 12\" aria-hidden=\"true\"><path class=\"legend__assume\" d=\"M1 6h38\"/><path d=\"m35 2 5 4-5 4\"/></svg>may assume</li>
<li><svg viewBox=\"0 0 44 12\" aria-hidden=\"true\"><path d=\"M1 6h38\"/><path class=\"legend__solid\" d=\"m35 2 5 4-5 4z\"/></svg>creates</li>
<li><svg viewBox=\"0 0 44 12\" aria-hidden=\"true\"><path class=\"legend__broken\" d=\"M1 6h38M16 1l10 10m-10 0L26 1\"/></svg>a half is missing</li>
<li><svg class=\"legend__hex\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><use href=\"#i-cluster\"/></svg>goes away, or is not there yet</li>
</ul>";

/// Every arrow of the picture in words.
fn list(map: &TrustMap, asked: &str) -> String {
    let shown = shown(map.managed.len(), find(map, asked));
    let accounts = std::iter::once(&map.manager).chain(shown.iter().map(|index| &map.managed[*index]));
    let rows: String = accounts.flat_map(|account| &account.arrows).map(row).collect();
    let more = more(map, &shown).map(|more| format!("<p class=\"quiet\">{more}</p>")).unwrap_or_default();
    format!(
        "<summary><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-chevron\"/></svg>The same as a list</summary>\
         <table class=\"relations\"><thead><tr><th scope=\"col\">From</th><th scope=\"col\">Relation</th>\
         <th scope=\"col\">To</th><th scope=\"col\">Because</th></tr></thead><tbody>{rows}</tbody></table>{more}"
    )
}

fn row(arrow: &Arrow) -> String {
    let state = match arrow.state {
        ArrowState::Allowed => "",
        ArrowState::Broken => ", broken",
        ArrowState::HeldBack(_) => ", held back",
    };
    let because = match (arrow.reason(), arrow.since) {
        (Some((refused, _)), _) => refused.why.clone(),
        (None, Some(step)) => format!("from step {} on", step + 1),
        (None, None) => arrow.halves.iter().map(|half| half.title.as_str()).collect::<Vec<_>>().join(", "),
    };
    let cells = [arrow.from.words(), format!("{}{state}", arrow.kind.words()), arrow.to.words(), because];
    let cells: String = cells.iter().map(|words| format!("<td>{}</td>", escape(words))).collect();
    format!("<tr>{cells}</tr>")
}
