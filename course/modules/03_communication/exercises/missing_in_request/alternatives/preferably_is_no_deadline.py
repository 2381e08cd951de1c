# “Preferably” is no deadline: two things are missing.
missing_in_request = {
    "logo": "deadline",
    "banners": "owner",
    "strategy": "acceptance",
    "estimate": "nothing",
    "workshop": "deadline",
    "counter": "owner",
    "about": "acceptance",
    "questions": "nothing",
    "speed": "deadline",
    "reviews": "owner",
}
