def after(result):
    """What a mentor opens stays a notebook that opens."""
    assert sum(path.stat().st_size for path in result.autograded.rglob("*.ipynb")) < 8 * 2**20
