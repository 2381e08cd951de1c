"""Turn a course into a plain nbgrader course: notebooks, releases, the built folder."""
