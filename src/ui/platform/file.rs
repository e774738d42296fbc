//! Files in.

use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// A file that a person chose.
pub struct Chosen {
    pub name: String,
    /// Its text; None when it can't be read.
    pub text: Option<String>,
}

/// Reads the file of the file input that the event came from, and empties the input so that the same file can be
/// chosen again.
pub fn read_chosen(event: &web_sys::Event, then: impl FnOnce(Chosen) + 'static) {
    let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some((input, file)) = input.and_then(|input| Some((input.clone(), input.files()?.get(0)?))) else { return };
    spawn_local(async move {
        let name = file.name();
        let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
        input.set_value("");
        then(Chosen { name, text });
    });
}
