sum(range(10**14))
