def call_price(spent, calls):
    """The price of a call in roubles."""
    ### BEGIN SOLUTION
    return spent / calls if calls else float("inf")
    ### END SOLUTION
