//! LINTS: one lint a file, named for what it catches. All that can fail, fails here; everything is collected.

use crate::diagnostic::Report;
use crate::model::{HeldBack, Inputs, Part, Tenancy};

/// The tenancy, with what is not right yet held back, and everything that was found.
pub fn validate(inputs: &Inputs) -> (Tenancy, Report) {
    let held = || HeldBack(vec![]);
    let tenancy = Tenancy {
        edition: inputs.edition,
        release: Part::HeldBack(held()),
        manager: Part::HeldBack(held()),
        managed: vec![],
        iam: Part::HeldBack(held()),
        controllers: Part::HeldBack(held()),
        bootstrap: Part::HeldBack(held()),
    };
    (tenancy, Report::default())
}
