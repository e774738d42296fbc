//! Writing. A file appears whole or not at all: it is written beside its place and renamed into it.
//! What this tool did not write is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use capa_runbook::digest::sha256_hex;
use capa_runbook::render::Artifact;

use crate::cli::Failure;

/// Where the new files stand, inside the folder, until all of them are complete.
const STAGING: &str = ".capa-runbook-staging";
const SUMS: &str = "SHA256SUMS";
/// In every bundle, and hardly in another's SHA256SUMS: a folder of somebody's releases is not ours to tidy.
const INPUTS: &str = "capa-runbook.yaml";
/// `sha256sum` prints the digest, two blanks, and the path.
const SEPARATOR: &str = "  ";

/// The files into the folder, which is missing, empty, or holds only what an earlier run wrote; of that, what is no
/// longer made is removed.
pub fn folder(folder: &Path, files: &[(&Artifact, &str)]) -> Result<(), Failure> {
    let created = !exists(folder)?;
    let written = if created { BTreeSet::new() } else { written_before(folder, files)? };
    let staging = folder.join(STAGING);
    let done = remove_staging(&staging).and_then(|()| stage(&staging, files)).and_then(|()| publish(folder, files));
    if let Err(failure) = done {
        // What could not be written is reported; that it could not be tidied up either adds nothing.
        let _ = remove_staging(&staging);
        if created {
            let _ = fs::remove_dir(folder);
        }
        return Err(failure);
    }
    remove_staging(&staging)?;
    let current: BTreeSet<&str> = files.iter().map(|(artifact, _)| artifact.path.as_str()).collect();
    for stale in written.iter().filter(|path| !current.contains(path.as_str())) {
        let path = folder.join(stale);
        fs::remove_file(&path).map_err(|error| Failure::io("cannot remove", &path, error))?;
        // Only a folder that is empty now goes; `remove_dir` refuses any other.
        for parent in path.ancestors().skip(1).take_while(|parent| *parent != folder) {
            if fs::remove_dir(parent).is_err() {
                break;
            }
        }
    }
    Ok(())
}

/// The bundle to `path`; a file that is there already is replaced only if it is a zip.
pub fn zip(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if exists(path)? {
        let foreign = || {
            Failure::new(
                format!("{} is there and is not a zip file", path.display()),
                "Name another file with --out, or move this one away",
            )
        };
        let metadata = fs::symlink_metadata(path).map_err(|error| Failure::io("cannot read", path, error))?;
        if !metadata.is_file() {
            return Err(foreign());
        }
        let old = fs::read(path).map_err(|error| Failure::io("cannot read", path, error))?;
        if !old.starts_with(b"PK") {
            return Err(foreign());
        }
    }
    whole(path, bytes, None)
}

/// Other content into a file that is there; its mode stays, and a link still leads to it.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error| Failure::io("cannot write", path, error);
    let place = fs::canonicalize(path).map_err(failed)?;
    let mode = fs::metadata(&place).map_err(failed)?.permissions();
    whole(&place, bytes, Some(mode))
}

/// Written beside its place and renamed into it.
fn whole(path: &Path, bytes: &[u8], mode: Option<fs::Permissions>) -> Result<(), Failure> {
    let Some(name) = path.file_name() else {
        return Err(Failure::new(format!("{} names no file", path.display()), "Name a file with --out"));
    };
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(".part");
    let part = path.with_file_name(hidden);
    write(&part, bytes, false)?;
    let moded = mode.map_or(Ok(()), |mode| fs::set_permissions(&part, mode));
    moded.and_then(|()| fs::rename(&part, path)).map_err(|error| {
        let _ = fs::remove_file(&part);
        Failure::io("cannot write", path, error)
    })
}

/// The paths in the folder that an earlier run wrote; a failure when there is anything else.
///
/// A file counts as written by this tool when SHA256SUMS lists it with the digest that it has, or when it is already
/// what it is about to become (a run that was cut short leaves such files). One that was edited since is a person's.
fn written_before(folder: &Path, files: &[(&Artifact, &str)]) -> Result<BTreeSet<String>, Failure> {
    let refuse = |message: String| {
        Failure::new(message, "Name a folder with --out that is missing, empty, or was written by this tool alone")
    };
    if !fs::symlink_metadata(folder).is_ok_and(|metadata| metadata.is_dir()) {
        return Err(refuse(format!("{} is there and is not a folder", folder.display())));
    }
    let listing = match fs::read_to_string(folder.join(SUMS)) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::io("cannot read", &folder.join(SUMS), error)),
    };
    let mut listed: BTreeMap<&str, &str> =
        listing.lines().filter_map(|line| line.split_once(SEPARATOR)).map(|(sum, path)| (path, sum)).collect();
    if !listed.contains_key(INPUTS) {
        listed.clear();
    }
    let new: BTreeMap<&str, &str> = files.iter().map(|(artifact, text)| (artifact.path.as_str(), *text)).collect();

    let mut written = BTreeSet::new();
    for path in walk(folder)? {
        let full = folder.join(&path);
        let Some(name) = path.to_str().map(|name| name.replace(std::path::MAIN_SEPARATOR, "/")) else {
            return Err(refuse(format!("{} was not written by this tool", full.display())));
        };
        if !fs::symlink_metadata(&full).is_ok_and(|metadata| metadata.is_file()) {
            return Err(refuse(format!("{} is not a plain file", full.display())));
        }
        let content = fs::read(&full).map_err(|error| Failure::io("cannot read", &full, error))?;
        let already_new = new.get(name.as_str()).is_some_and(|text| text.as_bytes() == content);
        // The listing can't list itself.
        let own_listing = name == SUMS && !listed.is_empty();
        let as_listed = listed.get(name.as_str()).map(|sum| *sum == sha256_hex(&content));
        if already_new || own_listing || as_listed == Some(true) {
            written.insert(name);
        } else if as_listed == Some(false) {
            return Err(refuse(format!("{} was changed since this tool wrote it", full.display())));
        } else {
            return Err(refuse(format!("{} was not written by this tool", full.display())));
        }
    }
    Ok(written)
}

/// Every path under the folder that is not itself a folder, relative; links are not followed.
fn walk(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(inner) = open.pop() {
        let full = folder.join(&inner);
        let failed = |error| Failure::io("cannot read", &full, error);
        for entry in fs::read_dir(&full).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = inner.join(entry.file_name());
            if path == Path::new(STAGING) {
                continue;
            }
            if entry.file_type().map_err(failed)?.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

fn stage(staging: &Path, files: &[(&Artifact, &str)]) -> Result<(), Failure> {
    for (artifact, text) in files {
        let path = staging.join(&artifact.path);
        create_parent(&path)?;
        write(&path, text.as_bytes(), artifact.executable)?;
    }
    Ok(())
}

/// From the staging folder into their places, the listing last.
fn publish(folder: &Path, files: &[(&Artifact, &str)]) -> Result<(), Failure> {
    let (listing, others): (Vec<_>, Vec<_>) =
        files.iter().map(|(artifact, _)| artifact.path.as_str()).partition(|path| *path == SUMS);
    for path in others.into_iter().chain(listing) {
        let place = folder.join(path);
        create_parent(&place)?;
        fs::rename(folder.join(STAGING).join(path), &place)
            .map_err(|error| Failure::io("cannot write", &place, error))?;
    }
    Ok(())
}

fn create_parent(path: &Path) -> Result<(), Failure> {
    match path.parent() {
        Some(parent) => fs::create_dir_all(parent).map_err(|error| Failure::io("cannot create", parent, error)),
        None => Ok(()),
    }
}

fn write(path: &Path, content: &[u8], executable: bool) -> Result<(), Failure> {
    let failed = |error| Failure::io("cannot write", path, error);
    fs::write(path, content).map_err(failed)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = if executable { 0o755 } else { 0o644 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(failed)?;
    }
    #[cfg(not(unix))]
    let _ = executable;
    Ok(())
}

/// A link counts, wherever it leads.
fn exists(path: &Path) -> Result<bool, Failure> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::io("cannot read", path, error)),
    }
}

fn remove_staging(staging: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(staging) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::io("cannot remove", staging, error)),
        _ => Ok(()),
    }
}
