def after(world):
    """What a mentor opens stays a notebook that opens."""
    assert sum(path.stat().st_size for path in world.autograded.rglob("*.ipynb")) < 8 * 2**20
