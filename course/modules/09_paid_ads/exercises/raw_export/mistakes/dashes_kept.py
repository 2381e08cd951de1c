# caught by: text_left
def raw_export(text):
    path = StringIO(text)
    table = pd.read_csv(path, sep="\t", skiprows=1, skipfooter=1, engine="python")
    table["Cost"] = table["Cost"] / 1_000_000
    return table
