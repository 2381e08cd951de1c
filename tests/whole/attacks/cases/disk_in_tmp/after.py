import re
from pathlib import Path


def after(result):
    """What it says it has written stays near the limit of 64 MB, and nothing of it lies on the host."""
    written = [int(n) for n in re.findall(r"written MB: (\d+)", result.outputs())]
    assert all(n <= 160 for n in written), written
    for place in ("/tmp", "/var/tmp", "/dev/shm", "/run", "/home", str(Path.home())):
        assert not list(Path(place).glob("academy-attack-*"))
