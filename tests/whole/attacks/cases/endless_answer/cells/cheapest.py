def cheapest(report):
    def again():
        while True:
            yield list(report["Campaign"])[0]

    return again()
