//! The map as Mermaid, which many readers of Markdown draw: <https://mermaid.js.org/syntax/flowchart.html>, read 2026-11-25.

use super::drawing::more;
use super::shown;
use crate::trust::{Account, Arrow, Kind, State, TrustMap};

/// A flowchart; ends with a line break.
pub fn mermaid(map: &TrustMap) -> String {
    let shown = shown(map.managed.len(), None);
    let mut out = String::from("flowchart LR\n");
    let bootstrap = format!("Bootstrap cluster<br>{}", text(&map.bootstrap.0));
    out += &format!("  subgraph machine[\"This machine\"]\n    kind{{{{\"{bootstrap}\"}}}}\n  end\n");
    out += &format!("  subgraph manager[\"{}\"]\n", title(&map.manager));
    out += &format!("    eks{{{{\"EKS management cluster<br>{}\"}}}}\n", text(&map.manager.eks));
    let (namespace, name) = &map.service_account;
    out += &format!("    account[\"Service account<br>{}/{name}\"]\n", text(namespace));
    out += &format!("    role[\"IAM role<br>{}{}\"]\n  end\n", map.role.0, text(&map.role.1));
    for index in &shown {
        let account = &map.managed[*index];
        out += &format!("  subgraph managed{index}[\"{}\"]\n", title(account));
        out += &format!("    role{index}[\"IAM role<br>{}\"]\n", map.role.0);
        out += &format!("    eks{index}{{{{\"EKS cluster<br>{}\"}}}}\n  end\n", text(&account.eks));
    }
    if let [creates, assume, ..] = map.manager.arrows.as_slice() {
        out += &line("kind", creates, "eks", "");
        let way = if map.provider.is_some() { ", by way of the OIDC provider" } else { ", by Pod Identity" };
        out += &line("account", assume, "role", way);
    }
    for index in &shown {
        if let [assume, creates, ..] = map.managed[*index].arrows.as_slice() {
            out += &line("role", assume, &format!("role{index}"), "");
            out += &line(&format!("role{index}"), creates, &format!("eks{index}"), "");
        }
    }
    if let Some(more) = more(map, &shown) {
        out += &format!("  more[\"{more}\"]\n  role -. may assume .-> more\n");
    }
    out
}

fn title(account: &Account) -> String {
    format!("{}<br>{} {}", text(&account.name), text(&account.id), text(&account.region))
}

fn line(from: &str, arrow: &Arrow, to: &str, way: &str) -> String {
    match (&arrow.state, arrow.kind) {
        (State::Allowed, Kind::Assume) => format!("  {from} -. \"may assume{way}\" .-> {to}\n"),
        (State::Allowed, Kind::Creates) => format!("  {from} -- creates --> {to}\n"),
        (_, kind) => {
            let why = arrow.reason().map(|(refused, _)| refused.why.as_str()).unwrap_or_default();
            let relation = if kind == Kind::Assume { "may not assume" } else { "may not create" };
            format!("  {from} -. \"{relation}: {}\" .-x {to}\n", text(why))
        }
    }
}

/// Inside the quotes of a label.
fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "#quot;").replace('<', "&lt;").replace('>', "&gt;")
}
