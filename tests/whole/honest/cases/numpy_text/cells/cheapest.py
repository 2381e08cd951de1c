import numpy as np


def cheapest(report):
    working = report[report["Leads"] > 0]
    return np.str_(working.loc[(working["Cost"] / working["Leads"]).idxmin(), "Campaign"])
