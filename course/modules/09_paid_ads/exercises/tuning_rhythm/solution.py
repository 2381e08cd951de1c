tuning_rhythm = {
    "spend_pace": "daily",
    "lost_leads": "daily",
    "new_queries": "weekly",
    "placements": "weekly",
    "rivals": "weekly",
    "banners": "monthly",
    "season": "monthly",
    "device_bids": "monthly",
    "new_prices": "event",
    "new_form": "event",
}
