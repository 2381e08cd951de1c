# caught by: item_rumour
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "unknown",
    "rumour": "bottom_line",
    "quiz": "unknown",
    "told_us": "picture",
    "two_faces": "table",
    "two_meetings": "table",
    "planner": "steps",
}
