"""The tools that judge: built from their published modules, at the versions of `src/catalog/judges.toml`.

`python -m judges` builds what is missing into `.judges/` of the repository, which git ignores.
"""

from judges.pins import Pins
from judges.tools import Tools

__all__ = ["Pins", "Tools"]
