//! Whether statements allow a request: as much of IAM's evaluation as our statements need, and no guess beyond it. What
//! this does not know (an operator, a key, a NotPrincipal) never allows, and says so; in a Deny it denies.
//!
//! `*` and `?` are wildcards in actions (whose case is free), resources and StringLike; a principal has none but the
//! whole `*`. A Deny wins over every Allow: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html>,
//! read 2026-11-25.

use crate::iam::statement::{Statement, Texts};
use crate::iam::value::Value;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Principal<'a> {
    /// The ARN of a role.
    Aws(&'a str),
    /// The ARN of an identity provider.
    Federated(&'a str),
    Service(&'a str),
}

#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub action: &'a str,
    /// An ARN; None in a trust policy, which is about its own role.
    pub resource: Option<&'a str>,
    /// None in a policy of the one who asks.
    pub principal: Option<Principal<'a>>,
    /// The keys of which this request's value is known; None says that the request does not have it.
    pub context: &'a [(&'a str, Option<&'a str>)],
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// By these statements.
    Allowed(Vec<usize>),
    Refused(Refused),
}

/// Why not: what the nearest statement lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub element: Element,
    /// A sentence without its full stop.
    pub why: String,
}

/// The elements of a statement, in the order in which they are compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Element {
    Action,
    Resource,
    Principal,
    /// Of this key.
    Condition(String),
    /// A Deny says no.
    Effect,
}

/// The answer of all statements together.
pub fn evaluate<'a>(statements: impl IntoIterator<Item = &'a Statement>, request: &Request) -> Answer {
    let mut allowing = Vec::new();
    let mut nearest = Refused { element: Element::Action, why: format!("No statement is about {}", request.action) };
    for (index, statement) in statements.into_iter().enumerate() {
        let found = compare(statement, request);
        match (statement.effect.as_str(), found) {
            ("Allow", Compared::Fits) => allowing.push(index),
            ("Allow", Compared::Unknown(refused) | Compared::Differs(refused)) if refused.element > nearest.element => {
                nearest = refused;
            }
            // What can't be judged denies.
            ("Deny", Compared::Fits | Compared::Unknown(_)) => {
                let why = format!("A statement denies {}", request.action);
                return Answer::Refused(Refused { element: Element::Effect, why });
            }
            _ => {}
        }
    }
    if allowing.is_empty() { Answer::Refused(nearest) } else { Answer::Allowed(allowing) }
}

/// What a statement is to a request.
enum Compared {
    Fits,
    /// As far as this can tell.
    Unknown(Refused),
    Differs(Refused),
}

fn compare(statement: &Statement, request: &Request) -> Compared {
    let differs = |element, why: String| Compared::Differs(Refused { element, why });
    if !is_about(statement, request.action) {
        return differs(Element::Action, format!("No statement is about {}", request.action));
    }
    if let Some(resource) = request.resource
        && !statement.resource.iter().any(|pattern| is_like(pattern, resource))
    {
        return differs(Element::Resource, format!("What is said of {} is of other resources", request.action));
    }
    let mut unknown = None;
    if let Some(principal) = request.principal {
        if !statement.not_principal.is_empty() {
            unknown = Some((Element::Principal, "NotPrincipal is not judged here".to_owned()));
        } else if !names(statement, principal) {
            return differs(Element::Principal, format!("What is said of {} is of others", request.action));
        }
    }
    for (operator, compared) in &statement.condition {
        let Value::Map(keys) = compared else {
            unknown = Some((Element::Condition(String::new()), format!("{operator} compares nothing")));
            continue;
        };
        for (key, wanted) in keys {
            match condition(operator, key, wanted, request) {
                Some(Ok(())) => {}
                Some(Err(why)) => return differs(Element::Condition(key.clone()), why),
                None => {
                    let why = format!("The condition {operator} on {key} is not judged here, so it counts as not met");
                    unknown = Some((Element::Condition(key.clone()), why));
                }
            }
        }
    }
    match unknown {
        Some((element, why)) => Compared::Unknown(Refused { element, why }),
        None => Compared::Fits,
    }
}

/// The action is among those of the statement.
pub fn is_about(statement: &Statement, action: &str) -> bool {
    statement.action.0.iter().flatten().any(|pattern| is_action(pattern, action))
}

fn names(statement: &Statement, principal: Principal) -> bool {
    let named = |kind: &str, is: &dyn Fn(&str) -> bool| {
        statement.principal.get(kind).is_some_and(|Texts(ids)| ids.iter().flatten().any(|id| is(id)))
    };
    match principal {
        Principal::Aws(arn) => named("AWS", &|id| id == "*" || id == arn || is_account_of(id, arn)),
        Principal::Federated(arn) => named("Federated", &|id| id == arn),
        Principal::Service(name) => named("Service", &|id| id == name),
    }
}

/// An account stands for all of its roles that have the permission themselves: `arn:aws:iam::111111111111:root`, or the
/// bare id.
fn is_account_of(id: &str, arn: &str) -> bool {
    let mut parts = arn.splitn(6, ':');
    let (Some(partition), Some(account)) = (parts.nth(1), parts.nth(2)) else { return false };
    id == account || id == format!("arn:{partition}:iam::{account}:root")
}

/// Whether a condition holds, or why not; None for what is not known here.
fn condition(operator: &str, key: &str, wanted: &Value, request: &Request) -> Option<Result<(), String>> {
    // Of a key with one value the qualifier changes nothing.
    let is: fn(&str, &str) -> bool = match operator.strip_prefix("ForAnyValue:").unwrap_or(operator) {
        "StringEquals" => |wanted, sent| wanted == sent,
        "StringLike" => is_like,
        _ => return None,
    };
    let (_, sent) = request.context.iter().find(|(known, _)| known.eq_ignore_ascii_case(key))?;
    let wanted: Vec<&str> = match wanted {
        Value::Text(text) => vec![text],
        Value::List(list) => list.iter().filter_map(Value::as_text).collect(),
        Value::Texts(texts) => texts.iter().map(String::as_str).collect(),
        _ => vec![],
    };
    Some(match sent {
        Some(sent) if wanted.iter().any(|wanted| is(wanted, sent)) => Ok(()),
        Some(sent) => Err(format!("{key} has to be {}, and is {sent}", wanted.join(" or "))),
        None => Err(format!("{key} has to be {}, and is not sent", wanted.join(" or "))),
    })
}

/// `*` is any text, `?` any one character; what is compared is ASCII.
pub fn is_like(pattern: &str, text: &str) -> bool {
    like(pattern, text, |one, other| one == other)
}

/// The same in any case.
pub fn is_action(pattern: &str, action: &str) -> bool {
    like(pattern, action, |one, other| one.eq_ignore_ascii_case(&other))
}

fn like(pattern: &str, text: &str, same: fn(u8, u8) -> bool) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut reading) = (0, 0);
    // The last star, and how much of the text it has taken.
    let mut star: Option<(usize, usize)> = None;
    while reading < text.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, reading));
                at += 1;
            }
            Some(&one) if one == b'?' || same(one, text[reading]) => {
                at += 1;
                reading += 1;
            }
            _ => {
                let Some((star_at, taken)) = star else { return false };
                star = Some((star_at, taken + 1));
                at = star_at + 1;
                reading = taken + 1;
            }
        }
    }
    pattern[at..].iter().all(|rest| *rest == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLE: &str = "arn:aws:iam::111111111111:role/controllers";
    const MANAGER: &str = "arn:aws:iam::000000000000:role/controllers";

    fn permission(statements: &[Statement], action: &str, context: &[(&str, Option<&str>)]) -> Answer {
        evaluate(statements, &Request { action, resource: Some(ROLE), principal: None, context })
    }

    fn trust(statement: Statement, kind: &str, id: &str, principal: Principal) -> Answer {
        let mut statement = statement;
        statement.principal.insert(kind.into(), Texts(Some(vec![id.into()])));
        let context = [("sts:ExternalId", Some("capa-1"))];
        let request =
            Request { action: "sts:AssumeRole", resource: None, principal: Some(principal), context: &context };
        evaluate([&statement], &request)
    }

    fn element(answer: Answer) -> Option<Element> {
        match answer {
            Answer::Allowed(_) => None,
            Answer::Refused(refused) => Some(refused.element),
        }
    }

    #[test]
    fn wildcards() {
        for (pattern, text, expected) in [
            ("*", "", true),
            ("arn:*:iam::*:role/*.sigs", "arn:aws:iam::1:role/nodes.sigs", true),
            ("arn:*:iam::*:role/*.sigs", "arn:aws:iam::1:role/nodes.sig", false),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("a*b*c", "a-b-b-c", true),
            ("a*b*c", "a-c-b", false),
            ("", "", true),
            ("", "a", false),
            ("a**", "a", true),
        ] {
            assert_eq!(is_like(pattern, text), expected, "{pattern} {text}");
        }
    }

    #[test]
    fn an_action_in_any_case_and_a_resource_in_its_own() {
        let allow = |action: &str, resource: &str| [Statement::allow([action]).on([resource])];
        let ask = |action, resource| element(permission(&allow(action, resource), "sts:AssumeRole", &[]));
        assert_eq!(ask("sts:assumerole", ROLE), None);
        assert_eq!(ask("sts:*", "*"), None);
        assert_eq!(ask("*", "arn:aws:iam::*:role/controllers"), None);
        assert_eq!(ask("sts:TagSession", ROLE), Some(Element::Action));
        assert_eq!(ask("sts:AssumeRole", "arn:aws:iam::111111111111:role/Controllers"), Some(Element::Resource));
        assert_eq!(element(permission(&[], "sts:AssumeRole", &[])), Some(Element::Action));
        assert_eq!(
            element(permission(&[Statement::allow(["sts:AssumeRole"])], "sts:AssumeRole", &[])),
            Some(Element::Resource)
        );
    }

    #[test]
    fn a_deny_wins_wherever_it_stands() {
        let allow = Statement::allow(["sts:AssumeRole"]).on_everything();
        let deny = Statement { effect: "Deny".into(), ..Statement::allow(["sts:*"]).on([ROLE]) };
        for statements in [[allow.clone(), deny.clone()], [deny.clone(), allow.clone()]] {
            assert_eq!(element(permission(&statements, "sts:AssumeRole", &[])), Some(Element::Effect));
        }
        let elsewhere = Statement { resource: vec!["arn:aws:iam::2:role/x".into()], ..deny.clone() };
        assert_eq!(permission(&[elsewhere, allow.clone()], "sts:AssumeRole", &[]), Answer::Allowed(vec![1]));
        let unknown = deny.when("Bool", "aws:MultiFactorAuthPresent", "true");
        assert_eq!(element(permission(&[allow, unknown], "sts:AssumeRole", &[])), Some(Element::Effect));
    }

    #[test]
    fn an_effect_that_is_no_effect_allows_nothing() {
        let odd = Statement { effect: "allow".into(), ..Statement::allow(["sts:AssumeRole"]).on_everything() };
        assert_eq!(element(permission(&[odd], "sts:AssumeRole", &[])), Some(Element::Action));
    }

    #[test]
    fn principals() {
        let allow = || Statement::allow(["sts:AssumeRole"]);
        let aws = |id: &str| element(trust(allow(), "AWS", id, Principal::Aws(MANAGER)));
        for id in [MANAGER, "*", "000000000000", "arn:aws:iam::000000000000:root"] {
            assert_eq!(aws(id), None, "{id}");
        }
        for id in [ROLE, "arn:aws:iam::000000000000:role/*", "arn:aws-cn:iam::000000000000:root", "111111111111"] {
            assert_eq!(aws(id), Some(Element::Principal), "{id}");
        }
        assert_eq!(element(trust(allow(), "Service", MANAGER, Principal::Aws(MANAGER))), Some(Element::Principal));
        assert_eq!(element(trust(allow(), "Service", "a.com", Principal::Service("a.com"))), None);
        assert_eq!(element(trust(allow(), "Federated", "p", Principal::Federated("q"))), Some(Element::Principal));
        let not = Statement { not_principal: [("AWS".into(), Texts(Some(vec![ROLE.into()])))].into(), ..allow() };
        assert_eq!(element(trust(not, "AWS", MANAGER, Principal::Aws(MANAGER))), Some(Element::Principal));
    }

    #[test]
    fn conditions() {
        let context = [("sts:ExternalId", Some("capa-1")), ("sts:SourceIdentity", None)];
        let ask = |operator: &str, key: &str, value: &str| {
            let statement = Statement::allow(["sts:AssumeRole"]).on_everything().when(operator, key, value);
            element(permission(&[statement], "sts:AssumeRole", &context))
        };
        assert_eq!(ask("StringEquals", "sts:ExternalId", "capa-1"), None);
        assert_eq!(ask("StringEquals", "STS:externalid", "capa-1"), None);
        assert_eq!(ask("ForAnyValue:StringEquals", "sts:ExternalId", "capa-1"), None);
        assert_eq!(ask("StringLike", "sts:ExternalId", "capa-*"), None);
        for (operator, key, value) in [
            ("StringEquals", "sts:ExternalId", "capa-*"),
            ("StringEquals", "sts:SourceIdentity", "me"),
            ("StringEquals", "aws:PrincipalOrgID", "o-1"),
            ("StringNotEquals", "sts:ExternalId", "other"),
            ("StringEqualsIfExists", "sts:ExternalId", "capa-1"),
            ("ForAllValues:StringEquals", "sts:ExternalId", "capa-1"),
        ] {
            assert_eq!(ask(operator, key, value), Some(Element::Condition(key.into())), "{operator} {key} {value}");
        }
        let both = Statement::allow(["sts:AssumeRole"])
            .on_everything()
            .when("StringEquals", "sts:ExternalId", "capa-1")
            .when("StringLike", "aws:PrincipalOrgID", "o-*");
        assert_eq!(
            element(permission(&[both], "sts:AssumeRole", &context)),
            Some(Element::Condition("aws:PrincipalOrgID".into()))
        );
    }

    #[test]
    fn a_refusal_tells_of_the_nearest_statement() {
        let statements = [
            Statement::allow(["sts:TagSession"]).on_everything(),
            Statement::allow(["sts:AssumeRole"]).on_everything().when("StringEquals", "sts:ExternalId", "a"),
            Statement::allow(["sts:AssumeRole"]).on(["arn:aws:iam::2:role/x"]),
        ];
        let Answer::Refused(refused) = permission(&statements, "sts:AssumeRole", &[("sts:ExternalId", Some("b"))])
        else {
            panic!("allowed")
        };
        assert_eq!(refused.why, "sts:ExternalId has to be a, and is b");
    }
}
