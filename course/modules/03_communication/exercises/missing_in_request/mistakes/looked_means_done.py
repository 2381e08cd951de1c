# caught by: item_strategy
missing_in_request = {
    "logo": "deadline",
    "banners": "owner",
    "strategy": "nothing",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "owner",
    "about": "nothing",
    "questions": "nothing",
    "speed": "acceptance",
    "reviews": "owner",
}
