//! Files and texts in: chosen, dropped, pasted.

use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, Event, File};

use super::listen::on;

/// What a person brought.
pub struct Brought {
    /// Of the file; empty for text.
    pub name: String,
    /// None when the browser can't read it, or when it is larger than anything that is taken.
    pub bytes: Option<Vec<u8>>,
}

/// Bytes; far more than the bundle of a thousand accounts has.
const LARGEST: f64 = 64.0 * 1024.0 * 1024.0;

fn read(file: File, then: impl FnOnce(Brought) + 'static) {
    spawn_local(async move {
        let buffer = match file.size() <= LARGEST {
            true => JsFuture::from(file.array_buffer()).await.ok(),
            false => None,
        };
        let bytes = buffer.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
        then(Brought { name: file.name(), bytes });
    });
}

/// Reads the file of the file input that the event came from, and empties the input so that the same file can be
/// chosen again.
pub fn read_chosen(event: &Event, then: impl FnOnce(Brought) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some((input, file)) = input.and_then(|input| Some((input.clone(), input.files()?.get(0)?))) else { return };
    read(file, move |brought| {
        input.set_value("");
        then(brought);
    });
}

/// Hears of files and texts that are dropped anywhere on the page, and of texts that are pasted where nothing is typed.
/// `over` is told whether something is being dragged over the page. A field takes what is dropped or pasted into it.
pub fn follow(over: impl Fn(bool) + Clone + 'static, then: impl Fn(Brought) + Clone + 'static) {
    let hovers = over.clone();
    on("dragover", move |event: DragEvent| {
        if is_taken(event.data_transfer().as_ref(), event.target()) {
            event.prevent_default();
            hovers(true);
        }
    });
    let leaves = over.clone();
    // Without a related target the pointer has left the window.
    on("dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            leaves(false);
        }
    });
    let dropped = then.clone();
    on("drop", move |event: DragEvent| {
        over(false);
        let Some(data) = event.data_transfer().filter(|data| is_taken(Some(data), event.target())) else { return };
        event.prevent_default();
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => read(file, dropped.clone()),
            None => text(&data, &dropped),
        }
    });
    on("paste", move |event: ClipboardEvent| {
        let Some(data) = event.clipboard_data().filter(|_| !is_field(event.target())) else { return };
        match data.files().and_then(|files| files.get(0)) {
            Some(file) => read(file, then.clone()),
            None => text(&data, &then),
        }
    });
}

fn text(data: &DataTransfer, then: &impl Fn(Brought)) {
    if let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty()) {
        then(Brought { name: String::new(), bytes: Some(text.into_bytes()) });
    }
}

/// Files from anywhere; text only where no field wants it.
fn is_taken(data: Option<&DataTransfer>, target: Option<web_sys::EventTarget>) -> bool {
    let has = |kind: &str| data.is_some_and(|data| data.types().includes(&JsValue::from_str(kind), 0));
    has("Files") || (has("text/plain") && !is_field(target))
}

fn is_field(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element
        .is_some_and(|element| element.closest("input, textarea, select, [contenteditable]").ok().flatten().is_some())
}
