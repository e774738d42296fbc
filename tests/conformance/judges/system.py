"""What comes from the distribution's packages, or is there already."""

import os
import shutil
import subprocess
from pathlib import Path

#: Program and its Debian package.
PACKAGES = (("etcd", "etcd-server"), ("zsh", "zsh"), ("dash", "dash"), ("envsubst", "gettext-base"))


def install() -> None:
    """Installs what is missing where no password is needed; otherwise says what to install."""
    missing = [package for program, package in PACKAGES if not shutil.which(program)]
    if not missing:
        return
    as_root = _as_root()
    if as_root is not None and shutil.which("apt-get"):
        for arguments in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *missing]):
            subprocess.run(
                [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *arguments], check=True
            )
    still = [package for program, package in PACKAGES if not shutil.which(program)]
    if still:
        raise SystemExit(f"judges: install {' '.join(still)} (Debian's names), then run this again")


def link(program: str, folder: Path) -> None:
    """The system's program, or this Python's, under `folder`."""
    found = shutil.which(program)
    place = folder / program
    place.unlink(missing_ok=True)
    place.symlink_to(found)


def _as_root() -> list[str] | None:
    """What to put before a command that root has to run; None where that is not to be had."""
    if os.getuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None
