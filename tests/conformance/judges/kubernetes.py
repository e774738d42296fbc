"""API server, controller manager and kubectl. k8s.io/kubernetes replaces its parts by folders of its own repository, so it
builds only inside a module that replaces them by their published versions."""

import re
from pathlib import Path

from judges import go_modules

KUBERNETES = "k8s.io/kubernetes"
PROGRAMS = ("kube-apiserver", "kube-controller-manager", "kubectl")
PART = re.compile(r"^\s*(k8s\.io/[a-z-]+) v0\.0\.0$", re.MULTILINE)


def module(version: str, place: Path) -> Path:
    """Writes the module and gives its folder."""
    if (place / "go.sum").exists():
        return place
    published = go_modules.go_mod_of(KUBERNETES, version).read_text()
    go = re.search(r"^go .*$", published, re.MULTILINE).group()
    parts = version.replace("v1.", "v0.", 1)
    replacements = "\n".join(f"\t{part} => {part} {parts}" for part in sorted(set(PART.findall(published))))
    place.mkdir(parents=True, exist_ok=True)
    (place / "go.mod").write_text(
        f"module conformance/kubernetes\n\n{go}\n\nrequire {KUBERNETES} {version}\n\nreplace (\n{replacements}\n)\n"
    )
    imports = "\n".join(f'\t_ "{KUBERNETES}/cmd/{program}"' for program in PROGRAMS)
    (place / "programs.go").write_text(f"//go:build programs\n\npackage programs\n\nimport (\n{imports}\n)\n")
    go_modules.tidy(place)
    return place


def version_variables(version: str) -> dict[str, str]:
    """What makes a program say its version; clusterctl refuses a server that does not."""
    major, minor, _ = version.removeprefix("v").split(".")
    packages = ("k8s.io/component-base/version", "k8s.io/client-go/pkg/version")
    return {
        f"{package}.{name}": value
        for package in packages
        for name, value in (("gitVersion", version), ("gitMajor", major), ("gitMinor", minor))
    }
