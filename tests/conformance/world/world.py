"""The world: one folder, one block of ports, and everything that runs in it."""

import itertools
import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from world import processes
from world.accounts import Account, write_profiles
from world.calls import Call, read_calls
from world.cluster import BOOTSTRAP, Cluster
from world.clusterctl_config import write_clusterctl_config
from world.hurry import write_hurried_kubectl, write_program
from world.keys import Keys
from world.runs import Finished, Run
from world.settings import Settings, module_environment

DEFAULT_REGION = "eu-west-1"
#: In which namespace a management cluster of ours has its providers; the config file's default.
PROVIDERS_NAMESPACE = "capi-providers"

KIND = """#!/bin/sh
PYTHONPATH='{package}' exec '{python}' -m world.kind '{folder}' "$@"
"""


class World:
    """Use it as a context: what it started ends with it.

    `tools` has the programs (`bin`, `repository`, `pins`), `accounts` come with the manager first, and `slot` keeps
    the ports of worlds apart that live at the same time. `region` is the one of the profiles; its partition is that of
    the accounts.
    """

    def __init__(
        self, folder: Path, tools, accounts: list[Account], slot: int = 0, region: str = DEFAULT_REGION
    ):
        self.folder = folder.resolve()
        self._tools = tools
        self._runs = itertools.count(1)
        self.settings = Settings(
            folder=self.folder,
            bin=tools.bin,
            repository=tools.repository,
            python=Path(sys.executable),
            slot=slot,
            region=region,
            accounts=tuple(accounts),
        )

    def __enter__(self) -> "World":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def start(self) -> None:
        for name in ("home", "commands", "logs"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        self.settings.save()
        self._wait_for_free_ports()
        Keys(self.folder).make()
        write_profiles(self.home, self.settings.accounts, self.settings.region)
        write_clusterctl_config(self.home, self._tools.repository, self._tools.pins)
        package = Path(__file__).resolve().parent.parent
        kind = KIND.format(package=package, python=sys.executable, folder=self.folder)
        write_program(self.folder / "commands" / "kind", kind)
        try:
            self._start_services()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        for name in processes.names(self.folder):
            processes.stop(self.folder, name)

    def env(self, profile: str | None = None, hurry: str | None = None) -> dict[str, str]:
        """What a person's shell has. Nothing in it tells the runbook that AWS is not AWS: the proxy and its authority
        are what many companies have. `profile` is for commands that take the credentials of the environment."""
        path = [str(self.folder / "commands"), str(self.settings.bin), os.environ.get("PATH", os.defpath)]
        if hurry:
            kubectl = self.settings.bin / "kubectl"
            path.insert(0, str(write_hurried_kubectl(self.folder, self.settings.python, kubectl, hurry)))
        authority = str(self.folder / "keys" / "ca.crt")
        proxy = self.settings.url("proxy")
        environment = {
            "PATH": ":".join(path),
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "TERM": "dumb",
            "LANG": "C.UTF-8",
            "HTTPS_PROXY": proxy,
            "HTTP_PROXY": proxy,
            "NO_PROXY": "127.0.0.1,localhost",
            "SSL_CERT_FILE": authority,
            "AWS_CA_BUNDLE": authority,
            # There is no instance whose metadata could be asked for.
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        if profile:
            environment["AWS_PROFILE"] = profile
        return environment

    def begin(
        self, bundle: Path, *arguments: str, profile: str | None = None, hurry: str | None = None
    ) -> Run:
        """Starts the bundle's `run.sh`, as it is."""
        return self._begin(["bash", "./run.sh", *arguments], bundle, self.env(profile, hurry))

    def run(
        self,
        bundle: Path,
        *arguments: str,
        profile: str | None = None,
        hurry: str | None = None,
        timeout: float = 900,
    ) -> Finished:
        """Runs the bundle's `run.sh`, as it is, to its end."""
        return self.begin(bundle, *arguments, profile=profile, hurry=hurry).finish(timeout)

    def shell(
        self,
        command: str,
        cwd: Path,
        profile: str | None = None,
        hurry: str | None = None,
        timeout: float = 300,
    ) -> Finished:
        """Runs a line of bash as a person would type it."""
        return self._begin(["bash", "-c", command], cwd, self.env(profile, hurry)).finish(timeout)

    def kubectl(self, cluster: str, *arguments: str, stdin: str = "", timeout: float = 300) -> Finished:
        """Runs kubectl as administrator of `bootstrap`, `eks0`, `eks1`, …"""
        kubeconfig = Cluster.load(self.settings, cluster).kubeconfig
        program = [self.settings.bin / "kubectl", "--kubeconfig", kubeconfig, *arguments]
        return self._begin(program, self.folder, self.env(), stdin).finish(timeout)

    def client(self, cluster: str):
        """An administrator's client of `bootstrap`, `eks0`, `eks1`, …"""
        return Cluster.load(self.settings, cluster).client()

    def wait_for_log(
        self, cluster: str, namespace: str, deployment: str, wanted: str, timeout: float
    ) -> None:
        """Returns when the log of a controller has the text."""
        give_up = time.monotonic() + timeout
        while True:
            log = self.kubectl(cluster, "logs", "-n", namespace, f"deployment/{deployment}").check().text
            if wanted in log:
                return
            assert time.monotonic() < give_up, (
                f"{deployment} did not say {wanted!r} in {timeout} s:\n{log[-2000:]}"
            )
            time.sleep(0.5)

    def calls(self) -> list[Call]:
        """What AWS was asked, in order."""
        return read_calls(self.folder)

    def refused(self) -> list[str]:
        """The requests for names that are none of AWS, which the proxy did not carry."""
        log = self.settings.proxy_log
        lines = log.read_text().splitlines() if log.exists() else []
        return [line for line in lines if not line.startswith("carried ")]

    def management_cluster(self) -> str:
        """A bootstrap cluster with Cluster API and CAPA running in it; gives its name."""
        core, aws = self._tools.pins.cluster_api, self._tools.pins.release
        kubeconfig = self.folder / "home" / "bootstrap.kubeconfig"
        init = (
            f"set -eu; kind create cluster --name conformance --kubeconfig {kubeconfig}\n"
            # It looks for a newer clusterctl for a minute otherwise; run.sh says the same.
            "export CLUSTERCTL_DISABLE_VERSIONCHECK=true\n"
            "AWS_B64ENCODED_CREDENTIALS=$(clusterawsadm bootstrap credentials encode-as-profile "
            f"--region {self.settings.region}) EXP_MACHINE_POOL=true EXP_EKS_FARGATE=true clusterctl init --kubeconfig {kubeconfig} "
            f"--core cluster-api:{core} --infrastructure aws:{aws} --bootstrap - --control-plane - "
            f"--target-namespace {PROVIDERS_NAMESPACE} --wait-providers"
        )
        self.shell(init, self.folder, profile=self.settings.accounts[0].profile).check()
        return BOOTSTRAP

    def _begin(self, arguments: list, cwd: Path, env: dict[str, str], stdin: str = "") -> Run:
        log = self.folder / "logs" / f"run-{next(self._runs):03}.txt"
        return Run(arguments, cwd, env, log, stdin)

    def _wait_for_free_ports(self) -> None:
        """What an earlier world of the slot left running would answer in the place of this one's."""
        give_up = time.monotonic() + 30
        while taken := [port for port in self.settings.ports() if _is_taken(port)]:
            assert time.monotonic() < give_up, f"another world of slot {self.settings.slot} has the ports {taken}"
            time.sleep(1)

    def _start_services(self) -> None:
        settings, environment = self.settings, module_environment()
        processes.start(self.folder, "etcd", [settings.bin / "etcd", *self._etcd_flags()], environment)
        processes.start(self.folder, "proxy", [sys.executable, "-m", "world.proxy", self.folder], environment)
        # moto has AWS's own managed policies only when it is asked for them.
        managed = {"MOTO_IAM_LOAD_MANAGED_POLICIES": "true", "MOTO_PORT": str(settings.port("aws"))}
        aws = [sys.executable, "-m", "world.aws", self.folder]
        processes.start(self.folder, "aws", aws, environment | managed)
        self._wait_for("etcd", "/health")
        self._wait_for("aws", "/moto-api/")

    def _etcd_flags(self) -> list[str]:
        clients, peers = self.settings.url("etcd"), self.settings.url("etcd-peer")
        return [
            f"--data-dir={self.folder / 'etcd'}",
            f"--listen-client-urls={clients}",
            f"--advertise-client-urls={clients}",
            f"--listen-peer-urls={peers}",
            f"--initial-advertise-peer-urls={peers}",
            f"--initial-cluster=default={peers}",
            # Its data is thrown away.
            "--unsafe-no-fsync",
        ]

    def _wait_for(self, service: str, path: str) -> None:
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            assert processes.is_running(self.folder, service), (
                f"{service} has ended:\n{processes.tail(self.folder, service)}"
            )
            try:
                urllib.request.urlopen(self.settings.url(service) + path, timeout=5).close()
                return
            except (OSError, urllib.error.URLError):
                time.sleep(0.2)
        raise AssertionError(f"{service} does not answer:\n{processes.tail(self.folder, service)}")


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
