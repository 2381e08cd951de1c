# caught by: item_logo
missing_in_request = {
    "logo": "nothing",
    "banners": "owner",
    "strategy": "nothing",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "owner",
    "about": "acceptance",
    "questions": "nothing",
    "speed": "acceptance",
    "reviews": "owner",
}
