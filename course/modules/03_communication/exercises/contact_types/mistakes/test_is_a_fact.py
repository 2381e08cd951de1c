# caught by: item_quiz
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "unknown",
    "rumour": "unknown",
    "quiz": "picture",
    "told_us": "picture",
    "two_faces": "table",
    "two_meetings": "table",
    "planner": "steps",
}
