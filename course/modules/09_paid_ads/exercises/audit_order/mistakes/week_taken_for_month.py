# caught by: item_no_negatives
audit_order = [
    "blind_goal",
    "broken_form",
    "no_negatives",
    "game_apps",
    "brand_leak",
    "dead_campaign",
    "broken_link",
    "night_shows",
]
