from IPython.display import display

deep = 1
for _ in range(900):
    deep = [deep]
shapes = [5, None, ["a", 5], {"a": {"b": 1}}, float("nan"), 10**4000, True, "\ud83d", "\x00\x1b[2J"]
for kind in ("text/plain", "text/html", "image/png", "image/svg+xml", "application/json", "text/markdown"):
    for shape in shapes:
        display({kind: shape}, raw=True, metadata={kind: shape, "": shape})
display({"application/json": deep}, raw=True)
display({5: 6, None: 7, ("a",): 8, "text/plain": "x"}, raw=True)
print("\ud83d\x00")
