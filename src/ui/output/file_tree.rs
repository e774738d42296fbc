//! The tree of the bundle: files and folders as they stand in it. Past [`UNFOLDED`] account folders only the one in use
//! is open, and the list has pages.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use super::changed::Changed;
use super::mark::Dot;
use crate::Outline;
use crate::model::Part;
use crate::render::{self, FORMATS, Format};
use crate::ui::components::Icon;
use crate::ui::state::State;
use crate::ui::words::thousands;

/// So many folders of accounts stand open.
const UNFOLDED: usize = 12;
/// Folders of accounts on one page.
const PAGE: usize = 25;

/// A line of the tree: a file, or a folder with its files, as ranges of the paths.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    File(usize),
    Folder { path: String, files: Range<usize> },
}

/// The paths of the bundle, and how the tree groups them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub paths: Vec<String>,
    /// The id of the format that makes the file, for each path.
    formats: Vec<&'static str>,
    entries: Vec<Entry>,
}

impl Listing {
    pub fn of(outline: &Outline) -> Self {
        let (formats, paths): (Vec<_>, Vec<String>) =
            render::paths(outline).into_iter().map(|(format, path)| (format.id, path)).unzip();
        let mut entries: Vec<Entry> = Vec::new();
        for (index, path) in paths.iter().enumerate() {
            match (path.rsplit_once('/'), entries.last_mut()) {
                (None, _) => entries.push(Entry::File(index)),
                (Some((folder, _)), Some(Entry::Folder { path, files })) if path == folder => files.end = index + 1,
                (Some((folder, _)), _) => entries.push(Entry::Folder { path: folder.into(), files: index..index + 1 }),
            }
        }
        Self { paths, formats, entries }
    }

    pub fn format(&self, index: usize) -> Option<&'static Format> {
        let id = self.formats.get(index)?;
        FORMATS.iter().find(|format| format.id == *id)
    }

    /// The text of the file at `index` of the paths, or what holds it back; None when there is no such file.
    pub fn text(&self, outline: &Outline, index: usize) -> Option<Part<String>> {
        Some(self.format(index)?.text_of(outline, self.paths.get(index)?))
    }

    /// Where the folders of accounts stand among the entries, when there are too many to show.
    pub fn many(&self) -> Option<Range<usize>> {
        let account = |entry: &Entry| matches!(entry, Entry::Folder { path, .. } if path.starts_with("managed/"));
        let start = self.entries.iter().position(account)?;
        let end = start + self.entries[start..].iter().take_while(|entry| account(entry)).count();
        (end - start > UNFOLDED).then_some(start..end)
    }
}

/// What the tree shows: what stands before the folders of accounts, those in view when there are many, what stands
/// after them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Shown {
    before: Vec<Entry>,
    accounts: Vec<Entry>,
    after: Vec<Entry>,
    /// The page in view, the number of pages, the number of accounts; None when all are in view.
    page: Option<(usize, usize, usize)>,
}

impl Shown {
    /// The page asked for, else that of the file in view.
    fn of(listing: &Listing, page: Option<usize>, path: &str) -> Self {
        let Some(many) = listing.many() else {
            return Self { before: listing.entries.clone(), ..Self::default() };
        };
        let accounts = &listing.entries[many.clone()];
        let holds = |entry: &Entry| matches!(entry, Entry::Folder { path: folder, .. } if in_folder(path, folder));
        let pages = accounts.len().div_ceil(PAGE);
        let page = page.unwrap_or_else(|| accounts.iter().position(holds).map_or(0, |at| at / PAGE)).min(pages - 1);
        Self {
            before: listing.entries[..many.start].to_vec(),
            accounts: accounts.iter().skip(page * PAGE).take(PAGE).cloned().collect(),
            after: listing.entries[many.end..].to_vec(),
            page: Some((page, pages, accounts.len())),
        }
    }
}

fn in_folder(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The files in view: of many accounts those of one page.
#[derive(Clone, Copy)]
pub struct View {
    shown: Memo<Shown>,
    /// The page that a person went to.
    page: RwSignal<Option<usize>>,
}

impl View {
    pub fn new(listing: Memo<Arc<Listing>>, path: Memo<String>) -> Self {
        let page = RwSignal::new(None::<usize>);
        Self { shown: Memo::new(move |_| Shown::of(&listing.read(), page.get(), &path.read())), page }
    }

    /// Where the files in view stand in the listing.
    pub fn files(self) -> Vec<usize> {
        let shown = self.shown.read();
        let entries = shown.before.iter().chain(&shown.accounts).chain(&shown.after);
        let files = entries.flat_map(|entry| match entry {
            Entry::File(index) => *index..*index + 1,
            Entry::Folder { files, .. } => files.clone(),
        });
        files.collect()
    }
}

#[component]
pub fn FileTree(
    outline: ReadSignal<Arc<Outline>>,
    listing: Memo<Arc<Listing>>,
    path: Memo<String>,
    view: View,
) -> impl IntoView {
    let shown = view.shown;
    let held = Memo::new(move |_| held(&outline.read(), &shown.read(), &listing.read()));
    let tree = Tree { listing, path, held };
    view! {
        <nav class="tree" aria-label="Files of the bundle">
            <ul class="tree__list"><Entries tree each=move || shown.read().before.clone() folds=false /></ul>
            <Pager view />
            <ul class="tree__list"><Entries tree each=move || shown.read().accounts.clone() folds=true /></ul>
            <ul class="tree__list"><Entries tree each=move || shown.read().after.clone() folds=false /></ul>
        </nav>
    }
}

/// What every line of the tree needs.
#[derive(Clone, Copy)]
struct Tree {
    listing: Memo<Arc<Listing>>,
    /// Of the file in view.
    path: Memo<String>,
    /// Indices of the files that are held back.
    held: Memo<BTreeSet<usize>>,
}

#[component]
fn Entries(tree: Tree, each: impl Fn() -> Vec<Entry> + Send + Sync + 'static, folds: bool) -> impl IntoView {
    view! {
        <For each key=Clone::clone let(entry)>
            {match entry {
                Entry::File(index) => view! { <li><FileButton tree index /></li> }.into_any(),
                Entry::Folder { path, files } => view! { <li><Folder tree path files folds /></li> }.into_any(),
            }}
        </For>
    }
}

/// A folder and its files. One that folds is closed, and has nothing in it, until somebody opens it or the file in view
/// is in it.
#[component]
fn Folder(tree: Tree, path: String, files: Range<usize>, folds: bool) -> impl IntoView {
    let chosen = RwSignal::new(None::<bool>);
    let open = Memo::new({
        let folder = path.clone();
        move |_| !folds || chosen.get().unwrap_or_else(|| in_folder(&tree.path.read(), &folder))
    });
    let context = match path.split('/').next() {
        Some("manager") => Some("manager"),
        Some("managed") => Some("managed"),
        _ => None,
    };
    let name = move || {
        view! {
            {folds.then(|| view! { <Icon name="chevron" /> })}
            <Icon name="folder" />
            <span class="tree__name">{path.clone()}</span>
            {context.map(|context| view! { <Dot context /> })}
        }
    };
    let head = if folds {
        view! {
            <button
                class="tree__folder"
                type="button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| chosen.set(Some(!open.get_untracked()))
            >
                {name()}
            </button>
        }
        .into_any()
    } else {
        view! { <span class="tree__folder">{name()}</span> }.into_any()
    };
    view! {
        {head}
        {move || {
            open.get().then(|| {
                let files = files.clone().map(|index| view! { <li><FileButton tree index /></li> }).collect_view();
                view! { <ul>{files}</ul> }
            })
        }}
    }
}

#[component]
fn FileButton(tree: Tree, index: usize) -> impl IntoView {
    let state = State::get();
    let path = Memo::new(move |_| tree.listing.read().paths.get(index).cloned().unwrap_or_default());
    let name = move || path.with(|path| path.rsplit('/').next().unwrap_or_default().to_owned());
    let held = Memo::new(move |_| tree.held.read().contains(&index));
    let changes = Changed::get();
    let changed = Memo::new(move |_| changes.is_among(&path.read()));
    view! {
        <button
            class="tree__file"
            class:tree__file--held=held
            class:tree__file--changed=changed
            type="button"
            title=move || path.get()
            aria-current=move || (path.get() == tree.path.get()).then_some("true")
            on:click=move |_| state.file.set(path.get_untracked())
        >
            {move || held.get().then(|| view! { <Icon name="error" /> })}
            <span class="tree__name">{name}</span>
            {move || held.get().then(|| view! { <span class="tree__mark">"held back"</span> })}
            {move || changed.get().then(|| view! { <span class="tree__mark">"changed"</span> })}
        </button>
    }
}

/// The way to the other accounts, where there are many.
#[component]
pub fn Pager(view: View) -> impl IntoView {
    let pages = Memo::new(move |_| view.shown.read().page);
    move || {
        pages.get().map(|(at, pages, accounts)| {
            let options = (0..pages)
                .map(|page| {
                    let (first, last) = (page * PAGE + 1, ((page + 1) * PAGE).min(accounts));
                    let words = format!("{} to {} of {}", thousands(first), thousands(last), thousands(accounts));
                    view! { <option value=page.to_string() selected=page == at>{words}</option> }
                })
                .collect_view();
            view! {
                <label class="tree__pager">
                    "Accounts"
                    <select
                        class="input"
                        on:change:target=move |event| {
                            if let Ok(to) = event.target().value().parse() {
                                view.page.set(Some(to));
                            }
                        }
                    >
                        {options}
                    </select>
                </label>
            }
        })
    }
}

/// Which of the files in view are held back. A file of the top folder is made of every account: with many of them it is
/// asked only when it is opened.
fn held(outline: &Outline, shown: &Shown, listing: &Listing) -> BTreeSet<usize> {
    if !outline.report.has_errors() {
        return BTreeSet::new();
    }
    let few = shown.page.is_none();
    let entries = shown.before.iter().chain(&shown.accounts).chain(&shown.after);
    let files = entries.flat_map(|entry| match entry {
        Entry::File(index) if few => *index..index + 1,
        Entry::File(_) => 0..0,
        Entry::Folder { files, .. } => files.clone(),
    });
    let is_held = |index: &usize| listing.text(outline, *index).is_some_and(|text| !text.is_ready());
    files.filter(is_held).collect()
}
