//! The arrow that is selected: its ends, and the statements that allow it, or what is missing.

use super::markup::{code, escape, field_link, file_link, held_back, notice, step_link};
use crate::model::{Edition, Inputs};
use crate::plan::stacks::ISSUER_LATER;
use crate::trust::{Arrow, End, Evidence, Half, Need, Side, State, TrustMap};
use crate::ui::output::highlight::{Language, html};
use crate::ui::words::count;

/// The whole panel as markup.
pub fn statements(map: &TrustMap, arrow: &Arrow, inputs: &Inputs) -> String {
    let title = arrow.words();
    let (first, rest) = title.split_at(title.chars().next().map_or(0, char::len_utf8));
    let mut out =
        format!("<h3 class=\"statement__title\" id=\"statement-title\">{}{}</h3>", first.to_uppercase(), escape(rest));
    if let State::HeldBack(fields) = &arrow.state {
        out += &held_back("This arrow needs", fields, inputs);
    }
    out += &format!("<dl class=\"ends\">{}{}</dl>", end("From", &arrow.from), end("To", &arrow.to));
    if let Some(index) = arrow.since {
        out += &format!("<p class=\"statement__note\">Made by {}.</p>", step_link(index));
    }
    for half in &arrow.halves {
        out += &self::half(map, half, inputs);
    }
    for note in &arrow.notes {
        out += &format!("<p class=\"statement__note\">{}</p>", escape(note));
    }
    out
}

fn end(name: &str, end: &End) -> String {
    let id = if end.id.is_empty() { "not known yet" } else { &end.id };
    format!("<div><dt>{name}</dt><dd>{} <code class=\"quiet\">{}</code></dd></div>", escape(&end.words()), escape(id))
}

fn half(map: &TrustMap, half: &Half, inputs: &Inputs) -> String {
    let mut out = format!(
        "<section class=\"statement__half\"><h4 class=\"statement__sub\">{}</h4>{}",
        escape(&half.title),
        escape(&half.says)
    );
    // What is missing stands first.
    let (found, missing): (Vec<&Need>, Vec<&Need>) = half.needs.iter().partition(|need| need.answer.is_ok());
    for need in missing.into_iter().chain(found) {
        match &need.answer {
            Err((refused, field)) => {
                let about = field.as_ref().map(|path| format!(" It is about {}.", field_link(path, inputs)));
                out += &notice(&format!(
                    "<strong>Missing:</strong> {} on {}. {}.{}",
                    need.action,
                    code(&need.on),
                    escape(&refused.why),
                    about.unwrap_or_default()
                ));
            }
            Ok(evidence) => {
                for evidence in evidence {
                    out += &statement(map, &half.title, *evidence, need, inputs).unwrap_or_default();
                }
            }
        }
    }
    out + "</section>"
}

fn statement(map: &TrustMap, title: &str, evidence: Evidence, need: &Need, inputs: &Inputs) -> Option<String> {
    let excerpt = map.ground.excerpt(evidence, need.action, &need.on)?;
    let text = excerpt.statement.to_yaml().ok()?;
    let mut left_out = Vec::new();
    if excerpt.more_actions > 0 {
        left_out.push(count(excerpt.more_actions, "more action"));
    }
    if excerpt.more_resources > 0 {
        left_out.push(count(excerpt.more_resources, "more resource"));
    }
    let left_out = match left_out.is_empty() {
        true => String::new(),
        false => format!(" It has {}.", left_out.join(" and ")),
    };
    let place = if need.on.ends_with(ISSUER_LATER) {
        "written when that step runs".to_owned()
    } else if inputs.edition == Edition::Published {
        // The guide has no template to look at.
        "in the stack's template".to_owned()
    } else {
        format!("in {}", file_link(evidence.stack.template_path()))
    };
    let of = match evidence.side {
        Side::Trust => "The role's trust".to_owned(),
        Side::Permission => format!("Policy {}", escape(&excerpt.policy)),
    };
    Some(format!(
        "<pre class=\"sample\" tabindex=\"0\" role=\"group\" aria-label=\"{}: {}\"><code>{}</code></pre>\
         <p class=\"statement__where\">{of}, {place}.{left_out}</p>",
        escape(title),
        need.action,
        html(Language::Yaml, text.trim_end())
    ))
}
