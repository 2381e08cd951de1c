# RUB lost in thirty days: 132,000, 96,000, 72,000, 54,000, 40,500, 30,000, 22,500, 16,800, 12,000, 9,000, 6,500, 4,500, 3,000,
# 1,800, 0. Each is at least a quarter less than the one before it.
repair_order = [
    "silent_campaign",
    "phone_form",
    "own_hands",
    "far_regions",
    "name_clicks",
    "game_apps",
    "own_rivalry",
    "broken_prices",
    "night_placement",
    "sold_out",
    "download",
    "bought_already",
    "misprint",
    "copper",
    "weekends",
]
