"""Follows the guide in a world, step by step, past everything that breaks."""

import re
import time
from pathlib import Path

import yaml

from guide import steps
from guide.cases import Break, Change, Edit, Stage
from guide.evidence import Answer, salient
from world import Finished, World

SHARED = "guide-set-variables"
#: Without a network clusterctl would wait a minute for each command.
SHELL = "set -e\nexport CLUSTERCTL_DISABLE_VERSIONCHECK=true\n"
#: Seconds in which what a step waits for, or why it never comes, has to show.
PATIENCE = 180


class Walker:
    """One bundle in one world. What was changed on the way holds until the end."""

    def __init__(self, world: World, bundle: Path):
        listed = world.run(bundle, "--list").check().text
        self._world, self._bundle = world, bundle
        self._steps = steps.read(bundle, [line.split()[0] for line in listed.splitlines() if line])
        self._manager = self._steps[SHARED].account
        self._replacements: dict[str, str] = {}
        self._edits: list[Edit] = []
        self._walked = {SHARED}

    def walk(self, stages: tuple[Stage, ...]) -> list[Answer]:
        """Goes through the stages; gives what was answered at the breaks."""
        answers = []
        for stage in stages:
            self._change(stage.first)
            if stage.breaks is None:
                self._run(stage.step).check()
            else:
                answers.append(self._meet(stage.step, stage.breaks))
                self._change(stage.breaks.mend)
        return answers

    def left_out(self) -> set[str]:
        """The steps that no stage came to."""
        return set(self._steps) - self._walked

    def _meet(self, step: str, broken: Break) -> Answer:
        commands = [self._replaced(known.commands) for known in self._steps.values()]
        return Answer(
            deviation=broken.deviation,
            command=steps.line("".join(commands), broken.words),
            message=salient(self._answer(step, broken)),
            by=broken.by,
            stand_in=broken.stand_in,
        )

    def _answer(self, step: str, broken: Break) -> str:
        """A step that has commands fails at once; one that waits goes on for ever, and its look-ups tell why."""
        finished = self._run(step)
        if self._steps[step].commands:
            assert finished.status != 0, f"{broken.deviation} does not break {step}:\n{finished.text}"
        look_ups = self._steps[step].look_ups
        give_up = time.monotonic() + PATIENCE
        while True:
            text = finished.text + self._shell("set +e\n" + look_ups, self._steps[step].account).text
            if found := re.search(broken.answer, text):
                return found.group()
            assert time.monotonic() < give_up, f"{broken.deviation} is not seen in {step}:\n{text[-4000:]}"
            time.sleep(1)

    def _change(self, change: Change) -> None:
        self._replacements |= change.replace
        if change.edit:
            self._edits.append(change.edit)
        if change.commands:
            self._shell(change.commands, self._manager).check()
        for step in change.again:
            self._run(step).check()

    def _run(self, name: str) -> Finished:
        self._walked.add(name)
        step = self._steps[name]
        finished = self._shell(self._replaced(step.commands), step.account)
        for edit in self._edits:
            self._edit(edit)
        return finished

    def _shell(self, commands: str, account: str) -> Finished:
        """In the guide all steps share one shell; all that they share are the variables of the first."""
        profile = next(known.profile for known in self._world.settings.accounts if known.id == account)
        script = SHELL + self._steps[SHARED].commands + commands
        return self._world.shell(script, self._bundle, profile=profile, timeout=600)

    def _replaced(self, commands: str) -> str:
        for old, new in self._replacements.items():
            commands = commands.replace(old, new)
        return commands

    def _edit(self, edit: Edit) -> None:
        for file in self._bundle.glob(edit.file):
            objects = list(yaml.safe_load_all(file.read_text()))
            for one in objects:
                if one["kind"] == edit.kind:
                    one["spec"] |= edit.spec
            file.write_text(yaml.safe_dump_all(objects))
