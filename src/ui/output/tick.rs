//! A tick remembers what was ticked: the step's commands and the files that they read. When one of them is not as it was,
//! the step says so.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::file_tree::Listing;
use crate::Outline;
use crate::model::Part;
use crate::plan::{Step, Work};
use crate::shell::script;

/// What is not as it was when a step was ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// The commands are other ones.
    pub commands: bool,
    /// Files that the commands read and that have another text.
    pub files: Vec<String>,
    /// The step may run again as it stands.
    pub safe: bool,
}

/// Reads commands and files of one outline.
pub struct Reader {
    pub outline: Arc<Outline>,
    listing: Listing,
    /// Where each path stands in the listing.
    places: BTreeMap<String, usize>,
}

impl Reader {
    pub fn new(outline: Arc<Outline>) -> Self {
        let listing = Listing::of(&outline);
        let places = listing.paths.iter().enumerate().map(|(place, path)| (path.clone(), place)).collect();
        Self { outline, listing, places }
    }

    /// A hash of the commands, then one of each file that they read.
    pub fn fingerprint(&self, work: &Work) -> String {
        let mut commands = Hash::default();
        for block in &work.blocks {
            commands.line(&script::block(block));
        }
        let mut hashes = vec![commands.text()];
        hashes.extend(work.reads.iter().map(|path| self.file(path)));
        hashes.join(" ")
    }

    /// What the tick, a [`Self::fingerprint`] of then, differs in from now.
    pub fn change(&self, step: &Step, ticked: &str) -> Option<Change> {
        let Part::Ready(work) = step.work(&self.outline.tenancy) else {
            return Some(Change { commands: true, ..Change::default() });
        };
        let now = self.fingerprint(&work);
        if now == ticked {
            return None;
        }
        let safe = work.rerun.starts_with("Yes");
        let (now, then): (Vec<&str>, Vec<&str>) = (now.split(' ').collect(), ticked.split(' ').collect());
        if now.first() != then.first() || now.len() != then.len() {
            return Some(Change { commands: true, safe, ..Change::default() });
        }
        let files = work.reads.iter().zip(now.iter().zip(&then).skip(1));
        let files = files.filter(|(_, (now, then))| now != then).map(|(path, _)| path.clone()).collect();
        Some(Change { files, safe, ..Change::default() })
    }

    /// Of a file of the bundle, but for its comments: the one at its head names all the inputs. A file that is not of
    /// the bundle, or is held back, has nothing to hash.
    fn file(&self, path: &str) -> String {
        let mut hash = Hash::default();
        let text = self.places.get(path).and_then(|place| self.listing.text(&self.outline, *place));
        if let Some(Part::Ready(text)) = text {
            text.lines().filter(|line| !line.trim_start().starts_with('#')).for_each(|line| hash.line(line));
        }
        hash.text()
    }
}

/// FNV-1a: tells an edit apart, nothing more.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    fn line(&mut self, line: &str) {
        for byte in line.bytes().chain([b'\n']) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    fn text(&self) -> String {
        format!("{:016x}", self.0)
    }
}
