import re


def after(result):
    """What it says it has written stays near the limit of 64 MB."""
    written = [int(n) for n in re.findall(r"written MB: (\d+)", result.outputs())]
    assert all(n <= 96 for n in written), written
