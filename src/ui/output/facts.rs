//! What stands beside the commands of a step: what to see, how to undo, what to do when it fails, where it is from.

use leptos::prelude::*;

use super::command::{MinorCommand, Who};
use super::run::{Run, step_element};
use crate::model::Source;
use crate::plan::Work;
use crate::render;
use crate::shell::{Block, Expect, Probe, explain, script};
use crate::ui::state::{State, Tab};
use crate::ui::words::{lower_first, prose};

/// One fact with its name.
#[component]
fn Fact(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="facts__row">
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// What a block should print, and how to find out whether it is needed.
#[component]
pub fn BlockFacts(block: Block, who: Who, step: usize) -> impl IntoView {
    let seen = match block.expect {
        Expect::Silence => None,
        Expect::Line(line) => Some(view! { <p><samp>{line}</samp></p> }.into_any()),
        Expect::Contains(text) => Some(view! { <p><samp>{text}</samp>" somewhere in the output"</p> }.into_any()),
        Expect::Sample(sample) => {
            let name = format!("Expected output: {}", sample.lines().next().unwrap_or_default());
            let sample = view! {
                <pre class="sample" tabindex="0" role="group" aria-label=name><samp>{sample}</samp></pre>
            };
            Some(sample.into_any())
        }
    };
    let or_says = block.or_says.map(|words| {
        view! { <p>"An error that says " <samp>{words}</samp> " is as good: everything is as it should be."</p> }
    });
    let needed = block.unless.map(|probe| question(&probe, "not needed", &who, step));
    let seen =
        (seen.is_some() || or_says.is_some()).then(|| view! { <Fact name="You should see">{seen}{or_says}</Fact> });
    (seen.is_some() || needed.is_some()).then(|| {
        view! {
            <dl class="facts">
                {seen}
                {needed.map(|needed| view! { <Fact name="Needed?">{needed}</Fact> })}
            </dl>
        }
    })
}

/// A probe as a command that prints its answer.
fn question(probe: &Probe, answer: &'static str, who: &Who, step: usize) -> impl IntoView + use<> {
    let text = format!("{} && echo '{answer}'", script::condition(probe, 0));
    view! {
        <p>"This prints " <samp>{answer}</samp> " if it is so."</p>
        <MinorCommand text words=explain::probe(probe) who=who.clone() purpose=format!("is it {answer}") step />
    }
}

/// What stands at the end of a step.
#[component]
pub fn LastFacts(work: Work, who: Who, step: usize, sources: &'static [Source]) -> impl IntoView {
    let (undo, undo_blocks) = work.undo;
    let (failure, failure_blocks) = work.on_failure;
    let (undo, failure) = (
        some(&undo, &undo_blocks).then(|| aside(undo, undo_blocks, &who, "undo", step)),
        some(&failure, &failure_blocks).then(|| aside(failure, failure_blocks, &who, "if it fails", step)),
    );
    let done = work.done_already.map(|probe| question(&probe, "done already", &who, step));
    view! {
        <dl class="facts facts--last">
            {done.map(|done| view! { <Fact name="Done already?">{done}</Fact> })}
            {undo.map(|undo| view! { <Fact name="Undo">{undo}</Fact> })}
            {failure.map(|failure| view! { <Fact name="If it fails">{failure}</Fact> })}
            {(!work.rerun.is_empty()).then(|| view! {
                <Fact name="Safe to run twice">{prose(&work.rerun)}</Fact>
            })}
            {(!work.reads.is_empty()).then(|| view! {
                <Fact name="Reads"><FileLinks paths=work.reads /></Fact>
            })}
            {(!work.writes.is_empty()).then(|| view! {
                <Fact name="Writes"><FileLinks paths=work.writes /></Fact>
            })}
            {(!sources.is_empty()).then(|| view! {
                <Fact name=if sources.len() == 1 { "Source" } else { "Sources" }><SourceList sources /></Fact>
            })}
        </dl>
    }
}

fn some(words: &str, blocks: &[Block]) -> bool {
    !words.is_empty() || !blocks.is_empty()
}

/// A sentence and commands; several commands are told apart by their names.
fn aside(words: String, blocks: Vec<Block>, who: &Who, purpose: &'static str, step: usize) -> impl IntoView + use<> {
    let several = blocks.len() > 1;
    let blocks = blocks
        .into_iter()
        .map(|block| {
            let text = script::block(&block);
            view! {
                {several.then(|| view! { <p class="facts__label">{block.label.clone()}</p> })}
                <MinorCommand
                    text
                    words=explain::block(&block)
                    who=who.clone()
                    purpose=format!("{purpose}, {}", lower_first(&block.label))
                    step
                />
            }
        })
        .collect_view();
    view! {
        {(!words.is_empty()).then(|| view! { <p>{prose(&words)}</p> })}
        {blocks}
    }
}

/// Paths; those of files in the bundle are links to them.
#[component]
pub fn FileLinks(paths: Vec<String>) -> impl IntoView {
    let outline = State::get().outline.get_untracked();
    let files = render::paths(&outline);
    paths
        .into_iter()
        .enumerate()
        .map(|(index, path)| {
            let link = match files.iter().any(|(_, file)| *file == path) {
                true => view! { <FileLink path /> }.into_any(),
                false => view! { <code>{path}</code> }.into_any(),
            };
            view! { {(index > 0).then_some(", ")} {link} }
        })
        .collect_view()
}

/// Opens a file of the bundle.
#[component]
pub fn FileLink(path: String) -> impl IntoView {
    let state = State::get();
    let to = path.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        state.file.set(to.clone());
        state.tab.set(Tab::Files);
    };
    view! { <a href="#panel-files" on:click=open>{path}</a> }
}

/// Opens a step.
#[component]
pub fn StepLink(
    /// Into the plan.
    index: usize,
) -> impl IntoView {
    let run = Run::get();
    let open = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        run.go_to_step(index);
    };
    view! { <a href=format!("#{}", step_element(index)) on:click=open>{format!("step {}", index + 1)}</a> }
}

/// Where something was read. A link leaves the page only when it is followed, and does not say from where.
#[component]
pub fn SourceLink(source: &'static Source) -> impl IntoView {
    let title = match source.url {
        "" => source.title.into_any(),
        url => view! { <a href=url target="_blank" rel="noopener noreferrer">{source.title}</a> }.into_any(),
    };
    let read = if source.read.starts_with('v') { "read at" } else { "read" };
    view! { {title} <span class="quiet">{format!(" {read} {}", source.read)}</span> }
}

#[component]
pub fn SourceList(sources: &'static [Source]) -> impl IntoView {
    let list = sources.iter().map(|source| view! { <li><SourceLink source /></li> }).collect_view();
    view! { <ul class="facts__sources">{list}</ul> }
}
