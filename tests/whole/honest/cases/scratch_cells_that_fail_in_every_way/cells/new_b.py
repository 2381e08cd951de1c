print(nothing_of_that_name)
