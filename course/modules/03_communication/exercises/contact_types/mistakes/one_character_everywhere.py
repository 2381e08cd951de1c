# caught by: item_two_faces
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "unknown",
    "rumour": "unknown",
    "quiz": "unknown",
    "told_us": "picture",
    "two_faces": "bottom_line",
    "two_meetings": "table",
    "planner": "steps",
}
