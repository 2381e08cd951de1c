audit_order = [
    "blind_goal",
    "dead_campaign",
    "broken_form",
    "no_negatives",
    "game_apps",
    "brand_leak",
    "broken_link",
    "night_shows",
]
