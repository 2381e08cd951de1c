import logging
import sys
import warnings


def cheapest(report):
    warnings.warn("slow")
    logging.getLogger().error("looked")
    print("a note", file=sys.stderr)
    working = report[report["Leads"] > 0]
    prices = working["Cost"] / working["Leads"]
    return working.loc[prices.idxmin(), "Campaign"]
