"""How nbgrader finds the built course. `academy build` copies this file into build/<lang>/.

The settings are in autograder.nbgrader_config, with their reasons; what you add below wins over them,
for example `c.CourseDirectory.db_url = "postgresql://…"` or `c.Engine.cell_seconds = 60`.
"""

from pathlib import Path

from autograder.nbgrader_config import configure

c = get_config()  # noqa: F821  nbgrader puts this name here
configure(c, Path(__file__).parent)
