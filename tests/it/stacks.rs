//! The templates of the IAM stacks: made of the very configurations that the bundle has, and recognised by their digest.

use std::process::Command;

use capa_runbook::digest::sha256_hex;
use capa_runbook::iam::{self, Configuration, Generator};
use capa_runbook::manifest::yaml;
use capa_runbook::model::{Credentials, Edition, Inputs};
use capa_runbook::plan::Scene;
use capa_runbook::plan::stacks::{self, Stack};
use capa_runbook::{Outline, generate, outline, render};

use crate::scenarios::scenarios;
use crate::scratch::Scratch;
use crate::support::{one_account, three_accounts};

/// Inputs whose texts a YAML reader might take for something else, beside those of the scenarios.
fn every_inputs() -> Vec<Inputs> {
    let mut all: Vec<Inputs> = scenarios().into_iter().map(|scenario| scenario.inputs).collect();
    for external_id in
        ["012345", "yes", "null", "0x10", "capa:1/a=b,c@d", "1_000", "+1", "12:30:45", "eyJSZWYiOiJ4In0="]
    {
        let mut inputs = one_account();
        inputs.iam.external_id = external_id.into();
        inputs.iam.permissions_boundary = "arn:aws:iam::aws:policy/PowerUserAccess".into();
        inputs.iam.stack_tags = vec![("on".into(), "off".into()), ("1".into(), "~".into())];
        inputs.iam.name_suffix = ".012".into();
        all.push(inputs);
    }
    for credentials in [Credentials::Irsa, Credentials::PodIdentity] {
        for edition in [Edition::Corrected, Edition::Published] {
            let mut inputs = three_accounts();
            (inputs.controllers.credentials, inputs.edition) = (credentials, edition);
            inputs.iam.eks_role_creation = true;
            all.push(inputs);
        }
    }
    all
}

fn scene(outline: &Outline) -> Scene<'_> {
    Scene { tenancy: &outline.tenancy, account: None }
}

#[test]
fn a_configuration_of_ours_is_what_the_tool_reads_of_its_text() {
    for inputs in every_inputs() {
        let outline = outline(&inputs);
        for stack in Stack::ALL {
            let Ok(written) = stack.configuration(&scene(&outline)) else { continue };
            for generator in Generator::ALL {
                let text = yaml::document(&written);
                let read = iam::read(text.as_bytes(), generator).unwrap_or_else(|refusal| panic!("{refusal}: {text}"));
                assert_eq!(read.configuration, Configuration::of(&written, generator), "{generator:?}\n{text}");
            }
        }
    }
}

#[test]
fn the_template_is_what_the_verb_prints_of_the_rendered_file() {
    for (inputs, config) in [(one_account(), "managed/managed-account"), (three_accounts(), "managed/payments")] {
        let outline = outline(&inputs);
        let text = |path: &str| render::text(&outline, path).expect(path).into_result().expect("ready");
        for (file, template) in [
            ("manager/bootstrap-manager-account.yaml".to_owned(), "manager/cloudformation.yaml"),
            (format!("{config}/bootstrap-managed-account.yaml"), "managed/cloudformation.yaml"),
        ] {
            let scratch = Scratch::new();
            let path = scratch.write("iam.yaml", &text(&file));
            let printed = crate::cli::run(&[&"cloudformation", &path, &"--release", &inputs.release]);
            assert_eq!(crate::cli::stdout(&printed), text(template));
        }
    }
}

#[test]
fn one_template_serves_every_managed_account() {
    let outline = outline(&three_accounts());
    let text = |path: &str| render::text(&outline, path).expect(path).into_result().expect("ready");
    let template = text("managed/cloudformation.yaml");
    let configs = ["payments", "data-platform", "retail"]
        .map(|name| text(&format!("managed/{name}/bootstrap-managed-account.yaml")));
    assert!(configs.iter().all(|config| config == &configs[0]));
    for own in ["111111111111", "222222222222", "333333333333", "payments", "us-east-1"] {
        assert!(!template.contains(own), "{own}");
    }
    assert!(template.contains("000000000000"), "its trust names the manager");
}

#[test]
fn the_published_edition_has_no_templates() {
    let mut inputs = three_accounts();
    inputs.edition = Edition::Published;
    let generated = generate(&inputs);
    assert!(generated.artifacts.iter().all(|artifact| !artifact.path.ends_with("cloudformation.yaml")));
}

#[test]
fn each_step_that_makes_a_stack_compares_the_digest_first() {
    for scenario in scenarios().into_iter().filter(|scenario| scenario.inputs.edition == Edition::Corrected) {
        let outline = outline(&scenario.inputs);
        let mut compared = 0;
        for step in &outline.plan.steps {
            let stack = match step.kind.id {
                "manager-account-iam" => Stack::Manager,
                "managed-account-iam" | "managed-accounts-stack-set" => Stack::Managed,
                _ => continue,
            };
            let template = stack.template_text(&scene(&outline)).expect("ready");
            let work = step.work(&outline.tenancy).into_result().expect("ready");
            let texts: Vec<String> = work.blocks.iter().map(capa_runbook::shell::script::block).collect();
            let check = texts.iter().position(|text| text.contains(&sha256_hex(template.as_bytes()))).expect("a check");
            let makes = ["create-cloudformation-stack", "create-stack-set"];
            let make = texts.iter().position(|text| makes.iter().any(|verb| text.contains(verb))).expect("a stack");
            assert!(check < make, "{}: {}", scenario.name, step.id);
            assert!(texts[check].contains(&format!("Install clusterawsadm {}", scenario.inputs.release)));
            assert!(work.reads.iter().any(|path| path == stack.template_path()), "{}", step.id);
            compared += 1;
        }
        assert!(compared >= 2, "{}", scenario.name);
    }
}

/// The very words of the runbook, with a clusterawsadm that prints what it is told to.
#[cfg(unix)]
#[test]
fn another_template_stops_the_shell_and_names_the_release() {
    let outline = outline(&one_account());
    let template = Stack::Manager.template_text(&scene(&outline)).expect("ready");
    let step = outline.plan.steps.iter().find(|step| step.kind.id == "manager-account-iam").expect("the step");
    let work = step.work(&outline.tenancy).into_result().expect("ready");
    let check = work.blocks.iter().map(capa_runbook::shell::script::block).find(|text| text.contains("grep -q"));
    let scratch = Scratch::new();
    let printed = scratch.write("printed.yaml", "");
    for (text, with_shasum, expected) in [
        (template.clone(), true, true),
        (template.clone(), false, true),
        (template.trim_end().to_owned() + "\n", true, false),
        (template.replace("sts:AssumeRole", "sts:*"), false, false),
        (String::new(), true, false),
    ] {
        std::fs::write(&printed, text).expect("written");
        let hidden = if with_shasum { "" } else { "shasum() { return 127; }\n" };
        let script = format!(
            "set -e\n{hidden}clusterawsadm() {{ cat {}; }}\n{}\necho created\n",
            printed.display(),
            check.as_ref().expect("a check")
        );
        for shell in ["bash", "sh"] {
            let output = Command::new(shell).arg("-c").arg(&script).output().expect("a shell");
            let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert_eq!((output.status.success(), out.contains("created")), (expected, expected), "{shell}: {out}{err}");
            assert_eq!(err.contains("Install clusterawsadm v2.11.1"), !expected, "{err}");
        }
    }
}

#[test]
fn the_second_pass_has_no_digest() {
    let outline = outline(&one_account());
    let step = outline.plan.steps.iter().find(|step| step.kind.id == "trust-service-account").expect("the step");
    let work = step.work(&outline.tenancy).into_result().expect("ready");
    let text: String = work.blocks.iter().map(capa_runbook::shell::script::block).collect();
    assert!(!text.contains("print-cloudformation-template"), "nobody knows the issuer when the bundle is made");
}

/// Which releases differ follows from the generator, not from the release.
#[test]
fn the_template_follows_the_generator_of_the_release() {
    let template = |release: &str| {
        let mut inputs = one_account();
        inputs.release = release.into();
        let outline = outline(&inputs);
        Stack::Managed.template_text(&scene(&outline)).expect("ready")
    };
    assert_eq!(template("v2.10.3"), template("v2.10.0"));
    assert_ne!(template("v2.11.1"), template("v2.10.3"));
    assert_eq!(stacks::generator(&scene(&outline(&one_account()))), Ok(Generator::V2_11_0));
}
