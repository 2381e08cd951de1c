def after(world):
    """None of the modules was ever run."""
    assert "shadowed" not in world.outputs()
