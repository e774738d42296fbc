"""cert-manager's CA injection and the cluster's network: webhooks and conversions are pointed at the processes."""

from world.cluster import Cluster
from world.kubelet.images import IMAGES

ADMISSION = "/apis/admissionregistration.k8s.io/v1"
CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions"


class Webhooks:
    def __init__(self, cluster: Cluster):
        self._client = cluster.client()
        self._authority = cluster.keys.base64("ca.crt")
        self._ports = {image.service: image.webhook_port(cluster) for image in IMAGES}

    def step(self) -> None:
        for kind in ("validatingwebhookconfigurations", "mutatingwebhookconfigurations"):
            for configuration in self._client.items(f"{ADMISSION}/{kind}"):
                changed = [self._point(hook["clientConfig"]) for hook in configuration.get("webhooks", [])]
                if any(changed):
                    self._client.replace(
                        f"{ADMISSION}/{kind}/{configuration['metadata']['name']}", configuration
                    )
        for crd in self._client.items(CRDS):
            conversion = crd["spec"].get("conversion", {})
            if conversion.get("strategy") == "Webhook" and self._point(conversion["webhook"]["clientConfig"]):
                self._client.replace(f"{CRDS}/{crd['metadata']['name']}", crd)

    def _point(self, client_config: dict) -> bool:
        """Turns a Service of a known image into its address; says whether it did."""
        service = client_config.get("service")
        if not service or service["name"] not in self._ports:
            return False
        del client_config["service"]
        port = self._ports[service["name"]]
        client_config["url"] = f"https://127.0.0.1:{port}{service.get('path', '/')}"
        client_config["caBundle"] = self._authority
        return True
