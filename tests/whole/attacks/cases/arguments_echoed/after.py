def after(result):
    """The data of the hidden check reaches neither the page nor an output."""
    assert "silent_one" not in result.page
    assert "silent_one" not in result.outputs()
