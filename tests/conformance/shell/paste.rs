//! Prints what **Copy all commands** gives: `paste CONFIG`, or `paste CONFIG STEP` from the step of that index on.
//! The conformance tests run it in real shells; the command line tool has no use for it.

use std::error::Error;

use capa_runbook::render::paste;
use capa_runbook::share::config;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let config = arguments.next().ok_or("the config file is missing")?;
    let first: usize = arguments.next().map_or(Ok(0), |step| step.parse())?;
    let inputs = config::read(&std::fs::read_to_string(config)?).map_err(|error| error.message)?;
    let outline = capa_runbook::outline(&inputs);
    println!("{}", paste::all(&outline, first).map_err(|held| format!("held back: {held:?}"))?);
    Ok(())
}
