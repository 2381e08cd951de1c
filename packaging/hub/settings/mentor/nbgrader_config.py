"""A mentor's nbgrader knows the exchange and has the settings of the built course."""

import os

c = get_config()  # noqa: F821  nbgrader puts this name here
load_subconfig("nbgrader_config.py", path=os.environ["ACADEMY_COURSE"])  # noqa: F821  the same
c.Exchange.root = os.environ["ACADEMY_EXCHANGE"]
