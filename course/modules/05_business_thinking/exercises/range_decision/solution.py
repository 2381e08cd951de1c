range_decision = {
    "pads": "shelf",
    "clamp": "shelf",
    "coolant": "shelf",
    "radiator": "order",
    "rare_belt": "order",
    "cabin_filter": "push",
    "wipers": "push",
    "novelty": "look",
    "winter_blades": "look",
    "battery": "look",
    "old_mat": "out",
    "dear_lamp": "out",
}
