# caught by: item_spend_pace
tuning_rhythm = {
    "spend_pace": "weekly",
    "lost_leads": "weekly",
    "new_queries": "weekly",
    "placements": "weekly",
    "rivals": "weekly",
    "banners": "monthly",
    "season": "weekly",
    "device_bids": "weekly",
    "new_prices": "weekly",
    "new_form": "weekly",
}
