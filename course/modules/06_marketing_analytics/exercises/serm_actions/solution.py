serm_actions = {
    "measure_dates": "now",
    "answer_true": "now",
    "profile": "now",
    "ask_everyone": "now",
    "employees": "now",
    "media_story": "later",
    "video": "later",
    "research_page": "later",
    "buy_stars": "never",
    "not_ours": "never",
    "happy_only": "never",
    "rivals": "never",
}
