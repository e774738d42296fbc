//! The map as JSON: every role with its statements, every arrow with what it asks for; for pipelines and other judges.

use serde_json::{Map, Value as Json, json};

use crate::Outline;
use crate::iam::statement::{Statement, Texts};
use crate::iam::value::Value;
use crate::model::HeldBack;
use crate::plan::stacks::Stack;
use crate::trust::{Arrow, PolicyKind, Role, TrustMap};

/// The whole map. The roles stand once for each stack, since every managed account has the same; ends with a line break.
pub fn json(outline: &Outline) -> Result<String, HeldBack> {
    let map = TrustMap::of(&outline.tenancy, &outline.plan).whole()?;
    let manager = outline.tenancy.manager.get()?;
    let roles = |stack| map.ground.roles(stack).get().map(|roles| roles.iter().map(role).collect::<Vec<Json>>());
    let account = |name: &str, id: &str, stack: &str| json!({"name": name, "accountId": id, "stack": stack});
    let mut accounts = vec![account("manager", &map.manager.id, "manager")];
    accounts.extend(map.managed.iter().map(|managed| account(&managed.name, &managed.id, "managed")));
    let arrows: Vec<Json> = map.arrows().map(arrow).collect();
    let whole = json!({
        "format": 1,
        "partition": manager.partition.id(),
        "stacks": {"manager": {"roles": roles(Stack::Manager)?}, "managed": {"roles": roles(Stack::Managed)?}},
        "accounts": accounts,
        "arrows": arrows,
    });
    Ok(format!("{whole:#}\n"))
}

fn role(role: &Role) -> Json {
    let policies: Vec<Json> = role
        .policies
        .iter()
        .map(|policy| {
            let kind = match policy.kind {
                PolicyKind::Managed => "managed",
                PolicyKind::Inline => "inline",
            };
            json!({"name": policy.name, "kind": kind, "statements": statements(&policy.statements)})
        })
        .collect();
    json!({
        "name": role.name,
        "trust": statements(&role.trust),
        "policies": policies,
        "attached": role.attached,
        "boundary": Some(&role.boundary).filter(|arn| !arn.is_empty()),
    })
}

fn arrow(arrow: &Arrow) -> Json {
    let needs = arrow.halves.iter().flat_map(|half| &half.needs);
    let needs: Vec<Json> = needs
        .map(|need| {
            let why = need.answer.as_ref().err().map(|(refused, _)| refused.why.as_str());
            json!({"action": need.action, "on": need.on, "allowed": why.is_none(), "why": why})
        })
        .collect();
    json!({
        "id": arrow.id,
        "kind": arrow.kind.id(),
        "from": arrow.from.id,
        "to": arrow.to.id,
        "state": arrow.state.id(),
        "needs": needs,
    })
}

/// With IAM's own keys; what is empty is left out.
fn statements(statements: &[Statement]) -> Vec<Json> {
    statements.iter().map(statement).collect()
}

fn statement(statement: &Statement) -> Json {
    let mut out = Map::new();
    out.insert("Effect".into(), json!(statement.effect));
    out.insert("Action".into(), json!(statement.action.0));
    if !statement.sid.is_empty() {
        out.insert("Sid".into(), json!(statement.sid));
    }
    if !statement.resource.is_empty() {
        out.insert("Resource".into(), json!(statement.resource));
    }
    for (key, principals) in [("Principal", &statement.principal), ("NotPrincipal", &statement.not_principal)] {
        if !principals.is_empty() {
            let of = |(kind, Texts(ids)): (&String, &Texts)| (kind.clone(), json!(ids));
            out.insert(key.into(), Json::Object(principals.iter().map(of).collect()));
        }
    }
    if !statement.condition.is_empty() {
        let of = |(operator, keys): (&String, &Value)| (operator.clone(), value(keys));
        out.insert("Condition".into(), Json::Object(statement.condition.iter().map(of).collect()));
    }
    Json::Object(out)
}

fn value(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(bool) => json!(bool),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(items) => Json::Array(items.iter().map(self::value).collect()),
        Value::Texts(texts) => json!(texts),
        Value::Map(entries) => {
            Json::Object(entries.iter().map(|(key, inner)| (key.clone(), self::value(inner))).collect())
        }
    }
}
