"""A Kubernetes cluster without machines: a real API server and the loops of a real controller manager, with stand-ins
for the kubelet and cert-manager (`world.kubelet`)."""

import json
import sys
import time
import urllib.error
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from world import processes
from world.keys import Keys
from world.kube_client import KubeClient
from world.settings import Settings, module_environment

#: The loops that matter without machines. Cluster API's own RBAC needs the aggregation of cluster roles.
CONTROLLERS = (
    "namespace-controller",
    "garbage-collector-controller",
    "serviceaccount-controller",
    "root-ca-certificate-publisher-controller",
    "clusterrole-aggregation-controller",
)
BOOTSTRAP = "bootstrap"


@dataclass(frozen=True)
class Identity:
    """What a cluster is, for those that find it by its name: `bootstrap`, `eks0`, `eks1`, …

    `issuer` signs its service account tokens; `region` and `account` are empty for the bootstrap cluster.
    """

    name: str
    index: int
    issuer: str = "https://kubernetes.default.svc"
    region: str = ""
    account: str = ""

    @property
    def is_eks(self) -> bool:
        return bool(self.region)


class Cluster:
    def __init__(self, settings: Settings, identity: Identity):
        self.settings = settings
        self.identity = identity
        self.keys = Keys(settings.folder)
        self.folder = settings.folder / "clusters" / identity.name

    @staticmethod
    def load(settings: Settings, name: str) -> "Cluster":
        text = (settings.folder / "clusters" / name / "identity.json").read_text()
        return Cluster(settings, Identity(**json.loads(text)))

    @property
    def server(self) -> str:
        return f"https://127.0.0.1:{self.settings.cluster_port(self.identity.index, 0)}"

    @property
    def kubeconfig(self) -> Path:
        """An administrator's, by certificate."""
        return self.folder / "kubeconfig"

    def client(self) -> KubeClient:
        return KubeClient(self.server, self.keys)

    def start(self) -> None:
        """Starts everything and returns when the API server answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "identity.json").write_text(json.dumps(asdict(self.identity)))
        self.kubeconfig.write_text(yaml.safe_dump(self.kubeconfig_for("admin")))
        self._start("apiserver", [self.settings.bin / "kube-apiserver", *self._api_server_flags()])
        self._wait_until_ready()
        self._start("controllers", [self.settings.bin / "kube-controller-manager", *self._controller_flags()])
        self._start(
            "kubelet", [sys.executable, "-m", "world.kubelet", self.settings.folder, self.identity.name]
        )

    def stop(self) -> None:
        for part in ("kubelet", "controllers", "apiserver"):
            processes.stop(self.settings.folder, self._process(part))

    def is_running(self) -> bool:
        return processes.is_running(self.settings.folder, self._process("apiserver"))

    def kubeconfig_for(self, context: str, user: dict | None = None, namespace: str = "") -> dict:
        """A kubeconfig with one context; the user is the administrator unless another is given."""
        administrator = {
            "client-certificate-data": self.keys.base64("admin.crt"),
            "client-key-data": self.keys.base64("admin.key"),
        }
        where = {"server": self.server, "certificate-authority-data": self.keys.base64("ca.crt")}
        names = {"cluster": context, "user": context} | ({"namespace": namespace} if namespace else {})
        return {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": context,
            "clusters": [{"name": context, "cluster": where}],
            "users": [{"name": context, "user": user or administrator}],
            "contexts": [{"name": context, "context": names}],
        }

    def _process(self, part: str) -> str:
        return f"{self.identity.name}-{part}"

    def _start(self, part: str, arguments: list) -> None:
        processes.start(self.settings.folder, self._process(part), arguments, module_environment())

    def _api_server_flags(self) -> list[str]:
        key = self.keys.file
        flags = [
            f"--etcd-servers={self.settings.url('etcd')}",
            f"--etcd-prefix=/{self.identity.name}",
            "--bind-address=127.0.0.1",
            "--advertise-address=127.0.0.1",
            f"--secure-port={self.settings.cluster_port(self.identity.index, 0)}",
            f"--tls-cert-file={key('apiserver.crt')}",
            f"--tls-private-key-file={key('apiserver.key')}",
            f"--client-ca-file={key('ca.crt')}",
            "--service-cluster-ip-range=10.96.0.0/16",
            f"--service-account-issuer={self.identity.issuer}",
            "--api-audiences=https://kubernetes.default.svc,sts.amazonaws.com",
            f"--service-account-key-file={key('service-accounts.pub')}",
            f"--service-account-signing-key-file={key('service-accounts.key')}",
            "--authorization-mode=RBAC,Node",
            "--endpoint-reconciler-type=none",
            "--kubelet-preferred-address-types=InternalIP",
            # It would hold up the pods that nobody makes here.
            "--disable-admission-plugins=ServiceAccount",
        ]
        if self.identity.is_eks:
            flags += [
                f"--authentication-token-webhook-config-file={self._token_webhook()}",
                "--authentication-token-webhook-cache-ttl=2s",
                "--authentication-token-webhook-version=v1",
            ]
        return flags

    def _controller_flags(self) -> list[str]:
        return [
            f"--kubeconfig={self.kubeconfig}",
            f"--secure-port={self.settings.cluster_port(self.identity.index, 1)}",
            "--bind-address=127.0.0.1",
            "--leader-elect=false",
            f"--service-account-private-key-file={self.keys.file('service-accounts.key')}",
            f"--root-ca-file={self.keys.file('ca.crt')}",
            f"--controllers={','.join(CONTROLLERS)}",
        ]

    def _token_webhook(self) -> Path:
        """EKS asks IAM whose token it is; the emulated AWS answers for it."""
        server = f"{self.settings.url('cluster-hooks')}/token-review/{self.identity.name}"
        config = {
            "apiVersion": "v1",
            "kind": "Config",
            "current-context": "iam",
            "clusters": [{"name": "iam", "cluster": {"server": server}}],
            "users": [{"name": "iam"}],
            "contexts": [{"name": "iam", "context": {"cluster": "iam", "user": "iam"}}],
        }
        path = self.folder / "token-webhook.yaml"
        path.write_text(yaml.safe_dump(config))
        return path

    def _wait_until_ready(self) -> None:
        client = self.client()
        give_up = time.monotonic() + 90
        while time.monotonic() < give_up:
            try:
                if client.get("/readyz"):
                    return
            except (OSError, RuntimeError, urllib.error.URLError):
                time.sleep(0.2)
        log = processes.tail(self.settings.folder, self._process("apiserver"))
        raise RuntimeError(f"the API server of {self.identity.name} does not answer:\n{log}")
