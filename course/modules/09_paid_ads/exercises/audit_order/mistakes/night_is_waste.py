# caught by: item_night_shows
audit_order = [
    "blind_goal",
    "dead_campaign",
    "broken_form",
    "no_negatives",
    "night_shows",
    "game_apps",
    "brand_leak",
    "broken_link",
]
