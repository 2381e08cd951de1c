def after(result):
    """None of the modules was ever run."""
    assert "shadowed" not in result.outputs()
