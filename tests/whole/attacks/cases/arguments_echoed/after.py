def after(world):
    """The data of the hidden check reaches neither the page nor an output."""
    assert "silent_one" not in world.page
    assert "silent_one" not in world.outputs()
