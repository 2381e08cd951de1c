def chart_reading(workshop_requests):
    week = workshop_requests["date"].dt.isocalendar().week - 31
    fourth = workshop_requests[week == 4]
    silent = min({"maps", "search", "social"} - set(fourth["source"]) or {"maps"})
    return {
        "silent": silent,
        "last_day": workshop_requests.loc[workshop_requests["source"] == silent, "date"].iloc[-1].date(),
        "ads_last_week": int((fourth["source"] == "ads").sum()),
    }
