c = get_config()  # noqa: F821  nbgrader gives it
