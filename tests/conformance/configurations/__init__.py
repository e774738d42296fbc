"""AWSIAMConfigurations beyond those that we render: every field, and every way to write one wrong.

The same seed gives the same files, so that a difference can be looked at again.
"""

from configurations.crafted import crafted
from configurations.files import File, generated

__all__ = ["File", "crafted", "generated"]
