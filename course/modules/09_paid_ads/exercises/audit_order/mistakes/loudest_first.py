# caught by: item_broken_link
audit_order = [
    "broken_link",
    "dead_campaign",
    "broken_form",
    "blind_goal",
    "no_negatives",
    "night_shows",
    "game_apps",
    "brand_leak",
]
