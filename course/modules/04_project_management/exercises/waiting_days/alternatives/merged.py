h = load("task_history")
with_her = h[(h["field"] == "RESPONSIBLE_ID") & (h["after"] == "6")]["task"].unique()
grid = pd.MultiIndex.from_product([with_her, (pd.bdate_range("2026-08-10", "2026-09-11") + pd.Timedelta(hours=18)).as_unit("ns")], names=["task", "time"]).to_frame(index=False).sort_values("time")
for field in ("NEW", "STATUS", "RESPONSIBLE_ID"):
    part = h[h["field"] == field].sort_values("time")[["time", "task", "after"]].rename(columns={"after": field})
    part[field] = part[field].fillna("yes")
    grid = pd.merge_asof(grid, part, on="time", by="task")
grid = grid[grid["NEW"].notna() & ~grid["STATUS"].isin(["5", "6"])]
at_hers = int((grid["RESPONSIBLE_ID"] == "6").sum())
waiting_days = pd.Series({"client": at_hers, "us": len(grid) - at_hers})
