"""Which EKS cluster of moto is which cluster of the world."""

_clusters: dict = {}


def register(name: str, cluster) -> None:
    _clusters[name] = cluster


def eks_cluster(name: str):
    """moto's cluster of `eks0`, `eks1`, …"""
    return _clusters[name]
