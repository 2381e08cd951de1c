own = pd.read_csv("own.csv")
len(own)
