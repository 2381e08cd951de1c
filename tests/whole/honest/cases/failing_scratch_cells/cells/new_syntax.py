for in range(3)
