"""Does what the guide has a person do with clusterctl, as the RUNBOOK.md of a published edition prints it."""

import re
import subprocess
from pathlib import Path

import yaml

from rendered.bundles import exact_text

#: The files of a bundle that clusterctl generates where somebody follows the guide.
MANIFESTS = "m*/**/*-cluster.yaml"

BLOCK = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EDIT = re.compile(
    r"^By hand: add this to the spec of AWSManagedControlPlane in (\S+)\.\n.*?^```text\n(.*?)\n*^```$",
    re.MULTILINE | re.DOTALL,
)
#: The guide leaves the release and the namespace to the cluster that it has at hand; there is none here. What the
#: command itself says comes later, and wins.
WITHOUT_A_CLUSTER = """
clusterctl() {{
  command clusterctl generate cluster --infrastructure aws:{release} --target-namespace default "${{@:3}}"
}}
"""


def generate(bundle: Path, release: str, folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Runs the commands in the folder; gives the cluster manifests by their path in the bundle, with the edit that the
    guide has a person make."""
    runbook = (bundle / "RUNBOOK.md").read_text()
    commands = [block for block in BLOCK.findall(runbook) if _sets_variables(block) or _generates(block)]
    for manifest in bundle.glob(MANIFESTS):
        (folder / manifest.relative_to(bundle)).parent.mkdir(parents=True)
    script = WITHOUT_A_CLUSTER.format(release=release) + "\n".join(commands)
    finished = subprocess.run(
        ["bash", "-eu", "-c", script], cwd=folder, env=environment, capture_output=True, text=True
    )
    assert finished.returncode == 0, f"{finished.stderr}\n{script}"
    files = {str(file.relative_to(folder)): exact_text(file) for file in folder.glob("**/*.yaml")}
    for path, edit in EDIT.findall(runbook):
        files[path] = _edited(files[path], edit)
    return files


def edits(bundle: Path) -> dict[str, dict]:
    """What is to be added to each file by hand."""
    return {path: yaml.safe_load(edit) for path, edit in EDIT.findall((bundle / "RUNBOOK.md").read_text())}


def _sets_variables(block: str) -> bool:
    return block.startswith("export AWS_REGION=")


def _generates(block: str) -> bool:
    return "clusterctl generate cluster" in block and "> m" in block


def _edited(text: str, edit: str) -> str:
    """With the edit in its place by the alphabet; only AWSManagedControlPlane has a region."""
    before, after = text.split("\n  region: ")
    indented = "".join(f"\n  {line}" for line in edit.splitlines())
    return f"{before}{indented}\n  region: {after}"
