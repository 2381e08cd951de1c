# caught by: one_month
channels = load("payback_month").set_index("channel")
covers = channels.filter(regex=r"^m\d").mul(channels["fee"] * channels["margin"], axis=0).ge(channels["cac"], axis=0)
payback_month = (covers.values.argmax(axis=1) + 1) * covers.any(axis=1)
