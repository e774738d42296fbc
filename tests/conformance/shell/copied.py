"""What a person copies: the commands of a RUNBOOK.md, which the page's copy buttons give too, one by one."""

import re
from dataclasses import dataclass

STEP = re.compile(r"^### \d+\. ", re.MULTILINE)
#: The sentence in front of a block, the block, and what it should print.
BLOCK = re.compile(
    r"^(?P<label>[^\n]*)\n\n```(?:bash|sh)\n(?P<text>.*?)\n```$(?:\n\nYou should see `(?P<seen>[^\n]*)`\.$)?",
    re.MULTILINE | re.DOTALL,
)
#: The page has a probe print its answer (`question` in src/ui/output/facts.rs); RUNBOOK.md has the bare probe.
ANSWERS = {
    "Done already when this succeeds; then go to the next step:": "done already",
    "unless this succeeds:": "not needed",
}


@dataclass(frozen=True)
class Block:
    """Copied as one. `answer` is what the page has a probe print; `seen` is what the block should print."""

    text: str
    answer: str = ""
    seen: str = ""

    def copies(self) -> list[str]:
        """The text as RUNBOOK.md has it and, where that differs, as the page copies it."""
        return [self.text, f"{self.text} && echo '{self.answer}'"] if self.answer else [self.text]


def steps(runbook: str) -> list[list[Block]]:
    """The blocks of each step, in order."""
    return [[_block(found) for found in BLOCK.finditer(section)] for section in STEP.split(runbook)[1:]]


def _block(found: re.Match[str]) -> Block:
    answers = (answer for ending, answer in ANSWERS.items() if found["label"].endswith(ending))
    return Block(found["text"], next(answers, ""), found["seen"] or "")
