from autograder.checks import call, check, close, fail


@check
def value(answer):
    """An ordinary month."""
    for spent, calls, price in [(125000, 40, 3125), (900, 9, 100)]:
        if not close(got := call(answer, spent, calls), price):
            return fail(spent=spent, calls=calls, got=got)


@check(hidden=True)
def no_calls(answer):
    """A month without calls is not a crash."""
    got = call(answer, 500, 0)
    if got != float("inf"):
        return fail(share=0.5, got=got, secret="hidden-value-7341")
