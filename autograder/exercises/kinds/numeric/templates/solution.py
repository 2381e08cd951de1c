campaign = load("@name@")
### BEGIN SOLUTION
@name@ = campaign["spent"] / campaign["leads"]
### END SOLUTION
