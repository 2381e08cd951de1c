# after: cheapest-show
assert cheapest(load("tiny_report")) == "nobody", "not yet"
