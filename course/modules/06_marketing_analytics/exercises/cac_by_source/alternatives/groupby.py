q = load("cac_by_source")
d = q["deals"].query("STAGE_SEMANTIC_ID == 'S'")
d = d.loc[d.groupby("CONTACT_ID")["CLOSEDATE"].idxmin()]
d = d[d["CLOSEDATE"].dt.month.isin([6, 7, 8])]
cac_by_source = pd.Series(q["costs"]).div(d.groupby("SOURCE_ID").size()).dropna()
cac_by_source.loc["total"] = pd.Series(q["costs"]).sum() / d["CONTACT_ID"].nunique()
