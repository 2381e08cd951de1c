# caught by: item_new_queries
tuning_rhythm = {
    "spend_pace": "daily",
    "lost_leads": "daily",
    "new_queries": "daily",
    "placements": "daily",
    "rivals": "daily",
    "banners": "daily",
    "season": "daily",
    "device_bids": "daily",
    "new_prices": "daily",
    "new_form": "daily",
}
