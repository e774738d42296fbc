//! clusterawsadm.

use crate::model::{Explanation, Source, capa_file, explain};

const STACK: Source = capa_file!("cmd/clusterawsadm/cmd/bootstrap/iam/cloudformation.go");
const CONFIG: Source = capa_file!("cmd/clusterawsadm/cmd/bootstrap/iam/config.go");
const SERVICE: Source = capa_file!("cmd/clusterawsadm/cloudformation/service/service.go");
const CREDENTIALS: Source = capa_file!("cmd/clusterawsadm/cmd/bootstrap/credentials/credentials.go");
const VERSION: Source = capa_file!("cmd/clusterawsadm/cmd/version/version.go");

pub const WORDS: &[Explanation] = &[
    explain("version", "Shows its version, which decides what permissions it gives.", &VERSION),
    explain("-o", "Only the number.", &VERSION),
    explain(
        "bootstrap iam create-cloudformation-stack",
        "Makes the roles and policies of the account as one stack, or brings the stack up to date.",
        &STACK,
    ),
    explain(
        "bootstrap iam delete-cloudformation-stack",
        "Takes the roles and policies away; nothing that CAPA made may still need them.",
        &STACK,
    ),
    explain(
        "bootstrap iam print-cloudformation-template",
        "Prints the stack's template and asks AWS for nothing.",
        &STACK,
    ),
    explain(
        "bootstrap credentials encode-as-profile",
        "Prints the credentials of this session as a profile in base64, as CAPA's Secret wants them.",
        &CREDENTIALS,
    ),
    explain("--config", "Which roles, and what they may do: a file of the bundle.", &CONFIG),
    explain(
        "--region",
        "Always the same one: names in IAM are global, and a stack in a second region would fail on them.",
        &SERVICE,
    ),
    explain(
        "bootstrap credentials encode-as-profile --region",
        "Goes into the profile; without any region the command fails.",
        &CREDENTIALS,
    ),
];
