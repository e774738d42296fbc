"""As much of a Kubernetes client as the stand-ins need."""

import json
import ssl
import urllib.error
import urllib.request

from world.keys import Keys

JSON = "application/json"
MERGE_PATCH = "application/merge-patch+json"


class KubeClient:
    """Talks to one API server as its administrator."""

    def __init__(self, server: str, keys: Keys):
        self._server = server
        self._context = ssl.create_default_context(cafile=str(keys.file("ca.crt")))
        self._context.load_cert_chain(keys.file("admin.crt"), keys.file("admin.key"))

    def request(
        self, method: str, path: str, body: dict | None = None, content_type: str = JSON
    ) -> dict | None:
        """The answer; None where the object is not there, or is there already."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": content_type, "Accept": JSON}
        request = urllib.request.Request(self._server + path, data=data, method=method, headers=headers)
        try:
            with urllib.request.urlopen(request, context=self._context, timeout=15) as response:
                text = response.read()
        except urllib.error.HTTPError as error:
            if error.code in (404, 409):
                return None
            raise RuntimeError(f"{method} {path}: {error.code} {error.read()[:300]!r}") from error
        return json.loads(text) if text[:1] in (b"{", b"[") else {"text": text.decode()}

    def get(self, path: str) -> dict | None:
        return self.request("GET", path)

    def items(self, path: str) -> list[dict]:
        return (self.get(path) or {}).get("items") or []

    def create(self, path: str, body: dict) -> dict | None:
        return self.request("POST", path, body)

    def replace(self, path: str, body: dict) -> dict | None:
        return self.request("PUT", path, body)

    def patch(self, path: str, body: dict) -> dict | None:
        return self.request("PATCH", path, body, MERGE_PATCH)
