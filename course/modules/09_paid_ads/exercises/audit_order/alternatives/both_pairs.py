# Both close pairs the other way round.
audit_order = [
    "blind_goal",
    "broken_form",
    "dead_campaign",
    "no_negatives",
    "brand_leak",
    "game_apps",
    "broken_link",
    "night_shows",
]
