"""A bundle's commands at the prompts of bash and zsh, where the programs are stubs: what each was called with."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from shell.bundles import Bundle
from shell.copied import Block
from shell.stubs import Answers, Stubs
from shell.terminal import COMMANDS, Pasted, Terminal

#: An answer that falls apart wherever a variable is not quoted.
HOSTILE_ANSWER = "it's $HOME \"x\"  `id` * ? \\ !x ~ #"
#: The file with whose digest a block compares what a tool prints.
TEMPLATE = re.compile(r"makes another template than ([^,]+),")
#: What a loop waits for.
WAITED_FOR = re.compile(r'^\[ "\$answer" = (\S+) \]$', re.MULTILINE)


@dataclass(frozen=True)
class Terminals:
    """A terminal for each shell, bash first, each in a folder of its own and with stubs of its own."""

    folders: list[Path]
    stubs: list[Stubs]
    opened: list[Terminal]
    bracketed: bool

    def enter(self, bundle: Bundle) -> None:
        """Unpacks the bundle where the terminals stand."""
        for folder in self.folders:
            shutil.copytree(bundle.folder, folder, dirs_exist_ok=True)

    def files(self) -> list[dict[str, str]]:
        """What the folder of each shell holds, by path."""
        return [
            {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}
            for folder in self.folders
        ]

    def answer(self, answers: Answers) -> None:
        for stubs in self.stubs:
            stubs.answer(answers)

    def paste(self, text: str) -> list[Pasted]:
        """What came of the text in each shell."""
        with ThreadPoolExecutor() as pool:
            return list(pool.map(lambda terminal: terminal.paste(text), self.opened))


@contextmanager
def open_terminals(folder: Path, bracketed: bool = True) -> Iterator[Terminals]:
    folders = [folder / shell / "here" for shell in COMMANDS]
    stubs = [Stubs(folder / shell / "stubs", here) for shell, here in zip(COMMANDS, folders)]
    with ExitStack() as stack:
        opened = []
        for shell, here, called in zip(COMMANDS, folders, stubs):
            here.mkdir()
            opened.append(stack.enter_context(Terminal(shell, here, called, bracketed)))
        yield Terminals(folders, stubs, opened, bracketed)


def answer_of(block: Block, bundle: Bundle) -> str:
    """What lets the block go on."""
    template = TEMPLATE.search(block.text)
    if template:
        # A stub ends its answer with a line break of its own.
        return (bundle.folder / template[1]).read_text().removesuffix("\n")
    waited_for = WAITED_FOR.search(block.text)
    return waited_for[1] if waited_for else block.seen or HOSTILE_ANSWER


def answers_for_a_run(bundle: Bundle, folder: Path) -> Answers:
    """With these every step of the bundle is run, and no block is passed by: each command prints what it should, and
    each question whether something is done already gets a no. Found by pasting the blocks one by one."""
    # run.sh asks first of all, in the published edition too.
    printed = {"|clusterawsadm|version -o short": bundle.config["release"]}
    questions: set[str] = set()
    with open_terminals(folder) as opened:
        opened.enter(bundle)
        for block in (block for step in bundle.steps() for block in step):
            opened.answer(Answers(default=answer_of(block, bundle)))
            keys = [call.key for call in opened.paste(block.text)[0].calls if call.program != "sleep"]
            if block.answer:
                questions |= set(keys)
            elif answer_of(block, bundle) != HOSTILE_ANSWER:
                printed |= dict.fromkeys(keys, answer_of(block, bundle))
    return Answers(HOSTILE_ANSWER, printed, frozenset(questions - printed.keys()), bundle.profiles)
