//! run.sh: the plan as a script. One function a step, run in a subshell that stops at the first failure; the words of
//! the script are POSIX so that the bash 3.2 of macOS reads it, `bash` runs it.

use super::{Format, Text, header};
use crate::Outline;
use crate::model::{Edition, HeldBack, Release, all, both};
use crate::plan::{CredentialContext, Scene, Step, Work};
use crate::shell::{Block, Command, Expect, Line, Word, quote, script};

pub const FORMAT: Format = Format {
    id: "run-sh",
    media_type: "application/x-sh",
    executable: true,
    paths: |_| vec!["run.sh".into()],
    text: Text::Of(text),
};

fn text(outline: &Outline, _: &str) -> Result<String, HeldBack> {
    let tenancy = &outline.tenancy;
    let works = all(outline.plan.steps.iter().map(|step| step.work(tenancy).into_result()));
    let (works, release) = both(works, Scene { tenancy, account: None }.release())?;
    let mut out = String::from("#!/usr/bin/env bash\n");
    out += &header::comment(outline);
    if tenancy.edition == Edition::Published {
        // `export NAME="$(command)"` hides a failure; it is the guide's own form.
        out += "# shellcheck disable=SC2155\n";
    }
    out += ABOUT;
    out += "# Without a network clusterctl would wait a minute for each command; a pager would wait for a key.\n";
    out += ENVIRONMENT;
    out.push('\n');
    let shared: Vec<Line> = works.iter().filter_map(Work::shared_variables).flatten().collect();
    if !shared.is_empty() {
        out += &format!("# The guide sets these once, for all of its steps.\n{}\n\n", script::lines(&shared, 0));
    }
    out += &tools(tenancy.edition, release);
    out += &steps_list(&outline.plan.steps);
    out += "# must_be LINE COMMAND..., must_print TEXT COMMAND...: show what the command prints; fail when it is another.\n";
    out += "# done_or TEXT COMMAND...: passes, too, when the command fails with the text.\n";
    out += COMPARISONS;
    out.push('\n');
    out += FUNCTIONS;
    if works.iter().any(|work| work.blocks.iter().any(Block::is_by_hand)) {
        out += BY_HAND;
    }
    for (step, work) in outline.plan.steps.iter().zip(&works) {
        out += &step_functions(step, work, account_guard(tenancy.edition, step, work));
    }
    out += MAIN;
    Ok(out)
}

const ABOUT: &str = r#"#
# The steps of RUNBOOK.md, in order. It asks for no credentials and stores none: the commands use the profiles that are
# named in them, or the credentials of the environment, and every account is checked before anything is changed in it.
#
#   ./run.sh                 from the first step to the last; what is done already is passed by
#   ./run.sh --from STEP     from that step on
#   ./run.sh --list          the steps
#   ./run.sh --dry-run       what would be run; may be joined with --from
set -euo pipefail
cd "$(dirname "$0")"

"#;

/// What the commands of a script or a paste find set, beyond what is theirs.
pub const ENVIRONMENT: &str = "export CLUSTERCTL_DISABLE_VERSIONCHECK=true AWS_PAGER=\n";

/// The programs that the commands name, and the versions that are checked before the first step.
fn tools(edition: Edition, release: &Release) -> String {
    let minor = release.version.rsplit_once('.').map_or(release.version, |(minor, _)| minor);
    let programs = match edition {
        Edition::Corrected => "aws clusterawsadm clusterctl kind kubectl",
        Edition::Published => "aws base64 clusterawsadm clusterctl envsubst kubectl",
    };
    let (from, before) = release.clusterctl;
    format!(
        r#"check_tools() {{
  missing=
  for tool in {programs}; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
  done
  [ -z "$missing" ] || stop "Not found on the PATH:$missing. README.md says which versions are needed."
  clusterawsadm_version="$(clusterawsadm version -o short)"
  case "$clusterawsadm_version" in
    {minor}.*) ;;
    '') echo "clusterawsadm does not say its version; {minor} is needed." >&2 ;;
    *) stop "clusterawsadm is $clusterawsadm_version; install {version}: another minor version makes other permissions." ;;
  esac
  clusterctl_version="$(clusterctl version -o short)"
  clusterctl_minor="${{clusterctl_version#v1.}}"
  clusterctl_minor="${{clusterctl_minor%%.*}}"
  case "$clusterctl_minor" in
    '' | *[!0-9]*) echo "clusterctl does not say its version; {from} or later is needed, before {before}." >&2 ;;
    *)
      if [ "$clusterctl_minor" -lt {from_minor} ] || [ "$clusterctl_minor" -ge {before_minor} ]; then
        stop "clusterctl is $clusterctl_version; install {from} or later, before {before}."
      fi
      ;;
  esac
}}

"#,
        version = release.version,
        from_minor = minor_of(from),
        before_minor = minor_of(before),
    )
}

/// `1.11.0` to `11`.
fn minor_of(version: &str) -> &str {
    version.trim_start_matches('v').split('.').nth(1).unwrap_or("0")
}

/// Id, title and who acts of each step, a line each.
fn steps_list(steps: &[Step]) -> String {
    let lines: String =
        steps.iter().map(|step| format!("{}|{}|{}\n", step.id, step.title, who(&step.context))).collect();
    format!("steps() {{\n  cat <<'EOF'\n{lines}EOF\n}}\n\n")
}

/// `Managed payments, account 111111111111, profile payments-admin`
fn who(context: &CredentialContext) -> String {
    let mut who = context.actor.label();
    if let Some(Ok(id)) = &context.account_id {
        who += &format!(", account {id}");
        match &context.profile {
            Some(profile) => who += &format!(", profile {profile}"),
            None => who += ", credentials of the environment",
        }
    }
    who
}

/// What a person would compare, a script compares. No comment in it: zsh does not take one at its prompt, where
/// `paste` puts it.
pub const COMPARISONS: &str = r#"shows() {
  wanted=$1
  shift
  printed="$("$@")" || return
  printf '%s\n' "$printed"
}
must_be() {
  shows "$@" || return
  [ "$printed" = "$wanted" ] || { echo "This line was expected: $wanted" >&2; return 1; }
}
must_print() {
  shows "$@" || return
  case "$printed" in
    *"$wanted"*) ;;
    *) echo "This was expected, and is not there: $wanted" >&2; return 1 ;;
  esac
}
done_or() {
  wanted=$1
  shift
  if printed="$("$@" 2>&1)"; then
    printf '%s\n' "$printed"
    return
  fi
  case "$printed" in
    *"$wanted"*) printf '%s\n' "$wanted" ;;
    *) printf '%s\n' "$printed" >&2; return 1 ;;
  esac
}
"#;

const FUNCTIONS: &str = r#"stop() {
  echo "$*" >&2
  exit 1
}

# Id, title and who acts of a line of `steps`; a profile may have any sign in it, so who acts is all the rest.
read_step() {
  id=${1%%"|"*}
  who=${1#*"|"}
  title=${who%%"|"*}
  who=${who#*"|"}
}

# The function of a step: its id, in letters that a function's name may have.
name_of() {
  printf '%s' "$1" | tr '-' '_'
}

go_on() {
  echo "Step $1 stopped. Mend the reason and go on with: ./run.sh --from $1" >&2
}

run_step() {
  name="$(name_of "$1")"
  if command -v "done_$name" >/dev/null 2>&1 && "done_$name"; then
    echo "Done already, passed by."
    return
  fi
  # The subshell stops at its first failing command; asked for its status it must not stand in a condition.
  set +e
  (
    set -e
    "step_$name"
  )
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    echo >&2
    if command -v "failed_$name" >/dev/null 2>&1; then
      "failed_$name" >&2 || true
    fi
    go_on "$1"
    exit "$status"
  fi
}

"#;

/// What a person does, in the middle of a script. The steps read nothing from standard input, so the answer comes from
/// the terminal; without one the step fails.
pub const BY_HAND: &str = r#"by_hand() {
  printf '%s\n' "$@"
  printf 'Press Enter when it is done. '
  read -r REPLY </dev/tty
}

"#;

/// The account, before a step of the published edition: the guide leaves that to its reader, but a script goes on by
/// itself, and a managed account's stack made in the manager account writes over the manager's. The corrected edition
/// has its guards among its blocks.
pub fn account_guard(edition: Edition, step: &Step, work: &Work) -> Option<Block> {
    let (Edition::Published, Some(Ok(id))) = (edition, &step.context.account_id) else { return None };
    if work.shared_variables().is_some() {
        return None;
    }
    let ask = Command::new("aws sts get-caller-identity --query Account --output text")
        .flag("--region", Word::var("AWS_REGION"))
        .env_if("AWS_PROFILE", step.context.profile.as_deref());
    Some(Block::run("Guard: the right account?", ask).expect(Expect::Line(id.clone())))
}

fn step_functions(step: &Step, work: &Work, guard: Option<Block>) -> String {
    let name = step.id.replace('-', "_");
    let mut out = format!("# {} ({})\n", step.title, who(&step.context));
    if let Some(probe) = &work.done_already {
        out += &format!("done_{name}() {{\n  {}\n}}\n", script::condition(probe, 2));
    }
    let blocks: Vec<String> = guard.iter().chain(&work.blocks).map(|block| script::checked_block(block, 2)).collect();
    out += &format!("step_{name}() {{\n{}\n}}\n", blocks.join("\n"));
    let (sentence, look_ups) = &work.on_failure;
    out += &format!("failed_{name}() {{\n  echo {}\n", quote::literal(&plain(sentence)));
    for block in look_ups {
        out += &format!("  echo {}\n", quote::literal(&format!("-- {}", block.label)));
        let lines: Vec<String> = block.lines.iter().map(|line| script::lines(std::slice::from_ref(line), 2)).collect();
        out += &format!("{} || true\n", lines.join(" || true\n"));
    }
    out += "}\n\n";
    out
}

/// Without the marks of Markdown.
fn plain(sentence: &str) -> String {
    sentence.replace('`', "'")
}

const MAIN: &str = r#"from=
dry_run=
while [ $# -gt 0 ]; do
  case "$1" in
    --from)
      [ $# -ge 2 ] || stop "--from takes the id of a step; ./run.sh --list shows them."
      from=$2
      shift 2
      ;;
    --from=*)
      from=${1#--from=}
      shift
      ;;
    --list)
      steps | while IFS= read -r step; do
        read_step "$step"
        printf '%-44s %s (%s)\n' "$id" "$title" "$who"
      done
      exit 0
      ;;
    --dry-run)
      dry_run=yes
      shift
      ;;
    -h | --help)
      sed -n '/^#   /s/^#   //p' run.sh
      exit 0
      ;;
    *) stop "There is no option $1; see ./run.sh --help" ;;
  esac
done

if [ -n "$from" ] && ! steps | cut -d '|' -f 1 | grep -qxF -e "$from"; then
  stop "There is no step $from; ./run.sh --list shows them."
fi
[ -n "$dry_run" ] || check_tools

total="$(steps | wc -l | tr -d ' ')"
number=0
started=
current=
trap 'echo >&2; [ -z "$current" ] || go_on "$current"; exit 130' INT TERM
while IFS= read -r step <&3; do
  read_step "$step"
  number=$((number + 1))
  if [ -z "$started" ] && [ -n "$from" ] && [ "$id" != "$from" ]; then
    continue
  fi
  started=yes
  current=$id
  printf '\n[%s/%s] %s\n       %s, step %s\n' "$number" "$total" "$title" "$who" "$id"
  if [ -n "$dry_run" ]; then
    declare -f "step_$(name_of "$id")" | sed '1,2d;$d'
  else
    run_step "$id" </dev/null
  fi
done 3<<EOF
$(steps)
EOF
current=
[ -n "$dry_run" ] || printf '\nEvery step is done.\n'
"#;
