# A quiet niche: the same three rivals for months.
tuning_rhythm = {
    "spend_pace": "daily",
    "lost_leads": "daily",
    "new_queries": "weekly",
    "placements": "weekly",
    "rivals": "monthly",
    "banners": "monthly",
    "season": "monthly",
    "device_bids": "monthly",
    "new_prices": "event",
    "new_form": "event",
}
