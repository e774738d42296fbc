//! What each role of an account is permitted, by service: what another release would grant instead, what is wide, and how
//! much room AWS leaves.

use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::markup::{code, escape, held_back};
use crate::Outline;
use crate::catalog::releases::RELEASES;
use crate::iam::Generator;
use crate::plan::stacks::Stack;
use crate::trust::permissions::{Change, Grant, Meter, RolePermissions, Service, permissions};
use crate::ui::words::{count, thousands};

/// Resources that are written out.
const NAMED: usize = 3;

#[component]
pub fn Permissions(outline: Memo<Arc<Outline>>) -> impl IntoView {
    let is_manager = RwSignal::new(true);
    let other = RwSignal::new(String::new());
    let releases: String =
        RELEASES.iter().map(|row| format!("<option value=\"{0}\">{0}</option>", row.version)).collect();
    view! {
        <div class="permissions">
            <div class="permissions__bar">
                <label>
                    "Account"
                    <select
                        class="input"
                        inner_html="<option value=manager>Manager account<option value=managed>Every managed account"
                        on:change:target=move |event| is_manager.set(event.target().value() == "manager")
                    ></select>
                </label>
                <label>
                    "Compare with"
                    <select
                        class="input"
                        inner_html=format!("<option value=\"\">no other release</option>{releases}")
                        on:change:target=move |event| other.set(event.target().value())
                    ></select>
                </label>
            </div>
            <div inner_html=move || {
                let stack = if is_manager.get() { Stack::Manager } else { Stack::Managed };
                page(&outline.read(), stack, &other.read())
            }></div>
        </div>
    }
}

fn page(outline: &Outline, stack: Stack, other: &str) -> String {
    let roles = match permissions(&outline.tenancy, stack, Generator::of_release(other)) {
        Ok(roles) => roles,
        Err(held) => return held_back("The permissions need", &held.0, &outline.inputs),
    };
    let mut out = String::new();
    if !other.is_empty() {
        let (added, removed) = (changed(&roles, Change::Added), changed(&roles, Change::Removed));
        let ours = escape(&outline.inputs.release);
        let words = match (added, removed) {
            (0, 0) => format!("{ours} grants what {other} grants."),
            (added, 0) => format!("{ours} grants {} than {other}.", count(added, "more action")),
            (0, removed) => format!("{ours} lacks {} that {other} grants.", count(removed, "action")),
            (added, removed) => format!(
                "{ours} grants {} that {other} does not, and lacks {}.",
                count(added, "action"),
                count(removed, "action")
            ),
        };
        out += &format!("<p role=\"status\" class=\"permissions__words\">{words}</p>");
    }
    out + &roles.iter().map(role).collect::<String>()
}

/// How many actions changed so, each once, however many roles have it.
fn changed(roles: &[RolePermissions], wanted: Change) -> usize {
    let grants = roles.iter().flat_map(|role| &role.services).flat_map(|service| &service.grants);
    let actions = grants.flat_map(|grant| &grant.actions).filter(|(_, change)| *change == wanted);
    actions.map(|(action, _)| action).collect::<BTreeSet<_>>().len()
}

/// The controllers role is what one comes for, so it stands open.
fn role(role: &RolePermissions) -> String {
    let actions = role.services.iter().flat_map(|service| &service.grants).map(|grant| grant.actions.len()).sum();
    let open = if role.name.starts_with("controllers") { " open" } else { "" };
    let lines = |texts: &[String]| -> String {
        texts.iter().map(|text| format!("<code class=\"role__who\">{}</code>", escape(text))).collect()
    };
    let mut facts = fact("May be assumed by", &lines(&role.assumed_by));
    if !role.attached.is_empty() {
        facts += &fact("Policies of AWS", &lines(&role.attached));
    }
    facts += &fact("Room", &role.meters.iter().map(meter).collect::<String>());
    format!(
        "<details class=\"role\"{open}><summary><svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-chevron\"/></svg>\
         <code class=\"role__name\">{}</code><span class=\"quiet\">{}</span></summary><dl class=\"facts\">{facts}</dl>{}\
         </details>",
        escape(&role.name),
        count(actions, "action"),
        role.services.iter().map(service).collect::<String>()
    )
}

fn fact(name: &str, words: &str) -> String {
    format!("<div class=\"facts__row\"><dt>{name}</dt><dd>{words}</dd></div>")
}

fn meter(meter: &Meter) -> String {
    let Meter { what, used, quota } = meter;
    format!(
        "<label class=\"meter\"><span>{}</span><meter min=\"0\" max=\"{quota}\" high=\"{}\" value=\"{used}\"></meter>\
         <span class=\"quiet\">{} of {} characters</span></label>",
        escape(what),
        quota * 9 / 10,
        thousands(*used),
        thousands(*quota)
    )
}

fn service(service: &Service) -> String {
    format!(
        "<section class=\"service\"><h3 class=\"service__name\">{}</h3><ul>{}</ul></section>",
        escape(&service.name),
        service.grants.iter().map(grant).collect::<String>()
    )
}

fn grant(grant: &Grant) -> String {
    let mut on: String = grant.resources.iter().take(NAMED).map(|resource| code(resource) + " ").collect();
    let more = grant.resources.len().saturating_sub(NAMED);
    if more > 0 {
        on += &format!("and {} ", count(more, "more resource"));
    }
    if !grant.condition.is_empty() {
        on += &format!("when {} ", code(&grant.condition));
    }
    if grant.is_wide() {
        on += "<span class=\"tag\">wide</span>";
    }
    let actions: String = grant
        .actions
        .iter()
        .map(|(action, change)| {
            let name = escape(action.split_once(':').map_or(action.as_str(), |(_, name)| name));
            let (sign, words) = match change {
                Change::Same => return format!("<li class=\"action\">{name}</li>"),
                Change::Added => ("+", "added"),
                Change::Removed => ("−", "removed"),
            };
            format!(
                "<li class=\"action\" data-change=\"{words}\"><span aria-hidden=\"true\">{sign}</span>\
                 <span class=\"visually-hidden\">{words} </span>{name}</li>"
            )
        })
        .collect();
    format!("<li class=\"grant\"><p class=\"grant__on\">on {on}</p><ul class=\"actions\">{actions}</ul></li>")
}
