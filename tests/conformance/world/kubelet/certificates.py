"""cert-manager's part: a Certificate becomes a Secret that the world's authority signed."""

from world.cluster import Cluster

CERTIFICATES = "/apis/cert-manager.io/v1"


class Certificates:
    def __init__(self, cluster: Cluster):
        self._client = cluster.client()
        keys = cluster.keys
        self._data = {
            "ca.crt": keys.base64("ca.crt"),
            "tls.crt": keys.base64("webhook.crt"),
            "tls.key": keys.base64("webhook.key"),
        }

    def step(self) -> None:
        for certificate in self._client.items(f"{CERTIFICATES}/certificates"):
            conditions = certificate.get("status", {}).get("conditions", [])
            if not any(condition.get("type") == "Ready" for condition in conditions):
                self._sign(certificate)

    def _sign(self, certificate: dict) -> None:
        namespace, name = certificate["metadata"]["namespace"], certificate["metadata"]["name"]
        secret = {
            "metadata": {"name": certificate["spec"]["secretName"]},
            "type": "kubernetes.io/tls",
            "data": self._data,
        }
        self._client.create(f"/api/v1/namespaces/{namespace}/secrets", secret)
        ready = {"status": {"conditions": [{"type": "Ready", "status": "True", "reason": "Ready"}]}}
        self._client.patch(f"{CERTIFICATES}/namespaces/{namespace}/certificates/{name}/status", ready)
        print("signed", namespace, name)
