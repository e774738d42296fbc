//! Templates of IAM: what every version of the generator makes of an empty spec, held to what clusterawsadm's own module
//! says of it; and the verb of the command line tool. The conformance suite asks the generators themselves.

use capa_runbook::iam::{self, Generator, Template};
use sha2::{Digest, Sha256};

use crate::cli::{code, run, stderr, stdout};
use crate::scratch::Scratch;

const HEAD: &str = "\
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
";

/// SHA-256 of `cmd/clusterawsadm/cloudformation/bootstrap/fixtures/default.yaml` at the first release of each version,
/// read 2026-11-25. v2.2.0 and v2.4.0 changed options only.
const DEFAULTS: &[(Generator, &str)] = &[
    (Generator::V2_0_0, "998c3f7fcc9e0d10e133ecc572533f8d05105435b375f1df2a12938c765d921a"),
    (Generator::V2_1_0, "fcc03929e376676b748c06ae74e308d207a5307eaf638d2ab0542df812f1fb87"),
    (Generator::V2_1_1, "af68d9dffdabf3c1cee03137d41c21d4efedf07171451f1fa4c3d5e2fd6e2ad2"),
    (Generator::V2_2_0, "af68d9dffdabf3c1cee03137d41c21d4efedf07171451f1fa4c3d5e2fd6e2ad2"),
    (Generator::V2_2_2, "b48dda2f5bab92ffd7fde8bacb27fe0e6c433f130a2942a1cf30d02fefaf339e"),
    (Generator::V2_3_0, "90fb2ad04cfa873c3cd2eac64be4072c21ee6900e79e6593ddfdc49cdddf2958"),
    (Generator::V2_4_0, "90fb2ad04cfa873c3cd2eac64be4072c21ee6900e79e6593ddfdc49cdddf2958"),
    (Generator::V2_4_2, "da7b2e5324ba482d395308372b2ab1e452f1ded1f97e23ae404b422ec21b1df7"),
    (Generator::V2_5_0, "5e67fb86d1a10ec29d9f5afb0ef03fb29142ce978c42af59bdd2d777a8fdaa27"),
    (Generator::V2_7_0, "ea814d55df9bfb6b5f832de478f2f706fb7dcc2ae9b145349f158c084138af4f"),
    (Generator::V2_8_4, "bd0d9d3107f99c9e82cbeea713f7c23d1f81886116e2245fc88ddb8a5a1cc6bb"),
    (Generator::V2_9_0, "98c718419f34957bd894e30f5ed15e016c27660b5160a82133c570afee5f6bd4"),
    (Generator::V2_10_0, "f49d707627d80de0bd6ffd930b8febe2612c489225af9cd9a808ff6f873ccd45"),
    (Generator::V2_11_0, "a165530c655a41c002066732b74c93f2e68bf27974925ce5f9c52019671645d7"),
];

fn template(spec: &str, generator: Generator) -> String {
    let reading = iam::read(format!("{HEAD}{spec}").as_bytes(), generator).expect("a configuration");
    Template::new(&reading.configuration, generator).to_yaml().expect("a template")
}

#[test]
fn an_empty_spec_becomes_the_default_of_every_generator() {
    assert_eq!(DEFAULTS.iter().map(|(generator, _)| *generator).collect::<Vec<_>>(), Generator::ALL);
    for (generator, expected) in DEFAULTS {
        let digest: String =
            Sha256::digest(template("spec: {}\n", *generator)).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(digest, *expected, "{}", generator.first_release());
    }
}

#[test]
fn keys_that_do_nothing_are_told() {
    let text = format!("{HEAD}spec:\n  nodes: {{path: /a/, disabled: true}}\n  allowAssumeRole: true\n");
    let told = |generator| {
        let reading = iam::read(text.as_bytes(), generator).expect("a configuration");
        (reading.unknown, reading.without_effect)
    };
    assert_eq!(told(Generator::V2_11_0), (vec!["spec.nodes.disabled".into()], vec!["spec.nodes.path".into()]));
    let unknown = ["spec.allowAssumeRole", "spec.nodes.disabled", "spec.nodes.path"].map(String::from).to_vec();
    assert_eq!(told(Generator::V2_1_1), (unknown, vec![]));
}

#[test]
fn what_is_refused_is_refused_by_its_path() {
    for (spec, expected) in [
        ("spec: []\n", "spec is a list, not a map"),
        ("spec: {nameSuffix: 1}\n", "spec.nameSuffix is a number, not a text"),
        ("spec: {eks: {disable: 'true'}}\n", "spec.eks.disable is a text, not true or false"),
        (
            "spec: {nodes: {extraStatements: [{Action: a, Resource: '*'}]}}\n",
            "spec.nodes.extraStatements[0].Resource is a text, not a list",
        ),
        (
            "spec: {nodes: {trustStatements: [{Principal: {AWS: {}}}]}}\n",
            "spec.nodes.trustStatements[0].Principal.AWS is a map, not a text or a list of texts",
        ),
    ] {
        let refusal = iam::read(format!("{HEAD}{spec}").as_bytes(), Generator::V2_11_0).expect_err(spec);
        assert_eq!(refusal.to_string(), expected);
    }
}

#[test]
fn the_verb_prints_the_template_and_the_blank_line_of_the_tool() {
    let scratch = Scratch::new();
    let file = scratch.write("iam.yaml", &format!("{HEAD}spec: {{eks: {{disable: true}}}}\n"));
    let printed = run(&[&"cloudformation", &file]);
    assert_eq!(code(&printed), 0);
    assert_eq!(stdout(&printed), template("spec: {eks: {disable: true}}\n", Generator::V2_11_0) + "\n");
    assert_eq!(stderr(&printed), "");

    let older = run(&[&"cloudformation", &file, &"--release", &"v2.8.4"]);
    assert_eq!(stdout(&older), template("spec: {eks: {disable: true}}\n", Generator::V2_8_4) + "\n");
}

#[test]
fn the_verb_warns_of_what_is_dropped_and_exits_1_for_what_is_refused() {
    let scratch = Scratch::new();
    let dropped = run(&[&"cloudformation", &scratch.write("dropped.yaml", &format!("{HEAD}Spec: {{}}\n"))]);
    assert_eq!(code(&dropped), 0);
    assert!(stderr(&dropped).contains("drops Spec"), "{}", stderr(&dropped));

    let refused = run(&[&"cloudformation", &scratch.write("refused.yaml", &format!("{HEAD}spec: 1\n"))]);
    assert_eq!((code(&refused), stdout(&refused).as_str()), (1, ""));
    assert!(stderr(&refused).contains("spec is a number, not a map"), "{}", stderr(&refused));

    let missing = run(&[&"cloudformation", &"nowhere.yaml"]);
    assert_eq!((code(&missing), stdout(&missing).as_str()), (2, ""));
}
