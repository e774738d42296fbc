//! trust-map.svg: the picture of accounts, roles and who may do what; the same as Mermaid for RUNBOOK.md, and as JSON.

mod canvas;
mod drawing;
pub mod json;
pub mod mermaid;

pub use canvas::escape;
pub use drawing::{Drawing, Shape, drawing, more};

use super::{Format, Text, header};
use crate::Outline;
use crate::model::HeldBack;
use crate::trust::TrustMap;

pub const FORMAT: Format = Format {
    id: "trust-map",
    media_type: "image/svg+xml",
    executable: false,
    paths: |_| vec![PATH.into()],
    text: Text::Of(text),
};

pub const PATH: &str = "trust-map.svg";

/// Managed accounts that are drawn; of more, one fewer and their number.
pub const MOST: usize = 6;

fn text(outline: &Outline, _: &str) -> Result<String, HeldBack> {
    let map = TrustMap::of(&outline.tenancy, &outline.plan).whole()?;
    let shown = shown(map.managed.len(), None);
    Ok(drawing(&map, &shown, &Drawing::File { made_by: header::line(outline) }))
}

/// Which of the managed accounts are drawn: the first, and the chosen one in any case.
pub fn shown(accounts: usize, chosen: Option<usize>) -> Vec<usize> {
    if accounts <= MOST {
        return (0..accounts).collect();
    }
    let mut shown: Vec<usize> = (0..MOST - 1).collect();
    if let Some(chosen) = chosen.filter(|chosen| *chosen < accounts && !shown.contains(chosen)) {
        shown[MOST - 2] = chosen;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_accounts_are_folded_but_for_the_chosen_one() {
        assert_eq!(shown(6, Some(3)), [0, 1, 2, 3, 4, 5]);
        assert_eq!(shown(7, None), [0, 1, 2, 3, 4]);
        assert_eq!(shown(200, Some(2)), [0, 1, 2, 3, 4]);
        assert_eq!(shown(200, Some(150)), [0, 1, 2, 3, 150]);
        assert_eq!(shown(200, Some(999)), [0, 1, 2, 3, 4]);
    }
}
