missing_in_request = {
    "logo": "deadline",
    "banners": "owner",
    "strategy": "acceptance",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "owner",
    "about": "acceptance",
    "questions": "nothing",
    "speed": "acceptance",
    "reviews": "owner",
}
