//! The manager account.

use leptos::prelude::*;

use super::section::Section;
use super::text_field::TextField;
use crate::model::FieldPath;
use crate::ui::state::State;

#[component]
pub fn Manager() -> impl IntoView {
    let state = State::get();
    let now = move || {
        let inputs = state.inputs.read();
        let account = inputs.manager.account_id.trim();
        let region = inputs.manager.region.trim();
        let values: Vec<_> = [account, region].into_iter().filter(|value| !value.is_empty()).collect();
        values.join(", ")
    };
    view! {
        <Section
            title="Manager account"
            who="manager"
            now=Signal::derive(now)
            owns=|path| path.starts_with("manager.") && !path.starts_with("manager.cluster")
        >
            <div class="field-row">
                <TextField path=FieldPath::new("manager.accountId") numeric=true />
                <TextField path=FieldPath::new("manager.region") />
            </div>
            <TextField path=FieldPath::new("manager.awsProfile") optional=true />
            <TextField path=FieldPath::new("manager.oidcIssuer") optional=true />
        </Section>
    }
}
