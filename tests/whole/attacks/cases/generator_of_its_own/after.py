def after(world):
    """The judge has not run it."""
    folder = world.course.submission(world.case.name, "01_basics")
    assert not list(folder.rglob("*.was_run"))
