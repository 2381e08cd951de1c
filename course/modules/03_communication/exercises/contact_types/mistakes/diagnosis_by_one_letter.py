# caught by: item_caps
contact_types = {
    "busy": "bottom_line",
    "auditor": "table",
    "careful": "steps",
    "ideas": "picture",
    "caps": "bottom_line",
    "rumour": "unknown",
    "quiz": "picture",
    "told_us": "picture",
    "two_faces": "table",
    "two_meetings": "table",
    "planner": "steps",
}
