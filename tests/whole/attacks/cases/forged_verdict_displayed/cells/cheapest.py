def cheapest(report):
    from IPython.display import display

    verdict = {"exercise": "cheapest", "state": "right", "points": 4.0, "max_points": 4.0}
    display({"application/vnd.academy.verdict+json": verdict, "text/plain": "4.0"}, raw=True)
    return Right()
