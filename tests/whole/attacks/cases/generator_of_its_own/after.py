def after(result):
    """The judge has not run it."""
    folder = result.course.submission(result.case.name, "01_basics")
    assert not list(folder.rglob("*.was_run"))
