@name@ = pd.Series(load("@name@")).pipe(lambda row: row["spent"] / row["leads"])
