"""Programs from published Go modules."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from judges.pins import Pins

CAPA = "sigs.k8s.io/cluster-api-provider-aws/v2"

#: The toolchain that is there, and no stamp of a version control that a module does not have. CAPA is held to the sums
#: of our own pins.
ENVIRONMENT = {
    **os.environ,
    "GOTOOLCHAIN": "local",
    "GOFLAGS": "-buildvcs=false",
    "GONOSUMDB": CAPA,
    "CGO_ENABLED": "0",
}


def download(module: str, version: str) -> Path:
    """The folder of the module in Go's cache, which is read-only."""
    known = _downloaded(module, version)
    if module == CAPA and known["Sum"] != Pins.load().capa_sums.get(version):
        raise SystemExit(f"judges: {module}@{version} sums up to {known['Sum']}, which is not in judges.toml")
    return Path(known["Dir"])


def go_mod_of(module: str, version: str) -> Path:
    return Path(_downloaded(module, version)["GoMod"])


def _downloaded(module: str, version: str) -> dict[str, str]:
    return json.loads(_go(["mod", "download", "-json", f"{module}@{version}"], Path.cwd(), capture=True))


def copy(module: str, version: str, place: Path) -> Path:
    """A copy to build in: `go install module@version` refuses modules with replacements, as most of these are."""
    if not place.exists():
        unfinished = place.with_name(place.name + ".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        shutil.copytree(download(module, version), unfinished)
        for path in [unfinished, *unfinished.rglob("*")]:
            path.chmod(path.stat().st_mode | 0o200)
        unfinished.rename(place)
    return place


def build(folder: Path, package: str, program: Path, variables: dict[str, str] | None = None) -> None:
    """Builds a package of the module in `folder`; `variables` are texts that its version command prints."""
    flags = ["-s", "-w", *(f"-X {name}={value}" for name, value in (variables or {}).items())]
    _go(["build", "-trimpath", "-ldflags", " ".join(flags), "-o", str(program), package], folder)


def tidy(folder: Path) -> None:
    _go(["mod", "tidy"], folder)


def _go(arguments: list[str], folder: Path, capture: bool = False) -> str:
    finished = subprocess.run(
        ["go", *arguments], cwd=folder, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE if capture else None
    )
    if finished.returncode:
        raise SystemExit(f"judges: go {' '.join(arguments)}: exit {finished.returncode}\n{finished.stdout or ''}")
    return finished.stdout or ""
