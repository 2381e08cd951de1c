# Nobody is named, and it is not said how many reviews are enough: two things are missing.
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
    "reviews": "acceptance",
}
