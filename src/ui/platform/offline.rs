//! The service worker: registered where the build names one, which neither a development build nor the single file does.

use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

/// None where the browser has none: over plain HTTP from another machine, and in some private windows.
fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    // The method of the binding gives a value even where there is none.
    js_sys::Reflect::has(&navigator, &JsValue::from_str("serviceWorker")).ok()?.then(|| navigator.service_worker())
}

/// Registers the worker; `waits` is run when a later build of the page is here and waits to be let in.
pub fn follow(waits: impl Fn() + Clone + 'static) {
    let Some(worker) = document().document_element().and_then(|root| root.get_attribute("data-worker")) else { return };
    let Some(container) = container() else { return };
    leptos::task::spawn_local(async move {
        // Without a worker the page is as it was, it only needs its host.
        let Ok(registration) = JsFuture::from(container.register(&worker)).await else { return };
        let registration: ServiceWorkerRegistration = registration.unchecked_into();
        if registration.waiting().is_some() {
            waits();
        }
        let own = registration.clone();
        let found = Closure::<dyn FnMut()>::new(move || {
            let Some(worker) = own.installing() else { return };
            // Not asked later: the first worker may rule the page by the time that Firefox says it is installed.
            let replaces = own.active().is_some();
            let (own, waits) = (worker.clone(), waits.clone());
            let changed = Closure::<dyn FnMut()>::new(move || {
                if own.state() == ServiceWorkerState::Installed && replaces {
                    waits();
                }
            });
            worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        });
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        found.forget();
    });
}

/// Lets the build that waits take over, and reloads the page once it has.
pub fn take_over() {
    let Some(container) = container() else { return };
    let reload = Closure::<dyn FnMut()>::new(|| {
        // Fails only where a page may not be left.
        let _ = window().location().reload();
    });
    container.set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    leptos::task::spawn_local(async move {
        let Ok(registration) = JsFuture::from(container.get_registration()).await else { return };
        if let Some(worker) = registration.dyn_into::<ServiceWorkerRegistration>().ok().and_then(|it| it.waiting()) {
            // A text can always be sent.
            let _ = worker.post_message(&JsValue::from_str("take over"));
        }
    });
}
