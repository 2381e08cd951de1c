# caught by: item_told_us
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "unknown",
    "rumour": "unknown",
    "quiz": "unknown",
    "told_us": "unknown",
    "two_faces": "table",
    "two_meetings": "table",
    "planner": "steps",
}
