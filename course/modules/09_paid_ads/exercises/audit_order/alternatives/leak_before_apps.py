# 12,000 and 11,760 RUB: closer than 10%.
audit_order = [
    "blind_goal",
    "dead_campaign",
    "broken_form",
    "no_negatives",
    "brand_leak",
    "game_apps",
    "broken_link",
    "night_shows",
]
