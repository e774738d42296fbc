"""python -m judges: builds what is missing, and says what it does. Half an hour on two cores the first time."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from judges import go_modules, kubernetes, providers, system, template_printer
from judges.tools import Tools


class Workshop:
    """A program is built once for each version: its marker under `built/` names the version."""

    def __init__(self, tools: Tools):
        self._tools = tools
        self._source = tools.folder / "source"
        for place in (tools.bin, tools.folder / "built", self._source):
            place.mkdir(parents=True, exist_ok=True)

    def make_all(self) -> None:
        pins = self._tools.pins
        system.install()
        system.link("etcd", self._tools.bin)
        # The command line of AWS is a Python package, so it stands beside this Python.
        aws = self._tools.bin / "aws"
        aws.unlink(missing_ok=True)
        aws.symlink_to(Path(sys.executable).parent / "aws")
        self._program("shfmt", "mvdan.cc/sh/v3", pins.shfmt, "./cmd/shfmt")
        self._kubernetes()
        self._cluster_api()
        self._capa()
        self._repository()
        for epoch in pins.epochs:
            self._clusterawsadm(epoch)
        for generator in template_printer.ALWAYS:
            template_printer.build(self._tools, template_printer.GENERATORS[generator])

    def _kubernetes(self) -> None:
        version = self._tools.pins.kubernetes
        for program in kubernetes.PROGRAMS:
            self._once(program, version, lambda program=program: self._build_kubernetes(program, version))

    def _build_kubernetes(self, program: str, version: str) -> None:
        folder = kubernetes.module(version, self._source / f"kubernetes-{version}")
        package = f"{kubernetes.KUBERNETES}/cmd/{program}"
        go_modules.build(folder, package, self._tools.bin / program, kubernetes.version_variables(version))

    def _cluster_api(self) -> None:
        version = self._tools.pins.cluster_api
        major, minor, _ = version.removeprefix("v").split(".")
        package = f"{providers.CLUSTER_API}/version"
        variables = {
            f"{package}.gitVersion": version,
            f"{package}.gitMajor": major,
            f"{package}.gitMinor": minor,
        }
        self._program("clusterctl", providers.CLUSTER_API, version, "./cmd/clusterctl", variables)
        self._program("capi-manager", providers.CLUSTER_API, version, ".")

    def _capa(self) -> None:
        self._program("capa-manager", go_modules.CAPA, self._tools.pins.release, ".")

    def _clusterawsadm(self, epoch: str) -> None:
        name = self._tools.clusterawsadm(epoch).name
        package = f"{go_modules.CAPA}/version"
        variables = {f"{package}.gitVersion": epoch, f"{package}.gitMajor": "2"}
        self._program(name, go_modules.CAPA, epoch, "./cmd/clusterawsadm", variables)

    def _repository(self) -> None:
        pins, kubectl = self._tools.pins, self._tools.bin / "kubectl"
        for release in pins.releases:
            module = pins.templates.get(release, release)
            self._once(
                f"provider-aws-{release}",
                module,
                lambda release=release, module=module: providers.write_provider(
                    go_modules.CAPA,
                    module,
                    "config/default",
                    self._tools.provider(release),
                    "infrastructure-components.yaml",
                    kubectl,
                ),
            )
        for name, kustomization, components in (
            ("cluster-api", "config/default", "core-components.yaml"),
            ("bootstrap-kubeadm", "bootstrap/kubeadm/config/default", "bootstrap-components.yaml"),
            ("control-plane-kubeadm", "controlplane/kubeadm/config/default", "control-plane-components.yaml"),
        ):
            self._once(
                f"provider-{name}",
                pins.cluster_api,
                lambda name=name, kustomization=kustomization, components=components: providers.write_provider(
                    providers.CLUSTER_API,
                    pins.cluster_api,
                    kustomization,
                    self._tools.repository / name / pins.cluster_api,
                    components,
                    kubectl,
                ),
            )
        providers.write_cert_manager(self._tools.repository / "cert-manager" / pins.cert_manager)

    def _program(
        self, name: str, module: str, version: str, package: str, variables: dict[str, str] | None = None
    ) -> None:
        def build() -> None:
            folder = go_modules.copy(module, version, self._source / f"{module.replace('/', '-')}-{version}")
            go_modules.build(folder, package, self._tools.bin / name, variables)

        self._once(name, version, build)

    def _once(self, name: str, version: str, make: Callable[[], None]) -> None:
        marker = self._tools.folder / "built" / name
        if marker.exists() and marker.read_text() == version:
            return
        print(f"judges: building {name} {version}", flush=True)
        began = time.monotonic()
        make()
        marker.write_text(version)
        print(f"judges: {name} took {time.monotonic() - began:.0f} s", flush=True)


if __name__ == "__main__":
    Workshop(Tools()).make_all()
