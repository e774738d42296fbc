//! The bundle's container, read back by another implementation.

use std::io::Read;
use std::process::Command;

use capa_runbook::bundle::{Member, bundle, paste, zip};
use capa_runbook::generate;

use crate::scratch::Scratch;

fn members() -> Vec<(&'static str, bool, Vec<u8>)> {
    vec![
        ("run.sh", true, b"#!/bin/bash\n".repeat(400)),
        ("README.md", false, b"a line that repeats itself\n".repeat(300)),
        ("managed/zürich/empty", false, Vec::new()),
        ("managed/account/short", false, b"x".to_vec()),
    ]
}

fn zipped() -> Vec<u8> {
    let members = members();
    let members: Vec<Member> =
        members.iter().map(|(path, executable, content)| Member { path, executable: *executable, content }).collect();
    zip(&members).expect("four small files fit")
}

#[test]
fn another_reader_finds_the_same_files_sorted_with_fixed_times_and_modes() {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zipped())).expect("a zip file");
    let mut expected = members();
    expected.sort();
    assert_eq!(archive.len(), expected.len());
    for (index, (path, executable, content)) in expected.into_iter().enumerate() {
        let mut file = archive.by_index(index).expect("a member");
        assert_eq!(file.name().expect("UTF-8"), path);
        assert_eq!(file.unix_mode(), Some(if executable { 0o100755 } else { 0o100644 }), "{path}");
        let time = file.last_modified().expect("a date");
        assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1), "{path}");
        assert_eq!((time.hour(), time.minute(), time.second()), (0, 0, 0), "{path}");
        // Reading to the end compares the CRC.
        let mut read = Vec::new();
        file.read_to_end(&mut read).expect("the content");
        assert_eq!(read, content, "{path}");
    }
}

#[test]
fn the_order_of_the_members_does_not_matter() {
    let mut members = members();
    members.reverse();
    let members: Vec<Member> =
        members.iter().map(|(path, executable, content)| Member { path, executable: *executable, content }).collect();
    assert_eq!(zip(&members).expect("four small files fit"), zipped());
}

#[test]
fn repetition_is_deflated_and_what_deflate_would_lengthen_is_stored() {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zipped())).expect("a zip file");
    let mut method = |name| archive.by_name(name).expect("a member").compression();
    assert_eq!(method("run.sh"), zip::CompressionMethod::Deflated);
    assert_eq!(method("managed/account/short"), zip::CompressionMethod::Stored);
}

#[test]
fn more_members_than_the_format_counts_are_refused() {
    let paths: Vec<String> = (0..=u16::MAX as u32).map(|number| number.to_string()).collect();
    let members: Vec<Member> = paths.iter().map(|path| Member { path, executable: false, content: b"" }).collect();
    assert!(zip(&members).is_err());
    assert!(zip(&members[1..]).is_ok());
}

#[test]
fn a_bundle_can_be_pasted_and_a_damaged_paste_stops() {
    let config =
        "manager: { accountId: \"000000000000\" }\nmanaged:\n- { name: payments, accountId: \"111111111111\" }\n";
    let inputs = capa_runbook::share::config::read(config).expect("a config");
    let bundle = bundle(&generate(&inputs)).expect("nothing is held back");
    let text = paste(&bundle);
    assert!(text.lines().all(|line| line.len() <= 200));
    // Not every machine has unzip: what it is called with is what counts.
    let unzip = "unzip() { mkdir \"$4\"; printf '%s\\n' \"$@\" >unzip; }\n";
    let folder = bundle.name.trim_end_matches(".zip");
    let run = |text: &str| {
        let scratch = Scratch::new();
        let script = format!("{unzip}{text}pwd\n");
        let output = Command::new("bash").arg("-c").arg(script).current_dir(scratch.path()).output().expect("bash");
        let said = String::from_utf8(output.stdout).expect("text");
        (std::fs::read(scratch.join(&bundle.name)).ok(), std::fs::read_to_string(scratch.join("unzip")).ok(), said)
    };
    let (bytes, unzipped, said) = run(&text);
    assert_eq!(bytes.as_ref(), Some(&bundle.bytes));
    assert_eq!(unzipped, Some(format!("-q\n{}\n-d\n{folder}\n", bundle.name)));
    assert!(said.trim_end().ends_with(folder), "{said}");
    let (_, unzipped, _) = run(&text.replacen("UEsDB", "UEsDC", 1));
    assert_eq!(unzipped, None, "the checksum is compared first");
}
