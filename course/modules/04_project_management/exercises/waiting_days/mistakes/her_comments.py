# caught by: value
h = load("task_history")
comments = h[h["field"] == "COMMENT"]
named = comments["user"].isin(["Марина Веденеева", "Marina Vedeneyeva"])
waiting_days = {"client": int(named.sum()), "us": int((~named).sum())}
