%%time
sum(range(1000))
