# caught by: item_device_bids
tuning_rhythm = {
    "spend_pace": "daily",
    "lost_leads": "daily",
    "new_queries": "weekly",
    "placements": "weekly",
    "rivals": "weekly",
    "banners": "monthly",
    "season": "monthly",
    "device_bids": "weekly",
    "new_prices": "event",
    "new_form": "event",
}
