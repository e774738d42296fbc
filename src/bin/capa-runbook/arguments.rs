//! The command line as a request.

use std::path::PathBuf;

use capa_runbook::iam::Generator;
use capa_runbook::model::inputs::DEFAULT_RELEASE;
use lexopt::{Arg, Parser};

use crate::cli::Failure;

pub const HELP: &str = "\
capa-runbook: from account ids and regions to the manifests, the ordered commands and the bundle
that set up Cluster API Provider AWS with EKS across accounts

Usage:
  capa-runbook render CONFIG --out DIR              write the files of the bundle into a folder
  capa-runbook bundle CONFIG --out FILE.zip         write the bundle
  capa-runbook check CONFIG [--format text|json]    print what is wrong with the config
  capa-runbook check CONFIG --fix                   first put right what has one right answer
  capa-runbook trust CONFIG                         print who may do what, as JSON
  capa-runbook cloudformation FILE [--release vX]   print the template that clusterawsadm vX makes of a file
  capa-runbook --help
  capa-runbook --version

CONFIG is a capa-runbook.yaml as the page exports it and each bundle holds it.
render and bundle write nothing unless they exit 0.
render takes a folder that is missing, empty, or holds nothing but what it wrote before.
check --fix writes CONFIG itself, and nothing when there is nothing to put right. Only the values change; where a value
can't be changed in its place, the whole is written as the page exports it, without its comments.
FILE is an AWSIAMConfiguration; without --release, clusterawsadm is that of the newest release known here.

Exit codes:
  0  no error; warnings are allowed
  1  the config has errors, or clusterawsadm refuses the file
  2  the config cannot be read, the arguments are wrong, or the output cannot be written
";

/// How `check` prints.
#[derive(Clone, Copy, Debug)]
pub enum Format {
    Text,
    Json,
}

#[derive(Debug)]
pub enum Request {
    Help,
    Version,
    Render { config: PathBuf, out: PathBuf },
    Bundle { config: PathBuf, out: PathBuf },
    Check { config: PathBuf, format: Format, fix: bool },
    Trust { config: PathBuf },
    CloudFormation { file: PathBuf, release: String, generator: Generator },
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        wrong(error.to_string())
    }
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(message, "Type capa-runbook --help")
}

pub fn parse(mut parser: Parser) -> Result<Request, Failure> {
    let mut verb = None;
    let mut config = None;
    let mut out = None;
    let mut format = None;
    let mut fix = false;
    let mut release = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Request::Help),
            Arg::Long("version") | Arg::Short('V') => return Ok(Request::Version),
            Arg::Long("out") if out.is_none() => out = Some(PathBuf::from(parser.value()?)),
            Arg::Long("fix") if !fix => fix = true,
            Arg::Long("format") if format.is_none() => {
                format = Some(match parser.value()?.to_str() {
                    Some("text") => Format::Text,
                    Some("json") => Format::Json,
                    _ => return Err(wrong("--format is text or json")),
                })
            }
            Arg::Long("release") if release.is_none() => {
                release = Some(parser.value()?.to_string_lossy().into_owned());
            }
            Arg::Value(value) if verb.is_none() => match value.to_str() {
                Some(word @ ("render" | "bundle" | "check" | "trust" | "cloudformation")) => {
                    verb = Some(word.to_owned())
                }
                _ => return Err(wrong(format!("there is no command {}", value.display()))),
            },
            Arg::Value(value) if config.is_none() => config = Some(PathBuf::from(value)),
            other => return Err(other.unexpected().into()),
        }
    }
    let verb = verb.ok_or_else(|| wrong("say what to do: render, bundle, check, trust or cloudformation"))?;
    let config = config.ok_or_else(|| wrong(format!("{verb} needs the config file")))?;
    if verb == "cloudformation" {
        if out.is_some() || format.is_some() || fix {
            return Err(wrong("cloudformation takes --release and nothing else"));
        }
        let release = release.unwrap_or_else(|| DEFAULT_RELEASE.to_owned());
        let generator = Generator::of_release(&release)
            .ok_or_else(|| wrong(format!("the template of CAPA {release} is not known, only of v2.0.0 to v2.11.1")))?;
        return Ok(Request::CloudFormation { file: config, release, generator });
    }
    if release.is_some() {
        return Err(wrong(format!("{verb} takes no --release")));
    }
    match (verb.as_str(), out, format) {
        ("check", None, format) => Ok(Request::Check { config, format: format.unwrap_or(Format::Text), fix }),
        ("check", Some(_), _) => Err(wrong("check makes no files, so it takes no --out")),
        ("trust", None, None) if !fix => Ok(Request::Trust { config }),
        ("trust", ..) => Err(wrong("trust takes the config and nothing else")),
        _ if fix => Err(wrong(format!("{verb} takes no --fix"))),
        (_, _, Some(_)) => Err(wrong(format!("{verb} takes no --format"))),
        (_, None, None) => Err(wrong(format!("{verb} needs --out"))),
        ("render", Some(out), None) => Ok(Request::Render { config, out }),
        (_, Some(out), None) => Ok(Request::Bundle { config, out }),
    }
}
