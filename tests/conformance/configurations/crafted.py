"""Files that no writer of YAML makes: `cases/configurations/`, and what is no text at all."""

from collections.abc import Iterator
from pathlib import Path

from configurations.files import File

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "configurations"
HEAD = "apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1\nkind: AWSIAMConfiguration\n"


def crafted() -> Iterator[File]:
    for path in sorted(FOLDER.iterdir()):
        yield File(path.stem, path.read_bytes())
    yield from _encodings()
    yield from _bombs()


def _encodings() -> Iterator[File]:
    text = HEAD + "spec:\n  namePrefix: é\n"
    yield File("empty", b"")
    yield File("blank", b"\n \n")
    yield File("utf-8-mark", b"\xef\xbb\xbf" + text.encode())
    yield File("utf-16-little", text.encode("utf-16"))
    yield File("utf-16-big", b"\xfe\xff" + text.encode("utf-16-be"))
    yield File("latin-1", text.encode("latin-1"))
    yield File("nul", text.encode() + b"\0")
    yield File("carriage-returns", text.replace("\n", "\r\n").encode())
    yield File("no-line-break", text.rstrip().encode())


def _bombs() -> Iterator[File]:
    """Anchors within anchors: few are followed, many are refused."""
    for levels, width in ((3, 4), (8, 10)):
        lines = ["  stackTags: {}", "  a0: &a0 [x]"]
        for level in range(1, levels):
            lines.append(f"  a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]")
        yield File(f"bomb-{levels}-{width}", (HEAD + "spec:\n" + "\n".join(lines) + "\n").encode())
