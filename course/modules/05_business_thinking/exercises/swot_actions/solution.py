swot_actions = {
    "one_day": "so",
    "letter": "so",
    "book_ahead": "st",
    "share_ct": "st",
    "hire": "wo",
    "prepaid": "wo",
    "sublet": "wt",
    "step_back": "wt",
    "repaint": "none",
    "five_minutes": "none",
    "channel": "none",
}
