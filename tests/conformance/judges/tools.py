"""Where the tools are."""

from dataclasses import dataclass, field
from pathlib import Path

from judges.pins import Pins

REPOSITORY = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Tools:
    """`bin` has the programs by their usual names, `repository` the providers as clusterctl reads them from a folder."""

    folder: Path = REPOSITORY / ".judges"
    pins: Pins = field(default_factory=Pins.load)

    @property
    def bin(self) -> Path:
        return self.folder / "bin"

    @property
    def repository(self) -> Path:
        return self.folder / "repository"

    def clusterawsadm(self, epoch: str) -> Path:
        """The tool of an epoch of permissions; that of the rehearsed release is on the path as `clusterawsadm`."""
        return self.bin / ("clusterawsadm" if epoch == self.pins.release else f"clusterawsadm-{epoch}")

    def provider(self, release: str) -> Path:
        """The folder of a CAPA release: components, templates and metadata."""
        return self.repository / "infrastructure-aws" / release
