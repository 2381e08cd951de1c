# after: cheapest-check
assert cheapest(load("tiny_report")) == "nobody", "not yet"
