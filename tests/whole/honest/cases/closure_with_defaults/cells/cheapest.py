import functools
import time


def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            inner.seconds = time.perf_counter() - start

    return inner


def make(cost):
    @timed
    def best(report, *, leads="Leads", name="Campaign", least=1):
        working = report.query(f"{leads} >= {least}")
        return working.assign(price=working[cost] / working[leads]).nsmallest(1, "price")[name].item()

    return best


cheapest = make("Cost")
