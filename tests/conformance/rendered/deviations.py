"""The registry of deviations: what each claims, as `tests/it/deviations.rs` writes it down, and which of them apply to
a bundle, as its DEVIATIONS.md says."""

import json
import re
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "cases" / "deviations.json"

#: By deviation: file and address of each leaf that it claims.
Claims = dict[str, list[list[str]]]


def claims() -> Claims:
    return json.loads(FILE.read_text())


def applying(bundle: Path) -> set[str]:
    """The deviations that matter for the bundle."""
    return set(re.findall(r"^### (\S+)$", (bundle / "DEVIATIONS.md").read_text(), re.MULTILINE))


def unclaimed(file: str, addresses: set[str], claims: Claims, ids: set[str]) -> set[str]:
    """The addresses in the file that none of the deviations accounts for."""
    patterns = [at for one in ids for pattern, at in claims.get(one, []) if covers(pattern, file)]
    return {address for address in addresses if not any(covers(at, address) for at in patterns)}


def covers(pattern: str, path: str) -> bool:
    """`*` is one segment, `**` at the end is what follows, if anything."""
    expression = re.escape(pattern).replace(r"/\*\*", "(/.*)?").replace(r"\*", "[^/]*")
    return re.fullmatch(expression, path) is not None
