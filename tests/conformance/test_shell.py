"""Every script, every command that a person copies and every paste: read by the shells, and run in them with stubs.

design: a command pastes into bash and zsh and runs as it stands; run.sh runs in the bash 3.2 of macOS.
"""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from shell import bundles, programs
from shell.bundles import Bundle
from shell.checkers import READING, read_by, shellcheck
from shell.constructs import constructs
from shell.copied import Block
from shell.prompts import Terminals, answer_of, answers_for_a_run, open_terminals
from shell.stubs import Answers
from shell.tree import Node, Unreadable, parse

JUDGE = "shell"

CASES = Path(__file__).resolve().parent / "cases"
AFTER_BASH_3_2 = yaml.safe_load((CASES / "after_bash_3_2.yaml").read_text())
MACOS = programs.load()
#: The guide's own `export NAME="$(command)"`, which hides a failure; only in its own edition.
MASKED = "SC2155"
#: A paste begins with functions that it may not need.
UNUSED = "SC2329"
#: A quote, a dollar sign or a word of the shell within a text that a person typed.
MEANT_LITERALLY = {"SC1003", "SC1010", "SC2016"}
#: In bash 3.2 and older: https://www.gnu.org/software/bash/manual/ of that version, and NEWS up to it.
OLD = """
set -euo pipefail
shopt -s nullglob
x=(a b) y=$(case $1 in (a) aws ;; esac) z=`aws`
x+=(c)
aws "${#x[@]}" "${x[@]:-}" ${!y} "${y:1:2}" ${y//a/b} "${y%%.*}" {1..3} {a,b} $'\\n' &> log <<< "$z"
for ((i = 0; i < 3; i++)); do read -r -t 5 -p q z || true; done
[[ $z =~ a ]] && printf -v y '%s' a
test -n "$y" && wait $! && ! aws
local -r a=1; declare -a b; unset -v b; diff <(aws) <(cat)
"""
#: What bash runs, and zsh does not, or with other words.
BAD_PASTES = {
    "a comment": "aws # it",
    "a glob": "aws *.nothing",
    "a word that begins with =": "aws =nothing",
    "a value in which = follows a colon": "AWS_PROFILE=a:=nothing aws",
    "a variable of zsh": "status=x; aws $status",
    "a variable that is not quoted": 'x="a b"; aws $x',
}


@pytest.fixture(scope="module")
def hostile(render, tmp_path_factory) -> list[Bundle]:
    return bundles.hostile(render, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def judged(hostile) -> list[Bundle]:
    return bundles.golden() + hostile


@pytest.fixture(scope="module")
def scripts(judged) -> dict[str, str]:
    """Each run.sh, with the name of a bundle that has it."""
    return {bundle.script: bundle.name for bundle in judged}


@pytest.fixture(scope="module")
def pastes(judged, hostile) -> dict[str, str]:
    """What **Copy all commands** gives at the start and, of some, half-way; with the name of a bundle that has it."""
    whole = {bundle.paste(): f"{bundle.name}, all commands" for bundle in judged}
    half = {bundle.paste(len(bundle.steps()) // 2): f"{bundle.name}, half of the commands" for bundle in hostile}
    return whole | half


@pytest.fixture(scope="module")
def blocks(judged) -> dict[str, str]:
    """Each text that is copied by itself, with the name of a bundle that has it and the step."""
    steps = ((bundle, number, step) for bundle in judged for number, step in enumerate(bundle.steps(), 1))
    return {
        text: f"{bundle.name}, step {number}"
        for bundle, number, step in steps
        for block in step
        for text in block.copies()
    }


@pytest.fixture(scope="module")
def steps(judged) -> dict[str, str]:
    """The blocks of each step together: one may set a variable that the next one uses."""
    return {text: bundle.name for bundle in judged for text in bundle.whole_steps()}


@pytest.fixture(scope="module")
def trees(tools, scripts, pastes, blocks) -> list[tuple[str, str, Node]]:
    """Where a text is from, the text, and its syntax tree."""
    texts = scripts | pastes | blocks
    return [(where, text, parse(tools.bin / "shfmt", text)) for text, where in texts.items()]


def test_no_command_of_a_runbook_is_overlooked(judged):
    for bundle in judged:
        steps = bundle.steps()
        assert len(steps) == len(re.findall(r"^### \d+\. ", bundle.runbook, re.MULTILINE)) > 5
        assert sum(len(step) for step in steps) == bundle.runbook.count("\n```bash\n"), bundle.name
        assert "\n```bash\n" not in bundle.readme, "the README has commands; judge them too"


@pytest.mark.parametrize("shell", READING)
def test_the_shells_read_every_text(shell, scripts, pastes, steps):
    said = {where: read_by(shell, text) for text, where in (scripts | pastes | steps).items()}
    assert {where: words for where, words in said.items() if words} == {}


@pytest.mark.parametrize("shell", READING)
def test_the_shells_refuse_what_is_not_closed(shell):
    assert read_by(shell, "if aws; then\n")
    assert read_by(shell, "aws 'a\n")


@pytest.mark.parametrize("edition, allowed", [("corrected", set()), ("published", {MASKED})])
def test_shellcheck_finds_nothing(edition, allowed, tmp_path):
    golden = [bundle for bundle in bundles.golden() if bundle.config["edition"] == edition]
    assert shellcheck("bash", {bundle.script for bundle in golden}, tmp_path / "scripts") == []
    # What is pasted is POSIX.
    texts = {bundle.paste() for bundle in golden}.union(*(bundle.whole_steps() for bundle in golden))
    found = shellcheck("sh", texts, tmp_path / "pastes")
    assert {finding.split()[0] for finding in found} - {UNUSED} == allowed, found


def test_shellcheck_only_asks_whether_a_hostile_text_is_meant_literally(hostile, tmp_path):
    findings = shellcheck("bash", {bundle.script for bundle in hostile}, tmp_path)
    assert {finding.split()[0] for finding in findings} <= MEANT_LITERALLY


def test_shellcheck_is_told_to_look_away_once_only(scripts):
    directive = re.compile("# shellcheck.*")
    told = {(line, "published edition" in text) for text in scripts for line in directive.findall(text)}
    assert told == {(f"# shellcheck disable={MASKED}", True)}


def test_shellcheck_finds_what_is_wrong(tmp_path):
    found = shellcheck("sh", ["aws $x\n", "x=(a)\n"], tmp_path)
    assert {finding.split(":")[0] for finding in found} >= {"SC2086 in aws $x", "SC3030 in x=(a)"}


def test_bash_3_2_has_everything_that_is_used(trees):
    newer = {row["name"] for row in AFTER_BASH_3_2}
    used = {where: constructs(tree, text) & newer for where, text, tree in trees}
    assert {where: names for where, names in used.items() if names} == {}


@pytest.mark.parametrize("row", AFTER_BASH_3_2, ids=lambda row: row["bad"].split("\n")[0])
def test_what_bash_3_2_has_not_is_found(row, tools):
    try:
        found = constructs(parse(tools.bin / "shfmt", row["bad"]), row["bad"])
    except Unreadable:
        found = {"unreadable"}
    assert found & {row["name"] for row in AFTER_BASH_3_2} == {row["name"]}


def test_what_bash_3_2_has_is_not_found(tools):
    found = constructs(parse(tools.bin / "shfmt", OLD), OLD)
    assert found & {row["name"] for row in AFTER_BASH_3_2} == set()


def test_macos_has_every_program_and_option(trees):
    found = {where: programs.foreign_to_macos(programs.calls(tree), MACOS) for where, _, tree in trees}
    assert {where: calls for where, calls in found.items() if calls} == {}


def test_macos_has_what_a_readme_names(tools):
    """Of the commands in a line, which are code with an option, one at least."""
    lines = {line for bundle in bundles.golden() for line in bundle.readme.splitlines()}
    named = [commands for line in lines if (commands := re.findall(r"`([a-z]\w+ (?:[^`]+ )?-[^`]+)`", line))]
    assert named, "a README says how to check SHA256SUMS"
    for commands in named:
        calls = [programs.calls(parse(tools.bin / "shfmt", command)) for command in commands]
        assert not all(programs.foreign_to_macos(called, MACOS) for called in calls), commands


@pytest.mark.parametrize("row", MACOS["foreign"], ids=lambda row: row["found"])
def test_what_macos_has_not_is_found(row, tools):
    found = programs.calls(parse(tools.bin / "shfmt", row["bad"]))
    assert row["found"] in programs.foreign_to_macos(found, MACOS)


@pytest.fixture(params=["bracketed", "typed"])
def prompts(request, tmp_path) -> Iterator[Terminals]:
    """A bash and a zsh that are told of a paste, or take it for typing."""
    with open_terminals(tmp_path, bracketed=request.param == "bracketed") as opened:
        yield opened


@pytest.fixture
def terminals(tmp_path) -> Iterator[Terminals]:
    with open_terminals(tmp_path / "prompts") as opened:
        yield opened


def test_bash_and_zsh_run_the_same_commands(judged, hostile, prompts):
    """Pasted at the prompt, block by block, in the order of a run."""
    pasted: set[str] = set()
    # Line by line is slower, and only what a text holds makes a difference.
    for bundle in judged if prompts.bracketed else hostile:
        prompts.enter(bundle)
        for block in (block for step in bundle.steps() for block in step):
            text = block.copies()[-1]
            if text not in pasted:
                pasted.add(text)
                _paste_in_both(block, text, bundle, prompts)


def _paste_in_both(block: Block, text: str, bundle: Bundle, prompts: Terminals) -> None:
    prompts.answer(Answers(default=answer_of(block, bundle)))
    bash, zsh = prompts.paste(text)
    assert bash.calls == zsh.calls, f"{text}\n{zsh.screen}"
    assert bash.status == zsh.status, f"{text}\n{zsh.screen}"
    if bash.calls:
        # A question may well be answered with no.
        assert block.answer or bash.status == 0, f"{text}\n{bash.screen}"
    else:
        # A file was written, removed or looked into.
        of_bash, of_zsh = prompts.files()
        assert of_bash == of_zsh, text


@pytest.mark.parametrize("text", BAD_PASTES.values(), ids=BAD_PASTES)
def test_a_paste_that_zsh_reads_otherwise_is_found(text, prompts):
    bash, zsh = prompts.paste(text)
    assert bash.calls and bash.status == 0
    assert bash.calls != zsh.calls or zsh.status != 0


def test_run_sh_lists_who_runs_each_step(hostile):
    for bundle in hostile:
        listed = subprocess.run(["bash", bundle.folder / "run.sh", "--list"], capture_output=True, text=True)
        heads = re.findall(r"^### \d+\. (.*)$", bundle.runbook, re.MULTILINE)
        lines = listed.stdout.rstrip("\n").split("\n")
        assert len(lines) == len(heads)
        for title, line in zip(heads, lines):
            assert f" {title} (" in line
        for profile in bundle.acting:
            assert any(line.endswith(f", profile {profile})") for line in lines), profile


def test_all_commands_are_those_of_run_sh(judged, terminals, tmp_path):
    """**Copy all commands**, pasted, calls what run.sh calls, with the profiles that were typed."""
    one_of_a_kind = {bundle.kind: bundle for bundle in judged if bundle.has_a_profile_for_each}
    assert len(one_of_a_kind) == 4
    for bundle in one_of_a_kind.values():
        terminals.enter(bundle)
        terminals.answer(answers_for_a_run(bundle, tmp_path / bundle.name))
        by_script = terminals.opened[0].paste("bash run.sh")
        assert "Every step is done." in by_script.screen, by_script.screen
        # What a step exports stays in a paste; in run.sh each step has a shell of its own.
        exported = set(re.findall(r"^export (\w+)=", "\n".join(bundle.whole_steps()), re.MULTILINE))
        # run.sh asks two tools for their versions first.
        wanted = [call.without(exported) for call in by_script.calls[2:]]
        for pasted in terminals.paste(bundle.paste()):
            assert pasted.status == 0, f"{bundle.name}: {pasted.screen}"
            assert [call.without(exported) for call in pasted.calls] == wanted, bundle.name
        used = {dict(call.environment).get("AWS_PROFILE", "") for call in wanted}
        assert used - {""} == bundle.acting, bundle.name


def test_all_commands_stop_at_the_first_failure(hostile, terminals, tmp_path):
    (bundle,) = (bundle for bundle in hostile if bundle.name == "hostile-pod-identity")
    terminals.enter(bundle)
    answers = answers_for_a_run(bundle, tmp_path / bundle.name)
    terminals.answer(answers)
    text = bundle.paste()
    calls = terminals.opened[0].paste(text).calls
    keys = dict.fromkeys(call.key for call in calls if call.key not in answers.failing)
    assert len(keys) > 15
    for key in keys:
        # What should print something prints something else; all else fails.
        wrong = {"printed": answers.printed | {key: "another"}}
        failing = {"failing": answers.failing | {key}}
        terminals.answer(replace(answers, **(wrong if key in answers.printed else failing)))
        for pasted in terminals.paste(text):
            assert pasted.status != 0, key
            assert pasted.calls[-1].key == key, pasted.screen
