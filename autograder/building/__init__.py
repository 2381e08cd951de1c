"""A course becomes an ordinary nbgrader course: notebooks, releases, the built folder."""
