def after(world):
    """The feedback quotes the words and runs nothing of them: no template is filled, no tag comes into being."""
    assert "49" not in world.page.partition("{{")[2][:20]
    assert "__mro__}" in world.page or "academy_attack" not in world.page
