"""A node, so that `kubectl logs` of a controller works: the API server asks the node's kubelet, which is a small server
here, and the kubelet reads the log of the process."""

import ssl
import threading
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from world.cluster import Cluster

NAME = "conformance"
CONTAINER_LOGS = "containerLogs"


class Node:
    def __init__(self, cluster: Cluster):
        self._client = cluster.client()
        self._port = cluster.settings.cluster_port(cluster.identity.index, 2)
        server = ThreadingHTTPServer(("127.0.0.1", self._port), _handler(cluster))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cluster.keys.file("webhook.crt"), cluster.keys.file("webhook.key"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self._registered = False

    def step(self) -> None:
        if self._registered:
            return
        self._client.create("/api/v1/nodes", {"metadata": {"name": NAME}})
        status = {
            "addresses": [{"type": "InternalIP", "address": "127.0.0.1"}],
            "daemonEndpoints": {"kubeletEndpoint": {"Port": self._port}},
        }
        self._client.patch(f"/api/v1/nodes/{NAME}/status", {"status": status})
        self._registered = True


def pod_folder(cluster: Cluster, deployment: str) -> Path:
    return cluster.folder / "pods" / deployment


def pod_name(deployment: str) -> str:
    return f"{deployment}-0"


def pod_object(deployment: dict) -> dict:
    """The Pod of a Deployment, on this node."""
    template = deployment["spec"]["template"]
    return {
        "metadata": {
            "name": pod_name(deployment["metadata"]["name"]),
            "labels": template["metadata"].get("labels", {}),
        },
        "spec": template["spec"] | {"nodeName": NAME},
    }


def _handler(cluster: Cluster) -> type[BaseHTTPRequestHandler]:
    class Kubelet(BaseHTTPRequestHandler):
        def do_GET(self):
            address = urllib.parse.urlparse(self.path)
            parts = address.path.strip("/").split("/")
            if parts[0] != CONTAINER_LOGS:
                self.send_error(404)
                return
            log = pod_folder(cluster, parts[2].removesuffix("-0")) / "log"
            lines = log.read_bytes().splitlines(keepends=True) if log.exists() else []
            wanted = urllib.parse.parse_qs(address.query).get("tailLines")
            text = b"".join(lines[-int(wanted[0]) :] if wanted else lines)
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            """The requests of the API server are not of interest."""

    return Kubelet
