# caught by: item_broken_link
audit_order = [
    "blind_goal",
    "dead_campaign",
    "broken_form",
    "no_negatives",
    "brand_leak",
    "broken_link",
    "game_apps",
    "night_shows",
]
