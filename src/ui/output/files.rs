//! The files of the bundle: the tree, and the file that is looked at.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::changed::Changed;
use super::code::Code;
use super::facts::StepLink;
use super::file_tree::{FileTree, Listing, Pager, View};
use super::held_back::HeldBackNotice;
use super::note::{self, Marks, Note};
use super::{PAUSE, SLOW, outline_while, settled};
use crate::Outline;
use crate::model::Part;
use crate::plan::Work;
use crate::render::differences::Editions;
use crate::ui::components::{CopyButton, Icon};
use crate::ui::platform::{download, timer};
use crate::ui::state::{State, Tab};
use crate::ui::words::count;

/// Bytes of a file that is made anew at a pause in typing only.
const LONG: usize = 200_000;

#[component]
pub fn Files() -> impl IntoView {
    let state = State::get();
    let fresh = outline_while(state, move || state.tab.get() == Tab::Files);
    // A file made of a thousand accounts takes longer than a keystroke may: it follows at a pause in typing.
    let length = StoredValue::new(0);
    let outline = settled(fresh, move || length.get_value() > LONG);
    let listing = Memo::new(move |_| Arc::new(Listing::of(&outline.read())));
    let place = Memo::new(move |before: Option<&Option<usize>>| {
        find(&listing.read(), &state.file.read(), before.copied().flatten())
    });
    let path = Memo::new(move |_| {
        let listing = listing.read();
        place.get().and_then(|place| listing.paths.get(place).cloned()).unwrap_or_default()
    });
    let view = View::new(listing, path);
    Changed::provide(path);
    view! {
        <FileTree outline listing path view />
        <File outline listing place path view length />
    }
}

/// Where the chosen file stands in the list. While an account is being renamed its files have other paths on each
/// keystroke; the file of the same name in the same place is the one that is meant.
fn find(listing: &Listing, chosen: &str, before: Option<usize>) -> Option<usize> {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let same = |place: &usize| listing.paths.get(*place).is_some_and(|path| name(path) == name(chosen));
    let by_path = listing.paths.iter().position(|path| path == chosen);
    // The first manifest says more than the first file, and is held back by fewer fields.
    let manifest = || listing.paths.iter().position(|path| path.contains('/'));
    by_path.or(before.filter(same)).or_else(manifest).or((!listing.paths.is_empty()).then_some(0))
}

#[component]
fn File(
    outline: ReadSignal<Arc<Outline>>,
    listing: Memo<Arc<Listing>>,
    place: Memo<Option<usize>>,
    path: Memo<String>,
    view: View,
    // Of the text in view, in bytes.
    length: StoredValue<usize>,
) -> impl IntoView {
    let state = State::get();
    let part = Memo::new(move |_| {
        let part = place.get().and_then(|place| listing.read().text(&outline.read(), place));
        length.set_value(part.as_ref().and_then(Part::ready).map_or(0, String::len));
        part
    });
    let text = Memo::new(move |_| part.with(|part| part.as_ref().and_then(Part::ready).cloned().unwrap_or_default()));
    let held =
        Memo::new(move |_| part.with(|part| part.as_ref().map(|part| part.held_back().to_vec()).unwrap_or_default()));
    let there = Memo::new(move |_| held.read().is_empty());
    let chosen = RwSignal::new(None::<usize>);
    let marks = marks(outline, path, text);
    let lines = Memo::new(move |_| Arc::new(marks.read().iter().map(|(line, _)| *line).collect::<BTreeSet<usize>>()));
    let changes = Changed::get();
    let changed = changes.lines(path);
    let choices = move || {
        let listing = listing.get();
        let paths = view.files().into_iter().filter_map(|index| listing.paths.get(index).cloned());
        let option = |known: String| {
            let words = known.clone();
            let value = known.clone();
            view! { <option value=value prop:selected=move || path.get() == known>{words}</option> }
        };
        paths.map(option).collect_view()
    };
    let name = move || {
        let path = path.get();
        let (folder, name) = path.rfind('/').map_or(("", path.as_str()), |at| path.split_at(at + 1));
        view! { <span class="file__folder">{folder.to_owned()}</span>{name.to_owned()} }
    };
    let save = move |_| {
        let path = path.get_untracked();
        let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
        let format = place.get_untracked().and_then(|place| listing.read_untracked().format(place));
        let media_type = format.map_or("text/plain", |format| format.media_type);
        download::save(&name, media_type, text.read_untracked().as_bytes());
        state.announce(format!("{name} is saved"));
    };
    view! {
        <div class="file">
            <div class="file__bar">
                <div class="file__select">
                    <Pager view />
                    <select
                        class="input input--code"
                        aria-label="File"
                        on:change:target=move |event| state.file.set(event.target().value())
                    >
                        {choices}
                    </select>
                </div>
                <h2 class="file__name">{name}</h2>
                <Show when=move || there.get()>
                    <CopyButton text=move || text.get_untracked() what=path class="button file__copy" />
                    <button class="button button--quiet" type="button" on:click=save>
                        <Icon name="download" />
                        <span>"Download"</span>
                        <span class="visually-hidden">{move || format!(" {}", path.get())}</span>
                    </button>
                </Show>
            </div>
            <p class="file__facts">
                <Show when=move || there.get()>
                    <span>{move || count(text.read().lines().count(), "line")}</span>
                </Show>
                <Users outline path />
                <span class="file__changes">{move || changes.words()}</span>
            </p>
            <div class="file__body">
                <Show
                    when=move || there.get()
                    fallback=move || {
                        view! {
                            <div class="file__held">
                                <HeldBackNotice needs="This file needs" fields=held.get() />
                            </div>
                        }
                    }
                >
                    <Code text path marks=lines changed chosen beside=note::ID />
                    <Show when=move || note::explains(&path.read())><Note path text marks chosen /></Show>
                </Show>
            </div>
        </div>
    }
}

/// The lines that deviations are about. The other edition has to be made for it, so that it comes a moment after the
/// text, and with many accounts at a pause in typing.
fn marks(outline: ReadSignal<Arc<Outline>>, path: Memo<String>, text: Memo<String>) -> RwSignal<Marks> {
    let marks = RwSignal::new(Marks::default());
    let pause = StoredValue::new_local(timer::Debounce::default());
    Effect::new(move |before: Option<String>| {
        text.track();
        let (outline, path) = (outline.get(), path.get());
        let wait = if outline.inputs.managed.len() > SLOW { PAUSE } else { 0 };
        // Those of the same file stay until the new ones are there, so that it is drawn once.
        if before.is_some_and(|before| before != path) {
            marks.set(Marks::default());
        }
        let chosen = path.clone();
        pause.with_value(|pause| {
            pause.run(wait, move || {
                let found = Editions::of(&outline.inputs).marks(outline.inputs.edition, &path);
                // None when the view is gone by then.
                marks.try_set(Arc::new(found));
            });
        });
        chosen
    });
    marks
}

/// The steps that read or write the file.
#[component]
fn Users(outline: ReadSignal<Arc<Outline>>, path: Memo<String>) -> impl IntoView {
    let users = Memo::new(move |_| users(&outline.read(), &path.read()));
    move || {
        let users = users.get();
        (!users.is_empty()).then(|| {
            let last = users.len() - 1;
            let links = users
                .into_iter()
                .enumerate()
                .map(|(at, index)| {
                    let before = match at {
                        0 => "",
                        at if at == last => " and ",
                        _ => ", ",
                    };
                    view! {
                        {before}
                        <StepLink index />
                    }
                })
                .collect_view();
            view! { <span>"used in " {links}</span> }
        })
    }
}

/// Indices of the steps that name the file. A file in an account's folder is looked for in the steps of that account
/// and in those of none, a file of every account in those of the first one, so that a thousand accounts cost no more than
/// one.
fn users(outline: &Outline, path: &str) -> Vec<usize> {
    let Some((folder, _)) = path.rsplit_once('/') else { return Vec::new() };
    let key = folder.strip_prefix("managed/");
    let names = |work: &Work| work.reads.iter().chain(&work.writes).any(|named| named == path);
    let steps = outline.plan.steps.iter().enumerate();
    steps
        .filter(|(_, step)| match step.account {
            None => true,
            Some(account) => key.map_or(account == 0, |key| key == outline.tenancy.managed[account].key),
        })
        .filter(|(_, step)| step.work(&outline.tenancy).ready().is_some_and(names))
        .map(|(index, _)| index)
        .collect()
}
