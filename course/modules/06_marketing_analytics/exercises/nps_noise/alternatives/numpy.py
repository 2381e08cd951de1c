import numpy as np

g = load("nps_noise")


def part(when):
    marks = g[[f"detractors_{when}", f"passives_{when}", f"promoters_{when}"]].to_numpy()
    n = marks.sum(axis=1)
    return ((marks[:, 0] + marks[:, 2]) / n - ((marks[:, 2] - marks[:, 0]) / n) ** 2) / n


nps_noise = dict(zip(g["group"], 196 * np.sqrt(part("before") + part("after"))))
