# caught by: item_questions
missing_in_request = {
    "logo": "deadline",
    "banners": "owner",
    "strategy": "acceptance",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "owner",
    "about": "acceptance",
    "questions": "acceptance",
    "speed": "acceptance",
    "reviews": "owner",
}
