"""Which version of what."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "src" / "catalog" / "judges.toml"


@dataclass(frozen=True)
class Pins:
    """The keys of `judges.toml`; every version has its `v`."""

    release: str
    cluster_api: str
    kubernetes: str
    cert_manager: str
    shfmt: str
    clusterawsadm: dict[str, str]  # by release of the catalogue
    templates: dict[str, str]  # by release of the catalogue; those that have their own are left out
    capa_sums: dict[str, str]  # by release of CAPA

    @staticmethod
    def load() -> "Pins":
        values = tomllib.loads(FILE.read_text())
        return Pins(**{key.replace("-", "_"): value for key, value in values.items()})

    @property
    def releases(self) -> list[str]:
        """Every release of the catalogue, the newest first."""
        return list(self.clusterawsadm)

    @property
    def epochs(self) -> list[str]:
        """The clusterawsadm of each epoch of permissions, the newest first."""
        return list(dict.fromkeys(self.clusterawsadm.values()))
