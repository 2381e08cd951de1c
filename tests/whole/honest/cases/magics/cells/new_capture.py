%%capture kept
print("kept away")
