# caught by: item_workshop
missing_in_request = {
    "logo": "deadline",
    "banners": "owner",
    "strategy": "acceptance",
    "estimate": "nothing",
    "workshop": "nothing",
    "counter": "owner",
    "about": "acceptance",
    "questions": "nothing",
    "speed": "acceptance",
    "reviews": "owner",
}
