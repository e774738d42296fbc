//! The architecture as ARCHITECTURE.md describes it: who may use whom, and where the browser is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What each module of the core may use besides itself. `ui` sees all; nothing sees `ui`.
const EDGES: &[(&str, &[&str])] = &[
    ("digest", &[]),
    ("model", &[]),
    ("catalog", &["model"]),
    ("diagnostic", &["model", "catalog"]),
    ("validate", &["model", "catalog", "diagnostic"]),
    ("shell", &["model"]),
    ("manifest", &["model", "catalog"]),
    ("iam", &["model", "manifest"]),
    ("plan", &["digest", "model", "catalog", "shell", "manifest", "iam"]),
    ("trust", &["model", "iam", "plan"]),
    // To refuse a credential in a file or a link, as the form does.
    ("share", &["model", "catalog", "diagnostic", "validate"]),
    ("render", &["digest", "model", "catalog", "diagnostic", "shell", "manifest", "iam", "plan", "trust", "share"]),
    ("bundle", &["digest", "model", "catalog", "diagnostic", "shell", "manifest", "plan", "share", "render"]),
    ("import", &["model", "validate", "share"]),
];

/// What the whole column makes: for the modules that come after it.
const COLUMN: &[&str] = &["Outline", "Generated", "outline", "generate"];
const AFTER_THE_COLUMN: &[&str] = &["render", "bundle"];

/// A source file of the library.
struct File {
    path: PathBuf,
    /// `model`, `plan`, ... or `ui`.
    module: String,
    /// Modules between the crate's root and this file's items: 1 for `src/model/mod.rs`, 2 for `src/model/region.rs`.
    depth: usize,
    text: String,
}

fn library() -> Vec<File> {
    fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, out)
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push(path)
            }
        }
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&source, &mut paths);
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let inner = path.strip_prefix(&source).expect("below src").with_extension("");
            let mut parts: Vec<String> = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if matches!(parts[0].as_str(), "lib" | "main" | "bin") {
                return None;
            }
            if parts.last().is_some_and(|last| last == "mod") {
                parts.pop();
            }
            let text = std::fs::read_to_string(&path).expect("text");
            Some(File { module: parts[0].clone(), depth: parts.len(), path, text })
        })
        .collect()
}

/// The code with its lines in their places; comments are blanked, and unit tests, which may look at anything, left out.
fn code(file: &File) -> String {
    file.text
        .lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .map(|line| if line.trim_start().starts_with("//") { "" } else { line })
        .collect::<Vec<_>>()
        .join("\n")
}

/// The names that follow `crate::`, each alone or in a group, with the number of the line.
fn used(code: &str) -> Vec<(usize, String)> {
    let word = |at: usize| -> String {
        code[at..].trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut names = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let number = code[..at].lines().count().max(1);
        let start = at + found.len();
        if !code[start..].starts_with('{') {
            names.push((number, word(start)));
            continue;
        }
        // `crate::{A, model::{B, C}}`: only the outermost names.
        let mut open = 0;
        for (index, character) in code[start..].char_indices() {
            match character {
                '{' => open += 1,
                '}' => open -= 1,
                _ => {}
            }
            if open == 0 {
                break;
            }
            if open == 1 && matches!(character, '{' | ',') {
                names.push((number, word(start + index + 1)));
            }
        }
    }
    names.retain(|(_, name)| !name.is_empty());
    names
}

#[test]
fn modules_use_only_what_stands_above_them() {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in library() {
        seen.insert(file.module.clone());
        if file.module == "ui" {
            continue;
        }
        let (_, allowed) = EDGES
            .iter()
            .find(|(module, _)| *module == file.module)
            .unwrap_or_else(|| panic!("{} has no place in the order: give it one here", file.module));
        let code = code(&file);
        for (number, name) in used(&code) {
            // The root's own name for `model::Inputs`.
            let name = if name == "Inputs" { "model".to_owned() } else { name };
            let of_the_column = COLUMN.contains(&name.as_str()) && AFTER_THE_COLUMN.contains(&file.module.as_str());
            if name != file.module && !allowed.contains(&name.as_str()) && !of_the_column {
                wrong.push(format!("{}:{number}: {} may not use {name}", file.path.display(), file.module));
            }
        }
        for (number, line) in (1..).zip(code.lines()) {
            let climbs = line.strip_prefix("use ").map_or(0, |path| path.matches("super::").count());
            if climbs >= file.depth {
                wrong.push(format!("{}:{number}: reaches the root by super; write crate", file.path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (module, _) in EDGES {
        assert!(seen.contains(*module), "there is no module {module} any more");
    }
}

#[test]
fn the_reading_of_use_lines_finds_what_is_used() {
    let names = |code| used(code).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
    assert_eq!(names("use crate::model::{A, B};"), ["model"]);
    assert_eq!(names("use crate::{\n    Outline, model::{A, B},\n    plan,\n};"), ["Outline", "model", "plan"]);
    assert_eq!(names("let x = crate::shell::quote::word(y) + my_crate::z;"), ["shell"]);
    assert_eq!(names("pub(crate) fn x() {}"), Vec::<String>::new());
    assert_eq!(used("\nuse crate::plan;"), [(2, "plan".to_owned())]);
}

/// Names that only some folders may say, and why.
const ONLY_IN: &[(&[&str], &str, &str)] = &[
    (&["web_sys", "js_sys", "gloo", "wasm_bindgen"], "ui/platform", "the browser stands behind one module"),
    (&["leptos"], "ui", "the core is without a page"),
];

/// What the core may not touch: it does no I/O and reads no clock, no environment, no randomness.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "std::process",
    "std::thread",
    "std::time",
    "std::io",
    "HashMap",
    "HashSet",
    "println!",
    "eprintln!",
];

#[test]
fn the_browser_and_the_outside_stay_where_they_belong() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for file in library() {
        for (number, line) in (1..).zip(code(&file).lines()) {
            let mut forbid = |name: &str, why: &str| {
                wrong.push(format!("{}:{number}: {name}: {why}", file.path.display()));
            };
            for (names, folder, why) in ONLY_IN {
                for name in *names {
                    if line.contains(&format!("{name}::")) && !file.path.starts_with(source.join(folder)) {
                        forbid(name, why);
                    }
                }
            }
            for name in OUTSIDE {
                if file.module != "ui" && line.contains(name) {
                    forbid(name, "the core is pure");
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_says_what_it_is_for() {
    for file in library() {
        assert!(file.text.starts_with("//!"), "{} opens without a line of //!", file.path.display());
    }
}
