"""The images that run: each is a program of the judges. The other Deployments are left waiting for a machine."""

from dataclasses import dataclass

from world.cluster import Cluster


@dataclass(frozen=True)
class Image:
    """`repository` is the last part of the image's name, `service` the Service through which its webhooks are called.
    `extra` flags make it quicker than in the field, nothing else."""

    repository: str
    program: str
    service: str
    offset: int
    extra: tuple[str, ...] = ()

    def webhook_port(self, cluster: Cluster) -> int:
        return cluster.settings.cluster_port(cluster.identity.index, 10 + self.offset)

    def health_port(self, cluster: Cluster) -> int:
        return cluster.settings.cluster_port(cluster.identity.index, 20 + self.offset)

    def diagnostics_port(self, cluster: Cluster) -> int:
        return cluster.settings.cluster_port(cluster.identity.index, 30 + self.offset)


IMAGES = (
    Image("cluster-api-controller", "capi-manager", "capi-webhook-service", 0),
    Image(
        "cluster-api-aws-controller",
        "capa-manager",
        "capa-webhook-service",
        1,
        # Otherwise a minute goes by for each cluster between two looks at its infrastructure.
        ("--wait-infra-period=3s",),
    ),
)


def find(image: str) -> Image | None:
    """By the full name, `registry/repository:tag`."""
    repository = image.rsplit("/", 1)[-1].split(":", 1)[0]
    return next((known for known in IMAGES if known.repository == repository), None)
