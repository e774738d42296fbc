"""From a Deployment to the process that stands for its pod."""

import os
import subprocess
from base64 import b64decode
from pathlib import Path

import yaml

from world.pod_identity import pod_identity_role
from world.cluster import Cluster
from world.kubelet.images import Image
from world.kubelet.node import pod_folder, pod_name

#: A service account with this annotation gets a token for STS; the webhook of EKS looks for it.
#: https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html (read 2026-11-24)
ROLE_ANNOTATION = "eks.amazonaws.com/role-arn"
CERTIFICATE_MOUNT = "/tmp/k8s-webhook-server/serving-certs"
#: Flags whose values are places in a pod, or that matter with several replicas only.
REPLACED_FLAGS = (
    "--leader-elect",
    "--diagnostics-address",
    "--insecure-diagnostics",
    "--webhook-port",
    "--health-addr",
)


class PodNotReady(Exception):
    """Something that the pod mounts is not there yet."""


class Pod:
    def __init__(self, cluster: Cluster, deployment: dict, image: Image):
        self._cluster = cluster
        self._client = cluster.client()
        self._image = image
        self._uid = deployment["metadata"]["uid"]
        self._namespace = deployment["metadata"]["namespace"]
        self._name = deployment["metadata"]["name"]
        self._spec = deployment["spec"]["template"]["spec"]
        self._container = self._spec["containers"][0]
        self._account = self._spec.get("serviceAccountName", "default")
        self._folder = pod_folder(cluster, self._name)
        self._folder.mkdir(parents=True, exist_ok=True)

    def start(self) -> subprocess.Popen:
        mounts = self._mount_secrets()
        arguments = [str(self._cluster.settings.bin / self._image.program), *self._arguments(mounts)]
        environment = self._environment(mounts)
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                arguments, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._folder
            )

    def _mount_secrets(self) -> dict[str, Path]:
        """Writes the Secrets that are mounted; gives the folder of each mount path."""
        paths = {mount["name"]: mount["mountPath"] for mount in self._container.get("volumeMounts", [])}
        mounts = {}
        for volume in self._spec.get("volumes", []):
            if "secret" not in volume:
                continue
            name = volume["secret"]["secretName"]
            secret = self._client.get(f"/api/v1/namespaces/{self._namespace}/secrets/{name}")
            if secret is None:
                raise PodNotReady(f"there is no Secret {name}")
            folder = self._folder / volume["name"]
            folder.mkdir(exist_ok=True)
            for key, value in (secret.get("data") or {}).items():
                (folder / key).write_bytes(b64decode(value))
            mounts[paths[volume["name"]]] = folder
        return mounts

    def _arguments(self, mounts: dict[str, Path]) -> list[str]:
        image, cluster = self._image, self._cluster
        kept = [flag for flag in self._container.get("args", []) if not flag.startswith(REPLACED_FLAGS)]
        ours = [
            f"--webhook-port={image.webhook_port(cluster)}",
            f"--health-addr=127.0.0.1:{image.health_port(cluster)}",
            f"--diagnostics-address=127.0.0.1:{image.diagnostics_port(cluster)}",
            "--insecure-diagnostics=true",
            *image.extra,
        ]
        if CERTIFICATE_MOUNT in mounts:
            ours.append(f"--webhook-cert-dir={mounts[CERTIFICATE_MOUNT]}")
        return kept + ours

    def _environment(self, mounts: dict[str, Path]) -> dict[str, str]:
        settings, keys = self._cluster.settings, self._cluster.keys
        environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        for variable in self._container.get("env", []):
            value = variable.get("value")
            if value is None:
                value = self._downward(variable)
            for path, folder in mounts.items():
                value = value.replace(path, str(folder))
            environment[variable["name"]] = value
        environment |= {
            "KUBECONFIG": str(self._write_kubeconfig()),
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": "/dev/null",
            "HTTPS_PROXY": settings.url("proxy"),
            "NO_PROXY": "127.0.0.1,localhost",
            "SSL_CERT_FILE": str(keys.file("ca.crt")),
        }
        if self._cluster.identity.is_eks:
            environment |= self._web_identity() | self._pod_identity()
        return environment

    def _downward(self, variable: dict) -> str:
        path = variable.get("valueFrom", {}).get("fieldRef", {}).get("fieldPath", "")
        known = {
            "metadata.namespace": self._namespace,
            "metadata.name": pod_name(self._name),
            "metadata.uid": self._uid,
        }
        return known.get(path, "")

    def _write_kubeconfig(self) -> Path:
        user = {"token": self._token()}
        path = self._folder / "kubeconfig"
        path.write_text(yaml.safe_dump(self._cluster.kubeconfig_for("pod", user, self._namespace)))
        return path

    def _token(self, audience: str = "") -> str:
        spec: dict = {"expirationSeconds": 86400}
        if audience:
            spec["audiences"] = [audience]
        path = f"/api/v1/namespaces/{self._namespace}/serviceaccounts/{self._account}/token"
        body = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": spec}
        answer = self._client.create(path, body)
        if answer is None:
            raise PodNotReady(f"there is no ServiceAccount {self._account}")
        return answer["status"]["token"]

    def _web_identity(self) -> dict[str, str]:
        """What the webhook of EKS adds for a service account with a role."""
        account = (
            self._client.get(f"/api/v1/namespaces/{self._namespace}/serviceaccounts/{self._account}") or {}
        )
        role = (account.get("metadata", {}).get("annotations") or {}).get(ROLE_ANNOTATION)
        if not role:
            return {}
        token = self._folder / "web-identity-token"
        token.write_text(self._token("sts.amazonaws.com"))
        return {
            "AWS_ROLE_ARN": role,
            "AWS_WEB_IDENTITY_TOKEN_FILE": str(token),
            "AWS_REGION": self._cluster.identity.region,
        }

    def _pod_identity(self) -> dict[str, str]:
        """What the webhook of EKS adds for a service account with a pod identity association."""
        if not pod_identity_role(self._cluster, self._namespace, self._account):
            return {}
        hooks = self._cluster.settings.url("cluster-hooks")
        path = f"/pod-identity/{self._cluster.identity.name}/{self._namespace}/{self._account}"
        return {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": hooks + path,
            "AWS_CONTAINER_AUTHORIZATION_TOKEN": "any",
            "AWS_REGION": self._cluster.identity.region,
        }
