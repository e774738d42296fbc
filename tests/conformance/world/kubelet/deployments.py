"""The kubelet's part: a Deployment of a known image runs as a process, with the arguments, environment, Secrets and
service account token that its manifest asks for. It is Available when the process says that it is ready."""

import json
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass

from world.cluster import Cluster
from world.kubelet import images
from world.kubelet.node import pod_object
from world.kubelet.pod import Pod, PodNotReady

DEPLOYMENTS = "/apis/apps/v1"


@dataclass
class Running:
    process: subprocess.Popen
    image: images.Image
    template: str  # the pod template it was started from, as text: another one means a rollout


class Deployments:
    def __init__(self, cluster: Cluster):
        self._cluster = cluster
        self._client = cluster.client()
        self._running: dict[str, Running] = {}

    def step(self) -> None:
        deployments = self._client.items(f"{DEPLOYMENTS}/deployments")
        for deployment in deployments:
            self._bring_up_to_date(deployment)
        present = {deployment["metadata"]["uid"] for deployment in deployments}
        for uid in set(self._running) - present:
            self._end(uid)

    def stop(self) -> None:
        for uid in list(self._running):
            self._end(uid)

    def _bring_up_to_date(self, deployment: dict) -> None:
        image = images.find(deployment["spec"]["template"]["spec"]["containers"][0]["image"])
        if image is None:
            return
        uid = deployment["metadata"]["uid"]
        replicas = deployment["spec"].get("replicas", 1)
        wanted = replicas > 0 and not deployment["metadata"].get("deletionTimestamp")
        template = json.dumps(deployment["spec"]["template"], sort_keys=True)
        running = self._running.get(uid)
        if running and (not wanted or running.template != template or running.process.poll() is not None):
            self._end(uid)
        if wanted and uid not in self._running:
            self._start(deployment, image, template)
        ready = uid in self._running and self._is_ready(image)
        self._report(deployment, replicas, replicas if ready else 0)

    def _start(self, deployment: dict, image: images.Image, template: str) -> None:
        try:
            process = Pod(self._cluster, deployment, image).start()
        except PodNotReady as reason:
            print(deployment["metadata"]["name"], "waits:", reason)
            return
        self._running[deployment["metadata"]["uid"]] = Running(process, image, template)
        self._client.create(
            f"/api/v1/namespaces/{deployment['metadata']['namespace']}/pods", pod_object(deployment)
        )
        print("started", deployment["metadata"]["name"], process.pid)

    def _end(self, uid: str) -> None:
        process = self._running.pop(uid).process
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _is_ready(self, image: images.Image) -> bool:
        try:
            url = f"http://127.0.0.1:{image.health_port(self._cluster)}/readyz"
            urllib.request.urlopen(url, timeout=2).close()
        except (OSError, urllib.error.URLError):
            return False
        return True

    def _report(self, deployment: dict, replicas: int, ready: int) -> None:
        old = deployment.get("status", {})
        generation = deployment["metadata"]["generation"]
        if old.get("readyReplicas", 0) == ready and old.get("observedGeneration") == generation:
            return
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        available = {
            "type": "Available",
            "status": "True" if ready == replicas else "False",
            "reason": "MinimumReplicasAvailable",
            "lastUpdateTime": now,
            "lastTransitionTime": now,
        }
        status = {
            "observedGeneration": generation,
            "replicas": replicas,
            "updatedReplicas": replicas,
            "readyReplicas": ready,
            "availableReplicas": ready,
            "conditions": [available],
        }
        namespace, name = deployment["metadata"]["namespace"], deployment["metadata"]["name"]
        self._client.patch(
            f"{DEPLOYMENTS}/namespaces/{namespace}/deployments/{name}/status", {"status": status}
        )
