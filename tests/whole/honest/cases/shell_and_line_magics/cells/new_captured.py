%%capture captured
print("unseen")
load("tiny_report")
