# caught by: item_dead_campaign
audit_order = [
    "dead_campaign",
    "broken_form",
    "no_negatives",
    "game_apps",
    "brand_leak",
    "broken_link",
    "blind_goal",
    "night_shows",
]
