# caught by: item_banners
missing_in_request = {
    "logo": "deadline",
    "banners": "nothing",
    "strategy": "acceptance",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "nothing",
    "about": "acceptance",
    "questions": "nothing",
    "speed": "acceptance",
    "reviews": "owner",
}
