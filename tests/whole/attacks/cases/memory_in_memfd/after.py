import re


def after(result):
    """What it says it has held stays near the limit of 1024 MB."""
    held = [int(n) for n in re.findall(r"held MB: (\d+)", result.outputs())]
    assert all(n <= 1200 for n in held), held
