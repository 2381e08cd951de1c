pd.set_option("display.max_rows", 500)
table = pd.concat([load("tiny_report")] * 2500)
for n in range(5000):
    print(n)
table
