//! Lists of accounts, bundles and configs that a person brings along.

use std::io::Write;

use capa_runbook::import::{self, Brought, Listed, Passed};
use capa_runbook::model::{Inputs, ManagedInputs};
use capa_runbook::share::config;
use capa_runbook::{bundle, generate};
use zip::write::{SimpleFileOptions, ZipWriter};

fn account(id: &str, name: &str, region: &str) -> Listed {
    Listed { id: id.into(), name: name.into(), region: region.into(), ..Listed::default() }
}

fn listed(text: &str) -> Vec<Listed> {
    match import::read(text.as_bytes()) {
        Ok(Brought::Accounts(listed)) => listed,
        other => panic!("{text:?} is {other:?}"),
    }
}

fn refused(bytes: &[u8]) -> config::ConfigError {
    match import::read(bytes) {
        Err(error) => error,
        Ok(brought) => panic!("taken: {brought:?}"),
    }
}

fn inputs() -> Inputs {
    config::read("manager: { accountId: \"000000000000\", region: eu-west-1 }\nmanaged:\n- { name: payments, accountId: \"111111111111\" }\n")
        .expect("a config")
}

#[test]
fn lists_are_read_in_every_form() {
    let two = vec![account("111111111111", "payments", ""), account("012345678901", "Data Platform", "")];
    for text in [
        "111111111111 payments\n012345678901 Data Platform\n",
        "\u{feff}Account ID,Email,Name\r\n111111111111,a@example.com,payments\r\n012345678901,b@example.com,\"Data Platform\"\r\n",
        "Name;Account ID\npayments;111111111111\nData Platform;012345678901\n",
        "# of the platform team\n111111111111\tpayments\n\n012345678901\tData Platform\n",
        r#"{"Accounts": [{"Id": "111111111111", "Name": "payments", "Status": "ACTIVE", "JoinedTimestamp": 1.5},
            {"Id": "012345678901", "Arn": "arn:aws:organizations::1:account/o-1/012345678901", "Name": "Data Platform"}]}"#,
        r#"[{"Id": "111111111111", "Name": "payments"}, {"Id": "012345678901", "Name": "Data Platform"}]"#,
    ] {
        assert_eq!(listed(text), two, "{text}");
    }
    assert_eq!(listed("111111111111"), [account("111111111111", "", "")]);
    assert_eq!(listed(r#"["111111111111"]"#), [account("111111111111", "", "")]);
    assert_eq!(listed("111111111111,eu-west-1,payments"), [account("111111111111", "payments", "eu-west-1")]);
    let quoted = "id,name,region,profile\n1111-1111-1111,\"a \"\"b\"\",\nc\",us-gov-east-1,ops\n";
    let expected = Listed { profile: "ops".into(), ..account("1111-1111-1111", "a \"b\",\nc", "us-gov-east-1") };
    assert_eq!(listed(quoted), [expected]);
}

#[test]
fn what_a_spreadsheet_made_of_an_id_is_kept_for_its_field_to_explain() {
    assert_eq!(listed("Account ID,Name\n1.23457E+11,payments\n")[0].id, "1.23457E+11");
}

#[test]
fn what_is_no_list_is_refused_with_its_place() {
    for (text, line, words) in [
        ("", None, "nothing in it"),
        ("111111111111\npayments\n", Some(2), "no account id"),
        ("{\"Accounts\": [\n  {\"Id\": }\n]}", Some(2), "is none from here on"),
        ("{\"Roots\": []}", None, "no list of Accounts"),
        ("{\"Accounts\": [{\"Id\": 111111111111}]}", None, "no Id in quotes"),
        ("{\"Accounts\": []}", None, "empty"),
        ("Account ID,Name\n,\n", None, "no account under its headings"),
        ("111111111111 AKIAIOSFODNN7EXAMPLE\n", None, "looks like an AWS access key id"),
        ("manager:\n  acountId: \"1\"\n", Some(2), "acountId"),
    ] {
        let error = refused(text.as_bytes());
        assert_eq!(error.line, line, "{text:?}: {error:?}");
        assert!(error.message.contains(words), "{text:?}: {error:?}");
        assert!(!error.message.contains("AKIA"));
    }
    assert!(refused(b"\xff\xfe1\x001\x00").message.contains("UTF-8"));
}

#[test]
fn accounts_go_behind_those_that_are_there() {
    let mut list =
        listed("111111111111 payments\n000000000000 root\n222222222222 Payments\n222222222222 twice\n333333333333\n");
    list.push(Listed { gone: "SUSPENDED".into(), ..account("444444444444", "old", "") });
    let merged = import::merge(&inputs(), &list).expect("room for them");
    assert_eq!(merged.added, 2);
    let rows: Vec<_> = merged.inputs.managed.iter().map(|row| (row.account_id.as_str(), row.name.as_str())).collect();
    assert_eq!(
        rows,
        [("111111111111", "payments"), ("222222222222", "payments-2"), ("333333333333", "account-333333333333")]
    );
    let passed = |id: &str, why: &str| Passed { id: id.into(), why: why.into() };
    assert_eq!(
        merged.passed,
        [
            passed("111111111111", "is there already"),
            passed("000000000000", "is the manager account"),
            passed("222222222222", "is there already"),
            passed("444444444444", "has the status SUSPENDED"),
        ]
    );
}

#[test]
fn a_row_in_which_nothing_was_typed_gives_way() {
    let mut blank = inputs();
    blank.managed = vec![ManagedInputs::default()];
    let merged = import::merge(&blank, &listed("222222222222\n")).expect("room");
    assert_eq!(merged.inputs.managed.len(), 1);
    let none = import::merge(&blank, &listed("000000000000\n")).expect("room");
    assert_eq!(none.inputs.managed, blank.managed, "a row to type in stays");
}

#[test]
fn a_config_holds_a_thousand() {
    let list: Vec<_> = (1..=1000).map(|number| account(&format!("{number:012}"), "", "")).collect();
    assert_eq!(import::merge(&inputs(), &list[..999]).expect("room").inputs.managed.len(), 1000);
    assert!(import::merge(&inputs(), &list).unwrap_err().message.contains("1001"));
}

#[test]
fn a_bundle_gives_its_inputs_back() {
    let bundle = bundle::bundle(&generate(&inputs())).expect("nothing is held back");
    assert_eq!(import::read(&bundle.bytes), Ok(Brought::Config(inputs().into())));
    // Unpacked and packed again by somebody else, in a folder, with a comment.
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.set_comment("ours").expect("a short comment");
    for (path, text) in
        [("other/manager/capa-runbook.yaml", "format: 2"), ("other/capa-runbook.yaml", &config::write(&inputs()))]
    {
        writer.start_file(path, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    let packed = writer.finish().unwrap().into_inner();
    assert_eq!(import::read(&packed), Ok(Brought::Config(inputs().into())));
}

#[test]
fn a_broken_bundle_is_refused() {
    let bundle = bundle::bundle(&generate(&inputs())).expect("nothing is held back").bytes;
    for cut in 4..bundle.len() {
        refused(&bundle[..cut]);
    }
    let mut flipped = bundle.clone();
    for at in (4..bundle.len()).step_by(7) {
        flipped[at] ^= 0x55;
        // What comes out is what went in, or nothing.
        if let Ok(brought) = import::read(&flipped) {
            assert_eq!(brought, Brought::Config(inputs().into()));
        }
        flipped[at] ^= 0x55;
    }
    let mut writer = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("notes.txt", SimpleFileOptions::default()).unwrap();
    writer.write_all(b"none").unwrap();
    assert!(refused(&writer.finish().unwrap().into_inner()).message.contains("no capa-runbook.yaml"));
}

#[test]
fn a_config_may_be_json() {
    let text = r#"{"format": 1, "manager": {"accountId": "000000000000"}}"#;
    assert!(
        matches!(import::read(text.as_bytes()), Ok(Brought::Config(inputs)) if inputs.manager.account_id == "000000000000")
    );
}
