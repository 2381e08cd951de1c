def cheapest(report):
    frame = pd.DataFrame({"a": [Liar()]}, index=pd.Index([Liar()], dtype=object))
    frame.attrs["a"] = Liar()
    return [frame, pd.Series([Liar()]), {Liar(): 1}][len(report) % 3]
