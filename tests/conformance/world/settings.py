"""What every process of a world has to know. It is written to a file once, because the processes find each other by
nothing but the world's folder."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from world.accounts import Account

#: Room for one world: its own services, then a block of ports for each cluster.
PORTS_OF_A_WORLD = 2000
PORTS_OF_A_CLUSTER = 40
#: Ten worlds end below the ports that Linux hands out by itself, which begin at 32768.
FIRST_PORT = 12000


@dataclass(frozen=True)
class Settings:
    folder: Path
    bin: Path
    repository: Path
    python: Path
    slot: int
    region: str
    accounts: tuple[Account, ...]

    def port(self, service: str) -> int:
        """The port of one of the world's own services."""
        services = ("etcd", "etcd-peer", "aws", "cluster-hooks", "proxy")
        return FIRST_PORT + self.slot * PORTS_OF_A_WORLD + services.index(service)

    def cluster_port(self, index: int, offset: int) -> int:
        """A port of cluster `index`; 0 is the bootstrap cluster, EKS clusters follow."""
        if not 0 <= offset < PORTS_OF_A_CLUSTER:
            raise ValueError(f"a cluster has {PORTS_OF_A_CLUSTER} ports, {offset} is none of them")
        port = 100 + index * PORTS_OF_A_CLUSTER + offset
        if port >= PORTS_OF_A_WORLD:
            raise ValueError(f"a world has no ports for cluster {index}")
        return FIRST_PORT + self.slot * PORTS_OF_A_WORLD + port

    def ports(self) -> range:
        """All that a world of this slot may use."""
        first = FIRST_PORT + self.slot * PORTS_OF_A_WORLD
        return range(first, first + PORTS_OF_A_WORLD)

    def url(self, service: str) -> str:
        return f"http://127.0.0.1:{self.port(service)}"

    @property
    def proxy_log(self) -> Path:
        """A line for each request that came to the proxy."""
        return self.folder / "logs" / "proxy.txt"

    def save(self) -> None:
        values = asdict(self)
        for name in ("folder", "bin", "repository", "python"):
            values[name] = str(values[name])
        (self.folder / "world.json").write_text(json.dumps(values, indent=1))

    @staticmethod
    def load(folder: str | Path) -> "Settings":
        values = json.loads((Path(folder) / "world.json").read_text())
        for name in ("folder", "bin", "repository", "python"):
            values[name] = Path(values[name])
        values["accounts"] = tuple(Account(**account) for account in values["accounts"])
        return Settings(**values)


def module_environment() -> dict[str, str]:
    """The environment in which `python -m world.…` finds this package, and no proxy between the stand-ins."""
    root = str(Path(__file__).resolve().parent.parent)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return {**kept, "PYTHONPATH": root, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}
