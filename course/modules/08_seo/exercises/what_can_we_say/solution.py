what_can_we_say = {
    "clicks_up": "yes",
    "half_seen": "no",
    "orders": "source",
    "new_titles": "no",
    "july": "yes",
    "all_engines": "source",
    "three_places": "no",
    "inflated": "yes",
    "rivals": "source",
    "nothing_true": "no",
    "shifted": "yes",
    "demand": "source",
}
