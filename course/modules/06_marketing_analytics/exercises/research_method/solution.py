research_method = {
    "friends": "nps",
    "ambassadors": "nps",
    "last_lesson": "csat",
    "fitter": "csat",
    "cancel_path": "ces",
    "form_hard": "ces",
    "six_things": "csi",
    "price_or_place": "csi",
    "why_leave": "interview",
    "how_choose": "interview",
    "how_often": "logs",
    "reply_time": "logs",
}
