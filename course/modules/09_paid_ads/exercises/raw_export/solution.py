def raw_export(text):
    """text: the whole text of an export of Direct. Gives its rows as a DataFrame."""
    ### BEGIN SOLUTION
    table = pd.read_csv(StringIO(text), sep="\t", skiprows=1, skipfooter=1, engine="python", na_values="--")
    for column in ["Cost", "AvgCpc", "Revenue"]:
        table[column] = table[column] / 1_000_000
    return table
    ### END SOLUTION
