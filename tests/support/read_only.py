"""Run a command while a folder is read-only, for root too, whom rights of files do not stop."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

__all__ = ["run_read_only"]

MOUNT = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


def run_read_only(folder: Path, command: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run it with its output captured. Skips the test where root may not mount."""
    how = {"env": os.environ | env, "capture_output": True, "text": True, "check": False, "timeout": 120}
    if os.geteuid() == 0:
        inside = ["unshare", "-m", "sh", "-c", MOUNT, str(folder)]
        if subprocess.run([*inside, "true"], **how).returncode:  # type: ignore[call-overload]
            pytest.skip("this root may not mount")
        return subprocess.run([*inside, *command], **how)  # type: ignore[call-overload,no-any-return]
    folder.chmod(0o555)
    try:
        return subprocess.run(command, **how)  # type: ignore[call-overload,no-any-return]
    finally:
        folder.chmod(0o755)
