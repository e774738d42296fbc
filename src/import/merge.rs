//! Listed accounts into the inputs: what is there stays as it is, what is new goes behind it.

use std::collections::BTreeSet;

use super::{Listed, refusal};
use crate::model::{AccountId, DnsLabel, Inputs, ManagedInputs, names};
use crate::share::config::ConfigError;
use crate::validate::too_many_accounts::MAX;

/// What became of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    pub inputs: Inputs,
    /// How many accounts are new.
    pub added: usize,
    /// Those that are not taken, each with the reason.
    pub passed: Vec<Passed>,
}

/// An account of the list that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    pub id: String,
    /// Reads on after the id: `is the manager account`.
    pub why: String,
}

/// Puts the accounts behind those that are there; rows in which nothing was typed give way. Of an account that is there
/// already nothing is changed.
///
/// # Errors
/// More accounts than a config may hold.
pub fn merge(inputs: &Inputs, listed: &[Listed]) -> Result<Merged, ConfigError> {
    let mut merged = inputs.clone();
    let first = Inputs::default().managed;
    merged.managed.retain(|managed| *managed != ManagedInputs::default() && !first.contains(managed));
    let mut ids: BTreeSet<String> = merged.managed.iter().map(|managed| managed.account_id.clone()).collect();
    let mut names: BTreeSet<String> = merged.managed.iter().map(|managed| managed.name.clone()).collect();
    let mut passed = Vec::new();
    let mut added = 0;
    for account in listed {
        // What is no id stays as it is written: its field says what to type.
        let id = AccountId::repair(&account.id).map_or_else(|| account.id.clone(), |id| id.to_string());
        let why = if id == inputs.manager.account_id {
            Some("is the manager account".to_owned())
        } else if !account.gone.is_empty() {
            Some(format!("has the status {}", account.gone))
        } else if !ids.insert(id.clone()) {
            Some("is there already".to_owned())
        } else {
            None
        };
        if let Some(why) = why {
            passed.push(Passed { id, why });
            continue;
        }
        let name = free_name(&account.name, &id, &names);
        names.insert(name.clone());
        added += 1;
        merged.managed.push(ManagedInputs {
            name,
            account_id: id,
            region: account.region.clone(),
            aws_profile: account.profile.clone(),
            ..ManagedInputs::default()
        });
    }
    if merged.managed.len() > MAX {
        return Err(refusal(
            format!("With it there would be {} managed accounts, and a config holds {MAX}", merged.managed.len()),
            "Bring fewer of them, and make a second runbook for the rest",
        ));
    }
    if merged.managed.is_empty() {
        merged.managed = inputs.managed.clone();
    }
    Ok(Merged { inputs: merged, added, passed })
}

/// A name that can be used, that nobody has, and that is as near to the list's as can be.
fn free_name(listed: &str, id: &str, taken: &BTreeSet<String>) -> String {
    let name = DnsLabel::repair(listed).map_or_else(|| format!("account-{id}"), |name| name.to_string());
    let is_taken = |name: &str| taken.contains(name);
    if is_taken(&name) { names::numbered(&name, is_taken) } else { name }
}
