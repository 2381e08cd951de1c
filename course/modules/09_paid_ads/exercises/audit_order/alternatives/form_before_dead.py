# 40,714 and 40,000 RUB: closer than 10%.
audit_order = [
    "blind_goal",
    "broken_form",
    "dead_campaign",
    "no_negatives",
    "game_apps",
    "brand_leak",
    "broken_link",
    "night_shows",
]
