# With enough network traffic a week is enough to see the wear.
tuning_rhythm = {
    "spend_pace": "daily",
    "lost_leads": "daily",
    "new_queries": "weekly",
    "placements": "weekly",
    "rivals": "weekly",
    "banners": "weekly",
    "season": "monthly",
    "device_bids": "monthly",
    "new_prices": "event",
    "new_form": "event",
}
