line = "more and more " * 5000
for _ in range(3000):
    print(line)
