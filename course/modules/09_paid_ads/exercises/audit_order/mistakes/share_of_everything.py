# caught by: item_no_negatives
audit_order = [
    "blind_goal",
    "no_negatives",
    "dead_campaign",
    "broken_form",
    "game_apps",
    "brand_leak",
    "broken_link",
    "night_shows",
]
