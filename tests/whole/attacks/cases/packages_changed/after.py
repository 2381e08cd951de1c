import site
from pathlib import Path


def after(result):
    """Nothing lies on the host, and no installed file was open for writing."""
    places = [*map(Path, site.getsitepackages()), Path.home(), Path("/etc"), Path("/etc/cron.d"), Path("/root")]
    assert not [p for p in places if (p / "academy_attack_was_here.pth").exists()]
    assert "may change" not in result.outputs()
