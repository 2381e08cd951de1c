def after(result):
    """The data of the hidden check is in no output of the notebook."""
    assert "silent_one" not in result.outputs()
