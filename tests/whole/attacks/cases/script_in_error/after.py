def after(result):
    """The feedback quotes the words and runs nothing of them: no template is filled, no tag comes into being."""
    assert "49" not in result.page.partition("{{")[2][:20]
    assert "__mro__}" in result.page or "academy_attack" not in result.page
