"""Small file systems for tests, where the administrator runs them: full ones, and such that can only be read."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest


@contextmanager
def mounted(folder: Path, kind: str, options: str) -> Iterator[Callable[[str], object]]:
    """Mount at ``folder``; what is given changes its options."""
    folder.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", kind, "-o", options, kind, folder], check=True, capture_output=True)
    try:
        yield lambda wanted: subprocess.run(["mount", "-o", wanted, folder], check=True, capture_output=True)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True, capture_output=True)


def _can_mount() -> bool:
    if sys.platform != "linux" or os.geteuid():
        return False
    try:
        with TemporaryDirectory() as place, mounted(Path(place) / "try", "tmpfs", "size=1m"):
            return True
    except (subprocess.CalledProcessError, FileNotFoundError):
        return False


needs_mounts = pytest.mark.skipif(not _can_mount(), reason="only the administrator of a Linux system may mount")
