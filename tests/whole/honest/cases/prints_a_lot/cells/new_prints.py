for n in range(3000):
    print("row", n)
